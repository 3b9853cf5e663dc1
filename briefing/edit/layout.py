"""Lays a file out, and proves that it then says the same, with the same comments."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.edit.changes import RefusedError
from briefing.edit.layout_printer import COMMENT, Printer, in_order
from briefing.edit.shape_walk import AnyShape, shape_below, shape_of_file
from briefing.edit.splices import part_mark
from briefing.load.extents import Extent, Items, Leaf, leaves, parse_extents
from briefing.load.tree import parse
from briefing.model.diagnostics import Diagnostic
from briefing.model.text import visible


def laid_out(path: str, data: bytes) -> bytes:
    """Return the bytes of a file in the one layout; `path` is that in its folder.

    Line ends and a byte-order mark are kept. Raises RefusedError if the file has errors, or if it
    cannot be proven that it says the same afterwards.
    """
    problems: list[Diagnostic] = []
    shape = shape_of_file(path)
    if shape is None or parse(data, path, problems) is None or problems:
        why = problems[0].message if problems else "it is no file of a briefing"
        raise RefusedError(f"{visible(path)} is not sound: {why}", "mend it first")
    mark, text = part_mark(data.decode("utf-8"))
    end = "\r\n" if "\r\n" in text else "\n"
    before = text.replace("\r\n", "\n")
    after = _printed(path, before, shape)
    if not _is_same(before, after, shape) or _printed(path, after, shape) != after:
        raise _unproven(path)
    return (mark + after.replace("\n", end)).encode("utf-8")


def _unproven(path: str) -> RefusedError:
    return RefusedError(
        f"{visible(path)} is written in a way in which its layout cannot be proven",
        "lay it out in an editor",
    )


def _printed(path: str, text: str, shape: AnyShape) -> str:
    try:
        return Printer(text).file(parse_extents(text), shape)
    except ValueError as error:
        raise _unproven(path) from error


def _is_same(before: str, after: str, shape: AnyShape) -> bool:
    """Whether two texts say the same in the same order but for keys, with the same comments."""
    try:
        old, new = parse_extents(before), parse_extents(after)
    except ValueError:
        return False
    one, other = sorted(_comments(before, old)), sorted(_comments(after, new))
    return one == other and _told(old, shape) == _told(new, shape)


def _told(extent: Extent, shape: AnyShape) -> object:
    """Return what a value says, keys of records in the order of the table."""
    if isinstance(extent, Leaf):
        return extent.text
    if isinstance(extent, Items):
        below = shape_below(shape, 0)
        return [_told(each, below) for each in extent.items]
    return [
        (key.text, _told(each, shape_below(shape, key.text)))
        for key, each in in_order(extent, shape)
    ]


def _comments(text: str, root: Extent) -> Iterator[str]:
    """Yield the comments of a text, in order; those in headers of block scalars as well."""
    last = 0
    for leaf in [*leaves(root), None]:
        between = text[last : leaf.start if leaf else len(text)].split("\n")
        if leaf:
            last = leaf.end
            if leaf.style in ("|", ">"):
                between.append(text[leaf.start : leaf.end].partition("\n")[0])
        for line in between:
            if found := COMMENT.search(line):
                yield found[0].rstrip()
