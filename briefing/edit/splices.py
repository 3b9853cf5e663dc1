"""Splices: parts of a text that are replaced by others, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from briefing.model.lean_typing import NamedTuple

_BOM = "\ufeff"


def part_mark(text: str) -> tuple[str, str]:
    """Return the byte order mark of a text, empty for none, and the rest, in which places count."""
    mark = _BOM if text.startswith(_BOM) else ""
    return mark, text.removeprefix(mark)


class Splice(NamedTuple):
    """The characters from `start` up to `end` become `text`."""

    start: int
    end: int
    text: str


def apply_splices(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with its splices made; they do not overlap."""
    parts, last = [], 0
    for start, end, new in sorted(splices, key=lambda each: (each.start, each.end)):
        parts += [text[last:start], new]
        last = end
    return "".join([*parts, text[last:]])


def overlap(splices: Iterable[Splice]) -> bool:
    """Whether two splices touch each other; two that only take out may stand side by side."""
    return any(
        one.end > other.start or (one.end == other.start and bool(one.text or other.text))
        for one, other in pairwise(sorted(splices))
    )


def difference(before: str, after: str) -> Splice:
    """Return the one splice that makes a text of another."""
    start = _shared(before, after)
    most = min(len(before), len(after)) - start
    same = _shared(before[::-1][:most], after[::-1][:most])
    return Splice(start, len(before) - same, after[start : len(after) - same])


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # comparing halves is many times faster than comparing characters
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
