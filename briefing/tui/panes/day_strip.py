"""The widget of the strip of days: a click goes to a day, and the handle can be dragged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from briefing.tui.day_cells import DayCell, day_at


class DayStrip(Static):
    """Draws the days of publication, and posts the one that the mouse points to."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"strip--known", "strip--later"}  # noqa: RUF012 - Textual's own type

    class Chosen(Message):
        """The mouse went to a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.cells: Sequence[DayCell] = ()

    def show(self, cells: Sequence[DayCell]) -> None:
        """Draw other days."""
        if cells != self.cells:
            is_resized = len(cells) != len(self.cells)
            self.cells = cells
            self.display = bool(cells)
            self.update(self._drawn(), layout=is_resized)

    def _drawn(self) -> Content:
        known = self.get_visual_style("strip--known", partial=True)
        later = self.get_visual_style("strip--later", partial=True)
        now = known + Style(reverse=True, bold=True)
        return Content.assemble(
            *[
                (
                    cell.sign,
                    now if cell.is_now else known if cell.day and not cell.is_later else later,
                )
                for cell in self.cells
            ]
        )

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the handle."""
        self.capture_mouse()
        self._point(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the handle."""
        if event.button and self.app.mouse_captured is self:
            self._point(event)

    def on_mouse_up(self) -> None:
        """Let go of the handle."""
        self.release_mouse()

    def _point(self, event: events.MouseEvent) -> None:
        if day := day_at(self.cells, event.x - self.styles.padding.left):
            self.post_message(self.Chosen(day))
