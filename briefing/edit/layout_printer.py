"""The one layout of a file: keys in the order of the table, two spaces a level, comments kept.

What stands in one line of brackets stays there where it fits; the spelling of texts stays as it is.
A comment belongs to what follows it, or if it is indented deeper, to what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile

from briefing.edit.modelines import MODELINE
from briefing.edit.shape_walk import AnyShape, shape_below, shape_of_mapping
from briefing.edit.yaml_text import WIDTH
from briefing.load.extents import Extent, Items, Leaf, MappingEntries, leaves
from briefing.load.value_types import Record
from briefing.model.lean_typing import NamedTuple

COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")
_STEP = 2


class _Lead(NamedTuple):
    """A line between two values: a comment with its column, or an empty one."""

    column: int
    text: str


class _PrintedValue(NamedTuple):
    """A value as it is printed: what stands behind its key or dash, and the lines below.

    `above` are comments that have no other place than before it; `comment` stands behind the first
    line of a value that begins below its key.
    """

    head: str
    below: list[str]
    above: list[str]
    comment: str = ""


class Printer:
    """Prints the values of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def file(self, root: Extent, shape: AnyShape) -> str:
        """Return the whole file."""
        if isinstance(root, Leaf) or (isinstance(root, Items) and not root.items):
            raise ValueError("no mapping")
        first, last = self._edges(root)
        leads = self._leads(-1, first)
        head = _head(leads)
        newest = root.items[-1] if isinstance(root, Items) else root.entries[-1][1]
        tail, after = self._tail(newest, self._leads(last, len(self.text)), 0, 0)
        lines = [each.text for each in leads[:head]]
        body = self._block(root, shape, 0, self._above(leads[head:], 0))
        lines += [*body.above, *body.below, *tail, *self._above(after, 0)]
        return "\n".join(_spaced(lines)) + "\n"

    def _edges(self, root: Items | MappingEntries) -> tuple[int, int]:
        first = next(leaves(root), None)
        if first is None:
            raise ValueError("nothing in it")
        return (root.start if root.is_flow else first.start), root.end

    def _leads(self, end: int, start: int) -> list[_Lead]:
        """Return the lines between an end and a start, without the rest of the first line."""
        gap = self.text[max(end, 0) : start]
        lines = gap.split("\n")
        found = []
        for number, line in enumerate(lines):
            if number == 0 and end >= 0:
                continue
            comment = COMMENT.search(line)
            if "?" in (line[: comment.start()] if comment else line):
                raise ValueError("a key with a question mark")
            if comment:
                found.append(_Lead(comment.start(), comment[0].rstrip()))
            elif not line.strip() and number < len(lines) - 1 and (not found or found[-1].text):
                found.append(_Lead(0, ""))
        return found

    def _behind(self, end: int) -> str:
        """Return the comment behind a value on its line, with two spaces; empty for none."""
        found = re.compile(r"[ \t]+(#.*)").match(self.text, end)
        return f"  {found[1].rstrip()}" if found else ""

    def _above(self, leads: Iterable[_Lead], indent: int) -> list[str]:
        return [f"{' ' * indent}{each.text}" if each.text else "" for each in leads]

    def _tail(
        self, before: Extent, leads: list[_Lead], column: int, indent: int
    ) -> tuple[list[str], list[_Lead]]:
        """Part lines into those that belong to the value before them, and those of what follows.

        The former are indented deeper than the `column` in which the latter begins.
        """
        deep = [n for n, each in enumerate(leads) if each.text and each.column > column]
        if isinstance(before, Leaf) or before.is_flow or not deep:
            return [], leads
        cut = deep[-1] + 1
        levels = list(self._levels(before, indent + _STEP))
        tail = []
        for each in leads[:cut]:
            fitting = [level for at, level in levels if at <= each.column] or [levels[0][1]]
            tail += self._above([each], fitting[-1])
        return tail, leads[cut:]

    def _levels(self, node: Extent, indent: int) -> Iterator[tuple[int, int]]:
        """Yield the columns of a value and of the last ones in it, and their new indentation."""
        while isinstance(node, Items | MappingEntries) and not node.is_flow:
            yield self._column(node.start), indent
            node = node.items[-1] if isinstance(node, Items) else node.entries[-1][1]
            indent += _STEP

    def _column(self, start: int) -> int:
        return start - self.text.rfind("\n", 0, start) - 1

    # Values

    def _value(
        self, node: Extent, shape: AnyShape, indent: int, used: int, lead: Sequence[str] = ()
    ) -> _PrintedValue:
        """Print a value whose lines below its first one are indented by at least `indent`.

        On the first line `used` characters stand before it; `lead` are comments of the first thing
        in a list or mapping.
        """
        if isinstance(node, Leaf):
            return self._leaf(node, indent)
        if node.is_flow:
            behind = self._behind(node.end)
            if self._has_comments(node):
                head, *below = self.text[node.start : node.end].split("\n")
                lines = [f"{' ' * indent}{each.strip()}" for each in below]
                lines[-1] += behind
                return _PrintedValue(head.rstrip(), lines, [])
            flow = self._flow(node, shape)
            if flow is not None and used + len(flow) <= WIDTH:
                return _PrintedValue(flow + behind, [], [])
            return self._block(node, shape, indent)._replace(comment=behind)
        return self._block(node, shape, indent, lead)

    def _leaf(self, node: Leaf, indent: int) -> _PrintedValue:
        raw = self.text[node.start : node.end]
        head, *below = raw.split("\n")
        if node.style in ("|", ">"):
            if re.match(r"[|>][-+]?[0-9]", head):
                raise ValueError("a block with an indicator")
            return _PrintedValue(head.rstrip(), _moved(below, indent), [])
        lines = [f"{' ' * indent}{each.strip()}" if each.strip() else "" for each in below]
        behind = self._behind(node.end)
        if not lines:
            return _PrintedValue(head + behind, [], [])
        lines[-1] += behind
        return _PrintedValue(head.rstrip(), lines, [])

    def _has_comments(self, node: Items | MappingEntries) -> bool:
        last = node.start
        for leaf in leaves(node):
            if "#" in self.text[last : leaf.start]:
                return True
            last = leaf.end
        return "#" in self.text[last : node.end]

    def _flow(self, node: Extent, shape: AnyShape) -> str | None:
        """Return a value in brackets on one line; None if it has a text that needs several."""
        if isinstance(node, Leaf):
            parts = [each.strip() for each in self.text[node.start : node.end].split("\n")]
            is_kept = not all(parts) or any(each.endswith("\\") for each in parts[:-1])
            return None if len(parts) > 1 and is_kept else " ".join(parts)
        if isinstance(node, Items):
            found = [self._flow(each, shape_below(shape, 0)) for each in node.items]
            inner = [each for each in found if each is not None]
            return f"[{', '.join(inner)}]" if len(inner) == len(found) else None
        pairs = []
        for key, value in in_order(node, shape):
            name, text = self._key(key), self._flow(value, shape_below(shape, key.text))
            if text is None:
                return None
            pairs.append(f"{name}: {text}")
        return f"{{{', '.join(pairs)}}}"

    def _key(self, key: Leaf) -> str:
        raw = self.text[key.start : key.end]
        if "\n" in raw or key.style in ("|", ">"):
            raise ValueError("a key of several lines")
        return raw

    # Lists and mappings, a line or more for each of what they hold

    def _block(
        self, node: Items | MappingEntries, shape: AnyShape, indent: int, lead: Sequence[str] = ()
    ) -> _PrintedValue:
        if isinstance(node, Items):
            blocks = [
                self._item(node, place, shape_below(shape, place), indent, lead)
                for place in range(len(node.items))
            ]
        else:
            made = {
                key.text: self._entry(node, place, shape_below(shape, key.text), indent, lead)
                for place, (key, _) in enumerate(node.entries)
            }
            blocks = [made[key.text] for key, _ in in_order(node, shape)]
        above, lines = blocks[0]
        below = [*lines, *(line for each in blocks[1:] for part in each for line in part)]
        return _PrintedValue("", below, list(dropwhile(lambda each: not each, above)))

    def _between(
        self, node: Items | MappingEntries, before: Extent, start: int, indent: int
    ) -> tuple[list[str], list[str]]:
        """Return the lines above a start that belong to the value before it, and the others."""
        if node.is_flow:
            return [], []
        column = self._column(node.start)
        tail, leads = self._tail(before, self._leads(before.end, start), column, indent)
        return tail, self._above(leads, indent)

    def _entry(
        self, node: MappingEntries, place: int, shape: AnyShape, indent: int, lead: Sequence[str]
    ) -> tuple[list[str], list[str]]:
        key, value = node.entries[place]
        above = list(lead)
        if place:
            above = self._between(node, node.entries[place - 1][1], key.start, indent)[1]
        name = f"{' ' * indent}{self._key(key)}:"
        start = self._first(value)
        within = [] if node.is_flow else [each for each in self._leads(key.end, start) if each.text]
        inner = self._above(within, indent + _STEP)
        part = self._value(value, shape, indent + _STEP, len(name) + 1, inner)
        comment = part.comment or self._on_line_of(key.end, start)
        if part.head:
            above += [" " * indent + comment.strip()] if comment else []
            above += self._above(within, indent)
            lines = [f"{name} {part.head}", *part.below]
        else:
            is_block = not isinstance(value, Leaf) and not value.is_flow
            above += [] if is_block else self._above(within, indent)
            lines = [f"{name}{comment}", *part.above, *part.below]
        if place + 1 < len(node.entries):
            following = node.entries[place + 1][0].start
            lines += self._between(node, value, following, indent)[0]
        return above, lines

    def _item(
        self, node: Items, place: int, shape: AnyShape, indent: int, lead: Sequence[str]
    ) -> tuple[list[str], list[str]]:
        item = node.items[place]
        above = list(lead)
        start = self._first(item)
        if place:
            above = self._between(node, node.items[place - 1], start, indent)[1]
        part = self._value(item, shape, indent + _STEP, indent + _STEP)
        comment = part.comment
        dash = f"{' ' * indent}- "
        if part.head:
            lines = [f"{dash}{part.head}", *part.below]
        else:
            above += [" " * indent + each.strip() if each else "" for each in part.above]
            above += [" " * indent + comment.strip()] if comment else []
            first, *rest = part.below
            lines = [f"{dash}{first[indent + _STEP :]}", *rest]
        if place + 1 < len(node.items):
            lines += self._between(node, item, self._first(node.items[place + 1]), indent)[0]
        return above, lines

    def _first(self, node: Extent) -> int:
        """Return where a value begins: that of a list in lines behind its dash."""
        if isinstance(node, Items) and not node.is_flow and node.items:
            return self._first(node.items[0])
        return node.start

    def _on_line_of(self, end: int, start: int) -> str:
        """Return the comment between a key and a value on the key's line."""
        line, newline, _ = self.text[end:start].partition("\n")
        found = COMMENT.search(line) if newline else None
        return f"  {found[0].rstrip()}" if found else ""


