"""How citations are written on pages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.document.blocks import Cite


def alike(citations: Sequence[Cite]) -> Iterator[str]:
    """Format citations; consecutive ones with the same voice and no quote share one text."""
    for (_, _, quote), group in groupby(
        citations, lambda each: (each.voice, each.role, each.quote)
    ):
        *others, last = group
        if quote:
            yield from map(citation_text, (*others, last))
        else:
            before = "".join(f"{each.place} " for each in others)
            yield before + citation_text(last)


def citation_text(cite: Cite) -> str:
    """Format a citation: number, paragraph, voice, and the source's words."""
    role = f", {cite.role}" if cite.role else ""
    text = f"{cite.place} {cite.voice}{role}"
    return f"{text}: {cite.quoted}" if cite.quote else text
