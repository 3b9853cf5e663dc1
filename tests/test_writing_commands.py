"""The commands that write: what they print, what they refuse, and their exit codes."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli.citation_arguments import edtf
from briefing.cli.messages import UsageError
from briefing.cli.writing import text_of
from briefing.edit.changes import RefusedError, add
from briefing.edit.file_edit import edit_file
from briefing.load.loader import load
from briefing.load.originals import split_paragraphs
from briefing.model.records import Source
from tests.conftest import ROOT, Run, Write
from tests.folders import SOUND, write_folder

TEXTS = {
    "gazette": "Two berths for the port\n\nThe ministry said on Tuesday that two berths are to "
    "come.\n\nThe council votes in a week.\n",
    "herald": "The cost is forty million, said the board.\n\nThe price is forty million.\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder that holds its sources' own texts."""
    folder = tmp_path / "port"
    folder.mkdir()
    files = dict(SOUND)
    for name, text in TEXTS.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        record = files[f"seeds/{name}.yaml"].replace("0" * 64, digest)
        files[f"seeds/{name}.yaml"] = re.sub(
            r"paragraphs: \d", f"paragraphs: {len(split_paragraphs(text))}", record
        )
        files[f"seeds/{name}.txt"] = text
    write_folder(folder, files)
    return folder


def files_of(root: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(root)): each.read_bytes()
        for each in root.rglob("*.*")
        if each.is_file()
    }


def test_a_point_is_written_with_its_citations_and_taken_back(write: Write, root: Path) -> None:
    before = files_of(root)
    done = write(
        *("point", "vote", "The price is put at forty million as well."),
        *("--cite", "herald", "2", "--quote", "price is forty million", "--by", "board"),
        *("--cite", "2", "1", "--printed", "forty=10 Mar 2031"),
        *("--claim", "assessment", "--topic", "budget", "--weight", "lead", "--due", "May 2034"),
    )
    assert (done.returncode, done.stdout) == (
        0,
        "content/events/vote.yaml:9: point vote#price-put-forty-million\n",
    )
    assert (
        (root / "content/events/vote.yaml")
        .read_text()
        .endswith("""\
    cites: [{source: herald, at: 1, by: board}]
  - id: price-put-forty-million
    text: The price is put at forty million as well.
    claim: assessment
    topics: [budget]
    weight: lead
    due: 2034-05
    cites: [{source: herald, at: 2, by: board, quote: price is forty million}, \
{source: herald, at: 1, dates: {forty: 2031-03-10}}]
""")
    )
    assert write("undo").stdout == (
        "content/events/vote.yaml:8: taken back: point vote#price-put-forty-million\n"
    )
    assert files_of(root) == before
    assert write("undo").returncode == 1


def test_what_an_edit_would_do_is_shown_as_a_diff_that_patch_reads(
    write: Write, root: Path
) -> None:
    before = files_of(root)
    done = write(
        "point", "talks", "It is so.", "--cite", "herald", "1", "--after", "berths", "--dry-run"
    )
    assert done.returncode == 0
    assert files_of(root) == before
    assert done.stdout.startswith("--- a/content/events/talks.yaml\n+++ b/content/events/")
    assert "+  - id: it-is-so\n" in done.stdout
    subprocess.run(
        ["patch", "-p1"], input=done.stdout, cwd=root, text=True, check=True, capture_output=True
    )
    briefing = load(str(root)).briefing
    assert briefing
    ids = [each.id for each in briefing.events["talks"].points]
    assert ids == ["berths", "it-is-so", "ahead"]


def test_errors_stop_a_point_and_warnings_do_not(write: Write, root: Path) -> None:
    before = files_of(root)
    done = write("point", "vote", "It is so.", "--cite", "gazette", "2", "--quote", "two ships")
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[quote-missing] the quote “two ships” does not stand in gazette" in done.stderr
    assert "briefing: nothing is written; see the errors above" in done.stderr
    assert files_of(root) == before
    done = write("point", "vote", "It seems massive.", "--cite", "gazette", "1")
    assert done.returncode == 2, "paragraph 1 is left out"
    done = write("point", "vote", "It came. It went.", "--cite", "herald", "2")
    assert done.returncode == 0
    assert "content/events/vote.yaml:9:5: warning[" in done.stderr


