"""`briefing event`: the file of a new event."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import (
    add_citations,
    add_point_values,
    edtf,
    gists_from,
    point_from,
    require,
)
from briefing.cli.messages import UsageError, say
from briefing.cli.options import source_named
from briefing.cli.writing import (
    Target,
    add_writing,
    add_written_folder,
    open_to_write,
    text_of,
    write_edit,
)
from briefing.model.records import Rank

SUMMARY = "make the file of a new event"
EXAMPLES = """\
An event without a point is an error of the folder until it has one: --point writes the first with
it, with the options of `briefing point`. A date is as a person types it, or as in docs/format.md.

examples:
  briefing event vote --title "Vote of the council" --date "10 Mar 2031"
  briefing event vote --title "Vote of the council" --date 2031-03-10~ --rank headline \\
      --point "The council agreed." --cite gazette 7 --quote "agreed by nine to four"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("event", metavar="ID", help="the id of the event, and the name of its file")
    add_written_folder(parser)
    add("--title", metavar="TEXT", required=True, help="a noun phrase, without the outcome")
    add("--date", metavar="DATE", help="when it happens (default: no source dates it)")
    add(
        "--rank",
        choices=[str(each) for each in Rank],
        default=str(Rank.SUPPORTING),
        help="(default: supporting)",
    )
    add("--place", metavar="TEXT", help="where it happens")
    add("--document", metavar="SOURCE", help="the source that the event consists in")
    add(
        "--event-topic",
        metavar="ID",
        action="append",
        default=[],
        help="a topic of all its points; may be repeated",
    )
    add("--point", metavar="SENTENCE", help="its first point; - reads it from a pipe")
    add_citations(parser)
    add_point_values(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file; return 1 if the folder has problems that are in the way."""
    from briefing.edit.requests import add_event

    target = open_to_write(args.folder)
    record = _record(args, target)
    gists = []
    if args.point is not None:
        text = text_of(args.point, "sentence")
        record["points"] = [point_from(args, text, target, ())]
        gists = gists_from(args.cite, target.briefing)
    elif args.cite or args.id or args.claim:
        raise UsageError("a citation belongs to a point", 'write --point "SENTENCE", too')
    code = write_edit(args, target, add_event(args.event, record, gists=gists), about=[args.event])
    if args.point is None and not args.dry_run:
        say(f"an event needs a point: briefing point {args.event} SENTENCE --cite SOURCE ¶")
    return code


def _record(args: argparse.Namespace, target: Target) -> dict[str, object]:
    for topic in args.event_topic:
        require(topic, list(target.briefing.brief.topics), "topic")
    document = source_named(args.document, target.briefing) if args.document else ""
    values = {
        "title": text_of(args.title, "title"),
        "date": edtf(args.date, "--date", year=_usual_year(args, target)) if args.date else "",
        "rank": args.rank,
        "place": args.place,
        "document": document,
        "topics": list(args.event_topic),
    }
    return {**{key: value for key, value in values.items() if value}, "points": []}


def _usual_year(args: argparse.Namespace, target: Target) -> int | None:
    """Return the year of a date without one; None where the date has one, or no source is dated."""
    if args.date[:4].isdecimal() or not target.briefing.sources:
        return None
    from briefing.lens.visibility_index import Index

    index = Index(target.briefing)
    return index.usual_year if index.days else None
