"""Writes a new source: its text and its record, both or neither."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from textwrap import indent

from briefing.capture.record import NewSource
from briefing.edit.changes import RefusedError
from briefing.edit.journal import ChangedMeanwhileError, FileChange, editing, recover
from briefing.edit.proof import proven
from briefing.edit.remembered_write import write_together
from briefing.edit.undo_log import UndoLog
from briefing.edit.yaml_text import entry
from briefing.load import load
from briefing.load.folder_layout import SOURCES
from briefing.load.schema import SOURCE

_MODELINE = "# yaml-language-server: $schema=../schema/source.json\n"


def record_of(source: NewSource, *, has_schema: bool = True) -> str:
    """Return the YAML of a source's record, its keys in the order of the table.

    Raises ValueError if a text cannot stand in YAML.
    """
    values = dict(_values(source))
    lines = [line for key in SOURCE.keys if key.name in values for line in values[key.name]]
    return (_MODELINE if has_schema else "") + "".join(f"{line}\n" for line in lines)


def _values(source: NewSource) -> Iterator[tuple[str, list[str]]]:
    """Yield the keys of a record with their lines, in any order."""
    for name, fact in source.facts.items():
        yield name, [entry(name, fact.value)]
    if len(source.authors) > 1:
        yield "author", ["author:", *(f"  - {_item(name)}" for name in source.authors)]
    elif source.authors:
        yield "author", [entry("author", source.authors[0])]
    if source.is_excerpt:
        yield "excerpt", ["excerpt: yes"]
    why = {name: fact.inferred for name, fact in source.facts.items() if fact.inferred}
    if source.authors and source.authors_inferred:
        why["author"] = source.authors_inferred
    count = len(source.paragraphs)
    yield "original", ["original:", f"  sha256: {source.sha256}", f"  paragraphs: {count}"]
    labels = {str(at): text for at, text in source.labels.items()}
    left_out = dict(_ranges(source.left_out))
    for name, texts in (("inferred", why), ("labels", labels), ("left_out", left_out)):
        if texts:
            yield name, [f"{name}:", *_entries(texts)]


def _item(text: str) -> str:
    """Return a text as an item of a list, in the form in which it would stand after a key."""
    return entry("x", text).removeprefix("x: ")


def _entries(texts: Mapping[str, str]) -> Iterator[str]:
    return (indent(entry(name, text), "  ") for name, text in texts.items())


def _ranges(reasons: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Yield paragraphs in a row that have the same reason as one range."""
    first = last = 0
    reason = ""
    for at in [*sorted(reasons), 0]:
        why = reasons.get(at, "")
        if at and at == last + 1 and why == reason:
            last = at
            continue
        if first:
            yield (str(first) if first == last else f"{first}-{last}"), reason
        first, last, reason = at, at, why


def write_source(
    root: str, name: str, source: NewSource, log: UndoLog | None = None
) -> tuple[str, str]:
    """Write ``seeds/NAME.txt`` and ``seeds/NAME.yaml``, and return these paths.

    Both are written or neither, also if it is interrupted, and nothing is overwritten. `log` is
    where it is remembered for `undo`. Raises RefusedError if one is there or cannot be written,
    ValueError if a text cannot stand in YAML.
    """
    has_schema = os.path.isfile(os.path.join(root, "schema", "source.json"))
    text, record = f"{SOURCES}/{name}.txt", f"{SOURCES}/{name}.yaml"
    files = (
        FileChange(text, None, source.text),
        FileChange(record, None, record_of(source, has_schema=has_schema).encode()),
    )
    with editing(root):
        recover(root)
        proven(root, files, load(root))  # its id may be what another's is abbreviated to
        try:
            write_together(root, f"source {name}", files, log)
        except ChangedMeanwhileError:
            hint = "nothing is overwritten: choose another id, --id"
            raise RefusedError(f"`{name}` is there already", hint) from None
    return text, record
