"""Reads the characters of a PDF's page and joins them to lines, with their places and sizes."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from statistics import median
from typing import Any, NamedTuple

_HYPHENS = (0x02, 0xFFFE)
"""What PDFium writes for a hyphen at the end of a line, and the line end with it."""
_ROTATED = 0.1
"""Radians."""
_LONGEST_NAME = 200
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)


class PdfLine(NamedTuple):
    """A line of a page, in points from the left and the bottom of the page; `page` is from 0.

    `base` is its baseline, `height` the page's height; `has_hyphen` says that the line breaks
    within a word, `is_bold` that it begins and ends in bold type. `last_gap` is the space before
    its last word, as a multiple of its size.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    height: float
    has_hyphen: bool = False
    is_bold: bool = False
    last_gap: float = 0.0


class _Character(NamedTuple):
    code: int
    left: float
    right: float
    base: float
    size: float
    place: int


def lines_of(page: Any, number: int) -> tuple[list[PdfLine], int, int]:  # noqa: ANN401 - no types
    """Return the lines of a page in the order of its content, and how many characters it has.

    The third value counts those that are set in vertical lines.
    """
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    height = page.get_height() or 1.0
    lines: list[PdfLine] = []
    pending: list[_Character] = []
    count = vertical = 0
    before: _Character | None = None

    def flush(*, has_hyphen: bool = False) -> None:
        if line := _line(pending, number, height, has_hyphen=has_hyphen):
            shown = [each.place for each in pending if each.code > 32]
            ends = (shown[0], shown[-1])
            lines.append(line._replace(is_bold=all(_is_bold(pdfium, text.raw, at) for at in ends)))
        pending.clear()

    for each in _characters(pdfium, text.raw):
        if each is None:
            flush()
            continue
        if each.code in _HYPHENS:
            flush(has_hyphen=True)
            continue
        if each.code > 32:
            count += 1
            if (
                before
                and each.code > 0x2E80
                and abs(each.left - before.left) < each.size / 2
                and 0.5 < (before.base - each.base) / (each.size or 1) < 3
            ):
                vertical += 1
            before = each
        if pending and each.code > 32 and _is_elsewhere(pending, each):
            flush()
        pending.append(each)
    flush()
    text.close()
    return lines, count, vertical


def _characters(pdfium: Any, text: Any) -> Iterator[_Character | None]:  # noqa: ANN401
    """Yield the upright characters of a page; None for the end of a line."""
    rect = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    rest = 0
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in (10, 13):
            yield None
            continue
        if 0xD800 <= code < 0xDC00:  # the first half of a pair
            rest = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, rest = (0x10000 + ((rest - 0xD800) << 10) + code - 0xDC00 if rest else 0xFFFD), 0
        angle = pdfium.FPDFText_GetCharAngle(text, at)
        if code > 32 and min(angle, abs(6.2832 - angle)) > _ROTATED and angle >= 0:
            continue
        pdfium.FPDFText_GetLooseCharBox(text, at, rect)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        size = pdfium.FPDFText_GetFontSize(text, at)
        boxed = rect.top - rect.bottom
        if size <= 1.5 or (boxed > 0 and not 0.5 < size / boxed < 2):
            size = boxed or size  # the font is scaled by a matrix
        yield _Character(code, rect.left, rect.right, y.value, size, at)


def _is_bold(pdfium: Any, text: Any, place: int) -> bool:  # noqa: ANN401
    """Whether a character is bold, by the name of its font."""
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(text, place, name, _LONGEST_NAME, None)
    return bool(_BOLD.search(name.value))


def _is_elsewhere(pending: list[_Character], each: _Character) -> bool:
    """Whether a character is not on the line of those before it."""
    last = next((char for char in reversed(pending) if char.code > 32), None)
    if last is None:
        return False
    size = max(last.size, each.size, 1.0)
    goes_back = each.left < last.left - size
    return abs(each.base - last.base) > 0.8 * size or (
        goes_back and abs(each.base - last.base) > 0.2 * size
    )


def _last_gap(characters: list[_Character]) -> float:
    """Return the space before the last word of a line, as a multiple of its size."""
    word: _Character | None = None
    has_space = False
    for each in reversed(characters):
        if each.code > 32:
            if word and has_space:
                return max(0.0, word.left - each.right) / (each.size or 1.0)
            word, has_space = each, False
        else:
            has_space = True
    return 0.0


def _line(
    characters: list[_Character], number: int, height: float, *, has_hyphen: bool
) -> PdfLine | None:
    shown = [each for each in characters if each.code > 32]
    if not shown:
        return None
    text = "".join(chr(each.code) if each.code < 0x110000 else "\ufffd" for each in characters)
    return PdfLine(
        text=text.strip(),
        left=min(each.left for each in shown),
        right=max(each.right for each in shown),
        base=median(each.base for each in shown),
        size=median(each.size for each in shown),
        page=number,
        height=height,
        has_hyphen=has_hyphen,
        last_gap=_last_gap(characters),
    )
