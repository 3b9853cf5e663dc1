"""The result of loading a folder."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing

ProgressCallback = Callable[[int, int], None]
"""Called now and then with the number of files read and of all files."""


class Loaded(NamedTuple):
    """The result of loading a folder.

    `briefing` holds all sound records, or is None if the folder is not a briefing at all;
    `problems` are in order of path, line and column: errors, and warnings that the brief does not
    accept, for which nothing is left out. `size` is the number of bytes read.
    """

    root: str
    briefing: Briefing | None
    problems: tuple[Diagnostic, ...]
    size: int

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems for which a record was left out."""
        return tuple([each for each in self.problems if each.is_error])
