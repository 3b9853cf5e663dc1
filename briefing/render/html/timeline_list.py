"""The timeline as a list: a text form of the drawing, with undated events as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from briefing.document.blocks import TimelineRow
from briefing.lens.visibility_index import Stage
from briefing.model.dates import When
from briefing.render.html.citations import number_links
from briefing.render.listing import BlockListing
from briefing.render.markup import EMPTY, Markup, escape, join, link, tag
from briefing.render.replay import Followed, Replay, drawn, first_of, merged, split

SIGNS = {
    Stage.REPORTED: "●",
    Stage.DUE: "?",
    Stage.UNREPORTED: "?",
    Stage.SCHEDULED: "○",
    Stage.PLANNED: "◇",
    Stage.CANCELLED: "×",
}
"""The signs of the drawing, as characters."""
MOST_WITHOUT_INDEX = 60
"""More rows have an index of months before them."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_Dated = tuple[str, When | None]
"""The key of an event, and a date of it."""


def timeline_list(replay: Replay, listing: BlockListing) -> Markup:
    """List the events in order of date; on days on which a date is not known, after them.

    An event whose date changes has a row for each of its dates, each at its place.
    """
    rows = [
        each.row._replace(states=states)
        for each in listing.events
        for states in split(each.row.states, lambda row: row.date)
    ]
    places = _places(replay)
    rows.sort(key=lambda row: places[_dated(row.block)])
    months = _months(rows) if len(rows) > MOST_WITHOUT_INDEX else {}
    names = {id(row): name for name, row in months.items()}
    listed = [_draw(replay, listing, each, names.get(id(each), "")) for each in rows]
    index = _index(replay, months) if len(months) > 1 else EMPTY
    return join((index, tag("ul", *listed, class_="timeline"))) if listed else EMPTY


def _months(rows: Sequence[Followed[TimelineRow]]) -> dict[str, Followed[TimelineRow]]:
    """Return by month the row that an index leads to: the first of those that come first."""
    found: dict[str, Followed[TimelineRow]] = {}
    for row in rows:
        day = row.block.date and (row.block.date.earliest or row.block.date.latest)
        name = f"month-{day:%Y-%m}" if day else "undated"
        if name not in found or first_of(row.states) < first_of(found[name].states):
            found[name] = row
    return found


def _index(replay: Replay, months: Mapping[str, Followed[TimelineRow]]) -> Markup:
    """Return links to the months, a line for each year."""
    lines = []
    for year, names in groupby(sorted(months), key=_year):
        links = [
            link(name, _month(name), replay.classes("", months[name].states)) for name in names
        ]
        lines.append(tag("p", join((tag("b", year), *links), " ")))
    return tag("div", *lines, class_="months")


def _year(name: str) -> str:
    return name.partition("-")[2][:4]


def _month(name: str) -> str:
    return MONTHS[int(name[-2:]) - 1] if _year(name) else name


def _places(replay: Replay) -> Mapping[_Dated, int]:
    """Return the place of each event with each of its dates, in the order of the lens."""
    days = [
        [
            _dated(each)
            for each in document.section("timeline").blocks
            if isinstance(each, TimelineRow)
        ]
        for document in replay.documents
    ]
    return {dated: place for place, dated in enumerate(merged(days))}


def _dated(row: TimelineRow) -> _Dated:
    return row.key, row.date


def _draw(replay: Replay, listing: BlockListing, row: Followed[TimelineRow], name: str) -> Markup:
    states = row.states
    stage = replay.changing(drawn(states, lambda each: _stage(each.stage)))
    title = replay.changing(drawn(states, _title))
    sources = replay.changing(drawn(states, lambda each: number_links(listing, each.sources)))
    classes = replay.entry("", row)
    named = f' id="{name}"' if name else ""
    named += f' class="{classes}"' if classes else ""
    number = f"{row.label} *" if row.block.is_headline else row.label
    return Markup(
        f"<li{named}><b>{number}</b> <i>{escape(row.block.when)}</i> <i>{stage}</i> "
        f"<p>{link(row.block.key, title)} {sources}</p></li>"
    )


def _title(event: TimelineRow) -> Markup:
    return tag("b", event.title) if event.is_headline else escape(event.title)


def _stage(stage: Stage) -> Markup:
    return escape(f"{SIGNS[stage]} {stage}")
