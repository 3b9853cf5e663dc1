"""The line between two columns, which the mouse drags."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing.render.text.glyphs import Glyphs
from briefing.tui.columns import Divider


class Splitter(Widget):
    """A vertical line of one cell; it stands out while the mouse is over it or drags it."""

    ALLOW_SELECT = False
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

    def render_line(self, y: int) -> Strip:
        """Return the line's one cell."""
        del y
        return Strip([Segment(self.sign, self.rich_style)], 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        if event.button == 1:
            self.capture_mouse()
            self.add_class("-dragged")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell where the line is dragged; a button that was released outside the window is over."""
        if not self.has_class("-dragged"):
            return
        if event.button == 0:
            self._let_go()
        elif event.screen_x != self.region.x:
            self.post_message(self.Dragged(self.divider, event.screen_x))

    def on_mouse_up(self) -> None:
        """End to drag."""
        self._let_go()

    def on_hide(self) -> None:
        """End to drag a line that is no longer shown."""
        self._let_go()

    def on_click(self, event: events.Click) -> None:
        """Ask for the first place, at a double click."""
        event.stop()
        if event.chain == 2:
            self.post_message(self.Dragged(self.divider, None))

    def _let_go(self) -> None:
        self.release_mouse()
        self.remove_class("-dragged")
