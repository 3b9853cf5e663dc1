"""How dates, points, citations and sources are written in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.lens.view import SeenCitation, SeenEvent, SeenPoint, SeenSource
from briefing.model.dates import show_day, show_when
from briefing.render.page import GLUE, Line
from briefing.render.words import claim_words, count, joined_words, standing_words, voice_words


def date_words(event: SeenEvent) -> str:
    """Write the date of an event, or why there is none."""
    if event.date:
        return show_when(event.date)
    return "date not yet known" if event.event.date else "no date given"


def numbers(found: Iterable[int]) -> str:
    """Write the numbers of sources."""
    return f"[{','.join(map(str, found))}]"


def point_lines(point: SeenPoint) -> Iterator[Line]:
    """Write a point with its citations, its claim, its standing, and which citations count once."""
    cites = " ".join(citation_words(cite, point.point.text) for cite in point.citations)
    words = [*claim_words(point.point.claim), standing_words(point)]
    yield Line(f"{point.point.text} {cites} {', '.join(words)}", "  - ", "    ")
    for why in joined_words(point):
        yield Line(why.replace(" ¶", f"{GLUE}¶"), "    ", "    ")


def citation_words(cite: SeenCitation, told: str) -> str:
    """Write a citation, with its quote where `told` does not hold those words already."""
    citation = cite.citation
    text = f"{cite.number}{GLUE}¶{citation.at}"
    if citation.quote and citation.quote not in told:
        text += f", {voice_words(cite)}: “{citation.quote}”"
    return f"[{text}]"


def source_title(seen: SeenSource, *, short: bool) -> str:
    """Write the title of a source with its day, publisher and author, and, unless short, notes."""
    source = seen.source
    when = show_day(source.published)
    if "published" in source.inferred:
        when += " (inferred)"
    by = ", ".join(part for part in (source.publisher, source.author) if part)
    text = f"{when}. {by}: {source.title}" if by else f"{when}. {source.title}"
    if short:
        return text
    notes = []
    if not source.publisher:
        notes.append(f"origin: {' and '.join(source.origin_names)}")
    if source.translated_from:
        notes.append(f"translated from {source.translated_from}")
    if source.excerpt:
        notes.append("excerpt")
    if source.corrections:
        notes.append("corrected" if any(each.date for each in source.corrections) else "updated")
    notes.append(count(seen.points, "point"))
    return f"{text} ({', '.join(notes)})" + (f" {source.url}" if source.url else "")
