"""Renders the readings of a printed date, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.evidence.date_expressions import RULES, Reading
from briefing.model.dates import When, show_when
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.text import visible
from briefing.render.text.layout import BLANK, Line, Page, set_lines

if TYPE_CHECKING:
    from typing import Final

    from briefing.render.json.shapes import texts as shapes

VERSION: Final = 1


def render_readings(phrase: str, published: When, readings: Sequence[Reading], page: Page) -> str:
    """Return each reading with its notation, its convention and the reference for that."""
    lines = _lines(phrase, published, readings)
    return "\n".join(set_lines(lines, page)) + "\n"


def _lines(phrase: str, published: When, readings: Sequence[Reading]) -> Iterator[Line]:
    yield Line(f"“{visible(phrase)}”, published {show_when(published)}:")
    for reading in readings:
        convention = RULES[reading.rule]
        yield BLANK
        yield Line(f"{reading.when}  ({show_when(reading.when)})", rest="  ")
        yield Line(convention.says, f"  {reading.rule}: ", "  ")
        yield Line(convention.reference, "  ", "  ")


def readings_json(phrase: str, published: When, readings: Sequence[Reading]) -> str:
    """Return one JSON document of ASCII; the shape is documented in docs/json.md."""
    import json

    document: shapes.Readings = {
        "format": "briefing-readings",
        "version": VERSION,
        "phrase": phrase,
        "published": str(published),
        "readings": [
            {
                "edtf": str(each.when),
                "text": show_when(each.when),
                "rule": each.rule,
                "says": RULES[each.rule].says,
                "reference": RULES[each.rule].reference,
            }
            for each in readings
        ],
    }
    return json.dumps(document, indent=2) + "\n"
