"""Checks a sound briefing against editorial rules and its own sources.

`docs/standards.md` names the standards and the rules that enforce them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.check import (
    allowances,
    authors,
    braces,
    date_rules,
    day_order,
    disputes,
    event_order,
    event_stages,
    first_page,
    glosses,
    judgments,
    named_sources,
    paragraphs,
    point_days,
    point_texts,
    point_voices,
    quotes,
    shared_texts,
    single_origin,
    source_texts,
    sourcing,
    structure,
    unread_dates,
    unrecorded_dates,
    versions,
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
    *single_origin.RULES,
    *sourcing.RULES,
    *authors.RULES,
    *event_stages.RULES,
    *date_rules.RULES,
    *unread_dates.RULES,
    *unrecorded_dates.RULES,
    *day_order.RULES,
    *event_order.RULES,
    *versions.RULES,
    *named_sources.RULES,
    *source_texts.RULES,
    *quotes.RULES,
    *shared_texts.RULES,
    *glosses.RULES,
    *point_texts.RULES,
    *point_days.RULES,
    *point_voices.RULES,
    *judgments.RULES,
    *first_page.RULES,
    *wording.RULES,
    *braces.RULES,
)
BY_CODE: Mapping[str, Rule] = {each.code: each for each in RULES}


def check(
    briefing: Briefing, originals: Mapping[str, SourceText], unclaimed: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """Apply every rule to a briefing; return the findings that its curator does not allow.

    `originals` are the available texts of sources by their ids, and `unclaimed` the names of text
    files beside them that belong to no source. Findings are in order of files and lines.
    """
    return apply(Case(briefing, originals, unclaimed))


def apply(case: Case) -> tuple[Diagnostic, ...]:
    """Apply every rule to a case, which caches what the rules compute."""
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
    """Return the explanation of every code: those of loading, of the rules and of `allow`."""
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
