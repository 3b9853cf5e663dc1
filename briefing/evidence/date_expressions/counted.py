"""Parses counts of days, weeks, months and years: ago, from now, within, past, after a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.languages.table import WordKind
from briefing.evidence.date_expressions.spans import (
    DAYS_OF,
    MONTHS_OF,
    day_span,
    days_span,
    later_by,
    period_span,
)
from briefing.evidence.date_expressions.tokens import Token
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple

_HALVES = {
    "half day": (0, 0, 1),
    "half week": (0, 3, 1),
    "half month": (0, 10, 10),
    "half quarter": (1, 10, 10),
    "half year": (6, 0, 0),
    "half decade": (60, 0, 0),
    "half century": (600, 0, 0),
}
"""The months and days of half a unit, and how many days more it can have.

The middle of a month is its 10th to 20th, as the convention “half” says.
"""
_ONE_TIME, _FEW = (1, 1), (2, 6)
"""How many a few, several or some are."""
_MOST = 9_999
_RUNS = "running"
"""The name of words that never mean the calendar's week or month: the past, the coming."""

_LENGTH = "(?P<length>(?:[NZ]U|J)(?:&?(?:[NZ]U|J))*)"
_AGO = re.compile(f"x?(?:{_LENGTH}A|A(?P<length2>(?:[NZ]U|J)(?:&?(?:[NZ]U|J))*))")
_HENCE = re.compile(f"x?(?:[IF]{_LENGTH}F?|(?P<length2>(?:[NZ]U|J)(?:&?(?:[NZ]U|J))*)F)")
_WITHIN = re.compile(f"F?(?:X{_LENGTH}|(?P<length2>(?:[NZ]U|J)(?:&?(?:[NZ]U|J))*)X)")
_LESS = re.compile(f"X{_LENGTH}A|AX(?P<length2>(?:[NZ]U|J)(?:&?(?:[NZ]U|J))*)")
_RUNNING = re.compile(
    f"(?P<at>[IXF])?h?(?:(?P<way>[WV]){_LENGTH}|(?P<length2>[NZ])(?P<way2>[WV])U"
    "|(?P<length3>[NZ]U)(?P<way3>[WV]))[XB]?"
)
_ONE = re.compile("(?P<at>[IXF])?(?P<the>h?)W?(?P<way>[WV])(?P<unit>U)")
_ANCHORED = re.compile(f"(?P<within>X?){_LENGTH}(?P<way>[awf])(?P<anchor>.+)")
_ANCHOR_FIRST = re.compile(f"(?P<anchor>.+)f{_LENGTH}(?P<way>[FXA])")

_EDGE = re.compile("h?(?P<which>[OW])(?P<length>NU)(?P<rest>.+)")

CountReader = Callable[[Sequence[Token], date, Direction], "list[Reading] | None"]


class Length(NamedTuple):
    """A length of time in months and days; `times` is how often at least and at most it is meant.

    `times` is 1 and 1, but for a few of a unit. `size` counts the last `unit`; `is_exact` says that
    there is no other unit. `more` are the days by which a half can be longer.
    """

    months: int
    days: int
    unit: str
    size: int
    is_exact: bool
    times: tuple[int, int] = _ONE_TIME
    more: int = 0

    @property
    def is_few(self) -> bool:
        """Whether it is a few of its unit."""
        return self.times != _ONE_TIME

    def after(self, day: date, way: int) -> date:
        """Return the day that is so much later, or with -1 earlier."""
        return later_by(day, months=way * self.months, days=way * self.days)


def read_counted(
    tokens: Sequence[Token], kinds: str, day: date, read: CountReader
) -> list[Reading] | None:
    """Return the readings of counted units; None if the tokens are none. `read` reads an anchor."""
    if WordKind.UNIT not in kinds and WordKind.DAY_NUMBER not in kinds:
        return None
    if kinds[0] == WordKind.MORE:
        return _at_least(tokens[1:], kinds[1:], day, read)
    if (
        kinds[:2] == WordKind.AGO + WordKind.MORE
    ):  # vor mehr als zwei Jahren; in more than: not ahead
        return _at_least([tokens[0], *tokens[2:]], kinds[0] + kinds[2:], day, read)
    for pattern, way in _WAYS:
        match = pattern.fullmatch(kinds)
        if match:
            found = way(match, tokens, day)
            return None if found is None else list(found)
    exact = _to_the_day(tokens, kinds, day)
    return exact or _anchored(tokens, kinds, day, read) or _edge(tokens, kinds, day, read)


