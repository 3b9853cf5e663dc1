"""Reads a PDF: its pages to paragraphs, and what its properties say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.capture.captured import (
    HEADLINE,
    Captured,
    CaptureError,
    CaptureRequest,
    Fact,
    TextBlock,
)
from briefing.capture.characters import as_paragraph, notes_on
from briefing.capture.pdf_lines import PdfLine, lines_of
from briefing.capture.pdf_paragraphs import PdfParagraph, paragraphs_from, without_furniture

_MAX_CHARACTERS = 5_000_000
_MAX_PAGES = 3_000
_NEIGHBOURS = 3
"""Pages beside the chosen ones that are read as well: running heads are told by recurring."""
_VERTICAL = 0.5
_NO_TITLES = re.compile(
    r"untitled.*|book\d*|document\d*|microsoft \w+ - .*|.*\.(?:exe|docx?|pdf|indd|qxd|tex"
    r"|dvi|pptx?|xlsx?)|\W*|.{0,3}",
    re.IGNORECASE,
)
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|box|abbildung|tabelle|図|表)\s*[A-Z]?\d+(?:[.:)\s]|$)",
    re.IGNORECASE,
)


def read_pdf(request: CaptureRequest) -> Captured:
    """Read a PDF; raises CaptureError, and ModuleNotFoundError without PDFium."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(request.data, password=request.password or None)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error), has_password=bool(request.password)) from None
    try:
        first, last = _range(request.pages, len(pdf))
        pages, labels, count, is_vertical = [], {}, 0, 0
        start = max(0, first - 1 - _NEIGHBOURS)
        for number in range(start, min(len(pdf), last + _NEIGHBOURS)):
            page = pdf[number]
            lines, characters, vertical = lines_of(page, number)
            labels[number] = _label(pdf.get_page_label(number), number)
            page.close()
            pages.append(lines)
            count += characters
            is_vertical += vertical
            if count > _MAX_CHARACTERS:
                limit = f"{_MAX_CHARACTERS:,}"
                raise CaptureError(
                    f"it has more than {limit} characters", "take some pages: --pages 1-50"
                )
        metadata = pdf.get_metadata_dict()
    finally:
        pdf.close()
    if not count or count < 4 * len(pages):
        raise CaptureError(
            "it is scanned: its pages are pictures",
            "run OCR over it first (as with ocrmypdf), and add the result",
        )
    if is_vertical > _VERTICAL * count:
        raise CaptureError(
            "it is set in vertical lines, whose order is not read right",
            "copy its text out by another program, and add that",
        )
    kept, furniture = without_furniture(pages)
    kept = kept[first - 1 - start : last - start]
    if not any(kept):
        raise CaptureError("these pages hold no text", "choose others: --pages 12-14")
    paragraphs = paragraphs_from(kept)
    return _captured(paragraphs, kept, furniture, labels, metadata)


def _refusal(why: str, *, has_password: bool) -> CaptureError:
    if "password" in why.lower():
        if has_password:
            return CaptureError("it is encrypted, and this is not its password", "--password TEXT")
        return CaptureError("it is encrypted", "give its password: --password TEXT")
    return CaptureError("it is a damaged PDF", "save or download it again")


def _range(wanted: tuple[int, int], pages: int) -> tuple[int, int]:
    """Return the first and the last page to be read, from 1."""
    if not pages:
        raise CaptureError("it has no pages")
    if wanted == (0, 0):
        if pages > _MAX_PAGES:
            raise CaptureError(f"it has {pages:,} pages", "take some of them: --pages 1-50")
        return 1, pages
    if wanted[0] > pages:
        raise CaptureError(f"it has {pages:,} pages, and none of those", "--pages counts from 1")
    return wanted[0], min(wanted[1], pages)


def _label(label: str, number: int) -> str:
    return f"p. {as_paragraph(label or '') or number + 1}"


def _captured(
    paragraphs: Sequence[PdfParagraph],
    pages: Sequence[Sequence[PdfLine]],
    furniture: Sequence[str],
    labels: dict[int, str],
    metadata: dict[str, str],
) -> Captured:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    blocks = [TextBlock(each.text, _reason(each, body), labels[each.page]) for each in paragraphs]
    facts = _facts(metadata, paragraphs, body)
    title = facts["title"].value if "title" in facts else ""
    for at, block in enumerate(blocks[:6]):
        if block.text == title:
            blocks[at] = block._replace(left_out=HEADLINE)
    author = as_paragraph(metadata.get("Author", ""))
    authors = (author,) if author and "\\" not in author and len(author) < 80 else ()
    notes = list(notes_on("".join(each.text for each in paragraphs)))
    if any(each.is_table for each in paragraphs):
        notes.append("parts of it look like tables, whose cells may run together: look at them")
    if furniture:
        notes.append(
            f"heads and feet of pages were taken out of the text: {len(furniture):,} lines"
        )
    why = "The properties of the file have it; its text does not state it."
    return Captured(
        "PDF",
        tuple(blocks),
        facts,
        authors,
        why if authors else "",
        tuple(dict.fromkeys(furniture)),
        tuple(notes),
    )


_LONGEST_HEADING = 80
"""Characters of a heading in bold type of the size of the text."""


def _reason(paragraph: PdfParagraph, body: float) -> str:
    if _CAPTION.match(paragraph.text) and len(paragraph.text) < 400:
        return "caption"
    is_large = paragraph.size > 1.12 * body and len(paragraph.text) < 200
    if is_large or (paragraph.is_bold and len(paragraph.text) < _LONGEST_HEADING):
        return "heading"
    return ""


def _facts(
    metadata: dict[str, str], paragraphs: Sequence[PdfParagraph], body: float
) -> dict[str, Fact]:
    facts = {}
    first = [each for each in paragraphs if each.page == paragraphs[0].page]
    largest = max(first, key=lambda each: each.size, default=None)
    named = as_paragraph(metadata.get("Title", "").rstrip("\0"))
    if largest and largest.size > 1.12 * body and 3 < len(largest.text) < 250:
        facts["title"] = Fact(largest.text, "The largest type on the first page that was read.")
    elif named and not _NO_TITLES.fullmatch(named):
        facts["title"] = Fact(named, "The properties of the file have it as the title.")
    if match := _MADE.match(metadata.get("CreationDate", "")):
        day = "-".join(match.groups())
        why = "The file was made on that day, by its properties, and not stated to be published."
        facts["published"] = Fact(day, why)
    return facts
