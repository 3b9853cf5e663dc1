"""Syntax errors of a newcomer: the line that is at fault, and what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.loader import load
from briefing.load.syntax_causes import find_syntax_cause
from tests.folders import SOUND, write_folder

HEAD = "title: Talks\nrank: headline\n"


@pytest.mark.parametrize(
    ("event", "line", "hint"),
    [
        (
            "points:\n  - id: a\n    text: They spoke.\n     claim: planned\n",
            6,
            "line it up with `text` above, behind 4 spaces",
        ),
        ("place: Here\n rank: headline\n", 4, "line it up with `place` above, at the beginning"),
        ("points:\n  -id: a\n    text: They spoke.\n", 4, "put a space after the dash"),
        ("points: none\n  - id: a\n    text: They spoke.\n", 4, "`points` has a value already"),
        (
            "points:\n  - id: a\n    text:They spoke.\n    claim: planned\n",
            5,
            "put a space after the colon",
        ),
        ("place:Here\ntopics: [a]\n", 3, "put a space after the colon"),
        (
            "points:\n  - id: a\n    text: They said: no.\n",
            5,
            "put the value in double quotes: it holds `: `",
        ),
        (
            "points:\n  - id: a\n    text: They spoke\n      and said: no.\n",
            6,
            "put the value in double quotes: it holds `: `",
        ),
        (
            "points:\n  - id: a\n    text: >-\n      They spoke.\n     claim: planned\n",
            7,
            "",
        ),
        ("place: https://example.org: here\n", 3, "put the value in double quotes"),
    ],
)
def test_the_line_at_fault_is_named(tmp_path: Path, event: str, line: int, hint: str) -> None:
    root = Path(write_folder(tmp_path, SOUND))
    (root / "content/events/wrong.yaml").write_text(HEAD + event)
    wrong = [each for each in load(str(root)).problems if each.span.path.endswith("wrong.yaml")]
    assert wrong[0].code == "syntax"
    assert wrong[0].span.line == line
    assert hint in wrong[0].hint


def test_a_key_that_must_be_there_is_not_to_be_taken_out(tmp_path: Path) -> None:
    root = Path(write_folder(tmp_path, SOUND))
    (root / "content/events/wrong.yaml").write_text("title: Talks\nrank:\nplace:\npoints: []\n")
    hints = {each.span.line: each.hint for each in load(str(root)).problems}
    assert hints[2] == "write one of headline, supporting, background"
    assert hints[3] == "write a text, or take the key out"


def test_a_text_that_a_comma_ends_is_to_be_quoted(tmp_path: Path) -> None:
    root = Path(write_folder(tmp_path, SOUND))
    cite = "{source: x, at: 2, quote: two, additional berths}"
    event = f"{HEAD}points:\n  - id: a\n    text: T.\n    cites: [{cite}]\n"
    (root / "content/events/wrong.yaml").write_text(event)
    hints = [each.hint for each in load(str(root)).problems if "additional" in each.message]
    assert hints == ["put the text that it is a part of in quotes: a comma ends it"]


def test_a_comma_in_a_reason_ends_it_too(tmp_path: Path) -> None:
    cut = SOUND["seeds/gazette.yaml"].replace("{1: Headline.}", "{1: headline, given as the title}")
    (problem,) = load(write_folder(tmp_path, {**SOUND, "seeds/gazette.yaml": cut})).problems
    assert (problem.code, problem.message) == ("unknown-key", "`given as the title` has no value")
    assert problem.hint == "put the text that it is a part of in quotes: a comma ends it"


@pytest.mark.parametrize(
    "text", ["Who {vote#cost is it?", "{ {vote#cost} }", "{vote#{cost}}", "{}"]
)
def test_braces_have_partners_and_do_not_nest(text: str, tmp_path: Path) -> None:
    old = "No source names the builder."
    cut = SOUND["content/brief.yaml"].replace(old, f'"{text}"')
    (problem,) = load(write_folder(tmp_path, {**SOUND, "content/brief.yaml": cut})).problems
    assert problem.code == "unknown-reference"
    assert problem.hint == "write {EVENT#POINT}, or take the braces out"


@pytest.mark.parametrize(
    "text",
    [
        "title: Talks\nsummary: >\n  note:this is text\nscope\nquestion: Why?\n",
        "title: Talks\nplace: It began\n  12:30 sharp\nscope\nquestion: Why?\n",
        "topics:\n  -5 degrees: cold\n  - b: c\n  d\n",
    ],
)
def test_what_is_sound_is_not_blamed(text: str) -> None:
    last = text.count("\n") - 1
    for message in ("could not find expected ':'", "mapping values are not allowed here"):
        assert find_syntax_cause(text, last, message) is None
