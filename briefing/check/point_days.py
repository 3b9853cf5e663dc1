"""A rule that holds the days written in points against the paragraphs that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.evidence.date_expressions.finding import DateText, FoundDate
from briefing.evidence.date_expressions.languages import language_for
from briefing.model.dates import MONTHS, WEEKDAYS, Part, When
from briefing.model.records import Citation, Event, Point
from briefing.model.source_text import SourceText

_NAMED = 3
"""Citations that a message names, at most."""
_DIGIT = re.compile("[0-9]")
_HAS_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_NAMED_DAY = re.compile(rf"\b(?:{'|'.join((*WEEKDAYS, *MONTHS))})\b")
_WEEK = timedelta(6)
_CAPITAL_BEHIND = re.compile(r" ([A-Z]\w+)")
_CAPITAL_BEFORE = re.compile(r"\b([A-Z]\w+) $")
_WORD_LENGTH = 30
_NO_NAMES = frozenset(
    (
        *("On", "In", "By", "At", "Of", "Since", "From", "Until", "Till", "Before", "After"),
        *("Between", "During", "Through", "Throughout", "Last", "Next", "This", "That", "The"),
        *("Every", "Each", "Early", "Late", "Only", "Both", *WEEKDAYS, *MONTHS),
    )
)
"""Words with a capital before a day or a month of which they make no name."""
_COUNT = re.compile(r"[0-9]+ (?:in|for|at) ")
"""A number before a month that is no day: Berth 5 in May."""
_NEXT_SEASON = re.compile(r"\b(?:next|last|past|coming) (?:spring|summer|autumn|fall|winter)\b")
"""Seasons are not read as days, but the next one can be of the next year."""
_COUNTED = re.compile(r"\b(?:months?|years?)(?: and (?:a half|(?:\w+ )?months?))? $")
"""Before a day: it is what is counted from, “two years before April”."""
_ABOUT_THEN = timedelta(days=31)
_Known = dict[tuple[str, int], list[When]]


@rule(
    "day-missing",
    "A day or a year in a sentence that the cited paragraphs do not print",
    needs_texts=True,
    why="A day in a sentence is read as the source's, and `dates` says nothing of it. A day or a "
    "year that a point writes out is looked up in the paragraphs that it cites, as printed or as "
    "their words mean it against the source's day; of “in July” and “on Friday” the name of the "
    "month or the day is. The days of publication, the event's own dates "
    "and those recorded in `dates` count as well.",
    remedy="correct the day, or cite the paragraph that prints it",
    bad="text: The council voted on 14 March.   # the paragraph says “on 4 March”",
    good="text: The council voted on 4 March.",
)
def day_missing(case: Case) -> Iterator[Finding]:
    """Look up the days and years of each point in the paragraphs that it cites."""
    language = case.prose_language
    known: _Known = {}
    for event, point, ref in case.points():
        is_dated = _DIGIT.search(point.text) or _NAMED_DAY.search(point.text)
        if not is_dated or not _is_all_at_hand(case, point):
            continue
        published = case.briefing.sources[point.cites[0].source].published_when
        written = [
            each
            for each in DateText(point.text, language).dates(published)
            if _DIGIT.search(each.phrase)
            or (_NAMED_DAY.search(each.phrase) and not _is_of_name(point.text, each))
        ]
        if not written:
            continue
        dates = list(_dates_at_hand(case, event, point, known))
        texts = " ".join(_paragraphs(case.texts[each.source], each) for each in point.cites)
        for each in written:
            if _DIGIT.search(each.phrase):
                every = each, *_named(each, published, language)
                if _is_counted_from(point.text[: each.start], every, published):
                    continue
                is_there = any(_is_there(one, dates, texts) for one in every)
            else:
                is_there = _is_name_there(each.phrase, dates, texts)
            if not is_there:
                cites = point.cites[:_NAMED]
                where = ", ".join(f"¶{cite.at} of {cite.source}" for cite in cites)
                yield Finding(point.span, ref, f"“{each.phrase}” is printed nowhere in {where}")


def _named(written: FoundDate, published: When, language: str) -> Iterator[FoundDate]:
    """Yield the day that a date names beside what it means: the Friday of “before Friday”."""
    if any(each.rule == "outside" for each in written.readings):
        yield from DateText(written.phrase, language).dates(published, is_named=True)


def _is_counted_from(before: str, every: Iterable[FoundDate], published: When) -> bool:
    """Whether months or years are counted from about the day of the source, which has “ago”."""
    if not _COUNTED.search(before):
        return False
    first, last = published.bounds
    for each in (reading.when for one in every for reading in one.readings):
        start, end = each.bounds
        is_closed = each.earliest and each.latest
        if is_closed and start - last <= _ABOUT_THEN and first - end <= _ABOUT_THEN:
            return True
    return False


def _is_all_at_hand(case: Case, point: Point) -> bool:
    """Whether each paragraph that a point cites can be read, in a language with known dates."""
    for cite in point.cites:
        text = case.texts.get(cite.source)
        if text is None or not text.is_as_recorded or cite.at.last > len(text.paragraphs):
            return False
        if language_for(case.language_of(cite.source)) is None:
            return False
    return bool(point.cites)


def _paragraphs(text: SourceText, cite: Citation) -> str:
    return " ".join(
        each for run in cite.at.runs for each in text.paragraphs[run.first - 1 : run.last]
    )


def _dates_at_hand(case: Case, event: Event, point: Point, known: _Known) -> Iterator[When]:
    """Yield the dates that a point may name: of its event, its sources and their paragraphs."""
    yield from (each.when for each in event.dates)
    held = case.event_dates.last(event)
    if held:
        yield held
    for cite in point.cites:
        source = case.briefing.sources[cite.source]
        yield source.published_when
        yield from cite.dates.values()
        paragraphs = case.texts[cite.source].paragraphs
        for run in cite.at.runs:
            for number in range(run.first, run.last + 1):
                key = cite.source, number
                if key not in known:
                    text = DateText(paragraphs[number - 1], case.language_of(cite.source))
                    known[key] = list(_readings(text, source.published_when))
                yield from known[key]


def _readings(text: DateText, published: When) -> Iterator[When]:
    """Yield what dates of a text mean; for “before Friday”, Friday as well."""
    read = [reading for each in text.dates(published) for reading in each.readings]
    yield from (each.when for each in read)
    if any(each.rule == "outside" for each in read):
        for each in text.dates(published, is_named=True):
            yield from (reading.when for reading in each.readings)


def _is_there(written: FoundDate, dates: list[When], texts: str) -> bool:
    """Whether one of the readings of a written date is among others, or stands as it is written.

    A month or a year is there if a day in it is.
    """
    if _stands(written.phrase, texts) or _has_same_end(written, dates):
        return True
    has_year = bool(_HAS_YEAR.search(written.phrase))
    is_count = bool(_COUNT.match(written.phrase))
    others = {part for each in dates for part in _parts(each)}

    is_season = bool(_NEXT_SEASON.search(texts))

    def is_known(part: Part) -> bool:
        if not part.month:
            years = {each.year for each in others}
            is_near = is_season and (part.year - 1 in years or part.year + 1 in years)
            return _stands(str(part.year), texts) or part.year in years or is_near
        return any(
            part.month == each.month
            and (is_count or not part.day or part.day == each.day)
            and (not has_year or part.year == each.year)
            for each in others
        )

    return any(all(map(is_known, _parts(each.when))) for each in written.readings)


def _has_same_end(written: FoundDate, dates: list[When]) -> bool:
    """Whether an open window ends with another date: before 2033, by the end of 2032."""
    ends = {each.when.latest for each in written.readings if not each.when.earliest}
    return not ends.isdisjoint(each.latest for each in dates if each.latest)


def _stands(date: str, texts: str) -> bool:
    """Whether a date stands in texts with all of its digits: 2036 is not in 12036."""
    return bool(re.search(rf"(?<![0-9])(?<![0-9][.,]){re.escape(date)}(?![0-9]|[.,][0-9])", texts))


def _is_of_name(text: str, written: FoundDate) -> bool:
    """Whether a day or month without a figure is part of a name: the Sunday Times, Judy Friday."""
    behind = _CAPITAL_BEHIND.match(text, written.end)
    before = _CAPITAL_BEFORE.search(text[max(0, written.start - _WORD_LENGTH) : written.start])
    is_name_behind = bool(behind) and not _NAMED_DAY.match(behind[1] if behind else "")
    return is_name_behind or bool(before and before[1] not in _NO_NAMES)


def _is_name_there(phrase: str, dates: list[When], texts: str) -> bool:
    """Whether each month and each day of the week in a phrase is named, or has one of the dates."""
    return all(
        re.search(rf"\b{name}", texts) or any(_has_name(name, each) for each in dates)
        for name in _NAMED_DAY.findall(phrase)
    )


def _has_name(name: str, when: When) -> bool:
    """Whether a day of the week, or a month, lies in a date: no day lies in more than a week."""
    first, last = when.start, when.end or when.start
    if first is None or last is None:
        return False
    if name in MONTHS:
        month = MONTHS.index(name) + 1
        months = 12 * (last.year - first.year) + (last.month or 12) - (first.month or 1)
        return (month - (first.month or 1)) % 12 <= months
    start, end = first.earliest, last.latest
    if end - start > _WEEK:
        return False
    return (WEEKDAYS.index(name) - start.weekday()) % 7 <= (end - start).days


def _parts(when: When) -> Iterator[Part]:
    yield from (each for each in (when.start, when.end) if each)


RULES: tuple[Rule, ...] = (day_missing,)
