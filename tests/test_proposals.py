"""Proposals: what holds of them, and how one becomes a point or goes for good."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefing.check.proposals import Held, hold_proposals
from briefing.edit.changes import RefusedError
from briefing.edit.folder_edit import edit, file_says
from briefing.edit.proposal_requests import reject
from briefing.library import load_folder, load_proposals, read_texts
from briefing.model.proposals import Proposals, fingerprint
from briefing.model.records import Briefing
from tests.conftest import ROOT, Run

Write = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """A copy of the example."""
    folder = tmp_path / "port"
    shutil.copytree(ROOT / "example", folder)
    return folder


@pytest.fixture
def write(briefing: Run, port: Path, tmp_path: Path) -> Write:
    """Run a command in the copy, with a state of its own."""
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "BRIEFING_ORIGINALS": ""}

    def run(*words: str, cwd: Path = port) -> subprocess.CompletedProcess[str]:
        return briefing(*words, cwd=cwd, env=state)

    return run


def propose(port: Path, text: str, name: str = "script") -> None:
    (port / "proposals").mkdir(exist_ok=True)
    (port / f"proposals/{name}.yaml").write_text(text, "utf-8")


def held_in(port: Path) -> tuple[list[Held], Proposals, Briefing]:
    briefing = load_folder(str(port)).briefing
    assert briefing
    proposals = load_proposals(str(port), briefing)
    texts = read_texts(str(port), briefing)
    return list(hold_proposals(proposals.every, briefing, texts)), proposals, briefing


def files_of(port: Path) -> dict[str, bytes]:
    return {
        each.relative_to(port).as_posix(): each.read_bytes()
        for each in port.rglob("*.yaml")
        if each.is_file()
    }


def valid_under_schema(port: Path) -> None:
    for path in (port / "proposals").glob("*.yaml"):
        name = "rejected" if path.stem == "rejected" else "proposals"
        schema = json.loads((ROOT / f"schema/{name}.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))
        assert path.read_text("utf-8").startswith(
            f"# yaml-language-server: $schema=../schema/{name}.json\n"
        )


def test_a_paragraph_that_is_left_out_does_not_hold(write: Write, port: Path) -> None:
    propose(
        port,
        """\
maker: me
events:
  - id: vote
    points:
      - {id: m-1, note: It says so., cites: [{source: council, at: [1, 3]}]}
      - {id: m-2, note: It says so., cites: [{source: council, at: 3}]}
""",
    )
    held, _, briefing = held_in(port)
    [why] = [why for run, why in briefing.sources["council"].left_out.items() if run.first == 1]
    assert [(each.cites[0].left_out, each.holds) for each in held] == [(why, False), ("", True)]
    said = write("proposals")
    assert f"    ! council leaves ¶1,3 out: {why}" in said.stdout
    assert "2 proposals; in 1 everything holds" in said.stderr
    told = json.loads(write("proposals", "--format", "json").stdout)["proposals"]
    assert [each["cites"][0]["left_out"] for each in told] == [why, None]
    assert write("accept", "m-1", "It is so.").returncode == 2


@pytest.mark.slow
def test_from_a_draft_to_checked_points_and_back(write: Write, port: Path) -> None:
    before = files_of(port)
    done = write("draft", "gazette", ".", "--all")
    assert (done.returncode, done.stdout) == (0, "proposals/gazette.yaml:1: draft of gazette\n")
    assert done.stderr == (
        "briefing: gazette: 11 proposals on 6 dates, 3 of no day; see: briefing proposals\n"
    )
    assert files_of(port).keys() - before.keys() == {"proposals/gazette.yaml"}
    valid_under_schema(port)
    held, proposals, _ = held_in(port)
    assert proposals.problems == ()
    assert all(each.holds for each in held)

    sentence = "A member of the opposition calls the council a rubber stamp."
    done = write("accept", "gazette-5b", sentence)
    assert done.stderr == ""
    assert done.stdout == (
        "content/events/letter-of-intent.yaml:59: point letter-of-intent#member-opposition-calls"
        "-council, from gazette-5b\n"
        "proposals/gazette.yaml:23: point letter-of-intent#member-opposition-calls-council, from "
        "gazette-5b\n"
    )
    assert (
        (port / "content/events/letter-of-intent.yaml")
        .read_text("utf-8")
        .endswith(f"""\
  - id: member-opposition-calls-council
    text: {sentence}
    cites:
      - source: gazette
        at: 5
        by: pell
        quote: "We were asked to bless"
