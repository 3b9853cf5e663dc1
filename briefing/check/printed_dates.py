"""Dates that sources print: their possible readings, and which readings are certain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from briefing.check.citations import Cited
from briefing.evidence.date_expressions import Direction, Reading, Verdict, direction_of, judge
from briefing.evidence.date_expressions.spans import day_span, days_span
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Paragraphs, Point, Source

_VERDICTS = tuple(Verdict)
_POSSIBLE = (Verdict.AGREED, Verdict.ONE_OF_SEVERAL)
_FAR = timedelta(days=31)  # so far off, only a phrase that names its month or year means the same
_PLACES = re.compile(
    r"(?:\bparagraphs? |¶ ?|\()(\d{1,6}(?:(?:, ?| and | to |[-–])\d{1,6})*)", re.IGNORECASE
)
_PLACE = re.compile(r"(\d+)(?:(?: to |[-–])(\d+))?")
_LEADING = {"on", "in", "at", "of", "the", "from", "during", "over"}
_Words = tuple[str, str, When]
_Judged = tuple[Verdict, tuple[Reading, ...]]


class PrintedDate(NamedTuple):
    """A printed date with its readings, those on the claim's side of the publication if possible.

    `published` is the day or the window of its source, or that against which it is read.
    `is_circular` says that the source's own day was inferred from it.
    """

    cited: Cited
    phrase: str
    reading: When
    published: When
    verdict: Verdict
    readings: tuple[Reading, ...]
    is_circular: bool

    @property
    def words(self) -> _Words:
        """The source, the words without “on” and the like, and the reading."""
        return self.cited.source.id, _words_of(self.phrase), self.reading

    @property
    def is_on_its_side(self) -> bool:
        """Whether the reading is on the side of the publication that the claim requires."""
        return _side_of(self.cited.point).allows(self.reading, self.cited.source.published)


def meets(one: When, other: When) -> bool:
    """Whether two dates have a possible day in common."""
    (first, last), (start, end) = one.bounds, other.bounds
    return first <= end and start <= last


def read_dates(
    cited: Iterable[Cited], day_of: Callable[[str], When | None]
) -> Iterator[PrintedDate]:
    """Yield each printed date of some citations with its verdict.

    `day_of` returns the date of an event, or the day itself, against which a phrase is read; None
    where it is neither.
    """
    known: dict[tuple[object, ...], _Judged] = {}
    days: dict[str, When] = {}
    for each in cited:
        source, dates = each.source, each.citation.dates
        if not dates:
            continue
        if source.id not in days:
            days[source.id] = source.published_when
        published, side = days[source.id], _side_of(each.point)
        for phrase, reading in dates.items():
            told = each.citation.dates_of.get(phrase)
            day = day_of(told) if told else None
            if day is not None:
                found = judge_told(phrase, reading, source, day)
                yield PrintedDate(each, phrase, reading, day, *found, False)
                continue
            written = phrase, reading, source.language
            relative = phrase, reading, source.language, published, source.published, side
            judged = known.get(written) or known.get(relative)
            if judged is None:
                judged = judge_reading(phrase, reading, source, side)
                known[written if _is_written(judged) else relative] = judged
            is_circular = judged[0] in _POSSIBLE and _is_circular(each, phrase, reading, side)
            yield PrintedDate(each, phrase, reading, published, *judged, is_circular)


def _is_written(judged: _Judged) -> bool:
    """Whether all readings are full dates, which mean the same in every source."""
    return bool(judged[1]) and all(each.rule == "written" for each in judged[1])


def _side_of(point: Point | None) -> Direction:
    return direction_of(point.claim) if point else Direction.OPEN


def judge_reading(phrase: str, reading: When, source: Source, side: Direction) -> _Judged:
    """Judge a reading on the claim's side, or without the claim if that gives a better verdict.

    A claim only narrows the readings; a conflict between claim and date is left to other rules.
    """
    published, language = source.published_when, source.language
    verdict, readings = judge(phrase, reading, published, side, language)
    if verdict is not Verdict.AGREED and side is not Direction.OPEN:
        other, others = judge(phrase, reading, published, language=language)
        if _VERDICTS.index(other) < _VERDICTS.index(verdict):
            verdict, readings = other, others
    if source.window and verdict in (Verdict.INEXACT, Verdict.NOT_UNDERSTOOD):
        on_its_day = judge(phrase, reading, day_span(source.published), side, language)
        if _is_written(on_its_day):
            return on_its_day
        if verdict is Verdict.INEXACT and on_its_day[0] is Verdict.AGREED:
            verdict = Verdict.ONE_OF_SEVERAL
    return verdict, readings


def judge_told(phrase: str, reading: When, source: Source, day: When) -> _Judged:
    """Judge a reading against the day that the source is telling of there, not against its own."""
    return judge(phrase, reading, day, language=source.language, is_told=True)


def _is_circular(cited: Cited, phrase: str, reading: When, side: Direction) -> bool:
    """Whether the source's own day was inferred from a phrase whose reading depends on that day."""
    why = cited.source.inferred.get("published")
    if not why or not _names(why, cited, phrase):
        return False
    published, language = cited.source.published_when, cited.source.language
    moved = (
        judge(phrase, reading, _moved(published, by), side, language)[0] for by in (-_FAR, _FAR)
    )
    return not any(verdict in _POSSIBLE for verdict in moved)


