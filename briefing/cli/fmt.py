"""`briefing fmt`: one order of keys and one layout for the files of a folder."""

from __future__ import annotations

import argparse

from briefing.cli.folder import located
from briefing.cli.messages import say
from briefing.cli.output import write_out
from briefing.cli.writing import add_written_folder, refusal, undo_log
from briefing.document.phrases import count
from briefing.model.text import visible

SUMMARY = "lay out the files of a folder: one order of keys, comments kept"
EXAMPLES = """\
Keys stand in the order of docs/format.md, two spaces a level; brackets that do not fit in 100
characters become lines. Texts stay as they are spelled, and the records as they are: that is
proven by loading the folder before and after, and a file where it cannot be is left alone.
Exit codes: 0 done, 1 a file is left alone, or with --check would be changed; 2 usage.

examples:
  briefing fmt                 the briefing in the current folder
  briefing fmt ~/port --check  only name the files that would be changed
  briefing undo ~/port         take it back
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_written_folder(parser)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; name the files that would be changed"
    )


def run(args: argparse.Namespace) -> int:
    """Lay out the files, and name those that are changed."""
    from briefing.edit.changes import RefusedError
    from briefing.edit.format_folder import format_folder, formatted

    chosen = located(args.folder)
    try:
        if args.check:
            found = formatted(chosen.root)
        else:
            found = format_folder(chosen.root, undo_log(chosen.root))
    except RefusedError as error:
        raise refusal(error) from error
    write_out("".join(f"{visible(each.path)}\n" for each in found.changes))
    for each in found.refused:
        say(f"{each}; {each.hint}" if each.hint else str(each))
    for note in found.notes:
        say(note)
    done = "would be laid out" if args.check else "laid out"
    rest = f", {len(found.refused):,} left alone" if found.refused else ""
    say(f"{chosen.title}: {len(found.changes):,} of {count(found.total, 'file')} {done}{rest}")
    return 1 if found.refused or (args.check and found.changes) else 0
