"""The language of a briefing's prose, and of its sources' texts, as rules on points ask for it."""

from __future__ import annotations

from briefing.check.case import Case
from briefing.evidence.languages import language_of

_SAMPLE = 4_000
"""Characters by which a language is told."""
_BEGINNING = 8
"""Paragraphs of a text in which these are."""


def language_of_prose(case: Case) -> str:
    """Return the language of the points as two letters; empty if it is not clear."""
    texts: list[str] = []
    for _, point, _ in case.points():
        texts.append(point.text)
        if sum(map(len, texts)) > _SAMPLE:
            break
    return language_of(" ".join(texts))


def language_of_source(case: Case, source: str) -> str:
    """Return the language of a source whose text is at hand; empty if it is not clear."""
    declared = case.briefing.sources[source].language
    beginning = (each[:1000] for each in case.texts[source].paragraphs[:_BEGINNING])
    return language_of(" ".join(beginning), declared)
