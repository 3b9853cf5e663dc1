"""Names sources in a new value as the file already does: by the same beginning of their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefing.edit.changes import Change
from briefing.edit.shape_walk import AnyShape, shape_at, shape_below, shape_of_file
from briefing.load.extents import Entries, Extent, Items, Leaf, Plain, parse_extents
from briefing.load.scalars import Reference


def as_spelled(path: str, text: str, change: Change, sources: Collection[str]) -> Change:
    """Return a change whose value has the sources as a file abbreviates them; `text` is the file.

    A file that abbreviates none, or that cannot be read, leaves the change as it is.
    """
    if not change.value or isinstance(change.value, str):
        return change
    shape = shape_of_file(path)
    try:
        names = _abbreviations(parse_extents(text.removeprefix("\ufeff")), shape, sources)
    except ValueError:  # reading it for the edit says what is wrong
        return change
    # A new item or key stands one step below the path; an index stands for any item.
    step = 0 if isinstance(change.key, int) else change.key
    steps = tuple(
        0 if _is_item(shape, change.path, n) else each for n, each in enumerate(change.path)
    )
    below = shape_below(shape_at(shape, steps), step)
    return change._replace(value=_spelled(change.value, below, names)) if names else change


def _is_item(shape: AnyShape, path: tuple[str | int, ...], number: int) -> bool:
    """Whether a step of a path is the id of an item of a list."""
    before = shape_at(shape, tuple(path[:number]))
    return shape_below(before, path[number]) is None and shape_below(before, 0) is not None


def _abbreviations(root: Extent, shape: AnyShape, sources: Collection[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for text in set(_references(root, shape)):
        if text in sources:
            continue
        meant = [each for each in sources if each.startswith(text)]
        if len(meant) == 1:
            names[meant[0]] = text
    return names


def _references(extent: Extent, shape: AnyShape) -> Iterator[str]:
    """Yield the texts of a value that are references to sources."""
    if isinstance(extent, Leaf):
        if isinstance(shape, Reference) and shape.target == "source":
            yield extent.text
    elif isinstance(extent, Items):
        for each in extent.items:
            yield from _references(each, shape_below(shape, 0))
    elif isinstance(extent, Entries):
        for key, value in extent.entries:
            yield from _references(value, shape_below(shape, key.text))


def _spelled(value: Plain, shape: AnyShape, names: Mapping[str, str]) -> Plain:
    if isinstance(value, str):
        is_source = isinstance(shape, Reference) and shape.target == "source"
        return names.get(value, value) if is_source else value
    if isinstance(value, list):
        return [_spelled(each, shape_below(shape, 0), names) for each in value]
    return {key: _spelled(each, shape_below(shape, key), names) for key, each in value.items()}
