"""The texts of the page: header, bottom line, gaps, corrections, notes, what it is about."""

from __future__ import annotations

from briefing.document.blocks import Document, ListItem, Section, Statement
from briefing.document.phrases import SHOWS_ONLY, WITHOUT
from briefing.model.dates import show_as_of
from briefing.model.text import visible
from briefing.render.html.citations import block_refs, prose
from briefing.render.listing import BlockListing
from briefing.render.markup import EMPTY, Markup, join, tag
from briefing.render.replay import Followed, Replay


def head(origin: str, replay: Replay, listing: BlockListing) -> Markup:
    """Render the title, the gist of the brief, the as-of day, the ground, and what is new."""
    documents = replay.documents
    days = replay.changing([_day(each) for each in documents])
    counts = tag("span", replay.changing([each.counts for each in documents]), class_="counts")
    news = [f" · + {each.news}" if each.news else None for each in documents]
    only = [f"{SHOWS_ONLY}: {each.filters}" if each.filters else "" for each in documents]
    without = [f"{WITHOUT} {each.without}" if each.without else "" for each in documents]
    return tag(
        "header",
        tag("h1", replay.document.title),
        replay.element("p", "gist", [prose(listing, each.head) for each in documents], documents),
        tag(
            "p",
            *("As of ", days, " · ", counts, replay.changing(news, within=documents)),
            class_="as-of",
            role="status",
        ),
        tag("p", visible(origin), class_="origin") if origin else EMPTY,
        replay.element("p", "filters", only, documents),
        replay.element("p", "filters", without, documents),
    )


def _day(document: Document) -> str:
    return tag("time", show_as_of(document.as_of), datetime=document.as_of.isoformat())


def about(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Render the question of the brief and its scope."""
    del listing  # it has no blocks that are listed
    days = [dict(each.about) for each in replay.documents]
    rows = []
    for name in dict.fromkeys(name for facts in reversed(days) for name in facts):
        texts = [facts.get(name) for facts in days]
        words = tag("dt", name), tag("dd", replay.changing(texts))
        rows.append(tag("div", *words, class_=replay.classes("", texts, section.states)))
    return tag("dl", *rows, class_="terms")


def bottom_line(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Render each version of the bottom line on the days on which it holds."""
    return join(
        tag(
            "div",
            tag("p", prose(listing, each.block.text), class_="lead"),
            block_refs(replay, listing, [state and state.links for state in each.states]),
            class_=replay.entry("", each, section.states),
        )
        for each in replay.follow(section.key, Statement)
    )


def notes(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Render texts as paragraphs."""
    return join(
        tag(
            "p",
            prose(listing, each.block.text),
            class_=replay.classes("", each.states, section.states),
        )
        for each in replay.follow(section.key, Statement)
    )


def items(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Render the entries of a list."""
    found = []
    for each in replay.follow(section.key, ListItem):
        links = [state and state.links for state in each.states]
        refs = block_refs(replay, listing, links, of="span")
        between = " " if refs else ""
        text = prose(listing, each.block.text)
        found.append(tag("li", text, between, refs, class_=replay.entry("", each)))
    return tag("ul", *found, class_="dashed") if found else EMPTY
