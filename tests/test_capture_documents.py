"""What `briefing add` reads of PDF and Word files, and which of them it refuses."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
import typst

from briefing.capture.captured import Captured, CaptureError, Request
from briefing.capture.formats import read_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LOREM = (
    "The council of Northport said that two berths are to be added to the port by the year 2034. "
)


def archive(files: dict[str, str]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return data.getvalue()


def word(body: str, **parts: str) -> bytes:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    more = {name.replace("__", "/") + ".xml": text for name, text in parts.items()}
    return archive({"word/document.xml": document, **more})


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def read(data: bytes, **wishes: object) -> Captured:
    return read_file(Request(data, **wishes))  # type: ignore[arg-type]


def pdf(source: str) -> bytes:
    return bytes(typst.compile(source.encode()))


CORE = (
    '<c:coreProperties xmlns:c="c" xmlns:dc="d" xmlns:t="t"><dc:title>Untitled</dc:title>'
    "<dc:creator>Ada Lind</dc:creator><t:created>2031-03-05T10:00:00Z</t:created>"
    "</c:coreProperties>"
)


def test_a_word_file_reads_as_its_final_version() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="b1"><w:name w:val="heading 1"/></w:style>'
        "</w:styles>"
    )
    body = (
        paragraph("Two berths", "b1")
        + "<w:p><w:r><w:t>It was </w:t></w:r><w:ins><w:r><w:t>finally </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>agreed</w:t><w:br/>"
        "<w:t>today</w:t></w:r></w:p>"
        + "<w:sdt><w:sdtContent>"
        + paragraph("In a control.")
        + "</w:sdtContent></w:sdt>"
        + "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in ("Cost", "40"))
        + "</w:tr></w:tbl>"
        + f"<w:p><w:r><w:t>Host.</w:t><w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
        "</w:r></w:p>"
    )
    document = read(word(body, word__styles=styles, docProps__core=CORE))
    assert [each.text for each in document.blocks] == [
        "Two berths",
        "It was finally agreed today",
        "In a control.",
        "Cost | 40",
        "Host.",
        "In a box.",
    ]
    assert document.blocks[0].left_out == "headline, given as the title"
    assert document.facts["title"] == ("Two berths", "")
    assert document.facts["published"].value == "2031-03-05"
    assert document.facts["published"].inferred
    assert document.authors == ("Ada Lind",)
    assert document.authors_inferred


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (archive({"word/document.xml": BOMB}), "declares entities"),
        (archive({"word/document.xml": "<w>" + "a" * (50 * 2**20) + "</w>"}), "50 MiB unpacked"),
        (archive({"word/document.xml": "<w>"}), "damaged"),
        (archive({"xl/workbook.xml": "<w/>"}), "no Word file"),
        (b"PK\x03\x04broken", "damaged"),
        (b"%PDF-1.4\nbroken", "damaged PDF"),
    ],
    ids=["entities", "bomb", "no XML", "no Word file", "no ZIP", "no PDF"],
)
def test_a_damaged_or_hostile_file_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(CaptureError, match=said):
        read(data)


PAGES = f"""\
#set page(width: 300pt, height: 300pt, margin: 40pt, header: [Port of Northport, a report],
  numbering: "1")
#set text(size: 10pt)
#set par(justify: true)
#text(size: 18pt)[Two berths for the port]

{LOREM * 3}

{LOREM * 12}

#pagebreak()
The end of it.
"""


def test_a_pdf_gives_its_paragraphs_across_pages_and_their_pages() -> None:
    document = read(pdf(PAGES))
    texts = [each.text for each in document.blocks]
    assert texts == [
        "Two berths for the port",
        (LOREM * 3).strip(),
        (LOREM * 12).strip(),
        "The end of it.",
    ]
    assert [each.page for each in document.blocks][:2] == ["p. 1", "p. 1"]
    assert document.blocks[-1].page == "p. 3"
    assert document.facts["title"].value == "Two berths for the port"
    assert document.facts["title"].inferred
    assert "Port of Northport, a report" in document.not_taken


def test_pages_of_a_pdf_are_chosen() -> None:
    assert [each.text for each in read(pdf(PAGES), pages=(3, 9)).blocks] == ["The end of it."]
    with pytest.raises(CaptureError, match="has 3 pages"):
        read(pdf(PAGES), pages=(4, 4))


def test_words_that_are_broken_at_line_ends_are_healed() -> None:
    source = (
        '#set page(width: 150pt, height: 400pt, margin: 20pt)\n#set text(size: 10pt, lang: "en", '
        "hyphenate: true)\n#set par(justify: true)\n"
        "Extraordinary representatives of international organisations congratulated "
        "parliamentarians enthusiastically."
    )
    [block] = read(pdf(source)).blocks
    assert block.text == (
        "Extraordinary representatives of international organisations congratulated "
        "parliamentarians enthusiastically."
    )


def test_a_scan_says_what_to_do() -> None:
    drawn = pdf("#set page(width: 100pt, height: 100pt)\n#rect(width: 50pt, height: 50pt)")
    with pytest.raises(CaptureError, match="scanned") as refused:
        read(drawn)
    assert "OCR" in refused.value.hint


def test_vertical_japanese_is_refused() -> None:
    column = (
        "#stack(dir: ttb, spacing: 2pt, "
        + ", ".join(f"[{each}]" for each in "市議会は火曜日に決めた")
        + ")"
    )
    with pytest.raises(CaptureError, match="vertical"):
        read(pdf(f"#set page(width: 200pt, height: 300pt)\n{column}"))


def test_an_encrypted_pdf_asks_for_its_password() -> None:
    import pypdf

    writer = pypdf.PdfWriter(BytesIO(pdf("Secret berths for the port of the town.")))
    writer.encrypt("harbour", algorithm="RC4-128")
    data = BytesIO()
    writer.write(data)
    with pytest.raises(CaptureError, match="is encrypted") as refused:
        read(data.getvalue())
    assert "--password" in refused.value.hint
    with pytest.raises(CaptureError, match="not its password"):
        read(data.getvalue(), password="wrong")
    assert read(data.getvalue(), password="harbour").blocks[0].text.startswith("Secret berths")
