"""The statements of the page: its header, bottom line, judgments, gaps, corrections and notes."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import NO_LINKS, Document, JudgmentItem, ListItem, Statement
from briefing.document.phrases import SHOWS_ONLY, WITHOUT
from briefing.model.dates import show_day
from briefing.model.text import visible
from briefing.render.html.citations import block_refs
from briefing.render.listing import Listing
from briefing.render.markup import EMPTY, Markup, join, tag
from briefing.render.replay import Replay, split


def head(origin: str, replay: Replay) -> Markup:
    """Render the title, the as-of day, and what the briefing is about."""
    documents = replay.documents
    days = replay.changing([_day(each) for each in documents])
    counts = replay.changing([each.counts for each in documents])
    return tag(
        "header",
        tag("h1", replay.document.title),
        tag("p", "As of ", days, f" · {visible(origin)}", class_="as-of"),
        _about(replay, [_facts(each) for each in documents]),
        _without(replay),
        tag("p", counts, role="status", class_="counts"),
    )


def _without(replay: Replay) -> Markup:
    """Say what is left out, and what falls without it on each day."""
    texts = [f"{WITHOUT} {each.without}" if each.without else None for each in replay.documents]
    return tag("p", replay.changing(texts)) if any(texts) else EMPTY


def _day(document: Document) -> str:
    return tag("time", show_day(document.as_of), datetime=document.as_of.isoformat())


def _facts(document: Document) -> dict[str, str]:
    filters = {SHOWS_ONLY: document.filters} if document.filters else {}
    return dict(document.about) | filters


def _about(replay: Replay, days: Sequence[dict[str, str]]) -> Markup:
    names = {name: None for facts in reversed(days) for name in facts}
    if not names:
        return EMPTY
    rows = [_row(replay, name, [facts.get(name) for facts in days]) for name in names]
    return tag("dl", *rows, class_=replay.classes("", [facts or None for facts in days]))


def _row(replay: Replay, name: str, texts: Sequence[str | None]) -> Markup:
    text = tag("dd", replay.changing(texts))
    return tag("div", tag("dt", name), text, class_=replay.classes("", texts))


def bottom_line(replay: Replay, listing: Listing) -> Markup:
    """Render each version of the bottom line on the days on which it holds."""
    found = []
    for each in replay.follow("bottom-line", Statement):
        line = each.block
        gist = tag("p", tag("b", line.head), class_="gist") if line.head else EMPTY
        refs = block_refs(replay, listing, [state and state.links for state in each.states])
        classes = replay.classes("new", each.states)
        found.append(tag("div", gist, tag("p", line.text, class_="lead"), refs, class_=classes))
    return replay.section("bottom-line", "Bottom line", *found)


def judgments(replay: Replay, listing: Listing) -> Markup:
    """Render the judgments, each in its versions with their confidence and the reason for it."""
    items = []
    for each in replay.follow("judgments", JudgmentItem):
        versions = [
            _version(replay, states, each.states) for states in split(each.states, _words_of)
        ]
        refs = block_refs(replay, listing, [state and state.links for state in each.states])
        items.append(tag("li", *versions, refs, class_=replay.classes("new", each.states)))
    listed = tag("ol", *items) if items else EMPTY
    return replay.section("judgments", "Key judgments", listed)


def _words_of(judgment: JudgmentItem) -> JudgmentItem:
    return judgment._replace(links=NO_LINKS)


def _version(
    replay: Replay, states: Sequence[JudgmentItem | None], within: Sequence[JudgmentItem | None]
) -> Markup:
    judgment = next(state for state in states if state)
    strong = [tag("b", each) for each in (judgment.confidence, judgment.warning) if each]
    why = tag("p", join((*strong, judgment.why), " "), class_="why")
    words = join((tag("p", judgment.text), why))
    if states is within:
        return words
    return tag("div", words, class_=replay.classes("new", states, within))


def gaps(replay: Replay, listing: Listing) -> Markup:
    """Render the gaps: what a reader would need and no source says."""
    return _list(replay, listing, "gaps", "Gaps")


def corrections(replay: Replay, listing: Listing) -> Markup:
    """Render the corrections of the brief itself."""
    return _list(replay, listing, "corrections", "Corrections of this brief")


def _list(replay: Replay, listing: Listing, section: str, title: str) -> Markup:
    items = []
    for each in replay.follow(section, ListItem):
        links = [state and state.links for state in each.states]
        refs = block_refs(replay, listing, links, of="span")
        between = " " if refs else ""
        classes = replay.classes("new", each.states)
        items.append(tag("li", each.block.text, between, refs, class_=classes))
    return replay.section(section, title, tag("ul", *items))


def notes(replay: Replay) -> Markup:
    """Render the notes on the brief as a whole."""
    found = [
        tag("p", each.block.text, class_=replay.classes("note", each.states))
        for each in replay.follow("notes", Statement)
    ]
    return replay.section("notes", "Note", *found)
