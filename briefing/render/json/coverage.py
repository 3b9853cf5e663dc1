"""The coverage as JSON: the shape is documented in docs/json.md, and versioned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from briefing.lens.coverage import Coverage, CoveredSource, Use
from briefing.lens.source_dependence import OriginColumn, TopicDependence
from briefing.model.paragraph_labels import label_text
from briefing.render.json.writer import write_json

if TYPE_CHECKING:
    from briefing.render.json.shapes import coverage as shapes

VERSION: Final = 1


def render_coverage_json(coverage: Coverage) -> str:
    """Return the coverage as a JSON document that ends with a line feed."""
    return write_json(_document(coverage))


def _document(coverage: Coverage) -> shapes.Coverage:
    source_dependence = coverage.source_dependence
    return {
        "format": "briefing-coverage",
        "version": VERSION,
        "title": coverage.title,
        "as_of": coverage.as_of.isoformat(),
        "counts": _counts(coverage.count),
        "sources": map(_source, coverage.sources),
        "origins": [
            {"name": each.name, "sources": list(each.sources)} for each in source_dependence.origins
        ],
        "whole": _leaning(source_dependence.whole, source_dependence.origins),
        "topics": (
            {"id": each.topic, "name": each.name, **_leaning(each, source_dependence.origins)}
            for each in source_dependence.topics
        ),
    }


def _counts(count: Callable[[Use], int]) -> shapes.UseCounts:
    return {
        "used": count(Use.USED),
        "disputes_only": count(Use.DISPUTED),
        "left_out": count(Use.LEFT_OUT),
        "forgotten": count(Use.FORGOTTEN),
    }


def _source(covered: CoveredSource) -> shapes.CoveredSource:
    use = covered.use
    return {
        "id": use.source.id,
        "number": covered.number,
        "title": use.source.title,
        "points": covered.points,
        "counts": _counts(use.count),
        "paragraphs": [
            {
                "at": str(each.at),
                "label": label_text(use.source.labels, each.at) or None,
                "use": str(each.use),
                "points": each.points,
                "disputes": each.disputes,
                "gist": each.gist or None,
            }
            for each in use.stretches
        ],
    }


def _leaning(leaning: TopicDependence, columns: Sequence[OriginColumn]) -> shapes.Dependence:
    voice = leaning.voice
    return {
        "points": leaning.points,
        "single_origin": leaning.single,
        "origins": [
            {
                "name": column.name,
                "points": leaning.by_origin.get(place, 0),
                "alone": leaning.alone.get(place, 0),
            }
            for place, column in enumerate(columns)
        ],
        "voice": {"id": voice.id, "name": voice.name, "points": leaning.by_voice}
        if voice
        else None,
    }
