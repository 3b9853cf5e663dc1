"""Exports what is shown or marked, and prints, saves or delivers the result."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING

from briefing.document.print_command import print_command
from briefing.lens.view import View
from briefing.model.lean_typing import Any, NamedTuple
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.formats import Format
from briefing.tui.session import Session
from briefing.tui.view_lookup import ViewLookup
from briefing.tui.workspace import Workspace

if TYPE_CHECKING:
    from textual.app import App

_WIDTH = 80  # a printed brief's, wherever it goes


class ExportChoice(NamedTuple):
    """What to export (the marked points or all that is shown), in which format, and where to."""

    path: str
    form: Format
    marked: bool
    overwrites: bool


class Exporter:
    """Exports the view of a session, and prints, saves or delivers it through the application."""

    def __init__(self, session: Session, workspace: Workspace, app: App[Any]) -> None:
        self.session = session
        self.workspace = workspace
        self.app = app

    def make(self, choice: ExportChoice) -> ExportResult:
        """Return an export. This can be slow; it touches no widget, so it can run in a thread.

        Raises ModuleNotFoundError if an extra is not installed, ValueError if nothing is shown.
        """
        return make_export(self.session, self.workspace, choice)

    def keep(self, choice: ExportChoice, result: ExportResult) -> str:
        """Print, deliver or write an export; return a message for the reader.

        Raises FileExistsError if the file exists, OSError or ValueError if it cannot be written,
        and SuspendNotSupported if there is no terminal to print in.
        """
        if self.workspace.is_served:
            return self._deliver(choice, result.data)
        if choice.path == "-":
            # Into the terminal below the room, where it stays after the room is closed.
            with self.app.suspend():
                sys.stdout.write(self.workspace.glyphs.spell(result.data.decode()))
                sys.stdout.flush()
            return "Printed in the terminal, below the room"
        from briefing.system.files import write_atomic

        path = os.path.expanduser(choice.path)
        write_atomic(path, result.data, overwrite=choice.overwrites)
        self.app.copy_to_clipboard(os.path.abspath(path))
        return f"Saved {path}; its path is copied"

    def _deliver(self, choice: ExportChoice, data: bytes) -> str:
        """Send a file to the reader's browser, under a name that is safe in headers and shells."""
        name = re.sub(r"[^\w.-]+", "-", os.path.basename(choice.path), flags=re.ASCII).strip("-.")
        name = name or f"brief{choice.form.suffix}"
        self.app.deliver_binary(io.BytesIO(data), save_filename=name)
        return f"Your browser is given {name}"


def make_export(session: Session, workspace: Workspace, choice: ExportChoice) -> ExportResult:
    """Return an export of what a session shows or has marked.

    Raises ModuleNotFoundError if an extra is not installed, ValueError if nothing is shown.
    """
    view = _view(session, choice)
    if not view.events:
        raise ValueError("nothing is shown")
    return choice.form.write(_request(session, workspace, view, choice.form))


def _view(session: Session, choice: ExportChoice) -> View:
    if choice.marked:
        return ViewLookup(session.index, session.lens._replace(points=session.marked)).view
    return session.view


def _request(session: Session, workspace: Workspace, view: View, form: Format) -> ExportRequest:
    words = ("print",) if form.name in ("plain", "json") else ("export", form.name)
    command = print_command(workspace.folder, view, words)
    command += ["--annex", "all", "--width", str(_WIDTH)] if form.name == "plain" else []
    sources = session.index.briefing.sources.items() if form.needs_texts else ()
    texts = {name: text for name, each in sources if (text := workspace.text_of(each))}
    return ExportRequest(session.index, view, command, workspace.origin, texts)
