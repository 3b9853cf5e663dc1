"""What starting costs: which modules a command loads, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import HARBOUR, ROOT

HEAVY = {
    "textual",
    "rich",
    "dateutil",
    "dataclasses",
    "inspect",
    "json",
    "difflib",
    "shutil",
    "asyncio",
    "subprocess",
}


def modules_of(*words: str) -> set[str]:
    program = (
        "import sys\nfrom briefing.cli import main\n"
        f"code = main({list(words)!r})\n"
        "print(code, *sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    code, *modules = result.stderr.splitlines()[-1].split()
    assert code == "0"
    return {name.split(".")[0] for name in modules}


@pytest.mark.parametrize("words", [("print",), ("print", "--summary"), ("list", "topics")])
def test_printing_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    assert not modules_of(*words) & (HEAVY | {"typing"})


def test_checking_loads_nothing_heavy() -> None:
    assert modules_of("check", str(HARBOUR)) & HEAVY == set()


def test_a_date_that_a_person_types_loads_dateutil_and_only_that() -> None:
    assert "dateutil" not in modules_of("print", "--as-of", "2023-01-10")
    loaded = modules_of("print", "--as-of", "10 Jan 2023")
    assert "dateutil" in loaded
    assert not loaded & {"textual", "rich"}


def test_the_room_reads_a_folder_that_it_knows_without_the_parser_of_yaml() -> None:
    program = (
        "import sys, briefing.library, briefing.cli.open_, briefing.tui.app, briefing.tui.room;"
        "sys.exit('yaml' in sys.modules)"
    )
    words = [sys.executable, "-c", program]
    assert subprocess.run(words, check=False, cwd=ROOT, timeout=60).returncode == 0
