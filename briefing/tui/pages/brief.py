"""The page of the brief. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.command_line import print_command
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import Paragraph

_NARROWEST, _WIDEST = 30, 88


def brief_page(context: PageContext) -> Iterator[Paragraph]:
    """The brief as it would be printed; its lines are broken already."""
    from briefing.render.text.brief import render_brief
    from briefing.render.text.layout import Page

    width = max(_NARROWEST, min(_WIDEST, context.width))
    view = context.session.view
    command = (*print_command(context.folder, view), "--width", str(max(40, width)))
    laid_out = Page(width, ascii=False, command=command, origin=context.title)
    for number, line in enumerate(render_brief(view, laid_out).splitlines()):
        indent = line[: len(line) - len(line.lstrip(" "))]
        is_heading = not number or (line.isupper() and not indent)
        yield Paragraph(line.lstrip(" "), "bold" if is_heading else "", indent, indent)
