"""Disputes: the sides with what they rest on, and the finding once all of them are known."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.lens.view import SeenDispute
from briefing.render.html.anchors import Anchors, point_links
from briefing.render.html.citations import SourceAnchors, citation
from briefing.render.html.markup import EMPTY, Markup, join, section, span, tag
from briefing.render.html.paragraph_index import dispute_id
from briefing.render.html.replay import Replay, first_of

_NO_FINDING = "not yet: a side is still to be published."


def disputes(shown: Replay, places: Anchors, source_anchors: SourceAnchors) -> Markup:
    """Draw the disputes in the order in which they came up."""
    items = []
    for number, seen in enumerate(shown.view.disputes, start=1):
        items.append(_dispute(shown, places, source_anchors, number, seen))
    first = shown.first(lambda view: bool(view.disputes))
    return section("disputes", "Disputes", shown.none(first), *items)


def _dispute(
    shown: Replay, places: Anchors, source_anchors: SourceAnchors, number: int, seen: SeenDispute
) -> Markup:
    name, states = dispute_id(seen.dispute.id), places.disputes[seen.dispute.id]
    status = shown.changing([str(each.status) if each else None for each in states])
    finding = shown.changing([(each.finding or _NO_FINDING) if each else None for each in states])
    label = span("no", str(number))
    touches = point_links(shown, places, seen.dispute.touches)
    return tag(
        "article",
        tag("h3", label, " ", seen.dispute.title, " ", tag("small", "(", status, ")"), id=name),
        tag("ul", *_sides(shown, source_anchors, seen, states)),
        tag("p", tag("b", "Finding:"), " ", finding),
        tag("p", "Touches ", touches, class_="refs") if touches else EMPTY,
        class_=shown.classes("new", first_of(states)),
        aria_labelledby=name,
    )


def _sides(
    shown: Replay,
    source_anchors: SourceAnchors,
    seen: SeenDispute,
    states: Sequence[SeenDispute | None],
) -> list[Markup]:
    items = []
    first, days = first_of(states), _days_of_sides(states)
    for side in seen.sides:
        came, told = days[id(side.side)], side.side.says
        cites = [citation(shown, source_anchors, cite, told, came) for cite in side.citations]
        basis = join(cites, " ") if cites else tag("code", side.side.computed)
        items.append(
            tag("li", told, " ", basis, class_=shown.classes("new", came if came > first else 0))
        )
    return items


def _days_of_sides(states: Sequence[SeenDispute | None]) -> dict[int, int]:
    """Return the day on which each side came, by its identity: two can be equal."""
    found: dict[int, int] = {}
    for day, state in enumerate(states):
        for each in state.sides if state else ():
            found.setdefault(id(each.side), day)
    return found
