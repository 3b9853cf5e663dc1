"""The order of events: by date, and behind what they followed where their dates leave that open.

`after` of an event orders what is of one day, and what is dated with a window. It never goes
against dates: an event that is certainly earlier than one that it is said to have followed stays
where its date puts it. So do the events of a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Event, Rank

_RANKS = tuple(Rank)
OrderKey = tuple[object, ...]
Dated = tuple[Event, When | None]
"""An event, and its date as it is known."""


def rank_order(rank: Rank) -> int:
    """Return the position of a rank, headlines first."""
    return _RANKS.index(rank)


def chronology(event: Event, when: When | None) -> OrderKey:
    """Return the key by which events of some dates are sorted: the undated ones come last."""
    rank = rank_order(event.rank)
    if when is None:
        return (True, date.max, date.max, rank, event.id)
    first, last, *_ = when.order
    return (False, first, last, rank, event.id)


class EventLinks(NamedTuple):
    """What events followed: of each that is linked, those before it and those behind it.

    `order` has all of them behind what they followed, but for the events in `circles` and those
    that follow one, which come last.
    """

    before: Mapping[str, Sequence[str]]
    behind: Mapping[str, Sequence[str]]
    order: Sequence[str]
    circles: Sequence[Sequence[str]]


def links_of(events: Iterable[Event]) -> EventLinks:
    """Return what some events followed of each other; takes linear time."""
    after = {each.id: each.after for each in events}
    before: dict[str, list[str]] = {}
    behind: dict[str, list[str]] = {}
    for name, others in after.items():
        for other in dict.fromkeys(others):
            if other in after:
                before.setdefault(name, []).append(other)
                before.setdefault(other, [])
                behind.setdefault(other, []).append(name)
    open_ = {name: len(others) for name, others in before.items()}
    order = [name for name, count in open_.items() if not count]
    for name in order:  # which grows meanwhile
        for follower in behind.get(name, ()):
            open_[follower] -= 1
            if not open_[follower]:
                order.append(follower)
    if len(order) == len(before):
        return EventLinks(before, behind, order, ())
    done = set(order)
    left = sorted([name for name in before if name not in done])
    return EventLinks(before, behind, [*order, *left], _circles(left, before, done))


def _circles(
    left: Sequence[str], before: Mapping[str, Sequence[str]], done: set[str]
) -> list[list[str]]:
    """Return circles, each from an event on to what it follows; each event is in one at most."""
    circles = []
    walked: dict[str, str] = {}  # the events passed, each with the walk in which it was
    for start in left:
        path, name = [], start
        while name not in walked:
            walked[name] = start
            path.append(name)
            name = next(each for each in before[name] if each not in done)
        if walked[name] == start:
            circles.append(path[path.index(name) :])
    return circles


def keys_of(events: Iterable[Dated]) -> dict[str, OrderKey]:
    """Return the key of each event by which all are sorted, by its id.

    It is (anchor, steps, own): an event stands `steps` behind or before the date of its anchor,
    another event, or at its own.
    """
    dated = list(events)
    own = {event.id: chronology(event, when) for event, when in dated}
    keys: dict[str, OrderKey] = {name: (key, 0, ()) for name, key in own.items()}
    links = links_of([event for event, _ in dated])
    if not links.order:
        return keys
    dates = dict.fromkeys(links.order, (date.min, date.max))
    for event, when in dated:
        if when and event.id in dates:
            dates[event.id] = when.bounds
    has_date = {event.id: when is not None for event, when in dated}
    for is_dated in (True, False):  # neither kind goes among the other
        names = {name for name in links.order if has_date[name] is is_dated}
        keys.update(_linked(links, {name: own[name] for name in names}, dates))
    return keys


def _linked(
    links: EventLinks, own: Mapping[str, OrderKey], dates: Mapping[str, tuple[date, date]]
) -> dict[str, OrderKey]:
    """Return the keys of the linked events in `own`; the others only pass on what they follow."""
    keys = _drawn_forward(links, own, dates) if date.min in _firsts(own, dates) else {}
    floors: dict[str, date] = {}
    found: dict[str, OrderKey | None] = {}
    for name in links.order:
        floor, last = dates[name]
        behind: OrderKey | None = None
        for each in links.before[name]:
            if each in floors and floors[each] <= last:
                floor = max(floor, floors[each])
                key = found[each]
                behind = key if behind is None or (key and key > behind) else behind
        floors[name] = floor
        found[name] = behind
        if name in own:
            key = keys.get(name) or (own[name], 0, ())
            found[name] = key if not behind or key > behind else _step(behind, own[name], 1)
    return {name: key for name, key in found.items() if key and name in own}


def _firsts(own: Iterable[str], dates: Mapping[str, tuple[date, date]]) -> set[date]:
    return {dates[name][0] for name in own}


def _drawn_forward(
    links: EventLinks, own: Mapping[str, OrderKey], dates: Mapping[str, tuple[date, date]]
) -> dict[str, OrderKey]:
    """Return the keys of events without a known beginning: before the first that followed them.

    By their dates alone they would stand at the end of their window.
    """
    found: dict[str, OrderKey] = {}
    for name in reversed(links.order):
        followers = [
            found.get(each) or (own[each], 0, ())
            for each in links.behind.get(name, ())
            if each in found or each in own
        ]
        first = min(followers, default=None)
        if first and name not in own:
            found[name] = first
        elif first and dates[name][0] == date.min and first < (own[name], 0, ()):
            found[name] = _step(first, own[name], -1)
    return found


def _step(key: OrderKey, own: OrderKey, by: int) -> OrderKey:
    anchor, steps, _ = key
    assert isinstance(steps, int)
    return (anchor, steps + by, own)
