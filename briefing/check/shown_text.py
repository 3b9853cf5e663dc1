"""How findings show texts that can be long: phrases, quotes, lines."""

from __future__ import annotations

_LONG = 60
"""Characters of a text that a message shows."""
_LONG_HINT = 300
"""Characters of words to be copied that a hint shows."""


def shortened(text: str) -> str:
    """Return a text as a message shows it: the beginning of a long one."""
    return _cut(text, _LONG)


def shortened_words(text: str) -> str:
    """Return words that a hint offers to be copied: more of them, but not all of a long text."""
    return _cut(text, _LONG_HINT)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
