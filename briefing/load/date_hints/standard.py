"""Parses the forms of EDTF and ISO 8601 that are not supported."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.load.date_hints.reading import HintedDate, one
from briefing.model.dates import days_in_month

# Months from the first to the last: EDTF's 25 to 41, seasons of the north and the south, quarters,
# thirds and halves of a year.
_NORTH = ((3, 5), (6, 8), (9, 11), (12, 2))
_SOUTH = ((9, 11), (12, 2), (3, 5), (6, 8))
_PARTS = ((1, 3), (4, 6), (7, 9), (10, 12), (1, 4), (5, 8), (9, 12), (1, 6), (7, 12))
_CODED = (*_NORTH, *_SOUTH, *_PARTS)
_SEASON = re.compile(r"(?!0000|9999)(\d{4})-(2[1-9]|3\d|4[01])[~?%]?")
NO_SEASONS = "seasons are not read"


def season(text: str) -> HintedDate | None:
    """Parse ``2022-21``: months from 21 on are seasons or other parts of a year."""
    match = _SEASON.fullmatch(text)
    if match is None:
        return None
    year, code = match[1], int(match[2])
    if code > 24:
        what = NO_SEASONS if code <= 32 else "parts of a year are not read"
        return HintedDate(what, *_months(year, _CODED[code - 25]))
    reading = either_season(year, code - 21)
    if code != int(year) % 100 + 1:
        return reading
    return reading._replace(what=f"{reading.what}; or {year}/{int(year) + 1} for two years")


def either_season(year: str, number: int) -> HintedDate:
    """Return the months of spring (0) to winter (3), which differ between hemispheres."""
    north, south = ("..".join(_months(year, each[number])) for each in (_NORTH, _SOUTH))
    return HintedDate(f"{NO_SEASONS}: write {north} in the north, {south} in the south")


def _months(year: str, months: tuple[int, int]) -> tuple[str, str]:
    first, last = months
    return f"{year}-{first:02}", f"{int(year) + (last < first):04}-{last:02}"


_UNKNOWN = re.compile(r"([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?[~?%]?")
_NO_DIGITS = "unknown digits are not read"


def unknown_digits(text: str) -> HintedDate | None:
    """Parse ``202X`` and ``2023-01-XX``, and the ``u`` of older drafts."""
    text = text.upper().replace("U", "X")
    if "??" in text or re.fullmatch(r"\d{3}\?", text):
        text = text.replace("?", "X")
    match = _UNKNOWN.fullmatch(text)
    if match is None or "X" not in text:
        return None
    year, month, day = match[1], match[2] or "XX", match[3] or "XX"
    if year == "XXXX":
        return HintedDate(f"{_NO_DIGITS}: without its year, take the date out")
    if "X" in year:
        first, last = max(year.replace("X", "0"), "0001"), year.replace("X", "9")
        return HintedDate(_NO_DIGITS, first, last)
    if month == "XX":
        return one(year, _NO_DIGITS)
    return _within(year, month, day)


def _within(year: str, month: str, day: str) -> HintedDate | None:
    """Parse a month and a day with unknown digits."""
    months = [each for each in range(1, 13) if _fits(each, month)]
    found = [f"{year}-{each:02}" for each in months]
    if len(months) == 1 and day != "XX":
        days = range(1, days_in_month(int(year), months[0]) + 1)
        found = [f"{found[0]}-{each:02}" for each in days if _fits(each, day)]
    return HintedDate(_NO_DIGITS, found[0], found[-1]) if found else None


def _fits(number: int, digits: str) -> bool:
    pairs = zip(digits, f"{number:02}", strict=True)
    return all(wanted in ("X", digit) for wanted, digit in pairs)


_SIGNIFICANT = re.compile(r"(\d{4})S([1-4])")
_BEFORE = re.compile(r"-\d+(?:-\d\d){0,2}[~?%]?|.*\d ?(?:BCE?|B\.C\.(?:E\.)?)", re.IGNORECASE)
_LONG = re.compile(r"Y-?\d+(?:E\d+)?(?:S\d+)?|\d{5}|\d{5,}-\d\d(?:-\d\d)?", re.IGNORECASE)
_INSTEAD = "take the date out, and give the year in the text"


def other_years(text: str) -> HintedDate | None:
    """Parse years with significant digits, before 1, and of more than four digits."""
    if match := _SIGNIFICANT.fullmatch(text):
        known = match[1][: int(match[2])]
        return HintedDate(
            "significant digits are not read", known.ljust(4, "0"), known.ljust(4, "9")
        )
    if _BEFORE.fullmatch(text):
        return HintedDate(f"years before 1 are not read: {_INSTEAD}")
    if not _LONG.fullmatch(text):
        return None
    short = one(text[1:]) if text[0] in "Yy" else None
    return short or HintedDate(f"years have four digits, from 0001 to 9999: {_INSTEAD}")


_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d{4})-(\d{3})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")


def of_iso(text: str) -> HintedDate | None:
    """Parse weeks, days of a year, and days without dashes."""
    if match := _COMPACT.fullmatch(text):
        return one("-".join(match.groups()))
    try:
        if match := _WEEK.fullmatch(text):
            year, week, day = int(match[1]), int(match[2]), int(match[3] or 0)
            first = date.fromisocalendar(year, week, day or 1)
            last = first if day else first + timedelta(days=6)
            return HintedDate("weeks are not read", str(first), str(last))
        if match := _ORDINAL.fullmatch(text):
            first = date(int(match[1]), 1, 1) + timedelta(days=int(match[2]) - 1)
            is_sound = first.year == int(match[1])
            return one(str(first), "days of a year are not read") if is_sound else None
    except (ValueError, OverflowError):
        pass  # a week or a day that no calendar has
    return None
