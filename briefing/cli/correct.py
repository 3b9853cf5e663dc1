"""`briefing correct`: what the briefing itself had wrong."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import usual_year
from briefing.cli.options import day_of
from briefing.cli.writing import add_writing, add_written_folder, open_to_write, text_of, write_edit

SUMMARY = "write down what the briefing itself had wrong"
EXAMPLES = """\
Readers are told what stood there, what is right, and how it came about, from its day on. The place
itself is mended by what wrote it, such as `briefing event --version 1`, or in an editor.

examples:
  briefing correct "Three berths." "Two berths." "A slip of the pen." --date "14 Mar 2031"
  briefing correct "Forty million." "Fifty million." "That was May's sum." --date 2031-03-20 -n
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("stood", metavar="STOOD", help="what the briefing said")
    add("right", metavar="RIGHT", help="what is right")
    add("why", metavar="WHY", help="how it came about; - reads it from a pipe")
    add_written_folder(parser)
    add("--date", metavar="DAY", required=True, help="the day of the correction")
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the correction; return 1 if the folder has problems that are in the way."""
    from briefing.edit.brief_requests import add_correction

    target = open_to_write(args.folder)
    correction = {
        "date": day_of("--date", args.date, usual_year(target.briefing)),
        "stood": text_of(args.stood, "text that stood there"),
        "right": text_of(args.right, "right text"),
        "why": text_of(args.why, "reason"),
    }
    return write_edit(args, target, add_correction(correction), about=["corrections"])
