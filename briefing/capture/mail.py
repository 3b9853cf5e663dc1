"""Reads a mail: its text without the mails that it quotes, and what its headers state."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from briefing.capture.captured import Captured, CaptureError, Fact, TextBlock
from briefing.capture.characters import as_paragraph
from briefing.capture.dates import read_stamp
from briefing.capture.decoding import Decoded, decode
from briefing.capture.passages import passages_not_said
from briefing.capture.plain_text import notes_of

QUOTED = "quoted mail"
SIGNATURE = "signature"

_ATTRIBUTION = re.compile(
    r"(?:.*\b(?:wrote|schrieb|writes|a écrit|escribió|ha scritto|skrev|schreef)\b.{0,60}:"
    r"|.*(?:さん|様).*書きました?[:：])\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTION_BEGINS = re.compile(r"(?:on|am|le|el|il|op|den|\d{4}[-/年])\b", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"\s*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht"
    r"|weitergeleitete nachricht"
    r"|message d'origine|mensaje original)\s*-{2,}\s*$",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(r"\s*\*?(?:from|von|de|da)\s?:\*?\s+\S", re.IGNORECASE)
_SENT_LINE = re.compile(
    r"\s*\*?(?:sent|date|gesendet|datum|envoyé|enviado|to|an|subject|betreff)\s?:", re.IGNORECASE
)
_SENT_FROM = re.compile(
    r"\s*(?:sent|get|gesendet|envoyé|enviado) (?:from|von|depuis|desde"
    r"|outlook)(?: \w+){1,4}\.?\s*$",
    re.IGNORECASE,
)


def read_mail(data: bytes) -> Captured:
    """Read a mail; raises CaptureError if it has no text that can be read."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise CaptureError("it is encrypted", "decrypt it in your mail program, and save its text")
    body = message.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise CaptureError("it has no text of its own", "save what is attached to it, and add that")
    decoded = _decoded(body)
    if body.get_content_type() == "text/html":
        blocks = list(_html_blocks(decoded.text))
    else:
        is_flowed = str(body.get_param("format", "")).lower() == "flowed"
        is_deleted = str(body.get_param("delsp", "")).lower() == "yes"
        lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        blocks = list(_blocks(unflowed(lines, delsp=is_deleted) if is_flowed else lines))
    facts, authors = _facts(message)
    return Captured(
        "mail",
        tuple(blocks),
        facts,
        authors,
        not_taken=tuple(passages_not_said(_beside(message, body), _joined(blocks))),
        notes=(*notes_of(decoded), *_attached(message)),
    )


def _joined(blocks: Iterable[TextBlock]) -> str:
    return " ".join(block.text for block in blocks)


def _beside(message: EmailMessage, body: EmailMessage) -> Iterator[str]:
    """Yield the paragraphs of the other form of the text, and of further texts in the mail.

    A form in HTML that cannot be parsed is given as it stands.
    """
    for part in _texts(message):
        if part is body:
            continue
        text = _decoded(part).text
        blocks = _blocks(re.split("\r\n|[\r\n]", text))
        if part.get_content_type() == "text/html" and text.strip():
            with suppress(CaptureError):
                blocks = iter(list(_html_blocks(text)))
        yield from (block.text for block in blocks)


def _texts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the texts of a mail that are no attached files, and not those of attached mails."""
    stack: list[EmailMessage] = [message]
    while stack:
        part = stack.pop()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            parts = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
            stack += reversed(parts)
        elif part.get_content_type() in ("text/plain", "text/html") and not _is_file(part):
            yield part


def _is_file(part: EmailMessage) -> bool:
    return bool(part.get_filename()) or part.get_content_disposition() == "attachment"


def _decoded(part: EmailMessage) -> Decoded:
    """Decode a part ourselves: the library raises at charsets that it does not know."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_param("charset", "")
    label = charset if isinstance(charset, str) else charset[2]
    return decode(data, http=label, is_markup=part.get_content_type() == "text/html")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return as_paragraph(str(message.get(name, "")))
    except (ValueError, IndexError, AttributeError):  # a header that the library stumbles over
        return ""


