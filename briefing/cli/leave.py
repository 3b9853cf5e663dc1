"""`briefing leave`: paragraphs of a source that are no evidence."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import paragraphs
from briefing.cli.messages import UsageError
from briefing.cli.options import add_folder, source_named
from briefing.cli.writing import add_writing, open_to_write, text_of, write_edit
from briefing.model.records import Paragraphs

SUMMARY = "leave paragraphs of a source out, with the reason"
EXAMPLES = """\
examples:
  briefing leave gazette 12 "advertisement"
  briefing leave 3 12-14 "greeting and signature" --dry-run
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("source", metavar="SOURCE", help="a source's number, its id, or the beginning of that")
    add("at", metavar="¶", help="a paragraph, or several in a row: 12 or 12-14")
    add("reason", metavar="REASON", help="why they are no evidence; - reads it from a pipe")
    add_folder(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the entry; return 1 if the folder has problems that are in the way."""
    from briefing.edit.requests import leave_out

    target = open_to_write(args.folder)
    name = source_named(args.source, target.briefing)
    source = target.briefing.sources[name]
    at, reason = paragraphs(args.at), text_of(args.reason, "reason")
    first, _, last = at.partition("-")
    wanted = Paragraphs(int(first), int(last or first))
    if wanted.last > source.original.paragraphs:
        count = source.original.paragraphs
        raise UsageError(
            f"{name} has {count} paragraphs, and no {at}", f"see: briefing show {name}"
        )
    for each, why in source.left_out.items():
        if each.overlaps(wanted):
            raise UsageError(f"{name} leaves paragraph {each} out already: {why}")
    return write_edit(args, target, leave_out(name, at, reason), about=[name])
