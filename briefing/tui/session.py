"""The state of the room: lens, cursors, page, history, marks. Immutable: steps return a new one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum, auto

from briefing.lens.changes import Changes, changed_events
from briefing.lens.lens import Lens
from briefing.lens.query_fields import Names
from briefing.lens.query_syntax import QueryError, Search, fault
from briefing.lens.text_search import Hit
from briefing.lens.view import SeenEvent, SeenPoint, View
from briefing.lens.visibility_index import Index
from briefing.lens.without import names_in
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import Any, NamedTuple, TypeVar
from briefing.model.records import Brief, Briefing, Citation, Rank
from briefing.tui.columns import AT_FIRST, Columns
from briefing.tui.target import Target, TargetKind, paragraph_target, point_target
from briefing.tui.view_lookup import MANY, ViewLookup, with_first

_LONGEST_HISTORY = 100
_T = TypeVar("_T")


class Pane(Enum):
    """The panes that can have the focus, in the order of Tab."""

    TIMELINE = auto()
    READER = auto()
    TOPICS = auto()
    SOURCES = auto()


class About(Enum):
    """The kind of a page in the reading pane."""

    EVENT = auto()
    TOPIC = auto()
    SOURCE = auto()
    DISPUTES = auto()
    MATRIX = auto()
    BRIEF = auto()
    CHANGES = auto()
    PROBLEMS = auto()
    KEYS = auto()


class Shown(NamedTuple):
    """A page: its kind, the topic or source that it is about, and the point that led to it."""

    about: About
    name: str = ""
    via: str = ""


THE_EVENT = Shown(About.EVENT)
"""The page of the event that has the cursor."""


class Stop(NamedTuple):
    """An entry of the history."""

    shown: Shown
    event: str
    item: Target | None
    pane: Pane


@dataclass(frozen=True)
class Session:
    """What is shown and where the cursors are.

    `event` is the id of the event under the timeline's cursor, `topic` and `source` those under the
    side panes'. `item` is what has the cursor on the page, or None. `marks` are full names of
    points. `came_from` is the as-of day before the last step, `changed` the ids of the events that
    the step added or changed. `is_finding` says that a search query is being typed,
    `columns` the widths that the reader gave the columns.
    """

    index: Index
    lens: Lens
    lookup: ViewLookup = field(compare=False, repr=False)
    event: str = ""
    item: Target | None = None
    topic: str = ""
    source: str = ""
    shown: Shown = THE_EVENT
    pane: Pane = Pane.TIMELINE
    history: tuple[Stop, ...] = ()
    marks: frozenset[str] = frozenset()
    query: str = ""
    has_topics_by_count: bool = False
    is_finding: bool = False
    is_zoomed: bool = False
    columns: Columns = AT_FIRST
    came_from: date | None = None
    changed: frozenset[str] = field(default=frozenset(), compare=False)

    @classmethod
    def nowhere(cls) -> Session:
        """Return a session over an empty briefing."""
        brief = Brief("", "", "", "", None, {}, {}, (), (), (), (), (), (), Span(""))
        return cls.start(Index(Briefing(brief, {}, {}, {})), Lens())

    @classmethod
    def start(cls, index: Index, lens: Lens) -> Session:
        """Return a session at the headline that is nearest to the as-of day."""
        lookup = ViewLookup(index, lens)
        view = lookup.view
        headlines = [each for each in view.events if each.event.rank is Rank.HEADLINE]
        candidates = [each for each in headlines or view.events if each.date]
        candidates = candidates or list(view.events)
        nearest = min(candidates, key=lambda each: _distance(each, view.as_of), default=None)
        return cls(
            index,
            lens,
            lookup,
            event=nearest.event.id if nearest else "",
            topic=next(iter(lookup.topics), ""),
            source=next(iter(lookup.sources), ""),
        )

    def having(self, **changes: Any) -> Session:
        """Return a copy with some fields replaced."""
        return replace(self, **changes)

    @property
    def view(self) -> View:
        """The view through the lens."""
        return self.lookup.view

    @property
    def current(self) -> SeenEvent | None:
        """The event under the cursor; None if nothing is shown."""
        return self.lookup.event(self.event)

    @property
    def point(self) -> SeenPoint | None:
        """The point under the page's cursor, or None."""
        is_point = self.item and self.item.kind is TargetKind.POINT
        return self.lookup.point(self.item.name) if self.item and is_point else None

    @property
    def is_at_event(self) -> bool:
        """Whether the focused pane shows the event under the cursor."""
        is_its_page = self.pane is Pane.READER and self.shown.about in (About.EVENT, About.MATRIX)
        return self.pane is Pane.TIMELINE or is_its_page

    @property
    def selected(self) -> tuple[SeenPoint, ...]:
        """The point under the page's cursor, else those of the event."""
        if self.point:
            return (self.point,)
        return self.current.points if self.current else ()

    @property
    def neighbours(self) -> tuple[date | None, date | None]:
        """The days of publication before and after the as-of day; None if there is none."""
        days, day = self.index.days, self.view.as_of
        before, after = bisect_left(days, day), bisect_right(days, day)
        return (
            days[before - 1] if before else None,
            days[after] if after < len(days) else None,
        )

    @property
    def has_days_before(self) -> bool:
        """Whether anything was published before the as-of day."""
        return self.neighbours[0] is not None

    @property
    def changes(self) -> Changes:
        """Changes of the last step to a later day, else since the previous day of publication."""
        day = self.view.as_of
        is_on = self.came_from and self.came_from < day
        since = self.came_from if is_on else self.neighbours[0]
        return self.lookup.changes_since(since or max(day, date.min + timedelta(1)) - timedelta(1))

    # Events

    def move(self, by: int) -> Session:
        """Move the cursor by some events, up if `by` is negative; it stops at the ends."""
        events = self.view.events
        if not events:
            return self
        place = self.lookup.places.get(self.event, 0) + by
        return self.go_to(events[max(0, min(len(events) - 1, place))].event.id)

    def move_headline(self, by: int) -> Session:
        """Move to the next headline, or the previous one if `by` is negative."""
        events = self.view.events
        here = self.lookup.places.get(self.event, 0)
        places = range(here + 1, len(events)) if by > 0 else range(here - 1, -1, -1)
        for place in places:
            if events[place].event.rank is Rank.HEADLINE:
                return self.go_to(events[place].event.id)
        return self

    def go_to(self, event: str, item: Target | None = None) -> Session:
        """Move the cursor to an event that is shown, and show its page unless on the matrix."""
        if event not in self.lookup.places:
            return self
        then = self
        if self.shown.about not in (About.EVENT, About.MATRIX):
            then = self.open(THE_EVENT, pane=self.pane)
        return then.having(event=event, item=item)

    # Pages

    def open(self, shown: Shown, item: Target | None = None, pane: Pane = Pane.READER) -> Session:
        """Show a page and add the present one to the history, unless its subject is missing."""
        if not _exists(shown, self.index.briefing):
            return self
        if shown == self.shown:
            return self.having(item=item or self.item, pane=pane)
        return self.remember().having(shown=shown, item=item, pane=pane)

    def remember(self) -> Session:
        """Add the present page to the history."""
        stop = Stop(self.shown, self.event, self.item, self.pane)
        return self.having(history=(*self.history[1 - _LONGEST_HISTORY :], stop))

    def back(self) -> Session:
        """Leave the zoom, else go to the last page of the history, else to the timeline."""
        if self.is_zoomed:
            return self.having(is_zoomed=False)
        if not self.history:
            return self.having(pane=Pane.TIMELINE, item=None)
        stop = self.history[-1]
        event = stop.event if stop.event in self.lookup.places else self.event
        return self.having(
            history=self.history[:-1],
            shown=stop.shown,
            event=event,
            item=self._if_shown(stop.item),
            pane=stop.pane,
        )

    def bring(self, pane: Pane) -> Session:
        """Focus a pane."""
        return self.having(pane=pane)

    def enter(self, pane: Pane) -> Session:
        """Focus a pane; in a long list of topics or sources, move to one of the current event."""
        then = self.bring(pane)
        if pane is Pane.TOPICS and self.topic not in self.lookup.topics_of(self.event):
            return then.having(topic=_first_of(then.topic_order, self.topic))
        if pane is Pane.SOURCES and self.source not in self.lookup.sources_of(self.event):
            return then.having(source=_first_of(then.source_order, self.source))
        return then

    def turn(self, by: int) -> Session:
        """Focus the next or previous pane, wrapping around."""
        panes = list(Pane)
        return self.enter(panes[(panes.index(self.pane) + by) % len(panes)])

    @property
    def topic_order(self) -> Sequence[str]:
        """The ids of the topics in the order of their pane."""
        lookup = self.lookup
        topics = lookup.topics_by_count if self.has_topics_by_count else lookup.topics
        return with_first(topics, lookup.topics_of(self.event))

    @property
    def source_order(self) -> Sequence[str]:
        """The ids of the sources in the order of their pane."""
        return with_first(self.lookup.sources, self.lookup.sources_of(self.event))

    def at_item(self, item: Target | None) -> Session:
        """Move the cursor to an item of the page; to none if it is no longer shown."""
        return self.having(item=self._if_shown(item))

    def _if_shown(self, item: Target | None) -> Target | None:
        return item if item and self.lookup.shows(item) else None

    def move_item(self, items: Sequence[Target], by: int) -> Session:
        """Move by some items on the page; moving up from the first leaves no item selected."""
        return self.having(item=_step((None, *items), self.item, by))

    def move_topic(self, by: int) -> Session:
        """Move by some topics."""
        return self.having(topic=_step(self.topic_order, self.topic, by) or "")

    def move_source(self, by: int) -> Session:
        """Move by some sources."""
        return self.having(source=_step(self.source_order, self.source, by) or "")

    # Points

    def to_event(self, event: str, item: Target | None = None) -> Session:
        """Show the page of an event, if the event is shown."""
        if event not in self.lookup.places:
            return self
        is_here = self.shown.about is About.EVENT and self.event == event
        then = self if is_here else self.remember()
        return then.having(shown=THE_EVENT, event=event, item=item, pane=Pane.READER)

    def to_point(self, ref: str) -> Session:
        """Show a point under its event."""
        return self.to_event(self.lookup.home(ref), point_target(ref))

    def to_citation(self, ref: str, citation: Citation) -> Session:
        """Show the paragraph that a citation of a point refers to."""
        shown = Shown(About.SOURCE, citation.source, ref)
        then = self if self.shown.about is About.SOURCE and self.shown.via else self.remember()
        item = paragraph_target(citation.source, citation.at.first)
        return then.having(shown=shown, item=item, source=citation.source, pane=Pane.READER)

    @property
    def marked(self) -> frozenset[str]:
        """The marked points that exist; the marks of missing points are kept but not included."""
        return self.marks & self.index.points.keys()

    def toggle_mark(self) -> Session:
        """Mark or unmark the point under the cursor."""
        return self.having(marks=self.marks ^ {self.point.ref}) if self.point else self

    # Search

    def find(self, query: str) -> Session:
        """Set the query and go to the first hit from the cursor on, wrapping around."""
        then = self.having(query=query.strip())
        start = self.lookup.places.get(self.event, 0)
        hit = self.lookup.haystack.first(then.search, start) if then.query else None
        return then.at_hit(hit) if hit else then.having(item=None)

    @property
    def search(self) -> Search:
        """The search for the query; empty if the query is invalid."""
        return self.lookup.asked(self.query)[0]

    @property
    def wrong(self) -> QueryError | None:
        """The error of the query as typed so far, or None."""
        return self.lookup.asked(self.query)[1]

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits of the query, in the order of the timeline."""
        return self.lookup.hits(self.query)

    @property
    def hit_place(self) -> int:
        """The index of the hit under the cursor; -1 if there is none."""
        here = Hit(self.event, self.point.ref) if self.point else None
        return self.hits.index(here) if here in self.hits else -1

    def next_hit(self, by: int) -> Session:
        """Go to the next hit, or the previous one if `by` is negative, wrapping around."""
        if not self.hits:
            return self
        if self.hit_place >= 0:
            return self.at_hit(self.hits[(self.hit_place + by) % len(self.hits)])
        return self.at_hit(self.hits[0 if by > 0 else -1])

    def at_hit(self, hit: Hit) -> Session:
        """Put the cursor on a hit."""
        item = point_target(hit.point) if hit.point else None
        return self.having(shown=THE_EVENT, event=hit.event, item=item, pane=Pane.READER)

    # The lens

    def step_day(self, by: int) -> Session:
        """Go to the next day of publication, or the previous one if `by` is negative."""
        before, after = self.neighbours
        day = after if by > 0 else before
        return self.to_day(day) if day else self

    def to_day(self, day: date) -> Session:
        """Set the as-of day; the cursor stays, or moves to the nearest event that is shown."""
        then = self.through(self.lens._replace(as_of=day))
        changed = changed_events(self.view, then.view)
        return then.having(came_from=self.view.as_of, changed=changed)

    def toggle_topic(self, topic: str) -> Session:
        """Add a topic to the filter, or remove it."""
        return self.through(self.lens._replace(topics=self.lens.topics ^ {topic}))

    def toggle_source(self, source: str) -> Session:
        """Leave a source out of the briefing, or bring it back."""
        return self.through(self.lens._replace(without=self.lens.without ^ {source}))

    def whole(self) -> Session:
        """Show the whole briefing: all of it on the last day, without a query; marks are kept."""
        return self.through(Lens()).having(query="")

    def through(self, lens: Lens) -> Session:
        """Set the lens; the cursor stays, or moves to the nearest event that is shown."""
        return self._over(self.index, lens)

    def over(self, index: Index) -> Session:
        """Continue over a reloaded briefing; references to what no longer exists are dropped."""
        briefing = index.briefing
        topics = frozenset(briefing.brief.topics)
        lens = self.lens._replace(
            topics=self.lens.topics & topics,
            events=self.lens.events & briefing.events.keys(),
            points=self.lens.points & index.points.keys(),
            without=self.lens.without & names_in(briefing),
            search="" if fault(self.lens.search, Names(index)) else self.lens.search,
        )
        history = tuple(stop for stop in self.history if _exists(stop.shown, briefing))
        then = self._over(index, lens).having(history=history)
        return then if _exists(then.shown, briefing) else then.having(shown=THE_EVENT, item=None)

    def _over(self, index: Index, lens: Lens) -> Session:
        lookup = ViewLookup(index, lens)
        event = self.event
        if event not in lookup.places:
            event = _nearest(event, self.index, (each.event.id for each in lookup.view.events))
        then = self.having(
            index=index,
            lens=lens,
            lookup=lookup,
            event=event,
            topic=_kept(self.topic, lookup.topics),
            source=_kept(self.source, lookup.sources),
            came_from=None,
            changed=frozenset(),
        )
        on_another_page = event != self.event and self.shown.about is About.EVENT
        return then.having(item=None) if on_another_page else then.at_item(then.item)


def _step(items: Sequence[_T], here: _T, by: int) -> _T | None:
    """Return the item some positions further, stopping at the ends; None if there are no items."""
    if not items:
        return None
    place = items.index(here) if here in items else 0
    return items[max(0, min(len(items) - 1, place + by))]


def _first_of(items: Sequence[str], here: str) -> str:
    """Return the first item of a long list; in a short list, the present one."""
    return items[0] if len(items) > MANY else here


def _kept(name: str, shown: Sequence[str]) -> str:
    """Return a topic or a source if it is shown, else the first; empty if there is none."""
    return name if name in shown else next(iter(shown), "")


def _exists(shown: Shown, briefing: Briefing) -> bool:
    names = {About.TOPIC: briefing.brief.topics, About.SOURCE: briefing.sources}
    return shown.about not in names or shown.name in names[shown.about]


def _distance(seen: SeenEvent, day: date) -> int:
    """Return the number of days between an event and a day; 0 for an undated event."""
    when = seen.date
    if when is None:
        return 0
    if when.earliest and day < when.earliest:
        return (when.earliest - day).days
    return (day - when.latest).days if when.latest and when.latest < day else 0


def _nearest(event: str, index: Index, shown: Iterable[str]) -> str:
    """Return the shown event that is nearest to another in the order of all events."""
    places = {each.event.id: place for place, each in enumerate(index.events)}
    here = places.get(event, 0)
    return min(shown, key=lambda name: abs(places.get(name, here) - here), default="")
