"""Reads and writes files that only save time: each may be lost, damaged or deleted at any time."""

from __future__ import annotations

import contextlib
import os
import zlib

from briefing.model.bounded_read import read_bounded
from briefing.system.files import write_atomic

MOST_KEPT = 256 * 2**20
"""Bytes of all files in a cache; beyond that the oldest go."""

_MAGIC = b"briefing cache 1\n"
_HEADER = len(_MAGIC) + 4 + 8


def read_cached(path: str, key: bytes) -> memoryview | None:
    """Return what was written under `key`; None if there is nothing, or it was made from others.

    Neither a link nor a file of another user is taken: only its owner can put another file into the
    folder, which nobody else can write to.
    """
    try:
        if hasattr(os, "geteuid") and os.lstat(path).st_uid != os.geteuid():
            return None
        data = memoryview(read_bounded(path, MOST_KEPT, follows_links=False))
    except (OSError, ValueError):
        return None
    check = int.from_bytes(data[len(_MAGIC) : len(_MAGIC) + 4], "big")
    length = int.from_bytes(data[len(_MAGIC) + 4 : _HEADER], "big")
    end = _HEADER + length
    if data[: len(_MAGIC)] != _MAGIC or data[_HEADER:end] != key or zlib.crc32(data[end:]) != check:
        return None
    return data[end:]


def write_cached(path: str, key: bytes, data: bytes) -> None:
    """Keep `data` under `key`; do nothing where that is not possible."""
    header = _MAGIC + zlib.crc32(data).to_bytes(4, "big") + len(key).to_bytes(8, "big")
    if len(header) + len(key) + len(data) > MOST_KEPT:
        return
    with contextlib.suppress(OSError, ValueError):
        folder = os.path.dirname(path)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        written = b"".join((header, key, data))
        write_atomic(path, written, overwrite=True, mode=0o600, is_synced=False)
        _remove_oldest(folder, os.path.splitext(path)[1])


def _remove_oldest(folder: str, ending: str) -> None:
    """Remove the files that were written first, until the others are within MOST_KEPT."""
    states = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ending):
                state = entry.stat(follow_symlinks=False)
                states.append((state.st_mtime_ns, entry.path, state.st_size))
    size = 0
    for _, path, each in sorted(states, reverse=True):
        size += each
        if size > MOST_KEPT:
            os.unlink(path)
