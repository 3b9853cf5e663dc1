"""The planted faults of `make mutants`: which there are, and that each is told from the others."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.mutants.mutate import Site, mutate, sites_of
from tests.mutants.reach import PACKAGES

CODE = '''\
"""A module."""

from functools import cache
from typing import TypeVar

LIMIT = 31
T = TypeVar("T")
Pair = tuple[int, int]


@cache
def reaches(size: int, most: int | None = None) -> bool:
    """Whether."""
    assert size > 0
    return size >= LIMIT if most is None else (
        size > most
    )
'''


def changes(code: str) -> list[tuple[int, str]]:
    return [(site.line, mutate(site).new) for site in sites_of("some.py", code)]


def test_constants_and_decorated_functions_are_changed_and_what_only_types_read_is_not() -> None:
    assert changes(CODE) == [
        (6, "LIMIT = None"),
        (6, "LIMIT = 32"),
        (15, "return size >= LIMIT if (most is None) and False else ("),
        (15, "return size >= LIMIT if (most is None) or True else ("),
        (15, "return size > LIMIT if most is None else ("),
        (15, "return size >= LIMIT if most is not None else ("),
        (16, "size >= most"),
    ]


def test_a_name_for_a_type_is_left_alone() -> None:
    assert changes("Size: TypeAlias = Callable[[int], bool]\n") == []
    assert changes("size: int = 3\n") != []


def test_a_site_knows_its_statement_and_whether_it_acts_on_import() -> None:
    constant, *_, last = sites_of("some.py", CODE)
    assert (constant.is_constant, constant.first, constant.last) == (True, 6, 6)
    assert (last.is_constant, last.first, last.last) == (False, 15, 16)
    [default] = sites_of("some.py", "def f(a: bool = True) -> None: ...\n")
    assert default.is_constant


def test_ids_are_each_mutants_own_and_outlive_edits_above() -> None:
    def ids(code: str) -> list[str]:
        return [site.id for site in sites_of("some.py", code)]

    assert len(set(ids(CODE))) == len(ids(CODE))
    assert ids(CODE.replace("LIMIT = 31\n", "LIMIT = 31\n\n\n")) == ids(CODE)
    assert len(set(ids(CODE + "\n\ndef f(a):\n    a += 1\n    a += 1\n"))) == len(ids(CODE)) + 6


@pytest.mark.slow
def test_every_mutant_said_to_be_equivalent_is_one_that_is_planted_and_has_a_reason() -> None:
    entries = yaml.safe_load((ROOT / "tests/mutants/equivalent.yaml").read_text("utf-8"))
    planted: dict[str, Site] = {}
    for path in sorted({each["path"] for each in entries.values()}):
        assert Path(path).parts[1] in PACKAGES
        code = (ROOT / path).read_text("utf-8")
        planted |= {each.id: each for each in sites_of(path, code)}
    for name, entry in entries.items():
        assert planted[name].path == entry["path"]
        mutant = mutate(planted[name])
        assert (mutant.old, mutant.new) == (entry["old"], entry["new"])
        assert entry["why"]
        ast.parse(mutant.code)
