"""The key points section: points by event, with claim, standing and citations."""

from __future__ import annotations

from briefing.document.blocks import PointItem
from briefing.render.html.citations import citations, draw_runs
from briefing.render.listing import ListedEvent, Listing
from briefing.render.markup import EMPTY, Markup, escape, join, link, section, span, tag
from briefing.render.replay import Followed, Replay, drawn, first_of


def key_points(replay: Replay, listing: Listing) -> Markup:
    """Draw the events in order, each with its points."""
    events = (_event(replay, listing, each) for each in listing.events)
    return section("key-points", "Key points", replay.none("key-points"), *events)


def _event(replay: Replay, listing: Listing, listed: ListedEvent) -> Markup:
    event, states = listed.event.block, listed.event.states
    date = span("when", replay.changing(drawn(states, lambda each: each.when)))
    title = tag("h3", span("no", listed.event.label), " ", event.title, id=event.key)
    status = replay.changing(drawn(states, lambda each: draw_runs(listing, each.status)))
    place = f", {event.place}" if event.place else ""
    points = tag("ul", *[_point(replay, listing, each) for each in listed.points])
    return tag(
        "article",
        title,
        tag("p", date, place, " · ", status, class_="facts"),
        points if listed.points else EMPTY,
        _elsewhere(replay, listing, listed),
        class_=replay.classes(
            "event headline" if event.is_headline else "event", listed.event.first
        ),
        aria_labelledby=event.key,
    )


def _point(replay: Replay, listing: Listing, followed: Followed[PointItem]) -> Markup:
    point = followed.block
    cites = citations(replay, listing, point.cites, followed.first)
    claim = f"{point.claim}, " if point.claim else ""
    standing = replay.changing(drawn(followed.states, lambda each: _standing(listing, each)))
    classes = replay.classes("new", followed.first, followed.last)
    # An f-string and not `tag`, for speed: this is most of a long page.
    return Markup(
        f'<li id="{point.key}" class="{classes}">{span("no", followed.label)}'
        f"<p>{escape(point.text)} {cites}</p>"
        f'<p class="standing">{claim}{standing}</p></li>'
    )


def _standing(listing: Listing, point: PointItem) -> Markup:
    words = join((point.standing,))
    links = [link(each.key, listing.by_key[each.key].label) for each in point.disputes]
    return join((words, " (", join(links, ", "), ")")) if links else words


def _elsewhere(replay: Replay, listing: Listing, listed: ListedEvent) -> Markup:
    """Say under which events points that look forward to this event are listed."""
    values = [
        draw_runs(listing, state.elsewhere) if state and state.elsewhere else None
        for state in listed.event.states
    ]
    if not any(values):
        return EMPTY
    classes = replay.classes("refs", first_of(values))
    return tag("p", replay.changing(values), class_=classes)
