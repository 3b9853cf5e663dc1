"""The numbered blocks that the HTML page and the PDF list, and the lookup of blocks by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefing.document import blocks
from briefing.document.paragraph_index import ParagraphEntry, ParagraphIndex, index_paragraphs
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import Any, NamedTuple
from briefing.render.replay import Followed, Replay, drawn, follow


class ListedEvent(NamedTuple):
    """An event with its timeline row and its points, numbered ``3.1`` and so on."""

    event: Followed[blocks.EventBlock]
    row: Followed[blocks.TimelineRow]
    points: Sequence[Followed[blocks.PointItem]]


class Listing(NamedTuple):
    """The blocks that are listed, in order; `by_key` looks up each by its key.

    A point that looks forward is listed under its own event if that is shown, else under the event
    that it is about; with filters that can differ from day to day.
    """

    events: Sequence[ListedEvent]
    disputes: Sequence[Followed[blocks.DisputeBlock]]
    sources: Mapping[int, Followed[blocks.SourceBlock]]
    by_key: Mapping[str, Followed[Any]]
    paragraphs: ParagraphIndex

    def days_cited(self, entry: ParagraphEntry, block: Followed[Any]) -> Sequence[object]:
        """Return the states of a block on the days on which it cites a paragraph; else None."""

        def citing(state: Any) -> Any:
            is_cited = any(self.paragraphs.target(each) == entry.key for each in _cites(state))
            return state if is_cited else None

        return drawn(block.states, citing)


def list_blocks(index: Index, replay: Replay) -> Listing:
    """Return the blocks of all documents of a replay, numbered."""
    rows = {each.key: each for each in replay.follow("timeline", blocks.TimelineRow)}
    events = [
        ListedEvent(each, rows[each.key], _points(each))
        for each in replay.follow("key-points", blocks.EventBlock)
    ]
    disputes = follow([list(_disputes(each)) for each in replay.documents])
    sources = replay.follow("sources", blocks.SourceBlock)
    by_key: dict[str, Followed[Any]] = {each.event.key: each.event for each in events}
    by_key |= {point.key: point for each in events for point in each.points}
    by_key |= {each.key: each for each in disputes}
    by_key |= {each.key: each for each in sources}
    paragraphs = index_paragraphs(
        [index.source_as_of(each.block.id, replay.days[-1]) for each in sources],
        _citing(events, disputes),
        is_whole=not replay.document.filters,
    )
    return Listing(
        events, disputes, {each.block.number: each for each in sources}, by_key, paragraphs
    )


def _disputes(document: blocks.Document) -> Iterator[blocks.DisputeBlock]:
    """Yield the disputes that matter, then the others: their numbers go on."""
    for name in ("disputes", "minor-disputes"):
        for each in document.section(name).blocks:
            if isinstance(each, blocks.DisputeBlock):
                yield each


def _cites(block: blocks.PointItem | blocks.DisputeBlock) -> Iterator[blocks.Cite]:
    if isinstance(block, blocks.PointItem):
        yield from block.cites
    else:
        yield from chain.from_iterable(side.cites for side in block.sides)


def _points(event: Followed[blocks.EventBlock]) -> list[Followed[blocks.PointItem]]:
    by_day = [state.points if state else () for state in event.states]
    return follow(by_day, lambda number: f"{event.label}.{number}")


def _citing(
    events: Sequence[ListedEvent], disputes: Sequence[Followed[blocks.DisputeBlock]]
) -> Iterator[tuple[str, Sequence[blocks.Cite]]]:
    """Yield the key and the citations of each block that cites, in reading order."""
    for event in events:
        for point in event.points:
            yield point.key, point.block.cites
    for dispute in disputes:
        for side in dispute.block.sides:
            yield dispute.key, side.cites
