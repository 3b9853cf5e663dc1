"""Seeing that files of a folder have changed."""

from __future__ import annotations

import os
from collections.abc import Sequence

_Seen = dict[str, tuple[int, int, int]]
"""Each file's time of change in nanoseconds, size in bytes and inode."""


class Watch:
    """The files with some endings that stand directly in some folders below a root.

    Hidden files and symbolic links are passed over, and a folder that cannot be listed is empty.
    One thread asks; `accept` may be called from another, at the price of a change told twice.
    """

    def __init__(self, root: str, folders: Sequence[str], suffixes: Sequence[str]) -> None:
        self._folders = [os.path.join(root, folder) for folder in folders]
        self._suffixes = tuple(suffixes)
        self._known = self._last = self._look()

    def has_changed(self) -> bool:
        """Whether there is news, to be asked a few times a second; True once for each change.

        A change counts when two looks in a row see the same: whoever writes has finished.
        """
        now = self._look()
        at_rest = now == self._last
        self._last = now
        if at_rest and now != self._known:
            self._known = now
            return True
        return False

    def differs(self) -> bool:
        """Whether the files are others than those known, whoever may still be writing."""
        return self._look() != self._known

    def accept(self) -> None:
        """Take what there is at present as known."""
        self._known = self._last = self._look()

    def _look(self) -> _Seen:
        seen: _Seen = {}
        for folder in self._folders:
            try:
                with os.scandir(folder) as entries:
                    for entry in entries:
                        name = entry.name
                        if not name.endswith(self._suffixes) or name.startswith("."):
                            continue
                        if entry.is_file(follow_symlinks=False):
                            state = entry.stat(follow_symlinks=False)
                            seen[entry.path] = (state.st_mtime_ns, state.st_size, state.st_ino)
            except OSError:  # gone, or going: the next look sees what is left
                continue
        return seen
