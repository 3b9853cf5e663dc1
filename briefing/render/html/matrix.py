"""The matrix: events by sources, and what each source says of each event."""

from __future__ import annotations

from briefing.lens.view import SeenEvent
from briefing.model.records import Rank
from briefing.render.glyphs import UNICODE
from briefing.render.html.anchors import AnchoredEvent, Anchors
from briefing.render.html.citations import SourceAnchors
from briefing.render.html.markup import Markup, join, link, section, tag, unseen
from briefing.render.html.replay import Replay

MOST_SOURCES = 40
"""More sources have no room beside the events."""

_SIGNS = (
    (UNICODE.reported, "reports"),
    (UNICODE.scheduled, "announces"),
    (UNICODE.silent, "silent"),
)


def matrix(shown: Replay, places: Anchors, source_anchors: SourceAnchors) -> Markup:
    """Draw the table, with a column for each source that is shown."""
    sources = [each.number for each in shown.view.sources]
    if len(sources) > MOST_SOURCES:
        text = f"Left out: {len(sources):,} sources have no room beside the events."
        return section("matrix", "Events and sources", tag("p", text, class_="note"))
    heads = [
        tag(
            "th",
            link(source_anchors.ids[number], join((unseen("source "), str(number)))),
            scope="col",
            class_=shown.classes("", source_anchors.first[number]),
        )
        for number in sources
    ]
    rows = [_row(shown, source_anchors, each, sources) for each in places.events]
    legend = "What each source says of each event: " + ", ".join(
        f"{sign} {word}" for sign, word in _SIGNS
    )
    table = tag(
        "table",
        tag("caption", legend),
        tag("thead", tag("tr", tag("th", "Event", scope="col"), *heads)),
        tag("tbody", *rows),
    )
    scrolled = tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="Matrix")
    return section("matrix", "Events and sources", scrolled)


def _row(
    shown: Replay, source_anchors: SourceAnchors, event: AnchoredEvent, sources: list[int]
) -> Markup:
    what = event.seen.event
    title = tag("b", what.title) if what.rank is Rank.HEADLINE else what.title
    head = tag("th", link(event.id, title), scope="row")
    # A source says the same from its first day on: that day is the column's.
    cells = [
        tag(
            "td", *_cell(event.seen, number), class_=shown.classes("", source_anchors.first[number])
        )
        for number in sources
    ]
    return tag("tr", head, *cells, class_=shown.classes("", event.first))


def _cell(seen: SeenEvent, number: int) -> tuple[Markup, Markup]:
    reports = number in seen.reported_by
    place = 0 if reports else 1 if number in seen.announced_by else 2
    sign, word = _SIGNS[place]
    return tag("span", sign, aria_hidden="true", class_="silent" if place == 2 else ""), unseen(
        word
    )
