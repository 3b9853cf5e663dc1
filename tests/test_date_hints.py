"""Dates that are refused: what to write instead, for each form."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.load.date_hints import REFUSED, hint_for, hint_for_day
from briefing.load.loader import load
from briefing.model.dates import InvalidDateError, When, parse_day, parse_when
from briefing.model.diagnostics import Diagnostic
from tests.briefings import parts, whens
from tests.folders import SOUND, write_folder

TALKS, GAZETTE = "content/events/talks.yaml", "seeds/gazette.yaml"

# One date or window for what has one; in the hint, all that it can be.
WRITTEN = [
    # The rest of EDTF
    ("2022-25", "2022-03..2022-05"),
    ("13. Januar 2023", "2023-01-13"),
    ("11 janvier 2023", "2023-01-11"),
    ("1er mars 2023", "2023-03-01"),
    ("11 de enero de 2023", "2023-01-11"),
    ("aprile 2023", "2023-04"),
    ("Juli 2023/..", "2023-07/.."),
    ("令和5年1月11日", "2023-01-11"),
    ("令和元年5月", "2019-05"),
    ("昭和63年", "1988"),
    ("2022-28", "2022-12..2023-02"),
    ("2022-30~", "2022-12..2023-02"),
    ("2022-32", "2022-06..2022-08"),
    ("2022-33", "2022-01..2022-03"),
    ("2022-36", "2022-10..2022-12"),
    ("2022-38", "2022-05..2022-08"),
    ("2022-41", "2022-07..2022-12"),
    ("202X", "2020..2029"),
    ("20XX", "2000..2099"),
    ("0XXX", "0001..0999"),
    ("199u", "1990..1999"),
    ("202?", "2020..2029"),
    ("2023-XX", "2023"),
    ("2023-??", "2023"),
    ("2023-XX-XX", "2023"),
    ("2023-XX-06", "2023"),
    ("2023-0X", "2023-01..2023-09"),
    ("2023-1X", "2023-10..2023-12"),
    ("2023-01-XX", "2023-01"),
    ("2023-02-2X", "2023-02-20..2023-02-28"),
    ("2023-01-3X?", "2023-01-30..2023-01-31"),
    ("2004-06~-11", "2004-06-11~"),
    ("?2004-06", "2004-06?"),
    ("~2023", "2023~"),
    ("[2021]", "2021"),
    ("[2021,2023]", "2021..2023"),
    ("[1667, 1668, 1670..1672]", "1667..1672"),
    ("[2023-01-06..2023-01-08]", "2023-01-06..2023-01-08"),
    ("[..2023]", "..2023"),
    ("[2023-01..]", "2023-01.."),
    ("1950S2", "1900..1999"),
    ("1950S3", "1950..1959"),
    ("2022/open", "2022/.."),
    ("2022-25/2022-26", "2022-03/2022-08"),
    ("202X/203X", "2020/2039"),
    ("2023-01-XX/2023-02-XX", "2023-01/2023-02"),
    ("2023-01/02", "2023-01/2023-02"),
    ("2023-01-06/08", "2023-01-06/2023-01-08"),
    ("2023-01-06/02-03", "2023-01-06/2023-02-03"),
    ("2023-01-06..08", "2023-01-06..2023-01-08"),
    ("2023-01-06...2023-01-08", "2023-01-06..2023-01-08"),
    ("Y2023", "2023"),
    # A time of day
    ("2023-01-06T09:30", "2023-01-06"),
    ("2023-01-06 09:30", "2023-01-06"),
    ("2023-01-06T09:30Z", "2023-01-06"),
    ("2023-01-06T09:30:15.25+09:00", "2023-01-06"),
    ("2023-01-06T09:30:15-0500", "2023-01-06"),
    ("20230106T0930Z", "2023-01-06"),
    ("2023-01-06T09", "2023-01-06"),
    ("2023-01-06 9:30 pm JST", "2023-01-06"),
    ("2023-01-06, 9.30 p.m.", "2023-01-06"),
    ("2023-01-06 0930", "2023-01-06"),
    ("2023-01-06 9h30", "2023-01-06"),
    ("2023-01-06 noon", "2023-01-06"),
    ("6 Jan 2023 at 9am", "2023-01-06"),
    ("2023-01-06T09:00/2023-01-06T17:00", "2023-01-06"),
    ("2023-01-06T09:00/2023-01-07T17:00", "2023-01-06/2023-01-07"),
    ("2023-01-06Z", "2023-01-06"),
    # ISO 8601
    ("20230106", "2023-01-06"),
    ("2023-W02", "2023-01-09..2023-01-15"),
    ("2023-W02-5", "2023-01-13"),
    ("2023-006", "2023-01-06"),
    ("2024-366", "2024-12-31"),
    # As people write
    ("6 Jan 2023", "2023-01-06"),
    ("06 January 2023", "2023-01-06"),
    ("the 6th of January 2023", "2023-01-06"),
    ("Jan. 6, 2023", "2023-01-06"),
    ("January 6th 2023", "2023-01-06"),
    ("Fri, 6 Jan 2023", "2023-01-06"),
    ("Friday, January 6, 2023", "2023-01-06"),
    ("6-Jan-2023", "2023-01-06"),
    ("2023 Jan 6", "2023-01-06"),
    ("Sept 2023", "2023-09"),
    ("2023-1-6", "2023-01-06"),
    ("2023-1", "2023-01"),
    ("2023/01/06", "2023-01-06"),
    ("2023/1", "2023-01"),
    ("2023.01.06", "2023-01-06"),
    ("2023 01 06", "2023-01-06"),
    ("13/01/2023", "2023-01-13"),
    ("1/13/2023", "2023-01-13"),
    ("06.06.2023", "2023-06-06"),
    ("01/2023", "2023-01"),
    ("2022/23", "2022/2023"),
    ("2023年1月6日", "2023-01-06"),
    ("２０２３-01-06", "2023-01-06"),
    ("2023–01–06", "2023-01-06"),
    ("2023 - 01 - 06", "2023-01-06"),
    ("in 2023", "2023"),
    ("c. 2023", "2023~"),
    ("ca. 6 Jan 2023", "2023-01-06~"),
    ("about 2023-01", "2023-01~"),
    ("2020s", "2020..2029"),
    ("Q1 2023", "2023-01..2023-03"),
    ("2023-Q4", "2023-10..2023-12"),
    ("H2 2023", "2023-07..2023-12"),
    ("6 Jan 2023..8 Jan 2023", "2023-01-06..2023-01-08"),
    ("2022 to present", "2022/.."),
    # A time of day in other places
    ("2023-01-06T09:00/12:00", "2023-01-06"),
    ("2023-01-06 09:30 UTC+9", "2023-01-06"),
    ("2023-01-06 9.30", "2023-01-06"),
    ("2023-01-06 at 9", "2023-01-06"),
    ("6 Jan 2023 9.30", "2023-01-06"),
    ("2023-01-06 9:00-10:30", "2023-01-06"),
    ("9:30 on 6 Jan 2023", "2023-01-06"),
    ("9.30 am, 6 Jan 2023", "2023-01-06"),
    ("Fri Jan  6 09:30:00 2023", "2023-01-06"),
    ("Fri Jan  6 09:30:00 JST 2023", "2023-01-06"),
    # As dates are printed
    ("between 2 and 8 Jan 2023", "2023-01-02..2023-01-08"),
    ("between Dec 2022 and Jan 2023", "2022-12..2023-01"),
    ("between 30 Jan and 2 Feb 2023", "2023-01-30..2023-02-02"),
    ("between 2022 and 2023", "2022..2023"),
    ("since 2022", "2022/.."),
    ("until 2022", "../2022"),
    ("18 Jan 2023 or later", "2023-01-18.."),
    ("May 2023 or earlier", "..2023-05"),
]


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_what_can_be_written_is(text: str, written: str) -> None:
    hint = hint_for(text)
    assert hint
    assert hint.written == written
    assert written in hint.text
    assert str(parse_when(written)) == written


TOLD = [
    ("2022-21", "write 2022-03..2022-05 in the north, 2022-09..2022-11 in the south"),
    ("2022-24", "write 2022-12..2023-02 in the north, 2022-06..2022-08 in the south"),
    ("2022-23", "2022-03..2022-05 in the south; or 2022/2023 for two years"),
    ("spring of 2022", "write 2022-03..2022-05 in the north"),
    ("summer 2022", "write 2022-06..2022-08 in the north"),
    ("Autumn 2022", "write 2022-09..2022-11 in the north"),
    ("fall of 2022", "write 2022-09..2022-11 in the north"),
    ("winter 2022", "write 2022-12..2023-02 in the north"),
    ("2022-21/2022-22", "seasons are not read"),
    ("XXXX-12-01", "without its year, take the date out"),
    ("2023-01%", "write 2023-01~ (about) or 2023-01? (perhaps)"),
    ("2023~?", "write 2023~ (about) or 2023? (perhaps)"),
    ("{2021,2023}", "make an event of each, or write 2021/2023 if it lasted"),
    ("2022/", "write 2022/.. if it goes on, or 2022 alone"),
    ("/2022", "write ../2022 if it has no beginning, or 2022 alone"),
    ("2022/unknown", "write 2022/.. if it goes on, or 2022 alone"),
    ("-0044-03-15", "years before 1 are not read"),
    ("44 BC", "years before 1 are not read"),
    ("Y17000", "years have four digits"),
    ("Y-17E7", "years have four digits"),
    ("Y17101E4S3", "years have four digits"),
    ("12023", "years have four digits"),
    ("01/06/2023", "write 2023-01-06 or 2023-06-01"),
    ("06.01.2023", "write 2023-06-01 or 2023-01-06"),
    ("6/1/23", "write the year with four digits"),
    ("23-01-06", "write the year with four digits"),
    ("2011/12", "write 2011-12 for the month, or 2011/2012 for the years"),
    ("2022-2023", "write 2022/2023 if it lasted, or 2022..2023 (some day between)"),
    ("6–8 Jan 2023", "write 2023-01-06/2023-01-08 if it lasted, or 2023-01-06..2023-01-08"),
    ("Jan 6-8, 2023", "write 2023-01-06/2023-01-08 if it lasted"),
    ("Jan-Mar 2023", "write 2023-01/2023-03 if it lasted"),
    ("6 Jan to 8 Feb 2023", "write 2023-01-06/2023-02-08 if it lasted"),
    ("2023-01-06 - 2023-01-08", "write 2023-01-06/2023-01-08 if it lasted"),
    ("Monday, 6 Jan 2023", "Fri 6 Jan 2023 is what that day is"),
    ("next Friday at 9:30", "write the day alone"),
    ("today", "write the day itself"),
    ("6 Jan 2023–8 Jan 2023", "write 2023-01-06/2023-01-08 if it lasted"),
    ("2023-01-06–2023-01-08", "write 2023-01-06/2023-01-08 if it lasted"),
    ("31 Apr 2023", "Apr 2023 has 30 days"),
    ("30 Feb 2024", "Feb 2024 has 29 days"),
    ("31/4/2023", "Apr 2023 has 30 days"),
    ("4/31/2023", "Apr 2023 has 30 days"),
    ("30.2.2024", "Feb 2024 has 29 days"),
    ("99 Jan 2023", "Jan 2023 has 31 days"),
    ("Jan ’23", "write the year with four digits"),
    ("6 January '23", "write the year with four digits"),
    ("2022-21/2022-23", "the first end: seasons are not read: write its first month; the last"),
    ("2022-21/2023", "the first end: seasons are not read: write its first month"),
    ("2023-01-06%/2023-01-08", "the first end: about and uncertain at once is not read"),
    ("6-1-2023/8-1-2023", "the last end: write 2023-08-01 or 2023-01-08"),
    ("unknown", "take the key out"),
    ("?", "take the key out"),
]


@pytest.mark.parametrize(("text", "said"), TOLD)
def test_what_can_be_several_things_is_told_with_all_of_them(text: str, said: str) -> None:
    hint = hint_for(text)
    assert hint
    assert said in hint.text
    assert hint.written == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "unknown none n/a n.d. nd undated tbd tba tbc null ~ ? -",
            "where no source dates it, take the key out",
        ),
        ("today yesterday tomorrow now present", "write the day itself, such as 2023-01-06"),
    ],
)
def test_words_for_no_date_and_for_one_that_moves(words: str, said: str) -> None:
    for word in (*words.split(), *words.upper().split()):
        hint = hint_for(word)
        assert (word, hint and hint.text) == (word, said)
    assert hint_for("No date") == hint_for("unknown")


def test_the_hints_are_the_golden_ones(golden: Callable[[str, str], None]) -> None:
    texts = [text for text, _ in (*WRITTEN, *TOLD)]
    hints = [(text, hint_for(text)) for text in texts]
    golden("date-hints.txt", "".join(f"{text}: {hint and hint.text}\n" for text, hint in hints))


@pytest.mark.parametrize(
    "text",
    [
        *("some day", "no", "5", "", "..", "../..", "0000", "2023-02-30", "2023-13", "2023-13-01"),
        *("2022-42", "2023-02-3X", "2023-W60", "2023-366", "201112", "1900s"),
        *("2023-01-13/2023-01-09", "2021/2022/2023", "2023-2022", "2023-Q5", "2023-", "x" * 999),
        *("2022/2023", "2023/22"),
    ],
)
def test_nothing_is_said_where_the_meaning_is_not_clear(text: str) -> None:
    assert hint_for(text) is None


@given(st.text(alphabet="0123456789-/.~?%X[]{},TJanof :", max_size=20))
@example("2023-01-06T")
@example("[")
@example("0000-21")
@example("9999-28")
def test_whatever_is_suggested_is_a_date(text: str) -> None:
    hint = hint_for(text)
    if hint and hint.written:
        parse_when(hint.written)


@given(whens(parts()))
def test_brackets_around_a_window_are_all_that_is_taken_away(when: When) -> None:
    if when.is_window:
        hint = hint_for(f"[{when}]")
        assert hint
        assert hint.written == str(when)


def said_of(root: Path, path: str, old: str, new: str) -> list[Diagnostic]:
    assert old in SOUND[path]
    files = {**SOUND, path: SOUND[path].replace(old, new)}
    return list(load(write_folder(root, files)).problems)


@pytest.mark.parametrize("form", [form for form, _ in REFUSED])
def test_every_form_that_the_reference_names_is_refused_with_its_hint(
    tmp_path: Path, form: str
) -> None:
    with pytest.raises(InvalidDateError):
        parse_when(form)
    hint = hint_for(form)
    assert hint
    [problem] = said_of(tmp_path, TALKS, "date: 2031-03-04", f"date: {form}")
    assert problem.code == ("wrong-shape" if form[0] in "[{" else "bad-date")
    assert problem.hint == hint.text


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2031-03-05T09:30", "the time of day goes into the text: write 2031-03-05"),
        ("5 Mar 2031", "write 2031-03-05"),
        ("05/03/2031", "write 2031-05-03 or 2031-03-05: the day and the month could be either"),
        ("2031-21", "write a day such as 2023-01-06"),
        ("203X", "write a day such as 2023-01-06"),
        ("2031-03~", "write a day such as 2023-01-06"),
        ("2031-03%", "write a day such as 2023-01-06"),
        ("2031", "write a day such as 2023-01-06"),
        ("March 2031", "write a day such as 2023-01-06"),
        ("2031-XX", "write a day such as 2023-01-06"),
        ("unknown", "write a day such as 2023-01-06"),
        ("some day", "write a day such as 2023-01-06"),
    ],
)
def test_for_one_certain_day_no_window_is_suggested(
    tmp_path: Path, written: str, hint: str
) -> None:
    [problem] = said_of(tmp_path, GAZETTE, "published: 2031-03-05", f"published: {written}")
    assert (problem.code, problem.hint) == ("bad-date", hint)


def test_the_date_of_a_printed_phrase_has_the_same_hints(tmp_path: Path) -> None:
    [problem] = said_of(tmp_path, TALKS, "Tuesday: 2031-03-04", "Tuesday: 4 March 2031")
    assert (problem.code, problem.hint) == ("bad-date", "write 2031-03-04")


_PIECES = st.lists(
    st.sampled_from(
        [
            *("2031", "2031-03", "2031-03-04", "4 March 2031", "March 2031", "3", "04", "foo"),
            *("..", "/", ".", "-", "~", "?", "%", "X", "S2", "T", "09:30", "Z", "Y17", "[", "]"),
            *(" ", ",", "–", "to", "or", "open", "spring", "early", "\u0661", "日", "{", "Q1"),
            *("}", "2022-21", "6-1-2023", "between", "and", "since", "or later", "c.", "unknown"),
            *("at", "9.30", "203X", "2031-W02", "Jan", "{2031,2030", "[2031", "-0044", "today"),
        ]
    ),
    max_size=8,
)


@pytest.mark.slow
@given(st.one_of(st.text(max_size=90), _PIECES.map("".join), _PIECES.map(" ".join)))
@settings(max_examples=2_000)
@example("{1961,1960}")
@example("{..1983-12-31,1984-10-10..1984-11-01}")
@example("2022-01..%")
@example("%c.2023")
@example("2021..2022/")
def test_any_text_has_a_hint_or_none_and_what_is_suggested_is_a_date(text: str) -> None:
    if hint := hint_for(text):
        for date in dates_in(hint.text):
            parse_when(date)
        assert hint.written in ("", *dates_in(hint.text))
    for date in dates_in(hint_for_day(text)):
        parse_day(date)


def dates_in(hint: str) -> list[str]:
    """Return what a hint says to write; `Jan 2023`, as dates are printed, is none."""
    printed = re.sub(r"[A-Z][a-z]{2} [0-9]{4}( has [0-9]+)?", "", hint)
    return [each for each in re.findall(r"[0-9.~?%/X-]+", printed) if re.search("[0-9]{2}", each)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("March 2031/..", "2031-03/.."),
        ("4 March 2031/..", "2031-03-04/.."),
        ("2031-3/..", "2031-03/.."),
        ("../March 2031", "../2031-03"),
        ("March 2031..", "2031-03.."),
    ],
)
def test_an_open_end_stays_open(text: str, written: str) -> None:
    hint = hint_for(text)
    assert hint
    assert hint.written == written
