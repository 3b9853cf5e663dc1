"""The widths of the room's columns, as drawn at first or as the reader dragged them. Pure."""

from __future__ import annotations

from enum import Enum, auto

from briefing.model.lean_typing import NamedTuple

LEAST_TIMELINE = 20
LEAST_READER = 30
LEAST_SIDE = 20
"""The fewest cells of each column."""
STEP = 2
"""Cells by which a key moves the line beside the timeline."""

_MEDIUM, _WIDE, _VAST = 80, 120, 170
"""The widths from which there are two columns, three, and three wider ones."""
_HALVES = 0.45  # the timeline's share of two columns


class Divider(Enum):
    """The lines between columns: right of the timeline, and left of the topics and sources."""

    TIMELINE = auto()
    SIDE = auto()


class Columns(NamedTuple):
    """The shares of the room's width that the reader gave the outer columns; 0 for none given."""

    timeline: float = 0.0
    side: float = 0.0


AT_FIRST = Columns()


class Widths(NamedTuple):
    """Cells of the outer columns; 0 for a column that takes all that there is, or what is left."""

    timeline: int
    side: int


def fit(columns: Columns, width: int) -> Widths:
    """Return the widths in a room of some width: those that the reader gave, within their limits.

    The reading pane takes what is left beside the lines between the columns, of one cell each.
    """
    if width < _MEDIUM:
        return Widths(0, 0)
    if width < _WIDE:
        return Widths(_timeline(columns, width, round(width * _HALVES), 1), 0)
    timeline, side = (59, 43) if width >= _VAST else (42, 29)
    # The timeline comes first: it leaves the side at least what that needs.
    timeline = _timeline(columns, width, timeline, 2 + LEAST_SIDE)
    side = round(columns.side * width) or side
    return Widths(timeline, _within(side, LEAST_SIDE, width - timeline - 2 - LEAST_READER))


def drag(columns: Columns, divider: Divider, to: int, width: int) -> Columns:
    """Return the columns after a line was dragged to a cell, counted from 0, or as far as it goes.

    Where one stops the other stays: neither line moves the other.
    """
    before = fit(columns, width)
    if not before.timeline:
        return columns
    if divider is Divider.TIMELINE:
        beside = before.side + 2 if before.side else 1
        cells = _within(to, LEAST_TIMELINE, width - beside - LEAST_READER)
        then = columns._replace(timeline=cells / width)
        # A share of the side that had no room yet would use the room that it gets now.
        is_as_before = fit(then, width).side == before.side
        return then if is_as_before else then._replace(side=before.side / width)
    if not before.side:
        return columns
    most = width - before.timeline - 2 - LEAST_READER
    return columns._replace(side=_within(width - 1 - to, LEAST_SIDE, most) / width)


def reset(columns: Columns, divider: Divider) -> Columns:
    """Give a line its first place back."""
    if divider is Divider.TIMELINE:
        return columns._replace(timeline=0.0)
    return columns._replace(side=0.0)


def widen(columns: Columns, by: int, width: int) -> Columns:
    """Make the timeline wider by some cells, or narrower if `by` is negative."""
    return drag(columns, Divider.TIMELINE, fit(columns, width).timeline + by, width)


def _timeline(columns: Columns, width: int, default: int, beside: int) -> int:
    cells = round(columns.timeline * width) or default
    return _within(cells, LEAST_TIMELINE, width - beside - LEAST_READER)


def _within(cells: int, least: int, most: int) -> int:
    return max(least, min(most, cells))
