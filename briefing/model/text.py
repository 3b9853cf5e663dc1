"""The characters that are not allowed to pass from a curated file to a terminal or a page."""

from __future__ import annotations

import re

JOINERS = "\u200c\u200d"
"""Characters that join or separate letters and signs: not printable, but part of a text."""
_SOFT_HYPHEN = "\u00ad"

# C0 without line feed, DEL, C1, the bidirectional controls, line breaks that editors do not
# count (NEL is in C1; LS, PS), the byte order mark and lone surrogates. Any of them can move a
# terminal's cursor, reorder a line on the screen or make line numbers disagree with an editor's.
_FORBIDDEN = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def find_forbidden(text: str, start: int = 0) -> re.Match[str] | None:
    """Return the first forbidden character at or after a position, or None."""
    # What is printable is never forbidden, and asking is many times faster than searching.
    if text.replace("\n", "").isprintable():
        return None
    return re.compile(_FORBIDDEN).search(text, start)


def find_control(text: str) -> str:
    """Return the first control character that is no white space, empty for none.

    White space becomes a space in a text on one line; an escape sequence would leave its letters.
    """
    found = re.search("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]", text)
    return found.group() if found else ""


_NAMES = {
    0x00: "null character",
    0x09: "tab",
    0x0D: "carriage return",
    0x1B: "escape character",
    0x85: "next-line control",
    0x2028: "line separator",
    0x2029: "paragraph separator",
    0xFEFF: "byte order mark",
}


def name_character(char: str) -> str:
    """Return the name of a forbidden character for a message: ``escape character U+001B``."""
    code = ord(char)
    if code in _NAMES:
        kind = _NAMES[code]
    elif code < 0x20 or 0x7F <= code <= 0x9F:
        kind = "control character"
    elif code in (0xFFFE, 0xFFFF):
        kind = "noncharacter"
    elif 0xD800 <= code <= 0xDFFF:
        kind = "lone surrogate"
    else:
        kind = "bidirectional control"
    return f"{kind} U+{code:04X}"


def visible(text: str) -> str:
    r"""Return `text` with every forbidden character written as an escape such as ``\u202e``.

    For text that did not come through the loader (file names, command lines, offending lines):
    what is returned is safe to print and shows what was there. Line feeds are escaped too.
    """
    if text.isprintable():
        return text
    return re.sub(_FORBIDDEN, _escape, text).replace("\n", "\\n")


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def as_one_line(text: str) -> str:
    """Replace line breaks and unprintable characters by spaces.

    Characters that join or separate letters and signs are kept; soft hyphens are removed.
    """
    text = text.replace(_SOFT_HYPHEN, "")
    lines = [line.strip() for line in text.splitlines()]
    joined = " ".join(line for line in lines if line) if len(lines) > 1 else text
    return "".join(char if char.isprintable() or char in JOINERS else " " for char in joined)
