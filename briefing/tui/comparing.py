"""Reads the two days that a reader compares, and lists the days to choose from. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from briefing.lens.chronicle import day_before_all
from briefing.lens.date_input import read_days
from briefing.lens.visibility_index import Index
from briefing.model.dates import InvalidDateError, show_day, show_short_day

_MOST = 12
"""Days of publication that are listed one by one: those around the as-of day."""


def read_two_days(text: str, index: Index, day: date, today: date) -> tuple[date, date]:
    """Parse two days with two dots between them, as a person types them.

    Of a month or a year the first one counts before the dots, the last one after them. What is left
    out before the dots is the day before all publications, and after them the as-of day `day`. An
    end after the last day of publication means that day: nothing can have changed later.
    Raises InvalidDateError, with a remedy.
    """
    first, dots, last = (part.strip() for part in text.partition(".."))
    if not first and not last:
        raise InvalidDateError("name two days", "with two dots between them: 10 Jan..13 Jan")
    year = index.usual_year if index.days else today.year
    latest = index.last_day()
    until = read_days(last, year=year, today=today).last if last else day
    since = read_days(first, year=year, today=today).first if first else day_before_all(index)
    if not first:
        since = min(since, until)
    if since > until:
        swapped = f"{show_day(since)} is later than {show_day(until)}"
        raise InvalidDateError(swapped, "write the earlier day first" if dots else "name two days")
    if since > latest:
        over = f"nothing was published after {show_day(latest)}"
        raise InvalidDateError(over, "name an earlier day")
    return since, min(until, latest)


def days_words(index: Index, day: date) -> tuple[str, str]:
    """Return an example of two days, and a text with the days of publication around a day."""
    days, year = index.days, index.usual_year if index.days else day.year
    place = bisect_right(days, day)
    here = _shown(days[max(0, place - 2) : max(1, place)], year)
    # On the first day all of it is new.
    example = f"{here[0] if len(here) > 1 else ''}..{here[-1]}" if here else "10 Jan..13 Jan"
    start = max(0, min(place - _MOST // 2, len(days) - _MOST))
    listed = _shown(days[start : start + _MOST], year)
    if not listed:
        return example, "Nothing has been published."
    more = f"; {len(days) - len(listed)} more" if len(days) > len(listed) else ""
    return example, f"Days of publication: {', '.join(listed)}{more}"


def _shown(days: Sequence[date], year: int) -> list[str]:
    return [show_short_day(each, year) for each in days]
