"""What `briefing point EVENT#POINT` and `cite --replace` change of a point that is there."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from briefing.cli.citation_arguments import citations_from, edtf, usual_year
from briefing.cli.messages import UsageError
from briefing.cli.names import id_named
from briefing.cli.writing import WrittenFolder, point_named, record_in, refusal, text_of
from briefing.model.lean_typing import TYPE_CHECKING, Any
from briefing.model.records import Point

if TYPE_CHECKING:
    from briefing.edit.changes import Change
    from briefing.edit.folder_edit import EditRequest


def changes_of_point(args: argparse.Namespace, ref: str, target: WrittenFolder) -> EditRequest:
    """Return the request for what the options change of a point; UsageError if that is nothing."""
    from briefing.edit.given_values import change_point, changed_values

    if args.id:
        raise UsageError("an id changes everywhere at once", f"briefing rename point {ref} NEW-ID")
    if args.after:
        raise UsageError("--after is for a new point", "move it in an editor")
    changes = changed_values(path_of(ref), _values(args, target), _held(ref, target))
    changes += changes_of_citations(ref, args.cite, args.claim, target)
    if not changes and not args.closes:
        hint = "give another sentence, or --cite, --claim, --topic, --weight, --short, --due, ..."
        raise UsageError(f"nothing of {ref} would change", hint)
    return change_point(ref, changes)


def path_of(ref: str) -> tuple[str, str]:
    """Return the path of a point in the file of its event."""
    return "points", ref.partition("#")[2]


def changes_of_citations(
    ref: str, given: Sequence[dict[str, Any]], claim: str | None, target: WrittenFolder
) -> list[Change]:
    """Return the changes that put citations in the place of those that a point has.

    `claim` is the one that is given to the point. Raises UsageError if several are meant.
    """
    from briefing.edit.changes import RefusedError
    from briefing.edit.given_values import changed_citations

    if not given:
        return []
    point = point_of(ref, target)
    cites = citations_from(given, target, claim or point.claim)
    held = _held(ref, target).get("cites")
    try:
        return changed_citations((*path_of(ref), "cites"), cites, held, point.cites)
    except RefusedError as error:
        raise refusal(error) from error


def point_of(ref: str, target: WrittenFolder) -> Point:
    """Return a point by its full name; raises UsageError if there is none of that name."""
    event, _, own = point_named(ref, target).partition("#")
    return next(each for each in target.briefing.events[event].points if each.id == own)


def _held(ref: str, target: WrittenFolder) -> dict[str, Any]:
    """Return what the file has of a point."""
    from briefing.edit.requests import event_file

    event, _, own = ref.partition("#")
    points = record_in(target, event_file(event)).get("points", ())
    return next((each for each in points if isinstance(each, dict) and each.get("id") == own), {})


def _values(args: argparse.Namespace, target: WrittenFolder) -> dict[str, Any]:
    """Return the values that are given, the empty ones to be taken out."""
    briefing = target.briefing
    values: dict[str, Any] = {}
    if args.text is not None:
        values["text"] = text_of(args.text, "sentence")
    chosen = {key: getattr(args, key) for key in ("claim", "weight", "firmness")}
    values |= {key: value for key, value in chosen.items() if value is not None}
    if args.about is not None:
        values["about"] = args.about and id_named(args.about, list(briefing.events), "event")
    if args.topic:
        known = list(briefing.brief.topics)
        values["topics"] = [id_named(each, known, "topic") for each in args.topic if each]
    for key in ("short", "who", "computed"):
        if (word := getattr(args, key)) is not None:
            values[key] = text_of(word, key) if word else ""
    if args.due is not None:
        year = usual_year(briefing)
        values["due"] = edtf(args.due, "--due", year=year) if args.due else ""
    return values
