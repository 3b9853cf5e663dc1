"""`briefing keys`: the keys of the room."""

from __future__ import annotations

import argparse

from briefing.cli.output import write_out

SUMMARY = "list the keys of the briefing room"
EXAMPLES = """\
Each line has the command's id, its keys and what it does, separated by tabs.

examples:
  briefing keys
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(_: argparse.Namespace) -> int:
    """Print the table."""
    from briefing.tui.commands import COMMANDS

    rows = (f"{each.id}\t{each.shown_keys}\t{each.help}\n" for each in COMMANDS)
    write_out("".join(rows))
    return 0
