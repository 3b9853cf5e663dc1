"""Follows the table of keys (`briefing.load.record_keys`) along a path into a file."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.edit.changes import Path
from briefing.load.extents import Extent, Items, MappingEntries
from briefing.load.folder_layout import BRIEF, DISPUTES, EVENTS, SOURCES
from briefing.load.record_keys import FILES
from briefing.load.scalars import ParagraphRange, WholeNumber
from briefing.load.value_types import ListOf, MapOf, Record, Shape
from briefing.load.version_shapes import Around, Histories, Versions
from briefing.model.lean_typing import Any

AnyShape = Shape[Any] | None
_KINDS = {BRIEF: "brief", DISPUTES: "disputes"}


def shape_of_file(path: str) -> AnyShape:
    """Return the shape of a file of a briefing, by its path; None if it is none of its records."""
    kind = kind_of_file(path)
    return FILES[kind][1] if kind else None


def kind_of_file(path: str) -> str:
    """Return the name of a file's schema; empty if it is no record of a briefing."""
    kind = _KINDS.get(path)
    if kind is None and path.endswith(".yaml"):
        kind = {EVENTS: "event", SOURCES: "source"}.get(path.rpartition("/")[0])
    return kind or ""


def shape_below(shape: AnyShape, step: str | int) -> AnyShape:
    """Return the shape of the value at a step into a value; None where the table has none."""
    if isinstance(shape, Around):
        return shape_below(shape.shape, step)
    if isinstance(shape, Histories):
        return shape_below(shape.listed if isinstance(step, int) else shape.named, step)
    if isinstance(shape, Versions):
        return shape_below(shape.versions, step)
    if isinstance(shape, ListOf):
        return shape.shape if isinstance(step, int) else shape_below(shape.shape, step)
    if isinstance(shape, MapOf):
        return shape.values
    if isinstance(shape, Record):
        return _shapes_of(shape).get(step)
    return None


@lru_cache(maxsize=256)
def _shapes_of(record: Record[Any]) -> dict[str | int, AnyShape]:
    """Return the shapes of a record's values by their keys."""
    return {key.name: key.shape for key in record.keys}


def shape_at(shape: AnyShape, steps: Path) -> AnyShape:
    """Return the shape of the value at a path of located steps."""
    for step in steps:
        shape = shape_below(shape, step)
    return shape.shape if isinstance(shape, Around) else shape


def shape_of_mapping(shape: AnyShape) -> AnyShape:
    """Return the shape of a mapping that stands in place of a list of such, or has a position."""
    while isinstance(shape, Around) or (isinstance(shape, ListOf) and shape.or_one):
        shape = shape.shape
    return shape


def is_free_map(shape: AnyShape) -> bool:
    """Whether a mapping's keys are its curator's: ids, numbers or texts."""
    return isinstance(shape, MapOf | Histories)


def as_list(shape: AnyShape, value: Any, new: Any) -> list[Any] | None:
    """Return the list that a single value becomes with a second one; None if it cannot."""
    if isinstance(shape, Versions):
        versions: Any = shape.versions.shape
        return [{versions.keys[0].name: value}, new]
    if isinstance(shape, ListOf) and shape.or_one:
        return [value, new]
    return None


def place_of_key(shape: AnyShape, parent: MappingEntries, key: str) -> int:
    """Return the index before which a new key goes: in the order of the table, or of numbers.

    That is behind the nearest key before it in the table, wherever a file has that.
    """
    names = [name.text for name, _ in parent.entries]
    if isinstance(shape, Record):
        order = [each.name for each in shape.keys]
        before = order[: order.index(key)] if key in order else names
        nearest = next((name for name in reversed(before) if name in names), None)
        return names.index(nearest) + 1 if nearest else 0
    if isinstance(shape, MapOf) and isinstance(shape.keys, WholeNumber | ParagraphRange):
        numbers = [_first(name) for name in names]
        if numbers == sorted(numbers):
            return sum(number <= _first(key) for number in numbers)
    return len(names)


def _first(key: str) -> int:
    match = re.match(r"\d{1,9}", key)
    return int(match[0]) if match else 0


def alike(root: Extent, shape: AnyShape, steps: Path) -> list[Extent]:
    """Return the values that stand in the same place as one: in every item, under every free key.

    The one that is at the path itself comes last, if it exists.
    """
    found: list[Extent] = [root]
    exact: Extent | None = root
    for step in steps:
        deeper: list[Extent] = []
        is_any = is_free_map(shape)
        for each in found:
            if isinstance(each, Items):
                deeper += each.items
            elif isinstance(each, MappingEntries):
                deeper += [value for key, value in each.entries if is_any or key.text == step]
        exact = _exactly(exact, step)
        found, shape = deeper, shape_below(shape, step)
    others = [each for each in found if each is not exact]
    return [*others, exact] if exact is not None else others


def _exactly(extent: Extent | None, step: str | int) -> Extent | None:
    if isinstance(extent, Items):
        return extent.items[step] if isinstance(step, int) and step < len(extent.items) else None
    return extent.value(str(step)) if isinstance(extent, MappingEntries) else None
