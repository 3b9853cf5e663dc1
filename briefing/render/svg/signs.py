"""The symbols of the drawn timeline: a shape for each stage, a size for each rank."""

from __future__ import annotations

from briefing.lens.visibility_index import Stage
from briefing.model.records import Rank
from briefing.render.markup import Markup, join, tag

_RADIUS = {Rank.HEADLINE: 6.5, Rank.SUPPORTING: 4.5, Rank.BACKGROUND: 3.0}


def radius(rank: Rank) -> float:
    """Return the radius of an event's symbol."""
    return _RADIUS[rank]


def mark(stage: Stage, rank: Rank, x: float, y: float) -> Markup:
    """Draw the symbol of a stage: filled, hollow, a diamond, a question mark or a cross."""
    size = radius(rank)
    if stage is Stage.CANCELLED:
        ends = f"M{x - size:.1f} {y - size:g}l{2 * size:g} {2 * size:g}m0 {-2 * size:g}"
        return tag("path", class_="cross", d=f"{ends}l{-2 * size:g} {2 * size:g}")
    if stage is Stage.PLANNED:
        wide = size + 1
        steps = f"l{wide:g} {wide:g}l{-wide:g} {wide:g}l{-wide:g} {-wide:g}z"
        return tag("path", class_="hollow", d=f"M{x:.1f} {y - wide:g}{steps}")
    if stage in (Stage.DUE, Stage.UNREPORTED):
        size = max(size, 5.5)  # for the question mark in it
        sign = tag(
            "text", "?", x=f"{x:.1f}", y=f"{y + 3.5:g}", class_="query", text_anchor="middle"
        )
        return join((_circle("hollow", x, y, size), sign))
    return _circle("filled" if stage is Stage.REPORTED else "hollow", x, y, size)


def _circle(kind: str, x: float, y: float, size: float) -> Markup:
    return tag("circle", class_=kind, cx=f"{x:.1f}", cy=f"{y:g}", r=f"{size:g}")


def sample(stage: Stage) -> Markup:
    """Draw the symbol of a stage for the legend."""
    picture = mark(stage, Rank.SUPPORTING, 8, 8)
    return tag("svg", picture, viewBox="0 0 16 16", class_="sample", aria_hidden="true")
