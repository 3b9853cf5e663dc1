"""The shape of the coverage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, TypedDict

from briefing.lens.coverage import Use
from briefing.render.json.shapes.values import At, Day


class UseCounts(TypedDict):
    """How many paragraphs are used in which way."""

    used: Annotated[int, "By points."]
    disputes_only: int
    left_out: int
    forgotten: Annotated[
        int, "Outlined and cited by nothing, or neither cited nor outlined nor left out."
    ]


class UsedParagraph(TypedDict):
    """A paragraph, or several in a row of which the same holds."""

    at: Annotated[At, "`7`, or `7-9`."]
    label: Annotated[str | None, "Its page or time."]
    use: Annotated[str, Use]
    points: Annotated[int, "How many cite it."]
    disputes: Annotated[int, "How many cite it."]
    gist: Annotated[str | None, "The gist; for what is left out the reason."]


class CoveredSource(TypedDict):
    """A source and the use of its paragraphs."""

    id: str
    number: Annotated[int, "Its number in every output."]
    title: str
    points: Annotated[int, "How many cite it."]
    counts: UseCounts
    paragraphs: Annotated[
        Iterable[UsedParagraph],
        "In order, and all of them; without a text on record those that are cited, outlined or "
        "left out.",
    ]


class Origin(TypedDict):
    """What counts once."""

    name: str
    sources: Annotated[Iterable[int], "Numbers."]


class OriginUse(TypedDict):
    """How many points lean on an origin."""

    name: str
    points: Annotated[int, "Those that cite it."]
    alone: Annotated[int, "Those that cite no other."]


class VoiceUse(TypedDict):
    """The voice of most points."""

    id: str
    name: str
    points: int


class Dependence(TypedDict):
    """On whom points lean."""

    points: int
    single_origin: Annotated[int, "Points of one origin."]
    origins: Iterable[OriginUse]
    voice: Annotated[VoiceUse | None, "`null` where the outlets alone speak."]


class TopicDependence(Dependence):
    """On whom the points of a topic lean."""

    id: str
    name: str


class Coverage(TypedDict):
    """What `briefing coverage --format json` writes: everything in it is as of the day."""

    format: Literal["briefing-coverage"]
    version: Literal[1]
    title: str
    as_of: Annotated[Day, "The day of knowledge."]
    counts: Annotated[UseCounts, "Of the paragraphs of all sources."]
    sources: Annotated[Iterable[CoveredSource], "In order of publication."]
    origins: Iterable[Origin]
    whole: Annotated[Dependence, "On whom all points lean."]
    topics: Annotated[Iterable[TopicDependence], "In reading order."]
