"""`make newest` finds the newest Python that works, and says where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import newest

RUNNING = sys.version_info[:3]
NEWER = (RUNNING[0], RUNNING[1] + 1, 0)


def python(path: Path, text: str) -> str:
    """Make a program that answers as a Python does, or does not."""
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_version_of_a_python_is_what_it_says(tmp_path: Path) -> None:
    assert newest.version_of(sys.executable) == RUNNING
    assert newest.version_of(python(tmp_path / "shim", "exit 127")) is None
    assert newest.version_of(python(tmp_path / "early", "echo")) is None
    assert newest.version_of(str(tmp_path / "nothing")) is None


def test_the_newest_is_taken_and_what_is_no_newer_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    versions = {"same": RUNNING, "next": NEWER, "patched": (*NEWER[:2], 4), "shim": None}
    monkeypatch.setattr(newest, "candidates", lambda: iter(versions))
    monkeypatch.setattr(newest, "version_of", versions.get)
    assert newest.newest() == ("patched", (*NEWER[:2], 4))
    assert newest.newest("same") == ("same", RUNNING)
    with pytest.raises(SystemExit, match="NEWEST: `none` is no Python"):
        newest.newest("none")


def test_where_none_is_newer_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NEWEST", raising=False)
    monkeypatch.setattr(newest, "candidates", lambda: iter([sys.executable]))
    assert newest.main() == 0
    assert "no Python newer than" in capsys.readouterr().err


def test_every_file_of_the_core_is_there() -> None:
    assert all((newest.ROOT / path).is_file() for path in newest.CORE)
