"""A View as JSON: the shape is documented in docs/json.md, and versioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.document.phrases import standing_words
from briefing.lens.lens import Lens
from briefing.lens.view import SeenCitation, SeenDispute, SeenEvent, SeenPoint, SeenSource, View
from briefing.model.dates import When, show_when
from briefing.model.records import BottomLine, Judgment
from briefing.render.json.writer import write_json

if TYPE_CHECKING:
    from briefing.render.export import ExportRequest, ExportResult

VERSION = 1
"""Increased when a key is removed or changes its meaning, but not for a new key."""

Json = dict[str, Any]


def write(request: ExportRequest) -> ExportResult:
    """Return the view as an export."""
    from briefing.render.export import ExportResult

    return ExportResult(render_json(request.view).encode())


def render_json(view: View) -> str:
    """Return the view as a JSON document that ends with a line feed."""
    return write_json(_document(view))


def _document(view: View) -> Json:
    brief = view.brief
    points = view.points_by_ref
    return {
        "format": "briefing",
        "version": VERSION,
        "title": brief.title,
        "question": brief.question,
        "scope": brief.scope,
        "period": str(brief.period) if brief.period else None,
        "as_of": view.as_of.isoformat(),
        "lens": lens_object(view.lens),
        "counts": {
            "events": len(view.events),
            "points": view.points,
            "sources": len(view.sources),
            "all_sources": view.all_sources,
            "origins": view.origins,
        },
        "bottom_line": bottom_line_object(view.bottom_line),
        "judgments": map(judgment_object, view.judgments),
        "events": map(event_object, view.events),
        "points": map(point_object, points.values()),
        "topics": [
            {"id": each.id, "name": each.name, "points": each.points} for each in view.topics
        ],
        "disputes": map(dispute_object, view.disputes),
        "gaps": [{"text": each.text, "touches": list(each.touches)} for each in view.gaps],
        "sources": map(source_object, view.sources),
    }


def lens_object(lens: Lens) -> Json:
    """Return the filters of a lens."""
    return {
        "topics": sorted(lens.topics),
        "events": sorted(lens.events),
        "points": sorted(lens.points),
        "ranks": sorted(lens.ranks),
        "since": lens.since.isoformat() if lens.since else None,
        "until": lens.until.isoformat() if lens.until else None,
        "search": lens.search,
    }


def judgment_object(judgment: Judgment) -> Json:
    """Return a judgment."""
    return {
        "text": judgment.text,
        "confidence": str(judgment.confidence),
        "why": judgment.why,
        "rests": list(judgment.rests),
    }


def bottom_line_object(bottom_line: BottomLine | None) -> Json | None:
    """Return the bottom line, where there is one."""
    if bottom_line is None:
        return None
    return {"text": bottom_line.text, "rests": list(bottom_line.rests)}


def _date(when: When | None) -> Json | None:
    if when is None:
        return None
    earliest, latest = when.earliest, when.latest
    return {
        "edtf": str(when),
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "text": show_when(when),
    }


def event_object(seen: SeenEvent) -> Json:
    """Return an event, as docs/json.md has it."""
    event = seen.event
    return {
        "id": event.id,
        "title": event.title,
        "date": _date(seen.date),
        "stage": str(seen.stage),
        "rank": str(event.rank),
        "place": event.place,
        "points": [point.ref for point in seen.own],
        "ahead": [point.ref for point in seen.ahead],
        "reported_by": list(seen.reported_by),
        "announced_by": list(seen.announced_by),
        "disputes": list(seen.disputes),
    }


def point_object(seen: SeenPoint) -> Json:
    """Return a point with its citations and its standing, as docs/json.md has it."""
    point = seen.point
    return {
        "id": seen.ref,
        "event": seen.event,
        "text": point.text,
        "claim": str(point.claim),
        "about": point.about or None,
        "topics": list(seen.topics),
        "citations": [_citation(cite) for cite in seen.citations],
        "origins": [
            {"citations": list(origin.members), "through": list(origin.through)}
            for origin in seen.origins
        ],
        "second_hand": seen.is_second_hand,
        "disputes": list(seen.disputes),
        "standing": standing_words(seen),
    }


def _citation(seen: SeenCitation) -> Json:
    cite = seen.citation
    voice = seen.voice
    return {
        "source": cite.source,
        "number": seen.number,
        "at": str(cite.at),
        "by": {
            "id": voice.id,
            "name": voice.name,
            "role": voice.role,
            "of": list(voice.of),
            "kind": str(voice.kind),
        }
        if voice
        else None,
        "quote": cite.quote or None,
        "dates": {phrase: str(reading) for phrase, reading in cite.dates.items()},
    }


def dispute_object(seen: SeenDispute) -> Json:
    """Return a dispute with its sides, as docs/json.md has it."""
    dispute = seen.dispute
    return {
        "id": dispute.id,
        "title": dispute.title,
        "status": str(seen.status),
        "touches": list(dispute.touches),
        "sides": [
            {
                "says": each.side.says,
                "citations": [_citation(cite) for cite in each.citations],
                "computed": each.side.computed or None,
            }
            for each in seen.sides
        ],
        "finding": seen.finding or None,
    }


def source_object(seen: SeenSource) -> Json:
    """Return a source, as docs/json.md has it."""
    source = seen.source
    return {
        "id": source.id,
        "number": seen.number,
        "points": seen.points,
        "title": source.title,
        "published": source.published.isoformat(),
        "window": _date(source.window),
        "publisher": source.publisher or None,
        "author": source.author or None,
        "url": source.url or None,
        "accessed": source.accessed.isoformat() if source.accessed else None,
        "translated_from": source.translated_from or None,
        "origin": list(source.origins),
        "inferred": dict(source.inferred),
        "excerpt": source.excerpt,
        "corrections": [
            {
                "date": each.date.isoformat() if each.date else None,
                "at": str(each.at),
                "note": each.note,
            }
            for each in source.corrections
        ],
        "descriptor": source.descriptor,
        "original": {"sha256": source.original.sha256, "paragraphs": source.original.paragraphs},
        "outline": {str(number): gist for number, gist in source.outline.items()},
        "left_out": {str(place): reason for place, reason in source.left_out.items()},
    }
