"""Parses dates written with a month, a day of the month, a year or a weekday, and their ranges."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.spans import days_span, distance, join, later_by
from briefing.model.dates import Part, When, days_in_month
from briefing.model.lean_typing import NamedTuple

MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
WEEKDAY = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    "sat(?:urday)?|sun(?:day)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KINDS = re.compile(
    f"(?P<month>{MONTH})|(?P<weekday>{WEEKDAY})|(?P<year>[12][0-9]{{3}})|"
    "(?P<day>[0-9]{1,2}(?:st|nd|rd|th)?)|(?P<filler>the|of|on)"
)
_ORDER = ("month", "weekday", "year", "day", "filler")
_REACH = 8  # years or months: to the nearest 29 February, also across a year such as 1900


class WrittenDate(NamedTuple):
    """The written parts of a date; None for a part that is left out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    is_ordinal: bool = False

    @property
    def shape(self) -> tuple[bool, bool]:
        """Whether it names a month, and a day of a month."""
        return self.month is not None, self.day is not None

    @property
    def is_weekday_alone(self) -> bool:
        """Whether it has only a weekday."""
        return self.weekday is not None and self[:3] == (None, None, None)

    @property
    def is_sound(self) -> bool:
        """Whether its parts form a date: no year with a day but no month, no weekday of a month."""
        if self.day is None:
            return self.weekday is None and (self.year, self.month) != (None, None)
        is_marked = self.is_ordinal or self.weekday is not None
        return self.month is not None or (self.year is None and is_marked)


def month_of(name: str) -> int:
    """Return the number of a month, from 1, by a name that `MONTH` matches."""
    return _MONTHS.index(name[:3]) + 1


def weekday_of(name: str) -> int:
    """Return the number of a weekday, from Monday as 0, by a name that `WEEKDAY` matches."""
    return _WEEKDAYS.index(name[:3])


def read_written(text: str, day: date, direction: Direction) -> list[Reading] | None:
    """Read ``Jan. 13``, ``Friday, 13 January 2023``, ``the 13th``, ``May 2023`` or ``2027``.

    None for anything else; empty where no day has that date and that weekday.
    """
    written = _parse(text)
    if written is None or not written.is_sound:
        return None
    return _resolve(written, written, "", day, direction)


def read_range(text: str, day: date, direction: Direction) -> list[Reading] | None:
    """Read ``from January 9 to 13``, ``Jan. 9-13, 2023``, ``between Monday and Friday``.

    None for anything else; empty where no days have those dates and weekdays.
    """
    match = re.fullmatch("(?:from )?(?P<a>.+?) (?:to|-|through|until|till) (?P<b>.+)", text)
    match = re.fullmatch("between (?P<a>.+) and (?P<b>.+)", text) or match
    first, last = (_parse(match["a"]), _parse(match["b"])) if match else (None, None)
    if first is None or last is None:
        return None
    joint = ".." if text.startswith("between") else "/"
    if first.is_weekday_alone and last.is_weekday_alone:
        return _weekdays(first, last, joint, day)
    first, last = _share_month(first, last)
    if first.shape != last.shape or not (first.is_sound and last.is_sound):
        return None
    return _resolve(*_share_year(first, last), joint, day, direction)


def _parse(text: str) -> WrittenDate | None:
    iso = re.fullmatch("([12][0-9]{3}) - ([0-9]{2}) - ([0-9]{2})", text)
    if iso:
        return WrittenDate(int(iso[1]), int(iso[2]), int(iso[3]))
    found: dict[str, str] = {}
    for word in text.split():
        match = _KINDS.fullmatch(word)
        if match is None:
            return None
        kind = next(kind for kind in _ORDER if match[kind])
        if kind in found and kind != "filler":
            return None
        found[kind] = word
    day = found.get("day", "")
    return WrittenDate(
        int(found["year"]) if "year" in found else None,
        month_of(found["month"]) if "month" in found else None,
        int(day.rstrip("stndrh")) if day else None,
        weekday_of(found["weekday"]) if "weekday" in found else None,
        is_ordinal=day.isalnum() and not day.isdigit(),
    )


