"""Writes files together, and remembers how to take that back."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from briefing.edit.journal import FileChange, Move, PartlyWrittenError, replace_files
from briefing.edit.undo_log import UndoLog
from briefing.model.text import visible
from briefing.system.interrupts import held_interrupt


def written(label: str) -> str:
    """Return what is said of an interrupt that comes when an edit has been made."""
    return f"interrupted, but it is written: {label}"


def write_together(
    root: str,
    label: str,
    files: Sequence[FileChange],
    log: UndoLog | None,
    *,
    moves: Sequence[Move] = (),
    mended: Sequence[str] = (),
) -> list[str]:
    """Replace files, or none of them, and return what is to be said; the caller holds the lock.

    It is remembered first: an edit that did not take place is seen by its fingerprints. `mended`
    are the errors that are gone after it. Raises as `replace_files` does.
    """
    notes: list[str] = []
    if not files and not moves:
        return notes
    if log:
        try:
            log.push(label, files, moves, mended)
        except OSError as error:
            where = visible(log.path)
            notes.append(f"it cannot be taken back by `undo`: {where}: {error.strerror}")
            log = None
    try:
        with held_interrupt(written(label)):
            replace_files(root, files, moves)
            log = None  # it has taken place
    except PartlyWrittenError:  # it may yet take place
        raise
    except BaseException:
        if log:
            with contextlib.suppress(OSError):  # it is passed over in any case
                log.pop()
        raise
    return notes
