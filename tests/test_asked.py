"""Days as people type them: what is read, and what would have to be guessed and is refused."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.lens.date_input import DateInput, read_days
from briefing.model.dates import InvalidDateError

TODAY = date(2026, 11, 22)


def ask(text: str, year: int = 2023) -> DateInput:
    return read_days(text, year=year, today=TODAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("13 Jan 2023", "2023-01-13", "2023-01-13"),
        ("13 January 2023", "2023-01-13", "2023-01-13"),
        ("January 13, 2023", "2023-01-13", "2023-01-13"),
        ("Jan 13th, 2023", "2023-01-13", "2023-01-13"),
        ("2023-01-13", "2023-01-13", "2023-01-13"),
        ("13-Jan-2023", "2023-01-13", "2023-01-13"),
        ("13/01/2023", "2023-01-13", "2023-01-13"),
        ("13.1.2023", "2023-01-13", "2023-01-13"),
        ("Fri 13 Jan 2023", "2023-01-13", "2023-01-13"),
        ("friday, january 13 2023", "2023-01-13", "2023-01-13"),
        ("  13 JAN 2023  ", "2023-01-13", "2023-01-13"),
        ("01/01/2023", "2023-01-01", "2023-01-01"),
        ("29 Feb 2024", "2024-02-29", "2024-02-29"),
        # Without a year it lies in the briefing's own.
        ("13 Jan", "2023-01-13", "2023-01-13"),
        ("January 1", "2023-01-01", "2023-01-01"),
        ("2 Feb", "2023-02-02", "2023-02-02"),
        ("6th of January", "2023-01-06", "2023-01-06"),
        ("Fri 13 Jan", "2023-01-13", "2023-01-13"),
        ("1/13", "2023-01-13", "2023-01-13"),
        # Months and years are all of their days.
        ("Dec 2022", "2022-12-01", "2022-12-31"),
        ("December", "2023-12-01", "2023-12-31"),
        ("may", "2023-05-01", "2023-05-31"),
        ("Feb 2024", "2024-02-01", "2024-02-29"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("12/2022", "2022-12-01", "2022-12-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("today", "2026-11-22", "2026-11-22"),
        (" Today", "2026-11-22", "2026-11-22"),
    ],
)
def test_what_is_clear_is_read(text: str, first: str, last: str) -> None:
    assert ask(text) == (date.fromisoformat(first), date.fromisoformat(last))


REFUSED = [
    ("", "this is no date", "13 Jan 2023"),
    ("   ", "this is no date", "13 Jan 2023"),
    ("13 Jan 2023 " * 6, "this is no date", "13 Jan 2023"),
    ("soon", "is no date", "13 Jan 2023"),
    ("5 2", "names no month", "13 Jan 2023"),
    ("5 2023", "names no month", "13 Jan 2023"),
    ("yesterday", "is no date", "13 Jan 2023"),
    ("Jan 2023 - Mar 2023", "is no date", "13 Jan 2023"),
    # Days that no calendar has.
    ("2023-02-30", "Feb 2023 has 28 days", "01 to 28"),
    ("2023-13", "no month 13", "01 to 12"),
    ("30 Feb 2023", "Feb 2023 has 28 days", "1 to 28"),
    ("29 Feb", "Feb 2023 has 28 days", "1 to 28"),
    ("32 Jan", "Jan 2023 has 31 days", "1 to 31; a year has four digits"),
    ("Jan 32", "Jan 2023 has 31 days", "1 to 31; a year has four digits"),
    ("32 Jan 2024", "Jan 2024 has 31 days", "1 to 31"),
    ("31 Sept", "Sep 2023 has 30 days", "1 to 30"),
    ("0 Jan", "Jan 2023 has 31 days", "1 to 31"),
    ("99/1/2023", "`99/1/2023` is no date", "13 Jan 2023"),
    ("1/32", "`1/32` is no date", "13 Jan 2023"),
    ("6 Jan 0000", "`6 Jan 0000`", "write"),
    # Bare numbers.
    ("13", "could be a day, a month or a year", "13 Jan 2023"),
    ("20230113", "could be a day, a month or a year", "13 Jan 2023"),
    ("5 2023", "`5 2023`", "13 Jan 2023"),
    ("2023 1", "`2023 1`", "13 Jan 2023"),
    ("13 Jan 2023 10", "`13 Jan 2023 10`", ""),
    ("1.5 Jan 2023", "`1.5 Jan 2023`", "13 Jan 2023"),
    # Times.
    ("13 Jan 2023 10:30", "has a time in it", "leave the time out"),
    ("13 Jan 2023 00:00:00", "has a time in it", "leave the time out"),
    ("2023-01-13T10:00", "has a time in it", "leave the time out"),
    ("13 Jan 2023 3pm", "has a time in it", "leave the time out"),
    ("10h 13 Jan 2023", "has a time in it", "leave the time out"),
    ("13 Jan 2023 10:30 B", "`13 Jan 2023 10:30 B`", ""),
    # Weekdays.
    ("Thu 13 Jan 2023", "that day is Fri 13 Jan 2023", "correct the weekday or the day"),
    ("Sat 6 Jan", "that day is Fri 6 Jan 2023", "correct the weekday or the day"),
    ("Friday", "names no month", "13 Jan 2023"),
    ("Friday January", "has a weekday but no day", "13 Jan 2023"),
    ("Friday Jan 2023", "has a weekday but no day", "13 Jan 2023"),
    # Day and month in doubtful order.
    ("01/02/2023", "day and month could be either", "2023-01-02 or 2023-02-01"),
    ("2023/01/02", "day and month could be either", "2023-01-02 or 2023-02-01"),
    ("10-11-2023", "day and month could be either", "2023-10-11 or 2023-11-10"),
    ("1/2", "day and month could be either", "2023-01-02 or 2023-02-01"),
    # Years that are not written out.
    ("6 Jan 23", "the year is not clear", "four digits"),
    ("6 Jan '23", "`6 Jan '23`", "write it"),
    ("6 Jan 0050", "`6 Jan 0050`", "write"),
    ("0013 Jan", "`0013 Jan`", "write"),
]


@pytest.mark.parametrize(("text", "message", "remedy"), REFUSED)
def test_what_would_be_guessed_is_refused(text: str, message: str, remedy: str) -> None:
    with pytest.raises(InvalidDateError) as refused:
        ask(text)
    assert message in str(refused.value)
    assert remedy in refused.value.hint


def test_the_refusals_are_the_golden_ones(golden: Callable[[str, str], None]) -> None:
    lines = []
    for text, _, _ in REFUSED:
        with pytest.raises(InvalidDateError) as refused:
            ask(text)
        lines.append(f"{text!r}: {refused.value}; {refused.value.hint}\n")
    golden("asked.txt", "".join(lines))


def test_a_text_of_sixty_characters_is_read_and_a_longer_one_is_not() -> None:
    assert ask("13" + " " * 51 + "Jan2023").first == date(2023, 1, 13)
    with pytest.raises(InvalidDateError):
        ask("13" + " " * 52 + "Jan2023")


def test_a_leap_day_is_read_in_any_leap_year() -> None:
    assert ask("29 Feb", year=2024).first == date(2024, 2, 29)
    assert ask("29 Feb", year=2096).first == date(2096, 2, 29)  # 2100 is none


WAYS = ["%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%a %d %b %Y", "%d-%b-%Y", "%A, %b %d %Y"]


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(WAYS), st.integers(1900, 2100))
def test_a_day_written_clearly_is_that_day(day: date, way: str, year: int) -> None:
    assert ask(day.strftime(way), year) == (day, day)


@given(
    st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(["%d %b", "%B %d", "%a %d %b"])
)
def test_a_day_without_its_year_lies_in_the_year_of_the_briefing(day: date, way: str) -> None:
    assert ask(day.strftime(way), day.year) == (day, day)


# Words that a date may hold, and others, in any order: what a parser might stumble over.
_WORDS = st.one_of(
    st.sampled_from(["13", "1", "01", "32", "23", "2023", "0000", "99999", "1e9", "1.5", "NaN"]),
    st.sampled_from(["Jan", "february", "Fri", "sunday", "today", "at", "of", "th", "w02", "2nd"]),
    st.sampled_from(
        ["10:30", "3pm", "10h", "T", "Z", "B", "UTC", "EST", "+05", "\x00", "２", "\u0661"]
    ),
    st.sampled_from(["-", "/", ":", ".", ",", "+"]),
)
_SERIES = st.lists(_WORDS, max_size=6)
_TEXTS = st.one_of(st.text(max_size=70), _SERIES.map(" ".join), _SERIES.map("".join))


@pytest.mark.slow
@given(_TEXTS, st.integers(1, 9999))
@settings(max_examples=500)
def test_any_text_is_read_or_refused_and_nothing_else(text: str, year: int) -> None:
    with suppress(InvalidDateError):
        asked = ask(text, year)
        assert asked.first <= asked.last
        assert asked.first.day == 1 or asked.first == asked.last
