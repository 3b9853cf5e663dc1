"""Parses weekdays, weekends and months: alone, or with “last”, “this” or “next”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.spans import day_span, distance, later_by, period_span
from briefing.evidence.date_expressions.written import month_of, read_written, weekday_of
from briefing.model.dates import When

WHICH = {"last": -1, "previous": -1, "this": 0, "next": 1}
ONLY = {"past": -1, "this past": -1, "coming": 1, "this coming": 1}
_AWAY = WHICH | ONLY


def named(match: re.Match[str], day: date, direction: Direction) -> Iterable[Reading]:
    """``last Friday``, ``this coming weekend``, ``next Monday``."""
    name, which = match["name"], match["which"]
    around, away = _around(name, day), _AWAY[which]
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
        near = min(distance(each, day, day) for each in around)
        yield from (Reading(each, "nearest") for each in around if distance(each, day, day) == near)
        yield Reading(next(each for each in around if Direction.AFTER.allows(each, day)), "coming")
    if which in WHICH:
        yield Reading(_of_week(name, day, away), "of-week")


def named_alone(match: re.Match[str], day: date, _: Direction) -> Iterable[Reading]:
    """``Friday``, ``over the weekend``."""
    reach = (later_by(day, days=-7), later_by(day, days=7))
    yield from (
        Reading(each, "weekday")
        for each in _around(match["name"], day)
        if each.earliest and reach[0] <= each.earliest <= reach[1]
    )


def named_of_week(match: re.Match[str], day: date, _: Direction) -> Iterable[Reading]:
    """``Friday of last week``, ``next week on Monday``."""
    yield Reading(_of_week(match["name"], day, WHICH[match["which"]]), "of-week")


def _around(name: str, day: date) -> list[When]:
    """Return the days or weekends of a name within five weeks, in order."""
    return [_of_week(name, day, away) for away in range(-2, 3)]


def _of_week(name: str, day: date, away: int) -> When:
    if name == "weekend":
        return period_span("weekend", day, away)
    return day_span(later_by(day, days=7 * away + weekday_of(name) - day.weekday()))


def named_month(match: re.Match[str], day: date, direction: Direction) -> Iterable[Reading]:
    """``last December``, ``this May``, ``the coming June``."""
    which, month = match["which"], month_of(match["name"])
    away = _AWAY[which]
    if away:
        is_in_that_year = month >= day.month if away < 0 else month <= day.month
        year = day.year + (away if is_in_that_year else 0)
        yield Reading(_month_of(year, month), "latest" if away < 0 else "coming")
    else:
        yield from read_written(match["name"], day, direction) or ()
    if which in WHICH:
        yield Reading(_month_of(day.year + away, month), "of-year")


def _month_of(year: int, month: int) -> When:
    return period_span("month", date(year, month, 1), 0)
