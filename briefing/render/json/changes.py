"""The changes between two days as JSON, versioned; its shape is documented in docs/json.md."""

from __future__ import annotations

from briefing.lens.changes import Changes, DisputeChange, EventChange, PointChange
from briefing.lens.chronicle import Chronicle
from briefing.render.json.view import (
    Json,
    bottom_line_object,
    dispute_object,
    event_object,
    judgment_object,
    lens_object,
    point_object,
    source_object,
)
from briefing.render.json.writer import write_json

VERSION = 1
"""Increased when a key is removed or changes its meaning, but not for a new key."""


def render_changes_json(chronicle: Chronicle) -> str:
    """Return the changes as a JSON document that ends with a line feed."""
    document = {
        "format": "briefing-changes",
        "version": VERSION,
        "title": chronicle.after.brief.title,
        "from": chronicle.before.as_of.isoformat(),
        "to": chronicle.after.as_of.isoformat(),
        "lens": lens_object(chronicle.after.lens),
        "published": [day.isoformat() for day in chronicle.published],
        "steps": map(_step, chronicle.steps),
    }
    return write_json(document)


def _step(step: Changes) -> Json:
    points = {each.point.ref: each for event in step.events for each in event.points}
    return {
        "from": step.since.isoformat(),
        "to": step.until.isoformat(),
        "sources": map(source_object, step.sources),
        "events": map(_event, step.events),
        "points": map(_point, points.values()),
        "disputes": map(_dispute, step.disputes),
        "judgments": map(judgment_object, step.judgments),
        "bottom_line": bottom_line_object(step.bottom_line),
    }


def _event(change: EventChange) -> Json:
    return {
        "new": change.is_new,
        "stage_before": str(change.stage_before) if change.stage_before else None,
        "dated": change.is_dated,
        "came": [each.point.ref for each in change.points],
        "event": event_object(change.event),
    }


def _point(change: PointChange) -> Json:
    came = {id(each) for each in change.citations}
    return {
        "new": change.is_new,
        "came": [place for place, each in enumerate(change.point.citations) if id(each) in came],
        "point": point_object(change.point),
    }


def _dispute(change: DisputeChange) -> Json:
    return {
        "new": change.is_new,
        "found": change.is_settled,
        "dispute": dispute_object(change.dispute),
    }
