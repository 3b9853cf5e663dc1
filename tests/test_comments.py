"""A ` #` in a text: what a comment takes away is never missing without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.load import tree
from briefing.load.loader import load
from briefing.model.diagnostics import Diagnostic
from tests.folders import SOUND, write_folder

STRIKE = "content/events/strike.yaml"
POINT = """\
points:
  - id: a
    text: {text}
    cites: [{{source: gazette, at: 1}}]
"""
FLOW = "points:\n  - {{id: a, text: {text}, cites: [{{source: gazette, at: 1}}]}}\n"
HEAD = "title: Strike\nrank: headline\n"


def found(root: Path, text: str | bytes) -> list[Diagnostic]:
    """Return what is said about an event that joins the sound briefing."""
    data = text if isinstance(text, bytes) else text.encode()
    return list(load(write_folder(root, {**SOUND, STRIKE: data})).problems)


@pytest.fixture(params=[False, True], ids=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:
        monkeypatch.setattr(tree, "EventParser", yaml.BaseLoader)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line", "column", "comment"),
    [
        ("berth #3 is to open", 5, 17, "#3 is to open"),
        ("berth   #", 5, 19, "#"),
        ("日本 😀 #3", 5, 16, "#3"),
        ("It began.\n      and ended. #3", 6, 18, "#3"),
        ("berth #3  # and a comment", 5, 17, "#3  # and a comment"),
        (f"berth #{'x' * 99}", 5, 17, f"#{'x' * 39}…"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
def test_a_comment_behind_a_text_is_a_warning_at_its_place(
    tmp_path: Path, text: str, line: int, column: int, comment: str, ends: str, mark: str
) -> None:
    whole = mark + (HEAD + POINT.format(text=text)).replace("\n", ends)
    [problem] = found(tmp_path, whole)
    assert (problem.code, problem.is_error) == ("comment-in-text", False)
    assert problem.span == (STRIKE, line, column)
    assert problem.message == f"`{comment}` is a comment, and no part of the text"
    assert problem.hint == "put the value in quotes, or the comment on a line of its own"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("It is said that berth\n      #3 is to open.", 6, 7),
        ("\n      It is said that berth\n      #3 is to open.", 7, 7),
        ("It is said that berth\n\n     #3 is to open.", 7, 6),
        ("It is said that berth\n      #3 is\n      #to open.", 6, 7),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_comment_beneath_a_text_is_a_warning_where_the_text_would_go_on(
    tmp_path: Path, text: str, line: int, column: int, ends: str
) -> None:
    whole = (HEAD + POINT.format(text=text)).replace("\n", ends)
    [problem] = found(tmp_path, whole)
    assert (problem.code, problem.is_error) == ("comment-in-text", False)
    assert problem.span == (STRIKE, line, column)
    assert "`#3 is" in problem.message
    assert "no deeper than the key" in problem.hint


@pytest.mark.usefixtures("parser")
def test_a_comment_beneath_an_item_of_a_list_is_a_warning(tmp_path: Path) -> None:
    brief = SOUND["content/brief.yaml"].replace("gaps:", "avoid:\n  - regime\n    #2\ngaps:")
    problems = load(write_folder(tmp_path, {**SOUND, "content/brief.yaml": brief})).problems
    assert [each.code for each in problems] == ["comment-in-text"]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("cites", "is_warned"),
    [
        ("[{source: gazette, at: 1, quote: berth\n      #3 is\n      }]", True),
        ("[{\n      source: gazette, at: 1,\n      quote: berth\n        #3 is\n      }]", True),
        ("[{\n      source: gazette, at: 1,\n      quote: berth\n      # ours\n      }]", False),
    ],
)
def test_in_brackets_a_text_goes_on_deeper_than_its_line(
    tmp_path: Path, cites: str, *, is_warned: bool
) -> None:
    text = POINT.format(text="It began.").replace("[{source: gazette, at: 1}]", cites)
    codes = [each.code for each in found(tmp_path, HEAD + text)]
    assert codes == ["comment-in-text"] * is_warned


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "It began.\n  # a comment\n    # and another",
        "It began.\n\n    # a comment\n      # and another",
        '"It began."\n      # a comment',
        "|\n      It began.\n    # a comment",
        "It began.\n    claim: reported\n      # behind a word of a list",
    ],
)
def test_comments_that_are_no_part_of_a_text_are_silent(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, HEAD + POINT.format(text=text)) == []


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "berth#3 is to open",
        '"berth #3"',
        "'berth #3'",
        '"berth 3"  # a comment',
        "|\n      berth #3",
        "|  # a comment\n      berth #3",
        ">-  # a comment\n      berth #3",
        "It began.\n    # a comment on a line of its own",
        "\n      # a comment before it\n      It began.",
        '"berth\n      #3"',
    ],
)
def test_other_comments_and_texts_with_the_sign_are_silent(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, HEAD + POINT.format(text=text)) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/brief.yaml", "Port expansion", "Port #2"),
        ("content/brief.yaml", "berths: Berths", "berths: Berths #2"),
        ("content/brief.yaml", "One origin stands behind it.", "One #2"),
        ("content/brief.yaml", "gaps:", "avoid:\n  - regime #2\ngaps:"),
        ("content/brief.yaml", "title:", "scope: All #2\ntitle:"),
        ("content/disputes.yaml", "The two agree.", "They agree #2"),
        ("content/events/talks.yaml", "date:", "place: Berth #2\ndate:"),
        ("seeds/gazette.yaml", "Report of the ministry's announcement.", "Report #2"),
        ("seeds/gazette.yaml", "{1: Headline.}", "\n  1: Headline #2"),
        ("seeds/gazette.yaml", "{2: The berths., 3: The vote.}", "\n  2: Berth #2\n  3: B"),
        ("seeds/gazette.yaml", "publisher: Gazette", "origin:\n  - Reuters #2"),
        ("seeds/gazette.yaml", "publisher: Gazette", "inferred:\n  published: From 2 #2"),
    ],
)
def test_every_text_of_the_format_is_looked_at(
    tmp_path: Path, path: str, old: str, new: str
) -> None:
    assert old in SOUND[path]
    problems = load(write_folder(tmp_path, {**SOUND, path: SOUND[path].replace(old, new)})).problems
    assert [(each.code, each.span.path) for each in problems] == [("comment-in-text", path)]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (HEAD + FLOW.format(text="berth #3 is to open"), 4, 25),
        (HEAD + FLOW.format(text="berth 2, #3 too"), 4, 28),
        (HEAD + FLOW.format(text='"berth 2" #3'), 4, 29),
        (HEAD + FLOW.format(text="#3"), 4, 19),
        (HEAD + FLOW.format(text="berth #3") + "  - id: b\n    text: It ended.\n", 4, 25),
        (HEAD + POINT.format(text="berth #3 is\n      to open"), 5, 17),
        (HEAD + POINT.format(text="\n      berth #3 is\n      to open"), 6, 13),
        (HEAD + "topics: [berths, #3]\n" + POINT.format(text="It began."), 3, 18),
        (HEAD + POINT.format(text="berth\n      #3 is\n      to open"), 6, 7),
        (HEAD + POINT.format(text="berth\n      #3 is\n      to open\n      now"), 6, 7),
        ("title: Strike  # ours\n" + HEAD[14:] + FLOW.format(text="berth #3"), 4, 25),
        (HEAD + POINT.format(text="It began.") + "pla #ce: Dock", 7, 5),  # and nothing after it
        (HEAD + f"place: {'x' * 9000}\n" + FLOW.format(text="berth #3"), 5, 25),
    ],
)
def test_a_syntax_error_names_the_comment_that_hides_what_is_missing(
    tmp_path: Path, text: str, line: int, column: int
) -> None:
    [problem] = found(tmp_path, text)
    assert (problem.code, problem.span) == ("syntax", (STRIKE, line, column))
    assert "` #` begins a comment" in problem.message
    assert problem.related
    assert problem.related[0].line >= line


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "title: Strike: more  # ours\n",
        "rank: headline  # ours\ntitle: Strike: more\n",
        'title: "Strike # more\nrank: headline\n',
        f"{HEAD}topics: [berths  # ours\n{POINT.format(text='It began.')}",
        f"{HEAD}topics: [berths,  # ours\n  budget\n{POINT.format(text='It began.')}",
        "# a comment on a line of its own, with a ]\ntitle: @strike\n",
        "title: 'Strike #3' is\nrank: headline\n",
    ],
)
def test_a_comment_is_not_blamed_for_another_mistake(tmp_path: Path, text: str) -> None:
    [problem] = found(tmp_path, text)
    assert problem.code == "syntax"
    assert "comment" not in problem.message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (POINT.format(text="#3 is to open"), "empty-value"),
        (POINT.format(text="# to do"), "empty-value"),
        (f"topics: # to do\n{POINT.format(text='It began.')}", "empty-value"),
        (POINT.format(text="A").replace("[{source: gazette, at: 1}]", "later #3"), "wrong-shape"),
    ],
)
def test_an_error_about_a_value_names_the_comment_behind_it(
    tmp_path: Path, text: str, code: str
) -> None:
    [problem] = found(tmp_path, HEAD + text)
    assert problem.code == code
    assert "` #` is a comment" in problem.hint


def test_many_comments_before_an_error_are_no_matter_of_time(tmp_path: Path) -> None:
    lines = "".join(f"  - a{number}  # {number}\n" for number in range(40_000))
    [problem] = found(tmp_path, f"title: Strike\ntopics:\n{lines}rank: a: b\n")
    assert (problem.code, problem.span.line) == ("syntax", 40_003)
