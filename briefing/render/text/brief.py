"""Renders the brief and its first page as plain text."""

from __future__ import annotations

from collections.abc import Collection

from briefing.document import blocks
from briefing.document.compose import compose
from briefing.document.phrases import ABOUT
from briefing.lens.view import View
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.render.text.first_page import fit
from briefing.render.text.layout import Page, set_page
from briefing.render.text.sections import header_lines, section_lines, setting_of

if TYPE_CHECKING:
    from briefing.render.export import ExportRequest, ExportResult

ANNEXES = {
    "none": ("key-points", "minor-disputes", "matrix"),
    "points": ("minor-disputes", "matrix"),
    "all": ("matrix",),
}
"""What of the annex is left out, by the value of `--annex`; the timeline says who reports what."""


def write(request: ExportRequest) -> ExportResult:
    """Return the whole brief as an export, at 80 columns."""
    from briefing.render.export import ExportResult

    page = Page(80, ascii=False, command=request.command, origin=request.origin)
    return ExportResult(render_brief(request.view, page, annex="all").encode())


def render_brief(view: View, page: Page, *, annex: str = "points") -> str:
    """Return the whole brief, with an annex of ANNEXES."""
    return _render(view, page, ANNEXES[annex], depth=blocks.ANNEX)


def render_summary(view: View, page: Page) -> str:
    """Return the first page: at most 60 lines at 80 columns.

    It is longer only where the bottom line and the judgments alone are.
    """
    return _render(view, page, (), depth=blocks.FIRST_PAGE)


def _render(view: View, page: Page, left_out: Collection[str], *, depth: int) -> str:
    composed = compose(view, depth)
    document, setting = fit(composed), setting_of(composed, page)
    if "minor-disputes" in left_out:
        minor = {each.key for each in document.section("minor-disputes").blocks}
        labels = {key: label for key, label in setting.labels.items() if key not in minor}
        setting = setting._replace(labels=labels)
    shown = [each for each in document.sections if each.key not in left_out]
    if document.about and depth > blocks.FIRST_PAGE:
        texts = [blocks.ListItem(f"{name}: {text}") for name, text in document.about]
        place = sum(each.depth == blocks.FIRST_PAGE for each in shown)
        shown.insert(place, blocks.Section("about", ABOUT, texts))
    sections = (section_lines(each, setting) for each in shown)
    return set_page((header_lines(document, page), *sections), page)
