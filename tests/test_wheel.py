"""What is shipped: the briefing's YAML and no article's text, and the whole of the example."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the checkout in which an article's text lies as a decoy."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "copy"
    ignored = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")
    shutil.copytree(ROOT, copy, ignore=ignored)
    (copy / "seeds/000_decoy.txt").write_text("An article's own text.")
    (copy / "content/notes.txt").write_text("Notes.")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "--target",
            "wheel",
            "--directory",
            folder / "out",
        ],
        cwd=copy,
        capture_output=True,
        check=True,
        timeout=120,
    )
    (built,) = (folder / "out").glob("*.whl")
    return built


def test_the_wheel_carries_the_yaml_and_nothing_else_of_the_folder(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("content", "seeds"):
        for path in (ROOT / folder).rglob("*.yaml"):
            assert f"briefing/{path.relative_to(ROOT)}" in names
    texts = {name for name in names if name.endswith(".txt") and ".dist-info/" not in name}
    assert not [name for name in texts if not name.startswith("briefing/example/")]
    assert {name.split("/")[0] for name in names} == {"briefing", "briefing_room-0.1.0.dist-info"}
    assert not [name for name in names if name.startswith(("briefing/tests", "briefing/bench"))]


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the wheel."""
    unpacked = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(unpacked)
    return unpacked


def run(site: Path, where: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the unpacked program in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "briefing", *words],
        cwd=where,
        env=os.environ | {"PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_an_unpacked_wheel_prints_the_shipped_briefing_anywhere(site: Path, tmp_path: Path) -> None:
    result = run(site, tmp_path, "print", "--summary")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (ROOT / "tests/golden/summary-shipped.txt").read_text("utf-8")


def test_the_wheel_carries_the_whole_example(site: Path, tmp_path: Path) -> None:
    result = run(site, tmp_path, "example", "try")
    assert (result.returncode, result.stdout) == (0, "try\n")
    for path in (ROOT / "example").rglob("*"):
        copied = tmp_path / "try" / path.relative_to(ROOT / "example")
        assert copied.is_dir() if path.is_dir() else copied.read_bytes() == path.read_bytes()
    checked = run(site, tmp_path, "check", "try", "--strict")
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "25 of 25 quotes verified" in checked.stderr
