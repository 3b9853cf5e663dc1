"""Citations, points, events, sources and disputes as they are visible on an as-of day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from briefing.evidence.origins import Origin
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraph_labels import RunLabel, place_text, words_of
from briefing.model.records import (
    Citation,
    Dispute,
    DisputeStatus,
    Event,
    Paragraphs,
    Passage,
    Point,
    Side,
    Source,
    Voice,
)


class Stage(StrEnum):
    """The status of an event on an as-of day."""

    REPORTED = "reported"
    CANCELLED = "cancelled"
    PLANNED = "planned"
    UNREPORTED = "unreported"
    SCHEDULED = "scheduled"
    DUE = "due"

    @property
    def has_happened(self) -> bool:
        """Whether the event is over, as far as sources tell: it took place, or was cancelled."""
        return self in (Stage.REPORTED, Stage.CANCELLED)


class Standing(StrEnum):
    """How well a point is supported; each point is either SINGLE or SEVERAL."""

    SINGLE = "single"
    SEVERAL = "several"
    SECOND_HAND = "second-hand"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class SeenCitation(NamedTuple):
    """A citation with its source's number and its voice (None: the outlet itself).

    `labels` are those of its paragraphs: pages or times.
    """

    citation: Citation
    number: int
    voice: Voice | None
    labels: tuple[RunLabel, ...] = ()

    @property
    def place(self) -> str:
        """Where it is from, the source's number and the paragraph: ``[3 ¶12]``."""
        return place_text(self.number, self.citation.at, self.labels)


class Places(NamedTuple):
    """The paragraphs of one source that are cited together, in order and without repetition.

    `labels` are those of the paragraphs: pages or times.
    """

    number: int
    source: str
    at: tuple[Paragraphs, ...]
    labels: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"[{self.number} ¶{', '.join((','.join(map(str, self.at)), *self.labels))}]"


def places_of(citations: Iterable[SeenCitation]) -> list[Places]:
    """Merge citations by their sources, in the order of their first ones: ``[3 ¶11-12,15]``."""
    return merged_places(
        [(each.number, each.citation.source, each.citation.at, each.labels) for each in citations]
    )


def merged_places(
    cited: Sequence[tuple[int, str, Passage, tuple[RunLabel, ...]]],
) -> list[Places]:
    """Merge passages, each after the number and the id of its source and before its labels."""
    if len(cited) == 1:  # as most are
        ((number, source, at, labels),) = cited
        return [Places(number, source, at.runs, words_of(labels) if labels else ())]
    by_source: dict[tuple[int, str], tuple[list[Paragraphs], list[RunLabel]]] = {}
    for number, source, at, labels in cited:
        runs, named = by_source.setdefault((number, source), ([], []))
        runs += at.runs
        named += labels
    return [
        Places(*source, Passage.of(runs).runs, words_of(named))
        for source, (runs, named) in by_source.items()
    ]


class SeenPoint(NamedTuple):
    """A point with its visible citations and their origins.

    `point` holds only what is known on the day. `sources` are the numbers of the sources cited,
    each once, and `withdrawn` those of them that were withdrawn; `origins` hold indices into
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
    withdrawn: tuple[int, ...]


def standings(point: SeenPoint) -> frozenset[Standing]:
    """Return the standing of a point: one origin or several, and what else weighs on it."""
    found = [Standing.SINGLE if len(point.origins) == 1 else Standing.SEVERAL]
    if point.is_second_hand:
        found.append(Standing.SECOND_HAND)
    if point.disputes:
        found.append(Standing.DISPUTED)
    if point.withdrawn:
        found.append(Standing.WITHDRAWN)
    return frozenset(found)


class SeenEvent(NamedTuple):
    """An event with its points, its stage, and its date (None: not known on that day).

    `event` holds only what is known on the day: one title, at most one date and place. `ahead` are
    points of other events that look forward to this one. `reported_by` and `announced_by` are the
    numbers of the sources behind the stage; filters do not narrow them.
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


class SeenSource(NamedTuple):
    """A source with its number and how many of the points shown cite it."""

    number: int
    source: Source
    points: int


class SeenSide(NamedTuple):
    """A side of a dispute with its visible citations; none where it is computed."""

    side: Side
    citations: tuple[SeenCitation, ...]


class SeenDispute(NamedTuple):
    """A dispute with its visible sides; it stays open, without a finding, until all are visible.

    `dispute` holds only what is known on the day.
    """

    dispute: Dispute
    status: DisputeStatus
    sides: tuple[SeenSide, ...]
    finding: str
