"""The widths of the room's columns, as drawn at first or as the reader dragged them. Pure."""

from __future__ import annotations

from enum import Enum, auto

from briefing.model.lean_typing import NamedTuple

LEAST_TIMELINE = 32
LEAST_READER = 30
LEAST_SIDE = 28
"""The fewest cells of each column: a row has a title of a word or two beside its other columns."""
STEP = 2
"""Cells by which a key moves the line beside the timeline."""

MEDIUM, WIDE, VAST = 80, 120, 170
"""The widths from which there are two columns, three, and three wider ones."""
_HALVES = 0.45  # the timeline's share of two columns


class Divider(Enum):
    """The lines between columns: right of the timeline, and left of the topics and sources."""

    TIMELINE = auto()
    SIDE = auto()


class Columns(NamedTuple):
    """The shares that the reader gave the outer columns; 0 for none given.

    The side's is one of the room's width, the timeline's one of what the side leaves: so it means
    the same where there is no side.
    """

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
    if width < MEDIUM:
        return Widths(0, 0)
    if width < WIDE:
        timeline, side = round(width * _HALVES), 0
    else:
        timeline, side = (59, 43) if width >= VAST else (42, 29)
        most = width - 2 - LEAST_READER - LEAST_TIMELINE
        side = _within(round(columns.side * width) or side, LEAST_SIDE, most)
    rest = _rest(side, width)
    timeline = round(columns.timeline * rest) or timeline
    return Widths(_within(timeline, LEAST_TIMELINE, rest - LEAST_READER), side)


def drag(columns: Columns, divider: Divider, to: int, width: int) -> Columns:
    """Return the columns after a line was dragged to a cell, counted from 0, or as far as it goes.

    The other line stays where it is.
    """
    before = fit(columns, width)
    if divider is Divider.TIMELINE and before.timeline:
        rest = _rest(before.side, width)
        return columns._replace(timeline=_within(to, LEAST_TIMELINE, rest - LEAST_READER) / rest)
    if divider is Divider.SIDE and before.side:
        most = width - 2 - LEAST_READER - before.timeline
        return _with_side(columns, _within(width - 1 - to, LEAST_SIDE, most) / width, width)
    return columns


def reset(columns: Columns, divider: Divider, width: int) -> Columns:
    """Put a line back where it was at first."""
    if divider is Divider.TIMELINE:
        return columns._replace(timeline=0.0)
    return _with_side(columns, 0.0, width)


def _with_side(columns: Columns, share: float, width: int) -> Columns:
    """Give the side a share; the width that the reader gave the timeline stays if it can."""
    then, before = columns._replace(side=share), fit(columns, width)
    if not columns.timeline or not before.timeline:
        return then
    rest = _rest(fit(then, width).side, width)
    cells = _within(before.timeline, LEAST_TIMELINE, rest - LEAST_READER)
    return then._replace(timeline=cells / rest)


def _rest(side: int, width: int) -> int:
    """Return the cells of timeline and reading pane together."""
    return width - side - (2 if side else 1)


def widen(columns: Columns, by: int, width: int) -> Columns:
    """Make the timeline wider by some cells, or narrower if `by` is negative."""
    return drag(columns, Divider.TIMELINE, fit(columns, width).timeline + by, width)


def _within(cells: int, least: int, most: int) -> int:
    return max(least, min(most, cells))
