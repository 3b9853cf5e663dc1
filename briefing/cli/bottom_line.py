"""`briefing bottom-line`: the whole briefing in short, as of now."""

from __future__ import annotations

import argparse

from briefing.cli.brief_arguments import (
    add_points,
    add_written,
    ground_from,
    points_named,
    prose_of,
    written_on,
)
from briefing.cli.citation_arguments import kept
from briefing.cli.folder import text_and_folder
from briefing.cli.messages import UsageError
from briefing.cli.version_arguments import add_versions, require_version
from briefing.cli.writing import (
    add_writing,
    add_written_folder,
    open_to_write,
    record_in,
    refusals_as_usage,
    write_edit,
)
from briefing.library import BRIEF

SUMMARY = "write the bottom line, as a new version below those that are there"
EXAMPLES = """\
It holds from the day on which all that it rests on is known; those before it stay, for the days on
which they held. Points are cited by their names in braces; without --rests it rests on these. With
--version other words are put into one that is there, with --before an earlier one is added.

examples:
  briefing bottom-line "Two berths are to be added {talks#berths}." --head "Two berths to come"
  briefing bottom-line "The port costs forty million." --head "Forty million" --rests vote#cost
  briefing bottom-line --version 2 --head "The port: forty million"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    text = "two or three sentences; - reads them from a pipe"
    add("text", nargs="?", metavar="TEXT", help=text)
    add_written_folder(parser)
    add("--head", metavar="TEXT", help="its gist in one line")
    add_points(parser, "--rests", "the points that it rests on (default: those in braces)")
    add_written(parser)
    add_versions(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the bottom line; return 1 if the folder has problems that are in the way."""
    from briefing.edit.version_requests import (
        changed_version,
        count_of,
        new_version,
        of_bottom_line,
    )

    word, folder = text_and_folder(args.text, args.folder)
    target = open_to_write(folder)
    held = record_in(target, BRIEF).get("bottom_line")
    require_version(args, count_of(held), "the bottom line")
    if word is None and not args.version:
        raise UsageError("there is no text", 'write it: briefing bottom-line "Two berths to come."')
    text = "" if word is None else prose_of(word, "text", target)
    head = prose_of(args.head, "head", target) if args.head is not None else ""
    rests = (
        points_named(args.rests, target)
        if args.version
        else ground_from(args.rests, target, head, text)
    )
    values = kept({"head": head, "text": text, "rests": rests, "written": written_on(args, target)})
    if not values:
        raise UsageError("nothing is given to be changed", "give a TEXT, --head, --rests, ...")
    path = ("bottom_line",)
    with refusals_as_usage():
        changes = (
            changed_version(path, held, values, args.version, "text")
            if args.version
            else new_version(path, held, values, args.before)
        )
    return write_edit(args, target, of_bottom_line(changes), about=["bottom_line"])
