"""One line of texts, some of which carry out a command when they are clicked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from briefing.tui.status import StatusPart


class ButtonLine(Static):
    """Draws its parts, and tells which command was clicked."""

    class Pressed(Message):
        """A part with a command was clicked."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.parts: Sequence[StatusPart] = ()

    def show(self, parts: Sequence[StatusPart]) -> None:
        """Draw other parts, without a layout: the line has its size."""
        if parts != self.parts:
            self.parts = parts
            self.update(
                Content.assemble(*[(each.text, each.style) for each in parts]), layout=False
            )

    def on_click(self, event: events.Click) -> None:
        """Tell which command stands at the place."""
        end = self.styles.padding.left
        for part in self.parts:
            end += cell_len(part.text)
            if event.x < end:
                if part.command:
                    self.post_message(self.Pressed(part.command))
                return
