"""The type of an editorial rule: a function with its code, severity and explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.check.case import Case
from briefing.model.diagnostic_codes import Code
from briefing.model.diagnostics import Severity, Span
from briefing.model.lean_typing import NamedTuple


class Finding(NamedTuple):
    """A finding of a rule.

    `at` is its place for an `allow` entry: an event, ``EVENT#POINT``, a source, dispute, topic or
    voice by its id, a key of the brief such as ``judgments``, or ``originals``. `hint` is the
    remedy for this case; if it is empty the rule's own remedy applies.
    """

    span: Span
    at: str
    message: str
    hint: str = ""
    related: tuple[Span, str] | None = None


Find = Callable[[Case], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule: its function and its explanation.

    `needs_texts` says that it checks only the sources' own texts; `is_local`, that its findings
    depend on the reader's own folders, so that an unused allowance for it is not reported.
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
    fix: str = "",
) -> Callable[[Find], Rule]:
    """Return a decorator that makes a function a rule.

    `why` gives the reason and the standard that asks for it; `bad` and `good` are examples in YAML;
    `fix` says what `check --fix` mends of it.
    """
    explanation = Code(title, why, remedy, bad, good, fix)
    return lambda find: Rule(code, severity, explanation, find, needs_texts, is_local)
