"""The README tells the truth: its picture, its commands, its example."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str, page: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.replace("\\\n", " ").splitlines()]
    words = [shlex.split(line, comments=True) for line in lines]
    return [each[1:] for each in words if each and each[0] == "briefing"]


def test_the_picture_is_what_the_program_prints(briefing: Run, tmp_path: Path) -> None:
    printed = briefing(
        "print", "--as-of", "10 Jan", "--summary", "--width", "90", cwd=tmp_path
    ).stdout
    for line in blocks("text")[0].splitlines():
        assert f"{line}\n" in printed


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_its_commands_run(briefing: Run, tmp_path: Path, words: list[str]) -> None:
    assert briefing(*words, cwd=tmp_path).returncode == 0


def test_its_five_commands_make_a_briefing_that_every_rule_accepts(
    briefing: Run, tmp_path: Path
) -> None:
    documents = tmp_path / "example" / "documents"
    shutil.copytree(ROOT / "example" / "documents", documents)
    [block] = blocks("console")
    for line in block.splitlines():
        words = shlex.split(line.removeprefix("$ briefing "))
        done = briefing(*words, cwd=tmp_path, env={"XDG_STATE_HOME": str(tmp_path / "state")})
        assert done.returncode == 0, done.stderr
    assert len(block.splitlines()) == 5
    assert "no problems in 1 event, 1 point, 1 source" in done.stderr
    assert "1 of 1 quotes verified" in done.stderr


def test_its_targets_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        used = set(re.findall(r"^make ([a-z-]+)", (ROOT / page).read_text("utf-8"), re.MULTILINE))
        assert used
        assert used <= targets


def test_the_first_briefing_of_the_format_is_a_sound_one(briefing: Run, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "format.md").read_text("utf-8").partition("## Files")[0]
    for block in blocks("yaml", page):
        name = block.splitlines()[0].removeprefix("# ")
        path = tmp_path / "port" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, "utf-8")
    assert briefing("check", "port", cwd=tmp_path).stdout == ""
    printed = briefing("port", cwd=tmp_path)
    assert printed.returncode == 0
    assert "Tue 4 Mar 2031  Council's vote on the port [1]" in printed.stdout
    listed = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.yaml")}
    [tree] = blocks("text", page)
    assert {line.split()[0] for line in tree.splitlines()} == listed
