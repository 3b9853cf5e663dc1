"""Lays out the files of a folder, and proves that the folder loads to the same records."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.edit.changes import RefusedError
from briefing.edit.folder_edit import make_edit
from briefing.edit.journal import FileChange, read_file
from briefing.edit.layout import laid_out
from briefing.edit.proof import Prepared, new_problems
from briefing.edit.undo_log import UndoLog
from briefing.lens.field_diff import bare
from briefing.load.files import find_files
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.lean_typing import NamedTuple


class Formatted(NamedTuple):
    """The edit, the files that are refused with the reason, and how many files there are.

    `notes` is what else is to be said.
    """

    prepared: Prepared
    refused: Sequence[RefusedError]
    total: int
    notes: Sequence[str] = ()

    @property
    def changes(self) -> tuple[FileChange, ...]:
        """The files that are changed."""
        return self.prepared.files


def formatted(root: str, before: Loaded | None = None) -> Formatted:
    """Lay out the files of a folder, in memory; `before` is the folder as loaded already.

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
    return Formatted(_proven(root, tuple(changes), before or load(root)), refused, total)


def format_folder(root: str, log: UndoLog | None = None) -> Formatted:
    """Lay out the files of a folder, all of them or none.

    Raises RefusedError if they are changed all the time or cannot be written, or if the folder
    would not load to the same records.
    """
    found: list[Formatted] = []

    def prepare(before: Loaded | None) -> Prepared:
        found.append(formatted(root, before))
        return found[-1].prepared

    written = make_edit(root, "files are laid out", prepare, log=log)
    return found[-1]._replace(notes=written.notes)


def _proven(root: str, files: tuple[FileChange, ...], before: Loaded) -> Prepared:
    """Return the edit; raises RefusedError if the folder would not load to what it is."""
    unsaved = {each.path: each.after for each in files if each.after is not None}
    after = load(root, unsaved=unsaved) if files else before
    is_same = bare(before.briefing) == bare(after.briefing)
    if not is_same or new_problems(before.problems, after.problems):
        raise RefusedError(
            "the folder would not load to the same records", "lay it out in an editor"
        )
    return Prepared(files, before, after)
