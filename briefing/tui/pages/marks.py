"""The page of the marked points, with the reader's notes. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.phrases import count, date_words, shown_words, standing_words
from briefing.tui.marks import MarkedPoint, list_marks, missing_target
from briefing.tui.pages.event import note_on
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import point_target


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield the marked points in the order of the timeline, then marks without a point."""
    session = context.session
    marks = list_marks(session)
    yield Paragraph(count(len(session.marks), "mark"), "bold")
    if not session.marks:
        marks_it = f"{context.key_of('pick')} marks the point that has the cursor."
        yield Paragraph(marks_it, "dim")
    if session.cleared:
        number = f"{len(session.cleared):,}"
        yield Paragraph(f"Clearing the marks again brings back {number}.", "dim")
    for each in marks.shown:
        yield GAP
        yield from _marked(each, context)
    if marks.hidden:
        yield GAP
        is_or_are = "is" if marks.hidden == 1 else "are"
        hidden = f"{count(marks.hidden, 'marked point')} {is_or_are} not visible"
        yield Paragraph(f"{hidden} {shown_words(session.view)}.", "dim")
    if marks.missing:
        yield GAP
        yield Paragraph("No longer in the briefing", "bold")
    for ref in marks.missing:
        item = missing_target(ref)
        yield Paragraph(ref, "", "- ", "  ", item, context.glyphs.marked)
        yield from note_on(ref, item, context)


def _marked(marked: MarkedPoint, context: PageContext) -> Iterator[Paragraph]:
    event, point = marked
    item = point_target(point.ref)
    yield Paragraph(point.point.text, item=item, sign=context.mark_of(point.ref))
    words = (date_words(event), event.event.title, standing_words(point))
    yield Paragraph(" · ".join(words), "dim", "  ", "  ", item)
    yield from note_on(point.ref, item, context)
