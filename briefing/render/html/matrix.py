"""The matrix section: events by sources, and what each source says of each event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from briefing.document.blocks import MatrixBlock, MatrixRow, Section
from briefing.document.compose import ANNOUNCES, REPORTS, SILENT
from briefing.lens.visibility_index import Stage
from briefing.render.html.timeline_list import SIGNS
from briefing.render.listing import BlockListing
from briefing.render.markup import EMPTY, Markup, escape, join, link, tag, unseen
from briefing.render.replay import Followed, Replay, drawn, follow

_SIGNS = {REPORTS: SIGNS[Stage.REPORTED], ANNOUNCES: SIGNS[Stage.PLANNED], SILENT: "·"}
_SAID = (REPORTS, ANNOUNCES)
MOST_CELLS = 6_000
"""A larger table would be most of the page, and nearly all of it silence."""
MOST_COLUMNS = 12
"""More do not fit beside the titles: events then have the numbers of those that are not silent."""
_LEGEND = "what each source says of each event: "


def matrix(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Draw the table, with a column for each source that is shown; on days with too many, why."""
    (found,) = replay.follow(section.key, MatrixBlock)
    if (cells := cells_of(found.block)) > MOST_CELLS:
        text = (
            f"The table is left out: {cells:,} cells. The timeline has the numbers of the sources."
        )
        return tag("p", text, class_="note")
    tables = [day if day and not day.left_out else None for day in found.states]
    notes = [day and day.left_out for day in found.states]
    table = EMPTY
    if any(tables):
        most = max(len(day.sources) for day in tables if day)
        draw = _matrix if most <= MOST_COLUMNS else _numbers
        table = draw(replay, listing, tables, section.states)
    return join((table, replay.element("p", "note", notes, section.states)))


def cells_of(block: MatrixBlock) -> int:
    """Return the number of cells of the table; 0 if it is left out for its sources."""
    return 0 if block.left_out else len(block.rows) * len(block.sources)


def _matrix(
    replay: Replay,
    listing: BlockListing,
    days: Sequence[MatrixBlock | None],
    within: Sequence[object],
) -> Markup:
    columns = {
        number: [True if day and number in day.sources else None for day in days]
        for number in sorted({number for day in days if day for number in day.sources})
    }
    heads = [_head(replay, listing, number, shown, days) for number, shown in columns.items()]
    legend = _LEGEND.capitalize() + ", ".join(f"{sign} {word}" for word, sign in _SIGNS.items())
    rows = follow([day.rows if day else () for day in days])
    table = tag(
        "table",
        tag("thead", tag("tr", tag("th", "Event", scope="col"), *heads)),
        tag("tbody", *[_row(replay, each, columns, days) for each in rows]),
    )
    # It does not scroll with the table.
    note = replay.element("p", "note", [legend if day else None for day in days], within)
    classes = replay.classes("scroll", days, within)
    region = tag("div", table, class_=classes, tabindex="0", role="region", aria_label="Matrix")
    return join((note, region))


def _numbers(
    replay: Replay,
    listing: BlockListing,
    days: Sequence[MatrixBlock | None],
    within: Sequence[object],
) -> Markup:
    """List the events by their numbers, each with the sources that say something of it.

    Their titles stand beside these numbers in the timeline, and would be most of the list.
    """
    labels = {each.event.key: each.event.label for each in listing.events}
    said = ", ".join(f"{_SIGNS[word]} {word}" for word in _SAID)
    items = [
        tag(
            "li",
            link(each.key, labels[each.key]),
            " ",
            replay.changing(drawn(each.states, _saying)),
            class_=replay.classes("", each.states, days),
        )
        for each in follow([day.rows if day else () for day in days])
    ]
    legend = f"Events by number, and {_LEGEND}{said}; the others are {SILENT}."
    classes = replay.classes("", days, within)
    return tag("div", tag("p", legend), tag("ul", *items, class_="numbers"), class_=classes)


def _saying(row: MatrixRow) -> str:
    """Return the numbers of the sources of an event, after the sign for what they say."""
    return " ".join(
        f"{_SIGNS[word]} {','.join(map(str, numbers))}"
        for word in _SAID
        if (numbers := [number for number, says in sorted(row.says.items()) if says == word])
    )


_Days = Sequence[object]


def _head(replay: Replay, listing: BlockListing, number: int, shown: _Days, days: _Days) -> Markup:
    name = join((unseen("source "), str(number)))
    classes = replay.classes("", shown, days)
    return tag("th", link(listing.sources[number].key, name), scope="col", class_=classes)


def _row(
    replay: Replay, row: Followed[MatrixRow], columns: Mapping[int, _Days], days: _Days
) -> Markup:
    states = row.states
    title = replay.changing(drawn(states, _title))
    cells = []
    for number, shown in columns.items():
        said = [
            _cell(state.says.get(number, SILENT)) if state and is_shown else None
            for state, is_shown in zip(states, shown, strict=True)
        ]
        cells.append(tag("td", replay.changing(said), class_=replay.classes("", shown, days)))
    head = tag("th", link(row.key, title), scope="row")
    return tag("tr", head, *cells, class_=replay.classes("", states, days))


def _title(row: MatrixRow) -> str:
    return tag("b", row.title) if row.is_headline else row.title


@cache
def _cell(says: str) -> Markup:
    """Return what a cell says: a word, in the place of which the style sheet draws a sign.

    Silence is a sign, as the caption explains it; in words it would be most of a page.
    """
    if says == SILENT:
        return escape(_SIGNS[says])
    return tag("b" if says == REPORTS else "i", says)
