"""Finds where words may run over the border of two paragraphs, and joins the text around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from briefing.model.lean_typing import NamedTuple


class JoinedText(NamedTuple):
    """The end of one paragraph, those after it, and the beginning of another, on a line each.

    `first` is the index of the first paragraph; `starts` are the positions in the text at which
    the parts of the paragraphs begin, `cut` is how many characters of the first one are left out.
    """

    text: str
    first: int
    starts: tuple[int, ...]
    cut: int

    def place(self, position: int) -> tuple[int, int]:
        """Return the index of a position's paragraph, and the position in that."""
        part = bisect_right(self.starts, position) - 1
        return self.first + part, position - self.starts[part] + (0 if part else self.cut)


class ParagraphBorders:
    """The borders of a text's paragraphs; `skeletons` are those of `briefing.evidence.fold`."""

    def __init__(self, paragraphs: Sequence[str], skeletons: Sequence[bytes]) -> None:
        self._paragraphs = paragraphs
        self._joined = b"".join(skeletons)
        self._ends = list(accumulate(map(len, skeletons)))

    def around(self, rest: bytes, run: range, most: int) -> Iterator[JoinedText]:
        """Yield the texts around those borders within a run over which some words may go.

        `rest` is the skeleton of the words without their first letter, which may stand in the
        paragraph before the rest. `most` is how many characters of a paragraph are of use.
        """
        if not rest or len(run) < 2:
            return
        ends = self._ends
        low = ends[run.start - 1] if run.start else 0
        if self._joined.find(rest, low, ends[run.stop - 1]) < 0:
            return
        done: set[tuple[int, int]] = set()
        for border in ends[run.start : run.stop - 1]:
            first_place = max(low, border - len(rest))
            place = self._joined.find(rest, first_place, border + len(rest))
            while place >= 0:
                first = max(run.start, bisect_right(ends, place - 1))
                last = bisect_left(ends, place + len(rest))
                if first < last < run.stop and (first, last) not in done:
                    done.add((first, last))
                    yield self.joined(first, last, most)
                place = self._joined.find(rest, place + 1, border + len(rest))

    def joined(self, first: int, last: int, most: int) -> JoinedText:
        """Return the text from the end of one paragraph to the beginning of a later one."""
        parts = list(self._paragraphs[first : last + 1])
        cut = max(0, len(parts[0]) - most)
        parts[0], parts[-1] = parts[0][cut:], parts[-1][:most]
        starts = tuple(accumulate((len(part) + 1 for part in parts[:-1]), initial=0))
        return JoinedText("\n".join(parts), first, starts, cut)

    def between(self, run: range, most: int) -> Iterator[JoinedText]:
        """Yield the text around each border within a run."""
        for first, last in pairwise(run):
            yield self.joined(first, last, most)
