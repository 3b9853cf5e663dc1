"""Reads the stamps with which files and pages date themselves."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

_ISO = re.compile(
    r"\s*(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ]\s?(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?![\d])",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})\s+([A-Za-z]{3,9})\.?,?|([A-Za-z]{3,9})\.?\s+(\d{1,2}),)"
    r"\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*(Z|UTC|GMT|[+-]\d{4}))?)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|\D|$)")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


class Stamp(NamedTuple):
    """A moment as it is written: the day, the time of day if there is one, and the zone.

    `minutes` counts from midnight, None for a day alone; `offset` is in minutes east of UTC, None
    where no zone is given; `is_utc` is set for ``Z``, which often stands for a server's clock.
    """

    day: date
    minutes: int | None = None
    offset: int | None = None
    is_utc: bool = False

    @property
    def instant(self) -> datetime | None:
        """The moment in UTC; None without a zone or a time."""
        if self.minutes is None or self.offset is None:
            return None
        try:
            start = datetime(self.day.year, self.day.month, self.day.day)
            return start + timedelta(minutes=self.minutes - self.offset)
        except OverflowError:
            return None


def read_stamp(text: str) -> Stamp | None:
    """Read a stamp in ISO 8601, or in English with the month's name; None if it is neither."""
    if match := _ISO.match(text):
        year, month, day, hour, minute, _, zone = match.groups()
        return _stamp(int(year), int(month), int(day), hour, minute, zone)
    if match := _WRITTEN.search(text[:60]):
        name = (match[2] or match[3]).lower()
        if name[:3] in _MONTHS:
            number = _MONTHS.index(name[:3]) + 1
            day = int(match[1] or match[4])
            return _stamp(int(match[5]), number, day, match[6], match[7], match[8])
    return None


def _stamp(
    year: int, month: int, day: int, hour: str | None, minute: str | None, zone: str | None
) -> Stamp | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return Stamp(found)
    is_utc = bool(zone) and zone is not None and zone.upper() in ("Z", "UTC", "GMT")
    return Stamp(found, int(hour) * 60 + int(minute), _offset(zone), is_utc)


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone.upper() in ("Z", "UTC", "GMT"):
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if zone[0] == "-" else minutes


def day_in_address(address: str) -> str:
    """Return the day in the path of an address, as 2023-01-06; empty if there is none."""
    return _day(_IN_URL.search(address.partition("?")[0]))


def day_in_name(name: str) -> str:
    """Return the day in the name of a file, as 2023-01-06; empty if there is none."""
    return _day(_IN_NAME.search(name))


def _day(match: re.Match[str] | None) -> str:
    if not match:
        return ""
    found = _stamp(int(match[1]), int(match[2]), int(match[3]), None, None, None)
    return found.day.isoformat() if found else ""
