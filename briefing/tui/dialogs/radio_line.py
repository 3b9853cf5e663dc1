"""A radio group on one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.render.text.glyphs import Glyphs


class RadioLine(Widget, can_focus=True):
    """Names on a line, one of them selected: with the cursor sign before it, and bold.

    If they do not fit, only the selected one is shown, with its position. `changed` is a callback
    that gets the index of each one that the reader selects.
    """

    DEFAULT_CSS = """
    RadioLine { height: 1; margin-bottom: 1; &:focus { background: $primary-muted; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("left,up", "step(-1)", "Before"),
        ("right,down,space", "step(1)", "Next"),
    ]
    place: reactive[int] = reactive(0)

    def __init__(
        self,
        names: Sequence[str],
        glyphs: Glyphs,
        *,
        id: str,  # noqa: A002 - Textual's name
        place: int = 0,
        shows_all: bool = True,
        changed: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__(id=id)
        self.names = names
        self.glyphs = glyphs
        self.shows_all = shows_all
        self.changed = changed
        self.set_reactive(RadioLine.place, place)

    @property
    def _has_room(self) -> bool:
        """Whether all names are shown."""
        # Each with its sign before it, and a gap before the next one.
        needed = sum(cell_len(name) + 5 for name in self.names) - 3
        return self.shows_all and needed <= self.size.width

    def render(self) -> Content:
        """Draw the line."""
        if not self._has_room:
            which = f"   {self.place + 1} of {len(self.names)}"
            return Content.assemble(
                (f"{self.glyphs.cursor} {self.names[self.place]}", "bold"), (which, "dim")
            )
        parts: list[tuple[str, str]] = []
        for place, name in enumerate(self.names):
            is_chosen = place == self.place
            sign = self.glyphs.cursor if is_chosen else " "
            parts.append((f"{sign} {name}   ", "bold" if is_chosen else "dim"))
        return Content.assemble(*parts)

    def action_step(self, by: int) -> None:
        """Select the next one, wrapping around."""
        self.place = (self.place + by) % len(self.names)
        if self.changed:
            self.changed(self.place)

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked."""
        if not self._has_room:
            self.action_step(1)
            return
        end = 0
        for place, name in enumerate(self.names):
            end += len(name) + 5
            if event.x < end:
                self.action_step(place - self.place)
                break
