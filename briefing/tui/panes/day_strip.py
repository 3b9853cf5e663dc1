"""The widget of the strip of days: a click goes to a day, and the handle can be dragged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.timer import Timer
from textual.widgets import Static

from briefing.tui.day_cells import DayCell, day_at
from briefing.tui.panes.draggable import Draggable


class DayStrip(Draggable, Static):
    """Draws the days of publication, and posts the one that the mouse points to.

    While the handle is dragged only the strip is drawn anew: the view of a day takes longer. It
    is posted when the mouse rests for `rest` seconds, or the button is released.
    """

    COMPONENT_CLASSES = {"strip--known", "strip--later"}  # noqa: RUF012 - Textual's own type

    class Chosen(Message):
        """The mouse went to a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.cells: Sequence[DayCell] = ()
        self.rest = 0.12
        self._pointed: date | None = None
        """The day of the handle while it is dragged."""
        self._resting: Timer | None = None

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

        def style_of(cell: DayCell) -> Style:
            if self._has_handle(cell):
                return now
            return known if cell.day and not cell.is_later else later

        return Content.assemble(*[(cell.sign, style_of(cell)) for cell in self.cells])

    def _has_handle(self, cell: DayCell) -> bool:
        return cell.day == self._pointed if self._pointed else cell.is_now

    def grasped(self, event: events.MouseEvent) -> None:
        """Draw the handle where the mouse is pressed."""
        self.dragged(event)

    def dragged(self, event: events.MouseEvent) -> None:
        """Draw the handle where the mouse is, and go to its day when the mouse rests there."""
        day = day_at(self.cells, event.x - self.styles.padding.left)
        if day and day != self._pointed:
            self._pointed = day
            self.update(self._drawn(), layout=False)
            self._stop_waiting()
            self._resting = self.set_timer(self.rest, self._choose)

    def released(self) -> None:
        """Go to the day of the handle."""
        self._stop_waiting()
        self._choose()
        self._pointed = None
        self.update(self._drawn(), layout=False)

    def _choose(self) -> None:
        if self._pointed:
            self.post_message(self.Chosen(self._pointed))

    def _stop_waiting(self) -> None:
        if self._resting:
            self._resting.stop()
            self._resting = None
