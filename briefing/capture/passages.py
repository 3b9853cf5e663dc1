"""Finds the passages of a document that are in none of the paragraphs that were taken of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.capture.characters import key_of

_SAME = 50
"""Signs of a passage that is the same text where it stands within a paragraph, a pull quote."""
_MOST = 2_000
"""Passages that are searched for within texts, which takes the product of their lengths."""
_WORD = re.compile(r"\w+")


def passages_not_in(passages: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    """Yield the passages with letters or digits that are not in the texts, each once.

    A long one may stand within a text; a short one is in it only if it is the whole of one: the
    word of a heading stands in many a sentence, and says something else there.
    """
    keys = [key_of(each) for each in texts]
    seen, whole = set(keys), "\n".join(keys)
    searched = 0
    for passage in passages:
        key = key_of(passage)
        if not key or key in seen:
            continue
        if len(key) >= _SAME and searched < _MOST:
            searched += 1
            if key in whole:
                continue
        seen.add(key)
        yield passage


def passages_not_said(passages: Iterable[str], text: str) -> Iterator[str]:
    """Yield the passages whose words do not stand in a row in a text, each once.

    For another form of the same text, whose paragraphs can end elsewhere.
    """
    key, words = key_of(text), _words(text)
    for number, passage in enumerate(passages_not_in(passages, ())):
        is_long = len(key_of(passage)) >= _SAME
        is_there = _words(passage) in words or (is_long and key_of(passage) in key)
        if number >= _MOST or not is_there:
            yield passage


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "
