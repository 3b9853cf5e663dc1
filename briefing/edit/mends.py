"""One thing that is mended in a folder."""

from __future__ import annotations

from collections.abc import Callable

from briefing.edit.changes import Change
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Source
from briefing.model.source_text import SourceText

TextOf = Callable[[Source], SourceText | None]
"""Reads a source's own text; None where it is not at hand."""


class Mended(NamedTuple):
    """What was mended: where it stood, the code of the finding, and the change in words."""

    span: Span
    code: str
    what: str

    @classmethod
    def at_top(cls, path: str, what: str) -> Mended:
        """Return what was put before the first line of a file."""
        return cls(Span(path), "", what)


class RuleMend(NamedTuple):
    """A change that mends a finding of a rule, whose place is `at`."""

    path: str
    at: str
    change: Change
    mended: Mended
