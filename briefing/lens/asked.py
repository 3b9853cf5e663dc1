"""Days as a person types them: ``13 Jan 2023``, ``Dec 2022``, ``6 January``, ``today``.

The words are python-dateutil's to read. What it would fill in or choose silently is not taken: it
reads each text twice with different defaults and in both orders of day and month, and whatever
differs was not said.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from briefing.model.dates import InvalidDateError, days_in_month, parse_when, show_day

_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FORMS = "write it as 13 Jan 2023, 2023-01-13, Jan 2023 or today"


class AskedDays(NamedTuple):
    """The first and the last day of what was asked for: a day, a month or a year."""

    first: date
    last: date


def read_days(text: str, *, year: int, today: date) -> AskedDays:
    """Read a day, month or year as a person types it; without a year it lies in `year`.

    Raises InvalidDateError, with a remedy, for what is no date and for what could be several.
    """
    text = text.strip()
    if text.casefold() == "today":
        return AskedDays(today, today)
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        when = parse_when(text)
        assert when.earliest
        assert when.latest
        return AskedDays(when.earliest, when.latest)
    if not text or len(text) > 60:
        raise InvalidDateError("this is no date", _FORMS)
    if re.fullmatch(r"\d+", text):
        raise InvalidDateError(f"`{text}` could be a day, a month or a year", _FORMS)
    return _read_words(text, year)


def _read_words(text: str, year: int) -> AskedDays:
    # Two defaults that differ in every field show which fields the text gives itself.
    other_year = year + 4 if year < 9990 else year - 4  # both or neither can be leap years
    one, other = datetime(year, 1, 1), datetime(other_year, 2, 2, 1, 1, 1)
    first = _parse(text, one)
    second = _parse(text, other)
    if (first.hour, first.minute) == (second.hour, second.minute) or first.second == second.second:
        raise InvalidDateError(f"`{text}` has a time in it", "leave the time out")
    has_year, has_month = first.year == second.year, first.month == second.month
    has_day = first.day == second.day
    if has_year and not re.search(r"\d{4}", text):
        raise InvalidDateError(
            f"`{text}`: the year is not clear", "write the year with four digits"
        )
    if not has_month:
        raise InvalidDateError(f"`{text}` names no month", _FORMS)
    if has_day:
        swapped = _parse(text, one, dayfirst=True)
        if swapped != first:
            choices = f"write {_iso(first)} or {_iso(swapped)}"
            raise InvalidDateError(f"`{text}`: day and month could be either", choices)
        day = first.date()
        _check_weekday(text, day)
        return AskedDays(day, day)
    if _WEEKDAY.search(text):
        raise InvalidDateError(f"`{text}` has a weekday but no day", _FORMS)
    last = days_in_month(first.year, first.month)
    return AskedDays(first.date().replace(day=1), first.date().replace(day=last))


def _parse(text: str, default: datetime, *, dayfirst: bool = False) -> datetime:
    from dateutil import parser  # costs more than the whole of a short brief

    try:
        found = parser.parse(text, default=default, dayfirst=dayfirst)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise InvalidDateError(f"`{text}` is no date", _FORMS) from error
    if not isinstance(found, datetime):
        raise InvalidDateError(f"`{text}` is no date", _FORMS)
    return found.replace(tzinfo=None)


def _check_weekday(text: str, day: date) -> None:
    for match in _WEEKDAY.finditer(text):
        if match.group(1).casefold() != _WEEKDAYS[day.weekday()]:
            raise InvalidDateError(
                f"`{text}`: that day is {show_day(day)}", "correct the weekday or the day"
            )


def _iso(moment: datetime) -> str:
    return moment.date().isoformat()
