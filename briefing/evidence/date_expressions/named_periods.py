"""Resolves weekdays, weekends, months and feasts: alone, or with “last”, “this” or “next”."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.resolving import resolve
from briefing.evidence.date_expressions.spans import day_span, distance, later_by, period_span
from briefing.evidence.date_expressions.written import WrittenDate
from briefing.model.dates import When


def qualified(
    weekday: int | None, away: int, day: date, direction: Direction, *, of_week: bool
) -> Iterable[Reading]:
    """``last Friday``, ``this coming weekend``, ``next Monday``; None as weekday is the weekend.

    `of_week` says that the words can also mean the one of the week before, of this or the next.
    """
    around = _around(weekday, day)
    if away < 0:
        over = [each for each in around if each.latest and each.latest < day]
        yield Reading(over[-1], "latest")
    elif away > 0:
        ahead = [each for each in around if each.earliest and each.earliest > day]
        yield Reading(ahead[0], "coming")
    else:
        if direction is not Direction.OPEN:
            sided = [each for each in around if direction.allows(each, day)]
            yield Reading(sided[-1 if direction is Direction.BEFORE else 0], "tense")
        away_by = [distance(each, day, day) for each in around]
        nearest = zip(around, away_by, strict=True)
        yield from (Reading(each, "nearest") for each, by in nearest if by == min(away_by))
        coming = [each for each in around if Direction.AFTER.allows(each, day)]
        yield from (Reading(each, "coming") for each in coming[:1])
    if of_week:
        yield Reading(of_week_span(weekday, day, away), "of-week")


def alone(weekday: int | None, day: date, direction: Direction) -> Iterable[Reading]:
    """``Friday``, ``over the weekend``; of what has happened, a paper's own weekday is its day."""
    if weekday == day.weekday() and direction is Direction.BEFORE:
        yield Reading(day_span(day), "weekday")
        return
    reach = (later_by(day, days=-7), later_by(day, days=7))
    yield from (
        Reading(each, "weekday")
        for each in _around(weekday, day)
        if each.earliest and reach[0] <= each.earliest <= reach[1]
    )


def _around(weekday: int | None, day: date) -> list[When]:
    """Return the days or weekends of a name within five weeks, in order."""
    return [of_week_span(weekday, day, away) for away in range(-2, 3)]


def of_week_span(weekday: int | None, day: date, away: int) -> When:
    """Return a weekday, or with None the weekend, of the week that is `away` from that of `day`."""
    if weekday is None:
        return period_span("weekend", day, away)
    return day_span(later_by(day, days=7 * away + weekday - day.weekday()))


def qualified_month(
    month: int, away: int, day: date, direction: Direction, *, of_year: bool
) -> Iterable[Reading]:
    """``last December``, ``this May``, ``the coming June``."""
    if away:
        is_in_that_year = month >= day.month if away < 0 else month <= day.month
        year = day.year + (away if is_in_that_year else 0)
        yield Reading(_month_of(year, month), "latest" if away < 0 else "coming")
    else:
        yield from resolve(WrittenDate(month=month), day, direction) or ()
    if of_year:
        yield Reading(_month_of(day.year + away, month), "of-year")


def _month_of(year: int, month: int) -> When:
    return period_span("month", date(year, month, 1), 0)


def qualified_day(written: WrittenDate, away: int, day: date) -> Iterable[Reading]:
    """Yield the latest or the next day of a number: 去る10日, 来る15日."""
    turns = (written.completed(day.year * 12 + day.month - 1 + n) for n in range(-2, 3))
    days = [each.when for turn in turns for each in resolve(turn, day, Direction.OPEN) or ()]
    yield from _beside(days, away, day)


def qualified_feast(
    feast: WrittenDate, away: int, day: date, direction: Direction
) -> Iterable[Reading]:
    """``last Christmas``, ``this Easter``, ``next Good Friday``."""
    if not away:
        yield from resolve(feast, day, direction) or ()
        return
    years = (resolve(feast._replace(year=day.year + n), day, direction) for n in range(-2, 3))
    days = [each.when for found in years for each in found or ()]
    yield from _beside(days, away, day)


def _beside(days: Iterable[When], away: int, day: date) -> Iterable[Reading]:
    """Yield the latest of some days in order that is over, or the first that is to come."""
    if away < 0:
        over = [each for each in days if each.latest and each.latest < day]
        yield from (Reading(each, "latest") for each in over[-1:])
    else:  # none at the end of the calendar
        ahead = [each for each in days if each.earliest and each.earliest > day]
        yield from (Reading(each, "coming") for each in ahead[:1])
