"""`briefing changes`: the changes between two days, as a page."""

from __future__ import annotations

import argparse
from datetime import date

from briefing.cli.folder import open_briefing
from briefing.cli.messages import UsageError
from briefing.cli.options import add_folder, add_lens, day_from, lens_from
from briefing.cli.output import refuse_existing
from briefing.cli.text_output import add_writing, setting, wants_json, write
from briefing.lens.chronicle import Chronicle, chronicle_of, day_before_all
from briefing.lens.visibility_index import Index

SUMMARY = "tell what came between two days, one day of publication after the other"
EXAMPLES = """\
What was known on the first day is not told again: --from "9 Jan" tells what came on 10 January.

examples:
  briefing changes                              all that came, from the first publication on
  briefing changes --from "6 Jan" --to "18 Jan"
  briefing changes --from "9 Jan" --to "10 Jan" --topic space
  briefing changes ~/port --from 2031-03 --summary
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_folder(parser)
    add_lens(parser, as_of=False)
    group = parser.add_argument_group("the days")
    group.add_argument(
        "--from",
        dest="first",
        metavar="DAY",
        help="as things stood then (default: before the first publication)",
    )
    group.add_argument(
        "--to", dest="last", metavar="DAY", help="as they stood then (default: on the last one)"
    )
    add_writing(parser, "count the points instead of giving them")


def run(args: argparse.Namespace) -> int:
    """Print the changes; return 1 if the folder has problems."""
    as_json = wants_json(args)
    refuse_existing(args.output, force=args.force)
    chosen, briefing, code = open_briefing(args.folder, is_named=args.format != "json")
    if briefing is None:
        return code
    index = Index(briefing)
    lens = lens_from(args, index)
    chronicle = chronicle_of(index, lens, *_days(args, index))
    write(args, _json(chronicle) if as_json else _plain(args, chronicle, chosen.title))
    return code


def _days(args: argparse.Namespace, index: Index) -> tuple[date, date]:
    """Return the two days in order; one that is left out gets a default that fits the other."""
    first = day_from("--from", args.first, index, last=False)
    last = day_from("--to", args.last, index, last=True)
    if first and last and first > last:
        raise UsageError("--from is later than --to", "swap the two days")
    last = last or max(index.last_day(), first or date.min)
    return first or min(day_before_all(index), last), last


def _json(chronicle: Chronicle) -> str:
    from briefing.render.json.changes import render_changes_json

    return render_changes_json(chronicle)


def _plain(args: argparse.Namespace, chronicle: Chronicle, title: str) -> str:
    from briefing.document.print_command import command_start, filter_options
    from briefing.render.text.changes import render_changes

    made = setting(args)
    days = ["--from", chronicle.before.as_of.isoformat(), "--to", chronicle.after.as_of.isoformat()]
    filters = filter_options(chronicle.after.lens)
    command = [*command_start(("changes",), args.folder), *days, *filters, *made.options]
    return render_changes(chronicle, made.page(command, title), short=args.summary)
