"""What Windows does otherwise. It was never run there: each lack is simulated."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# A checkout with CRLF


@pytest.fixture(scope="module")
def crlf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program and the shipped briefing as git leaves them with core.autocrlf."""
    copy = tmp_path_factory.mktemp("crlf")
    for name in ("briefing", "content", "seeds"):
        for path in (ROOT / name).rglob("*.*"):
            if path.suffix not in (".pyc", ".txt"):
                made = copy / path.relative_to(ROOT)
                made.parent.mkdir(parents=True, exist_ok=True)
                made.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return copy


def output_in(checkout: Path, *words: str) -> tuple[int, bytes, bytes]:
    """Run the program of a checkout in it."""
    env = os.environ | {"PYTHONPATH": str(checkout), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "briefing", *words]
    done = subprocess.run(command, cwd=checkout, env=env, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["print", "."],
        ["check", ".", "--strict"],
        ["changes", ".", "--summary"],
        *(["export", name, "."] for name in ("json", "html", "pdf", "csv", "annotations")),
    ],
    ids=" ".join,
)
def test_a_checkout_with_crlf_gives_the_same_bytes(crlf: Path, words: list[str]) -> None:
    result = output_in(crlf, *words)
    assert result == output_in(ROOT, *words)
    assert result[0] == 0


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """The names in the repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout of the repository")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return listed.stdout.decode().split("\0")[:-1]


def test_git_writes_lf_into_every_checkout_and_leaves_pictures_alone(tracked: list[str]) -> None:
    words = ["git", "check-attr", "-z", "--stdin", "eol", "text"]
    names = "\0".join(tracked).encode()
    told = subprocess.run(words, cwd=ROOT, input=names, capture_output=True, check=True)
    fields = told.stdout.decode().split("\0")
    attributes = dict(zip(zip(fields[::3], fields[1::3], strict=False), fields[2::3], strict=True))
    for name in tracked:
        wanted = ("lf", "unset") if name.endswith(".png") else ("lf", "auto")
        assert (attributes[name, "eol"], attributes[name, "text"]) == wanted
        assert wanted[1] == "unset" or b"\r" not in (ROOT / name).read_bytes()


_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[1-9])(\.|$)", re.IGNORECASE)


def test_names_in_the_checkout_are_ones_that_windows_takes(tracked: list[str]) -> None:
    assert len({name.casefold() for name in tracked}) == len(tracked)
    for part in {part for name in tracked for part in name.split("/")}:
        assert not set(part) & set('<>:"|?*\\')
        assert not part.endswith((".", " "))
        assert not _DEVICES.match(part)
