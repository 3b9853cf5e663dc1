"""Parses a text into tokens of date expressions, by the words of a language.

Offsets are in characters of the text as it is given. The cost grows with its length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from briefing.evidence.characters import beyond_ascii
from briefing.evidence.date_expressions.languages.table import DateLanguage, Meaning, WordKind
from briefing.evidence.date_expressions.numerals import HAN_NUMERALS, few_of, read_han
from briefing.model.lean_typing import NamedTuple

_RAW = re.compile(
    r"""
    (?P<instant>\d{4}-\d\d-\d\dt(?:[01]\d|2[0-4])(?::?[0-5]\d|:?60){0,2}(?:[.,]\d{1,9})?(?:z|[+-]\d\d:?\d\d)?(?!\d))
    |(?P<clock>(?<!\d)\d{1,2}(?::\d\d){1,2}(?:\s?[ap]\.?m\b\.?)?(?:\s[+-]\d{4}\b)?
      |(?<![\d.,])\d{1,2}(?:\.[0-5]\d)?\s?[ap]\.?m\b\.?)
    |(?P<amount>(?<![\d/.,'’-])\d{1,3}(?:[.,'’\u00a0\u202f\u2009]\d{3})+(?![\d/-]))
    |(?P<spaced>(?<![\d/.,'’-])\d{1,3}(?:[ ]\d{3}){1,4}(?:[.,]\d+)?
      (?![^\W_]|[/:.,'’-]\d|[ ]\d))
    |(?P<numeric>(?<![\d/.-])(?P<first>\d{1,4})\s*(?P<joint>[/.-])\s*(?P<second>\d{1,4})
      (?:\s*(?P=joint)\s*(?P<third>\d{1,4}))?(?!\d|\s?[/.-]\s?\d))
    |(?P<decade>['’‘]?\d{1,3}0['’]?s\b)
    |(?P<short>['’‘]\d\d(?!\d))
    |(?P<number>\d+)
    |(?P<possessive>['’]s\b)
    |(?P<weekday>[(（][月火水木金土日][)）])
    |(?P<word>[^\W\d_]+(?:[\u00ad\u200b]+[^\W\d_]+)*)
    |(?P<gap>[\s\u00ad\u200b]+)
    |(?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_GOES_ON = re.compile(r"[\s.]{0,9}(?:[\d,;)\]]|[^\W\d_A-Z])")
"""What follows a full stop that belongs to an abbreviation."""
_DROPPED = frozenset(",'‘’\"“”„«»‹›()[]（）「」、，・·،")
_BREAKS = frozenset(";:!?…。！？؛；：")
_DASHES = frozenset("-‐‑‒–—―−~〜～/")
_YEAR_DIGITS = 4
_NO_BREAK = "\u00a0\u202f\u2009"
"""Spaces that can stand between the thousands of a number."""
_HOURS, _MINUTES, _MONTHS = 24, 60, 12
_PERCENT = re.compile(r"\s?[%‰]")
_AMOUNT = "#"
"""The item of a number that is no part of a date, as no language has it as a word."""
DOTTED_TIME = "#:"
"""The item and the name of a time of day with a dot, 14.30, which can be an amount as well."""
_CLOCK_BEHIND = re.compile(r"(?:\s?(?:bis|und|[-–])\s?\d{1,2}[.:]\d\d)?\s?uhr\b")
"""What follows a time of day where it could be a day and a month: 8.10 Uhr, 8.10 bis 9.30 Uhr."""
_YEARS = range(1000, 3000)
_ON_A_DAY = re.compile(r"\bon\s+[^\W\d_]+\.?\s*$")
_LONGEST_MONTH = 15


class Token(NamedTuple):
    """A word or number with its meaning: its kind, its number and its name.

    `broken` says that a sign stands before it at which a sentence can end.
    """

    kind: str
    value: int
    name: str
    start: int
    end: int
    broken: bool = False

    def means(self, kind: str, value: int | None = None, name: str | None = None) -> Token:
        """Return the token with another meaning, at the same place."""
        return self._replace(
            kind=kind,
            value=self.value if value is None else value,
            name=self.name if name is None else name,
        )


class _Lookup(NamedTuple):
    """What the table is asked for: a word, or a character where words are not spaced."""

    text: str
    start: int
    end: int
    match: re.Match[str] | None
    broken: bool


def fold(text: str) -> str:
    """Return a text of the same length in lower case, with its full-width forms made narrow."""
    if text.isascii():
        return text.lower()
    odd = [char for char in beyond_ascii(text) if _fold(char) != char]
    if odd:
        to_fold = re.compile(f"[{re.escape(''.join(sorted(odd)))}]")
        text = to_fold.sub(lambda match: _fold(match[0]), text)
    # Bytes have no case but that of ASCII, in which all letters that are left are written.
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


@lru_cache(4096)
def _fold(character: str) -> str:
    if character in _NO_BREAK:
        return character
    folded = unicodedata.normalize("NFKC", character).casefold()
    return folded if len(folded) == 1 else character


def tokenise(
    text: str, language: DateLanguage, folded: str = "", start: int = 0, end: int | None = None
) -> list[Token]:
    """Return the tokens of a text in order; words that the language's table lacks are `OTHER`.

    `folded` is what `fold` returns of the text; `start` and `end` bound the part that is read.
    """
    span = start, len(text) if end is None else end
    items = list(_items(text, folded or fold(text), language, span))
    tokens: list[Token] = []
    place = 0
    while place < len(items):
        token, taken = _token_at(items, place, language)
        place += taken
        if token.kind == WordKind.COMPOUND:
            parts = token.name.split("+")
            for part in parts:
                tokens.append(token.means(*language.words[part]))
                token = token._replace(broken=False)
        else:
            tokens.append(token)
    return tokens


def _items(
    printed: str, text: str, language: DateLanguage, part: tuple[int, int]
) -> Iterator[_Lookup]:
    broken = False
    for match in _RAW.finditer(text, *part):
        kind, start, end = match.lastgroup or "", *match.span()
        if kind in ("gap", "possessive"):
            continue
        if kind == "spaced" and _ON_A_DAY.search(text, max(0, start - _LONGEST_MONTH), start):
            yield from _apart(match, text, broken=broken)
        elif kind in ("amount", "spaced"):
            yield _Lookup(_AMOUNT, start, end, None, broken)
        elif kind == "sign" and match["numeric"] is None:
            is_break = match[0] in _BREAKS
            if match[0] == ".":
                is_break = not _GOES_ON.match(printed, end)
            broken = broken or is_break
            if is_break or match[0] == "." or match[0] in _DROPPED:
                continue
            text_of_sign = "-" if match[0] in _DASHES else match[0]
            yield _Lookup(text_of_sign, start, end, None, broken)
        elif match["numeric"] is not None:
            yield from _numeric(match, text, language, broken=broken)
        elif kind == "word":
            yield from _words(match, language, broken=broken)
        else:
            yield _Lookup(match[0], start, end, match, broken)
        broken = False


def _apart(match: re.Match[str], text: str, *, broken: bool) -> Iterator[_Lookup]:
    """Yield numbers with spaces between one by one: on July 5 120 people."""
    for found in re.compile(r"\d+").finditer(text, *match.span()):
        number = _RAW.match(text, *found.span())
        yield _Lookup(found[0], *found.span(), number, broken)
        broken = False


def _words(match: re.Match[str], language: DateLanguage, *, broken: bool) -> Iterator[_Lookup]:
    """Yield a word, or each character of it where words are not spaced."""
    word, (start, end) = match[0], match.span()
    if word.isascii():
        yield _Lookup(word, start, end, None, broken)
    elif language.is_spaced:
        yield _Lookup(re.sub("[\u00ad\u200b]", "", word), start, end, None, broken)
    else:
        for at, character in enumerate(word, start):
            yield _Lookup(character, at, at + 1, None, broken and at == start)


def _numeric(
    match: re.Match[str], text: str, language: DateLanguage, *, broken: bool
) -> Iterator[_Lookup]:
    """Yield a date in numbers as one item, and other numbers with a sign between one by one."""
    if _is_clock(match, text, language):
        yield _Lookup(DOTTED_TIME, *match.span("numeric"), None, broken)
        return
    if _is_numeric_date(match, language):
        yield _Lookup(match["numeric"], *match.span("numeric"), match, broken)
        return
    if _is_no_part(match):
        yield _Lookup(_AMOUNT, *match.span("numeric"), None, broken)
        return
    for found in re.compile(r"\d+|[/.-]").finditer(text, *match.span("numeric")):
        sign = found[0] if not found[0].isdecimal() else ""
        if sign != ".":
            number = None if sign else _RAW.match(text, found.start(), found.end())
            is_to = sign == "/" and _is_span_of_years(match["first"], match["second"])
            yield _Lookup("-" if is_to else found[0], found.start(), found.end(), number, broken)
        broken = sign == "."


def _is_clock(match: re.Match[str], text: str, language: DateLanguage) -> bool:
    """Whether two numbers with a dot between are a time of day: 14.30.

    Where they can be a day and a month, they are one only before the word for the hour.
    """
    first, second = match["first"], match["second"]
    if match["joint"] != "." or match["third"] is not None or len(second) != 2 or len(first) > 2:
        return False
    if int(first) >= _HOURS or int(second) >= _MINUTES or re.search(r"\s", match["numeric"]):
        return False
    is_day = language.dot_ordinals and int(second) <= _MONTHS
    return not is_day or bool(_CLOCK_BEHIND.match(text, match.end("numeric")))


def _is_no_part(match: re.Match[str]) -> bool:
    """Whether two numbers with a sign between are one, and no days or years: 5.1, 2024/17."""
    first, second = match["first"], match["second"]
    if match["third"] is not None or re.search(r"\s", match["numeric"]):
        return False
    if match["joint"] == ".":
        return len(first) < _YEAR_DIGITS
    if match["joint"] == "/":
        return not _is_span_of_years(first, second)
    return False


def _is_span_of_years(first: str, second: str) -> bool:
    """Whether numbers are the first and last years of some: 2016/17, 1914/18, 1999/2000."""
    if len(first) != _YEAR_DIGITS or len(second) not in (2, _YEAR_DIGITS):
        return False
    return int(second) > int(first) % 10 ** len(second) or second == "00"


def _is_numeric_date(match: re.Match[str], language: DateLanguage) -> bool:
    first, second, third = match["first"], match["second"], match["third"]
    months = range(1, 13)
    if third is not None:
        lengths = (len(first), len(second), len(third))
        return lengths[1] <= 2 and (lengths[0] <= 2 or lengths[2] <= 2) and 3 not in lengths
    if len(first) == _YEAR_DIGITS:
        return len(second) <= 2 and int(second) in months
    if len(second) == _YEAR_DIGITS:
        return len(first) <= 2 and int(first) in months
    if len(first) > 2 or len(second) > 2:
        return False
    return match["joint"] == "/" or (match["joint"] == "." and language.dot_ordinals)


def _token_at(items: list[_Lookup], place: int, language: DateLanguage) -> tuple[Token, int]:
    item = items[place]
    if item.match is not None:
        return _number_token(items, place, language)
    longest = language.longest.get(item.text, 0)
    if longest > 1 and not language.is_spaced and place and _is_number(items[place - 1]):
        meaning = language.words.get(item.text)  # in 3月末 the month comes before its end
        after = language.words.get(
            item.text + items[place + 1].text if place + 1 < len(items) else ""
        )
        if meaning and meaning.kind == WordKind.MARK and after and after.kind == WordKind.COMPOUND:
            longest = 1
    for count in range(min(longest, len(items) - place), 0, -1):
        key = language.joint.join(each.text for each in items[place : place + count])
        meaning = language.words.get(key)
        if meaning is not None:
            return _token(meaning, item, items[place + count - 1]), count
    if not language.is_spaced and item.text in HAN_NUMERALS:
        han = read_han([each.text for each in items[place : place + 9]])
        if han is not None:
            value, count = han
            longer = _before_word(items, place, count, language)
            if longer < count:
                value, count = (
                    read_han([each.text for each in items[place : place + longer]]) or han
                )
            meaning, few = (
                _number(value, ""),
                few_of([e.text for e in items[place : place + count]]),
            )
            if few:
                meaning = meaning._replace(name=f"{few[0]}-{few[1]}")
            return _token(meaning, item, items[place + count - 1]), count
    kind = {"-": WordKind.DASH, DOTTED_TIME: WordKind.TIME}.get(item.text, WordKind.OTHER)
    return _token(Meaning(kind, 0, item.text), item, item), 1


def _before_word(items: list[_Lookup], place: int, count: int, language: DateLanguage) -> int:
    """Return how many of some numerals stand before a word that begins with one, as 四半期."""
    for more in range(1, count):
        longest = language.longest.get(items[place + more].text, 0)
        texts = [each.text for each in items[place + more : place + more + longest]]
        if any("".join(texts[:size]) in language.words for size in range(3, longest + 1)):
            return more
    return count


def _is_number(item: _Lookup) -> bool:
    return item.match is not None or item.text in HAN_NUMERALS


def _token(meaning: Meaning, first: _Lookup, last: _Lookup) -> Token:
    return Token(*meaning, first.start, last.end, first.broken)


def _number(value: int, digits: str) -> Meaning:
    is_year = len(digits) == _YEAR_DIGITS or not digits
    return Meaning(WordKind.YEAR if is_year and value in _YEARS else WordKind.NUMBER, value, digits)


def _number_token(items: list[_Lookup], place: int, language: DateLanguage) -> tuple[Token, int]:
    item = items[place]
    assert item.match is not None
    kind = item.match.lastgroup
    if kind == "number":
        if len(item.text) > _YEAR_DIGITS or _PERCENT.match(item.match.string, item.end):
            return _token(Meaning(WordKind.OTHER, 0, item.text[:9]), item, item), 1
        meaning = _number(int(item.text), item.text)
        after = items[place + 1] if place + 1 < len(items) else None
        if after and after.start == item.end and after.text in language.ordinal_endings:
            return _token(Meaning(WordKind.ORDINAL, int(item.text), ""), item, after), 2
        dotted = language.dot_ordinals and item.match.string[item.end : item.end + 1] == "."
        if dotted and meaning.kind == WordKind.NUMBER:
            token = _token(Meaning(WordKind.ORDINAL, meaning.value, ""), item, item)
            if after:  # the dot is no end of a sentence
                items[place + 1] = after._replace(broken=False)
            return token, 1
        return _token(meaning, item, item), 1
    if kind == "short":
        return _token(Meaning(WordKind.YEAR, int(item.text[1:]), "short"), item, item), 1
    if kind == "decade":
        return _token(
            Meaning(WordKind.DECADE, int(re.sub(r"\D", "", item.text)), ""), item, item
        ), 1
    if kind == "weekday":
        value = "月火水木金土日".index(item.text[1])
        return _token(Meaning(WordKind.WEEKDAY, value), item, item), 1
    if kind == "clock":
        return _token(Meaning(WordKind.TIME, 0, ""), item, item), 1
    digits = item.text[:10] if kind == "instant" else item.text
    return _token(Meaning(WordKind.NUMERIC, 0, digits), item, item), 1
