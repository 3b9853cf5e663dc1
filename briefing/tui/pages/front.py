"""The front page: the first page of the printed brief, on which each entry leads deeper. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.phrases import sourcing_statement
from briefing.render.text.layout import Page
from briefing.render.text.sections import ground_lines, setting_of
from briefing.tui.document_targets import shown_sections
from briefing.tui.pages.document_sections import (
    line_paragraphs,
    section_paragraphs,
    with_marks,
)
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield what matters on the as-of day, as the summary prints it.

    Title, origin and day stand in the first line of the screen.
    """
    document = context.session.lookup.front_page
    width = max(1, context.width)
    setting = setting_of(document, Page(width, ascii=False, command=(), origin=context.title))
    yield Paragraph(document.head or document.title, "bold")
    for line in ground_lines(document):
        yield from line_paragraphs(line, setting, "dim")
    yield GAP
    for section in shown_sections(document):
        yield from with_marks(section_paragraphs(section, setting), context)
    if not context.session.view.sources:
        yield Paragraph(sourcing_statement(context.session.view))
