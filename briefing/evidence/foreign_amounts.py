"""Reads numbers that are written in words in German, French, Spanish, and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from briefing.evidence.number_words import CURRENCIES, FOREIGN, UNITS, Foreign

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s\u00ad-]*+")
_DIGIT_BEFORE = re.compile(r"[0-9]\s?$")
_TWENTY, _HUNDRED, _THOUSAND, _MILLION = 20, 100, 1000, 10**6
_HALF = Fraction(1, 2)
_LONGEST = 60
"""Letters of a word, at most, that is taken apart."""
_OF = frozenset(("de", "d", "di", "of"))
"""Words between a number and its currency: deux millions d'euros."""


def amounts_in(text: str, language: str) -> Iterator[tuple[Fraction, str]]:
    """Yield the numbers in words of a text in lower case, each with its unit, if it has one.

    Such are zweihundert, trente-deux, dos mil, cinque milioni.
    """
    if language not in FOREIGN:
        return
    parts: list[Fraction] = []
    joiner = "" if FOREIGN[language].is_glued else FOREIGN[language].joiner
    start = end = 0
    is_joined = False
    for match in _WORD.finditer(text):
        found = _parts_of(match[0], language)
        goes_on = bool(parts) and _GAP.fullmatch(text, end, match.start()) is not None
        if goes_on and match[0] == joiner and not is_joined:
            is_joined, end = True, match.end()
            continue
        if parts and not (goes_on and found and _fits(parts[-1], found[0], is_joined=is_joined)):
            yield from _amount(parts, language, text, (start, end))
            parts = []
        if found:
            start = start if parts else match.start()
            parts += found
            end = match.end()
        is_joined = False
    yield from _amount(parts, language, text, (start, end))


def _fits(part: Fraction, following: Fraction, *, is_joined: bool) -> bool:
    """Whether a part goes on with another word: vingt with deux, deux with cents, not un with deux.

    `is_joined` says that there is an “and” between.
    """
    is_smaller = (part >= _TWENTY and following < part) or (part == 10 and 7 <= following < 10)
    is_raised = following >= _HUNDRED or following < 1 or (part == 4 and following == _TWENTY)
    return is_smaller or (is_raised and not is_joined)


def _amount(
    parts: Sequence[Fraction], language: str, text: str, place: tuple[int, int]
) -> Iterator[tuple[Fraction, str]]:
    """Yield what the parts of a number at a place say, unless they say no amount."""
    if not parts or (len(parts) == 1 and (parts[0] < 1 or parts[0] >= _MILLION)):
        return  # a half, or millions
    start, end = place
    if parts[0] >= _THOUSAND and _DIGIT_BEFORE.search(text, max(0, start - 3), start):
        return  # of 5 millions
    yield _sum_of(parts, is_french=language == "fr"), _currency_at(text, end)


def _currency_at(text: str, end: int) -> str:
    """Return the currency or unit that stands at a place; empty if there is none."""
    words = _WORD.findall(text[end : end + 30])
    while words and words[0] in _OF:
        del words[0]
    return (CURRENCIES.get(words[0]) or UNITS.get(words[0], "")) if words else ""


def _sum_of(parts: Sequence[Fraction], *, is_french: bool) -> Fraction:
    """Return the number of some parts: 2, 100, 30 and 1000 are 230,000."""
    total = group = Fraction(0)
    for part in parts:
        if part >= _THOUSAND:
            if 0 < total < part:  # cien mil millones
                total, group = (total + group) * part, Fraction(0)
            else:
                total, group = total + (group or 1) * part, Fraction(0)
        elif part == _HUNDRED or (is_french and part == _TWENTY and group % _HUNDRED == 4):
            whole = group - group % _HUNDRED if part == _TWENTY else Fraction(0)
            group = whole + (group - whole or 1) * part
        elif part == _HALF and group == 1:  # eine halbe Million
            group = part
        else:
            group += part
    return total + group


@lru_cache(8192)
def _parts_of(word: str, language: str) -> tuple[Fraction, ...]:
    """Return the parts of a word that is a number: 2 and 100 of zweihundert; empty for others."""
    known = _values(language)
    if word in known:
        return (known[word],)
    if not FOREIGN[language].is_glued or len(word) > _LONGEST:
        return ()
    return _split(word, known, FOREIGN[language].joiner) or ()


def _split(word: str, known: dict[str, Fraction], joiner: str) -> tuple[Fraction, ...] | None:
    """Take a word apart; None if it is not made of words for numbers alone."""
    if not word:
        return ()
    for size in range(len(word), 1, -1):
        first = word[:size]
        if first in known:
            rest = word[size:]
            for behind in (rest, rest.removeprefix(joiner), rest.removeprefix("ën")):
                found = _split(behind, known, joiner)
                if found is not None and (found or behind is rest):
                    return (known[first], *found)
    return None


@lru_cache(16)
def _values(language: str) -> dict[str, Fraction]:
    """Return the words of a language for numbers, with what each says."""
    words = FOREIGN[language]
    values = {each: Fraction(n) for n, each in enumerate(words.cardinals.split(), 1)}
    values |= {each: Fraction(part) for each, part in _pairs(words)}
    return values


def _pairs(words: Foreign) -> Iterator[tuple[str, str]]:
    for each in words.larger.split():
        word, _, value = each.partition("=")
        yield word, value
