"""A View as JSON: the shape is documented in docs/json.md, and versioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.document.compose import compose
from briefing.document.phrases import standing_words
from briefing.lens.lens import Lens
from briefing.lens.view import (
    SeenCitation,
    SeenDispute,
    SeenEvent,
    SeenJudgment,
    SeenPoint,
    SeenSource,
    View,
)
from briefing.model.paragraph_labels import words_of
from briefing.model.records import BottomLine, BriefCorrection, Gap, JudgmentVersion
from briefing.render.json.document import document_object
from briefing.render.json.values import date_object
from briefing.render.json.writer import write_json

if TYPE_CHECKING:
    from briefing.lens.fall import Fall
    from briefing.render.export import ExportRequest, ExportResult
    from briefing.render.json.shapes import brief as shapes
    from briefing.render.json.shapes.values import Citation

VERSION: Final = 2
"""Increased when a key is removed or changes its meaning, but not for a new key."""


def write(request: ExportRequest) -> ExportResult:
    """Return the view as an export."""
    from briefing.render.export import ExportResult

    return ExportResult(render_json(request.view).encode())


def render_json(view: View) -> str:
    """Return the view as a JSON document that ends with a line feed."""
    return write_json(_document(view))


def _document(view: View) -> shapes.Brief:
    points = view.points_by_ref
    return {
        "format": "briefing",
        "version": VERSION,
        "title": view.title,
        "id": view.id or None,
        "question": view.question,
        "scope": view.scope,
        "period": str(view.period) if view.period else None,
        "as_of": view.as_of.isoformat(),
        "lens": lens_object(view.lens),
        "fall": fall_object(view.fall),
        "counts": {
            "events": len(view.events),
            "points": view.points,
            "sources": len(view.sources),
            "origins": view.origins,
        },
        "bottom_line": bottom_line_object(view.bottom_line),
        "bottom_line_withdrawn": view.is_bottom_line_withdrawn,
        "judgments": map(judgment_object, view.judgments),
        "events": map(event_object, view.events),
        "points": map(point_object, points.values()),
        "topics": [
            {"id": each.id, "name": each.name, "points": each.points} for each in view.topics
        ],
        "disputes": map(dispute_object, view.disputes),
        "gaps": map(gap_object, view.gaps),
        "corrections": map(correction_object, view.corrections),
        "reconstructed": view.is_reconstructed,
        "sources": map(source_object, view.sources),
        "document": document_object(compose(view)),
    }


def lens_object(lens: Lens) -> shapes.Lens:
    """Return the filters of a lens, and since when something is new if a reader named the day."""
    return {
        "topics": sorted(lens.topics),
        "events": sorted(lens.events),
        "points": sorted(lens.points),
        "ranks": sorted(lens.ranks),
        "since": lens.since.isoformat() if lens.since else None,
        "until": lens.until.isoformat() if lens.until else None,
        "search": lens.search,
        "without": sorted(lens.without),
        "new_since": lens.new_since.isoformat() if lens.new_since else None,
    }


def fall_object(fall: Fall | None) -> shapes.Fall | None:
    """Return what falls without the sources and voices that are left out, where some are."""
    if fall is None:
        return None
    return {
        "sources": list(fall.sources),
        "voices": [each.id for each in fall.voices],
        "events": [each.event.id for each in fall.events],
        "points": [each.ref for each in fall.points],
        "single_origin": [each.ref for each in fall.single],
        "dates": [
            {"event": each.event.id, "with": date_object(each.date), "without": date_object(left)}
            for each, left in fall.dates
        ],
        "disputes": [each.id for each in fall.disputes],
        "reopened": [each.id for each in fall.reopened],
        "judgments": list(fall.judgments),
        "bottom_line": bool(fall.bottom_line),
    }


def judgment_object(seen: SeenJudgment) -> shapes.Judgment:
    """Return a judgment in the version that holds, with the known ones before it."""
    return {
        "id": seen.id,
        **_judgment_version(seen.version),
        "withdrawn": seen.is_withdrawn,
        "earlier": [_judgment_version(each) for each in seen.earlier],
    }


def _judgment_version(version: JudgmentVersion) -> shapes.JudgmentVersion:
    return {
        "text": version.text,
        "confidence": str(version.confidence),
        "why": version.why,
        "rests": list(version.rests),
        "changed": version.changed or None,
        "written": version.written.isoformat() if version.written else None,
    }


def bottom_line_object(bottom_line: BottomLine | None) -> shapes.BottomLine | None:
    """Return the bottom line, where there is one."""
    if bottom_line is None:
        return None
    return {
        "head": bottom_line.head or None,
        "text": bottom_line.text,
        "rests": list(bottom_line.rests),
        "written": bottom_line.written.isoformat() if bottom_line.written else None,
    }


def gap_object(gap: Gap) -> shapes.Gap:
    """Return a gap."""
    return {"text": gap.text, "touches": list(gap.touches), "rests": list(gap.rests)}


def correction_object(correction: BriefCorrection) -> shapes.BriefCorrection:
    """Return a correction of the brief."""
    return {
        "date": correction.date.isoformat(),
        "stood": correction.stood,
        "right": correction.right,
        "why": correction.why,
    }


def event_object(seen: SeenEvent) -> shapes.Event:
    """Return an event, as docs/json.md has it."""
    event = seen.event
    return {
        "id": event.id,
        "title": event.title,
        "date": date_object(seen.date),
        "stage": str(seen.stage),
        "after": list(event.after),
        "rank": str(event.rank),
        "place": event.place,
        "document": event.document or None,
        "points": [point.ref for point in seen.own],
        "ahead": [point.ref for point in seen.ahead],
        "reported_by": list(seen.reported_by),
        "announced_by": list(seen.announced_by),
        "disputes": list(seen.disputes),
    }


def point_object(seen: SeenPoint) -> shapes.Point:
    """Return a point with its citations and its standing, as docs/json.md has it."""
    point = seen.point
    return {
        "id": seen.ref,
        "event": seen.event,
        "text": point.text,
        "claim": str(point.claim),
        "about": point.about or None,
        "topics": list(seen.topics),
        "weight": str(point.weight) if point.weight else None,
        "short": point.short or None,
        "firmness": str(point.firmness) if point.firmness else None,
        "who": point.who or None,
        "due": date_object(point.due),
        "closed_by": list(point.closed_by),
        "computed": point.computed or None,
        "citations": [_citation(cite) for cite in seen.citations],
        "origins": [
            {"citations": list(origin.members), "through": list(origin.through)}
            for origin in seen.origins
        ],
        "second_hand": seen.is_second_hand,
        "withdrawn": list(seen.withdrawn),
        "disputes": list(seen.disputes),
        "standing": standing_words(seen),
    }


def _citation(seen: SeenCitation) -> Citation:
    cite = seen.citation
    voice = seen.voice
    return {
        "source": cite.source,
        "number": seen.number,
        "at": str(cite.at),
        "labels": list(words_of(seen.labels)),
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
        "gloss": cite.gloss or None,
        "dates": {phrase: str(reading) for phrase, reading in cite.dates.items()},
    }


def dispute_object(seen: SeenDispute) -> shapes.Dispute:
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
                "short": each.side.short or None,
                "citations": [_citation(cite) for cite in each.citations],
                "computed": each.side.computed or None,
                "rests": list(each.side.rests),
            }
            for each in seen.sides
        ],
        "finding": seen.finding or None,
    }


def source_object(seen: SeenSource) -> shapes.Source:
    """Return a source, as docs/json.md has it."""
    source = seen.source
    return {
        "id": source.id,
        "number": seen.number,
        "points": seen.points,
        "title": source.title,
        "published": source.published.isoformat(),
        "window": date_object(source.window),
        "publisher": source.publisher or None,
        "author": source.author or None,
        "authors": list(source.authors),
        "url": source.url or None,
        "accessed": source.accessed.isoformat() if source.accessed else None,
        "language": source.language or None,
        "translated_from": source.translated_from or None,
        "origin": list(source.origins),
        "inferred": dict(source.inferred),
        "excerpt": source.excerpt,
        "corrections": [
            {
                "date": each.date.isoformat() if each.date else None,
                "at": str(each.at) if each.at else None,
                "note": each.note,
                "changed": list(map(str, each.changed)),
                "sha256": each.sha256 or None,
            }
            for each in source.corrections
        ],
        "withdrawn": {
            "date": source.withdrawn.date.isoformat(),
            "note": source.withdrawn.note,
        }
        if source.withdrawn
        else None,
        "descriptor": source.descriptor,
        "original": {"sha256": source.original.sha256, "paragraphs": source.original.paragraphs}
        if source.original
        else None,
        "labels": {str(number): label for number, label in source.labels.items()},
        "outline": {str(number): gist for number, gist in source.outline.items()},
        "left_out": {str(place): reason for place, reason in source.left_out.items()},
    }
