"""The command line is completed in a real bash; the other shells are among the peers."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import COMMANDS
from briefing.cli.completion import FILES
from briefing.cli.list_ import LISTS
from briefing.render.formats import FORMATS
from docs.command_table import commands
from tests.conftest import HARBOUR, ROOT, Run
from tests.folders import SOUND, write_folder
from tests.shells import Shell, opened

COMPLETIONS = ROOT / "briefing/completions"
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None, reason="bash is not installed")


@pytest.mark.parametrize("shell", FILES)
def test_each_file_is_printed(briefing: Run, shell: str) -> None:
    done = briefing("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (COMPLETIONS / FILES[shell]).read_text("utf-8")


def test_another_shell_is_refused(briefing: Run) -> None:
    done = briefing("completion", "tcsh")
    assert (done.returncode, done.stdout) == (2, "")
    assert "choose from" in done.stderr


def test_what_is_run_otherwise_imports_nothing_of_it() -> None:
    program = (
        "import sys; from briefing.cli import main; main(['print', '--summary']);"
        "sys.exit('briefing.cli.completion' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0


def candidates(*lines: list[str]) -> list[list[str]]:
    """Return what our function offers for the last word of each line."""
    assert BASH
    show = "_briefing; printf '%s ' \"${COMPREPLY[@]}\"; echo"
    calls = [
        f"COMP_WORDS=({shlex.join(line)}); COMP_CWORD={len(line) - 1}; {show}" for line in lines
    ]
    program = f'briefing() {{ {sys.executable} -m briefing "$@"; }}'
    script = "\n".join([program, f"source '{COMPLETIONS / 'briefing.bash'}'", "set -u", *calls])
    command = [BASH, "--norc", "--noprofile", "-c", script]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=HARBOUR, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return [line.split() for line in done.stdout.splitlines()]


@needs_bash
def test_every_option_of_every_command_is_offered_and_nothing_else() -> None:
    table = commands()
    found = candidates(
        *(["briefing", *([each.name] if each.name else ["x"]), "-"] for each in table)
    )
    for each, offered in zip(table, found, strict=True):
        flags = {flag for option in each.options for flag in option.flags}
        assert set(offered) == flags | (set() if each.name else {"--version"}), each.name


@needs_bash
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["briefing", ""], [*COMMANDS]),
        (["briefing", "export", ""], [*FORMATS]),
        (["briefing", "list", ""], [*LISTS]),
        (["briefing", "completion", ""], [*FILES]),
        (["briefing", "print", "--format", ""], ["plain", "json"]),
        (["briefing", "print", "--format", "=", ""], ["plain", "json"]),
        (["briefing", "print", "--format", "="], ["plain", "json"]),
        (["briefing", "print", "--format", "=", "j"], ["json"]),
        (["briefing", "import", "t"], ["timelinejs"]),
        # An option and its words are no place, whichever number of words it takes.
        (["briefing", "export", "--as-of", "10 Jan", "--force", "htm"], ["html"]),
        (["briefing", "export", "--as-of", "=", "10 Jan", "htm"], ["html"]),
        (["briefing", "export", "html", "--rank", "h"], ["headline"]),
        (["briefing", "point", "vote", "A text.", "-c", "1", "3", "--claim", "pl"], ["planned"]),
        (["briefing", "check", "--allow", "a@b", ""], []),
        # What follows an option that takes a text, or stands where a text stands, is not guessed.
        (["briefing", "print", "--as-of", "-"], []),
        (["briefing", "cite", "--"], None),
        (["briefing", "print", "--", "-"], []),
        (["briefing", "print", "--nothing", ""], []),
        (["briefing", "nothing", "--lin"], ["--linear"]),
    ],
)
def test_a_word_has_its_candidates(line: list[str], expected: list[str] | None) -> None:
    [found] = candidates(line)
    if expected is None:
        assert set(found) >= {"--by", "--originals"}
    else:
        assert sorted(found) == sorted(expected)


EXAMPLE = str(ROOT / "example")


@needs_bash
@pytest.mark.parametrize(
    ("line", "listed"),
    [
        (["show", ""], ["sources"]),
        (["print", "--topic", ""], ["topics"]),
        (["print", "--topic", "=", ""], ["topics"]),
        (["print", EXAMPLE, "--topic", ""], ["topics", EXAMPLE]),
        ([EXAMPLE, "--event", ""], ["events", EXAMPLE]),
        (["export", "html", "--as-of", ""], ["days"]),
        (["changes", "--from", ""], ["days"]),
        (["cite", "words", "3", "--by", ""], ["voices"]),
        (["gap", "Not known.", "--touches", ""], ["points"]),
        (["point", ""], ["events"]),
        (["point", "vote", "A text.", "-c", ""], ["sources"]),
        (["dispute", ""], ["disputes"]),
    ],
)
def test_ids_and_days_are_those_that_the_program_lists(
    briefing: Run, line: list[str], listed: list[str]
) -> None:
    [found] = candidates(["briefing", *line])
    rows = briefing("list", *listed, cwd=HARBOUR).stdout.splitlines()
    assert found == [row.split("\t")[0] for row in rows] != []


@needs_bash
def test_ids_are_those_that_begin_as_typed_and_only_where_one_can_stand() -> None:
    assert candidates(
        ["briefing", "print", EXAMPLE, "--without", "p"],
        ["briefing", "print", EXAMPLE, "--topic", "$(touch x)"],
        ["briefing", "point", "vote", "A text.", "-c", "004", ""],
        ["briefing", "event", "--date", ""],
        ["briefing", "add", "--id", ""],
    ) == [["post", "pilots", "pell"], [], [], [], []]


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Bash in a folder of awkward names, with the file loaded as a reader loads it."""
    folder = tmp_path_factory.mktemp("shell")
    make_names(folder)
    assert BASH
    setup = f"source '{COMPLETIONS / 'briefing.bash'}'; bind 'set bell-style none'"
    with opened([BASH, "--norc", "--noprofile", "-i"], setup, folder, {}) as shell:
        yield shell


