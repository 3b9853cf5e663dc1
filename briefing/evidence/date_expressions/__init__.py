"""Finds the readings of dates as sources print them.

Relative dates of English news are read against the source's own day, by conventions that are named
in `RULES` with their references. Seasons are not read, as their months depend on the hemisphere,
nor is anything that needs the rest of its sentence (“two days later”, “before the summit”).
"""

from briefing.evidence.date_expressions.conventions import RULES, Convention, Direction, Reading
from briefing.evidence.date_expressions.judging import (
    Verdict,
    direction_of,
    is_understood,
    judge,
    read_dateline,
)

__all__ = [
    "RULES",
    "Convention",
    "Direction",
    "Reading",
    "Verdict",
    "direction_of",
    "is_understood",
    "judge",
    "read_dateline",
]
