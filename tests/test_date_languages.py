"""Printed dates in other languages than English, and laws that hold in each language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.date_expressions import RULES, Direction, is_understood, read_dateline
from briefing.evidence.date_expressions.finding import find_dates
from briefing.evidence.date_expressions.languages import NAMES, language_for
from briefing.evidence.date_expressions.languages.table import WordKind
from briefing.model.dates import When, parse_when
from tests.conftest import ROOT
from tests.test_datelines import NO_SUCH_DAY, shown
from tests.test_datelines import ROWS as ENGLISH

# language | phrase | readings on Wednesday, 11 January 2023
TABLE = """
ja | 令和5年1月11日           | 2023-01-11 written
ja | 平成元年                 | 1989 written
ja | 2023年1月11日(水)午前10時 | 2023-01-11 written
ja | 2023年1月11日(木)        | no such day
ja | １２月                   | 2022-12 nearest, 2023-12 unstated
ja | 100年                    | 0100 written
ja | 100年度                  | 0100-04..0101-03 fiscal-japan
ja | 99年度                   | 1999-04..2000-03 fiscal-japan
ja | 昨年12月                 | 2022-12 of-year
ja | 11日午後                 | 2023-01-11 unstated
ja | 十三日                   | 2023-01-13 unstated
ja | 来週                     | 2023-01-16..2023-01-22 week
ja | 先週金曜日               | 2023-01-06 of-week
ja | 一昨日                   | 2023-01-09 counted
ja | 3日前                    | 2023-01-08 counted
ja | 数年前                   | 2017-01-11..2021-01-11 few
ja | 5年以内                  | 2023-01-11..2028-01-11 running
ja | 今後5年間                | 2023-01-11/2028-01-11 running
ja | 10日から13日まで         | 2023-01-10/2023-01-13 unstated
ja | 4月から                  | 2023-04/.. bound
ja | 3月末まで                | ../2023-03 bound
ja | 年末                     | 2023 part, 2023-07-01..2023-12-31 half
ja | 先月下旬                 | 2022-12-21..2022-12-31 third
ja | 2022年度第3四半期        | 2022-10..2022-12 fiscal-japan
ja | 来年度                   | 2023-04..2024-03 fiscal-japan
ja | 7月の第1金曜日           | 2023-07-07 unstated
ja | 1970年代                 | 1970..1979 written
ja | 20日ごろ                 | 2023-01-20 about
de | 4. Januar                | 2023-01-04 unstated
de | am Mittwochabend         | 2023-01-11 weekday, 2023-01-04 weekday, 2023-01-18 weekday
de | letzten Freitag          | 2023-01-06 latest
de | nächste Woche            | 2023-01-16..2023-01-22 week
de | vor drei Tagen           | 2023-01-08 counted
de | im Dezember vergangenen Jahres | 2022-12 of-year
de | am Karfreitag            | 2023-04-07 unstated
de | Ostermontag 2024         | 2024-04-01 written
de | heute Morgen             | 2023-01-11 counted
de | morgen                   | 2023-01-12 counted
de | vom 9. bis 13. Januar    | 2023-01-09/2023-01-13 unstated
de | bis Ende des Jahres      | ../2023 bound
de | spätestens am Freitag    | ..2023-01-13 bound
de | Ende März                | 2023-03 part, 2023-03-16..2023-03-31 half
de | im ersten Halbjahr 2023  | 2023-01..2023-06 written
de | die 1970er Jahre         | 1970..1979 written
de | Haushaltsjahr 2023       | 2023-01..2023-12 fiscal-calendar
de | 13.01.2023               | 2023-01-13 written
de | am einundzwanzigsten März | 2023-03-21 unstated
de | vor dem 30. November    | ..2023-11-29 outside, ..2022-11-29 outside
de | vor Mai 2023            | ..2023-04-30 outside
fr | avant le 30 mai 2023    | ..2023-05-29 outside
es | antes del 30 de mayo de 2023 | ..2023-05-29 outside
it | prima della Pasqua 2023 | ..2023-04-08 outside
nl | vóór mei 2023           | ..2023-04-30 outside
pt | antes da Páscoa de 2023 | ..2023-04-08 outside
zh | 2023年5月之前           | ..2023-04-30 outside
ko | 2023년 5월 전에         | ..2023-04-30 outside
ja | 2023年5月より前         | ..2023-04-30 outside
de | nach dem 5. Mai 2023     | 2023-05-06/.. outside
fr | après le 5 mai 2023      | 2023-05-06/.. outside
es | después del 5 de mayo de 2023 | 2023-05-06/.. outside
it | dopo il 5 maggio 2023    | 2023-05-06/.. outside
nl | na 5 mei 2023            | 2023-05-06/.. outside
pt | após 5 de maio de 2023   | 2023-05-06/.. outside
zh | 2023年5月5日之后         | 2023-05-06/.. outside
ko | 2023년 5월 5일 후        | 2023-05-06/.. outside
ko | 2023년 5월 5일 이후에    | 2023-05-05/.. bound
ja | 2023年5月5日より後       | 2023-05-06/.. outside
ja | 2023年5月5日以後         | 2023-05-05/.. bound
fr | le 1er mars              | 2023-03-01 unstated
fr | vendredi dernier         | 2023-01-06 latest
fr | la semaine prochaine     | 2023-01-16..2023-01-22 week
fr | il y a trois jours       | 2023-01-08 counted
fr | du 9 au 13 janvier       | 2023-01-09/2023-01-13 unstated
fr | les années 1970          | 1970..1979 written
es | el viernes pasado        | 2023-01-06 latest
es | hace tres días           | 2023-01-08 counted
es | 11 de enero de 2023      | 2023-01-11 written
it | la settimana prossima    | 2023-01-16..2023-01-22 week
it | tre giorni fa            | 2023-01-08 counted
nl | vorige week              | 2023-01-02..2023-01-08 week
nl | drie dagen geleden       | 2023-01-08 counted
pt | na semana passada        | 2023-01-02..2023-01-08 week
pt | há três dias             | 2023-01-08 counted
zh | 上周五                   | 2023-01-06 of-week
zh | 20世纪80年代             | 1980..1989 written
zh | 上世纪90年代             | 1990..1999 written
zh | 三天前                   | 2023-01-08 counted
zh | 去年12月                 | 2022-12 of-year
ko | 지난주 금요일            | 2023-01-06 of-week
ko | 3일 전                   | 2023-01-08 counted
ko | 이달 중순                | 2023-01-11..2023-01-20 third
"""
ROWS = [
    tuple(cell.strip() for cell in line.split("|")) for line in TABLE.splitlines() if "|" in line
]
PUBLISHED = parse_when("2023-01-11")


@pytest.mark.parametrize(("language", "phrase", "expected"), ROWS)
def test_a_phrase_has_the_readings_of_the_table(language: str, phrase: str, expected: str) -> None:
    readings = read_dateline(phrase, PUBLISHED, language=language)
    assert sorted(shown(readings).split(", ")) == sorted(expected.split(", "))
    assert is_understood(phrase, language)
    found = list(find_dates(f"x {phrase} x", PUBLISHED, language))
    assert expected == NO_SUCH_DAY or [each.phrase in phrase for each in found] == [True]


def test_the_tables_show_every_rule() -> None:
    cells = [row[3] for row in ENGLISH] + [row[2] for row in ROWS]
    used = {reading.split()[1] for cell in cells for reading in cell.split(", ")}
    assert used - {"such"} == set(RULES)


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("", "4月1日"),
        ("", "am Karfreitag"),
        ("de", "Good Friday"),
        ("ja", "翌日"),  # of the day that the text is telling of
        ("ja", "旧暦の1月30日"),  # of another calendar
        ("ja", "今夏"),
        ("fr", "la veille"),
        ("xx", "2023-01-11"),
        ("tlh", "Friday"),
    ],
)
def test_what_a_language_does_not_say_is_not_read(language: str, phrase: str) -> None:
    assert read_dateline(phrase, PUBLISHED, language=language) == ()
    assert not is_understood(phrase, language)
    assert list(find_dates(phrase, PUBLISHED, language)) == []


@pytest.mark.parametrize(
    ("language", "phrase", "day"),
    [("", "the next day", 12), ("ja", "翌日", 12), ("fr", "la veille", 10), ("", "that day", 11)],
)
def test_words_for_the_day_told_of_are_read_against_it(
    language: str, phrase: str, day: int
) -> None:
    read = read_dateline(phrase, PUBLISHED, language=language, is_told=True)
    assert [each.when for each in read] == [When.on(date(2023, 1, day))]


def test_the_page_of_printed_dates_names_each_language_and_each_rule() -> None:
    page = (ROOT / "docs" / "dates.md").read_text("utf-8")
    assert [code for code in NAMES if f"`{code}`" not in page] == []
    assert [rule for rule in RULES if f"`{rule}`" not in page] == []


def test_a_tag_can_name_a_region() -> None:
    assert language_for("pt-BR") is language_for("pt_br") is language_for("pt")
    assert language_for("pt") is not language_for("es")
    assert language_for("") is language_for("en")
    assert language_for("xx") is None


@pytest.mark.parametrize("code", NAMES)
def test_a_table_names_each_month_and_weekday_and_no_word_as_nothing(code: str) -> None:
    table = language_for(code)
    assert table is not None
    kinds: dict[str, set[int]] = {}
    for meaning in table.words.values():
        kinds.setdefault(meaning.kind, set()).add(meaning.value)
        if meaning.kind == WordKind.COMPOUND:
            assert all(part in table.words for part in meaning.name.split("+")), meaning
    assert kinds[WordKind.WEEKDAY] == set(range(7))
    assert kinds.get(WordKind.MONTH, set(range(1, 13))) == set(range(1, 13))
    assert set(kinds) <= {value for name, value in vars(WordKind).items() if name.isupper()}


FORMATS = {
    "en": ("{day} {month} {year}", "{month} {day}, {year}", "{month} the {day}th, {year}"),
    "de": ("{day}. {month} {year}", "am {day}. {month} {year}", "{day}.{number}.{year}"),
    "fr": ("{day} {month} {year}", "le {day} {month} {year}", "{day}/{number}/{year}"),
    "es": ("{day} de {month} de {year}", "el {day} de {month} de {year}"),
    "it": ("{day} {month} {year}", "il {day} {month} {year}"),
    "nl": ("{day} {month} {year}", "op {day} {month} {year}"),
    "pt": ("{day} de {month} de {year}",),
    "ja": ("{year}年{number}月{day}日", "{year}/{number}/{day}", "{year}年{number}月{day}日午後"),
    "zh": ("{year}年{number}月{day}日", "{year}年{number}月{day}号"),
    "ko": ("{year}년 {number}월 {day}일", "{year}년{number}월{day}일"),
}


def month_name(code: str, month: int) -> str:
    table = language_for(code)
    assert table is not None
    names = [w for w, m in table.words.items() if (m.kind, m.value) == (WordKind.MONTH, month)]
    return max(names, key=len, default="")


@given(st.sampled_from(sorted(FORMATS)), st.data(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_date_that_is_written_in_a_language_reads_back_to_itself(
    code: str, data: st.DataObject, day: date
) -> None:
    form = data.draw(st.sampled_from(FORMATS[code]))
    month = month_name(code, day.month)
    text = form.format(day=day.day, month=month, number=day.month, year=day.year)
    read = read_dateline(text, PUBLISHED, language=code)
    assert [(each.when, each.rule) for each in read] == [(When.on(day), "written")], text


OF_A_WEEK = [
    ("ja", "先週金曜日"),
    ("ja", "来週"),
    ("ja", "3日前"),
    ("de", "nächsten Montag"),
    ("de", "vorgestern"),
    ("fr", "mardi dernier"),
    ("es", "hace dos semanas"),
    ("it", "domenica scorsa"),
    ("nl", "volgende week"),
    ("pt", "ontem"),
    ("zh", "下周三"),
    ("ko", "다음 주 일요일"),
]


@given(
    st.sampled_from(OF_A_WEEK),
    st.dates(date(1000, 1, 1), date(3000, 1, 1)),
    st.integers(-99, 999),
    st.sampled_from(list(Direction)),
)
def test_weeks_later_everything_is_weeks_later(
    words: tuple[str, str], day: date, weeks: int, direction: Direction
) -> None:
    code, phrase = words
    shift = timedelta(weeks=weeks)
    before = read_dateline(phrase, When.on(day), direction, code)
    after = read_dateline(phrase, When.on(day + shift), direction, code)
    assert before
    ends = [(each.rule, *each.when.bounds) for each in before]
    assert [(each.rule, *each.when.bounds) for each in after] == [
        (rule, first + shift, last + shift) for rule, first, last in ends
    ]


@given(st.sampled_from(sorted(NAMES)), st.data())
def test_no_words_of_a_language_are_too_much(code: str, data: st.DataObject) -> None:
    table = language_for(code)
    assert table is not None
    word = st.sampled_from(sorted(table.words)) | st.sampled_from(["12", "2023", "-", "'23", "1/2"])
    text = table.joint.join(data.draw(st.lists(word, max_size=9)))
    for each in read_dateline(text, PUBLISHED, language=code):
        assert parse_when(str(each.when)) == each.when
    for found in find_dates(text, PUBLISHED, code):
        assert text[found.start : found.end] == found.phrase


@pytest.mark.parametrize("code", ["en", "ja", "de"])
@pytest.mark.parametrize(
    "text", ["x" * 10_000, "1" * 400, "last " * 2_000, "月" * 10_000, "(" * 10_000, "1/" * 5_000]
)
def test_hostile_text_is_no_date_and_takes_no_time(code: str, text: str) -> None:
    assert read_dateline(text, PUBLISHED, language=code) == ()
    assert len(list(find_dates(text, PUBLISHED, code))) <= len(text)
