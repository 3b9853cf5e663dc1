"""The changes between two as-of days, found by comparing two views of one briefing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from briefing.lens.seen import SeenCitation, SeenEvent, SeenPoint, Stage
from briefing.lens.view import SeenDispute, SeenJudgment, SeenSource, Snapshot, View
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import (
    BottomLine,
    BriefCorrection,
    Correction,
    Gap,
    JudgmentVersion,
    Withdrawal,
)


class PointChange(NamedTuple):
    """A point in its later state, and its new citations: all of them if the point is new."""

    point: SeenPoint
    is_new: bool
    citations: tuple[SeenCitation, ...]


class EventChange(NamedTuple):
    """An event in its later state, its earlier stage (None if it is new), and its changed points.

    `is_dated` says that the date of an event which was there before became known, or sharper;
    `before` is that earlier state. `own` and `ahead` are the changed points as the event lists
    them: a point that looks forward to another event is listed under both.
    """

    event: SeenEvent
    stage_before: Stage | None
    is_dated: bool
    before: SeenEvent | None
    own: tuple[PointChange, ...]
    ahead: tuple[PointChange, ...]

    @property
    def points(self) -> tuple[PointChange, ...]:
        """The event's own changed points, then those of other events that look forward to it."""
        return (*self.own, *self.ahead)

    @property
    def is_new(self) -> bool:
        """Whether the event was absent before."""
        return self.stage_before is None

    @property
    def has_new_stage(self) -> bool:
        """Whether the stage differs from before; also true of a new event."""
        return self.stage_before is not self.event.stage


class JudgmentChange(NamedTuple):
    """A judgment before and after: without the earlier state it is new, without the later ended."""

    before: SeenJudgment | None
    after: SeenJudgment | None


class SourceChange(NamedTuple):
    """A source that was there before, with what it says about itself since."""

    source: SeenSource
    corrections: tuple[Correction, ...]
    withdrawal: Withdrawal | None


class DisputeChange(NamedTuple):
    """A dispute in its later state: whether it is new, and whether it now has its finding."""

    dispute: SeenDispute
    is_new: bool
    is_settled: bool


class Changes(NamedTuple):
    """All changes after the day `since` and up to the day `until`, in reading order.

    Sources are in order of publication, events in that of the later view. `bottom_line` is the
    later one where it differs, `had_bottom_line` whether there was one before.
    """

    since: date
    until: date
    sources: tuple[SeenSource, ...]
    events: tuple[EventChange, ...]
    disputes: tuple[DisputeChange, ...]
    judgments: tuple[JudgmentChange, ...]
    bottom_line: BottomLine | None
    had_bottom_line: bool
    revised: tuple[SourceChange, ...]
    opened: tuple[Gap, ...]
    closed: tuple[Gap, ...]
    corrections: tuple[BriefCorrection, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there are no changes."""
        return not any(self._replace(had_bottom_line=False)[2:])


_Seen = View | Snapshot


def changes(before: _Seen, after: _Seen) -> Changes:
    """Return the changes between two views of one index through the same filters, earlier first."""
    known = {each.number: each for each in before.sources}
    return Changes(
        before.as_of,
        after.as_of,
        tuple(each for each in after.sources if each.number not in known),
        tuple(_event(then, now) for then, now in _changed(before, after)),
        tuple(_disputes(before, after)),
        tuple(_judgments(before, after)),
        None if _is_same(before.bottom_line, after.bottom_line) else after.bottom_line,
        before.bottom_line is not None,
        tuple(_revised(known, after)),
        _not_among(after.gaps, before.gaps),
        _not_among(before.gaps, after.gaps),
        tuple(each for each in after.corrections if each not in before.corrections),
    )


def _judgments(before: _Seen, after: _Seen) -> Iterator[JudgmentChange]:
    known = {each.id: each for each in before.judgments}
    for now in after.judgments:
        then = known.pop(now.id, None)
        if (
            then is None
            or not _is_same(then.version, now.version)
            or then.is_withdrawn != now.is_withdrawn
        ):
            yield JudgmentChange(then, now)
    for then in known.values():
        yield JudgmentChange(then, None)


def _is_same(
    then: BottomLine | JudgmentVersion | None, now: BottomLine | JudgmentVersion | None
) -> bool:
    """Whether two statements are one version: its citations may grow from day to day."""
    return (then and then.span) == (now and now.span)


def _revised(known: Mapping[int, SeenSource], after: _Seen) -> Iterator[SourceChange]:
    for now in after.sources:
        then, source = known.get(now.number), now.source
        if then and then.source is source:
            continue
        # A source may be new, corrected and withdrawn between two days.
        first = source.published
        before = (
            then.source.corrections
            if then
            else [each for each in source.corrections if not each.date or each.date <= first]
        )
        came = tuple([each for each in source.corrections if each not in before])
        withdrawal = None if then and then.source.withdrawn else source.withdrawn
        if came or withdrawal:
            yield SourceChange(now, came, withdrawal)


def _not_among(gaps: Iterable[Gap], others: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps that are not among others; what one touches and cites may grow."""
    spans = {each.span for each in others}
    return tuple([each for each in gaps if each.span not in spans])


def changed_events(before: _Seen, after: _Seen) -> frozenset[str]:
    """Return the ids of events of `after` that are new or whose stage, date or points differ.

    A point differs where its citations do. Either view may be the earlier one.
    """
    return frozenset(now.event.id for _, now in _changed(before, after))


def _changed(before: _Seen, after: _Seen) -> Iterator[tuple[SeenEvent | None, SeenEvent]]:
    known = {each.event.id: each for each in before.events}
    for now in after.events:
        then = known.get(now.event.id)
        # The cache returns the same object for an event that has not changed between the days.
        if then is not now and (then is None or _state(then) != _state(now)):
            yield then, now


def _state(seen: SeenEvent) -> tuple[object, ...]:
    points = [(each.ref, len(each.citations)) for each in seen.points]
    return seen.stage, seen.date, seen.event.title, seen.event.place, points


def _event(then: SeenEvent | None, now: SeenEvent) -> EventChange:
    if then is None:
        return EventChange(now, None, False, None, _points((), now.own), _points((), now.ahead))
    return EventChange(
        now,
        then.stage,
        now.date is not None and now.date != then.date,
        then,
        _points(then.own, now.own),
        _points(then.ahead, now.ahead),
    )


def _points(then: tuple[SeenPoint, ...], now: tuple[SeenPoint, ...]) -> tuple[PointChange, ...]:
    # Citations are compared by identity: both views share an index, and they have no hash.
    known = {each.ref: {id(cite.citation) for cite in each.citations} for each in then}
    found = []
    for point in now:
        cited = known.get(point.ref, ())
        came = tuple(each for each in point.citations if id(each.citation) not in cited)
        if came:
            found.append(PointChange(point, point.ref not in known, came))
    return tuple(found)


def _disputes(before: _Seen, after: _Seen) -> Iterator[DisputeChange]:
    known = {each.dispute.id: each for each in before.disputes}
    for now in after.disputes:
        then = known.get(now.dispute.id)
        is_settled = bool(now.finding) and not (then and then.finding)
        if then is None or is_settled:
            yield DisputeChange(now, then is None, is_settled)
