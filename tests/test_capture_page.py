"""What `briefing add` reads of a page: its article, what it states, and what was not taken."""

from __future__ import annotations

import pytest

from briefing.capture.captured import Captured, CaptureError
from briefing.capture.decoding import Decoded
from briefing.capture.html_dom import blocks_of, parse_page
from briefing.capture.html_page import read_html
from briefing.capture.left_out import reason_for

PARAGRAPHS = [
    "The council of Northport said on Tuesday that two berths are to be added to the port by 2034.",
    "The ministry of transport put the cost at forty million crowns, which the city is to pay.",
    "Whether the harbour board agrees is open: it meets in a week, and has said nothing so far.",
    "Residents of the old quarter fear the noise, and mean to speak at the meeting of the board.",
]
HEAD = """\
<meta charset="utf-8"><title>Two berths for the port | Northport Gazette</title>
<meta property="og:site_name" content="Northport Gazette">
<meta property="article:published_time" content="2031-03-05T08:00:00+01:00">
<link rel="canonical" href="https://gazette.example/2031/03/05/two-berths">
"""


def page(body: str = "", head: str = HEAD, language: str = "en") -> str:
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    return f"""<!doctype html><html lang="{language}"><head>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/port">Port</a></li></ul></nav>
<article><h1>Two berths for the port</h1>{body or text}</article>
<footer><p>© 2031 Northport Gazette. All rights reserved, in all countries of it.</p></footer>
</body></html>"""


def read(text: str, address: str = "") -> Captured:
    return read_html(Decoded(text, "utf-8"), address)


def blocks(body: str) -> list[tuple[str, str]]:
    return [(each.text, each.tag) for each in blocks_of(parse_page(f"<body>{body}</body>"))]


def test_a_page_gives_its_article_and_what_it_states() -> None:
    document = read(page())
    assert [each.text for each in document.blocks if not each.left_out] == PARAGRAPHS
    assert {name: fact.value for name, fact in document.facts.items()} == {
        "title": "Two berths for the port",
        "published": "2031-03-05",
        "publisher": "Northport Gazette",
        "url": "https://gazette.example/2031/03/05/two-berths",
        "language": "en",
    }
    assert not any(fact.inferred for fact in document.facts.values())


def test_a_caption_is_not_taken_or_left_out_and_shown_either_way() -> None:
    caption = "The port of Northport in winter, seen from the lighthouse on the southern mole."
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    document = read(page(f"<figure><img><figcaption>{caption}</figcaption></figure>{body}"))
    taken = {each.text: each.left_out for each in document.blocks}
    assert taken.get(caption) == "caption" or caption in document.not_taken


def test_what_was_not_taken_is_shown() -> None:
    aside = "In other news, the regatta of May was called off because of the works in the basin."
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    document = read(page(f"{body}<aside><p>{aside}</p></aside>"))
    assert aside in document.not_taken or aside in [each.text for each in document.blocks]


def test_borders_of_paragraphs_are_those_of_the_page() -> None:
    assert blocks("<div>one<br>two<p>three <b>and</b> four</p>five</div>") == [
        ("one", "div"),
        ("two", "div"),
        ("three and four", "p"),
        ("five", "div"),
    ]
    assert blocks("<table><tr><td>a</td><td>b</td></tr></table>") == [("a | b", "tr")]
    assert blocks("<table><tr><td><p>a</p><p>b</p></td></tr></table>") == [("a", "p"), ("b", "p")]
    assert blocks('<p>minister<sup><a href="#1">1</a></sup> said 10<sup>2</sup></p>') == [
        ("minister said 102", "p")
    ]
    assert blocks("<p>a<script>x</script><ruby>漢<rt>かん</rt></ruby></p><p hidden>b</p>") == [
        ("a漢", "p")
    ]


LINKED = """<script type="application/ld+json">{"@graph": [
  {"@type": "NewsArticle", "headline": "Two berths", "datePublished": "%s",
   "author": [{"@id": "#a"}, {"@type": "Person", "name": "By Ben Oh"},
              {"@type": "Organization", "name": "Gazette staff"}],
   "publisher": {"@type": "Organization", "name": "Gazette"}%s},
  {"@type": "Person", "@id": "#a", "name": "Ada Lind"},]}</script>"""


