"""The page of a topic. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.render.lines import date_words
from briefing.render.words import point_words
from briefing.tui.pages.para import GAP, Para
from briefing.tui.pages.setting import Setting


def topic_page(setting: Setting) -> Iterator[Para]:
    """The points of a topic in order of time, across events."""
    session = setting.session
    topic = session.shown.name
    yield Para(session.view.brief.topics[topic], "bold")
    is_empty = True
    for seen in session.view.events:
        points = [point for point in seen.own if topic in point.topics]
        if points:
            is_empty = False
            yield GAP
            yield Para(f"{date_words(seen)} · {seen.event.title}", "dim")
        for point in points:
            yield Para(point_words(point), "", "- ", "  ", point.ref, setting.mark_of(point.ref))
    if is_empty:
        yield Para("No point of this topic is visible.", "dim")
