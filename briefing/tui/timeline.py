"""The timeline pane."""

from __future__ import annotations

from textual.content import Content

from briefing.lens.index import Stage
from briefing.model.records import Rank
from briefing.render.cells import cell_width
from briefing.render.glyphs import Glyphs
from briefing.tui.row_list import RowList
from briefing.tui.rows import Kind, Row

_DAY = 7  # cells of the column with the days


class Timeline(RowList[Row]):
    """Events on their axis, with the as-of line across it."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="timeline", classes="pane")
        self.glyphs = glyphs
        self.changed: frozenset[str] = frozenset()

    def line(self, row: Row, width: int, *, has_cursor: bool) -> Content:
        """Draw a rule, a gap, the as-of line or an event."""
        quiet = self.get_visual_style("rows--quiet")
        if row.kind is Kind.RULE:
            return Content.assemble(("  " + row.text, "dim" if row.is_ahead else "bold"))
        if row.kind is Kind.GAP:
            return Content.assemble((f"  {self.glyphs.gap}{'':<{_DAY - 1}}{row.text}", quiet))
        if row.kind is Kind.AS_OF:
            return Content.assemble((f"  {row.text}".ljust(width), "reverse"))
        return self._event(row, width, has_cursor=has_cursor)

    def _event(self, row: Row, width: int, *, has_cursor: bool) -> Content:
        seen, glyphs = row.seen, self.glyphs
        assert seen
        is_headline = seen.event.rank is Rank.HEADLINE
        left = f"{glyphs.cursor if has_cursor else ' '} {row.text:<{_DAY}}"
        signs = (glyphs.headline if is_headline else " ") + glyphs.of_stage(seen.stage)
        mark = glyphs.changed if seen.event.id in self.changed else ""
        mark += glyphs.disputed if seen.disputes else ""
        right = f" {mark:>2} {seen.most_origins:>2} "
        room = max(1, width - len(left) - len(signs) - 1 - len(right))
        title = Content(seen.event.title).truncate(room, ellipsis=True)
        filling = " " * (room - cell_width(title.plain))
        weight = "bold" if is_headline else ""
        is_dim = row.is_ahead or seen.stage is Stage.ANNOUNCED
        return Content.assemble(
            left,
            (signs, self.get_visual_style("rows--accent")),
            " ",
            (title.plain, f"{weight} {'dim' if is_dim else ''}".strip()),
            filling,
            (right, "dim"),
        )
