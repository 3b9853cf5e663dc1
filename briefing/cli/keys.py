"""`briefing keys`: the table of the room's keys."""

from __future__ import annotations

import argparse
import os

from briefing.cli.messages import say
from briefing.cli.output import write_out

SUMMARY = "list the keys of the briefing room"
EXAMPLES = """\
Each line has the command's id, its keys and what it does, separated by tabs. A file
keys.toml in ~/.config/briefing ($XDG_CONFIG_HOME/briefing; on Windows %APPDATA%\\briefing)
gives commands other keys:

  copy = "c"
  day_back = ["left", "ctrl+b"]

examples:
  briefing keys
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments."""


def run(_: argparse.Namespace) -> int:
    """Print the table; return 1 if the reader's file of keys has a problem."""
    from briefing.system.user_paths import config_path
    from briefing.tui.user_keymap import read_keymap

    commands, problems = read_keymap(config_path(os.environ))
    for problem in problems:
        say(problem)
    rows = (f"{each.id}\t{each.shown_keys}\t{each.help}\n" for each in commands)
    write_out("".join(rows))
    return 1 if problems else 0
