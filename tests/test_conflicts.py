"""Conflict markers of git: one finding for a file, wherever they stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.loader import load
from tests.folders import SOUND, Content, names_in, write_folder

TALKS = "content/events/talks.yaml"
TEXT = SOUND[TALKS]
MARKERS = ("<<<<<<< HEAD\n", "=======\n", ">>>>>>> draft\n")


def conflicted(ours: str, theirs: str = "rank: supporting\n") -> str:
    """Return two sides of a merge between their markers."""
    start, between, end = MARKERS
    return f"{start}{ours}{between}{theirs}{end}"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (TEXT.replace("rank: headline\n", conflicted("rank: headline\n")), 3, "the first of 3"),
        (conflicted(TEXT), 1, "`<<<<<<< HEAD`, the first of 3"),
        ("\ufeff" + conflicted(TEXT), 1, "`<<<<<<< HEAD`"),
        (TEXT + conflicted("x\n"), 16, "the first of 3"),
        ('title: "Talks\n' + conflicted("on\n") + 'the port"\n', 2, "the first of 3"),
        ("title: |\n  Talks\n" + conflicted("  on\n"), 3, "the first of 3"),
        (TEXT + "<<<<<<<\n", 16, "git's conflict marker `<<<<<<<`"),
        (TEXT + ">>>>>>> draft\n", 16, "git's conflict marker `>>>>>>> draft`"),
        (TEXT + "||||||| base\nx\n", 16, "git's conflict marker `||||||| base`"),
        (TEXT + "<<<<<<<<< HEAD", 16, "git's conflict marker `<<<<<<<<< HEAD`"),
        (TEXT + f"<<<<<<< {'x' * 99}\n", 16, "xxx…`"),
        (TEXT + "=======\n>>>>>>> draft\n", 16, "`=======`, the first of 2"),
        (f"{TEXT}\tx\n>>>>>>> draft (\tby us)\n", 17, "git's conflict marker"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_conflict_is_the_one_thing_that_is_said_of_a_file(
    tmp_path: Path, text: str, line: int, message: str, ends: str
) -> None:
    files: dict[str, Content] = {**SOUND, TALKS: text.replace("\n", ends)}
    loaded = load(write_folder(tmp_path, files))
    [problem] = loaded.problems
    assert (problem.code, problem.span) == ("conflict-marker", (TALKS, line, 1))
    assert message in problem.message
    assert loaded.briefing
    assert "source herald" in names_in(loaded.briefing)


def test_a_side_in_another_encoding_hides_no_marker(tmp_path: Path) -> None:
    data = conflicted("title: Köln\n").encode("latin-1")
    [problem] = load(write_folder(tmp_path, {**SOUND, TALKS: data})).problems
    assert problem.code == "conflict-marker"


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Two berths are to be added by 2034.", "|\n      A heading\n      ======="),
        TEXT.replace("Two berths are to be added by 2034.", "|\n      <<<<<<< HEAD"),
        TEXT.replace("Two berths are to be added by 2034.", "a <<<<<<< b"),
        "# <<<<<<< HEAD\n" + TEXT,
    ],
)
def test_other_lines_of_such_signs_are_text(tmp_path: Path, text: str) -> None:
    assert load(write_folder(tmp_path, {**SOUND, TALKS: text})).problems == ()


def test_a_line_of_equals_signs_alone_is_no_conflict(tmp_path: Path) -> None:
    text = 'title: "Talks\n=======\non the port"\n' + TEXT.partition("\n")[2]
    assert load(write_folder(tmp_path, {**SOUND, TALKS: text})).problems == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (TEXT.replace("rank: headline\n", "=======\nrank: headline\n"), 3),
        (TEXT.replace("rank: headline\n", "=======\n\nrank: headline\n"), 3),
        (TEXT.replace("rank: headline\n", "==========\nrank: headline\n"), 3),
        (TEXT + "=======\n", TEXT.count("\n") + 1),
        ("=======\n" + TEXT, 1),
        ("title: |\n  Talks\n=======\nrank: headline\n", 3),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_syntax_error_names_a_left_over_line_of_git(
    tmp_path: Path, text: str, line: int, ends: str
) -> None:
    files: dict[str, Content] = {**SOUND, TALKS: text.replace("\n", ends)}
    [problem] = load(write_folder(tmp_path, files)).problems
    assert (problem.code, problem.span) == ("syntax", (TALKS, line, 1))
    assert "what git puts between" in problem.message


def test_a_line_of_equals_signs_far_above_is_not_blamed(tmp_path: Path) -> None:
    text = 'title: "Talks\n=======\non the port"\nrank: headline: x\n'
    [problem] = load(write_folder(tmp_path, {**SOUND, TALKS: text})).problems
    assert problem.code == "syntax"
    assert "git" not in problem.message
