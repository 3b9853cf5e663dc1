"""Stores what is restored at the next start in the same folder."""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from briefing.model.lean_typing import NamedTuple
from briefing.model.text import JOINERS, visible
from briefing.system.file_lock import locked
from briefing.system.files import read_small, write_atomic

MAX_STATE = 2**20
"""Bytes in one state file."""

MAX_QUERIES = 50
"""Earlier queries that are kept."""

_VERSION = 1
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
"""Characters that are not printable by themselves, but that words of some scripts need."""


class Remembered(NamedTuple):
    """The state in which a reader left a folder; empty fields were not stored.

    `marks` are full names of points, `notes` the reader's own words on some of these. `seen` is the
    last day of publication that the reader knew, as ``2023-01-18``; `queries` are those that were
    searched for, the most recent first. The shares are those of its width that the reader gave the
    columns of the room.
    """

    event: str = ""
    item: str = ""
    marks: tuple[str, ...] = ()
    theme: str = ""
    seen: str = ""
    queries: tuple[str, ...] = ()
    notes: Mapping[str, str] = MappingProxyType({})
    timeline_share: float = 0.0
    side_share: float = 0.0


class _UnusableError(Exception):
    """The reason why a state file cannot be used; never leaves this module."""


def most_recent(queries: Iterable[str]) -> tuple[str, ...]:
    """Return the first queries, each once: as many as are kept."""
    return tuple(dict.fromkeys(queries))[:MAX_QUERIES]


def recall(path: str) -> tuple[Remembered, str]:
    """Return the stored state, and a message for the reader if the file cannot be used."""
    try:
        return _parse(read_small(path, MAX_STATE)), ""
    except FileNotFoundError:
        return Remembered(), ""
    except (OSError, ValueError, _UnusableError) as error:
        return Remembered(), f"the place of the last visit is lost: {_explain(error, path)}"


def remember(
    path: str,
    left: Remembered,
    root: str = "",
    *,
    found: Collection[str] | None = None,
    noted: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Store a state atomically; return a message for the reader if there is a problem.

    `found` are the marks at the start of the visit, `noted` the notes. Another visit may have
    written since: marks that this one added are added to those in the file, and marks that it
    removed are removed, and likewise the notes; a mark whose note this visit has changed counts as
    added. Its queries come before those in the file; for all else the last to write decides.
    Without `found` its marks, notes and queries replace those in the file. An unreadable file is
    kept under another name. `root` is the folder of the state, stored for whoever opens the file.
    """
    try:
        os.makedirs(os.path.dirname(path) or ".", mode=0o700, exist_ok=True)
        with locked(path):
            return _merge(path, left, root, found, noted)
    except (OSError, ValueError) as error:
        return f"the place could not be kept: {_explain(error, path)}"


def _merge(
    path: str,
    left: Remembered,
    root: str,
    found: Collection[str] | None,
    noted: Mapping[str, str],
) -> str:
    """Write a state merged with the one in the file; the caller holds the lock."""
    problem: Exception | None = None
    try:
        held = _parse(read_small(path, MAX_STATE))
    except FileNotFoundError:
        pass
    except (OSError, _UnusableError) as error:
        problem = error
    else:
        left = left if found is None else _merged(held, left, found, noted)
    data = _encode(left, root)
    if len(data) > MAX_STATE:  # marks matter more than queries
        data = _encode(left._replace(queries=()), root)
    if len(data) > MAX_STATE:
        return "the place could not be kept: there are too many marks and notes"
    aside = _set_aside(path) if problem else ""
    write_atomic(path, data, overwrite=True, mode=0o600)
    return f"{_explain(problem, path)}; it is kept as {visible(aside)}" if problem else ""


def _merged(
    held: Remembered, left: Remembered, found: Collection[str], noted: Mapping[str, str]
) -> Remembered:
    """Return the state of a visit with what a file has that the visit did not change.

    These are marks and notes; the queries of the file come after those of the visit.
    """
    names = noted.keys() | left.notes.keys()
    changed = {ref for ref in names if noted.get(ref) != left.notes.get(ref)}
    made = set(left.marks).difference(found) | (changed & left.notes.keys())
    removed = set(found).difference(left.marks)
    marks = tuple(sorted(made.union(held.marks) - removed))
    notes = {ref: (left if ref in changed else held).notes.get(ref, "") for ref in marks}
    return left._replace(
        marks=marks,
        notes={ref: note for ref, note in notes.items() if note},
        queries=most_recent((*left.queries, *held.queries)),
    )


def _set_aside(path: str) -> str:
    """Rename a file; return its new name."""
    names = (f"{path}.{number}.unread" for number in itertools.count(1))
    aside = next(name for name in names if not os.path.lexists(name))
    os.rename(path, aside)
    return aside


def _encode(state: Remembered, root: str) -> bytes:
    import json

    record: dict[str, object] = {
        "version": _VERSION,
        "folder": os.path.realpath(root) if root else "",
    }
    record |= state._asdict() | {"notes": dict(state.notes)}
    return json.dumps(record, indent=1).encode("ascii") + b"\n"


def _parse(data: bytes) -> Remembered:
    import json  # at most starts there is nothing to read, and every start is a wait

    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _UnusableError("it is damaged") from error
    if not isinstance(record, dict) or type(record.get("version")) is not int:
        raise _UnusableError("it is damaged")
    if record["version"] != _VERSION:
        raise _UnusableError("it comes from another version")
    marks, notes = record.get("marks"), record.get("notes", {})  # which older files lack
    queries = record.get("queries", [])
    texts = [record.get(name) for name in ("event", "item", "theme")]
    texts.append(record.get("seen", ""))  # which earlier versions did not store
    if not isinstance(marks, list) or not all(map(_is_text, [*texts, *marks])):
        raise _UnusableError("it is damaged")
    if not isinstance(queries, list) or not isinstance(notes, dict):
        raise _UnusableError("it is damaged")
    # One that cannot be shown is dropped: it is no reason to lose the marks and the others.
    known = most_recent(filter(_is_typed, queries))
    notes = {ref: note for ref, note in notes.items() if _is_text(ref) and _is_typed(note)}
    event, item, theme, seen = map(str, texts)
    shares = (_share(record.get(name)) for name in ("timeline_share", "side_share"))
    return Remembered(event, item, tuple(map(str, marks)), theme, seen, known, notes, *shares)


def _share(value: object) -> float:
    """Return a part of a whole; 0 for any other value, and for files from before there were any."""
    return value if isinstance(value, float) and 0 < value < 1 else 0.0


def _is_text(value: object) -> bool:
    """Whether a value is a text that is safe to print to a terminal."""
    return isinstance(value, str) and value.isprintable()


def _is_typed(value: object) -> bool:
    """Whether a value is a text of any script that is safe to print to a terminal."""
    return isinstance(value, str) and all(each.isprintable() or each in JOINERS for each in value)


def _explain(error: Exception, path: str) -> str:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"{visible(path)}: {reason}"
