"""Changes of a record that is there: a value that is given takes the place of the old one.

`held` is what the file has at a path; an empty value takes its key out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.edit.changes import (
    Change,
    Path,
    RefusedError,
    add,
    expecting,
    insert,
    remove,
    replace,
)
from briefing.edit.folder_edit import EditRequest, FileRequest
from briefing.edit.requests import Values, event_file
from briefing.load.extents import Plain
from briefing.model.records import Citation


def changed_values(path: Path, values: Values, held: Mapping[str, Plain]) -> list[Change]:
    """Return the changes that give the record at a path some values."""
    changes = []
    for key, value in values.items():
        if not value:
            changes += [remove((*path, key))] if key in held else []
        elif key not in held:
            changes.append(add(path, key, value))
        elif held[key] != value:
            changes.append(replace((*path, key), value))
    return changes


def changed_citations(
    path: Path, given: Sequence[Values], held: Plain, cites: Sequence[Citation]
) -> list[Change]:
    """Return the changes that put citations in the place of those of the same source.

    `held` is what the file has at the path, `cites` the same as loaded. Of a source that is cited
    several times the paragraph says which one is meant; one that is not cited yet is added. A gloss
    goes with the quote that it translates. Raises RefusedError if several are meant.
    """
    written = held if isinstance(held, list) else [held]
    if len(written) != len(cites):
        raise RefusedError("some of its citations cannot be read", "see: briefing check")
    changes: list[Change] = []
    for each in given:
        number = _place_of(each, cites)
        if number is None:
            changes.append(insert(path, {key: value for key, value in each.items() if value}))
            continue
        values = {key: value for key, value in each.items() if key != "source"}
        if "quote" in values:
            values.setdefault("gloss", "")
        at = (*path, number) if isinstance(held, list) else path
        changes += changed_values(at, values, written[number])
    return expecting(path, held, changes)


def _place_of(given: Values, cites: Sequence[Citation]) -> int | None:
    """Return which citation one takes the place of; None if its source is not cited yet."""
    of_source = [number for number, each in enumerate(cites) if each.source == given["source"]]
    at = given["at"]
    same_place = [
        number
        for number in of_source
        if cites[number].at.value == at or str(cites[number].at) == str(at)
    ]
    found = same_place or of_source
    if len(found) > 1:
        listed = ", ".join(f"¶{cites[number].at}" for number in found)
        message = f"{given['source']} is cited {len(found)} times: {listed}"
        hint = "name the paragraph of one of them"
        if same_place:
            hint = "take one out first: briefing remove citation … --number 1"
        raise RefusedError(message, hint)
    return found[0] if found else None


def change_point(ref: str, changes: Sequence[Change]) -> EditRequest:
    """Return the request for changes of the point ``EVENT#POINT``."""
    return EditRequest(f"point {ref}", [FileRequest(event_file(ref.partition("#")[0]), changes)])
