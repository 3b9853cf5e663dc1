"""Merges tokens that mean one thing: a number with its mark, an era with its year, number words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.evidence.date_expressions.halves import halved
from briefing.evidence.date_expressions.languages.table import WordKind
from briefing.evidence.date_expressions.numerals import compose
from briefing.evidence.date_expressions.tokens import Token

_NUMBERS = (WordKind.NUMBER, WordKind.YEAR)
_WORD = "word"
"""The name of a number that is written in words."""
_YEARS = range(1000, 3000)
_CENTURIES = range(10, 21)
"""Numbers before the tens of a decade that is written in words: the nineteen-eighties."""
_LEAST_YEAR = 100
_SHORT = 2
_ORDINAL_TOO = ("quarter", "century")
"""Marks that can stand behind an ordinal: 제1분기."""
_OF_FOUR = ("1/4", "2/4", "3/4", "4/4")
"""Quarters as they are written before their mark: 1/4분기."""
_TURNING, _TURNED = (WordKind.PREFIX, WordKind.DECADE), ("at", "over")
"""Kinds and names of tokens beside which others have another meaning."""
_OVER = "over"
"""The name of a filler that is “more than” before a number: over a week ago."""
_DEFAULT = {
    "year": WordKind.UNIT,
    "month": WordKind.MONTH,
    "day": WordKind.DAY_NUMBER,
    "time": WordKind.TIME,
}


def merge(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens without fillers, and with each number merged with what belongs to it."""
    merged: list[Token] = []
    for token in _turned(_composed(_decided(tokens))):
        if token.kind == WordKind.FILLER:
            continue
        if (
            token.kind == WordKind.DASH and merged and merged[-1].kind == WordKind.PART
        ):  # mid-January
            continue
        before = merged[-1] if merged else None
        joined = _joined(before, token) if before and not token.broken else None
        if joined is None:
            merged.append(token)
            if token.kind == WordKind.NUMBER:
                _share_mark(merged)
            continue
        merged.pop()
        merged.extend(joined)
        _take_era(merged)
        _share_mark(merged)
    if merged and merged[-1].kind == WordKind.PREFIX and merged[-1].name == "decade":
        merged[-1] = merged[-1].means(WordKind.UNIT, 1, "year")
    return halved(merged) if any(each.kind == WordKind.HALF for each in merged) else merged


