"""The timeline as a list: a text form of the drawing, with undated events as well."""

from __future__ import annotations

from datetime import date

from briefing.document.blocks import TimelineRow
from briefing.lens.visibility_index import Stage, rank_order
from briefing.render.html.citations import number_links
from briefing.render.listing import Listing
from briefing.render.markup import EMPTY, Markup, join, link, span, tag
from briefing.render.replay import Followed, Replay, drawn, split
from briefing.render.text.glyphs import UNICODE


def timeline_list(replay: Replay, listing: Listing) -> Markup:
    """List the events in order of date; on days on which a date is not known, after them.

    An event whose date changes has a row for each of its dates, each at its place.
    """
    rows = [
        each.row._replace(states=states)
        for each in listing.events
        for states in split(each.row.states, lambda row: row.date)
    ]
    rows.sort(key=_chronology)
    listed = [_draw(replay, listing, each) for each in rows]
    return tag("ol", *listed, class_="timeline") if listed else EMPTY


def _chronology(row: Followed[TimelineRow]) -> tuple[object, ...]:
    """Return the key by which the lens sorts events on every day."""
    event = row.block
    order = event.date.order[:2] if event.date else (date.max, date.max)
    return event.date is None, order, rank_order(event.rank), event.key


def _draw(replay: Replay, listing: Listing, row: Followed[TimelineRow]) -> Markup:
    states = row.states
    title = replay.changing(drawn(states, _title))
    sources = replay.changing(drawn(states, lambda each: number_links(listing, each.sources)))
    return tag(
        "li",
        span("no", f"{row.label} *" if row.block.is_headline else row.label),
        span("when", row.block.when),
        span("stage", replay.changing(drawn(states, lambda each: stage_sign(each.stage)))),
        span("what", join((link(row.block.key, title), sources), " ")),
        class_=replay.entry("", row),
    )


def _title(event: TimelineRow) -> Markup:
    return tag("b" if event.is_headline else "span", event.title)


def stage_sign(stage: Stage) -> Markup:
    """Return a stage's sign and name."""
    return Markup(f'<span class="sign" aria-hidden="true">{UNICODE.of_stage(stage)}</span> {stage}')
