"""The changes between two as-of days, found by comparing two views of one briefing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.lens.seen import SeenCitation, SeenEvent, SeenPoint, Stage
from briefing.lens.view import SeenDispute, SeenSource, Snapshot, View
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import BottomLine, Judgment


class PointChange(NamedTuple):
    """A point in its later state, and its new citations: all of them if the point is new."""

    point: SeenPoint
    is_new: bool
    citations: tuple[SeenCitation, ...]


class EventChange(NamedTuple):
    """An event in its later state, its earlier stage (None if it is new), and its changed points.

    `is_dated` says that the date of an event which was there before became known. `own` and `ahead`
    are the changed points as the event lists them: a point that looks forward to another event is
    listed under both.
    """

    event: SeenEvent
    stage_before: Stage | None
    is_dated: bool
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


class DisputeChange(NamedTuple):
    """A dispute in its later state: whether it is new, and whether it now has its finding."""

    dispute: SeenDispute
    is_new: bool
    is_settled: bool


class Changes(NamedTuple):
    """All changes after the day `since` and up to the day `until`, in reading order.

    Sources are in order of publication, events in that of the later view. Gaps are left out: they
    belong to the whole briefing and are never new.
    """

    since: date
    until: date
    sources: tuple[SeenSource, ...]
    events: tuple[EventChange, ...]
    disputes: tuple[DisputeChange, ...]
    judgments: tuple[Judgment, ...]
    bottom_line: BottomLine | None

    @property
    def is_empty(self) -> bool:
        """Whether there are no changes."""
        return not any(self[2:])


_Seen = View | Snapshot


def changes(before: _Seen, after: _Seen) -> Changes:
    """Return the changes between two views of one index through the same filters, earlier first."""
    known, judgments = {each.number for each in before.sources}, set(before.judgments)
    return Changes(
        before.as_of,
        after.as_of,
        tuple(each for each in after.sources if each.number not in known),
        tuple(_event(then, now) for then, now in _changed(before, after)),
        tuple(_disputes(before, after)),
        tuple(each for each in after.judgments if each not in judgments),
        None if before.bottom_line else after.bottom_line,
    )


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
    return seen.stage, seen.date, points


def _event(then: SeenEvent | None, now: SeenEvent) -> EventChange:
    if then is None:
        return EventChange(now, None, False, _points((), now.own), _points((), now.ahead))
    return EventChange(
        now,
        then.stage,
        then.date is None and now.date is not None,
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
