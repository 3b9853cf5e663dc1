"""The numbered blocks that the HTML page and the PDF list, and the lookup of blocks by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from briefing.document import blocks
from briefing.document.paragraph_index import ParagraphEntry, ParagraphIndex, index_paragraphs
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import Any, NamedTuple, TypeVar
from briefing.render.replay import Followed, Replay, drawn, follow

_B = TypeVar("_B", blocks.JudgmentItem, blocks.DisputeBlock)


class ListedEvent(NamedTuple):
    """An event with its timeline row and its points, numbered ``3.1`` and so on."""

    event: Followed[blocks.EventBlock]
    row: Followed[blocks.TimelineRow]
    points: Sequence[Followed[blocks.PointItem]]


class BlockListing(NamedTuple):
    """The blocks that are listed, in order; `by_key` looks up each by its key.

    Events and points are numbered the same on all days; judgments and disputes on each day anew. A
    point that looks forward is listed under its own event if that is shown, else under the event
    that it is about; with filters that can differ from day to day. A dispute can be one of
    `disputes` on one day and of `minor_disputes` on another; `moved` has both of these, and
    `by_key` all days of it. `is_long` says that citations are written without links.
    """

    events: Sequence[ListedEvent]
    judgments: Sequence[Followed[blocks.JudgmentItem]]
    disputes: Sequence[Followed[blocks.DisputeBlock]]
    minor_disputes: Sequence[Followed[blocks.DisputeBlock]]
    moved: Mapping[str, tuple[Followed[blocks.DisputeBlock], Followed[blocks.DisputeBlock]]]
    sources: Mapping[int, Followed[blocks.SourceBlock]]
    by_key: Mapping[str, Followed[Any]]
    paragraphs: ParagraphIndex
    is_long: bool = False

    def days_cited(self, entry: ParagraphEntry, block: Followed[Any]) -> Sequence[object]:
        """Return the states of a block on the days on which it cites a paragraph; else None."""

        def citing(state: Any) -> Any:
            is_cited = any(entry.key in self.paragraphs.keys_of(each) for each in _cites(state))
            return state if is_cited else None

        return drawn(block.states, citing)


def list_blocks(index: Index, replay: Replay) -> BlockListing:
    """Return the blocks of all documents of a replay, numbered."""
    rows = {each.key: each for each in replay.follow("timeline", blocks.TimelineRow)}
    events = [
        ListedEvent(each, rows[each.key], _points(each))
        for each in replay.follow("key-points", blocks.EventBlock)
    ]
    (judgments,) = _labelled(replay, "J", blocks.JudgmentItem, "judgments")
    disputes, minor = _labelled(replay, "D", blocks.DisputeBlock, "disputes", "minor-disputes")
    sources = replay.follow("sources", blocks.SourceBlock)
    by_key: dict[str, Followed[Any]] = {each.event.key: each.event for each in events}
    by_key |= {point.key: point for each in events for point in each.points}
    by_key |= {each.key: each for each in judgments}
    by_key |= {each.key: each for each in sources}
    weighty = {each.key: each for each in disputes}
    moved = {each.key: (weighty[each.key], each) for each in minor if each.key in weighty}
    listed = weighty | {each.key: each for each in minor}
    listed |= {key: _together(*both) for key, both in moved.items()}
    by_key |= listed
    paragraphs = index_paragraphs(
        [index.source_as_of(each.block.id, replay.days[-1]) for each in sources],
        _citing(events, listed.values()),
        is_whole=not replay.document.filters,
    )
    return BlockListing(
        events,
        judgments,
        disputes,
        minor,
        moved,
        {each.block.number: each for each in sources},
        by_key,
        paragraphs,
    )


def _labelled(
    replay: Replay, letter: str, kind: type[_B], *sections: str
) -> Iterator[list[Followed[_B]]]:
    """Yield the blocks of each section, labelled by day: ``D1`` is the first on every day."""
    days = [
        {
            block.key: f"{letter}{number}"
            for number, block in enumerate(
                chain.from_iterable(document.section(each).blocks for each in sections), start=1
            )
        }
        for document in replay.documents
    ]
    for section in sections:
        yield [
            each._replace(label=replay.changing([day.get(each.key) for day in days], within=days))
            for each in replay.follow(section, kind)
        ]


def _together(one: Followed[Any], other: Followed[Any]) -> Followed[Any]:
    """Return a block with the states of two, of which it has one at most on each day."""
    states = [first or second for first, second in zip(one.states, other.states, strict=True)]
    return one._replace(states=states)


def _cites(block: blocks.PointItem | blocks.DisputeBlock) -> Iterator[blocks.Cite]:
    if isinstance(block, blocks.PointItem):
        yield from block.cites
    else:
        yield from chain.from_iterable(side.cites for side in block.sides)


def _points(event: Followed[blocks.EventBlock]) -> list[Followed[blocks.PointItem]]:
    by_day = [state.points if state else () for state in event.states]
    return follow(by_day, lambda number: f"{event.label}.{number}")


def _citing(
    events: Sequence[ListedEvent], disputes: Iterable[Followed[blocks.DisputeBlock]]
) -> Iterator[tuple[str, Sequence[blocks.Cite]]]:
    """Yield the key and the citations of each block that cites, in reading order."""
    for event in events:
        for point in event.points:
            yield point.key, point.block.cites
    for dispute in disputes:
        for side in dispute.block.sides:
            yield dispute.key, side.cites
