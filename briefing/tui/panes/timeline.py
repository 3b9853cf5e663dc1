"""The pane of the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from briefing.lens.visibility_index import Stage
from briefing.model.records import Rank
from briefing.render.text.cells import cell_width, wrap
from briefing.render.text.glyphs import Glyphs
from briefing.tui.panes.row_list import RowList
from briefing.tui.timeline_rows import Row, RowKind, in_lines

_DAY = 7  # cells of the column with the days
_BEFORE, _AFTER = _DAY + 5, 5
"""Cells before and after a title."""
_ROOMY = 12
"""In fewer lines each event has one."""
_FAR = 10**9


class Timeline(RowList[Row]):
    """Events on their axis, with the as-of line across it."""

    changed: frozenset[str] = frozenset()
    found: frozenset[str] = frozenset()

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(glyphs, id=id)
        self._given: tuple[Sequence[Row], int] = ((), -1)
        self._set_for: tuple[Sequence[Row], int] | None = None
        self._lines: tuple[list[Row], list[int]] = ([], [])

    def show(self, rows: Sequence[Row], place: int) -> None:
        """Set the rows and the index of the cursor's row; a long title takes a second line."""
        self._given = rows, place
        room = self._room if self.size.height >= _ROOMY else _FAR
        if self._set_for is None or self._set_for[0] is not rows or self._set_for[1] != room:
            self._set_for = rows, room
            self._lines = in_lines(rows, room)
        lines, places = self._lines
        super().show(lines, places[place] if place >= 0 else -1)

    def mark_found(self, found: frozenset[str]) -> None:
        """Mark the events with hits of the search, given by their ids."""
        before, self.found = self.found, found
        if found is not before and found != before:
            self.show(*self._given)
            self.forget()

    def on_resize(self) -> None:
        """Break the titles anew, and keep the cursor visible."""
        self.show(*self._given)
        super().on_resize()

    def height_of(self, place: int) -> int:
        """Return how many lines an event has."""
        is_long = 0 <= place < len(self.rows) and self.rows[place].is_long
        return 2 if is_long and not self.rows[place].is_rest else 1

    @property
    def _room(self) -> int:
        """The cells for a title."""
        return max(1, self.scrollable_content_region.width - _BEFORE - self._after)

    @property
    def _after(self) -> int:
        """The cells after a title."""
        return _AFTER + bool(self.found)

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
            accent = self.get_visual_style("rows--accent", partial=True)
            before = f"{glyphs.rule} {row.text} "
            return Content.assemble((before, accent), (glyphs.rule * (width - len(before)), "dim"))
        return self._event(row, width, has_cursor=has_cursor)

    def title(self, row: Row) -> str:
        """Return the title of an event, unless its two lines have all of it."""
        title = row.seen.event.title if row.seen else ""
        if row.is_long:
            _, *others = wrap(title, self._room)
            if cell_width(" ".join(others)) <= self._room + self._after:
                return ""
        return title

    def _event(self, row: Row, width: int, *, has_cursor: bool) -> Content:
        seen, glyphs = row.seen, self.glyphs
        assert seen
        is_headline = seen.event.rank is Rank.HEADLINE
        sign = self.cursor_sign(has_cursor=has_cursor and not row.is_rest)
        if sign == " " and row.is_within:
            sign = glyphs.span
        is_dim = row.is_ahead or seen.stage is Stage.PLANNED
        style = f"{'bold ' if is_headline else ''}{'dim' if is_dim else ''}".strip()
        room, title = max(1, width - _BEFORE - self._after), seen.event.title
        if row.is_long:
            first, *others = wrap(title, room)
            title = " ".join(others) if row.is_rest else first
        if row.is_rest:
            left = f"{sign:<{_BEFORE}}"
            return Content.assemble((left, "dim"), (self.fitted(title, room + self._after), style))
        left = f"{sign} {row.text:<{_DAY}}"
        signs = (glyphs.headline if is_headline else " ") + glyphs.of_stage(seen.stage)
        # The column of hits is there only during a search: titles need the room.
        hit = "" if not self.found else glyphs.found if seen.event.id in self.found else " "
        mark = hit + (glyphs.changed if seen.event.id in self.changed else " ")
        disputed = glyphs.disputed if seen.disputes else " "
        # A long day takes cells from the title.
        room -= len(left) + len(signs) + 1 - _BEFORE
        return Content.assemble(
            (left, "dim" if row.is_ahead else ""),
            (signs, self._of_stage(seen.stage)),
            " ",
            (self.fitted(title, room), style),
            " ",
            (mark, self.get_visual_style("rows--new", partial=True)),
            (disputed, self.get_visual_style("rows--disputed", partial=True)),
            (f"{seen.most_origins:>2}", self._of_origins(seen.most_origins)),
        )

    def _of_stage(self, stage: Stage) -> Style:
        """Return the style of a stage's sign: what is reported is the rule."""
        names = {Stage.REPORTED: "accent", Stage.DUE: "overdue", Stage.UNREPORTED: "overdue"}
        return self.get_visual_style(f"rows--{names.get(stage, 'ahead')}", partial=True)

    def _of_origins(self, number: int) -> Style | str:
        """Return the style of a number of origins: one is the rule."""
        return self.get_visual_style("rows--several", partial=True) if number > 1 else "dim"
