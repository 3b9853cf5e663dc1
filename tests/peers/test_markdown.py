"""GitHub's own parser and one of CommonMark read our Markdown to the brief's structure."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from briefing.document.blocks import Document, MatrixBlock
from briefing.document.compose import compose
from briefing.lens.view import View
from briefing.render.text.page_fitting import fit, with_about
from tests.peers.cases import flat
from tests.peers.conftest import Files

BLOCKS = {"h1", "h2", "h3", "p", "li", "th", "td", "code"}
ALLOWED = BLOCKS | {"ul", "table", "thead", "tbody", "tr", "a", "strong", "em", "pre", "hr"}
COLUMNS = {"agreed": 5, "judgments": 3, "next": 2, "agreed-more": 5, "next-more": 2, "timeline": 4}
"""The sections that are tables, with the number of their columns."""


class Block(NamedTuple):
    """An element that holds text, the text, and the sections in which it stands."""

    tag: str
    text: str
    section: str


class Reader(HTMLParser):
    """Reads what a renderer made: the blocks, the links, and every element that there is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.rows: dict[str, int] = {}
        self._open: list[tuple[str, list[str]]] = []
        self._section = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")
        if tag == "tr":
            self.rows[self._section] = self.rows.get(self._section, 0) + 1
        if tag in BLOCKS:
            self._open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            name, pieces = self._open.pop()
            assert name == tag
            text = flat("".join(pieces))
            if tag == "h2":
                self._section = text
            self.blocks.append(Block(tag, text, self._section))

    def handle_data(self, data: str) -> None:
        for _, pieces in self._open:
            pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.add(f"<!--{data}")

    def texts(self, tag: str, section: str | None = None) -> list[str]:
        return [
            each.text for each in self.blocks if each.tag == tag and section in (None, each.section)
        ]


def by_github(text: str) -> str:
    # Unsafe: what gets through as HTML is to be seen as such.
    html: str = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    return html


def by_commonmark(text: str) -> str:
    html: str = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    return html


@pytest.fixture(params=[by_github, by_commonmark])
def seen(request: pytest.FixtureRequest, files: Files, name: str) -> Reader:
    render: Callable[[str], str] = request.param
    return Reader(render(files("markdown")[name].read_bytes().decode()))


@pytest.fixture
def document(view: View) -> Document:
    return with_about(fit(compose(view)))


def test_the_sections_and_events_are_the_headings(
    seen: Reader, view: View, document: Document
) -> None:
    assert seen.texts("h1") == [flat(view.title)]
    unnamed = ("sources-in-short", "notes")
    titled = [each for each in document.sections if each.key not in unnamed]
    assert seen.texts("h2") == [each.title for each in titled]
    titles = seen.texts("h3")
    assert len(titles) == len(view.events)
    for title, event in zip(titles, view.events, strict=True):
        assert f": {flat(event.event.title)}" in title
        assert flat(event.event.place) in title


def test_the_tables_have_a_row_for_each_block(seen: Reader, document: Document) -> None:
    shapes = {
        each.title: (len(each.blocks), COLUMNS[each.key])
        for each in document.sections
        if each.key in COLUMNS and each.blocks
    }
    for matrix in document.section("matrix").blocks:
        assert isinstance(matrix, MatrixBlock)
        shapes["Events and sources"] = len(matrix.rows), 1 + len(matrix.sources)
    assert seen.rows == {title: number + 1 for title, (number, _) in shapes.items()}
    for title, (number, width) in shapes.items():
        assert len(seen.texts("th", title)) == width
        assert len(seen.texts("td", title)) == number * width


def test_points_judgments_gaps_and_disputes_are_read_as_written(seen: Reader, view: View) -> None:
    points = "All points by event"
    told = [*seen.texts("li", points), *seen.texts("p", points)]
    for point in view.points_by_ref.values():
        assert any(flat(point.point.text) in each for each in told)
    judged = seen.texts("td", "Judgments")[1::3]
    for judgment, cell in zip(view.judgments, judged, strict=True):
        assert cell.startswith(flat(judgment.version.text))
    gaps = [each.removeprefix("+ ") for each in seen.texts("li", "Not known, in full")]
    assert sorted(gaps) == sorted(flat(each.text) for each in view.gaps)
    sides = ("In dispute, the sides", "Minor disputes, which touch no judgment")
    disputes = [each for section in sides for each in seen.texts("li", section)]
    for dispute in view.disputes:
        assert any(flat(dispute.dispute.title) in each for each in disputes)
    for source in view.sources:
        assert any(flat(source.source.title) in each for each in seen.texts("li", "Sources"))


def test_nothing_acts(seen: Reader, view: View) -> None:
    assert seen.tags <= ALLOWED
    sources = {each.source.url.replace("'", "%27") for each in view.sources}
    assert {link.replace("'", "%27") for link in seen.links} <= sources | {"#sources"}
