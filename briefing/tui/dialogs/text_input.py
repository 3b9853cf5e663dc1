"""A line of text to be typed."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

_SOFT_HYPHEN = "\u00ad"
_JOINERS = "\u200c\u200d"


class TextInput(Input):
    """Calls `submitted` with what has been typed on Enter, and `changed` whenever that changes.

    At once, and not by messages: keys that follow in the same burst come after it.
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
        """Hand it over."""
        self.submitted(self.value)

    def watch_value(self, value: str) -> None:
        """Tell who follows the typing."""
        if self.changed and self.is_mounted:
            self.changed(value)

    def write(self, text: str) -> None:
        """Write a character or what was pasted, at the cursor or for what is selected."""
        self.replace(as_one_line(text), *self.selection)

    def action_paste(self) -> None:
        """Write what was copied in the application."""
        self.write(self.app.clipboard)


def as_one_line(text: str) -> str:
    """Join lines by spaces, and write a space for whatever cannot be shown.

    What joins letters and signs, or parts them, belongs to their words; a soft hyphen does not.
    """
    text = text.replace(_SOFT_HYPHEN, "")
    lines = [line.strip() for line in text.splitlines()]
    joined = " ".join(line for line in lines if line) if len(lines) > 1 else text
    return "".join(char if char.isprintable() or char in _JOINERS else " " for char in joined)
