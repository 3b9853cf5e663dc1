"""Ctrl-C: one line and exit code 130 whenever it comes, and whether the edit is written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.edit import journal, remembered_write
from briefing.edit.changes import insert
from briefing.edit.folder_edit import EditRequest, FileRequest, edit, undo
from briefing.edit.undo_log import UndoLog
from briefing.system.interrupts import held_interrupt
from tests.conftest import ROOT
from tests.folders import SOUND, files_of, write_folder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
CITED = EditRequest(
    "citation",
    [
        FileRequest(
            "content/events/talks.yaml",
            [insert(("points", "ahead", "cites"), {"source": "herald", "at": "1"})],
        )
    ],
)
RUN = """\
import os, signal, sys
from importlib.abc import MetaPathFinder
class Interrupt(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupt())
from briefing.__main__ import main
sys.argv = ["briefing", *{words!r}]
raise SystemExit(main())
"""


def interrupted_at(module: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that is interrupted when it imports a module."""
    return subprocess.run(
        [sys.executable, "-c", RUN.format(module=module, words=words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(cwd / "state")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "module", ["briefing.cli", "briefing.cli.gap", "briefing.edit.brief_requests"]
)
def test_an_interrupt_before_the_edit_is_one_line(tmp_path: Path, module: str) -> None:
    write_folder(tmp_path, SOUND)
    before = files_of(tmp_path)
    done = interrupted_at(module, "gap", "No one says it.", "--touches", "vote", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "briefing: interrupted\n")
    assert files_of(tmp_path) == before


def test_an_interrupt_behind_the_edit_says_that_it_is_written(tmp_path: Path) -> None:
    write_folder(tmp_path, SOUND)
    words = ("gap", "No one says it.", "--touches", "vote")
    done = interrupted_at("briefing.render.text.report", *words, cwd=tmp_path)
    assert done.returncode == 130
    assert done.stderr == "briefing: interrupted, but it is written: gap\n"
    assert "No one says it." in (tmp_path / "content/brief.yaml").read_text()


def test_an_interrupt_while_files_are_written_waits_for_them(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, log = files_of(root), UndoLog(str(tmp_path / "state" / "port.undo"))

    def interrupted(*args: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        journal.replace_files(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(remembered_write, "replace_files", interrupted)
    with pytest.raises(KeyboardInterrupt, match="interrupted, but it is written: citation"):
        edit(str(root), CITED, log=log)
    assert files_of(root) != before
    assert undo(str(root), log)
    assert files_of(root) == before


def test_an_interrupt_of_what_fails_says_nothing_of_it() -> None:
    def fail() -> None:
        with held_interrupt("written"):
            os.kill(os.getpid(), signal.SIGINT)
            raise OSError

    with pytest.raises(KeyboardInterrupt) as caught:
        fail()
    assert not caught.value.args
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
