"""`briefing example`: a copy of the example, to try things on."""

from __future__ import annotations

import argparse

from briefing.cli import COMMANDS
from briefing.cli.messages import UsageError, say
from briefing.cli.output import write_out
from briefing.library import is_briefing_at
from briefing.model.paths import typed
from briefing.model.text import visible
from briefing.render.shell_command import shell_line

DEFAULT = "briefing-example"
SUMMARY = "copy an example to try things on, and open it"
EXAMPLES = f"""\
The example is a small invented briefing, on the port of a town, with the sources' own texts and
the six documents that they were taken from: a saved page, a newspaper's report, an agency's copy,
minutes in PDF, a notice in Japanese and a mail. The folder is made, or has to be empty.
In a terminal the room opens on the copy; elsewhere its path is printed.

examples:
  briefing example                       copy it to ./{DEFAULT}, and open the room on it
  briefing example ~/try                 copy it elsewhere
  briefing example ~/try --no-room       only copy it
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    help_ = f"the folder to make (default: {DEFAULT})"
    add("folder", nargs="?", type=typed, default=DEFAULT, metavar="DIR", help=help_)
    add("--no-room", action="store_true", help="only copy it, in a terminal as well")


def run(args: argparse.Namespace) -> int:
    """Copy the example, say what to try, and open the room where there is a terminal for it."""
    from briefing.cli import open_
    from briefing.edit.example_folder import example_files
    from briefing.edit.new_folder import make_folder

    where = visible(args.folder)
    files = example_files()
    if not files:
        raise UsageError("the example is not part of this installation", "install it whole")
    try:
        make_folder(args.folder, files)
    except FileExistsError as error:
        hint = "name another folder, or empty this one"
        if is_briefing_at(args.folder):
            command = _line(_unmistakable(args.folder))
            hint = f"name another folder; {command} opens the briefing in this one"
        raise UsageError(f"`{where}` is not empty", hint) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"`{where}` cannot be made: {why}", "name another folder") from error
    write_out(f"{where}\n")
    for words in _to_try(args.folder):
        say(f"try: {_line(*words)}")
    if args.no_room or not open_.has_terminal():
        return 0
    parser = argparse.ArgumentParser()
    open_.add_arguments(parser)
    opening = parser.parse_args([])
    opening.folder = args.folder
    return open_.run(opening)


def _to_try(folder: str) -> tuple[tuple[str, ...], ...]:
    """Return commands that show what the example is for."""
    folder = _unmistakable(folder)
    return (
        ("check", folder, "--strict"),
        ("print", folder, "--summary", "--as-of", "5 Mar"),
        ("show", "gazette", folder, "--dates"),
        ("cite", "dredging included", "pilots", folder),
    )


def _unmistakable(folder: str) -> str:
    """Return the path of a folder so that it cannot be taken for an option or a command."""
    return f"./{folder}" if folder.startswith("-") or folder in COMMANDS else folder


def _line(*words: str) -> str:
    """Return a command as the reader's shell takes it."""
    return shell_line(["briefing", *words])