""")
    )
    assert "gazette-5b" not in (port / "proposals/gazette.yaml").read_text("utf-8")
    checked = write("check", "--strict")
    assert (checked.returncode, checked.stdout) == (0, "")
    again = write("draft", "gazette", ".", "--all")
    assert "gazette-5b" in (port / "proposals/gazette.yaml").read_text("utf-8"), "that is --all"
    assert again.returncode == 0
    assert write("undo").returncode == 0
    assert write("undo").returncode == 0
    assert write("undo").returncode == 0
    assert files_of(port) == before


def test_a_draft_leaves_out_what_is_a_point_or_was_rejected_and_keeps_the_rest(
    write: Write, port: Path
) -> None:
    first = write("draft", "council")
    assert first.stderr == (
        "briefing: council: 2 proposals on 1 date (16 points already); see: briefing proposals\n"
    )
    path = port / "proposals/council.yaml"
    ids = re.findall("id: (council-.+)", path.read_text("utf-8"))
    assert ids == ["council-3b", "council-5b"]
    done = write("reject", ids[0], "colour, no news")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    kept = path.read_bytes()
    again = write("draft", "council")
    assert again.returncode == 0
    assert again.stderr.startswith("briefing: council: nothing new to propose (1 proposed before")
    assert again.stderr.endswith("1 rejected before)\n")
    assert path.read_bytes() == kept
    valid_under_schema(port)
    rejected = yaml.safe_load((port / "proposals/rejected.yaml").read_text("utf-8"))
    [(key, rejection)] = rejected["council"].items()
    assert rejection["why"] == "colour, no news"
    assert len(key) == 64

    more = write("draft", "council", ".", "--all")
    assert more.returncode == 0
    text = path.read_text("utf-8")
    assert ids[0] not in text, "what is rejected does not come back"
    assert all(each in text for each in ids[1:])
    assert text.endswith("# mine\n")
    valid_under_schema(port)
    assert held_in(port)[1].problems == ()


@pytest.mark.slow
def test_all_six_texts_are_drafted_and_every_quote_holds(write: Write, port: Path) -> None:
    for name in ("council", "gazette", "minutes", "misago", "pilots", "post"):
        assert write("draft", name, ".", "--all").returncode == 0
    valid_under_schema(port)
    held, proposals, _ = held_in(port)
    assert (len(held), proposals.problems) == (67, ())
    quotes = {str(cite.quote.state) for each in held for cite in each.cites if cite.quote}
    assert quotes == {"verified"}
    assert {date.is_printed for each in held for cite in each.cites for date in cite.dates} == {
        True
    }
    assert sum(bool(each.duplicates) for each in held) >= 50
    checked = write("check", "--strict")
    assert (checked.returncode, checked.stdout) == (0, ""), "proposals are no part of it"


MINE = """\
maker: a script
voices:
  carter: {name: Ann Carter, role: shipowner, kind: named}
events:
  - id: berth-talk
    title: Talk of a third berth
    date: 2031-03-04
    points:
      - id: one
        note: What the source says.
        text: Ann Carter speaks of berths.
        cites: [{source: gazette, at: 3, by: carter, quote: by 24 votes to 17}]
      - id: two
        note: Some other thing.
        cites: [{source: gazette, at: 4}]
  - id: vote
    points:
      - {id: three, text: It passed., cites: [{source: gaz, at: 4, quote: by 24 votes to 17}]}
      - id: four
        text: It passed.
        cites: [{source: gazette, at: 99, dates: {last week: 2031-03-04, last night: 2031-03-05}}]
"""


def test_what_holds_is_said_of_each(write: Write, port: Path) -> None:
    propose(port, MINE)
    done = write("proposals")
    assert done.returncode == 0
    assert (
        done.stdout
        == """\
one for berth-talk (new), Tue 4 Mar 2031
    proposed: Ann Carter speaks of berths.
    What the source says.
    gazette ¶3; by carter, a new voice; “by 24 votes to 17” verified
    ! of that date there is vote
    ! duplicate of vote#outcome

two for berth-talk (new), Tue 4 Mar 2031
    Some other thing.
    gazette ¶4
    ! of that date there is vote

three for vote
    proposed: It passed.
    gazette ¶4; “by 24 votes to 17” stands in ¶3
    ! quote: stands in ¶3

