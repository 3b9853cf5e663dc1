"""Where a reader is in the room: lens, event, point, marks. Pure: each step makes a new session."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from briefing.lens.index import Index
from briefing.lens.lens import Lens
from briefing.lens.view import SeenEvent, SeenPoint, View, look
from briefing.model.diagnostics import Span
from briefing.model.records import Brief, Briefing, Rank


@dataclass(frozen=True)
class Session:
    """What the reader sees and where the cursor stands.

    `event` is the id of the event under the cursor and `point` the full name of the point, each
    empty where there is none; `marks` are full names of points; `changed` are the ids of the events
    that the last step between days brought or altered; `query` is what is searched for.
    """

    index: Index
    lens: Lens
    event: str = ""
    point: str = ""
    marks: frozenset[str] = frozenset()
    query: str = ""
    changed: frozenset[str] = field(default=frozenset(), compare=False)

    @classmethod
    def nowhere(cls) -> Session:
        """A session over nothing."""
        brief = Brief("", "", "", None, {}, {}, None, (), (), (), (), Span(""))
        return cls(Index(Briefing(brief, {}, {}, {})), Lens())

    @classmethod
    def start(cls, index: Index, lens: Lens) -> Session:
        """Begin on the headline that is nearest to the day of knowledge."""
        session = cls(index, lens)
        view = session.view
        headlines = [each for each in view.events if each.event.rank is Rank.HEADLINE]
        candidates = [each for each in headlines or view.events if each.date]
        if not candidates:
            candidates = list(view.events)
        nearest = min(candidates, key=lambda each: _distance(each, view.as_of), default=None)
        return session.having(event=nearest.event.id if nearest else "")

    def having(self, **changes: Any) -> Session:  # noqa: ANN401 - what `replace` takes
        """Return a session that differs; under the same lens it shares the view."""
        then = replace(self, **changes)
        if then.lens == self.lens:
            vars(then).update(view=self.view, order=self.order)
        return then

    @cached_property
    def view(self) -> View:
        """What the lens shows."""
        return look(self.index, self.lens)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ids of the events shown, in their order."""
        return tuple(each.event.id for each in self.view.events)

    @property
    def current(self) -> SeenEvent | None:
        """The event under the cursor."""
        return next((each for each in self.view.events if each.event.id == self.event), None)

    @property
    def points(self) -> tuple[SeenPoint, ...]:
        """The points of the event under the cursor, its own and those that look forward to it."""
        return (*self.current.own, *self.current.ahead) if self.current else ()

    @property
    def neighbours(self) -> tuple[date | None, date | None]:
        """The days of publication before and after the day of knowledge."""
        days, day = self.index.days, self.view.as_of
        before, after = bisect_left(days, day), bisect_right(days, day)
        return (
            days[before - 1] if before else None,
            days[after] if after < len(days) else None,
        )

    def move(self, by: int) -> Session:
        """Go some events down, or up where `by` is negative; the ends hold."""
        if not self.order:
            return self
        here = self.order.index(self.event) if self.event in self.order else 0
        place = max(0, min(len(self.order) - 1, here + by))
        return self.go_to(self.order[place])

    def move_headline(self, by: int) -> Session:
        """Go to the next headline, or the one before where `by` is negative."""
        events = self.view.events
        here = self.order.index(self.event) if self.event in self.order else 0
        places = range(here + 1, len(events)) if by > 0 else range(here - 1, -1, -1)
        for place in places:
            if events[place].event.rank is Rank.HEADLINE:
                return self.go_to(events[place].event.id)
        return self

    def go_to(self, event: str) -> Session:
        """Put the cursor on an event that is shown."""
        return self.having(event=event, point="") if event in self.order else self

    def move_point(self, by: int) -> Session:
        """Go some points down or up within the event; before the first there is none."""
        refs = [point.ref for point in self.points]
        here = refs.index(self.point) if self.point in refs else -1
        place = max(-1, min(len(refs) - 1, here + by))
        return self.having(point=refs[place] if place >= 0 else "")

    @cached_property
    def hits(self) -> tuple[tuple[str, str], ...]:
        """What the query finds: events with points, in the order of the timeline."""
        if not self.query:
            return ()
        found = look(self.index, self.lens._replace(search=self.query))
        shown = set(self.order)
        return tuple(
            (seen.event.id, point.ref)
            for seen in found.events
            if seen.event.id in shown
            for point in seen.own or seen.ahead
        )

    def find(self, query: str) -> Session:
        """Search as it is typed: go to the first hit from the cursor on, and then round."""
        then = self.having(query=query.strip())
        if not then.hits:
            return then
        here = self.order.index(self.event) if self.event in self.order else 0
        later = [hit for hit in then.hits if self.order.index(hit[0]) >= here]
        return then.at_point(*(later or then.hits)[0])

    def next_hit(self, by: int) -> Session:
        """Go to the next hit, or the one before where `by` is negative, and round at the ends."""
        if not self.hits:
            return self
        here = (self.event, self.point)
        if here in self.hits:
            return self.at_point(*self.hits[(self.hits.index(here) + by) % len(self.hits)])
        return self.at_point(*self.hits[0 if by > 0 else -1])

    def at_point(self, event: str, point: str) -> Session:
        """Put the cursor on a point of an event."""
        return self.having(event=event, point=point)

    def step_day(self, by: int) -> Session:
        """Go to the next day of publication, or the one before where `by` is negative."""
        before, after = self.neighbours
        day = after if by > 0 else before
        return self.to_day(day) if day else self

    def to_day(self, day: date) -> Session:
        """Show what was known on a day; the cursor stays, or goes to the nearest event shown."""
        return self.through(self.lens._replace(as_of=day), mark_changes=True)

    def toggle_topic(self, topic: str) -> Session:
        """Add a topic to the filter, or take it out."""
        return self.through(self.lens._replace(topics=self.lens.topics ^ {topic}))

    def toggle_mark(self) -> Session:
        """Mark the point under the cursor, or take its mark away."""
        return self.having(marks=self.marks ^ {self.point}) if self.point else self

    def whole(self) -> Session:
        """Show the whole briefing: last day, no filters; the marks stay."""
        return self.through(Lens()).having(query="")

    def through(self, lens: Lens, *, mark_changes: bool = False) -> Session:
        """Look through another lens, with the cursor on its event or the nearest that is shown."""
        then = self.having(lens=lens, changed=frozenset())
        if mark_changes:
            then = then.having(changed=_changes(self.view, then.view))
        event = self.event if self.event in then.order else _nearest(self, then.order)
        point = self.point if event == self.event else ""
        then = then.having(event=event, point=point)
        refs = {each.ref for each in then.points}
        return then if point in refs else then.having(point="")


def _distance(seen: SeenEvent, day: date) -> int:
    """How many days an event is from a day."""
    when = seen.date
    if when is None:
        return 0
    if when.earliest and day < when.earliest:
        return (when.earliest - day).days
    return (day - when.latest).days if when.latest and when.latest < day else 0


def _changes(before: View, after: View) -> frozenset[str]:
    """The events that are new, or whose stage, date or points are others than before."""
    known = {each.event.id: (each.stage, each.date, _refs(each)) for each in before.events}
    now = {each.event.id: (each.stage, each.date, _refs(each)) for each in after.events}
    return frozenset(name for name, state in now.items() if known.get(name) != state)


def _refs(seen: SeenEvent) -> tuple[tuple[str, int], ...]:
    points = (*seen.own, *seen.ahead)
    return tuple((point.ref, len(point.citations)) for point in points)


def _nearest(session: Session, order: tuple[str, ...]) -> str:
    """The event shown that is nearest to the cursor's, in the order of the whole briefing."""
    places = {each.event.id: place for place, each in enumerate(session.index.events)}
    here = places.get(session.event, 0)
    return min(order, key=lambda name: abs(places[name] - here), default="")
