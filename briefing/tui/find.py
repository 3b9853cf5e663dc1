"""The line for what is searched."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class Find(Input):
    """Takes what is searched; its Enter comes before any key that follows in the same breath."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", priority=True)]

    def __init__(self, found: Callable[[str], None]) -> None:
        super().__init__(id="find", placeholder="find", compact=True, select_on_focus=False)
        self.found = found

    async def action_submit(self) -> None:
        """Stay at the hit."""
        self.found(self.value)
