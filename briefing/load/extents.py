"""Parses a YAML file into a tree of values with the characters from which to which they stand.

The loader's own tree (`briefing.load.tree`) knows only where a value begins, which is all that a
diagnostic needs. This one is made of a file that is to be edited, after the loader's parser has
accepted it. Positions are indexes into the text as it is: with CRLF, and without the byte order
mark.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from briefing.load.tree import EventParser
from briefing.model.lean_typing import Any

Plain = Any  # str, list[Plain] or dict[str, Plain]
"""What a value says, without positions and style."""


class Leaf:
    """A text: `style` is empty for a plain one, else the sign that opens it.

    A block scalar (`|` or `>`) ends before its last line break; the blank lines below it belong to
    it only if its header has a `+`.
    """

    __slots__ = ("end", "start", "style", "text")

    def __init__(self, start: int, end: int, text: str, style: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.style = style


class Items:
    """A list; `start` is its first dash or its bracket, `end` that of its last text or bracket."""

    __slots__ = ("end", "is_flow", "items", "start")

    def __init__(self, start: int, *, is_flow: bool) -> None:
        self.start = start
        self.end = start
        self.is_flow = is_flow
        self.items: list[Extent] = []


class MappingEntries:
    """A mapping, with its entries in order."""

    __slots__ = ("end", "entries", "is_flow", "start")

    def __init__(self, start: int, *, is_flow: bool) -> None:
        self.start = start
        self.end = start
        self.is_flow = is_flow
        self.entries: list[tuple[Leaf, Extent]] = []

    def value(self, key: str) -> Extent | None:
        """Return the value of a key; None if there is no such key."""
        return next((value for name, value in self.entries if name.text == key), None)


Extent = Leaf | Items | MappingEntries


def parse_extents(text: str) -> Extent:
    """Return the tree of a text that the loader's parser has accepted.

    Raises ValueError if it holds what that refuses after all.
    """
    loader = EventParser(text)
    try:
        return _node(_Events(text, loader))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    finally:
        loader.dispose()


class _Events:
    """The events of a text; block scalars are cut to what belongs to them."""

    def __init__(self, text: str, loader: Any) -> None:
        self.text = text
        self.next = loader.get_event
        self.next()  # of the stream
        self.next()  # of the document

    def leaf(self, event: Any) -> Leaf:
        start, end = _start(event), _end(event)
        style = event.style or ""
        if style in ("|", ">"):
            end = self._block_end(start, end)
        return Leaf(start, end, event.value, style)

    def _block_end(self, start: int, end: int) -> int:
        """Return the end of a block scalar: the parser's is behind all blank lines below it."""
        text = self.text
        header = text[start : text.find("\n", start)] if "\n" in text[start:end] else ""
        lines_end = end
        while lines_end > start and text[lines_end - 1] in " \r\n":
            lines_end -= 1
        if "+" not in header.split("#")[0]:
            return lines_end if "\n" in text[start:lines_end] else start + len(header.rstrip("\r"))
        # The parser stands behind the indentation of the next line.
        while end > start and text[end - 1] == " ":
            end -= 1
        if end > start and text[end - 1] == "\n":
            end -= 1
        return end - 1 if end > start and text[end - 1] == "\r" else end


def _node(events: _Events) -> Extent:
    """Read one value and everything below it, with a stack instead of recursion."""
    stack: list[
        tuple[Items | MappingEntries, Leaf | None]
    ] = []  # open ones, each with its current key
    while True:
        event: Any = events.next()
        node: Extent
        if isinstance(event, yaml.ScalarEvent):
            node = events.leaf(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node = stack.pop()[0]
            node.end = _end(event) if node.is_flow else _last_end(node)
        else:
            stack.append((_opened(event), None))
            continue
        if not stack:
            return node
        container, key = stack[-1]
        if isinstance(container, Items):
            container.items.append(node)
        elif key is not None:
            container.entries.append((key, node))
            stack[-1] = (container, None)
        else:
            stack[-1] = (container, _as_key(node))


def _opened(event: Any) -> Items | MappingEntries:
    if isinstance(event, yaml.MappingStartEvent):
        return MappingEntries(_start(event), is_flow=bool(event.flow_style))
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(_start(event), is_flow=bool(event.flow_style))
    raise ValueError("an alias, or no value")


def _as_key(node: Extent) -> Leaf:
    if isinstance(node, Leaf):
        return node
    raise ValueError("a key is no text")


def _start(event: Any) -> int:
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    return int(event.end_mark.index)


def _last_end(container: Items | MappingEntries) -> int:
    """Return the end of the last text: the parser's end of a block is at the next token."""
    if isinstance(container, Items):
        return container.items[-1].end if container.items else container.start
    return container.entries[-1][1].end if container.entries else container.start


def plain(extent: Extent) -> Plain:
    """Return what a value says."""
    if isinstance(extent, Leaf):
        return extent.text
    if isinstance(extent, Items):
        return [plain(each) for each in extent.items]
    return {key.text: plain(value) for key, value in extent.entries}


def walk(extent: Extent) -> Iterator[Extent]:
    """Yield a value and all values in it, in the order of the file."""
    yield extent
    if isinstance(extent, Items):
        for each in extent.items:
            yield from walk(each)
    elif isinstance(extent, MappingEntries):
        for _, value in extent.entries:
            yield from walk(value)


def leaves(extent: Extent) -> Iterator[Leaf]:
    """Yield all texts in the order of the file, keys as well."""
    if isinstance(extent, Leaf):
        yield extent
    elif isinstance(extent, Items):
        for each in extent.items:
            yield from leaves(each)
    else:
        for key, value in extent.entries:
            yield key
            yield from leaves(value)
