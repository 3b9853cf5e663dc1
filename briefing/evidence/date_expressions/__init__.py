"""Finds the readings of dates as sources print them.

Relative dates are read against the source's own day, by conventions that are named in `RULES` with
their references. There is one grammar, and a table of words for each language (`languages`).
Seasons are not read, as their months depend on the hemisphere, nor is what needs the rest of its
sentence (“two days later”, “before the summit”).
"""

from briefing.evidence.date_expressions.conventions import RULES, Convention, Direction, Reading
from briefing.evidence.date_expressions.judging import (
    Verdict,
    direction_of,
    is_understood,
    judge,
    looks_like_date,
    other_language,
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
    "looks_like_date",
    "other_language",
    "read_dateline",
]
