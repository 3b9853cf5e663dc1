"""What is wrong with a file, and where: data, never raised."""

from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A place in a file of the folder; `line` and `column` count characters from 1."""

    path: str
    line: int = 1
    column: int = 1


class Severity(StrEnum):
    """Whether a finding makes a folder fail, or only where warnings count."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(NamedTuple):
    """One finding.

    `code` is a row of `briefing.model.codes.CODES`, or an editorial rule's; `hint` says what to do
    about this very case (where it is empty the row's own remedy stands); `excerpt` is the offending
    line, made safe to print; `related` names a second place, such as the first of two equal keys.
    """

    span: Span
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""
    related: tuple[Span, str] | None = None
    severity: Severity = Severity.ERROR
