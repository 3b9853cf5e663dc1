"""`briefing show` and `briefing cite`: a curator reads the paragraphs, and cites from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.evidence.date_expressions import read_dateline
from briefing.evidence.date_expressions.finding import find_dates
from briefing.load.loader import load
from briefing.model.dates import parse_when
from tests.conftest import ARTICLES, ROOT, Run
from tests.folders import SOUND, write_folder
from tests.test_datelines import TABLE

ODD = {"may", "march", "mar", "sun", "sat"}
"""Days and months that are mostly another word where they stand alone."""
TEXT = """\
Talks on berths

The ministry said on Tuesday that “two  berths” are to be added by 2034, and that it may march on.

The council is to vote in a week; the two berths are not dear, said the board on 21st Street.

A paragraph that nobody has read.
"""


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """A sound folder in which the text of one source is at hand, with a paragraph more."""
    write_folder(tmp_path, SOUND)
    (tmp_path / "seeds" / "gazette.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_each_paragraph_is_shown_with_what_was_made_of_it(briefing: Run, port: Path) -> None:
    shown = briefing("show", "gazette", str(port))
    assert shown.returncode == 0
    assert (
        shown.stdout
        == """\
[1] Talks on berths
    Gazette, Wed 5 Mar 2031; gazette
    4 paragraphs

¶1    left out: Headline.
      Talks on berths

¶2    used by talks#berths
      The ministry said on Tuesday that “two berths” are to be added by 2034,
      and that it may march on.
      gist: The berths.

¶3    used by talks#ahead
      The council is to vote in a week; the two berths are not dear, said the
      board on 21st Street.
      gist: The vote.

¶4    unread
      A paragraph that nobody has read.
