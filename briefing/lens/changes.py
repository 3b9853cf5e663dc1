"""What came between two days of knowledge: a comparison of two views of one briefing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.lens.seen import SeenCitation, SeenEvent, SeenPoint, Stage
from briefing.lens.view import SeenDispute, SeenSource, Snapshot, View
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import BottomLine, Judgment


class PointChange(NamedTuple):
    """A point as it is after, and those of its citations that came: all, where it is new."""

    point: SeenPoint
    is_new: bool
    citations: tuple[SeenCitation, ...]


class EventChange(NamedTuple):
    """An event as it is after, its stage before (None: it is new), and what came to it.

    `is_dated` says that its date became known, of an event that was there before. `own` and
    `ahead` are the points that changed, as the event lists them: one that looks forward to another
    event stands under both.
    """

    event: SeenEvent
    stage_before: Stage | None
    is_dated: bool
    own: tuple[PointChange, ...]
    ahead: tuple[PointChange, ...]

    @property
    def points(self) -> tuple[PointChange, ...]:
        """Its own points that changed, then those of others that look forward to it."""
        return (*self.own, *self.ahead)

    @property
    def is_new(self) -> bool:
        """Whether the event was not there before."""
        return self.stage_before is None

    @property
    def has_new_stage(self) -> bool:
        """Whether it stands elsewhere than before."""
        return self.stage_before is not self.event.stage


class DisputeChange(NamedTuple):
    """A dispute as it is after: whether it is new, and whether its finding came."""

    dispute: SeenDispute
    is_new: bool
    is_settled: bool


class Changes(NamedTuple):
    """What came after the day `since` and by the day `until`, in the order in which it is read.

    Sources are in order of publication, events in that of the later view; the rest follows from
    them. Gaps are left out: they are of the whole briefing, and none is news.
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
        """Whether nothing came."""
        return not any(self[2:])


_Seen = View | Snapshot


def changes(before: _Seen, after: _Seen) -> Changes:
    """Return what came between two views of one index through the same filters, `before` first."""
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
        # An event that no day between has turned is the very same: the lens keeps it.
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
    # Citations are told apart by identity: they are those of one index, and have no hash.
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
