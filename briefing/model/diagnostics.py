"""Diagnostics: problems of a file with their position. They are returned, never raised."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from briefing.model.lean_typing import NamedTuple


class Span(NamedTuple):
    """A position in a file of the folder; `line` and `column` count characters from 1."""

    path: str
    line: int = 1
    column: int = 1


class Mend(NamedTuple):
    """A word at the place of a finding, and the only one that can be meant instead."""

    wrong: str
    right: str


class Severity(StrEnum):
    """Whether a finding always fails a folder, or only if warnings count."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(NamedTuple):
    """One finding.

    `code` is a row of `briefing.model.diagnostic_codes`, or of an editorial rule; `hint` says what
    to do about this very case (where it is empty the row's own remedy stands); `excerpt` is the
    offending line, made safe to print; `related` names a second place, such as the first of two
    equal keys.
    `allow_at` is the place that an `allow` entry gives to accept the finding, empty where none can.
    `mend` is what `check --fix` does about it, where that is certain.
    """

    span: Span
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""
    related: tuple[Span, str] | None = None
    severity: Severity = Severity.ERROR
    allow_at: str = ""
    mend: Mend | None = None

    @property
    def is_error(self) -> bool:
        """Whether the folder fails because of it."""
        return self.severity is Severity.ERROR


def sort_problems(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort problems by file and line."""
    return tuple(sorted(problems, key=lambda each: (each.span, each.code, each.message)))


WARNINGS = frozenset({"case-clash", "comment-in-text", "reserved-name", "unread-file"})
"""Codes of what loading warns of; every other of its findings is an error."""


def warn(
    span: Span, code: str, message: str, hint: str = "", related: tuple[Span, str] | None = None
) -> Diagnostic:
    """Return a warning of loading, which `allow` accepts by the path of its file."""
    return Diagnostic(
        span, code, message, hint, "", related, severity=Severity.WARNING, allow_at=span.path
    )
