"""The fields of a query: their names, how their values are parsed, and which points they match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeAlias

from briefing.lens.commitments import firmness_of, weight_of
from briefing.lens.seen import SeenEvent, SeenPoint, Stage, Standing, standings
from briefing.lens.visibility_index import Index
from briefing.model.dates import InvalidDateError, parse_when
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Claim, Firmness, Rank, Weight
from briefing.model.suggestions import did_you_mean
from briefing.model.word_count import CJK_RANGE, SOUTH_EAST_RANGE

Test: TypeAlias = Callable[[SeenEvent, SeenPoint], bool]
"""Whether a point passes under an event, its own or the one that it is about."""

_BY_SOURCE = r"source:([A-Za-z0-9_.,-]+)"
_GAP = re.compile(r"[\W_]+")
_NUMBER = r"(>=?|<=?|)([0-9]{1,9})"


class InvalidValueError(ValueError):
    """A value does not fit its field; `may_grow` says that typing more letters could make it fit.

    The hint is computed when it is read, because a search for the nearest name is slow.
    """

    def __init__(
        self, message: str, hint: Callable[[], str] = str, *, may_grow: bool = False
    ) -> None:
        super().__init__(message)
        self.hint = hint
        self.may_grow = may_grow


class QueryNames:
    """The names that a query can use in a briefing; the lookup of each kind is built on demand.

    With `shown`, a hint names only what that returns: other names may be of a later day.
    """

    def __init__(self, index: Index, shown: Callable[[], Ids] | None = None) -> None:
        self.index = index
        self._shown = shown
        self._words: dict[str, dict[str, str]] = {}

    def find(self, kind: str, name: str) -> frozenset[str]:
        """Return the ids that a name matches: an exact id, else each whose id or name it begins.

        It may begin an id or a name at the start of any word, regardless of case and of the marks
        between words. Raises InvalidValueError if nothing matches.
        """
        words = self._words.get(kind)
        if words is None:
            named = self._named(kind)
            words = self._words[kind] = {key: _words(f"{key} {text}") for key, text in named}
        sought, folded = _words(name), name.casefold()
        found = [key for key in words if key.casefold() == folded]
        if not found and sought != " ":
            found = [key for key, text in words.items() if sought in text]
        if not found:
            lists = f"`briefing list {kind}s` lists them all"
            raise InvalidValueError(
                f"there is no {kind} `{name}`",
                lambda: nearest(name, self._hinted(kind, filter(None, words))) or lists,
            )
        return frozenset(found)

    def _hinted(self, kind: str, known: Iterable[str]) -> Iterable[str]:
        if self._shown is None:
            return known
        ids = self._shown()
        by_kind = {
            "topic": ids.topics,
            "voice": ids.voices,
            "source": ids.sources,
            "event": ids.events,
        }
        return by_kind[kind]

    def _named(self, kind: str) -> Iterable[tuple[str, str]]:
        briefing = self.index.briefing
        if kind == "topic":
            return briefing.brief.topics.items()
        if kind == "event":
            titles = {each.id: each.titles for each in briefing.events.values()}
            return ((key, " ".join(each.text for each in texts)) for key, texts in titles.items())
        if kind == "source":
            sources = briefing.sources.values()
            return ((each.id, " ".join((each.publisher, *each.origin))) for each in sources)
        voices = briefing.brief.voices.values()
        # A citation without a voice is the outlet's own.
        return [("", "outlet"), *((each.id, f"{each.name} {each.role}") for each in voices)]


def sources_named(query: str, numbers: Mapping[str, int]) -> list[str]:
    """Return the ids of the sources if a query is about some sources alone, else an empty list.

    `numbers` are those of the sources by their ids; the query may name them by either.
    """
    found = re.fullmatch(_BY_SOURCE, query)
    by_number = {str(number): name for name, number in numbers.items()}
    named = [by_number.get(each, each) for each in found[1].split(",")] if found else []
    return named if numbers.keys() >= set(named) else []


def nearest(name: str, known: Iterable[str], *, mark: str = "", cutoff: float = 0.5) -> str:
    """Return a hint that names the nearest known name, or an empty text."""
    return did_you_mean(name.casefold(), known, most=3, cutoff=cutoff, mark=mark)


def _words(text: str) -> str:
    """Write words with one space before each; a character of a script without spaces is a word."""
    text = text.casefold()
    if not text.isascii():
        text = _unspaced_characters().sub(r" \g<0>", text)
    return " " + _GAP.sub(" ", text).strip()


@cache
def _unspaced_characters() -> re.Pattern[str]:
    """Return a pattern for a character of a script without spaces; compiled on first use."""
    return re.compile(f"[{CJK_RANGE}{SOUTH_EAST_RANGE}]")


class Ids(NamedTuple):
    """The ids that values can be completed to: those of a whole briefing, or only of a view."""

    topics: Sequence[str] = ()
    voices: Sequence[str] = ()
    sources: Sequence[str] = ()
    events: Sequence[str] = ()


def _no_values(_: Ids) -> Sequence[str]:
    return ()


class Field(NamedTuple):
    """A field: its name, what it matches, an example value, and the function that parses a value.

    `read` raises InvalidValueError; `values` returns the values that can be listed.
    """

    name: str
    finds: str
    example: str
    read: Callable[[str, QueryNames], Test]
    values: Callable[[Ids], Sequence[str]] = _no_values


def _topic(value: str, names: QueryNames) -> Test:
    topics = names.find("topic", value)
    return lambda _, point: not topics.isdisjoint(point.topics)


def _by(value: str, names: QueryNames) -> Test:
    voices = names.find("voice", value)
    return lambda _, point: not voices.isdisjoint([each.citation.by for each in point.citations])


def _source(value: str, names: QueryNames) -> Test:
    numbers = names.index.numbers
    if value.isascii() and value.isdecimal() and value[0] != "0" and int(value) <= len(numbers):
        found = frozenset({int(value)})
    else:
        found = frozenset(numbers[each] for each in names.find("source", value))
    return lambda _, point: not found.isdisjoint(point.sources)


def _event(value: str, names: QueryNames) -> Test:
    events = names.find("event", value)
    if value in events:
        return lambda under, _: under.event.id == value
    sought = _words(value)

    @cache
    def is_begun(name: str, title: str) -> bool:
        return sought in _words(f"{name} {title}")

    # Only the title of the day counts: another one may rest on what was published later.
    return lambda under, _: under.event.id in events and is_begun(under.event.id, under.event.title)


def _claim(value: str, _: QueryNames) -> Test:
    claims = _begun("claim", value, Claim)
    return lambda _, point: point.point.claim in claims


def _rank(value: str, _: QueryNames) -> Test:
    ranks = _begun("rank", value, Rank)
    return lambda under, _: under.event.rank in ranks


def _stage(value: str, _: QueryNames) -> Test:
    stages = _begun("stage", value, Stage)
    return lambda under, _: under.stage in stages


def _standing(value: str, _: QueryNames) -> Test:
    sought = _begun("standing", value, Standing)
    return lambda _, point: not sought.isdisjoint(standings(point))


def _firmness(value: str, _: QueryNames) -> Test:
    sought = _begun("firmness", value, Firmness)
    return lambda _, point: firmness_of(point.point) in sought


def _weight(value: str, names: QueryNames) -> Test:
    sought = _begun("weight", value, Weight)
    events = names.index.briefing.events  # a point weighs what it does under its own event
    return lambda _, point: weight_of(point.point, events[point.event].rank) in sought


def _begun(kind: str, value: str, choices: type[StrEnum]) -> frozenset[str]:
    """Return the members of `choices` whose values begin with a text."""
    found = frozenset(each for each in choices if each.startswith(value.casefold()))
    if not found:
        every = ", ".join(choices)
        raise InvalidValueError(
            f"there is no {kind} `{value}`", lambda: nearest(value, choices) or f"there are {every}"
        )
    return found


def _origin(value: str, _: QueryNames) -> Test:
    match = re.fullmatch(_NUMBER, value)
    if not match:
        raise InvalidValueError(
            f"`{value}` is no number of origins",
            lambda: "write origin:1, origin:>1 or origin:<3; source: finds one by its name",
            may_grow=value in (">", "<", ">=", "<="),
        )
    sign, number = match[1], int(match[2])
    if sign.startswith(">"):
        least = number + (sign == ">")
        return lambda _, point: len(point.origins) >= least
    if sign:
        most = number - (sign == "<")
        return lambda _, point: len(point.origins) <= most
    return lambda _, point: len(point.origins) == number


class _DayLimits(NamedTuple):
    """The first and the last possible day; the calendar's limits for an open end."""

    first: date
    last: date


