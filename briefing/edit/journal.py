"""Replaces and renames several files together or not at all, also when the process is killed.

What is to be written stands first in a hidden file of the folder, the journal. From then on the
edit happens: the next one that edits finds the journal and carries it on. Until then somebody who
reads the folder sees each file whole, some as they were and some as they will be; so files go in
an order in which what is referred to comes first. The loader does not look at the journal.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterator, Sequence

from briefing.edit.changes import RefusedError
from briefing.load.folder_layout import CONTENT, EVENTS, JOURNALS, MAX_FILE, PROPOSALS, SOURCES
from briefing.model.bounded_read import read_bounded
from briefing.model.lean_typing import NamedTuple
from briefing.model.paths import is_inside
from briefing.model.text import visible
from briefing.system.file_lock import LockedError, locked
from briefing.system.files import sync_files, write_atomic

JOURNAL, _TURNED = JOURNALS
"""The journal's name in the folder, and once the edit has failed: then it is to be taken back."""
_LOCK = ".briefing-edit"
_MAX_JOURNAL = 16 * MAX_FILE
_VERSION = 1
_SCRATCH = re.compile(
    r"\..+\.(?:yaml|txt)\.[0-9a-f]{8}\.tmp|\.\.briefing-journal\.[0-9a-f]{8}\.tmp"
)


class FileChange(NamedTuple):
    """The bytes of a file before and after an edit; None where there is no file."""

    path: str
    before: bytes | None
    after: bytes | None

    @property
    def inverse(self) -> FileChange:
        """The change that takes this one back."""
        return FileChange(self.path, self.after, self.before)


class Move(NamedTuple):
    """A file that gets another name, with its mode and whatever it holds; both paths are inside."""

    old: str
    new: str

    @property
    def inverse(self) -> Move:
        """The move that takes this one back."""
        return Move(self.new, self.old)


class Recovery(NamedTuple):
    """What became of an edit that was interrupted: in words, and the files that were taken back."""

    said: str = ""
    taken_back: tuple[Sequence[FileChange], ...] = ()


class ChangedMeanwhileError(Exception):
    """A file is no longer what the edit was made from; nothing is changed."""


class PartlyWrittenError(RefusedError):
    """An edit that failed and could not be taken back: some files are changed for now."""


@contextlib.contextmanager
def editing(root: str) -> Iterator[None]:
    """Hold the lock of a folder, so that one process at a time edits it.

    Raises RefusedError if another one has it.
    """
    try:
        with locked(os.path.join(os.path.realpath(root), _LOCK), is_required=True):
            yield
    except LockedError as error:
        raise RefusedError(
            "another process is writing this folder", "try again when it is done"
        ) from error


def read_file(root: str, path: str) -> bytes | None:
    """Return the bytes of a file in the folder; None if there is none.

    Raises RefusedError if it cannot be read, or lies outside the folder.
    """
    full = os.path.join(root, path)
    if not is_inside(root, full):
        raise RefusedError(f"{visible(path)} is a symbolic link that leads out of the folder")
    try:
        return read_bounded(full, MAX_FILE)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError(f"cannot read {visible(path)}: {reason}") from error


def replace_files(root: str, files: Sequence[FileChange], moves: Sequence[Move] = ()) -> None:
    """Move and write files together; the caller holds the lock.

    Moves come first: a file that is moved and changed is named by its new path, and its bytes
    before are those at the old one. Raises ChangedMeanwhileError if one of them is not as before,
    RefusedError if one cannot be written, and then all are as they were; but PartlyWrittenError if
    that cannot be brought about, and then the next one that edits does it.
    """
    _require_unchanged(root, files, moves)
    if len(files) == 1 and not moves:  # one file is replaced at once
        _write(root, files[0])
        return
    journal = os.path.join(root, JOURNAL)
    data = _encode(files, moves)
    if len(data) > _MAX_JOURNAL:  # it could not be read again
        raise RefusedError("the edit is too large to be made at once")
    try:
        write_atomic(journal, data, mode=0o600)
    except OSError as error:
        raise RefusedError(f"cannot write {JOURNAL}: {error.strerror or error}") from error
    try:
        for move in moves:
            _rename(root, move)
        for each in files:
            if read_file(root, each.path) != each.before:
                raise ChangedMeanwhileError  # noqa: TRY301 - it is taken back below
            _write(root, each, is_synced=False)
        # The journal holds it all until the disk does: to wait once is many times faster.
        sync_files([os.path.join(root, each.path) for each in files])
    except BaseException as error:
        _roll_back(root, files, moves, error)
        raise
    os.unlink(journal)


