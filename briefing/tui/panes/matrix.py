"""The matrix: events by sources, and what each source says of each event."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.lens.view import SeenEvent, View
from briefing.model.records import Rank
from briefing.render.glyphs import Glyphs
from briefing.tui.panes.row_list import RowList

_CELL = 3  # cells of a column
_LEAST_TITLE = 16


class Columns(NamedTuple):
    """The sources that there is room for, by number, and how many of them are published.

    The window ends with the as-of day: to walk the days is to walk the columns.
    """

    numbers: range
    published: int

    @classmethod
    def fit(cls, view: View, width: int) -> Columns:
        """Return the columns for a width in cells."""
        room = max(1, (width - _LEAST_TITLE) // _CELL)
        last = max(view.published, min(view.all_sources, room))
        return cls(range(max(1, last - room + 1), last + 1), view.published)


class MatrixRows(RowList[SeenEvent]):
    """A line for each event."""

    columns = Columns(range(0), 0)

    def line(self, row: SeenEvent, width: int, *, has_cursor: bool) -> Content:
        """Draw the title and a cell for each source."""
        glyphs = self.glyphs
        is_headline = row.event.rank is Rank.HEADLINE
        cells = "".join(f"{self._cell(row, number):>{_CELL}}" for number in self.columns.numbers)
        left = glyphs.cursor if has_cursor else " "
        left += glyphs.headline if is_headline else " "
        title = self.fitted(row.event.title, width - len(left) - len(cells) - 1)
        accent = self.get_visual_style("rows--accent", partial=True)
        return Content.assemble(left, (title, "bold" if is_headline else ""), (f"{cells} ", accent))

    def _cell(self, row: SeenEvent, number: int) -> str:
        if number > self.columns.published:
            return " "
        if number in row.reported_by:
            return self.glyphs.reported
        return self.glyphs.scheduled if number in row.announced_by else self.glyphs.silent


class Matrix(Vertical):
    """The rows between the numbers of the sources and the legend."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="matrix")
        self.glyphs = glyphs
        self.view: View | None = None

    def compose(self) -> ComposeResult:
        """Head, rows, legend."""
        yield Static(id="matrix-head")
        yield MatrixRows(self.glyphs, id="matrix-rows")
        yield Static(self._legend(), id="matrix-legend")

    def _legend(self) -> Content:
        glyphs = self.glyphs
        return Content(
            f"{glyphs.reported} reports  {glyphs.scheduled} announces  {glyphs.silent} silent"
        )

    def show(self, view: View, place: int) -> None:
        """Take a view, with the cursor at the place of an event."""
        self.view = view
        self.query_one(MatrixRows).show(view.events, place)
        self._fit()

    def on_resize(self) -> None:
        """Show as many columns as there is room for."""
        self._fit()

    def _fit(self) -> None:
        if self.view is None:
            return
        rows = self.query_one(MatrixRows)
        columns = rows.columns = Columns.fit(self.view, rows.scrollable_content_region.width)
        rows.refresh()
        names = [
            (f"{number:>{_CELL}}", "bold" if number <= columns.published else "dim")
            for number in columns.numbers
        ]
        hidden = columns.numbers.start - 1 if columns.numbers else 0
        title = f"  {hidden} sources before" if hidden else "  by source"
        width = rows.scrollable_content_region.width - _CELL * len(names) - 1
        self.query_one("#matrix-head", Static).update(
            Content.assemble((title[: max(0, width)].ljust(max(0, width)), "dim"), *names)
        )
