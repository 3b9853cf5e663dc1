"""A dialog with a question and one line of input."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.model.dates import InvalidDateError
from briefing.tui.dialogs.base import Dialog
from briefing.tui.dialogs.text_input import TextInput


class WrongAnswerError(ValueError):
    """The answer is not accepted; the message says why, `hint` what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Prompt(Dialog[object]):
    """Asks until the answer is valid or Escape is pressed; `example` shows a valid answer.

    `more` is a text below the input that helps to answer, `value` the answer to begin with.
    """

    DEFAULT_CSS = """
    Prompt {
        #more { color: $text-muted; margin-top: 1; }
        &.-low #more, &.-lowest #more { margin-top: 0; }
    }
    """

    def __init__(
        self,
        question: str,
        read: Callable[[str], object],
        example: str,
        more: str = "",
        value: str = "",
    ) -> None:
        super().__init__()
        self.question = question
        self.read = read
        self.example = example
        self.more = more
        self.value = value

    def compose(self) -> ComposeResult:
        """Yield the question, the input and the error message."""
        with Vertical():
            yield Static(Content(self.question))
            yield TextInput(self.answer, self.value, placeholder=self.example)
            yield Static("", id="wrong")
            if self.more:
                yield Static(Content(self.more), id="more")

    def on_mount(self) -> None:
        """Focus the input."""
        self.set_focus(self.query_one(TextInput))

    def answer(self, text: str) -> None:
        """Close with the answer, or show what is wrong with it."""
        try:
            self.dismiss(self.read(text))
        except (InvalidDateError, WrongAnswerError) as error:
            self.say(f"{error}; {error.hint}")