def _turned(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens with the meanings that some have by what stands beside them."""
    if not any(token.kind in _TURNING or token.name in _TURNED for token in tokens):
        return list(tokens)
    found: list[Token] = []
    is_ago = any(token.kind == WordKind.AGO for token in tokens)
    is_at = False
    for place, token in enumerate(tokens):
        behind = tokens[place + 1] if place + 1 < len(tokens) else None
        is_counted = behind is not None and behind.kind in (WordKind.NUMBER, WordKind.FEW)
        before = [each.kind for each in found[-2:]]
        if token.kind == WordKind.NUMBER and is_at:  # at 9: a time of day
            found.append(token.means(WordKind.TIME))
        elif is_ago and token.name == _OVER and is_counted:
            found.append(token.means(WordKind.MORE))
        elif token.kind == WordKind.DECADE and before == [WordKind.NUMBER, WordKind.DASH]:
            found[-1:] = [token]  # the nineteen-eighties
        elif _is_behind_number(found, token, behind):
            found[-1] = token.means(WordKind.PERIOD, found[-1].value)
        else:
            found.append(token)
        is_at = token.kind == WordKind.FILLER and token.name == "at"
    return found


def _is_behind_number(found: Sequence[Token], prefix: Token, year: Token | None) -> bool:
    """Whether a Q or an H has its number before it, and a year behind: 4Q 2022, 2H22."""
    number = found[-1] if found else None
    if prefix.kind != WordKind.PREFIX or number is None or year is None or prefix.broken:
        return False
    if number.kind != WordKind.NUMBER or len(number.name) != 1 or prefix.start != number.end:
        return False
    if year.kind != WordKind.YEAR and (len(year.name) != _SHORT or year.start != prefix.end):
        return False
    return number.value in range(1, {"quarter": 5, "half": 3}.get(prefix.name, 0))


def _joined(before: Token, token: Token) -> list[Token] | None:
    """Return what two tokens become together, or None."""
    start = before.start, before.broken
    if before.kind == WordKind.ORDINAL_MARK and token.kind in _NUMBERS:
        return [_at(start, token.means(WordKind.ORDINAL))]
    if before.kind == WordKind.PREFIX:
        return _with_prefix(before, token)
    if token.kind == WordKind.DECADE:
        is_century = before.value in _CENTURIES and token.value < _LEAST_YEAR
        value = before.value * _LEAST_YEAR + token.value
        is_word = before.kind == WordKind.NUMBER and before.name == _WORD
        return (
            [_at(start, token.means(WordKind.DECADE, value, ""))]
            if is_century and is_word
            else None
        )
    if (
        before.kind == WordKind.PERIOD
        and token.kind == WordKind.NUMBER
        and before.end == token.start
    ):
        is_year = len(token.name) == _SHORT  # 4Q22
        return [before, token.means(WordKind.YEAR, name="short")] if is_year else None
    if token.kind == WordKind.MARK:
        return _with_mark(before, token)
    if token.kind == WordKind.TIME and token.name == "hour" and before.kind == WordKind.NUMBER:
        return [_at(start, token)]
    return _hundred_years(before, token)


def _hundred_years(before: Token, token: Token) -> list[Token] | None:
    """Return 100年前 as a length: its number is no year."""
    is_length = (
        token.kind in (WordKind.AGO, WordKind.HENCE, WordKind.WITHIN)
        and before.kind == WordKind.YEAR
    )
    if is_length and before.value < _YEARS.start:
        return [before.means(WordKind.NUMBER), before.means(WordKind.UNIT, 1, "year"), token]
    return None


def _with_prefix(prefix: Token, token: Token) -> list[Token] | None:
    """Return what a Q, an H or the word for a fiscal year or decade and a number become."""
    start = prefix.start, prefix.broken
    if prefix.name == "decade":
        if token.kind in _NUMBERS and token.value % 10 == 0:
            return [_at(start, token.means(WordKind.DECADE, name=""))]
        return [prefix.means(WordKind.UNIT, 1, "year"), token]
    if prefix.name == "fiscal" and token.kind == WordKind.NUMERIC:  # FY22/23
        years = re.fullmatch(r"(\d\d)/(\d\d)", token.name)
        if years is None:
            return None
        first, last = (token.means(WordKind.YEAR, int(each), "short") for each in years.groups())
        return [prefix.means(WordKind.FISCAL), first, token.means(WordKind.DASH, 0, ""), last]
    if token.kind not in _NUMBERS or prefix.end != token.start:
        return _with_mark(prefix, token) if token.kind == WordKind.MARK else None
    if prefix.name != "fiscal":
        return [_at(start, token.means(WordKind.PERIOD, name=prefix.name))]
    is_short = len(token.name) == _SHORT
    return [
        prefix.means(WordKind.FISCAL),
        token.means(WordKind.YEAR, name="short" if is_short else ""),
    ]


def _at(start: tuple[int, bool], token: Token) -> Token:
    return token._replace(start=start[0], broken=start[1])


def _with_mark(before: Token, mark: Token) -> list[Token] | None:
    """Return what a token and the mark behind it become, or None where that is not its mark."""
    is_ordinal = before.kind == WordKind.ORDINAL and mark.name in _ORDINAL_TOO
    if is_ordinal or before.kind in (*_NUMBERS, WordKind.FEW):
        return _marked(before, mark)
    if mark.name == "quarter" and before.name in _OF_FOUR:
        return _marked(before.means(WordKind.NUMBER, int(before.name[0])), mark)
    return None


def _marked(number: Token, mark: Token) -> list[Token] | None:
    """Return a number with a mark behind it, such as 年 or 月."""
    both = number._replace(end=mark.end)
    name = mark.name
    if number.kind == WordKind.FEW:
        return [number, mark.means(WordKind.UNIT, 1)] if name in ("year", "month", "day") else None
    if name == "year":
        if number.value >= _LEAST_YEAR:
            return [both.means(WordKind.YEAR, name="")]
        return [number.means(WordKind.NUMBER), mark.means(WordKind.UNIT, 1)]
    if name == "decade":
        return [both.means(WordKind.DECADE, name="")]
    if name == "fiscal":
        is_short = number.value < _LEAST_YEAR
        year = number.means(WordKind.YEAR, name="short" if is_short else "")
        return [year, mark.means(WordKind.FISCAL)]
    if name == "ordinal":
        return [both.means(WordKind.ORDINAL, name="")]
    if name in ("quarter", "half", "fiscal to"):
        return [both.means(WordKind.PERIOD, name=name)]
    if name == "century":
        return [both.means(WordKind.ORDINAL, name=""), mark.means(WordKind.UNIT, 1)]
    few = number.name if name == "day" and "-" in number.name else ""  # 二三日前
    return [both.means(_DEFAULT[name], name=few)]


def _take_era(merged: list[Token]) -> None:
    """Merge an era, its year and the unit behind it into a year: 令和5年 is 2023."""
    if len(merged) < 2:
        return
    unit = merged[-1]
    is_year = (
        unit.kind == WordKind.UNIT and unit.name == "year" and merged[-2].kind == WordKind.NUMBER
    )
    if len(merged) > 2 and merged[-3].kind == WordKind.ERA and is_year:
        merged[-3:] = [_year_of(merged[-3], merged[-2], unit.end)]
    elif len(merged) > 2 and merged[-3].kind == WordKind.ERA and unit.kind == WordKind.FISCAL:
        merged[-3:-1] = [_year_of(merged[-3], merged[-2], merged[-2].end)]


def _share_mark(merged: list[Token]) -> None:
    """Give the first number of a range the mark behind its second: 1-3月 is January to March."""
    kinds = [token.kind for token in merged[-3:]]
    if kinds == [WordKind.YEAR, WordKind.DASH, WordKind.NUMBER] and len(merged[-1].name) == _SHORT:
        year, last = merged[-3].value, merged[-1].value
        if merged[-3].name != "short" and last > year % _LEAST_YEAR:  # 2019-21
            merged[-1] = merged[-1].means(
                WordKind.YEAR, year // _LEAST_YEAR * _LEAST_YEAR + last, ""
            )
    if (
        kinds == [WordKind.NUMBER, WordKind.DASH, WordKind.PERIOD]
        and merged[-1].name == "fiscal to"
    ):
        merged[-1] = merged[-1].means(WordKind.MONTH, name="")  # 4-6月期 is a quarter
        kinds[-1] = WordKind.MONTH
    if kinds in (
        [WordKind.NUMBER, WordKind.DASH, WordKind.MONTH],
        [WordKind.NUMBER, WordKind.TO, WordKind.MONTH],
    ):
        merged[-3] = merged[-3].means(WordKind.MONTH, name="")


def _year_of(era: Token, number: Token, end: int) -> Token:
    """Return the year of an era, or the year 0, which no calendar has, where it had none such."""
    is_within = 1 <= number.value <= int(era.name)
    return era._replace(end=end).means(
        WordKind.YEAR, era.value + number.value if is_within else 0, ""
    )


def _decided(tokens: Sequence[Token]) -> list[Token]:
    """Take a word that is a month or a number, sept or dez, for a month beside a day or a year."""
    found = list(tokens)
    places = [place for place, token in enumerate(found) if token.kind != WordKind.FILLER]
    for at, place in enumerate(places):
        token = found[place]
        if token.kind == WordKind.MONTH and token.name:
            before = found[places[at - 1]] if at else token
            after = found[places[at + 1]] if at + 1 < len(places) else token
            is_day = before.kind in (WordKind.NUMBER, WordKind.ORDINAL) and before.name != _WORD
            if not is_day and after.kind != WordKind.YEAR:
                found[place] = token.means(WordKind.NUMBER, int(token.name), _WORD)
    return found


def _composed(tokens: Sequence[Token]) -> list[Token]:
    """Merge numbers that are written in several words, and an ordinal at their end."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind != WordKind.NUMBER or token.name != _WORD:
            found.append(token)
            place += 1
            continue
        end = _end_of_words(tokens, place)
        merged = _number_of(tokens[place:end])
        if merged is None:  # no number together: as they are
            found.extend(tokens[place:end])
        else:
            found.append(merged)
        place = end
    return found


def _end_of_words(tokens: Sequence[Token], place: int) -> int:
    """Return the place behind a number in words: its words, and what joins them."""
    end = place + 1
    while end < len(tokens) and not tokens[end].broken:
        token = tokens[end]
        after = tokens[end + 1] if end + 1 < len(tokens) else None
        joins = _is_joint(tokens[end - 1], token) and after is not None and _goes_on(after)
        if not joins and not _goes_on(token):
            break
        end += 1
        if token.kind == WordKind.ORDINAL:
            break
    return end


def _is_joint(before: Token, token: Token) -> bool:
    """Whether it joins words of a number: and behind a hundred, a dash behind a multiple of ten."""
    if token.kind == WordKind.AND:
        return before.value in (100, 1000)
    return token.kind == WordKind.DASH and before.value % 10 == 0 and 20 <= before.value < 100


def _goes_on(token: Token) -> bool:
    return token.kind in (WordKind.NUMBER, WordKind.ORDINAL) and token.name == _WORD


def _number_of(tokens: Sequence[Token]) -> Token | None:
    words = [each for each in tokens if each.kind in (WordKind.NUMBER, WordKind.ORDINAL)]
    if len(words) == 1:
        return words[0]
    value = compose([each.value for each in words])
    if value is None:
        return None
    kind = WordKind.YEAR if value in _YEARS else WordKind.NUMBER
    if words[-1].kind == WordKind.ORDINAL:
        kind = WordKind.ORDINAL
    return (
        words[0]
        ._replace(end=words[-1].end)
        .means(kind, value, "" if kind == WordKind.YEAR else _WORD)
    )