def _to_the_day(tokens: Sequence[Token], kinds: str, day: date) -> list[Reading] | None:
    """``a year ago today``, ``heute vor einer Woche``, ``heute in einem Monat``."""
    for place, rest in ((0, slice(1, None)), (-1, slice(-1))):
        if (tokens[place].kind, tokens[place].name) != (WordKind.RELATIVE, "day"):
            continue
        match = _AGO.fullmatch(kinds[rest]) or _HENCE.fullmatch(kinds[rest])
        if match is None:
            continue
        length = _of(match, tokens[rest])
        if length is None or length.is_few or length.more:
            return None
        start = later_by(day, days=tokens[place].value)
        way = -1 if match.re is _AGO else 1
        return [Reading(day_span(length.after(start, way)), "counted")]
    return None


def _at_least(
    tokens: Sequence[Token], kinds: str, day: date, read: CountReader
) -> list[Reading] | None:
    """``more than two years ago``: that day or some day beyond it."""
    found = read_counted(tokens, kinds, day, read) if kinds else None
    found = found and [each for each in found if each.rule in ("counted", "unit")][:1]
    if not found:
        return None
    when = found[0].when
    is_past = when.latest is not None and when.latest < day
    return [
        Reading(When(None, when.end, "..") if is_past else When(when.start, None, ".."), "bound")
    ]


def _edge(
    tokens: Sequence[Token], kinds: str, day: date, read: CountReader
) -> list[Reading] | None:
    """``the first three months of 2023``, ``the last two weeks of July``."""
    match = _EDGE.fullmatch(kinds)
    if match is None:
        return None
    which, length = tokens[match.start("which")], _of(match, tokens)
    first, last = match.span("rest")
    rest = [*tokens[first:last]]
    if len(rest) < 3 and rest[-1].kind == WordKind.UNIT:  # of the year
        rest = [rest[-1].means(WordKind.RELATIVE, 0)]
    if length is None or length.is_few or length.more or which.value not in (1, -1):
        return None
    found = []
    for each in read(rest, day, Direction.OPEN) or ():
        start, end = each.when.earliest, each.when.latest
        if start is None or end is None or each.when.day:
            return None
        if which.value > 0:
            edge = start, later_by(length.after(start, 1), days=-1)
        else:
            edge = length.after(later_by(end, days=1), -1), end
        if not start <= edge[0] <= edge[1] <= end:
            return None
        found.append(Reading(days_span(*edge, "/"), each.rule))
    return found or None


