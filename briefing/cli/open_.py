"""`briefing`: opens the reading room, or prints the brief if there is no terminal for it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.cli.folder import check_command, open_folder, originals_folder
from briefing.cli.messages import FolderError, UsageError, report_bug, say
from briefing.cli.options import add_folder, add_lens, add_originals, lens_from
from briefing.cli.output import output_encoding
from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.library import Loaded, Location, is_large, locate
from briefing.model.diagnostics import Diagnostic
from briefing.system.terminal import has_hung_up, let_go, obeys_escapes

if TYPE_CHECKING:
    from briefing.system.background import Inquiry
    from briefing.system.remembered_state import Remembered
    from briefing.tui.app import BriefingApp
    from briefing.tui.commands import Command
    from briefing.tui.workspace import Workspace

SERVED = "BRIEFING_SERVED"
"""The environment variable under which `briefing serve` opens a room for each reader."""
LIGHT_THEME = "textual-light"
"""The theme on a light terminal, unless the reader has chosen one."""
_THEME = "TEXTUAL_THEME"
"""The environment variable in which Textual looks for a theme."""
_MOST_NOTES = 2
"""Problems with the reader's keys that are shown one by one; more notices would hide the room."""
SUMMARY = "open the briefing room"
EXAMPLES = """\
examples:
  briefing                        the shipped briefing, or the one in the current folder
  briefing ~/port --as-of 2031    another folder, as of the end of that year
  briefing --linear               as lines of text, for screen readers and plain terminals
  briefing --no-mouse             leave the mouse to the terminal, to select text with it
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_folder(parser)
    add_originals(parser)
    add_lens(parser)
    group = parser.add_argument_group("how it looks")
    add = group.add_argument
    add("--theme", metavar="NAME", help="a theme of Textual, such as textual-light or ansi-dark")
    add("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    add(
        "--linear",
        action="store_true",
        help="answer each typed line with lines of plain text, and draw nothing",
    )


def run(args: argparse.Namespace) -> int:
    """Open the room until the reader quits."""
    if args.linear:
        return _converse(args)
    if not _is_served() and not has_terminal():
        from briefing.cli import print_

        say("no terminal to open the room in: this is briefing print")
        parser = argparse.ArgumentParser()
        print_.add_arguments(parser)
        printing = parser.parse_args([])
        vars(printing).update(vars(args))
        return print_.run(printing)
    chosen = locate(args.folder)
    # A large folder is loaded after the loading screen is shown.
    loaded = None if is_large(chosen.root) else open_folder(args.folder)[1]
    return _stay(args, chosen, loaded)


def _is_served() -> bool:
    return bool(os.environ.get(SERVED))


def has_terminal() -> bool:
    """Whether the program runs in a terminal in which the room can be drawn."""
    streams = (sys.stdin, sys.stdout)
    if os.environ.get("TERM") == "dumb" or not all(each and each.isatty() for each in streams):
        return False
    return obeys_escapes(sys.stdout)


def _stay(args: argparse.Namespace, chosen: Location, loaded: Loaded | None) -> int:
    """Run the application, and store the reader's place for the next start."""
    parts = _parts_of(args, chosen, loaded) if loaded else None
    # Updates after a key, such as the number of hits, wait for the next frame: keep it short.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    from briefing.system.background import asking
    from briefing.system.user_paths import state_path

    state = "" if _is_served() else state_path(chosen.root, os.environ)
    commands, remembered, notes = _kept(state)
    is_asked = not (args.theme or remembered.theme or os.environ.get(_THEME) or _is_served())
    # The terminal answers while the application is imported.
    with asking(os.environ, is_wanted=is_asked) as inquiry:
        from briefing.tui.app import BriefingApp, Ready

        refused: list[UsageError] = []

        def make_ready(loaded: Loaded) -> Ready | str:
            try:
                return Ready(*_parts_of(args, chosen, loaded))
            except UsageError as error:
                refused.append(error)
                return f"{error}; {error.hint}" if error.hint else str(error)

        workspace = _workspace(args, chosen, commands)
        ready = Ready(*parts) if parts else None
        is_light = _is_light(inquiry) if is_asked else None
        app = BriefingApp(workspace, ready, make_ready, remembered, notes, inquiry)
        if args.theme is not None and not app.choose_theme(args.theme):
            themes = ", ".join(sorted(app.available_themes))
            raise UsageError(f"there is no theme `{args.theme}`", f"there are {themes}")
        if is_light:
            app.theme = LIGHT_THEME
        reason = app.run(mouse=not args.no_mouse)
    if has_hung_up():
        let_go()
    if reason is not None:
        raise refused[-1]
    if state:
        _remember(app, state, chosen.root)
    return report_bug(app.bug) if app.bug else app.return_code or 0


