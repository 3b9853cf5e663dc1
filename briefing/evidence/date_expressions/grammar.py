"""The grammar of printed dates: bounds, ranges, parts, counts, and single dates.

It is written in the kinds of words (`WordKind`), so that a language is a table of words. Fillers
are left out before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefing.evidence.date_expressions.bounds import OPEN, OPEN_AHEAD, bounded
from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.counted import read_counted
from briefing.evidence.date_expressions.evaluating import evaluate, fiscal_across
from briefing.evidence.date_expressions.filling import fill
from briefing.evidence.date_expressions.frames import Frame
from briefing.evidence.date_expressions.languages.table import DateLanguage, WordKind
from briefing.evidence.date_expressions.merging import merge
from briefing.evidence.date_expressions.numeric import RULE_OF_ORDER, with_numbers_in
from briefing.evidence.date_expressions.period_parts import parts_of, rest_in
from briefing.evidence.date_expressions.resolving import resolve_range
from briefing.evidence.date_expressions.spans import (
    distance,
    join,
)
from briefing.evidence.date_expressions.tokens import Token, tokenise
from briefing.evidence.date_expressions.weekdays import read_weekdays
from briefing.model.dates import When

LONGEST = 100
"""Characters of a phrase: a dateline, not a sentence."""
_MOST_TOKENS = 24
_RANGE = re.compile("(?P<pre>[^fB]*?)f?(?P<a>[^Tf]+)(?:T|(?<=.)u)(?P<b>[^Tf]+)")
_RANGE_BEHIND = re.compile("(?P<pre>)f?(?P<a>[^Tf]+)(?:[TB]|(?<=.)u|f(?=.))(?P<b>[^Tf]+?)u?B?")
"""The same where “from” and “to” stand behind what they are said of."""
_BETWEEN = re.compile("(?P<pre>[^B]*)B(?P<a>[^&-]+)[&-](?P<b>.+)")
_DASHED = re.compile("(?P<pre>)f?(?P<a>[^-]+)-(?P<b>[^-]+)u?")
_AROUND = re.compile("(?P<pre>)(?P<a>[^&]+)&(?P<b>.+)B")
_FIRST_ONES = re.compile("[YMRWU]+ANU")
"""The first ones of a period in Chinese: 2022年前三季度, 去年前10个月."""
_AT = "at"
"""The name of a word for “to” that says “in” or “on” where no other date stands before it: au."""
_JOINTS = re.compile("[T&Bfu-]")
_SAME_BOUND = {WordKind.SINCE: "sf", WordKind.BY: "uyT"}
"""Kinds of words before a date that say the same as one of a kind behind it."""
_BOUNDS = {"before": WordKind.BEFORE, "after": WordKind.AFTER, "since": WordKind.SINCE}
"""Names of words that count from now behind a length, and are bounds behind a day: 3天后, 5日后."""
_REST = re.compile("(?P<word>[er])(?:h?|W)U|(?P<word2>[er])R|h?(?:W|R)?U?R?(?P<word3>[er])")


def normalise(phrase: str) -> str:
    """Return a phrase in one form of its characters; empty if it is too long for a date."""
    if len(phrase) > LONGEST:
        return ""
    return unicodedata.normalize("NFKC", phrase) if not phrase.isascii() else phrase


def parse(phrase: str, language: DateLanguage) -> list[Token]:
    """Return the tokens of a phrase, merged and without fillers."""
    return merge(tokenise(normalise(phrase), language))


def read_on(
    tokens: Sequence[Token],
    day: date,
    direction: Direction,
    language: DateLanguage,
    *,
    is_told: bool = False,
) -> tuple[Reading, ...] | None:
    """Read tokens as printed on `day`; return their distinct readings, nearest first.

    None if they are not understood; empty if no day of the calendar fits all of them. `is_told`
    says that `day` is the one that the text is telling of, so that “the next day” is read too.
    """
    if is_told:
        tokens = [_told(token) for token in tokens]
    if not 0 < len(tokens) <= _MOST_TOKENS or any(t.kind == WordKind.OTHER for t in tokens):
        return None
    grammar = _Grammar(language)
    try:
        found = grammar.read(tokens, day, direction)
    except (OverflowError, ValueError):  # beyond the years 1 to 9999
        return ()
    if found is None:
        return None
    return in_order(_on_side(found, day, direction), day, day)


def in_order(readings: Iterable[Reading], first: date, last: date) -> tuple[Reading, ...]:
    """Sort readings by distance from the days of publication; equal dates are returned once."""
    distinct: dict[When, Reading] = {}
    for reading in readings:
        distinct.setdefault(reading.when, reading)
    if len(distinct) < 2:
        return tuple(distinct.values())

    def nearest(each: Reading) -> tuple[int, tuple[date, date, str, str]]:
        return distance(each.when, first, last), each.when.order

    return tuple(sorted(distinct.values(), key=nearest))


def _on_side(readings: Sequence[Reading], day: date, direction: Direction) -> Sequence[Reading]:
    """Drop readings on the wrong side, unless the phrase's own words leave no others."""
    if direction is Direction.OPEN:
        return readings
    kept = [each for each in readings if direction.allows(each.when, day)]
    return kept or readings


