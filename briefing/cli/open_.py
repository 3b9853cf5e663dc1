"""`briefing`: the reading room, or the printed brief where there is no terminal for it."""

from __future__ import annotations

import argparse
import gc
import os
import sys

from briefing.cli import print_
from briefing.cli.folder import open_folder
from briefing.cli.messages import UsageError, say
from briefing.cli.options import add_folder, add_lens, lens_from
from briefing.lens.index import Index

SUMMARY = "open the briefing room"
EXAMPLES = """\
examples:
  briefing                        the shipped briefing, or the one in the current folder
  briefing ~/port --as-of 2031    another folder, as of the end of that year
  briefing --no-mouse             leave the mouse to the terminal, to select text with it
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_folder(parser)
    add_lens(parser)
    group = parser.add_argument_group("how it looks")
    group.add_argument("--theme", metavar="NAME", help="a theme of Textual, such as textual-light")
    group.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")


def run(args: argparse.Namespace) -> int:
    """Open the room and stay until the reader leaves it."""
    if not _has_terminal():
        say("no terminal to open the room in: this is briefing print")
        parser = argparse.ArgumentParser()
        print_.add_arguments(parser)
        printing = parser.parse_args([])
        vars(printing).update(vars(args))
        return print_.run(printing)
    chosen, loaded = open_folder(args.folder)
    if loaded.briefing is None:
        raise UsageError(
            f"{chosen.title} cannot be shown", "briefing check says what is wrong with it"
        )
    lens = lens_from(args, Index(loaded.briefing))
    gc.enable()  # a program that stays looks for its garbage
    from briefing.tui.app import BriefingApp

    app = BriefingApp(loaded.briefing, lens, args.folder, chosen.title, loaded.problems)
    if args.theme is not None:
        if args.theme not in app.available_themes:
            themes = ", ".join(sorted(app.available_themes))
            raise UsageError(f"there is no theme `{args.theme}`", f"there are {themes}")
        app.theme = args.theme
    app.run(mouse=not args.no_mouse)
    return app.return_code or 0


def _has_terminal() -> bool:
    streams = (sys.stdin, sys.stdout)
    return os.environ.get("TERM") != "dumb" and all(each and each.isatty() for each in streams)
