"""The timeline as a list: a text form of the drawing, with undated events as well."""

from __future__ import annotations

from briefing.document.blocks import TimelineRow
from briefing.lens.visibility_index import Stage, rank_order
from briefing.model.lean_typing import NamedTuple
from briefing.render.html.citations import number_links
from briefing.render.listing import Listing
from briefing.render.markup import EMPTY, Markup, join, link, span, tag
from briefing.render.replay import Followed, Replay, drawn, first_of
from briefing.render.text.glyphs import UNICODE


class _Row(NamedTuple):
    """An event on the days on which its date is known, or on those on which it is not."""

    event: Followed[TimelineRow]
    states: list[TimelineRow | None]


def timeline_list(replay: Replay, listing: Listing) -> Markup:
    """List the events in order of date; on days on which a date is not known, after them.

    So an event whose date becomes known has two rows: one at its date from that day on, and one
    among the undated events until then.
    """
    dated = [_row(each.row, is_dated=True) for each in listing.events]
    undated = [_row(each.row, is_dated=False) for each in listing.events]
    undated.sort(key=_by_rank)
    rows = [_draw(replay, listing, row) for row in (*dated, *undated) if any(row.states)]
    return tag("ol", *rows, class_="timeline") if rows else EMPTY


def _row(event: Followed[TimelineRow], *, is_dated: bool) -> _Row:
    states = [
        state if state and (state.date is not None) is is_dated else None for state in event.states
    ]
    return _Row(event, states)


def _by_rank(row: _Row) -> tuple[int, str]:
    return rank_order(row.event.block.rank), row.event.key


def _draw(replay: Replay, listing: Listing, row: _Row) -> Markup:
    event = row.event.block
    first = first_of(row.states)
    last = max(day for day, state in enumerate(row.states) if state)
    title = tag("b" if event.is_headline else "span", event.title)
    sources = replay.changing(drawn(row.states, lambda each: number_links(listing, each.sources)))
    return tag(
        "li",
        span("no", row.event.label),
        span("when", replay.changing(drawn(row.states, lambda each: each.when))),
        span("stage", replay.changing(drawn(row.states, lambda each: stage_sign(each.stage)))),
        span("what", join((link(event.key, title), sources), " ")),
        class_=replay.classes("new", first, last),
    )


def stage_sign(stage: Stage) -> Markup:
    """Return a stage's sign and name."""
    return Markup(f'<span class="sign" aria-hidden="true">{UNICODE.of_stage(stage)}</span> {stage}')
