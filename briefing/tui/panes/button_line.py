"""A line of texts, some of which run a command on a click."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.status import StatusPart


class ButtonLine(Widget):
    """Draws its parts on one line, and posts the one that is clicked."""

    class Pressed(Message):
        """A part was clicked; not every one does something."""

        def __init__(self, part: StatusPart) -> None:
            super().__init__()
            self.part = part

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.parts: Sequence[StatusPart] = ()
        self.line = Content()

    def show(self, parts: Sequence[StatusPart]) -> None:
        """Draw other parts; no layout is needed, because the line keeps its size."""
        if self.set_parts(parts):
            self.refresh()

    def set_parts(self, parts: Sequence[StatusPart]) -> bool:
        """Take other parts for the next drawing; say whether they differ."""
        if parts == self.parts:
            return False
        self.parts = parts
        self.line = Content.assemble(*[(each.text, each.style) for each in parts])
        return True

    def render_line(self, y: int) -> Strip:
        """Return the line, cut or padded to the width."""
        width, style = self.scrollable_content_region.width, self.visual_style
        if y:
            return Strip.blank(width, style.rich_style)
        return Strip(self.line.truncate(width, pad=True).render_segments(style), width)

    def on_click(self, event: events.Click) -> None:
        """Post the part at the clicked position."""
        end = self.styles.padding.left
        for part in self.parts:
            end += cell_len(part.text)
            if event.x < end:
                self.post_message(self.Pressed(part))
                return
