"""Names sources in a new value as the file already does: by the same beginning of their ids."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefing.edit.changes import Change, ChangeKind
from briefing.edit.reference_walk import Role, words_of
from briefing.edit.shape_walk import AnyShape, shape_at, shape_below, shape_of_file
from briefing.edit.source_beginnings import source_meant
from briefing.edit.splices import part_mark
from briefing.load.extents import Extent, Plain, parse_extents
from briefing.load.scalars import Reference


def as_spelled(
    path: str, text: str, changes: Sequence[Change], sources: Collection[str]
) -> Sequence[Change]:
    """Return changes whose values have the sources as a file abbreviates them; `text` is the file.

    A file that abbreviates none, or that cannot be read, leaves the changes as they are.
    """
    if all(isinstance(each.value, str) for each in changes):
        return changes
    shape = shape_of_file(path)
    try:
        names = _abbreviations(parse_extents(part_mark(text)[1]), shape, sources)
    except ValueError:  # reading it for the edit says what is wrong
        return changes
    return [_with_names(each, shape, names) for each in changes] if names else changes


def _with_names(change: Change, shape: AnyShape, names: Mapping[str, str]) -> Change:
    if not change.value or isinstance(change.value, str) or change.kind is ChangeKind.EXPECT:
        return change
    # A new item or key stands one step below the path; an index stands for any item.
    step = 0 if isinstance(change.key, int) else change.key
    steps = tuple(
        0 if _is_item(shape, change.path, n) else each for n, each in enumerate(change.path)
    )
    below = shape_below(shape_at(shape, steps), step)
    return change._replace(value=_spelled(change.value, below, names))


def _is_item(shape: AnyShape, path: tuple[str | int, ...], number: int) -> bool:
    """Whether a step of a path is the id of an item of a list."""
    before = shape_at(shape, tuple(path[:number]))
    return shape_below(before, path[number]) is None and shape_below(before, 0) is not None


def _abbreviations(root: Extent, shape: AnyShape, sources: Collection[str]) -> dict[str, str]:
    said = {
        word.leaf.text
        for word in words_of(root, shape)
        if word.role is Role.REFERENCE and word.target == "source"
    }
    return {
        meant: text for text in sorted(said - {*sources}) if (meant := source_meant(text, sources))
    }


def _spelled(value: Plain, shape: AnyShape, names: Mapping[str, str]) -> Plain:
    if isinstance(value, str):
        is_source = isinstance(shape, Reference) and shape.target == "source"
        return names.get(value, value) if is_source else value
    if isinstance(value, list):
        return [_spelled(each, shape_below(shape, 0), names) for each in value]
    return {key: _spelled(each, shape_below(shape, key), names) for key, each in value.items()}
