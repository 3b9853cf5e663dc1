"""The words that rules look for, and the sentences that they look in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.check.paragraph_set import ParagraphSet, name_paragraphs, overlaps
from briefing.check.prose import sentences, without_quotes
from briefing.model.records import Paragraphs
from tests.folders import SOUND
from tests.test_check import checked

BRIEF = "content/brief.yaml"


@pytest.mark.parametrize(
    ("judgment", "code"),
    [
        ("The council might agree.", "likelihood-word"),
        ("The council could agree in a week.", "likelihood-word"),
        ("Possibly the council agrees.", "likelihood-word"),
        ("It is possible that the council agrees.", "likelihood-word"),
        ("A strike cannot be ruled out.", "likelihood-word"),
        ("There is a good chance of a strike.", "likelihood-word"),
        ("A strike is highly likely.", "likelihood-word"),
        ("A strike is very probable.", "likelihood-word"),
        ("Military might grows with the port.", ""),
        ("The council could not agree.", ""),
        ("In May the council agreed.", ""),
        ("Ships may only enter by day.", ""),
        ("The board says that “a strike may come”.", ""),
        ("A strike is very likely, an early one almost certain.", ""),
        ("The chance of a strike is roughly even chance.", ""),
        ("Analysts say that the works are late.", "vague-word"),
        ("It is widely believed that the works are late.", "vague-word"),
        ("The plan is widely seen as late.", "vague-word"),
        ("The works begin in the near future.", "vague-word"),
        ("A number of berths are planned.", "vague-word"),
        ("The report gives no number of berths.", ""),
        ("It is not said how many berths are planned.", ""),
        ("Some 40 ships wait, too many for two berths.", ""),
    ],
)
def test_words_of_judgments(judgment: str, code: str, tmp_path: Path) -> None:
    edits = {BRIEF: [["The council will likely agree.", judgment]]}
    found = checked(tmp_path, edits, {})
    assert [each.code for each in found] == ([code] if code else [])


@pytest.mark.parametrize("name", ["gaps", "judgments", "bottom_line", "strike"])
def test_braces_are_found_in_records_of_any_id(name: str, tmp_path: Path) -> None:
    """The id of a topic may be a key of the brief, whose texts are the ones with braces."""
    topic = f"topics:\n  {name}: 'About {{vote#cost}}'"
    found = checked(tmp_path, {BRIEF: [["topics:", topic]]}, {})
    assert "braces-in-text" in [each.code for each in found]


SPEAKERS = ("experts", "analysts", "observers", "critics", "commentators", "insiders", "pundits")
SOME = (*SPEAKERS, "officials", "people", "sources", "reports", "countries", "voices", "quarters")
SAYING = ("say", "said", "believe", "think", "argue", "claim", "fear", "expect", "hope", "suggest")
IT_IS = ("believed", "thought", "said", "reported", "understood", "assumed", "alleged", "rumored")
IT_IS_TOO = ("rumoured", "feared", "hoped", "claimed", "expected")
ARE = ("seen", "regarded", "viewed", "considered", "believed", "expected", "thought")


@pytest.mark.parametrize(
    "words",
    [
        *(f"{each} say" for each in SPEAKERS),
        *(f"some {each}" for each in SOME),
        *(f"experts {each}" for each in (*SAYING, "note", "warn", "doubt")),
        *("experts have said", "some senior officials", "many", "various", "numerous"),
        *(f"a {each} of" for each in ("number", "variety", "range")),
        *(f"it is {each}" for each in (*IT_IS, *IT_IS_TOO)),
        *(f"it is {each} said" for each in ("widely", "generally", "commonly", "often")),
        *(f"are widely {each}" for each in ARE),
        *("is generally seen", "is commonly seen"),
        *("in the near future", "in the foreseeable future", "in due course", "sooner or later"),
        *("at some point", "for some time", "to some extent", "to some degree"),
    ],
)
def test_vague_words_are_found_whole(words: str, tmp_path: Path) -> None:
    judgment = f"Then {words}, the council will likely agree."
    edits = {BRIEF: [["The council will likely agree.", judgment]]}
    [finding] = checked(tmp_path, edits, {})
    assert finding.code == "vague-word"
    assert finding.message.startswith(f"“{words}”: ")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two berths are to be sold to Yahoo! Japan.", ""),
        ("Yahoo！ニュースが二つの埠頭を伝えた。", ""),
        ("二つの埠頭を加える。費用は四千万。", "two-sentences"),
        ("「加える。費用は四千万。」と述べた。", ""),
        ("Die Arbeiten im 2. Hafenbecken begannen am 4. November.", ""),
        ("Die Arbeiten kosten 40. Danach ruhen sie.", "two-sentences"),
    ],
)
def test_a_point_of_two_sentences_is_found_in_every_script(
    text: str, code: str, tmp_path: Path
) -> None:
    edits = {"content/events/talks.yaml": [["Two berths are to be added by 2034.", text]]}
    assert [each.code for each in checked(tmp_path, edits, {})] == ([code] if code else [])


@pytest.mark.parametrize(
    ("why", "is_bare"),
    [
        ("Because it is so.", True),
        ("The council will likely agree", True),
        ("Two outlets.", False),
        ("両紙が独立に報じている。", False),
    ],
)
def test_a_reason_says_more_than_the_level(why: str, *, is_bare: bool, tmp_path: Path) -> None:
    found = checked(tmp_path, {BRIEF: [["One origin stands behind it.", why]]}, {})
    assert [each.code for each in found] == ["bare-confidence"] * is_bare


@pytest.mark.parametrize(
    ("path", "old"),
    [
        (BRIEF, "Port expansion"),
        (BRIEF, "Berths"),
        (BRIEF, "Two berths are to be added."),
        (BRIEF, "One origin stands behind it."),
        (BRIEF, "No source names the builder."),
        ("content/events/talks.yaml", "Talks on the port"),
        ("content/disputes.yaml", "The price"),
        ("content/disputes.yaml", "The two agree."),
        ("content/disputes.yaml", "Forty million."),
        ("seeds/gazette.yaml", "The berths."),
        ("seeds/gazette.yaml", "Report of"),
    ],
)
def test_words_to_avoid_are_found_in_all_of_our_prose(path: str, old: str, tmp_path: Path) -> None:
    avoid = f"{SOUND[BRIEF]}avoid: [huge sum]\n"
    files = {
        BRIEF: avoid,
        path: (avoid if path == BRIEF else SOUND[path]).replace(old, "HUGE sum"),
    }
    [found] = checked(tmp_path, files, {})
    assert (found.code, found.span.path) == ("avoided-word", path)


def test_a_headline_of_the_source_may_have_a_word_to_avoid(tmp_path: Path) -> None:
    files = {BRIEF: f"{SOUND[BRIEF]}avoid: [berths]\n"}
    found = checked(tmp_path, files, {})
    assert "Talks on berths" in SOUND["seeds/gazette.yaml"]
    assert len([each for each in found if each.span.path == "seeds/gazette.yaml"]) == 1  # its gist


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("It ended in 2031. “Late,” they said.", ["It ended in 2031.", "“Late,” they said."]),
        ("Who came? All did!", ["Who came?", "All did!"]),
        ("They met Brig. Gen. P. Ryder of the U.S. Navy on Jan. 5 at 3 p.m. Tokyo time.", 1),
        ("Sums such as 6.8 trillion vs. 5.4 trillion.", 1),
        ("They waited ... and left.", 1),
        ("He said (late.) so.", 1),
        ("", []),
        # Names with a mark of their own
        ("It was sold to Yahoo! Japan.", 1),
        ("Yahoo! Japan and Guess? Inc. agreed.", 1),
        ("It was sold to Yahoo! It paid.", ["It was sold to Yahoo!", "It paid."]),
        ("They agreed! Ministers left.", ["They agreed!", "Ministers left."]),
        ("Did it go to Japan? Ministers say so.", ["Did it go to Japan?", "Ministers say so."]),
        ("They met at Yahoo! “No,” they said.", ["They met at Yahoo!", "“No,” they said."]),
        # Scripts without capitals
        ("東京で会談した。", 1),
        ("東京で会談した。次回は未定。", ["東京で会談した。", "次回は未定。"]),
        ("東京で会談した。\u3000次回は未定。", ["東京で会談した。", "次回は未定。"]),
        ("東京で会談した（同日。）と述べた。", 1),
        ("モーニング娘。が出演した。", 1),
        ("モーニング娘。の公演は中止。", 1),
        ("モーニング娘。は出演し、藤岡弘、を招いた。", 1),
        ("首相は行くのか？と聞いた。", 1),
        ("会談した。とはいえ合意はない。", ["会談した。", "とはいえ合意はない。"]),
        ("会談した。のち合意した。", ["会談した。", "のち合意した。"]),
        ("真的吗？他说。", ["真的吗？", "他说。"]),
        ("来た！彼は言う。", ["来た！", "彼は言う。"]),
        ("Yahoo!ニュースと Yahoo! ニュースが伝えた。", 1),
        ("यह है। वह है।", ["यह है।", "वह है।"]),
    ],
)
def test_sentences(text: str, expected: list[str] | int) -> None:
    assert sentences(text) == ([text] if expected == 1 else expected)


@given(st.text(alphabet='Ab.“”" !?U'))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A “b” c", "A “” c"),
        ('A "b" c', "A “” c"),
        ("the allies' ‘new normal’ and Japan’s part", "the allies' “” and Japan’s part"),
        ("“not closed", "“not closed"),
        ("“a “b” c”", "“a “” c”"),
        ("『行く。』と「来た。」と述べた。", "“”と“”と述べた。"),
    ],
)
def test_what_is_quoted_is_no_wording_of_ours(text: str, expected: str) -> None:
    assert without_quotes(text) == expected


RUNS = st.lists(
    st.tuples(st.integers(1, 30), st.integers(0, 5)).map(lambda at: Paragraphs(at[0], sum(at)))
)


def every(runs: list[Paragraphs]) -> list[int]:
    """List the numbers in some runs."""
    return [number for run in runs for number in range(run.first, run.last + 1)]


@given(RUNS, st.integers(1, 40), st.integers(0, 5))
def test_sets_of_paragraphs_are_sets(runs: list[Paragraphs], first: int, more: int) -> None:
    found, numbers = ParagraphSet(runs), every(runs)
    assert every(found.runs) == sorted(set(numbers))
    wanted = Paragraphs(first, first + more)
    assert every(found.shared(wanted)) == sorted(set(every([wanted])) & set(numbers))
    assert every(overlaps(runs)) == sorted({each for each in numbers if numbers.count(each) > 1})


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Paragraphs(3, 3)], "paragraph 3"),
        ([Paragraphs(3, 4)], "paragraphs 3-4"),
        (
            [Paragraphs(n, n) for n in range(1, 21, 2)],
            "paragraphs 1, 3, 5, 7, 9, 11, 13, 15 and 2 more",
        ),
    ],
)
def test_paragraphs_are_named(runs: list[Paragraphs], expected: str) -> None:
    assert name_paragraphs(runs) == expected
