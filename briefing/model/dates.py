"""Dates with their precision, and their notation.

The notation is the Extended Date/Time Format (EDTF, now ISO 8601-2:2019), levels 0 and 1, as far as
curated events need it: a day, a month or a year; ``A/B`` for what lasted from A to B, with ``..``
for an open end; the suffixes ``~`` (approximate) and ``?`` (uncertain). For level 2's "one of a
set", ``[A..B]``, it is written without the brackets: ``A..B``, ``A..`` or ``..B`` is some one day
in that window.
"""

from __future__ import annotations

import re
from datetime import date

from briefing.model.lean_typing import NamedTuple

_PART = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?]?)")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = tuple(each[:3] for each in MONTHS)
_WEEKDAYS = tuple(each[:3] for each in WEEKDAYS)
_LASTED, _WINDOW = "/", ".."
_EXAMPLES = "write 2023-01-06, 2023-01, 2023, A/B (lasted) or A..B (some day between)"


class InvalidDateError(ValueError):
    """The text is no valid date; the message says why, `hint` what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Part(NamedTuple):
    """One end of a date: a year, month or day, with ``~`` or ``?`` if it is not certain."""

    year: int
    month: int = 0
    day: int = 0
    mark: str = ""

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        if self.day:
            return date(self.year, self.month, self.day)
        month = self.month or 12
        return date(self.year, month, days_in_month(self.year, month))

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return "day" if self.day else "month" if self.month else "year"

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text + self.mark


class When(NamedTuple):
    """A date, a period, or a window in which one day lies.

    `start` and `end` are the same part for a single date; None is an open end. `joint` is empty for
    a single date, ``/`` for a period from start to end, ``..`` for some day between them.
    """

    start: Part | None
    end: Part | None
    joint: str = ""

    @classmethod
    def on(cls, day: date) -> When:
        """Return the date of one day."""
        part = Part(day.year, day.month, day.day)
        return cls(part, part)

    @property
    def earliest(self) -> date | None:
        """The first possible day; None if the start is open."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last possible day; None if the end is open."""
        return self.end.latest if self.end else None

    @property
    def is_window(self) -> bool:
        """Whether it means one unknown day in a window rather than a whole period."""
        return self.joint == _WINDOW

    @property
    def lasts(self) -> bool:
        """Whether it means a whole period."""
        return self.joint == _LASTED

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``: that of the coarser end."""
        parts = [part for part in (self.start, self.end) if part]
        return min((part.precision for part in parts), key=("year", "month", "day").index)

    @property
    def day(self) -> date | None:
        """The day if it is exactly one, else None."""
        if self.joint or self.start is None or not self.start.day:
            return None
        return self.start.earliest

    def covers(self, day: date) -> bool:
        """Whether `day` lies between the first and the last possible day."""
        earliest, latest = self.earliest, self.latest
        return (earliest is None or earliest <= day) and (latest is None or day <= latest)

    def reaches_start_of(self, other: When) -> bool:
        """Whether it covers the first possible day of `other` (an open one only if open itself)."""
        return self.earliest is None if other.earliest is None else self.covers(other.earliest)

    def reaches_end_of(self, other: When) -> bool:
        """Whether it covers the last possible day of `other` (an open one only if open itself)."""
        return self.latest is None if other.latest is None else self.covers(other.latest)

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last possible day; for an open end, the calendar's limit."""
        return self.earliest or date.min, self.latest or date.max

    @property
    def order(self) -> tuple[date, date, str, str]:
        """A key for sorting: first day, last day, then the notation itself.

        What has an open start is sorted by its end: all that is known is that it came before that.
        """
        last = self.latest or date.max
        return (self.earliest or last, last, self.joint, str(self))

    def __str__(self) -> str:
        """Return the notation, from which `parse_when` makes an equal date again."""
        if not self.joint:
            return str(self.start)
        if self.is_window:
            return f"{self.start or ''}..{self.end or ''}"
        return f"{self.start or '..'}/{self.end or '..'}"


def parse_when(text: str) -> When:
    """Parse a date in the notation.

    Raises InvalidDateError for another notation, a day that no calendar has, or a range that ends
    before it begins.
    """
    if "/" in text:
        ends, joint = text.split("/"), _LASTED
        if "" in ends:  # EDTF's unknown end, which is not the same as an open one
            raise InvalidDateError(f"`{text}` lacks an end", "write .. for an end that is open")
        ends = ["" if end == ".." else end for end in ends]
    elif ".." in text:
        ends, joint = text.split(".."), _WINDOW
    else:
        part = _parse_part(text)
        return When(part, part)
    if len(ends) != 2:
        raise InvalidDateError(f"`{text}` has more than two ends", _EXAMPLES)
    start = _parse_part(ends[0]) if ends[0] else None
    end = _parse_part(ends[1]) if ends[1] else None
    if start is None and end is None:
        raise InvalidDateError(
            f"`{text}` is open at both ends", "give at least one end, or no date"
        )
    if start and end:
        if start.earliest > end.latest:
            raise InvalidDateError(f"`{text}` ends before it begins", f"write {end}{joint}{start}")
        if start == end:
            raise InvalidDateError(f"both ends of `{text}` are the same", f"write {start}")
    return When(start, end, joint)


