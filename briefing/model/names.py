"""What the form of an author's name says: a body, one person, or several."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"\b(?:agenc|associat|board|bureau|committee|corresp|council|department|desk|editor|embassy|"
    r"institut|media|ministr|network|news|office|press|radio|report|service|staff|team|times|univers)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;；、]\s*|,?\s+(?:and|&)\s+")


def is_body(name: str) -> bool:
    """Whether a name has a word that an organisation's name has, and a person's has not."""
    return _BODY.search(name) is not None


def several_names(author: str) -> list[str]:
    """Return the names in a text that commas or an “and” part; empty where it can be one name.

    ``Lee, Ann`` is one name: of what a comma parts, each has to have two words.
    """
    if is_body(author):
        return []
    pieces = _BETWEEN.split(author)
    names: list[str] = []
    for piece in pieces:
        parts = [each.strip() for each in piece.split(",")]
        names += parts if all(len(each.split()) > 1 for each in parts) else [piece.strip()]
    is_short = any(each.isascii() and len(each.split()) < 2 for each in pieces)
    is_sound = all(each and not each[0].islower() for each in names)
    return names if len(names) > 1 and is_sound and not is_short else []
