"""Joins the lines of a PDF's pages to paragraphs, across columns and pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.capture.characters import as_paragraph
from briefing.capture.page_apparatus import is_entry
from briefing.capture.pdf_lines import PdfLine

_SENTENCE_ENDS = re.compile(r"[.!?:…。！？][\"”’»)\]」』]*(?:\[?\d{1,3}\]?)?$")
_BULLET = re.compile(r"(?:[•◦▪‣●○■□–—·∙*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_FOOTNOTE = re.compile(r"(?:\d{1,3}|[*†‡])\s*\S")
_BARE_NUMBER = re.compile(
    r"(?:page\s*|p\.\s*|seite\s*|[-–—|]\s*)*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|von)\s*\d{1,4})?(?:\s*[-–—|])*",
    re.IGNORECASE,
)
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_BAND = 0.1
_SAME_SIZE, _LEADING, _FULL = 1.08, 1.28, 0.88


class PdfParagraph(NamedTuple):
    """A paragraph: its text, the page on which it begins and the one on which it ends, from 0."""

    text: str
    page: int
    last_page: int
    size: float
    is_table: bool = False
    is_bold: bool = False


def without_furniture(pages: Sequence[Sequence[PdfLine]]) -> tuple[list[list[PdfLine]], list[str]]:
    """Return the lines of each page without running heads and feet, and those by themselves.

    They stand in the outer tenth of pages and recur, but for their digits, on two pages at least
    and three in ten; bare numbers there are those of pages. Others, such as the titles of chapters,
    have the number of their page at an end, as most pages have it.
    """
    seen: dict[str, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page:
            if _is_in_band(line):
                seen[_folded(line.text)].add(number)
    least = max(2, round(0.3 * len(pages)))
    first_number = _first_number(pages, least)
    recurring = {text for text, found in seen.items() if len(found) >= least}
    kept, furniture = [], []
    for number, page in enumerate(pages):
        rest = []
        for line in page:
            text = line.text.strip()
            is_furniture = _is_in_band(line) and (
                _folded(text) in recurring
                or _BARE_NUMBER.fullmatch(text)
                or (first_number is not None and number + first_number in _numbers_at_ends(line))
            )
            if is_furniture:
                furniture.append(as_paragraph(text))
            else:
                rest.append(line)
        kept.append(rest)
    return kept, furniture


_LONGEST_RUNNING = 100
_NUMBER_FIRST = re.compile(r"(\d{1,4})(?:\s*[|·•–—]\s*|\s{2,})\D")
_NUMBER_LAST = re.compile(r"\D(?:\s*[|·•–—]\s*|\s{2,})(\d{1,4})$")
_LAST_WORD = re.compile(r"\D\s+(\d{1,4})$")
_WIDE = 1.5
"""Sizes of the type: a wider space sets the number of a page apart; justified lines have less."""


def _numbers_at_ends(line: PdfLine) -> set[int]:
    """Return the numbers that a line begins and ends with, beside a sign or a wide gap.

    A number and one space begin a footnote; one space and a number end a sentence.
    """
    text = line.text.strip()
    if len(text) > _LONGEST_RUNNING:
        return set()
    last = _LAST_WORD if line.last_gap > _WIDE else _NUMBER_LAST
    found = (_NUMBER_FIRST.match(text), last.search(text))
    return {int(each[1]) for each in found if each}


def _first_number(pages: Sequence[Sequence[PdfLine]], least: int) -> int | None:
    """Return the number of the first page, by the running lines; None if they do not tell it."""
    seen: Counter[int] = Counter()
    for number, page in enumerate(pages):
        band = (line for line in page if _is_in_band(line))
        seen.update({each - number for line in band for each in _numbers_at_ends(line)})
    [(first, count)] = seen.most_common(1) or [(0, 0)]
    return first if count >= max(3, least) else None


def _is_in_band(line: PdfLine) -> bool:
    return not _BAND * line.height < line.base < (1 - _BAND) * line.height


def _folded(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s+", " ", text)).strip()


def paragraphs_from(pages: Sequence[Sequence[PdfLine]]) -> list[PdfParagraph]:
    """Return the paragraphs of pages; footnotes follow the paragraph that ends on their page."""
    return _Joiner(pages).paragraphs()


class _Joiner:
    """What all lines tell of their columns, and the paragraphs that follow from it."""

    def __init__(self, pages: Sequence[Sequence[PdfLine]]) -> None:
        self._lines = [line for page in pages for line in page]
        sizes: Counter[float] = Counter()
        for line in self._lines:
            sizes[round(line.size)] += len(line.text)
        bold = sum(len(line.text) for line in self._lines if line.is_bold)
        self._is_bold_rare = 2 * bold < sum(len(line.text) for line in self._lines)
        self._body = sizes.most_common(1)[0][0] if sizes else 10.0
        self._usual = self._leadings()
        self._edges = self._right_edges()
        text = " ".join(line.text for line in self._lines)
        self._hyphenated = set(re.findall(r"\w+-\w+", text.casefold()))

    def _leadings(self) -> dict[int, float]:
        """Return the usual distance of lines by their size."""
        found: dict[int, Counter[float]] = defaultdict(Counter)
        for one, other in pairwise(self._lines):
            distance = one.base - other.base
            if one.page == other.page and 0 < distance < 3 * one.size and _is_same_size(one, other):
                found[round(one.size)][round(distance * 2) / 2] += 1
        return {size: each.most_common(1)[0][0] for size, each in found.items()}

    def _right_edges(self) -> dict[tuple[int, int], float]:
        """Return the right edge of the columns, by the page and the left edge of their lines."""
        rights: dict[tuple[int, int], list[float]] = defaultdict(list)
        for line in self._lines:
            rights[line.page, round(line.left / 12)].append(line.right)
        return {key: sorted(each)[int(0.85 * (len(each) - 1))] for key, each in rights.items()}

    def _edge(self, line: PdfLine) -> float:
        """Return the right edge of a line's column; lines that are indented count as its own."""
        at = round(line.left / 12)
        found = [self._edges.get((line.page, at + step), 0.0) for step in (-2, -1, 0, 1)]
        near = [edge for edge in found if edge > line.left]
        return max(near, default=line.right)

    def paragraphs(self) -> list[PdfParagraph]:
        """Return the paragraphs in order."""
        found: list[PdfParagraph] = []
        notes: list[tuple[int, list[PdfLine]]] = []
        body: list[PdfLine] = []
        for group in self._by_page():
            text, foot = self._split_footnotes(group)
            body += text
            if foot:
                notes.append((foot[0].page, foot))
        found += [self._paragraph(lines) for lines in self._grouped(body)]
        for page, foot in notes:
            after = max(
                (at for at, each in enumerate(found) if each.last_page <= page),
                default=len(found) - 1,
            )
            found[after + 1 : after + 1] = [self._paragraph(each) for each in self._grouped(foot)]
        return [each for each in found if each.text]

    def _by_page(self) -> list[list[PdfLine]]:
        pages: dict[int, list[PdfLine]] = defaultdict(list)
        for line in self._lines:
            pages[line.page].append(line)
        return list(pages.values())

    def _split_footnotes(self, lines: list[PdfLine]) -> tuple[list[PdfLine], list[PdfLine]]:
        """Split a page into its text and its footnotes: smaller type at the foot, with a number."""
        start = None
        for at, line in enumerate(lines):
            is_small = line.size * _SAME_SIZE < self._body and line.base < 0.4 * line.height
            if not is_small:
                start = (
                    None if start is not None and line.size >= self._body / _SAME_SIZE else start
                )
            elif start is None and _FOOTNOTE.match(line.text):
                start = at
        return (lines, []) if start is None else (lines[:start], lines[start:])

    def _grouped(self, lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
        groups: list[list[PdfLine]] = []
        for line in lines:
            if groups and not self._begins(groups[-1], line):
                groups[-1].append(line)
            else:
                groups.append([line])
        return groups

    def _begins(self, group: list[PdfLine], line: PdfLine) -> bool:
        """Whether a line begins a paragraph of its own."""
        last = group[-1]
        if is_entry(last.text):  # of a table of contents
            return True
        is_closed = bool(_SENTENCE_ENDS.search(last.text)) and not last.has_hyphen
        if not _is_same_size(last, line):
            # A line of a few small signs is set high or low within its paragraph.
            return not (len(line.text) < 4 and abs(last.base - line.base) < last.size)
        if (
            _BULLET.match(line.text)
            and not last.has_hyphen
            and (is_closed or line.left < last.right)
        ):
            return not last.text.endswith((",", "–", "—")) or bool(_BULLET.match(group[0].text))
        if last.is_bold != line.is_bold and not last.has_hyphen and self._is_short(last):
            return True  # a heading in bold type, and what stands below it
        distance = last.base - line.base
        if (
            line.page == last.page
            and distance > 0
            and line.left < last.right
            and line.right > last.left
        ):
            usual = self._usual.get(round(line.size), 1.2 * line.size)
            if distance > _LEADING * usual:
                return True
            if is_closed and line.left > group[-1].left + 0.8 * line.size and len(group) > 1:
                return True
            return is_closed and self._is_short(last)
        if line.page == last.page and abs(distance) < 0.3 * line.size and line.left > last.right:
            return line.left - last.right > 2 * line.size and is_closed
        # Another column or page.
        return is_closed or self._is_short(last, by=0.6)

    def _is_short(self, line: PdfLine, by: float = _FULL) -> bool:
        edge = self._edge(line)
        return line.right - line.left < by * (edge - line.left)

    def _paragraph(self, lines: Sequence[PdfLine]) -> PdfParagraph:
        text = lines[0].text
        for last, line in pairwise(lines):
            text = self._joined(text, line.text, has_hyphen=last.has_hyphen)
        size = sorted(line.size for line in lines)[len(lines) // 2]
        gaps = sum(len(re.findall(r"\S {2,}\S", line.text)) for line in lines)
        is_table = len(lines) > 2 and gaps >= len(lines)
        is_bold = self._is_bold_rare and all(line.is_bold for line in lines)
        return PdfParagraph(
            as_paragraph(text), lines[0].page, lines[-1].page, size, is_table, is_bold
        )

    def _joined(self, text: str, more: str, *, has_hyphen: bool) -> str:
        """Join two lines, and heal a word that is broken between them."""
        text = text.rstrip()
        if not has_hyphen and text.endswith(("-", "\u2010", "\u00ad")) and more[:1].islower():
            has_hyphen, text = True, text[:-1]
        if has_hyphen:
            begins = re.search(r"\w+$", text)
            ends = re.match(r"\w+", more)
            if begins and ends and f"{begins[0]}-{ends[0]}".casefold() in self._hyphenated:
                return f"{text}-{more}"
            return (
                f"{text}{more}"
                if more[:1].islower() or not text[-1:].isalpha()
                else f"{text}-{more}"
            )
        if _CJK.match(text[-1:]) and _CJK.match(more[:1]):
            return text + more
        return f"{text} {more}"


def _is_same_size(one: PdfLine, other: PdfLine) -> bool:
    small, large = sorted((one.size, other.size))
    return large <= _SAME_SIZE * small or large - small < 0.3
