"""The commands that write judgments, gaps, bottom lines, disputes, voices and topics."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from briefing.cli import COMMANDS
from briefing.edit.changes import RefusedError, add, insert, number
from briefing.edit.file_edit import edit_file, what_it_says
from briefing.load.loader import load
from tests.conftest import Run, Write
from tests.folders import SOUND, write_folder

BRIEF = "content/brief.yaml"
COUNCIL = ("judge", "council", "The council is unlikely to agree.", "--why", "The cost is known.")


def test_a_judgment_gets_versions_and_an_end(write: Write, root: Path) -> None:
    before = (root / BRIEF).read_bytes()
    first = (*COUNCIL, "--confidence", "low", "--rests", "talks#berths")
    assert write(*first).stdout == f"{BRIEF}:12: judgment council\n"
    said = (root / BRIEF).read_text()
    assert "judgments:\n  1:\n    text: The council will likely agree.\n" in said
    assert "  council:\n    text: The council is unlikely to agree.\n    confidence: low\n" in said
    refused = write(*first)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "`council`: a new version needs --changed; say what made it change" in refused.stderr
    end = write("judge", "council", "--closed-by", "vote#cost")
    assert end.stdout.endswith("end of judgment council\n")
    second = write(*COUNCIL, "--confidence", "moderate", "--rests", "vote#cost", "talks#berths",
                   "--changed", "A figure came.", "--written", "20 Mar 2031")  # fmt: skip
    assert second.returncode == 0
    briefing = load(str(root)).briefing
    assert briefing
    judgments = {each.id: each.versions for each in briefing.brief.judgments}
    assert list(judgments) == ["1", "council"]
    one, two = judgments["council"]
    assert (one.closed_by, two.closed_by) == (("vote#cost",), ())
    assert (two.rests, two.changed) == (("vote#cost", "talks#berths"), "A figure came.")
    assert str(two.written) == "2031-03-20"
    for _ in range(3):
        assert write("undo").returncode == 0
    assert (root / BRIEF).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (COUNCIL, "a judgment needs --confidence"),
        ((*COUNCIL, "--confidence", "low"), "it needs points to rest on; name the points: --rests"),
        ((*COUNCIL, "--confidence", "sure"), "invalid choice: 'sure'"),
        ((*COUNCIL, "--confidence", "low", "--rests", "vote#costs"), "did you mean `vote#cost`?"),
        (
            (*COUNCIL, "--confidence", "low", "--rests", "vote#cost", "--changed", "So."),
            "there is no judgment `council` that could have changed; there are 1",
        ),
        (
            (*COUNCIL, "--confidence", "low", "--rests", "vote#cost", "--written", "Mar 2031"),
            "--written: `Mar 2031` is no single day",
        ),
        (("judge", "1"), "there is no sentence"),
        (("judge", "2", "--closed-by", "vote#cost"), "there is no judgment `2`; there are 1"),
        (("judge", "1", "", "--closed-by", "vote#cost"), "the sentence is empty"),
        (("gap", "No source names the builder."), "this gap is there already"),
        (
            ("gap", "It is open.", "--touches", "vite"),
            "there is no event `vite`; did you mean `vote`?",
        ),
        (("bottom-line", "It is so."), "it needs points to rest on"),
        (("bottom-line", "It is so {vote#price}."), "there is no point `vote#price`"),
        (
            ("bottom-line", "So.", "--head", "x" * 73, "--rests", "vote#cost"),
            "a text of 73 characters in `- head: xxx",
        ),
        (("voice", "mayor"), "a voice needs a name"),
        (("voice", "board"), "there is a voice `board` already"),
        (("voice", "no/id", "--name", "X"), "nothing is written"),
        (("topic", "berths", "Berths"), "there is a topic `berths` of this name already"),
        (("dispute", "price"), "there is a dispute `price` already"),
        (("dispute", "new", "--title", "T"), "a dispute needs a finding"),
        (("dispute", "new", "--finding", "F"), "a dispute needs a title"),
        (("dispute", "new", "--cite", "herald", "1"), "a citation belongs to a side"),
        (("dispute", "new", "--short", "x"), "--short stands behind the --side"),
        (("dispute", "new", "--cite", "herald", "1", "--side", "A."), "--cite stands behind"),
        (
            ("dispute", "new", "--title", "T", "--finding", "F", "--side", "A."),
            "a side needs citations or a calculation, and not both: A.",
        ),
        (("dispute", "price", "--side", "Forty million."), "has this side already: Forty million."),
        (("dispute", "price", "--side", "X.", "--computed", "1 + 1 = 3"), "error[false-sum]"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    write: Write, root: Path, words: tuple[str, ...], said: str
) -> None:
    files = {each: each.read_bytes() for each in root.rglob("*.yaml")}
    done = write(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert {each: each.read_bytes() for each in root.rglob("*.yaml")} == files


def test_a_gap_is_written_and_closed_by_the_beginning_of_its_text(write: Write, root: Path) -> None:
    words = ("No source says when.", "--rests", "talks#berths", "--touches", "vote", "talks#ahead")
    assert write("gap", *words).returncode == 0
    done = write("gap", "No source says", "--closed-by", "vote#cost")
    assert done.stdout.endswith(": closing of a gap\n")
    assert (root / BRIEF).read_text().endswith(
        "  - {text: No source says when., touches: [vote, talks#ahead], rests: [talks#berths], "
        "closed_by: [vote#cost]}\n"
    )  # fmt: skip
    assert "2 gaps begin like this" in write("gap", "No source", "--closed-by", "vote#cost").stderr


def test_a_bottom_line_becomes_a_version_and_rests_on_what_it_names(write: Write) -> None:
    done = write("bottom-line", "Forty million {vote#cost}.", "--head", "The cost", "--dry-run")
    assert [line for line in done.stdout.splitlines() if line[0] in "+-"] == [
        "--- a/content/brief.yaml",
        "+++ b/content/brief.yaml",
        "-  text: Two berths are to be added.",
        "+- text: Two berths are to be added.",
        "+- head: The cost",
        "+  text: Forty million {vote#cost}.",
        "+  rests: [vote#cost]",
    ]
    done = write("bottom-line", "Forty million.", "--rests", "vote#cost")
    assert done.returncode == 0
    done = write("bottom-line", "Again.", "--rests", "vote#cost")
    assert "error[version-never-shown]" in done.stderr, "it has no day of its own"


def test_a_dispute_takes_sides_and_another_finding(write: Write, root: Path) -> None:
    done = write(
        *("dispute", "when", "--title", "When they open", "--touches", "talks"),
        *("--side", "By 2034.", "--cite", "gazette", "2", "--by", "ministry", "--short", "2034"),
        *("--side", "Never.", "--cite", "herald", "1", "--cite", "herald", "2", "--by", "board"),
        *("--finding", "It is open."),
    )
    assert done.returncode == 0
    assert (root / "content/disputes.yaml").read_text().endswith("""\
