"""The pages of the reading pane: a module for each kind of page, with its function `page`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from briefing.tui.places import About

if TYPE_CHECKING:
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.pages.paragraph import Paragraph

PAGES = {
    About.FRONT: "front",
    About.EVENT: "event",
    About.TOPIC: "topic",
    About.SOURCE: "source",
    About.DISPUTES: "disputes",
    About.BOTTOM_LINE: "conclusion",
    About.JUDGMENT: "conclusion",
    About.GAP: "conclusion",
    About.BRIEF: "brief",
    About.CHANGES: "changes",
    About.HITS: "hits",
    About.PROBLEMS: "problems",
    About.KEYS: "key_help",
    About.COMMITMENTS: "commitments",
    About.MARKS: "marks",
}
"""Each kind of page with its module, but the matrix, which is a list of rows.

A module is imported when its page is first shown: start-up is a feature.
"""


def page_of(context: PageContext) -> list[Paragraph]:
    """Return the paragraphs of the page that the session shows."""
    name = PAGES.get(context.session.shown.about)
    if name is None:
        return []
    paragraphs: Iterable[Paragraph] = import_module(f"{__name__}.{name}").page(context)
    return list(paragraphs)
