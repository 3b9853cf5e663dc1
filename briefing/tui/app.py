"""The application: opens the room, and leaves the terminal as it was found."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.theme import Theme

from briefing.lens.index import Index
from briefing.lens.lens import Lens
from briefing.load import Loaded
from briefing.model.diagnostics import Diagnostic
from briefing.render.glyphs import ASCII
from briefing.system.clipboard import copy_in_tmux
from briefing.system.state import Remembered
from briefing.system.terminal import has_hung_up
from briefing.tui.commands import COMMANDS as TABLE
from briefing.tui.desk import Desk

if TYPE_CHECKING:
    from briefing.tui.room import Room
    from briefing.tui.session import Session


@dataclass(frozen=True)
class Ready:
    """A folder that has been read, and the lens to open it with."""

    index: Index
    lens: Lens
    problems: tuple[Diagnostic, ...]


class BriefingApp(App[str]):
    """A briefing, read at the keyboard; what it returns is why it could not be shown.

    `ready` is None where the folder is still to be read; `make_ready` is then asked with what it
    gave, and returns a text where that cannot be shown.
    """

    TITLE = "briefing"
    CSS_PATH = "room.tcss"

    def __init__(
        self,
        desk: Desk,
        ready: Ready | None,
        make_ready: Callable[[Loaded], Ready | str],
        remembered: Remembered = Remembered(),  # noqa: B008 - it cannot change
        notes: Iterable[str] = (),
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.set_class(desk.glyphs is ASCII, "-ascii")
        self.desk = desk
        self.ready = ready
        self.make_ready = make_ready
        self.remembered = remembered
        self.notes = tuple(notes)
        self.room: Room | None = None
        changed = [each for each in desk.commands if each not in TABLE]
        if changed:
            self.set_keymap({each.id: ",".join(each.keys) for each in changed})
        if remembered.theme:
            self.choose_theme(remembered.theme)

    def get_default_screen(self) -> Screen[Any]:
        """The room, or what is seen while it is made ready."""
        if self.ready is not None:
            return self.make_room(self.ready)

        from briefing.tui.loading import Loading

        return Loading(self.desk, self.prepare, self.take)

    def prepare(self, loaded: Loaded) -> Room | str:
        """Make a room after what has been read, or say why there is none; may be in a thread."""
        ready = self.make_ready(loaded)
        return ready if isinstance(ready, str) else self.make_room(ready)

    def take(self, prepared: Room | str) -> None:
        """Open the room, or end and say why it cannot be shown."""
        if isinstance(prepared, str):
            self.exit(prepared)
        else:
            self.push_screen(prepared)
            self.call_after_refresh(self._collect_from_now_on)

    def make_room(self, ready: Ready) -> Room:
        """Return the room, with the reader where the last visit ended."""
        self.desk.problems = ready.problems
        # A large folder's frame is up before its room is needed.
        from briefing.tui.room import Room
        from briefing.tui.session import Session

        session = _as_left(Session.start(ready.index, ready.lens), self.remembered)
        self.room = Room(self.desk, session)
        return self.room

    def on_mount(self) -> None:
        """Leave in good order when the system or a closed window asks to."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.exit, None, 128 + number)
        if not self.is_headless:
            self.set_interval(1, self._leave_if_alone)
        for note in self.notes:
            self.notify(note, markup=False, severity="warning", timeout=10)
        self.call_after_refresh(self._collect_from_now_on)

    def _leave_if_alone(self) -> None:
        """Leave when the terminal has gone without a word."""
        if has_hung_up():
            self.exit(None, 128 + signal.SIGHUP)

    def _collect_from_now_on(self) -> None:
        """Look for garbage, but not in what is there: a briefing stays, and the program's code.

        Until here the collector is off: what starts makes no garbage to speak of.
        """
        if not self.is_headless:
            gc.freeze()
            gc.enable()

    def to_remember(self) -> Remembered:
        """Return where the reader is, for the next start."""
        if self.room is None:
            return self.remembered
        session = self.room.session
        item = session.point.ref if session.point else ""
        return Remembered(session.event, item, tuple(sorted(session.marks)), self.theme)

    async def on_key(self, event: events.Key) -> None:
        """Give a key to the line that was opened by a key before it, in the same breath.

        Textual sends each key to what had the focus when it came: of keys that come in one burst,
        the letters after the one that opens a line would be taken for commands.
        """
        line: Any = self.focused
        if not hasattr(line, "insert_text_at_cursor"):
            return
        if event.is_printable and event.character:
            event.prevent_default().stop()
            line.insert_text_at_cursor(event.character)
        elif event.key == "enter":
            event.prevent_default().stop()
            await line.action_submit()

    def choose_theme(self, name: str) -> bool:
        """Take a theme; False where there is none of that name."""
        if name in self.available_themes:
            self.theme = name
        elif name in super().available_themes:
            self.notes = (*self.notes, f"{name} is made of colours, and NO_COLOR asks for none")
        else:
            return False
        return True

    @property
    def available_themes(self) -> dict[str, Theme]:
        """All but those in the terminal's own colours where no colour is asked for."""
        is_grey = getattr(self, "no_color", False)  # asked for before that is known, too
        themes = super().available_themes.items()
        return {name: theme for name, theme in themes if not (is_grey and theme.ansi)}

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by the terminal's escape sequence, and inside tmux by its own buffer."""
        copy_in_tmux(text)
        super().copy_to_clipboard(text)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None: the table of commands has them all."""
        del screen
        return ()

    def action_help_quit(self) -> None:
        """Say which key leaves, to whoever pressed Ctrl+C."""
        keys = next(each.shown_keys for each in self.desk.commands if each.id == "quit")
        self.notify(f"{keys} leaves the room", markup=False)


def _as_left(session: Session, remembered: Remembered) -> Session:
    """Go to where the reader was at the last visit, as far as that is still there."""
    marks = frozenset(remembered.marks) & session.index.points.keys()
    then = session.having(marks=marks)
    if remembered.event in session.scene.places:
        then = then.having(event=remembered.event)
        if session.scene.home(remembered.item):
            then = then.having(item=remembered.item)
    return then
