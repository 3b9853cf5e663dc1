"""The scale of likelihood of ICD 203 D.6.e.(2)(a): seven degrees in two rows of terms."""

from __future__ import annotations

from briefing.model.lean_typing import NamedTuple


class Degree(NamedTuple):
    """A degree of likelihood: from `least` to `most` per cent, and its terms in both rows."""

    least: int
    most: int
    first_row: tuple[str, ...]
    second_row: tuple[str, ...]


SCALE = (
    # "Remote" alone is a word for places, too.
    Degree(
        1,
        5,
        ("almost no chance",),
        ("remote chance", "remote likelihood", "remote possibility", "remote prospect"),
    ),
    Degree(5, 20, ("very unlikely",), ("highly improbable", "highly improbably")),
    Degree(20, 45, ("unlikely",), ("improbable", "improbably")),
    Degree(45, 55, ("roughly even chance",), ("roughly even odds",)),
    Degree(55, 80, ("likely",), ("probable", "probably")),
    Degree(80, 95, ("very likely",), ("highly probable", "highly probably")),
    Degree(95, 99, ("almost certain", "almost certainly"), ("nearly certain",)),
)


def longest_first(terms: tuple[str, ...]) -> list[str]:
    """Return terms so that one which contains another comes before it."""
    return sorted(terms, key=len, reverse=True)
