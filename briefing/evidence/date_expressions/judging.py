"""Finds the readings of a phrase in a source, and judges a curator's reading against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.relative import in_order, normalise, read_on
from briefing.evidence.date_expressions.spans import join
from briefing.model.dates import When
from briefing.model.records import Claim

_DIRECTIONS = {
    Claim.REPORTED: Direction.BEFORE,
    Claim.COMMITMENT: Direction.BEFORE,  # the deed is ahead, but the event is over
    Claim.PLANNED: Direction.AFTER,
    Claim.EXPECTED: Direction.AFTER,
}
_SOME_DAY = date(2023, 1, 11)
_LONGEST_WINDOW = 366  # days of publication; a source that is less certain dates nothing


class Verdict(Enum):
    """The result of comparing a curator's reading with the possible readings of a phrase."""

    AGREED = "agreed"
    ONE_OF_SEVERAL = "one of several"
    INEXACT = "inexact"  # some of its days are possible, but it says more or less than the phrase
    IMPOSSIBLE = "impossible"
    CONTRADICTORY = "contradictory"  # no day of the calendar fits all the words of the phrase
    NOT_UNDERSTOOD = "not understood"


def read_dateline(
    phrase: str, published: When, direction: Direction = Direction.OPEN
) -> tuple[Reading, ...]:
    """Return the distinct readings of a phrase, the nearest to the publication first.

    `direction` decides if the phrase does not say the side; its own words, such as “last”, take
    precedence. A window of days of publication gives the readings for each day; those of one rule
    that overlap, or follow day by day, are joined into one window. Empty if the phrase is not
    understood, if no day fits all its words, and if `published` has an open end or is longer than a
    year.
    """
    return _read(phrase, published, direction) or ()


def is_understood(phrase: str) -> bool:
    """Whether a phrase can be parsed, even if no day fits all its words."""
    return read_on(normalise(phrase), _SOME_DAY, Direction.OPEN) is not None


def direction_of(claim: Claim) -> Direction:
    """Return the side of the publication that a claim puts its event on, or OPEN."""
    return _DIRECTIONS.get(claim, Direction.OPEN)


def judge(
    phrase: str, reading: When, published: When, direction: Direction = Direction.OPEN
) -> tuple[Verdict, tuple[Reading, ...]]:
    """Compare a curator's reading with those of the phrase; return the verdict and the readings.

    Two dates are equal if their first and last days are: whether something lasted from one to the
    other or fell between them depends on the sentence, not on the phrase. A window from the first
    to the last day of all readings agrees.
    """
    readings = _read(phrase, published, direction)
    if readings is None:
        return Verdict.NOT_UNDERSTOOD, ()
    return _compare(reading, readings), readings


def _compare(reading: When, readings: tuple[Reading, ...]) -> Verdict:
    if not readings:
        return Verdict.CONTRADICTORY
    days = reading.bounds
    each = [other.when.bounds for other in readings]
    if days in each:
        return Verdict.AGREED if len(each) == 1 else Verdict.ONE_OF_SEVERAL
    all_days = (min(first for first, _ in each), max(last for _, last in each))
    if reading.is_window and days == all_days:
        return Verdict.AGREED
    if any(days[0] <= last and first <= days[1] for first, last in each):
        return Verdict.INEXACT
    return Verdict.IMPOSSIBLE


def _read(phrase: str, published: When, direction: Direction) -> tuple[Reading, ...] | None:
    first, last = published.earliest, published.latest
    if first is None or last is None or (last - first).days > _LONGEST_WINDOW:
        return None
    text = normalise(phrase)
    if first == last:
        return read_on(text, first, direction)
    found: list[Reading] = []
    for day in range((last - first).days + 1):
        readings = read_on(text, first + timedelta(days=day), direction)
        if readings is None:
            return None
        found.extend(readings)
    return in_order(_joined(found), first, last)


def _joined(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Join the readings of one rule that overlap, and its single days that follow each other."""
    by_rule: dict[str, set[When]] = {}
    for reading in readings:
        by_rule.setdefault(reading.rule, set()).add(reading.when)
    for rule, whens in by_rule.items():
        last: When | None = None
        for when in sorted(whens, key=lambda each: each.order):
            if last is not None and _touch(last, when):
                last = _union(last, when)
                continue
            if last is not None:
                yield Reading(last, rule)
            last = when
        if last is not None:
            yield Reading(last, rule)


def _touch(one: When, other: When) -> bool:
    end, start = one.latest, other.earliest
    if end is None or start is None:
        return False  # the beginnings of open stretches are no window of one
    gap = 1 if other.day and (one.day or one.is_window) else 0
    return (start - end).days <= gap


def _union(one: When, other: When) -> When:
    """Return the window from the start of `one` to the later end of the two."""
    later = max(one, other, key=lambda each: each.bounds[1])
    return join(one.start, later.end)
