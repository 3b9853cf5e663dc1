"""Sources that print one text: what is found of them, what joins them, and what writes it down."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.shared_paragraphs import ENOUGH_WORDS, SharedParagraphs, SharedText
from briefing.load.loader import load
from tests.conftest import Run
from tests.folders import SOUND, files_of, write_folder

LONG = "The city of Northport said on Tuesday that two berths are to be added to its port by {}."
SHORT = "The council of the city agreed to number {}."


def compared(*texts: tuple[str, set[str], list[str]]) -> list[SharedText | None]:
    found = SharedParagraphs()
    return [found.add(name, marks, paragraphs) for name, marks, paragraphs in texts]


def shared(one: list[str], other: list[str]) -> SharedText | None:
    return compared(("a", {"A"}, one), ("b", {"B"}, other))[1]


def test_twenty_words_are_shared_in_one_paragraph_or_several() -> None:
    words = [f"w{n}" for n in range(ENOUGH_WORDS)]
    assert shared([" ".join(words)], [" ".join(words)]) == ("a", 1, 20)
    assert shared([" ".join(words[1:])], [" ".join(words[1:])]) is None
    three = [SHORT.format(number) for number in range(3)]
    assert shared(three, [*three, "More."]) == ("a", 3, 27)
    assert shared(three, three[:2]) is None
    headings = [f"Heading {number} of the paper of today" for number in range(9)]
    assert shared(headings, headings) is None, "lines of seven words recur"


def test_marks_and_spaces_make_no_difference_and_words_do() -> None:
    one = (
        "In May the “council” said — at last — that it's to add two berths to its port, by 2034 or "
    )
    one += "later"
    other = one.replace("“", '"').replace("”", '"').replace("—", "-").replace("it's", "it’s")
    assert shared([one], [other.upper()])
    assert shared([one.replace("“", "").replace("”", "").replace("—", "")], [one])
    assert shared([one], [one.replace("2034", "2035")]) is None


def test_a_text_repeats_itself_without_sharing_anything() -> None:
    assert compared(("a", {"A"}, [LONG] * 3)) == [None]
    text = LONG.format("2034, or a year later")
    assert shared([text], [text] * 5) == shared([text], [text])


def test_what_joins_two_holders_of_a_paragraph_joins_the_third() -> None:
    text = [LONG.format("2034, or a year later")]
    one, both, other = ("a", {"A"}, text), ("ab", {"A", "B"}, text), ("b", {"B"}, text)
    assert compared(one, both, other) == [None, None, None]
    assert compared(one, other)[1] is not None
    found = compared(one, ("c", {"C"}, text), other)
    assert [each and each.other for each in found] == [None, "a", "a"]


@pytest.mark.slow
@given(st.lists(st.tuples(st.sets(st.sampled_from("ABC"), min_size=1), st.sets(st.integers(0, 4)))))
def test_a_finding_is_true(made: list[tuple[set[str], set[int]]]) -> None:
    texts = [
        (str(at), marks, [LONG.format(f"the year {number} at the latest") for number in numbers])
        for at, (marks, numbers) in enumerate(made)
    ]
    for (_, marks, paragraphs), found in zip(texts, compared(*texts), strict=True):
        if found:
            _, others, before = texts[int(found.other)]
            assert marks.isdisjoint(others)
            assert len({*paragraphs} & {*before}) >= found.paragraphs > 0


COPY = f"Tram\n\n{LONG.format(2034)} The agency has it from the hall.\n\nIt cost {{}}.\n"
DAY = ("--published", "2031-03-05")


@pytest.fixture
def port(tmp_path: Path) -> Path:
    write_folder(tmp_path, {**SOUND, "one.txt": COPY.format(1), "two.txt": COPY.format(2)})
    return tmp_path


def test_a_text_that_is_there_under_another_name_is_found(briefing: Run, port: Path) -> None:
    alone = briefing("add", "one.txt", *DAY, cwd=port)
    assert "word for word" not in alone.stdout
    again = briefing("add", "two.txt", *DAY, cwd=port)
    assert "1 paragraph (26 words) stand word for word in one" in again.stdout
    assert "--origin" in again.stdout
    assert "shared-paragraphs" in briefing("check", cwd=port).stdout
    for name in ("one", "two"):
        done = briefing("source", name, "--origin", "Northport Press", cwd=port)
        assert done.returncode == 0, done.stderr
    assert "shared-paragraphs" not in briefing("check", cwd=port).stdout


def test_texts_that_are_added_together_with_their_origin_are_one(briefing: Run, port: Path) -> None:
    both = briefing("add", "one.txt", "two.txt", *DAY, cwd=port)
    assert both.stdout.count("word for word in one") == 1
    briefing("undo", cwd=port)
    briefing("undo", cwd=port)
    words = ("--origin", "Northport Press", "--origin", "City of Northport")
    both = briefing("add", "one.txt", "two.txt", *DAY, *words, cwd=port)
    assert "word for word" not in both.stdout
    loaded = load(str(port)).briefing
    assert loaded
    assert loaded.sources["two"].origin == ("Northport Press", "City of Northport")
    assert "origin" in loaded.sources["two"].inferred


def test_an_origin_is_written_as_one_or_as_a_list(briefing: Run, port: Path) -> None:
    briefing("source", "herald", "--origin", "Northport Press", cwd=port)
    assert b"origin: Northport Press\n" in files_of(port)["seeds/herald.yaml"]
    briefing("source", "herald", "--origin", "A", "--origin", "B", cwd=port)
    loaded = load(str(port)).briefing
    assert loaded
    assert loaded.sources["herald"].origin == ("A", "B")
    refused = briefing("source", "herald", "--origin", " ", cwd=port)
    assert "the origin is empty" in refused.stderr
