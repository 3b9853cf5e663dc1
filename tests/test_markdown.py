"""The brief in Markdown: read back by a parser with all that acts switched on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefing.document import blocks
from briefing.document.compose import compose
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.model.records import Briefing, Paragraphs, Passage
from briefing.model.text import find_forbidden
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.formats import FORMATS
from briefing.render.text.brief import render_brief
from briefing.render.text.commonmark import escape, table
from briefing.render.text.layout import Page
from briefing.render.text.markdown import _MarkdownSetting, _prose
from briefing.render.text.page_fitting import fit, with_about
from briefing.render.text.sections import labels_of
from tests.briefings import cite, event, make_briefing, point, source
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
    return "".join(
        each.content for each in node.walk() if each.type in ("text", "code_block", "code_inline")
    )


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
        "# Port expansion\n\n**Two berths by 2034.**\n\nAs of **Sat 15 Mar 2031** · ",
        "## Bottom line\n\nTwo berths are to be added.\n",
        "| J1 | The council will likely agree. **All sources that this rests on were withdrawn.**",
        " [\\[2\\]][2] Herald 11 Mar (withdrawn on Sat 15 Mar 2031)\n",
        "Herald: Council votes (withdrawn on Sat 15 Mar 2031, 1 point)",
        "## Corrections of this brief\n\n- Fri 14 Mar 2031: Three berths. Right is: Two berths. A",
        "\n\nUnmarked points: one origin. –: no date given. Bottom line and judgments were",
    ):
        assert told in text, told
    assert "Not known" not in headings(read(text), "h2")


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
REFERRING = st.sampled_from(
    ["@you", "@", "#12", "gh-3", "GH-", "a/b#1", "abc1234", "0f" * 20, "acceded", "1234567"]
)
HOSTILE = (
    st.lists(FRAGMENTS | REFERRING, max_size=14).map("".join)
    | st.text(max_size=40).filter(lambda text: not find_forbidden(text))
    | st.sampled_from(TEXTS)
)


@pytest.mark.slow
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
    assert kinds <= {"inline", "text", "strong", "link", "code_inline"}
    code = [each.content for each in tree.walk() if each.type == "code_inline"]
    assert not [each for each in code if not re.fullmatch("(?a)[0-9a-fA-F]{7,40}", each)]
    assert [each.attrs["href"] for each in named(tree, "link")] == ["#x"]


# What GitHub makes links of, and sends mail for, in each text node of a page that is no code: its
# filters for mentions, issues and commits.
REFERENCES = re.compile(
    r"(?:^|[^a-z0-9_])@[a-z0-9]|#\d|\bgh-\d|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}\b",
    re.IGNORECASE | re.ASCII,
)


@given(HOSTILE)
def test_no_text_refers_to_anything_on_github(text: str) -> None:
    # A part of a line ends where its words end.
    for page in (escape(text), f"**x {escape(text)} x**", f"| a |\n| --- |\n| {escape(text)} |"):
        nodes = [each.content for each in read(page).walk() if each.type == "text"]
        assert not [each for each in nodes if REFERENCES.search(each)]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("@you, x@y and (@me-too)", r"\@**you**, x\@y and (\@**me**-too)"),
        ("a/b#12 and GH-7", r"a/b\#**12** and GH-**7**"),
        ("as of 1a2b3c4d5e6f7.", "as of `1a2b3c4d5e6f7`."),
        ("7000000 were effaced", "7000000 were effaced"),
    ],
)
def test_what_would_refer_to_something_is_parted_by_bold(text: str, markdown: str) -> None:
    assert escape(text) == markdown


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_a_reader_finds_the_structure_and_the_texts_on_every_day(
    which: str, request: pytest.FixtureRequest
) -> None:
    briefing: Briefing = request.getfixturevalue(which)
    for day in sorted({each.published for each in briefing.sources.values()}):
        view = look(Index(briefing), Lens(as_of=day))
        composed = compose(view)
        document = with_about(fit(composed))
        tree = read(write(briefing, day).data)
        titles = [flat(each.event.title) for each in view.events]
        assert headings(tree, "h1") == [flat(view.title)]
        assert headings(tree, "h2") == [
            flat(each.title)
            for each in document.sections
            if each.key not in ("sources-in-short", "notes")
        ]
        heads = headings(tree, "h3")
        assert [head.lstrip("+ ").partition(" ")[0] for head in heads] == [
            f"A{number}" for number in range(1, len(titles) + 1)
        ]
        for head, title in zip(heads, titles, strict=True):
            assert head.removesuffix(")").rpartition(" (")[0].endswith(f": {title}") or (
                head.endswith(f": {title}")
            )
        assert_tables(tree, document, labels_of(composed))
        text = [text_of(each) for each in named(tree, "inline")]
        for seen in (seen for each in view.events for seen in each.own):
            assert any(flat(seen.point.text) in item for item in text)
        for source_seen in view.sources:
            assert any(flat(source_seen.source.title) in item for item in text)
        for seen_dispute in view.disputes:
            assert any(flat(seen_dispute.dispute.title) in item for item in text)
        kinds = {each.type for each in tree.walk()}
        assert not kinds & {"html_block", "html_inline", "image", "fence", "code_inline", "s"}
        assert len(list(named(tree, "hr"))) == 2
        hrefs = {str(each.attrs["href"]) for each in named(tree, "link")}
        assert hrefs <= {"#sources", *(each.source.url for each in view.sources)}


def assert_tables(
    tree: SyntaxTreeNode, document: blocks.Document, labels: Mapping[str, str]
) -> None:
    """Each table has a row for each block, marked if it is new, and as many cells as its head."""
    new = document.new
    expected: list[list[str]] = []
    for section in document.sections:
        found: list[str] = []
        for block in section.blocks:
            sign = "+ " if block.key in new else ""
            match block:
                case blocks.Undertaking():
                    found.append(f"{sign}{flat(block.what)}")
                case blocks.JudgmentItem():
                    found.append(f"{sign}{labels[block.key]}")
                case blocks.Term():
                    found.append(f"{sign}{block.when}")
                case blocks.TimelineRow():
                    found.append(sign.strip() + "*" * block.is_headline)
                case blocks.MatrixBlock():
                    found += [flat(row.title) for row in block.rows]
        expected += [found] if found else []
    tables = [rows(each) for each in named(tree, "table")]
    assert [[row[0] for row in each[1:]] for each in tables] == expected
    assert all(len({len(row) for row in each}) == 1 for each in tables)


def test_columns_are_a_page_in_all_and_each_has_room_for_a_word(shipped: Briefing) -> None:
    lines = write(shipped).data.decode().splitlines()
    rules = [[len(cell) for cell in each[2:-2].split(" | ")] for each in lines if "| --" in each]
    assert len(rules) >= 4
    agreed, judgments, following, timeline, matrix = (rules[n] for n in (0, 1, 2, -2, -1))
    assert 5 <= agreed[3] < agreed[1] < agreed[0] <= 40
    assert judgments[0] < judgments[2] < judgments[1] == 66 - judgments[0] - judgments[2]
    assert following[0] < following[1]
    assert timeline[0] == 5 < timeline[1] <= timeline[2]
    assert sum(agreed) == sum(judgments) == sum(following) == 66
    assert matrix[0] > matrix[1] >= len("reports") + 2


def test_a_wide_column_among_many_is_not_squeezed() -> None:
    _, rule, _ = table(["Event", *"abcdefghijklmnop"], [["word " * 20, *["reports"] * 16]])
    assert [len(cell) for cell in rule[2:-2].split(" | ")] == [16, *[9] * 16]


def test_its_sections_stand_in_the_order_of_the_plain_brief(shipped: Briefing) -> None:
    view = look(Index(shipped), Lens())
    plain = render_brief(view, Page(80, False, (), ""), annex="all").splitlines()
    sections = [each.upper() for each in headings(read(write(shipped).data), "h2")]
    assert sections.pop() == "EVENTS AND SOURCES"
    lines = [re.split(r" \(|  ", line)[0] for line in plain]
    assert [each for each in lines if each in sections] == sections


def test_what_is_new_is_marked_and_the_rest_is_not(shipped: Briefing) -> None:
    text = write(shipped).data.decode()
    for new in (
        " · \\+ new since Fri 13 Jan 2023\n",
        "\n| \\+ US defence of Japan, nuclear too | Biden | said | – | [\\[5 ¶9\\]][5] |\n",
        "\n| \\+ J2 | US guarantees likely cover",
        "\n- \\+ **J2** Blinken's words rest on one",
        "\n- \\+ **D1 How far US protection in space is to reach** (open)\n",
        "\n- \\+ **\\[5\\]** Wed 18 Jan 2023. ",
        "\n### \\+ A22 ",
        "\n- \\+ Biden assured Kishida",
    ):
        assert new in text, new
    for old in ("\n| US forces to be reorganised |", "\n- **D2 Whether ", "\n| J4 |", "\n### A1 "):
        assert old in text, old
    first = write(shipped, min(each.published for each in shipped.sources.values()))
    assert "\\+" not in first.data.decode()


def test_what_became_known_since_a_day_leads() -> None:
    events = [event("talks", "2031-03-04", point("held", "reported", "late"))]
    index = Index(
        make_briefing([source("soon", "2031-03-05"), source("late", "2031-03-06")], events)
    )
    view = look(index, Lens(new_since=date(2031, 3, 5)))
    text = FORMATS["markdown"].write(ExportRequest(index, view, (), "", {})).data.decode()
    assert (
        "\n\n## New since Wed 5 Mar 2031\n\n"
        "- \\+ Source: \\[2\\] an unnamed outlet, Thu 6 Mar 2031, 1 point\n"
        "- \\+ Event A1: talks, Tue 4 Mar 2031\n\n"
    ) in text


PROSE = st.lists(
    FRAGMENTS
    | st.sampled_from(
        ["[1 ¶2]", "[2 ¶3-4,7]", "[9 ¶1]", "[1 ¶]", "[1 ¶2](b)", "![1 ¶2]", "[1 ¶2][2]"]
    ),
    max_size=14,
).map("".join)


@given(PROSE)
def test_places_in_prose_become_links_and_all_of_it_stays_the_text(text: str) -> None:
    setting = _MarkdownSetting({}, frozenset(), frozenset({1, 2}), 2031)
    written = _prose(text, setting)
    page = f"{written}\n\n- {written}\n\n| a |\n| --- |\n| {written} |\n\n[1]: #one\n[2]: #two\n"
    tree = read(page)
    found = [flat(text_of(each)) for each in named(tree, "inline")]
    want = flat(text)
    if want:
        assert found == [want, want, "a", want]
    assert {each.type for each in named(tree, "inline") for each in each.walk()} <= {
        "inline",
        "text",
        "strong",  # a part of what looks like a reference
        "link",
    }
    for link in named(tree, "link"):
        assert re.fullmatch(r"\[[12] ¶[\d,-]+\]", text_of(link))
        assert link.attrs["href"] == ("#one" if text_of(link)[1] == "1" else "#two")


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


def test_paragraphs_of_one_source_are_one_link_and_a_quote_follows_the_sentence() -> None:
    cites = [
        cite("s")._replace(at=Passage((Paragraphs(first, last),)), quote=quote)
        for first, last, quote in ((4, 4, ""), (2, 2, "two | berths"), (3, 3, ""), (9, 9, ""))
    ]
    events = [event("talks", "2031-03-04", point("berths", "commitment", *cites, text="a | b"))]
    text = write(make_briefing([source("s", "2031-03-05")], events)).data.decode()
    assert (
        "\n- a \\| b [\\[1 ¶2-4,9\\]][1] *commitment*\n"
        "  - the outlet: “two \\| berths” [\\[1 ¶2\\]][1]\n"
    ) in text
    assert "\n| a \\| b |  | agreed | – | [\\[1 ¶2-4,9\\]][1] |\n" in text


def test_a_matrix_too_wide_for_a_page_is_left_out_and_counted() -> None:
    sources = [source(f"s{number}", "2031-03-05") for number in range(41)]
    events = [event("talks", "2031-03-04", point("berths", "reported", *[s.id for s in sources]))]
    result = write(make_briefing(sources, events))
    assert [(each.number, each.kind) for each in result.omissions] == [
        (1, "table of events by sources")
    ]
    assert len(list(named(read(result.data), "table"))) == 1
    assert "\n\nLeft out: 41 sources have no room beside the events.\n" in result.data.decode()
