"""The drawn timeline by itself: one SVG file, for slides and for whatever shows pictures."""

from __future__ import annotations

import re
from itertools import count

from briefing.document.blocks import TimelineRow
from briefing.document.compose import compose
from briefing.model.dates import show_as_of
from briefing.model.records import Rank
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.markup import Markup, join, tag, xml_document
from briefing.render.svg.signs import mark
from briefing.render.svg.timeline import Picture, picture, shorten
from briefing.render.text.cells import cell_width

_MARGIN = 16.0
_LINE = 16.0
_CELL = 5.7
"""About the width of a cell in the notes."""
_HEAD = 40.0
_RULES = (
    ("text", "fill: ink"),
    (".paper", "fill: paper"),
    (".top", "font-size: 16px; font-weight: 700"),
    (".no, .tick, .note", "font-size: 10px; fill: soft"),
    (".stretch", "font-size: 10px; font-weight: 600"),
    (".headline", "font-weight: 700"),
    (".query", "font-size: 10px; font-weight: 700"),
    (".axis", "stroke: ink"),
    (".grid", "stroke: rule; stroke-width: .7"),
    (".gap", "stroke: soft; stroke-width: .8; stroke-dasharray: 1 5"),
    (".break, .end", "stroke: ink; stroke-width: 1.2"),
    (".now text", "fill: accent; font-weight: 600"),
    (".now line", "stroke: accent; stroke-width: 1.5; stroke-dasharray: 5 3"),
    (".bin", "fill: soft"),
    (".filled", "fill: ink; stroke: ink; stroke-width: 1.5"),
    (".hollow", "fill: paper; stroke: ink; stroke-width: 1.5"),
    (".cross, .open", "fill: none; stroke: ink; stroke-width: 2"),
    (".whisker, .doubt", "stroke: ink; stroke-width: 1.2; stroke-dasharray: 3 3"),
)
_LIGHT = {
    "paper": "#fdfdfb",
    "ink": "#1c1d1f",
    "soft": "#55585e",
    "rule": "#d5d4cd",
    "accent": "#8a2f12",
}
_DARK = {
    "paper": "#16181b",
    "ink": "#e4e3de",
    "soft": "#a9abb0",
    "rule": "#3a3d42",
    "accent": "#f0a07c",
}
_COLOUR = re.compile(r"(fill|stroke): (paper|ink|soft|rule|accent)")


def write(request: ExportRequest) -> ExportResult:
    """Return the timeline as a standalone SVG; events without a known date are counted."""
    document = compose(request.view)
    events = [each for each in document.section("timeline").blocks if isinstance(each, TimelineRow)]
    numbers = count(1)
    labels = {each.key: str(number) for each, number in zip(events, numbers, strict=False)}
    dated = [each for each in events if each.date]
    day = document.as_of
    found = picture(dated, labels, day, [day])
    title = f"{document.title} (as of {show_as_of(day)})"
    describes = found.describes.partition(". ")[0] + "." if found else "No event has a known date."
    inner, width, height = _placed(found)
    notes = _notes(found, width) if found else ([describes], 0)
    foot = [
        tag("text", line, class_="note", x="0", y=f"{height + _LINE * (place + 2 + notes[1]):g}")
        for place, line in enumerate(notes[0])
    ]
    full = height + _LINE * (len(notes[0]) + 2 + notes[1])
    legend = _legend(found, height) if found else Markup()
    body = tag(
        "g",
        tag("text", shorten(title, int(width / 9)), class_="top", x="0", y="16"),
        inner,
        legend,
        *foot,
        transform=f"translate({_MARGIN:g} {_MARGIN:g})",
    )
    size = width + 2 * _MARGIN, full + _MARGIN
    drawing = tag(
        "svg",
        tag("title", title, id="title"),
        tag("desc", describes, id="desc"),
        tag("style", _style()),
        tag("rect", class_="paper", width=f"{size[0]:g}", height=f"{size[1]:g}"),
        body,
        xmlns="http://www.w3.org/2000/svg",
        width=f"{size[0]:g}",
        height=f"{size[1]:g}",
        viewBox=f"0 0 {size[0]:g} {size[1]:g}",
        role="img",
        aria_labelledby="title desc",
    )
    return ExportResult(xml_document(drawing), _omissions(len(events) - len(dated), found))


def _style() -> Markup:
    """Return rules with plain colours, and those of dark schemes where a program knows these.

    Converters of SVG know neither variables nor nested rules.
    """

    def rules(colours: dict[str, str], *, is_dark: bool) -> str:
        lines = []
        for selector, style in _RULES:
            kept = [each for each in style.split("; ") if not is_dark or _COLOUR.fullmatch(each)]
            if kept:
                text = _COLOUR.sub(lambda at: f"{at[1]}: {colours[at[2]]}", "; ".join(kept))
                lines.append(f"{selector} {{ {text} }}")
        return "\n".join(lines)

    font = 'text { font: 11px system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }'
    dark = rules(_DARK, is_dark=True)
    light = rules(_LIGHT, is_dark=False)
    return Markup(f"\n{font}\n{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n")


def _placed(found: Picture | None) -> tuple[Markup, float, float]:
    """Return the drawing below its title, and how much room both take."""
    if found is None:
        return Markup(), 640.0, _HEAD
    moved = tag("g", found.inner, transform=f"translate(0 {_HEAD:g})")
    return moved, found.width, _HEAD + found.height


def _legend(found: Picture, top: float) -> Markup:
    parts, x, y = [], 8.0, top + _LINE
    for stage in found.stages:
        parts.append(mark(stage, Rank.SUPPORTING, x, y - 4))
        parts.append(tag("text", str(stage), class_="note", x=f"{x + 12:g}", y=f"{y:g}"))
        x += 12 + _CELL * len(str(stage)) + 24
    return join(parts)


def _notes(found: Picture, width: float) -> tuple[list[str], int]:
    """Return the notes in lines that fit, and the number of lines of the legend above them."""
    lines, line = [], ""
    for word in found.notes.split():
        longer = f"{line} {word}".strip()
        if line and cell_width(longer) * _CELL > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line], 1 if found.stages else 0


def _omissions(undated: int, found: Picture | None) -> tuple[Omission, ...]:
    unnamed = found.left_out if found else 0
    omissions = (
        Omission(undated, "events without a known date", "a drawing has no place for them"),
        Omission(unnamed, "events in rows of the timeline", "its bars count them"),
    )
    return tuple(each for each in omissions if each.number)