def test_words_that_are_found_are_cited_for_a_point(write: Write, root: Path) -> None:
    done = write("cite", "The PRICE is", "--to", "vote#cost", "--by", "board")
    assert (done.returncode, done.stdout) == (
        0,
        "content/events/vote.yaml:8: citation of vote#cost\n",
    )
    assert (
        "[{source: herald, at: 1, by: board}, {source: herald, at: 2, by: board, quote: "
        in (root / "content/events/vote.yaml").read_text()
    )
    for words, code, said in (
        (("forty million", "--to", "vote#cost"), 2, "in several paragraphs: herald ¶1, herald ¶2"),
        (("two berths", "--to", "vote#price"), 2, "there is no point `vote#price`"),
        (("two berths", "--to", "vote"), 2, "there is no point `vote`"),
        (("two berths", "--to", "vote#cost", "--by", "bord"), 2, "did you mean `board`?"),
        (("The PRICE is", "--to", "vote#cost", "--by", "board"), 2, "has this citation of herald"),
        (("price is", "gazette", "--to", "vote#cost"), 1, "not stand in gazette, but in herald ¶2"),
        (("two berths", "--by", "board"), 2, "--by, --replace and --dry-run belong to --to"),
        (("no such words", "--to", "vote#cost"), 1, "stands in no text at hand"),
    ):
        done = write("cite", *words)
        assert (done.returncode, done.stdout) == (code, ""), words
        assert said in done.stderr


def test_paragraphs_are_left_out(write: Write, root: Path) -> None:
    herald = root / "seeds/herald.yaml"
    herald.write_text(
        herald.read_text().replace(
            "outline: {1: The cost., 2: The price.}\n", "outline: {1: The cost.}\n"
        )
    )
    (root / "content/disputes.yaml").unlink()
    done = write("leave", "2", "2", "repeats the first: word for word")
    assert (done.returncode, done.stdout) == (0, "seeds/herald.yaml:6: herald 2 left out\n")
    assert '\nleft_out:\n  2: "repeats the first: word for word"\n' in herald.read_text()
    done = write("leave", "herald", "2", "more")
    assert "herald leaves paragraph 2 out already: repeats the first" in done.stderr
    assert done.returncode == 2


def test_paragraphs_of_several_sources_are_left_out_and_restored_at_once(
    write: Write, root: Path
) -> None:
    for name in ("gazette", "herald"):
        path = root / f"seeds/{name}.yaml"
        path.write_text(re.sub(r"paragraphs: \d", "paragraphs: 12", path.read_text()))
    before = {each: each.read_bytes() for each in root.rglob("*.yaml")}
    done = write("leave", "gazette", "5-6", "2", "7,9", "gazette", "8", "off the question", ".")
    assert done.returncode == 0, done.stderr
    assert "off the question" in (root / "seeds/herald.yaml").read_text()
    loaded = load(str(root)).briefing
    assert loaded
    assert {str(run) for run in loaded.sources["gazette"].left_out} == {"1", "5-6", "8"}
    assert {str(run) for run in loaded.sources["herald"].left_out} == {"7", "9"}
    assert write("leave", "gazette", "5", "herald", "7", "--restore", "-n").returncode == 0
    assert write("undo").returncode == 0
    assert {each: each.read_bytes() for each in root.rglob("*.yaml")} == before
    assert "`more` is one word too many" in write("leave", "1", "5", "x", ".", "more").stderr


def test_what_is_left_out_keeps_its_reason_and_can_be_taken_in_again(
    write: Write, root: Path
) -> None:
    gazette = root / "seeds/gazette.yaml"
    gazette.write_text(re.sub(r"paragraphs: \d", "paragraphs: 12", gazette.read_text()))
    before = gazette.read_bytes()
    assert write("leave", "gazette", "5-9", "x").returncode == 0
    done = write("leave", "gazette", "4-11", "y")
    assert done.stdout == "seeds/gazette.yaml:6: gazette 4,10-11 left out\n"
    assert "gazette leaves the others out already" in done.stderr
    done = write("leave", "gazette", "6-7,10", ".", "--restore")
    assert done.returncode == 0
    kept = {str(run): why for run, why in source_in(root, "gazette").left_out.items()}
    assert kept == {"1": "Headline.", "4": "y", "5": "x", "8-9": "x", "11": "y"}
    assert "gazette does not leave 2 out" in write("leave", "gazette", "2", "--restore").stderr
    for words in (("6", "x", ".", "--restore"), ("6",)):
        assert write("leave", "gazette", *words).returncode == 2
    for _ in range(3):
        assert write("undo").returncode == 0
    assert gazette.read_bytes() == before


