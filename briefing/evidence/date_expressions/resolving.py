"""Resolves written dates and their ranges: which year or month is meant where none is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.spans import days_span, distance, join, later_by
from briefing.evidence.date_expressions.written import WrittenDate, ends_of
from briefing.model.dates import When

_REACH, _FAR_REACH = 2, 8
"""Years or months around the publication; to the nearest 29 February, also across a year such as
1900, it is further."""
_IN_EACH_MONTH = 4
"""How many of a weekday, and how many weeks, each month has."""


def resolve(written: WrittenDate, day: date, direction: Direction) -> list[Reading] | None:
    """Return the readings of a written date; empty where no day has that date and that weekday.

    None if its parts form no date.
    """
    if not written.is_sound:
        return None
    if written.year is None and written.month and abs(written.nth or 0) > _IN_EACH_MONTH:
        return _fifth(written, day, direction)
    if written.year is None:
        return _by_turns(written, written, "", day, direction)
    span = _span(written, written, "..")
    return [Reading(span, "written")] if span and _fits(span, written, written) else []


def _fifth(written: WrittenDate, day: date, direction: Direction) -> list[Reading]:
    """Return the fifth weekday or week of the months that the name of its month can mean.

    Of a month that has four it is none, rather than that of another year.
    """
    months = resolve(WrittenDate(month=written.month), day, direction) or ()
    found: list[Reading] = []
    for month in months:
        first = month.when.bounds[0]
        days = resolve(written._replace(year=first.year), day, direction)
        found.extend(Reading(each.when, month.rule) for each in days or ())
    return found


def resolve_range(
    first: WrittenDate, last: WrittenDate, joint: str, day: date, direction: Direction
) -> list[Reading] | None:
    """Return the readings of a range: parts that one end leaves out are those of the other.

    Empty where no days have those dates and weekdays; None if they form no range.
    """
    if first.is_weekday_alone and last.is_weekday_alone:
        return _weekdays(first, last, joint, day)
    if first.day is None and first.month is not None and last.day and last.month is None:
        return None  # from a month to a day of no month
    first, last = _share_month(first, last)
    if not (first.is_sound and last.is_sound) or first.is_yearly != last.is_yearly:
        return None
    first, last = _share_year(first, last)
    if first.year is not None and last.year is not None:
        span = _span(first, last, joint)
        return [Reading(span, "written")] if span and _fits(span, first, last) else []
    if (first.year is None) != (last.year is None):
        return None
    return _by_turns(first, last, joint, day, direction)


def _share_month(first: WrittenDate, last: WrittenDate) -> tuple[WrittenDate, WrittenDate]:
    """Give an end without a month the month of the other one: ``9`` in ``9 to 13 January``.

    Where the range would end before it begins, that of the month before or after: 30 to 2 January.
    """
    turns = first.day is not None and last.day is not None and first.day > last.day
    if first.day is not None and first.month is None and last.month is not None:
        first = first._replace(month=(last.month - 1 - turns) % 12 + 1)
    elif last.day is not None and last.month is None and first.month is not None:
        last = last._replace(month=(first.month - 1 + turns) % 12 + 1)
    return first, last


def _share_year(first: WrittenDate, last: WrittenDate) -> tuple[WrittenDate, WrittenDate]:
    """Give an end without a year the one that makes the range shortest."""
    turns = _turns(first, last)
    if first.year is None and last.year is not None and last.month is not None:
        first = first._replace(year=last.year - turns)
    elif last.year is None and first.year is not None:
        last = last._replace(year=first.year + turns)
    return first, last


def _turns(first: WrittenDate, last: WrittenDate) -> bool:
    """Whether a range without years crosses the end of the year, or of the month."""
    if first.month is not None and last.month is not None and None in (first.day, last.day):
        return first.month > last.month
    return first.order > last.order


def _weekdays(first: WrittenDate, last: WrittenDate, joint: str, day: date) -> list[Reading]:
    assert first.weekday is not None
    assert last.weekday is not None
    length = (last.weekday - first.weekday) % 7 or 7
    starts = [later_by(day, days=days) for days in range(-7, 8)]
    return [
        Reading(days_span(start, later_by(start, days=length), joint), "weekday")
        for start in starts
        if start.weekday() == first.weekday
    ]


def _by_turns(
    first: WrittenDate, last: WrittenDate, joint: str, day: date, direction: Direction
) -> list[Reading]:
    home = day.year if first.is_yearly else day.year * 12 + day.month - 1
    turns = _turns(first, last)
    spans: dict[int, When] = {}
    reach = _FAR_REACH if _is_rare(first) or _is_rare(last) else _REACH
    for each in range(home - reach, home + reach + 1):
        start = first.completed(each)
        end = start if first is last else last.completed(each + turns)
        span = _span(start, end, joint or "..")
        if span:
            spans[each] = span
    in_tense, others = _candidates(spans, home, day, direction)
    fitting = [each for each in in_tense if _fits(each.when, first, last)]
    # A weekday that is printed says more than the tense does.
    return fitting or [each for each in others if _fits(each.when, first, last)]


def _is_rare(written: WrittenDate) -> bool:
    """Whether not every year, or every other month, has the date: 29 February, a fifth Friday."""
    return (written.month, written.day) == (2, 29) or abs(written.nth or 0) > _IN_EACH_MONTH


def _candidates(
    spans: Mapping[int, When], home: int, day: date, direction: Direction
) -> tuple[list[Reading], list[Reading]]:
    in_tense: list[When] = []
    if direction is Direction.BEFORE:
        in_tense = [each for each in spans.values() if each.earliest and each.earliest <= day][-1:]
    elif direction is Direction.AFTER:
        in_tense = [each for each in spans.values() if each.latest and each.latest >= day][:1]
    away = [distance(each, day, day) for each in spans.values()]
    near = min(away, default=0)
    nearest = [each for each, days in zip(spans.values(), away, strict=True) if days == near]
    others = [Reading(spans[home], "unstated")] if home in spans else []
    others += [Reading(each, "nearest") for each in nearest]
    return [Reading(each, "tense") for each in in_tense], others


def _span(first: WrittenDate, last: WrittenDate, joint: str) -> When | None:
    start = ends_of(first)
    end = start if first is last else ends_of(last)
    if start is None or end is None:
        return None
    if start is not end and start[0].earliest > end[0].earliest:
        return None
    return join(start[0], end[1], joint)


def _fits(when: When, first: WrittenDate, last: WrittenDate) -> bool:
    """Whether the dates fall on the weekdays printed with them."""
    return all(
        written.weekday is None or (part and part.earliest.weekday() == written.weekday)
        for part, written in ((when.start, first), (when.end, last))
    )
