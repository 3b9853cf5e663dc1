"""Replaces several files together or not at all, also when the process is killed on the way.

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
from briefing.load.folder_layout import CONTENT, EVENTS, MAX_FILE, PROPOSALS, SOURCES
from briefing.model.bounded_read import read_bounded
from briefing.model.lean_typing import NamedTuple
from briefing.model.paths import is_inside
from briefing.model.text import visible
from briefing.system.file_lock import LockedError, locked
from briefing.system.files import write_atomic

JOURNAL = ".briefing-journal"
"""The journal's name in the folder."""
_LOCK = ".briefing-edit"
_MAX_JOURNAL = 16 * MAX_FILE
_VERSION = 1
_SCRATCH = re.compile(r"\..+\.yaml\.[0-9a-f]{8}\.tmp|\.\.briefing-journal\.[0-9a-f]{8}\.tmp")


class FileChange(NamedTuple):
    """The bytes of a file before and after an edit; None where there is no file."""

    path: str
    before: bytes | None
    after: bytes | None

    @property
    def inverse(self) -> FileChange:
        """The change that takes this one back."""
        return FileChange(self.path, self.after, self.before)


class ChangedMeanwhileError(Exception):
    """A file is no longer what the edit was made from; nothing is changed."""


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


def replace_files(root: str, files: Sequence[FileChange]) -> None:
    """Write files together; the caller holds the lock.

    Raises ChangedMeanwhileError if one of them is not as before, RefusedError if one cannot be
    written, and then all are as they were.
    """
    for each in files:
        _require_unchanged(root, each)
    if len(files) == 1:  # one file is replaced at once
        _write(root, files[0])
        return
    journal = os.path.join(root, JOURNAL)
    try:
        write_atomic(journal, _encode(files), mode=0o600)
    except OSError as error:
        raise RefusedError(f"cannot write {JOURNAL}: {error.strerror or error}") from error
    try:
        for each in files:
            _require_unchanged(root, each)
            _write(root, each)
    except BaseException:
        _take_back(root, files)
        os.unlink(journal)
        raise
    os.unlink(journal)


def _require_unchanged(root: str, change: FileChange) -> None:
    if read_file(root, change.path) != change.before:
        raise ChangedMeanwhileError


def recover(root: str) -> str:
    """Carry on an edit that was interrupted; return what was done, empty if there is nothing.

    The caller holds the lock. Where a file has been changed since, the edit is taken back as far as
    it went.
    """
    _remove_scratch(root)
    journal = os.path.join(root, JOURNAL)
    try:
        files = _decode(read_bounded(journal, _MAX_JOURNAL, follows_links=False))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise RefusedError(
            f"{JOURNAL} is in the folder and cannot be read: {error}",
            "look at it, and remove it: it tells of an edit that was interrupted",
        ) from error
    foreign = [
        each.path for each in files if read_file(root, each.path) not in (each.before, each.after)
    ]
    if foreign:
        _take_back(root, files)
        os.unlink(journal)
        names = ", ".join(map(visible, foreign))
        return f"an edit that was interrupted is taken back; {names} has been changed since"
    for each in files:
        if read_file(root, each.path) == each.before:
            _write(root, each)
    os.unlink(journal)
    return "an edit that was interrupted is done"


def _write(root: str, change: FileChange) -> None:
    """Write one file, through a link in the folder and with the mode that it has."""
    path = os.path.join(root, change.path)
    try:
        if change.after is None:
            os.unlink(path)
        else:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write_atomic(path, change.after, overwrite=change.before is not None)
    except FileExistsError as error:
        raise ChangedMeanwhileError from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError(f"cannot write {visible(change.path)}: {reason}") from error


def _take_back(root: str, files: Sequence[FileChange]) -> None:
    """Undo what was written of an edit, where nobody has changed it since."""
    for each in files:
        if each.after != each.before and read_file(root, each.path) == each.after:
            _write(root, each.inverse)


def _remove_scratch(root: str) -> None:
    """Remove what a killed edit had begun to write; the loader does not see it."""
    for folder in ("", CONTENT, EVENTS, SOURCES, PROPOSALS):
        base = os.path.join(root, folder)
        with contextlib.suppress(OSError):
            for name in os.listdir(base):
                if name.startswith(".") and _SCRATCH.fullmatch(name):
                    os.unlink(os.path.join(base, name))


def _encode(files: Sequence[FileChange]) -> bytes:
    record = {
        "version": _VERSION,
        "files": [[each.path, _text(each.before), _text(each.after)] for each in files],
    }
    return json.dumps(record).encode("ascii")


def _decode(data: bytes) -> list[FileChange]:
    record = json.loads(data)
    if not isinstance(record, dict) or record.get("version") != _VERSION:
        raise ValueError("it is damaged, or comes from another version")
    files = []
    for path, before, after in record["files"]:
        inside = not os.path.isabs(path) and ".." not in path.split("/")
        if not inside or not path.endswith(".yaml"):
            raise ValueError("it is damaged")
        files.append(FileChange(path, _bytes(before), _bytes(after)))
    return files


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode()


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()
