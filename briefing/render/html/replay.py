"""The states of the days of publication: what is in the page from when, and until when.

Each element that comes after the first day has the class ``fN`` (from day N), each that goes before
the last one ``uN`` (until day N). The style sheet hides what is not of the day that is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeVar

from briefing.lens.view import View, look
from briefing.model.dates import show_day
from briefing.render.export import ExportRequest
from briefing.render.html.markup import EMPTY, Markup, join, tag

MOST_DAYS = 40
"""With more days of publication the page has its last state alone."""
_T = TypeVar("_T")


class Replay(NamedTuple):
    """Days of knowledge in their order and the view of each; the last one is what was asked for.

    `left_out` counts the days that there was no room for.
    """

    days: Sequence[date]
    views: Sequence[View]
    left_out: int = 0

    @property
    def view(self) -> View:
        """The last view, which holds all that the others hold."""
        return self.views[-1]

    def first(self, holds: Callable[[View], bool]) -> int | None:
        """The first day whose view has something; None where none has."""
        return next((day for day, view in enumerate(self.views) if holds(view)), None)

    def classes(self, name: str, first: int, last: int | None = None) -> str:
        """The classes of an element that is there from a day, until the last or an earlier one."""
        words = [name] if name else []
        if first:
            words.append(f"f{first}")
        if last is not None and last < len(self.days) - 1:
            words.append(f"u{last}")
        return " ".join(words)

    def each(self, draw: Callable[[View], str]) -> Markup:
        """Draw what differs from view to view."""
        return self.changing([draw(view) for view in self.views])

    def changing(self, values: Sequence[str | None], *, of: str = "span") -> Markup:
        """Return what has these values, one a day: an element for each, or the only one as it is.

        None is nothing on that day; it asks for no element before the first value, because what
        the values stand in is not there either.
        """
        if len(values) == 1 and values[0] is not None:  # all there is to a page without a replay
            return join([values[0]])
        found = runs(values)
        if len(found) == 1 and found[0].last == len(values) - 1:
            return join([found[0].value])
        return join(
            tag(of, run.value, class_=self.classes("", run.first, run.last)) for run in found
        )

    def none(self, first: int | None) -> Markup:
        """Return ``none`` for the days before the first one on which there is anything."""
        if first == 0:
            return EMPTY
        last = None if first is None else first - 1
        return tag("p", "none", class_=self.classes("none", 0, last))


class Run(NamedTuple):
    """A value and the first and last of the days in a row on which it holds."""

    value: str
    first: int
    last: int


def runs(values: Iterable[str | None]) -> list[Run]:
    """Return the values of days in a row, without the days that have none."""
    found, first = [], 0
    for value, days in groupby(values):
        after = first + len(list(days))
        if value is not None:
            found.append(Run(value, first, after - 1))
        first = after
    return found


def first_of(states: Sequence[object]) -> int:
    """Return the first day on which there is something."""
    return next(day for day, state in enumerate(states) if state is not None)


def drawn(states: Sequence[_T | None], draw: Callable[[_T], str]) -> list[str | None]:
    """Draw each day's state; one that is the day before's is drawn once."""
    if len(states) == 1:
        return [None if state is None else draw(state) for state in states]
    found: list[str | None] = []
    for _, days in groupby(states, key=id):
        state, *others = days
        value = None if state is None else draw(state)
        found += [value] * (1 + len(others))
    return found


def replay(request: ExportRequest) -> Replay:
    """Return the days of publication up to the one that was asked for, which ends them."""
    index, view = request.index, request.view
    days = [day for day in index.days if day < view.as_of]
    if len(days) >= MOST_DAYS:
        return Replay((view.as_of,), (view,), len(days))
    views = [look(index, view.lens._replace(as_of=day)) for day in days]
    return Replay((*days, view.as_of), (*views, view))


def controls(shown: Replay) -> Markup:
    """Draw the days to choose from, or say why there are none."""
    if shown.left_out:
        text = (
            f"This page shows {show_day(shown.view.as_of)} alone: a replay of all "
            f"{shown.left_out + 1:,} days of publication would not fit in it."
        )
        return tag("p", text, class_="note")
    if len(shown.days) == 1:
        return EMPTY
    last = len(shown.days) - 1
    days = join(_choice(day, when, is_last=day == last) for day, when in enumerate(shown.days))
    note = tag("p", "A bar at the left marks what came with the chosen day.", class_="note came")
    return join((tag("fieldset", tag("legend", "As of"), tag("div", days), class_="replay"), note))


def _choice(day: int, when: date, *, is_last: bool) -> Markup:
    button = tag(
        "input",
        type="radio",
        name="day",
        id=f"day-{day}",
        value=when.isoformat(),
        checked="checked" if is_last else "",
    )
    return tag("label", button, tag("span", show_day(when)))


def rules(shown: Replay) -> str:
    """Return the rules of the style sheet that hide what is not of the chosen day."""
    days = range(len(shown.days))
    if len(days) == 1:
        return ""
    lines = []
    for day in days:
        chosen = f":root:has(#day-{day}:checked)"
        hidden = [f".f{later}" for later in days[day + 1 :]]
        hidden += [f".u{earlier}" for earlier in days[:day]]
        lines.append(f"{chosen} :is({','.join(hidden)}){{display:none}}")
        if day:
            lines.append(f"{chosen} .new.f{day}{{--came:var(--accent)}}")
    # A browser that knows no :has() shows the last day.
    earlier = ",".join(f".u{day}" for day in days[:-1])
    lines.append(f"@supports not selector(:has(*)){{.replay,.came,{earlier}{{display:none}}}}")
    return "\n".join(lines) + "\n"