"""
    )
    assert "the text at hand is not the one on record" in shown.stderr
    unread = briefing("show", "1", str(port), "--unread").stdout
    assert unread.endswith(
        "1 of 4 paragraphs\n\n¶4    unread\n      A paragraph that nobody has read.\n"
    )


def test_overlapping_reasons_are_those_of_the_coverage(briefing: Run, port: Path) -> None:
    gazette = port / "seeds" / "gazette.yaml"
    record = gazette.read_text().replace("paragraphs: 3", "paragraphs: 9")
    record = record.replace("{1: Headline.}", "{1: Headline., 4-8: Whole., 6: Part.}")
    gazette.write_text(record)
    shown = json.loads(briefing("show", "1", str(port), "--format", "json").stdout)
    left_out = [each for each in shown["paragraphs"] if each["use"] == "left out"]
    assert left_out
    assert all(each["left_out"] for each in left_out)


def test_without_a_text_the_record_is_shown(briefing: Run, port: Path) -> None:
    shown = briefing("show", "herald", str(port))
    assert "¶2    used by dispute price" in shown.stdout
    assert "gist: " not in shown.stdout
    assert "its text is not at hand" in shown.stderr
    assert briefing("show", "herald", str(port), "--unread").stderr.endswith(
        "every paragraph is cited or left out\n"
    )


def test_a_record_of_many_paragraphs_takes_no_longer(briefing: Run, tmp_path: Path) -> None:
    many = SOUND["seeds/gazette.yaml"].replace("paragraphs: 3", "paragraphs: 9000")
    write_folder(tmp_path, {**SOUND, "seeds/gazette.yaml": many})
    assert briefing("show", "gazette", str(tmp_path)).stdout.endswith("¶4-9000 unread\n")


def test_printed_dates_stand_beside_what_is_recorded(briefing: Run, port: Path) -> None:
    shown = briefing("show", "gazette", str(port), "--dates").stdout
    assert "date “on Tuesday”: Tue 4 Mar 2031" in shown
    assert "recorded as Tue 4 Mar 2031" in " ".join(shown.split())
    assert "date “by 2034”" in shown or "date “2034”" in shown
    assert "not recorded" in shown
    assert "date “on 21st" not in shown
    assert "“may" not in shown


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("He met her on Jan. 6, the envoy said.", ["on Jan. 6"]),
        ("From January 9 to 13, he toured.", ["From January 9 to 13"]),
        ("In May. Then last month; and the 21st century.", ["In May", "last month"]),
        ("“Last week,” she said (Tuesday).", ["Last week", "Tuesday"]),
        ("This may have caused it, on a march; this May it ends.", ["this May"]),
        ("It may, in 2027, cost 1200 or 2,500.", ["in 2027"]),
        ("They won 2 to 1 on Sunday before 2022 soldiers.", ["on Sunday"]),
        ("", []),
        ("No date here", []),
    ],
)
def test_date_expressions_are_found_in_a_text(text: str, phrases: list[str]) -> None:
    found = list(find_dates(text, parse_when("2023-01-11")))
    assert [each.phrase for each in found] == phrases
    assert [text[each.start : each.end] for each in found] == phrases


def test_a_recorded_date_that_is_not_read_is_shown_as_such(briefing: Run, port: Path) -> None:
    talks = port / "content/events/talks.yaml"
    talks.write_text(talks.read_text().replace("{Tuesday: 2031-03-04}", "{火曜日: 2031-03-04}"))
    shown = briefing("show", "gazette", str(port), "--dates").stdout
    assert "date “火曜日”: not read; recorded as Tue 4 Mar 2031" in " ".join(shown.split())


@pytest.mark.parametrize("line", [line for line in TABLE.splitlines() if "|" in line])
def test_what_is_read_alone_is_found_in_a_sentence(line: str) -> None:
    phrase, published = (cell.strip() for cell in line.split("|")[:2])
    when = parse_when(published)
    if "century" in phrase:
        return
    if not read_dateline(phrase, when) or phrase[:1].isdigit() or phrase.casefold() in ODD:
        return
    found = list(find_dates(f"It was said; {phrase}; and so on.", when))
    assert found, phrase
    assert found[0].phrase in phrase


def test_a_long_paragraph_is_searched_in_proportion() -> None:
    text = "on Tuesday the council met again " * 400
    assert len(list(find_dates(text, parse_when("2023-01-11")))) == 400


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("said on Tuesday",), ['- {source: gazette, at: 2, quote: "said on Tuesday"}']),
        (
            ("two berths",),
            [
                '- {source: gazette, at: 3, quote: "two berths"}',
            ],
        ),
        (("SAID  ON  tuesday", "1"), ['- {source: gazette, at: 2, quote: "said on Tuesday"}']),
        (
            ("the two berths are not dear, said the board on",),
            ["- {source: gazette, at: 3}"],
        ),
    ],
)
def test_words_are_found_as_a_citation(
    briefing: Run, port: Path, words: tuple[str, ...], lines: list[str]
) -> None:
    found = briefing("cite", *words, str(port))
    assert found.returncode == 0
    assert found.stdout.splitlines() == lines
    assert "gazette: the text at hand is not the one on record" in found.stderr


def test_what_it_prints_can_be_pasted_into_a_point(briefing: Run, port: Path) -> None:
    line = briefing("cite", "said on Tuesday", str(port)).stdout
    vote = port / "content/events/vote.yaml"
    vote.write_text(
        vote.read_text().replace(
            "    cites: [{source: herald, at: 1, by: board}]\n", f"    cites:\n      {line}"
        )
    )
    loaded = load(str(port))
    assert loaded.briefing and not loaded.errors
    [cite] = loaded.briefing.events["vote"].points[0].cites
    assert (cite.source, cite.at.first, cite.quote) == ("gazette", 2, "said on Tuesday")


@pytest.mark.parametrize("quote", ['say "no" to it', "a \\ b", "it’s {so}: [yes], #1"])
def test_a_quote_is_written_so_that_it_is_read_back(briefing: Run, port: Path, quote: str) -> None:
    (port / "seeds" / "gazette.txt").write_text(f"One.\n\nThey {quote} now.\n", "utf-8")
    line = briefing("cite", quote, "gazette", str(port)).stdout
    vote = port / "content/events/vote.yaml"
    vote.write_text(vote.read_text() + f"  - id: more\n    text: So.\n    cites:\n      {line}")
    loaded = load(str(port))
    assert loaded.briefing and not loaded.errors
    assert loaded.briefing.events["vote"].points[1].cites[0].quote == quote


def test_words_that_stand_nowhere_have_the_nearest_passage(briefing: Run, port: Path) -> None:
    found = briefing("cite", "two births", str(port))
    assert (found.returncode, found.stdout) == (1, "")
    assert "nearest: gazette ¶" in found.stderr
    assert "1 of 2 texts are not at hand" in found.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "gazete"), "did you mean `gazette`?"),
        (("show", "9"), "there is no source `9`"),
        (("cite", "  "), "there are no words to look for"),
        (("cite", "berths", "herald"), "no text of these sources is at hand"),
        (("cite", "berths", "gazete"), "there is no source `gazete`"),
    ],
)
def test_a_mistake_is_told_with_its_remedy(
    briefing: Run, port: Path, words: tuple[str, ...], said: str
) -> None:
    found = briefing(*words, cwd=port)
    assert found.returncode == 2
    assert said in found.stderr


def test_both_have_json(briefing: Run, port: Path) -> None:
    shown = json.loads(briefing("show", "1", str(port), "--dates", "--format", "json").stdout)
    found = json.loads(briefing("cite", "two berths", str(port), "--format", "json").stdout)
    assert (shown["format"], found["format"]) == ("briefing-paragraphs", "briefing-places")
    assert [each["use"] for each in shown["paragraphs"]] == [
        "left out",
        "used",
        "used",
        "forgotten",
    ]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not at hand")
def test_the_shipped_texts_have_their_dates_and_words(briefing: Run) -> None:
    shown = briefing("show", "1", str(ROOT), "--dates", "--originals", str(ARTICLES)).stdout
    assert "date “over the past two weeks”" in shown
    cited = briefing("cite", "short on specifics", str(ROOT), "--originals", str(ARTICLES)).stdout
    assert cited == '- {source: 001_4492cd740cc923e9, at: 11, quote: "short on specifics"}\n'


def test_some_paragraphs_are_shown(briefing: Run, port: Path) -> None:
    shown = briefing("show", "gazette", "1,3-4", str(port))
    assert shown.returncode == 0
    assert "    3 of 4 paragraphs\n" in shown.stdout
    assert [line[:2] for line in shown.stdout.splitlines() if line[:1] == "¶"] == ["¶1", "¶3", "¶4"]
    alike = briefing("show", "gazette", "1,3-4", "--format", "json", cwd=port)
    assert [each["at"] for each in json.loads(alike.stdout)["paragraphs"]] == ["1", "3", "4"]
    assert briefing("show", "gazette", "1,3-4", cwd=port).stdout == shown.stdout
    assert briefing("show", "gazette", "4", "--unread", cwd=port).stdout.count("¶") == 1
    bare = briefing("show", "gazette", "1-3", "--unread", cwd=port)
    assert "every paragraph of these is cited or left out" in bare.stderr
    beyond = briefing("show", "gazette", "5", cwd=port)
    assert "gazette has 4 paragraphs, and no 5" in beyond.stderr
    assert "`3-1` runs backwards" in briefing("show", "gazette", "3-1", cwd=port).stderr
    assert "../x: No such file or directory" in briefing("show", "1", "../x", cwd=port).stderr
