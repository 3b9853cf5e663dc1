"""All points by event: each with its places, what marks it, and what is quoted for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.document.blocks import EventBlock, PointItem, Section
from briefing.document.phrases import BEFOREHAND
from briefing.render.html.citations import cite_link, draw_runs, marks, places, quoted
from briefing.render.listing import BlockListing, ListedEvent
from briefing.render.markup import EMPTY, Markup, escape, join, tag
from briefing.render.replay import Followed, Replay, drawn, split


def key_points(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Draw the events in order, each with its points."""
    del section  # the listing has numbered its blocks
    return join(_event(replay, listing, each) for each in listing.events)


def _event(replay: Replay, listing: BlockListing, listed: ListedEvent) -> Markup:
    event, states = listed.event.block, listed.event.states
    name = replay.changing([each and each.title for each in states])
    is_long = listing.is_long
    title = tag("h3", tag("b", listed.event.label), " ", name, id=event.key)
    date = replay.changing([each and each.when for each in states])
    place = replay.changing([each and (f", {each.place}" if each.place else "") for each in states])
    status = replay.changing(
        drawn(states, lambda each: draw_runs(listing, [" · ", *each.status]) if each.status else "")
    )
    elsewhere = drawn(states, lambda each: draw_runs(listing, each.elsewhere))
    return tag(
        "article",
        title,
        tag("p", date, place, status, class_="" if is_long else "facts"),
        *_points(replay, listing, listed),
        replay.element("p", "refs", elsewhere, states),
        class_=replay.entry("headline" if event.is_headline else "", listed.event),
        aria_labelledby="" if is_long else event.key,
    )


def _points(replay: Replay, listing: BlockListing, listed: ListedEvent) -> Iterator[Markup]:
    """Yield lists of points, and before each of them the heading that it has on each day."""
    states = listed.event.states
    items: list[Markup] = []
    for point, aspects in zip(listed.points, _aspects(listed), strict=True):
        if any(aspects):
            if items:
                yield tag("ul", *items)
                items = []
            for variant in split(aspects, str):
                text = next(filter(None, variant))
                yield tag("h4", _heading(text), class_=replay.classes("", variant, states))
        items.append(_point(replay, listing, point, states))
    if items:
        yield tag("ul", *items)


def _aspects(listed: ListedEvent) -> Sequence[Sequence[str | None]]:
    """Return for each point the heading that is before it on each day, if one is."""

    def headings(event: EventBlock) -> Sequence[str | None]:
        aspects = {each.key: each.aspect for each in event.points}
        return _headings([aspects.get(each.key) for each in listed.points])

    absent = [None] * len(listed.points)
    days = [each or absent for each in drawn(listed.event.states, headings)]
    return list(zip(*days, strict=True))


def _headings(aspects: Sequence[str | None]) -> Sequence[str | None]:
    """Return the aspects of points on a day, each where it begins.

    The points have the order of the last day. If that tears apart those of one aspect, only what
    had been expected beforehand, which comes last, has its heading.
    """
    runs = [aspect for aspect, _ in groupby(each for each in aspects if each is not None)]
    is_torn = len(runs) > len(set(runs)) and BEFOREHAND not in runs[:-1]
    found: list[str | None] = []
    last = ""
    for aspect in aspects:
        begins = aspect is not None and aspect != last
        found.append(aspect or None if begins and (aspect == BEFOREHAND or not is_torn) else None)
        last = last if aspect is None else aspect
    return found


def _heading(aspect: str) -> str:
    return aspect.capitalize() if aspect == BEFOREHAND else aspect


def _point(
    replay: Replay,
    listing: BlockListing,
    followed: Followed[PointItem],
    within: Sequence[object],
) -> Markup:
    point, states = followed.block, followed.states
    where = places(replay, listing, drawn(states, lambda each: each.places), point.cites)
    quotes = [
        tag(
            "p",
            *(f"{cite.voice}: {cite.quoted} ", cite_link(listing, cite)),
            class_=classes,
        )
        for cite, classes in quoted(replay, drawn(states, lambda each: each.cites))
    ]
    joined = EMPTY
    if any(each and each.joined for each in states):
        lines = drawn(states, lambda each: join(each.joined, ". "))
        joined = replay.element("p", "joined", lines, states)
    # f-strings and not `tag`, for speed: this is most of a long page.
    classes = replay.entry("", followed, within)
    named = f' class="{classes}"' if classes else ""
    return Markup(
        f'<li id="{point.key}"{named}><b>{followed.label}</b> {escape(point.text)} {where}'
        f"{marks(replay, listing, states)}{join(quotes)}{joined}</li>"
    )
