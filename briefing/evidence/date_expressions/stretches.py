"""Finds the stretches of a running text in which a date expression can stand.

To read a text word by word takes long, and most of a text is far from any word for a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.date_expressions.languages.table import Kind, Language
from briefing.model.lean_typing import NamedTuple

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
"""Characters before and behind the start of a sign in which the rest of its expression stands."""
_SHORT = 600
"""Characters of a text that is read as a whole."""
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+|[月火水木金土日]")
_JOINERS = ("\u00ad", "\u200b")
"""Characters within words by which the search for words would miss some."""


class _Known(NamedTuple):
    words: frozenset[str]
    signs: frozenset[str]


def stretches(folded: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each stretch of a folded text that has a sign of a date.

    Expressions end within a stretch; what lies between two of them has none.
    """
    is_plain = language.is_spaced and not any(each in folded for each in _JOINERS)
    if len(folded) <= _SHORT or not is_plain:
        yield 0, len(folded)
        return
    known = _KNOWN.get(language.code)
    if known is None:
        known = _KNOWN[language.code] = _known(language)
    start = end = -1
    for place in sorted(_signs(folded, known)):
        if place < end and end == len(folded):
            break
        first, last = _start(folded, place, known), _end(folded, place, known)
        if first <= end:
            end = max(end, last)
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end


def _signs(folded: str, known: _Known) -> Iterator[int]:
    """Yield the places of digits and of words that dates are made of, and of some others."""
    for match in _DIGITS.finditer(folded):
        yield match.start()
    for word in known.signs.intersection(_WORD.findall(folded)):
        place = folded.find(word)
        while place >= 0:
            if not folded[place - 1 : place].isalpha():
                yield place
            place = folded.find(word, place + len(word))


def _start(folded: str, place: int, known: _Known) -> int:
    """Return the start of the last word before a place of which no date is made."""
    first = folded.rfind(" ", 0, max(0, place - _AROUND)) + 1
    for match in _WORD.finditer(folded, first, place):
        if match[0] not in known.words:
            first = match.start()
    return first


def _end(folded: str, place: int, known: _Known) -> int:
    """Return the end of the first word behind a place of which no date is made."""
    end = min(len(folded), place + _AROUND)
    for match in _WORD.finditer(folded, place, end):
        if match[0] not in known.words:
            end = match.end()
            break
    end = folded.find(" ", end)
    return len(folded) if end < 0 else end


def _known(language: Language) -> _Known:
    """Return the words of a table, and one of each expression that has a sign."""
    words = {"a", "p", "m", "am", "pm", "t", "z", "s", *language.ordinal_endings}
    signs = set()
    for key, meaning in language.words.items():
        parts = _WORD.findall(key)
        words.update(parts)
        if meaning.kind in SIGNS or meaning.kind == Kind.COMPOUND:
            signs.update(sorted(parts, key=len)[-1:])
    return _Known(frozenset(words), frozenset(signs))


_KNOWN: dict[str, _Known] = {}
"""The words of each language that were asked for, which are gathered once."""
