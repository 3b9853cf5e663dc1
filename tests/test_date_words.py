"""Each word of each language's table for dates stands in a phrase that says what it means.

A file of `date_words` has a line for words that mean the same there: a phrase with `_` in their
place, the words, and what the phrase says on Wednesday, 11 January 2023. `told` at the end of a
line says that the words need a day that the text is telling of. Which form of a word its phrase
would ask for is left out of account. A word that a table is given needs a line.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import pytest
from babel import Locale

from briefing.evidence.date_expressions import is_understood, read_dateline
from briefing.evidence.date_expressions.finding import find_dates
from briefing.evidence.date_expressions.languages import NAMES, language_for
from briefing.model.dates import When
from tests.conftest import ROOT
from tests.test_datelines import shown

PUBLISHED = When.on(date(2023, 1, 11))
NOTHING = "nothing"


class Line(NamedTuple):
    """Words that mean the same in a phrase."""

    phrase: str
    words: tuple[str, ...]
    readings: str
    is_told: bool


def lines_of(code: str) -> list[Line]:
    found = []
    for line in (ROOT / "tests" / "date_words" / f"{code}.txt").read_text("utf-8").splitlines():
        phrase, words, readings, *told = line.split(" | ")
        found.append(Line(phrase, tuple(words.split(", ")), readings, told == ["told"]))
    return found


@pytest.mark.parametrize("code", NAMES)
def test_each_word_means_what_its_phrase_says(code: str) -> None:
    wrong = []
    for line in lines_of(code):
        for word in line.words:
            text = line.phrase.replace("_", word)
            read = read_dateline(text, PUBLISHED, language=code, is_told=line.is_told)
            says = shown(read) if read or is_understood(text, code) else NOTHING
            if says != line.readings:
                wrong.append((text, says, line.readings))
            if line.is_told and read_dateline(text, PUBLISHED, language=code):
                wrong.append((text, "read without the day that is told of", ""))
            if line.readings == NOTHING and list(find_dates(text, PUBLISHED, code)):
                wrong.append((text, "found", NOTHING))
    assert wrong == []


def plain(word: str, joint: str) -> str:
    """Return a word as a table has it: without the signs that no reading depends on."""
    return joint.join(re.findall(r"[^\W\d_]+|-|\d+", word.lower().replace("/", "-")))


@pytest.mark.parametrize("code", NAMES)
def test_each_word_of_a_table_has_a_phrase(code: str) -> None:
    table = language_for(code)
    assert table is not None
    shown_words = {plain(word, table.joint) for line in lines_of(code) for word in line.words}
    assert table.words.keys() - shown_words == set()


MONTHS = {
    "es": "12 de {} de 2021",
    "pt": "12 de {} de 2021",
    "ja": "2021年{}12日",
    "zh": "2021年{}12日",
    "ko": "2021년 {} 12일",
}
NUMBERED = ("ja", "zh", "ko")
"""Languages whose months are numbers."""
LAST = {
    "en": "last {}",
    "ja": "先週の{}",
    "de": "letzten {}",
    "fr": "{} dernier",
    "es": "el {} pasado",
    "it": "{} scorso",
    "nl": "vorige {}",
    "pt": "{} passada",
    "zh": "上周的{}",
    "ko": "지난주 {}",
}


@pytest.mark.parametrize(
    ("code", "form"),
    [
        *((code, "wide") for code in NAMES),
        # elsewhere days of one character, which are read in brackets alone
        *((code, "abbreviated") for code in NAMES if code not in NUMBERED),
    ],
)
def test_the_names_of_cldr_for_months_and_days_are_read(code: str, form: str) -> None:
    """What Unicode's tables of languages call a month or a day: in full, and cut short."""
    locale = Locale.parse(code)
    for month, name in locale.months["format"][form].items():
        text = MONTHS.get(code, "12 {} 2021").format(name)
        read = read_dateline(text, PUBLISHED, language=code)
        assert [each.when for each in read] == [When.on(date(2021, month, 12))], text
    for weekday, name in locale.days["format"][form].items():
        text = LAST[code].format(name)
        days = [each.when.earliest for each in read_dateline(text, PUBLISHED, language=code)]
        assert {day.weekday() for day in days if day} == {weekday}, text
