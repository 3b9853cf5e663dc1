"""The content of the PDF: the sections of a brief as JSON for Typst, and what was left out."""

from __future__ import annotations

import json

from briefing.document.blocks import Document
from briefing.document.compose import compose
from briefing.document.phrases import SHOWS_ONLY, WITHOUT
from briefing.model.dates import show_day
from briefing.model.lean_typing import NamedTuple
from briefing.model.text import visible
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.listing import list_blocks
from briefing.render.pdf.drawing import PdfDrawing, draw
from briefing.render.pdf.parts import LEFTWARDS, RIGHTWARDS, Parts, Tree, links_in
from briefing.render.pdf.typeset import Typeset, typeset
from briefing.render.replay import Replay
from briefing.render.shell_command import shell_line
from briefing.render.text.first_page import fit

MOST_LINKS = 10_000
"""Typst needs some 50 KB of memory for each link."""


class TypesetInput(NamedTuple):
    """The JSON that Typst gets, and the number of links and dated events that it leaves out."""

    text: str
    unlinked: int
    undrawn: int


def write(request: ExportRequest) -> ExportResult:
    """Return the PDF; raises ModuleNotFoundError if Typst is not installed."""
    prepared = prepare(request)
    made = typeset(prepared.text, request.view.as_of)
    return ExportResult(made.data, _omissions(made, prepared))


def prepare(request: ExportRequest) -> TypesetInput:
    """Return the input for Typst."""
    document = fit(compose(request.view))
    replay = Replay((document.as_of,), (document,))
    listing = list_blocks(request.index, replay)
    parts = Parts(document, listing)
    rows = [each.row.block for each in listing.events]
    drawing = draw(rows, parts.labels, document.as_of)
    content = _content(request, document, parts, drawing)
    links = links_in(content)
    unlinked = links if links > MOST_LINKS else 0
    text = json.dumps({**content, "is_linked": not unlinked})
    return TypesetInput(text, unlinked, drawing.left_out)


def _content(request: ExportRequest, document: Document, parts: Parts, drawing: PdfDrawing) -> Tree:
    day = document.as_of
    return {
        "title": document.title,
        "keywords": list(request.view.topic_names.values()),
        "day": [day.year, day.month, day.day],
        "head": document.head,
        "as_of": f"As of {show_day(day)}",
        "ground": document.counts,
        "news": document.news,
        "narrowed": _narrowed(document),
        "sections": parts.sections(),
        "longest_label": max(map(len, parts.labels.values()), default=0),
        "drawing": drawing.tree,
        "about": [{"name": name, "text": text} for name, text in document.about],
        "origin": visible(request.origin),
        "command": shell_line(request.command),
        "leftwards": LEFTWARDS,
        "rightwards": RIGHTWARDS,
    }


def _narrowed(document: Document) -> list[str]:
    filters = f"{SHOWS_ONLY}: {document.filters}" if document.filters else ""
    without = f"{WITHOUT} {document.without}" if document.without else ""
    return [each for each in (filters, without) if each]


def _omissions(made: Typeset, prepared: TypesetInput) -> tuple[Omission, ...]:
    signs = " ".join(made.without_sign)
    found = (
        Omission(
            len(made.without_sign),
            "characters",
            f"the typesetter's own fonts have no sign for {signs}; a copy of the text has them",
        ),
        Omission(
            prepared.unlinked, "links between its parts", f"a document holds at most {MOST_LINKS:,}"
        ),
        Omission(prepared.undrawn, "dated events on the drawn timeline", "they are in its list"),
    )
    return tuple(each for each in found if each.number)
