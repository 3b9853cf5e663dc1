"""Resolves the parts of a date expression into readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from briefing.evidence.date_expressions.conventions import FISCAL_YEARS, Direction, Reading
from briefing.evidence.date_expressions.feasts import NAMES as FEASTS
from briefing.evidence.date_expressions.frames import Frame
from briefing.evidence.date_expressions.languages.table import DateLanguage, WordKind
from briefing.evidence.date_expressions.named_periods import (
    alone,
    of_week_span,
    qualified,
    qualified_day,
    qualified_feast,
    qualified_month,
)
from briefing.evidence.date_expressions.resolving import resolve
from briefing.evidence.date_expressions.spans import (
    day_span,
    days_span,
    fiscal_span,
    later_by,
    months_span,
    period_span,
)
from briefing.evidence.date_expressions.written import WrittenDate
from briefing.model.dates import Part, When

_WRITTEN = WrittenDate()


def evaluate(
    frame: Frame, day: date, direction: Direction, language: DateLanguage
) -> list[Reading] | None:
    """Return the readings of a frame; empty if no day fits it, None if it forms no date."""
    found = _evaluate(frame, day, direction, language)
    if not frame.is_far_ahead or found is None:
        return found
    earlier = _evaluate(frame.century_before, day, direction, language) or ()
    return [
        each._replace(rule="two-digit") if each.rule == "written" else each
        for each in (*found, *earlier)
    ]


def _evaluate(
    frame: Frame, day: date, direction: Direction, language: DateLanguage
) -> list[Reading] | None:
    if frame.is_fiscal or (frame.relative and frame.relative[0] == "fiscal"):
        found = _fiscal(frame, day, language)
        return None if found is None else list(found)
    if frame.decades or frame.century is not None:
        return _long(frame)
    if frame.week_of:
        return _week_of(frame, day, direction, language)
    if frame.which is not None:
        return _qualified(frame, day, direction)
    if frame.relative is not None:
        return _relative(frame, *frame.relative, day, direction)
    if frame.is_weekend:
        return list(alone(None, day, direction)) if frame.written == _WRITTEN else None
    if frame.written.is_weekday_alone:
        return list(alone(frame.written.weekday, day, direction))
    return resolve(frame.written, day, direction)


def _long(frame: Frame) -> list[Reading] | None:
    if frame.written != _WRITTEN or frame.relative or frame.which:
        return None
    if frame.century is not None:
        first = (frame.century - 1) * 100
        return [Reading(months_span(date(max(first, 1), 1, 1), 1200, 0), "written")]
    spans = [months_span(date(year, 1, 1), 120, 0) for year in frame.decades]
    if frame.is_century_too:
        spans += [months_span(date(year, 1, 1), 1200, 0) for year in frame.decades]
    rule = "decade" if frame.is_short_decade or frame.is_century_too else "written"
    return [Reading(span, rule) for span in spans]


def _week_of(
    frame: Frame, day: date, direction: Direction, language: DateLanguage
) -> list[Reading] | None:
    days = evaluate(frame._replace(week_of=""), day, direction, language)
    if days is None or not all(each.when.day for each in days):
        return None
    if frame.week_of == "week":
        starts = (each.when.earliest for each in days)
        return [Reading(period_span("week", start, 0), "week") for start in starts if start]
    before, behind = (0, 6) if frame.week_of == "week from" else (-6, 0)
    found = [(each.when.bounds[0], each.rule) for each in days]
    return [
        Reading(days_span(later_by(that, days=before), later_by(that, days=behind)), rule)
        for that, rule in found
    ]


def _qualified(frame: Frame, day: date, direction: Direction) -> list[Reading] | None:
    which, written = frame.which, frame.written
    assert which is not None
    away, is_of_period = which.value, which.kind == WordKind.WHICH
    if frame.relative:
        return None
    if written.unit in FEASTS:
        return list(qualified_feast(written, away, day, direction))
    if frame.is_weekend and written == _WRITTEN:
        return list(qualified(None, away, day, direction, of_week=is_of_period))
    if written.is_weekday_alone:
        weekday = written.weekday
        return list(qualified(weekday, away, day, direction, of_week=is_of_period))
    if written.month is not None and written == WrittenDate(month=written.month):
        month = written.month
        return list(qualified_month(month, away, day, direction, of_year=is_of_period))
    if away and written == WrittenDate(day=written.day, is_ordinal=True):
        return list(qualified_day(written, away, day))
    if written.weekday is not None or written.month is not None:  # this Friday, 13 January
        return resolve(written, day, direction)
    return None


def _relative(
    frame: Frame, unit: str, away: int, day: date, direction: Direction
) -> list[Reading] | None:
    written = frame.written
    if unit == "week":
        return _of_week(frame, away, day)
    if frame.is_weekend:
        return None
    if written == _WRITTEN:
        rule = "counted" if unit == "day" else "calendar"
        return [Reading(period_span(unit, day, away), rule)]
    if unit == "day":
        return _that_day(written, later_by(day, days=away))
    if unit == "month" and written.month is None and written.year is None:
        month = period_span("month", day, away).start
        assert month is not None
        return _with_rule(
            resolve(written._replace(year=month.year, month=month.month), day, direction),
            "calendar",
        )
    if unit == "year" and written.year is None and written.is_yearly | bool(written.unit):
        year = date(day.year + away, 1, 1).year
        return _with_rule(resolve(written._replace(year=year), day, direction), "of-year")
    return None


def _with_rule(readings: Iterable[Reading] | None, rule: str) -> list[Reading] | None:
    return None if readings is None else [Reading(each.when, rule) for each in readings]


def _of_week(frame: Frame, away: int, day: date) -> list[Reading] | None:
    written = frame.written
    if frame.is_weekend:
        return [Reading(of_week_span(None, day, away), "of-week")] if written == _WRITTEN else None
    if written == _WRITTEN:
        return [Reading(period_span("week", day, away), "week")]
    if written.is_weekday_alone:
        return [Reading(of_week_span(written.weekday, day, away), "of-week")]
    return None


def _that_day(written: WrittenDate, day: date) -> list[Reading] | None:
    """Return a day that is written out as well: yesterday, Tuesday, 10 January."""
    if written.unit:
        return None
    parts = ((written.year, day.year), (written.month, day.month), (written.day, day.day))
    has_weekday = written.weekday is None or written.weekday == day.weekday()
    fits = has_weekday and all(part is None or part == that for part, that in parts)
    return [Reading(day_span(day), "counted")] if fits else []


def _fiscal(frame: Frame, day: date, language: DateLanguage) -> Iterator[Reading] | None:
    written = frame.written
    is_relative = frame.relative is not None
    if written.month or written.day or written.weekday is not None or frame.which:
        return None
    if (written.year is None) != is_relative or written.unit not in ("", "quarter", "half"):
        return None
    return _fiscal_years(frame, day, language)


def fiscal_across(year: int, language: DateLanguage) -> list[Reading]:
    """Return the fiscal years that begin in a year and end in the next one."""
    years = {rule: FISCAL_YEARS[rule] for rule in language.fiscal}
    return [
        Reading(fiscal_span(year + ends_in, month, ends_in=ends_in), rule)
        for rule, (month, ends_in) in years.items()
        if month > 1
    ]


def _fiscal_years(frame: Frame, day: date, language: DateLanguage) -> Iterator[Reading]:
    written = frame.written
    for rule in language.fiscal:
        month, ends_in = FISCAL_YEARS[rule]
        year = written.year
        if year is None:
            assert frame.relative is not None
            year = day.year + frame.relative[1]
            if ends_in and day.month >= month:
                year += 1
            elif not ends_in and day.month < month:
                year -= 1
        whole = fiscal_span(year, month, ends_in=ends_in)
        if written.unit:
            assert whole.earliest
            length = 3 if written.unit == "quarter" else 6
            first = later_by(whole.earliest, months=length * ((written.nth or 1) - 1))
            last = later_by(first, months=length - 1)
            whole = When(Part(first.year, first.month), Part(last.year, last.month), "..")
        yield Reading(whole, rule)