def _told(token: Token) -> Token:
    return token.means(WordKind.RELATIVE) if token.kind == WordKind.CONTEXT else token


def _kinds(tokens: Sequence[Token]) -> str:
    return "".join(token.kind for token in tokens)


class _Grammar:
    """The grammar with the conventions of one language."""

    def __init__(self, language: DateLanguage) -> None:
        self._language = language

    def read(
        self, tokens: Sequence[Token], day: date, direction: Direction
    ) -> list[Reading] | None:
        """Read tokens: dates in numbers in each order that the language has."""
        if WordKind.NUMERIC not in _kinds(tokens):
            return self._timed(tokens, day, direction)
        found: list[Reading] | None = None
        by_order: dict[str, list[Reading]] = {}
        fits = False
        for order in self._language.orders:
            replaced = with_numbers_in(tokens, order)
            fits = fits or replaced is not None
            readings = self._timed(replaced, day, direction) if replaced else None
            if readings is not None:
                by_order[order] = readings
                found = [*(found or []), *readings]
        spans = {tuple(each.when for each in readings) for readings in by_order.values()}
        if len(spans) < 2:
            return found if fits else []
        return [
            Reading(each.when, RULE_OF_ORDER[order])
            for order, readings in by_order.items()
            for each in readings
        ]

    def _timed(
        self, tokens: Sequence[Token], day: date, direction: Direction
    ) -> list[Reading] | None:
        """A time of day leaves the day what it is, and makes no sense of anything longer."""
        kinds = _kinds(tokens)
        if "t" not in kinds:
            return self._bounded(tokens, kinds, day, direction)
        behind = [*kinds[1:], ""]
        tokens = [  # what is said to be about the hour is not said to be about the day
            token
            for token, after in zip(tokens, behind, strict=True)
            if token.kind != WordKind.TIME
            and (token.kind, after) != (WordKind.ABOUT, WordKind.TIME)
        ]
        if not tokens:
            return None
        found = self._bounded(tokens, _kinds(tokens), day, direction)
        return found if found is None or all(map(_is_of_days, found)) else None

    def _bounded(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        if (
            self._language.has_postpositions
            and kinds[0] == WordKind.AGO
            and kinds[1:2] != WordKind.FEW
        ):
            return None  # 前三季度 are the first ones, of a year that it does not name
        if self._language.code == "zh" and _FIRST_ONES.fullmatch(kinds):
            tokens = [tokens[-3].means(WordKind.ORDINAL, 1, ""), *tokens[-2:], *tokens[:-3]]
            return self._part(tokens, _kinds(tokens), day, direction)
        if WordKind.FISCAL in kinds and kinds.count(WordKind.YEAR) > 1:
            return self._fiscal_of_two(tokens, kinds, day)
        found = read_weekdays(tokens, kinds, day)
        if found is None:
            found = self._bound_at_edge(tokens, kinds, day, direction)
        if found is None and kinds[-1] in "FXA":
            found = read_counted(tokens, kinds, day, self._anchor)
        if found is None:
            found = self._ranged(tokens, kinds, day, direction)
        if found is None and kinds[0] == WordKind.FROM and len(kinds) > 1:
            return self._bound(WordKind.FROM, tokens[1:], day, direction)
        if found is None and kinds[0] == WordKind.AGO and tokens[0].name == "before":
            found = read_counted(tokens, kinds, day, self._anchor)
            return found or self._bound(WordKind.BEFORE, tokens[1:], day, direction)
        if found is None and kinds[-1] in "AF" and tokens[-1].name in _BOUNDS:
            return self._bound(_BOUNDS[tokens[-1].name], tokens[:-1], day, direction)
        return self._part(tokens, kinds, day, direction) if found is None else found

    def _fiscal_of_two(
        self, tokens: Sequence[Token], kinds: str, day: date
    ) -> list[Reading] | None:
        """Read a fiscal year by the two years in which it lies: FY2022-23.

        Where fiscal years are numbered by their first year the words mean two of them.
        """
        if not re.fullmatch("h?SY-Y", kinds) or self._language.has_postpositions:
            return None
        one, other = (fill([token], day) for token in tokens if token.kind == WordKind.YEAR)
        if one is None or other is None or one.written.year is None:
            return None
        if other.written.year != one.written.year + 1:
            return None
        return fiscal_across(one.written.year, self._language) or None

    def _bound_at_edge(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        """Read what has the word for its bound before it, or behind it in some languages."""
        if len(kinds) < 2:
            return None
        if kinds[-1] in "sy" and tokens[-1].name == OPEN:  # (by) Friday at the latest
            word, bare = kinds[-1], tokens[:-1]
            if len(bare) > 1 and bare[0].kind in _SAME_BOUND[word]:
                bare = bare[1:]
            return self._bound(word, bare, day, direction, is_open=True)
        if not self._language.has_postpositions:
            if tokens[0].name == _AT:
                return self._part(tokens[1:], kinds[1:], day, direction)
            word = WordKind.UNTIL if kinds[0] == WordKind.TO else kinds[0]  # bis Ende des Jahres
            if word not in "suywa":
                return None
            is_open = tokens[0].name in (OPEN, OPEN_AHEAD)
            return self._bound(word, tokens[1:], day, direction, is_open=is_open)
        if kinds[-1] not in "sufwa" or re.search("[fB].+u$", kinds):
            return None
        return self._bound(kinds[-1], tokens[:-1], day, direction)

    def _bound(
        self,
        word: str,
        tokens: Sequence[Token],
        day: date,
        direction: Direction,
        *,
        is_open: bool = False,
    ) -> list[Reading] | None:
        if word == "s" and not is_open:
            direction = Direction.BEFORE
        elif word in "suy" and direction is Direction.OPEN:
            direction = Direction.AFTER
        found = self._part(tokens, _kinds(tokens), day, direction)
        if found is None:
            return None
        return bounded(list(_on_side(found, day, direction)), word, is_open=is_open)

    def _ranged(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        if not _JOINTS.search(kinds):
            return None
        is_behind = self._language.has_postpositions
        for pattern in (_BETWEEN, _AROUND, _RANGE_BEHIND if is_behind else _RANGE, _DASHED):
            match = pattern.fullmatch(kinds)
            if match is None:
                continue
            joint = ".." if pattern in (_BETWEEN, _AROUND) or "B" in kinds else "/"
            pre, first, last = (list(tokens[slice(*match.span(n))]) for n in ("pre", "a", "b"))
            found = self._range(pre + first, last, joint, day, direction)
            if found is not None:
                return found
        if "-" in kinds and kinds.count("-") < 3:
            bare = [token for token in tokens if token.kind != WordKind.DASH]
            return self._part(bare, _kinds(bare), day, direction) or self._numbers(
                tokens, kinds, day, direction
            )
        return None

    def _numbers(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        if kinds != "N-N":
            return None
        digits = f"{tokens[0].value}-{tokens[2].value}"
        return self.read([tokens[0].means(WordKind.NUMERIC, 0, digits)], day, direction)

    def _range(
        self,
        first: Sequence[Token],
        last: Sequence[Token],
        joint: str,
        day: date,
        direction: Direction,
    ) -> list[Reading] | None:
        one, other = fill(first, day), fill(last, day)
        if one is not None and other is not None:
            one, other = one.taking(other), other.taking(one)
            found = self._between(one, other, joint, day, direction)
            if found is None or not (one.is_far_ahead or other.is_far_ahead):
                return found
            earlier = one.century_before, other.century_before
            both = [*found, *(self._between(*earlier, joint, day, direction) or ())]
            return [Reading(each.when, "two-digit") for each in both]
        starts = self._part(first, _kinds(first), day, direction)
        ends = self._part(last, _kinds(last), day, direction)
        return None if starts is None or ends is None else list(_pairs(starts, ends, joint))

    def _between(
        self, one: Frame, other: Frame, joint: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        """Read what lies between the dates of two frames."""
        if one.is_written and other.is_written:
            found = resolve_range(one.written, other.written, joint, day, direction)
            if found is not None:
                return found
        starts = evaluate(one, day, direction, self._language)
        ends = evaluate(other, day, direction, self._language)
        return None if starts is None or ends is None else list(_pairs(starts, ends, joint))

    def _part(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        if _REST.fullmatch(kinds):
            found = rest_in(tokens, day)
            if found is not None:
                return found
        if "x" in kinds and kinds.count("x") == 1 and len(kinds) > 1:
            bare = [token for token in tokens if token.kind != WordKind.ABOUT]
            around = self._part(bare, _kinds(bare), day, direction)
            return around and [Reading(each.when, "about") for each in around]
        place = next((n for n, kind in enumerate(kinds) if kind in "Ee"), None)
        if place is None or len(kinds) == 1:
            return self._plain(tokens, kinds, day, direction)
        part = tokens[place]
        name = part.name if part.kind == WordKind.PART else "early" if part.value < 0 else "late"
        before = [token for token in tokens[:place] if token.kind != WordKind.ARTICLE]
        rest = [*before, *tokens[place + 1 :]]
        if not rest:
            return None
        if re.fullmatch("h?U", _kinds(rest)):
            if not rest[-1].value:  # days later
                return None
            rest = [rest[-1].means(WordKind.RELATIVE, 0)]
        readings = self._plain(rest, _kinds(rest), day, direction)
        parts = None if readings is None else parts_of(readings, name)
        return None if parts is None else list(parts)

    def _plain(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        counted = read_counted(tokens, kinds, day, self._anchor)
        if counted is not None:
            return counted
        if kinds[:1] in (WordKind.IN, WordKind.HENCE):
            tokens = tokens[1:]
        frame = fill(tokens, day) if tokens else None
        if frame is None or frame == Frame():
            return None
        return evaluate(frame, day, direction, self._language)

    def _anchor(
        self, tokens: Sequence[Token], day: date, direction: Direction
    ) -> list[Reading] | None:
        return self._part(tokens, _kinds(tokens), day, direction)


def _is_of_days(reading: Reading) -> bool:
    """Whether a reading stays what it is with a time: after ten on Friday is still Friday."""
    when = reading.when
    if when.is_window or reading.rule == "outside":
        return False
    return all(part is None or part.day for part in (when.start, when.end))


def _pairs(starts: Sequence[Reading], ends: Sequence[Reading], joint: str) -> Iterator[Reading]:
    """Yield for each start the first end that does not come before it."""
    for start in starts:
        first = start.when.earliest
        later = [each for each in ends if first and each.when.latest and each.when.latest >= first]
        if later:
            end = min(later, key=lambda each: each.when.bounds)
            rule = end.rule if start.rule in ("counted", "written") else start.rule
            yield Reading(join(start.when.start, end.when.end, joint), rule)
