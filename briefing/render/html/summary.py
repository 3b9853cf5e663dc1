"""The top of the page: its header, then bottom line, judgments and gaps."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import Document, JudgmentItem, Links, ListItem, Statement
from briefing.document.phrases import SHOWS_ONLY
from briefing.model.dates import show_day
from briefing.model.text import visible
from briefing.render.html.citations import block_links, words_of
from briefing.render.listing import Listing
from briefing.render.markup import EMPTY, Markup, join, section, tag
from briefing.render.replay import Replay, first_of


def head(origin: str, replay: Replay) -> Markup:
    """Render the title, the as-of day, and what the briefing is about."""
    document = replay.document
    rows = [*document.about, *([(SHOWS_ONLY, document.filters)] if document.filters else [])]
    days = replay.changing([_day(each) for each in replay.documents])
    return tag(
        "header",
        tag("h1", document.title),
        tag("p", "As of ", days, f" · {visible(origin)}", class_="as-of"),
        tag("dl", *[_row(name, text) for name, text in rows]) if rows else EMPTY,
        tag(
            "p",
            replay.changing([each.counts for each in replay.documents]),
            role="status",
            class_="counts",
        ),
    )


def _day(document: Document) -> str:
    return tag("time", show_day(document.as_of), datetime=document.as_of.isoformat())


def _row(name: str, text: str) -> Markup:
    return tag("div", tag("dt", name), tag("dd", text))


def bottom_line(replay: Replay, listing: Listing) -> Markup:
    """Render the bottom line, from the day on which all points that it rests on are visible."""
    states = [
        next((each for each in document.section("bottom-line").blocks), None)
        for document in replay.documents
    ]
    found, text = states[-1], EMPTY
    if isinstance(found, Statement):
        body = tag("p", found.text, class_="lead")
        rests = _refs(replay, listing, [found.links])
        text = tag("div", body, rests, class_=replay.classes("new", first_of(states)))
    return section("bottom-line", "Bottom line", replay.none("bottom-line"), text)


def judgments(replay: Replay, listing: Listing) -> Markup:
    """Render the judgments, each with its confidence and the reason for it."""
    items = []
    for each in replay.follow("judgments", JudgmentItem):
        judgment = each.block
        why = tag("p", tag("b", judgment.confidence), f" {judgment.why}", class_="why")
        rests = _refs(replay, listing, [state.links if state else None for state in each.states])
        classes = replay.classes("new", each.first)
        items.append(tag("li", tag("p", judgment.text), why, rests, class_=classes))
    listed = tag("ol", *items) if items else EMPTY
    return section("judgments", "Key judgments", replay.none("judgments"), listed)


def _refs(replay: Replay, listing: Listing, states: Sequence[Links | None]) -> Markup:
    links = block_links(replay, listing, states)
    return tag("p", words_of(states), links, class_="refs") if links else EMPTY


def gaps(replay: Replay, listing: Listing) -> Markup:
    """Render the gaps: what a reader would need and no source says."""
    items = []
    for each in replay.follow("gaps", ListItem):
        links = block_links(
            replay, listing, [state.links if state else None for state in each.states]
        )
        refs = tag("span", " ", links, class_="refs") if links else EMPTY
        # Gaps are those of the whole briefing: that they come with a day is no news.
        items.append(tag("li", each.block.text, refs, class_=replay.classes("", each.first)))
    listed = tag("ul", join(items)) if items else EMPTY
    return section("gaps", "Gaps", replay.none("gaps"), listed)