def _read_days(value: str, names: QueryNames) -> _DayLimits:
    """Parse a date; without a year it lies in the year of the last publication."""
    try:
        return _days_of(value, names.index.usual_year)
    except InvalidDateError as error:
        hint = 'write it as 2023-01-13, 2023-01 or "13 Jan 2023"'
        raise InvalidValueError(str(error), lambda: hint, may_grow=True) from error


def _days_of(text: str, year: int) -> _DayLimits:
    """Parse a date in EDTF, or else as a person types it."""
    from briefing.lens.date_input import read_days

    if text.casefold() == "today":  # the same query has to find the same tomorrow
        raise InvalidDateError("a query does not know what day it is")
    try:
        when = parse_when(text)
    except InvalidDateError:
        if ".." in text:
            raise
        return _DayLimits(*read_days(text, year=year, today=date.min))
    return _DayLimits(*when.bounds)


def _after(value: str, names: QueryNames) -> Test:
    last = _read_days(value, names).last
    return lambda under, _: under.date is not None and (under.date.latest or date.max) > last


def _before(value: str, names: QueryNames) -> Test:
    first = _read_days(value, names).first
    return lambda under, _: under.date is not None and under.date.bounds[0] < first


def _since(value: str, names: QueryNames) -> Test:
    first = _read_days(value, names).first
    return lambda under, _: under.date is not None and (under.date.latest or date.max) >= first


