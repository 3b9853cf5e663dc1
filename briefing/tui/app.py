"""The Textual application: opens the room, handles keys and signals, and restores the terminal."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from textual import constants, events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.errors import NoWidget
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme
from textual.worker import WorkerFailed

from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.library import Loaded
from briefing.model.diagnostics import Diagnostic
from briefing.system.background import Inquiry
from briefing.system.clipboard import copy_in_tmux
from briefing.system.remembered_state import Remembered
from briefing.system.signals import ENDINGS, HUNG_UP, end_at_once_on, on_signals
from briefing.system.terminal import has_hung_up, has_shell, let_go
from briefing.tui.commands import COMMANDS as TABLE
from briefing.tui.workspace import Workspace

if TYPE_CHECKING:
    from briefing.tui.room import Room


@dataclass(frozen=True)
class Ready:
    """A folder that is loaded, with the lens and the problems to open the room with."""

    index: Index
    lens: Lens
    problems: tuple[Diagnostic, ...]


class BriefingApp(App[str]):
    """The application; its return value is an error message if the briefing cannot be shown.

    `ready` is None if the folder is still to be loaded; `make_ready` is then called with the result
    and returns an error message if that cannot be shown. `bug` is the unexpected error, if one
    ended the application. `inquiry` is what the terminal was asked and may still reply to.
    """

    TITLE = "briefing"
    CSS_PATH = "room.tcss"
    ENABLE_COMMAND_PALETTE = False  # the room has its own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(each.keys), f"carry_out('{each.id}')", show=False, id=each.id)
        if each.id != "suspend"
        # Also in dialogs, and while a folder is loading.
        else Binding(",".join(each.keys), "suspend_process", show=False, priority=True, id=each.id)
        for each in TABLE
    ]

    def __init__(
        self,
        workspace: Workspace,
        ready: Ready | None,
        make_ready: Callable[[Loaded], Ready | str],
        remembered: Remembered = Remembered(),  # noqa: B008 - it cannot change
        notes: Iterable[str] = (),
        inquiry: Inquiry | None = None,
    ) -> None:
        super().__init__(driver_class=_driver_of(workspace, inquiry))
        self.animation_level = "none"
        self.set_class(workspace.glyphs.encoding != "utf-8", "-ascii")
        self.workspace = workspace
        self.ready = ready
        self.make_ready = make_ready
        self.remembered = remembered
        self.notes = tuple(notes)
        self.bug: Exception | None = None
        self._typed: deque[events.Key | events.Paste] = deque()
        self._server = os.getppid()
        self.room: Room | None = None
        self.found: frozenset[str] = frozenset()
        """The marks at the start of the visit."""
        self.noted: Mapping[str, str] = {}
        """The notes at the start of the visit."""
        self._chosen_theme = ""
        changed = [each for each in workspace.commands if each not in TABLE]
        if changed:
            self.set_keymap({each.id: ",".join(each.keys) for each in changed})
        if remembered.theme:
            self.choose_theme(remembered.theme)

    def get_default_screen(self) -> Screen[Any]:
        """Return the room, or the loading screen while the folder is loaded."""
        if self.ready is not None:
            return self.make_room(self.ready)

        from briefing.tui.loading import Loading

        return Loading(self.workspace, self.prepare, self.take)

    def prepare(self, loaded: Loaded) -> Room | str:
        """Return the room for a loaded folder, or an error message; may run in a thread."""
        ready = self.make_ready(loaded)
        return ready if isinstance(ready, str) else self.make_room(ready)

    def take(self, prepared: Room | str) -> None:
        """Open the room, or exit with the error message."""
        if isinstance(prepared, str):
            self.exit(prepared)
        else:
            self.push_screen(prepared)
            self.call_after_refresh(self._collect_from_now_on)

    def make_room(self, ready: Ready) -> Room:
        """Return the room, restored to where the last visit ended."""
        self.workspace.open_with(ready.problems)
        # Imported here so that the loading screen of a large folder comes first.
        from briefing.tui.last_visit import begin
        from briefing.tui.panes.scroll_bar import PaneScrollBar
        from briefing.tui.room import Room

        ScrollBar.renderer = PaneScrollBar
        session = begin(ready.index, ready.lens, self.remembered)
        self.found, self.noted = session.marks, session.notes
        self.room = Room(self.workspace, session, self.action_carry_out, self.choose_theme)
        return self.room

    def on_mount(self) -> None:
        """Install the handlers for signals and for a closed terminal, and show the notes."""
        on_signals(ENDINGS, self._end)
        self.app_resume_signal.subscribe(self, self._draw_anew)
        self.set_interval(1, self._leave_if_alone)
        if self.notes:
            self.notify("\n".join(self.notes), markup=False, severity="warning", timeout=10)
        if self.ready is not None:  # else after the folder is loaded
            self.call_after_refresh(self._collect_from_now_on)

    async def on_notify(self) -> None:
        """Take earlier notices away: one at a time, so that they never cover the page."""
        self.clear_notifications()
        # One that is still being drawn is not among those that clearing takes away.
        await self.screen.query("ToastHolder").remove()

    def _end(self, number: int) -> None:
        """Exit because of a signal."""
        self._let_go_if_alone()
        self.exit(None, 128 + number)

    def _leave_if_alone(self) -> None:
        """Exit if the terminal or the server has gone without a signal."""
        if self._is_alone:
            self._let_go_if_alone()
            self.exit(None, HUNG_UP)

    def _collect_from_now_on(self) -> None:
        """Enable the garbage collector, but exempt existing objects: the briefing and the code.

        The collector is off until here, because start-up makes almost no garbage. While a large
        folder is loaded, it would look through all that is there again and again.
        """
        if not self.is_headless:
            gc.freeze()
            gc.enable()

    def to_remember(self) -> Remembered:
        """Return the state to restore at the next start."""
        if self.room is None:
            return self.remembered
        from briefing.tui.last_visit import place_of

        # A theme that nobody chose follows the terminal, which may be another one next time.
        return place_of(self.room.session, self._chosen_theme)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Handle each key completely before the next one, however fast they come.

        Textual sends a key to the focused widget and looks for its command when it has bubbled up:
        in a burst of keys, letters would be taken for commands, and commands for letters. After the
        reader quits, keys are discarded.
        """
        if self._exit and isinstance(event, (events.InputEvent, events.Paste)):
            self._typed.clear()
        elif isinstance(event, events.MouseEvent) and self._is_going(event):
            event.stop()
        elif isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._typed.append(event)
            await self._take_typed()
        else:
            await super().on_event(event)

    def _is_going(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is over a widget that was removed but is still on the screen.

        Such a widget has no parent, which Textual's text selection needs.
        """
        try:
            widget, _ = self.get_widget_at(event.x, event.y)
        except NoWidget:
            return False
        return not widget.is_attached

    async def _take_typed(self) -> None:
        """Handle the queued keys as soon as there is a mounted screen."""
        while self._typed and not self._exit:
            if not self.screen.is_mounted:
                self.screen.call_after_refresh(self.call_later, self._take_typed)
                return
            event = self._typed.popleft()
            if isinstance(event, events.Key) and (keys := self._without_alt(event)):
                self._typed.extendleft(reversed(keys))
                continue
            if self.room is self.screen:
                self.room.hide_titles()
            if isinstance(event, events.Paste):
                self._write(event.text)
            elif not (event.is_printable and self._write(event.character or "")):
                await self._press(event.key)
            await self._flush_next_callbacks()  # of a dialog that was left

    def _without_alt(self, event: events.Key) -> Sequence[events.Key]:
        """Return Escape and a character for both in one, unless that is the key of a command.

        A terminal sends the same for Alt and the character. One that tells them apart sends no
        character.
        """
        *modifiers, _ = event.key.split("+")
        if "alt" not in modifiers or not event.is_printable or event.character is None:
            return ()
        keys = (key for each in self.workspace.commands for key in each.keys)
        if self.screen is self.room and event.key in keys:
            return ()
        return events.Key("escape", "\x1b"), events.Key(event.character, event.character)

    def _write(self, text: str) -> bool:
        """Insert a text into the focused input; return False if there is none."""
        write = getattr(self.focused, "write", None)
        if write:
            write(text)
        return bool(write)

    async def _press(self, key: str) -> None:
        for is_before_the_focus in (True, False):
            if await self._check_bindings(key, priority=is_before_the_focus):
                return

    async def action_carry_out(self, name: str) -> None:
        """Run a command by its id, if the room is the active screen."""
        room = self.room
        if room is None or self.screen is not room:
            return
        from briefing.tui.actions import ACTIONS

        step = next(each.step for each in TABLE if each.id == name)
        if step:
            room.go(step(room.session))
        elif isawaitable(done := ACTIONS[name](room)):
            await done

    # Suspending

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Release the terminal to another program, and take it back even if that fails.

        Textual's own method does not take it back after an error, and hangs if the terminal has
        gone meanwhile.
        """
        failed: Exception | None = None
        with super().suspend():
            try:
                yield
            except Exception as error:  # noqa: BLE001 - raised again below
                failed = error
            self._let_go_if_alone()
        if failed:
            raise failed

    @property
    def _is_alone(self) -> bool:
        """Whether the terminal, or the server in its place, has gone."""
        if self.is_headless:
            return False
        return os.getppid() != self._server if self.workspace.is_served else has_hung_up()

    def _let_go_if_alone(self) -> None:
        if self._is_alone:
            let_go(sys.__stdout__, sys.__stderr__)

    def action_suspend_process(self) -> None:
        """Suspend to the shell, if there is one."""
        can_suspend = bool(self._driver and self._driver.can_suspend) and has_shell()
        if can_suspend and not self.workspace.is_served:
            # Whoever is told to end while in the background would have to ask the terminal first,
            # which stops it once more.
            end_at_once_on(ENDINGS)
            super().action_suspend_process()
            on_signals(ENDINGS, self._end)
        else:
            self.notify("There is no shell here to go back to", markup=False)

    def _draw_anew(self, _: object) -> None:
        self.refresh(layout=True)

    # Unexpected errors

    def _handle_exception(self, error: Exception) -> None:
        """Exit without printing a traceback: the caller reports the error and logs it."""
        if isinstance(error, WorkerFailed):
            error = error.error if isinstance(error.error, Exception) else error
        if self._exception is None:  # as Textual does, for its tests
            self._exception = error
            self._exception_event.set()
        self.bug = self.bug or error
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Exit after an error in the thread that reads the terminal; it comes as a renderable."""
        with self.console.capture() as captured:
            self.console.print(*renderables)
        self._handle_exception(RuntimeError(f"the terminal cannot be read\n{captured.get()}"))

    # Overrides of Textual's methods

    def choose_theme(self, name: str) -> bool:
        """Set the theme that the reader chose; return False if there is none of that name."""
        if name in self.available_themes:
            self.theme = name
        elif name in super().available_themes:
            self.notes = (*self.notes, f"{name} is made of colours, and NO_COLOR asks for none")
        else:
            return False
        self._chosen_theme = name
        return True

    @property
    def available_themes(self) -> dict[str, Theme]:
        """All themes; without the ANSI ones if NO_COLOR is set."""
        themes = super().available_themes
        if not getattr(self, "no_color", False):  # asked for before that is known, too
            return themes
        return {name: theme for name, theme in themes.items() if not theme.ansi}

    def get_theme(self, theme_name: str) -> Theme | None:
        """Look up a theme by its full name first: Textual asks once for each line that it draws."""
        return self.available_themes.get(theme_name) or super().get_theme(theme_name)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy with the terminal's escape sequence, and inside tmux also into its buffer.

        A file name can hold bytes that are not valid text; these are replaced.
        """
        text = text.encode("utf-8", "replace").decode()
        copy_in_tmux(text)
        super().copy_to_clipboard(text)

    def action_help_quit(self) -> None:
        """Show which key quits, on Ctrl+C."""
        keys = next(each.shown_keys for each in self.workspace.commands if each.id == "quit")
        self.notify(f"{keys} leaves the room", markup=False)


def _driver_of(workspace: Workspace, inquiry: Inquiry | None) -> type[Driver] | None:
    """Return the driver for a terminal; None for that which Textual chooses elsewhere.

    A terminal that was asked may have more to reply, or have sent keys early.
    """
    if constants.DRIVER and workspace.is_served:
        from briefing.tui.served_driver import ServedDriver

        return ServedDriver
    if constants.DRIVER or sys.platform == "win32":  # as the environment says, or another system
        return None
    from briefing.tui.key_parser import alt_characters
    from briefing.tui.terminal_driver import TerminalDriver

    alt = alt_characters(key for each in workspace.commands for key in each.keys)
    if inquiry is None or (inquiry.is_complete and not inquiry.early and not inquiry.begun):
        return type("Driver", (TerminalDriver,), {"alt_keys": alt})
    from briefing.tui.late_replies import LateReplies

    return type("Driver", (LateReplies,), {"alt_keys": alt, "inquiry": inquiry})
