"""Reads a Word file (ISO/IEC 29500): its text as the final version shows it, and its properties."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree as ET

from briefing.capture.captured import HEADLINE, Captured, CaptureError, Fact, TextBlock
from briefing.capture.characters import as_paragraph, notes_on
from briefing.capture.dates import read_stamp
from briefing.capture.passages import passages_not_in

_MAX_PART = 50 * 2**20
_SKIPPED = frozenset(("del", "moveFrom", "rt", "instrText", "delText", "delInstrText", "Fallback"))
"""Elements whose text the final version does not show."""
_NO_AUTHORS = re.compile(
    r"python-docx|win(?:dows)?|user|author|admin(?:istrator)?"
    r"|microsoft(?: office)?(?: user)?|owner|unknown|\W*",
    re.IGNORECASE,
)
_NO_TITLES = re.compile(
    r"untitled|document\d*|word document|title|microsoft word.*|\W*", re.IGNORECASE
)
_BESIDE = re.compile(r"word/(?:(?:header|footer)\d*|comments)\.xml")
"""Parts with text that stands beside the document's own."""
_OTHERS = (
    ("opendocument.text", "an OpenDocument text", "save it as .docx"),
    ("opendocument", "an OpenDocument file, and no text", "save it as .pdf"),
    ("epub", "an e-book (EPUB)", "save the chapter as HTML, PDF or plain text"),
    ("xl/workbook.xml", "an Excel file", "save it as .pdf"),
    ("ppt/presentation.xml", "a PowerPoint file", "save it as .pdf"),
    ("Index/Document.iwa", "a file of Pages, Numbers or Keynote", "export it as .docx or .pdf"),
)
"""What else is a ZIP file, by a part of it or its media type, and what to save it as."""
_BREAK = "\n"
_Element = ET.Element


def read_docx(data: bytes) -> Captured:
    """Read a Word file; raises CaptureError if it is none."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise CaptureError("it is a damaged ZIP or Word file", "save it again") from None
    with archive:
        names = set(archive.namelist())
        if "word/document.xml" not in names:
            raise _refusal(archive, names)
        root = _part(archive, "word/document.xml")
        styles = _styles(archive) if "word/styles.xml" in names else {}
        body = next((each for each in root if _name(each) == "body"), root)
        blocks = list(_blocks(body, styles))
        for notes in ("word/footnotes.xml", "word/endnotes.xml"):
            if notes in names:
                blocks += _footnotes(_part(archive, notes), styles)
        beside = [
            block.text
            for name in sorted(filter(_BESIDE.fullmatch, names))
            for block in _blocks(_part(archive, name), styles)
        ]
        facts, authors, why = _properties(archive) if "docProps/core.xml" in names else ({}, (), "")
    blocks = _with_headline(blocks, facts)
    texts = [block.text for block in blocks]
    not_taken = tuple(passages_not_in(beside, texts))
    return Captured(
        "Word file",
        tuple(blocks),
        facts,
        authors,
        why,
        not_taken,
        notes=tuple(notes_on("".join(texts))),
    )


def _refusal(archive: zipfile.ZipFile, names: Collection[str]) -> CaptureError:
    """Return what an archive is that is no Word file, and what may be done about it."""
    of_kind = _media_type(archive) if "mimetype" in names else ""
    for sign, what, hint in _OTHERS:
        if sign in names or (of_kind and sign in of_kind):
            return CaptureError(f"it is {what}", hint)
    return CaptureError("it is a ZIP file, and no Word file", "unpack it, and add what is in it")


def _media_type(archive: zipfile.ZipFile) -> str:
    """Return what the file `mimetype` of OpenDocument and EPUB says; empty if it is not read."""
    try:
        with archive.open("mimetype") as file:
            return file.read(100).decode("ascii", "replace")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError):
        return ""


def _part(archive: zipfile.ZipFile, name: str) -> _Element:
    """Parse a part of the archive, of bounded size and without a DOCTYPE."""
    try:
        with archive.open(name) as file:
            data = file.read(_MAX_PART + 1)
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
    ) as error:
        is_locked = "password" in str(error) or "encrypted" in str(error)
        what = "it is encrypted" if is_locked else "it is damaged"
        raise CaptureError(
            what, "save it without a password" if is_locked else "save it again"
        ) from None
    except Exception as error:
        if type(error).__module__ not in ("zlib", "lzma", "bz2"):
            raise
        raise CaptureError("it is damaged", "save it again") from None
    if len(data) > _MAX_PART:
        limit = _MAX_PART // 2**20
        raise CaptureError(
            f"its text takes more than {limit} MiB unpacked", "save it as plain text"
        )
    if any(
        f"<!{word}".encode(code) in data
        for word in ("DOCTYPE", "ENTITY")
        for code in ("ascii", "utf-16-le", "utf-16-be")
    ):
        raise CaptureError("it declares entities, which no Word file does", "save it again in Word")
    try:
        return ET.fromstring(data)  # noqa: S314 - see above
    except ET.ParseError:
        raise CaptureError("it is damaged", "save it again") from None


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: _Element, name: str) -> str:
    return next(
        (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), ""
    )


def _styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the names of the styles by their ids, in lower case."""
    found = {}
    for style in _part(archive, "word/styles.xml"):
        for child in style:
            if _name(child) == "name":
                found[_attribute(style, "styleId")] = _attribute(child, "val").lower()
    return found


