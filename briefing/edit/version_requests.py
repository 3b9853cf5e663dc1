"""The edits of values that have versions: one more, an earlier one, or other words in one.

`held` is what the file has at a path: None for nothing, one value, or the list of its versions. A
version is a mapping in the order of the table of keys; of a title, a date or a place its first key
holds what one value alone says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.edit.changes import (
    FIRST,
    Change,
    Path,
    RefusedError,
    add,
    expecting,
    insert,
    number,
    remove,
    replace,
)
from briefing.edit.folder_edit import EditRequest, FileRequest
from briefing.edit.requests import Values, event_file
from briefing.load.extents import Plain
from briefing.load.folder_layout import BRIEF


def count_of(held: Plain) -> int:
    """Return how many versions there are."""
    return len(held) if isinstance(held, list) else 0 if held is None else 1


def new_version(path: Path, held: Plain, version: Values, before: int = 0) -> list[Change]:
    """Return the changes that put a version last, or before the one of a number, from 1."""
    changes = _new_version(path, held, dict(version), before)
    return expecting(path, held, changes) if before and held is not None else changes


def _new_version(path: Path, held: Plain, value: dict[str, Plain], before: int) -> list[Change]:
    if held is None and len(value) == 1 and path[-1] != "bottom_line":
        return [add(path[:-1], str(path[-1]), next(iter(value.values())))]
    if not before:
        return [insert(path, value)]
    if isinstance(held, list):
        return [insert(path, value, behind=FIRST if before == 1 else before - 2)]
    if isinstance(held, Mapping):  # a list is made of it first, which keeps its lines
        return [insert(path, value), insert(path, value, behind=FIRST), remove((*path, 2))]
    return [replace(path, [value, _as_version(held, value)])]


def earlier_version(path: Path, held: Plain, version: Values, ground: Values) -> list[Change]:
    """Return the changes that put a version first; the one that was first gets its ground.

    Raises RefusedError as `version_at` does.
    """
    if isinstance(held, list):
        first = insert(path, dict(version), behind=FIRST)
        return [*changed_version(path, held, ground, 1, ""), first]
    if isinstance(held, Mapping):  # one version, which is written without a list
        given = changed_version(path, held, ground, 1, "")
        return [*given, *new_version(path, held, version, before=1)]
    both = [dict(version), {**_as_version(held, version), **ground}]
    return expecting(path, held, [replace(path, both)])


def changed_version(path: Path, held: Plain, values: Values, which: int, key: str) -> list[Change]:
    """Return the changes that give a version other values, the rest of it as it was.

    `key` is what one value alone says. Raises RefusedError as `version_at` does.
    """
    if isinstance(held, list):
        path, old = (*path, which - 1), version_at(held, which, path)
    elif isinstance(held, Mapping):
        old = held
    elif set(values) == {key}:
        return [replace(path, values[key])]
    else:
        return expecting(path, held, [replace(path, [{key: held, **values}])])
    changes = [
        replace((*path, each), value) if each in old else add(path, each, value)
        for each, value in values.items()
        if old.get(each) != value
    ]
    return expecting(path, old, changes)


def version_at(held: Sequence[Plain], which: int, path: Path) -> Mapping[str, Plain]:
    """Return a version of a list by its number, from 1.

    Raises RefusedError if it is not there, or is no mapping: the loader reports such a version, and
    the folder is edited all the same.
    """
    key = path[-1] if path else ""
    if not 1 <= which <= len(held):
        raise RefusedError(f"`{key}` has no version {which}")
    found = held[which - 1]
    if not isinstance(found, Mapping):
        message = f"version {which} of `{key}` is no mapping"
        raise RefusedError(message, "write it as one first: briefing check says where")
    return found


def _as_version(held: str, like: Values) -> dict[str, Plain]:
    return {next(iter(like)): held}


def of_event(event: str, changes: Sequence[Change]) -> EditRequest:
    """Return the request for changes of an event that is there."""
    return EditRequest(f"event {event}", [FileRequest(event_file(event), changes)])


def of_bottom_line(changes: Sequence[Change]) -> EditRequest:
    """Return the request for changes of the bottom line."""
    return EditRequest("bottom line", [FileRequest(BRIEF, changes)])


def of_judgment(
    name: str, judgments: Plain, values: Values, *, before: int = 0, which: int = 0
) -> EditRequest:
    """Return the request that puts a version before another one, or gives one other values.

    `judgments` is what the file has under this key. A list, in which ids are places, becomes a
    mapping where a judgment gets a second version.
    """
    path: Path = ("judgments", name)
    is_list = isinstance(judgments, list)
    held = judgments[int(name) - 1 if is_list else name]
    if which:
        path = ("judgments", int(name) - 1) if is_list else path
        changes = changed_version(path, held, values, which, "text")
    elif is_list:
        put = _new_version(path, held, dict(values), before)
        changes = expecting(("judgments",), judgments, [number(("judgments",)), *put])
    else:
        changes = new_version(path, held, values, before)
    return EditRequest(f"judgment {name}", [FileRequest(BRIEF, changes)])
