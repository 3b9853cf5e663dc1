"""The content of the PDF: the sections of a brief as JSON for Typst, and what was left out."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from briefing.document.blocks import Document
from briefing.document.compose import compose
from briefing.document.phrases import SHOWS_ONLY, WITHOUT
from briefing.model.dates import show_as_of
from briefing.model.lean_typing import NamedTuple
from briefing.model.text import visible
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.listing import list_blocks
from briefing.render.pdf.drawing import PdfDrawing, draw
from briefing.render.pdf.parts import LEFTWARDS, RIGHTWARDS, Parts, Tree, links_in
from briefing.render.pdf.typeset import Typeset, typeset
from briefing.render.replay import Replay
from briefing.render.shell_command import shell_line
from briefing.render.text.page_fitting import fit

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""The typesetter's names for the sizes of paper."""
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
    made = typeset(prepared.text, request.view.as_of, request.font_folder)
    return ExportResult(made.data, _omissions(made, prepared), _notes(made))


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
    # A soft hyphen is no part of a word, and a line that ended with one would be copied with it.
    text = json.dumps({**content, "is_linked": not unlinked}, ensure_ascii=False)
    text = text.replace("\u00ad", "")
    return TypesetInput(text, unlinked, drawing.left_out)


def _content(request: ExportRequest, document: Document, parts: Parts, drawing: PdfDrawing) -> Tree:
    day = document.as_of
    return {
        "paper": PAPERS[request.paper],
        "title": document.title,
        "keywords": list(request.view.topic_names.values()),
        "day": [day.year, day.month, day.day],
        "head": document.head,
        "as_of": f"As of {show_as_of(day)}",
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
            f"no font at hand has a sign for {signs}, of {_scripts(made.without_sign)}; they are "
            "boxes on paper, and a copy of the text has them. Install a font for them, or name a "
            "folder of fonts with --font-dir",
        ),
        Omission(
            prepared.unlinked, "links between its parts", f"a document holds at most {MOST_LINKS:,}"
        ),
        Omission(prepared.undrawn, "dated events on the drawn timeline", "they are in its list"),
    )
    return tuple(each for each in found if each.number)


def _notes(made: Typeset) -> tuple[str, ...]:
    if len(made.lacking) == len(made.without_sign):
        return ()
    scripts = _scripts([each for each in made.lacking if each not in made.without_sign])
    why = "its bytes may be others elsewhere"
    return (f"fonts of this machine have what its own lack ({scripts}): {why}",)


def _scripts(signs: Iterable[str]) -> str:
    """Name the scripts of characters: ``Hiragana, Kanji and Hanzi, signs``."""
    return ", ".join(sorted({_script(each) for each in signs}))


def _script(sign: str) -> str:
    """Return the script of a character: the first word of its name, for symbols ``symbols``."""
    if unicodedata.category(sign)[0] not in "LM":
        return "symbols"
    first = unicodedata.name(sign, "unnamed").split(" ")[0]
    return {"CJK": "Chinese characters"}.get(first, first.capitalize())