when:
  title: When they open
  status: open
  touches: [talks]
  sides:
    - {says: By 2034., short: 2034, cites: [{source: gazette, at: 2, by: ministry}]}
    - {says: Never., cites: [{source: herald, at: 1}, {source: herald, at: 2, by: board}]}
  finding: It is open.
""")  # fmt: skip
    done = write(
        *("dispute", "when", "--status", "resolved", "--touches", "vote", "talks"),
        *("--side", "Never.", "--cite", "gazette", "3"),
        *("--side", "In 17.", "--computed", "2034 - 17 = 2017", "--rests", "vote#cost"),
        *("--finding", "It is settled."),
    )
    assert done.returncode == 0
    briefing = load(str(root)).briefing
    assert briefing
    dispute = briefing.disputes["when"]
    assert (dispute.finding, dispute.status) == ("It is settled.", "resolved")
    assert dispute.touches == ("talks", "vote")
    assert [len(each.cites) for each in dispute.sides] == [1, 3, 0]


def test_the_file_of_disputes_is_made_and_taken_away_again(write: Write, root: Path) -> None:
    path = root / "content/disputes.yaml"
    path.unlink()
    words = ("--side", "A.", "--cite", "1", "2", "--side", "B.", "--cite", "2", "1")
    assert write("dispute", "d", "--title", "T", *words, "--finding", "F.").returncode == 0
    assert path.read_text().startswith(
        "# yaml-language-server: $schema=../schema/disputes.json\nd:"
    )
    assert write("undo").returncode == 0
    assert not path.exists()


def test_voices_and_topics_are_added_and_changed(write: Write, root: Path) -> None:
    assert write("voice", "mayor", "--name", "Ada Lind", "--of", "A", "--of", "B").returncode == 0
    assert write("voice", "mayor", "--role", "Mayor", "--kind", "anonymous").returncode == 0
    assert write("topic", "ferries", "Ferries: all").returncode == 0
    assert write("topic", "berths", "Two berths").returncode == 0
    said = (root / BRIEF).read_text()
    assert "  mayor: {name: Ada Lind, role: Mayor, of: [A, B], kind: anonymous}\n" in said
    assert '  berths: Two berths\n  budget: Budget\n  ferries: "Ferries: all"\n' in said


def test_a_briefing_is_made_by_commands_alone(briefing: Run, tmp_path: Path) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "BRIEFING_ORIGINALS": ""}
    root = tmp_path / "new"
    assert briefing("new", str(root), "--title", "Port", env=state).returncode == 0
    for name in ("gazette", "herald"):
        (root / f"seeds/{name}.yaml").write_text(SOUND[f"seeds/{name}.yaml"])
    for words in (
        ("topic", "berths", "Berths"),
        ("voice", "board", "--name", "The board"),
        ("event", "talks", "--title", "Talks", "--date", "4 Mar 2031", "--event-topic", "berths",
         "--point", "Two berths are to come.", "--id", "berths", "--cite", "gazette", "2"),
        ("event", "vote", "--title", "Vote", "--date", "10 Mar 2031", "--point", "It costs.",
         "--id", "cost", "--cite", "herald", "1,2", "--by", "board"),
        ("judge", "late", "It is likely to be late {vote#cost}.", "--confidence", "low", "--why",
         "One board says so."),
        ("gap", "No source says why.", "--rests", "vote#cost"),
        ("bottom-line", "Two berths {talks#berths}.", "--head", "Berths"),
    ):  # fmt: skip
        done = briefing(*words, cwd=root, env=state)
        assert done.returncode == 0, done.stderr
    assert not load(str(root)).errors


def test_a_phrase_is_read_where_it_has_one_reading(write: Write, root: Path) -> None:
    words = ("point", "talks", "It is so.", "--cite", "gazette", "2", "--printed")
    assert write(*words, "on Tuesday").returncode == 0
    assert "dates: {on Tuesday: 2031-03-04}" in (root / "content/events/talks.yaml").read_text()
    done = write(*words, "on Tuesday", "--claim", "context")
    assert (
        "“on Tuesday” can be 2031-03-04 or 2031-03-11; write the one that is meant" in done.stderr
    )
    assert "“soon” is not read as a date; write its date" in write(*words, "soon").stderr
    assert write(*words, "soon=1 Apr 2031").returncode == 0


def test_a_point_closes_a_commitment(write: Write, root: Path) -> None:
    words = ("point", "vote", "They came.", "--cite", "herald", "2", "--closes", "talks#berths")
    assert write(*words).stdout.splitlines() == [
        "content/events/vote.yaml:9: point vote#they-came",
        "content/events/talks.yaml:9: point vote#they-came",
    ]
    words = ("point", "talks", "So it is.", "--cite", "herald", "1", "--closes", "talks#berths")
    assert write(*words, "--id", "so").returncode == 0
    assert (
        "closed_by: [vote#they-came, talks#so]" in (root / "content/events/talks.yaml").read_text()
    )
    assert "did you mean `vote#cost`" in write(*words[:-1], "vote#costs").stderr


def test_json_tells_of_the_edit(write: Write) -> None:
    done = write("topic", "ferries", "Ferries", "--format", "json", "--dry-run")
    told = json.loads(done.stdout)
    assert (told["edit"], told["written"], len(told["files"])) == ("topic ferries", False, 1)


VERSION = {"text": "New.", "confidence": "low", "why": "W.", "rests": ["a#b"]}


@pytest.mark.parametrize(
    "judgments",
    [
        "\n  - text: A. # c\n    why: >-\n      x\n    # a\n  # b\n  -   text: B.\n      why: z\n",
        "\n- text: A. # c\n  why: |\n   x\n\n# between\n- text: B.\n  why: z\n",
        "\n- {text: A., why: x}\n- {text: B.,\n   why: z}\n",
        " [{text: A., why: x}, {text: B., why: z}] # end\n",
        "\n  -\n    text: A.\n    why: x\n  - # so\n    text: B.\n    why: z",
        "\r\n  - text: A.\r\n    why: x\r\n  - text: B.\r\n    why: z\r\n",
        "\n    [\n      {text: A., why: x}, # one\n      {text: B., why: z},\n    ]\n",
    ],
)
def test_a_list_of_judgments_becomes_a_mapping_word_for_word(judgments: str) -> None:
    data = f"title: T\njudgments:{judgments}".encode()
    one, other = what_it_says(BRIEF, data)["judgments"]
    turned = number(("judgments",))
    new = edit_file(BRIEF, data, [turned, add(("judgments",), "new", VERSION)])
    assert what_it_says(BRIEF, new)["judgments"] == {"1": one, "2": other, "new": VERSION}
    versions = edit_file(BRIEF, data, [turned, insert(("judgments", "1"), VERSION)])
    assert what_it_says(BRIEF, versions)["judgments"] == {"1": [one, VERSION], "2": other}
    kept = edit_file(BRIEF, data, [turned])
    assert b" ".join(kept.split()).count(b"#") == data.count(b"#"), "comments stay"


def test_a_mapping_is_not_numbered() -> None:
    with pytest.raises(RefusedError, match="written in another way now"):
        edit_file(BRIEF, b"title: T\njudgments: {a: {text: A.}}\n", [number(("judgments",))])


def examples_of(command: str) -> list[list[str]]:
    """Return the words of the examples in the help of a command."""
    help_text = import_module(f"briefing.cli.{COMMANDS[command]}").EXAMPLES
    lines = re.sub(r"\\\n *", " ", help_text.partition("examples:\n")[2]).splitlines()
    return [shlex.split(re.split(r"\s{4,}(?!-)", line.strip())[0])[1:] for line in lines if line]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder for each example in the help of the commands, as ``port`` in it."""
    files = dict(SOUND)
    brief = files[BRIEF]
    files[BRIEF] = brief[: brief.index("bottom_line:")] + brief[brief.index("judgments:") :]
    files["content/events/vote.yaml"] += """\
  - {id: split, text: Dredging is not in it., cites: [{source: herald, at: 2}]}
  - {id: outcome, text: The council agreed., cites: [{source: notice, at: 1}]}
"""
    files["content/events/board.yaml"] = """\
title: Meeting of the board
date: 2031-03-13
rank: supporting
points: [{id: cost, text: Dredging costs ten million., cites: [{source: notice, at: 2}]}]
"""
    talks = files["content/events/talks.yaml"]
    second = "      - {source: notice, at: 1}\n"
    files["content/events/talks.yaml"] = talks.replace("  - id: ahead", f"{second}  - id: ahead")
    files["seeds/leaflet.yaml"] = "title: Leaflet\npublished: 2031-03-03\npublisher: Board\n"
    files["seeds/notice.yaml"] = (
        f"title: Notice\npublished: 2031-03-20\npublisher: Board\n"
        f"original: {{sha256: {'1' * 64}, paragraphs: 2}}\n"
    )
    old = [f"Paragraph {number} of the text." for number in range(1, 12)]
    old[1] = "Port Ansel, 5 March 2031"
    new = [*old[:3], "Four.", *old[4:6], *old[7:9], "Nine.", "Ten.", "Eleven.", old[10]]
    texts = {name: "\n\n".join(each) for name, each in (("old", old), ("new", new))}
    digest = hashlib.sha256(texts["old"].encode()).hexdigest()
    record = files["seeds/gazette.yaml"].replace("0" * 64, digest)
    record = record.replace("paragraphs: 3", "paragraphs: 11")
    files["seeds/gazette.yaml"] = f"{record}inferred: {{published: Given by the curator.}}\n"
    files["seeds/gazette.txt"] = texts["old"]
    files |= {"old.txt": texts["old"], "new.txt": texts["new"]}
    files["timeline.csv"] = "Year,Month,Day,Headline\n2031,3,4,Vote\n"
    files["list.csv"] = "Wann;Ereignis\n3/4/2031;Fest\n"
    files["talks.json"] = '{"events": [{"text": {"headline": "A"}}]}'
    write_folder(tmp_path / "port", files)
    (tmp_path / "gazette-new.txt").write_text(texts["new"])
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "judge",
        "gap",
        "bottom-line",
        "dispute",
        "voice",
        "topic",
        "revise",
        "import",
        "remove",
        "correct",
        "source",
    ],
)
def test_the_examples_in_the_help_run(briefing: Run, home: Path, command: str) -> None:
    state = {"HOME": str(home), "XDG_STATE_HOME": str(home / "s"), "BRIEFING_ORIGINALS": ""}
    examples = examples_of(command)
    assert len(examples) > 1
    for words in examples:
        if "--before" in words:  # the new text is in its place already
            assert briefing("undo", cwd=home / "port", env=state).returncode == 0
            (home / "port/seeds/gazette.txt").write_text((home / "port/new.txt").read_text())
        at_home = [each.replace("~", str(home)) for each in words]
        done = briefing(*at_home, cwd=home / "port", env=state)
        assert (done.returncode, bool(done.stdout)) == (0, True), (words, done.stderr)


