"""Renders the brief and its first page as plain text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefing.document import blocks
from briefing.document.compose import compose
from briefing.document.phrases import SHOWS_ONLY, WITHOUT
from briefing.lens.view import View
from briefing.model.dates import show_day
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.render.text.cells import cell_width, to_ascii
from briefing.render.text.first_page import fit
from briefing.render.text.layout import BLANK, Line, Page, set_page
from briefing.render.text.sections import section_lines, setting_of

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
    composed = compose(view)
    document = fit(composed, list(_header(composed, page)))
    setting = setting_of(document, page)
    if not left_out or "minor-disputes" in left_out:
        minor = {each.key for each in document.section("minor-disputes").blocks}
        labels = {key: label for key, label in setting.labels.items() if key not in minor}
        setting = setting._replace(labels=labels)
    sections = (
        section_lines(each, setting)
        for each in document.sections
        if each.depth <= depth and each.key not in left_out
    )
    return set_page((_header(document, page), *sections), page)


def _header(document: blocks.Document, page: Page) -> Iterator[Line]:
    title = to_ascii(document.title) if page.ascii else document.title
    yield Line(title)
    yield Line("=" * min(cell_width(title), page.width))
    if document.head:
        yield Line(document.head)
    news = f" · + {document.news}" if document.news else ""
    yield Line(f"As of {show_day(document.as_of)} · {document.counts}{news}", rest="  ")
    if document.filters:
        yield Line(f"{SHOWS_ONLY}: {document.filters}", rest="  ")
    if document.without:
        yield Line(f"{WITHOUT} {document.without}", rest="  ")
    yield BLANK
