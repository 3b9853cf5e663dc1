"""Edits a folder: makes the changes, proves that the folder then loads, and writes.

Nothing is written unless every file says what was meant and the folder has no error that it did not
have before. An edit is prepared before the folder's lock is taken, so that others do not wait for
it; where a file of the folder has changed since, it is prepared and proven again behind the lock.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Sequence

from briefing.edit.changes import Change, Path, RefusedError
from briefing.edit.file_edit import edit_file, new_file, value_at, what_it_says
from briefing.edit.journal import (
    ChangedMeanwhileError,
    FileChange,
    Move,
    editing,
    read_file,
    recover,
    replace_files,
)
from briefing.edit.known_folder import KnownFolder, watch_files
from briefing.edit.new_ids import require_new_id
from briefing.edit.proof import Prepared, proven
from briefing.edit.remembered_write import write_together, written
from briefing.edit.source_abbreviations import as_spelled
from briefing.edit.undo_log import Inverse, LoggedEdit, UndoLog, inverse_of
from briefing.load.extents import Plain
from briefing.load.folder_layout import EVENTS, PROPOSALS, SOURCES
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.lean_typing import NamedTuple
from briefing.model.text import visible
from briefing.system.interrupts import held_interrupt
from briefing.system.watch import Watch

_ATTEMPTS = 3


class FileRequest(NamedTuple):
    """What is to become of one file: changes of what it says, or `record` for a new one.

    With both, the record is for a folder that has no such file yet. `text` are the new bytes of the
    whole file, such as a source's own text; `is_new` says that there is none yet.
    """

    path: str
    changes: Sequence[Change] = ()
    record: Plain = None
    text: bytes | None = None
    is_new: bool = False


class EditRequest(NamedTuple):
    """An edit by ids, for any state of the folder: what it is in words, and its files.

    The files are in the order in which they are written: what is referred to comes first.
    `expected` are codes of errors that the edit may bring, such as an event without points.
    """

    label: str
    files: Sequence[FileRequest]
    expected: Collection[str] = ()


class EditResult(NamedTuple):
    """An edit that has been made, or would be: `notes` is what else is to be said about it.

    One that changes nothing is never written.
    """

    label: str
    prepared: Prepared
    is_written: bool
    notes: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[FileChange, ...]:
        """The bytes of the files before and after."""
        return self.prepared.files

    @property
    def moves(self) -> tuple[Move, ...]:
        """The files that get another name."""
        return self.prepared.moves


Review = Callable[[Prepared], None]
"""Looks at a prepared edit before it is written; raises RefusedError to stop it."""
Prepare = Callable[[Loaded | None], Prepared]
"""Makes an edit in memory and proves it, from the folder as loaded already if it is given."""


def file_says(root: str, path: str, at: Path = ()) -> Plain:
    """Return what a file of a folder says, or has at some steps; None if the file is not there.

    Raises RefusedError if it cannot be read, or has nothing there.
    """
    data = read_file(root, path)
    if data is None:
        return None
    said = what_it_says(path, data)
    return value_at(data, at) if at else said


def prepare(root: str, request: EditRequest, before: Loaded | None = None) -> Prepared:
    """Make an edit in memory and prove it; `before` is the folder as loaded already.

    Raises RefusedError if it cannot be made or proven.
    """
    before = before or load(root)
    files = []
    for each in request.files:
        data = read_file(root, each.path)
        if each.is_new and data is not None:
            raise RefusedError(f"{visible(each.path)} is already there", "choose another name")
        if each.text is not None:
            files.append(FileChange(each.path, data, each.text))
        elif each.record is not None and not (each.changes and data is not None):
            if data is not None:
                raise RefusedError(f"{visible(each.path)} is already there")
            _require_name(each.path, before)
            files.append(FileChange(each.path, None, new_file(each.path, each.record)))
        elif data is None:
            raise RefusedError(f"{visible(each.path)} is not there any more")
        else:
            changes = _as_the_file_spells(each, data, before)
            files.append(FileChange(each.path, data, edit_file(each.path, data, changes)))
    return proven(root, tuple(files), before, expected=request.expected)


def _as_the_file_spells(request: FileRequest, data: bytes, before: Loaded) -> Sequence[Change]:
    """Return changes in which sources are abbreviated as the file abbreviates them."""
    sources = before.briefing.sources if before.briefing else ()
    text = data.decode("utf-8", "replace")
    return as_spelled(request.path, text, request.changes, sources)


def _require_name(path: str, before: Loaded) -> None:
    """Raise RefusedError if a new record file cannot have its name."""
    folder = next(
        (each for each in (EVENTS, SOURCES, PROPOSALS) if path.startswith(f"{each}/")), ""
    )
    if folder:
        briefing = before.briefing
        of_folder = {EVENTS: briefing.events, SOURCES: briefing.sources} if briefing else {}
        stem = path.removeprefix(f"{folder}/").removesuffix(".yaml")
        require_new_id(stem, of_folder.get(folder, ()), is_file=True)


def edit(
    root: str,
    request: EditRequest,
    *,
    review: Review | None = None,
    log: UndoLog | None = None,
    is_dry_run: bool = False,
    before: KnownFolder | None = None,
) -> EditResult:
    """Make an edit of a folder.

    `before` is the folder as loaded already. What others change meanwhile is kept: the edit is then
    made anew. Raises RefusedError, with nothing changed, if it cannot be made, proven or written.
    """
    return make_edit(
        root,
        request.label,
        lambda loaded: prepare(root, request, loaded),
        review=review,
        log=log,
        is_dry_run=is_dry_run,
        before=before,
    )


def make_edit(
    root: str,
    label: str,
    prepare_it: Prepare,
    *,
    review: Review | None = None,
    log: UndoLog | None = None,
    is_dry_run: bool = False,
    before: KnownFolder | None = None,
) -> EditResult:
    """Make an edit that `prepare_it` prepares, from any state of the folder; else as `edit`."""
    notes: list[str] = []
    if not is_dry_run and (done := finish_interrupted(root, log)):
        notes.append(done)
        before = None

    def reviewed(loaded: Loaded | None) -> Prepared:
        prepared = prepare_it(loaded)
        if review:
            review(prepared)
        return prepared

    loaded = before.loaded if before else None
    if is_dry_run:
        prepared = reviewed(loaded)
        return EditResult(label, prepared, is_written=False, notes=prepared.notes)
    watch = before.watch if before else watch_files(root)
    first = _prepared_early(watch, lambda: reviewed(loaded))
    for _ in range(_ATTEMPTS):
        try:
            with editing(root):
                if done := _recover(root, log):  # by another process, a moment ago
                    notes.append(done)
                prepared = _still_right(watch, first) or _prepared_at_rest(watch, reviewed)
                first = None
                notes += write_together(
                    root,
                    label,
                    prepared.files,
                    log,
                    moves=prepared.moves,
                    mended=prepared.mended,
                )
        except ChangedMeanwhileError:
            continue
        notes += [*prepared.notes, *_open_in_editors(root, prepared)]
        is_written = bool(prepared.files or prepared.moves)
        return EditResult(label, prepared, is_written=is_written, notes=tuple(notes))
    raise RefusedError("the files are being changed all the time", "try again later")


def _prepared_early(watch: Watch, prepare_it: Callable[[], Prepared]) -> Prepared | None:
    """Return an edit prepared before the lock is taken, so that nobody waits for it.

    None if it is refused, and files have changed that it was to be made from.
    """
    try:
        return prepare_it()
    except RefusedError:
        if watch.differs():
            return None
        raise


def _still_right(watch: Watch, prepared: Prepared | None) -> Prepared | None:
    """Return an edit that is prepared, if no file of the folder has changed since."""
    return None if watch.differs() else prepared


def _prepared_at_rest(watch: Watch, prepare_it: Prepare) -> Prepared:
    """Return an edit prepared behind the lock, so that many processes do not bar each other.

    Raises ChangedMeanwhileError if an editor, which knows no lock, has changed files meanwhile.
    """
    watch.accept()
    prepared = prepare_it(None)
    if watch.differs():
        raise ChangedMeanwhileError
    return prepared


def finish_interrupted(root: str, log: UndoLog | None = None) -> str:
    """Carry on an edit that was interrupted; return what was done, empty for nothing.

    One that is taken back is forgotten by the log: it would be in the way of the edits before it.
    """
    with editing(root):
        return _recover(root, log)


def _recover(root: str, log: UndoLog | None) -> str:
    """Carry on an edit that was interrupted; the caller holds the lock."""
    done = recover(root)
    for files in done.taken_back if log else ():
        assert log
        with contextlib.suppress(OSError):  # `undo` will say that it cannot be read
            log.forget(files)
    return done.said


def undo(root: str, log: UndoLog, *, is_dry_run: bool = False) -> EditResult | None:
    """Take the last edit of a folder back; None if there is nothing to take back.

    Raises RefusedError if a file has been changed since, or if the folder would have an error that
    it does not have now. Where that was interrupted before, it is brought to its end.
    """
    notes = []
    if not is_dry_run and (done := finish_interrupted(root, log)):
        notes.append(done)
    watch = watch_files(root)
    try:
        edits = log.edits()
    except OSError as error:
        hint = "look at it, and remove it: no edit before that can then be taken back"
        reason = error.strerror or str(error)
        raise RefusedError(f"cannot read {visible(log.path)}: {reason}", hint) from error
    if edits and edits[-1].is_being_undone and inverse_of(root, edits[-1]) is None:
        return _end_undo(root, log, edits[-1], is_dry_run=is_dry_run)
    entry, inverse = _last_edit(root, edits)
    if entry is None or inverse is None:
        return None
    prepared = proven(
        root,
        inverse.files,
        load(root),
        moves=inverse.moves,
        expected=None,
        returning=entry.errors,
    )
    if is_dry_run:
        return EditResult(entry.label, prepared, is_written=False)
    try:
        with editing(root):
            if _recover(root, log) or watch.differs() or log.edits() != edits:
                raise ChangedMeanwhileError  # noqa: TRY301 - as where a file of the edit is another
            log.begin_undo(entry)
            with held_interrupt(written(f"taken back: {entry.label}")):
                replace_files(root, inverse.files, inverse.moves)
                log.pop()
    except ChangedMeanwhileError:
        raise RefusedError("a file has just been changed", "try again") from None
    except OSError as error:
        raise RefusedError(f"cannot write {visible(log.path)}: {error.strerror}") from error
    return EditResult(entry.label, prepared, is_written=True, notes=tuple(notes))


def _end_undo(root: str, log: UndoLog, entry: LoggedEdit, *, is_dry_run: bool) -> EditResult:
    """Forget an edit that is taken back: the process which did that was killed before it could."""
    if not is_dry_run:
        try:
            with editing(root):
                if log.edits()[-1:] == [entry]:
                    log.pop()
        except OSError as error:
            raise RefusedError(f"cannot write {visible(log.path)}: {error.strerror}") from error
    note = f"the undo that was interrupted is done: {entry.label} is taken back"
    loaded = load(root)
    return EditResult(entry.label, Prepared((), loaded, loaded), is_written=False, notes=(note,))


def _last_edit(root: str, edits: Sequence[LoggedEdit]) -> tuple[LoggedEdit | None, Inverse | None]:
    """Return the last edit that took place and is not taken back, and how to do that."""
    for entry in reversed(edits):
        if inverse := inverse_of(root, entry):
            return entry, inverse
    return None, None


def _open_in_editors(root: str, prepared: Prepared) -> list[str]:
    """Return a warning for each file that Vim or Emacs seems to have open."""
    notes = [
        f"{visible(each.path)} is open in an editor: read it anew there"
        for each in prepared.files
        if _is_open(root, each.path)
    ]
    for move in prepared.moves:
        if _is_open(root, move.old):
            hint = f"close it there, and open {visible(move.new)}"
            notes.append(f"{visible(move.old)} is open in an editor: {hint}")
    return notes


def _is_open(root: str, path: str) -> bool:
    folder, name = os.path.split(os.path.join(root, path))
    return any(
        os.path.lexists(os.path.join(folder, f".{sign}")) for sign in (f"{name}.swp", f"#{name}")
    )
