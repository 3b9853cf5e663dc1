"""Citations, points and events as they are visible on an as-of day."""

from __future__ import annotations

from enum import StrEnum

from briefing.evidence.origins import Origin
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Citation, Event, Point, Voice


class Stage(StrEnum):
    """The status of an event on an as-of day."""

    REPORTED = "reported"
    CANCELLED = "cancelled"
    ANNOUNCED = "announced"
    UNREPORTED = "unreported"
    SCHEDULED = "scheduled"
    DUE = "due"


class Standing(StrEnum):
    """How well a point is supported; each point is either SINGLE or SEVERAL."""

    SINGLE = "single"
    SEVERAL = "several"
    SECOND_HAND = "second-hand"
    DISPUTED = "disputed"


class SeenCitation(NamedTuple):
    """A citation with its source's number and its voice (None: the outlet itself)."""

    citation: Citation
    number: int
    voice: Voice | None


class SeenPoint(NamedTuple):
    """A point with its visible citations and their origins.

    `sources` are the numbers of the sources cited, each once; `origins` hold indices into
    `citations`; `disputes` are the ids of those that touch it.
    """

    ref: str
    event: str
    point: Point
    topics: tuple[str, ...]
    citations: tuple[SeenCitation, ...]
    sources: tuple[int, ...]
    origins: tuple[Origin, ...]
    is_second_hand: bool
    disputes: tuple[str, ...]


def standings(point: SeenPoint) -> frozenset[Standing]:
    """Return the standing of a point: one origin or several, and if second-hand or disputed."""
    found = [Standing.SINGLE if len(point.origins) == 1 else Standing.SEVERAL]
    if point.is_second_hand:
        found.append(Standing.SECOND_HAND)
    if point.disputes:
        found.append(Standing.DISPUTED)
    return frozenset(found)


class SeenEvent(NamedTuple):
    """An event with its points, its stage, and its date (None: not known on that day).

    `ahead` are points of other events that look forward to this one. `reported_by` and
    `announced_by` are the numbers of the sources behind the stage; filters do not narrow them.
    """

    event: Event
    date: When | None
    stage: Stage
    own: tuple[SeenPoint, ...]
    ahead: tuple[SeenPoint, ...]
    reported_by: tuple[int, ...]
    announced_by: tuple[int, ...]
    disputes: tuple[str, ...]

    @property
    def points(self) -> tuple[SeenPoint, ...]:
        """The event's own points, then those of other events that look forward to it."""
        return (*self.own, *self.ahead)

    @property
    def most_origins(self) -> int:
        """The number of origins of its best supported point."""
        return max(len(point.origins) for point in self.own or self.ahead)