def _blocks(parent: _Element, styles: Mapping[str, str]) -> Iterator[TextBlock]:
    """Yield the paragraphs and table rows below an element, in order."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = _name(child)
        if name == "p":
            yield from _paragraph(child, styles)
        elif name == "tbl":
            yield from _table(child, styles)
        elif name not in _SKIPPED:
            stack.append(iter(child))


def _paragraph(element: _Element, styles: Mapping[str, str]) -> Iterator[TextBlock]:
    boxes: list[_Element] = []
    text = as_paragraph("".join(_pieces(element, boxes)))
    if text:
        yield TextBlock(text, _reason(element, styles))
    for box in boxes:
        yield from _blocks(box, styles)


def _pieces(element: _Element, boxes: list[_Element]) -> Iterator[str]:
    """Yield the text of a paragraph; the boxes of text in it are collected."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in ("br", "cr"):
            yield _BREAK
        elif name in ("tab", "ptab"):
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _SKIPPED:
            stack.append(iter(child))


def _reason(element: _Element, styles: Mapping[str, str]) -> str:
    properties = next((each for each in element if _name(each) == "pPr"), None)
    for each in properties if properties is not None else ():
        if _name(each) == "pStyle":
            identifier = _attribute(each, "val")
            style = styles.get(identifier, identifier.lower())
            if style in ("title", "subtitle") or style.startswith(
                ("heading", "überschrift", "titre")
            ):
                return "heading"
            if style.startswith(("caption", "beschriftung")):
                return "caption"
        elif _name(each) == "outlineLvl" and _attribute(each, "val") in tuple("012345678"):
            return "heading"
    return ""


def _table(table: _Element, styles: Mapping[str, str]) -> Iterator[TextBlock]:
    """Yield a line a row, its cells separated; a table of one cell is its paragraphs."""
    for row in _below(table, "tr"):
        cells = [list(_blocks(cell, styles)) for cell in _below(row, "tc")]
        if len(cells) == 1:
            yield from cells[0]
        elif any(cells):
            yield TextBlock(" | ".join(" ".join(block.text for block in cell) for cell in cells))


def _below(element: _Element, name: str) -> Iterator[_Element]:
    """Yield the children of a name, those in content controls as well."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _below(child, name)


def _footnotes(root: _Element, styles: Mapping[str, str]) -> list[TextBlock]:
    notes = [each for each in root if not _attribute(each, "type")]
    return [block for note in notes for block in _blocks(note, styles)]


def _properties(archive: zipfile.ZipFile) -> tuple[dict[str, Fact], tuple[str, ...], str]:
    """Return what the properties of the file say, which programs and templates write as well."""
    values = {
        _name(each): as_paragraph(each.text or "") for each in _part(archive, "docProps/core.xml")
    }
    why = "The properties of the file have it; its text does not state it."
    facts = {}
    title, author = values.get("title", ""), values.get("creator", "")
    if title and not _NO_TITLES.fullmatch(title):
        facts["title"] = Fact(title, why)
    if stamp := read_stamp(values.get("created", "")):
        day = stamp.day.isoformat()
        facts["published"] = Fact(day, "The file was made on that day, by its properties.")
    is_person = author and not _NO_AUTHORS.fullmatch(author)
    return facts, (author,) if is_person else (), why if is_person else ""


def _with_headline(blocks: list[TextBlock], facts: dict[str, Fact]) -> list[TextBlock]:
    """Take a heading at the beginning for the title, which is then stated."""
    if not blocks or blocks[0].left_out != "heading":
        return blocks
    facts["title"] = Fact(blocks[0].text)
    return [blocks[0]._replace(left_out=HEADLINE), *blocks[1:]]
