"""A program that is forked does what it does when it is started: the same bytes, the same end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests import forks
from tests.conftest import HARBOUR, ROOT

ENV = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm"}


@pytest.mark.parametrize(
    ("words", "encoding", "code"),
    [
        (["."], "utf-8", 0),
        (["print", ".", "--width", "60"], "ascii", 0),
        (["check", "--help"], "cp1252", 0),
        (["check", "--größe"], "cp1252", 2),
        (["print", os.fsdecode(b"\xff")], "utf-8", 2),
    ],
    ids=str,
)
def test_a_command_that_is_forked_writes_and_ends_as_one_that_is_started(
    words: list[str], encoding: str, code: int
) -> None:
    env = ENV | {"PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "briefing", *words]
    started = subprocess.run(command, cwd=HARBOUR, env=env, capture_output=True, check=False)
    forked = forks.run(words, cwd=HARBOUR, env=env, timeout=60)
    assert (forked.stdout, forked.stderr) == (started.stdout, started.stderr)
    assert forked.returncode == started.returncode == code


def test_a_room_that_is_forked_has_a_session_of_its_own_and_is_ended_by_a_signal() -> None:
    control, terminal = os.openpty()
    streams = (terminal,) * 3
    process = forks.start("briefing", ["."], cwd=HARBOUR, env=ENV, streams=streams, is_room=True)
    os.close(terminal)
    assert isinstance(process, forks.Forked)
    assert os.read(control, 1)
    assert os.getsid(process.pid) == process.pid
    assert process.poll() is None
    process.kill()
    assert process.wait(60) == process.poll() == -signal.SIGKILL
    os.close(control)


def test_a_command_that_takes_too_long_is_an_error() -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        forks.run(["serve", "--port=0"], cwd=HARBOUR, env=ENV, timeout=0)
