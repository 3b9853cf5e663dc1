"""What is seen: one View, which every renderer and every pane draws."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from briefing.evidence.origins import Origin, is_second_hand, origins_among, origins_of
from briefing.lens.filters import Filters
from briefing.lens.index import (
    ANNOUNCING,
    Index,
    IndexedDispute,
    IndexedEvent,
    IndexedPoint,
    Stage,
    rank_order,
)
from briefing.lens.lens import Lens
from briefing.model.dates import When
from briefing.model.records import (
    BottomLine,
    Brief,
    Citation,
    Claim,
    Dispute,
    DisputeStatus,
    Event,
    Gap,
    Judgment,
    Point,
    Side,
    Source,
    Voice,
)


class SeenCitation(NamedTuple):
    """A citation with its source's number and who says so (None: the outlet itself)."""

    citation: Citation
    number: int
    voice: Voice | None


class SeenPoint(NamedTuple):
    """A point with its visible citations and what stands behind them.

    `origins` are made of places in `citations`; `disputes` are the ids of those that touch it.
    """

    ref: str
    event: str
    point: Point
    topics: tuple[str, ...]
    citations: tuple[SeenCitation, ...]
    origins: tuple[Origin, ...]
    is_second_hand: bool
    disputes: tuple[str, ...]


class SeenEvent(NamedTuple):
    """An event with its date, where that is known, its stage, and its points.

    `ahead` are points of other events that look forward to this one. `reported_by` and
    `announced_by` are numbers of sources, for the stage and its reasons: no filter narrows them.
    """

    event: Event
    date: When | None
    stage: Stage
    own: tuple[SeenPoint, ...]
    ahead: tuple[SeenPoint, ...]
    reported_by: tuple[int, ...]
    announced_by: tuple[int, ...]
    disputes: tuple[str, ...]

    @property
    def most_origins(self) -> int:
        """How many origins stand behind its best supported point."""
        return max(len(point.origins) for point in self.own or self.ahead)


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
    """A dispute with its visible sides; until all of them are, it is open and has no finding."""

    dispute: Dispute
    status: DisputeStatus
    sides: tuple[SeenSide, ...]
    finding: str


