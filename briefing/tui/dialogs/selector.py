"""A dialog that selects one of many entries as the reader types a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.render.text.glyphs import Glyphs
from briefing.tui.command_palette import Entry
from briefing.tui.dialogs.base import Dialog
from briefing.tui.dialogs.text_input import TextInput
from briefing.tui.panes.row_list import RowList

_KIND = len("command")
"""Cells of the longest kind of entry."""


class Entries(RowList[Entry], can_focus=False):
    """The names, each with its note and its kind."""

    def line(self, row: Entry, width: int, *, has_cursor: bool) -> Content:
        """Draw the cursor, the name and the note, and the kind in a column of its own."""
        left = f"{self.glyphs.cursor if has_cursor else ' '} "
        note = self.glyphs.spell(row.note)
        note += f"  {row.kind:<{_KIND}}" if row.kind else ""
        name = self.fitted(row.name, width - len(left) - Content(note).cell_length - 2)
        return Content.assemble(left, name, "  ", (note, "dim"))


class Selector(Dialog[Entry | None]):
    """Returns the entry chosen by Enter or a click; None if it was closed.

    `find` is a synchronous callback that returns the matches, so that keys are handled in order;
    `explain` says why there are none.
    """

    DEFAULT_CSS = """
    Selector {
        & > Vertical { width: 76; height: 80%; padding: 0 1; }
        Entries { height: 1fr; padding: 0; scrollbar-size-vertical: 1; }
        #line { margin: 1 0; }
        #help { height: auto; min-height: 4; max-height: 8; margin-top: 1; color: $text-muted; }
        &.-low > Vertical, &.-lowest > Vertical { height: 100%; }
        &.-low #help { height: 3; min-height: 3; }
        &.-lowest #help { height: 2; min-height: 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "move(-1)", "Up"),
        ("down", "move(1)", "Down"),
        ("pageup", "turn(-1)", "Page up"),
        ("pagedown", "turn(1)", "Page down"),
    ]

    def __init__(
        self,
        find: Callable[[str], Sequence[Entry]],
        glyphs: Glyphs,
        placeholder: str,
        explain: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.explain = explain
        self.find = find
        self.glyphs = glyphs
        self.placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Yield the input, the list, and a description of the entry under the cursor."""
        with Vertical():
            yield TextInput(self.choose, changed=self.show, placeholder=self.placeholder)
            yield Entries(self.glyphs, id="entries", classes="")
            yield Static("", id="help")

    def on_mount(self) -> None:
        """List the entries and focus the input."""
        self.show("")
        self.set_focus(self.query_one(TextInput))

    def show(self, query: str) -> None:
        """List the matches, with the cursor on the best one."""
        found = self.find(query)
        self._put_cursor(found, 0 if found else -1)

    def choose(self, query: str) -> None:
        """Close with the entry under the cursor, if anything matches."""
        del query
        entries = self.query_one(Entries)
        if entries.place >= 0:
            self.dismiss(entries.rows[entries.place])

    def action_move(self, by: int) -> None:
        """Move the cursor; it stops at the ends."""
        entries = self.query_one(Entries)
        last = len(entries.rows) - 1
        self._put_cursor(entries.rows, min(last, max(0, entries.place + by)))

    def action_turn(self, by: int) -> None:
        """Move the cursor by a page."""
        self.action_move(by * max(1, self.query_one(Entries).size.height - 1))

    @on(Entries.Chosen)
    def _clicked(self, event: Entries.Chosen) -> None:
        if isinstance(event.row, Entry):
            self.dismiss(event.row)

    def _put_cursor(self, rows: Sequence[Entry], place: int) -> None:
        self.query_one(Entries).show(rows, place)
        query = self.query_one(TextInput).value
        help_text = rows[place].help if place >= 0 else self.explain(query)
        self.query_one("#help", Static).update(Content(self.glyphs.spell(help_text)))
