"""A question with one line for the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.model.dates import InvalidDateError
from briefing.tui.line import Line


class Ask(ModalScreen[object]):
    """Asks until the answer can be read, or Escape is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]

    def __init__(self, question: str, read: Callable[[str], object]) -> None:
        super().__init__()
        self.question = question
        self.read = read

    def compose(self) -> ComposeResult:
        """The question, the line, and what is wrong with the answer."""
        with Vertical():
            yield Static(Content(self.question))
            yield Line(self.answer)
            yield Static("", id="wrong")

    def on_mount(self) -> None:
        """Take the next key."""
        self.set_focus(self.query_one(Line))

    def answer(self, text: str) -> None:
        """Give the answer, or say what is wrong with it."""
        try:
            self.dismiss(self.read(text))
        except InvalidDateError as error:
            self.query_one("#wrong", Static).update(Content(f"{error}; {error.hint}"))
