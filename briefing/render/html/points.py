"""The key points section: points by event, with claim, standing and citations."""

from __future__ import annotations

from briefing.document.blocks import PointItem
from briefing.render.html.citations import citations, draw_runs
from briefing.render.listing import ListedEvent, Listing
from briefing.render.markup import EMPTY, Markup, escape, join, link, span, tag
from briefing.render.replay import Followed, Replay, drawn


def key_points(replay: Replay, listing: Listing) -> Markup:
    """Draw the events in order, each with its points."""
    events = (_event(replay, listing, each) for each in listing.events)
    return replay.section("key-points", "Key points", *events)


def _event(replay: Replay, listing: Listing, listed: ListedEvent) -> Markup:
    event, states = listed.event.block, listed.event.states
    date = span("when", replay.changing(drawn(states, lambda each: each.when)))
    name = replay.changing([each and each.title for each in states])
    title = tag("h3", span("no", listed.event.label), " ", name, id=event.key)
    status = replay.changing(drawn(states, lambda each: draw_runs(listing, each.status)))
    place = replay.changing([each and (f", {each.place}" if each.place else "") for each in states])
    points = tag("ul", *[_point(replay, listing, each) for each in listed.points])
    return tag(
        "article",
        title,
        tag("p", date, place, " · ", status, class_="facts"),
        points if listed.points else EMPTY,
        _elsewhere(replay, listing, listed),
        class_=replay.classes("event headline" if event.is_headline else "event", states),
        aria_labelledby=event.key,
    )


def _point(replay: Replay, listing: Listing, followed: Followed[PointItem]) -> Markup:
    point, states = followed.block, followed.states
    cites = citations(replay, listing, [each and each.cites for each in states])
    claim = f"{point.claim}, " if point.claim else ""
    standing = replay.changing(drawn(states, lambda each: _standing(listing, each)))
    classes = replay.classes("new", states)
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
    states = listed.event.states
    values = drawn(
        states, lambda each: draw_runs(listing, each.elsewhere) if each.elsewhere else None
    )
    if not any(values):
        return EMPTY
    return tag("p", replay.changing(values), class_=replay.classes("refs", values, states))
