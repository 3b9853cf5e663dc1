"""Finds the texts of a file that are ids, after the table of keys (`briefing.load.schema`)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from briefing.edit.changes import Path
from briefing.edit.shape_walk import AnyShape, shape_below, shape_of_mapping
from briefing.load.extents import Entries, Extent, Items, Leaf
from briefing.load.scalars import Id, Prose, Reference, Text
from briefing.load.shapes import ListOf, MapOf, Record
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


class Word(NamedTuple):
    """A text of a file with its role."""

    leaf: Leaf
    role: Role
    target: str = ""


def words_of(extent: Extent, shape: AnyShape) -> Iterator[Word]:
    """Yield the texts of a value with their roles, keys among them, in the order of the file."""
    if isinstance(extent, Leaf):
        yield _word(extent, shape)
    elif isinstance(extent, Items):
        for each in extent.items:
            yield from words_of(each, shape_below(shape, 0))
    else:
        yield from _entries(extent, shape_of_mapping(shape))


def placed_words(extent: Extent, shape: AnyShape, at: Path = ()) -> Iterator[tuple[Path, Word]]:
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


def _entries(extent: Entries, shape: AnyShape) -> Iterator[Word]:
    declared = shape.declares if isinstance(shape, Record) else ""
    for key, value in extent.entries:
        yield _key(key, shape)
        if declared and key.text == "id" and isinstance(value, Leaf):
            yield Word(value, Role.ID, declared)
        else:
            yield from words_of(value, shape_below(shape, key.text))


def _key(key: Leaf, shape: AnyShape) -> Word:
    if isinstance(shape, Histories):
        return Word(key, Role.ID, shape.version.title)
    if isinstance(shape, MapOf) and isinstance(shape.keys, Id):
        return Word(key, Role.ID, shape.declares)
    return _word(key, shape.keys if isinstance(shape, MapOf) else None)


def _word(leaf: Leaf, shape: AnyShape) -> Word:
    while isinstance(shape, Around | ListOf | Versions):
        shape = shape.value if isinstance(shape, Versions) else shape.shape
    if isinstance(shape, Reference):
        return Word(leaf, Role.REFERENCE, shape.target)
    if isinstance(shape, Prose):
        return Word(leaf, Role.PROSE)
    if isinstance(shape, Text):
        return Word(leaf, Role.TEXT, shape.may_name)
    return Word(leaf, Role.OTHER)
