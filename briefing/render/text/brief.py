"""Renders the brief and its first page as plain text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefing.document import blocks
from briefing.document.compose import compose
from briefing.lens.view import View
from briefing.model.lean_typing import TYPE_CHECKING, NamedTuple
from briefing.render.text.layout import Page, set_page
from briefing.render.text.page_fitting import fit, with_about
from briefing.render.text.sections import Setting, header_lines, section_lines, setting_of

if TYPE_CHECKING:
    from briefing.lens.coverage import SourceUse
    from briefing.render.export import ExportRequest, ExportResult

ANNEXES = {
    "none": ("key-points", "minor-disputes", "matrix"),
    "points": ("minor-disputes", "matrix"),
    "all": ("matrix",),
}
"""What of the annex is left out, by the value of `--annex`; the timeline says who reports what."""


def write(request: ExportRequest) -> ExportResult:
    """Return the whole brief as an export, at 80 columns."""
    from briefing.lens.coverage import uses_shown
    from briefing.render.export import ExportResult

    page = Page(80, ascii=False, command=request.command, origin=request.origin)
    uses = uses_shown(request.index, request.view)
    return ExportResult(render_brief(request.view, page, annex="all", uses=uses).encode())


def render_brief(
    view: View, page: Page, *, annex: str = "points", uses: Mapping[str, SourceUse] | None = None
) -> str:
    """Return the whole brief, with an annex of ANNEXES; `uses` are told if they are given."""
    return _printed(brief_layout(view, page, annex=annex, uses=uses))


class Layout(NamedTuple):
    """What a brief prints: its document, the setting, and those of its sections that are shown."""

    document: blocks.Document
    setting: Setting
    sections: Sequence[blocks.Section]


def brief_layout(
    view: View, page: Page, *, annex: str = "points", uses: Mapping[str, SourceUse] | None = None
) -> Layout:
    """Return what the whole brief prints, with an annex of ANNEXES."""
    composed = compose(view, uses=uses)
    return _layout(composed, with_about(fit(composed)), page, ANNEXES[annex])


def render_summary(view: View, page: Page) -> str:
    """Return the first page: at most 60 lines at 80 columns.

    It is longer only where what never gives way is: the bottom line and the judgments.
    """
    composed = compose(view, blocks.FIRST_PAGE)
    return _printed(_layout(composed, fit(composed), page, ()))


def _layout(
    composed: blocks.Document, document: blocks.Document, page: Page, left_out: Collection[str]
) -> Layout:
    setting = setting_of(composed, page)
    hidden = {"key-points", "minor-disputes"}.intersection(left_out)
    unseen = {block.key for key in hidden for block in document.section(key).blocks}
    labels = {key: label for key, label in setting.labels.items() if key not in unseen}
    shown = [each for each in document.sections if each.key not in left_out]
    return Layout(document, setting._replace(labels=labels), shown)


def _printed(layout: Layout) -> str:
    sections = (section_lines(each, layout.setting) for each in layout.sections)
    page = layout.setting.page
    return set_page((header_lines(layout.document, page), *sections), page)
