"""A plugin of pytest for runs on a mutant: tells which test noticed it, and looks no further.

An example that fails is enough: to look for the simplest one, as Hypothesis does, takes long.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.mutants.by_test import function_of

KILLER = "MUTANTS_KILLER"
"""The variable that names the file for the name of the test."""


def pytest_sessionstart() -> None:
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", settings.get_profile("suite"), phases=phases)
    settings.load_profile("mutants")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed:
        Path(os.environ[KILLER]).write_text(function_of(report.nodeid), "utf-8")
