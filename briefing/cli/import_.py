"""`briefing import`: events from others' files, as proposals that wait for their sources."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence

from briefing.cli.edit_report import document
from briefing.cli.file_input import read_input
from briefing.cli.messages import UsageError, say, write_err
from briefing.cli.output import write_json
from briefing.cli.writing import (
    add_writing,
    add_written_folder,
    open_to_write,
    refusal,
    write_proposals,
)
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.text import visible

if TYPE_CHECKING:
    from briefing.edit.imports.csv_table import Options
    from briefing.edit.imports.imported_event import Taken

SUMMARY = "propose the events of a table or of a TimelineJS file"
EXAMPLES = """\
The events go to proposals/NAME.yaml and not into the briefing: none of them is cited. What else
the file says of one stands there as a comment. `briefing event ID --point "..." --cite ...` makes
one an event, with the title and the date that are proposed for it. A csv is the table that
TimelineJS takes, any other with a column for titles and one for dates, or our own export, as a ZIP
as well. Rows that are not taken are listed with their lines, and then the exit code is 1.

examples:
  briefing import csv timeline.csv
  briefing import csv list.csv --column title=Ereignis date=Wann --dates dmy
  briefing import timelinejs talks.json ~/port --dry-run
"""
_MOST = 32 * 2**20
"""Bytes of a file."""
_SHOWN = 20
"""Rows that are listed; --format json has all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("kind", choices=("csv", "timelinejs"), metavar="csv|timelinejs", help="what the file is")
    add("file", metavar="FILE", help="the file; - reads it from a pipe")
    add_written_folder(parser)
    add("--name", metavar="NAME", help="of the file of proposals (default: that of FILE)")
    add("--encoding", metavar="NAME", default="", help="such as cp932 (default: as the file says)")
    group = parser.add_argument_group("tables")
    add = group.add_argument
    text = "what a column holds, of title, date, end, place, text, url and id: title=Betreff"
    add("--column", metavar="WHAT=NAME", nargs="+", action="extend", default=[], help=text)
    text = "whether the day or the month is first in 3/4/2031 (default: as other rows tell)"
    add("--dates", choices=("dmy", "mdy"), help=text)
    add("--delimiter", metavar="SIGN", default="", help="what parts the cells (default: found)")
    add_writing(parser, has_rules=False)


def run(args: argparse.Namespace) -> int:
    """Write the proposals; return 1 if something was not taken, or the folder is in the way."""
    from briefing.edit.changes import RefusedError
    from briefing.edit.imports.imported_event import UnreadableError
    from briefing.edit.imports.skeletons import import_events

    target = open_to_write(args.folder)
    try:
        taken = _taken(args, read_input(args.file, "file", _MOST))
    except UnreadableError as error:
        raise UsageError(f"{_file(args)}: {error}", error.hint) from error
    try:
        made = import_events(target.briefing, taken.events, _name(args), _file(args))
    except RefusedError as error:
        raise refusal(error) from error
    notes = [*taken.notes, *_counts(made.new, made.known)]
    is_json = args.format == "json"
    if made.request:
        shown = [*notes, *taken.problems] if is_json else notes
        write_proposals(args, target, made.request, notes=shown)
    elif is_json:
        label = f"import of {_file(args)}"
        write_json(document(label, None, (), [*notes, *taken.problems]))
    else:
        for note in notes:
            say(note)
    if taken.problems and not is_json:
        _list(taken.problems)
    return 1 if taken.problems or not taken.events else 0


def _file(args: argparse.Namespace) -> str:
    return "standard input" if args.file == "-" else visible(os.path.basename(args.file))


def _name(args: argparse.Namespace) -> str:
    """Return the name of the file of proposals: as given, or made of the file's."""
    if args.name:
        return str(args.name)
    if args.file == "-":
        return f"import-{args.kind}"
    stem = os.path.splitext(os.path.basename(args.file))[0]
    return re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-_").lower() or f"import-{args.kind}"


def _taken(args: argparse.Namespace, data: bytes) -> Taken:
    from briefing.edit.imports.csv_table import events_table, read_csv
    from briefing.edit.imports.decoding import decode
    from briefing.edit.imports.timelinejs import read_timelinejs

    table = args.column or args.dates or args.delimiter
    if args.kind == "timelinejs":
        if table:
            raise UsageError("--column, --dates and --delimiter are for a csv", "leave them out")
        text, note = decode(data, args.encoding)
        taken = read_timelinejs(text)
    else:
        options = _options(args)
        text, note = decode(events_table(data), args.encoding)
        taken = read_csv(text, options)
    return taken._replace(notes=(*([note] if note else []), *taken.notes))


def _options(args: argparse.Namespace) -> Options:
    from briefing.edit.imports.csv_table import NAMES, Options
    from briefing.edit.imports.dates import DayOrder

    columns = {}
    for each in args.column:
        what, sign, name = each.partition("=")
        if not sign or not name or what not in NAMES:
            hint = f"write {', '.join(NAMES)}, such as title=Betreff"
            raise UsageError(f"--column: `{each}` names no column", hint)
        columns[what] = name
    delimiter = {"tab": "\t", "\\t": "\t"}.get(args.delimiter, args.delimiter)
    if len(delimiter) > 1 or delimiter in ('"', "\n", "\r"):
        raise UsageError(f"--delimiter: `{args.delimiter}` is not one sign", "write ; or tab")
    return Options(columns, DayOrder(args.dates) if args.dates else None, delimiter)


def _counts(new: int, known: int) -> list[str]:
    there = f"{known:,} there already" if known else ""
    if not new:
        return [f"no new event{f': {there}' if there else ''}"]
    what = "1 event" if new == 1 else f"{new:,} events"
    return [f"{what} without a point yet{f', {there}' if there else ''}"]


def _list(problems: Sequence[str]) -> None:
    """List what was not taken, or not wholly."""
    write_err("".join(f"{visible(each)}\n" for each in problems[:_SHOWN]))
    if len(problems) > _SHOWN:
        say(f"{len(problems) - _SHOWN:,} more rows like these; --format json lists all")
