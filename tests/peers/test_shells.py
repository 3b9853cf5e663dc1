"""zsh and fish complete our command line, and readers of manual pages accept ours."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import COMMANDS
from briefing.render.formats import FORMATS
from docs.command_table import commands
from tests.conftest import ROOT
from tests.peers.programs import program
from tests.shells import Shell, opened
from tests.test_completion import TYPED, make_names

COMPLETIONS = ROOT / "briefing/completions"


@pytest.fixture(scope="module")
def zsh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    folder = tmp_path_factory.mktemp("zsh")
    make_names(folder)
    (folder / ".functions").mkdir()
    shutil.copy(COMPLETIONS / "_briefing", folder / ".functions")
    setup = (
        "fpath=(~/.functions $fpath); autoload -Uz compinit; compinit -u -D;"
        " unsetopt auto_remove_slash beep list_beep prompt_cr prompt_sp zle_bracketed_paste"
    )
    with opened([program("zsh"), "-f", "-i"], setup, folder, {}) as shell:
        yield shell


@pytest.mark.parametrize(("line", "expected"), TYPED)
def test_zsh_completes_what_is_typed(zsh: Shell, line: str, expected: list[str]) -> None:
    assert zsh.arguments(line) == [word.replace("~", zsh.folder) for word in expected]


@pytest.mark.parametrize("name", COMMANDS)
def test_zsh_can_read_what_is_said_of_each_command(zsh: Shell, name: str) -> None:
    # _arguments refuses a whole command for one line that it cannot read.
    assert zsh.arguments(f"briefing {name} --hel\t") == [name, "--help"]


def fish(folder: Path, *lines: str, setup: str = "") -> list[list[str]]:
    """Return what fish offers for each line."""
    show = "; ".join(f"complete -C {quoted(line)}; echo ---" for line in lines)
    script = f"{setup}; source {COMPLETIONS}/briefing.fish; {show}"
    done = subprocess.run(
        [program("fish"), "--no-config", "-c", script.removeprefix("; ")],
        cwd=folder,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    parts = done.stdout.split("---\n")[:-1]
    return [[line.partition("\t")[0] for line in part.splitlines()] for part in parts]


def quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def test_fish_offers_every_option_of_every_command(tmp_path: Path) -> None:
    table = commands()
    lines = [f"briefing {each.name or 'x'} --" for each in table]
    for each, offered in zip(table, fish(tmp_path, *lines), strict=True):
        flags = {flag for option in each.options for flag in option.flags if flag[1] == "-"}
        assert set(offered) == flags | (set() if each.name else {"--version"}), each.name


def test_fish_offers_commands_values_and_folders(tmp_path: Path) -> None:
    make_names(tmp_path)
    first, formats, joined, folders, file, after = fish(
        tmp_path,
        "briefing ",
        "briefing export ",
        "briefing print --format=j",
        "briefing check ",
        "briefing print -o my",
        "briefing print --as-of '10 Jan' --rank h",
    )
    assert set(first) >= {*COMMANDS}
    assert set(formats) >= {*FORMATS}
    assert joined == ["--format=json"]
    assert sorted(folders) == ["it's/", "list/", "my port/", "港 湾/"]
    assert sorted(file) == ["my paper.txt", "my port/"]
    assert after == ["headline"]


def test_fish_offers_the_ids_and_days_of_the_folder_in_the_line(tmp_path: Path) -> None:
    make_names(tmp_path)
    program = f"function briefing; {sys.executable} -m briefing $argv; end"
    topics, points, days, here, number = fish(
        tmp_path,
        "briefing print 'my port' --topic ",
        "briefing list points ~/my\\ port --point vote",
        "briefing coverage my\\ port --as-of ",
        "briefing show 'my port' ga",
        "briefing print --width ",
        setup=program,
    )
    assert topics == ["berths", "budget"]
    assert points == ["vote#cost"]
    assert days == ["2031-03-05", "2031-03-11"]
    assert here == ["gazette"]
    assert number == []


def test_the_manual_page_has_no_mistake_that_mandoc_finds() -> None:
    page = ROOT / "docs/briefing.1"
    done = subprocess.run(
        [program("mandoc"), "-T", "lint", "-W", "all", str(page)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("reader", [["man", "--warnings", "-l"], ["mandoc", "-T", "utf8"]])
def test_a_reader_of_manual_pages_shows_every_option(reader: list[str]) -> None:
    done = subprocess.run(
        [program(reader[0]), *reader[1:], str(ROOT / "docs/briefing.1")],
        env={
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "MANWIDTH": "100",
            "MAN_KEEP_FORMATTING": "",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    shown = " ".join(re.sub(".\b", "", done.stdout).split())
    for each in commands():
        assert each.usage in shown
        for option in each.options:
            assert f"{', '.join(option.flags)} {' '.join(option.names)}".strip() in shown
    assert "¶" in shown
