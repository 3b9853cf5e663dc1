"""What the search line recalls and completes: earlier queries, fields and their values. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len

from briefing.lens.query_completion import Completion, common_start
from briefing.model.lean_typing import NamedTuple
from briefing.render.text.glyphs import Glyphs
from briefing.tui.status import StatusPart

_BETWEEN = 2  # cells between two completions
Complete = Callable[[str], Sequence[Completion]]


class Recall(NamedTuple):
    """The place among earlier queries, most recent first; -1 is the query that was being typed."""

    queries: Sequence[str] = ()
    typed: str = ""
    place: int = -1

    @property
    def query(self) -> str:
        """The query at the place."""
        return self.typed if self.place < 0 else self.queries[self.place]

    def step(self, by: int, shown: str) -> Recall:
        """Go to an earlier query, or to a later one if `by` is negative; stop at the ends.

        `shown` is what the line holds: if it was edited since, that is the query being typed.
        """
        here = self if shown == self.query else self._replace(typed=shown, place=-1)
        return here._replace(place=max(-1, min(len(self.queries) - 1, here.place + by)))


class Offer(NamedTuple):
    """Completions of a query, and the place of the one in the line; -1 is what was typed."""

    typed: str = ""
    completions: Sequence[Completion] = ()
    place: int = -1

    @property
    def query(self) -> str:
        """The query with the completion at the place."""
        return self.typed if self.place < 0 else self.completions[self.place].query

    def of(self, shown: str, complete: Complete) -> Offer:
        """Return the completions of what the line holds; these, while it goes through them."""
        return self if shown == self.query else Offer(shown, complete(shown))

    def step(self, by: int, complete: Complete) -> Offer:
        """Complete what all share, else go to the next or previous completion, wrapping around.

        What was typed stands before the first and after the last.
        """
        shared = common_start(self.completions)
        if self.place < 0 and by > 0 and len(shared) > len(self.typed):
            return Offer(shared, complete(shared))
        count = len(self.completions) + 1
        return self._replace(place=(self.place + 1 + by) % count - 1)

    def parts(self, width: int, glyphs: Glyphs) -> Sequence[StatusPart]:
        """Return as many names as fit on a line, among them that of the completion in the line.

        The command of each is the query that it makes.
        """
        names = [glyphs.spell(each.name) for each in self.completions]
        if sum(map(cell_len, names)) + _BETWEEN * (len(names) - 1) > width:
            width -= 2 * len(" …")  # which may stand at either end
        lines = _lines(names, width)
        start, end = next(line for line in lines if line[1] > self.place or line[1] == len(names))
        parts = [StatusPart(f"{glyphs.ellipsis} ")] if start else []
        for place in range(start, end):
            between = [StatusPart(" " * _BETWEEN)] if place > start else []
            style = "reverse" if place == self.place else ""
            parts += [*between, StatusPart(names[place], self.completions[place].query, style)]
        return [*parts, StatusPart(f" {glyphs.ellipsis}")] if end < len(names) else parts


def _lines(names: Sequence[str], width: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of names that fit on a line, one after the other; at least one name each."""
    start, used = 0, -_BETWEEN
    for place, name in enumerate(names):
        needed = cell_len(name) + _BETWEEN
        if place > start and used + needed > width:
            yield start, place
            start, used = place, -_BETWEEN
        used += needed
    yield start, len(names)
