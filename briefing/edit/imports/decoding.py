"""Decodes others' files."""

from __future__ import annotations

import codecs

from briefing.edit.imports.imported_event import UnreadableError
from briefing.model.text import visible

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text of a file without its mark, and a note if its encoding was guessed.

    Raises UnreadableError if it cannot be decoded.
    """
    if encoding:
        return _decoded(data, encoding).removeprefix("\ufeff"), ""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return _decoded(data, name), ""
    if b"\0" in data:
        raise UnreadableError(
            "the file is binary, or UTF-16 without a mark", "save it as CSV in UTF-8"
        )
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableError(
            f"the file is not UTF-8: see line {line}", "name its --encoding, such as cp932"
        ) from None
    return text, "it is not UTF-8, and read as windows-1252; else name its --encoding"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = codecs.decode(data, encoding)
    except LookupError as error:
        raise UnreadableError(
            f"there is no encoding `{visible(encoding)}`", "write utf-8, cp1252 or cp932"
        ) from error
    except (UnicodeError, ValueError, TypeError) as error:
        raise UnreadableError(f"the file is not {visible(encoding)}", "name another") from error
    if not isinstance(text, str):  # a codec such as hex
        raise UnreadableError(f"`{visible(encoding)}` is no encoding of text")
    return text