def parse_day(text: str) -> date:
    """Parse one certain day, ``2023-01-06``; raises InvalidDateError for anything less exact."""
    day = parse_when(text).day
    if day is None or text[-1] in "~?":
        raise InvalidDateError(f"`{text}` is not one certain day", "write a day such as 2023-01-06")
    return day


def _parse_part(text: str) -> Part:
    match = _PART.fullmatch(text)
    # \d also matches digits of other scripts, which int() would accept.
    if not match or not text.isascii():
        raise InvalidDateError(f"`{text}` is no date", _EXAMPLES)
    year, month, day = (int(group or 0) for group in match.group(1, 2, 3))
    if not year:
        raise InvalidDateError(f"`{text}`: there is no year 0000", "write a year from 0001 to 9999")
    if match.group(2) is not None and not 1 <= month <= 12:
        raise InvalidDateError(
            f"`{text}`: there is no month {match.group(2)}", "months go from 01 to 12"
        )
    if match.group(3) is not None and not 1 <= day <= days_in_month(year, month):
        days = days_in_month(year, month)
        raise InvalidDateError(
            f"`{text}`: {_MONTHS[month - 1]} {year} has {days} days", f"days go from 01 to {days}"
        )
    return Part(year, month, day, match.group(4))


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month in the Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def weekday(day: date) -> str:
    """Return the three letters of a day's weekday: ``Fri``."""
    return _WEEKDAYS[day.weekday()]


def show_day(day: date) -> str:
    """Format a day with its weekday: ``Fri 6 Jan 2023``."""
    return f"{weekday(day)} {day.day} {_MONTHS[day.month - 1]} {day.year:04}"


def show_short_day(day: date, year: int) -> str:
    """Format a day without its weekday, and without its year if that is `year`: ``6 Jan``."""
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == year else f"{text} {day.year:04}"


def show_as_of(day: date, year: int | None = None) -> str:
    """Format the day that a briefing is shown as of, in short where `year` is given.

    The last day that there is stands for no end: a briefing without sources is as of any day.
    """
    if day == date.max:
        return "any day"
    return show_day(day) if year is None else show_short_day(day, year)


def show_when(when: When) -> str:
    """Format a date for a reader, with no more precision than it has.

    ``Fri 6 Jan 2023``, ``Dec 2022``, ``9–13 Jan 2023``, ``about 16 Dec 2022``, ``Jan 2023?``,
    ``between 2 and 8 Jan 2023``, ``18 Jan 2023 or later``, ``since 2022``.
    """
    start, end = when.start, when.end
    if not when.joint and start:
        return show_day(start.earliest) if when.day and not start.mark else _show_part(start)
    if start is None and end:
        return _show_part(end) + " or earlier" if when.is_window else "until " + _show_part(end)
    if end is None and start:
        return _show_part(start) + " or later" if when.is_window else "since " + _show_part(start)
    assert start
    assert end
    if start.mark == end.mark == "?":  # which one mark says of both
        start = start._replace(mark="")
        first, last = _show_part(start, before=end._replace(mark="")), _show_part(end)
    else:
        first, last = _show_part(start, before=end), _show_part(end)
    if when.is_window:
        return f"between {first} and {last}"
    dash = "–" if " " not in first and start.precision == end.precision else " – "
    return f"{first}{dash}{last}"


def _show_part(part: Part, *, before: Part | None = None) -> str:
    """Format one end of a date, without the parts that it shares with `before`, the other end."""
    shares_year = (
        before is not None
        and bool(part.month and before.month)
        and part.year == before.year
        and (part.month != before.month or part.precision == before.precision)
        and not (part.mark or before.mark)
    )
    shares_month = shares_year and before is not None and part.month == before.month
    words = []
    if part.day:
        words.append(str(part.day))
    if part.month and not (part.day and before and before.day and shares_month):
        words.append(_MONTHS[part.month - 1])
    if not shares_year:
        words.append(f"{part.year:04}")
    text = " ".join(words)
    return f"about {text}" if part.mark == "~" else text + part.mark
