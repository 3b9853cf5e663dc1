"""Numbers, names, wording and modality of points, held against texts of sources."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.check.point_evidence import HeldPoint, PointEvidence, computed_lines
from briefing.check.source_reading import SourceReading
from briefing.evidence.modality import claimed_as_done, compare_force, may_hedge
from briefing.evidence.modality_sentences import read_sentences
from briefing.evidence.names import Vocabulary, missing_names
from briefing.evidence.negation import compare_denial, denies_somehow
from briefing.evidence.number_matching import (
    NumberPool,
    ParagraphNumbers,
    has_code,
    numbers_to_hold,
    stands_alone,
)
from briefing.evidence.numbers import MOST, find_numbers
from briefing.evidence.shared_wording import SearchableText, longest_shared_run
from briefing.evidence.told_elsewhere import find_elsewhere
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.library import load_folder
from briefing.model.paragraphs import Paragraphs, Passage
from briefing.model.source_text import SourceText
from briefing.tui.verification import Verification
from briefing.tui.workspace import Workspace
from tests.briefings import dispute, event, make_briefing, point, side, source
from tests.conftest import HARBOUR, ROOT, Run


def missing(sentence: str, paragraph: str, language: str = "en", computed: str = "") -> list[str]:
    """Return the numbers of a sentence that a paragraph does not have."""
    pool = NumberPool()
    pool.add_paragraph(ParagraphNumbers(paragraph, language))
    if computed:
        pool.add_line(computed)
    return [
        each.number.text
        for each in numbers_to_hold(sentence)
        if not (
            pool.has(each) if each.number.readings else has_code(each.number.text, (paragraph,))
        )
    ]


@pytest.mark.parametrize(
    ("sentence", "paragraph"),
    [
        ("It has 450 berths.", "450 berths"),
        ("It took six and a quarter hours.", "It took six hours and a quarter."),
        ("It is 9.5 metres deep.", "水深は9.5メートルです。"),
        ("It took 0.8 seconds.", "real 0m0.8s"),
        ("Twenty-four voted for it.", "24 votes to 17"),
        ("It costs 45 million crowns.", "The price is 45,000,000 crowns."),
        ("Half of it is paid.", "The State pays 50 per cent."),
        ("A tenth of it goes to defence.", "10% of all spending"),
        ("Two in three questions were about it.", "Two thirds of the questions"),
        ("A dozen ferries came.", "There were 12 ferries."),
        ("It lasted a year and a half.", "for 1.5 years"),
        ("From 5 to 10 million people saw it.", "between 5 and 10 million"),
        (
            "It takes 148 of the 180 million crowns, the rest 32.",
            "180 million: 148 million, 32 million",
        ),
        ("It was about 300.", "There were 297 of them."),
        ("The third berth is new.", "Berth 3 is new."),
        ("The G7 met.", "the Group of Seven met"),
        ("The 2+2 talks began.", "the two-plus-two talks"),
        ("It met 10 members on 5 May 2031 at 14:00.", "the ten members"),
        ("One of them left, at first.", "Nobody left."),
        ("The two sides agreed.", "Both agreed."),
        ("It costs ３.５ per cent.", "3.5%"),
        ("It has 2½ million users.", "two and a half million users"),
        ("It took 2 ½ hours.", "for 2.5 hours"),
        ("It rose by 5 3/4 per cent.", "by 5.75%"),
        ("It took two and three quarters.", "2.75 of it"),
        ("It has three-quarters of a million users.", "750,000 users"),
        ("It came to 1800 boats.", "There were 1,800 boats."),
        ("It is 30 kilometres away.", "30 km off the coast"),
        ("It takes ten hours.", "a ten-hour trip"),
        ("It costs five million Swiss francs.", "CHF 5 million"),
        ("It takes 5 to 10 hours.", "5 or 10 hours"),
        ("It costs 5 to 10 dollars.", "$5 at least, and $10 at most"),
        ("It was about 1.03 million.", "1.034 million of them"),
    ],
)
def test_a_number_is_found_however_it_is_written(sentence: str, paragraph: str) -> None:
    assert missing(sentence, paragraph) == []


@pytest.mark.parametrize(
    ("sentence", "paragraph", "found"),
    [
        ("It has 540 berths.", "450 berths", ["540"]),
        ("It took 8.07 seconds.", "0.807 seconds", ["8.07 seconds"]),
        ("It costs 5 billion crowns.", "5 million crowns", ["5 billion crowns"]),
        ("It rose by 10 percent.", "It rose by 10.", ["10 percent"]),
        ("It rose by 10.", "It rose by 10 percent.", ["10"]),
        ("It costs $5 million.", "It costs €5 million.", ["$5 million"]),
        ("Three ferries came.", "Four ferries came on 3 May.", ["Three"]),
        ("It is CVE-2024-3049.", "It is CVE-2024-3094.", ["CVE-2024-3049"]),
        ("It was about 540.", "There were 450 of them.", ["540"]),
        ("A third of it is paid.", "A quarter of it is paid.", ["A third"]),
        ("1,2,3,4", "2 and 3 and 4", ["1"]),
        ("It has 3½ million users.", "two and a half million users", ["3½ million"]),
        ("It took two and a half hours.", "It took two and a quarter.", ["two and a half hours"]),
        ("It is 30 miles away.", "30 km off the coast", ["30 miles"]),
        ("It takes ten weeks.", "It takes ten months.", ["ten weeks"]),
        ("It costs 5 million forint.", "5 million francs", ["5 million forint"]),
        ("It came to 1580 boats.", "There were 1850 boats.", ["1580"]),
        # the first of a range has the currency of the second
        ("It costs 5 to 10 dollars.", "€5 at least, and $10 at most", ["5"]),
        # a rough number has fewer digits than the one that it stands for
        ("It was about 1.034 million.", "1.03 million of them", ["1.034 million"]),
        ("It was about 1030.", "1031 of them, in the year", []),
        ("It was about 1031.", "1030 of them", ["1031"]),
    ],
)
def test_a_wrong_number_is_found(sentence: str, paragraph: str, found: list[str]) -> None:
    assert missing(sentence, paragraph) == found


@pytest.mark.parametrize(
    ("sentence", "paragraph", "language"),
    [
        ("It costs 1.2 trillion yen.", "予算は1兆2000億円です。", "ja"),
        ("Five countries joined.", "五カ国が参加した。", "ja"),
        ("A fifth of it is paid.", "2割を支払う", "ja"),
        ("Three ferries cost 1.5 million.", "Drei Fähren kosten 1,5 Millionen Euro.", "de"),
        ("Half of it is paid.", "La moitié est payée.", "fr"),
        ("It costs £5 million.", "Es kostet fünf Millionen Pfund.", "de"),
        ("It costs five million.", "Es kostet 5 Millionen Pfund.", "de"),
        (
            "Half a million came, of 2.5 million.",
            "eine halbe Million, von zweieinhalb Millionen",
            "de",
        ),
        ("It was 345,021.", "dreihundertfünfundvierzigtausendeinundzwanzig", "de"),
        ("It costs 1.2 trillion.", "Es kostet 1,2 Billionen.", "de"),
        ("It costs £5 million.", "Cela coûte cinq millions de livres.", "fr"),
        (
            "There were 97 of 200 in 1,984 boats.",
            "quatre-vingt-dix-sept; deux cents; mille neuf cent quatre-vingt-quatre",
            "fr",
        ),
        ("It costs 5 billion euros.", "Cuesta cinco mil millones de euros.", "es"),
        ("It costs 300 billion, for 32 boats.", "Son 300 mil millones, treinta y dos.", "es"),
        ("It costs £5 million, for 48 boats.", "cinque milioni di sterline, quarantotto", "it"),
        (
            "It costs £5 million, for 250 boats.",
            "cinco milhões de libras, duzentos e cinquenta",
            "pt",
        ),
        ("It costs £1.5 million, for 22 boats.", "anderhalf miljoen pond, tweeëntwintig", "nl"),
        ("Seven ferries came.", "Семь паромов пришли.", "ru"),
    ],
)
def test_numbers_are_read_in_other_languages_as_far_as_their_words_are_known(
    sentence: str, paragraph: str, language: str
) -> None:
    assert missing(sentence, paragraph, language) == []


@pytest.mark.parametrize(
    ("sentence", "paragraph", "language", "found"),
    [
        ("It costs £6 million.", "Es kostet fünf Millionen Pfund.", "de", ["£6 million"]),
        ("It costs €5 million.", "Es kostet fünf Millionen Pfund.", "de", ["€5 million"]),
        ("It costs five thousand.", "Es kostet fünf Millionen.", "de", ["five thousand"]),
        ("They are 21.", "Es sind zwanzig und ein Boot.", "de", ["21"]),
        ("They are 35.", "trente. cinq", "fr", ["35"]),
        ("They are 35.", "cinq trente", "fr", ["35"]),
        ("It costs a million.", "Es kostet 5 Millionen.", "de", ["a million"]),
        ("It costs 5 billion.", "Es kostet 5 Billionen.", "de", ["5 billion"]),
    ],
)
def test_a_wrong_number_is_found_across_languages(
    sentence: str, paragraph: str, language: str, found: list[str]
) -> None:
    assert missing(sentence, paragraph, language) == found


def test_a_computed_line_counts_as_given_at_the_scale_of_the_source() -> None:
    paragraph = "The cost is 214 million crowns, the sum 180 million."
    assert missing("It leaves 34 million out.", paragraph) == ["34 million"]
    line = "214 - 180 = 34"
    assert missing("It leaves 34 million out.", paragraph, computed=line) == []
    assert missing("It leaves 34 billion out.", paragraph, computed=line) == ["34 billion"]


@pytest.mark.parametrize(
    "text",
    [
        *("1,2,3,4," * 60_000, "a, b, " * 80_000, "9" * 500_000, "one hundred and " * 30_000),
        *("A-1-" * 100_000, "Jan. 1, 2, " * 30_000, "half a " * 60_000, "一" * 200_000),
        *("first " * 80_000, "$ " * 200_000, "a-" * 200_000),
    ],
    ids=lambda text: text[:8],
)
def test_numbers_of_any_text_are_read_in_linear_time(text: str) -> None:
    started = time.process_time()
    assert len(find_numbers(text)) <= MOST
    assert time.process_time() - started < 10  # a search that goes back takes minutes


def test_a_number_of_many_digits_is_compared_by_its_letters() -> None:
    [number] = find_numbers("9" * 400)
    assert not number.readings
    assert missing("9" * 400, "9" * 399) == ["9" * 400]


def no_names(sentence: str, text: str) -> list[str]:
    return [each.text for each in missing_names(sentence, [Vocabulary((text,))], lambda _: False)]


@pytest.mark.parametrize(
    ("sentence", "text", "found"),
    [
        ("In May, Mayor Irene Volt spoke.", "Mayor Irena Vost spoke.", ["Irene Volt"]),
        ("Tanaka spoke.", "Mayor Vost spoke.", ["Tanaka"]),
        ("The French and the US spoke on Monday.", "France and America spoke.", []),
        ("Its share of GDP rose.", "gross domestic product", []),
        ("The Defence Ministry spoke.", "Department of Defense", []),
        ("Müller's plan is Vost’s.", "Muller and Vost", []),
        ("The United States agreed.", "The US agreed.", []),
        ("Traffic rose.", "More ships came.", ["Traffic"]),
        ("Ferries rose.", "More ships came.", []),
    ],
)
def test_names_are_looked_up_without_accents_endings_and_offices(
    sentence: str, text: str, found: list[str]
) -> None:
    assert no_names(sentence, text) == found


SOURCE = SearchableText(
    "The council resolved last night that no boat may leave the quay before a new one is ready."
)


@pytest.mark.parametrize(
    ("sentence", "length"),
    [
        ("So no boat may leave the quay before a new one is ready.", 12),
        ("NO BOAT may leave, the quay, before a new one is there.", 11),
        ("No boat may leave the quay until it has another.", None),
        ("It said “no boat may leave the quay before a new one is ready”.", None),
    ],
)
def test_ten_words_in_a_row_are_the_sources(sentence: str, length: int | None) -> None:
    run = longest_shared_run(sentence, SOURCE)
    assert (run.length if run else None) == length


def test_twenty_signs_in_a_row_are_the_sources() -> None:
    text = "港湾当局は新しい埠頭が完成するまで漁船を移動させないと述べた。"
    source = SearchableText(f"昨夜、{text}")
    run = longest_shared_run(text, source)
    assert run
    assert run.is_signs
    assert (
        longest_shared_run(
            "漁船は新しい埠頭ができるまで今の場所に残ると当局が説明している。", source
        )
        is None
    )


@pytest.mark.parametrize(
    ("sentence", "paragraph", "is_firmer"),
    [
        (
            "The council raised the harbour levy.",
            "The council plans to raise the harbour levy.",
            True,
        ),
        ("The council will raise the levy.", "The council could raise the levy soon.", True),
        (
            "The two cities agreed on a railway.",
            "The two cities reportedly agreed on a railway.",
            True,
        ),
        ("The ferry visited the harbour.", "The ferry will visit the harbour in May.", True),
        ("The council may raise the levy.", "The council raised the levy yesterday.", False),
        ("The council reportedly approved the levy.", "The council approved the levy.", False),
        ("The council plans to raise the levy.", "The council intends to raise the levy.", None),
        ("The levy is to rise.", "The levy will rise in May.", None),
        # the very act is told as done, whatever else the sentence leaves open
        (
            "The council plans to approve the harbour levy.",
            "The council approved the harbour levy and asked for plans for the next one.",
            False,
        ),
        (
            "The council plans to approve the harbour levy.",
            "The harbour levy will be approved by the council.",
            None,
        ),
        # a day that is printed, and one that is worked out
        ("The council met possibly on 4 March.", "On March 4 the council met.", False),
        ("The council met possibly on 4 March.", "On Tuesday the council met.", None),
        ("The council met possibly on 4 March.", "The council met perhaps on 4 March.", None),
        # what is planned of something else excuses nothing
        (
            "The harbour board may be moved to Port Ansel.",
            (
                "The harbour board was moved to Port Ansel, while elsewhere, on far islands with "
                "long winters and short days, people spoke of a planned library."
            ),
            False,
        ),
        # the plan did it
        (
            "The mayor's plan made the harbour the largest of the coast.",
            "The plan will make the harbour the largest of the coast.",
            True,
        ),
        ("Boats came to the harbour.", "Tugs could not tow the barge.", None),
        # a verb that is ahead in the source is past in its own clause, whatever stands beside it
        (
            "The trial should wait, as no pilot took the boat over the rock.",
            "The trial should wait: no pilot would take the boat over that rock.",
            True,
        ),
        (
            "The mayor wrote to the county if no answer came.",
            "The mayor will write to the county if no answer comes.",
            True,
        ),
        (
            "The mayor is to have written to the county if no answer came.",
            "The mayor will write to the county if no answer comes.",
            None,
        ),
        ("He will give evidence next week.", "He will probably give evidence next week.", True),
        ("He is not allowed to leave the canton.", "He may not leave the canton at all.", None),
        (
            "The account may write 450 commits.",
            "The account wrote 450 commits to several projects.",
            False,
        ),
    ],
)
def test_a_point_is_as_firm_as_its_source(
    sentence: str, paragraph: str, *, is_firmer: bool | None
) -> None:
    found = compare_force(sentence, [read_sentences(paragraph)])
    assert (found.is_firmer if found else None) is is_firmer


@pytest.mark.parametrize(
    ("sentence", "paragraph", "is_denied"),
    [
        ("The council did not raise the levy.", "The council raised the harbour levy.", True),
        ("No boat has to leave the quay.", "Every boat must leave the quay.", True),
        ("Nothing was not signed on Friday.", "The agreement was not signed on Friday.", True),
        ("The council did not raise the levy.", "The council refused to raise the levy.", None),
        ("The owner is not known.", "The owner of the boat is unknown.", None),
        ("The council raised the levy.", "The council did not raise the harbour levy.", False),
        ("The owner is known.", "The owner of the boat remains unknown.", False),
        ("The council refused to raise the levy.", "The council did not raise the levy.", None),
        # the word is not about what the sentence says
        ("The council raised the levy.", "The council raised the levy and did not ask us.", None),
        # “not only” denies nothing, nor does what a curator says of a source
        ("The council raised the levy.", "It not only raised the levy, but the council.", None),
        ("A councillor, who is not named, said that the levy rose.", "The levy rose.", None),
        ("The list has no line for the levy.", "The list: boats, quays.", None),
        # what only looks like a denial, and what the sentence has as well, is none
        ("The council did not disclose it.", "The council disclosed it in a discussion.", True),
        ("The unstable quay was not shut.", "The unstable quay was shut.", True),
        # the word that is denied is looked for, whatever else of the sentence is denied
        ("The levy was not signed.", "No mayor came, but the levy was signed.", True),
        ("Vost is not the owner of the quay.", "Vost, the owner of the quay, said no.", True),
        ("The council signed the levy.", "The council has yet to sign the levy.", False),
        ("The council signed the levy.", "The council refused to sign the levy.", False),
        # the same is denied in other words
        ("The council has not decided on the levy.", "The council has yet to decide on it.", None),
        (
            "The talks on the levy did not end in a vote.",
            "The talks on it ended without a vote.",
            None,
        ),
        ("The levy was signed.", "It was not signed, but later the levy was signed.", None),
        # what only looks like the contrary of something turns nothing around
        ("The ship did not bring arms.", "The ship brought missiles to the harbour.", True),
        ("The quay was not shut by the storm.", "The storm closed the quay of the port.", True),
        ("The quay was not open in the storm.", "The quay was closed in the storm.", None),
        (
            "The board had not a hint of fraud.",
            "The board got a hint of fraud a few days ago.",
            True,
        ),
        ("The council had not decided.", "The council decided, and nobody else.", True),
        (
            "Who owns it is known, and no mayor spoke.",
            "The owner is unknown. No mayor spoke.",
            None,
        ),
        ("The ferry's owner is known, and nobody asked.", "The ferry's owner is unknown.", False),
        ("The January wages have been paid.", "The wages for January remain unpaid.", False),
        (
            "Japan spotted the drone there.",
            "It was the first time it had spotted the drone.",
            False,
        ),
        # the same is denied of another verb, or it went on without
        (
            "The council had seen the letter before its vote.",
            "The council had not been shown the letter before its vote.",
            False,
        ),
        (
            "The crisis of 2009 did end in an eruption.",
            "The crisis of 2009 ended without an eruption.",
            False,
        ),
        (
            "The crisis had a cost.",
            "The crisis of May ended without a cost to the crisis fund.",
            None,
        ),
        (
            "It ended in a vote on the quay.",
            "It went on without a word, to a vote on the quay.",
            None,
        ),
        # the first who does something, words of time, and what is denied of something else
        ("No woman had led the race before.", "Harju is the first woman to lead the race.", None),
        ("No woman led the race.", "The first woman came, and a woman led the race.", True),
        ("Boats stay in the harbour until nine.", "No boat leaves the harbour before nine.", None),
        ("The boats may sail before nine.", "The boats may not sail before nine.", False),
        (
            "He does not regret his vote.",
            "He regretted the tone of the vote, but not his vote.",
            None,
        ),
        ("The culvert is not the council's.", "The council does not own the culvert.", None),
        ("The lifeboat went out 22 times.", "The lifeboat never went out of service.", None),
        ("The club did not heed the warnings.", "The club had ignored the warnings.", None),
    ],
)
def test_a_negation_has_its_counterpart(
    sentence: str, paragraph: str, *, is_denied: bool | None
) -> None:
    found = compare_denial(sentence, [read_sentences(paragraph)])
    assert (found.is_denied if found else None) is is_denied


@pytest.mark.parametrize(
    ("sentence", "cited", "found"),
    [
        ("Ferries bring grain and timber from Merrow.", {0}, 1),
        ("Ferries bring grain and timber from Merrow.", {1}, None),
        # three words of the sentence stand in what is cited
        ("Ferries bring grain to the board in the hall.", {0}, None),
        # nothing else shares more
        ("The chairman resigned.", {0}, None),
    ],
)
def test_a_sentence_is_told_in_the_paragraph_that_has_its_words(
    sentence: str, cited: set[int], found: int | None
) -> None:
    paragraphs = (
        "the board met with ferries in the hall.",
        "grain and timber came from merrow with the ferries.",
        "nobody else spoke.",
    )
    assert find_elsewhere(sentence, cited, paragraphs, "\n".join(paragraphs)) == found


@pytest.mark.parametrize(
    ("sentence", "paragraph", "found"),
    [
        ("Three quarters of it is paid.", "Two thirds of it is paid.", ["Three quarters"]),
        ("Four fifths came.", "Two fifths came.", ["Four fifths"]),
        ("3/5 came.", "3/4 came.", ["3/5"]),
        ("Rule 7/13 holds.", "Rule 7/12 holds.", ["7/13"]),
        ("It won 0/5 games.", "It won 0/0 games.", ["0/5"]),
        ("5 of them left.", "3/5 left.", ["5"]),
        ("5 boats came.", "A fifth of the boats came.", ["5"]),
        ("Five of six passed.", "5/6 passed.", []),
        ("5/6 passed.", "Five of the six passed.", []),
        ("3/5 came.", "Three fifths came.", []),
        ("One in five came.", "20 per cent came.", []),
        ("One in five came.", "25 per cent came.", ["five"]),
        ("It is open 24 hours a day.", "It is open 24/7.", []),
        ("Three quarters came.", "75 per cent came.", []),
        ("It rose for three quarters.", "It rose for three consecutive quarters.", []),
        ("It rose for three quarters.", "It rose for 3 quarters.", []),
        ("It rose for 3 quarters.", "It rose for three quarters of the time.", []),
    ],
)
def test_a_fraction_is_there_by_its_share_or_by_both_its_numbers(
    sentence: str, paragraph: str, found: list[str]
) -> None:
    assert missing(sentence, paragraph) == found


@pytest.mark.parametrize(
    ("sentence", "paragraph", "found"),
    [
        ("It costs $4bn.", "It costs 4bn euros.", ["$4bn"]),
        ("It costs 4 billion pounds.", "It costs 4bn euros.", ["4 billion pounds"]),
        ("It costs 5 million dollars.", "It costs 5m crowns.", ["5 million dollars"]),
        ("It has 30 million tonnes.", "It is 30m long.", ["30 million tonnes"]),
        ("It has 30 million miles.", "It has 30m tonnes.", ["30 million miles"]),
        ("It costs €4bn.", "It costs 4bn euros.", []),
        ("It costs €4bn.", "It is a 4bn-euro plan.", []),
        ("It costs $4bn.", "It is a 4bn-euro plan.", ["$4bn"]),
        ("It costs 5m dollars.", "It costs $5 million.", []),
        ("It is 30 metres long.", "It is 30m long.", []),
        ("It has 30 million tonnes.", "It has 30m tonnes.", []),
        ("It has 30 million people.", "It has 30m people.", []),
        ("It was -5 degrees.", "It was 5 degrees.", ["-5 degrees"]),
        ("It was 5 degrees.", "It was −5 degrees.", ["5 degrees"]),
        ("It was 5 degrees.", "It was minus 5 degrees.", ["5 degrees"]),
        ("It was 5 degrees.", "It was between 5 and 9 degrees.", []),
        ("It was 5 degrees.", "It was 5-9 degrees.", []),
        ("It was minus five degrees.", "It was -5 degrees.", []),
        ("It was 5 degrees below zero.", "It was minus five degrees.", []),
        ("It was -5 degrees.", "It was between minus 5 and minus 10 degrees.", []),
        ("It fell by 3 per cent.", "-3 %", []),
    ],
)
def test_a_number_has_its_scale_its_unit_and_below_zero_its_sign(
    sentence: str, paragraph: str, found: list[str]
) -> None:
    assert missing(sentence, paragraph) == found


@pytest.mark.parametrize(
    ("sentence", "paragraph", "found"),
    [
        ("It opens in Q1 2030.", "It opens in the first quarter of 2030.", []),
        ("It opens in Q1 2030.", "It opens in 1Q 2030.", []),
        ("It opens in Q1 2030.", "It opens in the second quarter of 2030.", ["Q1"]),
        ("It rose by 3.5 points.", "It rose by 3.5 percentage points.", []),
        ("It rose by 3.5 points.", "It rose by 3.5 per cent.", ["3.5"]),
        ("It is 1.609 km long.", "It is 1,609 metres long.", []),
        ("It is 1,609 metres long.", "It is 1.609 km long.", []),
        ("It is 1.609 km long.", "It has 1,609 boats.", ["1.609 km"]),
        ("It is 1.7 km long.", "It is 1,609 metres long.", ["1.7 km"]),
        ("It took 2,500 kg.", "It took 2.5 tonnes.", []),
        ("It has 2 gigawatts.", "It has 2,000 megawatts.", []),
        ("It has 20 boats.", "It has a score of boats.", []),
        ("It has 60 boats.", "It has three score boats.", []),
    ],
)
def test_a_number_may_be_said_in_another_unit_or_word(
    sentence: str, paragraph: str, found: list[str]
) -> None:
    assert missing(sentence, paragraph) == found


def test_a_number_with_a_sign_does_not_stand_where_there_is_none() -> None:
    for text in ("minus 5 degrees", "5 degrees below zero", "−5 degrees"):
        place = text.index("5")
        assert not stands_alone(text, place, place + len("5 degrees")), text


def test_a_bare_number_has_the_currency_of_its_paragraph() -> None:
    paragraph = "The works cost 180 million crowns. The whole comes to 214 million."
    assert not missing("The whole is put at 214 million crowns.", paragraph)
    assert missing("The whole is put at 214 million francs.", paragraph) == ["214 million francs"]
    assert not missing("The whole is put at 214 million francs.", "It comes to 214 million.")


def test_a_long_line_is_held_in_linear_time() -> None:
    line = "The council refused to sign the levy, and did not say why " * 4_000
    started = time.process_time()
    compare_denial("The council signed the levy.", [read_sentences(line)])
    compare_denial("The council signed the levy.", [read_sentences(line.replace(" why", "."))])
    assert time.process_time() - started < 3


def test_each_citation_that_is_as_near_bears_a_negation() -> None:
    sentence = "The council did not raise the harbour levy."
    raised = read_sentences("The council raised the harbour levy.")
    refused = read_sentences("The council refused to raise the harbour levy.")
    other = read_sentences("The harbour is large.")
    assert compare_denial(sentence, [refused, raised])
    assert not compare_denial(sentence, [refused, other])


@pytest.mark.parametrize(
    ("paragraph", "language", "denies"),
    [
        ("なお、寄港を断念した事実はございません。", "ja", True),
        ("寄港する予定です。", "ja", False),
        ("Der Rat hat keine Abgabe beschlossen.", "de", True),
        ("Der Rat hat die Abgabe beschlossen.", "de", False),
        ("Le conseil n’a rien dit.", "fr", True),
        ("Совет решил.", "ru", True),  # nobody knows
        ("The council refused.", "en", True),
    ],
)
def test_other_languages_are_asked_for_a_word_that_denies(
    paragraph: str, language: str, *, denies: bool
) -> None:
    assert denies_somehow(paragraph, language) is denies


def test_a_planned_point_says_that_it_is_ahead() -> None:
    assert claimed_as_done("The council raised the levy.")
    assert not claimed_as_done("The council means to raise the levy.")
    assert claimed_as_done("Under the council's plan the levy rose ahead of the vote.")
    assert claimed_as_done("The council raised the levy.", is_commitment=True)
    assert not claimed_as_done("The council agreed on a levy.", is_commitment=True)
    assert not claimed_as_done("The council has the levy in hand.", is_commitment=True)


@pytest.mark.parametrize(
    ("paragraph", "language", "is_hedged"),
    [
        ("市は4月1日に通知を発表した。", "ja", False),
        ("市は4月1日に通知を発表する予定だ。", "ja", True),
        ("Der Rat hat die Abgabe erhöht.", "de", False),
        ("Der Rat soll die Abgabe erhöht haben.", "de", True),
        ("Совет повысил сбор.", "ru", True),  # nobody knows
    ],
)
def test_a_hedge_is_asked_for_in_other_languages(
    paragraph: str, language: str, *, is_hedged: bool
) -> None:
    assert may_hedge(paragraph, language) is is_hedged


_AMOUNTS = st.integers(21, 10**6).map("{:,}".format)
_NAMES = st.sampled_from(("Vost", "Orrin Dredging", "Port Ansel"))


@given(_AMOUNTS, _NAMES, st.sampled_from(("paid {} to {}", "gave {1} {0}", "{1} had {0} of them")))
def test_a_sound_point_stays_sound_in_other_words(amount: str, name: str, words: str) -> None:
    paragraph = f"The harbour had {amount} of its ferries repaired by {name}."
    sentence = f"It {words.format(amount, name)}."
    assert missing(sentence, paragraph) == []
    assert no_names(sentence, paragraph) == []


@given(st.integers(21, 10**6), st.integers(1, 10**6))
def test_a_number_that_is_not_there_is_found(number: int, more: int) -> None:
    assert missing(f"It has {number + more:,} boats.", f"It has {number:,} boats.") == [
        f"{number + more:,}"
    ]


def test_the_example_holds_in_every_point_and_a_wrong_number_does_not() -> None:
    loaded = load_folder(str(ROOT / "example"))
    assert loaded.briefing
    index = Index(loaded.briefing)
    workspace = Workspace(str(ROOT / "example"))
    verification = workspace.verification
    day = index.days[-1]
    points = [
        (each.point, each.ref, day)
        for each_event in look(index, Lens()).events
        for each in each_event.own
    ]
    assert not any(verification.holds(*each) for each in points)  # nobody has looked yet
    assert verification.look(index)
    assert all(verification.holds(*each) for each in points)
    assert not verification.is_asked
    [(cost, ref, _)] = [each for each in points if each[1] == "vote#cost"]
    wrong = cost._replace(text=cost.text.replace("180", "108"))
    assert wrong.text != cost.text
    other = Verification(workspace.text_of)
    other.holds(wrong, ref, day)
    assert not other.look(index)
    assert not other.holds(wrong, ref, day)


def test_where_no_text_is_at_hand_nothing_is_held() -> None:
    loaded = load_folder(str(HARBOUR))
    assert loaded.briefing
    index = Index(loaded.briefing)
    verification = Verification(lambda _: None)
    for each in look(index, Lens()).events:
        for seen in each.own:
            verification.holds(seen.point, seen.ref, index.days[-1])
    assert verification.is_asked
    assert not verification.look(index)


def test_what_holds_on_a_day_does_not_rest_on_what_came_later() -> None:
    """A name in a title of later clears no point, nor does a sum of a later dispute."""
    early, late = source("a", "2031-03-01"), source("b", "2031-03-09")
    told = point("p", "reported", "a")._replace(text="The board met Irena Vost.")
    summed = point("q", "reported", "a")._replace(text="It has 34 boats.")
    later = point("r", "reported", "b")
    events = [
        event("talks", "2031-03-01", told, summed),
        event("visit", "2031-03-08", later, title="Visit of Irena Vost"),
    ]
    line = side(computed="17 * 2 = 34")
    briefing = make_briefing(
        [early, late],
        events,
        disputes=[dispute("boats", side("b"), line, touches=["talks#q"])],
    )
    index = Index(briefing)
    text = SourceText(("The board met, with its boats.",) * 3, is_as_recorded=True)
    verification = Verification(lambda _: text)
    for day in index.days:
        for each in look(index, Lens(as_of=day)).events:
            for seen in each.own:
                verification.holds(seen.point, seen.ref, day)
    verification.look(index)
    first = index.days[0]
    assert not verification.holds(told, "talks#p", first)
    assert not verification.holds(summed, "talks#q", first)


@pytest.mark.slow
def test_a_wrong_number_is_said_while_the_point_is_written(tmp_path: Path, briefing: Run) -> None:
    folder = tmp_path / "port"
    shutil.copytree(ROOT / "example", folder)
    words = ("--cite", "council", "4", "--dry-run")
    wrong = briefing("point", "vote", "The works cost 810 million crowns.", folder, *words)
    assert "number-missing" in wrong.stderr
    right = briefing("point", "vote", "The works cost 180 million crowns.", folder, *words)
    assert "number-missing" not in right.stderr
    line = ("--computed", "180 + 20 = 200")
    summed = briefing("point", "vote", "They come to 200 million.", folder, *words, *line)
    assert "number-missing" not in summed.stderr
    assert "computed: 180 + 20 = 200" in summed.stdout
    false = briefing(
        "point", "vote", "They come to 90 million.", folder, *words, "--computed", "0/0 = 90"
    )
    assert "no-arithmetic" in false.stderr


def test_check_counts_what_was_held_against_texts(briefing: Run) -> None:
    said = briefing("check", ROOT / "example").stderr
    assert "34 of 34 numbers in the paragraphs cited, 63 of 63 citations with a text" in said
    assert "in the paragraphs cited" not in briefing("print", ROOT / "example").stdout


@pytest.mark.parametrize(
    "text",
    ["Fifteen boats left.", "Sixty-one boats left.", "The CEO and GDP."],
)
def test_a_number_word_or_an_abbreviation_is_no_name(text: str) -> None:
    assert missing_names(text, [Vocabulary(("They left.",))], lambda _: False) == []


def test_a_number_may_stand_in_a_text_that_is_not_at_hand() -> None:
    loaded = load_folder(str(ROOT / "example"))
    assert loaded.briefing
    workspace = Workspace(str(ROOT / "example"))
    sources = loaded.briefing.sources
    evidence = PointEvidence(
        loaded.briefing,
        lambda name: None if name == "gazette" else workspace.text_of(sources[name]),
    )
    [signed] = [
        each for each in loaded.briefing.events["letter-of-intent"].points if each.id == "signed"
    ]
    assert len({each.source for each in signed.cites}) > 1
    assert evidence.numbers(signed.text, signed.cites) is None


def test_a_name_is_held_against_what_its_point_cites_whatever_was_read_before() -> None:
    """A word that another source has without a capital makes no name of this one ordinary."""
    first, second = source("a", "2031-03-01"), source("b", "2031-03-02")
    told = point("p", "reported", "a")._replace(text="Ember spoke of the boats.")
    other = point("q", "reported", "b")._replace(text="Embers glowed in the hall.")
    briefing = make_briefing([first, second], [event("fire", "2031-03-01", told, other)])
    texts = {
        "a": SourceText(("Somebody spoke of the boats.",), is_as_recorded=True),
        "b": SourceText(
            ("An ember and all embers of the fire glowed in the hall.",), is_as_recorded=True
        ),
    }
    alone = PointEvidence(briefing, texts.get)
    found = alone.names(told.text, told.cites)
    late = PointEvidence(briefing, texts.get)
    late.names(other.text, other.cites)
    assert [each.text for each in found] == ["Ember"]
    assert late.names(told.text, told.cites) == found


def test_a_voice_is_no_name_of_a_point_where_another_one_speaks() -> None:
    loaded = load_folder(str(ROOT / "example"))
    assert loaded.briefing
    workspace = Workspace(str(ROOT / "example"))
    sources = loaded.briefing.sources
    evidence = PointEvidence(loaded.briefing, lambda name: workspace.text_of(sources[name]))
    points = loaded.briefing.events["letter-of-intent"].points
    [ends] = [each for each in points if each.id == "ends"]
    [wrong] = evidence.names("The sum was named by Lund.", ends.cites)
    assert wrong.text == "Lund"
    spoken = [each._replace(by="lund") for each in ends.cites]
    assert not evidence.names("The sum was named by Lund.", spoken)


def evidence_of(
    text: str, *cites: str, paragraphs: Sequence[str] = (), computed: str = ""
) -> HeldPoint:
    """Return what holds of a point that cites sources whose texts have some paragraphs."""
    sources = [source(each, "2031-03-01") for each in cites]
    made = point("p", "reported", *cites)._replace(text=text, computed=computed)
    briefing = make_briefing(sources, [event("talks", "2031-03-01", made)])
    known = SourceText(tuple(paragraphs), is_as_recorded=True)
    evidence = PointEvidence(briefing, lambda _: known)
    lines = computed_lines(briefing)
    return evidence.hold(made, "talks#p", lines.get("talks#p", ()))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("214 - 180 = 34", []),  # at the scale of the source
        ("180 / 12 = 15", []),  # months need no source
        ("180 * 0.9 = 162", []),  # ten per cent less
        ("250 - 180 = 70", ["250"]),
        ("180 + 2500 = 2680", ["2500"]),
    ],
)
def test_what_a_result_is_worked_out_from_stands_in_the_paragraphs(
    line: str, found: list[str]
) -> None:
    paragraph = "The cost is 214 million crowns, the sum 180 million, give or take 10 per cent."
    result = line.partition("= ")[2]
    text = f"It comes to {result} million crowns in the council's count."
    held = evidence_of(text, "a", paragraphs=[paragraph] * 3, computed=line)
    missing_ones = [each.held.number.text for each in held.numbers or () if not each.is_there]
    assert missing_ones == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor called it “a great day” for the town.", ["a great day"]),
        ("The mayor called it “a good day.”", []),
        ("The mayor called it ‘a good day’, and “so bad”.", ["so bad"]),
        ("The mayor called it a great day.", []),
    ],
)
def test_words_in_quotation_marks_stand_in_the_paragraphs(text: str, found: list[str]) -> None:
    held = evidence_of(text, "a", paragraphs=["The mayor said that it was a good day."] * 3)
    assert held.quoted == found
    assert held.holds is not bool(found)


def test_translated_words_in_quotation_marks_are_not_looked_up() -> None:
    paragraphs = ["市長は良い一日だったと述べた。"] * 3
    assert not evidence_of("The mayor said it was “a good day”.", "a", paragraphs=paragraphs).quoted


def test_what_is_verified_has_every_text_and_every_quote() -> None:
    made = point("p", "reported", "a", "b")._replace(text="The boats left.")
    sources = [source("a", "2031-03-01"), source("b", "2031-03-01")]
    briefing = make_briefing(sources, [event("talks", "2031-03-01", made)])
    text = SourceText(("The boats left the quay.",) * 3, is_as_recorded=True)
    assert PointEvidence(briefing, lambda _: text).is_verified(made, "talks#p")
    alone = PointEvidence(briefing, {"a": text}.get)
    assert not alone.is_verified(made, "talks#p")
    assert not PointEvidence(briefing, lambda _: None).is_verified(made, "talks#p")
    quoted = made._replace(cites=tuple(each._replace(quote="no such words") for each in made.cites))
    assert not PointEvidence(briefing, lambda _: text).is_verified(quoted, "talks#p")


def test_a_line_of_a_dispute_counts_for_the_points_and_events_that_it_touches() -> None:
    made, other = point("p", "reported", "a"), point("q", "reported", "a")
    shown = made._replace(computed="1 + 2 = 3")
    briefing = make_briefing(
        [source("a", "2031-03-01")],
        [event("talks", "2031-03-01", shown, other), event("vote", "2031-03-01", made)],
        disputes=[
            dispute("boats", side("a"), side(computed="2 * 17 = 34"), touches=["talks"]),
            dispute("quays", side("a"), side(computed="2 * 5 = 10"), touches=["vote#p"]),
        ],
    )
    assert computed_lines(briefing) == {
        "talks": ["2 * 17 = 34"],
        "talks#p": ["1 + 2 = 3", "2 * 17 = 34"],
        "talks#q": ["2 * 17 = 34"],
        "vote#p": ["2 * 5 = 10"],
    }


def test_shared_words_are_searched_in_a_short_text_and_where_a_long_one_is_cited() -> None:
    [cited] = point("p", "reported", "a").cites
    number = cited.at.first - 1
    paragraphs = [f"paragraph {each}" for each in range(9)]
    short = SourceReading(SourceText(tuple(paragraphs), is_as_recorded=True), "en")
    assert b"paragraph8" in short.searchable(cited).skeleton
    assert short.searchable(cited) is short.searchable(cited)
    long_ones = tuple(f"{each} {'word ' * 2_000}" for each in paragraphs)
    long = SourceReading(SourceText(long_ones, is_as_recorded=True), "en")
    found = long.searchable(cited).skeleton
    assert f"paragraph{number}".encode() in found
    assert b"paragraph8" not in found
    both = cited._replace(at=Passage((Paragraphs(1, 1), Paragraphs(9, 9))))
    found = long.searchable(both).skeleton
    assert b"paragraph8" in found
    assert b"paragraph4" not in found


def test_a_long_title_is_nobodys_sentence() -> None:
    title = "the Port Ansel Harbour Board Committee on Roads Rails and Quays"
    text = SearchableText(f"It was before {title} last night.")
    assert longest_shared_run(f"It came before {title}.", text) is None
    plain = SearchableText(f"It was before {title.lower()} last night.")
    assert longest_shared_run(f"It came before {title.lower()}.", plain)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        *(("5 boats", True), ("only 5.", True), ("5 million", False), ("5%", False), ("$5", False)),
        *(("5.5", False), ("5/6", False), ("5:30", False), ("-5", False), ("5 May", False)),
        *(("a5", False), ("(5)", True), ("5.", True)),
    ],
)
def test_a_figure_stands_alone_where_nothing_makes_another_of_it(
    text: str, *, stands: bool
) -> None:
    place = text.index("5")
    assert stands_alone(text, place, place + 1) is stands
