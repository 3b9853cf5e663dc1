"""GitHub's own parser and one of CommonMark read our Markdown to the brief's structure."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from briefing.lens.view import View
from tests.peers.cases import flat
from tests.peers.conftest import Files

BLOCKS = {"h1", "h2", "h3", "p", "li", "th", "td", "code"}
ALLOWED = BLOCKS | {"ul", "ol", "table", "thead", "tbody", "tr", "a", "strong", "em", "pre"}
SECTIONS = (
    "Bottom line",
    "Key judgments",
    "Timeline",
    "Key points",
    "Disputes",
    "Gaps",
    "Events and sources",
    "Sources",
)


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


def test_the_sections_and_events_are_the_headings(seen: Reader, view: View) -> None:
    assert seen.texts("h1") == [flat(view.title)]
    left_out = set() if view.gaps else {"Gaps"}
    last = ["Note"] if view.is_reconstructed else []
    assert seen.texts("h2") == [*(each for each in SECTIONS if each not in left_out), *last]
    titles = seen.texts("h3")
    assert len(titles) == len(view.events)
    for title, event in zip(titles, view.events, strict=True):
        assert title.endswith(f"— {flat(event.event.title)}")
        assert flat(event.event.place) in title


def test_the_tables_have_a_row_for_each_event(seen: Reader, view: View) -> None:
    assert seen.rows == dict.fromkeys(("Timeline", "Events and sources"), len(view.events) + 1)
    width = 4 + 1 + len(view.sources)
    assert len(seen.texts("td")) == len(view.events) * width
    assert len(seen.texts("th")) == width


def test_points_judgments_gaps_and_disputes_are_read_as_written(seen: Reader, view: View) -> None:
    items = {section: seen.texts("li", section) for section in SECTIONS}
    points = view.points_by_ref
    for point in points.values():
        assert any(each.startswith(flat(point.point.text)) for each in items["Key points"])
    for judgment, item in zip(view.judgments, items["Key judgments"], strict=True):
        assert item.startswith(flat(judgment.version.text))
    assert items.get("Gaps", []) == [flat(each.text) for each in view.gaps]
    for dispute in view.disputes:
        assert any(each.startswith(flat(dispute.dispute.title)) for each in items["Disputes"])
    for source in view.sources:
        assert any(flat(source.source.title) in each for each in items["Sources"])


def test_nothing_acts(seen: Reader, view: View) -> None:
    assert seen.tags <= ALLOWED
    sources = {each.source.url.replace("'", "%27") for each in view.sources}
    assert {link.replace("'", "%27") for link in seen.links} <= sources | {"#sources"}
