"""Lays out the files of a folder, and proves that the folder loads to the same records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.edit.changes import RefusedError
from briefing.edit.journal import (
    ChangedMeanwhileError,
    FileChange,
    editing,
    read_file,
    recover,
    replace_files,
)
from briefing.edit.layout import laid_out
from briefing.edit.undo_log import UndoLog
from briefing.lens.field_diff import bare
from briefing.load import Loaded, load
from briefing.load.files import find_files
from briefing.model.lean_typing import NamedTuple
from briefing.model.text import visible


class Formatted(NamedTuple):
    """The files that are changed, those that are refused with the reason, and how many there are.

    `notes` is what else is to be said.
    """

    changes: Sequence[FileChange]
    refused: Sequence[RefusedError]
    total: int
    notes: Sequence[str] = ()


def formatted(root: str) -> Formatted:
    """Lay out the files of a folder, in memory.

    Raises RefusedError if the folder would not load to the same records.
    """
    folder = find_files(root, [], [])
    paths: list[str] = []
    if folder:
        every = (folder.brief, *(folder.events or {}).values(), folder.disputes)
        paths = [each for each in (*every, *(folder.sources or {}).values()) if each]
    changes, refused, total = [], [], 0
    for path in paths:
        try:
            data = read_file(root, path)
            if data is None:
                continue
            total += 1
            after = laid_out(path, data)
        except RefusedError as error:
            refused.append(error)
            continue
        if after != data:
            changes.append(FileChange(path, data, after))
    if changes:
        _prove(root, changes)
    return Formatted(changes, refused, total)


def format_folder(root: str, log: UndoLog | None = None) -> Formatted:
    """Lay out the files of a folder, all of them or none.

    Raises RefusedError if one of them is changed meanwhile or cannot be written, or if the folder
    would not load to the same records.
    """
    notes = []
    try:
        with editing(root):
            if done := recover(root):
                notes.append(done)
            found = formatted(root)
            if found.changes:
                notes += _remember(log, found.changes)
                replace_files(root, found.changes)
    except ChangedMeanwhileError:
        raise RefusedError("a file has just been changed", "try again") from None
    return found._replace(notes=notes)


def _remember(log: UndoLog | None, changes: Sequence[FileChange]) -> list[str]:
    """Note how to take it back; an edit that does not take place is seen by its fingerprints."""
    if log is None:
        return []
    try:
        log.push("files are laid out", changes)
    except OSError as error:
        return [f"it cannot be taken back by `undo`: {visible(log.path)}: {error.strerror}"]
    return []


def _prove(root: str, changes: Sequence[FileChange]) -> None:
    """Load the folder as it is and as it would be; raise RefusedError if they differ."""
    unsaved = {each.path: each.after for each in changes if each.after is not None}
    before, after = load(root), load(root, unsaved=unsaved)
    if bare(before.briefing) != bare(after.briefing) or _problems(after) - _problems(before):
        raise RefusedError(
            "the folder would not load to the same records", "lay it out in an editor"
        )


def _problems(loaded: Loaded) -> Counter[tuple[str, str, str]]:
    return Counter((each.span.path, each.code, each.message) for each in loaded.problems)