def test_people_are_told_from_bodies_and_keep_their_order() -> None:
    document = read(page(head=LINKED % ("2031-03-05", "")))
    assert document.authors == ("Ada Lind", "Ben Oh")
    assert not document.authors_inferred
    assert document.facts["publisher"].value == "Gazette"


def test_a_page_behind_a_wall_is_an_excerpt() -> None:
    document = read(page(head=LINKED % ("2031-03-05", ', "isAccessibleForFree": false')))
    assert document.is_excerpt
    assert any("not free" in each for each in document.notes)


@pytest.mark.parametrize(
    ("head", "address", "day", "window", "is_stated"),
    [
        (LINKED % ("2031-03-05T23:30:10Z", ""), "", "2031-03-05", "2031-03-05..2031-03-06", False),
        (
            LINKED % ("2031-03-06T02:30:10Z", "") + '<time datetime="2031-03-05 20:30:10"></time>',
            "",
            "2031-03-05",
            "",
            True,
        ),
        (
            LINKED % ("2031-03-05", "") + '<meta name="date" content="2031-03-07">',
            "",
            "2031-03-05",
            "2031-03-05..2031-03-07",
            False,
        ),
        ("", "https://a.example/2031/03/05/x", "2031-03-05", "", False),
        (
            '<meta property="article:modified_time" content="2031-04-01">'
            + LINKED % ("2031-03-05", ""),
            "",
            "2031-03-05",
            "",
            True,
        ),
    ],
)
def test_the_day_is_stated_inferred_or_open(
    head: str, address: str, day: str, window: str, *, is_stated: bool
) -> None:
    facts = read(page(head=head), address).facts
    assert facts["published"].value == day
    assert (facts["window"].value if "window" in facts else "") == window
    assert (not facts["published"].inferred) is is_stated


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>Two berths - The Gazette</title>", "The Gazette", "Two berths"),
        ('<meta property="og:title" content="Two berths"><title>x</title>', "", "Two berths"),
        (
            "<title>Two berths for the port | The Gazette of Northport</title>",
            "",
            "Two berths for the port",
        ),
        ("<title>Gazette</title>", "Two berths for it", "Two berths for it"),
    ],
)
def test_the_headline_is_cut_free_of_the_site(head: str, heading: str, title: str) -> None:
    text = page(head=f'{head}<meta property="og:site_name" content="The Gazette">')
    text = text.replace(
        "<h1>Two berths for the port</h1>", f"<h1>{heading}</h1>" if heading else ""
    )
    assert read(text).facts["title"].value == title


def test_the_host_stands_for_a_publisher_that_is_not_named() -> None:
    fact = read(page(head="<title>x</title>"), "https://www.a.example/2031/03/05/x").facts[
        "publisher"
    ]
    assert fact.value == "a.example"
    assert fact.inferred


def test_an_agency_in_the_dateline_is_the_origin() -> None:
    body = "".join(
        f"<p>{each}</p>" for each in (f"NORTHPORT (Reuters) - {PARAGRAPHS[0]}", *PARAGRAPHS[1:])
    )
    fact = read(page(body)).facts["origin"]
    assert fact.value == "Reuters"
    assert "paragraph" in fact.inferred


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Share this article", "page furniture"),
        ("Read more: the vote of the council", "link to another article"),
        ("© 2031 Northport Gazette", "copyright line"),
        ("Reporting by Ada Lind; editing by Ben Oh", "line about the staff"),
        ("By Ada Lind and Ben Oh", "byline"),
        ("Updated: 5 March 2031, 10:30", "date line"),
        ("Correction: an earlier version had three berths.", ""),
        ("By 2034 two berths are to be added.", ""),
        ("Read the plan, the mayor said, and you will see that it is sound.", ""),
        (PARAGRAPHS[0], ""),
    ],
)
def test_what_is_no_evidence_is_told_by_its_words(text: str, reason: str) -> None:
    assert reason_for(text) == reason


def test_nesting_is_refused_or_read_but_never_empty_without_a_word() -> None:
    nested = "<div>" * 300 + f"<p>{PARAGRAPHS[0]}</p>"
    document = read(f"<html><body>{nested}</body></html>")
    assert PARAGRAPHS[0] in [each.text for each in document.blocks]
    with pytest.raises(CaptureError, match="nested more than"):
        read(f"<html><body>{'<div>' * 100_000}text</body></html>")
    with pytest.raises(CaptureError, match="no text was found"):
        read("<html><body><script>fill()</script></body></html>")
