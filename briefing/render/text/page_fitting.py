"""Fits the first page of a brief into a page: what gives way is counted, and stands further on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.document.blocks import (
    BODY,
    FIRST_PAGE,
    Block,
    DisputeRow,
    Document,
    ListItem,
    Section,
    Term,
)
from briefing.document.phrases import ABOUT
from briefing.render.text.layout import BLANK, Page, set_lines
from briefing.render.text.sections import Setting, header_lines, section_lines, setting_of

PAGE_LINES = 60
"""Lines of the first page at 80 columns, its last line with the command among them."""
WIDTH = 80
_FOOT = 1
_GIVE_WAY = (
    {"agreed": 8, "next": 3, "unknown": 2, "in-dispute": 3, "new": 6},
    {"agreed": 6, "next": 3, "unknown": 1, "in-dispute": 2},
    {"agreed": 6, "next": 2, "unknown": 1, "in-dispute": 1},
    {"agreed": 3, "next": 1, "unknown": 1, "in-dispute": 1},
    {"agreed": 2, "next": 1, "unknown": 1, "in-dispute": 1, "new": 4},
    {"agreed": 1, "next": 1, "unknown": 1, "in-dispute": 1, "new": 3},
    {"agreed": 1, "next": 1, "unknown": 0, "in-dispute": 1},
    {"agreed": 0, "next": 0, "unknown": 0, "in-dispute": 0},
)
"""How many entries of each section are left, step by step, where there are too many lines."""
_CONTINUED = {"agreed": "agreed-more", "next": "next-more"}
"""Where the entries stand that had no room: those of other sections are all in the brief behind."""
_TITLED = (
    ("agreed-more", "Agreed, continued", ("disputes", "timeline")),
    ("next-more", "What comes next, continued", ("timeline",)),
)
"""The sections that continue others, with those that they stand before where they are not there."""


def fit(document: Document) -> Document:
    """Return the document with a first page of at most PAGE_LINES lines at WIDTH columns.

    The bottom line and the judgments stay whole, however long they are.
    """
    page = Page(WIDTH, ascii=False, command=(), origin="")
    setting = setting_of(document, page)
    first = [each for each in document.sections if each.depth == FIRST_PAGE]
    heights = {each.key: _heights(_by_weight(each), setting) for each in first}
    kept = {
        each.key: min(len(each.blocks), len(heights[each.key]) - 1)
        for each in first
        if each.key in _GIVE_WAY[0]
    }
    room = PAGE_LINES - _FOOT - sum(1 for _ in set_lines(header_lines(document, page), page))

    def height() -> int:
        return sum(_height(heights[each.key], kept.get(each.key), each) for each in first)

    for least in _GIVE_WAY:
        for key, number in least.items():
            while key in kept and kept[key] > number and height() > room:
                kept[key] -= 1
    return document._replace(sections=list(_cut(document.sections, kept)))


def with_about(document: Document) -> Document:
    """Return the document with what it is about behind its first page, if that is known."""
    if not document.about:
        return document
    texts = [ListItem(f"{name}: {text}") for name, text in document.about]
    place = sum(each.depth == FIRST_PAGE for each in document.sections)
    sections = list(document.sections)
    sections.insert(place, Section("about", ABOUT, texts))
    return document._replace(sections=sections)


def _heights(section: Section, setting: Setting) -> list[int]:
    """Return the lines of a section with none of its blocks, one of them, two of them and so on."""
    within = section._replace(blocks=section.blocks[:PAGE_LINES], more=0)  # others have no room
    heights = [1]  # the blank line below
    for line in section_lines(within, setting):
        if line is BLANK:
            continue
        if line.begins:
            heights.append(heights[-1])
        heights[-1] += sum(1 for _ in set_lines((line,), setting.page))
    return heights


def _height(heights: Sequence[int], kept: int | None, section: Section) -> int:
    """Return the lines of a section with so many of its blocks; None: with all of them."""
    number = len(section.blocks) if kept is None else kept
    lines = heights[-1] if kept is None else heights[kept]
    return lines + (number < len(section.blocks) or section.more > 0)


def _by_weight(section: Section) -> Section:
    """Return the section with the blocks in front that give way last.

    What comes next is in order of date; what the bottom line does not rest on gives way first.
    """
    return section._replace(blocks=sorted(section.blocks, key=_gives_way))


def _gives_way(block: Block) -> bool:
    return isinstance(block, Term) and not block.leads


def _parted(section: Section, number: int) -> tuple[list[Block], list[Block]]:
    """Return so many blocks that stay, and those that give way, both in the section's order."""
    places = sorted(range(len(section.blocks)), key=lambda each: _gives_way(section.blocks[each]))
    kept = set(places[:number])
    parts: tuple[list[Block], list[Block]] = [], []
    for place, block in enumerate(section.blocks):
        parts[place not in kept].append(block)
    return parts


def _cut(sections: Sequence[Section], kept: dict[str, int]) -> Iterator[Section]:
    parts = {each.key: _parted(each, kept[each.key]) for each in sections if each.key in kept}
    followed = {_CONTINUED[key]: left for key, (_, left) in parts.items() if key in _CONTINUED}
    for section in sections:
        if section.key in kept:
            shown, left = parts[section.key]
            yield section._replace(
                blocks=shown,
                more=section.more + len(left),
                more_settled=sum(isinstance(each, DisputeRow) and each.is_settled for each in left),
            )
            continue
        for key, title, following in _TITLED:
            if section.key in following and (blocks := followed.pop(key, ())):
                yield Section(key, title, blocks, BODY)
        before = followed.pop(section.key, ())
        yield section._replace(blocks=[*before, *section.blocks]) if before else section
