"""Changes to what a file says, and what it says afterwards: the intention of an edit.

A place in a file is a path of steps: keys of mappings, and for lists an index or the `id` of a
record, its text if it has no id. Ids are found again where somebody has moved things meanwhile. An
index is not: it goes with what was read in its place, and is refused where the file says otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum

from briefing.load.extents import Extent, Items, Leaf, MappingEntries, Plain
from briefing.model.lean_typing import NamedTuple
from briefing.model.text import as_one_line, visible

PathStep = str | int
Path = tuple[PathStep, ...]
NAMES = ("id", "text", "says")
FIRST = -sys.maxsize
"""In place of the item that a new one stands behind: none, it is the first. No list is as long."""


def step_to(name: str, names: Sequence[str], index: int) -> PathStep:
    """Return an id by which an item of a list is found; its index if it is not alone with it."""
    return name if name and names.count(name) == 1 else index


class RefusedError(Exception):
    """An edit that is not made; the message is the reason, `hint` what to do about it.

    `place` is where in the text of the file the reason stands, -1 for nowhere in particular.
    """

    def __init__(self, message: str, hint: str = "", place: int = -1) -> None:
        super().__init__(message)
        self.hint = hint
        self.place = place


class ChangeKind(StrEnum):
    """What a change does."""

    INSERT = "insert"
    """Put `value` into the list at `path`, behind the item `key`: -1 is the last, FIRST none."""
    ADD = "add"
    """Give the mapping at `path` the new key `key`."""
    SET = "set"
    """Give the key `key` of the mapping, or the item `key` of the list, another value."""
    WRAP = "wrap"
    """Make a list of the mapping at the key `key`: of itself, and of `value`."""
    NUMBER = "number"
    """Make a mapping of the list at the key `key`: its items by their numbers, from 1."""
    REKEY = "rekey"
    """Give keys of the mapping at the key `key` other names: those that `value` has for them."""
    REMOVE = "remove"
    """Take the key or item `key` out of the mapping or list at `path`."""
    EXPECT = "expect"
    """Change nothing, and refuse the others if `value` is not what the file has at `path`."""


class Change(NamedTuple):
    """One change of a file; `value` is made of texts, lists and mappings."""

    kind: ChangeKind
    path: Path
    key: PathStep
    value: Plain = ""


def insert(path: Path, value: Plain, *, behind: PathStep = -1) -> Change:
    """Return the change that adds an item: at the end of a list, behind another one, or FIRST."""
    return Change(ChangeKind.INSERT, path, behind, value)


def add(path: Path, key: str, value: Plain) -> Change:
    """Return the change that gives a mapping a key that it does not have."""
    return Change(ChangeKind.ADD, path, key, value)


def replace(path: Path, value: Plain) -> Change:
    """Return the change that replaces the value at a path."""
    return Change(ChangeKind.SET, path[:-1], path[-1], value)


def remove(path: Path) -> Change:
    """Return the change that takes the item or key at a path out."""
    return Change(ChangeKind.REMOVE, path[:-1], path[-1])


def expect(path: Path, value: Plain) -> Change:
    """Return what stops the changes beside it if the file does not have this value at a path."""
    return Change(ChangeKind.EXPECT, path, "", value)


def expecting(path: Path, value: Plain, changes: Sequence[Change]) -> list[Change]:
    """Return changes, if there are any, behind what they expect at a path."""
    return [expect(path, value), *changes] if changes else []


def number(path: Path) -> Change:
    """Return the change that makes a mapping of the list at a path, with the numbers as keys."""
    return Change(ChangeKind.NUMBER, path[:-1], path[-1])


def rekey(path: Path, names: Mapping[str, str]) -> Change:
    """Return the change that gives keys of the mapping at a path other names, all at once."""
    return Change(ChangeKind.REKEY, path[:-1], path[-1], dict(names))


class Located(NamedTuple):
    """A value with the values around it, from the whole file down, and its steps as they are."""

    chain: tuple[Extent, ...]
    steps: Path

    @property
    def extent(self) -> Extent:
        """The value itself."""
        return self.chain[-1]


def locate(root: Extent, path: Path) -> Located:
    """Find the value at a path; ids of items become indexes.

    Raises RefusedError if there is no such value.
    """
    chain: list[Extent] = [root]
    steps: list[PathStep] = []
    for step in path:
        at = chain[-1]
        if isinstance(at, Items):
            index = index_of(at, step)
            steps.append(index)
            chain.append(at.items[index])
        elif isinstance(at, MappingEntries) and (value := at.value(str(step))) is not None:
            steps.append(step)
            chain.append(value)
        else:
            raise RefusedError(f"there is no `{visible(str(step))}` in the file any more")
    return Located(tuple(chain), tuple(steps))


def index_of(items: Items, step: PathStep) -> int:
    """Return the index of an item: by its index, by its id, or by the text of one without."""
    if isinstance(step, int):
        index = step if step >= 0 else len(items.items) + step
        if 0 <= index < len(items.items):
            return index
        raise RefusedError(f"the list has {len(items.items)} items, and no item {step + 1}")
    name = as_one_line(step).strip()
    for index, item in enumerate(items.items):
        if isinstance(item, MappingEntries) and _name_of(item) == name:
            return index
    raise RefusedError(f"there is no `{visible(step)}` in the list any more")


def _name_of(item: MappingEntries) -> str:
    """Return the id of an item; the text that it begins with where it has none."""
    found = (item.value(key) for key in NAMES)
    name = next((each for each in found if isinstance(each, Leaf)), None)
    return as_one_line(name.text).strip() if name else ""


def changed(data: Plain, change: Change, steps: Path) -> Plain:
    """Return what a file says after a change, whose path has been located as `steps`.

    An item is given by its index; a new one goes before that. Keys of mappings keep their order.
    """
    if steps:
        first, rest = steps[0], steps[1:]
        if isinstance(data, list):
            assert isinstance(first, int)
            return [*data[:first], changed(data[first], change, rest), *data[first + 1 :]]
        return {**data, first: changed(data[first], change, rest)}
    key, value = change.key, change.value
    if isinstance(data, list):
        assert isinstance(key, int)
        if change.kind is ChangeKind.INSERT:
            return [*data[:key], value, *data[key:]]
        kept = [value] if change.kind is ChangeKind.SET else []
        return [*data[:key], *kept, *data[key + 1 :]]
    if change.kind is ChangeKind.REMOVE:
        return {name: each for name, each in data.items() if name != key}
    if change.kind is ChangeKind.WRAP:
        return {**data, key: [data[key], value]}
    if change.kind is ChangeKind.NUMBER:
        return {**data, key: {str(n): each for n, each in enumerate(data[key], start=1)}}
    if change.kind is ChangeKind.REKEY:
        return {**data, key: {value.get(name, name): each for name, each in data[key].items()}}
    return {**data, key: value}


def same(found: Plain, meant: Plain) -> bool:
    """Whether a file says what was meant.

    Line breaks at the end of a text do not count: a block scalar gets one when a line follows it.
    """
    if isinstance(found, str) or isinstance(meant, str):
        texts = isinstance(found, str) and isinstance(meant, str)
        return texts and found.rstrip("\n") == meant.rstrip("\n")
    if isinstance(found, Mapping) and isinstance(meant, Mapping):
        return found.keys() == meant.keys() and all(same(found[key], meant[key]) for key in found)
    if isinstance(found, Sequence) and isinstance(meant, Sequence):
        return len(found) == len(meant) and all(map(same, found, meant))
    return False
