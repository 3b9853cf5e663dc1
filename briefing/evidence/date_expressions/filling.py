"""Fills the parts of a date expression from its tokens, in whichever order a language has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.evidence.date_expressions.feasts import TURN
from briefing.evidence.date_expressions.frames import WEEKS, Frame
from briefing.evidence.date_expressions.languages.table import LARGEST_DAY, WordKind
from briefing.evidence.date_expressions.spans import UNITS
from briefing.evidence.date_expressions.tokens import Token
from briefing.evidence.date_expressions.weekdays import PLURAL
from briefing.evidence.date_expressions.written import WrittenDate

_FAR_AHEAD = 10
"""Years: a year of two digits that is further ahead can be that of the century before as well."""
_LARGER = ("month", "quarter", "half", "year")
_SIZES = {"day": 0, "week": 1, "weekend": 1, "month": 2, "quarter": 3, "half": 4, "year": 5}
_DAYS = {WordKind.NUMBER, WordKind.ORDINAL, WordKind.DAY_NUMBER}
_QUALIFIED = (
    WordKind.DAY_NUMBER,
    WordKind.UNIT,
    WordKind.WEEKDAY,
    WordKind.MONTH,
    WordKind.FISCAL,
    WordKind.FEAST,
)


def short_year(value: int, day: date) -> int:
    """Return the year of two digits that is nearest to a day, an earlier one first."""
    years = [day.year // 100 * 100 + value + more for more in (-100, 0, 100)]
    return min(years, key=lambda year: abs(year - day.year))


def fill(tokens: Sequence[Token], day: date) -> Frame | None:
    """Return the parts that some tokens name; None if they name one twice, or something else."""
    filling = _Filling(tokens, day)
    return filling.frame() if all(filling.take(place) for place in range(len(tokens))) else None


class _Filling:
    """Parts of a date expression as they are found."""

    def __init__(self, tokens: Sequence[Token], day: date) -> None:
        self._tokens = tokens
        self._day = day
        self._kinds = "".join(token.kind for token in tokens)
        self._parts: dict[str, int] = {}
        self._unit = ""
        self._week = ""
        self._is_ordinal = False
        self._relative: tuple[str, int] | None = None
        self._which: Token | None = None
        self._flags: set[str] = set()
        self._decades: tuple[int, ...] = ()
        self._short_decade: int | None = None
        self._done: set[int] = set()

    def frame(self) -> Frame | None:
        parts = self._parts
        self._take_century()
        if self._unit == TURN and "year" in parts:
            return None  # that before its beginning, or behind its end
        if self._week and ("day" not in parts or self._unit):
            return None
        written = WrittenDate(
            parts.get("year"),
            parts.get("month"),
            parts.get("day"),
            parts.get("weekday"),
            parts.get("nth"),
            self._unit,
            self._is_ordinal,
        )
        return Frame(
            written,
            self._relative,
            self._which,
            "weekend" in self._flags,
            self._week,
            "fiscal" in self._flags,
            self._decades,
            "short" in self._flags,
            parts.get("century"),
            "far ahead" in self._flags,
            "century" in self._flags,
        )

    def _take_century(self) -> None:
        """Give a decade its century: 20世纪80年代, 上世纪90年代."""
        century = self._parts.get("century")
        if self._short_decade is None:
            return
        if self._relative and self._relative[0] == "century":
            century, self._relative = self._day.year // 100 + 1 + self._relative[1], None
        if century is not None:
            self._parts.pop("century", None)
            self._flags.discard("short")
            self._decades = ((century - 1) * 100 + self._short_decade,)

    def take(self, place: int) -> bool:
        """Take up the token at a place; False if it does not fit."""
        if place in self._done:
            return True
        token = self._tokens[place]
        way = _WAYS.get(token.kind)
        return way is not None and way(self, token, place)

    def _set(self, part: str, value: int) -> bool:
        if part in self._parts:
            return False
        self._parts[part] = value
        return True

    def _at(self, place: int) -> Token | None:
        is_within = place < len(self._tokens) and place not in self._done
        return self._tokens[place] if is_within else None

    def year(self, token: Token, _: int) -> bool:
        if token.name == "short":
            return self._short_year(token.value)
        return self._set("year", token.value)

    def _short_year(self, value: int) -> bool:
        year = short_year(value, self._day)
        if year - self._day.year > _FAR_AHEAD:
            self._flags.add("far ahead")
        return self._set("year", year)

    def number(self, token: Token, place: int) -> bool:
        if self._is_article(place - 1):
            self._is_ordinal = True
        elif token.name == "word" and WordKind.MONTH not in self._kinds:
            return False  # two Mondays are no Monday the 2nd
        if (
            "day" not in self._parts
            and 0 <= token.value <= LARGEST_DAY
            and WordKind.DAY_NUMBER not in self._kinds
        ):
            return self._set("day", token.value)
        is_first = self._parts.keys() <= {"day"}  # nobody writes 17 15 October
        is_year = token.name != "word" and len(token.name) == 2 and not is_first
        return is_year and self._short_year(token.value)

    def _is_article(self, place: int) -> bool:
        return place >= 0 and self._tokens[place].kind == WordKind.ARTICLE

    def day_number(self, token: Token, _: int) -> bool:
        self._is_ordinal = True
        return self._set("day", token.value)

    def ordinal(self, token: Token, place: int) -> bool:
        after = self._at(place + 1)
        if (
            after is not None
            and after.kind == WordKind.WEEKDAY
            and after.name != PLURAL
            and token.value <= 5
        ):
            self._done.add(place + 1)
            return self._nth(token.value, "weekday", after.value)
        if after is not None and after.kind == WordKind.UNIT:
            self._done.add(place + 1)
            if after.name == "century":
                return self._set("century", token.value)
            if not after.value:  # the first days
                return False
            return after.name in _SIZES and self._nth(token.value, after.name)
        self._is_ordinal = True
        return self._set("day", token.value)

    def _nth(self, value: int, unit: str, weekday: int | None = None) -> bool:
        if self._unit:
            return False
        self._unit = unit
        return self._set("nth", value) and (weekday is None or self._set("weekday", weekday))

    def period(self, token: Token, _: int) -> bool:
        return self._nth(token.value, token.name)

    def which_one(self, token: Token, place: int) -> bool:
        target, at = self._at(place + 1), place + 1
        if target is None or target.kind not in _QUALIFIED:
            return False
        self._done.add(at)
        return self._qualify(token, target, place)

    def _qualify(self, token: Token, target: Token, place: int) -> bool:
        if target.kind == WordKind.FISCAL:
            self._relative = "fiscal", token.value
            return True
        if target.kind == WordKind.UNIT and target.name != "weekend":
            if token.value == -1 and self._has_larger(target.name, place):
                if not target.value:  # the last days of July
                    return False
                return self._nth(-1, target.name)
            return self._relate(target.name, token.value * max(target.value, 1))
        if (
            target.kind == WordKind.WEEKDAY
            and token.value == -1
            and self._has_larger("week", place)
        ):
            return self._nth(-1, "weekday", target.value)
        if self._which is not None or target.name == PLURAL:
            return False
        self._which = token
        if target.kind == WordKind.UNIT:
            self._flags.add("weekend")
            return True
        if target.kind == WordKind.FEAST:
            return self.feast(target, place)
        if target.kind == WordKind.DAY_NUMBER:
            return token.name == "dated" and self.day_number(target, place)
        return self._set("weekday" if target.kind == WordKind.WEEKDAY else "month", target.value)

    def _has_larger(self, unit: str, place: int) -> bool:
        """Whether another token names a period in which a unit can be the last one."""
        for at, token in enumerate(self._tokens):
            if at in (place, place + 1):
                continue
            is_month = token.kind == WordKind.MONTH and WordKind.DAY_NUMBER not in self._kinds
            if (
                is_month
                and WordKind.NUMBER not in self._kinds
                and WordKind.ORDINAL not in self._kinds
            ):
                return unit in ("day", "week")
            if token.kind == WordKind.YEAR:
                return unit in _SIZES and not _DAYS & set(self._kinds)
            if token.kind in (WordKind.UNIT, WordKind.RELATIVE) and _SIZES.get(
                token.name, 0
            ) > _SIZES.get(unit, 9):
                return _SIZES.get(token.name, 0) >= 2
        return False

    def _relate(self, unit: str, away: int) -> bool:
        if self._relative is not None or unit not in UNITS:
            return False
        self._relative = unit, away
        return True

    def relative_word(self, token: Token, _: int) -> bool:
        if token.name == "weekend":
            self._flags.add("weekend")
            return self._relate("week", token.value)
        return self._relate(token.name, token.value)

    def tomorrow(self, token: Token, _: int) -> bool:
        others = set(self._kinds) & {
            WordKind.WEEKDAY,
            WordKind.RELATIVE,
            WordKind.DAY_NUMBER,
            WordKind.MONTH,
        }
        return bool(others) or self._relate("day", token.value)

    def unit_alone(self, token: Token, place: int) -> bool:
        if token.name == "weekend":
            self._flags.add("weekend")
            return True
        after = self._at(place + 1)
        if after is not None and after.kind in (
            WordKind.WHICH,
            WordKind.COMING,
        ):  # semaine dernière
            self._done.add(place + 1)
            return self._qualify(after, token, place)
        if token.name == "year" and WordKind.DECADE in self._kinds:
            return True
        if token.name in ("year", "month") and self._tokens_have(token.name):
            return True
        if token.name in WEEKS and not self._relative:
            self._week = token.name
            return True
        if self._unit or WordKind.ORDINAL in self._kinds or WordKind.WHICH in self._kinds:
            return token.name in _LARGER and self._relate(token.name, 0)
        return False

    def _tokens_have(self, unit: str) -> bool:
        return (WordKind.YEAR if unit == "year" else WordKind.MONTH) in self._kinds

    def qualified_before(self, token: Token, place: int) -> bool:
        """Take a weekday or month with the word for which one behind it, as in lundi dernier."""
        if token.name == PLURAL:
            return False
        after = self._at(place + 1)
        is_which = after is not None and after.kind in (WordKind.WHICH, WordKind.COMING)
        behind = self._at(place + 2)
        if (
            after is not None
            and is_which
            and not (behind and behind.kind in (WordKind.UNIT, WordKind.FISCAL))
        ):
            self._done.add(place + 1)
            return self._qualify(after, token, place)
        return self._set("weekday" if token.kind == WordKind.WEEKDAY else "month", token.value)

    def feast(self, token: Token, _: int) -> bool:
        return self._nth(token.value, token.name)

    def decade(self, token: Token, _: int) -> bool:
        if token.value >= 100:
            self._decades = (token.value,)
            if token.value % 100 == 0 and token.value + 99 < self._day.year:  # the 1900s
                self._flags.add("century")
        else:
            century = self._day.year // 100 * 100
            years = [century + token.value + more for more in (-100, 0, 100)]
            past = [year for year in years if year <= self._day.year]
            ahead = [year for year in years if year + 9 >= self._day.year]
            is_near = (ahead[0] - self._day.year) * 2 < self._day.year - past[-1]
            self._flags.add("short")
            self._short_decade = token.value
            self._decades = (past[-1], ahead[0]) if is_near else (past[-1],)
        return True

    def fiscal(self, _: Token, __: int) -> bool:
        self._flags.add("fiscal")
        return True

    def nothing(self, _: Token, __: int) -> bool:
        return True


_WAYS = {
    WordKind.YEAR: _Filling.year,
    WordKind.MONTH: _Filling.qualified_before,
    WordKind.WEEKDAY: _Filling.qualified_before,
    WordKind.NUMBER: _Filling.number,
    WordKind.DAY_NUMBER: _Filling.day_number,
    WordKind.ORDINAL: _Filling.ordinal,
    WordKind.PERIOD: _Filling.period,
    WordKind.WHICH: _Filling.which_one,
    WordKind.COMING: _Filling.which_one,
    WordKind.RELATIVE: _Filling.relative_word,
    WordKind.TOMORROW: _Filling.tomorrow,
    WordKind.UNIT: _Filling.unit_alone,
    WordKind.FEAST: _Filling.feast,
    WordKind.DECADE: _Filling.decade,
    WordKind.FISCAL: _Filling.fiscal,
    WordKind.ARTICLE: _Filling.nothing,
    WordKind.IN: _Filling.nothing,
    WordKind.HENCE: _Filling.nothing,
}
