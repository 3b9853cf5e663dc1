"""The timeline as a list: the words of the drawn one, and the events that have no place on it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.lens.index import rank_order
from briefing.lens.view import SeenEvent
from briefing.model.records import Rank
from briefing.render.glyphs import UNICODE
from briefing.render.html.anchors import AnchoredEvent, Anchors
from briefing.render.html.citations import SourceAnchors, number_links
from briefing.render.html.markup import EMPTY, Markup, join, link, span, tag
from briefing.render.html.replay import Replay, drawn, first_of
from briefing.render.lines import date_words


class _Row(NamedTuple):
    """An event on the days on which its date is known, or on those on which it is not."""

    event: AnchoredEvent
    states: list[SeenEvent | None]


def timeline_list(shown: Replay, places: Anchors, source_anchors: SourceAnchors) -> Markup:
    """List the events in order of date; on days on which a date is not known, after them.

    An event whose date becomes known has thus a row at its date from that day on, and one among
    the undated until then.
    """
    dated = [_rows(each, is_dated=True) for each in places.events]
    undated = [_rows(each, is_dated=False) for each in places.events]
    undated.sort(key=_by_rank)
    rows = [_draw(shown, source_anchors, row) for row in (*dated, *undated) if any(row.states)]
    return tag("ol", *rows, class_="timeline") if rows else EMPTY


def _rows(event: AnchoredEvent, *, is_dated: bool) -> _Row:
    states = [
        state if state and (state.date is not None) is is_dated else None for state in event.states
    ]
    return _Row(event, states)


def _by_rank(row: _Row) -> tuple[int, str]:
    event = row.event.seen.event
    return rank_order(event.rank), event.id


def _draw(shown: Replay, source_anchors: SourceAnchors, row: _Row) -> Markup:
    event = row.event
    is_headline = event.seen.event.rank is Rank.HEADLINE
    first = first_of(row.states)
    last = max(day for day, state in enumerate(row.states) if state)
    title = tag("b" if is_headline else "span", event.seen.event.title)
    sources = shown.changing(
        drawn(row.states, lambda seen: number_links(source_anchors, cited(seen)))
    )
    return tag(
        "li",
        span("no", str(event.number)),
        span("when", shown.changing(drawn(row.states, date_words))),
        span("stage", shown.changing(drawn(row.states, stage_sign))),
        span("what", join((link(event.id, title), sources), " ")),
        class_=shown.classes("new", first, last),
    )


def stage_sign(seen: SeenEvent) -> Markup:
    """Write a stage with its sign."""
    sign = UNICODE.of_stage(seen.stage)
    return Markup(f'<span class="sign" aria-hidden="true">{sign}</span> {seen.stage}')


def cited(seen: SeenEvent) -> list[int]:
    """Return the numbers of the sources that an event's points cite."""
    return sorted({number for point in (*seen.own, *seen.ahead) for number in point.sources})
