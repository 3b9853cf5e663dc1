"""The form of a language's table: its words for dates, and how it writes numbers and order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing.model.lean_typing import NamedTuple


class WordKind:
    """What a word of a date expression is, one character each: the grammar is written in them."""

    YEAR = "Y"
    NUMBER = "N"
    ORDINAL = "O"
    DAY_NUMBER = "J"  # the 3 with 日: the third day, or three days; named length only these
    MONTH = "M"
    WEEKDAY = "D"
    UNIT = "U"  # its name is one of spans.UNITS, its value how many of them (fortnight: 2 weeks)
    WHICH = "W"  # last -1, this 0, next 1
    COMING = "V"  # past -1, coming 1: never those of a week or a year; named dated before a 10日
    RELATIVE = "R"  # a unit with its distance: yesterday is day, -1
    CONTEXT = "j"  # likewise, from the day that the text is telling of: the next day, 翌日
    AGO = "A"
    HENCE = "F"
    IN = "I"
    WITHIN = "X"
    TO = "T"
    DASH = "-"
    BETWEEN = "B"
    AND = "&"
    FROM = "f"
    SINCE = "s"
    UNTIL = "u"
    BY = "y"
    BEFORE = "w"
    AFTER = "a"
    PART = "E"  # early, mid, late, first, second, third (thirds of a month)
    EARLIER = "e"  # earlier -1, later 1
    REST = "r"
    ABOUT = "x"
    TIME = "t"
    TOMORROW = "m"  # tomorrow, but morning behind another day: morgen, mañana
    NUMERIC = "d"
    FEAST = "H"
    PERIOD = "Q"  # a quarter or half with its number
    DECADE = "C"
    MORE = "g"  # more than: what is counted is the least
    FISCAL = "S"
    ARTICLE = "h"
    FEW = "Z"
    HALF = "v"  # by its name half of the unit behind it, or and a half; without one, by its place
    ERA = "G"  # its value is the year before its first, its name how many years it has
    MARK = "K"  # behind a number: 年, 月, 日
    PREFIX = "P"  # before a number: Q, H
    ORDINAL_MARK = "#"  # before a number: 第
    FILLER = "."
    COMPOUND = "*"  # its name has the words that it is made of, with + between: 年末 is 今年+末
    OTHER = "?"


LARGEST_DAY = 31
UNSURE = "unsure"
"""The name of a word for “before” that says other things as well: Dutch voor, before and for."""


class Meaning(NamedTuple):
    """What a word means: its kind, with a number and a name where the kind has them.

    A unit in the plural, which is some of them where no number says how many, has the number 0.
    """

    kind: str
    value: int = 0
    name: str = ""


WordMeaning = tuple[str, Meaning]


class DateLanguage(NamedTuple):
    """The words of a language, and its conventions.

    `longest` gives for the first item of a key how many items the longest key with it has. `orders`
    are those in which numbers form dates (dmy, mdy), `fiscal` the rules of fiscal years that its
    readers expect.
    """

    code: str
    words: Mapping[str, Meaning]
    longest: Mapping[str, int]
    is_spaced: bool
    joint: str
    ordinal_endings: frozenset[str]
    dot_ordinals: bool
    has_postpositions: bool
    orders: tuple[str, ...]
    fiscal: tuple[str, ...]


def language(
    code: str,
    *words: Iterable[WordMeaning],
    is_spaced: bool = True,
    ordinal_endings: str = "",
    dot_ordinals: bool = False,
    has_postpositions: bool = False,
    orders: tuple[str, ...] = ("dmy",),
    fiscal: tuple[str, ...] = (),
) -> DateLanguage:
    """Return a language's table; of words that are given twice the last meaning holds."""
    known: dict[str, Meaning] = {}
    longest: dict[str, int] = {}
    joint = " " if is_spaced else ""
    for some in words:
        for word, meaning in some:
            items = _items_of(word, is_spaced=is_spaced)
            known[joint.join(items)] = meaning
            longest[items[0]] = max(longest.get(items[0], 0), len(items))
    endings = frozenset(ordinal_endings.split())
    return DateLanguage(
        code,
        known,
        longest,
        is_spaced,
        joint,
        endings,
        dot_ordinals,
        has_postpositions,
        orders,
        fiscal,
    )


def _items_of(word: str, *, is_spaced: bool) -> list[str]:
    """Return a word of a table as the tokeniser divides it."""
    found: list[str] = re.findall(r"[^\W\d_]+|-|\d+", word.lower().replace("/", "-"))
    if is_spaced:
        return found
    return [item for each in found for item in ([each] if each.isascii() else each)]


def numbered(kind: str, first: int, words: str, name: str = "") -> Iterable[WordMeaning]:
    """Yield words that count up from `first`: groups by semicolons, words of one by commas."""
    for value, group in enumerate(words.split(";"), first):
        for word in _each(group):
            yield word, Meaning(kind, value, name)


def valued(kind: str, words: Mapping[int, str], name: str = "") -> Iterable[WordMeaning]:
    """Yield words of one kind by their values."""
    for value, group in words.items():
        for word in _each(group):
            yield word, Meaning(kind, value, name)


def named(kind: str, words: Mapping[str, str], value: int = 1) -> Iterable[WordMeaning]:
    """Yield words of one kind by their names."""
    for name, group in words.items():
        for word in _each(group):
            yield word, Meaning(kind, value, name)


def relative(unit: str, words: Mapping[int, str]) -> Iterable[WordMeaning]:
    """Yield words for a unit at a distance from this one: yesterday is a day, -1."""
    return valued(WordKind.RELATIVE, words, unit)


def in_context(unit: str, words: Mapping[int, str]) -> Iterable[WordMeaning]:
    """Yield words for a unit at a distance from the one that the text is telling of."""
    return valued(WordKind.CONTEXT, words, unit)


def plain(kinds: Mapping[str, str]) -> Iterable[WordMeaning]:
    """Yield words that have only a kind."""
    for kind, group in kinds.items():
        for word in _each(group):
            yield word, Meaning(kind)


def compounds(words: Mapping[str, str]) -> Iterable[WordMeaning]:
    """Yield words that mean what other words of the table mean together."""
    for parts, group in words.items():
        for word in _each(group):
            yield word, Meaning(WordKind.COMPOUND, 0, parts)


def _each(words: str) -> Iterable[str]:
    return filter(None, (each.strip() for each in words.split(",")))
