"""Decodes others' tables: in the encoding that is named, else in the one that they are in."""

from __future__ import annotations

import codecs

from briefing.capture.decoding import decode as decode_any
from briefing.edit.imports.imported_event import UnreadableError
from briefing.model.text import visible


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text of a file without its mark, and a note if its encoding was guessed.

    Raises UnreadableError if it cannot be decoded.
    """
    if encoding:
        return _decoded(data, encoding).removeprefix("\ufeff"), ""
    found = decode_any(data)
    if b"\0" in data and found.encoding not in ("utf-16", "utf-32"):
        raise UnreadableError(
            "the file is binary, or UTF-16 without a mark", "save it as CSV in UTF-8"
        )
    lost = found.text.find("\ufffd")
    if lost >= 0 and not _is_encoded(data, found.encoding):
        line = found.text.count("\n", 0, lost) + 1
        name = "UTF-8" if found.guessed else found.encoding
        raise UnreadableError(
            f"the file is not {name}: see line {line}", "name its --encoding, such as cp932"
        )
    return found.text, f"{found.guessed}; else name its --encoding" if found.guessed else ""


def _is_encoded(data: bytes, encoding: str) -> bool:
    """Whether bytes are valid in an encoding: some texts have U+FFFD of their own."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


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
