"""The disputes: each side with its citations, and the finding once all sides are known."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import DisputeBlock, DisputeSide, Section
from briefing.document.phrases import FINDING
from briefing.render.html.citations import arithmetic, block_refs, minor_key, places, quoted
from briefing.render.listing import BlockListing
from briefing.render.markup import Markup, join, span, tag
from briefing.render.replay import Followed, Replay, drawn


def disputes(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Render the disputes of a section, those that matter or the others."""
    if section.key == "disputes":
        return join(_dispute(replay, listing, each, each.key) for each in listing.disputes)
    return join(
        _dispute(
            replay, listing, each, minor_key(each.key) if each.key in listing.moved else each.key
        )
        for each in listing.minor_disputes
    )


def _dispute(
    replay: Replay, listing: BlockListing, followed: Followed[DisputeBlock], name: str
) -> Markup:
    states = followed.states
    title = replay.changing([each and each.title for each in states])
    status = replay.changing([each and each.status for each in states])
    finding = replay.changing([each and each.finding for each in states])
    number = span("no", followed.label)
    return tag(
        "article",
        tag("h3", number, " ", title, " ", tag("small", "(", status, ")"), id=name),
        tag("ul", *_sides(replay, listing, followed), class_="dashed"),
        tag("p", tag("b", FINDING), " ", finding),
        block_refs(replay, listing, [state and state.links for state in states]),
        class_=replay.entry("dispute", followed),
        aria_labelledby=name,
    )


def _sides(replay: Replay, listing: BlockListing, followed: Followed[DisputeBlock]) -> list[Markup]:
    days = [_matched(state, followed.block) for state in followed.states]
    items = []
    for place, side in enumerate(followed.block.sides):
        states = [None if day is None else day[place] for day in days]
        cites = [each and each.cites for each in states]
        quotes = [
            tag("span", f"{cite.quoted} ", class_=classes)
            for cite, classes in quoted(replay, cites)
        ]
        basis = places(replay, listing, drawn(states, lambda each: each.places), side.cites)
        items.append(
            tag(
                "li",
                *(side.text, " ", *quotes, basis or arithmetic(side.computed)),
                class_=replay.part("", states, followed.states),
            )
        )
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
