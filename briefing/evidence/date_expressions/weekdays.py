"""Parses weekdays that are counted: a week on Monday, Monday week, two Fridays ago."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.languages.table import WordKind
from briefing.evidence.date_expressions.named_periods import qualified
from briefing.evidence.date_expressions.spans import DAYS_OF, day_span, later_by
from briefing.evidence.date_expressions.tokens import Token

PLURAL = "plural"
"""The name of the word for more than one weekday, which is no day: Fridays."""
_BEYOND = re.compile("h?NUD|DU")
_AGO = re.compile("x?NDA")


def read_weekdays(tokens: Sequence[Token], kinds: str, day: date) -> list[Reading] | None:
    """Return the readings of a weekday that is counted; None if the tokens are none."""
    if not (_BEYOND.fullmatch(kinds) or _AGO.fullmatch(kinds)):
        return None
    weekday = next(each for each in tokens if each.kind == WordKind.WEEKDAY)
    number = next((each.value for each in tokens if each.kind == WordKind.NUMBER), 1)
    if _AGO.fullmatch(kinds) and number > 0 and (weekday.name == PLURAL) == (number > 1):
        latest = _beside(weekday.value, -1, day)
        return [Reading(day_span(later_by(latest, days=-7 * (number - 1))), "latest")]
    unit = next((each for each in tokens if each.kind == WordKind.UNIT), None)
    if unit is None or not _BEYOND.fullmatch(kinds) or weekday.name == PLURAL:
        return None
    if unit.name != "week" or not unit.value or number != 1:
        return None
    starts = [_beside(weekday.value, 1, day)]
    if weekday.value == day.weekday():  # it is said of that day as well
        starts.insert(0, day)
    length = unit.value * DAYS_OF["week"]
    return [Reading(day_span(later_by(start, days=length)), "coming") for start in starts]


def _beside(weekday: int, away: int, day: date) -> date:
    """Return the latest such weekday before a day, or with 1 the next one."""
    found = next(iter(qualified(weekday, away, day, Direction.OPEN, of_week=False)))
    return found.when.bounds[0]
