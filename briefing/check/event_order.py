"""Rules on what events are said to have followed: dates allow it, and it leads in no circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.lens.event_order import links_of
from briefing.model.dates import show_when
from briefing.model.diagnostics import Severity
from briefing.model.lean_typing import NamedTuple

_SHOWN = 6  # events of a circle, or of a way, in a message


class _Floor(NamedTuple):
    """The first day that an event can be of, and the event, among those it followed, that says so.

    `through` is the one that it followed directly, on the way to that.
    """

    day: date
    event: str
    through: str


@rule(
    "after-later",
    "An event that followed a later one",
    severity=Severity.ERROR,
    why="`after` orders what dates leave open: events of one day, and those that are dated with a "
    "window. An event whose last possible day lies before the first one of what it followed, or of "
    "what that followed in turn, cannot have followed it: a date is wrong, or `after`.",
    remedy="correct the date of either event, or take it out of `after`",
    bad="date: 2031-03-03\nafter: [talks]   # of 4 March",
    good="date: 2031-03-04\nafter: [talks]   # of 4 March, too",
)
def after_later(case: Case) -> Iterator[Finding]:
    """Compare the last possible day of each event with the first one of all that it followed."""
    events = case.briefing.events
    links = links_of(events.values())
    floors: dict[str, _Floor] = {}
    for name in links.order:
        when = case.event_dates.last(events[name])
        first, last = when.bounds if when else (date.min, date.max)
        floor = _Floor(first, name, "")
        for each in links.before[name]:
            found = floors.get(each)
            if found and found.day > floor.day:
                floor = _Floor(found.day, found.event, each)
        if when and floor.day > last:
            later = case.event_dates.last(events[floor.event])
            way = f", and so `{floor.event}`" if floor.event != floor.through else ""
            message = (
                f"`{name}` ({show_when(when)}) is said to have followed `{floor.through}`{way}"
            )
            message += f" ({show_when(later)})" if later else ""
            related = (events[floor.event].span, f"`{floor.event}`")
            yield Finding(events[name].span, name, message, related=related)
            floor = _Floor(first, name, "")
        floors[name] = floor


@rule(
    "after-circle",
    "Events that followed each other in a circle",
    severity=Severity.ERROR,
    why="None of them can have come first. They stand in the order of their dates alone.",
    remedy="take one of them out of the `after` of another",
    bad="after: [vote]   # in talks.yaml\nafter: [talks]   # in vote.yaml",
    good="after: [talks]   # in vote.yaml alone",
)
def after_circle(case: Case) -> Iterator[Finding]:
    """Report each circle once, at the first of its events."""
    events = case.briefing.events
    for circle in links_of(events.values()).circles:
        start = circle.index(min(circle))
        names = [*circle[start:], *circle[:start]]
        yield Finding(events[names[0]].span, names[0], f"{_way(names)}: this is a circle")


def _way(names: Sequence[str]) -> str:
    """Say which events of a circle followed which."""
    first, *others = names
    if not others:
        return f"`{first}` is said to have followed itself"
    shown = others if len(others) <= _SHOWN else others[: _SHOWN - 1]
    words = ", which followed ".join(f"`{each}`" for each in shown)
    if len(shown) < len(others):
        words += f", and so on over {len(others) - len(shown):,} more"
    return f"`{first}` followed {words}, which followed `{first}`"


RULES: tuple[Rule, ...] = (after_later, after_circle)