class View(NamedTuple):
    """A briefing through a lens.

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


def look(index: Index, lens: Lens) -> View:
    """Return what a lens shows of a briefing."""
    return _Look(index, lens).view()


def _dated_first(seen: SeenEvent) -> tuple[object, ...]:
    """Keep dated events in their order; the order of the others must not betray a date."""
    if seen.date is not None:
        return (False,)
    return (True, rank_order(seen.event.rank), seen.event.id)


class _Look:
    """One look through a lens; the fields are what its parts share."""

    def __init__(self, index: Index, lens: Lens) -> None:
        self.index = index
        self.lens = lens
        self.last_day = index.last_day()
        self.day = lens.as_of or self.last_day
        self.filters = Filters(index.briefing, lens, self.day)
        self.seen: dict[str, SeenPoint] = {}
        self.disputes = [each for each in index.disputes if each.visible_from <= self.day]
        self.touching: dict[str, list[str]] = {}
        for each in self.disputes:
            for place in each.dispute.touches:
                self.touching.setdefault(place, []).append(each.dispute.id)

    def view(self) -> View:
        """Put the parts together."""
        brief, lens, seen = self.index.briefing.brief, self.lens, self.seen
        events = [found for each in self.index.events if (found := self._event(each))]
        events.sort(key=_dated_first)
        shown = {each.event.id for each in events} | seen.keys()
        disputes = tuple(
            self._dispute(each)
            for each in self.disputes
            if self._shows(each.dispute.touches, shown)
        )
        sources = self._sources(disputes)
        all_sources = self.index.briefing.sources.values()
        bottom_line = brief.bottom_line
        if bottom_line and not self._rests_on_seen(bottom_line.rests):
            bottom_line = None
        is_last_day = self.day >= self.last_day
        return View(
            brief=brief,
            lens=lens,
            as_of=self.day,
            is_last_day=is_last_day,
            bottom_line=bottom_line,
            judgments=tuple(each for each in brief.judgments if self._rests_on_seen(each.rests)),
            events=tuple(events),
            topics=self._topics(),
            sources=sources,
            disputes=disputes,
            gaps=tuple(
                each for each in brief.gaps if is_last_day and self._shows(each.touches, shown)
            ),
            points=len(seen),
            origins=len(origins_among(each.source for each in sources)),
            published=sum(source.published <= self.day for source in all_sources),
            all_sources=len(all_sources),
        )

    def _event(self, indexed: IndexedEvent) -> SeenEvent | None:
        if indexed.visible_from > self.day:
            return None
        when = indexed.date_as_of(self.day)
        if not self.filters.admit_event(indexed.event, when):
            return None
        own, ahead = self._points(indexed, indexed.own), self._points(indexed, indexed.ahead)
        if not own and not ahead:
            return None
        event = indexed.event
        touching = dict.fromkeys(self.touching.get(event.id, ()))
        touching.update((name, None) for point in own for name in point.disputes)
        return SeenEvent(
            event,
            when,
            indexed.stage_as_of(self.day),
            own,
            ahead,
            self._numbers(indexed.own, (Claim.REPORTED, Claim.COMMITMENT)),
            self._numbers((*indexed.own, *indexed.ahead), ANNOUNCING),
            tuple(touching),
        )

    def _points(self, event: IndexedEvent, points: Iterable[IndexedPoint]) -> tuple[SeenPoint, ...]:
        return tuple(
            self.seen.get(each.ref) or self._point(each)
            for each in points
            if each.visible_from <= self.day and self.filters.admit_point(event.event, each)
        )

    def _point(self, indexed: IndexedPoint) -> SeenPoint:
        briefing, point = self.index.briefing, indexed.point
        citations = self._citations(point.cites)
        cites = [each.citation for each in citations]
        voices = briefing.brief.voices
        seen = SeenPoint(
            indexed.ref,
            indexed.event,
            point,
            indexed.topics,
            citations,
            origins_of(cites, briefing.sources, voices),
            is_second_hand(cites, voices),
            tuple(self.touching.get(indexed.ref, ())),
        )
        self.seen[indexed.ref] = seen
        return seen

    def _citations(self, cites: Iterable[Citation]) -> tuple[SeenCitation, ...]:
        sources, voices = self.index.briefing.sources, self.index.briefing.brief.voices
        return tuple(
            [
                SeenCitation(cite, self.index.numbers[cite.source], voices.get(cite.by))
                for cite in cites
                if sources[cite.source].published <= self.day
            ]
        )

    def _numbers(self, points: Iterable[IndexedPoint], claims: Iterable[Claim]) -> tuple[int, ...]:
        found = {
            cite.number
            for each in points
            if each.point.claim in claims
            for cite in self._citations(each.point.cites)
        }
        return tuple(sorted(found))

    def _dispute(self, indexed: IndexedDispute) -> SeenDispute:
        sides = []
        for side in indexed.dispute.sides:
            citations = self._citations(side.cites)
            if citations or side.computed:
                sides.append(SeenSide(side, citations))
        dispute = indexed.dispute
        if indexed.settled_from > self.day:
            return SeenDispute(dispute, DisputeStatus.OPEN, tuple(sides), "")
        return SeenDispute(dispute, dispute.status, tuple(sides), dispute.finding)

    def _sources(self, disputes: Iterable[SeenDispute]) -> tuple[SeenSource, ...]:
        """All that is published; under a filter, those that what is shown cites."""
        points: dict[str, int] = {}
        for seen in self.seen.values():
            for name in {cite.citation.source for cite in seen.citations}:
                points[name] = points.get(name, 0) + 1
        cited = set(points)
        for dispute in disputes:
            for side in dispute.sides:
                cited.update(cite.citation.source for cite in side.citations)
        numbers, filters = self.index.numbers, self.lens.filters
        return tuple(
            SeenSource(numbers[name], source, points.get(name, 0))
            for name, source in self.index.briefing.sources.items()
            if source.published <= self.day and (name in cited or not filters)
        )

    def _topics(self) -> tuple[SeenTopic, ...]:
        counts: dict[str, int] = {}
        for seen in self.seen.values():
            for topic in seen.topics:
                counts[topic] = counts.get(topic, 0) + 1
        topics = self.index.briefing.brief.topics
        return tuple(SeenTopic(name, title, counts.get(name, 0)) for name, title in topics.items())

    def _rests_on_seen(self, points: Iterable[str]) -> bool:
        """Whether all the ground is visible on the day, and the filters admit any of it."""
        if self.index.all_visible_from(points) > self.day:
            return False
        return not self.lens.filters or any(ref in self.seen for ref in points)

    def _shows(self, touches: Iterable[str], shown: set[str]) -> bool:
        """Whether what touches some places is to be shown: filters admit one of them."""
        return not self.lens.filters or any(place in shown for place in touches)
