"""An index of a briefing, built once: links between points and events, and days of visibility.

Points, dates, stages and disputes change only on days on which something was published. With these
days precomputed, the state on any as-of day takes only comparisons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from briefing.lens.seen import Stage
from briefing.lens.state_cache import EventStateCache
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing, Citation, Claim, Dispute, Event, Point, Rank

__all__ = ["Index", "IndexedDispute", "IndexedEvent", "IndexedPoint", "Stage", "rank_order"]

ATTESTING = (Claim.REPORTED, Claim.COMMITMENT)
ANNOUNCING = (Claim.PLANNED, Claim.EXPECTED)
_RANKS = tuple(Rank)


class IndexedPoint(NamedTuple):
    """A point with its full name, its effective topics and the first day on which it is visible."""

    ref: str
    event: str
    point: Point
    topics: tuple[str, ...]
    visible_from: date


class IndexedEvent(NamedTuple):
    """An event, its own points, those about it, and the days on which it changes (None: never)."""

    event: Event
    own: tuple[IndexedPoint, ...]
    ahead: tuple[IndexedPoint, ...]
    visible_from: date
    dated_from: date | None
    reported_from: date | None
    cancelled_from: date | None

    @property
    def points(self) -> tuple[IndexedPoint, ...]:
        """Its own points, then those of others that are about it."""
        return (*self.own, *self.ahead)

    def date_as_of(self, day: date) -> When | None:
        """Return the event's date if it is known on a day, else None."""
        return self.event.date if self.dated_from and self.dated_from <= day else None

    def stage_as_of(self, day: date) -> Stage:
        """Return the event's stage on a day: the first stage that applies."""
        when = self.date_as_of(day)
        if self.reported_from and self.reported_from <= day:
            return Stage.REPORTED
        if self.cancelled_from and self.cancelled_from <= day:
            return Stage.CANCELLED
        if when is None:
            return Stage.ANNOUNCED
        is_past = when.latest is not None and when.latest < day
        if when.is_window and not is_past:
            return Stage.ANNOUNCED
        if is_past:
            return Stage.UNREPORTED
        if when.earliest is not None and day < when.earliest:
            return Stage.SCHEDULED
        return Stage.DUE


class IndexedDispute(NamedTuple):
    """A dispute with the first day on which it is visible, and the first with all its sides."""

    dispute: Dispute
    visible_from: date
    settled_from: date


class Index:
    """A briefing with precomputed days of visibility.

    `days` are the days on which something was published, in order; `events` are in order of date,
    the undated ones last; `points` are by their full names ``EVENT#POINT``; `touching` are the
    disputes that touch an event or a point, by its name.
    """

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.published = {name: each.published for name, each in briefing.sources.items()}
        self.days = tuple(sorted(set(self.published.values())))
        self.numbers = {name: number for number, name in enumerate(briefing.sources, start=1)}
        self.points: dict[str, IndexedPoint] = {}
        self.ahead: dict[str, list[IndexedPoint]] = {}
        for event in briefing.events.values():
            for point in event.points:
                self._add(event, point)
        found = (self._event(event) for event in briefing.events.values())
        self.events = tuple(sorted((each for each in found if each), key=_chronology))
        disputes = (self._dispute(dispute) for dispute in briefing.disputes.values())
        self.disputes = tuple(sorted(disputes, key=lambda each: each.visible_from))
        self.touching: dict[str, list[IndexedDispute]] = {}
        for each in self.disputes:
            for place in each.dispute.touches:
                self.touching.setdefault(place, []).append(each)
        self.event_states = EventStateCache()

    def last_day(self) -> date:
        """Return the last day of publication, the as-of day of an empty lens."""
        return self.days[-1] if self.days else date.max

    def all_visible_from(self, points: Iterable[str]) -> date:
        """Return the first day on which all of some points are visible."""
        return max((self.points[ref].visible_from for ref in points), default=date.min)

    def first_published(self, cites: Iterable[Citation]) -> date:
        """Return the day on which the first of some citations was published."""
        return min([self.published[cite.source] for cite in cites])

    def _add(self, event: Event, point: Point) -> None:
        ref = f"{event.id}#{point.id}"
        day = self.first_published(point.cites)
        found = IndexedPoint(ref, event.id, point, point.topics or event.topics, day)
        self.points[ref] = found
        if point.about and point.about != event.id:
            self.ahead.setdefault(point.about, []).append(found)

    def _event(self, event: Event) -> IndexedEvent | None:
        own = tuple([self.points[f"{event.id}#{point.id}"] for point in event.points])
        ahead = tuple(self.ahead.get(event.id, ()))
        if not own and not ahead:
            return None
        return IndexedEvent(
            event,
            own,
            ahead,
            min([point.visible_from for point in (*own, *ahead)]),
            self._dated_from(event, (*own, *ahead)),
            _first(own, ATTESTING),
            _first(own, (Claim.CANCELLED,)),
        )

    def _dated_from(self, event: Event, points: Sequence[IndexedPoint]) -> date | None:
        """Return the day from which published readings cover both ends of the event's date."""
        when = event.date
        if when is None:
            return None
        readings = [
            (self.published[cite.source], reading)
            for each in points
            for cite in each.point.cites
            for reading in cite.dates.values()
        ]
        if not readings:
            return min([each.visible_from for each in points])
        if all(reading == when for _, reading in readings):  # the usual case, told at little cost
            return min([day for day, _ in readings])
        starts = [day for day, reading in readings if reading.reaches_start_of(when)]
        ends = [day for day, reading in readings if reading.reaches_end_of(when)]
        return max(min(starts), min(ends)) if starts and ends else None

    def _dispute(self, dispute: Dispute) -> IndexedDispute:
        """Index a dispute: visible with two cited sides, or with one if another is computed."""
        cited = sorted(self.first_published(side.cites) for side in dispute.sides if side.cites)
        if not cited:
            return IndexedDispute(dispute, date.min, date.min)
        has_computed = len(cited) < len(dispute.sides)
        return IndexedDispute(dispute, cited[0 if has_computed else 1], cited[-1])


def _first(points: Iterable[IndexedPoint], claims: Sequence[Claim]) -> date | None:
    return min([each.visible_from for each in points if each.point.claim in claims], default=None)


def rank_order(rank: Rank) -> int:
    """Return the position of a rank, headlines first."""
    return _RANKS.index(rank)


def _chronology(indexed: IndexedEvent) -> tuple[object, ...]:
    event = indexed.event
    rank = rank_order(event.rank)
    if event.date is None:
        return (True, date.max, date.max, rank, event.id)
    first, last, *_ = event.date.order
    return (False, first, last, rank, event.id)