def _roll_back(
    root: str, files: Sequence[FileChange], moves: Sequence[Move], cause: BaseException
) -> None:
    """Take an edit back that has failed; raises PartlyWrittenError if that fails as well.

    The journal gets another name first, which needs no room on the disk: what is begun here is then
    carried on by the next one that edits.
    """
    journal, turned = os.path.join(root, JOURNAL), os.path.join(root, _TURNED)
    hint = "the next command that writes takes it back first"
    try:
        os.replace(journal, turned)
    except OSError:
        hint = "the next command that writes finishes it; `briefing undo` then takes it back"
        turned = journal
    try:
        _take_back(root, files, moves)
        os.unlink(turned)
    except (OSError, RefusedError, ChangedMeanwhileError) as error:
        reason = str(cause) or str(error) or "a file has just been changed"
        raise PartlyWrittenError(f"the edit stands in part: {reason}", hint) from cause


def _require_unchanged(root: str, files: Sequence[FileChange], moves: Sequence[Move]) -> None:
    """Raise ChangedMeanwhileError if a file is not as it was when the edit was made."""
    if not all(is_at(root, each.old) and not is_at(root, each.new) for each in moves):
        raise ChangedMeanwhileError
    places = {each.new: each.old for each in moves}
    for change in files:
        if read_file(root, places.get(change.path, change.path)) != change.before:
            raise ChangedMeanwhileError


def is_at(root: str, path: str) -> bool:
    """Whether a name is in its folder, in this very case also where the system takes another."""
    folder, name = os.path.split(os.path.join(root, path))
    try:
        return os.path.lexists(os.path.join(folder, name)) and name in os.listdir(folder)
    except OSError:
        return False


def recover(root: str) -> Recovery:
    """Carry on an edit that was interrupted; return what was done, in no words if nothing.

    The caller holds the lock. Where a file has been changed since, the edit is taken back as far as
    it went.
    """
    _remove_scratch(root)
    done = Recovery()
    if told := _told(root, _TURNED):
        _take_back(root, *told)
        os.unlink(os.path.join(root, _TURNED))
        done = Recovery("an edit that failed is taken back", (told[0],))
    told = _told(root, JOURNAL)
    if not told:
        return done
    files, moves = told
    journal = os.path.join(root, JOURNAL)
    foreign = _changed_since(root, files, moves)
    if foreign:
        _take_back(root, files, moves)
        os.unlink(journal)
        names = ", ".join(map(visible, foreign))
        said = f"an edit that was interrupted is taken back; {names} has been changed since"
        return Recovery(said, (*done.taken_back, files))
    for move in moves:
        if is_at(root, move.old):
            _rename(root, move)
    for each in files:
        if read_file(root, each.path) == each.before:
            _write(root, each)
    os.unlink(journal)
    return Recovery("an edit that was interrupted is done", done.taken_back)


def _told(root: str, name: str) -> tuple[list[FileChange], list[Move]] | None:
    """Return the edit that a journal tells of; None without one, RefusedError if it is damaged."""
    try:
        return _decode(read_bounded(os.path.join(root, name), _MAX_JOURNAL, follows_links=False))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise RefusedError(
            f"{name} is in the folder and cannot be read: {error}",
            "look at it, and remove it: it tells of an edit that was interrupted",
        ) from error


