"""`briefing point`: a new point, checked before it is written."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import add_citations, add_point_values, gists_from, point_from
from briefing.cli.messages import UsageError
from briefing.cli.options import nearest
from briefing.cli.writing import (
    add_writing,
    add_written_folder,
    event_named,
    open_to_write,
    point_named,
    text_of,
    write_edit,
)

SUMMARY = "write a point into an event, checked by every rule first"
EXAMPLES = """\
The point goes to the end of its event. Errors that it would bring are shown, and then nothing is
written; warnings are shown beside it. The sources' own words are looked up where the texts are at
hand: as seeds/ID.txt in the folder, or in --originals.

examples:
  briefing point vote "The council agreed." --cite gazette 7
  briefing point vote "The port costs forty million." --cite herald 3 --quote "forty million" \\
      --by mayor --cite gazette 9 --claim planned
  briefing point vote "The council did agree." --cite gazette 7 --closes talks#berths
  briefing point vote - --cite gazette 7 --dry-run < sentence.txt
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("event", metavar="EVENT", help="the id of the event")
    add("text", metavar="SENTENCE", help="one sentence, in quotation marks; - reads it from a pipe")
    add_written_folder(parser)
    add("--after", metavar="POINT", help="put it behind this point of the event")
    add(
        "--closes",
        metavar="EVENT#POINT",
        action="append",
        default=[],
        help="an undertaking of which it says what became; may be repeated",
    )
    add_citations(parser)
    add_point_values(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the point; return 1 if the folder has problems that are in the way."""
    from briefing.edit.requests import add_point, with_closed

    target = open_to_write(args.folder)
    event = event_named(args.event, target)
    held = target.briefing.events.get(event)
    taken = [each.id for each in held.points] if held else []
    if args.after and args.after not in taken:
        raise UsageError(
            f"{event} has no point `{args.after}`", nearest(args.after, taken, "point")
        )
    point = point_from(args, text_of(args.text, "sentence"), target, taken)
    gists = gists_from(args.cite, target.briefing)
    request = add_point(event, point, behind=args.after or "", gists=gists)
    ref = f"{event}#{point['id']}"
    for each in args.closes:
        request = with_closed(request, point_named(each, target), ref)
    about = [ref, event, *args.closes, *(each["source"] for each in point["cites"])]
    return write_edit(args, target, request, about=about)
