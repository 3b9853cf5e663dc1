"""What an editorial rule is: one documented function with its code, severity and examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.check.case import Case
from briefing.model.diagnostic_codes import Code
from briefing.model.diagnostics import Severity, Span
from briefing.model.lean_typing import NamedTuple


class Finding(NamedTuple):
    """What a rule found.

    `at` names it for an `allow` entry: an event, ``EVENT#POINT``, a source, dispute, topic or
    voice by its id, a key of the brief such as ``judgments``, or ``originals``. `hint` says what to
    do about this very case; where it is empty the rule's own remedy stands.
    """

    span: Span
    at: str
    message: str
    hint: str = ""
    related: tuple[Span, str] | None = None


Find = Callable[[Case], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule: how it finds what it is about, and how it is explained.

    `needs_texts` says that it looks at the sources' own texts, and at nothing without them;
    `is_local`, that what it finds depends on the reader's own folders: an allowance for it is never
    of no use.
    """

    code: str
    severity: Severity
    explanation: Code
    find: Find
    needs_texts: bool = False
    is_local: bool = False


def rule(
    code: str,
    title: str,
    *,
    why: str,
    remedy: str,
    bad: str,
    good: str,
    severity: Severity = Severity.WARNING,
    needs_texts: bool = False,
    is_local: bool = False,
) -> Callable[[Find], Rule]:
    """Make a rule of a function.

    `why` gives the reason and the standard that asks for it; `bad` and `good` are snippets of
    YAML.
    """
    explanation = Code(title, why, remedy, bad, good)
    return lambda find: Rule(code, severity, explanation, find, needs_texts, is_local)
