"""The record types of a briefing, as the loader makes them from a folder.

They are named tuples and not dataclasses because of the start-up time of `briefing print`: see
docs/decisions.md. Each record has the position that it was read from. The meaning of each field is
documented in `briefing.load.schema`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from briefing.model.dates import When
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import NamedTuple


class Rank(StrEnum):
    """How much an event matters to the briefing."""

    HEADLINE = "headline"
    SUPPORTING = "supporting"
    BACKGROUND = "background"


class Claim(StrEnum):
    """What a point claims about its own event."""

    PLANNED = "planned"
    EXPECTED = "expected"
    REPORTED = "reported"
    COMMITMENT = "commitment"
    CANCELLED = "cancelled"
    CONTEXT = "context"
    ASSESSMENT = "assessment"


class VoiceKind(StrEnum):
    """The kind of a voice."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    PRESS = "press"


class Confidence(StrEnum):
    """An analyst's confidence in a judgment (ICD 203, D.6.e.(2))."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


class DisputeStatus(StrEnum):
    """Whether the finding settles the matter."""

    OPEN = "open"
    RESOLVED = "resolved"


class Paragraphs(NamedTuple):
    """Paragraphs `first` to `last` of a source's text, counted from 1, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


class Voice(NamedTuple):
    """A person or thing that is quoted or cited; `of` are the bodies that it speaks for."""

    id: str
    name: str
    role: str
    of: tuple[str, ...]
    kind: VoiceKind
    span: Span


class Citation(NamedTuple):
    """A citation: the source's id, its paragraphs, and the voice.

    `by` is a voice's id, empty if it is the outlet itself; `dates` maps each relative or absolute
    date as printed to its literal reading.
    """

    source: str
    at: Paragraphs
    by: str
    quote: str
    dates: Mapping[str, When]
    span: Span


class Point(NamedTuple):
    """One sentence that each of its citations supports by itself."""

    id: str
    text: str
    claim: Claim
    about: str
    topics: tuple[str, ...]
    cites: tuple[Citation, ...]
    span: Span


class Event(NamedTuple):
    """Something that happens on a date; None where no source dates it."""

    id: str
    title: str
    date: When | None
    rank: Rank
    place: str
    topics: tuple[str, ...]
    points: tuple[Point, ...]
    span: Span


class Correction(NamedTuple):
    """A correction or update that a source states about itself."""

    date: date | None
    at: Paragraphs
    note: str
    span: Span


class Original(NamedTuple):
    """The fingerprint of a source's text: SHA-256 of its bytes, and how many paragraphs it has."""

    sha256: str
    paragraphs: int
    span: Span


class Source(NamedTuple):
    """One article or document; fields that it does not state are empty, or named in `inferred`."""

    id: str
    title: str
    published: date
    window: When | None
    publisher: str
    author: str
    url: str
    accessed: date | None
    translated_from: str
    origin: tuple[str, ...]
    inferred: Mapping[str, str]
    excerpt: bool
    corrections: tuple[Correction, ...]
    descriptor: str
    original: Original
    outline: Mapping[int, str]
    left_out: Mapping[Paragraphs, str]
    span: Span

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins: as stated, else the publisher, else the source itself."""
        return self.origin or (self.publisher or self.id,)

    @property
    def origin_names(self) -> tuple[str, ...]:
        """The names of the origins; a source's own id is replaced by its publisher or a phrase."""
        own = self.publisher or "an unnamed outlet"
        return tuple(own if each == self.id else each for each in self.origins)


class Side(NamedTuple):
    """One side of a dispute: either cited, or a line of arithmetic."""

    says: str
    cites: tuple[Citation, ...]
    computed: str
    span: Span


class Dispute(NamedTuple):
    """A place where sources conflict with each other, with arithmetic or with the calendar."""

    id: str
    title: str
    status: DisputeStatus
    touches: tuple[str, ...]
    sides: tuple[Side, ...]
    finding: str
    span: Span


class BottomLine(NamedTuple):
    """The brief in two or three sentences, and the points (``EVENT#POINT``) that it rests on."""

    text: str
    rests: tuple[str, ...]
    span: Span


class Judgment(NamedTuple):
    """An analytic judgment, the confidence in it and why, and the points that it rests on."""

    text: str
    confidence: Confidence
    why: str
    rests: tuple[str, ...]
    span: Span


class Gap(NamedTuple):
    """What a reader would need and no source says."""

    text: str
    touches: tuple[str, ...]
    span: Span


class Allowance(NamedTuple):
    """A finding of an editorial rule that the curator has looked at and accepts."""

    code: str
    at: str
    why: str
    span: Span


class Brief(NamedTuple):
    """The subject of the briefing, and its curator's conclusions."""

    title: str
    question: str
    scope: str
    period: When | None
    topics: Mapping[str, str]
    voices: Mapping[str, Voice]
    bottom_line: BottomLine | None
    judgments: tuple[Judgment, ...]
    gaps: tuple[Gap, ...]
    avoid: tuple[str, ...]
    allow: tuple[Allowance, ...]
    span: Span


class Briefing(NamedTuple):
    """All records of a folder, made consistent: every reference can be resolved.

    `sources` are in order of publication, then of id: a source's index in it plus one is its number
    in every output. `events` are in order of id.
    """

    brief: Brief
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    disputes: Mapping[str, Dispute]
