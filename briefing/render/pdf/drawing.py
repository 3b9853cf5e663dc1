"""The drawn timeline, adapted for the PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from briefing.document.blocks import TimelineRow
from briefing.model.lean_typing import NamedTuple
from briefing.render.markup import Markup, tag
from briefing.render.pdf.parts import Tree
from briefing.render.svg.signs import sample
from briefing.render.svg.timeline import picture

_STYLE = Markup("""
svg { font: 13px "Libertinus Serif"; fill: #1c1d1f; }
.no, .tick { font-size: 11px; fill: #55585e; }
.stretch, .headline, .query { font-weight: 700; }
.stretch { font-size: 12px; }
.query { font-size: 10px; }
.axis { stroke: #1c1d1f; }
.grid { stroke: #d5d4cd; stroke-width: .7; }
.gap { stroke: #55585e; stroke-width: .8; stroke-dasharray: 1 5; }
.break, .end { stroke: #1c1d1f; stroke-width: 1.2; }
.now { fill: #8a2f12; font-weight: 700; stroke: none; }
.now line { stroke: #8a2f12; stroke-width: 1.5; stroke-dasharray: 5 3; }
.filled { stroke: #1c1d1f; stroke-width: 1.5; }
.hollow { fill: #fff; stroke: #1c1d1f; stroke-width: 1.5; }
.cross, .open { fill: none; stroke: #1c1d1f; stroke-width: 2; }
.whisker, .doubt { stroke: #1c1d1f; stroke-width: 1.2; stroke-dasharray: 3 3; }
""")
_SVG = "http://www.w3.org/2000/svg"


class PdfDrawing(NamedTuple):
    """The drawing with its legend (None if there is nothing to draw), and what it leaves out."""

    tree: Tree | None
    left_out: int


def draw(rows: Sequence[TimelineRow], labels: Mapping[str, str], day: date) -> PdfDrawing:
    """Draw the events whose date is known; `labels` are their numbers by key."""
    dated = [each for each in rows if each.date]
    found = picture(dated, labels, day, [day])
    if found is None:
        return PdfDrawing(None, len(dated))
    signs: list[Tree] = [
        {"svg": _svg(sample(stage), "0 0 16 16"), "stage": str(stage)} for stage in found.stages
    ]
    tree: Tree = {
        "svg": _svg(found.inner, found.box),
        "alt": f"Timeline. {found.describes}",
        "signs": signs,
        "notes": found.notes,
    }
    return PdfDrawing(tree, found.left_out)


def _svg(inner: Markup, box: str) -> str:
    return tag("svg", tag("style", _STYLE), inner, xmlns=_SVG, viewBox=box)
