"""Lookup tables over a view, each built on first use. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TypeAlias

from briefing.document.blocks import FIRST_PAGE, Document
from briefing.document.compose import compose
from briefing.document.key_points import by_aspect
from briefing.lens.changes import Changes, changes
from briefing.lens.lens import Lens
from briefing.lens.query_fields import Ids, QueryNames
from briefing.lens.query_syntax import QueryError, Search, fault, parse, search_for
from briefing.lens.text_search import Haystack, Hit
from briefing.lens.view import SeenDispute, SeenEvent, SeenJudgment, SeenPoint, View, look
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import TypeVar
from briefing.model.prose_references import ground_of
from briefing.model.records import Gap
from briefing.render.text.glyphs import Glyphs
from briefing.render.text.page_fitting import fit
from briefing.tui.day_cells import DayCell, day_cells
from briefing.tui.document_targets import targets_of
from briefing.tui.target import Target, TargetKind
from briefing.tui.timeline_rows import Row, rows_of

_T = TypeVar("_T")
_ByName: TypeAlias = dict[str, dict[int, _T]]
"""By the name of an event or a point: what is about it, by its place in the view."""

MANY = 16
"""Longer lists of topics or sources start with those of the current event."""


class ViewLookup:
    """A view with its lookups; all sessions with the same lens share one."""

    def __init__(self, index: Index, lens: Lens) -> None:
        self.index = index
        self.view: View = look(index, lens)
        self._strip: tuple[tuple[int, Glyphs] | None, Sequence[DayCell]] = None, ()
        self._asked: tuple[str, Search, QueryError | None] = ("", Search(), None)
        self._hits: tuple[str, tuple[Hit, ...]] = ("", ())
        self._found: tuple[str, frozenset[str]] = ("", frozenset())

    def make_ready(self) -> None:
        """Build the lookups that would otherwise delay the first keys."""
        _ = self.places, self.row_places, self.haystack

    @cached_property
    def places(self) -> dict[str, int]:
        """The index of each event in the view, by its id."""
        return {each.event.id: place for place, each in enumerate(self.view.events)}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the timeline."""
        return rows_of(self.view)

    @cached_property
    def row_places(self) -> dict[str, int]:
        """The index of each event's row in the timeline, by its id."""
        rows = enumerate(self.rows)
        return {row.seen.event.id: place for place, row in rows if row.seen}

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics in reading order."""
        return tuple(each.id for each in self.view.topics)

    @cached_property
    def topics_by_count(self) -> tuple[str, ...]:
        """The topics with most points first."""
        return tuple(each.id for each in sorted(self.view.topics, key=lambda each: -each.points))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources published by the day, by number."""
        published = self.index.published.items()
        return tuple([name for name, day in published if day <= self.view.as_of])

    def topics_of(self, event: str) -> frozenset[str]:
        """Return the topics of an event's points."""
        seen = self.event(event)
        points = seen.points if seen else ()
        return frozenset(topic for point in points for topic in point.topics)

    def sources_of(self, event: str) -> frozenset[str]:
        """Return the sources that an event's points rest on."""
        seen = self.event(event)
        points = seen.points if seen else ()
        return frozenset(self.sources[number - 1] for point in points for number in point.sources)

    @cached_property
    def haystack(self) -> Haystack:
        """The searchable text of the view."""
        return Haystack(self.view)

    @cached_property
    def disputes(self) -> dict[str, SeenDispute]:
        """The disputes by their ids."""
        return {each.dispute.id: each for each in self.view.disputes}

    @cached_property
    def judgments(self) -> dict[str, SeenJudgment]:
        """The judgments by their ids."""
        return {each.id: each for each in self.view.judgments}

    @cached_property
    def gaps(self) -> dict[str, Gap]:
        """The gaps by their texts."""
        return {each.text: each for each in self.view.gaps}

    @cached_property
    def front_page(self) -> Document:
        """The first page of the brief, as the summary has it."""
        return fit(compose(self.view, FIRST_PAGE))

    @cached_property
    def front_targets(self) -> tuple[Target, ...]:
        """What the entries of the front page lead to, in their order."""
        return tuple(targets_of(self.front_page))

    @property
    def first_of_front(self) -> Target | None:
        """What the first entry of the front page leads to; None if there is none."""
        return next(iter(self.front_targets), None)

    def day_strip(self, width: int, glyphs: Glyphs) -> Sequence[DayCell]:
        """Return the cells of the strip of days at a width in cells; the last one is cached."""
        if self._strip[0] != (width, glyphs):
            known = self.index.points_by_day
            cells = day_cells(self.index.days, known, self.view.as_of, width, glyphs)
            self._strip = (width, glyphs), cells
        return self._strip[1]

    @cached_property
    def _judgments_on(self) -> _ByName[SeenJudgment]:
        """The judgments that rest on each point or event, by its name."""
        return _by_name((each, ground_of(each.version)) for each in self.view.judgments)

    @cached_property
    def _gaps_about(self) -> _ByName[Gap]:
        """The gaps about each point or event, by its name; without a subject about their ground."""
        return _by_name((each, each.touches or ground_of(each)) for each in self.view.gaps)

    def judgments_on(self, seen: SeenEvent) -> list[SeenJudgment]:
        """Return the judgments that rest on an event or on one of its points."""
        return _of_event(seen, self._judgments_on)

    def gaps_about(self, seen: SeenEvent) -> list[Gap]:
        """Return the gaps about an event or about one of its points."""
        return _of_event(seen, self._gaps_about)

    def in_reading_order(self, seen: SeenEvent) -> list[tuple[SeenPoint, str]]:
        """Return an event's own points as a brief lists them, each with its heading, if any."""
        return by_aspect(seen, seen.own, self.view.topic_names)

    def first_point(self, event: str) -> SeenPoint | None:
        """Return the point that comes first on the page of an event; None if there is none."""
        seen = self.event(event)
        if seen is None:
            return None
        return next(
            (point for point, _ in self.in_reading_order(seen)), next(iter(seen.ahead), None)
        )

    @cached_property
    def names(self) -> QueryNames:
        """The names that a query can use."""
        return QueryNames(self.index, lambda: self.ids)

    @cached_property
    def ids(self) -> Ids:
        """The ids that the values of a query can be completed to: those that are shown."""
        view = self.view
        voices = [each.id for each in view.voices]
        events = [each.event.id for each in view.events]
        return Ids(self.topics, voices, self.sources, events)

    def asked(self, query: str) -> tuple[Search, QueryError | None]:
        """Return the search for a query as it is typed, with its error or None."""
        if self._asked[0] != query:
            try:
                self._asked = (query, search_for(parse(query, is_typed=True), self.names), None)
            except QueryError as error:
                self._asked = (query, Search(), error)
        return self._asked[1:]

    def fault(self, query: str) -> QueryError | None:
        """Return the error of a complete query, or None."""
        return fault(query, self.names)

    def hits(self, query: str) -> tuple[Hit, ...]:
        """Return the hits of a query, in the order of the timeline."""
        if self._hits[0] != query:
            self._hits = (query, self.haystack.hits(self.asked(query)[0]))
        return self._hits[1]

    def found(self, query: str) -> frozenset[str]:
        """Return the ids of the events with hits of a query."""
        if self._found[0] != query:
            self._found = (query, frozenset([hit.event for hit in self.hits(query)]))
        return self._found[1]

    def changes_since(self, day: date) -> Changes:
        """Return the changes after a day, through the same filters."""
        return changes(self._on(day), self.view)

    def changes_between(self, since: date, until: date) -> Changes:
        """Return the changes after a day and up to another one, through the same filters."""
        after = self.view if until == self.view.as_of else self._on(until)
        return changes(self._on(since), after)

    def _on(self, day: date) -> View:
        return look(self.index, self.view.lens._replace(as_of=day))

    def shows(self, target: Target) -> bool:
        """Whether a target is shown on this day and through these filters."""
        match target.kind:
            case TargetKind.POINT:
                return bool(self.home(target.name))
            case TargetKind.EVENT:
                return target.name in self.places
            case TargetKind.DISPUTE:
                return target.name in self.disputes
            case TargetKind.BOTTOM_LINE:
                return self.view.bottom_line is not None
            case TargetKind.JUDGMENT:
                return target.name in self.judgments
            case TargetKind.GAP:
                return target.name in self.gaps
            case TargetKind.SOURCE | TargetKind.PARAGRAPH:
                day = self.index.published.get(target.name)
                return day is not None and day <= self.view.as_of
        return True

    def event(self, name: str) -> SeenEvent | None:
        """Return an event that is shown, else None."""
        place = self.places.get(name)
        return None if place is None else self.view.events[place]

    def point(self, ref: str) -> SeenPoint | None:
        """Return a point that is shown, under its own event or another, else None."""
        home = self.home(ref)
        seen = self.event(home) if home else None
        points = seen.points if seen else ()
        return next((each for each in points if each.ref == ref), None)

    def home(self, ref: str) -> str:
        """Return the id of the event that lists a point; empty if it is not shown."""
        indexed = self.index.points.get(ref)
        for name in (indexed.event, indexed.point.about) if indexed else ():
            seen = self.event(name)
            if seen and any(each.ref == ref for each in seen.points):
                return name
        return ""


def with_first(ids: Sequence[str], first: Collection[str]) -> Sequence[str]:
    """Return a long list of ids with some of them moved to the front; a short list as it is."""
    if len(ids) <= MANY or not first:
        return ids
    return [*(each for each in ids if each in first), *(each for each in ids if each not in first)]


def _by_name(found: Iterable[tuple[_T, Iterable[str]]]) -> _ByName[_T]:
    by_name: _ByName[_T] = {}
    for place, (each, names) in enumerate(found):
        for name in names:
            by_name.setdefault(name, {})[place] = each
    return by_name


def _of_event(seen: SeenEvent, by_name: _ByName[_T]) -> list[_T]:
    """Return what is listed under an event or its points, each once, in its own order."""
    found: dict[int, _T] = {}
    for name in (seen.event.id, *(point.ref for point in seen.points)):
        found |= by_name.get(name, {})
    return [found[place] for place in sorted(found)]
