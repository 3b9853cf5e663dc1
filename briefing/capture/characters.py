"""Cleans the characters of a text: what cannot be seen goes, and spaces become plain spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Each kind with its characters. Joiners (U+200C, U+200D) are part of words and stay.
_KINDS = {
    "bidirectional control": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "control character": "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f",
    "invisible character": "\u00ad\u200b\u2060\ufeff\ufff9-\ufffb\U000e0000-\U000e007f",
    "character that is none": "\ufffe\uffff\ud800-\udfff",
}
_REMOVED = re.compile(f"[{''.join(_KINDS.values())}]")
_BREAKS = re.compile("\r\n|[\r\x0c\x85\u2028\u2029]")
_SIGNS = re.compile(r"[\W_]+")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f ]+")


def clean(text: str) -> str:
    """Return a text in NFC without invisible and control characters, with LF at line ends.

    Runs of white space become one space; the ideographic space stays, except around lines.
    """
    text = _BREAKS.sub("\n", text)
    text = _SPACES.sub(" ", _REMOVED.sub("", text))
    return unicodedata.normalize("NFC", text)


def as_paragraph(text: str) -> str:
    """Return a cleaned text as one line without white space around it."""
    lines = (line.strip() for line in clean(text).split("\n"))
    return " ".join(line for line in lines if line)


def key_of(text: str) -> str:
    """Return the letters and digits of a text in small letters, by which texts are compared."""
    return _SIGNS.sub("", text.casefold())


def notes_on(text: str) -> Iterator[str]:
    """Yield what `clean` takes away that a reader should know, as lines for people."""
    for kind, signs in _KINDS.items():
        if kind == "invisible character":
            continue  # soft hyphens and marks of byte order change no word
        if number := len(re.findall(f"[{signs}]", text)):
            plural = "characters that are none" if kind.endswith("none") else f"{kind}s"
            yield f"removed: {number:,} {kind if number == 1 else plural}"
    if lost := text.count("\ufffd"):
        what = "1 character" if lost == 1 else f"{lost:,} characters"
        yield f"{what} could not be read, and stand there as U+FFFD"
