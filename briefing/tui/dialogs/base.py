"""The base class of the dialogs."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static


class Dialog(ModalScreen[ScreenResultType]):
    """A modal box in the middle of the room, closed by Escape or a click outside.

    An error message stands below the input. In a low terminal the title, the margins and the frame
    make room for the rest (`gives-way-first`), then what explains a choice (`gives-way`); what has
    still no room is cut off at the end. Its CSS is defined here, because the room's own is read at
    every start.
    """

    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (11, "-low"), (18, "-high")]  # noqa: RUF012 - Textual's own type

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > Vertical {
            width: 60;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2;
            background: $surface;
        }
        &:ansi > Vertical { border: solid $primary; }
        &.-ascii > Vertical { border: none; }
        Static { height: auto; }
        .dialog-title { text-style: bold; margin-bottom: 1; }
        #wrong { color: $text-warning; }
        &.-low > Vertical, &.-lowest > Vertical { padding: 0 1; border: none; }
        &.-low .gives-way-first, &.-lowest .gives-way-first { display: none; }
        &.-lowest .gives-way { display: none; }
        &.-low *, &.-lowest * { margin: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]

    @property
    def is_open(self) -> bool:
        """Whether the dialog has not been closed yet."""
        return self.app.screen is self

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the dialog, once: a burst of keys or a worker may ask for it again."""
        return super().dismiss(result) if self.is_open else AwaitComplete()

    def on_click(self, event: events.Click) -> None:
        """Close the dialog on a click outside."""
        if event.widget is self:
            self.dismiss()

    def say(self, text: str) -> None:
        """Show an error message."""
        self.query_one("#wrong", Static).update(Content(text))
