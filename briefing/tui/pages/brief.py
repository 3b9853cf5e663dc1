"""The page of the brief. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.document.print_command import print_command
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import Paragraph

_NARROWEST = 30
_LARGE = 1_000
"""A brief of more points is composed in a thread, as it takes too long for a key."""


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield the brief as it would be printed; its lines are already wrapped."""
    if not is_composed(context):
        yield Paragraph("Composing the brief …", "dim")
        return
    for number, line in enumerate(brief_lines(context)):
        indent = line[: len(line) - len(line.lstrip(" "))]
        is_heading = not number or (line.isupper() and not indent)
        yield Paragraph(line.lstrip(" "), "bold" if is_heading else "", indent, indent)


def is_composed(context: PageContext) -> bool:
    """Whether the brief is cached, or short enough to be composed at once."""
    lookup = context.session.lookup
    return lookup.view.points <= _LARGE or _width(context) in lookup.briefs


def brief_lines(context: PageContext) -> Sequence[str]:
    """Return the lines of the brief at the width of the page; cached."""
    lookup, width = context.session.lookup, _width(context)
    if width not in lookup.briefs:
        from briefing.render.text.brief import render_brief
        from briefing.render.text.layout import Page

        view = lookup.view
        command = (*print_command(context.folder, view), "--width", str(max(40, width)))
        page = Page(width, ascii=False, command=command, origin=context.title)
        lookup.briefs[width] = render_brief(view, page).splitlines()
    return lookup.briefs[width]


def _width(context: PageContext) -> int:
    return max(_NARROWEST, context.width)
