"""Lines that a widget hands to the screen as they are.

Textual's way lays borders, padding, tint and opacity around each line, which takes about as long as
to draw one. A widget that has none of them, and remembers what it drew, can do without.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def plain_lines(widget: Widget, strips: Sequence[Strip], crop: Region) -> list[Strip]:
    """Return the strips of the lines of a crop, filtered and cut as Textual does it.

    A strip remembers what became of it, so that one that is handed in again costs nothing.
    """
    lines = list(strips)
    if filters := widget.get_line_filters():
        _, background = widget.background_colors
        for each in filters:
            lines = [strip.apply_filter(each, background) for strip in lines]
    if crop.column_span != (0, widget.region.width):
        lines = [strip.crop(*crop.column_span) for strip in lines]
    return lines
