"""All text of a document is in what was read of it: as a paragraph, or listed as not taken."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.capture.captured import Captured, CaptureError, CaptureRequest
from briefing.capture.formats import read_file
from briefing.capture.passages import passages_not_in, passages_not_said
from tests.test_capture_documents import W, paragraph, word

_LEAVES = (
    *("p", "li", "h1", "h2", "dt", "dd", "td", "figcaption", "blockquote", "pre", "div", "aside"),
    *("nav", "footer", "header", "span", "a", "address", "button", "th", "caption", "summary"),
)
_INSIDE = ("div", "ul", "ol", "dl", "section", "main", "article", "aside", "figure", "nav", "tr")
_CLASSES = ("", "", "byline", "intro", "related", "menu", "share", "caption", "tags", "comments")

Node = tuple[str, str, "int | list[Node]"]
"""A tag, a class, and either how many words stand in it or what it holds."""

leaves = st.tuples(st.sampled_from(_LEAVES), st.sampled_from(_CLASSES), st.integers(1, 25))
nodes: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: st.tuples(
        st.sampled_from(_INSIDE), st.sampled_from(_CLASSES), st.lists(inner, max_size=5)
    ),
    max_leaves=14,
)


class Words:
    """Makes sentences, each with a word of its own."""

    def __init__(self) -> None:
        self.marks: list[str] = []

    def sentence(self, length: int) -> str:
        """Return a sentence of so many words behind the one that is its own."""
        mark = f"mark{len(self.marks)}x"
        self.marks.append(mark)
        return " ".join([mark, *(("the", "city", "pays", "a", "year") * 5)[:length]])


def markup(node: Node, words: Words) -> str:
    tag, name, content = node
    inner = (
        words.sentence(content)
        if isinstance(content, int)
        else "".join(markup(each, words) for each in content)
    )
    return f'<{tag} class="{name}">{inner}</{tag}>'


def read(text: str, name: str) -> Captured:
    return read_file(CaptureRequest(text.encode(), name=name))


def missing(document: Captured, marks: Iterable[str]) -> list[str]:
    """Return the marks that are neither in the text nor listed."""
    shown = " ".join([*(each.text for each in document.blocks), *document.not_taken])
    found = frozenset(re.findall(r"mark\d+x", shown))
    return [each for each in marks if each not in found]


COURT: list[Node] = [
    ("h1", "", 1),
    ("p", "byline", 3),
    ("p", "", 12),
    ("ul", "", [("li", "", 7), ("li", "", 5)]),
    ("p", "", 8),
]


@pytest.mark.slow
@given(st.lists(nodes, min_size=1, max_size=8))
@example(COURT)
@example([*COURT, ("figure", "", [("figcaption", "", 2)]), ("nav", "", [("a", "", 1)])])
@settings(max_examples=150)
def test_nothing_of_a_page_is_lost(body: list[Node]) -> None:
    words = Words()
    text = "".join(markup(each, words) for each in body)
    day = '<meta name="date" content="2031-03-05">'
    try:
        document = read(f"<html><head>{day}</head><body>{text}</body></html>", "page.html")
    except CaptureError:  # all of it is refused, with a reason
        return
    assert not missing(document, words.marks)


def test_a_list_between_two_paragraphs_is_in_the_text_and_what_is_not_is_named() -> None:
    items = ["The city pays 12 million marks a year.", "The works begin in 2032."]
    listed = "".join(f"<li>{each}</li>" for each in items)
    page = (
        "<html><body><h1>Page 1</h1><p class=byline>By the news desk</p>"
        "<p>The administrative court on Tuesday stopped the works on the tram line.</p>"
        f"<ul>{listed}</ul><p>The city will appeal, Mayor Lena Orth said.</p></body></html>"
    )
    document = read(page, "page.html")
    assert [each.text for each in document.blocks][1:-1] == items
    assert document.not_taken == ("Page 1", "By the news desk")
    of_links = page.replace("<li>", '<li><a href="/x">').replace("</li>", "</a></li>")
    assert read(of_links, "page.html").not_taken[-1] == " · ".join(items)


def test_menus_are_listed_last_and_as_one_passage() -> None:
    links = "".join(f'<li><a href="/{n}">Part {n} of the site</a></li>' for n in range(9))
    text = "".join(f"<p>{'The council said so on Tuesday. ' * 4}{n}</p>" for n in range(4))
    page = (
        f"<html><body><nav><ul>{links}</ul></nav><article>{text}</article>"
        "<aside>The regatta is called off.</aside></body></html>"
    )
    document = read(page, "page.html")
    menu = " · ".join(f"Part {n} of the site" for n in range(9))
    assert document.not_taken == ("The regatta is called off.", menu)


lines = st.sampled_from(
    (
        *("{}", "# {}", "- {}", "1. {}", "> {}", "    {}", "[^1]: {}", "[^long]:\n    {}"),
        *("[label]: {}", "| {} | {} |", "| {} | b \\|", "<div>{}</div>", "<{}@port.example>"),
        *("**{}**", "[{}](http://x.example/a_(b))", "[a]({})", "[{}][ref]", "[a][{}]", "![{}](a)"),
        *("```\n{}\n``` {}\n```", "{}\n===", "{}\n---", "***", "---", "|---|---|", ""),
        *("<!-- a --> {}", "1 <{} and 2> 1", "[ref]: http://x.example", "~~~ python\n{}\n~~~"),
    )
)

_ADDRESS = re.compile(r"(?<=\])\(\w+\)|(?<=\]): \w+$", re.MULTILINE)
"""Where a link leads, which is no text."""


@given(st.lists(st.tuples(lines, st.booleans(), st.integers(0, 12)), max_size=12))
@example([("The cost is known[^1].", True, 0), ("[^1]: {}", True, 5)])
def test_nothing_of_markdown_is_lost(made: list[tuple[str, bool, int]]) -> None:
    words = Words()
    text = ""
    for form, is_apart, length in made:
        own = words.sentence(length if "<{}" not in form and "]({}" not in form else 0)
        again = words.sentence(length) if form.count("{}") > 1 else ""
        filled = form.format(own, again) if "{}" in form else form
        if "{}" not in form:
            words.marks.pop()
        text += filled + ("\n\n" if is_apart else "\n")
    document = read(f"Start.\n\n{text}", "page.md")
    addresses = set(_ADDRESS.findall(text))
    seen = [
        each
        for each in words.marks
        if f"({each})" not in addresses and f": {each}" not in addresses
    ]
    assert not missing(document, seen), text


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Known[^1].\n\n[^1]: The note says 12 million.", ["Known.", "The note says 12 million."]),
        ("A [^2] alone.", ["A [^2] alone."]),
        ("See [it][a].\n\n[a]: http://x.example 'A title'", ["See it."]),
        ("[Editor's note]: The works stop.", ["[Editor's note]: The works stop."]),
        ("A word [sic][not a label].", ["A word [sic][not a label]."]),
        ("He said [so](in the hall).", ["He said [so](in the hall)."]),
        ("Write to <press@port.example>.", ["Write to press@port.example."]),
        ("2 <b and 5> 3 <br/> <i class='a'>it</i>", ["2 <b and 5> 3 it"]),
        ("| a | b \\|\n", ["a | b |"]),
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str, read_as: list[str]) -> None:
    assert [each.text for each in read(f"Start.\n\n{text}", "a.md").blocks][1:] == read_as


def test_what_a_front_matter_says_beside_the_record_is_listed() -> None:
    text = "---\ntitle: A plan\ndate: 2031-03-05\nsummary: The works stop.\ntag: x\n---\nText.\n"
    assert read(text, "a.md").not_taken == ("summary: The works stop.",)


MAIL = """\
From: Ada Lind <ada@port.example>
Subject: Berths
Date: Wed, 05 Mar 2031 23:50:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=M

