"""Rules on days that cannot follow each other: ends before beginnings, revisions before texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.model.dates import show_day, show_when
from briefing.model.diagnostics import Severity, Span
from briefing.model.lean_typing import NamedTuple
from briefing.model.prose_references import ground_of
from briefing.model.records import BottomLine, Gap, JudgmentVersion


class _DatedStatement(NamedTuple):
    """A statement of the brief, its name and its place for an `allow` entry."""

    value: BottomLine | JudgmentVersion | Gap
    name: str
    at: str


@rule(
    "closed-too-early",
    "What is closed before it begins",
    severity=Severity.ERROR,
    why="A gap and a version of a judgment are shown from the day on which all that they rest on "
    "is known until one of the points in `closed_by` is. Where that point is known first, or on "
    "the same day, they are shown on no day. A gap without `rests` belongs to the last day, and no "
    "point comes later. What became of an undertaking cannot have been known before it, nor can "
    "two points close each other.",
    remedy="correct `closed_by` or `rests`, or take it out",
    bad="text: No source has the cost.\nrests: [vote#cost]   # of 11 March\n"
    "closed_by: [talks#berths]   # of 5 March",
    good="text: No source has the cost.\nrests: [talks#berths]\nclosed_by: [vote#cost]",
)
def closed_too_early(case: Case) -> Iterator[Finding]:
    """Compare the day on which each gap and judgment opens with that on which it ends."""
    index = case.index
    for each, name, at in _statements(case):
        if isinstance(each, BottomLine) or not each.closed_by:
            continue
        ground = ground_of(each)
        opened = index.all_visible_from(ground) if ground else index.last_day()
        closed = index.any_visible_from(each.closed_by)
        if closed <= opened:
            message = f"{name} is closed on {show_day(closed)}, and opens on {show_day(opened)}"
            if closed == opened:
                message = f"{name} opens and is closed on one day, {show_day(closed)}"
            hint = "" if ground else "say in `rests` which points raise the question"
            yield Finding(each.span, at, message, hint)
    circles = _circles({ref: point.closed_by for _, point, ref in case.points() if point.closed_by})
    for _, point, ref in case.points():
        known = index.points[ref].visible_from
        if ref in point.closed_by:
            message = f"`{ref}` names itself as what became of it"
            yield Finding(point.span, ref, message, "name a later point in `closed_by`")
        elif circle := circles.get(ref):
            message = f"`{ref}` is closed by itself, by way of `{circle}`"
            yield Finding(point.span, ref, message, "name later points in `closed_by`")
        elif point.closed_by and (closed := index.any_visible_from(point.closed_by)) < known:
            message = f"`{ref}` is known from {show_day(known)}, and closed on {show_day(closed)}"
            yield Finding(point.span, ref, message, "name a later point in `closed_by`")


def _circles(closed_by: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for each point in a circle the first one of its `closed_by` that leads back to it.

    Two points lead to each other if they are in one group; the groups are found in one walk over
    all points, after Tarjan. A point that names itself alone is in no circle here.
    """
    group: dict[str, int] = {}
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_points: list[str] = []
    for start in closed_by:
        walk = [] if start in order else [(start, iter(closed_by[start]))]
        while walk:
            ref, following = walk[-1]
            if ref not in order:
                order[ref] = lowest[ref] = len(order)
                open_points.append(ref)
            for other in following:
                if other not in order:
                    walk.append((other, iter(closed_by.get(other, ()))))
                    break
                if other not in group:
                    lowest[ref] = min(lowest[ref], order[other])
            else:
                walk.pop()
                if walk:
                    lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[ref])
                if lowest[ref] == order[ref]:
                    group[ref] = order[ref]
                    while (other := open_points.pop()) != ref:
                        group[other] = order[ref]
    leading = {
        ref: next((each for each in refs if each != ref and group[each] == group[ref]), "")
        for ref, refs in closed_by.items()
    }
    return {ref: first for ref, first in leading.items() if first}


