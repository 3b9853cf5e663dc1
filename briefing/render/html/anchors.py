"""Where the page lists events and points: their ids, numbers and states day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.lens.view import SeenDispute, SeenEvent, SeenPoint
from briefing.render.html.markup import Markup, join, link
from briefing.render.html.replay import Replay, first_of


class AnchoredPoint(NamedTuple):
    """A point with its id and number on the page, and how it is seen each day (None: not here)."""

    id: str
    label: str
    states: Sequence[SeenPoint | None]
    first: int
    last: int

    @property
    def seen(self) -> SeenPoint:
        """The point as it is seen last."""
        found = self.states[self.last]
        assert found
        return found


class AnchoredEvent(NamedTuple):
    """An event with its number on the page, its points there, and how it is seen each day."""

    number: int
    states: Sequence[SeenEvent | None]
    first: int
    points: Sequence[AnchoredPoint]

    @property
    def seen(self) -> SeenEvent:
        """The event as it is seen last."""
        found = self.states[-1]
        assert found
        return found

    @property
    def id(self) -> str:
        """Its id on the page."""
        return event_id(self.seen.event.id)


class Anchors(NamedTuple):
    """The events in their order, each by its id, the points by their full names, and the homes.

    A point that looks forward stands where it was said, if that is shown, else under the event
    that it is about: with filters it can be here on one day and there on another. `homes` are the
    ids of the events of each day; `disputes` are by their ids, as each is seen each day.
    """

    events: Sequence[AnchoredEvent]
    by_id: Mapping[str, AnchoredEvent]
    points: Mapping[str, Sequence[AnchoredPoint]]
    homes: Sequence[frozenset[str]]
    disputes: Mapping[str, Sequence[SeenDispute | None]]


def event_id(name: str) -> str:
    """Return the id of an event: its name is ASCII and holds no dot."""
    return f"event-{name}"


def place(shown: Replay) -> Anchors:
    """Return where everything is listed."""
    by_day = [{seen.event.id: seen for seen in view.events} for view in shown.views]
    homes = [frozenset(seen) for seen in by_day]
    points: dict[str, list[AnchoredPoint]] = {}
    events = []
    for number, seen in enumerate(shown.view.events, start=1):
        states = [day.get(seen.event.id) for day in by_day]
        listed = _points(number, states, homes)
        for each in listed:
            points.setdefault(each.seen.ref, []).append(each)
        events.append(AnchoredEvent(number, states, first_of(states), listed))
    by_id = {each.seen.event.id: each for each in events}
    return Anchors(events, by_id, points, homes, _disputes(shown))


def _disputes(shown: Replay) -> dict[str, list[SeenDispute | None]]:
    by_day = [{seen.dispute.id: seen for seen in view.disputes} for view in shown.views]
    return {name: [day.get(name) for day in by_day] for name in by_day[-1]}


def _points(
    number: int, states: Sequence[SeenEvent | None], homes: Sequence[frozenset[str]]
) -> list[AnchoredPoint]:
    own = [{each.ref: each for each in state.own} if state else {} for state in states]
    ahead = [
        {each.ref: each for each in state.ahead if each.event not in home} if state else {}
        for state, home in zip(states, homes, strict=True)
    ]
    found: list[AnchoredPoint] = []
    for kind, by_day in (("point", own), ("ahead", ahead)):
        for ref in {ref: None for day in reversed(by_day) for ref in day}:
            seen = [day.get(ref) for day in by_day]
            label = f"{number}.{len(found) + 1}"
            last = max(day for day, each in enumerate(seen) if each is not None)
            name = f"{kind}-{ref.replace('#', '.')}"
            found.append(AnchoredPoint(name, label, seen, first_of(seen), last))
    return found


def point_links(shown: Replay, places: Anchors, refs: Sequence[str]) -> Markup:
    """Link to events and points that are shown, each from its first day on."""
    links = []
    for ref in refs:
        links += [
            link(each.id, each.label, class_=shown.classes("", each.first, each.last))
            for each in places.points.get(ref, ())
        ]
        if event := places.by_id.get(ref):
            links.append(link(event.id, str(event.number), class_=shown.classes("", event.first)))
    return join(links, " ")
