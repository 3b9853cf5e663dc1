"""Dates are found in stretches of a text; what is found is what the whole text would give."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.evidence.date_expressions import finding
from briefing.evidence.date_expressions.finding import FoundDate, find_dates
from briefing.evidence.date_expressions.languages import language_for
from briefing.evidence.date_expressions.scanned_text import stretches
from briefing.evidence.date_expressions.tokens import fold
from briefing.model.dates import When

SPACED = ("en", "de", "fr", "es", "it", "nl", "pt")
_TABLES = {code: table for code in SPACED if (table := language_for(code))}
_KEYS = {code: sorted(table.words) for code, table in _TABLES.items()}
_OTHERS = ("harbour", "council", "A.", "“of”", "d’un", "it's", "3", "11,", "2031", "(the", "Ünsal")
PUBLISHED = When.on(date(2031, 3, 4))


def found(text: str, code: str) -> list[FoundDate]:
    return list(find_dates(text, PUBLISHED, code))


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    code = draw(st.sampled_from(SPACED))
    word = st.one_of(
        st.sampled_from(_OTHERS), st.sampled_from(_OTHERS), st.sampled_from(_KEYS[code])
    )
    around = " ".join(draw(st.lists(st.sampled_from(_OTHERS[:6]), min_size=90, max_size=120)))
    parts = [around, " ".join(draw(st.lists(word, min_size=1, max_size=30))), around]
    return code, " ".join(parts)


@pytest.mark.slow
@given(texts())
@settings(deadline=None)
def test_a_stretch_has_all_of_what_the_whole_text_has(case: tuple[str, str]) -> None:
    code, text = case
    in_stretches = found(text, code)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "stretches", lambda folded, _: [(0, len(folded))])
        assert found(text, code) == in_stretches


def test_a_text_without_dates_is_not_read() -> None:
    assert list(stretches(fold("The council spoke of ferries. " * 100), _TABLES["en"])) == []


def test_what_lies_far_from_a_date_is_not_read() -> None:
    text = fold(
        "The council spoke of ferries. " * 100 + "On 4 March 2031 it met. " + "Ferry " * 100
    )
    [(start, end)] = stretches(text, _TABLES["en"])
    assert end - start < 300
    assert "on 4 march 2031 " in text[start:end]


@pytest.mark.parametrize("words", ["the coming Epiphany 3rd", "the recent Easter Saturday 3rd"])
def test_a_feast_that_is_no_day_is_no_date(words: str) -> None:
    assert words not in [each.phrase for each in found(f"It was {words}.", "en")]
