"""What is seen of a citation, a point and an event on a day of knowledge."""

from enum import StrEnum

from briefing.evidence.origins import Origin
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Citation, Event, Point, Voice


class Stage(StrEnum):
    """Where an event stands on a day of knowledge."""

    REPORTED = "reported"
    CANCELLED = "cancelled"
    ANNOUNCED = "announced"
    UNREPORTED = "unreported"
    SCHEDULED = "scheduled"
    DUE = "due"


class Standing(StrEnum):
    """What can be asked about what stands behind a point: of the first two, one always holds."""

    SINGLE = "single"
    SEVERAL = "several"
    SECOND_HAND = "second-hand"
    DISPUTED = "disputed"


class SeenCitation(NamedTuple):
    """A citation with its source's number and who says so (None: the outlet itself)."""

    citation: Citation
    number: int
    voice: Voice | None


class SeenPoint(NamedTuple):
    """A point with its visible citations and what stands behind them.

    `sources` are the numbers of the sources cited, each once; `origins` are made of places in
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
    """Say how a point stands on its day: on one origin or several, and with which reserve."""
    found = [Standing.SINGLE if len(point.origins) == 1 else Standing.SEVERAL]
    if point.is_second_hand:
        found.append(Standing.SECOND_HAND)
    if point.disputes:
        found.append(Standing.DISPUTED)
    return frozenset(found)


class SeenEvent(NamedTuple):
    """An event with its date, where that is known, its stage, and its points.

    `ahead` are points of other events that look forward to this one. `reported_by` and
    `announced_by` are numbers of sources, for the stage and its reasons: no filter narrows them.
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
        """Its own points, then those of others that look forward to it."""
        return (*self.own, *self.ahead)

    @property
    def most_origins(self) -> int:
        """How many origins stand behind its best supported point."""
        return max(len(point.origins) for point in self.own or self.ahead)
