"""The cases, each export of each of them as a file, and what a program reads in all of these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefing.lens.view import View
from briefing.render.formats import FORMATS
from tests.peers.cases import Case, make_cases, many_sources, names
from tests.peers.programs import chromium, run

Files = Callable[[str], Mapping[str, Path]]
Seen = dict[str, Any]
"""What a program reads, as its script says it."""
Read = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Case]:
    return make_cases(tmp_path_factory.mktemp("cases"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exports")


@pytest.fixture(scope="session")
def files(cases: Mapping[str, Case], folder: Path) -> Files:
    """Write an export of every case, once, and return the files by case."""

    @cache
    def write(name: str) -> Mapping[str, Path]:
        found = {}
        for case, each in cases.items():
            path = folder / case / (name + FORMATS[name].suffix)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(each.write(name))
            found[case] = path
        return found

    return write


@pytest.fixture(scope="session")
def read(files: Files, folder: Path) -> Read:
    """Let a script read an export of all cases, once for all tests."""

    @cache
    def by_script(script: str, name: str, *, browser: bool = False) -> dict[str, Any]:
        more = {"chromium": chromium(), "folder": str(folder)} if browser else {}
        asked = dict(files(name))
        if name == "timelinejs":
            del asked["undated"]  # TimelineJS waits for ever for a first event
        return run(script, asked, **more)

    return by_script


@pytest.fixture(scope="session")
def many() -> Case:
    """Return a briefing of thousands of sources."""
    return many_sources()


@pytest.fixture(params=names())
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def case(cases: Mapping[str, Case], name: str) -> Case:
    return cases[name]


@pytest.fixture
def view(case: Case) -> View:
    return case.request.view
