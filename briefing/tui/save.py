"""The dialog that prints, saves or exports."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.render.command import install_line
from briefing.render.formats import FORMATS, Format
from briefing.render.glyphs import Glyphs
from briefing.render.handed import Written
from briefing.tui.choice import Choice
from briefing.tui.dialog import Dialog
from briefing.tui.line import Line

if TYPE_CHECKING:
    from briefing.tui.handing import Handing

_FORMATS = tuple(FORMATS.values())
_PLAIN = next(place for place, each in enumerate(_FORMATS) if each.name == "plain")


class Wanted(NamedTuple):
    """What is to be written: the marked points or all that is shown, how, and where to."""

    path: str
    form: Format
    marked: bool
    overwrites: bool


class Save(Dialog[tuple[str, Written] | None]):
    """Asks what, in which format and where to, until it is written or Escape is pressed.

    It gives what to tell the reader, and what was written. While an export is made the dialog
    stays; Escape leaves it, and nothing is written.
    """

    AUTO_FOCUS = "Line"
    hint = "Enter saves; a file - prints in the terminal. Tab, Space and Esc"

    def __init__(self, marks: int, name: str, glyphs: Glyphs, handing: Handing) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.marks = marks
        self.suffix = _FORMATS[_PLAIN].suffix
        self.path = name + self.suffix
        self.handing = handing
        self.asked_about = ""

    def compose(self) -> ComposeResult:
        """What, format and its purpose, file, and what stands in the way."""
        with Vertical():
            yield Static("Print, save or export", classes="dialog-title")
            if self.marks:
                marked = f"the {self.marks} marked points" if self.marks > 1 else "the marked point"
                yield Choice((marked, "all that is shown"), self.glyphs, id="what")
            names = [each.name for each in _FORMATS]
            yield Choice(names, self.glyphs, id="format", place=_PLAIN, shows_all=False)
            yield Static(Content(_FORMATS[_PLAIN].purpose), id="purpose")
            yield Line(self.save, self.path, id="path")
            yield Static(self.hint)
            yield Static("", id="wrong")

    @on(Choice.Changed, "#format")
    def _change_format(self, event: Choice.Changed) -> None:
        """Say what it is for; a file that has the ending of one format gets that of the other."""
        form, line = _FORMATS[event.place], self.query_one(Line)
        self.query_one("#purpose", Static).update(Content(form.purpose))
        if line.value.endswith(self.suffix):
            line.value = line.value.removesuffix(self.suffix) + form.suffix
        self.suffix = form.suffix

    def on_input_changed(self) -> None:
        """Another name is another question."""
        self._object("")

    def save(self, text: str) -> None:
        """Write it, or say what stands in the way; a second Enter overwrites."""
        path = text.strip()
        form = _FORMATS[self.query_one("#format", Choice).place]
        if not path:
            self._object("name a file, or - for the terminal")
        elif path == "-" and form.is_binary:
            self._object(f"{form.name} is no text for a terminal: name a file")
        else:
            marked = bool(self.marks) and self.query_one("#what", Choice).place == 0
            self._write(Wanted(path, form, marked, overwrites=self.asked_about == path))

    @work(exclusive=True)
    async def _write(self, wanted: Wanted) -> None:
        """Make it beside the screen, then keep it."""
        path, form = wanted.path, wanted.form
        self.say(f"writing {form.name} {self.glyphs.spell('…')}")
        try:
            written = await asyncio.to_thread(self.handing.make, wanted)
            self.dismiss((self.handing.keep(wanted, written), written))
        except FileExistsError:
            self.asked_about = path
            self.say(f"{path} is already there: Enter again overwrites it")
        except SuspendNotSupported:
            self._object("there is no terminal to print in: name a file")
        except ModuleNotFoundError as error:
            self._object(f"{form.name} needs {error.name}: {install_line(form.extra)}")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self._object(f"cannot write {path}: {reason}")

    def _object(self, text: str) -> None:
        self.asked_about = ""
        self.say(text)
