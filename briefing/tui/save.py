"""The dialog that prints or saves a brief."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Vertical
from textual.widgets import Static

from briefing.render.glyphs import Glyphs
from briefing.tui.choice import Choice
from briefing.tui.dialog import Dialog
from briefing.tui.line import Line

_SUFFIXES = (".txt", ".json")
"""Of plain text and of JSON."""


class Wanted(NamedTuple):
    """What is to be written: the marked points or all that is shown, how, and where to."""

    path: str
    is_json: bool
    marked: bool
    overwrites: bool


class Save(Dialog[str | None]):
    """Asks what, in which format and where to, until it is written or Escape is pressed.

    `write` writes and returns what to tell the reader; it raises FileExistsError where the file is
    there, and OSError or ValueError where it cannot be written.
    """

    AUTO_FOCUS = "Line"
    hint = "Enter saves; a file - prints in the terminal. Tab, Space and Esc"

    def __init__(
        self, marks: int, name: str, glyphs: Glyphs, write: Callable[[Wanted], str]
    ) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.marks = marks
        self.path = name + _SUFFIXES[0]
        self.write = write
        self.asked_about = ""

    def compose(self) -> ComposeResult:
        """What, format, file, and what stands in the way."""
        with Vertical():
            yield Static("Print or save the brief", classes="dialog-title")
            if self.marks:
                marked = f"the {self.marks} marked points" if self.marks > 1 else "the marked point"
                yield Choice((marked, "all that is shown"), self.glyphs, id="what")
            yield Choice(("plain text", "JSON"), self.glyphs, id="format")
            yield Line(self.save, self.path, id="path")
            yield Static(self.hint)
            yield Static("", id="wrong")

    @on(Choice.Changed, "#format")
    def _change_suffix(self, event: Choice.Changed) -> None:
        """A file that has the ending of one format gets that of the other."""
        line = self.query_one(Line)
        for suffix in _SUFFIXES:
            if line.value.endswith(suffix):
                line.value = line.value.removesuffix(suffix) + _SUFFIXES[event.place]
                break

    def on_input_changed(self) -> None:
        """Another name is another question."""
        self._object("")

    def save(self, text: str) -> None:
        """Write it, or say what stands in the way; a second Enter overwrites."""
        path = text.strip()
        if not path:
            self._object("name a file, or - for the terminal")
            return
        is_json = self.query_one("#format", Choice).place == 1
        marked = bool(self.marks) and self.query_one("#what", Choice).place == 0
        wanted = Wanted(path, is_json, marked, overwrites=self.asked_about == path)
        try:
            self.dismiss(self.write(wanted))
        except FileExistsError:
            self.asked_about = path
            self.say(f"{path} is already there: Enter again overwrites it")
        except SuspendNotSupported:
            self._object("there is no terminal to print in: name a file")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self._object(f"cannot write {path}: {reason}")

    def _object(self, text: str) -> None:
        self.asked_about = ""
        self.say(text)
