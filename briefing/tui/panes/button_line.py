"""A line of texts, some of which run a command on a click."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from briefing.tui.status import StatusPart


class ButtonLine(Static):
    """Draws its parts, and posts the one that is clicked."""

    class Pressed(Message):
        """A part was clicked; not every one does something."""

        def __init__(self, part: StatusPart) -> None:
            super().__init__()
            self.part = part

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.parts: Sequence[StatusPart] = ()

    def show(self, parts: Sequence[StatusPart]) -> None:
        """Draw other parts; no layout is needed, because the line keeps its size."""
        if parts != self.parts:
            self.parts = parts
            self.update(
                Content.assemble(*[(each.text, each.style) for each in parts]), layout=False
            )

    def on_click(self, event: events.Click) -> None:
        """Post the part at the clicked position."""
        end = self.styles.padding.left
        for part in self.parts:
            end += cell_len(part.text)
            if event.x < end:
                self.post_message(self.Pressed(part))
                return
