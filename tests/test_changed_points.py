"""Points and citations that are there already, changed by a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.loader import load
from briefing.model.records import Citation, Point
from tests.conftest import Write
from tests.folders import SOUND, write_folder

VOTE = "content/events/vote.yaml"
TWICE = """\
title: Vote of the council
date: 2031-03-10
rank: supporting
topics: [budget]
points:
  - id: cost
    text: The cost is put at forty million.
    weight: lead
    who: Board
    due: 2031-05-01
    cites:
      # as the board had it
      - {source: herald, at: 1, by: board, quote: forty million}
      - {source: herald, at: 1, quote: said the board}
      - {source: gazette, at: 2, by: ministry, quote: two berths, gloss: "2 Liegeplätze"}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with a point that cites one paragraph twice."""
    folder = tmp_path / "port"
    folder.mkdir()
    write_folder(folder, {**SOUND, VOTE: TWICE})
    return folder


def cost(root: Path) -> Point:
    briefing = load(str(root)).briefing
    assert briefing
    [point] = briefing.events["vote"].points
    return point


def cited(root: Path) -> list[tuple[str, str, str, str, str]]:
    def parts(cite: Citation) -> tuple[str, str, str, str, str]:
        return cite.source, str(cite.at), cite.by, cite.quote, cite.gloss

    return [parts(each) for each in cost(root).cites]


def test_values_that_are_given_replace_the_old_ones_and_an_empty_one_takes_them_out(
    write: Write, root: Path
) -> None:
    before = (root / VOTE).read_bytes()
    done = write("point", "vote#cost", "It costs more.", "--weight", "", "--short", "Cost")
    assert (done.returncode, done.stderr) == (0, "")
    point = cost(root)
    assert (point.text, point.weight, point.short, point.who) == (
        *("It costs more.", None, "Cost", "Board"),
    )
    assert len(point.cites) == 3
    assert (
        write("point", "vote#cost", "--due", "", "--who", "", "--claim", "planned").returncode == 0
    )
    point = cost(root)
    assert (point.due, point.who, str(point.claim)) == (None, "", "planned")
    assert b"# as the board had it" in (root / VOTE).read_bytes()
    assert [write("undo").returncode for _ in range(2)] == [0, 0]
    assert (root / VOTE).read_bytes() == before


def test_a_citation_takes_the_place_of_that_of_its_source(write: Write, root: Path) -> None:
    done = write("point", "vote#cost", "--cite", "gazette", "3", "--quote", "new words")
    assert done.returncode == 0
    assert cited(root)[2] == ("gazette", "3", "ministry", "new words", "")
    done = write("point", "vote#cost", "--cite", "gazette", "3", "--by", "")
    assert done.returncode == 0
    assert cited(root)[2] == ("gazette", "3", "", "new words", "")


def test_of_a_paragraph_cited_twice_it_is_said_which_citation_goes(
    write: Write, root: Path
) -> None:
    done = write("point", "vote#cost", "--cite", "herald", "1", "--quote", "new words")
    assert done.returncode == 2 and "cited 2 times" in done.stderr
    remove = ("remove", "citation", "vote#cost", "herald", "1")
    done = write(*remove)
    assert done.returncode == 2 and "--quote WORDS or --number N" in done.stderr
    assert "2. ¶1: “said the board”" in done.stderr
    assert "not a number 3" in write(*remove, "--number", "3").stderr
    assert "with this quote" in write(*remove, "--quote", "other words").stderr
    assert write(*remove, "--quote", "forty million").returncode == 0
    assert [each[3] for each in cited(root)] == ["said the board", "two berths"]
    assert write("undo").returncode == 0
    assert write(*remove, "--number", "2").returncode == 0
    assert [each[3] for each in cited(root)] == ["forty million", "two berths"]
    assert write("point", "vote#cost", "-c", "herald", "1", "-q", "new words").returncode == 0
    assert cited(root)[0] == ("herald", "1", "board", "new words", "")


def test_a_quote_that_is_gone_is_mended_by_cite(write: Write, root: Path) -> None:
    (root / "seeds/gazette.txt").write_text("Berths\n\nThree berths came.\n\nThe council votes.\n")
    words = ("cite", "Three berths", "gazette", "--to", "vote#cost")
    assert write(*words, "--replace").returncode == 0
    assert cited(root)[2] == ("gazette", "2", "ministry", "Three berths", "")
    done = write(*words, "--replace")
    assert done.returncode == 2 and "already" in done.stderr
    done = write("cite", "Three berths", "gazette", "--replace")
    assert done.returncode == 2 and "belong to --to" in done.stderr


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ((), "nothing of vote#cost would change"),
        (("--id", "price"), "briefing rename point vote#cost"),
        (("--after", "x"), "--after is for a new point"),
        (("--topic", "nothing"), "there is no topic"),
        (("", "--weight", "lead"), "the sentence is empty"),
        (("So it\x1b[31m is.",), "escape character"),
        (("--who", "A\x07"), "control character"),
    ],
)
def test_what_cannot_change_is_refused(
    write: Write, root: Path, words: tuple[str, ...], part: str
) -> None:
    before = (root / VOTE).read_bytes()
    done = write("point", "vote#cost", *words)
    assert done.returncode == 2 and part in done.stderr
    assert (root / VOTE).read_bytes() == before


def test_a_new_point_needs_a_sentence_and_goes_behind_a_full_name(write: Write) -> None:
    assert "the sentence is missing" in write("point", "vote").stderr
    words = ("point", "vote", "So it is.", "--cite", "herald", "2", "--after")
    assert write(*words, "vote#cost").returncode == 0
    assert "there is no point `talks#cost`" in write(*words, "talks#cost").stderr
    assert "vote has no point `talks#berths`" in write(*words, "talks#berths").stderr


def test_the_comment_above_a_record_goes_with_it_and_no_other(write: Write, root: Path) -> None:
    points = """\
  # of the ministry

  # it was read twice,
  # on two days
  - id: more
    text: It is more.
    cites: [{source: herald, at: 2}]
    # the end of more
  # the last one
  - id: last
    text: It is the last.
    cites: [{source: herald, at: 2}]