def _facts(message: EmailMessage) -> tuple[dict[str, Fact], tuple[str, ...]]:
    facts = {}
    if title := _header(message, "Subject"):
        facts["title"] = Fact(title)
    if day := _day(_header(message, "Date")):
        facts["published"] = Fact(day)
    if publisher := _header(message, "Organization"):
        facts["publisher"] = Fact(publisher)
    people = getaddresses([_header(message, "From")])
    return facts, tuple(
        as_paragraph(name.strip("'\" ")) or address for name, address in people if name or address
    )


def _day(text: str) -> str:
    """Return the day of a Date header in its own zone; empty if it cannot be read."""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        stamp = read_stamp(text)
        return stamp.day.isoformat() if stamp else ""


def _attached(message: EmailMessage) -> Iterator[str]:
    parts = [
        part
        for part in message.iter_attachments()
        if _is_file(part) or part.get_content_type() not in ("text/plain", "text/html")
    ]
    names = [part.get_filename() or part.get_content_type() for part in parts]
    if names:
        yield f"not read, as it is attached: {', '.join(map(as_paragraph, names))}"


def unflowed(lines: list[str], *, delsp: bool = False) -> list[str]:
    """Join the lines of ``format=flowed`` (RFC 3676), never across depths of quoting."""
    joined: list[str] = []
    depth_before, is_open = -1, False
    for line in lines:
        marks = line[: len(line) - len(line.lstrip(">"))]
        text = line[len(marks) :].removeprefix(" ")
        is_signature = text == "-- "
        if is_open and len(marks) == depth_before and not is_signature:
            joined[-1] += text
        else:
            joined.append(f"{marks} {text}" if marks else text)
        is_open = text.endswith(" ") and not is_signature
        if is_open and delsp:
            joined[-1] = joined[-1][:-1]
        depth_before = len(marks)
    return joined


def _blocks(lines: list[str]) -> Iterator[TextBlock]:
    """Yield the paragraphs; a border between our text and a quoted one ends one as well."""
    kinds = _kinds(lines)
    pending: list[str] = []
    kind_before = ""
    for line, kind in zip([*lines, ""], [*kinds, ""], strict=True):
        text = line.lstrip("> \t") if kind == QUOTED else line
        if (not text.strip() or kind != kind_before) and (
            joined := as_paragraph("\n".join(pending))
        ):
            yield TextBlock(joined, kind_before)
            pending = []
        if text.strip():
            pending.append(text)
        kind_before = kind


def _kinds(lines: list[str]) -> list[str]:
    """Return for each line whether it is quoted or of the signature."""
    kinds = [QUOTED if line.startswith(">") else "" for line in lines]
    for at, line in enumerate(lines):
        if not kinds[at] and _ATTRIBUTION_BEGINS.match(line):
            _mark_attribution(lines, kinds, at)
    for at, line in enumerate(lines):
        if kinds[at]:
            continue
        if _ORIGINAL.match(line) or (_HEADER_LINE.match(line) and _sent_follows(lines, at)):
            return kinds[:at] + [QUOTED] * (len(lines) - at)
        if line in ("-- ", "--"):
            end = next((i for i in range(at, len(lines)) if kinds[i]), len(lines))
            kinds[at:end] = [SIGNATURE] * (end - at)
        elif _SENT_FROM.match(line):
            kinds[at] = SIGNATURE
    return kinds


def _sent_follows(lines: list[str], at: int) -> bool:
    return any(_SENT_LINE.match(line) for line in lines[at + 1 : at + 4])


def _mark_attribution(lines: list[str], kinds: list[str], at: int) -> None:
    """Mark "On … wrote:" over at most four lines, if what is quoted follows it."""
    for end in range(at + 1, min(at + 5, len(lines) + 1)):
        if not lines[end - 1].strip():
            return
        if _ATTRIBUTION.match(" ".join(lines[at:end])):
            rest = [i for i in range(end, min(end + 3, len(lines))) if lines[i].strip()]
            if rest and kinds[rest[0]] == QUOTED:
                kinds[at:end] = [QUOTED] * (end - at)
            return


def _html_blocks(text: str) -> Iterator[TextBlock]:
    from briefing.capture.html_dom import blocks_of, is_heading, parse_page

    for block in blocks_of(parse_page(text)):
        reason = "heading" if is_heading(block.tag) else ""
        if block.tag == "blockquote" or "quote" in block.shape:
            reason = QUOTED
        yield TextBlock(block.text, reason)
