"""What a draft makes of a text: sentences, who says them, quotes, and the days they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.drafting.candidates import Candidate, find_candidates
from briefing.evidence.drafting.overlap import saying
from briefing.evidence.drafting.quoting import short_quote
from briefing.evidence.drafting.sentences import split_sentences
from briefing.evidence.drafting.speakers import find_speakers, known_voice, without_title
from briefing.library import read_texts
from briefing.load.loader import load
from briefing.model.dates import parse_when
from briefing.model.diagnostics import Span
from briefing.model.records import MAX_QUOTE, Briefing, Citation, Point, Voice, VoiceKind
from briefing.model.word_count import count_words
from tests.conftest import ROOT

EXAMPLE = ROOT / "example"


@pytest.mark.parametrize(
    "sentences",
    [
        ["The council met.", "It agreed."],
        ["J. F. Smith of the U.S. Navy met Mr. Lind on Jan. 11 in St. Ives.", "They agreed."],
        ["He left the U.S. in Jan. 2031 at 5 p.m. local time.", "So it ended."],
        ["He left the U.S.", "The talks went on."],
        ["The depth is 9.5 metres, No. 3 in the list.", "1.9 million came."],
        ["1. Public meeting"],
        ["“Why now?” said the mayor.", "“Why not.”", "Nobody spoke."],
        ["They asked … and waited...", "Then it rained!", "Did it?", "It did"],
        ["(It was late.)", "They went home."],
        ["Die Arbeiten haben am 4. November begonnen.", "Am 3./4. Mai endeten sie."],
        ["Es war der 31. Jan. 2031, ein Tag vor dem 1. Febr. der Stadt.", "Dann kam Regen."],
        ["Vom 3. bis zum 4. Okt. 2031 tagte der 12. Deutsche Hafentag."],
        ["Der II. Weltkrieg und ihre 3. Klasse endeten im 2. Quartal.", "So war es."],
        ["Er kam am 3.", "Die Stadt schlief."],
        ["Die Zahl sank auf 4.", "Fachleute staunten."],
        ["Das war im Jahr 2031.", "November und Mai waren kalt."],
        ["Es kamen 40.", "Mai und Juni waren kalt."],
        ["The score was 4.", "Marin left.", "He came 3rd of the 12.", "Nobody minded."],
        ["同港は開かれた。", "「水深が足りない。」と述べた。", "次は来月。"],
        ["「足りない。浅い。」と述べた。", "終わり"],
        [],
    ],
)
def test_a_paragraph_is_split_into_sentences(sentences: list[str]) -> None:
    gap = " " if all(each.isascii() or "“" in each or "…" in each for each in sentences) else ""
    paragraph = gap.join(sentences)
    found = split_sentences(f" {paragraph} ")
    assert [each.text for each in found] == sentences
    assert [f" {paragraph} "[each.start : each.end] for each in found] == sentences


@pytest.mark.parametrize(
    ("paragraph", "names"),
    [
        ("Mayor Irena Vost said that it was so. She said more.", ["Mayor Irena Vost"] * 2),
        ("It is so, said Jory Pell, who leads the opposition.", ["Jory Pell"]),
        ("Edda Marrin, the councillor for finance, told the Board so.", ["Edda Marrin"]),
        ("On Friday the Minister of Transport told me so.", ["Minister of Transport"]),
        ("According to the Ministry of Defence, it is so.", ["Ministry of Defence"]),
        ("It was promised, according to a letter seen by KNA.", ["KNA"]),
        ("It is so, according to a report by the board.", ["Report by the board"]),
        ("A senior US official said so.", ["Senior US official"]),
        ("“It will not do at all for us,” he said.", [None]),
        (
            "“We were asked to bless it. The Board decided,” said Jory Pell.",
            ["Jory Pell", "Jory Pell"],
        ),
        ("The council met. Nobody spoke.", [None, None]),
        ("“He said yes,” and went.", [None]),
        ("The said so, and Of said so.", [None]),
    ],
)
def test_who_says_a_sentence(paragraph: str, names: list[str | None]) -> None:
    found = find_speakers(paragraph, split_sentences(paragraph))
    assert [each and each.name for each in found] == names


def voice(name: str, role: str = "", kind: VoiceKind = VoiceKind.NAMED) -> Voice:
    return Voice(name.rsplit(maxsplit=1)[-1].lower(), name, role, (), kind, Span(""))


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("Mayor Vost said so.", "vost"),
        ("The Mayor said so.", "vost"),
        ("Mr Brell said so.", ""),  # two of that name
        ("The Board said so.", "board"),
        ("The Harbour Board said so.", "board"),
        ("An official of the ministry said so.", "official"),
    ],
)
def test_a_speaker_is_a_known_voice_by_name_or_office(sentence: str, known: str) -> None:
    voices = [
        voice("Irena Vost", "Mayor of Port Ansel"),
        voice("Tomas Brell", "the Board's engineer"),
        voice("Anna Brell"),
        voice("Harbour Board"),
        voice("Ministry official", kind=VoiceKind.ANONYMOUS),
    ]
    [speaker] = find_speakers(sentence, split_sentences(sentence))
    assert speaker
    assert known_voice(speaker, voices) == known


def test_an_office_before_a_name_is_a_role() -> None:
    [speaker] = find_speakers("", split_sentences("Prime Minister Ada Lind said so."))
    assert speaker
    assert without_title(speaker) == ("Ada Lind", "Prime Minister")


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("“The Board decided; the council was told,” he said.", ""),
        ("A divided council approved it, by 24 votes to 17, and left.", "by 24 votes to 17"),
        ("It comes to 214 million, give or take a tenth.", "It comes to 214 million"),
        ("They met on 4 March in the hall.", ""),
        ("Nothing was said.", ""),
        ("計画水深は9.5メートルです。", "計画水深は9.5メートルです"),
    ],
)
def test_a_quote_is_what_is_spoken_or_a_figure(sentence: str, quote: str) -> None:
    found = short_quote(sentence, ["on 4 March"])
    assert found == (quote or found)
    assert found in sentence
    assert count_words(found) <= MAX_QUOTE
    if not quote and "“" not in sentence:
        assert not found


SMALL = """
    a an the of to in on at by for from with and or but as is are was were be been that this these
    those which who what had has have will would it its their his her our not when where while than
    if so we they i you he she"""


def test_a_quote_that_is_cut_ends_and_begins_with_a_word_that_says_something() -> None:
    for word in SMALL.split():
        if word not in ("and", "but", "that", "which", "who"):  # there a clause ends
            cut = short_quote(
                f"Ships saw {word} {word} {word} 900 boats met large crews near old piers far off"
            )
            assert cut == "900 boats met large crews", word
            cut = short_quote(f"Five old ships saw 900 boats {word} {word} {word} piers far off")
            assert cut == "old ships saw 900 boats", word


def drafted(text: str, published: str = "2031-03-14") -> list[Candidate]:
    return list(find_candidates({1: text}, parse_when(published)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Tuesday.", [("2031-03-11", "reported")]),
        ("They are to meet on Tuesday.", [("2031-03-18", "planned")]),
        ("It is to be signed on Friday week or in June.", [("2031-03-21", "planned")]),
        ("It ends without cost on 30 April.", [("2031-04-30", "planned")]),
        ("On Monday he told me that he will come.", [("2031-03-10", "reported")]),
        ("The trial was called off on Monday.", [("2031-03-10", "cancelled")]),
        ("He expects it to begin in January 2032.", [("2032-01", "expected")]),
        ("They met on Tuesday. Some 400 came.", [("2031-03-11", "reported")] * 2),
        ("They will meet next week. Some 400 came.", [(None, "reported")]),
        ("The port is old.", []),
        ("It had met on 2031-13-05 and 2031-00-10.", [(None, "reported")]),
        ("同港は2034年に開く。", [("2034", "planned")]),
        ("来月中に訪問する。", [(None, "reported")]),
    ],
)
def test_sentences_go_to_the_days_of_which_they_speak(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    found = [(each.when and str(each.when), str(each.claim)) for each in drafted(text)]
    assert set(expected) <= set(found)
    assert bool(expected) is bool(found)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The line opens in 2036 at the earliest.", "2036.."),
        ("The line opens no earlier than May.", "2031-05.."),
        ("The report will be out on Monday at the latest.", "..2031-03-17"),
        ("The line opened in 2030 by order of the city.", "2030"),
        ("They met in May 2030 or before dinner.", "2030-05"),
        ("It was agreed in 2030 no later than usual.", "2030"),
    ],
)
def test_a_bound_is_drafted_as_open(words: str, day: str) -> None:
    assert [str(each.when) for each in drafted(words)] == [day]


def test_a_date_that_is_not_read_is_kept_as_it_is_printed() -> None:
    [each] = drafted("このため、来月に予定していた締結は延期いたします。")
    assert (each.unread, dict(each.dates)) == (("来月",), {})


WORDS = (
    *("The", "of", "Of", "said", "told", "according", "to", "a", "letter", "seen", "by", "KNA"),
    *("“", "”", '"', "「", "」", "。", ".", ",", ":", "—", "He", "Mr.", "U.S.", "Jan.", "11", "on"),
    *("2031-13-05", "Tuesday", "last", "week", "will", "is", "be", "signed", "9.5", "million"),
    *("É", "é", "来月", "2034年", "9999年12月31日", "until", "since", "(", ")", "…", "?", "\u200b"),
    *("Minister", "Transport", "who", "spokesman", "0001-01-01", "9999-12-31", "the", "end"),
)


@given(
    st.lists(st.sampled_from(WORDS), max_size=30),
    st.sampled_from(["2031-03-14", "0001-01-01", "9999-12-31", "2031-03-05..2031-03-06", "2031.."]),
)
def test_whatever_the_text_a_candidate_says_what_stands_there(
    words: list[str], published: str
) -> None:
    text = " ".join(words)
    for each in drafted(text, published):
        assert each.sentence in text
        assert each.quote in each.sentence
        assert count_words(each.quote) <= MAX_QUOTE
        for phrase, when in each.dates.items():
            assert phrase in each.sentence
            assert parse_when(str(when)) == when
        if each.speaker:
            assert without_title(each.speaker)[0]
            assert known_voice(each.speaker, ()) == ""


@pytest.mark.slow
def test_odd_texts_are_drafted_in_a_moment() -> None:
    for text in (
        "“" * 20_000,
        '"' * 20_001,
        "A " * 20_000,
        "1. " * 20_000,
        "Ab said, " * 5_000,
        "according to a " * 5_000,
        "“So it is here today.” " * 3_000,
        "x" * 100_000 + " said.",
        "「" * 20_000 + "。" * 20_000,
    ):
        assert len(drafted(text)) < 10_000


@pytest.fixture(scope="module")
def example() -> Briefing:
    briefing = load(str(EXAMPLE)).briefing
    assert briefing
    return briefing


def candidates_of(briefing: Briefing) -> Iterator[tuple[str, list[Candidate]]]:
    for name, text in read_texts(str(EXAMPLE), briefing).items():
        source = briefing.sources[name]
        left_out = {n for each in source.left_out for n in range(each.first, each.last + 1)}
        told = {n: words for n, words in enumerate(text.paragraphs, 1) if n not in left_out}
        yield name, list(find_candidates(told, source.published_when))


def say_the_same(candidate: Candidate, point: Point, cite: Citation) -> bool:
    if not cite.at.first <= candidate.paragraph <= cite.at.last:
        return False
    said = saying(candidate.sentence, candidate.quote, candidate.dates)
    return said.is_in(saying(point.text, cite.quote, cite.dates))


def test_what_a_draft_finds_of_the_example(example: Briefing) -> None:
    cited = dated = found = read = drafts = useful = 0
    for name, candidates in candidates_of(example):
        cites: Sequence[tuple[Point, Citation]] = [
            (point, cite)
            for event in example.events.values()
            for point in event.points
            for cite in point.cites
            if cite.source == name
        ]
        drafts += len(candidates)
        useful += sum(any(say_the_same(each, *cite) for cite in cites) for each in candidates)
        for point, cite in cites:
            same = [each for each in candidates if say_the_same(each, point, cite)]
            cited, found = cited + 1, found + bool(same)
            dated += bool(cite.dates)
            readings = set(cite.dates.values())
            read += any(readings & set(each.dates.values()) for each in same)
    # The figures of docs/proposals.md.
    assert (found, cited, read, dated, useful, drafts) == (57, 63, 31, 34, 56, 67)
    page = " ".join((ROOT / "docs/proposals.md").read_text("utf-8").split())
    assert f"the {cited} citations of its points finds {found} of them" in page
    assert f"reading of {read} of {dated} printed dates; {useful} of its {drafts} proposals" in page
