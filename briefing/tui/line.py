"""A line of text to be typed."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input


class Line(Input):
    """Gives what has been typed to a function on Enter.

    At once, and not by a message: keys that follow in the same breath come after it.
    """

    def __init__(
        self,
        submitted: Callable[[str], None],
        value: str = "",
        *,
        id: str = "line",  # noqa: A002 - Textual's name
        placeholder: str = "",
    ) -> None:
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False)
        self.submitted = submitted

    async def action_submit(self) -> None:
        """Hand it over."""
        self.submitted(self.value)

    def take(self, character: str) -> None:
        """Take a character at the cursor, or for what is selected."""
        self.replace(character, *self.selection)
