"""Constructs dates for days, weeks, months, quarters and years.

Each function raises ValueError or OverflowError beyond the years 1 to 9999.
"""

from __future__ import annotations

from datetime import date, timedelta

from briefing.model.dates import Part, When


def day_part(day: date) -> Part:
    """Return a day as one end of a date."""
    return Part(day.year, day.month, day.day)


def day_span(day: date) -> When:
    """Return a day as a date."""
    return When(day_part(day), day_part(day))


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


def _month_part(day: date, away: int) -> Part:
    """Return the month that is `away` months from that of `day`."""
    there = later_by(day, months=away)
    return Part(there.year, there.month)


def period_span(unit: str, day: date, away: int) -> When:
    """Return the week, weekend, month, quarter or year that is `away` units from that of `day`."""
    if unit == "year":
        year = Part(date(day.year + away, 1, 1).year)
        return When(year, year)
    if unit == "month":
        month = _month_part(day, away)
        return When(month, month)
    if unit == "quarter":
        into = (day.month - 1) % 3
        return When(_month_part(day, 3 * away - into), _month_part(day, 3 * away - into + 2), "..")
    monday = later_by(day, days=7 * away - day.weekday())
    first_day = 5 if unit == "weekend" else 0
    return days_span(later_by(monday, days=first_day), later_by(monday, days=6))


def distance(when: When, first: date, last: date) -> int:
    """Return the days between a date and the stretch from `first` to `last`; 0 where they meet."""
    if when.earliest is not None and when.earliest > last:
        return (when.earliest - last).days
    if when.latest is not None and when.latest < first:
        return (first - when.latest).days
    return 0
