"""Finds what refers to a record, after the table of keys, and what would go without it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from briefing.edit.changes import NAMES, Path
from briefing.edit.new_ids import FOLDERS, Named
from briefing.edit.reference_walk import Role, RoleText, placed_words
from briefing.edit.shape_walk import AnyShape, shape_at, shape_of_mapping
from briefing.edit.source_beginnings import source_meant
from briefing.load.extents import Extent, Items, Leaf, MappingEntries
from briefing.load.record_keys import DATE_VERSION, PLACE_VERSION
from briefing.load.value_types import Key, ListOf, Record
from briefing.model.lean_typing import Any, NamedTuple
from briefing.model.prose_references import references_in
from briefing.model.text import visible

_VERSIONS = (DATE_VERSION, PLACE_VERSION)
"""Records that hold on what their source says, and not without it."""


_SHOWN = 40
"""Characters of a text by which a record without an id is named."""


_LISTED = 12
"""Places that a note lists; the rest is counted."""


class RecordReference(NamedTuple):
    """A place that names a record: `where` says it in words, `steps` lead to the text.

    `removable` are the steps to what can be taken out with it: an item of a list, or a key. It is
    None where words or a record would be left that are not true, or not complete, without it.
    """

    path: str
    where: str
    steps: Path
    removable: Path | None


Matcher = Callable[[RoleText], bool]
"""Whether a text of a file refers to a record."""


def matcher_of(kind: Named, name: str, sources: Collection[str]) -> Matcher:
    """Return what tells references to a record; `sources` are the ids that beginnings mean."""

    def is_meant(target: str, text: str) -> bool:
        if target == kind:
            return name == (source_meant(text, sources) if kind is Named.SOURCE else text)
        if target in ("point", "place") and kind in (Named.EVENT, Named.POINT):
            return text == name or (kind is Named.EVENT and text.startswith(f"{name}#"))
        return False

    def matches(word: RoleText) -> bool:
        if word.role is Role.PROSE:
            return any(is_meant("point", each) for each in references_in(word.leaf.text))
        return word.role is Role.REFERENCE and is_meant(word.target, word.leaf.text)

    return matches


def allowances_of(kind: Named, name: str, *, is_alone: bool) -> Matcher:
    """Return what tells the places of `allow` that are in a record.

    `is_alone` says that no record of another kind has the same id.
    """
    file = f"{FOLDERS[kind]}/{name}." if kind in FOLDERS else ""

    def matches(word: RoleText) -> bool:
        if word.role is not Role.TEXT or word.target != "any":
            return False
        text = word.leaf.text
        if file and text.startswith(file):
            return True
        if kind is Named.EVENT and text.startswith(f"{name}#"):
            return True
        return text == name and is_alone

    return matches


def references_in_file(
    path: str, text: str, root: Extent, shape: AnyShape, matches: Matcher
) -> Iterator[RecordReference]:
    """Yield the places of a file that name a record."""
    breaks: list[int] = []
    for steps, word in placed_words(root, shape):
        if matches(word):
            removable = None if word.role is Role.PROSE else _removable(shape, steps)
            breaks = breaks or [each.start() for each in re.finditer(r"\n|$", text)]
            line = bisect_left(breaks, word.leaf.start) + 1
            where = f"{visible(path)}:{line}: {_in_words(root, steps)}"
            if word.role is Role.REFERENCE:
                where += f" `{visible(word.leaf.text)}`"
            yield RecordReference(path, where, steps, removable)


def _removable(shape: AnyShape, steps: Path) -> Path | None:
    """Return the steps to the smallest thing around a reference that a record can be without."""
    while steps:
        if isinstance(steps[-1], int):
            return steps
        record = shape_of_mapping(shape_at(shape, steps[:-1]))
        if isinstance(record, Record):
            key = _key(record, str(steps[-1]))
            if key and not key.required and record not in _VERSIONS:
                return steps
        steps = steps[:-1]
    return None


def _key(record: Record[Any], name: str) -> Key | None:
    return next((each for each in record.keys if each.name == name), None)


def _in_words(root: Extent, steps: Path) -> str:
    """Return the way to a place: its keys, and the ids of the records that it is in.

    A record without an id has its number in the list, from 1; a text in a list has none.
    """
    at, words = root, []
    for number, step in enumerate(steps):
        if isinstance(at, Items) and isinstance(step, int):
            at = at.items[step]
            name = next((found for key in NAMES if (found := _leaf(at, key))), "")
            if name or number + 1 < len(steps):
                words.append(name or str(step + 1))
        elif isinstance(at, MappingEntries) and (value := at.value(str(step))) is not None:
            at = value
            words.append(str(step))
    short = (each if len(each) <= _SHOWN else f"{each[:_SHOWN].rstrip()}…" for each in words)
    return visible(", ".join(short))


def listed_places(places: Sequence[str]) -> str:
    """Return places as one text; the rest of many is counted."""
    shown = "; ".join(places[:_LISTED])
    return shown + (f"; and {len(places) - _LISTED:,} more" if len(places) > _LISTED else "")


def _leaf(at: Extent, key: str) -> str:
    value = at.value(key) if isinstance(at, MappingEntries) else None
    return value.text if isinstance(value, Leaf) else ""


class Widened(NamedTuple):
    """What is taken out of a file, the last first.

    `emptied` are the lists that have to hold something and would not; ``()`` is the whole file.
    """

    wanted: list[Path]
    emptied: list[Path]


def widened(root: Extent, shape: AnyShape, removables: Iterable[Path]) -> Widened:
    """Return what is taken out, where lists that would be left empty go as a whole.

    A list that a record cannot be without stays, empty.
    """
    wanted = set(removables)
    while True:
        wanted = {each for each in wanted if not any(each[:n] in wanted for n in range(len(each)))}
        left = Counter(each[:-1] for each in wanted)
        empty = {steps for steps, count in left.items() if count == _size(root, steps)}
        emptied = {steps for steps in empty if _has_to_hold_something(shape, steps)}
        grown = {steps for steps in empty - emptied if _can_go(shape, steps)}
        if not grown:
            return Widened(sorted(wanted, reverse=True), sorted(emptied))
        wanted |= grown


def _has_to_hold_something(shape: AnyShape, steps: Path) -> bool:
    if not steps:
        return True
    of = shape_at(shape, steps)
    listed = getattr(of, "versions", getattr(of, "listed", of))
    return isinstance(listed, ListOf) and bool(listed.at_least)


def _can_go(shape: AnyShape, steps: Path) -> bool:
    """Whether a list or mapping that is empty goes with its key."""
    record = shape_of_mapping(shape_at(shape, steps[:-1]))
    key = _key(record, str(steps[-1])) if isinstance(record, Record) else None
    return key is None or not key.required


def _size(root: Extent, steps: Path) -> int:
    at = root
    for step in steps:
        if isinstance(at, Items):
            assert isinstance(step, int)
            at = at.items[step]
        elif isinstance(at, MappingEntries):
            value = at.value(str(step))
            assert value is not None
            at = value
    if isinstance(at, Leaf):
        return -1
    return len(at.items if isinstance(at, Items) else at.entries)
