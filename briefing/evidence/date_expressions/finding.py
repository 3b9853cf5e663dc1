"""Finds date expressions in a running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.date_expressions.conventions import Reading
from briefing.evidence.date_expressions.judging import read_dateline
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple

_LONGEST = 8
"""Words of a date expression: longer ones need the rest of their sentence."""
_YEAR_DIGITS = 4
_WORD = re.compile(r"\S+")
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)$")
_NOUN = re.compile(r"\s\w")
"""A word behind an ordinal or a bare year, as in the 21st century: mostly it is what is counted."""
_EDGE = "\"'“”‘’()[]{},;:!?…"
_SIGN = re.compile(
    r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|day|night"
    r"|morning|evening|noon|week|fortnight|month|quarter|year|decade|century|tomorrow|today|now",
    re.IGNORECASE,
)
"""What some word of each date expression holds: where there is none, nothing has to be read."""
_OPENING = re.compile(
    r"[\W_]*(?:on|in|at|during|over|of|for|from|as|since|until|till|up|by|the|very|early|mid|late"
    r"|earlier|later|start|beginning|middle|end|close|last|previous|this|next|past|coming|within"
    r"|through|throughout|between|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)(?![^\W\d_])",
    re.IGNORECASE,
)
"""With which a date expression begins that does not begin with a sign."""
_COUNT = re.compile(r"\d+ on\b")
"""A number before a day counts something else: two to 1 on Sunday."""
_SMALL_MONTH = re.compile(r"\b(?:may|march)\b")
"""Words that are months only where they have a capital, or a number beside them."""
_ALSO_A_WORD = frozenset({"may", "march", "mar", "sun", "sat", "second", "fall", "spring"})
"""Read as dates where they stand alone, these would mostly be something else."""


class FoundDate(NamedTuple):
    """A date expression: its place in the text, in characters, its words and its readings."""

    start: int
    end: int
    phrase: str
    readings: tuple[Reading, ...]


def find_dates(text: str, published: When) -> Iterator[FoundDate]:
    """Yield the date expressions of a text in order, each as long as it can be read.

    A number alone is none, nor is a word that mostly means something else. `published` are the days
    on which the text can have been published, against which relative expressions are read.
    """
    words = [found.span() for found in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        found = _longest_at(text, words[place : place + _LONGEST], published)
        if found is None:
            place += 1
            continue
        date, taken = found
        yield date
        place += taken


def _longest_at(
    text: str, words: list[tuple[int, int]], published: When
) -> tuple[FoundDate, int] | None:
    """Return the longest expression that begins with the first word, and how many words it has.

    Words at its end that change nothing are left out.
    """
    found: tuple[FoundDate, int] | None = None
    if not _OPENING.match(text, *words[0]) and not _SIGN.search(text, *words[0]):
        return None
    signs = (count for count, word in enumerate(words) if _SIGN.search(text, *word))
    first = next(signs, len(words))  # without it, nothing has to be read
    for taken in range(len(words), first, -1):
        date = _read(text, words[0][0], words[taken - 1][1], published)
        if found and (date is None or date.readings != found[0].readings):
            return found
        if date:
            found = date, taken
    return found


def _read(text: str, start: int, end: int, published: When) -> FoundDate | None:
    raw = text[start:end]
    for edge in (_EDGE + ".", _EDGE):  # a full stop can belong to an abbreviation
        phrase = raw.strip(edge)
        first = start + raw.find(phrase)
        last = first + len(phrase)
        is_count = _ORDINAL.search(phrase) or phrase.isdecimal()
        if _is_no_date(phrase) or (is_count and _NOUN.match(text, last)):
            continue
        if readings := read_dateline(phrase, published):
            return FoundDate(first, last, phrase, readings)
    return None


def _is_no_date(phrase: str) -> bool:
    if phrase.isdecimal():
        return len(phrase) != _YEAR_DIGITS or not phrase.startswith(("19", "20"))
    is_number = _ORDINAL.fullmatch(phrase) or _COUNT.match(phrase)
    is_verb = _SMALL_MONTH.search(phrase) and not re.search(r"\d", phrase)  # "this may have"
    return not phrase or bool(is_number or is_verb) or phrase.casefold() in _ALSO_A_WORD
