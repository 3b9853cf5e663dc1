"""The pane of the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from textual.content import Content

from briefing.lens.view import SeenSource
from briefing.model.dates import show_short_day
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Source
from briefing.tui.panes.side_list import ROOMY, SideList
from briefing.tui.places import About, Pane
from briefing.tui.session import Session


class SourceRow(NamedTuple):
    """A source with its number; with its points if the filters admit it.

    `name` is that of its outlet, with the title where another source has the same outlet.
    """

    number: int
    source: Source
    name: str
    seen: SeenSource | None


def source_rows(session: Session) -> dict[str, SourceRow]:
    """Return the sources published by the day, by their ids."""
    seen: Mapping[str, SeenSource] = {each.source.id: each for each in session.view.sources}
    index, day = session.index, session.view.as_of
    sources = {name: index.source_as_of(name, day) for name in session.lookup.sources}
    outlets = {name: each.outlet for name, each in sources.items()}
    number = Counter(outlets.values())
    return {
        name: SourceRow(
            index.numbers[name],
            each,
            f"{outlets[name]}: {each.title}" if number[outlets[name]] > 1 else outlets[name],
            seen.get(name),
        )
        for name, each in sources.items()
    }


def supporting(session: Session) -> frozenset[str]:
    """Return the ids of the sources that the current point or event cites; of a source its own."""
    if session.pane is Pane.READER and session.shown.about is About.SOURCE:
        return frozenset({session.shown.name})
    cites = (cite for point in session.selected for cite in point.citations)
    return frozenset(cite.citation.source for cite in cites)


class Sources(SideList[SourceRow]):
    """The sources published by the day; those that the filters leave out are dimmed."""

    supporting: frozenset[str] = frozenset()
    year = 0
    """The year of the briefing; days of other years are shown with their year."""
    _widths = (2, 7)

    def measure(self, rows: Collection[SourceRow], year: int) -> None:
        """Set the column widths for the longest number and day."""
        self.year = year
        days = max((len(self._day(row)) for row in rows), default=0)
        self._widths = (max(2, len(str(len(rows)))), max(7, days))

    def support(self, sources: frozenset[str]) -> None:
        """Highlight the given sources."""
        changed = self.supporting ^ sources
        self.supporting = sources
        if rows := [self.by_id[each] for each in changed if each in self.by_id]:
            self.forget(*rows)

    def title(self, row: SourceRow) -> str:
        """Return the source's name."""
        return row.name

    def line(self, row: SourceRow, width: int, *, has_cursor: bool) -> Content:
        """Draw the number, the day, the name, and the number of points if there is room for it."""
        glyphs, source = self.glyphs, row.source
        supports = source.id in self.supporting
        sign = self.cursor_sign(has_cursor=has_cursor)
        if sign == " " and supports:
            sign = glyphs.marked
        of_number, of_day = self._widths
        left = f"{sign}{row.number:>{of_number}} {self._day(row):<{of_day}} "
        points = f"{row.seen.points:>4} " if row.seen else f"{'.':>4} "
        right = points if width >= ROOMY else " "
        style = "" if row.seen else "dim"
        title = self.fitted(self.title(row), width - len(left) - len(right))
        return Content.assemble(
            (left, style), (title, "bold" if supports else style), (right, style)
        )

    def _day(self, row: SourceRow) -> str:
        day, mark = row.source.published, "?" if "published" in row.source.inferred else ""
        # Four digits do not fit beside the name.
        year = "" if day.year == self.year else f" '{day.year % 100:02}"
        return f"{show_short_day(day, day.year)}{year}{mark}"
