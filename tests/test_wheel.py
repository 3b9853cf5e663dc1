"""What is shipped: the briefing's YAML and no article's text, and the whole of the example."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from briefing import __version__
from briefing.cli.completion import FILES
from tests.conftest import ROOT

SHARED = {
    "bash-completion/completions/briefing": "briefing/completions/briefing.bash",
    "zsh/site-functions/_briefing": "briefing/completions/_briefing",
    "fish/vendor_completions.d/briefing.fish": "briefing/completions/briefing.fish",
    "man/man1/briefing.1": "docs/briefing.1",
}
"""What stands below `share` in an installation, and where it is here."""


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
            "--target",
            "sdist",
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
    made = f"briefing_room-{__version__}"
    tops = {name.split("/")[0] for name in names}
    assert tops == {"briefing", f"{made}.data", f"{made}.dist-info"}
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


def test_manual_page_and_completions_are_in_wheel_and_sdist(wheel: Path, site: Path) -> None:
    for installed, here in SHARED.items():
        shared = site / f"briefing_room-{__version__}.data/data/share" / installed
        assert shared.read_bytes() == (ROOT / here).read_bytes()
    with tarfile.open(wheel.with_name(f"briefing_room-{__version__}.tar.gz")) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {*SHARED.values(), "CHANGELOG.md", "tests/test_wheel.py"} <= names
    assert not [name for name in names if name.startswith("seeds/") and name.endswith(".txt")]


def test_an_unpacked_wheel_prints_the_completions(site: Path, tmp_path: Path) -> None:
    for shell, name in FILES.items():
        here = (ROOT / "briefing/completions" / name).read_text("utf-8")
        assert run(site, tmp_path, "completion", shell).stdout == here


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own, which finds its dependencies among ours."""
    folder = tmp_path_factory.mktemp("pipx") / "venvs/briefing-room"
    venv.create(folder, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(folder)]
    install = [*pip, "install", "--quiet", "--no-index", "--no-deps", "--no-compile", str(wheel)]
    subprocess.run(install, env=_own(), capture_output=True, check=True)
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "ours.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder


def _own() -> dict[str, str]:
    """Return an environment without what would lead to the checkout or to settings of pip."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


def call(program: Path, where: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run an installed program in a folder, without our path."""
    return subprocess.run(
        [program, *words],
        cwd=where,
        env=_own() | {"XDG_CACHE_HOME": str(where / "cache")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.slow
def test_the_installed_program_runs_through_a_link_from_elsewhere(
    environment: Path, tmp_path: Path
) -> None:
    # pipx leaves the environment in a folder of its own, and links its programs into another.
    link = tmp_path / "local bin/briefing"
    link.parent.mkdir()
    link.symlink_to(environment / "bin/briefing")
    assert call(link, tmp_path, "--version").stdout == f"briefing {__version__}\n"
    printed = call(link, tmp_path, "print", "--summary")
    assert printed.stdout == (ROOT / "tests/golden/summary-shipped.txt").read_text("utf-8")
    made = call(link, tmp_path, "example", "port", "--no-room")
    assert (made.returncode, made.stdout) == (0, "port\n")
    assert call(link, tmp_path, "check", "port", "--strict").returncode == 0
    for installed, here in SHARED.items():
        assert (environment / "share" / installed).read_bytes() == (ROOT / here).read_bytes()


@pytest.mark.slow
def test_a_hint_fits_the_environment_in_which_the_wheel_is(
    environment: Path, tmp_path: Path
) -> None:
    program = (
        "import sys; sys.modules['typst'] = None; from briefing.cli import main;"
        "sys.exit(main(['export', 'pdf', '-o', 'x.pdf']))"
    )
    python = environment / "bin/python"
    said = call(python, tmp_path, "-c", program).stderr
    assert said.endswith(f"{python} -m pip install 'briefing-room[pdf]'\n")
    mark = environment / "pipx_metadata.json"
    mark.write_text("{}", "utf-8")
    said = call(python, tmp_path, "-c", program).stderr
    mark.unlink()
    assert said.endswith("; pipx inject briefing-room 'typst<0.16,>=0.15'\n")
