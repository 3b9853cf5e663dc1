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
point vote "The council agreed." -c council 4 -i agreed

briefing point vote#agreed -w \\
    lead
gap "No source says what a tug costs." -r vote#agreed
"""


def run(folder: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `briefing run` in a folder."""
    return _briefing(folder, "run", *words, text=text)


def _briefing(folder: Path, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
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
    done = run(port, "\ufeff" + LINES.replace("\n", "\r\n"))
    assert done.returncode == 0, done.stderr
    singly = ""
    for line in LINES.replace("\\\n", "").splitlines():
        if line and not line.startswith("#"):
            singly += _briefing(other, *shlex.split(line.removeprefix("briefing "))).stdout
    assert done.stdout == singly
    assert files_of(port) == files_of(other)
    assert _briefing(port, "undo").returncode == 0
    assert b"tug costs" not in (port / "content/brief.yaml").read_bytes(), "the last one alone"


def test_the_words_behind_the_command_stand_before_each_line(port: Path) -> None:
    done = run(port, "events --event vote\npoints --event vote", "list")
    events = _briefing(port, "list", "events", "--event", "vote").stdout
    assert done.stdout == events + _briefing(port, "list", "points", "--event", "vote").stdout
    done = run(port, "topics\n", "list", "--format", "json")
    assert done.returncode == 2, "list has no such option"


def test_the_first_failure_ends_it(port: Path) -> None:
    before = files_of(port)
    done = run(port, 'gap "Who pays?" -r vote#cost\ngap "Who?" -r vote#x\nundo\n')
    assert done.returncode == 2
    assert "there is no point `vote#x`" in done.stderr
    assert "line 2 failed, and ends this: 1 of 3 have run" in done.stderr
    assert "Who pays?" in (port / "content/brief.yaml").read_text("utf-8")
    assert run(port, "undo").returncode == 0
    assert files_of(port) == before
    done = run(port, "fmt --wrong\nundo")
    assert (done.returncode, done.stdout) == (2, "")
    assert run(port, "list topics\n\ncite 'words that nobody wrote'\n").returncode == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "gap 'Who' -r vote#cost\npiont vote x",
            "line 2: `piont` is no command to be run; did",
        ),
        ("gap 'Who' -r vote#cost\n\n# so\nit's", "line 4: No closing quotation; each quotation"),
        ("run", "line 1: `run` is no command to be run"),
        (".", "line 1: `.` is no command to be run; briefing --help lists"),
        ("''", "line 1: `` is no command to be run"),
        ("briefing", "line 1: `` is no command to be run"),
        ("\x1b[2J", "line 1: `\\x1b[2J` is no command to be run"),
    ],
)
def test_a_line_that_is_no_command_is_said_before_anything_is_done(
    port: Path, text: str, said: str
) -> None:
    before = files_of(port)
    done = run(port, text)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert files_of(port) == before


def test_nothing_to_run_is_nothing_done(port: Path) -> None:
    for text in ("", "\n# nothing\n", "\\\n"):
        done = run(port, text)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_backslash_joins_lines_as_in_a_shell(port: Path) -> None:
    text = 'gap "No source says what a tug\\\nboat costs." \\\n  -r vote#cost\n'
    assert run(port, text).returncode == 0
    assert b"what a tugboat costs" in (port / "content/brief.yaml").read_bytes()
    done = run(port, 'gap "Who \\\\\ngap "Who?" -r vote#cost\n')
    assert "line 1: No closing quotation" in done.stderr, "an escaped one joins nothing"


@pytest.mark.parametrize(
    "words", [("-n", "gap"), ("--folder", ".", "add"), ("-x",), ("--format", "json", "gap")]
)
def test_an_option_before_the_command_is_refused(port: Path, words: tuple[str, ...]) -> None:
    done = run(port, '"Who?" -r vote#cost\n', *words)
    assert done.returncode == 2
    said = f"`{words[0]}` stands before the command; options stand behind it, or on its line"
    assert said in done.stderr + done.stdout


def test_two_dashes_may_stand_before_the_command(port: Path) -> None:
    done = run(port, "topics\n", "--", "list")
    assert (done.returncode, done.stdout) == (0, _briefing(port, "list", "topics").stdout)


def test_the_line_that_failed_is_said_also_of_the_last_one(port: Path) -> None:
    line = 'gap "No source says." -r vote#cost -n\n'
    done = run(port, f"{line}\n# a comment\n{line}show 99\n")
    assert done.returncode == 2
    assert done.stderr.endswith("line 5 failed, and ends this: 2 of 3 have run\n")
