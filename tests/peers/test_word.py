"""pandoc makes a Word document of our Markdown whose tables are whole, with columns to read."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from briefing.lens.view import View
from tests.peers.cases import flat
from tests.peers.conftest import Files
from tests.peers.programs import program

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAGE = 7920
"""What pandoc takes for the width of a page, in twentieths of a point."""


LINE, LONG_WORD = 72, 12
"""Characters of a line of that page, and of a word that may be broken."""


class Table(NamedTuple):
    """The widths of a table's columns, as shares of the page, and the texts of its cells."""

    widths: Sequence[float]
    rows: Sequence[Sequence[str]]


@cache
def document(markdown: Path) -> ET.Element:
    target = markdown.with_suffix(".docx")
    words = (program("pandoc"), "--output", str(target), str(markdown))
    subprocess.run(words, check=True, capture_output=True, timeout=60)
    with zipfile.ZipFile(target) as archive:
        return ET.fromstring(archive.read("word/document.xml"))


def text(element: ET.Element) -> str:
    return flat("".join(each.text or "" for each in element.iter(f"{W}t")))


def letters(told: str) -> str:
    """Return a text without signs, of which pandoc sets some in its own way."""
    return "".join(each for each in told if each.isalnum())


def tables(root: ET.Element) -> list[Table]:
    found = []
    for each in root.iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w", "0")) / PAGE for column in each.iter(f"{W}gridCol")]
        rows = [[text(cell) for cell in row.iter(f"{W}tc")] for row in each.iter(f"{W}tr")]
        found.append(Table(grid, rows))
    return found


@pytest.fixture
def root(files: Files, name: str) -> ET.Element:
    return document(files("markdown")[name])


def test_each_column_has_room_for_its_longest_word(root: ET.Element) -> None:
    for table in tables(root):
        assert sum(table.widths) == pytest.approx(1, abs=0.01)
        for share, cells in zip(table.widths, zip(*table.rows, strict=True), strict=True):
            longest = max(len(word) for cell in cells for word in [*cell.split(), ""])
            assert share * LINE > min(longest, LONG_WORD)


def test_the_tables_have_the_rows_of_the_brief(root: ET.Element, view: View) -> None:
    heads = {table.rows[0][1]: table.rows[1:] for table in tables(root)}
    judged = [row[1] for row in heads.get("Judgment", ())]
    assert len(judged) == len(view.judgments)
    for cell, judgment in zip(judged, view.judgments, strict=True):
        assert letters(cell).startswith(letters(judgment.version.text))
    if "Date" in heads:
        assert len(heads["Date"]) == len(view.events)


def test_all_points_and_titles_are_there(root: ET.Element, view: View) -> None:
    told = "\n".join(letters(text(each)) for each in root.iter(f"{W}p"))
    for point in view.points_by_ref.values():
        assert letters(point.point.text) in told
    for event in view.events:
        assert letters(event.event.title) in told
    for source in view.sources:
        assert letters(source.source.title) in told
