"""The View: everything a lens shows of a briefing, which all renderers and panes draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from briefing.evidence.origins import origins_among
from briefing.lens.as_of_states import citations_on, known_on
from briefing.lens.lens import Lens
from briefing.lens.news import News, day_before, news_since
from briefing.lens.seen import (
    SeenCitation,
    SeenDispute,
    SeenEvent,
    SeenPoint,
    SeenSide,
    SeenSource,
)
from briefing.lens.statements import SeenJudgment, Statements
from briefing.lens.visibility_index import Index, IndexedDispute
from briefing.model.dates import When
from briefing.model.lean_typing import TYPE_CHECKING, NamedTuple
from briefing.model.prose_references import ground_of
from briefing.model.records import (
    BottomLine,
    BriefCorrection,
    DisputeStatus,
    Gap,
    Voice,
)

if TYPE_CHECKING:
    from briefing.lens.fall import Fall, Ground

__all__ = [
    "SeenCitation",
    "SeenDispute",
    "SeenEvent",
    "SeenJudgment",
    "SeenPoint",
    "SeenSide",
    "SeenSource",
    "SeenTopic",
    "View",
    "look",
]


class SeenTopic(NamedTuple):
    """A topic and how many of the points shown have it."""

    id: str
    name: str
    points: int


class View(NamedTuple):
    """A briefing as a lens shows it: nothing in it was published after the day `as_of`.

    `title` and `id` are the brief's; `question`, `scope` and `period` are empty on a day after
    which something was published, corrected or withdrawn: they speak from the reader's today.
    `events` are in order of date and of what they followed, those whose date is not known last;
    `topics` are those in use, `topic_names` their names by id; `points` counts each point once,
    wherever it is listed;
    `origins` counts those of the sources shown; `published` counts sources regardless of filters;
    `is_reconstructed` says that a statement was written later than on its day. `fall` is what falls
    without the sources and voices that the lens leaves out; None if it leaves out none that is
    there on the day. `news` is what became known since the day that the lens names, or since the
    last one before.
    """

    title: str
    id: str
    question: str
    scope: str
    period: When | None
    lens: Lens
    as_of: date
    bottom_line: BottomLine | None
    judgments: tuple[SeenJudgment, ...]
    events: tuple[SeenEvent, ...]
    topics: tuple[SeenTopic, ...]
    sources: tuple[SeenSource, ...]
    disputes: tuple[SeenDispute, ...]
    gaps: tuple[Gap, ...]
    corrections: tuple[BriefCorrection, ...]
    points: int
    origins: int
    published: int
    is_reconstructed: bool
    is_bottom_line_withdrawn: bool
    topic_names: Mapping[str, str]
    news: News
    fall: Fall | None = None

    @property
    def points_by_ref(self) -> dict[str, SeenPoint]:
        """Each point that is shown, once, by its full name."""
        return {point.ref: point for event in self.events for point in event.points}

    @property
    def voices(self) -> list[Voice]:
        """The voices of all citations that are shown, each once, in the order of the brief."""
        cited = chain(
            (cite for event in self.events for point in event.points for cite in point.citations),
            (
                cite
                for dispute in self.disputes
                for side in dispute.sides
                for cite in side.citations
            ),
        )
        found = {each.voice.id: each.voice for each in cited if each.voice}
        return sorted(found.values(), key=lambda voice: voice.span)


class Snapshot(NamedTuple):
    """The parts of a view that are compared between two as-of days, without its totals."""

    as_of: date
    bottom_line: BottomLine | None
    judgments: tuple[SeenJudgment, ...]
    events: tuple[SeenEvent, ...]
    sources: tuple[SeenSource, ...]
    disputes: tuple[SeenDispute, ...]
    gaps: tuple[Gap, ...]
    corrections: tuple[BriefCorrection, ...]


def look(index: Index, lens: Lens) -> View:
    """Return the view of a briefing through a lens."""
    view = _ViewBuilder(index, lens).view()
    return view._replace(fall=_fall(index, view)) if lens.without else view


def take_snapshot(index: Index, lens: Lens) -> Snapshot:
    """Return the parts of a view that change by day; cheaper than `look` over many days."""
    return _ViewBuilder(index, lens).snapshot()


def _fall(index: Index, view: View) -> Fall | None:
    """Return what falls of what the filters show, compared with all that is left of the day."""
    from briefing.lens.fall import fall_between
    from briefing.lens.without import left_out_of

    day, without = Lens(as_of=view.lens.as_of), view.lens.without
    left_out = left_out_of(index.briefing, without)
    everything = _ViewBuilder(index, day).view()
    sources = {
        each.number: each.source
        for each in everything.sources
        if each.source.id in left_out.sources
    }
    voices: tuple[Voice, ...] = ()
    if left_out.voices:
        voices = tuple([each for each in everything.voices if each.id in left_out.voices])
    if not sources and not voices:
        return None
    shown, left = everything, view
    if view.lens.filters:
        shown = _ViewBuilder(index, view.lens._replace(without=frozenset())).view()
        left = _ViewBuilder(index, day._replace(without=without)).view()
    return fall_between(sources, voices, _ground(shown), _ground(left))


def _index_through(index: Index, lens: Lens) -> Index:
    if not lens.without:
        return index
    from briefing.lens.without import index_without  # few views leave anything out

    return index_without(index, lens.without)


def _ground(view: View) -> Ground:
    from briefing.lens.fall import Ground

    return Ground(
        view.events,
        {each.dispute.id: each.dispute for each in view.disputes},
        {each.id: each.version for each in view.judgments},
        view.bottom_line,
    )


class _ViewBuilder:
    """Builds one view; the attributes are shared by its methods."""

    def __init__(self, index: Index, lens: Lens) -> None:
        self.index = _index_through(index, lens)
        self.lens = lens
        self.filters = lens.filters
        self.last_day = self.index.last_day()
        self.day = lens.as_of or self.last_day
        self.known = known_on(self.index, self.day)
        """All events of the day, regardless of filters."""
        self.events = self._events()
        self.points = self._points()
        self.shown = (
            {*(each.event.id for each in self.events), *(each.ref for each in self.points)}
            if self.filters
            else frozenset[str]()
        )
        """The names of all events and points shown; empty without filters, as it is not used."""
        self.statements = Statements(self.index, self.day)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was published, corrected or withdrawn after the day."""
        return self.day >= self.last_day

    def snapshot(self) -> Snapshot:
        """Return the parts that can differ from day to day."""
        brief = self.index.briefing.brief
        disputes = tuple(
            self._dispute(each)
            for each in self.index.disputes
            if each.visible_from <= self.day and self._shows(each.dispute.touches)
        )
        return Snapshot(
            as_of=self.day,
            bottom_line=self._bottom_line(),
            judgments=tuple(self._judgments()),
            events=self.events,
            sources=self._sources(disputes),
            disputes=disputes,
            gaps=tuple(self._gaps()),
            corrections=tuple(each for each in brief.corrections if each.date <= self.day),
        )

    def view(self) -> View:
        """Return the complete view."""
        brief, day, known = self.index.briefing.brief, self.day, self.snapshot()
        topics = self._topics()
        return View(
            title=brief.title,
            id=brief.id,
            question=brief.question if self.is_whole else "",
            scope=brief.scope if self.is_whole else "",
            period=brief.period if self.is_whole else None,
            lens=self.lens,
            topics=topics,
            topic_names={each.id: each.name for each in topics},
            points=len(self.points),
            origins=len(origins_among(each.source for each in known.sources)),
            published=sum(published <= day for published in self.index.whole.published.values()),
            is_reconstructed=self._is_reconstructed(known),
            is_bottom_line_withdrawn=self._is_withdrawn(known.bottom_line),
            news=self._news(known),
            **known._asdict(),
        )

    def _news(self, known: Snapshot) -> News:
        index = self.index.whole
        since = self.lens.new_since or day_before(index, self.day)
        return news_since(
            index,
            since,
            events=known.events,
            judgments=known.judgments,
            disputes=known.disputes,
            gaps=known.gaps,
            sources=known.sources,
            bottom_line=known.bottom_line,
        )

    def _bottom_line(self) -> BottomLine | None:
        found = self.statements.bottom_line()
        return found if found and self._shows(found.rests) else None

    def _judgments(self) -> Iterator[SeenJudgment]:
        for each in self.index.briefing.brief.judgments:
            found = self.statements.judgment(each)
            if found and self._shows(found.version.rests):
                yield found

    def _gaps(self) -> Iterator[Gap]:
        for each in self.index.briefing.brief.gaps:
            found = self.statements.gap(each, is_last=self.is_whole)
            if found and self._shows(each.touches or ground_of(each)):
                yield found

    def _is_reconstructed(self, known: Snapshot) -> bool:
        shown = [known.bottom_line, *(each.version for each in known.judgments)]
        return any(each and self.statements.is_hindsight(each) for each in shown)

    def _is_withdrawn(self, bottom_line: BottomLine | None) -> bool:
        return bottom_line is not None and self.statements.is_withdrawn(bottom_line.rests)

    def _events(self) -> tuple[SeenEvent, ...]:
        """Return the events of the day that the filters leave, in their order."""
        if not self.filters:
            return tuple(self.known)
        from briefing.lens.filters import Filters  # many views have none

        narrow = Filters(self.index, self.lens).narrow
        return tuple([found for each in self.known if (found := narrow(each))])

    def _points(self) -> list[SeenPoint]:
        """Return each shown point once; without filters each is listed under its own event."""
        if not self.filters:
            return list(chain.from_iterable([each.own for each in self.events]))
        listed = (point for event in self.events for point in event.points)
        return list({each.ref: each for each in listed}.values())

    def _dispute(self, indexed: IndexedDispute) -> SeenDispute:
        index, dispute = self.index, indexed.dispute
        sides = []
        for side in dispute.sides:
            citations = citations_on(index, side.cites, self.day)
            if len(citations) == len(side.cites):
                if side.cites or index.all_visible_from(side.rests) <= self.day:
                    sides.append(SeenSide(side, citations))
            elif citations:
                cites = tuple([each.citation for each in citations])
                sides.append(SeenSide(side._replace(cites=cites), citations))
        status, finding = dispute.status, dispute.finding
        if indexed.settled_from > self.day:
            status, finding = DisputeStatus.OPEN, ""
        shown = dispute._replace(
            status=status,
            touches=index.visible_places(dispute.touches, self.day),
            sides=tuple([each.side for each in sides]),
            finding=finding,
        )
        return SeenDispute(shown, status, tuple(sides), finding)

    def _sources(self, disputes: Iterable[SeenDispute]) -> tuple[SeenSource, ...]:
        """Return all published sources; under a filter, only those cited by what is shown."""
        points = Counter(chain.from_iterable([each.sources for each in self.points]))
        numbers, cited = self.index.numbers, set(points)
        for dispute in disputes:
            for side in dispute.sides:
                cited.update(each.number for each in side.citations)
        return tuple(
            SeenSource(
                numbers[name], self.index.source_as_of(name, self.day), points[numbers[name]]
            )
            for name, published in self.index.published.items()
            if published <= self.day and (numbers[name] in cited or not self.filters)
        )

    def _topics(self) -> tuple[SeenTopic, ...]:
        """Return the topics that something visible has, with the points shown under filters."""
        points = Counter(chain.from_iterable([each.topics for each in self.points]))
        used = {*points, *chain.from_iterable([each.event.topics for each in self.known])}
        if self.filters:
            own = chain.from_iterable([each.own for each in self.known])
            used.update(chain.from_iterable([point.topics for point in own]))
        topics = self.index.briefing.brief.topics
        return tuple(
            SeenTopic(name, title, points[name]) for name, title in topics.items() if name in used
        )

    def _shows(self, places: Iterable[str]) -> bool:
        """Whether the filters admit any of some events and points."""
        return not self.filters or any(place in self.shown for place in places)
