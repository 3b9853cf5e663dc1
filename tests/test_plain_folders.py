"""Sound folders that the rules on points find nothing in, and what was mended for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.plain_folders import FOLDERS
from bench.plant import OF_TEXTS, without_allow
from bench.strange_folders import write
from briefing.check import apply
from briefing.check.case import Case
from briefing.check.signatures import signatures_of
from briefing.evidence.modality import claimed_as_done, compare_force
from briefing.evidence.modality_sentences import read_sentences
from briefing.evidence.negation import compare_denial
from briefing.evidence.number_matching import NumberPool, ParagraphNumbers, numbers_to_hold
from briefing.library import load_folder, read_texts
from tests.test_point_days import findings as day_findings


@pytest.mark.parametrize("name", FOLDERS)
def test_nothing_is_found_in_a_sound_folder(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: FOLDERS[name]})
    briefing = load_folder(str(tmp_path / name)).briefing
    assert briefing
    texts = read_texts(str(tmp_path / name), briefing, "")
    assert texts.keys() == FOLDERS[name].texts.keys()
    found = apply(Case(without_allow(briefing), texts))
    assert [f"{each.code} {each.allow_at}" for each in found if each.code in OF_TEXTS] == []


@pytest.mark.parametrize(
    ("sentence", "paragraph", "is_denied"),
    [
        # bounds deny nothing
        ("It counts for a third at most.", "No more than a third of it counts.", None),
        ("Not even 30 boats were found.", "Fewer than 30 boats were found.", None),
        ("Not even the boats were found.", "The boats were found on the quay.", True),
        ("Layers may be vaccinated.", "She is not opposed to layers being vaccinated.", None),
        # a clause that is joined on may retell another sentence
        (
            "He earns four million, which is not confirmed.",
            "He earns four million. It could not be verified.",
            None,
        ),
        (
            "He earns four million, which is not confirmed.",
            "He earns four million. Papers say so.",
            None,
        ),
        (
            "He did not earn four million.",
            "He earned four million. It could not be verified.",
            True,
        ),
        # what goes on has not ended, and what is the highest was never so high
        (
            "The agency has not finished its review.",
            "The review of the agency is still under way.",
            None,
        ),
        (
            "The river had not stood so high since May.",
            "The river rose to its highest level since May.",
            None,
        ),
        ("The river has not had so high a level.", "The river had its highest level.", None),
        ("The river did not rise to a level.", "The river rose to a level in the forest.", True),
        (
            "The fund no longer recommends the shares.",
            "The fund cut its rating of the shares.",
            None,
        ),
        # what had been intended was not done; what is said of what is left unsaid
        (
            "The routes will not open before autumn.",
            "It had intended to open the routes in June.",
            None,
        ),
        ("Professors would not say so openly.", "Professors said so in the hall.", None),
        (
            "Professors would not say that.",
            "Professors said that in the hall of the college.",
            True,
        ),
        # behind a quote nothing is denied any more
        (
            "Torres called for less of it.",
            "“Nobody asked for less of it,” Torres said of the hour.",
            None,
        ),
        # a verb and its comparison, and a word that only looks as if it placed something
        (
            "He had not seen better results in May.",
            "They were the best results he had seen in May.",
            None,
        ),
        (
            "He had not seen the results in May.",
            "They were the results he had seen in May.",
            True,
        ),
        (
            "The summary does not allow one to judge the drug.",
            "The summary makes it impossible to judge the drug.",
            None,
        ),
        # what denies things is said in too many ways to be missed
        (
            "No infection was found on the farms.",
            "The flocks of the farms have tested negative.",
            None,
        ),
        # no word of what is denied is the source's
        ("The camera had not worked since autumn.", "The camera broke down in the autumn.", None),
    ],
)
def test_a_denial_may_be_said_otherwise(
    sentence: str, paragraph: str, *, is_denied: bool | None
) -> None:
    found = compare_denial(sentence, [read_sentences(paragraph)])
    assert (found.is_denied if found else None) is is_denied


@pytest.mark.parametrize(
    ("sentence", "paragraph", "is_firmer"),
    [
        # a wish that is denied, or overtaken, leaves nothing open
        (
            "He told the board he was against losing the player.",
            "I did not want to lose the player and told the board.",
            None,
        ),
        ("He lost the player of the board.", "He wanted to lose the player of the board.", True),
        ("The routes will not open in June.", "It had intended to open the routes in June.", None),
        ("The routes will open in June.", "It intended to open the routes in June.", True),
        # a question asserts nothing
        (
            "He would not say how the club could pay the fee.",
            "He refused to say how the club would pay the fee.",
            None,
        ),
        ("The club could pay the fee.", "The club paid the fee on Friday.", False),
        # what is fixed for a day will be then, and what would be is on a condition
        (
            "The suit will be heard on 17 June.",
            "The first hearing of the suit is set for 17 June.",
            None,
        ),
        (
            "The silver would fetch less if melted.",
            "The silver may be melted and fetch less.",
            None,
        ),
        (
            "The offer was eleven days off a month.",
            "Under it crew could have eleven days off a month.",
            None,
        ),
        # what is considered may be done, as it says or a sentence of “it” behind it
        (
            "The airline may appeal.",
            "The court turned the airline away. It is considering an appeal.",
            None,
        ),
        (
            "A ruling on the vaccine is not likely this year.",
            "The ruling on the vaccine is with the state. She does not expect one.",
            None,
        ),
    ],
)
def test_what_leaves_something_open_is_told_in_many_ways(
    sentence: str, paragraph: str, *, is_firmer: bool | None
) -> None:
    found = compare_force(sentence, [read_sentences(paragraph)])
    assert (found.is_firmer if found else None) is is_firmer


@pytest.mark.parametrize(
    ("sentence", "is_done"),
    [
        ("A tenth of it goes to the fund.", False),
        ("The school stays closed this term.", False),
        ("The school closed this term.", True),
        ("The firm has bought the land.", True),
        ("The woman has been freed; the man goes before a court.", False),
        ("The woman has been freed; the man went before a court.", True),
    ],
)
def test_a_claim_that_is_ahead_is_told_in_the_present(sentence: str, *, is_done: bool) -> None:
    assert bool(claimed_as_done(sentence)) is is_done


@pytest.mark.parametrize(
    ("sentence", "paragraph", "missing"),
    [
        ("Three in five exams had it.", "61 percent of the exams", []),
        ("Four in five exams had it.", "61 percent of the exams", ["Four", "five"]),
        ("Less than a tenth of it was lost.", "roughly 8 percent was lost", []),
        ("A tenth of it was lost.", "roughly 8 percent was lost", ["A tenth"]),
        ("He is in the first eleven.", "He may start.", []),
        ("They came in the first twelve.", "They came.", ["twelve"]),
        ("A second flood is feared.", "It may be flooded again.", []),
        ("A second flood is feared.", "It may be flooded.", ["second"]),
        ("The third flood is feared.", "It may be flooded again.", ["third"]),
        ("It is in two files.", "It lies in tests/bad-3.xz tests/good.lzma as well.", []),
        ("It is in three files.", "It lies in tests/bad-3.xz tests/good.lzma as well.", ["three"]),
        ("It took two decades.", "It took 20 years.", []),
        ("It took two decades.", "It took 30 years.", ["two"]),
        ("It is in two files.", "It lies in tests/bad.xz alone.", ["two"]),
    ],
)
def test_a_count_may_be_said_in_other_words(
    sentence: str, paragraph: str, missing: list[str]
) -> None:
    pool = NumberPool()
    pool.add_paragraph(ParagraphNumbers(paragraph, "en"))
    found = [each.number.text for each in numbers_to_hold(sentence) if not pool.has(each)]
    assert found == missing


@pytest.mark.parametrize(
    ("sentence", "paragraph", "missing"),
    [
        # the source is of 6 March 2031
        ("He left two years before March 2031.", "He left two years ago.", 0),
        ("He left two years before March 2033.", "He left two years ago.", 1),
        ("He left before June 2031.", "He left two years ago.", 1),
        ("It is sold before 2033.", "It will be sold by the end of 2032.", 0),
        ("It is sold before 2034.", "It will be sold by the end of 2032.", 1),
        ("It opens before spring 2032.", "It opens next spring.", 0),
        ("It opens before spring 2035.", "It opens next spring.", 1),
    ],
)
def test_a_day_may_be_counted_from_that_of_the_source(
    tmp_path: Path, sentence: str, paragraph: str, missing: int
) -> None:
    assert len(day_findings(tmp_path, sentence, paragraph)) == missing


@pytest.mark.parametrize(
    ("paragraphs", "names"),
    [
        (("Headline", "Dear all, we met.", "Lorraine Whitfield, Provost"), ["Lorraine Whitfield"]),
        (
            ("Headline", "Dear all, we met.", "Janelle Okafor\nGeneral Manager"),
            ["Janelle Okafor General Manager"],
        ),
        (
            (
                "Headline",
                "By Anna Vost",
                "We met.",
                "It rained.",
                "It ended.",
                "It is over.",
                "Bye.",
            ),
            ["Anna Vost"],
        ),
        (("Anna Vost resigns", "We met Anna Vost.", "Anna Vost was there."), []),
        (("Headline", "We met.", "a" * 3_000_000), []),
    ],
    ids=["letter", "two lines", "byline", "prose", "long"],
)
def test_who_signs_a_text_is_read(paragraphs: tuple[str, ...], names: list[str]) -> None:
    assert list(signatures_of(paragraphs)) == names
