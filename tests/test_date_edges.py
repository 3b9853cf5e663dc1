"""Printed dates at the edges of the year and of the calendar, and what only looks like a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.date_expressions import Direction, judge, looks_like_date, read_dateline
from briefing.evidence.date_expressions.finding import find_dates
from briefing.evidence.date_expressions.languages import NAMES, language_for
from briefing.evidence.date_expressions.languages.table import WordKind
from briefing.lens.date_history import borne_by
from briefing.model.dates import When, parse_when
from tests.test_datelines import shown

EDGES = [
    date(1, 1, 1),
    date(1, 1, 3),
    date(2, 1, 1),
    date(1582, 12, 31),
    date(2023, 1, 1),
    date(2023, 12, 31),
    date(2024, 2, 29),
    date(9998, 12, 31),
    date(9999, 12, 28),
    date(9999, 12, 31),
]
NUMBERS = ["0", "2", "13", "31", "32", "99", "1800", "9999", "1/2", "31/12/99", "'68", "1800s"]


def read(phrase: str, day: str, language: str = "", side: Direction = Direction.OPEN) -> str:
    return shown(read_dateline(phrase, parse_when(day), side, language))


@given(st.sampled_from(sorted(NAMES)), st.data())
def test_no_words_are_too_much_at_the_edges_of_the_calendar(code: str, data: st.DataObject) -> None:
    table = language_for(code)
    assert table is not None
    word = st.sampled_from(sorted(table.words)) | st.sampled_from(NUMBERS)
    text = table.joint.join(data.draw(st.lists(word, min_size=1, max_size=6)))
    published = When.on(data.draw(st.sampled_from(EDGES)))
    side = data.draw(st.sampled_from(list(Direction)))
    judge(text, published, published, side, code)
    looks_like_date(text, code)
    for each in read_dateline(text, published, side, code, is_told=True):
        assert parse_when(str(each.when)) == each.when
    for found in find_dates(text, published, code, side):
        assert text[found.start : found.end] == found.phrase


@pytest.mark.parametrize("code", NAMES)
def test_each_feast_is_read_as_last_this_and_next_on_each_edge(code: str) -> None:
    table = language_for(code)
    assert table is not None
    words: dict[str, list[str]] = {}
    for word, meaning in table.words.items():
        words.setdefault(meaning.kind, []).append(word)
    for feast in words.get(WordKind.FEAST, ()):
        for which in words[WordKind.WHICH]:
            for phrase in (f"{which}{table.joint}{feast}", f"{feast}{table.joint}{which}"):
                for day in (date(1, 1, 1), date(2023, 12, 31), date(9999, 12, 31)):
                    for each in read_dateline(phrase, When.on(day), language=code):
                        assert each.when.earliest is not None


@pytest.mark.parametrize(
    ("phrase", "language", "day", "expected"),
    [
        ("next New Year's Eve", "", "2030-12-31", "2031-12-31 coming"),
        ("next New Year's Eve", "", "2030-12-30", "2030-12-31 coming"),
        ("last New Year's Eve", "", "2031-01-01", "2030-12-31 latest"),
        ("nächstes Silvester", "de", "2030-12-31", "2031-12-31 coming"),
        ("last Easter", "", "0001-01-01", "no such day"),
        ("next Christmas", "", "9998-12-26", "no such day"),
        ("New Year's Eve 2023", "", "2023-05-05", "2023-12-31 written"),
        ("Silvester 2023", "de", "2023-05-05", "2023-12-31 written"),
        ("2023年大晦日", "ja", "2023-05-05", "2023-12-31 written"),
        ("nochevieja de 2023", "es", "2023-05-05", "2023-12-31 written"),
        ("Christmas Eve 2023", "", "2023-05-05", "2023-12-24 written"),
        ("Easter 1582", "", "2023-05-05", "1582-04-15 written"),
        ("Easter 1583", "", "2023-05-05", "1583-04-10 written"),
    ],
)
def test_feasts_at_the_edges_of_a_year(phrase: str, language: str, day: str, expected: str) -> None:
    assert read(phrase, day, language) == expected


@pytest.mark.parametrize(
    ("phrase", "language", "day", "expected"),
    [
        ("the fifth Friday of July", "", "2031-03-05", "no such day"),
        ("the fifth Friday of July", "", "2032-03-05", "2032-07-30 unstated"),
        ("the fifth Friday of July 2031", "", "2031-03-05", "no such day"),
        ("the fourth Friday of July", "", "2031-03-05", "2031-07-25 unstated"),
        ("29 February", "", "2031-03-05", "2032-02-29 nearest"),
        ("平成31年", "ja", "2023-01-11", "2019 written"),
        ("平成40年", "ja", "2023-01-11", "no such day"),
        ("平成0年", "ja", "2023-01-11", "no such day"),
        ("平成40年3月3日", "ja", "2023-01-11", "no such day"),
        ("昭和63年度", "ja", "2023-01-11", "1988-04..1989-03 fiscal-japan"),
        ("昭和99年度", "ja", "2023-01-11", "no such day"),
        ("令和99年", "ja", "2023-01-11", "no such day"),
    ],
)
def test_a_day_that_its_month_lacks_and_a_year_that_its_era_lacks_are_none(
    phrase: str, language: str, day: str, expected: str
) -> None:
    assert read(phrase, day, language) == expected


@pytest.mark.parametrize(
    ("phrase", "language", "expected"),
    [
        ("二三日前", "ja", "2023-01-08..2023-01-09 few"),
        ("二三年後", "ja", "2025-01-11..2026-01-11 few"),
        ("十二三日前", "ja", "2022-12-29..2022-12-30 few"),
        ("两三天前", "zh", "2023-01-08..2023-01-09 few"),
        ("二三日", "ja", "2023-01-23 unstated"),
        ("二十三日前", "ja", "2022-12-19 counted"),
        ("三二日前", "ja", "2022-12-10 counted"),
        ("二〇一六年", "ja", "2016 written"),
        ("the 1800s", "", "1800..1899 decade, 1800..1809 decade"),
        ("the 1900s", "", "1900..1999 decade, 1900..1909 decade"),
        ("the 1910s", "", "1910..1919 written"),
        ("the 2000s", "", "2000..2009 written"),
        ("1900年代", "ja", "1900..1999 decade, 1900..1909 decade"),
        ("am Morgen", "de", "no such day"),
        ("am Morgen des 3. Januar", "de", "2023-01-03 unstated"),
        ("morgen", "de", "2023-01-12 counted"),
        ("por la mañana", "es", "no such day"),
        ("mañana por la mañana", "es", "2023-01-12 counted"),
        ("de morgen", "nl", "no such day"),
        ("30 to 2 January 2023", "", "2022-12-30/2023-01-02 written"),
        ("30 to 2 April", "", "2023-03-30/2023-04-02 unstated"),
        ("April 29 to 2", "", "2023-04-29/2023-05-02 unstated"),
        ("9 to 13 January", "", "2023-01-09/2023-01-13 unstated"),
    ],
)
def test_readings_that_look_like_others(phrase: str, language: str, expected: str) -> None:
    assert read(phrase, "2023-01-11", language) == expected


@pytest.mark.parametrize(
    ("text", "language", "phrases"),
    [
        ("Ten days earlier it fell.", "", []),
        ("Two days later they met.", "", []),
        ("Three years later he left, a week later she did.", "", []),
        ("Days later it rose.", "", []),
        ("It rises later this week.", "", ["later this week"]),
        ("Drei Tage später kam sie.", "de", []),
        ("Dix jours plus tard, rien.", "fr", []),
        ("She was in her 90s, he in his late 80s.", "", []),
        ("It was so in the 90s.", "", ["in the 90s"]),
        ("Die 3. Klasse fuhr.", "de", []),
        ("Am 3. Januar fuhr sie.", "de", ["Am 3. Januar"]),
        ("That is all for now. Until now it held.", "", ["Until now"]),
        ("It opens now and today.", "", ["today"]),
        ("On Monday Tuesday came Friday.", "", ["On Monday", "Tuesday", "Friday"]),
        ("The 1960s, 1970s.", "", ["The 1960s", "1970s"]),
        ("In 2021 2022.", "", ["In 2021", "2022"]),
        ("July 5,120, August 4’890, May 5.1 and June 7%.", "", ["July", "August", "June"]),
        ("Juli 5.120, August 4\u202f890", "de", ["Juli", "August"]),
        ("On May 5, 120 came, by May 6,2023.", "", ["On May 5", "by May 6,2023"]),
        ("am 4.5.2023, 14.30 Uhr am Freitag", "de", ["am 4.5.2023", "Freitag"]),
        ("Report 2024/17 · 15 October 2024", "", ["15 October 2024"]),
        ("A/78/17 · 15 October 2024", "", ["15 October 2024"]),
        ("No. 17, 15 October 2024", "", ["15 October 2024"]),
        ("June 5/120, from 1914/18", "", ["June", "from 1914/18"]),
        ("Before 30 November, and before Friday.", "", ["Before 30 November", "before Friday"]),
        ("before the 15th of May they left", "", ["before the 15th of May"]),
        ("before Friday's vote, ahead of April elections", "", ["Friday", "April"]),
        ("before the Friday vote, before noon on Friday", "", ["the Friday", "noon on Friday"]),
        ("vor dem Mai-Gipfel, vor drei Tagen", "de", ["dem Mai", "vor drei Tagen"]),
        ("2024年前三季度", "zh", ["2024年前三季度"]),
        ("voor 30 november", "nl", ["30 november"]),  # planned for it, or before it
        ("After 5 January, and after Friday.", "", ["After 5 January", "after Friday"]),
        ("after Friday's vote, after the 5 May vote", "", ["Friday", "the 5 May"]),
        ("after midnight on 5 May, after ten weeks", "", ["midnight on 5 May"]),
        ("two days after 5 May, after late May", "", ["two days after 5 May", "late May"]),
        ("year after year, day after day", "", []),
        ("nach dem Mai-Gipfel, nach zwei Wochen", "de", ["Mai"]),
        ("3天后, 5月5日后", "zh", ["3天后", "5月5日后"]),
        ("July 5 120, July 5 120.5; July 13 000", "", ["July", "July", "July"]),
        ("On July 5 120 people came.", "", ["On July 5"]),
        ("5 July 120 came, by July 5 2023", "", ["5 July", "by July 5 2023"]),
        ("July 5 100th, July 5 120/3", "", ["July 5", "July 5"]),
        ("im Juli 5 120 Menschen", "de", ["im Juli"]),
    ],
)
def test_dates_of_a_text_are_whole_and_no_tails(
    text: str, language: str, phrases: list[str]
) -> None:
    found = find_dates(text, parse_when("2023-01-11"), language)
    assert [each.phrase for each in found] == phrases


@pytest.mark.parametrize(
    ("phrase", "language", "day", "expected"),
    [
        ("今年度", "ja", "2023-03-31", "2022-04..2023-03 fiscal-japan"),
        ("今年度", "ja", "2023-04-01", "2023-04..2024-03 fiscal-japan"),
        (
            "this fiscal year",
            "",
            "2023-09-30",
            "2023-04..2024-03 fiscal-japan, 2022-10..2023-09 fiscal-us",
        ),
        (
            "this fiscal year",
            "",
            "2023-10-01",
            "2023-10..2024-09 fiscal-us, 2023-04..2024-03 fiscal-japan",
        ),
    ],
)
def test_a_fiscal_year_begins_with_the_first_day_of_its_first_month(
    phrase: str, language: str, day: str, expected: str
) -> None:
    assert set(read(phrase, day, language).split(", ")) == set(expected.split(", "))


@pytest.mark.parametrize(
    ("side", "days"),
    [
        (Direction.BEFORE, ["2023-01-10"]),
        (Direction.AFTER, ["2023-01-10", "2023-01-17"]),
        (Direction.OPEN, ["2023-01-10", "2023-01-03", "2023-01-17"]),
    ],
)
def test_what_happened_on_the_weekday_of_a_paper_happened_on_its_day(
    side: Direction, days: list[str]
) -> None:
    found = read_dateline("on Tuesday", parse_when("2023-01-10"), side)
    assert [str(each.when) for each in found] == days


@pytest.mark.parametrize(
    ("readings", "borne"),
    [
        (["2025-04", "..2025-03-31"], "2025-03..2025-04"),
        (["2025-03", "2025-04-02.."], "2025-03..2025-04"),
        (["2025-04", "..2025-04-20"], "2025-03..2025-04"),
        (["..2025-03-10"], "..2025-03-10"),
        (["..2025-03-10", "2025-04-20.."], "2025-03..2025-04"),
    ],
)
def test_an_open_end_takes_nothing_from_what_contradicts_it(
    readings: list[str], borne: str
) -> None:
    found = borne_by(parse_when("2025-03..2025-04"), [parse_when(each) for each in readings])
    assert found == parse_when(borne)


@pytest.mark.parametrize(
    ("readings", "borne"),
    [
        (["2025-01..2025-03", "2025-02..2025-06"], "2025-02..2025-03"),
        (["2023..2025", "2024..2026"], "2024..2025"),
        (["2024..2025", "2025..2026"], "2025"),
        (["..2025", "2024.."], "2024..2025"),
        (["2025-03", "2025"], "2025-03"),
        (["2025-03-01..2025-03-15", "2025-03-05..2025-03-20"], "2025-03-05..2025-03-15"),
        (["2025-02..2025-04-10"], "2025-02..2025-04-10"),
    ],
)
def test_what_readings_have_in_common_is_written_in_whole_months_and_years(
    readings: list[str], borne: str
) -> None:
    found = borne_by(parse_when("2025-03-05"), [parse_when(each) for each in readings])
    assert str(found) == borne


@pytest.mark.parametrize(("last", "is_read"), [("2024-01-02", True), ("2024-01-03", False)])
def test_a_window_of_publication_is_at_most_366_days_long(last: str, *, is_read: bool) -> None:
    assert bool(read_dateline("yesterday", parse_when(f"2023-01-01..{last}"))) is is_read
