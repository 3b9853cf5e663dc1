"""Parses dates as a person types them: ``13 Jan 2023``, ``Dec 2022``, ``6 January``, ``today``.

python-dateutil reads the words, but would silently fill in or choose missing parts. So it gets only
texts with a month, a year of four digits or none, and at most one day; where day and month could be
either, both orders are tried.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from briefing.model.dates import InvalidDateError, days_in_month, parse_when, show_day, weekday
from briefing.model.lean_typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\s\w]|_")
_MONTH = re.compile(
    "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|"
    "nov(ember)?|dec(ember)?"
)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_WEEKDAY = re.compile("(mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_FILLERS = {"st", "nd", "rd", "th", "of", "the", ",", ".", "/", "-", "'", "’"}
_TIMES = {":", "am", "pm", "h", "t", "z", "utc", "gmt"}
_FORMS = "write it as 13 Jan 2023, 2023-01-13, Jan 2023 or today"


class DateInput(NamedTuple):
    """The first and the last day of a day, month or year that was typed."""

    first: date
    last: date


def read_days(text: str, *, year: int, today: date) -> DateInput:
    """Parse a day, month or year as a person types it; without a year it lies in `year`.

    Raises InvalidDateError, with a remedy, if the text is no date or is ambiguous.
    """
    text = text.strip()
    if text.casefold() == "today":
        return DateInput(today, today)
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        when = parse_when(text)
        assert when.earliest
        assert when.latest
        return DateInput(when.earliest, when.latest)
    if not text or len(text) > 60:
        raise InvalidDateError("this is no date", _FORMS)
    if re.fullmatch(r"\d+", text):
        raise InvalidDateError(f"`{text}` could be a day, a month or a year", _FORMS)
    return _read_words(text, year)


def _read_words(text: str, year: int) -> DateInput:
    words = _TOKEN.findall(text.casefold())
    numbers = [word for word in words if word.isdecimal()]
    years = [number for number in numbers if len(number) == 4 and number[0] != "0"]
    short = [number for number in numbers if len(number) <= 2]
    names = [word for word in words if not word.isdecimal() and word not in _FILLERS]
    months = [name for name in names if _MONTH.fullmatch(name)]
    weekdays = [name for name in names if name not in months and _WEEKDAY.fullmatch(name)]
    if numbers and _TIMES.intersection(names):
        raise InvalidDateError(f"`{text}` has a time in it", "leave the time out")
    if len(months) + len(weekdays) < len(names) or len(years) + len(short) < len(numbers):
        raise InvalidDateError(f"`{text}` is no date", _FORMS)
    counts = (len(months), len(short), len(years))
    if counts in ((1, 2, 0), (0, 3, 0)):
        raise InvalidDateError(f"`{text}`: the year is not clear", "write it with four digits")
    _check_days(text, [int(each) for each in short], months, int(years[0]) if years else year)
    is_joined = (
        re.fullmatch(r"\d+([/.-]\d+)+", text) is not None
    )  # 1/13 and 12/2022, but not 5 2023
    is_day = counts in ((1, 1, 0), (1, 1, 1), (0, 2, 1)) or (is_joined and counts == (0, 2, 0))
    is_month = counts in ((1, 0, 0), (1, 0, 1)) or (is_joined and counts == (0, 1, 1))
    if not is_day and not is_month:
        message = f"`{text}` is no date" if months else f"`{text}` names no month"
        raise InvalidDateError(message, _FORMS)
    if is_month and weekdays:
        raise InvalidDateError(f"`{text}` has a weekday but no day", _FORMS)
    first = _parse(text, year, dayfirst=False)
    if is_month:
        return DateInput(first, first.replace(day=days_in_month(first.year, first.month)))
    swapped = _parse(text, year, dayfirst=True)
    if swapped != first:
        raise InvalidDateError(
            f"`{text}`: day and month could be either", f"write {first} or {swapped}"
        )
    for name in weekdays:
        if not name.startswith(weekday(first).casefold()):
            message = f"`{text}`: that day is {show_day(first)}"
            raise InvalidDateError(message, "correct the weekday or the day")
    return DateInput(first, first)


def _check_days(text: str, numbers: list[int], months: list[str], year: int) -> None:
    """Raise InvalidDateError for a day that its month, or any month, does not have."""
    if len(numbers) == len(months) == 1:
        month = _MONTHS.index(months[0][:3]) // 3 + 1
        days = days_in_month(year, month)
        if not 1 <= numbers[0] <= days:
            hint = f"days go from 1 to {days}; a year has four digits"
            name = months[0][:3].title()
            raise InvalidDateError(f"`{text}`: {name} {year} has {days} days", hint)
    if max(numbers, default=0) > 31:
        raise InvalidDateError(f"`{text}` is no date", _FORMS)


def _parse(text: str, year: int, *, dayfirst: bool) -> date:
    from dateutil import parser  # costs more than the whole of a short brief

    try:
        return parser.parse(text, default=datetime(year, 1, 1), dayfirst=dayfirst).date()
    except (ValueError, OverflowError) as error:
        raise InvalidDateError(f"`{text}` is no date", _FORMS) from error
