"""Gives keys to the items of a list, and other names to keys, without touching what they hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefing.edit.splices import Splice
from briefing.edit.style import column
from briefing.edit.yaml_text import ScalarContext, as_yaml
from briefing.load.extents import Items, MappingEntries


def numbered(text: str, key_column: int, items: Items, newline: str) -> list[Splice]:
    """Return the splices that make a mapping of a list: its items by their numbers, from 1.

    `key_column` is the column of the key that the list is the value of. Where a dash stood there is
    a number; what the items hold stays where it is, unless the dashes stand in the column of the
    key, as a mapping cannot: then all lines move by two columns.
    """
    if items.is_flow:
        return [
            Splice(items.start, items.start + 1, "{"),
            *(
                Splice(each.start, each.start, f"{number}: ")
                for number, each in enumerate(items.items, start=1)
            ),
            Splice(items.end - 1, items.end, "}"),
        ]
    at = column(text, items.start)
    pad = "  " if at <= key_column else ""
    splices, dash = [], items.start
    for number, each in enumerate(items.items, start=1):
        if number > 1:
            dash = _dash_before(text, each.start, at)
        is_open = isinstance(each, MappingEntries) and not each.is_flow
        if is_open and not text[dash + 1 : each.start].strip(" "):
            below = newline + pad + " " * column(text, each.start)
            splices.append(Splice(dash, each.start, f"{pad}{number}:{below}"))
        else:
            splices.append(Splice(dash, dash + 1, f"{pad}{number}:"))
    if pad:
        splices += _moved(text, items, {each.start - at for each in splices}, pad)
    return splices


def _moved(text: str, items: Items, dashes: Collection[int], pad: str) -> list[Splice]:
    """Return the splices that move the lines of a list, but for those that begin at its dashes."""
    splices = []
    line = text.find("\n", items.start) + 1
    while 0 < line < items.end:
        end = text.find("\n", line)
        if line not in dashes and text[line : end if end >= 0 else len(text)].strip():
            splices.append(Splice(line, line, pad))
        line = end + 1
    return splices


def _dash_before(text: str, start: int, at: int) -> int:
    """Return the place of the dash, at a column, of the item that begins at a place."""
    line = text.rfind("\n", 0, start) + 1
    while line > 0 and text[line + at : line + at + 1] != "-":
        line = text.rfind("\n", 0, line - 1) + 1
    return line + at


def rekeyed(entries: MappingEntries, names: Mapping[str, str]) -> list[Splice]:
    """Return the splices that give keys the names that `names` has for them.

    Raises ValueError if a name cannot be written in YAML.
    """
    context = ScalarContext.FLOW_KEY if entries.is_flow else ScalarContext.KEY
    return [
        Splice(key.start, key.end, as_yaml(names[key.text], context, key.style))
        for key, _ in entries.entries
        if names.get(key.text, key.text) != key.text
    ]