four for vote
    proposed: It passed.
    gazette ¶99; “last week” Tue 4 Mar 2031, not printed there; “last night” Wed
      5 Mar 2031, not printed there
    ! gazette has no paragraph 99
    ! date “last week”: not printed there
    ! date “last night”: not printed there
"""
    )
    assert done.stderr == "briefing: 4 proposals; in 2 everything holds\n"
    assert write("proposals", "--new").stdout.startswith("two for")
    told = json.loads(write("proposals", "--format", "json").stdout)
    assert [each["holds"] for each in told["proposals"]] == [True, True, False, False]
    assert told["proposals"][2]["cites"][0]["quote_state"] == "elsewhere"


def test_a_new_event_and_a_new_voice_come_in_one_edit(write: Write, port: Path) -> None:
    propose(port, MINE)
    before = files_of(port)
    done = write("accept", "one", "--claim", "context", "--weight", "detail")
    assert done.returncode == 0, done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "content/brief.yaml",
        "content/events/berth-talk.yaml",
        "proposals/script.yaml",
    ]
    assert "carter: {name: Ann Carter, role: shipowner, kind: named}" in (
        port / "content/brief.yaml"
    ).read_text("utf-8")
    event = yaml.safe_load((port / "content/events/berth-talk.yaml").read_text("utf-8"))
    assert event["title"] == "Talk of a third berth"
    assert event["rank"] == "supporting"
    assert [each["id"] for each in event["points"]] == ["ann-carter-speaks-berths"]
    assert write("undo").returncode == 0
    assert files_of(port) == before


@pytest.mark.slow
def test_what_else_is_of_a_new_event_goes_along_to_the_one_chosen(write: Write, port: Path) -> None:
    propose(port, MINE)
    done = write("accept", "one", "The council voted.", "--event", "vote", "--by", "vost")
    assert done.returncode == 0, done.stderr
    held, _, _ = held_in(port)
    assert [(each.proposal.id, each.proposal.event.event.id) for each in held] == [
        ("two", "berth-talk"),
        ("three", "vote"),
        ("four", "vote"),
    ], "the file has proposals for that event already, so that they stay apart"
    propose(port, MINE.replace("id: vote\n", "id: trial\n"))
    done = write("accept", "one", "The council voted.", "--event", "vote", "--by", "vost")
    assert done.returncode == 0, done.stderr
    held, _, _ = held_in(port)
    assert [each.proposal.event.event.id for each in held] == ["vote", "trial", "trial"]


def test_the_source_of_a_drafted_point_is_named_as_elsewhere(write: Write, port: Path) -> None:
    assert write("draft", "gazette", "--all").returncode == 0
    [first, second, *_] = [each.proposal.id for each in held_in(port)[0]]
    rest = first.removeprefix("gazette-")
    assert write("reject", f"nobody-{rest}").returncode == 2
    assert write("reject", f"gaz-{rest}").stdout.count(f"rejection of {first}\n") == 2
    briefing = held_in(port)[2]
    number = list(briefing.sources).index("gazette") + 1
    rest = second.removeprefix("gazette-")
    assert write("reject", f"{number}-{rest}").stdout.count(f"rejection of {second}\n") == 2
    record = (port / "seeds/gazette.yaml").read_text()
    (port / "seeds/gazebo.yaml").write_text(record)
    refused = write("reject", "gaz-1a")
    assert "`gaz-1a`: 2 ids begin with `gaz`; write one of ga" in refused.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("accept", "two"), "the sentence of a point is yours, and none is given; write it: "),
        (("accept", "two", "some other thing"), "this is the source's own sentence; say it"),
        (("accept", "five"), "there is no proposal `five`"),
        (("accept", ""), "there is no proposal ``"),
        (("accept", "two", "So.", "--event", "newer"), "the event `newer` is new; give it a"),
        (("accept", "two", "So.", "--by", "nobody"), "there is no voice `nobody`"),
        (("accept", "two", "So.", "--printed", "x"), "`x` is no phrase with its date"),
        (("accept", "two", "So.", "--topic", "no"), "there is no topic `no`"),
        (("accept", "three"), "nothing is written; see the errors above"),
        (("accept", "four"), "nothing is written; see the errors above"),
        (("accept", "two", "So.", "--id", "a b", "--event", "vote"), "nothing is written"),
        (("reject", "five"), "there is no proposal `five`"),
        (("draft", "nowhere"), "there is no source `nowhere`"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_written(
    write: Write, port: Path, words: tuple[str, ...], message: str
) -> None:
    propose(port, MINE)
    before = files_of(port)
    done = write(*words)
    assert done.returncode == 2
    assert f"briefing: {message}" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(port) == before


def test_one_id_in_two_files_is_named_with_its_file(write: Write, port: Path) -> None:
    propose(port, MINE)
    propose(port, MINE.replace("a script", "another"), "other")
    refused = write("reject", "two")
    assert "there are 2 proposals `two`; write one of other#two, script#two" in refused.stderr
    assert write("reject", "other#two", "--dry-run").stdout.count("+++ b/proposals/") == 2
    assert write("reject", "other#two").returncode == 0
    assert [each.name for each in held_in(port)[1].every if each.id == "two"] == ["script"]


TWO_AND_ONE = """\
maker: me
events:
  - id: vote
    points:
      - {id: d-1, note: One., cites: [{source: gazette, at: 6}]}
      - {id: d-2, note: Two., cites: [{source: gazette, at: 7}]}
  - nothing
  - id: vote
    points:
      - {id: d-3, note: Three., cites: [{source: gazette, at: 6}]}
      - {id: d-4, note: Four., cites: [{source: gazette, at: 7}]}
      - {id: d-4, note: Five., cites: [{source: gazette, at: 8}]}
  - id: vote
    points:
      - {id: d-6, note: Six., cites: [{source: gazette, at: 8}]}
