"""The documents of several days merged into one, with the first and last day of each block.

An element that appears after the first day has the class ``fN`` (from day N), one that disappears
before the last day ``uN`` (until day N). The style sheet hides elements not of the chosen day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Generic, NamedTuple, Protocol, TypeVar

from briefing.document.blocks import Document
from briefing.document.compose import Composer
from briefing.lens.view import look
from briefing.render.export import ExportRequest
from briefing.render.markup import EMPTY, Markup, join, tag

MOST_DAYS = 40
"""With more days of publication there is no replay, only the last state."""


class _Keyed(Protocol):
    @property
    def key(self) -> str:
        """The key of the block, the same on every day."""


_T = TypeVar("_T")
_B = TypeVar("_B", bound=_Keyed)


class Followed(NamedTuple, Generic[_B]):
    """The states of one block by day (None: absent), and its number in its list."""

    label: str
    states: Sequence[_B | None]
    first: int
    last: int

    @property
    def block(self) -> _B:
        """The block in its last state."""
        found = self.states[self.last]
        assert found
        return found

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
        """The document of the last day, which contains all that the others have."""
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

    def classes(self, name: str, first: int, last: int | None = None) -> str:
        """Return the CSS classes of an element that is present from day `first` to `last`."""
        words = [name] if name else []
        if first:
            words.append(f"f{first}")
        if last is not None and last < len(self.days) - 1:
            words.append(f"u{last}")
        return " ".join(words)

    def changing(
        self, values: Sequence[str | None], *, of: str = "span", since: int | None = None
    ) -> Markup:
        """Return markup for a value that changes by day: one element for each run of equal values.

        A value that never changes gets no element. None means no element on that day. `since` is
        the first day of the parent element: that of the first value, unless another is given.
        """
        if len(values) == 1 and values[0] is not None:  # all there is to a page without a replay
            return join([values[0]])
        found = runs(values)
        is_early = bool(found) and since is not None and since < found[0].first
        if len(found) == 1 and found[0].last == len(values) - 1 and not is_early:
            return join([found[0].value])
        return join(
            tag(of, run.value, class_=self.classes("", run.first, run.last)) for run in found
        )

    def none(self, section: str) -> Markup:
        """Return ``none``, shown on the days before a section has its first block."""
        has_blocks = [bool(each.section(section).blocks) for each in self.documents]
        if has_blocks[0]:
            return EMPTY
        last = has_blocks.index(True) - 1 if True in has_blocks else None
        return tag("p", "none", class_=self.classes("none", 0, last))


def follow(days: Sequence[Iterable[_B]], label: Callable[[int], str] = str) -> list[Followed[_B]]:
    """Collect the states of blocks by key, in the order of the last day that has each block."""
    by_day = [dict(_numbered(blocks)) for blocks in days]
    keys = {key: None for day in reversed(by_day) for key in day}
    found = []
    for number, key in enumerate(keys, start=1):
        states = [day.get(key) for day in by_day]
        last = max(day for day, state in enumerate(states) if state is not None)
        found.append(Followed(label(number), states, first_of(states), last))
    return found


def _numbered(blocks: Iterable[_B]) -> Iterator[tuple[tuple[str, int], _B]]:
    """Yield blocks with their keys, and of those with the same key which one it is."""
    seen: Counter[str] = Counter()
    for block in blocks:
        seen[block.key] += 1
        yield (block.key, seen[block.key]), block


class Run(NamedTuple):
    """A value and the indices of the first and last of the consecutive days with that value."""

    value: str
    first: int
    last: int


def runs(values: Iterable[str | None]) -> list[Run]:
    """Group equal values of consecutive days; days without a value are left out."""
    found, first = [], 0
    for value, days in groupby(values):
        after = first + len(list(days))
        if value is not None:
            found.append(Run(value, first, after - 1))
        first = after
    return found


def first_of(states: Sequence[object]) -> int:
    """Return the index of the first day that has a state."""
    return next(day for day, state in enumerate(states) if state is not None)


def drawn(states: Sequence[_T | None], draw: Callable[[_T], str]) -> list[str | None]:
    """Render each day's state; a state that is the same object as the day before's only once."""
    if len(states) == 1:
        return [None if state is None else draw(state) for state in states]
    found: list[str | None] = []
    for _, days in groupby(states, key=id):
        state, *others = days
        value = None if state is None else draw(state)
        found += [value] * (1 + len(others))
    return found


def replay(request: ExportRequest) -> Replay:
    """Return the documents of all days of publication up to the view's as-of day."""
    index, view = request.index, request.view
    composer = Composer()
    days = [day for day in index.days if day < view.as_of]
    if len(days) >= MOST_DAYS:
        return Replay((view.as_of,), (composer.compose(view),), len(days))
    views = [*(look(index, view.lens._replace(as_of=day)) for day in days), view]
    return Replay((*days, view.as_of), [composer.compose(each) for each in views])
