"""Rules that compare the curator's readings of printed dates with what the phrases can mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from briefing.check.case import Case
from briefing.check.printed_dates import PrintedDate, meets
from briefing.check.rule import Finding, Rule, rule
from briefing.evidence.date_expressions import RULES as CONVENTIONS
from briefing.evidence.date_expressions import (
    Reading,
    Verdict,
    is_understood,
    looks_like_date,
    other_language,
)
from briefing.evidence.date_expressions.languages import NAMES, language_for
from briefing.lens.date_history import version_spans
from briefing.lens.visibility_index import IndexedEvent
from briefing.model.dates import When, show_day, show_when
from briefing.model.diagnostics import Severity
from briefing.model.records import DateVersion, Event

_SHOWN = 3
_LONG = 60
"""Characters of a phrase that a message shows."""


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
            message = f"{_phrase(each)} cannot mean `{each.reading}`"
            yield _finding(each, message, f"it means {_readings(each.readings, says=True)}")


@rule(
    "date-distant",
    "A weekday more than a week from its source's day",
    why="A weekday alone is that of the week around the publication. Where a source tells of other "
    "days it can be theirs: then `dates_of` says against which day or event it is read.",
    remedy="add `dates_of` with the day or the event of which the text tells, or correct the reading",
    bad="dates: {Thursday evening: 2031-02-20}   # in a source of 5 March 2031",
    good="dates: {Thursday evening: 2031-02-20}, dates_of: {Thursday evening: 2031-02-18}",
)
def date_distant(case: Case) -> Iterator[Finding]:
    """Find weekdays that are read weeks away."""
    for each in case.dated:
        if each.verdict is Verdict.DISTANT:
            message = f"`{each.reading}` is more than a week from the day of {_phrase(each)}"
            yield _finding(each, message, f"it means {_readings(each.readings, says=True)}")


@rule(
    "date-told-of",
    "A day of no known event",
    severity=Severity.ERROR,
    why="`dates_of` names for a phrase of `dates` the day against which it is read, or the event "
    "that has this day. Of another name, and of a phrase that `dates` lacks, nothing comes.",
    remedy="write a day, or the id of a dated event, and the phrase as `dates` has it",
    bad="dates_of: {Tuesday: the talks}",
    good="dates_of: {Tuesday: talks}",
)
def date_told_of(case: Case) -> Iterator[Finding]:
    """Look up each name, and each phrase."""
    for cited in case.cited():
        for phrase, name in cited.citation.dates_of.items():
            message = ""
            if phrase not in cited.citation.dates:
                message = f"`dates_of` has `{_short(phrase)}`, which is not in `dates`"
            elif case.day_told_of(name) is None:
                message = f"`{_short(name)}` is no day, and no event that has one"
            if message:
                yield Finding(cited.citation.span, cited.at, message)


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
            yield _finding(each, f"no day fits all the words of `{_short(each.phrase)}`", hint)


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
            message = f"{_phrase(each)} does not mean exactly `{each.reading}`"
            yield _finding(each, message, f"it means {_readings(each.readings, says=True)}")


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
            yield _finding(each, f"{_phrase(each)} can also mean {_readings(rest)}")


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
            message = f"`{each.phrase}` in {place} dates {event.id}, and dated its own source"
            related = (each.cited.source.span, "the day of the source is inferred here")
            yield Finding(each.cited.citation.span, event.id, message, "", related)


@rule(
    "date-not-understood",
    "A printed date that cannot be read",
    why="What is not read is not checked. A phrase is read in the language of its source, which is "
    "English unless `language` says otherwise; docs/dates.md has what is read in which. “Two days "
    "later” and “before the summit” need the rest of their sentence, and are not reported.",
    remedy="keep to the words of one date (`briefing dates` shows how they are read), give the "
    "source its `language`, or allow it",
    bad="dates: {on Tuesday and Wednesday: 2031-03-04/2031-03-05}",
    good="dates: {on Tuesday: 2031-03-04, Wednesday: 2031-03-05}",
)
def date_not_understood(case: Case) -> Iterator[Finding]:
    """Find phrases that look like dates and cannot be read, and sources of no known day."""
    sources: set[str] = set()
    for each in case.dated:
        source = each.cited.source
        if each.verdict is not Verdict.NOT_UNDERSTOOD:
            continue
        if language_for(source.language) is None:
            if source.id not in sources:
                sources.add(source.id)
                message = f"printed dates of {source.id} are not read: its language is {source.language}"
                yield Finding(source.span, source.id, message, f"read are {', '.join(NAMES)}")
        elif is_understood(each.phrase, source.language):
            if source.id not in sources:
                sources.add(source.id)
                message = f"the days of {source.id}, {each.published}, leave `{each.phrase}` open"
                hint = "give its window two ends that are a year apart at the most"
                yield Finding(source.span, source.id, message, hint)
        elif looks_like_date(each.phrase, source.language):
            other = other_language(each.phrase, source.language)
            hint = f"it is read if {source.id} has `language: {other}`" if other else ""
            yield _finding(each, f"`{_short(each.phrase)}` cannot be read as a date", hint)


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
        means = f"{_phrase(each)} means {show_when(each.reading)}"
        dated = show_when(held) if held else "otherwise"
        message = f"{means}, but {event.id} is dated {dated}"
        yield _finding(each, message)._replace(related=(event.span, "the event"))


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


def _short(phrase: str) -> str:
    return phrase if len(phrase) <= _LONG else f"{phrase[:_LONG]}…"


def _phrase(dated: PrintedDate) -> str:
    return f"`{_short(dated.phrase)}` in {dated.cited.source.id} ({show_when(dated.published)})"


def _readings(readings: Sequence[Reading], *, says: bool = False) -> str:
    """Format readings, each with its convention."""
    shown = [f"`{each.when}` ({each.rule})" for each in readings[:_SHOWN]]
    if len(readings) > _SHOWN:
        shown.append(f"{len(readings) - _SHOWN} more")
    text = " or ".join(shown)
    return f"{text}: {CONVENTIONS[readings[0].rule].says}" if says and len(readings) == 1 else text


def _finding(dated: PrintedDate, message: str, hint: str = "") -> Finding:
    return Finding(dated.cited.citation.span, dated.cited.at, message, hint)


RULES: tuple[Rule, ...] = (
    date_impossible,
    date_distant,
    date_told_of,
    date_contradictory,
    date_inexact,
    date_one_of_several,
    date_used_to_infer,
    date_not_understood,
    date_clash,
    date_not_borne,
)
