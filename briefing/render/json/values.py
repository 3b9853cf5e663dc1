"""Values that several JSON documents have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.model.dates import When, show_when

if TYPE_CHECKING:
    from briefing.render.json.shapes.values import Date

Json = dict[str, Any]


def date_object(when: When | None) -> Date | None:
    """Return a date in EDTF, with its first and last day and in words."""
    if when is None:
        return None
    earliest, latest = when.earliest, when.latest
    return {
        "edtf": str(when),
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "text": show_when(when),
    }
