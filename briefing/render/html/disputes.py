"""The disputes section: each side with its citations, and the finding once all sides are known."""

from __future__ import annotations

from briefing.document.blocks import DisputeBlock, DisputeSide
from briefing.document.phrases import FINDING
from briefing.render.html.citations import block_links, citations, words_of
from briefing.render.listing import Listing
from briefing.render.markup import EMPTY, Markup, section, span, tag
from briefing.render.replay import Followed, Replay, drawn


def disputes(replay: Replay, listing: Listing) -> Markup:
    """Render the disputes in the order in which they became visible."""
    items = (_dispute(replay, listing, each) for each in listing.disputes)
    return section("disputes", "Disputes", replay.none("disputes"), *items)


def _dispute(replay: Replay, listing: Listing, followed: Followed[DisputeBlock]) -> Markup:
    dispute, states = followed.block, followed.states
    status = replay.changing(drawn(states, lambda each: each.status))
    finding = replay.changing(drawn(states, lambda each: each.finding))
    number = span("no", followed.label)
    links = [state.links if state else None for state in states]
    touches = block_links(replay, listing, links)
    return tag(
        "article",
        tag("h3", number, " ", dispute.title, " ", tag("small", "(", status, ")"), id=dispute.key),
        tag("ul", *_sides(replay, listing, followed)),
        tag("p", tag("b", FINDING), " ", finding),
        tag("p", words_of(links), touches, class_="refs") if touches else EMPTY,
        class_=replay.classes("new", followed.first),
        aria_labelledby=dispute.key,
    )


def _sides(replay: Replay, listing: Listing, followed: Followed[DisputeBlock]) -> list[Markup]:
    items = []
    for side, came in zip(followed.block.sides, _days_of_sides(followed), strict=True):
        cites = citations(replay, listing, side.cites, came)
        basis = cites or tag("code", side.computed)
        classes = replay.classes("new", came if came > followed.first else 0)
        items.append(tag("li", side.text, " ", basis, class_=classes))
    return items


def _days_of_sides(followed: Followed[DisputeBlock]) -> list[int]:
    """Return the index of the day on which each side of the last day first appears."""
    return [
        next(
            day
            for day, state in enumerate(followed.states)
            if state and any(_is_earlier(each, side) for each in state.sides)
        )
        for side in followed.block.sides
    ]


def _is_earlier(side: DisputeSide, later: DisputeSide) -> bool:
    """Whether two sides are one: it says the same, and its citations only become more.

    What is computed has no citations, and is no earlier state of what is cited.
    """
    is_same = (side.text, side.computed) == (later.text, later.computed)
    return is_same and set(side.cites) <= set(later.cites)
