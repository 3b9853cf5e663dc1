"""The documents of several days merged into one, with the first and last day of each block.

An element that appears after the first day has the class ``fN`` (from day N), one that disappears
before the last day ``uN`` (until day N), and one that is absent on a day between ``xN`` (except
day N). One that is new on day N has the classes ``new`` and ``nN``. The page's script hides
elements that are not of the chosen day, and takes ``new`` away where it is another day's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import chain, groupby, pairwise
from typing import Generic, NamedTuple, Protocol, TypeVar

from briefing.document.blocks import Document, Section
from briefing.document.compose import Composer
from briefing.lens.view import look
from briefing.render.export import ExportRequest
from briefing.render.markup import EMPTY, Markup, join, tag
from briefing.render.text.page_fitting import fit

MOST_DAYS = 40
"""With more days of publication there is no replay, only the last state."""


class _Keyed(Protocol):
    @property
    def key(self) -> str:
        """The key of the block, the same on every day."""


_T = TypeVar("_T")
_R = TypeVar("_R")
_B = TypeVar("_B", bound=_Keyed)


class Followed(NamedTuple, Generic[_B]):
    """The states of one block by day (None: absent), and its number in its list."""

    label: str
    states: Sequence[_B | None]

    @property
    def block(self) -> _B:
        """The block in its last state."""
        return next(state for state in reversed(self.states) if state is not None)

    @property
    def key(self) -> str:
        """The key of the block."""
        return self.block.key


class Replay(NamedTuple):
    """As-of days in order and the document of each; the last is the day that was asked for.

    `left_out` counts the days for which there was no room.
    """

    days: Sequence[date]
    documents: Sequence[Document]
    left_out: int = 0

    @property
    def document(self) -> Document:
        """The document of the last day."""
        return self.documents[-1]

    def follow(
        self, section: str, kind: type[_B], label: Callable[[int], str] = str
    ) -> list[Followed[_B]]:
        """Collect the states of blocks of a kind in a section by day, and number the blocks."""
        blocks = [
            [each for each in document.section(section).blocks if isinstance(each, kind)]
            for document in self.documents
        ]
        return follow(blocks, label)

    def sections(self) -> list[Followed[Section]]:
        """Return the sections that the documents have on any day, in order."""
        found = follow([document.sections for document in self.documents])
        return sorted(found, key=lambda each: each.block.depth)

    def classes(
        self, name: str, states: Sequence[object], within: Sequence[object] | None = None
    ) -> str:
        """Return the CSS classes of an element that is present on the days that have a state.

        `within` are the states of its parent: on a day without one the parent hides it already.
        """
        words = [name] if name else []
        if len(states) > 1 and states is not within:
            words += _day_classes(states, within)
        return " ".join(words)

    def entry(
        self, name: str, followed: Followed[_B], within: Sequence[object] | None = None
    ) -> str:
        """Return the CSS classes of the element of a block, which marks it where it is new."""
        states, key = followed.states, followed.key
        words = self.classes(name, states, within)
        days = [
            day
            for day, document in enumerate(self.documents)
            if key in document.new and states[day] is not None
        ]
        return f"{words} {self._new(days)}".strip() if days else words

    def part(self, name: str, states: Sequence[object], whole: Sequence[object]) -> str:
        """Return the CSS classes of a part, which is new if it came after the whole did."""
        words, first = self.classes(name, states, whole), first_of(states)
        return f"{words} {self._new([first])}".strip() if first > first_of(whole) else words

    def _new(self, days: Sequence[int]) -> str:
        if len(self.days) == 1:
            return "new"
        return " ".join(["new", *(f"n{day}" for day in days)])

    def changing(
        self,
        values: Sequence[str | None],
        *,
        of: str = "span",
        within: Sequence[object] | None = None,
    ) -> Markup:
        """Return markup for a value that changes by day: one element for each of its values.

        A value that never changes gets no element. None means no element on that day; `within` are
        the states of the parent, which by default is present where there is a value.
        """
        if len(values) == 1:  # all there is to a page without a replay
            return join(filter(None, values))
        parent = values if within is None else within
        found = []
        for states in split(values, str):
            value = next(state for state in states if state is not None)
            classes = self.classes("", states, parent)
            found.append(tag(of, value, class_=classes) if classes and value else value)
        return join(found)

    def element(
        self, of: str, name: str, values: Sequence[str | None], within: Sequence[object]
    ) -> Markup:
        """Return an element that is present on the days on which it has something to say."""
        shown = [value or None for value in values]
        if not any(shown):
            return EMPTY
        return tag(of, self.changing(shown), class_=self.classes(name, shown, within))

    def on_last_day(self, value: str) -> Markup:
        """Return markup for a value that is shown on the last day alone."""
        values = [*[None] * (len(self.days) - 1), value]
        return self.changing(values, within=self.days)


def _day_classes(states: Sequence[object], within: Sequence[object] | None) -> Iterator[str]:
    present = [day for day, state in enumerate(states) if state is not None]
    absent = [
        day
        for day, state in enumerate(states)
        if state is None and (within is None or within[day] is not None)
    ]
    if not absent:
        return
    first, last = present[0], present[-1]
    if absent[0] < first:
        yield f"f{first}"
    if absent[-1] > last:
        yield f"u{last}"
    yield from (f"x{day}" for day in absent if first < day < last)


def follow(days: Sequence[Sequence[_B]], label: Callable[[int], str] = str) -> list[Followed[_B]]:
    """Collect the states of blocks by key, in an order that holds on every day if there is one.

    Else they are in the order of the last day that has each block.
    """
    by_day = [dict(_numbered(blocks)) for blocks in days]
    return [
        Followed(label(number), _steady([day.get(key) for day in by_day]))
        for number, key in enumerate(merged(by_day), start=1)
    ]


def _steady(states: list[_B | None]) -> Sequence[_B | None]:
    """Return states in which those that are equal to the one before are the same object."""
    for day in range(1, len(states)):
        if states[day] == states[day - 1]:
            states[day] = states[day - 1]
    return states


_Key = tuple[str, int]
_K = TypeVar("_K", bound=Hashable)


def merged(days: Sequence[Iterable[_K]]) -> Iterable[_K]:
    """Return all keys of several lists in an order that holds in each, if there is one.

    Else they are in the order of the last list that has each key.
    """
    keys = {key: place for place, key in enumerate(dict.fromkeys(chain(*reversed(days))))}
    if all(_is_sorted([keys[key] for key in day]) for day in days):
        return keys
    before: dict[_K, dict[_K, None]] = {key: {} for key in keys}
    for first, second in chain.from_iterable(map(pairwise, days)):
        before[second][first] = None
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError:
        return keys


def _is_sorted(places: Sequence[int]) -> bool:
    return all(first < second for first, second in pairwise(places))


def _numbered(blocks: Iterable[_B]) -> Iterator[tuple[_Key, _B]]:
    """Yield blocks with their keys, and of those with the same key which one it is."""
    seen: Counter[str] = Counter()
    for block in blocks:
        seen[block.key] += 1
        yield (block.key, seen[block.key]), block


def split(states: Sequence[_T | None], key: Callable[[_T], object]) -> list[Sequence[_T | None]]:
    """Split states by the value of a key: for each value those that have it, None on other days."""
    keys = [None if state is None else (key(state),) for state in states]
    values = dict.fromkeys(filter(None, keys))
    if len(values) == 1:
        return [states]
    return [
        [state if its == value else None for state, its in zip(states, keys, strict=True)]
        for value in values
    ]


def first_of(states: Sequence[object]) -> int:
    """Return the index of the first day that has a state."""
    return next(day for day, state in enumerate(states) if state is not None)


def drawn(states: Sequence[_T | None], draw: Callable[[_T], _R | None]) -> list[_R | None]:
    """Render each day's state; a state that is the same object as the day before's only once."""
    if len(states) == 1:
        return [None if state is None else draw(state) for state in states]
    found: list[_R | None] = []
    for _, days in groupby(states, key=id):
        state, *others = days
        value = None if state is None else draw(state)
        found += [value] * (1 + len(others))
    return found


def replay(request: ExportRequest) -> Replay:
    """Return the documents of all days of publication up to the view's as-of day, each fitted."""
    index, view = request.index, request.view
    composer = Composer()
    days = [day for day in index.days if day < view.as_of]
    if len(days) >= MOST_DAYS:
        return Replay((view.as_of,), (fit(composer.compose(view)),), len(days))
    views = [*(look(index, view.lens._replace(as_of=day)) for day in days), view]
    return Replay((*days, view.as_of), [fit(composer.compose(each)) for each in views])