def _converse(args: argparse.Namespace) -> int:
    """Open the linear room, and store the reader's place for the next start."""
    from briefing.cli.line_input import LineInput
    from briefing.cli.output import line_width, write_out
    from briefing.system.remembered_state import remember
    from briefing.system.signals import ENDINGS, exit_on
    from briefing.system.user_paths import state_path
    from briefing.tui.last_visit import begin, place_of
    from briefing.tui.linear.conversation import converse, set_lines
    from briefing.tui.linear.room import LinearRoom

    if is_large(locate(args.folder).root):
        write_out("Reading the folder\n")
    chosen, loaded = open_folder(args.folder, is_watched=False)
    index, lens, problems = _parts_of(args, chosen, loaded)
    state = state_path(chosen.root, os.environ)
    commands, remembered, notes = _kept(state)
    workspace = _workspace(args, chosen, commands)
    workspace.open_with(problems)
    session = begin(index, lens, remembered)
    lines = LineInput()
    room = LinearRoom(workspace, session, is_interactive=lines.is_interactive)

    def tell(said: Sequence[str]) -> None:
        lines.leave_if_alone()
        if not write_out(set_lines(said, line_width(), workspace.glyphs)):
            raise BrokenPipeError

    exit_on(ENDINGS)
    try:
        tell(notes)
        return converse(room, lines.ask, tell)
    finally:
        left = place_of(room.session, remembered.theme)
        if note := remember(state, left, chosen.root, found=session.marks, noted=session.notes):
            say(note)


def _is_light(inquiry: Inquiry | None) -> bool | None:
    """Whether the terminal's background is light, as it says itself or else $COLORFGBG."""
    from briefing.system.background import is_light_setting

    answer = inquiry.is_light() if inquiry else None
    return is_light_setting(os.environ) if answer is None else answer


def _remember(app: BriefingApp, state: str, root: str) -> None:
    """Store the reader's place; an error that a bug causes here is not reported again."""
    from briefing.system.remembered_state import remember

    if app.room is None:
        return
    try:
        note = remember(state, app.to_remember(), root, found=app.found, noted=app.noted)
    except Exception:
        if app.bug is None:
            raise
    else:
        if note:
            say(note)


def _kept(state: str) -> tuple[Sequence[Command], Remembered, list[str]]:
    """Return the reader's keys and last place, and the problems of their files.

    Without a path for the state both are the defaults: a served reader has no files here.
    """
    from briefing.system.remembered_state import Remembered, recall
    from briefing.system.user_paths import config_path
    from briefing.tui.commands import COMMANDS
    from briefing.tui.user_keymap import read_keymap

    if not state:
        return COMMANDS, Remembered(), []
    commands, notes = read_keymap(config_path(os.environ))
    if len(notes) > _MOST_NOTES:
        notes = [notes[0], f"{len(notes) - 1} more problems with your keys: see `briefing keys`"]
    remembered, note = recall(state)
    return commands, remembered, [*notes, *([note] if note else [])]


def _parts_of(
    args: argparse.Namespace, chosen: Location, loaded: Loaded
) -> tuple[Index, Lens, tuple[Diagnostic, ...]]:
    """Return index, lens and problems for the room; raises UsageError if nothing can be shown."""
    if loaded.briefing is None:
        hint = f"{check_command(args.folder)} says what is wrong with it"
        raise FolderError(f"{chosen.title} cannot be shown", hint)
    index = Index(loaded.briefing)
    return index, lens_from(args, index), loaded.problems


def _workspace(
    args: argparse.Namespace, chosen: Location, commands: Sequence[Command]
) -> Workspace:
    from briefing.render.text.glyphs import glyphs_for
    from briefing.tui.workspace import Workspace

    return Workspace(
        chosen.root,
        args.folder,
        chosen.title,
        commands,
        glyphs_for(output_encoding()),
        originals_folder(args.originals),
        is_served=_is_served(),
        origin=chosen.origin,
    )
