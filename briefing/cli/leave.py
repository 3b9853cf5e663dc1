"""`briefing leave`: paragraphs of a source that are no evidence."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import paragraphs
from briefing.cli.messages import UsageError
from briefing.cli.options import source_named
from briefing.cli.writing import add_writing, add_written_folder, open_to_write, text_of, write_edit
from briefing.model.paragraphs import Paragraphs, Passage

SUMMARY = "leave paragraphs of a source out, with the reason"
EXAMPLES = """\
examples:
  briefing leave gazette 12 "advertisement"
  briefing leave 3 12-14 "greeting and signature" --dry-run
  briefing leave gazette 4,6-8 "does not bear on the question"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("source", metavar="SOURCE", help="a source's number, its id, or the beginning of that")
    add("at", metavar="¶", help="paragraphs: 12, 12-14 or 3,12-14")
    add("reason", metavar="REASON", help="why they are no evidence; - reads it from a pipe")
    add_written_folder(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the entry; return 1 if the folder has problems that are in the way."""
    from briefing.edit.requests import leave_out

    target = open_to_write(args.folder)
    name = source_named(args.source, target.briefing)
    source = target.briefing.sources[name]
    wanted, reason = _passage(args.at), text_of(args.reason, "reason")
    if source.original and wanted.last > source.original.paragraphs:
        count = source.original.paragraphs
        hint = f"see: briefing show {name}"
        raise UsageError(f"{name} has {count} paragraphs, and no {wanted}", hint)
    for each, why in source.left_out.items():
        if wanted.overlaps(each):
            raise UsageError(f"{name} leaves paragraph {each} out already: {why}")
    return write_edit(args, target, leave_out(name, str(wanted), reason), about=[name])


def _passage(text: str) -> Passage:
    """Return the paragraphs that are named; raises UsageError if they are not."""
    ends = [paragraphs(each).split("-") for each in text.replace(" ", "").split(",")]
    return Passage.of([Paragraphs(int(each[0]), int(each[-1])) for each in ends])
