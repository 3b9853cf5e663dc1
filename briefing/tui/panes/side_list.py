"""A list in a side pane: rows with ids, in an order that may change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.render.text.glyphs import Glyphs
from briefing.tui.panes.row_list import R, RowList

ROOMY = 34
"""Cells from which on a list shows more than names and what tells them apart."""


class SideList(RowList[R]):
    """Rows by their ids; the list is rebuilt only if the rows or the order change."""

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(glyphs, id=id, classes="pane side")
        self.by_id: Mapping[str, R] = {}
        self.order: Sequence[str] = ()

    def show_in_order(self, by_id: Mapping[str, R], order: Sequence[str], chosen: str) -> None:
        """Show rows in an order, with the cursor on `chosen`; an empty text means no cursor."""
        place = order.index(chosen) if chosen in by_id else -1
        if by_id is not self.by_id:
            self.by_id, self.order = by_id, order
            self.show([by_id[each] for each in order], place)
        elif order != self.order:
            self.order = order
            self.reorder([by_id[each] for each in order], place)
        else:
            self.show(self.rows, place)
