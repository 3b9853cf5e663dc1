"""Runs Typst: passes data in and returns a PDF; the data never becomes markup."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import cache

import typst

from briefing.model.lean_typing import NamedTuple

_TEMPLATE = os.path.join(os.path.dirname(__file__), "brief.typ")
_ACCESSIBLE: typst.PDFStandard = "ua-1"
"""PDF/UA-1 (ISO 14289-1): Typst refuses what does not conform to it."""
_NO_SIGN = re.compile(r'error: PDF/UA-1 error: the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


class Typeset(NamedTuple):
    """A PDF, and the characters that no font has: each is printed as a box."""

    data: bytes
    without_sign: tuple[str, ...]


def typeset(copy: str, day: date) -> Typeset:
    """Typeset a JSON text; `day` becomes the document's date.

    The PDF conforms to PDF/UA-1 unless a character is missing in the fonts that Typst brings.
    System fonts are ignored: with them the same view would give other bytes on another machine.
    """
    inputs = {"brief": copy}
    try:
        return Typeset(_compile(inputs, day, [_ACCESSIBLE]), ())
    except typst.TypstError as error:
        without_sign = _without_sign(error.diagnostic)
        if not without_sign:
            raise
        return Typeset(_compile(inputs, day, []), without_sign)


def _compile(inputs: dict[str, str], day: date, standards: list[typst.PDFStandard]) -> bytes:
    with open(_TEMPLATE, "rb") as file:
        template = file.read()
    made = typst.compile(
        template,
        font_paths=_fonts(),
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=standards,
        timestamp=(day.toordinal() - date(1970, 1, 1).toordinal()) * 86400,
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _without_sign(diagnostic: str) -> tuple[str, ...]:
    """Return the characters that Typst reports as missing in its fonts, in order, each once."""
    found = (_ESCAPED.sub(_unescape, text) for text in _NO_SIGN.findall(diagnostic))
    # What only joins others into one sign is not missed by itself.
    return tuple(dict.fromkeys(char for text in found for char in text if char.isprintable()))


def _unescape(escaped: re.Match[str]) -> str:
    code, char = escaped.groups()
    return chr(int(code, 16)) if code else char