def test_points_are_the_sides_of_a_dispute(write: Write, root: Path) -> None:
    done = write(
        *("dispute", "when", "-t", "When they open", "-p", "talks#berths", "--short", "2034"),
        *("-p", "talks#ahead", "-c", "herald", "1", "-b", "board", "--finding", "It is open."),
    )
    assert done.returncode == 0, done.stderr
    briefing = load(str(root)).briefing
    assert briefing
    dispute = briefing.disputes["when"]
    points = {each.id: each for each in briefing.events["talks"].points}
    assert dispute.touches == ("talks#berths", "talks#ahead")
    assert [each.says for each in dispute.sides] == [
        points["berths"].text,
        points["ahead"].text,
    ]
    first, second = dispute.sides
    assert first.short == "2034"
    assert [each._replace(span=first.span) for each in first.cites] == [
        each._replace(span=first.span) for each in points["berths"].cites
    ]
    assert [(each.source, each.by) for each in second.cites] == [
        ("gazette", ""),
        ("herald", "board"),
    ]
    unknown = write("dispute", "x", "-t", "T", "--finding", "F", "-p", "talks#x")
    assert "there is no point `talks#x`" in unknown.stderr


def test_a_gap_concerns_the_events_of_what_it_rests_on(write: Write, root: Path) -> None:
    words = ("gap", "No source says when.", "-r", "talks#berths", "talks#ahead", "vote#cost")
    assert write(*words).returncode == 0
    assert "touches: [talks, vote], rests: [talks#berths, " in (root / BRIEF).read_text()


