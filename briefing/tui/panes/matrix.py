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
from briefing.tui.fit import fit
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


class MatrixRows(RowList[SeenEvent], can_focus=False):
    """A line for each event."""

    columns = Columns(range(0), 0)

    def line(self, row: SeenEvent, width: int, *, has_cursor: bool) -> Content:
        """Draw the title and a cell for each source."""
        glyphs = self.glyphs
        is_headline = row.event.rank is Rank.HEADLINE
        accent = self.get_visual_style("rows--accent", partial=True)
        cells = Content.assemble(
            *[
                (f"{sign:>{_CELL}}", "dim" if sign == glyphs.silent else accent)
                for sign in (self._cell(row, number) for number in self.columns.numbers)
            ]
        )
        left = glyphs.cursor if has_cursor else " "
        left += glyphs.headline if is_headline else " "
        title = self.fitted(row.event.title, width - len(left) - len(cells) - 1)
        return Content.assemble(left, (title, "bold" if is_headline else ""), cells)

    def _cell(self, row: SeenEvent, number: int) -> str:
        if number > self.columns.published:
            return " "
        if number in row.reported_by:
            return self.glyphs.reported
        return self.glyphs.scheduled if number in row.announced_by else self.glyphs.silent


class Matrix(Vertical, can_focus=True):
    """The rows between the numbers of the sources and those of the points that cite them."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="matrix")
        self.glyphs = glyphs
        self.view: View | None = None
        self.place = -1

    def compose(self) -> ComposeResult:
        """Head, rows, foot, legend."""
        glyphs = self.glyphs
        signs = ((glyphs.reported, "reports"), (glyphs.scheduled, "announces"))
        legend = "  ".join(f"{sign} {word}" for sign, word in (*signs, (glyphs.silent, "silent")))
        yield Static(id="matrix-head")
        yield MatrixRows(glyphs, id="matrix-rows")
        yield Static(id="matrix-foot")
        yield Static(Content(legend), id="matrix-legend")

    def show(self, view: View, place: int) -> None:
        """Take a view, with the cursor at the place of an event."""
        self.view, self.place = view, place
        if self.is_mounted:
            self.draw()

    def on_mount(self) -> None:
        """Draw what it was given before it was there."""
        self.draw()

    def on_resize(self) -> None:
        """Show as many columns as there is room for."""
        self.draw()

    def draw(self) -> None:
        """Draw head, rows and foot."""
        if self.view is None:
            return
        rows = self.query_one(MatrixRows)
        width = rows.scrollable_content_region.width
        columns = Columns.fit(self.view, width)
        if columns != rows.columns:
            rows.columns = columns
            rows.forget()
        rows.show(self.view.events, self.place)
        self.query_one("#matrix-head", Static).update(self._head(columns, width), layout=False)
        self.query_one("#matrix-foot", Static).update(self._foot(columns, width), layout=False)

    def _head(self, columns: Columns, width: int) -> Content:
        names = [
            (f"{number:>{_CELL}}", "bold" if number <= columns.published else "dim")
            for number in columns.numbers
        ]
        hidden = columns.numbers.start - 1 if columns.numbers else 0
        title = f"  {hidden} sources before" if hidden else "  by source"
        return Content.assemble(
            (fit(title, width - _CELL * len(names) - 1, self.glyphs), "dim"), *names
        )

    def _foot(self, columns: Columns, width: int) -> Content:
        """How many of the points shown cite each source, as the coverage counts them."""
        points = {each.number: each.points for each in self.view.sources} if self.view else {}
        cells = [points_words(points.get(number)) for number in columns.numbers]
        left = fit("  points that cite it", width - _CELL * len(cells) - 1, self.glyphs)
        return Content.assemble((left, "dim"), *[f"{cell:>{_CELL}}" for cell in cells])


def points_words(points: int | None) -> str:
    """Write a number in the cells of a column; a source that is not shown has none."""
    if points is None:
        return ""
    return str(points) if points < 10 ** (_CELL - 1) else f">{10 ** (_CELL - 1) - 1}"
