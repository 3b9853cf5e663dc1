"""Renders the differences between two states of a folder, as text or JSON (docs/json.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.lens.diff import Edit, RecordKind, What
from briefing.lens.field_diff import FieldDiff
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.render.text.layout import BLANK, Line

if TYPE_CHECKING:
    from typing import Final

    from briefing.render.json.shapes import changes as shapes

VERSION: Final = 1
"""Increased when a key is removed or changes its meaning, but not for a new key."""
_PLURALS = {
    RecordKind.BRIEF: "brief",
    RecordKind.BOTTOM_LINE: "bottom line",
    RecordKind.GAP: "gaps",
    RecordKind.ALLOWANCE: "allowed findings",
}
_LONG, _AROUND = 72, 24
"""Characters of a value that are shown at once, and of what is the same around a difference."""


def render_diff(edits: Sequence[Edit]) -> Iterator[Line]:
    """Yield the edits under a heading for each kind; nothing if there are none."""
    for kind, group in groupby(edits, lambda each: each.kind):
        yield Line(_PLURALS.get(kind, f"{kind}s").upper())
        for edit in group:
            yield from _edit(edit)
        yield BLANK


def summary(edits: Sequence[Edit]) -> str:
    """Count the edits: ``3 added, 1 changed, 2 withdrawn``."""
    counts = [(sum(each.what is what for each in edits), what) for what in What]
    return ", ".join(f"{number:,} {what}" for number, what in counts if number) or "no difference"


def render_diff_json(edits: Sequence[Edit]) -> str:
    """Return the edits as a JSON document that ends with a line feed."""
    from briefing.render.json.writer import write_json

    document: shapes.Diff = {
        "format": "briefing-diff",
        "version": VERSION,
        "edits": [
            {
                "record": str(each.kind),
                "id": each.id or None,
                "was": each.was or None,
                "what": str(each.what),
                "text": each.text,
                "fields": [
                    {"name": field.name, "old": field.old, "new": field.new}
                    for field in each.fields
                ],
            }
            for each in edits
        ],
    }
    return write_json(document)


def shortened(old: str, new: str) -> tuple[str, str]:
    """Shorten two long texts to the part that differs, with a few words around it."""
    if max(len(old), len(new)) <= _LONG:
        return old, new
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    return _cut(old, start, end), _cut(new, start, end)


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(text: str, start: int, end: int) -> str:
    """Return the text between two ends with some context, without cutting a word."""
    first, last = max(0, start - _AROUND), len(text) - max(0, end - _AROUND)
    first = text.rfind(" ", 0, first) + 1
    stop = text.find(" ", last)
    last = len(text) if stop < 0 else stop
    middle = text[first:last]
    if len(middle) > 3 * _LONG:
        head, tail = middle[: 2 * _LONG].rpartition(" ")[0], middle[-_LONG:].partition(" ")[2]
        middle = f"{head} … {tail}"
    return ("… " if first else "") + middle + (" …" if last < len(text) else "")


def _edit(edit: Edit) -> Iterator[Line]:
    name = f"{edit.id} (from {edit.was})" if edit.was else edit.id
    text = edit.text
    if edit.what is What.CHANGED and len(text) > _LONG:
        text = text[:_LONG].rpartition(" ")[0] + " …"
    told = ": ".join(filter(None, (name, text)))
    yield Line(told, f"  {_done(edit):<10} ", " " * 13)
    for field in edit.fields:
        yield from _field(field)


def _done(edit: Edit) -> str:
    """Return the verb for an edit; a point that is now in another event was moved."""
    if not edit.was:
        return edit.what
    is_moved = edit.kind is RecordKind.POINT and edit.was.split("#")[0] != edit.id.split("#")[0]
    return "moved" if is_moved else "renamed"


def _field(field: FieldDiff) -> Iterator[Line]:
    old, new = (text or "none" for text in shortened(field.old, field.new))
    margin, deeper = " " * 13, " " * 15
    if len(old) + len(new) <= _LONG - len(field.name):
        yield Line(f"{field.name}: {old} → {new}", margin, deeper)
        return
    yield Line(f"{field.name} was: {old}", margin, deeper)
    yield Line(f"{field.name} is: {new}", margin, deeper)
