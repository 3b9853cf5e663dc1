"""The disputes section: each side with its citations, and the finding once all sides are known."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import DisputeBlock, DisputeSide
from briefing.document.phrases import FINDING
from briefing.render.html.citations import block_refs, citations
from briefing.render.listing import Listing
from briefing.render.markup import Markup, span, tag
from briefing.render.replay import Followed, Replay, drawn, first_of


def disputes(replay: Replay, listing: Listing) -> Markup:
    """Render the disputes in the order in which they became visible."""
    items = (_dispute(replay, listing, each) for each in listing.disputes)
    return replay.section("disputes", "Disputes", *items)


def _dispute(replay: Replay, listing: Listing, followed: Followed[DisputeBlock]) -> Markup:
    dispute, states = followed.block, followed.states
    status = replay.changing(drawn(states, lambda each: each.status))
    finding = replay.changing(drawn(states, lambda each: each.finding))
    number = span("no", followed.label)
    return tag(
        "article",
        tag("h3", number, " ", dispute.title, " ", tag("small", "(", status, ")"), id=dispute.key),
        tag("ul", *_sides(replay, listing, followed)),
        tag("p", tag("b", FINDING), " ", finding),
        block_refs(replay, listing, [state and state.links for state in states]),
        class_=replay.classes("new", states),
        aria_labelledby=dispute.key,
    )


def _sides(replay: Replay, listing: Listing, followed: Followed[DisputeBlock]) -> list[Markup]:
    days = [_matched(state, followed.block) for state in followed.states]
    items = []
    for place, side in enumerate(followed.block.sides):
        states = [None if day is None else day[place] for day in days]
        cites = citations(
            replay, listing, [None if each is None else each.cites for each in states]
        )
        is_new = first_of(states) > first_of(followed.states)
        classes = replay.classes("new" if is_new else "", states, followed.states)
        items.append(tag("li", side.text, " ", cites or tag("code", side.computed), class_=classes))
    return items


def _matched(
    dispute: DisputeBlock | None, last: DisputeBlock
) -> Sequence[DisputeSide | None] | None:
    """Return the sides of a day, each at the place of the side that it is on the last day.

    The sides of a day are some of the last day's, in their order.
    """
    if dispute is None or dispute is last:
        return dispute and dispute.sides
    left = list(reversed(dispute.sides))
    return [left.pop() if left and _is_earlier(left[-1], side) else None for side in last.sides]


def _is_earlier(side: DisputeSide, later: DisputeSide) -> bool:
    """Whether two sides can be one: it says the same, and its citations only become more.

    What is computed has no citations, and is no earlier state of what is cited.
    """
    is_same = (side.text, side.computed) == (later.text, later.computed)
    return is_same and set(side.cites) <= set(later.cites)
