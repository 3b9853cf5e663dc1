"""The folder of a briefing's sources: which names and texts it has, and new ones in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping

from briefing.capture.captured import CaptureError
from briefing.capture.record import NewSource
from briefing.edit.changes import RefusedError
from briefing.edit.new_source import write_source
from briefing.edit.undo_log import UndoLog
from briefing.load.folder_layout import MAX_FILE, RESERVED, SOURCES
from briefing.model.bounded_read import read_bounded
from briefing.model.ids import is_id


class SourceFolder:
    """The sources of a briefing; `recorded` are the ids with the fingerprints on record.

    What is written is remembered in `log`.
    """

    def __init__(self, root: str, recorded: Mapping[str, str], log: UndoLog | None = None) -> None:
        self._root = root
        self._log = log
        self._texts = {sha256: name for name, sha256 in recorded.items()}
        self._names = {name.lower(): f"{name}.yaml" for name in recorded} | self._list()

    def _list(self) -> dict[str, str]:
        """Return the stems of the files of the folder by their lower-case form."""
        try:
            names = os.listdir(os.path.join(self._root, SOURCES))
        except OSError:
            return {}
        return {name.partition(".")[0].lower(): name for name in sorted(names) if name[0] != "."}

    @property
    def taken(self) -> frozenset[str]:
        """The names that no new source can have, in lower case."""
        return frozenset(self._names) | RESERVED

    def refuse_id(self, name: str) -> None:
        """Raise CaptureError if a new source cannot have this id."""
        if not is_id(name):
            raise CaptureError(f"`{name}` is no id", "write letters, digits, - and _")
        if name.lower() in RESERVED:
            raise CaptureError(f"Windows keeps no file of the name `{name}`", "choose another id")
        if other := self._names.get(name.lower()):
            hint = "nothing is overwritten: choose another id"
            raise CaptureError(f"the id `{name}` is taken by `{SOURCES}/{other}`", hint)

    def same_text(self, source: NewSource, file: bytes = b"") -> str:
        """Return the id or the file of the source that has this very text; empty if none has.

        `file` is what the text was read from, which may be the text on record itself.
        """
        for sha256 in (source.sha256, hashlib.sha256(file).hexdigest()):
            if found := self._texts.get(sha256):
                return found
        folder = os.path.join(self._root, SOURCES)
        try:
            with os.scandir(folder) as entries:
                near = [
                    each.name
                    for each in entries
                    if each.name.endswith(".txt") and each.stat().st_size == len(source.text)
                ]
        except OSError:
            return ""
        return next((f"{SOURCES}/{name}" for name in near if self._is(name, source)), "")

    def _is(self, name: str, source: NewSource) -> bool:
        try:
            data = read_bounded(os.path.join(self._root, SOURCES, name), MAX_FILE)
        except OSError:
            return False
        return hashlib.sha256(data).hexdigest() == source.sha256

    def files_of(self, name: str) -> tuple[str, str]:
        """Return the paths of a source's text and record."""
        return f"{SOURCES}/{name}.txt", f"{SOURCES}/{name}.yaml"

    def take(self, name: str, source: NewSource) -> None:
        """Count a source among those that are there."""
        self._names[name.lower()] = f"{name}.yaml"
        self._texts[source.sha256] = name

    def write(self, name: str, source: NewSource) -> tuple[str, str]:
        """Write a new source, and return the paths of its text and record.

        Raises CaptureError if it cannot be written; then nothing is left behind.
        """
        self.refuse_id(name)
        try:
            return write_source(self._root, name, source, self._log)
        except RefusedError as error:
            raise CaptureError(str(error), error.hint or "nothing was written") from None
