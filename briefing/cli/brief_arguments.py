"""The arguments that judgments, gaps and the bottom line have in common."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence

from briefing.cli.citation_arguments import usual_year
from briefing.cli.messages import UsageError
from briefing.cli.names import id_named, point_meant
from briefing.cli.options import day_of
from briefing.cli.writing import WrittenFolder, names_of_points, point_named, text_of


def add_points(parser: argparse.ArgumentParser, option: str, text: str) -> None:
    """Add an option that takes names of points, or places if its text says so."""
    metavar = "EVENT#POINT"
    short = ["-r"] if option == "--rests" else []
    parser.add_argument(
        *short,
        option,
        nargs="+",
        type=place,
        action="extend",
        default=[],
        metavar=metavar,
        help=text,
    )


def place(text: str) -> str:
    """Return the name of a point or event; raises UsageError for a folder behind such names."""
    if "/" in text or os.sep in text or text in (".", ".."):
        hint = "FOLDER stands before the options that take several names"
        raise UsageError(f"`{text}` names no event and no point", hint)
    return text


def add_written(parser: argparse.ArgumentParser) -> None:
    """Add the option for the day on which a statement was written."""
    text = "the day on which it was written (default: that of its ground)"
    parser.add_argument("--written", metavar="DAY", help=text)


def points_named(refs: Sequence[str], target: WrittenFolder) -> list[str]:
    """Return names of points, each once; raises UsageError for one that nothing has."""
    return list(dict.fromkeys(point_named(each, target) for each in refs))


def places_named(refs: Sequence[str], target: WrittenFolder) -> list[str]:
    """Return names of events and points, each once; raises UsageError for one that nothing has."""
    events = list(target.briefing.events)
    return list(
        dict.fromkeys(
            point_named(each, target) if "#" in each else id_named(each, events, "event")
            for each in refs
        )
    )


def prose_of(word: str, what: str, target: WrittenFolder) -> str:
    """Return a text of the command line as `text_of` does, the points in its braces in full.

    Raises UsageError for a name in braces that no point has, or several.
    """
    known = names_of_points(target)

    def in_full(found: re.Match[str]) -> str:
        name = found[1].strip()
        is_as_wanted = not name or name in known
        return found[0] if is_as_wanted else f"{{{point_meant(name, known)}}}"

    return re.sub(r"\{([^{}]*)\}", in_full, text_of(word, what))


def ground_from(refs: Sequence[str], target: WrittenFolder, *texts: str) -> list[str]:
    """Return the points that a statement rests on: the given ones, else those that its texts name.

    Raises UsageError without any.
    """
    from briefing.model.prose_references import references_in

    found = points_named(refs or references_in(*texts), target)
    if not found:
        hint = "name the points: --rests EVENT#POINT"
        raise UsageError("it needs points to rest on", hint)
    return found


def written_on(args: argparse.Namespace, target: WrittenFolder) -> str:
    """Return the day of `--written`, empty without one; raises UsageError if it is no day."""
    return day_of("--written", args.written, usual_year(target.briefing))
