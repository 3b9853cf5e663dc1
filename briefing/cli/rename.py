"""`briefing rename`: another id for a record, in every reference and file name."""

from __future__ import annotations

import argparse
import os

from briefing.cli.edit_report import report
from briefing.cli.folder import originals_folder
from briefing.cli.messages import UsageError, say
from briefing.cli.writing import (
    add_writing,
    add_written_folder,
    open_to_write,
    record_named,
    refusal,
    undo_log,
)
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.text import visible

if TYPE_CHECKING:
    from briefing.edit.new_ids import Named, Rename

SUMMARY = "give a record another id, in every reference and file name"
EXAMPLES = """\
A record is a source, event, point, voice, topic, judgment or dispute. Its file and its text get
the new name, too. What names the id in words or in a comment is left as it is, and listed.

examples:
  briefing rename event vote council-vote
  briefing rename point vote#cost price
  briefing rename source herald 012-herald ~/port --dry-run
"""
KINDS = ("source", "event", "point", "voice", "topic", "judgment", "dispute")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    add("old", metavar="OLD", help="its id; of a point EVENT#POINT")
    add("new", metavar="NEW", help="its new id")
    add_written_folder(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Rename the record; return 1 if the folder has problems that are in the way."""
    from briefing.edit.changes import RefusedError
    from briefing.edit.folder_edit import make_edit
    from briefing.edit.new_ids import Named, Rename
    from briefing.edit.renaming import prepare_rename

    originals = originals_folder(args.originals)
    target = open_to_write(args.folder)
    kind = Named(args.kind)
    old = record_named(kind, args.old, target)
    rename = Rename(kind, old, _new(kind, old, args.new))
    try:
        written = make_edit(
            target.root,
            rename.label,
            lambda loaded: prepare_rename(target.root, rename, loaded),
            log=undo_log(target.root),
            is_dry_run=args.dry_run,
            before=target.known,
        )
    except RefusedError as error:
        raise refusal(error) from error
    report(args, target.location, written)
    _say_of_originals(rename, originals)
    return 0


def _new(kind: Named, old: str, name: str) -> str:
    """Return the new id in full; a point stays in its event."""
    if kind != "point":
        return name
    event, sign, point = name.rpartition("#")
    own = old.partition("#")[0]
    if sign and event != own:
        raise UsageError(f"a point stays in its event: {old} does not become a point of `{event}`")
    return f"{own}#{point}"


def _say_of_originals(rename: Rename, originals: str) -> None:
    """Say that a text in the reader's own folder has the old name."""
    path = os.path.join(originals, f"{rename.old}.txt")
    if rename.kind == "source" and originals and os.path.isfile(path):
        say(f"{visible(path)} keeps its name, which is yours to change: {rename.new}.txt")
