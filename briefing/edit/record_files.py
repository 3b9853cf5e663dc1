"""Reads the files of a briefing that an edit may be about."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable

from briefing.edit.changes import RefusedError
from briefing.edit.journal import read_file
from briefing.load.folder_layout import BRIEF, DISPUTES, EVENTS, MAX_FILE, SOURCES
from briefing.model.bounded_read import read_bounded


def record_files(root: str) -> Iterable[tuple[str, bytes]]:
    """Yield the files of a briefing with their bytes: what is referred to comes first.

    Raises RefusedError at one that cannot be read.
    """
    for path, is_link in _paths(root):
        yield from _bytes_of(root, path, is_plain=not is_link)


def readable_files(root: str) -> Iterable[tuple[str, bytes]]:
    """Yield the files of a briefing with their bytes, without those that cannot be read."""
    for path, is_link in _paths(root):
        with contextlib.suppress(RefusedError):
            yield from _bytes_of(root, path, is_plain=not is_link)


def _paths(root: str) -> Iterable[tuple[str, bool]]:
    """Yield the paths of a briefing's files, and whether each may be a link."""
    for folder in (SOURCES, EVENTS):
        try:
            with os.scandir(os.path.join(root, folder)) as entries:
                listed = sorted((each.name, each.is_symlink()) for each in entries)
        except OSError:
            listed = []
        for name, is_link in listed:
            if name.endswith(".yaml") and not name.startswith("."):
                yield f"{folder}/{name}", is_link
    yield from ((path, True) for path in (BRIEF, DISPUTES))


def _bytes_of(root: str, path: str, *, is_plain: bool = False) -> Iterable[tuple[str, bytes]]:
    """Yield a path with its bytes, if there is such a file; `is_plain` says that it is no link."""
    try:
        if is_plain:  # to look where each leads takes as long as to read it
            yield path, read_bounded(os.path.join(root, path), MAX_FILE)
            return
    except OSError:
        pass  # read_file says what is wrong
    data = read_file(root, path)
    if data is not None:
        yield path, data