def source_in(root: Path, name: str) -> Source:
    briefing = load(str(root)).briefing
    assert briefing
    return briefing.sources[name]


def test_a_source_is_given_other_values(write: Write, root: Path) -> None:
    before = (root / "seeds/gazette.yaml").read_bytes()
    words = ("--url", "https://gazette.example/1", "--accessed", "9 Mar", "--descriptor", "It was.")
    done = write("source", "gazette", *words, "--author", "Ada Lind", "--author", "Jo Roe")
    assert done.returncode == 0
    gazette = source_in(root, "gazette")
    assert (gazette.url, gazette.descriptor) == ("https://gazette.example/1", "It was.")
    assert (str(gazette.accessed), gazette.authors) == ("2031-03-09", ("Ada Lind", "Jo Roe"))
    assert "is no tag of a language" in write("source", "gazette", "--language", "no tag").stderr
    assert "nothing is given" in write("source", "gazette").stderr
    assert write("undo").returncode == 0
    assert (root / "seeds/gazette.yaml").read_bytes() == before


def test_the_first_event_of_a_briefing_is_held_to_the_rules(write: Write, root: Path) -> None:
    for each in (root / "content/events").iterdir():
        each.unlink()
    (root / "content/disputes.yaml").unlink()
    (root / "content/brief.yaml").write_text("title: Port\n")
    words = ("event", "vote", "--title", "Vote", "--point", "So it is.", "--cite", "gazette", "2")
    done = write(*words, "--quote", "words that are not there")
    assert done.returncode == 2 and "quote-missing" in done.stderr
    done = write(*words)
    assert done.returncode == 0 and "the rules were asked" not in done.stderr


@pytest.mark.parametrize("path", ["content/events/broken.yaml", "content/disputes.yaml"])
def test_a_broken_file_elsewhere_turns_no_rule_off(write: Write, root: Path, path: str) -> None:
    (root / path).write_text("title: T\nx: [\n")
    before = files_of(root)
    words = ("point", "vote", "So it is.", "--cite", "herald")
    done = write(*words, "1", "--quote", "not there")
    assert done.returncode == 2 and "quote-missing" in done.stderr
    done = write(*words, "99")
    assert done.returncode == 2 and "no-paragraph" in done.stderr
    assert files_of(root) == before
    done = write(*words, "1")
    assert done.returncode == 0
    assert f"asked about what can be read: {path}:" in done.stderr


def test_an_event_without_a_point_turns_no_rule_off(write: Write) -> None:
    assert write("event", "later", "--title", "Later").returncode == 0
    done = write("point", "vote", "So it is.", "--cite", "herald", "99")
    assert done.returncode == 2 and "no-paragraph" in done.stderr


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("leave", "nothing", "2", "x"), "there is no source `nothing`"),
        (("undo",), "there is no edit to take back"),
        (("remove", "topic", "berths"), "place names topic berths"),
        (("point", "nowhere", "So.", "-c", "gazette", "2"), "there is no event"),
        (("show", "gazette", "9"), "has 3 paragraphs"),
        (("draft", "herald"), "nothing new to propose"),
    ],
)
def test_a_program_always_gets_one_document(
    write: Write, words: tuple[str, ...], part: str
) -> None:
    done = write(*words, "--format", "json")
    said = json.loads(done.stdout)
    assert (said["format"], said["exit_code"]) == ("briefing-said", done.returncode)
    assert part in said["messages"][0]
    assert done.stderr.splitlines() == [f"briefing: {each}" for each in said["messages"]]


