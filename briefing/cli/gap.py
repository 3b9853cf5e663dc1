"""`briefing gap`: what no source says, until one does."""

from __future__ import annotations

import argparse

from briefing.cli.brief_arguments import add_points, places_named, points_named, prose_of
from briefing.cli.citation_arguments import kept
from briefing.cli.messages import UsageError
from briefing.cli.writing import (
    WrittenFolder,
    add_writing,
    add_written_folder,
    open_to_write,
    write_edit,
)
from briefing.model.records import Gap

SUMMARY = "write down what no source says, or that one says it now"
EXAMPLES = """\
A gap is open from the points that it rests on, until one of those that close it is known. One that
is there is named by its text or the beginning of that; the points are added to those that it has.

examples:
  briefing gap "No source says what the dredging will cost." --rests vote#split --touches vote#cost
  briefing gap "No source says what the dredging" --closed-by board#cost
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("text", metavar="SENTENCE", help="one sentence, in quotation marks; - reads it from a pipe")
    add_written_folder(parser)
    add_points(parser, "--rests", "the points that raise the question (default: the last day)")
    add_points(parser, "--touches", "what it concerns (default: the events of --rests)")
    add_points(parser, "--closed-by", "the points that answer it")
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the gap; return 1 if the folder has problems that are in the way."""
    from briefing.edit.brief_requests import add_gap, amend_gap

    target = open_to_write(args.folder)
    text = prose_of(args.text, "sentence", target)
    values = {
        "touches": places_named(args.touches, target),
        "rests": points_named(args.rests, target),
        "closed_by": points_named(args.closed_by, target),
    }
    known = gap_of(text, target)
    if known is None:
        if not args.touches:
            values["touches"] = list(dict.fromkeys(each.split("#")[0] for each in values["rests"]))
        request = add_gap(kept({"text": text, **values}))
    else:
        more = {
            key: [each for each in points if each not in getattr(known, key)]
            for key, points in values.items()
        }
        if not any(more.values()):
            hint = "name the points that close it: --closed-by EVENT#POINT"
            raise UsageError("this gap is there already", hint)
        request = amend_gap(known, more)
    return write_edit(args, target, request, about=["gaps"])


def gap_of(text: str, target: WrittenFolder) -> Gap | None:
    """Return the gap that a text or its beginning names; raises UsageError if it names several."""
    gaps = target.briefing.brief.gaps
    exact = [each for each in gaps if each.text == text]
    found = exact[:1] or [each for each in gaps if each.text.startswith(text)]
    if len(found) > 1:
        raise UsageError(f"{len(found)} gaps begin like this", "write more of the one you mean")
    return found[0] if found else None
