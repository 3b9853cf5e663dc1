"""Detects changes of files in a folder by polling."""

from __future__ import annotations

import os
from collections.abc import Sequence
from stat import S_ISREG

from briefing.model.paths import is_inside

_Seen = dict[str, tuple[int, int, int]]
"""Each file's time of change in nanoseconds, size in bytes and inode: a link's are its target's."""


class Watch:
    """The files with given extensions directly in some folders below a root.

    Hidden files and symbolic links that lead out of the root are skipped, and a folder that cannot
    be listed is empty. One thread polls; `accept` may be called from another, at the risk of
    reporting a change twice.
    """

    def __init__(self, root: str, folders: Sequence[str], suffixes: Sequence[str]) -> None:
        self._root = root
        self._steps = [_steps_to(root, folder) for folder in folders]
        self._suffixes = tuple(suffixes)
        self._known = self._last = self._look()

    def has_changed(self) -> bool:
        """Whether there is a change, to be polled a few times a second; True once for each change.

        A change is reported when two polls in a row find the same state: writing has finished.
        """
        now = self._look()
        at_rest = now == self._last
        self._last = now
        if at_rest and now != self._known:
            self._known = now
            return True
        return False

    def differs(self) -> bool:
        """Whether the files differ from the accepted state, even if still being written."""
        return self._look() != self._known

    def accept(self) -> None:
        """Take the present state as the accepted one."""
        self._known = self._last = self._look()

    def _look(self) -> _Seen:
        seen: _Seen = {}
        for steps in self._steps:
            # Check the target only if there is a link: resolving is slow.
            if any(map(os.path.islink, steps)) and not is_inside(self._root, steps[-1]):
                continue
            try:
                with os.scandir(steps[-1]) as entries:
                    for entry in entries:
                        name = entry.name
                        if not name.endswith(self._suffixes) or name.startswith("."):
                            continue
                        if state := self._state_of(entry):
                            seen[entry.path] = (state.st_mtime_ns, state.st_size, state.st_ino)
            except OSError:  # gone, or going: the next look sees what is left
                continue
        return seen

    def _state_of(self, entry: os.DirEntry[str]) -> os.stat_result | None:
        """Return the state of a file or of a link's target; None for anything else.

        A dangling link has a state of its own: its target may be created.
        """
        if not entry.is_symlink():
            return entry.stat(follow_symlinks=False) if entry.is_file() else None
        if not is_inside(self._root, entry.path):
            return None
        try:
            state = entry.stat()
        except OSError:
            return entry.stat(follow_symlinks=False)
        return state if S_ISREG(state.st_mode) else None


def _steps_to(root: str, folder: str) -> list[str]:
    """Return the paths of the folders on the way to a folder below a root, and its own last."""
    names = folder.split("/")
    return [os.path.join(root, *names[:end]) for end in range(1, len(names) + 1)]
