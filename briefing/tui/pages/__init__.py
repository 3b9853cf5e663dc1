"""The pages of the reading pane: one function for each kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.tui.pages.brief import brief_page
from briefing.tui.pages.changes import changes_page
from briefing.tui.pages.disputes import disputes_page
from briefing.tui.pages.event import event_page
from briefing.tui.pages.key_help import keys_page
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import Paragraph
from briefing.tui.pages.problems import problems_page
from briefing.tui.pages.source import source_page
from briefing.tui.pages.topic import topic_page
from briefing.tui.session import About

PAGES: dict[About, Callable[[PageContext], Iterable[Paragraph]]] = {
    About.EVENT: event_page,
    About.TOPIC: topic_page,
    About.SOURCE: source_page,
    About.DISPUTES: disputes_page,
    About.BRIEF: brief_page,
    About.CHANGES: changes_page,
    About.PROBLEMS: problems_page,
    About.KEYS: keys_page,
}
"""Each kind of page but the matrix, which is a list of rows."""


def page_of(context: PageContext) -> list[Paragraph]:
    """Return the paragraphs of the page that the session shows."""
    make = PAGES.get(context.session.shown.about)
    return list(make(context)) if make else []
