"""Parses a printed date in English, relative to one day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.named_periods import (
    ONLY,
    WHICH,
    named,
    named_alone,
    named_month,
    named_of_week,
)
from briefing.evidence.date_expressions.spans import (
    day_span,
    days_span,
    distance,
    later_by,
    period_span,
)
from briefing.evidence.date_expressions.written import MONTH, WEEKDAY, read_range, read_written
from briefing.model.dates import When

_LONGEST = 100  # characters of a phrase: a dateline, not a sentence

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_COUNTS = {word: n for n, word in enumerate((*_NUMBERS, "twelve"), 1)} | {"a": 1, "an": 1}
_COUNT = rf"(?P<count>[0-9]{{1,4}}|{'|'.join(_COUNTS)})"
_UNIT = "(?P<unit>day|week|month|year)s?"
_AT = "(?:(?:on|in|at|during|over|of|for|from|as of|as early as|as late as) )?"
_WHICH = f"(?P<which>{'|'.join(WHICH)})"

_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}

Readings = Sequence[Reading]
_Way = Callable[[re.Match[str], date, Direction], Iterable[Reading] | None]


def normalise(phrase: str) -> str:
    """Return a phrase in lower case without punctuation; empty if it is too long for a date."""
    if len(phrase) > _LONGEST:
        return ""
    text = re.sub("[\u00ad\u200b]", "", phrase.casefold())
    text = re.sub("['’]s\\b", "", text)
    text = re.sub("[-‐-―−]", " - ", text)
    text = re.sub("[.,;:!?'‘’\"“”()\\[\\]]", " ", text)
    return " ".join(text.split())


def read_on(text: str, day: date, direction: Direction) -> tuple[Reading, ...] | None:
    """Parse a normalised phrase as printed on `day`; return its distinct readings, nearest first.

    None if the phrase is not understood; empty if no day of the calendar fits all its words.
    """
    try:
        found = _read_bound(text, day, direction)
    except (OverflowError, ValueError):  # beyond the years 1 to 9999
        return ()
    if found is None:
        return None
    return in_order(_on_side(found, day, direction), day, day)


def in_order(readings: Iterable[Reading], first: date, last: date) -> tuple[Reading, ...]:
    """Sort readings by distance from the days of publication; equal dates are returned once."""
    distinct: dict[When, Reading] = {}
    for reading in readings:
        distinct.setdefault(reading.when, reading)

    def nearest(each: Reading) -> tuple[int, tuple[date, date, str, str]]:
        return distance(each.when, first, last), each.when.order

    return tuple(sorted(distinct.values(), key=nearest))


def _on_side(readings: Readings, day: date, direction: Direction) -> Readings:
    """Drop readings on the wrong side, unless the phrase's own words leave no others."""
    kept = [each for each in readings if direction.allows(each.when, day)]
    return kept or readings


def _read_bound(text: str, day: date, direction: Direction) -> Readings | None:
    match = re.fullmatch("(?P<word>since|until|till|up to|by) (?P<rest>.+)", text)
    if match is None:
        return _read_part(text, day, direction)
    is_start = match["word"] == "since"
    if is_start:
        direction = Direction.BEFORE
    elif direction is Direction.OPEN:
        direction = Direction.AFTER
    found = _read_part(match["rest"], day, direction)
    if found is None:
        return None
    found = _on_side(found, day, direction)
    if is_start:  # the beginning of something that began on some day in a window is not known
        starts = [each.when.start for each in found if not each.when.joint]
        if found and not starts:
            return None
        return [Reading(When(start, None, "/"), "bound") for start in starts]
    joint = ".." if match["word"] == "by" else "/"
    return [Reading(When(None, each.when.end, joint), "bound") for each in found]


_PART = re.compile(
    f"{_AT}(?:the )?(?:very )?"
    "(?:early|mid|late|earlier|later|(?:start|beginning|middle|end|close) of)(?: - | )"
    "(?:(?:in|on) )?(?P<rest>.+)"
)


def _read_part(text: str, day: date, direction: Direction) -> Readings | None:
    found = _read_plain(text, day, direction)
    match = _PART.fullmatch(text) if found is None else None
    if match is None:
        return found
    rest = re.sub("^the (?=(week|month|quarter|year)$)", "this ", match["rest"])
    found = _read_plain(rest, day, direction)
    return found and [each if each.when.day else Reading(each.when, "part") for each in found]


def _read_plain(text: str, day: date, direction: Direction) -> Readings | None:
    bare = re.sub(f"^{_AT}", "", text)
    if bare in _DAYS:
        return [Reading(day_span(later_by(day, days=_DAYS[bare])), "counted")]
    for pattern, way in _WAYS:
        match = pattern.fullmatch(text)
        if match:
            way_found = way(match, day, direction)
            return None if way_found is None else list(way_found)
    match = re.fullmatch("(?P<rest>.+) (?:morning|afternoon|evening|night)", bare)
    if match:  # a time of day leaves the day what it is, and makes no sense of anything longer
        found = _read_plain(match["rest"], day, direction)
        return found if found and all(each.when.day for each in found) else None
    found = read_range(text, day, direction)
    return read_written(bare, day, direction) if found is None else found


