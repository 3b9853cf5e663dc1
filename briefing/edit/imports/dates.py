"""Reads dates as spreadsheets, timelines and people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from briefing.model.dates import InvalidDateError, parse_when, show_when
from briefing.model.lean_typing import NamedTuple

_TIME = re.compile(r"(\d{4}-\d\d-\d\d|\d{8})(?:T| +)[\d:.,]+ *(?:Z|UTC|[+-]\d\d:?\d\d)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_NUMBERS = re.compile(r"(\d{1,4}) *[./-] *(\d{1,2})(?: *[./-] *(\d{1,4}))?")
_YEAR_DIGITS = 4
_MONTHS = 12


class DayOrder(StrEnum):
    """Whether the day or the month comes first in a date of numbers."""

    DAY = "dmy"
    MONTH = "mdy"


class ImportedDate(NamedTuple):
    """A date in the notation, or why there is none; both are empty for an empty cell."""

    edtf: str = ""
    problem: str = ""


def day_order_of(texts: Iterable[str]) -> DayOrder | None:
    """Return the order that the dates of a column have; None if nothing tells it.

    A number above 12 tells it, as do dots between the numbers, which stand behind a day.
    """
    found = set()
    for text in texts:
        match = _NUMBERS.fullmatch(text.strip())
        if match is None or match[3] is None or len(match[1]) > 2:
            continue
        if "." in text or int(match[1]) > _MONTHS:
            found.add(DayOrder.DAY)
        elif int(match[2]) > _MONTHS:
            found.add(DayOrder.MONTH)
    return found.pop() if len(found) == 1 else None


def read_date(text: str, order: DayOrder | None = None) -> ImportedDate:
    """Return a date that stands in a file, with no more precision than it has."""
    text = " ".join(text.split())
    if not text:
        return ImportedDate()
    if match := _TIME.fullmatch(text):
        text = match[1]
    if match := _COMPACT.fullmatch(text):
        text = "-".join(match.groups())
    try:
        return ImportedDate(str(parse_when(text)))
    except InvalidDateError as error:
        as_written = str(error)
    if match := _NUMBERS.fullmatch(text):
        return _of_numbers(text, match, order)
    if re.fullmatch(r"[-+]?\d{5,}(?:\.\d+)?", text):
        return ImportedDate(problem=f"`{text}` is a number: give the column the format of a date")
    return _of_words(text, as_written)


def _of_numbers(text: str, match: re.Match[str], order: DayOrder | None) -> ImportedDate:
    """Return the date of numbers, whose order the text or the column tells."""
    one, two, three = match.groups()
    if len(one) == _YEAR_DIGITS:
        year, month, day = one, two, three or ""
    elif three is None:
        return ImportedDate(problem=f"`{text}`: the year is missing")
    elif len(three) != _YEAR_DIGITS:
        return ImportedDate(problem=f"`{text}`: the year needs four digits")
    elif "." in text or int(one) > _MONTHS or int(one) == int(two):
        year, month, day = three, two, one
    elif int(two) > _MONTHS or order is DayOrder.MONTH:
        year, month, day = three, one, two
    elif order is DayOrder.DAY:
        year, month, day = three, two, one
    else:
        return ImportedDate(
            problem=f"`{text}`: day and month could be either: say --dates dmy or mdy"
        )
    written = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    try:
        return ImportedDate(str(parse_when(written)))
    except InvalidDateError as error:
        return ImportedDate(problem=str(error))


def _of_words(text: str, as_written: str) -> ImportedDate:
    from datetime import date

    from briefing.lens.date_input import read_days

    if not re.search(r"\d{4}", text):
        return ImportedDate(problem=f"`{text}` has no year of four digits")
    try:
        first, last = read_days(text, year=1, today=date.min)
    except InvalidDateError as error:
        is_edtf = text[:4].isdecimal() or text.startswith("..")
        return ImportedDate(problem=as_written if is_edtf else str(error))
    if first == last:
        return ImportedDate(first.isoformat())
    whole_year = (first.month, last.month) == (1, 12)
    return ImportedDate(f"{first.year:04}" if whole_year else f"{first.year:04}-{first.month:02}")


def joined(start: ImportedDate, end: ImportedDate) -> ImportedDate:
    """Return the period from a start to an end; the start alone where it is no period."""
    if not start.edtf or not end.edtf or start.edtf == end.edtf:
        return start._replace(problem=start.problem or end.problem)
    if any(sign in start.edtf + end.edtf for sign in ("/", "..")):
        return start._replace(problem=f"`{start.edtf}` and `{end.edtf}` are no start and end")
    try:
        return ImportedDate(str(parse_when(f"{start.edtf}/{end.edtf}")))
    except InvalidDateError as error:
        return start._replace(problem=str(error))


def of_parts(year: str, month: str, day: str) -> ImportedDate:
    """Return the date of a year and perhaps a month and a day, as timelines have them."""
    parts = [part.strip() for part in (year, month, day)]
    while parts and parts[-1] in ("", "0"):
        parts.pop()
    if not parts:
        return ImportedDate()
    written = "-".join(parts)
    numbers = [re.sub(r"\.0+", "", part) for part in parts]  # a spreadsheet may make 3 of them 3.0
    if not all(re.fullmatch(r"\d{1,4}", each, re.ASCII) for each in numbers):
        is_early = numbers[0].startswith("-")
        why = "years before 1 are not read" if is_early else "it is no date"
        return ImportedDate(problem=f"`{written}`: {why}")
    form = "-".join(each.zfill(2 if place else 4) for place, each in enumerate(numbers))
    try:
        return ImportedDate(str(parse_when(form)))
    except InvalidDateError as error:
        return ImportedDate(problem=str(error))


def as_shown(date: ImportedDate, shown: str) -> ImportedDate:
    """Return the date that is shown by these words, as our own exports show it, else `date`.

    Timelines have no signs for what is about, perhaps, or some day between two.
    """
    if not date.edtf or not shown:
        return date
    first, _, last = date.edtf.partition("/")
    ends = [first, last or first]
    for form in (
        "{0}~",
        "{0}?",
        "{0}..{1}",
        "{0}/..",
        "{0}..",
        "{0}~/{1}",
        "{0}/{1}~",
        "{0}?/{1}?",
    ):
        try:
            when = parse_when(form.format(*ends))
        except InvalidDateError:
            continue
        if show_when(when) == shown:
            return ImportedDate(str(when))
    return date


def is_shown_by(date: ImportedDate, shown: str) -> bool:
    """Whether words say no more of a date than the notation does."""
    return bool(date.edtf) and shown in (date.edtf, show_when(parse_when(date.edtf)))
