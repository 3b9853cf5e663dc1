"""Another id for a record: every reference and file name, and nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing.edit.changes import RefusedError
from briefing.edit.folder_edit import EditResult, finish_interrupted, make_edit, undo
from briefing.edit.new_ids import Named, Rename, ids_of, respelled
from briefing.edit.renaming import prepare_rename
from briefing.edit.undo_log import UndoLog
from briefing.load.loader import load
from briefing.model.diagnostics import Span
from briefing.model.records import Briefing
from tests.conftest import HARBOUR, Write
from tests.folders import SOUND, files_of, write_folder
from tests.killed_edit import count_down

BRIEF, TALKS, VOTE = "content/brief.yaml", "content/events/talks.yaml", "content/events/vote.yaml"
NAMED = """\
title: Port expansion   # vote#cost is the price
topics: {berths: Berths, budget: Budget}
voices:
  ministry: {name: The ministry, of: Government, kind: document}
  board: {name: The harbour board, kind: named}
bottom_line:
  head: "Two berths {talks#berths}"
  text: >-
    Two berths are to be added, and a vote is near { talks#ahead
    }, {vote#cost}.
  rests: [talks#berths, 'vote#cost']
judgments:
  outcome:
    text: The council will likely agree {vote#cost}.
    confidence: low
    why: One origin stands behind it.
    rests: [talks#berths, "vote#cost"]
gaps:
  - {text: No source names the builder., touches: [vote, talks#berths]}
allow:
  - {code: vague-word, at: vote, why: A quote.}
  - {code: vague-word, at: vote#cost, why: A quote.}
  - {code: comment-in-text, at: content/events/vote.yaml, why: A note.}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "port"
    folder.mkdir()
    write_folder(folder, {**SOUND, BRIEF: NAMED})
    return folder


@pytest.fixture
def log(tmp_path: Path) -> UndoLog:
    return UndoLog(str(tmp_path / "state" / "port.undo"))


def rename(root: Path, kind: str, old: str, new: str, log: UndoLog | None = None) -> EditResult:
    wanted = Rename(Named(kind), old, new)
    return make_edit(
        str(root), wanted.label, lambda loaded: prepare_rename(str(root), wanted, loaded), log=log
    )


def records_of(root: Path) -> Briefing:
    loaded = load(str(root))
    assert loaded.briefing
    assert not loaded.errors
    return loaded.briefing


def text_of(briefing: Briefing) -> str:
    """Return all that a briefing says, with the ids of points in full."""
    events = {
        name: event._replace(
            points=tuple(each._replace(id=f"{name}#{each.id}") for each in event.points)
        )
        for name, event in briefing.events.items()
    }
    return str(plain(briefing._replace(events=events)))


def plain(value: object) -> object:
    """Return a record without positions, its mappings in order of their keys."""
    if isinstance(value, Span):
        return None
    if isinstance(value, Mapping):
        return sorted((str(key), plain(each)) for key, each in value.items())
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return str(value)


@pytest.mark.slow
def test_a_record_of_each_kind_gets_an_id_in_every_reference(tmp_path: Path) -> None:
    """Where an id stands in no words, a rename is the replacing of texts that it must not be."""
    before = records_of(HARBOUR)
    chosen: list[tuple[Named, str]] = [
        (kind, old)
        for kind in Named
        if kind not in (Named.POINT, Named.JUDGMENT)
        for old in ids_of(before, kind)
    ]
    chosen += [
        (Named.POINT, f"{name}#{each}")
        for name in list(before.events)[::3]
        for each in ids_of(before, Named.POINT, name)[:1]
    ]
    seen = set()
    for number, (kind, old) in enumerate(chosen):
        root = tmp_path / str(number)
        shutil.copytree(HARBOUR, root)
        new = f"{old.partition('#')[0]}#zz-9" if kind is Named.POINT else "zz-9"
        done = rename(root, kind, old, new)
        if any("is left as it is" in each for each in done.notes):
            continue
        seen.add(kind)
        was, after = text_of(before), text_of(records_of(root))
        pattern = rf"(?<![\w-]){re.escape(old)}(?![\w-])"
        assert sorted(re.sub(pattern, new, was)) == sorted(after), old
        assert len(re.sub(pattern, new, was)) == len(after), old
        assert not re.search(pattern, after), old
    assert seen >= {Named.EVENT, Named.SOURCE, Named.POINT, Named.VOICE, Named.DISPUTE}


def test_references_and_file_names_change_and_words_are_listed(root: Path) -> None:
    done = rename(root, "event", "vote", "council-vote")
    brief = (root / BRIEF).read_text()
    assert brief == (
        NAMED.replace("{vote#", "{council-vote#")
        .replace("'vote#", "'council-vote#")
        .replace('"vote#', '"council-vote#')
        .replace("[vote,", "[council-vote,")
        .replace("at: vote", "at: council-vote")
        .replace("events/vote", "events/council-vote")
    )
    assert not (root / VOTE).exists()
    assert (root / "content/events/council-vote.yaml").read_text() == SOUND[VOTE]
    assert "about: council-vote\n" in (root / TALKS).read_text()
    assert "touches: [council-vote#cost, talks]" in (root / "content/disputes.yaml").read_text()
    [note] = done.notes
    assert note == (
        "`vote` stands in words, and is left as it is: seeds/gazette.yaml:5, "
        "content/events/talks.yaml:12, "
        "content/brief.yaml:1, content/brief.yaml:9"
    )


@pytest.mark.parametrize(
    ("kind", "old", "new", "line"),
    [
        ("point", "vote#cost", "vote#price", "    why: One origin stands behind it."),
        ("point", "talks#ahead", "talks#next", "{ talks#next\n    }"),
        ("voice", "board", "harbour-board", "  harbour-board: {name: The harbour board"),
        ("topic", "budget", "money", "topics: {berths: Berths, money: Budget}"),
        ("judgment", "outcome", "the-vote", "  the-vote:\n    text: The council"),
    ],
)
def test_what_stands_in_a_file_with_others_is_renamed(
    root: Path, kind: str, old: str, new: str, line: str
) -> None:
    rename(root, kind, old, new)
    briefing = records_of(root)
    assert line in (root / BRIEF).read_text()
    assert new.rpartition("#")[2] in ids_of(briefing, Named(kind), new.partition("#")[0])
    assert old.rpartition("#")[2] not in ids_of(briefing, Named(kind), old.partition("#")[0])


@pytest.mark.parametrize("after", ["talks", "[talks]", "\n  - talks   # the talks"])
def test_an_event_that_others_followed_is_renamed_there(root: Path, after: str) -> None:
    vote = root / VOTE
    vote.write_text(vote.read_text().replace("rank:", f"after: {after}\nrank:"))
    rename(root, "event", "talks", "meeting")
    assert f"after: {after.replace('talks', 'meeting', 1)}" in vote.read_text()
    assert records_of(root).events["vote"].after == ("meeting",)


def test_the_text_of_a_source_goes_with_it_and_comes_back(root: Path, log: UndoLog) -> None:
    (root / "seeds/herald.txt").write_bytes(b"\xff\xfe not UTF-8\n")
    before = files_of(root)
    rename(root, "source", "herald", "daily", log)
    assert (root / "seeds/daily.txt").read_bytes() == b"\xff\xfe not UTF-8\n"
    assert not (root / "seeds/herald.txt").exists()
    rename(root, "source", "daily", "h2", log)
    rename(root, "event", "vote", "poll", log)
    for _ in range(3):
        shown = undo(str(root), log, is_dry_run=True)
        assert shown and shown.moves
        assert undo(str(root), log)
    assert files_of(root) == before
    assert undo(str(root), log) is None


def test_beginnings_stay_where_they_mean_the_same_and_are_written_out_elsewhere(
    root: Path,
) -> None:
    talks = root / TALKS
    talks.write_text(talks.read_text().replace("source: gazette", "source: gaz"))
    disputes = root / "content/disputes.yaml"
    disputes.write_text(disputes.read_text().replace("source: herald", "source: h"))
    rename(root, "source", "gazette", "gazette-march")
    assert "source: gazette" not in talks.read_text(), "`gaz` means it still"
    rename(root, "source", "gazette-march", "harbour-news")
    assert "source: gaz" not in talks.read_text()
    assert "source: harbour-news, at: 2" in talks.read_text()
    assert "source: herald" in disputes.read_text(), "`h` would begin two"
    rename(root, "source", "harbour-news", "her")
    assert records_of(root).disputes["price"].sides[0].cites[0].source == "herald"


def test_the_spelling_of_references_is_worked_out_from_the_ids() -> None:
    assert respelled("001-a", "001-b", ["001-a", "002-c"]) == {"001-a": "001-b"}
    assert respelled("ab", "cd", ["ab", "ce"]) == {
        "a": "cd",
        "ab": "cd",
        "c": "ce",
    }
    assert respelled("x1", "x", ["x1", "xy"]) == {"x1": "x"}


def test_a_reference_to_something_else_of_that_name_is_no_word(root: Path) -> None:
    (root / TALKS).write_text(SOUND[TALKS].replace("id: ahead", "id: vote"))
    (root / BRIEF).write_text(NAMED.replace("talks#ahead", "talks#vote"))
    [note] = rename(root, "event", "vote", "poll").notes
    assert note.endswith(
        "seeds/gazette.yaml:5, content/events/talks.yaml:12, content/brief.yaml:1, "
        "content/brief.yaml:9"
    )
    assert "{ talks#vote\n    }" in (root / BRIEF).read_text()


def test_an_origin_is_changed_only_where_it_is_clearly_the_source(root: Path) -> None:
    herald = root / "seeds/herald.yaml"
    herald.write_text(herald.read_text() + "origin: gazette\n")
    done = rename(root, "source", "gazette", "news")
    assert herald.read_text().endswith("origin: gazette\n")
    assert "`gazette` may be meant, or another name, and is left as it is: seeds/herald.yaml:7" in (
        done.notes
    )
    news = root / "seeds/news.yaml"
    news.write_text(news.read_text().replace("publisher: Gazette\n", ""))
    herald.write_text(herald.read_text().replace("origin: gazette", "origin: news"))
    rename(root, "source", "news", "gazette")
    assert herald.read_text().endswith("origin: gazette\n")
    with pytest.raises(RefusedError, match="`Government` is an origin already"):
        rename(root, "source", "gazette", "Government")


def test_an_event_is_renamed_where_a_date_is_read_against_it(root: Path) -> None:
    printed = "dates: {Tuesday: 2031-03-04}"
    told = f"{printed}, dates_of: {{Tuesday: vote}}"
    (root / TALKS).write_text((root / TALKS).read_text().replace(printed, told))
    rename(root, "event", "vote", "decision")
    assert "dates_of: {Tuesday: decision}" in (root / TALKS).read_text()


def test_a_place_of_allow_that_may_be_something_else_is_left(root: Path) -> None:
    brief = root / BRIEF
    brief.write_text(NAMED.replace("budget: Budget", "vote: The vote"))
    for path in (TALKS, VOTE):
        (root / path).write_text((root / path).read_text().replace("[budget]", "[vote]"))
    done = rename(root, "topic", "vote", "decision")
    assert "{code: vague-word, at: vote, why" in brief.read_text()
    assert "topics: {berths: Berths, decision: The vote}" in brief.read_text()
    assert "`vote` may be meant, or another name" in done.notes[0]
    assert "touches: [vote, talks#berths]" in brief.read_text()


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        ("event", "vote", "talks", "there is a event `talks` already"),
        ("event", "vote", "Talks", "`Talks` and `talks` differ in case only"),
        ("event", "vote", "vote", "`vote` is its id already"),
        ("event", "vote", "aux", "Windows keeps no file of the name `aux`"),
        ("event", "vote", "../x", "`../x` is no id"),
        ("event", "vote", "", "the new id is empty"),
        ("source", "herald", "LPT1", "Windows keeps no file of the name `LPT1`"),
        ("source", "herald", "GAZETTE", "differ in case only"),
        ("point", "talks#ahead", "talks#berths", "there is a point `berths` already in talks"),
        ("voice", "board", "ministry", "there is a voice `ministry` already"),
        ("topic", "budget", "Berths", "differ in case only"),
    ],
)
def test_an_id_that_cannot_be_is_refused(
    root: Path, kind: str, old: str, new: str, message: str
) -> None:
    before = files_of(root)
    with pytest.raises(RefusedError, match=re.escape(message.replace("a event", "an event"))):
        rename(root, kind, old, new)
    assert files_of(root) == before


def test_an_id_may_change_in_case_alone(root: Path) -> None:
    rename(root, "event", "vote", "Vote")
    assert "Vote" in records_of(root).events


def test_names_that_other_files_have_are_not_taken(root: Path) -> None:
    (root / "seeds/news.txt").write_text("Something else.\n")
    before = files_of(root)
    with pytest.raises(RefusedError, match=r"seeds/news\.txt is already there"):
        rename(root, "source", "herald", "news")
    (root / "content/events/poll.yaml").write_text("[")
    with pytest.raises(RefusedError, match=r"content/events/poll\.yaml is already there"):
        rename(root, "event", "vote", "poll")
    (root / "content/events/poll.yaml").unlink()
    assert files_of(root) == before


def test_judgments_in_a_list_have_no_ids_to_change(root: Path) -> None:
    write_folder(root, {BRIEF: SOUND[BRIEF]})
    with pytest.raises(RefusedError, match="the judgments are a list"):
        rename(root, "judgment", "1", "outcome")


def test_a_folder_with_problems_keeps_exactly_these(root: Path) -> None:
    talks = root / TALKS
    talks.write_text(talks.read_text().replace("claim: planned", "claim: plan"))
    brief = root / BRIEF
    brief.write_text(brief.read_text().replace("[vote, talks#berths]", "[vote, vote#gone]"))
    known = sorted(each.code for each in load(str(root)).errors)
    rename(root, "event", "vote", "poll")
    assert "about: poll" in talks.read_text(), "also in a record that is left out"
    assert sorted(each.code for each in load(str(root)).errors) == known
    talks.write_text(talks.read_text() + "[")
    with pytest.raises(RefusedError, match=r"content/events/talks\.yaml:\d+: the file is no YAML"):
        rename(root, "event", "poll", "vote")


def test_an_id_that_is_written_with_escapes_is_not_guessed(root: Path) -> None:
    talks = root / TALKS
    talks.write_text(talks.read_text().replace("about: vote", 'about: "\\x76ote"'))
    before = files_of(root)
    with pytest.raises(RefusedError, match=r"talks\.yaml:14 writes the id with escapes"):
        rename(root, "event", "vote", "poll")
    assert files_of(root) == before


def test_odd_files_keep_their_bytes(root: Path) -> None:
    talks = root / TALKS
    talks.write_bytes(b"\xef\xbb\xbf" + SOUND[TALKS].replace("\n", "\r\n").encode())
    rename(root, "event", "vote", "poll")
    assert (
        talks.read_bytes()
        == b"\xef\xbb\xbf"
        + SOUND[TALKS].replace("about: vote", "about: poll").replace("\n", "\r\n").encode()
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither such modes nor links for all")
def test_modes_and_links_go_with_the_file(root: Path) -> None:
    vote = root / VOTE
    vote.rename(root / "content/kept-elsewhere")
    vote.symlink_to("../kept-elsewhere")
    (root / "seeds/herald.yaml").chmod(0o600)
    rename(root, "event", "vote", "poll")
    assert (root / "content/events/poll.yaml").is_symlink()
    rename(root, "source", "herald", "daily")
    assert (root / "seeds/daily.yaml").stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork")
def test_a_killed_rename_is_made_or_not_made_but_never_in_part(root: Path, log: UndoLog) -> None:
    (root / "seeds/herald.txt").write_text("One.\n\nTwo.\n")
    before = files_of(root)
    rename(root, "source", "herald", "daily")
    after = files_of(root)
    seen, number, code = set(), 0, 9
    while code:
        shutil.rmtree(root)
        for name, data in before.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        shutil.rmtree(os.path.dirname(log.path), ignore_errors=True)
        number += 1
        pid = os.fork()
        if not pid:
            try:
                count_down(number)
                rename(root, "source", "herald", "daily", log)
                os._exit(0)
            finally:
                os._exit(1)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert code in (0, 9)
        assert load(str(root)).briefing, "whoever reads the folder meanwhile can do so"
        finish_interrupted(str(root))
        now = files_of(root)
        assert now in (before, after), f"killed at call {number}: {now.keys()}"
        seen.add(now == after)
        undo(str(root), log)
        assert files_of(root) == before
    assert number > 20
    assert seen == {False, True}


def test_the_command_shows_writes_and_takes_back(write: Write, root: Path) -> None:
    before = files_of(root)
    shown = write("rename", "event", "talks", "meeting", "--dry-run")
    assert shown.returncode == 0
    assert files_of(root) == before
    assert shown.stdout.startswith(
        "diff --git a/content/events/talks.yaml b/content/events/meeting.yaml\n"
        "rename from content/events/talks.yaml\nrename to content/events/meeting.yaml\n"
    )
    done = write("rename", "event", "talks", "meeting")
    assert done.stdout.splitlines() == [
        "content/events/meeting.yaml:1: event talks renamed to meeting, was " + TALKS,
        "content/brief.yaml:7: event talks renamed to meeting",
        "content/disputes.yaml:4: event talks renamed to meeting",
    ]
    after = files_of(root)
    assert write("undo").returncode == 0
    assert files_of(root) == before
    subprocess.run(
        ["git", "apply"], input=shown.stdout, cwd=root, text=True, check=True, capture_output=True
    )
    assert files_of(root) == after


def test_a_text_in_a_folder_of_the_readers_is_named(write: Write, root: Path) -> None:
    (root / "originals").mkdir()
    (root / "originals/herald.txt").write_text("One.\n")
    done = write("rename", "source", "herald", "daily", "--originals", "originals")
    assert "originals/herald.txt keeps its name, which is yours to change: daily.txt" in done.stderr
    assert (root / "originals/herald.txt").is_file()


def test_the_command_knows_records_as_others_do(write: Write) -> None:
    shown = json.loads(write("rename", "source", "2", "daily", "--format", "json").stdout)
    assert shown["edit"] == "source herald renamed to daily"
    moved = {each["path"]: each["moved_from"] for each in shown["files"]}
    assert moved["seeds/daily.yaml"] == "seeds/herald.yaml"
    assert moved["content/events/vote.yaml"] == ""
    assert write("rename", "point", "vote#cost", "price").returncode == 0
    for words, said in (
        (("point", "vote#prise", "cost"), "there is no point `vote#prise`; did you mean `vote#pri"),
        (("point", "vote#price", "talks#price"), "a point stays in its event"),
        (("event", "vite", "poll"), "there is no event `vite`; did you mean `vote`?"),
        (("voice", "bord", "x"), "there is no voice `bord`; did you mean `board`?"),
        (("event", "content/events/vote.yaml", "talks"), "there is an event `talks` already"),
        (("source", "seeds/gazette.yaml", "daily"), "there is a source `daily` already"),
        (("event", "vote", "x" * 300), "cannot rename content/events/vote.yaml"),
        (("people", "a", "b"), "invalid choice: 'people'"),
        (("event", "vote", "\x1b[2J"), "`\\x1b[2J` is no id"),
    ):
        done = write("rename", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert "\x1b" not in done.stderr


PROPOSED = """\
maker: script  # herald
events:
  - id: vote
    points:
      - {id: herald-1, note: The herald says so., cites: [{source: herald, at: [1, 3]}]}
      - {id: two, text: So., cites: [{source: her, at: 2}, {source: gazette, at: 1}]}
"""


def test_proposals_go_along_with_what_they_cite(root: Path, log: UndoLog) -> None:
    (root / "proposals").mkdir()
    path = root / "proposals/script.yaml"
    path.write_text(PROPOSED)
    (root / "proposals/broken.yaml").write_text("[herald")
    rejected = root / "proposals/rejected.yaml"
    rejected.write_text("herald: {}\ndaily: {}\n")
    done = rename(root, "source", "herald", "daily", log)
    assert path.read_text() == PROPOSED.replace("source: herald", "source: daily").replace(
        "source: her,", "source: daily,"
    )
    assert any("proposals/broken.yaml is left as it is" in each for each in done.notes)
    assert any("proposals/rejected.yaml is left as it is" in each for each in done.notes)
    assert rejected.read_text() == "herald: {}\ndaily: {}\n"
    rename(root, "event", "vote", "ballot", log)
    assert "  - id: ballot\n" in path.read_text()
    assert undo(str(root), log)
    assert undo(str(root), log)
    assert path.read_text() == PROPOSED
