"""Whether the parts of a briefing hang together: paragraphs, topics, sides, period."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.model.diagnostics import Severity


@rule(
    "no-paragraph",
    "A citation of a paragraph that the source does not have",
    severity=Severity.ERROR,
    why="The record of the source says how many paragraphs its text has. A reader who looks the "
    "citation up would find nothing.",
    remedy="count the paragraphs again: a run of lines between blank ones is one",
    bad="cites: [{source: gazette, at: 12}]   # of 9 paragraphs",
    good="cites: [{source: gazette, at: 2}]",
)
def no_paragraph(case: Case) -> Iterator[Finding]:
    """Compare each citation with the number of paragraphs on record."""
    for cited in case.cited():
        count, at = cited.source.original.paragraphs, cited.citation.at
        if at.last > count:
            message = f"paragraph {at} is cited of {cited.source.id}, which has {count}"
            yield Finding(cited.citation.span, cited.at, message)


RULES: tuple[Rule, ...] = (no_paragraph,)
