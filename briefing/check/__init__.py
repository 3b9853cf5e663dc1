"""Editorial rules: a sound briefing, held against the standards of the trade and its own sources.

`docs/standards.md` names the standards and the rules that enforce them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.check import (
    allowances,
    date_rules,
    disputes,
    judgments,
    paragraphs,
    quotes,
    source_texts,
    sourcing,
    stages,
    structure,
    wording,
)
from briefing.check.allowances import Allowances
from briefing.check.case import Case
from briefing.check.rule import Finding, Rule
from briefing.model.diagnostic_codes import CODES, Code
from briefing.model.diagnostics import Diagnostic, sort_problems
from briefing.model.records import Briefing
from briefing.model.source_text import SourceText

RULES: tuple[Rule, ...] = (
    *paragraphs.RULES,
    *structure.RULES,
    *disputes.RULES,
    *sourcing.RULES,
    *stages.RULES,
    *date_rules.RULES,
    *source_texts.RULES,
    *quotes.RULES,
    *judgments.RULES,
    *wording.RULES,
)
BY_CODE: Mapping[str, Rule] = {each.code: each for each in RULES}


def check(
    briefing: Briefing, originals: Mapping[str, SourceText], unclaimed: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """Apply every rule to a briefing; what its curator allows is left out.

    `originals` are the texts of sources by their ids, as far as they are at hand, and `unclaimed`
    the names of texts beside them that are no source's. Findings come in the order of files and
    lines.
    """
    return apply(Case(briefing, originals, unclaimed))


def apply(case: Case) -> tuple[Diagnostic, ...]:
    """Apply every rule to a case, which is left with all that they worked out."""
    allowed = Allowances(case.briefing.brief.allow, BY_CODE)
    found = [
        _diagnostic(rule, finding)
        for rule in RULES
        for finding in rule.find(case)
        if not allowed.allow(rule.code, finding.at)
    ]
    found += allowed.left_over(has_texts=bool(case.texts))
    return sort_problems(found)


def explanations() -> dict[str, Code]:
    """Return what each code stands for: first those of loading, then those of the rules."""
    return CODES | {each.code: each.explanation for each in RULES} | allowances.CODES


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    return Diagnostic(
        finding.span,
        rule.code,
        finding.message,
        finding.hint or rule.explanation.remedy,
        related=finding.related,
        severity=rule.severity,
        allow_at=finding.at,
    )