def make_names(folder: Path) -> None:
    """Make folders and files whose names a shell has to quote."""
    for name in ("my port", "it's", "港 湾", "list"):
        (folder / name).mkdir()
    write_folder(folder / "my port", SOUND)
    (folder / "my paper.txt").write_text("A text.", "utf-8")


TYPED = [
    ("briefing pri\t", ["print"]),
    ("briefing fmt --ch\t", ["fmt", "--check"]),
    ("briefing print --format=js\t", ["print", "--format=json"]),
    ("briefing print --format js\t", ["print", "--format", "json"]),
    ("briefing export html my\t", ["export", "html", "my port/"]),
    ("briefing check it\t", ["check", "it's/"]),
    ("briefing check 港\t", ["check", "港 湾/"]),
    ("briefing check ~/my\t --strict", ["check", "~/my port/", "--strict"]),
    ("briefing add my\\ pa\t", ["add", "my paper.txt"]),
    ("briefing add --folder my\t", ["add", "--folder", "my port/"]),
    ("briefing my\t --lin\t", ["my port/", "--linear"]),
    ("briefing print my\\ port --topic be\t", ["print", "my port", "--topic", "berths"]),
    (
        "briefing list points ~/my\\ port --point vote#\t",
        ["list", "points", "~/my port", "--point", "vote#cost"],
    ),
    (
        "briefing coverage 'my port' --as-of 2031-03-1\t",
        ["coverage", "my port", "--as-of", "2031-03-11"],
    ),
]
"""What is typed, and what the program is given; `~` stands for the folder."""


@needs_bash
@pytest.mark.parametrize(("line", "expected"), TYPED)
def test_bash_completes_what_is_typed(bash: Shell, line: str, expected: list[str]) -> None:
    assert bash.arguments(line) == [word.replace("~", bash.folder) for word in expected]
