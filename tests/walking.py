"""A reader at the keys of the room, without a terminal: Textual's pilot."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.render.text.glyphs import UNICODE, Glyphs
from briefing.system.remembered_state import Remembered
from briefing.tui.app import BriefingApp, Ready
from briefing.tui.commands import COMMANDS, Command
from briefing.tui.room import Room
from briefing.tui.session import Session
from briefing.tui.workspace import Workspace
from tests.conftest import HARBOUR

Check = Callable[["Walk"], Awaitable[None]]


NAMED = {"space": " ", "slash": "/"}
"""The characters that keys write which are called by a name."""


def key_event(name: str) -> events.Key:
    """Return what a terminal sends for a key: a character, or a key by Textual's name."""
    if len(name) == 1:
        return events.Key(_character_to_key(name), name)
    return events.Key(name, NAMED.get(name))


class Walk:
    """A reader in the room."""

    def __init__(self, pilot: Pilot[str], app: BriefingApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def room(self) -> Room:
        assert self.app.room
        return self.app.room

    @property
    def session(self) -> Session:
        return self.room.session

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def page(self) -> str:
        """What the reading pane holds, as one line."""
        return " ".join(line.text.strip() for line in self.room.reader.lines)

    @property
    def focus(self) -> str:
        return (self.room.focused and self.room.focused.id) or ""

    @property
    def said(self) -> list[str]:
        """What was said in the corner."""
        return [str(each.message) for each in self.app._notifications]

    async def settle(self) -> None:
        """Wait for what works in the background, but for the watch on the folder."""
        workers = [each for each in self.app.workers if each.group != "folder"]
        if workers:
            await self.app.workers.wait_for_complete(workers)
        await self.drain()

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each when what the one before led to is drawn."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self.drain()

    async def drain(self) -> None:
        """Wait until each message has been dealt with, those that it led to among them, and drawn.

        The pilot's own way waits for an idle processor, which takes much longer than the work.
        """
        app = self.app
        is_busy = True
        while is_busy and app.is_running and not app._exit:
            await self.pilot._wait_for_screen()
            app.screen._on_timer_update()
            pumps = app, *app.screen.walk_children(with_self=True)
            is_busy = any(each._next_callbacks or each.message_queue_size for each in pumps)
            if app._resize_event or (app.room and app.room._counting):  # a timer has them
                is_busy = True
                await asyncio.sleep(0.002)


def walk(
    check: Check,
    *,
    size: tuple[int, int] = (120, 36),
    lens: Lens = Lens(),  # noqa: B008
    root: Path = HARBOUR,
    loaded: Loaded | None = None,
    commands: Sequence[Command] = COMMANDS,
    glyphs: Glyphs = UNICODE,
    originals: str = "",
    remembered: Remembered = Remembered(),  # noqa: B008
    theme: str = "",
    is_served: bool = False,
    on_front_page: bool = False,
) -> None:
    """Open a briefing, the invented one unless told otherwise, and do what the check does.

    The reader has left the front page by then, unless the check is about it.
    """
    loaded = loaded or load(str(root))
    assert loaded.briefing
    workspace = Workspace(str(root), None, "an invented briefing", commands, glyphs, originals)
    workspace.is_served = is_served
    ready = Ready(Index(loaded.briefing), lens, loaded.problems)

    async def run() -> None:
        app = BriefingApp(workspace, ready, lambda _: "it is read already", remembered)
        app.theme = theme or app.theme
        async with app.run_test(size=size) as pilot:
            at = Walk(pilot, app)
            await at.drain()
            if not on_front_page:
                at.room.go(at.session.back().having(future=()))
                await at.drain()
            await check(at)

    asyncio.run(run())
