"""The line between two columns, which the mouse drags."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from briefing.render.text.glyphs import Glyphs
from briefing.tui.columns import Divider
from briefing.tui.panes.draggable import Draggable
from briefing.tui.panes.plain_lines import plain_lines


class Splitter(Draggable):
    """A vertical line of one cell; it stands out while the mouse is over it or drags it."""

    FOCUS_ON_CLICK = False
    DEFAULT_CLASSES: ClassVar[str] = "splitter"

    class Dragged(Message):
        """The line was dragged to a column of the screen, or double-clicked: `to` is None then."""

        def __init__(self, divider: Divider, to: int | None) -> None:
            super().__init__()
            self.divider = divider
            self.to = to

    def __init__(self, divider: Divider, glyphs: Glyphs) -> None:
        super().__init__(id=f"split-{divider.name.lower()}")
        self.divider = divider
        self.sign = "│" if glyphs.encoding == "utf-8" else "|"
        self._cell: tuple[Style, Strip] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines, which are all the same."""
        if self._cell is None or self._cell[0] != self.rich_style:
            self._cell = self.rich_style, Strip([Segment(self.sign, self.rich_style)], 1)
        return plain_lines(self, [self._cell[1]], crop) * crop.height

    def dragged(self, event: events.MouseEvent) -> None:
        """Tell where the line is dragged."""
        if event.screen_x != self.region.x:
            self.post_message(self.Dragged(self.divider, event.screen_x))

    def on_click(self, event: events.Click) -> None:
        """Ask for the first place, at a double click."""
        event.stop()
        if event.chain == 2:
            self.post_message(self.Dragged(self.divider, None))
