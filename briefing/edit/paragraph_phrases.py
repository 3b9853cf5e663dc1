"""How the paragraphs of two texts are spoken of: which have moved, and how they begin to differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model.text import visible

_SHOWN = 50
"""Characters of a paragraph in a line."""
_BEFORE = 20


def shifts(places: Mapping[int, int]) -> str:
    """Return which numbers have become others: ``5-10 are 6-11, 12 is 4``."""
    runs: list[list[int]] = []
    for old, new in places.items():
        if old == new:
            continue
        if runs and runs[-1][1] == old - 1 and runs[-1][2] + old - runs[-1][0] == new:
            runs[-1][1] = old
        else:
            runs.append([old, old, new])
    return ", ".join(
        f"{first} is {new}" if first == last else f"{first}-{last} are {new}-{new + last - first}"
        for first, last, new in runs
    )


def around_difference(old: str, new: str) -> tuple[str, str]:
    """Return two paragraphs from a little before the place where they begin to differ."""
    pairs = zip(old, new, strict=False)
    place = next((n for n, pair in enumerate(pairs) if pair[0] != pair[1]), 0)
    start = place - _BEFORE if place > _BEFORE else 0
    return _quoted(old, start), _quoted(new, start)


def _quoted(text: str, start: int = 0) -> str:
    end = start + _SHOWN
    before, after = "…" if start else "", "…" if len(text) > end else ""
    return f"“{before}{visible(text[start:end])}{after}”"


def clipped(paragraphs: Sequence[str], number: int) -> str:
    """Return the sign of a paragraph, and its beginning in quotation marks."""
    return f"¶{number} {_quoted(paragraphs[number - 1])}"
