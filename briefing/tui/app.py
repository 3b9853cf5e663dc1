"""The application: opens the room, and leaves the terminal as it was found."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence

from textual.app import App

from briefing.lens.index import Index
from briefing.lens.lens import Lens
from briefing.model.diagnostics import Diagnostic
from briefing.model.records import Briefing
from briefing.render.glyphs import UNICODE
from briefing.system.clipboard import copy_in_tmux
from briefing.tui.room import Room
from briefing.tui.session import Session


class BriefingApp(App[None]):
    """A briefing, read at the keyboard."""

    TITLE = "briefing"
    CSS_PATH = "room.tcss"
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        briefing: Briefing,
        lens: Lens,
        folder: str | None = None,
        title: str = "",
        problems: Sequence[Diagnostic] = (),
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        session = Session.start(Index(briefing), lens)
        self.room = Room(session, folder, title, problems, UNICODE)

    def on_mount(self) -> None:
        """Leave in good order when the system or a closed window asks to."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.exit, None, 128 + number)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by the terminal's escape sequence, and inside tmux by its own buffer."""
        copy_in_tmux(text)
        super().copy_to_clipboard(text)

    def get_default_screen(self) -> Room:
        """The room is all there is."""
        return self.room
