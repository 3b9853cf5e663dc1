"""The habits of a YAML file: its line breaks, its indentation and where it folds its texts."""

from __future__ import annotations

from collections import Counter

from briefing.edit.yaml_text import WIDTH
from briefing.load.extents import Extent, Items, Leaf, MappingEntries, walk
from briefing.model.lean_typing import NamedTuple, TypeVar

T = TypeVar("T")

_NARROWEST = 60


class Style(NamedTuple):
    """How a file is laid out.

    `width` is the column at which long texts are folded, 0 for never; `list_indent` and
    `map_indent` are the columns that a list or a mapping stands deeper than its key; `dash` those
    from a dash to its item. `lone_dash` says that items begin on the line below their dash.
    """

    newline: str = "\n"
    width: int = WIDTH
    list_indent: int = 2
    map_indent: int = 2
    dash: int = 2
    lone_dash: bool = False


def column(text: str, place: int) -> int:
    """Return the column of a place in a text, from 0."""
    return place - text.rfind("\n", 0, place) - 1


def line_end(text: str, place: int) -> int:
    """Return the place of the line break, LF or CRLF, at or after a place, or the text's end."""
    end = text.find("\n", place)
    if end < 0:
        return len(text)
    return end - 1 if end > place and text[end - 1] == "\r" else end


def before_newline(text: str, line: int) -> int:
    """Return the place of the line break, LF or CRLF, before the start of a line."""
    return line - 2 if text[line - 2 : line] == "\r\n" else line - 1


def style_of(text: str, root: Extent) -> Style:
    """Return the habits of a file: for each what it does most often."""
    lists: Counter[int] = Counter()
    maps: Counter[int] = Counter()
    dashes: Counter[tuple[int, bool]] = Counter()
    for each in walk(root):
        if isinstance(each, MappingEntries) and not each.is_flow:
            at = column(text, each.entries[0][0].start)
            for _, value in each.entries:
                if not isinstance(value, Leaf) and not value.is_flow:
                    counter = lists if isinstance(value, Items) else maps
                    counter[column(text, value.start) - at] += 1
        elif isinstance(each, Items) and not each.is_flow:
            dashes.update(dash_of(text, each, item) for item in each.items)
    newline = "\r\n" if "\r\n" in text else "\n"
    dash, lone = _most(dashes, (2, False))
    indents = max(0, _most(lists, 2)), max(1, _most(maps, 2))
    return Style(newline, _width(text, root), *indents, dash, lone)


def _width(text: str, root: Extent) -> int:
    """Return the column at which a file folds its texts, 0 if it has long ones on one line."""
    leaves = [each for each in walk(root) if isinstance(each, Leaf)]
    lines = [text[each.start : each.end].splitlines() for each in leaves]
    if folds := [max(map(len, each)) for each in lines if len(each) > 1]:
        return min(max(_NARROWEST, *folds), WIDTH)
    has_long = any(not each.style and column(text, each.end) > WIDTH for each in leaves)
    return 0 if has_long else WIDTH


def dash_of(text: str, items: Items, item: Extent) -> tuple[int, bool]:
    """Return how many columns an item of a block list stands behind its dash, and if below it."""
    columns = column(text, item.start) - column(text, items.start)
    before = text[text.rfind("\n", 0, item.start) + 1 : item.start]
    return max(2, columns), not before.strip()


def _most(counter: Counter[T], default: T) -> T:
    return counter.most_common(1)[0][0] if counter else default
