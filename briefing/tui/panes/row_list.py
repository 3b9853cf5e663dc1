"""A list of lines on the line API: a key costs the same at 20 rows and at 100,000."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.widget import Widget

from briefing.render.text.glyphs import Glyphs
from briefing.tui.cell_text import fit
from briefing.tui.panes.cursor_band import band

R = TypeVar("R")
_MOST_STRIPS = 1_000


class RowList(ScrollView, Generic[R], can_focus=True, inherit_bindings=False):
    """Rows of one line each, cut at the width, of which one has the cursor.

    A subclass says what a row looks like. Left and right are days of knowledge in this program,
    so the bindings of the scroll view are left out. A click gives no focus by itself: who is told
    of it puts focus and cursor where they belong, in one step.
    """

    FOCUS_ON_CLICK = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--accent", "rows--cursor"}

    class Chosen(Message):
        """A row was clicked, or clicked twice; it is None below the last.

        It is told itself, not its place: the list may be another when the message comes.
        """

        def __init__(self, rows: Widget, row: object, *, is_double: bool) -> None:
            super().__init__()
            self.rows = rows
            self.row = row
            self.is_double = is_double

        @property
        def control(self) -> Widget:
            """The list."""
            return self.rows

    def __init__(self, glyphs: Glyphs, *, id: str, classes: str = "pane") -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.glyphs = glyphs
        self.rows: Sequence[R] = ()
        self.place = -1
        self._strips: dict[int, Strip] = {}
        self._look: tuple[VisualStyle, int] | None = None

    def line(self, row: R, width: int, *, has_cursor: bool) -> Content:
        """Return what a row looks like."""
        raise NotImplementedError

    def fitted(self, text: str, width: int) -> str:
        """Return a text cut or filled to a number of cells, one at the least."""
        return fit(text, width, self.glyphs)

    def show(self, rows: Sequence[R], place: int) -> None:
        """Take new rows, with the cursor at a place (-1 for none), and bring it into sight."""
        if rows is not self.rows:
            self.rows = rows
            self.virtual_size = Size(0, len(rows))
            self.forget()
            if place < 0:
                self.scroll_to(y=0, animate=False, force=True)
        elif place == self.place:
            return
        for line in (self.place, place):
            self.refresh_line(line)
        self.place = place
        self.reveal()

    def forget(self, *places: int) -> None:
        """Draw some rows anew, or all: what they show is another."""
        for place in places:
            self._strips.pop(place, None)
            self.refresh_line(place)
        if not places:
            self._strips.clear()
            self.refresh()

    def reveal(self) -> None:
        """Bring the cursor into sight: near an edge with a third of the window beyond it."""
        height = self.size.height
        if self.place < 0 or not height:
            return
        top = self.scroll_offset.y
        around = 1 if height > 4 else 0
        ahead = around if top + around <= self.place < top + height - around else height // 3
        region = Region(0, self.place - ahead, 1, 1 + 2 * ahead)
        self.scroll_to_region(region, animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.reveal()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        place, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        base = self.visual_style
        if not 0 <= place < len(self.rows) or width < 1:
            return Strip.blank(width, base.rich_style)
        if self._look != (base, width) or len(self._strips) > _MOST_STRIPS:
            self._look = (base, width)
            self._strips.clear()
        if place == self.place:
            style = band(self, "rows--cursor")
            return self._draw(place, width, style, has_cursor=True)
        if place not in self._strips:
            self._strips[place] = self._draw(place, width, base, has_cursor=False)
        return self._strips[place]

    def _draw(self, place: int, width: int, style: VisualStyle, *, has_cursor: bool) -> Strip:
        content = self.line(self.rows[place], width, has_cursor=has_cursor)
        if has_cursor:
            content = Content(content.plain)  # accents are for the page's own ground
        fitted = content.truncate(width, pad=True)
        return Strip(fitted.render_segments(style), width)

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked; what a double click has opened stays."""
        if event.chain > 2:
            return
        place = event.y + self.scroll_offset.y
        row = self.rows[place] if 0 <= place < len(self.rows) else None
        self.post_message(self.Chosen(self, row, is_double=event.chain == 2))
