"""Paragraphs of a page, and how they are wrapped into lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len

from briefing.model.lean_typing import NamedTuple
from briefing.render.text.cells import wrap
from briefing.render.text.glyphs import Glyphs
from briefing.render.text.layout import GLUE, with_whole_citations
from briefing.tui.pages.tints import Tint, tints_of
from briefing.tui.target import Target


class Paragraph(NamedTuple):
    """A paragraph: its text and style, the prefixes of its lines, and its item.

    `item` is what the cursor can be on; consecutive paragraphs with the same one form one item.
    `sign` goes before the first line. Each text of `stress` is highlighted where it occurs;
    `is_about` says that it is not a sentence, but tells how something stands.
    """

    text: str
    style: str = ""
    first: str = ""
    rest: str = ""
    item: Target | None = None
    sign: str = ""
    stress: tuple[str, ...] = ()
    is_about: bool = False


class PageLine(NamedTuple):
    """A wrapped line of a page.

    `spans` are the character ranges to highlight. `body` is where the line begins after its indent,
    and `is_about` as in its paragraph.
    """

    text: str
    style: str
    item: Target | None
    sign: str
    spans: tuple[tuple[int, int], ...]
    body: int = 0
    is_about: bool = False

    @property
    def tints(self) -> tuple[Tint, ...]:
        """The character ranges that have a style of their own."""
        return _tints(self.text, self.body, self.is_about)


@lru_cache(4096)
def _tints(text: str, start: int, is_about: bool) -> tuple[Tint, ...]:  # noqa: FBT001
    """Return the tints of a line; cached, since only lines that are in sight are asked."""
    return tuple(
        each._replace(start=each.start + start, end=each.end + start)
        for each in tints_of(text[start:], is_about=is_about)
    )


GAP = Paragraph("")


def set_page(
    page: Sequence[Paragraph], width: int, sought: Sequence[str], glyphs: Glyphs
) -> list[PageLine]:
    """Wrap a page into lines of at most `width` cells; the texts in `sought` are highlighted."""
    return [line for paragraph in page for line in _set(paragraph, max(1, width), sought, glyphs)]


def _set(
    paragraph: Paragraph, width: int, sought: Sequence[str], glyphs: Glyphs
) -> Iterator[PageLine]:
    text = glyphs.spell(paragraph.text)
    if cell_len(paragraph.first) + cell_len(text) > width:
        text = " ".join(text.split())  # what is broken has no columns to keep
    first, rest = glyphs.spell(paragraph.first), glyphs.spell(paragraph.rest)
    found = _spans(text, [*map(glyphs.spell, paragraph.stress), *map(glyphs.spell, sought)])
    sign = paragraph.sign
    at = 0
    for number, line in enumerate(_broken(text, width, first, rest)):
        indent = len(rest if number else first)
        body = line[indent:]
        # Only white space was taken out where the line was broken.
        at = max(at, text.find(body, at))
        spans = tuple(
            (max(start, at) - at + indent, min(end, at + len(body)) - at + indent)
            for start, end in found
            if start < at + len(body) and end > at
        )
        about = paragraph.is_about
        yield PageLine(line, paragraph.style, paragraph.item, sign, spans, indent, about)
        at += len(body)
        sign = ""


def _broken(text: str, width: int, first: str, rest: str) -> list[str]:
    """Wrap a text; one that fits on a line keeps its spaces, which may be columns."""
    if cell_len(first) + cell_len(text) <= width:
        return [first + text]
    lines = wrap(with_whole_citations(text), width, first=first, rest=rest, measure=cell_len)
    return [line.replace(GLUE, " ") for line in lines]


def _spans(text: str, sought: Sequence[str]) -> list[tuple[int, int]]:
    patterns = [re.escape(words) for words in sought if words]
    if not patterns:
        return []
    pattern = re.compile("|".join(patterns), re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text)]
