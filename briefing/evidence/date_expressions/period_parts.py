"""Resolves parts of a period: early, mid, late, its thirds, what is over of it, and its rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefing.evidence.date_expressions.conventions import Reading
from briefing.evidence.date_expressions.languages.table import WordKind
from briefing.evidence.date_expressions.spans import UNITS, days_span, later_by, period_span
from briefing.evidence.date_expressions.tokens import Token
from briefing.model.dates import When

_SOME_WEEKS, _SOME_MONTHS = 7, 31
_RESTING = UNITS - {"day", "weekend", "fiscal"}
"""Units of which the rest is meant."""
_THIRDS = {"first": (1, 10), "second": (11, 20), "third": (21, 31)}


def parts_of(readings: Iterable[Reading], part: str) -> Iterator[Reading] | None:
    """Return the readings of a part of some periods; None for the thirds of what is no month.

    A single day stays what it is.
    """
    found = list(readings)
    if part in _THIRDS:
        if not all(each.when.precision == "month" and not each.when.joint for each in found):
            return None
        return (Reading(_third(each.when, part), "third") for each in found)
    return _parts(found, part)


def _parts(readings: list[Reading], part: str) -> Iterator[Reading]:
    for each in readings:
        if each.when.day:
            yield each
            continue
        yield Reading(each.when, "part")
        half = _half(each.when, part)
        if half is not None:
            yield Reading(half, "half")


def _third(month: When, part: str) -> When:
    first, last = month.bounds
    start, end = _THIRDS[part]
    return days_span(first.replace(day=start), first.replace(day=min(end, last.day)))


def _half(when: When, part: str) -> When | None:
    """Return the half of a week, month or year that is early or late, or its middle."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    length = (last - first).days + 1
    if length == _SOME_WEEKS:
        if part == "mid":
            return None
        middle = later_by(first, days=3)
    elif length <= _SOME_MONTHS:
        if part == "mid":
            return days_span(first.replace(day=10), first.replace(day=20))
        middle = first.replace(day=16)
    elif when.precision == "year" and when.start == when.end:
        if part == "mid":
            return None
        middle = first.replace(month=7)
    else:
        return None
    if part == "early":
        return days_span(first, later_by(middle, days=-1))
    return days_span(middle, last)


def _rest_of(whole: When, way: int, day: date) -> Reading:
    """Return what is over of a period before a day, or with 1 what is left after it."""
    first, last = whole.bounds
    if way < 0:
        return Reading(days_span(first, day if day == first else later_by(day, days=-1)), "rest")
    return Reading(days_span(day if day == last else later_by(day, days=1), last), "rest")


def rest_in(tokens: Sequence[Token], day: date) -> list[Reading] | None:
    """Return the readings of ``later this week``, ``the rest of the year``; None for others."""
    word = next(token for token in tokens if token.kind in (WordKind.EARLIER, WordKind.REST))
    unit = next(
        (token for token in tokens if token.kind in (WordKind.UNIT, WordKind.RELATIVE)), None
    )
    away = [token.value for token in tokens if token.kind in (WordKind.WHICH, WordKind.RELATIVE)]
    is_count = unit is not None and unit.kind == WordKind.UNIT and not unit.value  # days later
    if unit is None or is_count or any(away) or unit.name not in _RESTING:
        return None
    whole = period_span(unit.name, day, 0)
    if word.kind == WordKind.EARLIER:
        return [_rest_of(whole, word.value, day)]
    return [Reading(days_span(day, whole.bounds[1], "/"), "rest")]