def _names(why: str, cited: Cited, phrase: str) -> bool:
    """Whether a reason quotes the phrase, and names its paragraph if it names any."""
    if f" {_words_of(phrase)} " not in f" {_bare(why)} ":
        return False
    at = cited.citation.at
    places = [place for found in _PLACES.findall(why) for place in _PLACE.findall(found)]
    return not places or any(
        at.overlaps(Paragraphs(int(first), int(last or first))) for first, last in places
    )


def _words_of(phrase: str) -> str:
    words = _bare(phrase).split()
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    return " ".join(words)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _moved(published: When, by: timedelta) -> When:
    first, last = published.bounds
    try:
        return days_span(first + by, last + by)
    except OverflowError:
        return published


class SettledDates:
    """Printed dates whose reading is certain: alone, by another date, or by the same words.

    Another date of the event settles one if it is as exact, or meets none of its other readings.
    The same words with the same meaning elsewhere in the same source settle it too.
    """

    def __init__(self, dated: Iterable[PrintedDate]) -> None:
        doubtful: list[PrintedDate] = []
        found: dict[str, dict[tuple[date, date], When]] = {}
        self._words: set[_Words] = set()
        for each in dated:
            if each.verdict is Verdict.ONE_OF_SEVERAL or each.is_circular:
                doubtful.append(each)
            elif each.verdict is Verdict.AGREED and each.cited.event:
                known = found.setdefault(each.cited.event.id, {})
                known.setdefault(each.reading.bounds, each.reading)
                self._words.add(each.words)
        # Most are single days, and one of those decides wherever it lies within a reading.
        self._days = {
            name: sorted(first for first, last in known if first == last)
            for name, known in found.items()
        }
        self._longer = {
            name: [when for (first, last), when in known.items() if first < last]
            for name, known in found.items()
        }
        self._words |= {each.words for each in doubtful if self._is_decided(each)}

    def __contains__(self, dated: PrintedDate) -> bool:
        return dated.words in self._words

    def _is_decided(self, dated: PrintedDate) -> bool:
        event, point = dated.cited.event, dated.cited.point
        if dated.verdict not in _POSSIBLE or event is None or point is None:
            return False
        first, last = dated.reading.bounds
        for name in (event.id, point.about):
            days = self._days.get(name, ())
            at = bisect_left(days, first)
            if at < len(days) and days[at] <= last:
                return True
            if any(_decides(other, dated) for other in self._longer.get(name, ())):
                return True
        return False


def _decides(other: When, dated: PrintedDate) -> bool:
    (first, last), (start, end) = dated.reading.bounds, other.bounds
    if first <= start and end <= last:
        return True
    if dated.is_circular or not meets(other, dated.reading):
        return False
    rest = [each.when for each in dated.readings if each.when.bounds != (first, last)]
    return not any(meets(other, each) for each in rest)
