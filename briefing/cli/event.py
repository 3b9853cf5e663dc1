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
    usual_year,
)
from briefing.cli.event_arguments import event_from
from briefing.cli.event_versions import changes_of_event
from briefing.cli.messages import UsageError, say
from briefing.cli.names import id_named, nearest
from briefing.cli.version_arguments import add_versions
from briefing.cli.writing import (
    WrittenFolder,
    add_writing,
    add_written_folder,
    open_to_write,
    require_readable,
    source_of,
    text_of,
    write_edit,
)
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.records import Rank

if TYPE_CHECKING:
    from briefing.edit.imports.skeletons import Skeleton

SUMMARY = "make the file of a new event, or change one"
EXAMPLES = """\
An event without a point is an error of the folder until it has one: --point writes the first with
it, with the options of `briefing point`. A date is as a person types it, or as in docs/format.md.
Of an event that `briefing import` has proposed, title, date, rank, place and topics are taken where
no option gives them, and it leaves its file.

Of an event that is there, --rank, --document and --event-topic take the place of the old ones. Its
title, date and place have versions, each from the day on which its ground is known: --rests names
points of a title, --source that of a date or place. With --until, what is given held first, until
that was known. --version N gives one other words; --before N puts one before another.

examples:
  briefing event vote --title "Vote of the council" --date "10 Mar 2031"
  briefing event vote --title "Vote of the council" --date 2031-03-10~ --rank headline \\
      --point "The council agreed." --cite gazette 7 --quote "agreed by nine to four"
  briefing event vote --title "Rejection by the council" --rests vote#outcome
  briefing event vote --date 2031-03-10 --source herald
  briefing event vote --place "The town" --until notice
  briefing event vote --date 2031-03-09 --version 1
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("event", metavar="ID", help="the id of the event, and the name of its file")
    add_written_folder(parser)
    add("-t", "--title", metavar="TEXT", help="a noun phrase, without the outcome")
    add("--date", metavar="DATE", help="when it happens (default: no source dates it)")
    text = "an event that it followed, of the same day or in a window; may be repeated"
    add("--after", metavar="EVENT", action="append", default=[], help=text)
    add("--rank", choices=[str(each) for each in Rank], help="(default: supporting)")
    add("--place", metavar="TEXT", help="where it happens")
    group = parser.add_argument_group("versions of the title, date or place of an event")
    group.add_argument(
        "--rests",
        metavar="EVENT#POINT",
        action="append",
        default=[],
        help="a point that a title rests on; may be repeated",
    )
    group.add_argument("--source", metavar="SOURCE", help="the source of a date or place")
    text = "the point or source from which on the one that is there holds; may be repeated"
    group.add_argument("--until", metavar="NAME", action="append", default=[], help=text)
    add_versions(parser)
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
    from briefing.edit.requests import add_event, event_file

    target = open_to_write(args.folder)
    if args.event in target.briefing.events:
        return write_edit(args, target, changes_of_event(args, target), about=[args.event])
    for option in ("rests", "source", "until", "version", "before"):
        if getattr(args, option):
            known = list(target.briefing.events)
            message = f"--{option} is for an event that is there, and there is no `{args.event}`"
            raise UsageError(message, nearest(args.event, known, "event"))
    require_readable(event_file(args.event), target)
    skeleton = _skeleton(args.event, target)
    briefing = target.briefing
    known = list(briefing.brief.topics)
    topics = [id_named(each, known, "topic") for each in args.event_topic]
    document = source_of(args.document, target) if args.document else ""
    proposed = skeleton.record if skeleton else {}
    args.after = [id_named(each, list(briefing.events), "event") for each in args.after]
    record = event_from(
        args,
        proposed,
        year=_year(args, document, target),
        document=document,
        topics=topics,
    )
    record["points"] = []
    gists, about = [], [args.event]
    if args.point is not None:
        text = text_of(args.point, "sentence")
        point = point_from(args, text, target, ())
        record["points"] = [point]
        about.append(f"{args.event}#{point['id']}")
        gists = gists_from(args.cite, target)
    elif given := [each for each in ("cite", *POINT_VALUES) if getattr(args, each)]:
        raise UsageError(f"--{given[0]} belongs to a point", 'write --point "SENTENCE", too')
    request = add_event(args.event, record, gists=gists)
    if skeleton:
        request = request._replace(files=[*request.files, skeleton.taken_out()])
    code = write_edit(args, target, request, about=about)
    if args.point is None and not args.dry_run:
        say(f"an event needs a point: briefing point {args.event} SENTENCE --cite SOURCE ¶")
    return code


def _year(args: argparse.Namespace, document: str, target: WrittenFolder) -> int:
    """Return the year of a date without one: that of the source at hand, else the last one's."""
    named = document or (args.cite[0]["source"] if args.cite else "")
    if not named:
        return usual_year(target.briefing)
    return target.briefing.sources[source_of(named, target)].published.year


def _skeleton(event: str, target: WrittenFolder) -> Skeleton | None:
    """Return the proposed event of an id; None if nothing proposes one, or the briefing has it."""
    folder = os.path.join(target.root, "proposals")
    if event in target.briefing.events or not os.path.isdir(folder):
        return None
    from briefing.edit.imports.skeletons import find_skeleton

    return find_skeleton(target.root, event)