def _share_month(first: WrittenDate, last: WrittenDate) -> tuple[WrittenDate, WrittenDate]:
    """Give an end without a month the month of the other one: ``9`` in ``9 to 13 January``."""
    if first.day is not None and first.month is None:
        first = first._replace(month=last.month)
    if last.day is not None and last.month is None:
        last = last._replace(month=first.month)
    return first, last


def _share_year(first: WrittenDate, last: WrittenDate) -> tuple[WrittenDate, WrittenDate]:
    """Give an end without a year the one that makes the range shortest."""
    turns = _turns(first, last)
    if first.year is None and last.year is not None:
        first = first._replace(year=last.year - turns)
    elif last.year is None and first.year is not None:
        last = last._replace(year=first.year + turns)
    return first, last


def _turns(first: WrittenDate, last: WrittenDate) -> bool:
    """Whether a range without years crosses the end of the year, or of the month."""
    return (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)


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


def _resolve(
    first: WrittenDate, last: WrittenDate, joint: str, day: date, direction: Direction
) -> list[Reading]:
    if first.year is not None and last.year is not None:
        span = _span(first, last, joint)
        return [Reading(span, "written")] if span and _fits(span, first, last) else []
    is_yearly = first.month is not None
    home = day.year if is_yearly else day.year * 12 + day.month - 1
    turns = _turns(first, last)
    spans = {}
    for each in range(home - _REACH, home + _REACH + 1):
        span = _span(_complete(first, each), _complete(last, each + turns), joint)
        if span:
            spans[each] = span
    in_tense, others = _candidates(spans, home, day, direction)
    fitting = [each for each in in_tense if _fits(each.when, first, last)]
    # A weekday that is printed says more than the tense does.
    return fitting or [each for each in others if _fits(each.when, first, last)]


def _candidates(
    spans: Mapping[int, When], home: int, day: date, direction: Direction
) -> tuple[list[Reading], list[Reading]]:
    in_tense: list[When] = []
    if direction is Direction.BEFORE:
        in_tense = [each for each in spans.values() if each.earliest and each.earliest <= day][-1:]
    elif direction is Direction.AFTER:
        in_tense = [each for each in spans.values() if each.latest and each.latest >= day][:1]
    near = min((distance(each, day, day) for each in spans.values()), default=0)
    nearest = [each for each in spans.values() if distance(each, day, day) == near]
    others = [Reading(spans[home], "unstated")] if home in spans else []
    others += [Reading(each, "nearest") for each in nearest]
    return [Reading(each, "tense") for each in in_tense], others


def _complete(written: WrittenDate, turn: int) -> WrittenDate:
    """Fill in the missing year, or the missing month as counted from year 0."""
    if written.month is not None:
        return written._replace(year=turn)
    year, month = divmod(turn, 12)
    return written._replace(year=year, month=month + 1)


def _span(first: WrittenDate, last: WrittenDate, joint: str) -> When | None:
    ends = [_part(first), _part(last)]
    start, end = ends
    if start is None or end is None or start.earliest > end.earliest:
        return None
    return join(start, end, joint)


def _part(written: WrittenDate) -> Part | None:
    year, month, day = written.year or 0, written.month, written.day
    if not MINYEAR <= year <= MAXYEAR or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None and not 1 <= day <= days_in_month(year, month):
        return None
    return Part(year, month or 0, day or 0)


def _fits(when: When, first: WrittenDate, last: WrittenDate) -> bool:
    """Whether the dates fall on the weekdays printed with them."""
    return all(
        written.weekday is None or (part and part.earliest.weekday() == written.weekday)
        for part, written in ((when.start, first), (when.end, last))
    )
