"""A page broken into lines, and what was drawn of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from textual.strip import Strip

from briefing.tui.pages.paragraph import PageLine
from briefing.tui.target import Target

Look: TypeAlias = "tuple[str, bool, PageLine] | None"
"""What the drawing of a line depends on: the cursor sign, whether it has the cursor, its text."""


class PageLayout:
    """A page broken into lines at a width in cells; 0 stands for a page that is not there yet.

    `first` and `last` are the lines at which each item begins and ends. `strips` are the lines that
    were drawn, by their number, each with the look that it was drawn for; `ground` is what all of
    them depend on.
    """

    def __init__(self, lines: Sequence[PageLine] = (), width: int = 0) -> None:
        self.lines = lines
        self.width = width
        self.first: dict[Target, int] = {}
        self.last: dict[Target, int] = {}
        for place, line in enumerate(lines):
            if line.item:
                self.first.setdefault(line.item, place)
                self.last[line.item] = place
        self.strips: dict[int, tuple[Look, Strip]] = {}
        self.ground: object = None

    def look_of(self, place: int, item: Target | None, sign: str) -> Look:
        """Return the look of a line; `sign` goes before the first line of the cursor's item."""
        if not 0 <= place < len(self.lines) or not (line := self.lines[place]).text:
            return None
        has_cursor = bool(item) and line.item == item
        is_first = has_cursor and line.item is not None and self.first[line.item] == place
        return sign if is_first else " ", has_cursor, line
