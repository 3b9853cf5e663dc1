"""The crosswalk of standards says what the code does."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from briefing.check import RULES, explanations
from tests.conftest import ROOT


class Row(NamedTuple):
    """A requirement of a standard: what is asked, how it is met, by which codes, how far."""

    asked: str
    how: str
    codes: tuple[str, ...]
    state: str


def read_rows() -> list[Row]:
    """Read the rows of all tables, without their heads."""
    rows = []
    for line in (ROOT / "docs/standards.md").read_text("utf-8").split("\n"):
        if line.startswith("|") and not line.startswith(("| asked |", "|---")):
            asked, how, codes, state = (cell.strip() for cell in line.strip("|").split("|"))
            rows.append(Row(asked, how, tuple(re.findall(r"`([^`]+)`", codes)), state))
            assert codes == " ".join(f"`{code}`" for code in rows[-1].codes)
    return rows


ROWS = read_rows()
NAMES = [row.asked for row in ROWS]


def test_every_rule_serves_a_requirement() -> None:
    named = {code for row in ROWS for code in row.codes}
    assert {rule.code for rule in RULES} - named == set()


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_row_names_what_there_is(row: Row) -> None:
    modules = re.findall(r"`(briefing/[^`]+)`", row.how)
    assert row.asked and row.how
    assert row.state in ("met", "partly", "not")
    assert [code for code in row.codes if code not in explanations()] == []
    assert [path for path in modules if not (ROOT / path).is_file()] == []
    assert (row.state == "not") == (not row.codes and not modules)


@pytest.mark.parametrize("number", range(1, 10))
def test_no_tradecraft_standard_is_passed_over(number: int) -> None:
    assert any(row.asked.startswith(f"({number}) ") for row in ROWS)


def test_directives_that_codes_refer_to_are_on_the_page() -> None:
    page = (ROOT / "docs/standards.md").read_text("utf-8")
    for code in explanations().values():
        for name in re.findall(r"\b(?:ICD|ISO) \d+|\bReuters\b", code.why):
            assert name in page
