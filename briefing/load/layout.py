"""How a text is laid out in paragraphs and lines, and where each of them begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from briefing.model.text import visible

_BREAK = re.compile(r"\r\n|\r|\n|\Z")


class TextLine(NamedTuple):
    """A line that is not blank, without the white space around it, and where it begins."""

    start: int
    text: str


Laid = tuple[TextLine, ...]


def lay_out(text: str) -> tuple[Laid, ...]:
    """Return the lines of each paragraph, with places in code points.

    A paragraph is a maximal run of lines that are not blank; a text without a blank line between
    others has one paragraph a line. Blank is what holds white space only.
    """
    runs = [
        tuple(run)
        for is_text, run in groupby(_lines(text), key=lambda line: bool(line.text))
        if is_text
    ]
    return tuple((line,) for line in runs[0]) if len(runs) == 1 else tuple(runs)


def _lines(text: str) -> Iterator[TextLine]:
    start = 0
    for end in _BREAK.finditer(text):
        line = text[start : end.start()]
        yield TextLine(start + len(line) - len(line.lstrip()), line.strip())
        start = end.end()


def place_in_text(lines: Sequence[TextLine], start: int, end: int) -> tuple[int, int]:
    """Return where in a text stands what is at a place in one of its paragraphs.

    The paragraph is as `briefing.load.originals.Text` has it: its lines are joined by spaces, and
    what is not safe to print is written as escapes. The place is in code points and not empty.
    """
    places: list[int] = []
    for line in lines:
        if places:
            places.append(places[-1] + 1)
        for place, char in enumerate(line.text, line.start):
            places += [place] * len(visible(char))
    return places[start], places[end - 1] + 1
