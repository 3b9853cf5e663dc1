"""A list of lines that draws only visible rows: as fast at 100,000 rows as at 20."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Tooltip

from briefing.render.text.glyphs import Glyphs
from briefing.tui.cell_text import fit
from briefing.tui.panes.cursor_band import band
from briefing.tui.panes.plain_lines import plain_lines

R = TypeVar("R")
_MOST_STRIPS = 1_000


class RowList(ScrollView, Generic[R], can_focus=True, inherit_bindings=False):
    """Rows of one line each, truncated at the width, one of them under the cursor.

    A subclass draws a row in `line`, and names in `title` the text of it that may be cut: that is
    shown whole while the mouse rests on the row. The scroll view's bindings are left out, because
    left and right change the as-of day. A click does not set the focus; the handler of its message
    sets focus and cursor in one step.
    """

    FOCUS_ON_CLICK = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"rows--{name}"
        for name in ("accent", "cursor", "new", "disputed", "ahead", "overdue", "several")
    }

    class Chosen(Message):
        """A row was clicked or double-clicked; `row` is None below the last one.

        It carries the row, not its index: the list may have changed when the message is handled.
        """

        def __init__(self, rows: Widget, row: object, *, is_double: bool) -> None:
            super().__init__()
            self.rows = rows
            self.row = row
            self.is_double = is_double

        @property
        def control(self) -> Widget:
            """The list that was clicked."""
            return self.rows

    def __init__(self, glyphs: Glyphs, *, id: str, classes: str = "pane") -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.glyphs = glyphs
        self.rows: Sequence[R] = ()
        self.place = -1
        self._strips: dict[int, Strip] = {}  # by the identity of the row
        self._resting: Timer | None = None
        self._look: tuple[VisualStyle, int, int] | None = None  # what all strips depend on

    def line(self, row: R, width: int, *, has_cursor: bool) -> Content:
        """Return the content of a row."""
        raise NotImplementedError

    def cursor_sign(self, *, has_cursor: bool) -> str:
        """Return the sign of the cursor, which is shown where the focus is; else a space."""
        is_here = has_cursor and self.has_focus
        return self.glyphs.cursor if is_here else " "

    def title(self, row: R) -> str:
        """Return the text of a row that `line` cuts if it does not fit; empty if there is none."""
        del row
        return ""

    def fitted(self, text: str, width: int) -> str:
        """Return a text cut or padded to a number of cells, at least one."""
        return fit(text, width, self.glyphs)

    def show(self, rows: Sequence[R], place: int) -> None:
        """Set the rows and the index of the cursor's row (-1 for none), and scroll to it."""
        if rows is not self.rows:
            self.rows = rows
            self.virtual_size = Size(0, len(rows))
            self.forget()
            self._put_cursor(place, is_anew=True)
        elif place != self.place:
            self._put_cursor(place, is_anew=False)

    def reorder(self, rows: Sequence[R], place: int) -> None:
        """Set the rows of before in another order; only those in sight that moved are redrawn."""
        before, self.rows = self.rows, rows
        moved = [place for place in self._in_sight() if rows[place] is not before[place]]
        if moved:
            self._refresh_rows(moved[0], moved[-1] + 1)
        self._put_cursor(place, is_anew=True)

    def _put_cursor(self, place: int, *, is_anew: bool) -> None:
        if is_anew:
            self.hide_title()
            if place < 0:
                self.scroll_to(y=0, animate=False, force=True)
        for first in {self.place, place}:
            self._refresh_rows(first, first + self.height_of(first))
        self.place = place
        self.reveal()

    def _in_sight(self) -> range:
        """Return the indices of the rows that the window shows."""
        top = self.scroll_offset.y
        return range(top, min(len(self.rows), top + self.size.height))

    def _refresh_rows(self, start: int, stop: int) -> None:
        """Redraw the rows from one index to another, as far as they are in sight."""
        top, size = self.scroll_offset.y, self.size
        start, stop = max(start - top, 0), min(stop - top, size.height)
        if start < stop:
            self.refresh(Region(0, start, size.width, stop - start))

    def height_of(self, place: int) -> int:
        """Return how many lines, from one on, belong together: the cursor is on all of them."""
        del place
        return 1

    def forget(self, *rows: R) -> None:
        """Redraw some rows, or all: what is shown of them has changed."""
        names = set(map(id, rows))
        for name in names:
            self._strips.pop(name, None)
        for place in self._in_sight() if rows else ():
            if id(self.rows[place]) in names:
                self._refresh_rows(place, place + 1)
        if not rows:
            self._strips.clear()
            self.refresh()

    def reveal(self) -> None:
        """Scroll to the cursor; near an edge, show a third of the window beyond it."""
        height = self.size.height
        if self.place < 0 or not height:
            return
        top = self.scroll_offset.y
        around = 1 if height > 4 else 0
        ahead = around if top + around <= self.place < top + height - around else height // 3
        region = Region(0, self.place - ahead, 1, 1 + 2 * ahead)
        self.scroll_to_region(region, animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the cursor visible."""
        self.reveal()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some visible lines as strips; a list has no border, and margins at its sides."""
        return plain_lines(self, self._strips_of(crop.line_range), crop)

    def render_line(self, y: int) -> Strip:
        """Return one visible line as a strip."""
        (line,) = self._strips_of(range(y, y + 1))
        return line

    def _strips_of(self, lines: range) -> list[Strip]:
        """Return visible lines; only those are drawn that were not drawn before."""
        # Textual works these out anew for whoever asks, which takes longer than to draw a line.
        top, style = self.scroll_offset.y, self.visual_style
        width, whole = self.scrollable_content_region.width, self.outer_size.width
        if self._look != (style, width, whole) or len(self._strips) > _MOST_STRIPS:
            self._look = style, width, whole
            self._strips.clear()
        strips, rows, blank = self._strips, self.rows, Strip.blank(whole, style.rich_style)
        under_cursor = range(self.place, self.place + self.height_of(self.place))
        found = []
        for place in range(top + lines.start, top + lines.stop):
            if not 0 <= place < len(rows) or width < 1:
                found.append(blank)
            elif place in under_cursor:
                found.append(self._draw(place, has_cursor=True))
            else:
                row = id(rows[place])
                if row not in strips:
                    strips[row] = self._draw(place, has_cursor=False)
                found.append(strips[row])
        return found

    def _draw(self, place: int, *, has_cursor: bool) -> Strip:
        """Return the line of a row, as wide as the list, with what stands around its text."""
        assert self._look
        style, width, whole = self._look
        content = self.line(self.rows[place], width, has_cursor=has_cursor)
        if has_cursor:
            content = Content(content.plain)  # accents are for the page's own ground
        fitted = content.truncate(width, pad=True)
        segments = fitted.render_segments(band(self, "rows--cursor") if has_cursor else style)
        left = self.styles.gutter.left
        before, after = (Segment(" " * n, style.rich_style) for n in (left, whole - left - width))
        return Strip([before, *segments, after], whole)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Have the title of the row under the mouse shown, if it is cut."""
        place = event.y + self.scroll_offset.y
        title = self.title(self.rows[place]) if 0 <= place < len(self.rows) else ""
        whole = self.glyphs.spell(title)
        if whole in self.render_line(event.y).text:
            self.hide_title()
        else:
            self.tooltip = Content(whole)
            # Textual hides a tooltip when the mouse moves, but waits for a second move to show one.
            if self._resting:
                self._resting.stop()
            self._resting = self.set_timer(self.app.TOOLTIP_DELAY, self._show_title)

    def _show_title(self) -> None:
        if self.tooltip is None or not self.screen.is_current:
            return
        for tooltip in self.screen.query(Tooltip):
            tooltip.display = True
            tooltip.absolute_offset = self.app.mouse_position
            tooltip.update(self.tooltip)

    def on_leave(self) -> None:
        """Hide the title at once: it would be in the way of a click on a row that it covers."""
        self.hide_title()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Hide the title: another row is under the mouse now."""
        super().watch_scroll_y(old_value, new_value)
        self.hide_title()

    def hide_title(self) -> None:
        """Hide the whole title until the mouse moves again."""
        if self.tooltip is not None:
            self.tooltip = None

    def on_click(self, event: events.Click) -> None:
        """Post the row that was clicked; further clicks after a double click are ignored."""
        self.hide_title()
        if event.chain > 2:
            return
        place = event.y + self.scroll_offset.y
        row = self.rows[place] if 0 <= place < len(self.rows) else None
        self.post_message(self.Chosen(self, row, is_double=event.chain == 2))
