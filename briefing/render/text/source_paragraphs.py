"""Renders the paragraphs of a source with what has been made of each, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.document.phrases import count
from briefing.evidence.date_expressions import Reading
from briefing.lens.coverage import Use
from briefing.lens.paragraph_use import UsedParagraph
from briefing.model.dates import When, show_day, show_when
from briefing.model.lean_typing import TYPE_CHECKING, NamedTuple
from briefing.model.records import Source
from briefing.render.text.layout import BLANK, Line, Page, set_lines

if TYPE_CHECKING:
    from typing import Final

    from briefing.render.json.shapes import texts as shapes

VERSION: Final = 1
_INDENT = "      "


class ParagraphDate(NamedTuple):
    """A date expression of a paragraph, with its readings and what is recorded; None: nothing."""

    phrase: str
    readings: Sequence[Reading]
    recorded: When | None


class ShownParagraph(NamedTuple):
    """A paragraph with its own words, empty where they are not at hand, and its dates."""

    used: UsedParagraph
    text: str
    dates: Sequence[ParagraphDate]


def render_paragraphs(
    source: Source, number: int, paragraphs: Sequence[ShownParagraph], total: int, page: Page
) -> str:
    """Return the record's head and some of its `total` paragraphs."""
    lines = _lines(source, number, paragraphs, total)
    return "\n".join(set_lines(lines, page)) + "\n"


def _lines(
    source: Source, number: int, paragraphs: Sequence[ShownParagraph], total: int
) -> Iterator[Line]:
    yield Line(source.title, f"[{number}] ", "    ")
    yield Line(f"{source.outlet}, {show_day(source.published)}; {source.id}", "    ", "    ")
    shown = sum(_size(each.used) for each in paragraphs)
    part = "" if shown == total else f"{shown:,} of "
    yield Line(f"{part}{count(total, 'paragraph')}", "    ")
    for each in paragraphs:
        yield BLANK
        yield from _paragraph(each)


def _paragraph(shown: ShownParagraph) -> Iterator[Line]:
    used = shown.used
    label = f"{used.label}; " if used.label else ""
    yield Line(f"{label}{use_words(used)}", f"{f'¶{used.at}':<5} ", _INDENT)
    if shown.text:
        yield Line(shown.text, _INDENT, _INDENT)
    if used.gist:
        yield Line(f"{'gist: ' if shown.text else ''}{used.gist}", _INDENT, f"{_INDENT}  ")
    for each in shown.dates:
        recorded = f"recorded as {show_when(each.recorded)}" if each.recorded else "not recorded"
        read = " or ".join(readings_of(each)) or "not read"
        text = f"“{each.phrase}”: {read}; {recorded}"
        yield Line(text, f"{_INDENT}date ", f"{_INDENT}  ")


def use_words(used: UsedParagraph) -> str:
    """Say what has been made of a paragraph: ``used by talks#held, talks#room``."""
    citing = [*used.points, *(f"dispute {name}" for name in used.disputes)]
    if citing:
        return f"used by {', '.join(citing)}"
    if used.use is Use.LEFT_OUT:
        return f"left out: {used.reason}"
    return "outlined, but nothing cites it" if used.gist else "unread"


def readings_of(printed: ParagraphDate) -> list[str]:
    """Return the readings of a date, each once, the nearest to the publication first."""
    return list(dict.fromkeys(show_when(each.when) for each in printed.readings))


def _size(used: UsedParagraph) -> int:
    return used.at.last - used.at.first + 1


def paragraphs_json(source: Source, number: int, paragraphs: Iterable[ShownParagraph]) -> str:
    """Return one JSON document of ASCII; the shape is documented in docs/json.md."""
    import json

    document: shapes.SourceParagraphs = {
        "format": "briefing-paragraphs",
        "version": VERSION,
        "source": {"id": source.id, "number": number, "title": source.title},
        "paragraphs": [
            {
                "at": str(each.used.at),
                "label": each.used.label or None,
                "use": str(each.used.use),
                "text": each.text or None,
                "gist": each.used.gist or None,
                "left_out": each.used.reason or None,
                "points": list(each.used.points),
                "disputes": list(each.used.disputes),
                "dates": [
                    {
                        "phrase": date.phrase,
                        "readings": list(dict.fromkeys(str(one.when) for one in date.readings)),
                        "recorded": str(date.recorded) if date.recorded else None,
                    }
                    for date in each.dates
                ],
            }
            for each in paragraphs
        ],
    }
    return json.dumps(document, indent=2) + "\n"
