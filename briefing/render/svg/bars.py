"""Draws dates that are no single day: a bar for a duration, a line for an inexact date."""

from __future__ import annotations

from briefing.lens.visibility_index import Stage
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Rank
from briefing.render.markup import EMPTY, Markup, join, tag
from briefing.render.svg.signs import radius

_DOUBT = 9.0
"""How far dashes reach beyond an end that is approximate or uncertain."""


class Bar(NamedTuple):
    """A date with its start and end x coordinates and its y coordinate."""

    when: When
    left: float
    right: float
    y: float

    @property
    def middle(self) -> float:
        """The x coordinate of its middle."""
        return (self.left + self.right) / 2


def draw_bar(bar: Bar, stage: Stage, rank: Rank) -> Markup:
    """Draw a date's duration, imprecision and open ends; its mark is drawn separately."""
    when, y = bar.when, bar.y
    parts = []
    if when.lasts:
        height = radius(rank) * 1.6
        kind = "filled" if stage is Stage.REPORTED else "hollow"
        parts.append(
            tag(
                "rect",
                class_=kind,
                x=f"{bar.left:.1f}",
                y=f"{y - height / 2:g}",
                width=f"{max(bar.right - bar.left, 2):.1f}",
                height=f"{height:g}",
                rx="1.5",
            )
        )
    elif when.day is None:
        parts.append(_line("whisker", bar.left, bar.right, y))
        parts += [
            _end(bar.left, y) if when.start else EMPTY,
            _end(bar.right, y) if when.end else EMPTY,
        ]
    if when.start is None:
        parts.append(_arrow(bar.left, y, -1))
    elif when.start.mark:
        parts.append(_line("doubt", bar.left - _DOUBT, bar.left, y))
    if when.end is None:
        parts.append(_arrow(bar.right, y, 1))
    elif when.end.mark:
        parts.append(_line("doubt", bar.right, bar.right + _DOUBT, y))
    return join(parts)


def _line(kind: str, left: float, right: float, y: float) -> Markup:
    return tag("line", class_=kind, x1=f"{left:.1f}", y1=f"{y:g}", x2=f"{right:.1f}", y2=f"{y:g}")


def _end(x: float, y: float) -> Markup:
    return tag("line", class_="end", x1=f"{x:.1f}", y1=f"{y - 3:g}", x2=f"{x:.1f}", y2=f"{y + 3:g}")


def _arrow(x: float, y: float, towards: int) -> Markup:
    """Draw an arrow that points off the drawing: the date is open on this side."""
    return tag(
        "path",
        class_="open",
        d=f"M{x - 5 * towards:.1f} {y - 4:g}l{5 * towards} 4l{-5 * towards} 4",
    )
