"""Runs Typst: passes data in and returns a PDF; the data never becomes markup."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from datetime import date
from functools import cache

import typst

from briefing.model.lean_typing import NamedTuple
from briefing.render.export import NoFontError

_TEMPLATE = os.path.join(os.path.dirname(__file__), "brief.typ")
_ACCESSIBLE: typst.PDFStandard = "ua-1"
"""PDF/UA-1 (ISO 14289-1): Typst refuses what does not conform to it."""
_NO_SIGN = re.compile(r'error: PDF/UA-1 error: the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


_CHINESE = re.compile(r"[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS = (
    ("JP", re.compile("[\u3040-\u30ff]")),
    ("KR", re.compile("[\u1100-\u11ff\uac00-\ud7af]")),
)
_REGIONS = ("SC", "TC", "HK", "JP", "KR")
_OF_REGION = re.compile(r" CJK (?:SC|TC|HK|JP|KR)$")


class Typeset(NamedTuple):
    """A PDF, the characters that no font has, each printed as a box, and the fonts of others.

    `lacking` are the characters that the typesetter's own fonts lack. Where there are none, the
    same input gives the same bytes on every machine.
    """

    data: bytes
    without_sign: tuple[str, ...]
    lacking: tuple[str, ...] = ()


def typeset(copy: str, day: date, font_folder: str = "") -> Typeset:
    """Typeset a JSON text; `day` becomes the document's date.

    The PDF conforms to PDF/UA-1 unless a character is missing in all fonts. Those of a folder and
    then those of the system are used only for what the typesetter's own fonts lack: with them the
    same view can give other bytes on another machine. Raises NoFontError if the folder has none.
    """
    added = _families(font_folder) if font_folder else []
    # In the folder, too, families for Chinese characters of the right region come first.
    chinese = _regional(added, copy)
    added = [*(each for each in added if not _OF_REGION.search(each)), *chinese, *added]
    inputs = {"brief": copy}
    data, lacking = _try(inputs, day, _fonts(""))
    if data is not None:
        return Typeset(data, ())
    fonts = _fonts(font_folder, with_system=True)
    more = [*added, *_regional(fonts.families(), copy)]
    inputs["fonts"] = json.dumps(list(dict.fromkeys(more)))
    data, without_sign = _try(inputs, day, fonts)
    if data is not None:
        return Typeset(data, (), lacking)
    return Typeset(_compile(inputs, day, fonts, []), without_sign, lacking)


def _try(
    inputs: dict[str, str], day: date, fonts: typst.Fonts
) -> tuple[bytes | None, tuple[str, ...]]:
    """Return an accessible PDF, or None and the characters that the fonts lack."""
    try:
        return _compile(inputs, day, fonts, [_ACCESSIBLE]), ()
    except typst.TypstError as error:
        without_sign = _without_sign(error.diagnostic)
        if not without_sign:
            raise
        return None, without_sign


def _compile(
    inputs: dict[str, str], day: date, fonts: typst.Fonts, standards: list[typst.PDFStandard]
) -> bytes:
    with open(_TEMPLATE, "rb") as file:
        template = file.read()
    made = typst.compile(
        template,
        font_paths=fonts,
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=standards,
        timestamp=(day.toordinal() - date(1970, 1, 1).toordinal()) * 86400,
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts(folder: str, *, with_system: bool = False) -> typst.Fonts:
    paths: list[str] = [folder] if folder else []
    return typst.Fonts(include_system_fonts=with_system, font_paths=paths)


def _families(folder: str) -> list[str]:
    """Return the families of the fonts in a folder; raises NoFontError if there are none."""
    try:
        os.listdir(folder)
    except OSError as error:
        raise NoFontError(f"{folder}: {error.strerror}") from error
    paths: list[str] = [folder]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
    if not (found := fonts.families()):
        raise NoFontError(f"{folder} has no fonts")
    return found


def _regional(families: Iterable[str], copy: str) -> list[str]:
    """Return families for Chinese characters, those of the region that the text points to first.

    One character has other forms in Japan than in China. The typesetter would take any family that
    has it; kana and Hangul say which region is meant, and without either it is China.
    """
    if not _CHINESE.search(copy) and not any(found.search(copy) for _, found in _LETTERS):
        return []
    meant = [region for region, found in _LETTERS if found.search(copy)]
    order = [*meant, *(each for each in _REGIONS if each not in meant)]
    found = [each for each in families if _OF_REGION.search(each)]
    # The text is set in a serif font; a family of fixed width is none for reading.
    found = [each for each in found if " Mono " not in each]
    return sorted(found, key=lambda each: ("Serif" not in each, order.index(each[-2:]), each))


def _without_sign(diagnostic: str) -> tuple[str, ...]:
    """Return the characters that Typst reports as missing in its fonts, in order, each once."""
    found = (_ESCAPED.sub(_unescape, text) for text in _NO_SIGN.findall(diagnostic))
    # What only joins others into one sign is not missed by itself.
    return tuple(dict.fromkeys(char for text in found for char in text if char.isprintable()))


def _unescape(escaped: re.Match[str]) -> str:
    code, char = escaped.groups()
    return chr(int(code, 16)) if code else char
