"""Rules on claims and dates against the days of publication, and on events left open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.check.case import Case
from briefing.check.printed_dates import meets
from briefing.check.rule import Finding, Rule, rule
from briefing.lens.seen import Stage
from briefing.lens.visibility_index import ANNOUNCING, ATTESTING
from briefing.model.dates import When, show_day, show_when
from briefing.model.diagnostics import Severity
from briefing.model.records import Citation, Event, Rank


@rule(
    "reported-too-early",
    "An event reported before it was",
    severity=Severity.ERROR,
    why="A source cannot attest what had not begun when it was published; the event would be shown "
    "as reported on a day before its own. Of a window, the last day counts. Days are local: a "
    "source far west of the event may report it under the day before, which can be allowed.",
    remedy="make the claim `planned` or `expected`, or correct the date of the event or the source",
    bad="claim: reported   # of an event of 10 March, in a source of 5 March",
    good="claim: planned",
)
def reported_too_early(case: Case) -> Iterator[Finding]:
    """Compare the last day of each attesting source with the first of its event."""
    published = _published(case)
    for event, point, ref in case.points():
        for cite in point.cites if point.claim in ATTESTING else ():
            latest, first = published[cite.source].latest, _first_day(_date_on(case, event, cite))
            if first and latest and latest < first:
                message = f"`{point.claim}` in {cite.source}, of {show_day(latest)}"
                before = f"{message}, before {event.id} began on {show_day(first)}"
                yield Finding(cite.span, ref, before, related=(event.span, "the event"))


@rule(
    "planned-too-late",
    "An event still planned when it was over",
    why="`planned` and `expected` say that something is still ahead. A source published after its "
    "last day either reports it, or tells what had been planned: that is `context`. A point that "
    "is `about` a later event looks ahead to that one.",
    remedy="make the claim `reported`, or `context` where it tells of an earlier plan",
    bad="claim: planned   # of an event of 4 March, in a source of 5 March",
    good="claim: reported",
)
def planned_too_late(case: Case) -> Iterator[Finding]:
    """Compare the first day of each announcing source with the last of its event."""
    published, events = _published(case), case.briefing.events
    for own, point, ref in case.points():
        event = events.get(point.about, own)
        for cite in point.cites if point.claim in ANNOUNCING else ():
            earliest, last = published[cite.source].earliest, _last_day(_date_on(case, event, cite))
            if last and earliest and earliest > last:
                message = f"`{point.claim}` in {cite.source}, of {show_day(earliest)}"
                after = f"{message}, after {event.id} was over on {show_day(last)}"
                yield Finding(cite.span, ref, after, related=(event.span, "the event"))


@rule(
    "unreported",
    "An event left unreported",
    why="Its day was over when the last source was published, and none says that it took place. "
    "A reader has to be told that this is not known.",
    remedy="cite a report of it, or add a gap or a dispute that touches it",
    bad="gaps: []   # and points of `vote` with `claim: planned` alone, its day past",
    good="gaps: [{text: No source reports the vote., touches: [vote]}]",
)
def unreported(case: Case) -> Iterator[Finding]:
    """Find events that are unreported on the last day and not explained."""
    last_day = case.index.last_day()
    for indexed in case.index.events:
        event = indexed.event
        is_open = indexed.stage_as_of(last_day) is Stage.UNREPORTED
        when = indexed.last_date
        if is_open and when and event.id not in case.explained:
            message = f"no source reports {event.id} ({show_when(when)})"
            yield Finding(event.span, event.id, message)


@rule(
    "outside-period",
    "An event outside the briefing's period",
    why="The brief says which time it covers; what lies outside is a slip of the date, or does not "
    "belong. Events of rank `background` may lie before it.",
    remedy="correct the event's date or the brief's `period`, or make the event `background`",
    bad="period: 2031-03   # and an event with `date: 2013-03-04`",
    good="period: 2031-03   # and an event with `date: 2031-03-04`",
)
def outside_period(case: Case) -> Iterator[Finding]:
    """Compare dates, as far as they are known, with the period."""
    period = case.briefing.brief.period
    if period is None:
        return
    for event in case.briefing.events.values():
        when = case.event_dates.last(event)
        if when is None or meets(when, period):
            continue
        if event.rank is not Rank.BACKGROUND or _is_after(when, period):
            dated = f"{event.id} ({show_when(when)})"
            yield Finding(event.span, event.id, f"{dated} is outside {show_when(period)}")


@rule(
    "published-outside-window",
    "A day of publication outside its window",
    severity=Severity.ERROR,
    why="`published` is the best reading of the days in `window`, so it is one of them.",
    remedy="correct the day or the window",
    bad="published: 2031-03-05   # and `window: 2031-03-06..2031-03-08`",
    good="published: 2031-03-06   # and `window: 2031-03-06..2031-03-08`",
)
def published_outside_window(case: Case) -> Iterator[Finding]:
    """Find days of publication outside their window."""
    for source in case.briefing.sources.values():
        if source.window and not source.window.covers(source.published):
            window = show_when(source.window)
            message = f"{source.id} is published on {show_day(source.published)}, but {window}"
            yield Finding(source.span, source.id, message)


def _published(case: Case) -> dict[str, When]:
    return {name: each.published_when for name, each in case.briefing.sources.items()}


def _is_after(one: When, other: When) -> bool:
    first, last = one.earliest, other.latest
    return first is not None and last is not None and first > last


def _date_on(case: Case, event: Event, cite: Citation) -> When | None:
    """Return the event's date on the day from which on a citation is known."""
    return case.event_dates.on(event, case.index.known_from(cite))


def _first_day(when: When | None) -> date | None:
    """Return the first possible day; None if it is not certain."""
    start = when.start if when else None
    return start.earliest if start and not start.mark else None


def _last_day(when: When | None) -> date | None:
    end = when.end if when else None
    return end.latest if end and not end.mark else None


RULES: tuple[Rule, ...] = (
    reported_too_early,
    planned_too_late,
    unreported,
    outside_period,
    published_outside_window,
)
