"""The pane of the timeline."""

from __future__ import annotations

from textual.content import Content

from briefing.lens.visibility_index import Stage
from briefing.model.records import Rank
from briefing.tui.panes.row_list import RowList
from briefing.tui.timeline_rows import Row, RowKind

_DAY = 7  # cells of the column with the days


class Timeline(RowList[Row]):
    """Events on their axis, with the as-of line across it."""

    changed: frozenset[str] = frozenset()

    def line(self, row: Row, width: int, *, has_cursor: bool) -> Content:
        """Draw a rule, a gap, the as-of line or an event."""
        glyphs = self.glyphs
        within = glyphs.span if row.is_within else " "
        if row.kind is RowKind.RULE:
            return Content.assemble((f"{within} {row.text}", "dim" if row.is_ahead else "bold"))
        if row.kind is RowKind.GAP:
            text = f"{within} {glyphs.gap}{'':<{_DAY + 2}}{row.text}"
            return Content.assemble((text, "dim"))
        if row.kind is RowKind.AS_OF:
            return Content.assemble((f"  {row.text}".ljust(width), "reverse"))
        return self._event(row, width, has_cursor=has_cursor)

    def title(self, row: Row) -> str:
        """Return the title of an event."""
        return row.seen.event.title if row.seen else ""

    def _event(self, row: Row, width: int, *, has_cursor: bool) -> Content:
        seen, glyphs = row.seen, self.glyphs
        assert seen
        is_headline = seen.event.rank is Rank.HEADLINE
        sign = glyphs.cursor if has_cursor else glyphs.span if row.is_within else " "
        left = f"{sign} {row.text:<{_DAY}}"
        signs = (glyphs.headline if is_headline else " ") + glyphs.of_stage(seen.stage)
        mark = glyphs.changed if seen.event.id in self.changed else " "
        mark += glyphs.disputed if seen.disputes else " "
        right = f" {mark}{seen.most_origins:>2}"
        title = self.fitted(seen.event.title, width - len(left) - len(signs) - 1 - len(right))
        is_dim = row.is_ahead or seen.stage is Stage.ANNOUNCED
        weight = "bold " if is_headline else ""
        return Content.assemble(
            (left, "dim" if row.is_ahead else ""),
            (signs, self.get_visual_style("rows--accent", partial=True)),
            " ",
            (title, f"{weight}{'dim' if is_dim else ''}".strip()),
            (right, "dim"),
        )
