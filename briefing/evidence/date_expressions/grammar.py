"""The grammar of printed dates: bounds, ranges, parts, counts, and single dates.

It is written in the kinds of words (`Kind`), so that a language is a table of words. Fillers are
left out before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.counted import read_counted
from briefing.evidence.date_expressions.evaluating import evaluate
from briefing.evidence.date_expressions.frames import Frame, fill
from briefing.evidence.date_expressions.languages.table import Kind, Language
from briefing.evidence.date_expressions.merging import merge
from briefing.evidence.date_expressions.parts import parts_of, rest_of
from briefing.evidence.date_expressions.resolving import resolve_range
from briefing.evidence.date_expressions.spans import (
    day_part,
    days_span,
    distance,
    join,
    later_by,
    period_span,
)
from briefing.evidence.date_expressions.tokens import Token, tokenise
from briefing.model.dates import When

LONGEST = 100
"""Characters of a phrase: a dateline, not a sentence."""
_MOST_TOKENS = 24
_ORDERS = {"dmy": "day-first", "mdy": "month-first", "ymd": "written"}
_RANGE = re.compile("(?P<pre>[^fB]*?)f?(?P<a>[^Tf]+)(?:T|(?<=.)u)(?P<b>[^Tf]+)")
_RANGE_BEHIND = re.compile("(?P<pre>)f?(?P<a>[^Tf]+)(?:[TB]|(?<=.)u|f(?=.))(?P<b>[^Tf]+?)u?B?")
"""The same where “from” and “to” stand behind what they are said of."""
_BETWEEN = re.compile("(?P<pre>[^B]*)B(?P<a>[^&-]+)[&-](?P<b>.+)")
_DASHED = re.compile("(?P<pre>)f?(?P<a>[^-]+)-(?P<b>[^-]+)u?")
_AROUND = re.compile("(?P<pre>)(?P<a>[^&]+)&(?P<b>.+)B")
_REST = re.compile("(?P<word>[er])(?:h?|W)U|(?P<word2>[er])R|h?(?:W|R)?U?R?(?P<word3>[er])")


def normalise(phrase: str) -> str:
    """Return a phrase in one form of its characters; empty if it is too long for a date."""
    if len(phrase) > LONGEST:
        return ""
    return unicodedata.normalize("NFKC", phrase) if not phrase.isascii() else phrase


def parse(phrase: str, language: Language) -> list[Token]:
    """Return the tokens of a phrase, merged and without fillers."""
    return merge(tokenise(normalise(phrase), language))


def read_on(
    tokens: Sequence[Token],
    day: date,
    direction: Direction,
    language: Language,
    *,
    is_told: bool = False,
) -> tuple[Reading, ...] | None:
    """Read tokens as printed on `day`; return their distinct readings, nearest first.

    None if they are not understood; empty if no day of the calendar fits all of them. `is_told`
    says that `day` is the one that the text is telling of, so that “the next day” is read too.
    """
    if is_told:
        tokens = [_told(token) for token in tokens]
    if not 0 < len(tokens) <= _MOST_TOKENS or any(t.kind == Kind.OTHER for t in tokens):
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

    def nearest(each: Reading) -> tuple[int, tuple[date, date, str, str]]:
        return distance(each.when, first, last), each.when.order

    return tuple(sorted(distinct.values(), key=nearest))


def _on_side(readings: Sequence[Reading], day: date, direction: Direction) -> Sequence[Reading]:
    """Drop readings on the wrong side, unless the phrase's own words leave no others."""
    kept = [each for each in readings if direction.allows(each.when, day)]
    return kept or readings


def _told(token: Token) -> Token:
    return token.means(Kind.RELATIVE) if token.kind == Kind.CONTEXT else token


def _kinds(tokens: Sequence[Token]) -> str:
    return "".join(token.kind for token in tokens)