"""


@pytest.mark.parametrize("head", ["id: vote\n    points:", "points:"], ids=["one id", "no id"])
def test_events_that_have_one_id_or_none_are_told_apart(
    write: Write, port: Path, head: str
) -> None:
    text = TWO_AND_ONE.replace("id: vote\n    points:", head)
    propose(port, text)
    words = ("The letter did not bind anybody.", "--event", "vote")
    for command in (("reject", "d-3"), ("accept", "d-3", *words)):
        done = write(*command)
        assert done.returncode == 0, done.stderr
        [line] = [each for each in text.splitlines(keepends=True) if "d-3" in each]
        assert (port / "proposals/script.yaml").read_text("utf-8") == text.replace(line, "")
        assert write("undo").returncode == 0
    event = f"  - {head}\n      - {{id: d-6, note: Six., cites: [{{source: gazette, at: 8}}]}}\n"
    assert write("reject", "d-6").returncode == 0
    assert (port / "proposals/script.yaml").read_text("utf-8") == text.removesuffix(event)


def test_an_event_without_an_id_gets_that_of_the_one_chosen(write: Write, port: Path) -> None:
    text = TWO_AND_ONE.replace("id: vote\n    points:", "date: 2030-06-01\n    points:", 1)
    propose(port, text)
    new = ("The council agreed.", "--event", "hearing", "--title", "A hearing")
    assert write("accept", "d-1", *new).returncode == 0
    [first, *_] = held_in(port)[1].files["script"].events
    assert (first.event.id, len(first.event.points)) == ("hearing", 1)


def test_an_id_that_a_file_has_twice_is_named_with_its_lines(write: Write, port: Path) -> None:
    propose(port, TWO_AND_ONE)
    for name in ("d-4", "script#d-4"):
        refused = write("reject", name)
        where = "proposals/script.yaml, in lines 11, 12; give each an id of its own there"
        assert f"there are 2 proposals `d-4` in {where}" in refused.stderr
    propose(port, TWO_AND_ONE, "other")
    assert "; write one of other#d-4, script#d-4\n" in write("reject", "d-4").stderr


def test_a_proposal_that_somebody_has_changed_meanwhile_is_left(port: Path) -> None:
    propose(port, TWO_AND_ONE.replace("  - nothing\n", ""))
    path = "proposals/script.yaml"
    events = file_says(str(port), path, ("events",))
    _, proposals, _ = held_in(port)
    by_id = {each.id: each for each in proposals.every}
    first = (
        f"  - id: vote\n{TWO_AND_ONE.partition('- id: vote')[2].partition('  - nothing')[0][1:]}"
    )
    for name, (old, new) in (
        ("d-3", (first, "")),  # another event is in its place
        ("d-3", ("note: Three.", "note: Not three.")),
        ("d-6", ("at: 8}]}\n", "at: 8}]}\n      - {id: d-7, note: Seven., cites: []}\n")),
    ):
        before = (port / path).read_text("utf-8")
        head, sign, tail = before.rpartition(old)
        assert sign
        (port / path).write_text(f"{head}{new}{tail}", "utf-8")
        with pytest.raises(RefusedError, match=r"script\.yaml has just been changed"):
            edit(str(port), reject(by_id[name], proposals, events, ""))
        assert (port / path).read_text("utf-8") == f"{head}{new}{tail}"
        (port / path).write_text(before, "utf-8")
    edit(str(port), reject(by_id["d-6"], proposals, events, ""))
    assert "d-6" not in (port / path).read_text("utf-8")


HOSTILE = """\
maker: [x]
colour: red
voices: {a: {name: A}, b c: {name: B, kind: named}}
events:
  - id: vote
    date: soon
    points:
      - id: one
        claim: maybe
        cites: [{source: nowhere, at: 0, by: nobody, quote: a b c d e f g h i j k}]
      - {id: one, note: Twice., cites: [{source: gazette, at: 2}]}
      - {id: sound, note: Sound., cites: [{source: gazette, at: 2}]}
      - nothing
      - {note: No id., cites: [{source: gazette, at: 2}]}
      - {id: none, cites: []}
      - {id: [1], cites: {}}
  - id: vote
    points: {}
  - [x]
