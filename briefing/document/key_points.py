"""Composes the annex: all points by event and aspect, each with its citations and marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from briefing.document.blocks import EventBlock, PointItem, Ref, Run, Runs
from briefing.document.inline import cites_of
from briefing.document.keys import dispute_key, event_key, point_key
from briefing.document.listing import Listing, points_listed
from briefing.document.phrases import (
    BEFOREHAND,
    LOOKED_FORWARD,
    claim_words,
    count,
    date_words,
    joined_words,
    marks_of,
    stage_words,
)
from briefing.lens.view import SeenEvent, SeenPoint
from briefing.model.records import Claim

_MANY = 6
"""Of more points than these, those of one aspect stand together."""
_ORDER = {
    Claim.REPORTED: 0,
    Claim.CANCELLED: 0,
    Claim.COMMITMENT: 1,
    Claim.ASSESSMENT: 2,
    Claim.CONTEXT: 2,
    Claim.PLANNED: 3,
    Claim.EXPECTED: 3,
}
"""What happened, what was agreed, views of it, and what had been expected."""
_AHEAD = 3


def event_block(seen: SeenEvent, listing: Listing) -> EventBlock:
    """Return an event with its points, in the order of what they claim, by aspect if many."""
    event, names = seen.event, listing.view.topic_names
    return EventBlock(
        event_key(event.id),
        event.rank,
        date_words(seen),
        event.place,
        event.title,
        [*filter(None, (stage_words(seen.stage),))],
        [
            point_item(each, event.id, listing.disputes)._replace(aspect=aspect)
            for each, aspect in by_aspect(seen, points_listed(seen, listing.events), names)
        ],
        _elsewhere(seen, listing.events),
    )


def by_aspect(
    seen: SeenEvent, points: Iterable[SeenPoint], names: Mapping[str, str]
) -> list[tuple[SeenPoint, str]]:
    """Return an event's points in reading order, each with the heading that it stands under.

    What had been expected of an event that has happened comes last, under a heading of its own.
    """
    ordered = sorted(points, key=lambda each: _ORDER[each.point.claim])
    has_happened = seen.stage.has_happened
    early = [each for each in ordered if has_happened and _ORDER[each.point.claim] == _AHEAD]
    later = [each for each in ordered if not has_happened or _ORDER[each.point.claim] != _AHEAD]
    aspects = dict.fromkeys(_aspect(each, names) for each in later)
    if len(later) <= _MANY or len(aspects) == 1:
        found = [(each, "") for each in later]
    else:
        found = [
            (each, aspect) for aspect in aspects for each in later if _aspect(each, names) == aspect
        ]
    return [*found, *((each, BEFOREHAND) for each in early)]


def _aspect(point: SeenPoint, names: Mapping[str, str]) -> str:
    return names.get(point.topics[0], "") if point.topics else ""


def point_item(point: SeenPoint, event: str, disputes: Collection[str]) -> PointItem:
    """Return a point as it is listed under an event, with links to the given disputes."""
    text = point.point.text
    return PointItem(
        point_key(point, event),
        point.ref,
        text,
        cites_of(point.citations, text),
        "".join(claim_words(point.point.claim)),
        marks_of(point),
        [Ref(dispute_key(name)) for name in point.disputes if name in disputes],
        joined_words(point),
    )


def _elsewhere(seen: SeenEvent, homes: Mapping[str, SeenEvent]) -> Runs:
    """Say under which other events points that look forward to an event are listed."""
    numbers: dict[str, int] = {}
    for point in seen.ahead:
        if point.event in homes:
            numbers[point.event] = numbers.get(point.event, 0) + 1
    runs: list[Run] = []
    for name, number in numbers.items():
        title = homes[name].event.title
        runs += ["; ", Ref(event_key(name), title), f" ({count(number, 'point')})"]
    return [LOOKED_FORWARD, *runs[1:], "."] if runs else ()
