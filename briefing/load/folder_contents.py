"""All that loading a folder reads, as one text of bytes: equal texts load to equal records.

It holds the files themselves and no digest of them: comparing is exact, and quicker than hashing.
"""

from __future__ import annotations

import os
import sys

from briefing import __version__
from briefing.load.folder_layout import CONTENT, EVENTS, MAX_FILE, SOURCES
from briefing.model.bounded_read import read_bounded

MOST_BYTES = 64 * 2**20
"""The contents of a larger folder are not compared: that would take as much memory as loading."""

_ENDINGS = (".yaml", ".yml")


def contents_of(root: str) -> bytes | None:
    """Return what loading a folder depends on, or None where that cannot be told simply.

    That is so where a file cannot be read, where a link leads elsewhere, and for folders beyond
    MOST_BYTES; such folders are loaded each time.
    """
    size = 0
    try:
        parts = [_program()]
        for folder in (CONTENT, EVENTS, SOURCES):
            base = os.path.join(root, folder)
            if os.path.islink(base):
                return None
            with os.scandir(base) as entries:
                listed = sorted((each for each in entries), key=_name)
            for entry in listed:
                if entry.name.startswith("."):
                    continue
                if entry.is_symlink():
                    return None
                is_folder = entry.is_dir()
                data = b""
                if not is_folder and entry.name.endswith(_ENDINGS):
                    data = read_bounded(entry.path, MAX_FILE)
                size += len(data)
                if size > MOST_BYTES:
                    return None
                name = os.fsencode(f"{folder}/{entry.name}")
                parts.append(b"%d %d %d\n%b%b" % (is_folder, len(name), len(data), name, data))
    except (OSError, ValueError):
        return None
    return b"".join(parts)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _program() -> bytes:
    """Return what tells this program from others that would read the same files otherwise.

    In a checkout the version stays while the code changes, so that its files count as well.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found = [__version__, str(sys.implementation.cache_tag)]
    folders = [os.path.join(package, name) for name in ("load", "model")]
    for folder in folders:  # which grows meanwhile
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=_name):
                if entry.name.endswith(".py"):
                    state = entry.stat()
                    found.append(f"{entry.name} {state.st_size} {state.st_mtime_ns}")
                elif entry.is_dir() and entry.name != "__pycache__":
                    folders.append(entry.path)
    return "\n".join([*found, ""]).encode()
