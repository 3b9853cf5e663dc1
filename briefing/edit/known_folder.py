"""A folder as it was loaded for an edit, and whether its files are still those."""

from __future__ import annotations

from briefing.load.folder_layout import CONTENT, EVENTS, PROPOSALS, SOURCES
from briefing.load.loaded import Loaded
from briefing.model.lean_typing import NamedTuple
from briefing.system.watch import Watch


class KnownFolder(NamedTuple):
    """A folder as loaded, and a watch on its files that began before that."""

    loaded: Loaded
    watch: Watch


def watch_files(root: str) -> Watch:
    """Return a watch on all files of a folder on which an edit may rest."""
    return Watch(root, (CONTENT, EVENTS, SOURCES, PROPOSALS), (".yaml", ".yml", ".txt"))
