"""Which words beside a date tell what it belongs to, and which are mostly no date."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.evidence.date_expressions import read_dateline
from briefing.evidence.date_expressions.finding import find_dates
from briefing.model.dates import When

PUBLISHED = When.on(date(2023, 1, 11))
NO_NOUNS = """
    the a an that these those he she it they we you i his her its their our my who which what
    there and or but nor if as when while because since until unless where at in on of to for from
    by with without into over under after before between during is are was were be been has have
    had do does did will would can could shall should may might must no not only also both all any
    each some most many nobody nothing everything everyone"""


def found(text: str, language: str = "en") -> list[str]:
    return [each.phrase for each in find_dates(text, PUBLISHED, language)]


def test_a_noun_behind_a_day_is_what_it_is_before_and_another_word_is_not() -> None:
    for word in NO_NOUNS.split():
        assert found(f"They left before Friday {word} of them came.") == ["before Friday"], word
    assert found("They left before Friday talks began.") == ["Friday"]
    assert found("They left before Friday’s talks.") == ["Friday"]
    assert found("They left before the Friday-night talks.") == ["the Friday"]


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("en", "They may march.", []),
        ("en", "They met in May and in March.", ["in May", "in March"]),
        ("en", "The sun sat there.", []),
        ("en", "They wed there.", []),
        ("fr", "La mer et le jeu.", []),
        ("pt", "Vai ter um dom.", []),
        ("en", "It is over for now.", []),
        ("de", "Es ist jetzt so. Mo do.", []),
        ("fr", "Il est maintenant là.", []),
        ("es", "Lo es por ahora.", []),
        ("pt", "Por agora não.", []),
        ("it", "Per ora e per adesso.", []),
        ("nl", "Dat is nu zo.", []),
        ("en", "Two to 1 on Sunday.", ["on Sunday"]),
        ("en", "They won 3 to 1.", []),
        ("en", "It is 3/4 of it.", []),
        ("en", "It is 3/4/2023.", ["3/4/2023"]),
        ("en", "The 21st century.", []),
        ("en", "The 1990s were long.", ["The 1990s"]),
        ("en", "In 2022 boats came.", ["In 2022"]),
        ("en", "2022 boats came.", []),
        ("en", "It was 1066.", []),
        ("en", "It was 2022.", ["2022"]),
        ("en", "She is in her 90s and his late 80s.", []),
        ("en", "The 3rd boat and the third one.", []),
        ("de", "Die 3. Klasse fährt.", []),
        ("de", "Am 3. Mai fährt sie.", ["Am 3. Mai"]),
        ("ja", "旧暦1月30日。", []),
    ],
)
def test_what_is_mostly_something_else_is_no_date(
    language: str, text: str, dates: list[str]
) -> None:
    assert found(text, language) == dates


@pytest.mark.parametrize(
    "text", ["on Friday!", "on Friday?", "on Friday;", "(on Friday)", "on Friday…"]
)
def test_a_sign_behind_a_date_leaves_it_what_it_is(text: str) -> None:
    assert read_dateline(text, PUBLISHED) == read_dateline("on Friday", PUBLISHED) != ()


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Friday; 13 January", ["Friday", "13 January"]),
        ("Friday: 13 January", ["Friday", "13 January"]),
        ("Friday! 13 January", ["Friday", "13 January"]),
        ("Friday, 13 January", ["Friday, 13 January"]),
    ],
)
def test_a_sign_that_ends_a_part_of_a_sentence_ends_a_date(text: str, dates: list[str]) -> None:
    assert found(text) == dates


def test_what_has_no_rest_is_not_read() -> None:
    assert read_dateline("the rest of the weekend", PUBLISHED) == ()
    assert read_dateline("the rest of the week", PUBLISHED) != ()


def test_sentences_without_spaces_are_read_one_by_one() -> None:
    for end in "。！？":
        text = f"港は金曜日{end}13日に閉まる{end}来週開く"
        assert found(text, "ja") == ["金曜日", "13日", "来週"]
