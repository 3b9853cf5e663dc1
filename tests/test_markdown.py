"""The brief in Markdown: read back by a parser with all that acts switched on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load import load
from briefing.model.records import Briefing
from briefing.model.text import find_forbidden
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.formats import FORMATS
from briefing.render.text.brief import render_brief
from briefing.render.text.commonmark import escape
from briefing.render.text.layout import Page
from tests.briefings import event, make_briefing, point, source
from tests.folders import AMENDED, SOUND, write_folder
from tests.hostile import TEXTS

# HTML, tables, strikethrough, and links of whatever looks like an address.
READER = MarkdownIt("gfm-like", {"html": True})


def write(briefing: Briefing | None, day: date | None = None) -> ExportResult:
    assert briefing
    index = Index(briefing)
    view = look(index, Lens(as_of=day))
    request = ExportRequest(index, view, ("briefing", "export", "a `b`  c"), "a *test*", {})
    return FORMATS["markdown"].write(request)


def read(markdown: str | bytes) -> SyntaxTreeNode:
    return SyntaxTreeNode(
        READER.parse(markdown if isinstance(markdown, str) else markdown.decode())
    )


def text_of(node: SyntaxTreeNode) -> str:
    return "".join(each.content for each in node.walk() if each.type in ("text", "code_block"))


def named(tree: SyntaxTreeNode, name: str) -> Iterator[SyntaxTreeNode]:
    return (each for each in tree.walk() if each.type == name)


def headings(tree: SyntaxTreeNode, tag: str) -> list[str]:
    return [text_of(each) for each in named(tree, "heading") if each.tag == tag]


def rows(table: SyntaxTreeNode) -> list[list[str]]:
    return [[text_of(cell) for cell in row.children] for row in named(table, "tr")]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_whole_brief_of_a_small_folder(
    tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    result = write(load(write_folder(tmp_path, SOUND)).briefing)
    assert result.omissions == ()
    golden("small.md", result.data.decode())


def test_what_changed_since_is_said_at_its_place_and_at_the_foot(tmp_path: Path) -> None:
    text = write(load(write_folder(tmp_path, AMENDED)).briefing).data.decode()
    for told in (
        "**Two berths by 2034.**\n\nTwo berths are to be added.\n",
        "**Confidence: low.** **All sources that this rests on were withdrawn.** One origin",
        "Herald: Council votes (withdrawn on Sat 15 Mar 2031, 1 point)",
        "## Corrections of this brief\n\n- Fri 14 Mar 2031: Three berths. Right is: Two berths. A",
        "## Note\n\nThe bottom line and the judgments of this day were reconstructed afterwards.\n",
    ):
        assert told in text, told
    assert "Gaps" not in headings(read(text), "h2")


def test_every_export_ends_with_the_command_that_makes_it(tmp_path: Path) -> None:
    tree = read(write(load(write_folder(tmp_path, SOUND)).briefing).data)
    assert tree.children[-1].type == "code_block"
    assert tree.children[-1].content == "briefing export 'a `b`  c'\n"


FRAGMENTS = st.sampled_from(
    [
        *(
            "http://",
            "https://a.bc/",
            "ftp://",
            "//",
            "www.",
            "a.com",
            "x@y.zz",
            "mailto:",
            "xmpp:",
        ),
        *("*", "_", "**", "`", "~~", "|", "\\", "[", "]", "[1]", "(", ")", "<", ">", "!", "<b>"),
        *("&amp;", "&#35;", "&", ";", "#", "##", "1.", "2)", "-", "+", "=", "---", ":", "a", "é"),
        *(
            "日本",
            "🙂",
            " ",
            "  \n",
            "\n",
            "\t",
            "$",
            "^",
            "{",
            "}",
            "'",
            '"',
            "<!--",
            "-->",
            "\u200b",
        ),
    ]
)
HOSTILE = (
    st.lists(FRAGMENTS, max_size=14).map("".join)
    | st.text(max_size=40).filter(lambda text: not find_forbidden(text))
    | st.sampled_from(TEXTS)
)


@given(HOSTILE)
def test_any_text_escaped_and_read_is_that_text_and_nothing_more(text: str) -> None:
    escaped = escape(text)
    page = f"# {escaped}\n\n{escaped}\n\n- {escaped}\n  - {escaped}\n\n"
    page += (
        f"| a | b |\n| --- | --- |\n| {escaped} | **x{escaped}x** |\n\n[{escaped}][1]\n\n[1]: #x\n"
    )
    tree = read(page)
    found = [flat(text_of(each)) for each in named(tree, "inline")]
    want = flat(text)
    if want:
        assert found == [want, want, want, want, "a", "b", want, f"x{want}x", want]
    kinds = {each.type for each in named(tree, "inline") for each in each.walk()}
    assert kinds <= {"inline", "text", "strong", "link"}
    assert [each.attrs["href"] for each in named(tree, "link")] == ["#x"]


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_a_reader_finds_the_structure_and_the_texts_on_every_day(
    which: str, request: pytest.FixtureRequest
) -> None:
    briefing: Briefing = request.getfixturevalue(which)
    for day in sorted({each.published for each in briefing.sources.values()}):
        view = look(Index(briefing), Lens(as_of=day))
        tree = read(write(briefing, day).data)
        titles = [flat(each.event.title) for each in view.events]
        timeline, matrix = (rows(each) for each in named(tree, "table"))
        assert headings(tree, "h1") == [flat(view.title)]
        assert [row[1] for row in timeline[1:]] == titles
        assert [row[2] for row in timeline[1:]] == [each.stage for each in view.events]
        assert [row[0] for row in matrix[1:]] == titles
        assert matrix[0] == ["Event", *(f"[{each.number}]" for each in view.sources)]
        heads = headings(tree, "h3")
        assert len(heads) == len(titles)
        assert all(head.endswith(f"— {title}") for head, title in zip(heads, titles, strict=True))
        items = [text_of(each) for each in named(tree, "list_item")]
        for seen in (seen for each in view.events for seen in each.own):
            assert any(item.startswith(flat(seen.point.text)) for item in items)
        for each in view.sources:
            assert any(flat(each.source.title) in item for item in items)
        kinds = {each.type for each in tree.walk()}
        assert not kinds & {"html_block", "html_inline", "image", "fence", "code_inline", "hr", "s"}
        hrefs = {str(each.attrs["href"]) for each in named(tree, "link")}
        assert hrefs <= {"#sources", *(each.source.url for each in view.sources)}


def test_its_sections_stand_in_the_order_of_the_plain_brief(shipped: Briefing) -> None:
    view = look(Index(shipped), Lens())
    plain = render_brief(view, Page(80, False, (), ""))
    sections = [each.upper() for each in headings(read(write(shipped).data), "h2")]
    assert [each for each in plain.splitlines() if each in sections] == [
        each for each in sections if each != "EVENTS AND SOURCES"
    ]


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("", "#sources"),
        ("https://example.org/a_b*c*(d)?e=1&copy;2&f=3#g", None),
        ("https://example.org/<x>", "https://example.org/%3Cx%3E"),
        ("https://example.org/a\\b", "https://example.org/a%5Cb"),
    ],
)
def test_a_citation_leads_to_the_source(url: str, href: str | None) -> None:
    events = [event("talks", "2031-03-04", point("berths", "reported", "s"))]
    briefing = make_briefing([source("s", "2031-03-05")._replace(url=url)], events)
    tree = read(write(briefing).data)
    links = {text_of(each): each.attrs["href"] for each in named(tree, "link")}
    target = href or url
    assert links == {"[1]": target, "[1 ¶1]": target} | ({url: target} if url else {})


def test_a_matrix_too_wide_for_a_page_is_left_out_and_counted() -> None:
    sources = [source(f"s{number}", "2031-03-05") for number in range(41)]
    events = [event("talks", "2031-03-04", point("berths", "reported", *[s.id for s in sources]))]
    result = write(make_briefing(sources, events))
    assert [(each.number, each.kind) for each in result.omissions] == [
        (1, "table of events by sources")
    ]
    assert len(list(named(read(result.data), "table"))) == 1
