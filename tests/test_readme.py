"""The README tells the truth: its picture, its commands, its example."""

from __future__ import annotations

import re
import shlex
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


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


def test_its_commands_that_write_do_so_in_their_order(briefing: Run, tmp_path: Path) -> None:
    for block in blocks("yaml"):
        path = tmp_path / "port" / block.splitlines()[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, "utf-8")
    text = "Port.\n\nTwo additional berths: approved by nine to four.\n\nBuy.\n\nNow.\n"
    record = (tmp_path / "port/seeds/gazette.yaml").read_text("utf-8")
    digest = sha256(text.encode()).hexdigest()
    record = re.sub(r"sha256: \w+, paragraphs: \d", f"sha256: {digest}, paragraphs: 4", record)
    (tmp_path / "port/seeds/gazette.yaml").write_text(record, "utf-8")
    (tmp_path / "port/seeds/gazette.txt").write_text(text, "utf-8")
    [block] = blocks("console")
    for line in block.splitlines():
        words = shlex.split(line.removeprefix("$ briefing ").split("  #")[0])
        done = briefing(*words, cwd=tmp_path, env={"XDG_STATE_HOME": str(tmp_path / "state")})
        assert done.returncode == 0, done.stderr
        assert done.stdout
    assert "taken back: citation of vote#berths" in done.stdout


def test_its_targets_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        used = set(re.findall(r"^make ([a-z]+)", (ROOT / page).read_text("utf-8"), re.MULTILINE))
        assert used
        assert used <= targets


def test_its_example_is_a_sound_briefing(briefing: Run, tmp_path: Path) -> None:
    for block in blocks("yaml"):
        name = block.splitlines()[0].removeprefix("# ")
        path = tmp_path / "port" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, "utf-8")
    assert briefing("check", "port", cwd=tmp_path).stdout == ""
    printed = briefing("port", cwd=tmp_path)
    assert printed.returncode == 0
    assert "Tue 4 Mar 2031  Council's vote on the port [1]" in printed.stdout
    listed = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.yaml")}
    tree = blocks("text")[1]
    assert {line.split()[0] for line in tree.splitlines()} == listed
