"""Renders blocks of a document as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.document.blocks import Cite, PointItem, Ref, Runs, SourceBlock, SourceNumbers
from briefing.model.dates import show_day
from briefing.render.text.layout import GLUE, Line


def numbers(found: Iterable[int]) -> str:
    """Format the numbers of sources."""
    return f"[{','.join(map(str, found))}]"


def run_text(runs: Runs) -> str:
    """Return the text of runs; each link must have a text of its own."""
    return "".join(
        run.text
        if isinstance(run, Ref)
        else numbers(run.numbers)
        if isinstance(run, SourceNumbers)
        else run
        for run in runs
    )


def point_lines(point: PointItem) -> Iterator[Line]:
    """Yield a point's text with its citations, claim and standing, then which share an origin."""
    yield Line(f"{point.text} {cite_text(point.cites)} {standing_text(point)}", "  - ", "    ")
    for why in point.joined:
        yield Line(why, "    ", "    ")


def standing_text(point: PointItem) -> str:
    """Return a point's standing, and its claim if that is not the default one."""
    return f"{point.claim}, {point.standing}" if point.claim else point.standing


def cite_text(cites: Iterable[Cite]) -> str:
    """Return citations, each with its quote unless the text before already has those words."""
    return " ".join([f"[{cite.number}{GLUE}¶{cite.at}{quote_text(cite)}]" for cite in cites])


def quote_text(cite: Cite) -> str:
    """Return the voice and the quote, unless the text before already has those words."""
    return f", {cite.voice}: “{cite.quote}”" if cite.quote and not cite.repeats else ""


def source_title(source: SourceBlock) -> str:
    """Return the day, publisher, author and title of a source, and its notes if it has any."""
    when = show_day(source.day) + (" (inferred)" if source.is_inferred else "")
    by = ", ".join(part for part in (source.publisher, source.author) if part)
    text = f"{when}. {by}: {source.title}" if by else f"{when}. {source.title}"
    notes = [part for part in (source.origin, *source.notes, source.points) if part]
    return f"{text} ({', '.join(notes)})" if notes else text
