"""Finds the stretches of a running text in which a date expression can stand.

To read a text word by word takes long, and most of a text is far from any word for a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.date_expressions.languages.table import Kind, Language

SIGNS = frozenset(
    (
        Kind.YEAR,
        Kind.MONTH,
        Kind.WEEKDAY,
        Kind.UNIT,
        Kind.RELATIVE,
        Kind.TOMORROW,
        Kind.DAY_NUMBER,
        Kind.MARK,
        Kind.NUMERIC,
        Kind.FEAST,
        Kind.DECADE,
        Kind.FISCAL,
        Kind.ORDINAL,
        Kind.PREFIX,
        Kind.PERIOD,
    )
)
"""Kinds of which each date expression has one."""
_AROUND = 250
"""Characters before and behind the beginning of a sign in which the rest of its expression stands."""
_SHORT = 600
"""Characters of a text that is read as a whole."""
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+|[月火水木金土日]")
_JOINERS = ("\u00ad", "\u200b")
"""Characters within words by which the search for words would miss some."""


def stretches(folded: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each stretch of a folded text that has a sign of a date.

    Expressions end within a stretch; what lies between two of them has none.
    """
    is_plain = language.is_spaced and not any(each in folded for each in _JOINERS)
    if len(folded) <= _SHORT or not is_plain:
        yield 0, len(folded)
        return
    start = end = -1
    for place in sorted(_signs(folded, language)):
        if place < end - _AROUND:
            continue
        first = folded.rfind(" ", 0, max(0, place - _AROUND)) + 1
        last = folded.find(" ", place + _AROUND)
        last = len(folded) if last < 0 else last
        if first <= end:
            end = last
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end


def _signs(folded: str, language: Language) -> Iterator[int]:
    """Yield the places of digits and of words that dates are made of, and of some others."""
    for match in _DIGITS.finditer(folded):
        yield match.start()
    words = _KNOWN.get(language.code)
    if words is None:
        words = _KNOWN[language.code] = frozenset(_words(language))
    for word in words.intersection(_WORD.findall(folded)):
        place = folded.find(word)
        while place >= 0:
            yield place
            place = folded.find(word, place + len(word))


def _words(language: Language) -> Iterator[str]:
    """Yield a word of each expression of a table that means something without others: a sign."""
    for key, meaning in language.words.items():
        if meaning.kind in SIGNS or meaning.kind == Kind.COMPOUND:
            longest = max(_WORD.findall(key), key=len, default="")
            if longest:
                yield longest


_KNOWN: dict[str, frozenset[str]] = {}
"""The words of each language that were asked for, which are gathered once."""
