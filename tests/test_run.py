"""`briefing run`: several commands, one a line of standard input."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

LINES = """\
# the second half of the session
leave gazette 11 "correction of the sum"

briefing point vote "The council agreed." -c council 4 -i agreed
point vote#agreed --weight \\
    lead
gap "No source says what a tug costs." -r vote#agreed
"""


def run(folder: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `briefing run` in a folder."""
    return _briefing(folder, "run", *words, text=text)


def _briefing(folder: Path, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-P", "-m", "briefing", *words],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "XDG_STATE_HOME": str(folder.parent)},
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """A copy of the example."""
    folder = tmp_path / "port"
    shutil.copytree(ROOT / "example", folder)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*.*")}


def test_lines_do_what_single_commands_do(port: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(port, other)
    done = run(port, LINES.replace("leave", "\ufeffleave", 1).replace("\n", "\r\n"))
    assert (done.returncode, done.stderr) == (2, ""), done.stderr
