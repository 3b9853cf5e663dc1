"""Decodes a file into text whose lines are counted as in an editor, without control characters."""

from __future__ import annotations

from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.text import find_forbidden, name_character

_LINE_BREAKS = "\r\x85\u2028\u2029"
_ENOUGH = 20  # lines with forbidden characters: more say nothing new


def may_hold_markers(data: bytes) -> bool:
    """Return quickly whether a file can contain git's conflict markers."""
    # Single bytes first: looking for these takes a tenth of the time.
    return (
        (b"<" in data and b"<<<<<<<" in data)
        or (b">" in data and b">>>>>>>" in data)
        or (b"|" in data and b"|||||||" in data)
    )


def may_hold_comment(text: str) -> bool:
    """Return quickly whether a text can contain a comment after a value."""
    return text.find("#", 1) > 0 and " #" in text


def decode(data: bytes, path: str, problems: list[Diagnostic]) -> str | None:
    """Decode a file; None if it is not UTF-8 or has control characters, which is reported."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(data) > 3 and b"\0" in data[:4]):
        problems.append(
            Diagnostic(
                Span(path), "encoding", "the file looks like UTF-16 or UTF-32", "save it as UTF-8"
            )
        )
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].removeprefix(b"\xef\xbb\xbf")
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"byte 0x{data[error.start]:02X} at offset {error.start} is not UTF-8"
        problems.append(
            Diagnostic(Span(path, line, column), "encoding", message, "save it as UTF-8")
        )
        return None
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return text if _has_only_safe_characters(text, path, problems) else None


def _has_only_safe_characters(text: str, path: str, problems: list[Diagnostic]) -> bool:
    found, position, line = 0, 0, 1
    while found < _ENOUGH and (match := find_forbidden(text, position)):
        char, start = match.group(), match.start()
        line += text.count("\n", position, start)
        column = start - text.rfind("\n", 0, start)
        code, hint = "character", "delete it"
        if char == "\t":
            code, hint = "tab", "indent and separate with spaces"
        elif char in _LINE_BREAKS:
            code, hint = "line-break", "end lines with LF or CRLF"
        message = f"{name_character(char)} in the file"
        problems.append(Diagnostic(Span(path, line, column), code, message, hint))
        found += 1
        position = text.find("\n", start)
        if position < 0:
            break
    return not found
