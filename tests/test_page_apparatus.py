"""Running heads and feet, and tables of contents: found, and nothing else is taken for them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.capture.captured import Captured, CaptureRequest
from briefing.capture.formats import read_file
from briefing.capture.page_apparatus import CONTENTS, RUNNING, is_entry, reasons_of
from briefing.capture.record import Given, make_source

LOREM = "The council of Northport said that two berths are to be added to the port by 2034. "

DEPTH = "Depth of the water in the harbour, as the Board's engineer has it"


def read_pdf(source: str) -> Captured:
    import typst

    return read_file(CaptureRequest(bytes(typst.compile(source.encode()))))


@pytest.mark.parametrize(
    "texts",
    [
        ["A.", "Page 3 of 12", "B."],
        ["Page 3", "A.", "Seite 4 von 12"],
        ["A.", "12 | Annual report", "B.", "13 | Annual report"],
        ["Annual report · 2", "A.", "Annual report · 3"],
        ["Annual report, page 9", "A.", "Annual report, page 10"],
        ["3 of 12", "A.", "4 of 12", "B.", "5 of 12"],
        ["3/12", "A.", "4/12", "B.", "6/12"],
        ["Report of 2031 | 9", "A.", "Report of 2031 | 10"],
        ["- 3 -", "A.", "- 4 -"],
    ],
)
def test_running_lines_are_found_by_their_numbers(texts: list[str]) -> None:
    assert reasons_of(texts) == {
        at: RUNNING for at, text in enumerate(texts) if text not in ("A.", "B.")
    }


@pytest.mark.parametrize(
    "texts",
    [
        ["Article 1", "A.", "Article 2", "B."],
        ["Table 1", "Table 2"],
        ["Cost | 40", "Length | 900", "Depth | 9"],
        ["40 | Cost", "A."],
        ["2 of 3", "A."],
        ["They met on page 3 of the report.", "They met on page 4 of the report."],
        ["4 | the berths", "A.", "3 | the berths"],
        ["4 | the berths", "A."],
        ["The vote was on page 3", "A.", "The vote was on page 4"],
        ["1 | Oslo", "2 | Oslo"],
        ["1 | Oslo", "2 | Bergen", "3 | Oslo"],
        ["4/10", "A.", "5/10"],
        ["4 of 10", "A.", "5 of 10"],
        ["4/10", "A.", "7/10", "B.", "5/10"],
        ["Berths · 3 · 40", "A.", "Berths · 4 · 50"],
        ["In 2031 the cost was 40", "In 2032 the cost was 50", "In 2033 the cost was 60"],
        ["He paused.... and left in 2031."],
        ["Contents of the ship were saved", "It cost 40", "It cost 50", "It cost 60"],
        ["Contents", "The port has two berths.", "Cost 3", "Depth 4", "Length 5"],
        ["Contents", "Berths 3", "Depth 2", "Cost 9"],
        ["Contents", "Berths 3", "Depth 4"],
        ["Contents", "Berths 3", "Depth. A word 4", "Cost 5"],
        ["Contents", "Berths 3", "Depth 4", "It was in 5"],
        ["Contents", f"{LOREM * 2}In 2031 it cost 2032. And then 2033"],
    ],
)
def test_what_is_text_stays_text(texts: list[str]) -> None:
    assert reasons_of(texts) == {}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Scope ........ 3", "Cost . . . . . 12", "A."], [0, 1]),
        (["Foreword ……… iv", "Scope ____ 3"], [0, 1]),
        (["1 Scope ...... 3 2 Cost ...... 12", "A."], [0]),
        (["Contents", "Scope 3", "Cost and funding 3", "Depth 12", "A."], [0, 1, 2, 3]),
        (["Contents", "Scope 3", "Cost 5", "Depth 12", "The committee met in 2030"], [0, 1, 2, 3]),
        (["Contents", "Scope 3", "Cost 5", "Depth 12", "The berths were 40"], [0, 1, 2, 3]),
        (["Contents", "Scope 3", "Cost 5", "Depth 12", "So it was. It has 40"], [0, 1, 2, 3]),
        (["Inhalt:", f"1 Scope 3 2 Cost 12 3 {DEPTH} {DEPTH} 14", "A."], []),
        (["Inhalt:", f"Scope 3 Cost 12 {DEPTH} 14", "A."], [0, 1]),
        (["Inhalt:", f"Scope 3 Cost 12 {DEPTH} {DEPTH} 14", "A."], [0, 1]),
        (["Scope ....... 3", "A."], []),
    ],
)  # fmt: skip
def test_tables_of_contents_are_found(texts: list[str], found: list[int]) -> None:
    assert reasons_of(texts) == dict.fromkeys(found, CONTENTS)


def test_a_pdf_gives_its_contents_line_by_line_and_no_running_lines() -> None:
    feet = (
        "#set page(width: 300pt, height: 300pt, margin: 40pt, footer: context {\n"
        "  let n = counter(page).get().first()\n"
        '  if calc.even(n) [#n | Report] else [Chapter of #("a", "b", "c").at(calc.rem(n, 3))'
        " #h(1fr) #n]\n})\n#set text(size: 10pt)\n"
    )
    entries = "\n\n".join(
        f"{name} #box(width: 1fr, repeat[.]) {page}"
        for name, page in (("Scope", 2), ("Cost and funding", 3), ("Depth", 6))
    )
    body = "\n#pagebreak()\n".join([LOREM * 3] * 6)
    document = read_pdf(f"{feet}#text(size: 18pt)[Contents]\n\n{entries}\n#pagebreak()\n{body}")
    source = make_source(document, Given(title="T", published="2031-03-05"))
    assert [source.left_out.get(at, "") for at in range(1, 5)] == [
        "headline, given as the title",
        *[CONTENTS] * 3,
    ]
    assert source.paragraphs[4:] == tuple([(LOREM * 3).strip()] * 6)
    assert not any("Chapter" in each or "Report" in each for each in source.paragraphs)
    assert "Chapter of b 1" in " | ".join(" ".join(each.split()) for each in document.not_taken)


def test_lines_that_end_in_the_number_of_their_page_stay() -> None:
    """A line at the foot of a page, in the middle of its sentence, is no running line."""
    places = "\n#pagebreak()\n".join(
        f"{LOREM}#place(bottom, dy: 30pt)[{word} the council counted berth {n}]"
        for n, word in enumerate(("Early", "Later", "Then", "Last"), 1)
    )
    page = "#set page(width: 300pt, height: 300pt, margin: 40pt)\n#set text(size: 10pt)\n"
    text = " ".join(each.text for each in read_pdf(page + places).blocks)
    assert all(f"counted berth {n}" in text for n in (1, 2, 3, 4))


def test_footnotes_with_the_numbers_of_their_pages_stay() -> None:
    notes = "\n#pagebreak()\n".join(
        f"{LOREM * 2}#place(bottom, dy: 30pt)[#text(size: 7pt)[{n} See the minutes of {word}]]"
        for n, word in enumerate(("the Board", "the council", "the State", "the pilots"), 1)
    )
    page = "#set page(width: 300pt, height: 300pt, margin: 40pt)\n#set text(size: 10pt)\n"
    text = " ".join(each.text for each in read_pdf(page + notes).blocks)
    assert all(f"{n} See the minutes of" in text for n in (1, 2, 3, 4))


def test_a_page_of_the_web_with_contents() -> None:
    entries = "".join(f"<p>{name} ....... {n}</p>" for n, name in enumerate(("Scope", "Cost"), 3))
    page = (
        "<html><head><title>Berths</title><meta property='article:published_time' "
        "content='2031-03-05'></head><body><article><h1>Berths</h1>"
        f"{entries}{f'<p>{LOREM * 2}</p>' * 4}<p>Page 1 of 2</p></article></body></html>"
    )
    source = make_source(read_file(CaptureRequest(page.encode(), "a.html")), Given())
    left = {source.paragraphs[at - 1]: why for at, why in source.left_out.items()}
    assert left.get("Scope ....... 3") == left.get("Cost ....... 4") == CONTENTS
    assert left.get("Page 1 of 2", RUNNING) == RUNNING
    assert (LOREM * 2).strip() not in left


@given(st.lists(st.text("ab .|…·1290-", max_size=30), max_size=8))
def test_whatever_the_text_no_sentence_goes(texts: list[str]) -> None:
    sentences = [f"{each} It is so, said the board of the harbour." for each in texts]
    assert reasons_of(sentences) == {}


@pytest.mark.parametrize(
    "text",
    ["." * 100_000, ". " * 50_000, "1 " * 50_000, "|" * 100_000, "1|" * 50_000, "… " * 50_000],
)
def test_a_hostile_text_is_answered_at_once(text: str) -> None:
    start = time.process_time()
    reasons_of(["Contents", text, f"{text}x", f"{text} 12"])
    is_entry(text)
    assert time.process_time() - start < 2
