"""The edits of a folder that can be taken back.

They are kept with the reader's state and not in the folder: they are one person's history, which
git should not see, and a folder that is shared would mix those of several people.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Sequence

from briefing.edit.changes import RefusedError
from briefing.edit.journal import FileChange, Move, as_bytes, as_text, is_at, read_file
from briefing.edit.splices import Splice, apply_splices, difference
from briefing.model.lean_typing import Any, NamedTuple
from briefing.model.text import visible
from briefing.system.files import read_small, write_atomic

MAX_EDITS = 100
"""Edits that are kept."""
_MAX_LOG = 2**22
_VERSION = 1


class _Undo(NamedTuple):
    """How to take one file back: its fingerprints, and the splice of its text or all of it."""

    path: str
    before: str
    after: str
    splice: Splice


class LoggedEdit(NamedTuple):
    """One edit: what it was, and how to take it back.

    `moves` are those that it made, and `errors` name those that it mended, which come back.
    `is_being_undone` says that it was begun to take it back: a process may be killed at that.
    """

    label: str
    files: tuple[_Undo, ...]
    moves: tuple[Move, ...] = ()
    errors: tuple[str, ...] = ()
    is_being_undone: bool = False


class Inverse(NamedTuple):
    """What takes an edit back: files named by their paths after the moves."""

    files: tuple[FileChange, ...]
    moves: tuple[Move, ...]


class UndoLog:
    """The log in a file; all of its functions raise OSError if that cannot be read or written."""

    def __init__(self, path: str) -> None:
        self.path = path

    def push(
        self,
        label: str,
        files: Sequence[FileChange],
        moves: Sequence[Move] = (),
        errors: Sequence[str] = (),
    ) -> None:
        """Remember an edit."""
        undo = tuple(
            _Undo(
                each.path,
                _fingerprint(each.before),
                _fingerprint(each.after),
                difference(as_text(each.after or b""), as_text(each.before or b"")),
            )
            for each in files
        )
        new = LoggedEdit(label, undo, tuple(moves), tuple(errors))
        if len(_encode([new])) > _MAX_LOG:
            raise OSError(errno.EFBIG, "the edit is too large to be remembered", self.path)
        # An undo before it is over: one that was interrupted has been carried on.
        held = [each._replace(is_being_undone=False) for each in self.edits()]
        self._save([*held, new][-MAX_EDITS:])

    def begin_undo(self, edit: LoggedEdit) -> None:
        """Remember that an edit is being taken back; forget those after it, which never were."""
        edits = self.edits()
        before = edits[: len(edits) - edits[::-1].index(edit) - 1]
        self._save([*before, edit._replace(is_being_undone=True)])

    def pop(self) -> None:
        """Forget the last edit."""
        self._save(self.edits()[:-1])

    def forget(self, files: Sequence[FileChange]) -> None:
        """Forget the last edit if it is the one of these files: it has been taken back."""
        edits = self.edits()
        changes = [
            (each.path, _fingerprint(each.before), _fingerprint(each.after)) for each in files
        ]
        if edits and [each[:3] for each in edits[-1].files] == changes:
            self._save(edits[:-1])

    def edits(self) -> list[LoggedEdit]:
        """Return the edits, the last one last; a log that cannot be read is kept aside."""
        try:
            data = read_small(self.path, _MAX_LOG)
        except FileNotFoundError:
            return []
        try:
            return _decode(data)
        except (ValueError, TypeError, KeyError, RecursionError):
            os.replace(self.path, f"{self.path}.unread")
            return []

    def _save(self, edits: Sequence[LoggedEdit]) -> None:
        kept = list(edits)
        while len(data := _encode(kept)) > _MAX_LOG and kept:
            kept.pop(0)
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        write_atomic(self.path, data, overwrite=True, mode=0o600)


def inverse_of(root: str, edit: LoggedEdit) -> Inverse | None:
    """Return what takes an edit back; None if it never took place, or is taken back.

    Raises RefusedError if a file has been changed since.
    """
    back = {each.new: each.old for each in edit.moves}
    is_moved = all(is_at(root, each.new) and not is_at(root, each.old) for each in edit.moves)
    is_back = all(is_at(root, each.old) and not is_at(root, each.new) for each in edit.moves)
    if is_back and all(
        _fingerprint(read_file(root, back.get(each.path, each.path))) == each.before
        for each in edit.files
    ):
        return None
    changed = "" if is_moved else edit.moves[0].new
    files = []
    for each in edit.files:
        data = read_file(root, each.path)
        if changed or _fingerprint(data) != each.after:
            changed = changed or each.path
            break
        text = apply_splices(as_text(data or b""), [each.splice])
        path = back.get(each.path, each.path)
        files.append(FileChange(path, data, as_bytes(text) if each.before else None))
    if changed:
        hint = "take it back in an editor, or with git"
        raise RefusedError(f"{visible(changed)} has been changed since: {edit.label}", hint)
    return Inverse(tuple(files[::-1]), tuple(each.inverse for each in reversed(edit.moves)))


def _fingerprint(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _encode(edits: Sequence[LoggedEdit]) -> bytes:
    listed = [
        [
            each.label,
            [[*file[:3], list(file.splice)] for file in each.files],
            [list(move) for move in each.moves],
            list(each.errors),
            each.is_being_undone,
        ]
        for each in edits
    ]
    return json.dumps({"version": _VERSION, "edits": listed}).encode("ascii")


def _decode(data: bytes) -> list[LoggedEdit]:
    record: dict[str, Any] = json.loads(data)
    if record["version"] != _VERSION:
        raise ValueError("another version")
    edits = []
    for label, files, *more in record["edits"]:
        undo = [
            _Undo(str(path), before, after, Splice(*splice))
            for path, before, after, splice in files
        ]
        moves = tuple(Move(str(old), str(new)) for old, new in (more[0] if more else ()))
        errors = tuple(map(str, more[1] if len(more) > 1 else ()))
        is_being_undone = len(more) > 2 and bool(more[2])
        edits.append(LoggedEdit(str(label), tuple(undo), moves, errors, is_being_undone))
    return edits