"""


def test_a_file_of_somebody_else_gives_findings_and_no_crash(write: Write, port: Path) -> None:
    propose(port, HOSTILE)
    done = write("proposals")
    assert done.returncode == 1
    codes = re.findall(r"^(?:error|warning)\[(.+?)\]", done.stderr, re.MULTILINE)
    assert set(codes) == {
        *("wrong-shape", "unknown-key", "missing-key", "bad-id", "bad-date", "unknown-word"),
        *("unknown-reference", "bad-number", "long-quote", "duplicate-id", "too-short"),
    }
    assert "proposals/script.yaml:10:26\n" in done.stderr.replace("\\", "/")
    assert re.findall(r"^(\S.*?) for", done.stdout, re.MULTILINE) == [
        *("one", "one", "sound", "(no id)", "(no id)", "none", "(no id)")
    ]
    assert "sound for vote\n    Sound.\n    gazette ¶2\n" in done.stdout
    refused = write("accept", "none", "So.")
    assert "`none` is not valid: proposals/script.yaml:15: the list needs at least one" in (
        refused.stderr
    )
    assert write("reject", "none").returncode == 0
    assert write("check", "--strict").returncode == 0


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bad.yaml", b"maker: [", "syntax"),
        ("bad.yaml", b"", "empty-file"),
        ("bad.yaml", b"\xff\xfe", "encoding"),
        ("bad.yaml", b"just a text\n", "wrong-shape"),
        ("bad.yaml", b"maker: x\nevents: &a [*a]\n", "anchor"),
        ("bad.yaml", b'maker: "\\e[2J"\nevents: []\n', "character"),
        ("rejected.yaml", b"abc: {source: gazette, at: 1}\n", "bad-sha256"),
        ("some.yml", b"maker: x\n", "unread-file"),
    ],
)
def test_a_file_that_is_no_proposals_is_a_finding(
    write: Write, port: Path, name: str, data: bytes, code: str
) -> None:
    propose(port, MINE)
    (port / "proposals" / name).write_bytes(data)
    done = write("proposals")
    assert f"[{code}]" in done.stderr
    assert done.returncode == (0 if code == "unread-file" else 1)
    assert done.stdout.startswith("one for"), "what is sound is shown"
    assert write("reject", "two").returncode == 0
    assert "Traceback" not in write("draft", "gazette").stderr


@pytest.mark.slow
def test_ten_thousand_points_of_a_script(port: Path) -> None:
    lines = ["maker: a script", "events:", "  - id: vote", "    points:"]
    for n in range(10_000):
        source = ("gazette", "nowhere")[n % 2]
        cite = f"{{source: {source}, at: 3, quote: words {n}, dates: {{last night: 2031-03-04}}}}"
        lines.append(f"      - {{id: p{n}, note: The council {n}., cites: [{cite}]}}")
    propose(port, "\n".join(lines) + "\n")
    held, proposals, _ = held_in(port)
    assert len(held) == 10_000
    assert len(proposals.problems) == 5_000
    assert {each.code for each in proposals.problems} == {"unknown-reference"}
    assert not any(each.holds for each in held)


def test_a_file_in_brackets_or_with_other_line_ends_keeps_its_manner(
    write: Write, port: Path
) -> None:
    point = {"id": "a", "text": "The council voted.", "cites": [{"source": "gazette", "at": 3}]}
    other = {"id": "b", "note": "Said “so”.", "cites": [{"source": "gazette", "at": "4"}]}
    made = {"maker": "m", "events": [{"id": "vote", "points": [point, other]}]}
    path = port / "proposals/script.yaml"
    propose(port, json.dumps(made))
    assert write("accept", "a").returncode == 0
    made["events"] = [{"id": "vote", "points": [other]}]
    assert path.read_text("utf-8") == json.dumps(made)
    assert write("reject", "b").returncode == 0
    assert json.loads(path.read_text("utf-8")) == {"maker": "m", "events": []}
    path.write_bytes(MINE.replace("\n", "\r\n").encode())
    assert write("reject", "two").returncode == 0
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") > 10


@pytest.mark.slow
def test_a_date_that_nobody_has_read_is_named(write: Write, port: Path) -> None:
    record = port / "seeds/misago.yaml"
    record.write_text(record.read_text("utf-8").replace("language: ja\n", ""), "utf-8")
    assert write("draft", "misago", ".", "--all").returncode == 0
    done = write("accept", "misago-4a", "It asked for a berth.", "--event", "misago-request")
    assert done.returncode == 0
    assert "the date “本年2月” is not recorded: --printed" in done.stderr
    assert write("undo").returncode == 0
    words = ("--event", "misago-request", "--printed", "本年2月=Feb 2031")
    done = write("accept", "misago-4a", "It asked for a berth.", *words)
    assert "not recorded" not in done.stderr
    text = (port / "content/events/misago-request.yaml").read_text("utf-8")
    assert text.count("{本年2月: 2031-02}") == 2


def test_drafting_keeps_clear_of_the_files_of_others(write: Write, port: Path) -> None:
    propose(port, MINE, "gazette")
    done = write("draft", "gazette", ".", "--all")
    assert done.stdout == "proposals/gazette-draft.yaml:1: draft of gazette\n"
    (port / "proposals/gazette-draft.yaml").write_bytes(b"maker: [")
    refused = write("draft", "gazette", ".", "--all")
    assert refused.returncode == 2
    assert "proposals/gazette-draft.yaml is there and cannot be read" in refused.stderr


def test_a_text_that_is_not_at_hand_or_another_is_not_drafted(write: Write, port: Path) -> None:
    text = port / "seeds/gazette.txt"
    text.write_text(text.read_text("utf-8") + "\nMore of 4 March.\n", "utf-8")
    assert "not the one on record" in write("draft", "gazette").stderr
    text.unlink()
    refused = write("draft", "gazette")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "the text of gazette is not at hand" in refused.stderr
    assert not (port / "proposals").exists()


def test_a_link_that_leads_out_of_the_folder_is_not_read(
    write: Write, port: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/script.yaml").write_text(MINE, "utf-8")
    (port / "proposals").symlink_to(tmp_path / "elsewhere")
    done = write("proposals")
    assert "[outside]" in done.stderr
    assert done.returncode == 1
    assert write("draft", "gazette", ".", "--all").returncode == 2


def test_the_fingerprint_of_a_rejection_is_as_documented(write: Write, port: Path) -> None:
    propose(port, MINE)
    assert write("reject", "two").returncode == 0
    _, proposals, _ = held_in(port)
    key = hashlib.sha256(b"Some other thing.").hexdigest()
    assert [list(each) for each in proposals.rejected.values()] == [[key]]
    assert proposals.is_rejected("gazette", "Some  other\nthing.")
    assert not proposals.is_rejected("council", "Some other thing.")
    assert (
        write("reject", "two").stderr
        == "briefing: there is no proposal `two`; `briefing proposals` lists them all\n"
    )


def test_the_least_that_works_in_the_documentation_works(write: Write, port: Path) -> None:
    page = (ROOT / "docs/proposals.md").read_text("utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    propose(port, example, "my-script")
    done = write("proposals")
    assert done.returncode == 0
    assert done.stdout.startswith("m-1 for vote\n")


APART = """\
maker: script
events:
  - id: vote
    points:
      - {id: far, note: What it says., cites: [{source: gazette, at: [3, 5-6]}]}