def _period(match: re.Match[str], day: date, _: Direction) -> Iterable[Reading]:
    """``last week``, ``this month``, ``next year``."""
    unit = match["unit"]
    rule = "week" if unit == "week" else "calendar"
    yield Reading(period_span(unit, day, WHICH[match["which"]]), rule)


def _period_but_one(match: re.Match[str], day: date, _: Direction) -> Iterable[Reading]:
    """``the week before last``, ``the year after next``."""
    unit = match["unit"]
    rule = "week" if unit.startswith("week") else "calendar"
    yield Reading(period_span(unit, day, -2 if match["way"] == "before last" else 2), rule)


def _rest(match: re.Match[str], day: date, _: Direction) -> Iterable[Reading]:
    """``earlier this week``, ``later this year``."""
    whole = period_span(match["unit"], day, 0)
    assert whole.earliest
    assert whole.latest
    if match["way"] == "earlier":
        first, last = whole.earliest, day if day == whole.earliest else later_by(day, days=-1)
    else:
        first, last = day if day == whole.latest else later_by(day, days=1), whole.latest
    yield Reading(days_span(first, last), "rest")


def _counted(match: re.Match[str], day: date, _: Direction) -> Iterable[Reading]:
    """``three days ago``, ``in two weeks``."""
    away = _count(match["count"]) * (-1 if match["way"] == "ago" else 1)
    unit = match["unit"]
    if unit in {"day", "week"}:
        days = away * (7 if unit == "week" else 1)
        yield Reading(day_span(later_by(day, days=days)), "counted")
    if unit != "day":
        yield Reading(period_span(unit, day, away), "unit")


def _running(match: re.Match[str], day: date, _: Direction) -> Iterable[Reading]:
    """``the past two weeks``, ``over the next five years``, ``within ten days``."""
    length = _count(match["count"] or "a")
    is_past = match["way"] in {"past", "last"}
    other = _moved(day, match["unit"], -length if is_past else length)
    joint = ".." if match["at"] in {"in", "within"} else "/"
    yield Reading(days_span(min(day, other), max(day, other), joint), "running")


def _moved(day: date, unit: str, count: int) -> date:
    days = {"day": 1, "week": 7}.get(unit, 0)
    months = {"month": 1, "year": 12}.get(unit, 0)
    return later_by(day, days=days * count, months=months * count)


def _count(word: str) -> int:
    return _COUNTS[word] if word in _COUNTS else int(word)


def _of_year(match: re.Match[str], day: date, direction: Direction) -> Iterable[Reading] | None:
    """``Dec. 16 last year``, ``in May of next year``."""
    year = day.year + WHICH[match["which"]]
    found = read_written(f"{match['rest']} {year:04}", day, direction)
    return None if found is None else [Reading(each.when, "of-year") for each in found]


_OVER = "(?:(?P<at>in|within|over|during|for|through|throughout) )?"
_PAST = "(?P<way>past|last|next|coming)"
_ANY = f"(?P<which>{'|'.join(WHICH | ONLY)})"
_NAME = f"(?P<name>{WEEKDAY}|weekend)"
_WAYS: tuple[tuple[re.Pattern[str], _Way], ...] = tuple(
    (re.compile(pattern), way)
    for pattern, way in (
        (f"{_AT}{_WHICH} (?P<unit>week|month|quarter|year)", _period),
        (
            f"{_AT}(?:the )?(?P<unit>week|weekend|month|year) (?P<way>before last|after next)",
            _period_but_one,
        ),
        ("(?P<way>earlier|later) (?:in the|this) (?P<unit>week|month|quarter|year)", _rest),
        (f"{_COUNT} {_UNIT} (?P<way>ago|from now|hence)", _counted),
        (f"(?P<way>in) {_COUNT} {_UNIT}(?: time)?", _counted),
        (f"(?P<at>within) (?P<way>){_COUNT} {_UNIT}", _running),
        (f"{_OVER}(?:the )?{_PAST} {_COUNT} {_UNIT}", _running),
        (f"{_OVER}(?:the|this) {_PAST} (?P<count>)(?P<unit>week|month|year)", _running),
        (f"{_AT}(?:the )?{_ANY} {_NAME}", named),
        (f"{_AT}(?:the )?{_NAME}", named_alone),
        (f"{_AT}{_NAME} (?:of |in )?{_WHICH} week", named_of_week),
        (f"{_WHICH} week (?:on )?{_NAME}", named_of_week),
        (f"{_AT}{_ANY} (?P<name>{MONTH})", named_month),
        (f"{_AT}(?P<rest>.*(?:{MONTH}).*?) (?:of )?{_WHICH} year", _of_year),
        (f"{_WHICH} year (?:on|in) (?P<rest>.*(?:{MONTH}).*)", _of_year),
    )
)
