"""The changes between two days as JSON, versioned; its shape is documented in docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.lens.changes import Changes, DisputeChange, EventChange, JudgmentChange, PointChange
from briefing.lens.chronicle import Chronicle
from briefing.render.json.view import (
    bottom_line_object,
    correction_object,
    dispute_object,
    event_object,
    gap_object,
    judgment_object,
    lens_object,
    point_object,
    source_object,
)
from briefing.render.json.writer import write_json

if TYPE_CHECKING:
    from briefing.render.json.shapes import changes as shapes

VERSION: Final = 2
"""Increased when a key is removed or changes its meaning, but not for a new key."""


def render_changes_json(chronicle: Chronicle) -> str:
    """Return the changes as a JSON document that ends with a line feed."""
    document: shapes.Changes = {
        "format": "briefing-changes",
        "version": VERSION,
        "title": chronicle.after.title,
        "from": chronicle.before.as_of.isoformat(),
        "to": chronicle.after.as_of.isoformat(),
        "lens": lens_object(chronicle.after.lens),
        "published": [day.isoformat() for day in chronicle.published],
        "steps": map(_step, chronicle.steps),
    }
    return write_json(document)


def _step(step: Changes) -> shapes.Step:
    points = {each.point.ref: each for event in step.events for each in event.points}
    return {
        "from": step.since.isoformat(),
        "to": step.until.isoformat(),
        "sources": map(source_object, step.sources),
        "events": map(_event, step.events),
        "points": map(_point, points.values()),
        "disputes": map(_dispute, step.disputes),
        "judgments": map(_judgment, step.judgments),
        "bottom_line": bottom_line_object(step.bottom_line),
        "gaps_opened": map(gap_object, step.opened),
        "gaps_closed": map(gap_object, step.closed),
        "corrections": map(correction_object, step.corrections),
        "revised": map(source_object, [each.source for each in step.revised]),
    }


def _event(change: EventChange) -> shapes.EventChange:
    return {
        "new": change.is_new,
        "stage_before": str(change.stage_before) if change.stage_before else None,
        "dated": change.is_dated,
        "came": [each.point.ref for each in change.points],
        "event": event_object(change.event),
    }


def _judgment(change: JudgmentChange) -> shapes.JudgmentChange:
    """Return the judgment as it stands now, or stood at its end, and how it came to that."""
    shown = change.after or change.before
    assert shown
    return {
        "new": change.before is None,
        "ended": change.after is None,
        "confidence_before": str(change.before.version.confidence) if change.before else None,
        **judgment_object(shown),
    }


def _point(change: PointChange) -> shapes.PointChange:
    came = {id(each) for each in change.citations}
    return {
        "new": change.is_new,
        "came": [place for place, each in enumerate(change.point.citations) if id(each) in came],
        "point": point_object(change.point),
    }


def _dispute(change: DisputeChange) -> shapes.DisputeChange:
    return {
        "new": change.is_new,
        "found": change.is_settled,
        "dispute": dispute_object(change.dispute),
    }
