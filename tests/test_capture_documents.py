"""What `briefing add` reads of PDF and Word files, and which of them it refuses."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
import typst

from briefing.capture.captured import Captured, CaptureError, CaptureRequest
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
    return read_file(CaptureRequest(data, **wishes))  # type: ignore[arg-type]


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
        (archive({"a.xml": "<w/>"}), "no Word file"),
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


HEADED = paragraph("Two berths", "heading 1") + "%s" + paragraph(LOREM)


@pytest.mark.parametrize(
    ("line", "day", "is_stated"),
    [
        ("21 February 2031", "2031-02-21", True),
        ("Northport, 21 February 2031", "2031-02-21", True),
        ("Harbour Authority · Report 2031/17 · 21 February 2031", "2031-02-21", True),
        ("Northport Press Agency 21 February 2031 09:15", "2031-02-21", True),
        ("Veröffentlicht am 21. Februar 2031", "2031-02-21", True),
        ("2031年2月21日 みさご汽船株式会社", "2031-02-21", True),
        ("21 February 2031 (updated 24 February 2031)", "2031-02-21", True),
        ("3/2/2031", "2031-03-02", False),
        # Days of other things, and half a day: the properties say more.
        ("Minutes of the 212th meeting, 21 February 2031", "2031-03-05", False),
        ("Updated 21 February 2031", "2031-03-05", False),
        ("The berths were opened on 21 February 2031", "2031-03-05", False),
        ("On 21 February 2031 at 10:40, the berths were opened.", "2031-03-05", False),
        ("21 February", "2031-03-05", False),
    ],
)
def test_a_line_of_the_date_says_more_than_the_properties(
    line: str, day: str, *, is_stated: bool
) -> None:
    published = read(word(HEADED % paragraph(line), docProps__core=CORE)).facts["published"]
    assert (published.value, not published.inferred) == (day, is_stated)


def test_two_lines_of_dates_leave_the_day_open() -> None:
    lines = paragraph("21 February 2031") + paragraph("24 February 2031")
    facts = read(word(HEADED % lines, docProps__core=CORE)).facts
    assert facts["published"] == (
        "2031-02-21",
        "Paragraph 2 prints it, and paragraph 3 prints 2031-02-24.",
    )
    assert facts["window"].value == "2031-02-21..2031-02-24"


def test_a_day_that_can_be_two_is_the_one_of_the_properties() -> None:
    facts = read(word(HEADED % paragraph("05/03/2031"), docProps__core=CORE)).facts
    assert facts["published"] == (
        "2031-03-05",
        "Paragraph 2 prints “05/03/2031”, which can also be 2031-05-03.",
    )


def test_a_pdf_states_the_day_that_it_prints() -> None:
    lines = f"= Two berths\n\nHarbour Authority, 21 February 2031\n\n{LOREM * 3}"
    document = read(pdf(f"#set document(date: datetime(year: 2031, month: 3, day: 5))\n{lines}"))
    assert document.facts["published"] == ("2031-02-21", "")


@pytest.mark.parametrize(
    ("files", "said", "hint"),
    [
        (
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""},
            "an OpenDocument text",
            "save it as .docx",
        ),
        ({"mimetype": "application/epub+zip"}, "an e-book", "HTML, PDF or plain text"),
        ({"xl/workbook.xml": ""}, "an Excel file", "save it as .pdf"),
        ({"a.txt": ""}, "a ZIP file, and no Word file", "unpack it"),
    ],
)
def test_other_files_in_zip_are_called_by_their_names(
    files: dict[str, str], said: str, hint: str
) -> None:
    with pytest.raises(CaptureError, match=said) as refused:
        read(archive(files))
    assert hint in refused.value.hint
