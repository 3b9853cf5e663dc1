"""The programs that are no Python: Node with its packages, and Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def run(script: str, files: Mapping[str, Path], **more: object) -> dict[str, Any]:
    """Let a script read a file for each case, all in one process, and return what it found."""
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules").is_dir():
        cannot(f"{script} needs Node.js 20 and its packages: make peers installs the latter")
    assert node
    asked = {"files": {name: str(path) for name, path in files.items()}, **more}
    done = subprocess.run(
        [node, str(HERE / script)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found.keys() == files.keys()
    return found


def chromium() -> str:
    """Return where Chromium is."""
    path = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if path is None:
        cannot(f"a page is shown in Chromium, and there is none: {', '.join(_CHROMIUM)}")
    assert path
    return path


def found(program: str, purpose: str) -> str:
    """Return where a program is that a test needs."""
    path = shutil.which(program)
    if path is None:
        cannot(f"{purpose}, and there is no {program}")
    assert path
    return path


def program(name: str) -> str:
    """Return where a program of the system is."""
    found = shutil.which(name)
    if found is None:
        cannot(f"{name} is not installed")
    assert found
    return found


def cannot(why: str) -> None:
    """Skip with the reason; where everything has to be there, fail with it."""
    if os.environ.get("CI"):
        pytest.fail(why, pytrace=False)
    pytest.skip(why)