"""
    (root / VOTE).write_text("# the vote\n" + TWICE + points)
    assert write("remove", "point", "vote#more").returncode == 0
    now = (root / VOTE).read_text()
    assert "  # of the ministry\n\n  # the last one\n  - id: last" in now
    assert write("remove", "point", "vote#last").returncode == 0
    assert "last" not in (root / VOTE).read_text()
    remove = ("remove", "citation", "vote#cost", "herald", "1", "--number", "1")
    assert write(*remove).returncode == 0
    now = (root / VOTE).read_text()
    assert now.startswith("# the vote\ntitle") and "as the board had it" not in now


def test_an_empty_value_of_a_voice_or_a_source_takes_it_out(write: Write, root: Path) -> None:
    before = load(str(root)).briefing
    assert before
    assert before.brief.voices["ministry"].of == ("Government",)
    assert write("voice", "ministry", "--of", "", "--role", "").returncode == 0
    assert write("source", "gazette", "--descriptor", "", "--url", "").returncode == 0
    after = load(str(root)).briefing
    assert after
    assert after.brief.voices["ministry"].of == ()
    assert after.sources["gazette"].descriptor == ""
    refused = write("source", "gazette", "--title", "")
    assert refused.returncode == 2 and "needs the key `title`" in refused.stderr


def test_a_side_of_a_dispute_is_changed_by_its_number(write: Write, root: Path) -> None:
    words = ("--says", "Fifty million.", "--short", "Fifty", "-c", "herald", "1", "-q", "new words")
    assert write("dispute", "price", "--change", "1", *words).returncode == 0
    briefing = load(str(root)).briefing
    assert briefing
    first, second = briefing.disputes["price"].sides
    assert (first.says, first.short) == ("Fifty million.", "Fifty")
    [cite] = first.cites
    assert (str(cite.at), cite.by, cite.quote) == ("1", "board", "new words")
    assert second.computed == "2 * 20 = 40"
    assert write("dispute", "price", "--change", "1", "--short", "").returncode == 0
    assert "no side 3" in write("dispute", "price", "--change", "3", "--says", "So.").stderr
    assert "no dispute `cost`" in write("dispute", "cost", "--change", "1", "--says", "x").stderr


def test_a_citation_changes_where_a_file_abbreviates_some_of_its_sources(
    write: Write, root: Path
) -> None:
    text = TWICE.replace("source: gazette", "source: gaz")
    text += (
        "  - {id: more, text: So it is., cites: [{source: h, at: 1}, {source: gazette, at: 3}]}\n"
    )
    (root / VOTE).write_text(text)
    assert write("point", "vote#cost", "-c", "gazette", "3").returncode == 0
    assert write("point", "vote#more", "-c", "gazette", "2").returncode == 0
    assert "{source: h, at: 1}, {source: gazette, at: 2}" in (root / VOTE).read_text()
