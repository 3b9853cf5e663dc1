"""The document: its parts in the order of the printed brief, set in type, and what that lost."""

from __future__ import annotations

import json
from typing import NamedTuple

from briefing.lens.view import View
from briefing.model.dates import show_day
from briefing.model.text import visible
from briefing.render.command import shell_line
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.html.anchors import Anchors, place
from briefing.render.html.paragraph_index import gather
from briefing.render.html.replay import Replay
from briefing.render.pdf.drawn import PdfDrawing, draw
from briefing.render.pdf.parts import Parts, Tree, links_in
from briefing.render.pdf.typeset import Typeset, typeset
from briefing.render.words import counts_words, describe_filters, sourcing_statement

MOST_LINKS = 10_000
"""The typesetter takes some 50 KB of memory for each."""


class Copy(NamedTuple):
    """What the typesetter is given, as JSON; and how many links and dated events it leaves out."""

    text: str
    unlinked: int
    undrawn: int


def write(request: ExportRequest) -> ExportResult:
    """Return the document; raises ModuleNotFoundError where the typesetter is not installed."""
    copy = prepare(request)
    made = typeset(copy.text, request.view.as_of)
    return ExportResult(made.data, _lost(made, copy))


def prepare(request: ExportRequest) -> Copy:
    """Return the copy for the typesetter."""
    view = request.view
    shown = Replay((view.as_of,), (view,))
    places = place(shown)
    drawn = draw(shown, places)
    content = _content(request, shown, places, drawn)
    links = links_in(content)
    unlinked = links if links > MOST_LINKS else 0
    return Copy(json.dumps({**content, "is_linked": not unlinked}), unlinked, drawn.left_out)


def _content(request: ExportRequest, shown: Replay, places: Anchors, drawn: PdfDrawing) -> Tree:
    view = request.view
    parts = Parts(view, places, gather(shown, places))
    return {
        "title": view.brief.title,
        "keywords": list(view.brief.topics.values()),
        "day": [view.as_of.year, view.as_of.month, view.as_of.day],
        "as_of": f"As of {show_day(view.as_of)}",
        "origin": visible(request.origin),
        "about": _about(view),
        "counts": counts_words(view),
        "bottom_line": parts.bottom_line(),
        "judgments": parts.judgments(),
        "drawing": drawn.tree,
        "timeline": parts.timeline(),
        "events": parts.events(),
        "disputes": parts.disputes(),
        "gaps": parts.gaps(),
        "statement": sourcing_statement(view),
        "sources": parts.sources(),
        "command": shell_line(request.command),
    }


def _about(view: View) -> list[Tree]:
    rows = (
        ("Question", view.brief.question),
        ("Scope", view.brief.scope),
        ("Shows only", describe_filters(view)),
    )
    return [{"name": name, "text": text} for name, text in rows if text]


def _lost(made: Typeset, copy: Copy) -> tuple[Omission, ...]:
    signs = " ".join(made.without_sign)
    lost = (
        Omission(
            len(made.without_sign),
            "characters",
            f"the typesetter's own fonts have no sign for {signs}; a copy of the text has them",
        ),
        Omission(
            copy.unlinked, "links between its parts", f"a document holds at most {MOST_LINKS:,}"
        ),
        Omission(copy.undrawn, "dated events on the drawn timeline", "they are in its list"),
    )
    return tuple(each for each in lost if each.number)
