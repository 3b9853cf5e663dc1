"""The page of a topic. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.phrases import date_words, point_words
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import point_target


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield the points of a topic in order of time, across events."""
    session = context.session
    topic = session.shown.name
    name = session.view.topic_names.get(topic)
    if name is None:
        yield Paragraph("No point has this topic on this day.", "dim")
        return
    yield Paragraph(name, "bold")
    is_empty = True
    for seen in session.view.events:
        points = [point for point in seen.own if topic in point.topics]
        if points:
            is_empty = False
            yield GAP
            yield Paragraph(f"{date_words(seen)} · {seen.event.title}", "dim")
        for point in points:
            yield Paragraph(
                point_words(point),
                "",
                "- ",
                "  ",
                point_target(point.ref),
                context.mark_of(point.ref),
            )
    if is_empty:
        yield Paragraph("No point of this topic is visible.", "dim")
