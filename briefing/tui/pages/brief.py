"""The page of the whole brief, as it is printed, on which each entry leads deeper. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from briefing.document.print_command import print_command
from briefing.tui.pages.document_sections import (
    line_paragraphs,
    section_paragraphs,
    with_marks,
)
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import Paragraph
from briefing.tui.target import Target, TargetKind
from briefing.tui.view_lookup import ViewLookup

_NARROWEST = 30
_LARGE = 1_000
"""A brief of more points is composed in a thread, as it takes too long for a key."""
_COMPOSED: WeakKeyDictionary[ViewLookup, dict[int, Sequence[Paragraph]]] = WeakKeyDictionary()
"""The briefs of the views that are in use, by width in cells, without the signs of marks."""


def page(context: PageContext) -> Sequence[Paragraph]:
    """Return the brief as it would be printed; its lines are already wrapped."""
    if not is_composed(context):
        return [Paragraph("Composing the brief …", "dim")]
    paragraphs = brief_paragraphs(context)
    return list(with_marks(paragraphs, context)) if context.session.marks else paragraphs


def is_composed(context: PageContext) -> bool:
    """Whether the brief is cached, or short enough to be composed at once."""
    lookup = context.session.lookup
    return lookup.view.points <= _LARGE or _width(context) in _COMPOSED.get(lookup, {})


def brief_paragraphs(context: PageContext) -> Sequence[Paragraph]:
    """Return the brief at the width of the page; cached."""
    briefs, width = _COMPOSED.setdefault(context.session.lookup, {}), _width(context)
    if width not in briefs:
        briefs[width] = list(_paragraphs(context))
    return briefs[width]


def _paragraphs(context: PageContext) -> Iterator[Paragraph]:
    from briefing.render.text.brief import brief_layout
    from briefing.render.text.layout import Page, foot
    from briefing.render.text.sections import header_lines

    view, width = context.session.view, _width(context)
    command = (*print_command(context.folder, view), "--width", str(max(40, width)))
    page = Page(width, ascii=False, command=command, origin=context.title)
    layout = brief_layout(view, page)
    for number, line in enumerate(header_lines(layout.document, page)):
        yield from line_paragraphs(line, layout.setting, "" if number else "bold")
    for section in layout.sections:
        heading = Target(TargetKind.SECTION, section.key)
        yield from section_paragraphs(section, layout.setting, heading, is_all_there=True)
    for text in foot(page):
        indent = text[: len(text) - len(text.lstrip(" "))]
        yield Paragraph(text.lstrip(" "), "", indent, indent)


def _width(context: PageContext) -> int:
    return max(_NARROWEST, context.width)
