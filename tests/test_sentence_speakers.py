"""Who says something in a sentence, by the words before or behind the verb."""

from __future__ import annotations

import pytest

from briefing.check.sentence_speakers import subjects_of


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("Vost said that it rained.", ["Vost"]),
        ("Vost, who won in May, said that it rained.", ["Vost , who won in May,"]),
        ("It rained, a senior official said ahead of talks.", ["a senior official"]),
        ("“It rained,” said Irena Vost, the mayor.", ["Irena Vost, the mayor"]),
        ("According to the board, it rained.", ["the board"]),
        ("Under questioning by Vost she conceded that it rained.", ["she"]),
        ("Speaking after talks, officials said that it rained.", ["officials"]),
        ("It rained on the board.", []),
    ],
)
def test_who_speaks_stands_beside_the_verb(sentence: str, subjects: list[str]) -> None:
    assert subjects_of(sentence) == subjects


def test_a_long_sentence_is_read_in_time() -> None:
    assert subjects_of(("the board, and " * 20_000) + "nobody") == []
