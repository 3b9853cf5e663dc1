"""Which source a beginning of an id means, as the loader reads references."""

from __future__ import annotations

from collections.abc import Collection


def source_meant(text: str, sources: Collection[str]) -> str:
    """Return the source that a reference means; empty if it is none or several."""
    if text in sources:
        return text
    found = [each for each in sources if text and each.startswith(text)]
    return found[0] if len(found) == 1 else ""


def abbreviations_of(source: str, sources: Collection[str]) -> list[str]:
    """Return what references to a source may say, the shortest first; the last one is its id."""
    return [
        source[:size]
        for size in range(1, len(source) + 1)
        if source_meant(source[:size], sources) == source
    ]
