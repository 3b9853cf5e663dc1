"""The layout of a briefing's folder: its files and folders, and their valid names."""

from __future__ import annotations

import os

MAX_FILE = 8 * 2**20
"""Bytes in one YAML file."""

BRIEF = "content/brief.yaml"
DISPUTES = "content/disputes.yaml"
CONTENT = "content"
EVENTS = "content/events"
SOURCES = "seeds"
PROPOSALS = "proposals"
REJECTED = "proposals/rejected.yaml"
JOURNALS = ".briefing-journal", ".briefing-journal-back"
"""What an edit is written into first, and its name once that edit has failed."""
UNREAD = "nothing reads this"
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Ids after which no file can be called on Windows; its other reserved names are no ids."""


def is_briefing(root: str) -> bool:
    """Whether a folder holds a briefing."""
    return os.path.isfile(os.path.join(root, BRIEF))


def is_edit_unfinished(root: str) -> bool:
    """Whether an edit of a folder was interrupted, or is being made at this moment."""
    return any(os.path.lexists(os.path.join(root, name)) for name in JOURNALS)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether a directory entry is a folder."""
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: reading it will say so
        return False
