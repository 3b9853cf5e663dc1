"""A plugin of pytest: tells coverage which test runs, and writes how long each one took.

A test that fails is left out: it would notice every mutant. What runs while fixtures are set up
stands behind every test of the file that shares them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage

TIMES = "MUTANTS_TIMES"
"""The variable that names the file for the seconds of each test."""

_seconds: dict[str, float] = {}
_failed: set[str] = set()


def function_of(node: str) -> str:
    """Return the function of a test: all its parameters reach about the same."""
    return node.partition("[")[0]


def _switch(context: str) -> None:
    current = Coverage.current()
    if current:
        current.switch_context(context)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    _switch(item.nodeid.partition("::")[0])
    yield
    _switch("")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    _switch(function_of(item.nodeid))
    yield
    _switch("")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    name = function_of(report.nodeid)
    _seconds[name] = _seconds.get(name, 0) + report.duration
    if report.failed:
        _failed.add(name)


def pytest_sessionfinish() -> None:
    passed = {name: seconds for name, seconds in _seconds.items() if name not in _failed}
    Path(os.environ[TIMES]).write_text(json.dumps(passed), "utf-8")
