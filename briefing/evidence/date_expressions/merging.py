"""Merges tokens that mean one thing: a number with its mark, an era with its year, number words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.evidence.date_expressions.languages.table import Kind
from briefing.evidence.date_expressions.numerals import compose
from briefing.evidence.date_expressions.tokens import Token

_NUMBERS = (Kind.NUMBER, Kind.YEAR)
_WORD = "word"
"""The name of a number that is written in words."""
_YEARS = range(1000, 3000)
_LEAST_YEAR = 100
_SHORT = 2
_ORDINAL_TOO = ("quarter", "century")
"""Marks that can stand behind an ordinal: 제1분기."""
_OF_FOUR = ("1/4", "2/4", "3/4", "4/4")
"""Quarters as they are written before their mark: 1/4분기."""
_HALF_OF = "of"
_COUNTED = (Kind.UNIT, Kind.DAY_NUMBER)
_COUNTS = ([Kind.NUMBER], [Kind.FEW])
_DEFAULT = {"year": Kind.UNIT, "month": Kind.MONTH, "day": Kind.DAY_NUMBER, "time": Kind.TIME}


def merge(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens without fillers, and with each number merged with what belongs to it."""
    merged: list[Token] = []
    is_at = False
    for each in _composed(_decided(tokens)):
        # what is said to be at 9 is so at a time of day
        token = each.means(Kind.TIME) if each.kind == Kind.NUMBER and is_at else each
        is_at = token.kind == Kind.FILLER and token.name == "at"
        if token.kind == Kind.FILLER:
            continue
        if token.kind == Kind.DASH and merged and merged[-1].kind == Kind.PART:  # mid-January
            continue
        before = merged[-1] if merged else None
        joined = _joined(before, token) if before and not token.broken else None
        if joined is None:
            merged.append(token)
            continue
        merged.pop()
        merged.extend(joined)
        _take_era(merged)
        _share_mark(merged)
    if merged and merged[-1].kind == Kind.PREFIX and merged[-1].name == "decade":
        merged[-1] = merged[-1].means(Kind.UNIT, 1, "year")
    return _halved(merged) if any(each.kind == Kind.HALF for each in merged) else merged


def _halved(tokens: Sequence[Token]) -> list[Token]:
    """Return each half with its unit as one of a unit half as long: a half year.

    What stands behind a unit is half of one more, as in a week and a half; so is what stands
    between a number and its unit, as in two and a half weeks.
    """
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token, before = tokens[place], found[-1] if found else None
        unit = _unit_of(tokens[place + 1]) if place + 1 < len(tokens) else None
        is_counted = before is not None and before.kind == Kind.NUMBER
        place += 1
        if token.kind != Kind.HALF:
            found.append(token)
        elif before is not None and before.kind in _COUNTED and token.name != _HALF_OF:
            if before.kind == Kind.UNIT and [t.kind for t in found[-2:-1]] not in _COUNTS:
                found.insert(-1, token.means(Kind.NUMBER, 1, ""))
            found += _half(token, "day" if before.kind == Kind.DAY_NUMBER else before.name)
        elif unit is None or (is_counted and token.name == _HALF_OF and before.value != 1):
            found.append(token)
        else:
            if is_counted and token.name != _HALF_OF:
                found.append(unit)
            elif is_counted:
                found.pop()
            found += _half(token, unit.name)
            place += 1
    return found


def _unit_of(token: Token) -> Token | None:
    """Return a unit, or the mark that is one where no number stands before it: 半世紀."""
    if token.kind == Kind.MARK and token.name in ("year", "month", "day", "century"):
        return token.means(Kind.UNIT, 1)
    return token if token.kind == Kind.UNIT else None


def _half(half: Token, unit: str) -> list[Token]:
    return [half.means(Kind.NUMBER, 1, ""), half.means(Kind.UNIT, 1, f"half {unit}")]


def _joined(before: Token, token: Token) -> list[Token] | None:
    """Return what two tokens become together, or None."""
    start = before.start, before.broken
    if before.kind == Kind.ORDINAL_MARK and token.kind in _NUMBERS:
        return [_at(start, token.means(Kind.ORDINAL))]
    if before.kind == Kind.PREFIX and before.name == "decade":
        if token.kind in _NUMBERS and token.value % 10 == 0:
            return [_at(start, token.means(Kind.DECADE, name=""))]
        return [before.means(Kind.UNIT, 1, "year"), token]
    if before.kind == Kind.PREFIX and token.kind in _NUMBERS and before.end == token.start:
        kind = Kind.FISCAL if before.name == "fiscal" else Kind.PERIOD
        if kind == Kind.FISCAL:
            is_short = len(token.name) == _SHORT
            return [
                before.means(Kind.FISCAL),
                token.means(Kind.YEAR, name="short" if is_short else ""),
            ]
        return [_at(start, token.means(kind, name=before.name))]
    if token.kind == Kind.MARK:
        return _with_mark(before, token)
    if token.kind == Kind.TIME and token.name == "hour" and before.kind == Kind.NUMBER:
        return [_at(start, token)]
    is_length = token.kind in (Kind.AGO, Kind.HENCE, Kind.WITHIN) and before.kind == Kind.YEAR
    if is_length and before.value < _YEARS.start:  # 100年前
        return [before.means(Kind.NUMBER), before.means(Kind.UNIT, 1, "year"), token]
    return None


