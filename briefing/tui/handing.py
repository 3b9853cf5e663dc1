"""Handing on: an export of what is shown or marked, made and kept where the reader wants it."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING

from briefing.render.formats import Format
from briefing.render.words import print_command
from briefing.tui.scene import Scene

if TYPE_CHECKING:
    from briefing.lens.view import View
    from briefing.render.handed import Handed, Written
    from briefing.tui.room import Room
    from briefing.tui.save import Wanted

_WIDTH = 80  # a printed brief's, wherever it goes


class Handing:
    """What the dialog needs of the room: what was shown and marked when it was opened."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.session = room.session

    def make(self, wanted: Wanted) -> Written:
        """Make an export; this may take a while, and touches no widget.

        Raises ModuleNotFoundError where an extra is not installed, ValueError where there is
        nothing to hand on.
        """
        view = self._view(wanted)
        if not view.events:
            raise ValueError("nothing is shown")
        return wanted.form.write(self._handed(view, wanted.form))

    def keep(self, wanted: Wanted, written: Written) -> str:
        """Print it, deliver it or write it to its file; return what to tell the reader.

        Raises FileExistsError where the file is there, OSError or ValueError where it cannot be
        written, and SuspendNotSupported where there is no terminal to print in.
        """
        room = self.room
        if room.desk.is_served:
            return self._deliver(wanted, written.data)
        if wanted.path == "-":
            # The terminal that the room was opened from: there it stays when that is left.
            with room.app.suspend():
                sys.stdout.write(room.desk.glyphs.spell(written.data.decode()))
                sys.stdout.flush()
            return "Printed in the terminal, below the room"
        from briefing.system.files import write_atomic

        path = os.path.expanduser(wanted.path)
        write_atomic(path, written.data, overwrite=wanted.overwrites)
        room.app.copy_to_clipboard(os.path.abspath(path))
        return f"Saved {path}; its path is copied"

    def _view(self, wanted: Wanted) -> View:
        session = self.session
        if wanted.marked:
            return Scene(session.index, session.lens._replace(points=session.marked)).view
        return session.view

    def _handed(self, view: View, form: Format) -> Handed:
        from briefing.render.handed import Handed

        session, desk = self.session, self.room.desk
        words = ("print",) if form.name in ("plain", "json") else ("export", form.name)
        command = print_command(desk.folder, view, words)
        command += ["--width", str(_WIDTH)] if form.name == "plain" else []
        sources = session.index.briefing.sources.items() if form.needs_texts else ()
        texts = {name: text for name, each in sources if (text := desk.text_of(each))}
        return Handed(session.index, view, command, desk.title, texts)

    def _deliver(self, wanted: Wanted, data: bytes) -> str:
        """Hand a file to the reader's browser; of its name, what no header or shell reads."""
        name = re.sub(r"[^\w.-]+", "-", os.path.basename(wanted.path), flags=re.ASCII).strip("-.")
        name = name or f"brief{wanted.form.suffix}"
        self.room.app.deliver_binary(io.BytesIO(data), save_filename=name)
        return f"Your browser is given {name}"
