"""An item of the linear room: what is read at once. Pure."""

from __future__ import annotations

from briefing.model.lean_typing import NamedTuple
from briefing.tui.target import Target

NEW = "new"
"""The note of an item that became known on the as-of day, or since the last visit."""


class Item(NamedTuple):
    """What is read at once: its kind, what is to be noted of it, its text and its details.

    `target` is what the cursor is on, if the item is one of a page that it can be on.
    """

    kind: str
    text: str
    details: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    target: Target | None = None

    @property
    def line(self) -> str:
        """The item without its details, on a line."""
        return f"{', '.join((self.kind, *self.notes))}: {self.text}"
