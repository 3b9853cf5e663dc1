"""Splits a text into paragraphs and lines, with their positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.model.lean_typing import NamedTuple
from briefing.model.text import visible


class TextLine(NamedTuple):
    """A line that is not blank, stripped of white space, with its position."""

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
    for line in text.split("\n"):
        at = start
        for part in line.removesuffix("\r").split("\r"):
            yield TextLine(at + len(part) - len(part.lstrip()), part.strip())
            at += len(part) + 1
        start += len(line) + 1


def place_in_text(lines: Sequence[TextLine], start: int, end: int) -> tuple[int, int]:
    """Convert a range within a paragraph into a range of the whole text.

    The paragraph is as `briefing.load.originals.Text` has it: its lines are joined by spaces, and
    what is not safe to print is written as escapes. The range is in code points and not empty.
    """
    return _place(lines, start), _place(lines, end - 1) + 1


def _place(lines: Sequence[TextLine], at: int) -> int:
    """Return the position in the text of a code point of a paragraph."""
    for line in lines:
        length = len(visible(line.text))
        if at < length:
            return _place_in_line(line, at) if length > len(line.text) else line.start + at
        at -= length + 1
        if at < 0:  # the space between two lines
            return line.start + len(line.text)
    raise IndexError(at)


def _place_in_line(line: TextLine, at: int) -> int:
    """Return the position within a line, some characters of which are written as escapes."""
    for place, char in enumerate(line.text, line.start):
        at -= len(visible(char))
        if at < 0:
            return place
    raise IndexError(at)
