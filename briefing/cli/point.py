"""`briefing point`: a new point, checked before it is written."""

from __future__ import annotations

import argparse

from briefing.cli.brief_arguments import points_named
from briefing.cli.changed_point import changes_of_point
from briefing.cli.citation_arguments import add_citations, add_point_values, gists_from, point_from
from briefing.cli.folder import text_and_folder
from briefing.cli.messages import UsageError
from briefing.cli.names import nearest
from briefing.cli.writing import (
    add_writing,
    add_written_folder,
    event_named,
    open_to_write,
    point_named,
    source_of,
    text_of,
    write_edit,
)
from briefing.model.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.edit.folder_edit import EditRequest

SUMMARY = "write a point into an event, or change one, checked by every rule first"
EXAMPLES = """\
The point goes to the end of its event. Of a point that is there, EVENT#POINT, the values that are
given take the place of the old ones, and an empty one ('') takes an optional value out; --cite
takes the place of the citation of that source, or of its paragraph where it is cited several
times, and is added where it is not cited. What is not given stays. Errors that it would
bring are shown, and then nothing is written; warnings are shown beside it. The sources' own words
are looked up where the texts are at hand: as seeds/ID.txt in the folder, or in --originals.

examples:
  briefing point vote "The council agreed." --cite gazette 7
  briefing point vote "The port costs forty million." --cite herald 3 --quote "forty million" \\
      --by mayor --cite gazette 9 --claim planned
  briefing point vote "The council did agree." --cite gazette 7 --closes talks#berths
  briefing point vote#council-agreed "The council agreed by nine to four." --weight lead
  briefing point vote#council-agreed --cite gazette 8 --quote "nine to four" --by '' --due ''
  briefing point vote - --cite gazette 7 --dry-run < sentence.txt
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    text = "the event, by its id or the beginning of it; EVENT#POINT changes a point"
    add("event", metavar="EVENT", help=text)
    text = "one sentence, in quotation marks; - reads it from a pipe"
    add("text", nargs="?", metavar="SENTENCE", help=text)
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
    from briefing.edit.requests import add_point

    if "#" in args.event:
        return _change(args)
    if args.text is None:
        raise UsageError("the sentence is missing", f'write it: briefing point {args.event} "…"')
    target = open_to_write(args.folder)
    args.closes = points_named(args.closes, target)
    event = event_named(args.event, target)
    held = target.briefing.events.get(event)
    taken = [each.id for each in held.points] if held else []
    after = args.after or ""
    if after:
        ref = after if "#" in after else f"{event}#{after}"
        of, _, after = point_named(ref, target).partition("#")
        if of != event:
            hint = nearest(after, taken, "point")
            raise UsageError(f"{event} has no point `{of}#{after}`", hint)
    point = point_from(args, text_of(args.text, "sentence"), target, taken)
    gists = gists_from(args.cite, target)
    request = add_point(event, point, behind=after, gists=gists)
    ref = f"{event}#{point['id']}"
    about = [ref, event, *args.closes, *(each["source"] for each in point["cites"])]
    return write_edit(args, target, _closing(args, request, ref), about=about)


def _change(args: argparse.Namespace) -> int:
    """Change the point that is named."""
    from briefing.edit.folder_edit import FileRequest
    from briefing.edit.requests import outlined

    args.text, args.folder = text_and_folder(args.text, args.folder)
    target = open_to_write(args.folder)
    args.closes = points_named(args.closes, target)
    ref = point_named(args.event, target)
    request = changes_of_point(args, ref, target)
    gists: list[FileRequest] = outlined(gists_from(args.cite, target))
    request = request._replace(files=[*gists, *(each for each in request.files if each.changes)])
    about = [ref, ref.partition("#")[0], *args.closes]
    about += [source_of(each["source"], target) for each in args.cite]
    return write_edit(args, target, _closing(args, request, ref), about=about)


def _closing(args: argparse.Namespace, request: EditRequest, ref: str) -> EditRequest:
    """Return a request after which the undertakings that are named say of the point."""
    from briefing.edit.requests import with_closed

    for each in args.closes:
        request = with_closed(request, each, ref)
    return request
