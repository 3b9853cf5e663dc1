"""`briefing leave`: paragraphs of a source that are no evidence."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import passage_of, require_paragraphs
from briefing.cli.folder import text_and_folder
from briefing.cli.messages import UsageError
from briefing.cli.options import source_named
from briefing.cli.writing import add_writing, add_written_folder, open_to_write, text_of, write_edit

SUMMARY = "leave paragraphs of a source out, with the reason, or restore them"
EXAMPLES = """\
What is left out already keeps its reason. With --restore paragraphs are no longer left out, so that
they can be cited.

examples:
  briefing leave gazette 12 "advertisement"
  briefing leave 3 12-14 "greeting and signature" --dry-run
  briefing leave gazette 4,6-8 "does not bear on the question"
  briefing leave gazette 12 --restore
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("source", metavar="SOURCE", help="a source's number, its id, or the beginning of that")
    add("at", metavar="¶", help="paragraphs: 12, 12-14 or 3,12-14")
    text = "why they are no evidence; - reads it from a pipe"
    add("reason", metavar="REASON", nargs="?", help=text)
    add_written_folder(parser)
    add("--restore", action="store_true", help="take them in again")
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the entry; return 1 if the folder has problems that are in the way."""
    from briefing.edit.requests import leave_out, restore

    why, folder = text_and_folder(args.reason, args.folder)
    if args.restore and why is not None:
        raise UsageError(f"--restore takes no reason, and `{why}` holds no briefing")
    if not args.restore and why is None:
        raise UsageError("the reason is missing", 'briefing leave gazette 12 "advertisement"')
    target = open_to_write(folder)
    name = source_named(args.source, target.briefing)
    source = target.briefing.sources[name]
    wanted = passage_of(args.at)
    if source.original:
        require_paragraphs(name, wanted, source.original.paragraphs)
    if args.restore:
        held = {run: why for run, why in source.left_out.items() if wanted.overlaps(run)}
        if not held:
            raise UsageError(f"{name} does not leave {wanted} out", f"see: briefing show {name}")
        return write_edit(args, target, restore(name, wanted, held), about=[name])
    assert why is not None
    reason = text_of(why, "reason")
    left = wanted.without(source.left_out)
    if left is None:
        old = next(why for run, why in source.left_out.items() if wanted.overlaps(run))
        raise UsageError(f"{name} leaves paragraph {wanted} out already: {old}")
    notes = [] if left == wanted else [f"{name} leaves the others out already"]
    return write_edit(args, target, leave_out(name, str(left), reason), about=[name], notes=notes)