def _until(value: str, names: QueryNames) -> Test:
    last = _read_days(value, names).last
    return lambda under, _: under.date is not None and under.date.bounds[0] <= last


def _on(value: str, names: QueryNames) -> Test:
    since, until = _since(value, names), _until(value, names)
    return lambda under, point: since(under, point) and until(under, point)


def _due(value: str, names: QueryNames) -> Test:
    days = _read_days(value, names)

    def is_due(_: SeenEvent, point: SeenPoint) -> bool:
        due = point.point.due
        if due is None:
            return False
        first, last = due.bounds
        return first <= days.last and days.first <= last

    return is_due


def _of_choices(
    name: str,
    finds: str,
    example: str,
    read: Callable[[str, QueryNames], Test],
    choices: type[StrEnum],
) -> Field:
    """Return a field whose values are the members of an enumeration."""
    every = tuple(map(str, choices))
    return Field(name, f"{finds}: {', '.join(every)}", example, read, lambda _: every)


_WHEN = "whose event can have been"
FIELDS = {
    each.name: each
    for each in (
        Field(
            "topic",
            "of a topic, by its id or name",
            "counterstrike",
            _topic,
            lambda ids: sorted(ids.topics),
        ),
        Field(
            "by",
            "that a voice says, by its id, name or role, or the `outlet`",
            "austin",
            _by,
            lambda ids: sorted({"outlet", *ids.voices}),
        ),
        Field(
            "source",
            "that rest on a source, by its id, number, publisher or origin",
            "dw",
            _source,
            lambda ids: sorted(ids.sources),
        ),
        Field(
            "event",
            "listed under an event, by its id or title",
            "summit",
            _event,
            lambda ids: sorted(ids.events),
        ),
        _of_choices("rank", "whose event has a rank", "headline", _rank, Rank),
        _of_choices("stage", "whose event has a stage", "unreported", _stage, Stage),
        _of_choices("claim", "that claim this", "commitment", _claim, Claim),
        _of_choices("firmness", "that are so firm", "agreed", _firmness, Firmness),
        _of_choices("weight", "that weigh so much", "lead", _weight, Weight),
        Field("origin", "on so many independent origins", ">1", _origin),
        _of_choices("standing", "that stand so", "second-hand", _standing, Standing),
        Field("on", f"{_WHEN} on a day, in a month or year", "2023-01-13", _on),
        Field("due", "that can be due on a day, in a month or year", "2023", _due),
        Field("after", f"{_WHEN} after it", "2023-01-10", _after),
        Field("before", f"{_WHEN} before it", "2023", _before),
        Field("since", f"{_WHEN} on it or after", "10-Jan", _since),
        Field("until", f"{_WHEN} on it or before", '"13 Jan 2023"', _until),
    )
}
