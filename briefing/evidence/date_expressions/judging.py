"""Finds the readings of a phrase in a source, and judges a curator's reading against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.grammar import in_order, parse, read_on
from briefing.evidence.date_expressions.languages import NAMES, language_for
from briefing.evidence.date_expressions.languages.table import DateLanguage, WordKind
from briefing.evidence.date_expressions.spans import join
from briefing.evidence.date_expressions.tokens import Token
from briefing.model.dates import When
from briefing.model.records import Claim

_DIRECTIONS = {
    Claim.REPORTED: Direction.BEFORE,
    Claim.COMMITMENT: Direction.BEFORE,  # the deed is ahead, but the event is over
    Claim.PLANNED: Direction.AFTER,
    Claim.EXPECTED: Direction.AFTER,
}
_SOME_DAY = date(2023, 1, 11)
_OF_ITS_SENTENCE = frozenset((WordKind.BEFORE, WordKind.AFTER, WordKind.EARLIER, WordKind.CONTEXT))
_LONGEST_WINDOW = 366  # days of publication; a source that is less certain dates nothing


class Verdict(Enum):
    """The result of comparing a curator's reading with the possible readings of a phrase."""

    AGREED = "agreed"
    ONE_OF_SEVERAL = "one of several"
    INEXACT = "inexact"  # some of its days are possible, but it says more or less than the phrase
    DISTANT = "distant"  # the weekday of the phrase, more than a week from the publication
    IMPOSSIBLE = "impossible"
    CONTRADICTORY = "contradictory"  # no day of the calendar fits all the words of the phrase
    NOT_UNDERSTOOD = "not understood"


def read_dateline(
    phrase: str,
    published: When,
    direction: Direction = Direction.OPEN,
    language: str = "",
    *,
    is_told: bool = False,
) -> tuple[Reading, ...]:
    """Return the distinct readings of a phrase, the nearest to the publication first.

    `direction` decides if the phrase does not say the side; its own words, such as “last”, take
    precedence. A window of days of publication gives the readings for each day; those of one rule
    that overlap, or follow day by day, are joined into one window. Empty if the phrase is not
    understood, if no day fits all its words, and if `published` has an open end or is longer than a
    year. `language` is the tag of the text's, such as `ja`; nothing is read in one without a table.
    `is_told` says that `published` is instead the day that the text is telling of.
    """
    return _read(phrase, published, direction, language, is_told=is_told) or ()


def is_understood(phrase: str, language: str = "") -> bool:
    """Whether a phrase can be parsed, even if no day fits all its words."""
    table = language_for(language)
    if table is None:
        return False
    tokens = parse(phrase, table)
    return read_on(tokens, _SOME_DAY, Direction.OPEN, table) is not None


def looks_like_date(phrase: str, language: str = "") -> bool:
    """Whether a phrase that is not read is a date of another form, or of another language.

    It is none where it needs the rest of its sentence: “before the summit”, “two days later”.
    """
    table = language_for(language)
    if table is None:
        return True
    kinds = {token.kind for token in parse(phrase, table)}
    return not kinds & _OF_ITS_SENTENCE


def other_language(phrase: str, language: str = "") -> str:
    """Return the first language, by its tag, in which a phrase is read; empty if there is none."""
    known = language_for(language)
    for code in NAMES:
        if language_for(code) is not known and is_understood(phrase, code):
            return code
    return ""


def direction_of(claim: Claim) -> Direction:
    """Return the side of the publication that a claim puts its event on, or OPEN."""
    return _DIRECTIONS.get(claim, Direction.OPEN)


def judge(
    phrase: str,
    reading: When,
    published: When,
    direction: Direction = Direction.OPEN,
    language: str = "",
    *,
    is_told: bool = False,
) -> tuple[Verdict, tuple[Reading, ...]]:
    """Compare a curator's reading with those of the phrase; return the verdict and the readings.

    Two dates are equal if their first and last days are: whether something lasted from one to the
    other or fell between them depends on the sentence, not on the phrase. A window from the first
    to the last day of all readings agrees, as does the one reading that contains all others.
    """
    readings = _read(phrase, published, direction, language, is_told=is_told)
    if readings is None:
        return Verdict.NOT_UNDERSTOOD, ()
    return _compare(reading, readings), readings


def _compare(reading: When, readings: tuple[Reading, ...]) -> Verdict:
    if not readings:
        return Verdict.CONTRADICTORY
    days = reading.bounds
    each = [other.when.bounds for other in readings]
    all_days = (min(first for first, _ in each), max(last for _, last in each))
    if days == all_days and (reading.is_window or days in each):
        return Verdict.AGREED
    if days in each:
        return Verdict.ONE_OF_SEVERAL
    if any(days[0] <= last and first <= days[1] for first, last in each):
        return Verdict.INEXACT
    is_weekday = all(each.rule == "weekday" for each in readings)
    if is_weekday and any(_is_weeks_away(days, other) for other in each):
        return Verdict.DISTANT
    return Verdict.IMPOSSIBLE


def _is_weeks_away(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether the ends of two spans lie the same number of whole weeks apart."""
    away = [(last - first).days for first, last in zip(one, other, strict=True)]
    return away[0] == away[1] and away[0] % 7 == 0


def _read(
    phrase: str, published: When, direction: Direction, language: str, *, is_told: bool
) -> tuple[Reading, ...] | None:
    table = language_for(language)
    if table is None:
        return None
    return read_tokens(parse(phrase, table), published, direction, table, is_told=is_told)


def read_tokens(
    tokens: Sequence[Token],
    published: When,
    direction: Direction,
    language: DateLanguage,
    *,
    is_told: bool = False,
) -> tuple[Reading, ...] | None:
    """Return the readings of merged tokens as `read_dateline` does; None if not understood."""
    first, last = published.earliest, published.latest
    if first is None or last is None or (last - first).days > _LONGEST_WINDOW:
        return None
    if first == last:
        return read_on(tokens, first, direction, language, is_told=is_told)
    found: list[Reading] = []
    on_first = read_on(tokens, first, direction, language, is_told=is_told)
    if on_first is None or (on_first and all(each.rule == "written" for each in on_first)):
        return on_first  # a written date is the same on each day
    for day in range((last - first).days + 1):
        that = first + timedelta(days=day)
        readings = read_on(tokens, that, direction, language, is_told=is_told)
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
