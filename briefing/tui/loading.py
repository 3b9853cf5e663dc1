"""The loading screen of a large folder, with a progress display and a key to quit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ProgressBar, Static

from briefing.library import Loaded
from briefing.tui.threads import run_in_thread
from briefing.tui.workspace import Workspace

if TYPE_CHECKING:
    from briefing.tui.room import Room


class _LeftError(Exception):
    """The reader quit before the folder was loaded."""


class Loading(Screen[None]):
    """Loads the folder and makes the room in a thread, then passes it on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "Quit", id="quit")]

    def __init__(
        self,
        workspace: Workspace,
        prepare: Callable[[Loaded], Room | str],
        take: Callable[[Room | str], None],
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.prepare = prepare
        self.take = take
        self.has_left = False

    def compose(self) -> ComposeResult:
        """Yield the folder's name, the progress and how to quit."""
        yield Static(Content(self.workspace.title), id="status")
        yield Static("Reading the folder", id="reading")
        yield ProgressBar(show_eta=False, id="progress")
        keys = next(each.shown_keys for each in self.workspace.commands if each.id == "quit")
        yield Static(Content(f"{keys} quit"), id="foot")

    def on_mount(self) -> None:
        """Start after the first frame is drawn."""
        self.call_after_refresh(self.read)

    def on_unmount(self) -> None:
        """Tell the thread to stop."""
        self.has_left = True

    @work
    async def read(self) -> None:
        """Load the folder in a thread, then hand over the room or the error message."""
        loop = asyncio.get_running_loop()

        def progress(done: int, total: int) -> None:
            if self.has_left:
                raise _LeftError  # else the program would stay until all is read
            loop.call_soon_threadsafe(self._show, done, total)

        def load() -> Room | str:
            prepared = self.prepare(self.workspace.load(progress))
            if not isinstance(prepared, str):
                prepared.session.lookup.make_ready()
            return prepared

        self.take(await run_in_thread(self, load))

    def _show(self, done: int, total: int) -> None:
        if self.is_attached:
            text = f"Reading {done:,} of {total:,} files"
            self.query_one("#reading", Static).update(Content(text))
            self.query_one(ProgressBar).update(total=total, progress=done)
