"""The front page: the first page of the printed brief, on which each entry leads deeper. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document import blocks
from briefing.document.phrases import more_words
from briefing.render.text.layout import Line, Page, set_lines
from briefing.render.text.sections import (
    Setting,
    ground_lines,
    section_lines,
    setting_of,
)
from briefing.tui.front_targets import MORE_OF, shown_sections, target_of
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import Target, TargetKind

_ABOUT = ("agreed", "next")
"""What tells how something stands, in words that have a style."""


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield what matters on the as-of day, as the summary prints it."""
    document = context.session.lookup.front_page
    width = max(1, context.width)
    setting = setting_of(document, Page(width, ascii=False, command=(), origin=context.title))
    yield from _header(document, setting)
    for section in shown_sections(document):
        yield from _section(section, setting)


def _header(document: blocks.Document, setting: Setting) -> Iterator[Paragraph]:
    """Yield the head and the ground: title, origin and day stand in the screen's first line."""
    yield Paragraph(document.head or document.title, "bold")
    for line in ground_lines(document):
        yield from _set(line, setting, "dim", None)
    yield GAP


def _section(section: blocks.Section, setting: Setting) -> Iterator[Paragraph]:
    entries = iter(section.blocks)
    counted = more_words(section.more)
    style, item = "bold", None
    for line in section_lines(section, setting):
        if not line.text and not line.first:
            yield GAP
            continue
        if line.starts:
            style, item = "", target_of(section, next(entries))
        elif section.key == "notes":
            style = "dim"
        elif counted and line.text == counted:
            command = MORE_OF.get(section.key, "show_brief")
            style, item = "dim", Target(TargetKind.COMMAND, command, within=section.key)
        is_about = bool(item) and section.key in _ABOUT
        yield from _set(line, setting, style, item, is_about=is_about)


def _set(
    line: Line, setting: Setting, style: str, item: Target | None, *, is_about: bool = False
) -> Iterator[Paragraph]:
    for text in set_lines((line,), setting.page):
        bare = text.lstrip(" ")
        indent = text[: len(text) - len(bare)]
        yield Paragraph(bare, style, indent, indent, item, is_about=is_about)
