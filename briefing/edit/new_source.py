"""Writes a new source: its text and its record, both or neither."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from textwrap import indent

from briefing.capture.captured import Fact
from briefing.capture.record import NewSource
from briefing.edit.yaml_text import entry
from briefing.load.folder_layout import SOURCES
from briefing.load.schema import SOURCE
from briefing.load.shapes import ListOf
from briefing.system.files import write_atomic

_MODELINE = "# yaml-language-server: $schema=../schema/source.json\n"
_SHAPES = {key.name: key.shape for key in SOURCE.keys}


def recorded_facts(source: NewSource) -> dict[str, Fact]:
    """Return the facts of a source for which the format has keys."""
    return {name: fact for name, fact in source.facts.items() if name in _SHAPES}


def takes_all_authors() -> bool:
    """Whether the format has a list of authors."""
    return isinstance(_SHAPES["author"], ListOf)


def record_of(source: NewSource, *, has_schema: bool = True) -> str:
    """Return the YAML of a source's record.

    Raises ValueError if a text cannot stand in YAML.
    """
    lines = [*_head(source), *_inferred(source)]
    lines += ["excerpt: yes"] if source.is_excerpt else []
    lines += ["original:", f"  sha256: {source.sha256}", f"  paragraphs: {len(source.paragraphs)}"]
    if "labels" in _SHAPES and source.labels:
        lines += ["labels:", *_entries({str(at): text for at, text in source.labels.items()})]
    if source.left_out:
        lines += ["left_out:", *_entries(dict(_ranges(source.left_out)))]
    return (_MODELINE if has_schema else "") + "".join(f"{line}\n" for line in lines)


def _head(source: NewSource) -> Iterator[str]:
    facts = recorded_facts(source)
    for name, fact in facts.items():
        if name == "url":
            yield from _authors(source)
        yield entry(name, fact.value)
    if "url" not in facts:
        yield from _authors(source)


def _authors(source: NewSource) -> Iterator[str]:
    """Yield the key of the authors; a format that takes one name alone gets the first."""
    if len(source.authors) > 1 and takes_all_authors():
        yield "author:"
        yield from (f"  - {_item(name)}" for name in source.authors)
    elif source.authors:
        yield entry("author", source.authors[0])


def _item(text: str) -> str:
    """Return a text as an item of a list, in the form in which it would stand after a key."""
    return entry("x", text).removeprefix("x: ")


def _inferred(source: NewSource) -> Iterator[str]:
    why = {name: fact.inferred for name, fact in recorded_facts(source).items() if fact.inferred}
    if source.authors and source.authors_inferred:
        why["author"] = source.authors_inferred
    if why:
        yield "inferred:"
        yield from _entries(why)


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


def write_source(root: str, name: str, source: NewSource) -> tuple[str, str]:
    """Write ``seeds/NAME.txt`` and ``seeds/NAME.yaml``, and return these paths.

    Both are written or neither, also if it is interrupted, and nothing is overwritten. Raises
    FileExistsError if one is there, ValueError if a text cannot stand in YAML, and OSError.
    """
    has_schema = os.path.isfile(os.path.join(root, "schema", "source.json"))
    files = {
        f"{SOURCES}/{name}.txt": source.text,
        f"{SOURCES}/{name}.yaml": record_of(source, has_schema=has_schema).encode(),
    }
    folder = os.path.join(root, SOURCES)
    is_new = not os.path.isdir(folder)
    begun: list[str] = []
    try:
        os.makedirs(folder, exist_ok=True)
        _refuse_existing(root, files)
        for path, data in files.items():
            begun.append(path)
            write_atomic(os.path.join(root, path), data)
    except BaseException:
        for path in begun:
            _take_back(os.path.join(root, path), files[path])
        if is_new:
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        raise
    first, second = files
    return first, second


def _refuse_existing(root: str, paths: Iterable[str]) -> None:
    """Raise FileExistsError if one of them is there, before the first one is written."""
    for path in paths:
        if os.path.lexists(os.path.join(root, path)):
            raise FileExistsError(17, os.strerror(17), path)


def _take_back(path: str, data: bytes) -> None:
    """Delete a file that was written just now; another program's file of that name stays."""
    with contextlib.suppress(OSError):
        with open(path, "rb") as file:
            is_ours = file.read(len(data) + 1) == data
        if is_ours:
            os.unlink(path)
