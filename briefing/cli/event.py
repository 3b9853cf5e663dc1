"""`briefing event`: the file of a new event."""

from __future__ import annotations

import argparse
import os

from briefing.cli.citation_arguments import (
    POINT_VALUES,
    add_citations,
    add_point_values,
    gists_from,
    point_from,
    require,
)
from briefing.cli.event_arguments import event_from
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
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.records import Rank

if TYPE_CHECKING:
    from briefing.edit.imports.skeletons import Skeleton

SUMMARY = "make the file of a new event"
EXAMPLES = """\
An event without a point is an error of the folder until it has one: --point writes the first with
it, with the options of `briefing point`. A date is as a person types it, or as in docs/format.md.
Of an event that `briefing import` has proposed, title, date, rank, place and topics are taken where
no option gives them, and it leaves its file.

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
    add("--title", metavar="TEXT", help="a noun phrase, without the outcome")
    add("--date", metavar="DATE", help="when it happens (default: no source dates it)")
    text = "an event that it followed, of the same day or in a window; may be repeated"
    add("--after", metavar="EVENT", action="append", default=[], help=text)
    add("--rank", choices=[str(each) for each in Rank], help="(default: supporting)")
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
    skeleton = _skeleton(args.event, target)
    briefing = target.briefing
    for topic in args.event_topic:
        require(topic, list(briefing.brief.topics), "topic")
    document = source_named(args.document, briefing) if args.document else ""
    proposed = skeleton.record if skeleton else {}
    for event in args.after:
        require(event, list(briefing.events), "event")
    record = event_from(args, briefing, proposed, document=document, topics=args.event_topic)
    record["points"] = []
    gists, about = [], [args.event]
    if args.point is not None:
        text = text_of(args.point, "sentence")
        point = point_from(args, text, target, ())
        record["points"] = [point]
        about.append(f"{args.event}#{point['id']}")
        gists = gists_from(args.cite, briefing)
    elif given := [each for each in ("cite", *POINT_VALUES) if getattr(args, each)]:
        raise UsageError(f"--{given[0]} belongs to a point", 'write --point "SENTENCE", too')
    request = add_event(args.event, record, gists=gists)
    if skeleton:
        request = request._replace(files=[*request.files, skeleton.taken_out()])
    code = write_edit(args, target, request, about=about)
    if args.point is None and not args.dry_run:
        say(f"an event needs a point: briefing point {args.event} SENTENCE --cite SOURCE ¶")
    return code


def _skeleton(event: str, target: Target) -> Skeleton | None:
    """Return the proposed event of an id; None if nothing proposes one, or the briefing has it."""
    folder = os.path.join(target.root, "proposals")
    if event in target.briefing.events or not os.path.isdir(folder):
        return None
    from briefing.edit.imports.skeletons import find_skeleton

    return find_skeleton(target.root, event)
