"""Suggests the nearest known names for a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 80  # characters of a name that are compared: each costs time


def suggest(name: str, known: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return the nearest names, best first; `cutoff` is the least similarity, from 0 to 1."""
    import difflib  # only a mistake pays for this

    return difflib.get_close_matches(name[:_LONGEST], list(known), n=most, cutoff=cutoff)


def did_you_mean(
    name: str,
    known: Iterable[str],
    *,
    most: int = 1,
    cutoff: float = 0.6,
    mark: str = "",
    otherwise: str = "",
) -> str:
    """Return a hint with the nearest names, each followed by `mark`; if none, `otherwise`."""
    found = [f"`{each}{mark}`" for each in suggest(name, known, most=most, cutoff=cutoff)]
    return f"did you mean {' or '.join(found)}?" if found else otherwise
