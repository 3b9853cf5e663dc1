"""The page of the folder's problems. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.phrases import count
from briefing.model.diagnostic_codes import CODES
from briefing.render.text.report import allow_entry
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import Target, TargetKind


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield the problems of the folder, with file and line."""
    if not context.is_reviewed:
        yield Paragraph("Holding the folder against the editorial rules …", "dim")
    if not context.problems:
        if context.is_reviewed:
            yield Paragraph("No problems in this folder.", "dim")
        return
    yield Paragraph(count(len(context.problems), "problem").capitalize(), "bold")
    for number, problem in enumerate(context.problems):
        path, line, column = problem.span
        item = Target(TargetKind.PROBLEM, str(number))
        hint = problem.hint or CODES[problem.code].remedy  # findings of rules have their own
        yield GAP
        yield Paragraph(f"{path}:{line}:{column}" if path else context.title, "dim", item=item)
        text = f"{problem.severity}: {problem.message} ({problem.code})"
        yield Paragraph(text, "", "  ", "  ", item)
        yield Paragraph(f"help: {hint}", "dim", "  ", "  ", item)
        if entry := allow_entry(problem):
            yield Paragraph(f"or allow: {entry}", "dim", "  ", "  ", item)
