"""The sections of a brief as paragraphs of a page, on which each entry leads deeper. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.document import blocks
from briefing.document.phrases import more_words
from briefing.render.text.layout import Line, set_lines
from briefing.render.text.sections import Setting, section_lines
from briefing.tui.document_targets import more_target, target_of
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import Target, TargetKind

_ABOUT = ("agreed", "agreed-more", "next", "next-more")
"""What tells how something stands, in words that have a style."""


def section_paragraphs(
    section: blocks.Section,
    setting: Setting,
    heading: Target | None = None,
    *,
    is_all_there: bool = False,
) -> Iterator[Paragraph]:
    """Yield a section as it is printed, with what its entries and its heading lead to.

    What it counts of more leads there, unless that is on the same page, under a heading of its own.
    """
    counted = more_words(section)
    style, item = "bold", heading
    for line in section_lines(section, setting):
        if not line.text and not line.first:
            yield GAP
            continue
        if line.begins:
            style, item = "", target_of(section, line.begins)
        elif section.key == "notes":
            style = "dim"
        elif counted and line.text == counted:
            style, item = "dim", None if is_all_there else more_target(section)
        is_about = bool(item) and section.key in _ABOUT
        for each in line_paragraphs(line, setting, style, item):
            yield each._replace(is_about=is_about)


def with_marks(paragraphs: Iterable[Paragraph], context: PageContext) -> Iterator[Paragraph]:
    """Yield paragraphs with the sign of a mark on the first line of each marked point."""
    last = None
    for each in paragraphs:
        item = each.item
        is_first = item and item != last and item.kind is TargetKind.POINT
        yield each._replace(sign=context.mark_of(item.name)) if item and is_first else each
        last = item


def line_paragraphs(
    line: Line, setting: Setting, style: str, item: Target | None = None
) -> Iterator[Paragraph]:
    """Yield a line of a brief, wrapped as it is printed."""
    for text in set_lines((line,), setting.page):
        bare = text.lstrip(" ")
        indent = text[: len(text) - len(bare)]
        yield Paragraph(bare, style, indent, indent, item)
