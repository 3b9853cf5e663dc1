"""The pages of the brief, the problems and the keys. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.codes import CODES
from briefing.render.cells import cell_width, pad
from briefing.render.glyphs import MEANINGS
from briefing.render.report import allow_entry
from briefing.render.words import count, print_command
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph

_NARROWEST, _WIDEST = 30, 88


def brief_page(context: PageContext) -> Iterator[Paragraph]:
    """The brief as it would be printed; its lines are broken already."""
    from briefing.render.plain import Page, render_plain

    width = max(_NARROWEST, min(_WIDEST, context.width))
    view = context.session.view
    command = (*print_command(context.folder, view), "--width", str(max(40, width)))
    laid_out = Page(width, ascii=False, command=command, origin=context.title)
    for number, line in enumerate(render_plain(view, laid_out).splitlines()):
        indent = line[: len(line) - len(line.lstrip(" "))]
        is_heading = not number or (line.isupper() and not indent)
        yield Paragraph(line.lstrip(" "), "bold" if is_heading else "", indent, indent)


def problems_page(context: PageContext) -> Iterator[Paragraph]:
    """What is wrong in the folder, with file and line."""
    if not context.is_reviewed:
        yield Paragraph("Holding the folder against the editorial rules …", "dim")
    if not context.problems:
        if context.is_reviewed:
            yield Paragraph("No problems in this folder.", "dim")
        return
    yield Paragraph(count(len(context.problems), "problem").capitalize(), "bold")
    for number, problem in enumerate(context.problems):
        path, line, column = problem.span
        item = f"problem:{number}"
        hint = problem.hint or CODES[problem.code].remedy  # findings of rules have their own
        yield GAP
        yield Paragraph(f"{path}:{line}:{column}" if path else context.title, "dim", item=item)
        text = f"{problem.severity}: {problem.message} ({problem.code})"
        yield Paragraph(text, "", "  ", "  ", item)
        yield Paragraph(f"help: {hint}", "dim", "  ", "  ", item)
        if entry := allow_entry(problem):
            yield Paragraph(f"or allow: {entry}", "dim", "  ", "  ", item)


def keys_page(context: PageContext) -> Iterator[Paragraph]:
    """Every key, whose command Enter carries out, and every sign."""
    width = max(cell_width(each.shown_keys) for each in context.commands) + 2
    yield Paragraph("Keys", "bold")
    yield GAP
    for each in context.commands:
        item = f"command:{each.id}"
        yield Paragraph(each.help, "", pad(each.shown_keys, width), " " * width, item)
    yield GAP
    yield Paragraph("Signs", "bold")
    yield GAP
    for name, meaning in MEANINGS.items():
        yield Paragraph(meaning, "", f"{getattr(context.glyphs, name)}  ", "   ")
