"""The scroll bar of the panes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.style import Style as RichStyle
from textual.geometry import Region
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from briefing.tui.panes.plain_lines import plain_lines


class PaneScrollBar(ScrollBarRender, Visual):
    """Textual's scroll bar, drawn as strips: its own way through Rich's console takes 0.5 ms.

    One key may move two scroll bars.
    """

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the bar as strips, in its own colours."""
        del style, options
        return self.strips(width, height or 0)

    def strips(self, width: int, height: int) -> list[Strip]:
        """Return the bar as strips of some cells each, one for each line."""
        colours = self.style if isinstance(self.style, RichStyle) else RichStyle.parse(self.style)
        assert colours.bgcolor
        assert colours.color
        cells = self.render_bar(
            height,
            self.virtual_size,
            self.window_size,
            self.position,
            width,
            self.vertical,
            colours.bgcolor,
            colours.color,
        ).segments
        strips = {cell: Strip([cell], width) for cell in set(cells)}
        return [strips[cell] for cell in cells]

    def get_optimal_width(self, rules: object, container_width: int) -> int:
        """Return the width in cells."""
        del rules, container_width
        return self.thickness

    def get_height(self, rules: object, width: int) -> int:
        """Return the least number of lines."""
        del rules, width
        return 1


class MovingScrollBar(ScrollBar):
    """A scroll bar that is redrawn only on the lines on which its thumb begins or ends otherwise.

    Textual's own one is redrawn whole whenever a page of another length is shown, which takes as
    long as to draw the page.
    """

    window_virtual_size = Reactive(100, repaint=False)
    window_size = Reactive(0, repaint=False)
    position = Reactive(0.0, repaint=False)

    def __init__(self, *, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._drawn: Sequence[Strip] = ()
        self._drawn_for: object = None

    def watch_window_virtual_size(self) -> None:
        """Redraw what differs."""
        self._refresh_what_differs()

    def watch_window_size(self) -> None:
        """Redraw what differs."""
        self._refresh_what_differs()

    def watch_position(self) -> None:
        """Redraw what differs."""
        self._refresh_what_differs()

    def _refresh_what_differs(self) -> None:
        if not self.size:
            return
        before = self._drawn
        self._draw()
        for y, (old, new) in enumerate(zip_longest(before, self._drawn)):
            if old != new:
                self.refresh(Region(0, y, self.size.width, 1))

    def _draw(self) -> None:
        bar, size = self.render(), self.size
        assert isinstance(bar, PaneScrollBar)
        state = size, bar.virtual_size, bar.window_size, bar.position, bar.style
        if state != self._drawn_for:
            self._drawn, self._drawn_for = bar.strips(size.width, size.height), state

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render some lines; the colours may have changed since the last time."""
        self._draw()
        return plain_lines(self, [self.render_line(y) for y in crop.line_range], crop)

    def render_line(self, y: int) -> Strip:
        """Return one line as a strip."""
        return self._drawn[y] if y < len(self._drawn) else Strip.blank(self.size.width)
