"""The state of the room: lens, cursors, page, history, marks. Immutable: steps return a new one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from briefing.lens.changes import Changes, changed_events
from briefing.lens.lens import Lens
from briefing.lens.query_fields import QueryNames, sources_named
from briefing.lens.query_syntax import QueryError, Search, fault
from briefing.lens.text_search import Hit
from briefing.lens.view import SeenEvent, SeenPoint, View
from briefing.lens.visibility_index import Index
from briefing.lens.without import names_in
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import Any, TypeVar
from briefing.model.records import Brief, Briefing, Citation, Rank
from briefing.model.text import as_one_line
from briefing.system.remembered_state import most_recent
from briefing.tui.columns import AT_FIRST, Columns
from briefing.tui.places import THE_EVENT, THE_FRONT, About, Pane, Shown, Stop
from briefing.tui.target import Target, TargetKind, paragraph_target, point_target
from briefing.tui.view_lookup import MANY, ViewLookup, with_first

MAX_LISTED = 1_000
"""Hits that the page of hits lists; it counts the others."""
_LONGEST_HISTORY = 100
_T = TypeVar("_T")


@dataclass(frozen=True)
class Session:
    """What is shown and where the cursors are.

    `event` is the id of the event under the timeline's cursor, `topic` and `source` those under the
    side panes'. `item` is what has the cursor on the page, or None. `history` are the pages before
    this one, `future` those that were left by going back, the next one last. `marks` are full names
    of points, `notes` the reader's own words on some of them: those on a point that is unmarked
    wait for its next mark. `cleared` are the marks that were all removed at once, until the next
    mark. `visited` is the day after which everything counts as new on the last day: that of the
    reader's last visit, or one that was named; it holds until the whole is asked for. `came_from`
    is the as-of day before the last step, `changed` the ids of the events that the step added or
    changed, before any step those with something new. `is_finding` says that a search query is
    being typed, `began` is where that began; `queries` are earlier ones, the most recent first.
    `columns` are the widths that the reader gave the columns.
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
    future: tuple[Stop, ...] = ()
    marks: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)
    cleared: frozenset[str] = frozenset()
    query: str = ""
    has_topics_by_count: bool = False
    queries: tuple[str, ...] = ()
    is_finding: bool = False
    began: Stop | None = None
    is_zoomed: bool = False
    columns: Columns = AT_FIRST
    visited: date | None = None
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
            visited=lens.new_since,
            changed=_new_events(view),
        )

    def opened(self) -> Session:
        """Show the front page, with the cursor on its first entry."""
        return self.open(THE_FRONT, self.lookup.first_of_front)

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
    def displayed(self) -> Session:
        """The session whose page is drawn: in a side pane, that of what has the cursor there."""
        if self.pane is Pane.TOPICS and self.topic:
            return self.having(shown=Shown(About.TOPIC, self.topic), item=None)
        if self.pane is Pane.SOURCES and self.source:
            return self.having(shown=Shown(About.SOURCE, self.source), item=None)
        return self

    def onto_page(self) -> Session:
        """Focus the reading pane, on the page that it shows."""
        shown = self.displayed.shown
        return self.bring(Pane.READER) if shown == self.shown else self.open(shown)

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
    def compared(self) -> tuple[date, date] | None:
        """The two days that the page of changes compares; None if it is about the last step."""
        if self.shown.about is not About.CHANGES or not self.shown.name:
            return None
        since, _, until = self.shown.name.partition("..")
        return date.fromisoformat(since), date.fromisoformat(until)

    @property
    def changes(self) -> Changes:
        """Changes between the days compared, as far as the as-of day.

        If none are compared: those since the day that the front page leads with, else those of the
        last step to a later day, else those since the previous day of publication.
        """
        day = self.view.as_of
        if self.compared:
            first, last = (min(each, day) for each in self.compared)
            return self.lookup.changes_between(first, last)
        is_on = self.came_from and self.came_from < day
        since = self.lens.new_since or (self.came_from if is_on else self.neighbours[0])
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
        """Add the present page to the history, before a new one: there is no way forward then."""
        return self.remembering(self._here)

    @property
    def _here(self) -> Stop:
        return Stop(self.shown, self.event, self.item, self.pane)

    def remembering(self, stop: Stop) -> Session:
        """Add an entry to the history."""
        return self.having(history=_with(stop, self.history), future=())

    def at_stop(self, stop: Stop) -> Session:
        """Return to an entry of the history, as far as it is still shown."""
        event = stop.event if stop.event in self.lookup.places else self.event
        item = self._if_shown(stop.item)
        return self.having(shown=stop.shown, event=event, item=item, pane=stop.pane)

    def back(self) -> Session:
        """Clear a search without hits, else leave the zoom, else go back in the history.

        Without a history go to the timeline. The list of hits gets the cursor on the hit that was
        read last.
        """
        if self.is_fruitless:
            return self.having(query="")
        if self.is_zoomed:
            return self.having(is_zoomed=False)
        then = self.having(pane=Pane.TIMELINE, item=None)
        if self.history:
            then = self.at_stop(self.history[-1]).having(history=self.history[:-1])
        if then.shown.about is About.HITS and 0 <= self.hit_place < MAX_LISTED:
            then = then.having(item=hit_target(self.hits[self.hit_place]))
        return then.having(future=_with(self._here, self.future)) if then != self else self

    def forward(self) -> Session:
        """Go to the page that was left by going back, if no new one was opened since."""
        if not self.future:
            return self
        then = self.at_stop(self.future[-1])
        return then.having(history=_with(self._here, self.history), future=self.future[:-1])

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
        """Move by some items on the page; moving up from the first leaves no item selected.

        On the front page one stays selected, as in a list.
        """
        is_list = self.shown.about is About.FRONT and self.item in items
        return self.having(item=_step(items if is_list else (None, *items), self.item, by))

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
        is_next = self.shown.about is About.SOURCE and self.shown.via
        then = self.having(future=()) if is_next else self.remember()
        item = paragraph_target(citation.source, citation.at.first)
        return then.having(shown=shown, item=item, source=citation.source, pane=Pane.READER)

    @property
    def marked(self) -> frozenset[str]:
        """The marked points that exist; the marks of missing points are kept but not included."""
        return self.marks & self.index.points.keys()

    def toggle_mark(self) -> Session:
        """Mark or unmark the point under the cursor."""
        if self.point is None:
            return self
        return self.having(marks=self.marks ^ {self.point.ref}, cleared=frozenset())

    def note_on(self, ref: str) -> str:
        """Return the reader's note on a marked point; empty if there is none."""
        return self.notes.get(ref, "") if ref in self.marks else ""

    # Search

    def begin_find(self) -> Session:
        """Begin to type a query."""
        return self.having(is_finding=True, began=self.began or self._here)

    def find(self, query: str) -> Session:
        """Set the query and go to the first hit from the cursor on, wrapping around.

        While the query is typed, that is from where the search began, and without a hit the cursor
        returns there.
        """
        then = self.having(query=as_one_line(query).strip())
        if self.began:
            then = then.at_stop(self.began)
        hit = then.first_hit
        return then.at_hit(hit) if hit else then

    @property
    def first_hit(self) -> Hit | None:
        """The first hit from the event under the cursor on; faster than to list all."""
        start = self.lookup.places.get(self.event, 0)
        return self.lookup.haystack.first(self.search, start) if self.query else None

    def end_find(self) -> Session:
        """Keep what was found; the way back leads to where the search began."""
        then, began = self.having(is_finding=False, began=None), self.began
        if then.query:
            then = then.having(queries=most_recent((then.query, *then.queries)))
        return then.remembering(began) if began and began != self._here else then

    def give_up_find(self) -> Session:
        """Return to where the search began, without a query."""
        then = self.at_stop(self.began) if self.began else self
        if then.shown.about is About.HITS:  # which has nothing to list without a query
            before = (
                then.history[-1] if then.history else Stop(THE_EVENT, then.event, None, then.pane)
            )
            then = then.at_stop(before).having(history=then.history[:-1])
        return then.having(is_finding=False, began=None, query="")

    def list_hits(self) -> Session:
        """Show the page of all hits, with the cursor on the present one, else on the next."""
        at = self.hits[self.hit_place] if self.hit_place >= 0 else self.first_hit
        is_listed = at is not None and at in self.hits[:MAX_LISTED]
        return self.open(Shown(About.HITS), item=hit_target(at) if at and is_listed else None)

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
    def found(self) -> frozenset[str]:
        """The ids of the events with hits."""
        return self.lookup.found(self.query)

    @property
    def is_fruitless(self) -> bool:
        """Whether there is a query, and nothing that it finds."""
        return bool(self.query) and not self.hits

    @property
    def hit_place(self) -> int:
        """The index of the hit under the cursor; -1 if there is none."""
        if not self.item or not self.point:
            return -1
        event = self.item.within if self.shown.about is About.HITS else self.event
        here = Hit(event, self.point.ref)
        return self.hits.index(here) if here in self.hits else -1

    def next_hit(self, by: int) -> Session:
        """Go to the next hit, or the previous one if `by` is negative, wrapping around.

        On the page of hits the cursor stays on that page, if the hit is listed there.
        """
        if not self.hits:
            return self
        here = self.hit_place
        place = (here + by) % len(self.hits) if here >= 0 else 0 if by > 0 else len(self.hits) - 1
        if self.shown.about is About.HITS and place < MAX_LISTED:
            return self.having(item=hit_target(self.hits[place]), pane=Pane.READER)
        then = self if self.shown == THE_EVENT else self.remember()
        return then.at_hit(self.hits[place])

    def at_hit(self, hit: Hit) -> Session:
        """Put the cursor on a hit under its event."""
        item = point_target(hit.point)
        return self.having(shown=THE_EVENT, event=hit.event, item=item, pane=Pane.READER)

    # The lens

    def step_day(self, by: int) -> Session:
        """Go to the next day of publication, or the previous one if `by` is negative."""
        before, after = self.neighbours
        day = after if by > 0 else before
        return self.to_day(day) if day else self

    def to_day(self, day: date) -> Session:
        """Set the as-of day; the cursor stays, or moves to the nearest event that is shown."""
        if day == self.view.as_of:
            return self
        is_news = self.visited and self.visited < self.index.last_day() <= day
        new_since = self.visited if is_news else None
        then = self.through(self.lens._replace(as_of=day, new_since=new_since))
        changed = then.changed if new_since else changed_events(self.view, then.view)
        return then.having(came_from=self.view.as_of, changed=changed)

    def compare(self, since: date, until: date) -> Session:
        """Show the changes between two days; the as-of day moves on to the later one if needed."""
        then = self.to_day(until) if until > self.view.as_of else self
        return then.open(Shown(About.CHANGES, f"{since}..{until}"))

    def toggle_topic(self, topic: str) -> Session:
        """Add a topic to the filter, or remove it."""
        return self.through(self.lens._replace(topics=self.lens.topics ^ {topic}))

    def filter_by_source(self, source: str) -> Session | None:
        """Add a source to the filter, or remove it; None if a search narrows the view already."""
        search, numbers = self.lens.search, self.index.numbers
        named = sources_named(search, numbers)
        if search and not named:
            return None
        query = ",".join(sorted({*named} ^ {source}, key=numbers.__getitem__))
        query = f"source:{query}" if query else ""
        return self.through(self.lens._replace(search=query))

    def toggle_source(self, source: str) -> Session:
        """Leave a source out of the briefing, or bring it back."""
        return self.through(self.lens._replace(without=self.lens.without ^ {source}))

    def whole(self) -> Session:
        """Show the whole briefing: all of it on the last day, without a query; marks are kept."""
        return self.through(Lens()).having(query="", visited=None)

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
            search="" if fault(self.lens.search, QueryNames(index)) else self.lens.search,
        )
        history = tuple(stop for stop in self.history if _exists(stop.shown, briefing))
        began = self.began
        if began and not _exists(began.shown, briefing):
            began = began._replace(shown=THE_EVENT, item=None)
        future = tuple(stop for stop in self.future if _exists(stop.shown, briefing))
        then = self._over(index, lens).having(history=history, future=future, began=began)
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
            changed=_new_events(lookup.view),
        )
        if then.shown == THE_FRONT:
            is_listed = then.item in lookup.front_targets
            return then if is_listed else then.having(item=lookup.first_of_front)
        on_another_page = event != self.event and self.shown.about is About.EVENT
        return then.having(item=None) if on_another_page else then.at_item(then.item)


def hit_target(hit: Hit) -> Target:
    """Return the item of a hit on the page of hits, where a point can be listed twice."""
    return point_target(hit.point, hit.event)


def _with(stop: Stop, stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """Return a history with one entry more, without the oldest ones of a long one."""
    return (*stops[1 - _LONGEST_HISTORY :], stop)


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
    names: dict[About, Collection[str]] = {
        About.TOPIC: briefing.brief.topics,
        About.SOURCE: briefing.sources,
        About.JUDGMENT: {each.id for each in briefing.brief.judgments},
    }
    return shown.about not in names or shown.name in names[shown.about]


def _new_events(view: View) -> frozenset[str]:
    """Return the ids of the events that are new, or have new points."""
    news = view.news
    return news.events | {ref.partition("#")[0] for ref in news.points}


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
