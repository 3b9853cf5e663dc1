"""The language of a briefing's prose, and of its sources' texts, as rules on points ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.evidence.languages import language_of
from briefing.model.records import Briefing

_SAMPLE = 4_000
"""Characters by which a language is told."""
_BEGINNING = 8
"""Paragraphs of a text in which these are."""


def language_of_prose(briefing: Briefing) -> str:
    """Return the language of the points as two letters; empty if it is not clear."""
    texts: list[str] = []
    for event in briefing.events.values():
        texts += [point.text for point in event.points]
        if sum(map(len, texts)) > _SAMPLE:
            break
    return language_of(" ".join(texts))


def beginning_of(paragraphs: Sequence[str]) -> str:
    """Return the beginning of a text, by which its language and its script are told."""
    return " ".join(each[:1000] for each in paragraphs[:_BEGINNING])


def language_of_text(paragraphs: Sequence[str], declared: str) -> str:
    """Return the language of a text, empty if it is not clear; its record declares one, or none."""
    return language_of(beginning_of(paragraphs), declared)