def _changed_since(root: str, files: Sequence[FileChange], moves: Sequence[Move]) -> list[str]:
    """Return the files that are neither as before the edit nor as after it."""
    foreign = [each.new for each in moves if is_at(root, each.old) == is_at(root, each.new)]
    waiting = {each.new: each.old for each in moves if is_at(root, each.old)}
    for each in files:
        path = waiting.get(each.path, each.path)
        if each.path not in foreign and read_file(root, path) not in (each.before, each.after):
            foreign.append(path)
    return foreign


def _rename(root: str, move: Move) -> None:
    """Give a file its new name, unless that is taken."""
    for path in move:
        if not is_inside(root, os.path.dirname(os.path.join(root, path))):
            raise RefusedError(f"{visible(path)} is behind a link that leads out of the folder")
    if is_at(root, move.new):
        raise ChangedMeanwhileError
    try:
        os.rename(os.path.join(root, move.old), os.path.join(root, move.new))
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError(f"cannot rename {visible(move.old)}: {reason}") from error


def _write(root: str, change: FileChange, *, is_synced: bool = True) -> None:
    """Write one file, through a link in the folder and with the mode that it has."""
    path = os.path.join(root, change.path)
    if not is_inside(root, path):
        raise RefusedError(f"{visible(change.path)} is behind a link that leads out of the folder")
    try:
        if change.after is None:
            os.unlink(path)
        else:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            overwrite = change.before is not None
            write_atomic(path, change.after, overwrite=overwrite, is_synced=is_synced)
    except FileExistsError as error:
        raise ChangedMeanwhileError from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError(f"cannot write {visible(change.path)}: {reason}") from error


def _take_back(root: str, files: Sequence[FileChange], moves: Sequence[Move]) -> None:
    """Undo what was written of an edit, where nobody has changed it since."""
    for each in files:
        if each.after != each.before and read_file(root, each.path) == each.after:
            _write(root, each.inverse)
    for move in reversed(moves):
        if is_at(root, move.new) and not is_at(root, move.old):
            _rename(root, move.inverse)


def _remove_scratch(root: str) -> None:
    """Remove what a killed edit had begun to write; the loader does not see it."""
    for folder in ("", CONTENT, EVENTS, SOURCES, PROPOSALS):
        base = os.path.join(root, folder)
        with contextlib.suppress(OSError):
            for name in os.listdir(base):
                if name.startswith(".") and _SCRATCH.fullmatch(name):
                    os.unlink(os.path.join(base, name))


def _encode(files: Sequence[FileChange], moves: Sequence[Move]) -> bytes:
    record = {
        "version": _VERSION,
        "moves": [list(each) for each in moves],
        "files": [[each.path, _text(each.before), _text(each.after)] for each in files],
    }
    return json.dumps(record).encode("ascii")


def _decode(data: bytes) -> tuple[list[FileChange], list[Move]]:
    """Return what a journal tells of; raises ValueError if it is damaged."""
    try:
        return _edit_of(json.loads(data))
    except (AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("it is damaged") from error


def _edit_of(record: object) -> tuple[list[FileChange], list[Move]]:
    if not isinstance(record, dict) or record.get("version") != _VERSION:
        raise ValueError("it is damaged, or comes from another version")
    moves = [Move(*map(_inside, each)) for each in record.get("moves", ())]
    files = []
    for path, before, after in record["files"]:
        files.append(FileChange(_inside(path), _bytes(before), _bytes(after)))
    return files, moves


def _inside(path: str) -> str:
    """Return a path; raises ValueError if it leads out of the folder."""
    is_bad = os.path.isabs(path) or ".." in path.split("/") or "\0" in path
    if is_bad or not path.endswith((".yaml", ".txt")):
        raise ValueError("it is damaged")
    return path


def as_text(data: bytes) -> str:
    """Return bytes as a text that can be kept in JSON, whatever they are."""
    return data.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """Return the bytes that `as_text` made a text of."""
    return text.encode("utf-8", "surrogateescape")


def _text(data: bytes | None) -> str | None:
    return None if data is None else as_text(data)


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else as_bytes(text)
