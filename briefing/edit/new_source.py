"""Writes a new source: its text and its record, both or neither."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from briefing.capture.record import NewSource
from briefing.edit.file_edit import new_file
from briefing.edit.folder_edit import EditRequest, FileRequest, edit
from briefing.edit.requests import source_file
from briefing.edit.undo_log import UndoLog
from briefing.load.extents import Plain
from briefing.load.folder_layout import SOURCES
from briefing.load.record_keys import SOURCE


def record_of(source: NewSource) -> dict[str, Plain]:
    """Return a source's record, its keys in the order of the table."""
    why = {name: fact.inferred for name, fact in source.facts.items()}
    if source.authors:
        why["author"] = source.authors_inferred
    values: dict[str, Plain] = {
        **{name: fact.value for name, fact in source.facts.items()},
        "author": source.authors[0] if len(source.authors) == 1 else list(source.authors),
        "origin": source.origins[0] if len(source.origins) == 1 else list(source.origins),
        "excerpt": "yes" if source.is_excerpt else "",
        "inferred": {name: text for name, text in why.items() if text},
        "original": {"sha256": source.sha256, "paragraphs": str(len(source.paragraphs))},
        "labels": {str(at): text for at, text in source.labels.items()},
        "left_out": dict(_ranges(source.left_out)),
    }
    return {each.name: values[each.name] for each in SOURCE.keys if values.get(each.name)}


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

    Both are written or neither, and nothing is overwritten. `log` is where it is remembered for
    `undo`. Raises RefusedError if one is there, or cannot be written.
    """
    has_schema = os.path.isfile(os.path.join(root, "schema", "source.json"))
    text, record = f"{SOURCES}/{name}.txt", source_file(name)
    data = new_file(record, record_of(source), has_schema=has_schema)
    files = [
        FileRequest(text, text=source.text, is_new=True),
        FileRequest(record, text=data, is_new=True),
    ]
    edit(root, EditRequest(f"source {name}", files), log=log)
    return text, record
