"""A PDF reader finds text, page numbers, bookmarks and links in what is printed and typeset."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from briefing.lens.view import View
from tests.peers.cases import flat
from tests.peers.conftest import Files, Read

# In points.
SIZES = {"A4": (595, 842), "Letter": (612, 792)}
EDGE = 56
"""What stands nearer to the upper or lower edge of a page is repeated on each."""


@pytest.fixture(params=SIZES)
def printed(request: pytest.FixtureRequest, read: Read, folder: Path, name: str) -> Path:
    """Return the page as Chromium prints it, on a format of paper."""
    read("page.mjs", "html", browser=True)
    path = folder / name / f"printed-{request.param}.pdf"
    for page in PdfReader(path).pages:
        assert tuple(map(float, page.mediabox[2:])) == pytest.approx(SIZES[request.param], abs=1)
    return path


@pytest.fixture
def typeset(files: Files, name: str) -> Path:
    return files("pdf")[name]


def letters(text: str) -> str:
    """Return what is left of a text where a reader cannot tell how lines were broken."""
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())


def is_arabic(text: str) -> bool:
    return any("\u0600" <= each <= "\u06ff" for each in text)


def has(signs: Counter[str], text: str) -> bool:
    return Counter(letters(text)) <= signs


def links(reader: PdfReader) -> Iterator[Mapping[str, Any]]:
    for page in reader.pages:
        for each in page.get("/Annots", ()):
            found = each.get_object()
            if found["/Subtype"] == "/Link":
                yield found


def addresses(reader: PdfReader) -> set[str]:
    return {each["/A"]["/URI"] for each in links(reader) if "/URI" in each.get("/A", {})}


def titles(outline: list[Any]) -> Iterator[str]:
    for each in outline:
        if isinstance(each, list):
            yield from titles(each)
        else:
            yield flat(each.title)


def in_text(view: View) -> Iterator[str]:
    """Yield what must be found: all titles, points and sources whose letters a PDF can give."""
    yield view.title
    for event in view.events:
        yield event.event.title
        for point in event.points:
            yield point.point.text
    for source in view.sources:
        yield source.source.title


def pages(path: Path) -> list[str]:
    """Read the text with PDFium, which Chrome reads PDF with: it knows what a sign stands for."""
    with PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def bodies(path: Path) -> Iterator[str]:
    """Read the pages without what is repeated at their edges."""
    with PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_bounded(bottom=EDGE, top=page.get_height() - EDGE)


def check_text(path: Path, view: View) -> None:
    found = letters("".join(pages(path)))
    missing = [text for text in in_text(view) if letters(text) not in found]
    if missing:  # those that go on from one page to the next
        found = letters("".join(bodies(path)))
    # Of what is written from right to left, a reader of PDF takes lines and ligatures as they lie.
    signs = Counter(found)
    missing = [text for text in missing if letters(text) not in found]
    assert [text for text in missing if not (is_arabic(text) and has(signs, text))] == []


def check_marks(path: Path, view: View) -> None:
    """Each heading is a bookmark, each address a link; the document is tagged."""
    reader = PdfReader(path)
    marks = list(titles(reader.outline))
    # Chromium has its own order for words from right to left, and of a title what is on one page.
    signs = [Counter(letters(each)) for each in marks]
    for event in view.events:
        assert any(Counter(letters(event.event.title)[:500]) <= each for each in signs)
    for section in ("Timeline", "All points by event", "Sources"):
        assert section in marks
    expected = {each.source.url.replace("'", "%27") for each in view.sources if each.source.url}
    assert {each.replace("'", "%27") for each in addresses(reader)} == expected
    assert any("/Dest" in each or "/D" in each.get("/A", {}) for each in links(reader))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]


def test_each_printed_page_has_its_number_and_something_to_read(printed: Path) -> None:
    found = pages(printed)
    for number, text in enumerate(found, start=1):
        lines = [flat(line) for line in text.splitlines()]
        assert f"{number} / {len(found)}" in lines
        assert len(lines) > 1


def test_what_is_for_the_screen_is_not_printed(printed: Path) -> None:
    text = flat(" ".join(pages(printed)))
    assert "Skip to the brief" not in text


def test_the_print_has_the_text_bookmarks_and_links(printed: Path, view: View) -> None:
    check_text(printed, view)
    check_marks(printed, view)


def test_the_document_has_the_text_bookmarks_and_links(typeset: Path, view: View) -> None:
    check_text(typeset, view)
    check_marks(typeset, view)


def test_the_document_says_what_it_is_and_numbers_its_pages(typeset: Path, view: View) -> None:
    metadata = PdfReader(typeset).metadata
    assert metadata
    assert flat(metadata.title or "") == flat(view.title)
    found = pages(typeset)
    for number, text in enumerate(found, start=1):
        assert re.search(rf"^{number}\s*(?:/|of)\s*{len(found)}\s*$", text, re.MULTILINE)
