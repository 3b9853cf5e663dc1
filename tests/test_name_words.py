"""Which words with a capital are no names of their own, and which names stand for each other."""

from __future__ import annotations

import pytest

from briefing.evidence.name_words import (
    DESIGNATIONS,
    FUNCTION_WORDS,
    MONTHS_AND_DAYS,
    NATIONALITIES,
    SAME,
)
from briefing.evidence.names import Vocabulary, missing_names
from briefing.evidence.number_words import SCALES

GRAMMAR = {
    "articles, and words that stand in their place": """
        a an the this that these those another any each either neither every no some such all both
        few fewer half least less many more most much several other others own
        my your his her its our their""",
    "pronouns": """
        i you he she it we they me him us them hers whom whose who what which whatever whoever
        everybody everyone nobody none nothing somebody someone something one""",
    "prepositions": """
        about above across after against along amid among around as at before behind below beneath
        beside besides between beyond by despite down during except for from given in including
        inside into like near of off on out outside over past per since through throughout till to
        toward towards under unlike until up upon with within without according apart following""",
    "conjunctions": """
        although and because but however if nor or than though thus unless when where whereas
        whether while why how hence meanwhile so yet""",
    "adverbs": """
        almost already also away back else even ever further here instead just last late later
        nearly never not now often once only perhaps rather soon still then there together too""",
    "auxiliaries": """
        are be been being can could did do does had has have having is may might must shall should
        was were will would asked""",
    "numbers": """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
        ninety hundred thousand million billion trillion dozen first second third fourth fifth
        sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
        seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth""",
}
OFFICES = """
    ceo cfo coo cto pm mp mps mep meps mr mrs ms mx dr prof sir lord lady dame saint st
    president vice prime minister ministers secretary chief chairman chairwoman chair director
    general commander captain colonel admiral professor king queen prince princess pope mayor
    governor senator ambassador chancellor premier spokesman spokeswoman spokesperson officer
    official inspector judge justice attorney deputy acting former senior junior"""
BODIES = """
    ministry state department government parliament congress senate house council board committee
    commission court agency authority office bureau republic kingdom union federation army navy air
    force forces guard coast police party bank company group corporation inc ltd university
    institute college school hospital church centre national international federal royal public
    foreign defence interior finance transport health education trade energy treasury hq"""
PLACES = """
    north south east west northern southern eastern western central street road avenue river lake
    sea ocean island islands bay gulf mountain port city county province region"""
PAPERS = "act bill treaty agreement article section chapter annex appendix charter constitution no"
LETTERS = "gdp gnp vat pr q1 q2 q3 q4 am ai it tv id"
DAYS = """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec
    monday tuesday wednesday thursday friday saturday sunday
    mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan"""
PEOPLES = """
    american americans british briton britons european europeans emirati chinese japanese russian
    russians german germans french italian italians spanish spaniards dutch belgian belgians danish
    danes swedish swedes norwegian norwegians finnish finns icelandic polish poles greek greeks
    turkish turks swiss austrian austrians irish scottish scots welsh english ukrainian ukrainians
    israeli israelis iranian iranians iraqi iraqis indian indians pakistani pakistanis philippine
    filipino filipinos thai thais vietnamese taiwanese korean koreans australian australians
    canadian canadians mexican mexicans brazilian brazilians argentine argentines peruvian
    peruvians chilean chileans egyptian egyptians syrian syrians lebanese saudi saudis yemeni
    yemenis qatari qataris afghan afghans sudanese congolese cuban cubans czech czechs slovak
    slovaks hungarian hungarians serbian serbs croatian croats portuguese romanian romanians
    bulgarian bulgarians burmese indonesian indonesians malaysian malaysians soviet african
    africans asian asians arab arabs latin palestinian palestinians kurdish kurds jewish jews
    muslim muslims christian christians catholic catholics"""
SOURCE = Vocabulary(("They heard Quillan.",))


def missing(sentence: str, *texts: str) -> list[str]:
    known = [SOURCE, *(Vocabulary((text,)) for text in texts)]
    return [each.text for each in missing_names(sentence, known, lambda _: False)]


@pytest.mark.parametrize("words", GRAMMAR.values(), ids=GRAMMAR)
def test_a_word_of_grammar_begins_a_sentence_and_is_no_name(words: str) -> None:
    assert [word for word in words.split() if missing(f"{word.title()} Quillan sailed.")] == []
    assert missing("Brightwater Quillan sailed.") == ["Brightwater Quillan"]


