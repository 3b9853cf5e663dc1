"""The parts of a written date: year, month, day, weekday, and which week or quarter it is."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from briefing.evidence.date_expressions.feasts import NAMES as FEASTS
from briefing.evidence.date_expressions.feasts import TURN, feast_day
from briefing.evidence.date_expressions.spans import day_part
from briefing.model.dates import Part, days_in_month
from briefing.model.lean_typing import NamedTuple

_THURSDAY = 3
_OF_YEAR = ("quarter", "half", "month", "fiscal to")
Ends = tuple[Part, Part]


class WrittenDate(NamedTuple):
    """The written parts of a date; None for a part that is left out.

    `nth` counts the `unit` (a day, weekday, week, quarter, half or month, or the months up to the
    last one of a fiscal year) within the month or year;
    from the end if it is negative. With the name of a feast as `unit`, it is the days from the
    feast.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    unit: str = ""
    is_ordinal: bool = False

    @property
    def is_weekday_alone(self) -> bool:
        """Whether it has only a weekday."""
        return self.weekday is not None and self[:3] == (None, None, None) and not self.unit

    @property
    def is_sound(self) -> bool:
        """Whether its parts form a date: no year with a day but no month, no weekday of a month."""
        if self.unit in FEASTS:
            return self.month is None and self.day is None
        if self.unit == "half" and self.month is not None:
            return self.day is None and self.weekday is None
        if self.unit in _OF_YEAR:
            return self.month is None and self.day is None and self.weekday is None
        if self.unit:
            return self.day is None and (self.weekday is not None) == (self.unit == "weekday")
        if self.day is None:
            return self.weekday is None and (self.year, self.month) != (None, None)
        is_marked = self.is_ordinal or self.weekday is not None
        return self.month is not None or (self.year is None and is_marked)

    @property
    def is_yearly(self) -> bool:
        """Whether what it leaves out, if anything, is its year and not its month."""
        is_of_year = self.unit in _OF_YEAR or self.unit in FEASTS
        return self.month is not None or self.year is not None or is_of_year

    @property
    def order(self) -> tuple[int, int]:
        """A key that orders dates within a year, or within a month."""
        return self.month or 0, self.day or 0

    def completed(self, turn: int) -> WrittenDate:
        """Fill in the missing year, or the missing month as counted from year 0."""
        if self.year is not None:
            return self
        if self.is_yearly:
            return self._replace(year=turn)
        year, month = divmod(turn, 12)
        return self._replace(year=year, month=month + 1)


def ends_of(written: WrittenDate) -> Ends | None:
    """Return the first and the last part of a complete date; None where the calendar has none."""
    year, month, day = written.year or 0, written.month, written.day
    if not MINYEAR < year < MAXYEAR:
        return _bare_year(written) if year in (MINYEAR, MAXYEAR) else None
    if month is not None and not 1 <= month <= 12:
        return None
    if written.unit in FEASTS:
        feast = feast_day(written.unit, written.nth or 0, year)
        return day_part(feast), day_part(feast + timedelta(days=written.unit == TURN))
    if written.unit:
        return _nth(written, year, month)
    return _plain(year, month, day)


def _bare_year(written: WrittenDate) -> Ends | None:
    if written.unit:
        return None
    month = written.month
    if month is not None and not 1 <= month <= 12:
        return None
    return _plain(written.year or 0, month, written.day)


def _plain(year: int, month: int | None, day: int | None) -> Ends | None:
    if month is not None and day is not None and not 1 <= day <= days_in_month(year, month):
        return None
    part = Part(year, month or 0, day or 0)
    return part, part


def _nth(written: WrittenDate, year: int, month: int | None) -> Ends | None:
    unit, nth = written.unit, written.nth or 0
    if unit == "half" and month is not None:
        middle, end = Part(year, month, 15), days_in_month(year, month)
        halves = {1: (Part(year, month, 1), middle)}
        halves[2] = halves[-1] = Part(year, month, 16), Part(year, month, end)
        return halves.get(nth)
    if unit == "fiscal to":  # the year up to a month: 2023年3月期
        is_month = 1 <= nth <= 12
        return (Part(year - (nth < 12), nth % 12 + 1), Part(year, nth)) if is_month else None
    if unit in ("quarter", "half", "month"):
        length = {"quarter": 3, "half": 6, "month": 1}[unit]
        place = nth - 1 if nth > 0 else 12 // length + nth
        if not nth or not 0 <= place < 12 // length:
            return None
        return Part(year, place * length + 1), Part(year, (place + 1) * length)
    first = date(year, month or 1, 1)
    last = date(year, month or 12, days_in_month(year, month or 12))
    if unit == "day":
        start, step = first if nth > 0 else last, 1
    else:  # a week belongs to the month and year of its Thursday (ISO 8601)
        weekday = written.weekday if unit == "weekday" else _THURSDAY
        assert weekday is not None
        away = (weekday - first.weekday()) % 7 if nth > 0 else -((last.weekday() - weekday) % 7)
        start, step = (first if nth > 0 else last) + timedelta(days=away), 7
    day = start + timedelta(days=step * (nth - 1 if nth > 0 else nth + 1))
    if not nth or not first <= day <= last:
        return None
    if unit == "week":
        monday = day - timedelta(days=_THURSDAY)
        return day_part(monday), day_part(monday + timedelta(days=6))
    return day_part(day), day_part(day)
