"""What `briefing dispute --change` changes of the sides of a dispute that is there."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.cli.brief_arguments import points_named
from briefing.cli.citation_arguments import citations_from
from briefing.cli.messages import UsageError
from briefing.cli.writing import WrittenFolder, record_in, refusal, text_of
from briefing.model.lean_typing import TYPE_CHECKING, Any
from briefing.model.records import Dispute

if TYPE_CHECKING:
    from briefing.edit.changes import Change


def changes_of_sides(
    given: Sequence[dict[str, Any]], known: Dispute, target: WrittenFolder
) -> list[Change]:
    """Return the changes of the sides that are given by their numbers, as they are typed.

    Raises UsageError for a number that no side has, or if several citations are meant.
    """
    from briefing.edit.changes import RefusedError, expecting
    from briefing.edit.given_values import changed_citations, changed_values

    held = record_in(target, known.span.path).get(known.id, {}).get("sides", ())
    changes: list[Change] = []
    for each in given:
        number = each["change"]
        if not 0 < number <= len(known.sides) == len(held):
            raise UsageError(f"{known.id} has {len(known.sides)} sides, and no side {number}")
        path = (known.id, "sides", number - 1)
        of_side = changed_values(path, _values(each, target), held[number - 1])
        cites = citations_from(each["cite"], target)
        old = known.sides[number - 1].cites
        try:
            if cites:
                written = held[number - 1].get("cites", [])
                of_side += changed_citations((*path, "cites"), cites, written, old)
        except RefusedError as error:
            raise refusal(error) from error
        changes += expecting(path, held[number - 1], of_side)
    return changes


def _values(given: dict[str, Any], target: WrittenFolder) -> dict[str, Any]:
    """Return the values that are given, the empty ones to be taken out."""
    values: dict[str, Any] = {}
    if "says" in given:
        values["says"] = text_of(given["says"], "side")
    for key in ("short", "computed"):
        if key in given:
            values[key] = text_of(given[key], key) if given[key] else ""
    if "rests" in given:
        values["rests"] = points_named([each for each in given["rests"] if each], target)
    return values
