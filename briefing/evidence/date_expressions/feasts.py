"""Finds the day of a feast in a year."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "christmas": (12, 25),
    "new year": (1, 1),
    "new year eve": (12, 31),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "labour day": (5, 1),
    "bastille day": (7, 14),
    "independence day": (7, 4),
    "assumption": (8, 15),
    "halloween": (10, 31),
    "all saints": (11, 1),
}
_BY_WEEKDAY = {"thanksgiving": (11, 3, 4)}  # the month, the weekday from Monday as 0, which of them
_GREGORIAN = 1583
"""The first year of which Easter was that of the Gregorian calendar."""
TURN = "year turn"
"""The last day of a year with the first one of the next."""
NAMES = frozenset(_FIXED) | frozenset(_BY_WEEKDAY) | {"easter", "orthodox easter", TURN}


def feast_day(name: str, away: int, year: int) -> date:
    """Return the day that is `away` days from a feast in a year; raises ValueError beyond 1-9999.

    Easter is that of the Gregorian calendar, or the Orthodox one; in years before 1583 that of the
    Julian calendar's rule.
    """
    if name == TURN:
        day = date(year - 1, 12, 31)
    elif name in _FIXED:
        day = date(year, *_FIXED[name])
    elif name in _BY_WEEKDAY:
        month, weekday, which = _BY_WEEKDAY[name]
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    else:
        from dateutil.easter import EASTER_JULIAN, EASTER_ORTHODOX, EASTER_WESTERN, easter

        if name == "orthodox easter":
            day = easter(year, EASTER_ORTHODOX)
        else:
            day = easter(year, EASTER_JULIAN if year < _GREGORIAN else EASTER_WESTERN)
    return day + timedelta(days=away)
