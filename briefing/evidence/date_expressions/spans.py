"""Constructs dates for days, weeks, months, quarters, halves, years, decades and centuries.

Each function raises ValueError or OverflowError beyond the years 1 to 9999.
"""

from __future__ import annotations

from datetime import date, timedelta

from briefing.model.dates import Part, When

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""How many months a unit has; days, weeks and weekends have none."""
DAYS_OF = {"day": 1, "week": 7, "weekend": 7}
UNITS = frozenset(MONTHS_OF) | frozenset(DAYS_OF) | {"fiscal"}


def day_part(day: date) -> Part:
    """Return a day as one end of a date."""
    return Part(day.year, day.month, day.day)


def day_span(day: date) -> When:
    """Return a day as a date."""
    part = day_part(day)
    return When(part, part)


def join(start: Part | None, end: Part | None, joint: str = "..") -> When:
    """Join two ends into a date; without a joint if both are the same."""
    return When(start, end) if start == end else When(start, end, joint)


def days_span(first: date, last: date, joint: str = "..") -> When:
    """Return some day from `first` to `last`, or with ``/`` the whole period."""
    return join(day_part(first), day_part(last), joint)


def later_by(day: date, *, days: int = 0, months: int = 0) -> date:
    """Move a day; if the month has no such day, return its last one."""
    if not months:
        return day + timedelta(days=days)
    from dateutil.relativedelta import relativedelta  # costs more than reading most dates

    moved: date = day + relativedelta(months=months, days=days)
    return moved


def months_span(day: date, months: int, away: int) -> When:
    """Return the period of so many months that is `away` such periods from that of `day`.

    A year and its parts begin with January, a decade with a year that ends in 0.
    """
    first = (day.year * 12 + day.month - 1) // months * months + away * months
    (year, month), (last_year, last_month) = divmod(first, 12), divmod(first + months - 1, 12)
    date(year, month + 1, 1), date(last_year, last_month + 1, 1)  # within the calendar
    if months % 12 == 0:
        return join(Part(year), Part(last_year))
    return join(Part(year, month + 1), Part(last_year, last_month + 1))


def fiscal_span(year: int, first_month: int, *, ends_in: bool) -> When:
    """Return a fiscal year that begins with a month; it has the number of its first or last one."""
    start = year - 1 if ends_in and first_month > 1 else year
    date(start, 1, 1), date(start + 1, 1, 1)
    end = Part(start + 1, first_month - 1) if first_month > 1 else Part(start, 12)
    return When(Part(start, first_month), end, "..")


def period_span(unit: str, day: date, away: int) -> When:
    """Return the period of a unit that is `away` units from that of `day`."""
    if unit == "day":
        return day_span(later_by(day, days=away))
    if unit in MONTHS_OF:
        return months_span(day, MONTHS_OF[unit], away)
    monday = later_by(day, days=7 * away - day.weekday())
    first_day = 5 if unit == "weekend" else 0
    return days_span(later_by(monday, days=first_day), later_by(monday, days=6))


def distance(when: When, first: date, last: date) -> int:
    """Return the days between a date and the stretch from `first` to `last`; 0 where they meet."""
    start = when.earliest
    if start is not None and start > last:
        return (start - last).days
    end = when.latest
    return (first - end).days if end is not None and end < first else 0