--M
Content-Type: multipart/alternative; boundary=A

--A
Content-Type: text/plain; charset=utf-8

{plain}
--A
Content-Type: text/html; charset=utf-8

{html}
--A--
--M
Content-Type: text/plain; charset=utf-8

{after}
--M--
"""

parts = st.lists(st.tuples(st.booleans(), st.integers(1, 12)), min_size=1, max_size=5)


@pytest.mark.slow
@given(parts, parts)
def test_nothing_of_the_other_forms_of_a_mail_is_lost(
    made: list[tuple[bool, int]], after: list[tuple[bool, int]]
) -> None:
    words = Words()
    both = [(is_both, words.sentence(length)) for is_both, length in made]
    more = [f"{'> ' * is_quoted}{words.sentence(length)}" for is_quoted, length in after]
    document = read(
        MAIL.format(
            plain="\n\n".join(["Hi,", *(text for is_both, text in both if is_both)]),
            html="".join(f"<p>{text}</p>" for _, text in both),
            after="\n\n".join(more),
        ),
        "a.eml",
    )
    assert not missing(document, words.marks)
    in_plain = {text for is_both, text in both if is_both}
    assert not in_plain & set(document.not_taken), "the same text in HTML is not listed again"


PLACES = ("document", "footnotes", "endnotes", "header1", "footer2", "comments")


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.integers(1, 12)), max_size=8))
def test_nothing_of_a_word_file_is_lost(made: list[tuple[str, int]]) -> None:
    words = Words()
    texts: dict[str, str] = dict.fromkeys(PLACES, "")
    for place, length in made:
        texts[place] += paragraph(words.sentence(length))
    body = paragraph("It begins here.") + texts.pop("document")
    root = '<w:x xmlns:w="{}"><w:note w:id="1">{}</w:note></w:x>'
    files = {f"word__{name}": root.format(W, text) for name, text in texts.items() if text}
    document = read_file(CaptureRequest(word(body, **files)))
    assert not missing(document, words.marks)


def test_a_short_passage_is_there_only_as_a_whole_paragraph() -> None:
    texts = [
        "The tram stops.",
        "The council of the city voted on the plan of the harbour on Tuesday.",
    ]
    inside = "council of the city voted on the plan of the harbour on Tuesday"
    given_passages = ["Tram", "the TRAM stops", "***", "New", "new!", inside]
    assert list(passages_not_in(given_passages, texts)) == ["Tram", "New"]
    other_form = ["The tram", "stops the", "am stops", inside]
    assert list(passages_not_said(other_form, " ".join(texts))) == ["am stops"]