"""


def test_paragraphs_that_stand_apart_are_accepted_and_rejected(write: Write, port: Path) -> None:
    propose(port, APART)
    done = write("accept", "far", "The members were asked to bless a plan.")
    assert done.returncode == 0, done.stderr
    event = yaml.safe_load((port / "content/events/vote.yaml").read_text("utf-8"))
    assert event["points"][-1]["cites"] == [{"source": "gazette", "at": [3, "5-6"]}]
    again = write("accept", "far", "The members were asked to bless a plan.")
    assert again.returncode == 2
    assert "`far` is accepted already: point vote#" in again.stderr
    propose(port, APART)
    done = write("accept", "far", "So.", "--gist", "The plan.")
    assert "--gist is for one paragraph, not 3,5-6" in done.stderr
    assert write("reject", "far").stderr == ""
    _, proposals, _ = held_in(port)
    assert proposals.rejected["gazette"][fingerprint("What it says.")].at == "3,5-6"


@pytest.mark.slow
def test_what_was_rejected_stays_out_under_another_id_and_in_a_new_text(
    write: Write, port: Path
) -> None:
    assert write("draft", "gazette", ".", "--all").returncode == 0
    assert write("reject", "gazette-9b", "hearsay").returncode == 0
    new = port / "new.txt"
    new.write_bytes(b"A correction.\n\n" + (port / "seeds/gazette.txt").read_bytes())
    assert write("revise", "gazette", "new.txt", "--at", "1").returncode == 0
    assert write("rename", "source", "gazette", "daily").returncode == 0
    _, proposals, _ = held_in(port)
    assert list(proposals.rejected) == ["daily"]
    done = write("draft", "daily", ".", "--all")
    assert "1 rejected before" in done.stderr
    proposed = (port / "proposals").glob("*.yaml")
    assert not [each for each in proposed if "whatever they promise" in each.read_text("utf-8")]


def test_the_source_of_a_rejection_may_be_unknown(write: Write, port: Path) -> None:
    propose(port, MINE.replace("source: gazette, at: 4", "source: nowhere, at: 4"))
    assert write("reject", "two", "no source").returncode == 0
    done = write("proposals")
    assert "rejected.yaml" not in done.stderr
    assert held_in(port)[1].is_rejected("nowhere", "Some other thing.")


def test_what_cannot_be_remembered_is_said(write: Write, port: Path) -> None:
    propose(port, APART.replace("note: What it says., ", ""))
    done = write("reject", "far")
    assert done.returncode == 0
    assert "it is not remembered" in done.stderr
    assert not (port / "proposals/rejected.yaml").exists()


def test_a_date_without_a_year_is_of_the_year_of_the_briefing(write: Write, port: Path) -> None:
    propose(port, APART.replace("id: vote", "id: later"))
    words = ("accept", "far", "So.", "--title", "A later day", "--date", "10 Apr", "--dry-run")
    due = ("--due", "11 Apr", "--claim", "planned", "--who", "Council")
    done = write(*words, *due)
    assert "date: 2031-04-10\n" in done.stdout, done.stderr
    assert "due: 2031-04-11\n" in done.stdout


def test_several_drafts_and_an_event_with_its_point(write: Write, port: Path) -> None:
    done = write("draft", "gazette", "post", "gazette", str(port), "--all", cwd=port.parent)
    assert (done.returncode, done.stdout.count("draft of")) == (0, 2), done.stderr
    assert "2 sources" not in done.stdout
    refused = write("draft", "gazette", "post", "--format", "json")
    assert "--format json is for one source" in refused.stderr
    held, _, _ = held_in(port)
    first = next(each.proposal for each in held if each.proposal.name == "gazette" and each.holds)
    for words, said in (
        (("-e", "new#", "-t", "New"), "`new#` is no event with a point"),
        (("-e", "new#a", "-t", "New", "-i", "b"), "--id b and --event new#a differ"),
    ):
        assert said in write("accept", first.id, "It is so.", *words).stderr
    done = write("accept", f"gazette#{first.id}", "It is so, then.", "-e", "new#a", "-t", "New")
    assert "content/events/new.yaml:1: event new" in done.stdout, done.stderr
    loaded = load_folder(str(port)).briefing
    assert loaded
    assert [each.id for each in loaded.events["new"].points] == ["a"]
