"""`briefing bottom-line`: the whole briefing in short, as of now."""

from __future__ import annotations

import argparse

from briefing.cli.brief_arguments import add_points, add_written, ground_from, written_on
from briefing.cli.citation_arguments import kept
from briefing.cli.writing import (
    add_writing,
    add_written_folder,
    open_to_write,
    text_of,
    write_edit,
)

SUMMARY = "write the bottom line, as a new version below those that are there"
EXAMPLES = """\
It holds from the day on which all that it rests on is known; those before it stay, for the days on
which they held. Points are cited by their names in braces; without --rests it rests on these.

examples:
  briefing bottom-line "Two berths are to be added {talks#berths}." --head "Two berths to come"
  briefing bottom-line "The port costs forty million." --head "Forty million" --rests vote#cost
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("text", metavar="TEXT", help="two or three sentences; - reads them from a pipe")
    add_written_folder(parser)
    add("--head", metavar="TEXT", help="its gist in one line")
    add_points(parser, "--rests", "the points that it rests on (default: those in braces)")
    add_written(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the bottom line; return 1 if the folder has problems that are in the way."""
    from briefing.edit.brief_requests import add_bottom_line

    target = open_to_write(args.folder)
    text = text_of(args.text, "text")
    head = text_of(args.head, "head") if args.head is not None else ""
    values = {
        "head": head,
        "text": text,
        "rests": ground_from(args.rests, target, head, text),
        "written": written_on(args, target),
    }
    return write_edit(args, target, add_bottom_line(kept(values)), about=["bottom_line"])