@rule(
    "written-too-early",
    "A statement written before its ground was known",
    severity=Severity.ERROR,
    why="`written` is the day on which a bottom line or a version of a judgment was written. "
    "Nobody can have written it before the last of the points that it rests on was published.",
    remedy="correct the day or what it rests on; without `written` it was written on its day",
    bad="rests: [vote#cost]   # of 11 March\nwritten: 2031-03-05",
    good="rests: [vote#cost]   # of 11 March\nwritten: 2031-03-12",
)
def written_too_early(case: Case) -> Iterator[Finding]:
    """Compare each day of writing with that on which the ground was known."""
    for each, name, at in _statements(case):
        written = None if isinstance(each, Gap) else each.written
        known = case.index.all_visible_from(ground_of(each)) if written else date.min
        if written and written < known:
            message = f"{name} is written on {show_day(written)}"
            yield Finding(each.span, at, f"{message}, and its ground known from {show_day(known)}")


@rule(
    "revised-too-early",
    "A correction or withdrawal before publication",
    severity=Severity.ERROR,
    why="What was not yet published cannot be corrected or withdrawn. A briefing has nothing to "
    "correct before its first source.",
    remedy="correct the day, or that of publication",
    bad="published: 2031-03-05\nwithdrawn: {date: 2031-03-01, note: Taken down.}",
    good="published: 2031-03-05\nwithdrawn: {date: 2031-03-08, note: Taken down.}",
)
def revised_too_early(case: Case) -> Iterator[Finding]:
    """Compare dated corrections and withdrawals with the days of publication."""
    sources = case.briefing.sources.values()
    for source in sources:
        for each in source.corrections:
            if each.date and each.date < source.published:
                yield _revised(each.span, source.id, "corrected", each.date, source.published)
        gone = source.withdrawn
        if gone and gone.date < source.published:
            yield _revised(gone.span, source.id, "withdrawn", gone.date, source.published)
    first = min((each.published for each in sources), default=date.min)
    for entry in case.briefing.brief.corrections:
        if entry.date < first:
            message = f"the brief is corrected on {show_day(entry.date)}"
            message = f"{message}, and its first source is of {show_day(first)}"
            yield Finding(entry.span, "corrections", message, "correct the day")


def _revised(span: Span, source: str, how: str, day: date, published: date) -> Finding:
    message = f"{source} is {how} on {show_day(day)}, and published on {show_day(published)}"
    return Finding(span, source, message)


@rule(
    "due-too-early",
    "A point that falls due before it is known",
    why="`due` is the day by which what the point says has to be done. One that lies before the "
    "first source of the point was over when the undertaking became known.",
    remedy="correct `due`; where the term was over already, tell it in the text and take `due` out",
    bad="due: 2031-02   # of a point whose first source is of 5 March 2031",
    good="due: 2031-12",
)
def due_too_early(case: Case) -> Iterator[Finding]:
    """Compare each due date with the first day of its point."""
    for _, point, ref in case.points():
        end = point.due.end if point.due else None
        known = case.index.points[ref].visible_from
        if point.due and end and not end.mark and end.latest < known:
            message = f"`{ref}` is due {show_when(point.due)}, and known from {show_day(known)}"
            yield Finding(point.span, ref, message)


@rule(
    "document-date",
    "An event that is a document and has another date",
    severity=Severity.ERROR,
    why="An event with `document` consists in that source: its date is the source's window, or "
    "else its day of publication, and that is what is shown. Another `date` is shown on no day.",
    remedy="take `date` out, or correct the day or the window of the source",
    bad="date: 2031-03-04\ndocument: gazette   # of 5 March 2031",
    good="document: gazette   # of 5 March 2031",
)
def document_date(case: Case) -> Iterator[Finding]:
    """Compare the dates of such events with the day or the window of their source."""
    for event in case.briefing.events.values():
        if event.document and event.dates:
            source = case.briefing.sources[event.document]
            when = source.published_when
            other = next((each for each in event.dates if each.when != when), None)
            if other:
                message = f"{event.id} is dated {show_when(other.when)}, and {source.id}, the "
                message += f"document, {show_when(when)}"
                yield Finding(other.span, event.id, message, related=(source.span, "the document"))


def _statements(case: Case) -> Iterator[_DatedStatement]:
    brief = case.briefing.brief
    for line in brief.bottom_lines:
        yield _DatedStatement(line, "the bottom line", "bottom_line")
    for name, version in case.judgments():
        yield _DatedStatement(version, f"judgment {name}", "judgments")
    for number, gap in enumerate(brief.gaps, start=1):
        yield _DatedStatement(gap, f"gap {number}", "gaps")


RULES: tuple[Rule, ...] = (
    closed_too_early,
    written_too_early,
    revised_too_early,
    due_too_early,
    document_date,
)
