"""The matrix section: events by sources, and what each source says of each event."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import MatrixBlock, MatrixRow
from briefing.document.compose import ANNOUNCES, REPORTS, SILENT
from briefing.render.listing import Listing
from briefing.render.markup import Markup, join, link, section, tag, unseen
from briefing.render.replay import Replay
from briefing.render.text.glyphs import UNICODE

_SIGNS = {REPORTS: UNICODE.reported, ANNOUNCES: UNICODE.scheduled, SILENT: UNICODE.silent}


def matrix(replay: Replay, listing: Listing) -> Markup:
    """Draw the table of the last day, with a column for each source that is shown."""
    parts = [
        _matrix(replay, listing, each)
        for each in replay.document.section("matrix").blocks
        if isinstance(each, MatrixBlock)
    ]
    return section("matrix", "Events and sources", *(parts or [tag("p", "none", class_="none")]))


def _matrix(replay: Replay, listing: Listing, block: MatrixBlock) -> Markup:
    if block.left_out:
        return tag("p", block.left_out, class_="note")
    heads = [_head(replay, listing, number) for number in block.sources]
    legend = "What each source says of each event: " + ", ".join(
        f"{sign} {word}" for word, sign in _SIGNS.items()
    )
    table = tag(
        "table",
        tag("caption", legend),
        tag("thead", tag("tr", tag("th", "Event", scope="col"), *heads)),
        tag("tbody", *[_row(replay, listing, each, block.sources) for each in block.rows]),
    )
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="Matrix")


def _head(replay: Replay, listing: Listing, number: int) -> Markup:
    source = listing.sources[number]
    return tag(
        "th",
        link(source.key, join((unseen("source "), str(number)))),
        scope="col",
        class_=replay.classes("", source.first),
    )


def _row(replay: Replay, listing: Listing, row: MatrixRow, sources: Sequence[int]) -> Markup:
    title = tag("b", row.title) if row.is_headline else row.title
    # A cell appears on its source's first day and does not change after it.
    cells = [
        tag(
            "td",
            *_cell(row.says.get(number, SILENT)),
            class_=replay.classes("", listing.sources[number].first),
        )
        for number in sources
    ]
    first = listing.by_key[row.key].first
    head = tag("th", link(row.key, title), scope="row")
    return tag("tr", head, *cells, class_=replay.classes("", first))


def _cell(says: str) -> tuple[Markup, Markup]:
    shown = tag("span", _SIGNS[says], aria_hidden="true", class_="silent" if says == SILENT else "")
    return shown, unseen(says)
