"""The pane of the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.content import Content

from briefing.lens.view import SeenSource
from briefing.model.dates import show_day
from briefing.model.records import Source
from briefing.tui.panes.row_list import RowList
from briefing.tui.session import Session


class SourceRow(NamedTuple):
    """A source with its number: seen with its points, or not yet published."""

    number: int
    source: Source
    seen: SeenSource | None


def source_rows(session: Session) -> list[SourceRow]:
    """Return all sources by number, published or not."""
    seen: Mapping[str, SeenSource] = {each.source.id: each for each in session.view.sources}
    sources = session.index.briefing.sources
    return [
        SourceRow(number, source, seen.get(name))
        for number, (name, source) in enumerate(sources.items(), start=1)
    ]


def supporting(session: Session) -> frozenset[str]:
    """Return the ids of the sources that the point or the event at hand rests on."""
    cites = (cite for point in session.selected for cite in point.citations)
    return frozenset(cite.citation.source for cite in cites)


class Sources(RowList[SourceRow]):
    """The sources by number; what is not yet published is there, and quiet."""

    supporting: frozenset[str] = frozenset()

    def support(self, sources: frozenset[str]) -> None:
        """Mark the sources that what is at hand rests on."""
        changed = self.supporting ^ sources
        self.supporting = sources
        top = self.scroll_offset.y
        in_sight = enumerate(self.rows[top : top + self.size.height], start=top)
        if places := [place for place, row in in_sight if row.source.id in changed]:
            self.forget(*places)

    def line(self, row: SourceRow, width: int, *, has_cursor: bool) -> Content:
        """Draw the number, the day, the name and the number of points."""
        glyphs, source = self.glyphs, row.source
        supports = source.id in self.supporting
        sign = glyphs.cursor if has_cursor else glyphs.marked if supports else " "
        day = show_day(source.published).split(" ", 1)[1].rsplit(" ", 1)[0]
        day += "?" if "published" in source.inferred else ""
        left = f"{sign}{row.number:>2} {day:<8}"
        right = f"{row.seen.points:>4} " if row.seen else f"{'.':>4} "
        is_unnamed = not source.publisher and (not source.origin or source.id in source.origin)
        name = source.title if is_unnamed else source.publisher or ", ".join(source.origin)
        style = "" if row.seen else "dim"
        title = self.fitted(name, width - len(left) - len(right))
        return Content.assemble(
            (left, style), (title, "bold" if supports else style), (right, style)
        )
