"""`briefing undo`: takes the last edit of a folder back."""

from __future__ import annotations

import argparse

from briefing.cli.edit_report import report
from briefing.cli.folder import located
from briefing.cli.messages import say
from briefing.cli.writing import add_writing, add_written_folder, refusal, undo_log

SUMMARY = "take the last edit of a folder back"
EXAMPLES = """\
What the commands that write have written is taken back, the last first: up to a hundred edits of
a folder are remembered beside the reader's state. A file that has been changed since is left as
it is, and nothing is taken back.

examples:
  briefing undo                the briefing in the current folder
  briefing undo ~/port --dry-run
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_written_folder(parser)
    add_writing(parser, has_rules=False)


def run(args: argparse.Namespace) -> int:
    """Take the last edit back; return 1 if there is none."""
    from briefing.edit.changes import RefusedError
    from briefing.edit.folder_edit import undo

    chosen = located(args.folder)
    try:
        written = undo(chosen.root, undo_log(chosen.root), is_dry_run=args.dry_run)
    except RefusedError as error:
        raise refusal(error) from error
    if written is None:
        say(f"{chosen.title}: there is no edit to take back")
        return 1
    report(args, chosen, written._replace(label=f"taken back: {written.label}"))
    return 0
