"""A citation together with the record that holds it, as the rules need it."""

from __future__ import annotations

from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Citation, Event, Point, Source


class Cited(NamedTuple):
    """A citation and its place: `at` is ``EVENT#POINT``, or the id of a dispute.

    `event` and `point` are None in a dispute.
    """

    at: str
    citation: Citation
    source: Source
    event: Event | None
    point: Point | None
