"""`-`: each command that reads standard input says at a terminal how the input ends."""

from __future__ import annotations

import os
import pty
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.folders import SOUND, write_folder
from tests.forks import start

END_OF_INPUT = "\x04"
TABLE = "title,date\nVote,2031-03-04\n"
COMMANDS = (
    (("add", "-", "--published", "2031-03-05", "--dry-run"), "Two berths are planned.\n", "text"),
    (("import", "csv", "-"), TABLE, "file"),
    (("revise", "post", "-", "--dry-run"), "Two berths.\n", "text"),
    (("revise", "post", __file__, "--before", "-", "--dry-run"), "Two berths.\n", "text"),
    (("gap", "-", "--dry-run"), "The cost is not given.\n", "sentence"),
)
TEXT = "Two berths.\n\nThey cost forty million.\n"
RECORD = f"""\
title: Two berths
published: 2031-03-05
original: {{sha256: {sha256(TEXT.encode()).hexdigest()}, paragraphs: 2}}
left_out: {{1-2: Not read yet.}}
"""


@pytest.fixture
def port(tmp_path: Path) -> Path:
    write_folder(tmp_path, {**SOUND, "seeds/post.txt": TEXT, "seeds/post.yaml": RECORD})
    return tmp_path


def typed_at_terminal(words: tuple[str, ...], typed: str, cwd: Path) -> str:
    """Run a command whose standard input is a terminal; return its standard error."""
    control, terminal = pty.openpty()
    read, write = os.pipe()
    os.write(control, f"{typed}{END_OF_INPUT}".encode())
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    with open(os.devnull, "wb") as nothing:
        streams = terminal, nothing.fileno(), write
        process = start("briefing", words, cwd=cwd, env=environment, streams=streams)
    os.close(write)
    with open(read, "rb") as errors:
        said = errors.read().decode()
    process.wait(timeout=60)
    os.close(control)
    os.close(terminal)
    return said


@pytest.mark.parametrize(("words", "typed", "what"), COMMANDS, ids=lambda each: str(each)[:24])
def test_at_a_terminal_it_is_said_how_the_input_ends(
    port: Path, words: tuple[str, ...], typed: str, what: str
) -> None:
    said = typed_at_terminal(words, typed, port)
    assert said.startswith(f"briefing: type or paste the {what}; Ctrl-D on a line"), said
    assert said.count("ends it") == 1


def test_in_a_pipe_nothing_is_said_of_the_terminal(briefing: Run, port: Path) -> None:
    for words, _, _ in COMMANDS:
        assert "ends it" not in briefing(*words, cwd=port).stderr
