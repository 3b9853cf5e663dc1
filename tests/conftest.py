"""Options and fixtures that all tests share."""

from __future__ import annotations

import gc
import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from briefing.load.loader import load
from briefing.model.records import Briefing
from tests import forks
from tests.folders import SOUND, write_folder
from tests.hostile import write_hostile

ROOT = Path(__file__).resolve().parent.parent
HARBOUR = ROOT / "tests" / "harbour"
"""An invented briefing: what the shipped one says may change without breaking tests of the room."""
ARTICLES = ROOT.parent / "shared" / "seeds"

# The same examples on every run: a failure is a failure of the code, not of the day.
settings.register_profile("suite", derandomize=True, deadline=None, print_blob=False)
settings.register_profile("fuzz", deadline=None, print_blob=True)
settings.load_profile("suite")

FUZZ_EXAMPLES = 150
Run = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., subprocess.CompletedProcess[str]]
"""Runs the program in the folder `root`."""
CACHE = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write the golden files instead of comparing"
    )
    parser.addoption(
        "--fuzz-examples",
        type=int,
        default=FUZZ_EXAMPLES,
        help="examples for each fuzz test (make fuzz)",
    )

    parser.addoption(
        "--monkey-batches",
        type=int,
        default=30,
        help="batches for each seed of the monkey (make fuzz)",
    )


@pytest.hookimpl(optionalhook=True)  # there is none without pytest-xdist
def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run at once: a test in a terminal waits for half of its time."""
    return 2 * (os.cpu_count() or 1)


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()
    # What the tests read is kept apart from what their user reads.
    config.stash[CACHE] = tempfile.TemporaryDirectory(prefix="briefing-cache-")
    os.environ["XDG_CACHE_HOME"] = config.stash[CACHE].name
    if config.getoption("--fuzz-examples") != FUZZ_EXAMPLES:
        settings.load_profile("fuzz")


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[CACHE].cleanup()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Collect garbage seldom, and never look through what the tests have imported.

    The program does so as well, while it starts and in the room. Python's own way took a third of
    the time of a room without a terminal.
    """
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name, byte for byte, or write it."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"{name} is missing: run pytest --update-goldens, and read it"
        assert text.encode() == path.read_bytes(), (
            f"{name} differs: git diff after --update-goldens"
        )

    return compare


@pytest.fixture
def briefing() -> Run:
    """Run the command line in a process of its own; stdout and stderr come back as text."""

    def run(
        *words: str,
        cwd: Path = ROOT,
        env: dict[str, str] | None = None,
        encoding: str = "utf-8",
    ) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
        environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, **(env or {})}
        done = forks.run(words, cwd=cwd, env=environment, timeout=60)
        out, err = (each.decode(encoding) for each in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(words, done.returncode, out, err)

    return run


@pytest.fixture(scope="session")
def shipped() -> Briefing:
    """The shipped briefing."""
    loaded = load(str(ROOT)).briefing
    assert loaded
    return loaded


@pytest.fixture(scope="session")
def harbour() -> Briefing:
    """The invented briefing."""
    loaded = load(str(HARBOUR)).briefing
    assert loaded
    return loaded


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """A briefing with all that a format could trip over in its texts."""
    loaded = load(write_hostile(tmp_path_factory.mktemp("hostile"))).briefing
    assert loaded
    return loaded


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound folder that a test may write to."""
    folder = tmp_path / "port"
    write_folder(folder, SOUND)
    return folder


@pytest.fixture
def write(briefing: Run, root: Path, tmp_path: Path) -> Write:
    """Run a command in the folder, with a state of its own."""
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "BRIEFING_ORIGINALS": ""}

    def run(*words: str, cwd: Path = root, **more: object) -> subprocess.CompletedProcess[str]:
        return briefing(*words, cwd=cwd, env=state, **more)

    return run
