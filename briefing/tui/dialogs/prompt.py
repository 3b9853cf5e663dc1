"""A question with one line for the answer."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.model.dates import InvalidDateError
from briefing.tui.dialogs.base import Dialog
from briefing.tui.dialogs.text_input import TextInput


class Prompt(Dialog[object]):
    """Asks until the answer can be read, or Escape is pressed; `example` shows what can be."""

    def __init__(self, question: str, read: Callable[[str], object], example: str) -> None:
        super().__init__()
        self.question = question
        self.read = read
        self.example = example

    def compose(self) -> ComposeResult:
        """The question, the line, and what is wrong with the answer."""
        with Vertical():
            yield Static(Content(self.question))
            yield TextInput(self.answer, placeholder=self.example)
            yield Static("", id="wrong")

    def on_mount(self) -> None:
        """Take the next key."""
        self.set_focus(self.query_one(TextInput))

    def answer(self, text: str) -> None:
        """Give the answer, or say what is wrong with it."""
        try:
            self.dismiss(self.read(text))
        except InvalidDateError as error:
            self.say(f"{error}; {error.hint}")
