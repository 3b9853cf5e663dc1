"""Who says a sentence: the verbs, the offices, the papers and the titles by which it is told."""

from __future__ import annotations

import pytest

from briefing.evidence.drafting.sentences import split_sentences
from briefing.evidence.drafting.speakers import (
    Speaker,
    find_speakers,
    telling_names,
    without_title,
)
from briefing.model.records import VoiceKind

VERBS = """
    said says told tells added adds warned argued announced reported replied wrote writes stated
    insisted stressed noted explained confirmed denied declared suggested repeated promised expects
    believes"""
OFFICES = """
    official officials spokesman spokeswoman spokesperson source sources diplomat diplomats minister
    ministers officer officers expert experts analyst analysts aide aides executive executives
    witness witnesses resident residents"""
PAPERS = "letter report statement document documents copy memo study survey poll release email"
TITLES = """
    Mr Mrs Ms Dr Prof Mayor Minister President Secretary Sir Lord Lady Senator General Prime
    Chancellor Governor Captain Colonel Professor Councillor Chief King Queen Pope"""
NO_NAMES = """
    On In At By After Before When As But And If While Since For From With To Until Last Next Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December"""


def speaker(sentence: str) -> Speaker | None:
    [found] = find_speakers(sentence, split_sentences(sentence))
    return found


def name(sentence: str) -> str:
    found = speaker(sentence)
    return found.name if found else ""


def test_each_verb_of_speech_tells_its_speaker_before_it_and_behind_it() -> None:
    for verb in VERBS.split():
        assert name(f"Jory Pell {verb} that it was so.") == "Jory Pell", verb
        assert name(f"It was so, {verb} Jory Pell.") == "Jory Pell", verb
        assert name(f"Jory Pell, the mayor, has also later {verb} so.") == "Jory Pell", verb
    assert name("Jory Pell saw that it was so.") == ""


def test_somebody_of_an_office_is_a_speaker_without_a_name() -> None:
    for office in OFFICES.split():
        found = speaker(f"A senior port {office} of the council said so.")
        assert found, office
        assert found == (f"Senior port {office} of the council", "", VoiceKind.ANONYMOUS)
        assert name(f"It was so, said one old {office}.") == f"One old {office}"
    assert name("A senior port carpenter said so.") == ""


def test_a_paper_is_a_document_and_what_saw_it_a_paper_of_others() -> None:
    for paper in PAPERS.split():
        found = speaker(f"It was so, according to a {paper} by the board.")
        assert found == (f"{paper.capitalize()} by the board", "", VoiceKind.DOCUMENT), paper
    for verb in ["seen", "obtained", "reviewed", "quoted", "cited", "reported"]:
        found = speaker(f"It was so, according to a letter {verb} by KNA.")
        assert found == ("KNA", "from a letter", VoiceKind.PRESS), verb


def test_a_word_that_begins_a_sentence_is_no_name() -> None:
    for word in NO_NAMES.split():
        assert name(f"{word} Jory Pell said so.") == "Jory Pell", word


@pytest.mark.parametrize(
    "word",
    ["he", "she", "it", "they", "we", "you", "that", "this", "there", "who", "which", "what"],
)
def test_a_pronoun_is_no_speaker(word: str) -> None:
    assert name(f"{word.capitalize()} said so.") == ""


def test_a_title_is_an_office_and_a_form_of_address_is_none() -> None:
    for title in TITLES.split():
        found = Speaker(f"{title} Ada Lind", "", VoiceKind.NAMED)
        office = "" if title in ("Mr", "Mrs", "Ms", "Dr") else title
        assert without_title(found) == ("Ada Lind", office), title
    assert without_title(Speaker("Baker Ada Lind", "", VoiceKind.NAMED)) == ("Baker Ada Lind", "")
    assert without_title(Speaker("Mayor", "", VoiceKind.NAMED)) == ("Mayor", "")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Jory Pell, who leads them, said so.", ("Jory Pell", "leads them")),
        ("Jory Pell, the mayor, said so.", ("Jory Pell", "mayor")),
        ("Jory Pell, an engineer, said so.", ("Jory Pell", "engineer")),
        ("According to Jory Pell, a baker, it is so.", ("Jory Pell", "baker")),
        ("The Harbour Board said so.", ("Harbour Board", "")),
        ("Some officials said so.", ("Some officials", "")),
        ("Two officials for the port said so.", ("Two officials for the port", "")),
        ("Minister for Trade said so.", ("Minister for Trade", "")),
    ],
)
def test_an_office_beside_a_name_is_its_role(sentence: str, expected: tuple[str, str]) -> None:
    found = speaker(sentence)
    assert found
    assert found[:2] == expected


def test_a_speaker_is_told_once_in_the_fullest_form() -> None:
    short, full = (Speaker(each, "", VoiceKind.NAMED) for each in ("Pell", "Jory Pell"))
    other = Speaker("A source", "", VoiceKind.ANONYMOUS)
    assert list(telling_names([short, None, other, full, short])) == [full, other]
