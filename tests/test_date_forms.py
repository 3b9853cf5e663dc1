"""Printed dates of forms that are close to another one, which would read them wrongly."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.evidence.date_expressions import is_understood, read_dateline
from briefing.evidence.date_expressions.finding import find_dates
from briefing.model.dates import When
from tests.test_datelines import shown

PUBLISHED = When.on(date(2023, 1, 11))  # a Wednesday

HALVES = [
    ("a day and a half ago", "", "2023-01-09..2023-01-10 unit"),
    ("a week and a half ago", "", "2022-12-31..2023-01-01 unit"),
    ("in a week and a half", "", "2023-01-21..2023-01-22 unit"),
    ("a month and a half ago", "", "2022-11-21..2022-12-01 unit"),
    ("six months and a half ago", "", "2022-06-21..2022-07-01 unit"),
    ("a year and a half ago", "", "2021-07 unit"),
    ("two and a half years ago", "", "2020-07 unit"),
    ("a decade and a half ago", "", "2008 unit"),
    ("a century and a half ago", "", "1873 unit"),
    ("half a century ago", "", "1973 unit"),
    ("a quarter of a century ago", "", "1998 unit"),
    ("a quarter of a decade ago", "", ""),
    ("the past year and a half", "", "2021-07-11/2023-01-11 running"),
    ("within a week and a half", "", "2023-01-11..2023-01-22 running"),
    ("the first week and a half of 2022", "", ""),
    ("vor einem halben Jahr", "de", "2022-07 unit"),
    ("vor eineinhalb Wochen", "de", "2022-12-31..2023-01-01 unit"),
    ("een half jaar geleden", "nl", "2022-07 unit"),
    ("1か月半前", "ja", "2022-11-21..2022-12-01 unit"),
    ("半世紀前", "ja", "1973 unit"),
    ("两个半月前", "zh", "2022-10-22..2022-11-01 unit"),
    ("半个月前", "zh", "2022-12-22..2023-01-01 unit"),
    ("반년 전", "ko", "2022-07 unit"),
]
TIMES = [
    ("13 January at 14.30", "", "2023-01-13 unstated"),
    ("Tuesday at 10.15", "", "2023-01-10 weekday, 2023-01-17 weekday"),
    ("Friday, 2.30 p.m.", "", "2023-01-13 weekday, 2023-01-06 weekday"),
    ("Freitag um 14.30 Uhr", "de", "2023-01-13 weekday, 2023-01-06 weekday"),
    ("13. Januar 2023, 8.10 Uhr", "de", "2023-01-13 written"),
    ("am 8.10.", "de", "2022-10-08 nearest, 2023-10-08 unstated"),
    ("am 8.10. um 9.10 Uhr", "de", "2022-10-08 nearest, 2023-10-08 unstated"),
    ("around 9 a.m. Friday", "", "2023-01-13 weekday, 2023-01-06 weekday"),
    ("2023-01-13T25:00", "", ""),
]
COUNTED = [
    ("去る10日", "ja", "2023-01-10 latest"),
    ("来る15日", "ja", "2023-01-15 coming"),
    ("過去10日", "ja", "2023-01-01/2023-01-11 running"),
    ("지난 10일", "ko", "2023-01-10 latest"),
    ("오는 13일", "ko", "2023-01-13 coming"),
    ("지난 10일 동안", "ko", "2023-01-01/2023-01-11 running"),
    ("지난 이틀", "ko", "2023-01-09/2023-01-11 running"),
    ("지난 월요일", "ko", "2023-01-09 latest, 2023-01-02 of-week"),
    ("前三季度", "zh", ""),
    ("2022年前三季度", "zh", "2022-01-01/2022-09-30 written"),
    ("去年前10个月", "zh", "2022-01-01/2022-10-31 calendar"),
    ("前几天", "zh", "2023-01-05..2023-01-09 few"),
    ("a decade ago", "", "2010..2019 unit, 2013 unit"),
    ("over a week ago", "", "..2023-01-04 bound"),
    ("vor über einer Woche", "de", "..2023-01-04 bound"),
    ("over the past week", "", "2023-01-04/2023-01-11 running"),
    ("less than a month ago", "", "2022-12-11..2023-01-11 running"),
    ("a year ago today", "", "2022-01-11 counted"),
    ("a week ago yesterday", "", "2023-01-03 counted"),
    ("heute in einer Woche", "de", "2023-01-18 counted"),
]
WEEKS = [
    ("the week ending 11 January", "", "2023-01-05..2023-01-11 unstated"),
    ("week beginning 12 January", "", "2023-01-12..2023-01-18 unstated"),
    ("the week of 12 January", "", "2023-01-09..2023-01-15 week"),
    ("last week ending", "", ""),
    ("a week on Monday", "", "2023-01-23 coming"),
    ("a fortnight on Monday", "", "2023-01-30 coming"),
    ("a week on Wednesday", "", "2023-01-18 coming, 2023-01-25 coming"),
    ("Monday week", "", "2023-01-23 coming"),
    ("two Fridays ago", "", "2022-12-30 latest"),
    ("two Friday ago", "", ""),
    ("last Fridays", "", ""),
    ("montags bis freitags", "de", ""),
]
PERIODS = [
    ("au deuxième trimestre 2022", "fr", "2022-04..2022-06 written"),
    ("jusqu'au deuxième trimestre 2022", "fr", "../2022-06 bound"),
    ("du 10 au 13 janvier", "fr", "2023-01-10/2023-01-13 unstated"),
    ("al 13 gennaio", "it", "2023-01-13 unstated"),
    ("exercice 2022-2023", "fr", ""),
    ("FY2022-23", "", "2022-04..2023-03 fiscal-japan, 2022-10..2023-09 fiscal-us"),
    ("FY22/23", "", "2022-04..2023-03 fiscal-japan, 2022-10..2023-09 fiscal-us"),
    ("fiscal 2020-2023", "", ""),
    ("2022-23年度", "ja", ""),
    ("2019-21", "", "2019/2021 written"),
    ("2009-12", "", "2009-12 written"),
    ("2H 2022", "", "2022-07..2022-12 written"),
    ("4Q22", "", "2022-10..2022-12 written"),
    ("5Q22", "", ""),
    ("in 2h", "", ""),
    ("2023年3月期", "ja", "2022-04..2023-03 written"),
    ("2022年12月期", "ja", "2022-01..2022-12 written"),
    ("2022年4-6月期", "ja", "2022-04/2022-06 written"),
    ("the nineteen-eighties", "", "1980..1989 written"),
    ("the early nineteen eighties", "", "1980..1989 part"),
    ("the turn of the year", "", "2022-12-31..2023-01-01 unstated"),
    ("zum Jahreswechsel", "de", "2022-12-31..2023-01-01 unstated"),
    ("the turn of the year 2021", "", ""),
]


@pytest.mark.parametrize(
    ("phrase", "language", "readings"), [*HALVES, *TIMES, *COUNTED, *WEEKS, *PERIODS]
)
def test_a_form_is_not_taken_for_another(phrase: str, language: str, readings: str) -> None:
    read = read_dateline(phrase, PUBLISHED, language=language)
    assert (shown(read) if read else "") == readings
    assert is_understood(phrase, language) == bool(readings)


@pytest.mark.parametrize(
    ("text", "language", "phrases"),
    [
        ("Sales rose 3.50 on Friday.", "", ["on Friday"]),
        ("Der Beginn ist um 14.30 Uhr am Freitag.", "de", ["um 14.30 Uhr am Freitag"]),
        ("im Haushaltsjahr 2022/23", "de", ["2022/23"]),
        ("l'exercice 2022-2023", "fr", ["2022-2023"]),
        ("in the 18th century", "", []),
        ("on the 18th", "", ["on the 18th"]),
        ("지난 10일 동안", "ko", ["지난 10일 동안"]),
        ("去年前10个月", "zh", ["去年前10个月"]),
        ("il y a un an et demi", "fr", ["il y a un an et demi"]),
    ],
)
def test_no_form_is_found_in_part(text: str, language: str, phrases: list[str]) -> None:
    assert [each.phrase for each in find_dates(text, PUBLISHED, language)] == phrases
