"""Resolves bounds: since, from, until, by, before and after some date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.evidence.date_expressions.conventions import Reading
from briefing.evidence.date_expressions.languages.table import WordKind
from briefing.evidence.date_expressions.spans import day_part, later_by
from briefing.model.dates import When

OPEN, OPEN_AHEAD = "open", "open ahead"
"""Names of words that bound when something happens; those of the first stand behind as well."""


def bounded(
    readings: Sequence[Reading], word: str, *, is_open: bool = False
) -> list[Reading] | None:
    """Return the readings of a bound by those of its date; `word` is the kind of its word.

    None where the bound itself lies on an unknown day. `is_open` says that the word is one like “at
    the earliest”: what it is said of is on some day from then on, and does not last from then on.
    """
    if word in (WordKind.BEFORE, WordKind.AFTER):
        if any(each.rule in ("part", "half") for each in readings):
            return None  # what comes before the end of a month is still within it
        return list(_outside(readings, word))
    if word in (WordKind.SINCE, WordKind.FROM):
        starts = [each.when.start for each in readings if not each.when.joint]
        if readings and not starts:
            return None
        joint = ".." if is_open else "/"
        return [Reading(When(start, None, joint), "bound") for start in starts]
    joint = ".." if word == WordKind.BY else "/"
    ends = {each.when.latest: each.when.end for each in reversed(readings)}
    return [Reading(When(None, end, joint), "bound") for end in ends.values() if end]


def _outside(readings: Iterable[Reading], word: str) -> Iterator[Reading]:
    """Yield what comes before some dates, or after them."""
    for each in readings:
        first, last = each.when.earliest, each.when.latest
        if word == WordKind.BEFORE and first:
            yield Reading(When(None, day_part(later_by(first, days=-1)), ".."), "outside")
        elif word == WordKind.AFTER and last:
            yield Reading(When(day_part(later_by(last, days=1)), None, "/"), "outside")