@pytest.mark.parametrize(
    "words",
    [
        ("voice", "Board", "--name", "A"),
        ("topic", "BERTHS", "Berths"),
        ("event", "Vote", "--title", "T"),
        ("point", "vote", "So it is.", "-c", "herald", "2", "--id", "COST"),
        ("judge", "ONE", "Likely so.", "--confidence", "low", "--why", "x", "--rests", "vote#cost"),
        (
            *("dispute", "Price", "--title", "T", "-p", "vote#cost", "-p", "talks#berths"),
            *("--finding", "None."),
        ),
    ],
)
def test_an_id_that_differs_in_case_only_is_refused(
    write: Write, root: Path, words: tuple[str, ...]
) -> None:
    brief = root / "content/brief.yaml"
    text = brief.read_text().replace("judgments:\n  - text", "judgments:\n  one:\n    text")
    brief.write_text(text)
    before = files_of(root)
    done = write(*words)
    assert done.returncode == 2 and "differ in case only" in done.stderr
    assert files_of(root) == before


def test_an_event_whose_file_cannot_be_read_is_not_taken_for_a_new_one(
    write: Write, root: Path
) -> None:
    (root / "content/events/works.yaml").write_text("title: T\nx: [\n")
    done = write("event", "works", "--place", "Bay")
    assert done.returncode == 1
    assert "content/events/works.yaml:" in done.stderr
    assert "has to be mended first" in done.stderr


@pytest.mark.parametrize("at", ["0", "-1", "x", "7-"])
def test_what_is_no_paragraph_is_said_to_be_none(write: Write, at: str) -> None:
    done = write("show", "gazette", "--", at)
    assert done.returncode == 2 and f"`{at}` is no paragraph" in done.stderr


def test_a_dry_run_is_n_everywhere(write: Write, root: Path) -> None:
    before = files_of(root)
    (root.parent / "new.txt").write_text("Third text\n\nIt has words.\n")
    assert write("add", "../new.txt", "-n", "--published", "5 Mar 2031").returncode == 0
    assert write("check", "--fix", "-n").returncode == 0
    assert files_of(root) == before


def test_a_name_in_another_case_is_recognised(write: Write) -> None:
    assert "did you mean `gazette`?" in write("leave", "GAZETTE", "2", "x").stderr
    words = ("point", "vote", "So it is.", "--cite", "herald", "1", "--by", "nobody")
    assert "`briefing voice` adds one" in write(*words).stderr


def test_an_event_is_made_with_its_first_point(write: Write, root: Path) -> None:
    done = write(
        *("event", "opening", "--title", "Opening: the port", "--date", "3 May", "--place", "Town"),
        *("--event-topic", "berths", "--point", "The berths open.", "--cite", "gazette", "2"),
        *("--claim", "planned", "--id", "open"),
    )
    assert (done.returncode, done.stdout) == (0, "content/events/opening.yaml:1: event opening\n")
    assert (
        (root / "content/events/opening.yaml").read_text()
        == """\
# yaml-language-server: $schema=../../schema/event.json
title: "Opening: the port"
date: 2031-05-03
rank: supporting
place: Town
topics: [berths]
points:
  - id: open
    text: The berths open.
    claim: planned
    cites: [{source: gazette, at: 2}]
"""
    )
    done = write("event", "later", "--title", "Later", "--date", "2034-05~")
    assert done.returncode == 0
    assert "an event needs a point: briefing point later SENTENCE --cite SOURCE ¶" in done.stderr
    assert write("point", "later", "It is so.", "--cite", "herald", "1").returncode == 0
    assert write("check").returncode == 0


def test_an_event_that_followed_others_names_them(write: Write, root: Path) -> None:
    point = ("--point", "It is so.", "--cite", "gazette", "2", "--quote", "two berths")
    values = ("--id", "so", "--claim", "planned")
    event = ("event", "opening", "--title", "Opening", "--date", "2031-03-10")
    done = write(*event, "--after", "voet", *point, *values)
    assert done.returncode == 2
    assert "there is no event `voet`" in done.stderr
    assert "vote" in done.stderr.partition("voet")[2]
    done = write(*event, "--after", "vote", "--after", "talks", *point, "--gloss", "Kojen", *values)
    assert "warning[gloss-not-needed]" in done.stderr
    written = (root / "content/events/opening.yaml").read_text()
    assert "date: 2031-03-10\nafter: [vote, talks]\nrank: supporting\n" in written
    assert "quote: two berths, gloss: Kojen}" in written
    events = json.loads(write("print", "--format", "json").stdout)["events"]
    assert [(each["id"], each["after"]) for each in events][-2:] == [
        ("vote", []),
        ("opening", ["vote", "talks"]),
    ]


