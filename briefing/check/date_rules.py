"""Rules that compare the curator's readings of printed dates with what the phrases can mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from briefing.check.case import Case
from briefing.check.date_messages import finding_of, phrase_of, shown
from briefing.check.printed_dates import PrintedDate, meets
from briefing.check.rule import Finding, Rule, rule
from briefing.check.shown_text import shortened
from briefing.evidence.date_expressions import Verdict
from briefing.lens.date_history import version_spans
from briefing.lens.visibility_index import IndexedEvent
from briefing.model.dates import When, show_day, show_when
from briefing.model.diagnostics import Severity
from briefing.model.records import DateVersion, Event


@rule(
    "date-impossible",
    "A reading that the printed date cannot have",
    severity=Severity.ERROR,
    why="`dates` holds the literal reading of a phrase against its source's own day. By every "
    "convention of newspapers that we know, this one means another day. Where the source itself "
    "is wrong the literal reading stays, and a dispute says so.",
    remedy="write the literal reading, or copy the phrase again",
    bad="dates: {on Friday: 2031-03-08}   # in a source of Wednesday 5 March 2031",
    good="dates: {on Friday: 2031-03-07}",
)
def date_impossible(case: Case) -> Iterator[Finding]:
    """Look for each reading among those that its phrase can have."""
    for each in case.dated:
        if each.verdict is Verdict.IMPOSSIBLE:
            message = f"{phrase_of(each)} cannot mean `{each.reading}`"
            yield finding_of(each, message, f"it means {shown(each.readings, says=True)}")


@rule(
    "date-contradictory",
    "A weekday that does not fit its date",
    severity=Severity.ERROR,
    why="No day of the calendar has all that the phrase says of it. Either it was copied wrong, "
    "or the source is wrong; then a dispute has to say so, and ends this finding.",
    remedy="copy the phrase again; where the source prints it so, record a dispute",
    bad="dates: {'Monday, March 4, 2031': 2031-03-04}",
    good="dates: {'Tuesday, March 4, 2031': 2031-03-04}",
)
def date_contradictory(case: Case) -> Iterator[Finding]:
    """Find phrases that no day fits, except in disputes and what they touch."""
    for each in case.dated:
        if each.verdict is Verdict.CONTRADICTORY and not _is_disputed(case, each):
            hint = f"{show_day(day)} is what the reading means" if (day := each.reading.day) else ""
            yield finding_of(each, f"no day fits all the words of `{shortened(each.phrase)}`", hint)


@rule(
    "date-inexact",
    "A reading that says more or less than the printed date",
    why="The readings are what a reader is told that the source printed. A source that says "
    "“last month” does not give a day; that is for the event's own date, on better evidence.",
    remedy="write the reading with the precision of the phrase",
    bad="dates: {last month: 2031-02-14}   # in a source of 5 March 2031",
    good="dates: {last month: 2031-02}",
)
def date_inexact(case: Case) -> Iterator[Finding]:
    """Compare the precision of each reading with that of its phrase."""
    for each in case.dated:
        if each.verdict is Verdict.INEXACT:
            message = f"{phrase_of(each)} does not mean exactly `{each.reading}`"
            yield finding_of(each, message, f"it means {shown(each.readings, says=True)}")


@rule(
    "date-one-of-several",
    "A reading that is one of several",
    why="“Next Friday” is a different day to different papers, and a source whose own day is a "
    "window moves its dates along. Another date of the same event settles it if it is as exact or "
    "fits one reading only; so do the same words, settled with the same meaning elsewhere in the "
    "source. In a dispute each side may choose.",
    remedy="cite a source that dates it otherwise, write a window over all readings (A..B), or "
    "allow it with the reason that decides",
    bad="dates: {next Friday: 2031-03-14}   # in a source of 5 March 2031, and no other date",
    good="dates: {next Friday: 2031-03-07..2031-03-14}",
)
def date_one_of_several(case: Case) -> Iterator[Finding]:
    """Find readings chosen from several, which nothing else settles."""
    for each in case.dated:
        if each.verdict is not Verdict.ONE_OF_SEVERAL or each.is_circular:
            continue
        if each.phrase in each.cited.citation.dates_of:  # the curator has said what decides
            continue
        if each.cited.event and each.is_on_its_side and each not in case.settled:
            rest = [other for other in each.readings if other.when != each.reading]
            yield finding_of(each, f"{phrase_of(each)} can also mean {shown(rest)}")


@rule(
    "date-used-to-infer",
    "An event dated by what its source was dated by",
    why="The source states no day: it was inferred from these very words. Read against that day "
    "they agree, which proves nothing. The words are found where `inferred` names them, with "
    "their paragraph if it names any. Another date of the event, as exact, ends this finding.",
    remedy="cite a source that dates the event by itself, or allow it with what else fixes the day",
    bad="inferred: {published: Paragraph 2 puts the talks on Tuesday.}   # dates: {Tuesday: …}",
    good="inferred: {published: Paragraph 3 has the vote of 10 March as a week away.}",
)
def date_used_to_infer(case: Case) -> Iterator[Finding]:
    """Find events that rest on a date from which the source's own day was inferred."""
    found: set[str] = set()
    for each in case.dated:
        event = each.cited.event
        if event and event.id not in found and each.is_circular and each not in case.settled:
            held = _held_against(case, event, each)
            if held and not meets(each.reading, held):
                continue
            found.add(event.id)
            place = f"paragraph {each.cited.citation.at} of {each.cited.source.id}"
            message = (
                f"`{shortened(each.phrase)}` in {place} dates {event.id}, and dated its own source"
            )
            related = (each.cited.source.span, "the day of the source is inferred here")
            yield Finding(each.cited.citation.span, event.id, message, "", related)