class _Grammar:
    """The grammar with the conventions of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def read(
        self, tokens: Sequence[Token], day: date, direction: Direction
    ) -> list[Reading] | None:
        """Read tokens: dates in numbers in each order that the language has."""
        if not any(token.kind == Kind.NUMERIC for token in tokens):
            return self._timed(tokens, day, direction)
        found: list[Reading] | None = None
        by_order: dict[str, list[Reading]] = {}
        fits = False
        for order in self._language.orders:
            replaced = _in_order(tokens, order)
            fits = fits or replaced is not None
            readings = self._timed(replaced, day, direction) if replaced else None
            if readings is not None:
                by_order[order] = readings
                found = [*(found or []), *readings]
        spans = {tuple(each.when for each in readings) for readings in by_order.values()}
        if len(spans) < 2:
            return found if fits else []
        return [
            Reading(each.when, _ORDERS[order])
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
        tokens = [token for token in tokens if token.kind != Kind.TIME]
        if not tokens:
            return None
        found = self._bounded(tokens, _kinds(tokens), day, direction)
        return found if found is None or all(_is_of_days(each.when) for each in found) else None

    def _bounded(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        first, last = kinds[:1], kinds[-1:]
        if self._language.has_postpositions and last in "sufwa" and len(kinds) > 1:
            if not re.search("[fB].+u$", kinds):
                found = self._bound(last, tokens[:-1], day, direction)
                if found is not None:
                    return found
        elif first == "T" and len(kinds) > 1:  # bis Ende des Jahres
            return self._bound(Kind.UNTIL, tokens[1:], day, direction)
        elif first in "suywa" and len(kinds) > 1:
            found = self._bound(first, tokens[1:], day, direction)
            if found is not None:
                return found
        found = read_counted(tokens, kinds, day, self._anchor) if last in "FXA" else None
        if found is None:
            found = self._ranged(tokens, kinds, day, direction)
        if found is not None:
            return found
        if first == "f" and len(kinds) > 1:
            return self._bound("f", tokens[1:], day, direction)
        if first == "A" and tokens[0].name == "before" and len(kinds) > 1:
            counted = read_counted(tokens, kinds, day, self._anchor)
            return counted or self._bound(Kind.BEFORE, tokens[1:], day, direction)
        return self._part(tokens, kinds, day, direction)

    def _bound(
        self, word: str, tokens: Sequence[Token], day: date, direction: Direction
    ) -> list[Reading] | None:
        is_start = word in "sfa"
        if word == "s":
            direction = Direction.BEFORE
        elif word in "uy" and direction is Direction.OPEN:
            direction = Direction.AFTER
        found = self._part(tokens, _kinds(tokens), day, direction)
        if found is None:
            return None
        found = list(_on_side(found, day, direction))
        if word in "wa" and any(each.rule in ("part", "half") for each in found):
            return None  # what comes before the end of a month is still within it
        if word in "wa":
            return list(_outside(found, word))
        if is_start:  # the start of something that began on some day in a window is not known
            starts = [each.when.start for each in found if not each.when.joint]
            if found and not starts:
                return None
            return [Reading(When(start, None, "/"), "bound") for start in starts]
        joint = ".." if word == "y" else "/"
        ends = {each.when.latest: each.when.end for each in reversed(found)}
        return [Reading(When(None, end, joint), "bound") for end in ends.values() if end]

    def _ranged(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
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
            bare = [token for token in tokens if token.kind != Kind.DASH]
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
        return self.read([tokens[0].means(Kind.NUMERIC, 0, digits)], day, direction)

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
            if one.is_written and other.is_written:
                found = resolve_range(one.written, other.written, joint, day, direction)
                if found is not None:
                    return found
            starts = evaluate(one, day, direction, self._language)
            ends = evaluate(other, day, direction, self._language)
        else:
            starts = self._part(first, _kinds(first), day, direction)
            ends = self._part(last, _kinds(last), day, direction)
        if starts is None or ends is None:
            return None
        return list(_pairs(starts, ends, joint))

    def _part(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        match = _REST.fullmatch(kinds)
        if match:
            found = self._rest(tokens, match, day)
            if found is not None:
                return found
        if "x" in kinds and kinds.count("x") == 1 and len(kinds) > 1:
            bare = [token for token in tokens if token.kind != Kind.ABOUT]
            around = self._part(bare, _kinds(bare), day, direction)
            return around and [Reading(each.when, "about") for each in around]
        place = next((n for n, kind in enumerate(kinds) if kind in "Ee"), None)
        if place is None or len(kinds) == 1:
            return self._plain(tokens, kinds, day, direction)
        part = tokens[place]
        name = part.name if part.kind == Kind.PART else "early" if part.value < 0 else "late"
        before = [token for token in tokens[:place] if token.kind != Kind.ARTICLE]
        rest = [*before, *tokens[place + 1 :]]
        if not rest:
            return None
        if re.fullmatch("h?U", _kinds(rest)):
            rest = [rest[-1].means(Kind.RELATIVE, 0)]
        readings = self._plain(rest, _kinds(rest), day, direction)
        parts = None if readings is None else parts_of(readings, name)
        return None if parts is None else list(parts)

    def _rest(
        self, tokens: Sequence[Token], match: re.Match[str], day: date
    ) -> list[Reading] | None:
        word = next(token for token in tokens if token.kind in (Kind.EARLIER, Kind.REST))
        unit = next((token for token in tokens if token.kind in (Kind.UNIT, Kind.RELATIVE)), None)
        away = [t.value for t in tokens if t.kind in (Kind.WHICH, Kind.RELATIVE)]
        if unit is None or any(away) or unit.name in ("day", "weekend", "fiscal"):
            return None
        whole = period_span(unit.name, day, 0)
        if word.kind == Kind.EARLIER:
            return [rest_of(whole, word.value, day)]
        return [Reading(days_span(day, whole.bounds[1], "/"), "rest")]

    def _plain(
        self, tokens: Sequence[Token], kinds: str, day: date, direction: Direction
    ) -> list[Reading] | None:
        counted = read_counted(tokens, kinds, day, self._anchor)
        if counted is not None:
            return counted
        if kinds[:1] in (Kind.IN, Kind.HENCE):
            tokens = tokens[1:]
        frame = fill(tokens, day) if tokens else None
        if frame is None or frame == Frame():
            return None
        return evaluate(frame, day, direction, self._language)

    def _anchor(
        self, tokens: Sequence[Token], day: date, direction: Direction
    ) -> list[Reading] | None:
        return self._part(tokens, _kinds(tokens), day, direction)


def _outside(readings: Iterable[Reading], word: str) -> Iterator[Reading]:
    """Yield what comes before some dates, or after them."""
    for each in readings:
        first, last = each.when.earliest, each.when.latest
        if word == Kind.BEFORE and first:
            yield Reading(When(None, day_part(later_by(first, days=-1)), "/"), "outside")
        elif word == Kind.AFTER and last:
            yield Reading(When(day_part(later_by(last, days=1)), None, "/"), "outside")


def _is_of_days(when: When) -> bool:
    return all(part is None or part.day for part in (when.start, when.end)) and not when.is_window


def _pairs(
    starts: Sequence[Reading], ends: Sequence[Reading], joint: str
) -> Iterator[Reading]:
    """Yield for each start the first end that does not come before it."""
    for start in starts:
        first = start.when.earliest
        later = [each for each in ends if first and each.when.latest and each.when.latest >= first]
        if later:
            end = min(later, key=lambda each: each.when.bounds)
            rule = end.rule if start.rule in ("counted", "written") else start.rule
            yield Reading(join(start.when.start, end.when.end, joint), rule)


def _in_order(tokens: Sequence[Token], order: str) -> list[Token] | None:
    """Replace dates in numbers by their parts in an order; None if a number does not fit it."""
    found: list[Token] = []
    for token in tokens:
        if token.kind != Kind.NUMERIC:
            found.append(token)
            continue
        parts = _numbers_of(token, order)
        if parts is None:
            return None
        found.extend(parts)
    return found


def _numbers_of(token: Token, order: str) -> list[Token] | None:
    digits = re.findall(r"\d+", token.name)
    if len(digits) == 2 and max(map(len, digits)) > 2:
        year, month = sorted(digits, key=len, reverse=True)
        named = {"y": year, "m": month}
    elif len(digits) == 2:
        named = dict(zip(order.replace("y", ""), digits, strict=True))
    elif len(digits[0]) > 2:
        named = dict(zip("ymd", digits, strict=True))
    elif order == "ymd":
        named = dict(zip("ymd" if len(digits[2]) < 3 else "mdy", digits, strict=True))
    else:
        named = dict(zip(order, digits, strict=True))
    month, day = int(named["m"]), int(named.get("d", "1"))
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    found = [token.means(Kind.MONTH, month, "")]
    if "d" in named:
        found.insert(0, token.means(Kind.DAY_NUMBER, day, ""))
    if "y" in named:
        name = "short" if len(named["y"]) < 3 else ""
        found.append(token.means(Kind.YEAR, int(named["y"]), name))
    return found
