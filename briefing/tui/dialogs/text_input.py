"""A one-line text input."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

from briefing.model.text import as_one_line


class TextInput(Input):
    """Calls `submitted` with the text on Enter, and `changed` whenever the text changes.

    It uses callbacks, not messages, so that the following keys of a burst are handled after them.
    """

    def __init__(
        self,
        submitted: Callable[[str], None],
        value: str = "",
        *,
        changed: Callable[[str], None] | None = None,
        id: str = "line",  # noqa: A002 - Textual's name
        placeholder: str = "",
    ) -> None:
        self.submitted = submitted
        self.changed = changed
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False)

    async def action_submit(self) -> None:
        """Call `submitted`."""
        self.submitted(self.value)

    def watch_value(self, value: str) -> None:
        """Call `changed`."""
        if self.changed and self.is_mounted:
            self.changed(value)

    def write(self, text: str) -> None:
        """Insert a typed or pasted text at the cursor, or replace the selection."""
        self.replace(as_one_line(text), *self.selection)

    def action_paste(self) -> None:
        """Insert the application's clipboard."""
        self.write(self.app.clipboard)
