"""Voices of citations, held against the paragraphs in which they are said to speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders import SOUND
from tests.test_check import checked

VOICES = """\
  board: {name: The harbour board, kind: named}
  vost: {name: Irena Vost, role: Mayor of Port Ansel, of: City of Port Ansel, kind: named}
  marrin: {name: Edda Marrin, role: councillor for finance, kind: named}
  official: {name: An official, kind: anonymous}
"""


def findings(
    folder: Path, by: str, paragraph: str, sentence: str = "", publisher: str = "Herald"
) -> list[str]:
    """Return what the rules on voices say of the point of the vote."""
    brief = SOUND["content/brief.yaml"]
    old = "  board: {name: The harbour board, kind: named}\n"
    edits = {
        "content/brief.yaml": brief.replace(old, VOICES),
        "content/events/vote.yaml": [
            ["by: board", f"by: {by}"],
            ["The cost is put at forty million.", sentence or "The cost is put at forty million."],
        ],
        "seeds/herald.yaml": [["publisher: Herald", f"publisher: {publisher}"]],
    }
    texts = {"herald": f"{paragraph}\n\nThe levy was told of in the hall.\n"}
    found = checked(folder, edits, texts)
    return [
        each.code
        for each in found
        if each.code in ("voice-missing", "voice-differs") and each.allow_at == "vote#cost"
    ]


BOTH = ["voice-differs", "voice-missing"]
SAID = "The councillor Edda Marrin said that the cost of the works was forty million."


@pytest.mark.parametrize(
    ("by", "paragraph", "found"),
    [
        ("marrin", SAID, []),
        ("vost", SAID, ["voice-differs", "voice-missing"]),
        # the whole office stands for the name, a word of it does not outweigh another's name
        ("marrin", "The councillor for finance said it was forty million, not Vost.", []),
        (
            "marrin",
            "A councillor was there. Irena Vost said it was forty million.",
            ["voice-differs"],
        ),
        # somebody else is named, and does not speak
        ("marrin", "A councillor had the cost at forty million for Irena Vost.", []),
        # an official has to be near; nobody is asked for who is unnamed in other words
        ("official", SAID, ["voice-differs"]),
        ("official", f"{SAID} So did an official of the city.", []),
    ],
)
def test_who_speaks_in_the_paragraph_is_who_is_named_in_by(
    tmp_path: Path, by: str, paragraph: str, found: list[str]
) -> None:
    assert sorted(findings(tmp_path, by, paragraph)) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Marrin said that the cost was forty million.", ["voice-differs"]),
        ("According to Edda Marrin the cost was forty million.", ["voice-differs"]),
        ("The cost was put at forty million, and Marrin was there.", []),
        ("Vost said that the cost was forty million.", []),
    ],
)
def test_who_speaks_in_the_sentence_is_who_is_named_in_by(
    tmp_path: Path, sentence: str, found: list[str]
) -> None:
    paragraph = "The Mayor of Port Ansel, beside Edda Marrin, had the cost at forty million."
    assert findings(tmp_path, "vost", paragraph, sentence) == found


def test_who_says_the_sentence_that_is_retold_is_who_is_named_in_by(tmp_path: Path) -> None:
    paragraph = (
        "Irena Vost walked along the quay. "
        "Edda Marrin insisted that the cost of the works was forty million crowns."
    )
    sentence = "The works cost forty million crowns."
    assert findings(tmp_path / "vost", "vost", paragraph, sentence) == ["voice-differs"]
    assert findings(tmp_path / "marrin", "marrin", paragraph, sentence) == []


def test_an_outlet_that_is_a_voice_speaks_in_its_own_text(tmp_path: Path) -> None:
    paragraph = "The cost of the works is forty million."
    assert findings(tmp_path / "a", "board", paragraph, publisher="Harbour Board") == []
    assert "voice-differs" in findings(tmp_path / "b", "vost", paragraph, publisher="Harbour Board")


def test_he_is_who_was_named_before(tmp_path: Path) -> None:
    before = "Irena Vost came to the hall."
    edits = f"“It is forty million,” she said, beside the ministry.\n\n{before}"
    assert findings(tmp_path, "vost", edits) == []


@pytest.mark.parametrize(
    ("by", "paragraph", "found"),
    [
        # the words before the verb say who speaks, whoever else is named beside
        ("vost", "Marrin, at a briefing with Irena Vost, said that it cost forty million.", []),
        ("vost", "Asked by Irena Vost, she said that it cost forty million.", []),
        ("board", "A councillor for finance said that its works cost forty million.", BOTH),
        ("vost", "The works cost forty million, the harbour board said.", BOTH),
        # “she” is a person, and one who speaks around
        ("board", "Edda Marrin sat down. The works cost forty million, she said.", BOTH),
        ("marrin", "Irena Vost said so. The works cost forty million, she said.", BOTH),
    ],
)
def test_the_words_before_the_verb_say_who_speaks(
    tmp_path: Path, by: str, paragraph: str, found: list[str]
) -> None:
    sentence = "The works cost forty million."
    assert sorted(findings(tmp_path, by, paragraph, sentence)) == found


def test_a_person_who_is_named_stands_in_the_source(tmp_path: Path) -> None:
    paragraph = "The City of Port Ansel had the cost at forty million."
    named = "Vost put the cost at forty million."
    assert "voice-missing" in findings(tmp_path / "a", "vost", paragraph, named)
    assert "voice-missing" not in findings(tmp_path / "b", "vost", paragraph)
    office = f"The mayor was there. {paragraph}"
    assert "voice-missing" not in findings(tmp_path / "c", "vost", office, named)


def test_a_body_of_the_outlet_speaks_in_its_notice(tmp_path: Path) -> None:
    edits = "The cost of the works is forty million. Edda Marrin said that she was glad."
    assert findings(tmp_path, "board", edits, publisher="The harbour board of Port Ansel") == []


def test_a_body_may_be_called_in_short_or_by_what_it_is(tmp_path: Path) -> None:
    told = "Irena Vost said that she was glad. {} has the cost at forty million."
    here = told.format("The board")
    before = "The harbour board met."
    both = f"{here}\n\n{before}"
    assert findings(tmp_path / "a", "board", both) == []
    assert "voice-differs" in findings(tmp_path / "b", "board", here.replace("board", "ferry"))