@rule(
    "date-clash",
    "A printed date that is not the event's",
    severity=Severity.ERROR,
    why="`dates` holds the phrases that date the point's own event. One whose literal reading "
    "has no day in common with the event's date on the day of its source contradicts it, and "
    "readers are owed a dispute that says so (ICD 206: identify conflicts between sources). A date "
    "on which the point falls `due` is none of the event's.",
    remedy="correct the reading or the event's date, take out a phrase that dates something else, "
    "or record a dispute that touches the event or the point",
    bad="date: 2031-03-04   # and below: dates: {Monday: 2031-03-03}",
    good="date: 2031-03-04   # and below: dates: {Tuesday: 2031-03-04}",
)
def date_clash(case: Case) -> Iterator[Finding]:
    """Compare readings with the date of their event, or of that which the point is about."""
    for event, each in _clashes(case):
        held = _held_against(case, event, each)
        means = f"{phrase_of(each)} means {show_when(each.reading)}"
        dated = show_when(held) if held else "otherwise"
        message = f"{means}, but {event.id} is dated {dated}"
        yield finding_of(each, message)._replace(related=(event.span, "the event"))


@rule(
    "date-not-borne",
    "A date that no printed date bears",
    severity=Severity.ERROR,
    why="On each day an event has the date that the printed dates known by then bear. Where they "
    "never bear the whole of it, no day shows the date that is written here: of a period without a "
    "reading for one end that end stays open, and without any reading the date is never known.",
    remedy="write the date that is borne, or add the phrase that bears the rest to `dates`",
    bad="date: 2031-03/2031-06   # and one printed date, {in March: 2031-03}",
    good="date: 2031-03/2031-06   # and dates: {from March to June: 2031-03/2031-06}",
)
def date_not_borne(case: Case) -> Iterator[Finding]:
    """Look for the curator's dates, each in its days, in what the days show."""
    wrong: set[str] | None = None
    for indexed in case.index.events:
        event = indexed.event
        if event.document or not event.dates:
            continue
        shown = {step.version for step in indexed.dates}
        if shown.issuperset(event.dates):
            continue
        if wrong is None:
            wrong = _misread(case)
        if event.id not in wrong:
            yield from _not_borne(case, indexed, shown)


def _not_borne(
    case: Case, indexed: IndexedEvent, shown: Collection[DateVersion | None]
) -> Iterator[Finding]:
    event, days = indexed.event, [step.since for step in indexed.dates]
    for version, _, until in version_spans(event.dates, case.index.published):
        if version in shown or until <= indexed.visible_from:  # such a version is another rule's
            continue
        step = bisect_left(days, until)
        last = indexed.dates[step - 1].version if step else None
        bear = f"bear only `{last.when}`" if last else "do not bear it"
        message = f"no day shows {event.id} on `{version.when}`: its printed dates {bear}"
        yield Finding(version.span, event.id, message)


def _misread(case: Case) -> set[str]:
    """Return the events with readings that are reported for themselves."""
    found = {event.id for event, _ in _clashes(case)}
    for each in case.dated:
        is_wrong = each.verdict is Verdict.IMPOSSIBLE or (
            each.verdict is Verdict.CONTRADICTORY and not _is_disputed(case, each)
        )
        if is_wrong and each.cited.event and each.cited.point:
            found |= {each.cited.event.id, each.cited.point.about}
    return found


def _clashes(case: Case) -> Iterator[tuple[Event, PrintedDate]]:
    """Yield the printed dates that contradict their event and are in no dispute."""
    for each in case.dated:
        event, point = each.cited.event, each.cited.point
        if event is None or point is None or _held_against(case, event, each) is None:
            continue
        if each.verdict in (Verdict.IMPOSSIBLE, Verdict.CONTRADICTORY):
            continue
        if _dates(case, event, each) or (point.due and meets(each.reading, point.due)):
            continue
        about = case.briefing.events.get(point.about)
        if not (about and _dates(case, about, each)) and not _is_disputed(case, each):
            yield event, each


def _held_against(case: Case, event: Event, dated: PrintedDate) -> When | None:
    """Return the event's date on the day from which on a printed date is known."""
    return case.event_dates.on(event, case.index.known_from(dated.cited.citation))


def _dates(case: Case, event: Event, dated: PrintedDate) -> bool:
    held = _held_against(case, event, dated)
    return held is not None and meets(dated.reading, held)


def _is_disputed(case: Case, dated: PrintedDate) -> bool:
    """Whether it is in a dispute, or a dispute touches its point or event."""
    event, point = dated.cited.event, dated.cited.point
    if event is None or point is None:
        return True
    touching = case.index.touching
    return any(place in touching for place in (event.id, dated.cited.at, point.about))


RULES: tuple[Rule, ...] = (
    date_impossible,
    date_contradictory,
    date_inexact,
    date_one_of_several,
    date_used_to_infer,
    date_clash,
    date_not_borne,
)
