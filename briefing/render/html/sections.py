"""The frame of each section of the page: its heading, what explains its words, and what is left."""

from __future__ import annotations

from briefing.document.blocks import ANNEX, CONTINUED, Section
from briefing.document.phrases import more_words
from briefing.render.markup import EMPTY, Markup, link, tag
from briefing.render.replay import Followed, Replay

UNTITLED = ("sources-in-short", "notes")
"""Sections without a heading: the small print of the first page."""


def draw_section(replay: Replay, section: Followed[Section], content: Markup) -> Markup:
    """Return a section of the page, on the days on which the documents have it.

    In the annex its content is folded; what links to it leads into the fold, and so opens it.
    """
    key, states = section.key, section.states
    if key in UNTITLED:
        return tag("div", content, id=key, class_=replay.classes("small-print", states))
    title = replay.changing([each and each.title for each in states])
    note = replay.element("p", "note", [each and each.note for each in states], states)
    classes = replay.classes("", states)
    if section.block.depth == ANNEX:
        name = f"{key}-title"
        fold = tag(
            "details",
            tag("summary", tag("h2", title, id=name)),
            tag("div", note, content, id=key),
        )
        return tag("section", fold, class_=classes, aria_labelledby=name)
    heading = tag("h2", title, id=key)
    more = _more(replay, section)
    return tag("section", heading, note, content, more, class_=classes, aria_labelledby=key)


def _more(replay: Replay, section: Followed[Section]) -> Markup:
    """Say how many entries stand further on, and link to them."""
    states = section.states
    if not any(each and each.more for each in states):
        return EMPTY
    target = CONTINUED.get(section.key)
    words = [each and more_words(each) for each in states]
    links = [link(target, each) if each and target else each for each in words]
    return replay.element("p", "more", links, states)
