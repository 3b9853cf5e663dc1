"""Finds the texts of a file that are ids, after the table of keys (`briefing.load.record_keys`)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from briefing.edit.changes import Path
from briefing.edit.shape_walk import AnyShape, shape_below, shape_of_mapping
from briefing.load.extents import Extent, Items, Leaf, MappingEntries
from briefing.load.scalars import Id, Prose, Reference, Text
from briefing.load.value_types import ListOf, MapOf, Record
from briefing.load.version_shapes import Around, Histories, Versions
from briefing.model.lean_typing import NamedTuple


class Role(StrEnum):
    """What a text of a file is."""

    REFERENCE = "reference"
    """The id of another record, of the kind `target`."""
    ID = "id"
    """The id of a record of the kind `target`, where that is declared."""
    PROSE = "prose"
    """Words in which references stand in braces."""
    TEXT = "text"
    """Words, which may be an id of the kind `target`; empty where they are only words."""
    OTHER = "other"
    """A key of the format, a date, a number and the like."""


class RoleText(NamedTuple):
    """A text of a file with its role."""

    leaf: Leaf
    role: Role
    target: str = ""


def words_of(extent: Extent, shape: AnyShape) -> list[RoleText]:
    """Return the texts of a value with their roles, keys among them, in the order of the file."""
    found: list[RoleText] = []
    _collect(extent, shape, found)
    return found


def _collect(extent: Extent, shape: AnyShape, found: list[RoleText]) -> None:
    if isinstance(extent, Leaf):
        found.append(_word(extent, shape))
    elif isinstance(extent, Items):
        below = shape_below(shape, 0)
        for each in extent.items:
            _collect(each, below, found)
    else:
        _collect_entries(extent, shape_of_mapping(shape), found)


def placed_words(extent: Extent, shape: AnyShape, at: Path = ()) -> Iterator[tuple[Path, RoleText]]:
    """Yield the values that are texts, with the steps that lead to each; ids are left out."""
    if isinstance(extent, Leaf):
        yield at, _word(extent, shape)
    elif isinstance(extent, Items):
        for number, each in enumerate(extent.items):
            yield from placed_words(each, shape_below(shape, 0), (*at, number))
    else:
        of_mapping = shape_of_mapping(shape)
        declares = isinstance(of_mapping, Record) and bool(of_mapping.declares)
        for key, value in extent.entries:
            if not (declares and key.text == "id"):
                yield from placed_words(value, shape_below(of_mapping, key.text), (*at, key.text))


def _collect_entries(extent: MappingEntries, shape: AnyShape, found: list[RoleText]) -> None:
    declared = shape.declares if isinstance(shape, Record) else ""
    for key, value in extent.entries:
        found.append(_key(key, shape))
        if declared and key.text == "id" and isinstance(value, Leaf):
            found.append(RoleText(value, Role.ID, declared))
        else:
            _collect(value, shape_below(shape, key.text), found)


def _key(key: Leaf, shape: AnyShape) -> RoleText:
    if isinstance(shape, Histories):
        return RoleText(key, Role.ID, shape.version.title)
    if isinstance(shape, MapOf) and isinstance(shape.keys, Id):
        return RoleText(key, Role.ID, shape.declares)
    return _word(key, shape.keys if isinstance(shape, MapOf) else None)


def _word(leaf: Leaf, shape: AnyShape) -> RoleText:
    return RoleText(leaf, *_role_of(shape))


@lru_cache(maxsize=1024)
def _role_of(shape: AnyShape) -> tuple[Role, str]:
    """Return the role of a text of a shape, and the kind of record that it names."""
    while isinstance(shape, Around | ListOf | Versions):
        shape = shape.value if isinstance(shape, Versions) else shape.shape
    if isinstance(shape, Reference):
        return Role.REFERENCE, shape.target
    if isinstance(shape, Prose):
        return Role.PROSE, ""
    if isinstance(shape, Text):
        return Role.TEXT, shape.may_name
    return Role.OTHER, ""
