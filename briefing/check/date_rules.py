"""Rules that compare the curator's readings of printed dates with what the phrases can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.check.case import Case
from briefing.check.printed_dates import PrintedDate, meets
from briefing.check.rule import Finding, Rule, rule
from briefing.evidence.date_expressions import RULES as CONVENTIONS
from briefing.evidence.date_expressions import Reading, Verdict, is_understood
from briefing.evidence.date_expressions.written import MONTH, WEEKDAY
from briefing.model.dates import show_day, show_when
from briefing.model.diagnostics import Severity
from briefing.model.records import Event

_SHOWN = 3
_NAME = re.compile(rf"\b(?:{MONTH}|{WEEKDAY})\b|\d[/.-]\d", re.IGNORECASE)
_OF_ITS_SENTENCE = re.compile(r"\b(?:before|after|later|following)\b", re.IGNORECASE)


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
            yield _finding(each, f"no day fits all the words of `{each.phrase}`", hint)


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
            if event.date and not meets(each.reading, event.date):
                continue
            found.add(event.id)
            place = f"paragraph {each.cited.citation.at} of {each.cited.source.id}"
            message = f"`{each.phrase}` in {place} dates {event.id}, and dated its own source"
            related = (each.cited.source.span, "the day of the source is inferred here")
            yield Finding(each.cited.citation.span, event.id, message, "", related)


@rule(
    "date-not-understood",
    "A printed date that cannot be read",
    why="What is not read is not checked. Only words that look like a date are reported: “two "
    "days later” and “before the summit” need the rest of their sentence.",
    remedy="keep to the words of one date (`briefing dates` shows how they are read), or allow it",
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
        if is_understood(each.phrase):
            if source.id not in sources:
                sources.add(source.id)
                message = f"the days of {source.id}, {each.published}, leave `{each.phrase}` open"
                hint = "give its window two ends that are a year apart at the most"
                yield Finding(source.span, source.id, message, hint)
        elif _looks_like_date(each.phrase):
            yield _finding(each, f"`{each.phrase}` cannot be read as a date")


@rule(
    "date-clash",
    "A printed date that is not the event's",
    severity=Severity.ERROR,
    why="`dates` holds the phrases that date the point's own event. One whose literal reading "
    "has no day in common with the event's date contradicts it, and readers are owed a dispute "
    "that says so (ICD 206: identify conflicts between sources).",
    remedy="correct the reading or the event's date, take out a phrase that dates something else, "
    "or record a dispute that touches the event or the point",
    bad="date: 2031-03-04   # and below: dates: {Monday: 2031-03-03}",
    good="date: 2031-03-04   # and below: dates: {Tuesday: 2031-03-04}",
)
def date_clash(case: Case) -> Iterator[Finding]:
    """Compare readings with the date of their event, or of that which the point is about."""
    for each in case.dated:
        event, point = each.cited.event, each.cited.point
        if event is None or point is None or event.date is None:
            continue
        if each.verdict in (Verdict.IMPOSSIBLE, Verdict.CONTRADICTORY) or _dates(event, each):
            continue
        about = case.briefing.events.get(point.about)
        if (about and _dates(about, each)) or _is_disputed(case, each):
            continue
        means = f"{_phrase(each)} means {show_when(each.reading)}"
        message = f"{means}, but {event.id} is dated {show_when(event.date)}"
        yield _finding(each, message)._replace(related=(event.span, "the event"))


def _dates(event: Event, dated: PrintedDate) -> bool:
    return event.date is not None and meets(dated.reading, event.date)


def _is_disputed(case: Case, dated: PrintedDate) -> bool:
    """Whether it is in a dispute, or a dispute touches its point or event."""
    event, point = dated.cited.event, dated.cited.point
    if event is None or point is None:
        return True
    touching = case.index.touching
    return any(place in touching for place in (event.id, dated.cited.at, point.about))


def _looks_like_date(phrase: str) -> bool:
    names = (match[0] for match in _NAME.finditer(phrase))
    return any(not name[0].islower() for name in names) and not _OF_ITS_SENTENCE.search(phrase)


def _phrase(dated: PrintedDate) -> str:
    return f"`{dated.phrase}` in {dated.cited.source.id} ({show_when(dated.published)})"


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
    date_contradictory,
    date_inexact,
    date_one_of_several,
    date_used_to_infer,
    date_not_understood,
    date_clash,
)
