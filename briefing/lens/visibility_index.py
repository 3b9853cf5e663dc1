"""An index of a briefing, built once: links between points and events, and days of visibility.

Points, dates, stages and disputes change only on days on which something was published, corrected
or withdrawn. With these days precomputed, the state on any as-of day takes only comparisons.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from briefing.lens.date_history import DateStep, RecordedReading, date_history
from briefing.lens.event_order import OrderKey, chronology, keys_of
from briefing.lens.seen import Stage
from briefing.lens.state_cache import EventStateCache
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import (
    Briefing,
    Citation,
    Claim,
    DateVersion,
    Dispute,
    Event,
    Paragraphs,
    Point,
    Side,
    Source,
)

__all__ = ["Index", "IndexedDispute", "IndexedEvent", "IndexedPoint", "Stage"]

NOT_ON_RECORD = "its text of this day is not on record"
"""Why a paragraph that is changed later has no gist."""
ATTESTING = (Claim.REPORTED, Claim.COMMITMENT)
ANNOUNCING = (Claim.PLANNED, Claim.EXPECTED)
LOOKING_BACK = (Claim.CONTEXT, Claim.ASSESSMENT)


class IndexedPoint(NamedTuple):
    """A point with its full name, its effective topics and the first day on which it is visible."""

    ref: str
    event: str
    point: Point
    topics: tuple[str, ...]
    visible_from: date


class IndexedEvent(NamedTuple):
    """An event, its own points, those about it, and the days on which it changes (None: never).

    `dates` are the steps of its date. `announced_from` is the first day of a point that announces
    it; `told_on` are the days of its own citations that only look back, in order.
    """

    event: Event
    own: tuple[IndexedPoint, ...]
    ahead: tuple[IndexedPoint, ...]
    visible_from: date
    dates: Sequence[DateStep]
    reported_from: date | None
    cancelled_from: date | None
    announced_from: date | None
    told_on: Sequence[date]

    @property
    def points(self) -> tuple[IndexedPoint, ...]:
        """Its own points, then those of others that are about it."""
        return (*self.own, *self.ahead)

    @property
    def last_date(self) -> When | None:
        """The date on the last day; None if it is not known then."""
        version = self.dates[-1].version if self.dates else None
        return version.when if version else None

    def date_as_of(self, day: date) -> DateVersion | None:
        """Return the event's date as far as it is known on a day, None if it is not."""
        known = None
        for step in self.dates:
            if step.since > day:
                break
            known = step.version
        return known

    def stage_as_of(self, day: date) -> Stage:
        """Return the event's stage on a day: the first stage that applies."""
        if self.reported_from and self.reported_from <= day:
            return Stage.REPORTED
        if self.cancelled_from and self.cancelled_from <= day:
            return Stage.CANCELLED
        version = self.date_as_of(day)
        if version is None:
            return Stage.PLANNED
        when = version.when
        is_past = when.latest is not None and when.latest < day
        if when.is_window and not is_past:
            return Stage.PLANNED
        if is_past:
            return Stage.REPORTED if self._is_told(when, day) else Stage.UNREPORTED
        if when.earliest is not None and day < when.earliest:
            return Stage.SCHEDULED
        return Stage.DUE

    def _is_told(self, when: When, day: date) -> bool:
        """Whether it is known only through sources that looked back on it when it was over."""
        if self.announced_from and self.announced_from <= day:
            return False
        later = bisect_right(self.told_on, when.bounds[1])
        return later < len(self.told_on) and self.told_on[later] <= day


class IndexedDispute(NamedTuple):
    """A dispute with the first day on which it is visible, and the first with all its sides."""

    dispute: Dispute
    visible_from: date
    settled_from: date


