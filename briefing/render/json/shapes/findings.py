"""The shapes of what `check` finds and of what was said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, NotRequired, TypedDict

from briefing.model.diagnostics import Severity


class Remark(TypedDict):
    """What a rule says of a line."""

    path: Annotated[str, "With slashes on every system."]
    line: int
    severity: Annotated[str, Severity]
    code: Annotated[str, "As in [docs/diagnostics.md](diagnostics.md)."]
    message: str
    hint: str


class Finding(Remark):
    """What a rule says of a place."""

    column: Annotated[int, "From 1."]


class Acceptance(TypedDict):
    """How a curator may accept a problem."""

    allow_at: NotRequired[
        Annotated[str, "The place that an entry of `allow` in `content/brief.yaml` gives."]
    ]
    allow: NotRequired[Annotated[str, "That entry in YAML, which waits for a reason."]]


class Problem(Finding, Acceptance):
    """A problem; its path begins with the folder as it was named.

    One that a curator may accept has two more keys.
    """


class Problems(TypedDict):
    """What `briefing check --format json` writes."""

    format: Literal["briefing-problems"]
    version: Literal[1]
    problems: Iterable[Problem]


class Said(TypedDict):
    """What a command with `--format json` writes if it has nothing else to write.

    It was refused, or found nothing. The lines are those on standard error.
    """

    format: Literal["briefing-said"]
    version: Literal[1]
    exit_code: Annotated[int, "The exit code of the command."]
    messages: Annotated[Iterable[str], "What was said, with what to do about it."]