@pytest.mark.parametrize("words", [OFFICES, BODIES, PLACES, PAPERS, LETTERS, DAYS, PEOPLES])
def test_a_word_beside_a_name_is_no_name_of_its_own(words: str) -> None:
    said = [word for word in words.split() if missing(f"They heard {word.title()} Quillan.")]
    assert said == []
    assert missing("They heard Brightwater Quillan.") == ["Brightwater Quillan"]


def test_each_word_that_is_no_name_is_among_these() -> None:
    grammar = {word for words in GRAMMAR.values() for word in words.split()}
    others = f"{OFFICES} {BODIES} {PLACES} {PAPERS} {LETTERS} {DAYS} {PEOPLES}".split()
    known = grammar.union(others, SCALES)
    assert set(known) >= DESIGNATIONS | MONTHS_AND_DAYS | NATIONALITIES | FUNCTION_WORDS


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("Defense", "defence"), ("Offence", "offense"), ("Center", "centre"),
        ("Harbour", "harbor"), ("Labor", "labour"), ("Color", "colour"),
        ("Programme", "program"), ("Theater", "theatre"), ("Organisation", "organization"),
        ("Honor", "honour"), ("Metre", "meter"),
        ("Marlows", "Marlow"), ("Foxes", "Fox Boldfox Foxe"), ("Korean", "Korea"),
        ("Marlovian", "Marlov"), ("Japanese", "Japan"), ("Spanish", "Span"), ("Iraqi", "Iraq"),
        ("Arabic", "Arab"), ("Londoner", "London"), ("Londoners", "London"),
        ("Canadians", "Canad"), ("Zambans", "Zamb"), ("Balten", "Balte"),
        ("Marlow", "Marlows"), ("London", "Londoners"), ("Iraq", "Iraqi"),
    ],
)  # fmt: skip
def test_a_source_may_write_a_name_in_another_form(written: str, source: str) -> None:
    assert missing(f"They saw {written} there.") in ([written], [])
    assert missing(f"They saw {written} there.", f"They saw {source} there.") == []
    assert not Vocabulary((source,)).has("Brightwater")
    assert Vocabulary((source,)).has(written)


@pytest.mark.parametrize(
    "word",
    ["Building", "Inflation", "Movement", "Readiness", "Security", "Leadership", "Tourism",
     "Insurance", "Difference", "Slowly", "Delayed", "Aircraft", "Pressure", "Damage", "Software",
     "Framework", "Practice", "Sailors"],
)  # fmt: skip
def test_an_ordinary_ending_at_the_start_of_a_sentence_tells_a_word_from_a_name(word: str) -> None:
    assert missing(f"{word} came first.") == []
    assert missing(f"They asked {word} first.") == [word]


def test_a_name_in_several_parts_is_there_if_all_of_them_are() -> None:
    assert missing("They saw O’Bryen there.", "They saw Bryen, O, there.") == []
    assert missing("They saw O’Bryen there.", "They saw Bryen there.") == ["O’Bryen"]


# A country, its people in the forms of their name, and the seat of its government.
COUNTRIES = """
    us america american americans washington; uk britain british briton london; eu europe european
    brussels; china chinese beijing; japan japanese tokyo; russia russian russians moscow kremlin;
    germany german germans berlin; france french paris; italy italian italians rome; spain spanish
    spaniards madrid; netherlands dutch hague holland; denmark danish danes copenhagen; sweden
    swedish swedes stockholm; finland finnish finns helsinki; poland polish poles warsaw; turkey
    turkish turks ankara; switzerland swiss bern; ireland irish dublin; ukraine ukrainian kyiv kiev;
    israel israeli israelis; iran iranian tehran; iraq iraqi baghdad; india indian delhi;
    philippines philippine filipino manila; vietnam vietnamese hanoi; taiwan taiwanese taipei;
    north-korea pyongyang dprk; korea korean seoul; australia australian canberra; canada canadian
    ottawa; egypt egyptian cairo; syria syrian damascus; saudi riyadh; qatar qatari doha;
    afghanistan afghan kabul; cuba cuban havana; czech czechia prague; hungary hungarian budapest;
    serbia serbian serbs belgrade; portugal portuguese lisbon; myanmar burma burmese; soviet ussr;
    nazi nazis"""


def test_a_country_its_people_and_its_seat_stand_for_each_other_and_for_no_others() -> None:
    groups = [group.split() for group in COUNTRIES.split(";")]
    for group in groups:
        for name in group:
            assert SAME[name].issuperset(group), name
            others = {each for other in groups if other is not group for each in other}
            assert SAME[name].isdisjoint(others), name
