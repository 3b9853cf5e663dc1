"""The dialog that prints, saves or exports what is shown."""

from __future__ import annotations

import os
from typing import ClassVar

from textual import work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.render.export import ExportResult
from briefing.render.formats import FORMATS, Format, suffix_of
from briefing.render.shell_command import install_line
from briefing.render.text.glyphs import Glyphs
from briefing.tui.dialogs.base import Dialog
from briefing.tui.dialogs.radio_line import RadioLine
from briefing.tui.dialogs.text_input import TextInput
from briefing.tui.exporting import ExportChoice, Exporter
from briefing.tui.threads import run_in_thread

_FORMATS = tuple(FORMATS.values())
_PLAIN = next(place for place, each in enumerate(_FORMATS) if each.name == "plain")


class ExportDialog(Dialog[tuple[str, ExportResult] | None]):
    """Asks what to export, the format and the file, until the file is written or Escape is pressed.

    It returns a message for the reader and the result. It stays open while the export is made, and
    takes nothing but Escape until its answer is on the screen: a key that was typed before cannot
    confirm that a file is overwritten. Escape closes it, and nothing is written.
    """

    hint = "Enter saves, - prints in the terminal. Up and down choose the format, Esc leaves."
    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "step(-1)", "Format before"),
        ("down", "step(1)", "Next format"),
    ]

    def __init__(self, marks: int, name: str, glyphs: Glyphs, exporter: Exporter) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.marks = marks
        self.path = name + _FORMATS[_PLAIN].suffix
        self.exporter = exporter
        self.asked_about = ""
        self.is_busy = False
        self.chosen: Format | None = None
        """The format whose extension is being put on the file name."""

    def compose(self) -> ComposeResult:
        """Yield the choices, the format's purpose, the file name and the error message."""
        with Vertical():
            yield Static("Print, save or export", classes="dialog-title gives-way-first")
            if self.marks:
                marked = f"the {self.marks} marked points" if self.marks > 1 else "the marked point"
                yield RadioLine((marked, "all that is shown"), self.glyphs, id="what")
            names = [each.name for each in _FORMATS]
            yield RadioLine(
                names,
                self.glyphs,
                id="format",
                place=_PLAIN,
                shows_all=False,
                changed=self.choose_format,
            )
            yield Static(Content(_FORMATS[_PLAIN].purpose), id="purpose", classes="gives-way")
            yield TextInput(self.save, self.path, changed=self.rename, id="path")
            yield Static("", id="wrong")
            yield Static(self.hint)

    def on_mount(self) -> None:
        """Focus the input."""
        self.set_focus(self.query_one(TextInput))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key is taken: only Escape while the export is made."""
        return action == "dismiss" if self.is_busy else super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Select the next format, wherever the focus is."""
        self.query_one("#format", RadioLine).action_step(by)

    def choose_format(self, place: int) -> None:
        """Show the purpose of a format, and replace the extension of the file name."""
        form, line = _FORMATS[place], self.query_one(TextInput)
        self.query_one("#purpose", Static).update(Content(form.purpose))
        path = line.value.strip()
        if (suffix := suffix_of(path)) or _has_none(path):
            self.chosen = form
            line.value = path[: len(path) - len(suffix)] + form.suffix
            line.cursor_position = len(line.value)
            self.chosen = None

    def rename(self, path: str) -> None:
        """Select the format of the file's extension, and drop any confirmation to overwrite."""
        self._object("")
        choice, suffix = self.query_one("#format", RadioLine), suffix_of(path.strip())
        if self.chosen is None and suffix and suffix != _FORMATS[choice.place].suffix:
            choice.place = next(
                place for place, each in enumerate(_FORMATS) if each.suffix == suffix
            )
            self.query_one("#purpose", Static).update(Content(_FORMATS[choice.place].purpose))

    def save(self, text: str) -> None:
        """Write the export, or show an error; a second Enter overwrites."""
        path = text.strip()
        form = _FORMATS[self.query_one("#format", RadioLine).place]
        if not path:
            self._object("name a file, or - for the terminal")
        elif path == "-" and form.is_binary:
            self._object(f"{form.name} is no text for a terminal: name a file")
        else:
            marked = bool(self.marks) and self.query_one("#what", RadioLine).place == 0
            self._write(ExportChoice(path, form, marked, overwrites=self.asked_about == path))

    def _write(self, choice: ExportChoice) -> None:
        """Make and write the export; nothing else is taken meanwhile, from this moment on."""
        self.is_busy = True
        self.query_one(Vertical).disabled = True
        self.set_focus(None)
        self.say(f"writing {choice.form.name} {self.glyphs.spell('…')}")
        self._make(choice)

    def _take_keys(self) -> None:
        """Take keys again, after a failure."""
        self.is_busy = False
        self.query_one(Vertical).disabled = False
        self.set_focus(self.query_one(TextInput))

    @work
    async def _make(self, choice: ExportChoice) -> None:
        """Make the export in a thread, then write it."""
        path, form = choice.path, choice.form
        try:
            result = await run_in_thread(self, self.exporter.make, choice)
            if self.is_open:  # else nobody wants it any more
                self.dismiss((self.exporter.keep(choice, result), result))
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
        if self.is_open:
            self.call_after_refresh(self._take_keys)

    def _object(self, text: str) -> None:
        self.asked_about = ""
        self.say(text)


def _has_none(path: str) -> bool:
    """Whether a file name has no extension at all."""
    name = os.path.basename(path.strip())
    return name not in ("", "-") and "." not in name
