"""Blocks of a document in plain text, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.document.blocks import Cite, PointItem, Ref, Runs, SourceBlock, SourceNumbers
from briefing.model.dates import show_day
from briefing.render.text.layout import GLUE, Line


def numbers(found: Iterable[int]) -> str:
    """Write the numbers of sources."""
    return f"[{','.join(map(str, found))}]"


def run_text(runs: Runs) -> str:
    """Write runs whose links have texts of their own."""
    return "".join(
        run.text
        if isinstance(run, Ref)
        else numbers(run.numbers)
        if isinstance(run, SourceNumbers)
        else run
        for run in runs
    )


def point_lines(point: PointItem) -> Iterator[Line]:
    """Write a point with its citations, its claim, its standing, and which citations count once."""
    yield Line(f"{point.text} {cite_text(point.cites)} {standing_text(point)}", "  - ", "    ")
    for why in point.joined:
        yield Line(why.replace(" ¶", f"{GLUE}¶"), "    ", "    ")


def standing_text(point: PointItem) -> str:
    """Write the claim of a point, where it is not the ordinary one, and its standing."""
    return f"{point.claim}, {point.standing}" if point.claim else point.standing


def cite_text(cites: Iterable[Cite]) -> str:
    """Write citations, each with its quote where the text before does not hold those words."""
    return " ".join([f"[{cite.number}{GLUE}¶{cite.at}{quote_text(cite)}]" for cite in cites])


def quote_text(cite: Cite) -> str:
    """Write who says it and the words, where the text before does not hold them."""
    return f", {cite.voice}: “{cite.quote}”" if cite.quote and not cite.repeats else ""


def source_title(source: SourceBlock) -> str:
    """Write the day, publisher, author and title of a source, and its notes if it has any."""
    when = show_day(source.day) + (" (inferred)" if source.is_inferred else "")
    by = ", ".join(part for part in (source.publisher, source.author) if part)
    text = f"{when}. {by}: {source.title}" if by else f"{when}. {source.title}"
    notes = [part for part in (source.origin, *source.notes, source.points) if part]
    return f"{text} ({', '.join(notes)})" if notes else text
