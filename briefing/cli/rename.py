"""`briefing rename`: gives an id another name, with every reference to it."""

from __future__ import annotations

import argparse

from briefing.cli.messages import say
from briefing.cli.options import add_folder
from briefing.cli.writing import add_writing, located, refusal, report, undo_log
from briefing.model.text import visible

SUMMARY = "give an id another name, with every reference to it"
EXAMPLES = """\
KIND is source, event, point, voice, topic or judgment; a point is EVENT#POINT. References are found
by the keys that hold them, and files are renamed. What names the id in prose, or as an origin, is
listed and left as it is.

examples:
  briefing rename event vote council-vote
  briefing rename point vote#cost price ~/port --dry-run
  briefing undo                take it back
"""
_SHOWN = 20
_WIDTH = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    kinds = ("source", "event", "point", "voice", "topic", "judgment")
    add("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
    add("old", metavar="OLD", help="the id as it is; a point's with its event's")
    add("new", metavar="NEW", help="the id as it is to be")
    add_folder(parser)
    add_writing(parser, has_rules=False)


def run(args: argparse.Namespace) -> int:
    """Rename the id."""
    from briefing.edit.changes import RefusedError
    from briefing.edit.folder_edit import Written
    from briefing.edit.rename import prepare_rename, rename

    chosen = located(args.folder)
    try:
        found = prepare_rename(chosen.root, args.kind, args.old, args.new)
        if args.dry_run:
            written = Written(found.label, found.prepared, is_written=False)
        else:
            written = rename(chosen.root, found, undo_log(chosen.root))
    except RefusedError as error:
        raise refusal(error) from error
    report(args, chosen, written)
    for each in found.mentions[:_SHOWN]:
        text = each.text if len(each.text) <= _WIDTH else f"{each.text[:_WIDTH]}…"
        say(f"left as it is: {visible(each.path)}:{each.line}: {visible(text)}")
    if len(found.mentions) > _SHOWN:
        say(f"and {len(found.mentions) - _SHOWN:,} more texts that name it")
    return 0