class Index:
    """A briefing with precomputed days of visibility.

    `whole` is the index of the folder; of a briefing from which something is left out, that of the
    complete one, whose days and numbers it keeps. `lost` are then the readings of each event's date
    that are left out.

    `days` are the days on which something was published, corrected or withdrawn, in order; `events`
    are in order of their last dates, the undated ones last, and `order` has the key of each in that
    order; `has_links` says whether any of them is said to have followed another; `points` are by
    their full names ``EVENT#POINT``; `touching` are the disputes that touch an event or a point, by
    its name; `revised` are the sources that were corrected after their publication, or withdrawn.
    """

    def __init__(
        self,
        briefing: Briefing,
        whole: Index | None = None,
        lost: Mapping[str, Sequence[RecordedReading]] | None = None,
    ) -> None:
        self.briefing = briefing
        self.whole = whole or self
        self._lost = lost or {}
        self.published = {name: each.published for name, each in briefing.sources.items()}
        self.revised = {
            name: each
            for name, each in briefing.sources.items()
            if each.withdrawn or _revisions(each)
        }
        revisions = [day for each in self.revised.values() for day in _revisions(each)]
        corrections = [each.date for each in briefing.brief.corrections]
        self.days = tuple(sorted({*self.published.values(), *revisions, *corrections}))
        self.numbers = {name: number for number, name in enumerate(briefing.sources, start=1)}
        if whole:
            self.days, self.numbers = whole.days, whole.numbers
        self.points: dict[str, IndexedPoint] = {}
        self.ahead: dict[str, list[IndexedPoint]] = {}
        for event in briefing.events.values():
            for point in event.points:
                self._add(event, point)
        found = (self._event(event) for event in briefing.events.values())
        indexed = [each for each in found if each]
        self.has_links = any(each.event.after for each in indexed)
        self.order: Mapping[str, OrderKey]
        if self.has_links:
            self.order = keys_of([(each.event, each.last_date) for each in indexed])
        else:
            self.order = {each.event.id: chronology(each.event, each.last_date) for each in indexed}
        order = self.order
        indexed.sort(key=lambda each: order[each.event.id])
        self.events = tuple(indexed)
        self.visible_from = {each.event.id: each.visible_from for each in self.events}
        self.last_dates = {each.event.id: each.last_date for each in self.events}
        disputes = (self._dispute(dispute) for dispute in briefing.disputes.values())
        self.disputes = tuple(sorted(disputes, key=lambda each: each.visible_from))
        self.touching: dict[str, list[IndexedDispute]] = {}
        for each in self.disputes:
            for place in each.dispute.touches:
                self.touching.setdefault(place, []).append(each)
        self.event_states = EventStateCache()
        self.left_out: dict[tuple[frozenset[str], frozenset[str]], Index] = {}
        """Cache of the indices without some sources and voices (`briefing.lens.without`)."""

    @cached_property
    def points_by_day(self) -> Mapping[date, int]:
        """How many points became known on each day."""
        return Counter(each.visible_from for each in self.points.values())

    def last_day(self) -> date:
        """Return the last of the briefing's days, the as-of day of an empty lens."""
        return self.days[-1] if self.days else date.max

    @property
    def usual_year(self) -> int:
        """Return the year that a date without one means: that of the last publication."""
        return max(self.whole.published.values(), default=date.max).year

    def is_empty_on(self, day: date) -> bool:
        """Whether no point is visible on a day."""
        return all(each.visible_from > day for each in self.points.values())

    def known_from(self, cite: Citation) -> date:
        """Return the day from which on a citation is known.

        That is the publication of its source, or a later correction of a paragraph that it cites.
        """
        day = self.published[cite.source]
        if self.revised and cite.source in self.revised:
            for each in self.revised[cite.source].corrections:
                if each.date and each.date > day and any(map(cite.at.overlaps, each.changed)):
                    day = each.date
        return day

    def source_as_of(self, name: str, day: date) -> Source:
        """Return a source without the corrections and the withdrawal that come after a day.

        What a paragraph said that is changed later is not on record: it has no gist.
        """
        source = self.revised.get(name)
        if source is None:
            return self.briefing.sources[name]
        corrections = [each for each in source.corrections if not each.date or each.date <= day]
        if len(corrections) < len(source.corrections):
            source = source._replace(corrections=tuple(corrections))
        if later := self.changed_after(name, day):
            outline = {
                number: gist
                for number, gist in source.outline.items()
                if not any(at.first <= number <= at.last for at in later)
            }
            left_out = {**source.left_out, **dict.fromkeys(later, NOT_ON_RECORD)}
            source = source._replace(outline=outline, left_out=left_out)
        if source.withdrawn and source.withdrawn.date > day:
            source = source._replace(withdrawn=None)
        return source

    def changed_after(self, name: str, day: date) -> tuple[Paragraphs, ...]:
        """Return the paragraphs of a source that a correction after a day changes."""
        source = self.revised.get(name)
        if source is None:
            return ()
        later = [each for each in source.corrections if each.date and each.date > day]
        return tuple([at for each in later for at in each.changed])

    def withdrawn_from(self, name: str) -> date | None:
        """Return the day on which a source was withdrawn; None if it was not."""
        source = self.revised.get(name) if self.revised else None
        return source.withdrawn.date if source and source.withdrawn else None

    def all_visible_from(self, points: Iterable[str]) -> date:
        """Return the first day on which all of some points are visible."""
        return max((self.points[ref].visible_from for ref in points), default=date.min)

    def any_visible_from(self, points: Iterable[str]) -> date:
        """Return the first day on which one of some points is visible; the last of all if none."""
        return min((self.points[ref].visible_from for ref in points), default=date.max)

    def place_visible_from(self, place: str) -> date:
        """Return the first day on which an event or a point is visible; the last if never."""
        if place in self.points:
            return self.points[place].visible_from
        return self.visible_from.get(place, date.max)

    def visible_places(self, places: Iterable[str], day: date) -> tuple[str, ...]:
        """Return those of some events and points that are visible on a day."""
        return tuple([each for each in places if self.place_visible_from(each) <= day])

    def first_known(self, cites: Iterable[Citation]) -> date:
        """Return the day on which the first of some citations is known."""
        return min(self.days_known(cites))

    def days_known(self, cites: Iterable[Citation]) -> list[date]:
        """Return the day from which on each of some citations is known."""
        if self.revised:
            return [self.known_from(cite) for cite in cites]
        published = self.published  # the usual case, at little cost
        return [published[cite.source] for cite in cites]

    def side_known_from(self, side: Side) -> date:
        """Return the first day on which a side of a dispute is known."""
        return self.first_known(side.cites) if side.cites else self.all_visible_from(side.rests)

    def _add(self, event: Event, point: Point) -> None:
        ref = f"{event.id}#{point.id}"
        day = self.first_known(point.cites)
        found = IndexedPoint(ref, event.id, point, point.topics or event.topics, day)
        self.points[ref] = found
        if point.about and point.about != event.id:
            self.ahead.setdefault(point.about, []).append(found)

    def _event(self, event: Event) -> IndexedEvent | None:
        own = tuple([self.points[f"{event.id}#{point.id}"] for point in event.points])
        ahead = tuple(self.ahead.get(event.id, ()))
        if not own and not ahead:
            return None
        visible_from = min([point.visible_from for point in (*own, *ahead)])
        return IndexedEvent(
            event,
            own,
            ahead,
            visible_from,
            self._dates(event, own, ahead, visible_from),
            _first(own, ATTESTING),
            _first(own, (Claim.CANCELLED,)),
            _first((*own, *ahead), ANNOUNCING),
            self._told_on(own),
        )

    def _told_on(self, own: Iterable[IndexedPoint]) -> Sequence[date]:
        """Return the days of citations that look back, in order."""
        days: list[date] = []
        for each in own:
            if each.point.claim in LOOKING_BACK:
                days += self.days_known(each.point.cites)
        return sorted(days)

    def _dates(
        self,
        event: Event,
        own: Iterable[IndexedPoint],
        ahead: Iterable[IndexedPoint],
        first: date,
    ) -> Sequence[DateStep]:
        if event.document:  # its date is that of the document, from its publication on
            source = self.briefing.sources[event.document]
            version = DateVersion(source.published_when, event.document, event.span)
            return [DateStep(max(first, source.published), version)]
        if not event.dates:
            return ()
        readings = [*self._readings(own, is_own=True), *self._readings(ahead, is_own=False)]
        readings += self._lost.get(event.id, ())
        first_version = event.dates[0]
        if len(event.dates) == 1 and not first_version.source:
            when = first_version.when
            # The usual case, at little cost: every reading is the date itself.
            if all(each.when == when and not each.is_left_out for each in readings):
                known = min([each.day for each in readings], default=first)
                return [DateStep(known, first_version)]
        readings.sort(key=lambda each: each.day)
        return date_history(event.dates, readings, self.published, first)

    def _readings(
        self, points: Iterable[IndexedPoint], *, is_own: bool
    ) -> Iterator[RecordedReading]:
        for each in points:
            for cite in each.point.cites:
                if cite.dates:
                    day = self.known_from(cite)
                    for when in cite.dates.values():
                        yield RecordedReading(day, when, is_own, each.point.due)

    def _dispute(self, dispute: Dispute) -> IndexedDispute:
        """Index a dispute: it is visible with two sides, one of them cited."""
        days = sorted([self.side_known_from(side) for side in dispute.sides])
        cited = min(
            (self.side_known_from(side) for side in dispute.sides if side.cites), default=date.max
        )
        second = days[1] if len(days) > 1 else date.max
        return IndexedDispute(dispute, max(second, cited), days[-1])


def _revisions(source: Source) -> list[date]:
    """Return the days after its publication on which a source was corrected or withdrawn."""
    days = [each.date for each in source.corrections if each.date]
    days += [source.withdrawn.date] if source.withdrawn else []
    return [day for day in days if day > source.published]


def _first(points: Iterable[IndexedPoint], claims: Sequence[Claim]) -> date | None:
    return min([each.visible_from for each in points if each.point.claim in claims], default=None)
