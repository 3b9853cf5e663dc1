"""What is taken from others' files."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.lean_typing import NamedTuple


class ImportedEvent(NamedTuple):
    """An event as a file tells of it; `date` is in the notation of the YAML, empty for none.

    `id` is the one that it has there, if any. `place` and `rank` are empty where it has none.
    `remarks` are what else the file says, for the curator to read.
    """

    title: str
    date: str = ""
    id: str = ""
    place: str = ""
    rank: str = ""
    topics: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Taken(NamedTuple):
    """The events of a file in its order, and in words what was not taken, with its line."""

    events: Sequence[ImportedEvent]
    problems: Sequence[str]
    notes: Sequence[str] = ()


class UnreadableError(Exception):
    """A file that cannot be read as what it should be; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
