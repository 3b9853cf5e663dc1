"""Finds the stretches of a running text in which a date expression can stand.

To read a text word by word takes long, and most of a text is far from any word for a date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefing.evidence.characters import beyond_ascii
from briefing.evidence.date_expressions.languages.table import DateLanguage, WordKind
from briefing.model.lean_typing import NamedTuple

SIGNS = frozenset(
    (
        WordKind.YEAR,
        WordKind.MONTH,
        WordKind.WEEKDAY,
        WordKind.UNIT,
        WordKind.RELATIVE,
        WordKind.TOMORROW,
        WordKind.DAY_NUMBER,
        WordKind.MARK,
        WordKind.NUMERIC,
        WordKind.FEAST,
        WordKind.DECADE,
        WordKind.FISCAL,
        WordKind.ORDINAL,
        WordKind.PREFIX,
        WordKind.PERIOD,
    )
)
"""Kinds of which each date expression has one."""
_AROUND = 250
"""Characters before and behind the start of a sign in which the rest of its expression stands."""
_SHORT = 600
"""Characters of a text that is read as a whole."""
_WORD = re.compile(r"[^\W\d_]+")
_NO_LETTER = re.compile(r"[\W\d_]")
_TO_SPACES = bytes(byte if byte > 0x7F or chr(byte).isalpha() else ord(" ") for byte in range(256))
"""Leaves of UTF-8 the letters, those that are not ASCII among them."""
_CHUNK = re.compile("[^。！？]*[。！？]*")
"""A sentence of a script without spaces: no date goes over its end."""
_DIGITS = re.compile(r"\d+|[月火水木金土日]")
_JOINERS = ("\u00ad", "\u200b")
"""Characters within words by which the search for words would miss some."""


class _KnownWords(NamedTuple):
    """The words of a table, and those that are signs: as bytes, and as a pattern."""

    words: frozenset[str]
    signs: frozenset[bytes]
    pattern: re.Pattern[str]


def stretches(folded: str, language: DateLanguage) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each stretch of a folded text that has a sign of a date.

    Expressions end within a stretch; what lies between two of them has none.
    """
    if len(folded) <= _SHORT or any(each in folded for each in _JOINERS):
        yield 0, len(folded)
        return
    known = _KNOWN.get(language.code)
    if known is None:
        known = _KNOWN[language.code] = _known(language)
    if not language.is_spaced:
        yield from _sentences(folded, known)
        return
    places = sorted(_signs(folded, known))
    start, end, at = -1, -1, 0
    while at < len(places):
        # Of the signs within a stretch, the last one tells how far it goes on.
        at = max(at, bisect_right(places, end) - 1)
        place = places[at]
        first = start if place <= end else _start(folded, place, known)
        if first > end:
            if end >= 0:
                yield start, end
            start = first
        end = max(end, _end(folded, place, known))
        at += 1
    if end >= 0:
        yield start, end


def _sentences(folded: str, known: _KnownWords) -> Iterator[tuple[int, int]]:
    """Yield each sentence that has a sign."""
    end = 0
    while found := known.pattern.search(folded, end):
        start = max(folded.rfind(each, end, found.start()) for each in "。！？") + 1
        chunk = _CHUNK.match(folded, found.start())
        assert chunk
        yield max(start, end), chunk.end()
        end = chunk.end()


def _signs(folded: str, known: _KnownWords) -> Iterator[int]:
    """Yield the places of digits and of words that dates are made of, and of some others."""
    for match in _DIGITS.finditer(folded):
        yield match.start()
    plain = folded
    for char in filter(_NO_LETTER.match, beyond_ascii(folded)):
        plain = plain.replace(char, " ")
    words = plain.encode("utf-8", "surrogatepass").translate(_TO_SPACES).split()
    for each in known.signs.intersection(words):
        word = each.decode()
        place = folded.find(word)
        while place >= 0:
            if not folded[place - 1 : place].isalpha():
                yield place
            place = folded.find(word, place + len(word))


def _start(folded: str, place: int, known: _KnownWords) -> int:
    """Return the start of the last word before a place of which no date is made."""
    first = folded.rfind(" ", 0, max(0, place - _AROUND)) + 1
    for match in _WORD.finditer(folded, first, place):
        if match[0] not in known.words:
            first = match.start()
    return first


def _end(folded: str, place: int, known: _KnownWords) -> int:
    """Return the end of the first word behind a place of which no date is made."""
    end = min(len(folded), place + _AROUND)
    for match in _WORD.finditer(folded, place, end):
        if match[0] not in known.words:
            end = match.end()
            break
    end = folded.find(" ", end)
    return len(folded) if end < 0 else end


def _known(language: DateLanguage) -> _KnownWords:
    """Return the words of a table, and one of each expression that has a sign."""
    words = {"a", "p", "m", "am", "pm", "t", "z", "s", *language.ordinal_endings}
    signs = set()
    for key, meaning in language.words.items():
        parts = _WORD.findall(key)
        words.update(parts)
        if meaning.kind in SIGNS or meaning.kind == WordKind.COMPOUND:
            signs.update(sorted(parts, key=len)[-1:])
    pattern = re.compile(rf"\d|{'|'.join(map(re.escape, sorted(signs)))}")
    return _KnownWords(frozenset(words), frozenset(each.encode() for each in signs), pattern)


_KNOWN: dict[str, _KnownWords] = {}
"""The words of each language that were asked for, which are gathered once."""