def _at(start: tuple[int, bool], token: Token) -> Token:
    return token._replace(start=start[0], broken=start[1])


def _with_mark(before: Token, mark: Token) -> list[Token] | None:
    """Return what a token and the mark behind it become, or None where that is not its mark."""
    is_ordinal = before.kind == Kind.ORDINAL and mark.name in _ORDINAL_TOO
    if is_ordinal or before.kind in (*_NUMBERS, Kind.FEW):
        return _marked(before, mark)
    if mark.name == "quarter" and before.name in _OF_FOUR:
        return _marked(before.means(Kind.NUMBER, int(before.name[0])), mark)
    return None


def _marked(number: Token, mark: Token) -> list[Token] | None:
    """Return a number with a mark behind it, such as 年 or 月."""
    both = number._replace(end=mark.end)
    name = mark.name
    if number.kind == Kind.FEW:
        return [number, mark.means(Kind.UNIT, 1)] if name in ("year", "month", "day") else None
    if name == "year":
        if number.value >= _LEAST_YEAR:
            return [both.means(Kind.YEAR, name="")]
        return [number.means(Kind.NUMBER), mark.means(Kind.UNIT, 1)]
    if name == "decade":
        return [both.means(Kind.DECADE, name="")]
    if name == "fiscal":
        is_short = number.value < _LEAST_YEAR
        year = number.means(Kind.YEAR, name="short" if is_short else "")
        return [year, mark.means(Kind.FISCAL)]
    if name == "ordinal":
        return [both.means(Kind.ORDINAL, name="")]
    if name in ("quarter", "half"):
        return [both.means(Kind.PERIOD, name=name)]
    if name == "century":
        return [both.means(Kind.ORDINAL, name=""), mark.means(Kind.UNIT, 1)]
    few = number.name if name == "day" and "-" in number.name else ""  # 二三日前
    return [both.means(_DEFAULT[name], name=few)]


def _take_era(merged: list[Token]) -> None:
    """Merge an era, its year and the unit behind it into a year: 令和5年 is 2023."""
    if len(merged) < 2:
        return
    unit = merged[-1]
    is_year = unit.kind == Kind.UNIT and unit.name == "year" and merged[-2].kind == Kind.NUMBER
    if len(merged) > 2 and merged[-3].kind == Kind.ERA and is_year:
        merged[-3:] = [_year_of(merged[-3], merged[-2], unit.end)]
    elif len(merged) > 2 and merged[-3].kind == Kind.ERA and unit.kind == Kind.FISCAL:
        merged[-3:-1] = [_year_of(merged[-3], merged[-2], merged[-2].end)]


def _share_mark(merged: list[Token]) -> None:
    """Give the first number of a range the mark behind its second: 1-3月 is January to March."""
    kinds = [token.kind for token in merged[-3:]]
    if kinds in ([Kind.NUMBER, Kind.DASH, Kind.MONTH], [Kind.NUMBER, Kind.TO, Kind.MONTH]):
        merged[-3] = merged[-3].means(Kind.MONTH, name="")


def _year_of(era: Token, number: Token, end: int) -> Token:
    """Return the year of an era, or the year 0, which no calendar has, where it had none such."""
    is_within = 1 <= number.value <= int(era.name)
    return era._replace(end=end).means(Kind.YEAR, era.value + number.value if is_within else 0, "")


def _decided(tokens: Sequence[Token]) -> list[Token]:
    """Take a word that is a month or a number, sept or dez, for a month beside a day or a year."""
    found = list(tokens)
    places = [place for place, token in enumerate(found) if token.kind != Kind.FILLER]
    for at, place in enumerate(places):
        token = found[place]
        if token.kind == Kind.MONTH and token.name:
            before = found[places[at - 1]] if at else token
            after = found[places[at + 1]] if at + 1 < len(places) else token
            is_day = before.kind in (Kind.NUMBER, Kind.ORDINAL) and before.name != _WORD
            if not is_day and after.kind != Kind.YEAR:
                found[place] = token.means(Kind.NUMBER, int(token.name), _WORD)
    return found


def _composed(tokens: Sequence[Token]) -> list[Token]:
    """Merge numbers that are written in several words, and an ordinal at their end."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind != Kind.NUMBER or token.name != _WORD:
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
        if token.kind == Kind.ORDINAL:
            break
    return end


def _is_joint(before: Token, token: Token) -> bool:
    """Whether it joins words of a number: and behind a hundred, a dash behind a multiple of ten."""
    if token.kind == Kind.AND:
        return before.value in (100, 1000)
    return token.kind == Kind.DASH and before.value % 10 == 0 and 20 <= before.value < 100


def _goes_on(token: Token) -> bool:
    return token.kind in (Kind.NUMBER, Kind.ORDINAL) and token.name == _WORD


def _number_of(tokens: Sequence[Token]) -> Token | None:
    words = [each for each in tokens if each.kind in (Kind.NUMBER, Kind.ORDINAL)]
    if len(words) == 1:
        return words[0]
    value = compose([each.value for each in words])
    if value is None:
        return None
    kind = Kind.YEAR if value in _YEARS else Kind.NUMBER
    if words[-1].kind == Kind.ORDINAL:
        kind = Kind.ORDINAL
    return (
        words[0]._replace(end=words[-1].end).means(kind, value, "" if kind == Kind.YEAR else _WORD)
    )
