"""Finds the lines in which a letter, a memo or an article names who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENDS = 4
"""Paragraphs at the beginning and at the end of a text in which it may be signed."""
_LONGEST = 100
"""Characters of a line with a name, and perhaps an office."""
_NAME = r"(?:[A-Z][^\W\d_]*(?:[.’'-][^\W\d_]*)*\.?)"
_FROM = re.compile(
    rf"(?:By|From:?|Signed:?|[–—-]) (?P<who>{_NAME}(?: {_NAME}){{1,4}})(?:\s*[,(–—].*)?"
)
_SIGNED = re.compile(rf"(?:[–—-] ?)?(?P<who>{_NAME}(?: {_NAME}){{1,4}})(?:\s*[,(–—].*)?")


def signatures_of(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a text that are nothing but who wrote it, with an office.

    The first paragraph is a headline.
    """
    first = [_signature(each, _FROM) for each in paragraphs[1:_ENDS]]
    last = [
        _signature(each, _SIGNED) or _signature(each, _FROM) for each in paragraphs[1:][-_ENDS:]
    ]
    return tuple(dict.fromkeys(each for each in (*first, *last) if each))


def _signature(paragraph: str, pattern: re.Pattern[str]) -> str:
    """Return the name in a paragraph that is a signature; else an empty string."""
    lines = paragraph[: _LONGEST + 1].strip().split("\n")
    if len(paragraph) > _LONGEST or lines[-1].endswith((".", "!", "?", "”", '"')):
        return ""
    match = pattern.fullmatch(" ".join(lines))
    return match["who"] if match else ""
