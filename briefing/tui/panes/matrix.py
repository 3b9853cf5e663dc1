"""The matrix pane: events by sources, and what each source says of each event."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.lens.view import SeenEvent, View
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Rank
from briefing.render.text.glyphs import Glyphs
from briefing.tui.cell_text import fit
from briefing.tui.panes.row_list import RowList

_LEAST_TITLE = 16


class MatrixColumns(NamedTuple):
    """The sources that fit, by number, and the width of a column in cells.

    If not all fit, the first columns are the `own` sources of the row under the cursor; the others
    end with the as-of day, so that they change as the reader steps through the days.
    """

    numbers: tuple[int, ...] = ()
    own: int = 0
    published: int = 0
    cell: int = 3

    @classmethod
    def fit(cls, view: View, row: SeenEvent | None, width: int) -> MatrixColumns:
        """Return the columns for a width in cells."""
        cell = max(3, len(str(view.published)) + 1)
        room = max(1, (width - _LEAST_TITLE) // cell)
        if view.published <= room:
            return cls(tuple(range(1, view.published + 1)), 0, view.published, cell)
        cited = sorted({*row.reported_by, *row.announced_by}) if row else []
        own = cited[-room:]
        others = [each for each in range(view.published, 0, -1)[: 2 * room] if each not in own]
        rest = sorted(others[: room - len(own)])
        return cls((*own, *rest), len(own), view.published, cell)

    @property
    def hidden(self) -> int:
        """The number of published sources that do not fit."""
        return max(0, self.published - len(self.numbers))


class MatrixRows(RowList[SeenEvent], can_focus=False):
    """A line for each event."""

    columns = MatrixColumns()

    def title(self, row: SeenEvent) -> str:
        """Return the title of the event."""
        return row.event.title

    def line(self, row: SeenEvent, width: int, *, has_cursor: bool) -> Content:
        """Draw the title and a cell for each source."""
        glyphs, cell = self.glyphs, self.columns.cell
        is_headline = row.event.rank is Rank.HEADLINE
        accent = self.get_visual_style("rows--accent", partial=True)
        cells = Content.assemble(
            *[
                (f"{sign:>{cell}}", "dim" if sign == glyphs.silent else accent)
                for sign in (self._cell(row, number) for number in self.columns.numbers)
            ]
        )
        left = glyphs.cursor if has_cursor and self.screen.focused is self.parent else " "
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
    """The rows, with source numbers above and the number of points that cite each source below."""

    FOCUS_ON_CLICK = False

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="matrix")
        self.glyphs = glyphs
        self.view: View | None = None
        self.place = -1
        self._rows = MatrixRows(glyphs, id="matrix-rows")
        self._head_line, self._foot_line = Static(id="matrix-head"), Static(id="matrix-foot")

    def compose(self) -> ComposeResult:
        """Yield the header, the rows, the footer and the legend."""
        glyphs = self.glyphs
        signs = ((glyphs.reported, "reports"), (glyphs.scheduled, "announces"))
        legend = "  ".join(f"{sign} {word}" for sign, word in (*signs, (glyphs.silent, "silent")))
        yield self._head_line
        yield self._rows
        yield self._foot_line
        yield Static(Content(legend), id="matrix-legend")

    def show(self, view: View, place: int) -> None:
        """Set the view, with the cursor on the event at index `place`."""
        self.view, self.place = view, place
        if self.is_mounted:
            self.draw()

    def on_mount(self) -> None:
        """Draw the view that was set before mounting."""
        self.draw()

    def on_resize(self) -> None:
        """Show as many columns as fit."""
        self.draw()

    def draw(self) -> None:
        """Draw the header, the rows and the footer."""
        rows = self._rows
        if self.view is None or not rows.is_mounted:  # the program may end before it is there
            return
        width = rows.scrollable_content_region.width
        row = self.view.events[self.place] if self.place >= 0 else None
        columns = MatrixColumns.fit(self.view, row, width)
        if columns != rows.columns:
            rows.columns = columns
            rows.forget()
        rows.show(self.view.events, self.place)
        self._head_line.update(self._head(columns, width), layout=False)
        self._foot_line.update(self._foot(columns, width), layout=False)

    def _head(self, columns: MatrixColumns, width: int) -> Content:
        names = [
            (f"{number:>{columns.cell}}", self._style_of(place, number, columns))
            for place, number in enumerate(columns.numbers)
        ]
        title = f"  {columns.hidden:,} more" if columns.hidden else "  by source"
        room = width - columns.cell * len(names) - 1
        return Content.assemble((fit(title, room, self.glyphs), "dim"), *names)

    def _style_of(self, place: int, number: int, columns: MatrixColumns) -> str:
        """Return the style of a source's number; relevant ones are highlighted."""
        matters = place < columns.own if columns.hidden else number <= columns.published
        return "bold" if matters else "dim"

    def _foot(self, columns: MatrixColumns, width: int) -> Content:
        """Return how many of the points shown cite each source, as the coverage counts them."""
        points = {each.number: each.points for each in self.view.sources} if self.view else {}
        cell = columns.cell
        cells = [points_words(points.get(number), cell) for number in columns.numbers]
        left = fit("  points that cite it", width - cell * len(cells) - 1, self.glyphs)
        return Content.assemble((left, "dim"), *[f"{each:>{cell}}" for each in cells])


def points_words(points: int | None, cell: int) -> str:
    """Format a number at the width of a column; blank for a source that is not shown."""
    if points is None:
        return ""
    return str(points) if points < 10 ** (cell - 1) else f">{10 ** (cell - 1) - 1}"