def _length(tokens: Sequence[Token]) -> Length | None:
    months = days = more = 0
    units: list[str] = []
    times = _ONE_TIME
    count: int | None = None
    last = 0
    for token in tokens:
        if token.kind == WordKind.DAY_NUMBER:
            last, times = _few_of(token, times)
            days += last
            units.append("day")
        elif token.kind == WordKind.UNIT:
            last = (1 if count is None else count) * max(token.value, 1)
            if token.name not in DAYS_OF and token.name not in MONTHS_OF | _HALVES:
                return None
            in_months, in_days, more = _HALVES.get(token.name, (0, 0, 0))
            months += last * MONTHS_OF.get(token.name, in_months)
            days += last * DAYS_OF.get(token.name, in_days)
            units.append(token.name)
        elif token.kind == WordKind.NUMBER:
            count, times = _few_of(token, times)
        elif token.kind == WordKind.FEW:
            times, count = _FEW, 1
    if not units or last > _MOST or _is_fraction(units):
        return None
    if units[-1] in _HALVES and months and not days:
        unit = "month" if units[-1] == "half year" else "year"
        return Length(months, 0, unit, months // MONTHS_OF[unit], True, times)
    return Length(months, days, units[-1], last, len(units) == 1, times, more)


def _is_fraction(units: Sequence[str]) -> bool:
    """Whether a quarter or a half is one of what follows: a quarter of a decade."""
    return any(
        unit in ("quarter", "half") and MONTHS_OF.get(larger, 0) > MONTHS_OF[unit]
        for unit, larger in pairwise(units)
    )


def _few_of(token: Token, times: tuple[int, int]) -> tuple[int, tuple[int, int]]:
    """Return the number of a token, or for two or three (二三) the number 1 and how often that."""
    least, dash, most = token.name.partition("-")
    return (1, (int(least), int(most))) if dash else (token.value, times)


def _of(match: re.Match[str], tokens: Sequence[Token]) -> Length | None:
    name = next(name for name in ("length", "length2", "length3") if _has(match, name))
    first, last = match.span(name)
    return _length(tokens[first : last + (name == "length2" and match.re is _RUNNING) * 2])


def _has(match: re.Match[str], name: str) -> bool:
    return name in match.re.groupindex and match[name] is not None


def _ago(match: re.Match[str], tokens: Sequence[Token], day: date) -> Iterable[Reading] | None:
    """``three days ago``, ``a month and 21 days ago``."""
    return _counted(_of(match, tokens), day, -1)


def _hence(match: re.Match[str], tokens: Sequence[Token], day: date) -> Iterable[Reading] | None:
    """``in two weeks``, ``six months from now``."""
    return _counted(_of(match, tokens), day, 1)


def _counted(length: Length | None, day: date, way: int) -> Iterator[Reading] | None:
    return None if length is None else _count_from(length, day, way)


def _count_from(length: Length, day: date, way: int) -> Iterator[Reading]:
    if length.is_few:
        ends = sorted(
            later_by(day, months=way * n * length.months, days=way * n * length.days)
            for n in length.times
        )
        yield Reading(days_span(ends[0], ends[1]), "few")
        return
    if length.more:
        ends = sorted((length.after(day, way), _most(length, day, way)))
        yield Reading(days_span(ends[0], ends[1]), "unit")
        return
    if not length.is_exact or not length.months:
        yield Reading(day_span(length.after(day, way)), "counted")
    if length.is_exact and length.unit != "day":
        yield Reading(period_span(length.unit, day, way * length.size), "unit")
        if length.unit in ("decade", "century"):  # ten or a hundred years
            years = length.months // MONTHS_OF["year"]
            yield Reading(period_span("year", day, way * years), "unit")


def _within(match: re.Match[str], tokens: Sequence[Token], day: date) -> Iterable[Reading] | None:
    """``within ten days``."""
    length = _of(match, tokens)
    if length is None:
        return None
    return [Reading(days_span(day, _most(length, day, 1), ".."), "running")]


def _less(match: re.Match[str], tokens: Sequence[Token], day: date) -> Iterable[Reading] | None:
    """``less than a month ago``."""
    length = _of(match, tokens)
    return length and [Reading(days_span(_most(length, day, -1), day, ".."), "running")]


def _most(length: Length, day: date, way: int) -> date:
    times = length.times[1]
    days = times * length.days + length.more
    return later_by(day, months=way * times * length.months, days=way * days)


def _running(match: re.Match[str], tokens: Sequence[Token], day: date) -> Iterable[Reading] | None:
    """``the past two weeks``, ``over the next five years``."""
    length = _of(match, tokens)
    if length is None:
        return None
    name = next(name for name in ("way", "way2", "way3") if match[name])
    place = match.start(name)
    is_date = tokens[place].name == "dated" and match["length"] == WordKind.DAY_NUMBER
    if is_date and match[0][-1] != WordKind.BETWEEN and tokens[place + 1].name != "length":
        return None  # 去る10日: the latest tenth, and not the last ten days
    way = tokens[match.start(name)].value
    is_window = match["at"] is not None or match[0].endswith("X")
    return list(_stretch(length, day, way or -1, ".." if is_window else "/"))


def _one(match: re.Match[str], tokens: Sequence[Token], day: date) -> Iterable[Reading] | None:
    """``the past week``, ``the last month``."""
    unit, way = tokens[match.start("unit")], tokens[match.start("way")]
    runs = way.name == _RUNS or (match["the"] and tokens[match.start("the")].value)
    if unit.value and not runs:  # it is the calendar's
        return None
    if not way.value or unit.name not in ("day", "week", "month", "year", "decade"):
        return None
    length = _length([unit])
    if length is not None and (unit.name == "day" or not unit.value):  # the coming days
        length = length._replace(times=_FEW)
    joint = ".." if match["at"] else "/"
    return None if length is None else list(_stretch(length, day, way.value, joint))


def _stretch(length: Length, day: date, way: int, joint: str) -> Iterator[Reading]:
    other = _most(length, day, way)
    yield Reading(days_span(min(day, other), max(day, other), joint), "running")
    if way > 0 and not length.months:
        yield Reading(days_span(later_by(day, days=1), other, joint), "from-tomorrow")


_WAYS = (
    (_AGO, _ago),
    (_HENCE, _hence),
    (_WITHIN, _within),
    (_LESS, _less),
    (_RUNNING, _running),
    (_ONE, _one),
)


def _anchored(
    tokens: Sequence[Token], kinds: str, day: date, read: CountReader
) -> list[Reading] | None:
    """``three weeks from tomorrow``, ``two days before Friday``; 今日から2日後."""
    match = _ANCHORED.fullmatch(kinds) or _ANCHOR_FIRST.fullmatch(kinds)
    length = _of(match, tokens) if match else None
    if match is None or length is None:
        return None
    first, last = match.span("anchor")
    anchors = read(tokens[first:last], day, Direction.OPEN)
    if not anchors or not all(each.when.day for each in anchors):
        return None
    way = -1 if match["way"] in (WordKind.BEFORE, WordKind.AGO) else 1
    is_within = match["way"] == WordKind.WITHIN or bool(match.groupdict().get("within"))
    starts = tokens[match.start("way")].name == "start"
    found: list[Reading] = []
    for each in anchors:
        anchor = each.when.earliest
        assert anchor is not None
        if starts:
            last_day = later_by(length.after(anchor, 1), days=-1)
            found.append(Reading(days_span(anchor, last_day, "/"), "running"))
        elif is_within:
            found.append(Reading(days_span(anchor, _most(length, anchor, 1)), "running"))
        else:
            found.extend(_count_from(length, anchor, way))
    return found
