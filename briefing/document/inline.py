"""Runs and citations that the document of a brief and the room's pages have in common."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from briefing.document.blocks import Cite, Runs, SourceNumbers
from briefing.document.phrases import voice_words
from briefing.lens.view import SeenCitation, SeenDispute, SeenEvent


def attribution(seen: SeenEvent) -> list[Runs]:
    """Return which sources report an event, and which announce it."""
    parts: list[Runs] = []
    if seen.reported_by:
        parts.append(["reported by ", SourceNumbers(seen.reported_by)])
    if seen.announced_by:
        parts.append(["announced by ", SourceNumbers(seen.announced_by)])
    return parts


def separated(parts: Iterable[Runs]) -> Runs:
    """Join runs with semicolons."""
    return list(chain.from_iterable(["; ", *part] for part in parts))[1:]


def cites_of(citations: Iterable[SeenCitation], text: str) -> list[Cite]:
    """Return the citations of a text."""
    return [
        Cite(
            each.number,
            each.citation.source,
            each.citation.at,
            voice_words(each),
            each.voice.role if each.voice else "",
            each.citation.quote,
            each.citation.quote in text,
            each.labels,
            each.citation.gloss,
        )
        for each in citations
    ]


def dispute_title(seen: SeenDispute) -> str:
    """Return the title of a dispute with its status."""
    return f"{seen.dispute.title} ({seen.status})"