def test_corrections_and_withdrawals_are_written(write: Write, root: Path) -> None:
    before = {each: each.read_bytes() for each in root.rglob("*.yaml")}
    words = ("correct", "Three berths.", "Two berths.", "A slip.", "--date", "14 Mar")
    assert write(*words).returncode == 0
    words = ("source", "herald", "--corrected", "The cost was wrong.", "--at", "1")
    assert write(*words, "--date", "12 Mar", "--changed", "1-2").returncode == 0
    done = write("source", "herald", "--withdrawn", "It was made up.", "--date", "15 Mar")
    assert done.returncode == 0
    briefing = load(str(root)).briefing
    assert briefing
    [mistake] = briefing.brief.corrections
    assert (str(mistake.date), mistake.stood, mistake.right, mistake.why) == (
        *("2031-03-14", "Three berths.", "Two berths.", "A slip."),
    )
    herald = briefing.sources["herald"]
    [correction] = herald.corrections
    assert (str(correction.date), correction.note) == ("2031-03-12", "The cost was wrong.")
    assert [str(each) for each in correction.changed] == ["1-2"]
    assert herald.withdrawn
    assert str(herald.withdrawn.date) == "2031-03-15"
    for _ in range(3):
        assert write("undo").returncode == 0
    assert {each: each.read_bytes() for each in root.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--corrected", "A."), "it is not said where it states that; name the paragraph"),
        (("--changed", "1"), "--changed belongs to a correction"),
        (("--at", "1"), "--at says where a correction stands, or what is given"),
        (("--at", "1", "--url", "https://a.example"), "--at says where a correction stands"),
        (("--date", "12 Mar"), "--date belongs to --corrected or --withdrawn"),
        (("--withdrawn", "A."), "a withdrawal has a day; name it"),
        (("--withdrawn", "A.", "--corrected", "B."), "have each a day"),
        (("--withdrawn", "A.", "--date", "1 Mar"), "error[revised-too-early]"),
    ],
)
def test_what_is_missing_of_a_correction_is_said(
    write: Write, root: Path, words: tuple[str, ...], said: str
) -> None:
    before = (root / "seeds/herald.yaml").read_bytes()
    done = write("source", "herald", *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert (root / "seeds/herald.yaml").read_bytes() == before


LINES = ("Council votes", "Northport Press Agency 11 March 2031 09:15", "The vote was on 4 March.")


def test_what_the_text_prints_is_inferred_no_longer(write: Write, root: Path) -> None:
    text = "\n\n".join(LINES)
    (root / "seeds/herald.txt").write_text(text)
    file = root / "seeds/herald.yaml"
    record = file.read_text().replace("paragraphs: 2", "paragraphs: 3")
    record = re.sub("[0-9a-f]{64}", hashlib.sha256(text.encode()).hexdigest(), record)
    why = "window: 2031-03-10..2031-03-12\ninferred: {published: Said., publisher: Said.}\n"
    file.write_text(record + why)
    before = file.read_bytes()
    for words, said in (
        (("--published", "11 Mar", "--at", "3"), "¶3 of herald does not print 2031-03-11"),
        (("--published", "10 Mar", "--at", "2"), "¶2 of herald does not print 2031-03-10"),
        (("--publisher", "The Herald", "--at", "2"), "¶2 of herald does not print The Herald"),
        (("--published", "11 Mar", "--at", "4"), "herald has 3 paragraphs, and no 4"),
    ):
        assert said in write("source", "herald", *words).stderr
        assert file.read_bytes() == before
    done = write("source", "herald", "--published", "11 Mar", "--at", "2")
    assert done.returncode == 0, done.stderr
    briefing = load(str(root)).briefing
    assert briefing
    herald = briefing.sources["herald"]
    assert (str(herald.published), herald.window) == ("2031-03-11", None)
    assert dict(herald.inferred) == {"publisher": "Said."}
    done = write("source", "herald", "--publisher", "Northport Press Agency", "--at", "1-2")
    assert done.returncode == 0, done.stderr
    assert "inferred" not in file.read_text()
    (root / "seeds/herald.txt").write_text(f"{text} More.")
    refused = write("source", "herald", "--published", "11 Mar", "--at", "2")
    assert "the text of herald that is on record is not at hand" in refused.stderr