def in_order(node: MappingEntries, shape: AnyShape) -> Sequence[tuple[Leaf, Extent]]:
    """Return the entries of a mapping in the order of the table, if they are keys of a record."""
    record = shape_of_mapping(shape)
    if not isinstance(record, Record):
        return node.entries
    order = {key.name: place for place, key in enumerate(record.keys)}
    return sorted(node.entries, key=lambda each: order.get(each[0].text, len(order)))


def _head(leads: Sequence[_Lead]) -> int:
    """Return how many lines at the beginning belong to the file and not to its first key."""
    blanks = [place for place, each in enumerate(leads) if not each.text]
    modelines = [n for n, each in enumerate(leads) if each.text.startswith(MODELINE)]
    return max([0, *(n + 1 for n in (*blanks, *modelines))])


def _moved(lines: Sequence[str], indent: int) -> list[str]:
    """Return the lines of a block scalar with another indentation."""
    filled = [each for each in lines if each.strip()]
    if not filled:
        return ["" for _ in lines]
    was = len(filled[0]) - len(filled[0].lstrip(" "))
    return [f"{' ' * indent}{each[was:]}" if each[was:] else "" for each in lines]


def _spaced(lines: Iterable[str]) -> list[str]:
    """Return lines without empty ones at either end."""
    found = list(lines)
    while found and not found[0]:
        del found[0]
    while found and not found[-1]:
        del found[-1]
    return found