def test_the_folder_may_stand_behind_options(write: Write, root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    words: tuple[str, ...]
    for words in (
        ("point", "vote", "It is so.", "--cite", "herald", "1", str(root), "--dry-run"),
        ("leave", "gazette", "1", "--restore", str(root), "--dry-run"),
        ("topic", "--dry-run", "roads", "Roads", "--format", "json", str(root)),
        ("cite", "--to", "vote#cost", "--dry-run", "The PRICE is", str(root)),
    ):
        done = write(*words, cwd=elsewhere)
        assert done.returncode == 0, done.stderr
    for words in (
        ("gap", "No source says so.", "--rests", "vote#cost", str(root)),
        ("judge", "it", "--closed-by", "vote#cost", "."),
        ("dispute", "cost", "--side", "So.", "--computed", "1 = 1", "--rests", "a#b", str(root)),
    ):
        done = write(*words, cwd=elsewhere)
        assert done.returncode == 2
        assert "FOLDER stands before the options that take several names" in done.stderr
        assert done.stderr.count("\n") == 1
    done = write("point", "vote", "x", str(root), "more", "--cite", "herald", "1")
    assert "unrecognized arguments: more" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("point", "vite", "x", "--cite", "herald", "1"), "no event `vite`; did you mean `vote`?"),
        (("point", "vote", " ", "--cite", "herald", "1"), "the sentence is empty"),
        (("point", "vote", "x"), "a point needs a citation; write --cite SOURCE ¶"),
        (("point", "vote", "x", "--cite", "herold", "1"), "no source `herold`; did you mean"),
        (("point", "vote", "x", "--cite", "herald", "one"), "`one` is no paragraph"),
        (("point", "vote", "x", "--cite", "herald", "3-2"), "`3-2` runs backwards; write 2-3"),
        (("point", "vote", "x", "--cite", "herald", "9"), "nothing is written"),
        (("point", "vote", "x", "--quote", "q"), "--quote stands behind the --cite that it"),
        (
            ("point", "vote", "x", "--cite", "herald", "1", "--by", "board", "--by", "board"),
            "--by stands twice behind one --cite",
        ),
        (("point", "vote", "x", "--cite", "herald", "1", "--by", "x"), "there is no voice `x`"),
        (("point", "vote", "x", "--cite", "herald", "1", "--topic", "x"), "there is no topic `x`"),
        (("point", "vote", "x", "--cite", "herald", "1", "--about", "x"), "there is no event `x`"),
        (("point", "vote", "x", "--cite", "herald", "1", "--id", "cost"), "a point `cost` already"),
        (("point", "vote", "x", "--cite", "herald", "1", "--id", "c c"), "`c c` is no id"),
        (("point", "vote", "x", "--cite", "herald", "1", "--after", "x"), "no point `vote#x`"),
        (("point", "vote", "x", "--cite", "herald", "1", "--due", "soon"), "--due: `soon`"),
        (
            ("point", "vote", "x", "--cite", "herald", "1", "--printed", "a"),
            "“a” is not read as a date",
        ),
        (("point", "vote", "x", "--cite", "herald", "1", "--gist", "a"), "has a gist of paragraph"),
        (
            ("point", "vote", "\x1b[2J\u202e", "--cite", "herald", "1", "--short", "\x1b"),
            "holds escape character",
        ),
        (("point", "vote", "x", "--cite", "herald", "1", "--claim", "so"), "invalid choice: 'so'"),
        (("event", "vote", "--title", "x"), "vote has a title already; say from when another one"),
        (("event", "VOTE", "--title", "x"), "`VOTE` and `vote` differ in case only"),
        (("event", "../x", "--title", "x"), "`../x` is no id"),
        (("event", "aux", "--title", "x"), "Windows keeps no file of the name `aux`"),
        (("event", "x", "--title", "x", "--date", "13/1/23"), "--date: `13/1/23`: the year is"),
        (("event", "x", "--title", "x", "--date", "2031-02-30"), "--date: "),
        (("event", "x", "--title", "x", "--cite", "herald", "1"), "--cite belongs to a point"),
        (("event", "x", "--title", "x", "--topic", "budget"), "--topic belongs to a point"),
        (("leave", "herald", "0", "x"), "`0` is no paragraph"),
        (("leave", "seeds/herald.yaml", "1–3", "x"), "herald has 2 paragraphs, and no 1-3"),
        (
            ("point", "content/events/vote.yaml", "x", "--cite", "herald", "1", "--who", "A" * 9),
            "a text of 9 characters in `who: AAAAAAAAA`; cut it to 8 or fewer",
        ),
        (("leave", "herald", "1", ""), "the reason is empty"),
        (("leave", "herald", "1", "."), "the reason is missing"),
        (("leave", "herald", "1", "seeds", "--restore"), "and `seeds` holds no briefing"),
        (("leave", "nobody", "1", "x"), "there is no source `nobody`"),
        (("undo", "seeds"), "`seeds` holds no briefing"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_written(
    write: Write, root: Path, words: tuple[str, ...], said: str
) -> None:
    before = files_of(root)
    done = write(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "\x1b" not in done.stderr
    assert files_of(root) == before


def test_a_file_that_cannot_be_read_is_exit_code_1(write: Write, root: Path) -> None:
    talks = root / "content/events/talks.yaml"
    talks.write_text(talks.read_text() + "points: []\n")
    done = write("point", "talks", "It is so.", "--cite", "herald", "1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing is written: content/events/talks.yaml:16: the key `points`" in done.stderr
    assert write("point", "vote", "It is so.", "--cite", "herald", "1").returncode == 0
    (root / "content/brief.yaml").write_text("[")
    done = write("point", "vote", "It is not.", "--cite", "herald", "1")
    assert (done.returncode, done.stdout) == (1, "")


def test_the_shipped_briefing_is_not_written_to_unless_it_is_named(
    write: Write, tmp_path: Path
) -> None:
    for words in (
        ("point", "summit", "It is so.", "--cite", "1", "2"),
        ("leave", "1", "2", "x"),
        ("event", "x", "--title", "x"),
        ("cite", "x", "--to", "summit#day-set"),
        ("undo",),
    ):
        done = write(*words, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "the current folder holds no briefing" in done.stderr


def test_json_says_all_of_it_as_documented(write: Write) -> None:
    words = ("point", "vote", "It came. It went.", "--cite", "herald", "2", "--format", "json")
    shown = json.loads(write(*words, "--dry-run").stdout)
    assert (shown["format"], shown["version"], shown["written"]) == ("briefing-edit", 1, False)
    written = json.loads(write(*words).stdout)
    assert written == {**shown, "written": True}
    assert written["edit"] == "point vote#came-went"
    [file] = written["files"]
    assert (file["path"], file["line"], file["created"]) == ("content/events/vote.yaml", 9, False)
    assert {each["severity"] for each in written["findings"]} == {"warning"}
    refused = write(
        "point", "vote", "It is.", "--cite", "gazette", "2", "--quote", "ships", "--format", "json"
    )
    assert refused.returncode == 2
    document = json.loads(refused.stdout)
    assert (document["written"], document["findings"][0]["code"]) == (False, "quote-missing")
    taken = json.loads(write("undo", "--format", "json").stdout)
    assert taken["written"]
    assert taken["edit"].startswith("taken back: point vote#")


def test_texts_come_from_a_pipe_where_a_dash_stands(root: Path, tmp_path: Path) -> None:
    def run(*words: str, given: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "briefing", *words],
            cwd=root,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path)},
        )

    done = run("point", "vote", "-", "--cite", "herald", "1", given="It is:\n so.\n")
    assert done.returncode == 0, done.stderr
    assert 'text: "It is: so."' in (root / "content/events/vote.yaml").read_text()
    assert "the sentence is empty" in run("point", "vote", "-", "--cite", "1", "2", given="").stderr
    assert run("cite", "-", given="the council votes").stdout == (
        '- {source: gazette, at: 3, quote: "The council votes"}\n'
    )


def test_a_gist_and_a_point_are_one_edit_of_two_files(write: Write, root: Path) -> None:
    herald = root / "seeds/herald.yaml"
    herald.write_text(herald.read_text().replace(", 2: The price.", ""))
    before = files_of(root)
    done = write(
        "point",
        "vote",
        "The price is put at forty million.",
        "--cite",
        "herald",
        "2",
        "--gist",
        "The price.",
    )
    assert done.stdout == (
        "seeds/herald.yaml:5: point vote#price-put-forty-million\n"
        "content/events/vote.yaml:9: point vote#price-put-forty-million\n"
    )
    assert herald.read_text().count("outline: {1: The cost., 2: The price.}") == 1
    write("undo")
    assert files_of(root) == before


@pytest.mark.parametrize(("data", "reason"), [(b"a\xff", "is not UTF-8"), (b"a" * 500_000, "long")])
def test_standard_input_that_is_no_text_is_refused(
    monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    with pytest.raises(UsageError, match=reason):
        text_of("-", "reason")


def test_standard_input_may_begin_with_a_mark_and_have_no_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = io.BytesIO("\ufeffTwo\r\nberths\n".encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data, encoding="utf-8"))
    assert text_of("-", "reason") == "Two berths"
    monkeypatch.setattr("sys.stdin", io.StringIO("Two\nberths\n"))
    assert text_of("-", "reason") == "Two berths"


def test_the_help_of_commands_that_write_names_no_folder_that_they_refuse(briefing: Run) -> None:
    for command in ("accept", "draft", "fmt", "leave", "reject", "remove", "rename"):
        told = " ".join(briefing(command, "--help").stdout.split())
        assert "a briefing's folder (default: the current one)" in told


def test_a_date_without_a_year_is_of_the_year_of_the_briefing(write: Write, root: Path) -> None:
    promise = ("The council pays.", "--cite", "gazette", "3", "--claim", "commitment")
    words: tuple[str, ...]
    words = ("point", "talks", *promise, "--due", "10 Apr", "--who", "Council")
    assert "due: 2031-04-10\n" in write(*words, "--dry-run").stdout
    words = ("point", "talks", "It is so.", "--cite", "gazette", "2", "--printed", "Tuesday=4 Mar")
    assert "Tuesday: 2031-03-04" in write(*words, "--dry-run").stdout
    words = ("bottom-line", "It costs {vote#cost}.", "--head", "Cost", "--written", "10 Apr")
    done = write(*words, "--dry-run")
    assert "written: 2031-04-10\n" in done.stdout, done.stderr
    text = (root / "seeds/gazette.txt").read_text()
    (root.parent / "new.txt").write_text(f"{text}\nIt was corrected.\n")
    words = ("revise", "gazette", str(root.parent / "new.txt"), "--date", "10 Apr", "--dry-run")
    assert "date: 2031-04-10" in write(*words).stdout


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("Mar 2031..Apr 2031", "2031-03..2031-04"),
        ("..10 Mar 2031", "..2031-03-10"),
        ("Mar 2031..", "2031-03.."),
        ("2031-03..Apr 2031", "2031-03..2031-04"),
    ],
)
def test_the_ends_of_a_window_are_typed_as_a_day_is(typed: str, date: str) -> None:
    assert edtf(typed, "--date", year=2031) == date


@pytest.mark.parametrize(
    "typed", ["Apr 2031..Mar 2031", "2031-04..2031-03", "..", "x..y", "a..b..c"]
)
def test_a_window_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="--date: "):
        edtf(typed, "--date", year=2031)


def test_a_forgotten_reason_is_asked_for(write: Write) -> None:
    for words in (("gazette", "1"), ("gazette", "1", "herald", "2")):
        done = write("leave", *words)
        assert done.returncode == 2
        assert "the reason is missing; briefing leave" in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "gazette:\n",
            "proposals/rejected.yaml:1: `gazette` holds no mapping; write `gazette: {}`",
        ),
        ("", "proposals/rejected.yaml:1: the file is empty; fill it, or delete it"),
        ("# none\n", "proposals/rejected.yaml:1: the file is empty; fill it, or delete it"),
    ],
)
def test_a_file_in_which_nothing_can_be_put_says_what_to_do(text: str, said: str) -> None:
    path, change = "proposals/rejected.yaml", add(("gazette",), "0" * 16, {"at": "2"})
    with pytest.raises(RefusedError) as refused:
        edit_file(path, text.encode(), [change])
    assert said in f"{refused.value}; {refused.value.hint}"
