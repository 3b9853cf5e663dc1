"""Takes the page out of what browsers save as one file: MHTML (RFC 2557), and HTML that holds all.

An MHTML file has the form of a mail; its headers say where and when the page was saved.
"""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from briefing.capture.captured import CaptureError, CaptureRequest
from briefing.load.source_values import is_url

_ENDINGS = (".mhtml", ".mht")
_HEAD = 65_536
_OF_A_PAGE = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SENT = ("To", "Cc", "Message-ID", "Received", "Delivered-To", "Return-Path")
"""Headers of a mail that was sent, which can have the form of a page as well."""
_PICTURE = re.compile(rb"data:[\w.+-]+/[\w.+-]+(?:;[\w=.-]+)*,[^\"'\s)<>]{1000,}")
_EARLY = 4096
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)", re.IGNORECASE
)


def mhtml_of(data: bytes, ending: str) -> EmailMessage | None:
    """Return the parts of a page that was saved as MHTML; None for a mail, or anything else."""
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD].lstrip(), maxsplit=1)[0]
    if not _OF_A_PAGE.search(head):
        return None
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    if message["Snapshot-Content-Location"] or ending in _ENDINGS:
        return message
    is_sent = any(name in message for name in _SENT)
    return message if not is_sent and _address(message) else None


def page_in(message: EmailMessage, request: CaptureRequest) -> tuple[CaptureRequest, str]:
    """Return the page as if it were fetched, and the day on which it was saved, empty if unknown.

    Raises CaptureError if no page is in it.
    """
    page = _page(message)
    if page is None:
        raise CaptureError("it holds no page", "save the page as HTML")
    payload = page.get_payload(decode=True)
    return (
        request._replace(
            data=payload if isinstance(payload, bytes) else b"",
            name="",
            address=request.address or _address(message),
            content_type=str(page.get("Content-Type", "text/html")),
        ),
        _day_of(message),
    )


def _page(message: Message) -> Message | None:
    """Return the first part that is a page: frames and what else was loaded stand behind it."""
    pages = ("text/html", "application/xhtml+xml")
    return next((part for part in message.walk() if part.get_content_type() in pages), None)


def _address(message: Message) -> str:
    """Return the address from which a page was saved, empty if none of the web is named."""
    page = _page(message)
    named = [message["Snapshot-Content-Location"], page and page["Content-Location"]]
    for each in [*named, message["Content-Location"]]:
        address = re.sub(r"\s", "", str(each or ""))  # a long header is folded
        if is_url(address):
            return address
    return ""


def _day_of(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def without_pictures(data: bytes) -> bytes:
    """Return a page without the files that it holds in addresses, which are no text."""
    return _PICTURE.sub(b"data:,", data)


def address_in(text: str) -> str:
    """Return the address from which a browser says in the page to have saved it; else empty."""
    match = _SAVED_FROM.search(text[:_EARLY])
    return match[1] if match and is_url(match[1]) else ""
