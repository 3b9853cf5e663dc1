"""Tells what kind of file the bytes are, and reads them with what reads that kind."""

from __future__ import annotations

import os
import re
from email.message import Message

from briefing.capture.captured import Captured, CaptureError, CaptureRequest, Fact
from briefing.capture.characters import as_paragraph
from briefing.capture.date_lines import with_printed_day
from briefing.capture.decoding import Decoded, decode
from briefing.capture.saved_page import mhtml_of, page_in, without_pictures

MAX_BYTES = 50 * 2**20
"""Bytes of any file; larger ones are not read at all."""
MAX_MARKUP = 5 * 2**20
"""Bytes of a page, a text or a mail's text, but for pictures that stand in addresses: parsing takes
more than linear time."""

_EARLY = 2048
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3,}")
_MAIL_HEADERS = (b"from:", b"date:", b"message-id:", b"received:", b"mime-version:", b"subject:")
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old or encrypted Office file",
        "save it as .docx without a password",
    ),
    (b"{\\rtf", "an RTF file", "save it as .docx or as plain text"),
    (b"\x89PNG", "a picture", "run OCR over it first, and add the text"),
    (b"\xff\xd8\xff", "a picture", "run OCR over it first, and add the text"),
    (b"GIF8", "a picture", "run OCR over it first, and add the text"),
    (b"II*\0", "a picture", "run OCR over it first, and add the text"),
    (b"bplist00", "a web archive of Safari", "save the page as HTML"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"7z\xbc\xaf", "an archive", "unpack it first"),
)


def read_file(request: CaptureRequest) -> Captured:
    """Read a file of any kind that is known.

    Raises CaptureError if it cannot be read, ModuleNotFoundError if a library is missing.
    """
    document = _read(request)
    return document._replace(
        facts=with_printed_day(document.facts, document.blocks),
        notes=tuple(map(as_paragraph, document.notes)),  # they quote labels
    )


def _read(request: CaptureRequest) -> Captured:
    data = request.data
    if not data.strip():
        raise CaptureError("it is empty")
    ending = os.path.splitext(request.name.lower())[1]
    if b"%PDF-" in data[:1024]:
        from briefing.capture.pdf import read_pdf

        return read_pdf(request)
    if data.startswith(b"PK\x03\x04"):
        from briefing.capture.docx import read_docx

        return read_docx(data)
    for sign, what, hint in _REFUSED:
        if data.startswith(sign):
            raise CaptureError(f"it is {what}", hint)
    if data.startswith(b"From ") and _HEADER.match(data.partition(b"\n")[2]):
        if re.search(rb"\n\r?\nFrom \S+ .*\d{4}\r?\n[A-Za-z-]+:", data):
            raise CaptureError("it is a mailbox of several messages", "save each one as .eml")
        data = data.partition(b"\n")[2]
    if (saved := mhtml_of(data, ending)) is not None:
        page, day = page_in(saved, request)
        document = _read_text(page, _PAGES[0])
        facts = {**document.facts, "accessed": Fact(day)} if day else document.facts
        return document._replace(facts=facts)
    if is_mail(data, ending):
        from briefing.capture.mail import read_mail

        return read_mail(data)
    return _read_text(request, ending)


def is_mail(data: bytes, ending: str) -> bool:
    """Whether a file is a mail: by its name, or by the headers that it begins with."""
    match = _HEADER.match(data[:65536])
    if not match:
        return False
    head = b"\n" + match[0].lower()
    found = sum(b"\n" + name in head for name in _MAIL_HEADERS)
    return found >= (1 if ending == ".eml" else 3)


def _read_text(request: CaptureRequest, ending: str) -> Captured:
    data = request.data
    if len(data) > MAX_MARKUP:
        data = without_pictures(data)
    if len(data) > MAX_MARKUP:
        size, limit = len(data) / 2**20, MAX_MARKUP // 2**20
        raise CaptureError(
            f"it has {size:,.0f} MiB, and at most {limit} are read of a page or a text",
            "keep the article alone, as plain text",
        )
    kind, charset = content_type(request.content_type)
    is_markup = kind in ("text/html", "application/xhtml+xml") or ending in _PAGES
    decoded = decode(data, http=charset, is_markup=is_markup or b"<" in data[:_EARLY])
    _refuse_binary(decoded, data)
    if is_markup or _PAGE.match(decoded.text[:_EARLY]):
        from briefing.capture.html_page import read_html

        return read_html(decoded, request.address)
    if ending in (".md", ".markdown", ".mdown", ".mkd") or kind == "text/markdown":
        from briefing.capture.markdown import read_markdown

        return read_markdown(decoded, request.name)
    if kind and not kind.startswith("text/") and kind != "application/octet-stream":
        raise CaptureError(f"it is {kind}, which is not read", "save it as HTML, PDF or plain text")
    from briefing.capture.plain_text import read_plain_text

    return read_plain_text(decoded, request.name)


_PAGES = (".html", ".htm", ".xhtml")


def content_type(header: str) -> tuple[str, str]:
    """Return the media type and the charset that a Content-Type header names."""
    if not header:
        return "", ""
    message = Message()
    message["Content-Type"] = header.replace("\r", " ").replace("\n", " ")
    charset = message.get_param("charset", "")
    return message.get_content_type(), charset if isinstance(charset, str) else charset[2]


def _refuse_binary(decoded: Decoded, data: bytes) -> None:
    """Refuse what is no text; texts of UTF-16 without a mark as well."""
    if decoded.encoding in ("utf-16", "utf-32"):
        return
    if b"\0" in data:
        raise CaptureError(
            "it is a binary file, or text in UTF-16 without its mark",
            "save it as plain text in UTF-8",
        )
