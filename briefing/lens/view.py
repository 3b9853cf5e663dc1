"""The View: everything a lens shows of a briefing, which all renderers and panes draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import chain

from briefing.evidence.origins import origins_among
from briefing.lens.as_of_states import citations_on, known_on
from briefing.lens.filters import Filters
from briefing.lens.lens import Lens
from briefing.lens.seen import SeenCitation, SeenEvent, SeenPoint
from briefing.lens.visibility_index import Index, IndexedDispute, rank_order
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import (
    BottomLine,
    Brief,
    Dispute,
    DisputeStatus,
    Gap,
    Judgment,
    Side,
    Source,
)

__all__ = [
    "SeenCitation",
    "SeenDispute",
    "SeenEvent",
    "SeenPoint",
    "SeenSide",
    "SeenSource",
    "SeenTopic",
    "View",
    "look",
]


class SeenSource(NamedTuple):
    """A source with its number and how many of the points shown cite it."""

    number: int
    source: Source
    points: int


class SeenTopic(NamedTuple):
    """A topic and how many of the points shown have it."""

    id: str
    name: str
    points: int


class SeenSide(NamedTuple):
    """A side of a dispute with its visible citations; none where it is computed."""

    side: Side
    citations: tuple[SeenCitation, ...]


class SeenDispute(NamedTuple):
    """A dispute with its visible sides; it stays open, without a finding, until all are visible."""

    dispute: Dispute
    status: DisputeStatus
    sides: tuple[SeenSide, ...]
    finding: str


class View(NamedTuple):
    """A briefing as a lens shows it.

    `events` are in order of date, those whose date is not known last; `points` counts each point
    once, wherever it is listed; `origins` counts those of the sources shown; `published` and
    `all_sources` count sources regardless of filters.
    """

    brief: Brief
    lens: Lens
    as_of: date
    is_last_day: bool
    bottom_line: BottomLine | None
    judgments: tuple[Judgment, ...]
    events: tuple[SeenEvent, ...]
    topics: tuple[SeenTopic, ...]
    sources: tuple[SeenSource, ...]
    disputes: tuple[SeenDispute, ...]
    gaps: tuple[Gap, ...]
    points: int
    origins: int
    published: int
    all_sources: int

    @property
    def points_by_ref(self) -> dict[str, SeenPoint]:
        """Each point that is shown, once, by its full name."""
        return {point.ref: point for event in self.events for point in event.points}


class Snapshot(NamedTuple):
    """The parts of a view that are compared between two as-of days, without its totals."""

    as_of: date
    bottom_line: BottomLine | None
    judgments: tuple[Judgment, ...]
    events: tuple[SeenEvent, ...]
    sources: tuple[SeenSource, ...]
    disputes: tuple[SeenDispute, ...]


def look(index: Index, lens: Lens) -> View:
    """Return the view of a briefing through a lens."""
    return _Look(index, lens).view()


def take_snapshot(index: Index, lens: Lens) -> Snapshot:
    """Return the parts of a view that change by day; cheaper than `look` over many days."""
    return _Look(index, lens).snapshot()


class _Look:
    """Builds one view; the attributes are shared by its methods."""

    def __init__(self, index: Index, lens: Lens) -> None:
        self.index = index
        self.lens = lens
        self.filters = lens.filters
        self.last_day = index.last_day()
        self.day = lens.as_of or self.last_day
        self.events = self._events()
        self.points = self._points()
        self.shown = (
            {*(each.event.id for each in self.events), *(each.ref for each in self.points)}
            if self.filters
            else frozenset[str]()
        )
        """The names of all events and points shown; empty without filters, as it is not used."""

    def snapshot(self) -> Snapshot:
        """Return the parts that can differ from day to day."""
        brief = self.index.briefing.brief
        disputes = tuple(
            self._dispute(each)
            for each in self.index.disputes
            if each.visible_from <= self.day and self._shows(each.dispute.touches)
        )
        bottom_line = brief.bottom_line
        if bottom_line and not self._rests_on_seen(bottom_line.rests):
            bottom_line = None
        return Snapshot(
            as_of=self.day,
            bottom_line=bottom_line,
            judgments=tuple(each for each in brief.judgments if self._rests_on_seen(each.rests)),
            events=self.events,
            sources=self._sources(disputes),
            disputes=disputes,
        )

    def view(self) -> View:
        """Return the complete view."""
        brief, day, known = self.index.briefing.brief, self.day, self.snapshot()
        is_last_day = day >= self.last_day
        return View(
            brief=brief,
            lens=self.lens,
            is_last_day=is_last_day,
            topics=self._topics(),
            gaps=tuple(each for each in brief.gaps if is_last_day and self._shows(each.touches)),
            points=len(self.points),
            origins=len(origins_among(each.source for each in known.sources)),
            published=sum(published <= day for published in self.index.published.values()),
            all_sources=len(self.index.published),
            **known._asdict(),
        )

    def _events(self) -> tuple[SeenEvent, ...]:
        """Return dated events in order of date, then undated ones in an order that hides it."""
        seen = list(known_on(self.index, self.day))
        if self.filters:
            narrow = Filters(self.index, self.lens).narrow
            seen = [found for each in seen if (found := narrow(each))]
        undated = [each for each in seen if each.date is None]
        undated.sort(key=lambda each: (rank_order(each.event.rank), each.event.id))
        return (*[each for each in seen if each.date is not None], *undated)

    def _points(self) -> list[SeenPoint]:
        """Return each shown point once; without filters each is listed under its own event."""
        if not self.filters:
            return list(chain.from_iterable([each.own for each in self.events]))
        listed = (point for event in self.events for point in event.points)
        return list({each.ref: each for each in listed}.values())

    def _dispute(self, indexed: IndexedDispute) -> SeenDispute:
        sides = []
        for side in indexed.dispute.sides:
            citations = citations_on(self.index, side.cites, self.day)
            if citations or side.computed:
                sides.append(SeenSide(side, citations))
        dispute = indexed.dispute
        if indexed.settled_from > self.day:
            return SeenDispute(dispute, DisputeStatus.OPEN, tuple(sides), "")
        return SeenDispute(dispute, dispute.status, tuple(sides), dispute.finding)

    def _sources(self, disputes: Iterable[SeenDispute]) -> tuple[SeenSource, ...]:
        """Return all published sources; under a filter, only those cited by what is shown."""
        points = Counter(chain.from_iterable([each.sources for each in self.points]))
        cited = set(points)
        for dispute in disputes:
            for side in dispute.sides:
                cited.update(each.number for each in side.citations)
        return tuple(
            SeenSource(number, source, points[number])
            for number, source in enumerate(self.index.briefing.sources.values(), start=1)
            if source.published <= self.day and (number in cited or not self.filters)
        )

    def _topics(self) -> tuple[SeenTopic, ...]:
        points = Counter(chain.from_iterable([each.topics for each in self.points]))
        topics = self.index.briefing.brief.topics
        return tuple(SeenTopic(name, title, points[name]) for name, title in topics.items())

    def _rests_on_seen(self, points: Iterable[str]) -> bool:
        """Whether all of some points are visible on the day and the filters admit any of them."""
        if self.index.all_visible_from(points) > self.day:
            return False
        return not self.filters or any(ref in self.shown for ref in points)

    def _shows(self, touches: Iterable[str]) -> bool:
        """Whether the filters admit any of the events and points touched."""
        return not self.filters or any(place in self.shown for place in touches)
