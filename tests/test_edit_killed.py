"""Edits that are killed: the folder is as before or as meant, once the next edit begins."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.edit.changes import RefusedError
from briefing.edit.folder_edit import EditRequest, edit, finish_interrupted, undo
from briefing.edit.journal import JOURNAL
from briefing.edit.requests import leave_out
from briefing.edit.undo_log import UndoLog
from briefing.load.folder_layout import JOURNALS
from briefing.load.loader import load
from tests.conftest import ROOT, Run
from tests.folders import SOUND, files_of, write_folder
from tests.killed_edit import REQUEST, count_down

TALKS = "content/events/talks.yaml"


@pytest.fixture
def log(tmp_path: Path) -> UndoLog:
    return UndoLog(str(tmp_path / "state" / "port.undo"))


def killed_at(root: Path, state: str, earlier: EditRequest | None = None) -> Iterator[int]:
    """Make the edit again and again, killed one call later each time; yield each time.

    An `earlier` one is made as a whole before it.
    """
    number = 0
    while True:
        number += 1
        if earlier:
            edit(str(root), earlier, log=UndoLog(state))
        pid = os.fork()
        if not pid:
            try:
                count_down(number)
                edit(str(root), REQUEST, log=UndoLog(state))
                os._exit(0)
            finally:
                os._exit(1)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert code in (0, 9)
        yield number
        if code == 0:
            return


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork")
def test_a_killed_edit_is_made_or_not_made_but_never_in_part(
    root: Path, log: UndoLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # it would wait for the disk 500 times
    before = files_of(root)
    edit(str(root), REQUEST)
    after = files_of(root)
    seen = set()
    calls = 0

    def restore() -> None:
        shutil.rmtree(root)
        write_folder(root, SOUND)
        shutil.rmtree(os.path.dirname(log.path), ignore_errors=True)

    restore()
    for calls in killed_at(root, log.path):
        now = files_of(root)
        for name in before.keys() | after.keys():  # each file is whole at every moment
            assert now.get(name) in (before.get(name), after.get(name)), name
        loaded = load(str(root))
        assert loaded.briefing, "whoever reads the folder meanwhile can do so"
        assert all(each.code == "unknown-reference" for each in loaded.errors)
        finish_interrupted(str(root))
        now = files_of(root)
        assert now in (before, after), f"killed at call {calls}: {now.keys()}"
        seen.add(now == after)
        undo(str(root), log)
        assert files_of(root) == before, "and what was made can be taken back"
        restore()
    assert calls > 30
    assert seen == {False, True}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("name", ["rename", "unlink", "fsync", "link"])
def test_an_edit_that_the_system_kills_is_made_or_not_made(
    root: Path, log: UndoLog, name: str
) -> None:
    before = files_of(root)
    command = [sys.executable, "-m", "tests.killed_edit", str(root), log.path, "0"]
    for number in (1, 2, 3, 4):
        traced = [
            "strace",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            f"trace={name}",
            "-e",
            f"inject={name}:signal=SIGKILL:when={number}",
        ]
        done = subprocess.run([*traced, *command], cwd=ROOT, capture_output=True, check=False)
        if done.returncode == 1:
            pytest.skip(f"strace cannot trace here: {done.stderr.decode()[-80:]}")
        finish_interrupted(str(root))
        undo(str(root), log)
        assert files_of(root) == before


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork")
def test_a_journal_whose_files_were_changed_since_is_taken_back(root: Path) -> None:
    before, brief = files_of(root), root / "content/brief.yaml"
    for _ in killed_at(root, str(root.parent / "log")):
        if (root / JOURNAL).is_file() and brief.read_bytes() != before["content/brief.yaml"]:
            break
        shutil.rmtree(root)
        write_folder(root, SOUND)
    talks = root / TALKS
    talks.write_text(talks.read_text() + "# mine\n")
    said = finish_interrupted(str(root))
    assert said.startswith("an edit that was interrupted is taken back; content/events/talks.yaml")
    now = files_of(root)
    assert now.pop(TALKS).endswith(b"# mine\n")
    before.pop(TALKS)
    assert now == before


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork")
def test_an_edit_that_is_taken_back_is_not_in_the_way_of_those_before_it(
    root: Path, log: UndoLog
) -> None:
    before = files_of(root)
    earlier = leave_out("herald", "2", "Nothing new.")
    for _ in killed_at(root, log.path, earlier):
        if (root / JOURNAL).is_file() and (root / "seeds/gazette.txt").exists():
            break
        shutil.rmtree(root)
        write_folder(root, SOUND)
        os.unlink(log.path)
    assert len(log.edits()) == 2
    talks = root / TALKS
    talks.write_text(talks.read_text() + "# mine\n")
    done = undo(str(root), log)
    assert done
    assert done.label == earlier.label
    assert not log.edits()
    now = files_of(root)
    assert now.pop(TALKS).endswith(b"# mine\n")
    before.pop(TALKS)
    assert now == before


def is_killed(number: int, function: Callable[[], object]) -> bool:
    """Call a function in a process that ends at its n-th call of the system, if it has as many."""
    pid = os.fork()
    if not pid:
        try:
            count_down(number)
            function()
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, 9)
    return code == 9


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork")
@pytest.mark.parametrize("is_large", [True, False], ids=["several files", "one file"])
def test_an_undo_that_is_killed_is_brought_to_its_end_and_takes_no_other_edit_back(
    root: Path, log: UndoLog, monkeypatch: pytest.MonkeyPatch, *, is_large: bool
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    last = REQUEST if is_large else leave_out("gazette", "3", "Nothing new.")
    edit(str(root), leave_out("herald", "2", "Nothing new."), log=log)
    earlier = files_of(root)
    edit(str(root), last, log=log)
    folder, kept = root.parent / "kept", Path(log.path).read_bytes()
    shutil.copytree(root, folder)
    killed = carried_on = 0
    while is_killed(killed + 1, lambda: undo(str(root), log)) and len(log.edits()) > 1:
        killed += 1
        done = undo(str(root), log)
        assert done
        assert done.label == last.label
        carried_on += not done.is_written
        assert files_of(root) == earlier, f"killed at call {killed}"
        assert len(log.edits()) == 1
        shutil.rmtree(root)
        shutil.copytree(folder, root)
        Path(log.path).write_bytes(kept)
    finish_interrupted(str(root))
    assert files_of(root) == earlier, "it was over, but for the lock"
    assert killed > 15
    assert carried_on


def raise_exit(_: UndoLog) -> None:
    """End the process, as far as a test can."""
    raise SystemExit


def test_an_undo_that_could_not_be_forgotten_is_so_by_the_next(
    root: Path, log: UndoLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = [files_of(root)]
    for source, at in (("herald", "2"), ("gazette", "3")):
        edit(str(root), leave_out(source, at, "Nothing new."), log=log)
        states.append(files_of(root))

    def undo_killed_at_the_end() -> None:
        with monkeypatch.context() as patch:
            patch.setattr(UndoLog, "pop", raise_exit)
            with pytest.raises(SystemExit):
                undo(str(root), log)

    for _ in range(2):
        undo_killed_at_the_end()
        assert files_of(root) == states[1]
        for is_dry_run in (True, False):
            done = undo(str(root), log, is_dry_run=is_dry_run)
            assert done
            assert (done.is_written, done.label) == (False, "gazette 3 left out")
            assert "the undo that was interrupted is done" in done.notes[0]
        assert [each.label for each in log.edits()] == ["herald 2 left out"]
        edit(str(root), leave_out("gazette", "3", "Nothing new."), log=log)
    undo_killed_at_the_end()
    edit(str(root), leave_out("gazette", "2", "Nothing new."), log=log)  # it is over with that
    for label, state in (("gazette 2 left out", states[1]), ("herald 2 left out", states[0])):
        done = undo(str(root), log)
        assert done
        assert done.label == label
        assert files_of(root) == state
    assert undo(str(root), log) is None


def test_who_reads_a_folder_is_told_of_an_edit_that_was_interrupted(
    briefing: Run, root: Path
) -> None:
    for command in ("check", "print", "list"):
        words = (command, str(root)) if command != "list" else ("list", "events", str(root))
        assert "was interrupted" not in briefing(*words).stderr
        for name in JOURNALS:
            (root / name).touch()
            assert "was interrupted" in briefing(*words).stderr
            (root / name).unlink()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let all make links")
@pytest.mark.parametrize("old", ["seeds/old.yaml", "content/old.yaml"])
def test_a_journal_renames_nothing_out_of_the_folder(root: Path, old: str) -> None:
    outside = root.parent / "outside"
    (root / "seeds").rename(outside)
    (root / "seeds").symlink_to(outside)
    (root / old).write_text("a")
    before = files_of(outside)
    (root / JOURNAL).write_text(
        json.dumps({"version": 1, "moves": [[old, "seeds/new.yaml"]], "files": []})
    )
    with pytest.raises(RefusedError, match="leads out of the folder"):
        finish_interrupted(str(root))
    assert files_of(outside) == before
    assert (root / old).is_file()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[" * 100_000,
        '{"version": 1}',
        '{"version": 1, "moves": 5, "files": []}',
        '{"version": 1, "moves": [["a.yaml"]], "files": []}',
        '{"version": 1, "files": [[1, null, null]]}',
        '{"version": 1, "files": [["x.yaml", 1, null]]}',
        '{"version": 1, "files": [["\\u0000.yaml", null, "a"]]}',
        '{"version": 1, "files": [["../x.yaml", null, "a"]]}',
    ],
)
def test_a_journal_that_cannot_be_read_stops_every_edit(root: Path, text: str) -> None:
    (root / JOURNAL).write_text(text)
    with pytest.raises(RefusedError, match="cannot be read"):
        edit(str(root), leave_out("gazette", "9", "No."))
    assert not (root.parent / "x.yaml").exists()
