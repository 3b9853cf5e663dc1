"""Reads the stamps with which files and pages date themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

_ISO = re.compile(
    r"\s*(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ]\s?(\d{1,2}):?(\d{2})(?::?(\d{1,2})(?:[.,]\d+)?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?![\d])",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})\s+([A-Za-z]{3,9})\.?,?|([A-Za-z]{3,9})\.?\s+(\d{1,2}),)"
    r"\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*(Z|UTC|GMT|[+-]\d{4}))?)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_IN_URL = re.compile(
    r"/((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|\D|$)"
)
_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
)


class Stamp(NamedTuple):
    """A moment as it is written: the day, the time of day if there is one, and the zone.

    `seconds` counts from midnight, None for a day alone; `offset` is in minutes east of UTC, None
    where no zone is given.
    """

    day: date
    seconds: int | None = None
    offset: int | None = None

    @property
    def is_utc(self) -> bool:
        """Whether it is in UTC, which often stands for a server's clock and not for a place."""
        return self.offset == 0

    def is_local_twin_of(self, other: Stamp) -> bool:
        """Whether this is the moment of a stamp in UTC, in the time of another place.

        Without a zone it is if they differ by half hours alone, and by no more than zones do.
        """
        if self.seconds is None or other.seconds is None or self.is_utc:
            return False
        apart = (self.day - other.day).days * 86_400 + self.seconds - other.seconds
        if self.offset is not None:
            return apart == self.offset * 60
        return apart % 1_800 == 0 and other.seconds % 60 != 0 and -12 <= apart / 3_600 <= 14


def read_stamp(text: str) -> Stamp | None:
    """Read a stamp in ISO 8601, or in English with the month's name; None if it is neither."""
    if match := _ISO.match(text):
        year, month, day, *clock, zone = match.groups()
        return _stamp(int(year), int(month), int(day), clock, zone)
    if match := _WRITTEN.search(text[:60]):
        name = (match[2] or match[3]).lower()
        if name[:3] in _MONTHS:
            number = _MONTHS.index(name[:3]) + 1
            day = int(match[1] or match[4])
            return _stamp(int(match[5]), number, day, match.group(6, 7, 8), match[9])
    return None


def _stamp(
    year: int, month: int, day: int, clock: Sequence[str | None] = (), zone: str | None = None
) -> Stamp | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    hour, minute, second = (int(each or 0) for each in clock) if clock else (0, 0, 0)
    if not clock or clock[0] is None or hour > 23 or minute > 59 or second > 60:
        return Stamp(found)
    return Stamp(found, hour * 3_600 + minute * 60 + second, _offset(zone))


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone.upper() in ("Z", "UTC", "GMT"):
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if zone[0] == "-" else minutes


def day_of(stamp: Stamp) -> tuple[date, str, str]:
    """Return the day of a stamp, the window where its zone leaves the day open, and the reason.

    A server's ``Z`` says little about the place: around midnight its day may be the one before or
    after.
    """
    if not stamp.is_utc or stamp.seconds is None:
        return stamp.day, "", ""
    hour = stamp.seconds // 3_600
    clock = f"{hour:02}:{stamp.seconds // 60 % 60:02}"
    if hour >= 22:
        after = stamp.day + timedelta(days=1)
        why = f"It is stamped {clock} in UTC: east of Greenwich it may have been {after} already."
        return stamp.day, f"{stamp.day}..{after}", why
    if hour < 6:
        before = stamp.day - timedelta(days=1)
        why = f"It is stamped {clock} in UTC: west of Greenwich it may still have been {before}."
        return stamp.day, f"{before}..{stamp.day}", why
    return stamp.day, "", ""


def day_in_address(address: str) -> str:
    """Return the day in the path of an address, as 2023-01-06; empty if there is none."""
    return _day(_IN_URL.search(address.partition("?")[0]))


def day_in_name(name: str) -> str:
    """Return the day in the name of a file, as 2023-01-06; empty if there is none."""
    return _day(_IN_NAME.search(name))


def _day(match: re.Match[str] | None) -> str:
    if not match:
        return ""
    found = _stamp(int(match[1]), int(match[2]), int(match[3]))
    return found.day.isoformat() if found else ""
