"""The record types of a briefing, as the loader makes them from a folder.

They are named tuples and not dataclasses because of the start-up time of `briefing print`: see
docs/decisions.md. Each record has the position that it was read from. The meaning of each field is
documented in `briefing.load.record_keys`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from briefing.model.dates import When
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraphs import Paragraphs as Paragraphs
from briefing.model.paragraphs import Passage as Passage


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


class Weight(StrEnum):
    """How much a point matters: to the first page, to the brief, or to the annex alone."""

    LEAD = "lead"
    MAIN = "main"
    DETAIL = "detail"


class Firmness(StrEnum):
    """How firm an undertaking is; the first two are of one government for itself."""

    DECIDED = "decided"
    INTENDED = "intended"
    AGREED = "agreed"
    TO_SIGN = "to-sign"
    TO_EXPLORE = "to-explore"
    SAID = "said"


class Voice(NamedTuple):
    """A person or thing that is quoted or cited; `of` are the bodies that it speaks for."""

    id: str
    name: str
    role: str
    of: tuple[str, ...]
    kind: VoiceKind
    span: Span


UNNAMED_OUTLET = "an unnamed outlet"
MAX_QUOTE = 8
"""Words of a quote: more would be the source's prose, not its proof."""


class Citation(NamedTuple):
    """A citation: the source's id, its paragraphs, and the voice.

    `by` is a voice's id, empty if it is the outlet itself; `gloss` is our translation of the quote;
    `dates` maps each relative or absolute date as printed to its literal reading, `dates_of` those
    that are read against another day than the source's to that day, or to the id of the event of
    which they tell.
    """

    source: str
    at: Passage
    by: str
    quote: str
    gloss: str
    dates: Mapping[str, When]
    dates_of: Mapping[str, str]
    span: Span


class Point(NamedTuple):
    """One sentence that each of its citations supports by itself.

    `weight`, `firmness` and `due` are None, `short`, `who` and `computed` empty where the record
    has none; `closed_by` are the points that say what became of it.
    """

    id: str
    text: str
    claim: Claim
    about: str
    topics: tuple[str, ...]
    weight: Weight | None
    short: str
    firmness: Firmness | None
    who: str
    due: When | None
    closed_by: tuple[str, ...]
    computed: str
    cites: tuple[Citation, ...]
    span: Span


class TitleVersion(NamedTuple):
    """A title, and the points from which on it can be asserted."""

    text: str
    rests: tuple[str, ...]
    span: Span


class DateVersion(NamedTuple):
    """A date, and the source from which on it is the event's date; empty: from the beginning."""

    when: When
    source: str
    span: Span


class PlaceVersion(NamedTuple):
    """A place, and the source from which on it is known; empty: from the beginning."""

    text: str
    source: str
    span: Span


class Event(NamedTuple):
    """Something that happens on a date.

    `titles`, `dates` and `places` are versions in order: of those that are known on a day, the last
    one holds. `dates` is empty where no source dates the event, `places` where none places it.
    `after` are events that it followed. `document` is the source that the event consists in, if it
    is one.
    """

    id: str
    titles: tuple[TitleVersion, ...]
    dates: tuple[DateVersion, ...]
    after: tuple[str, ...]
    rank: Rank
    places: tuple[PlaceVersion, ...]
    document: str
    topics: tuple[str, ...]
    points: tuple[Point, ...]
    span: Span

    @property
    def title(self) -> str:
        """The last title."""
        return self.titles[-1].text

    @property
    def date(self) -> When | None:
        """The last date; None where no source dates the event."""
        return self.dates[-1].when if self.dates else None

    @property
    def place(self) -> str:
        """The last place; empty where there is none."""
        return self.places[-1].text if self.places else ""


class Correction(NamedTuple):
    """A correction or update that a source states about itself.

    `at` is the paragraph that states it, or None where only the fingerprint of the text before it,
    `sha256`, is on record; `changed` are the paragraphs that it changed.
    """

    date: date | None
    at: Paragraphs | None
    note: str
    changed: tuple[Paragraphs, ...]
    sha256: str
    span: Span


class Withdrawal(NamedTuple):
    """A source's withdrawal by its publisher: the day, and what is known about it."""

    date: date
    note: str
    span: Span


class Original(NamedTuple):
    """The fingerprint of a source's text: SHA-256 of its bytes, and how many paragraphs it has."""

    sha256: str
    paragraphs: int
    span: Span


class Source(NamedTuple):
    """One article or document; fields that it does not state are empty, or named in `inferred`.

    `labels` are names of places in it, such as pages, each from a paragraph on and in order of
    these. Without an `original`, as of a book, the numbers of its paragraphs are the curator's own.
    """

    id: str
    title: str
    published: date
    window: When | None
    publisher: str
    authors: tuple[str, ...]
    url: str
    accessed: date | None
    language: str
    translated_from: str
    origin: tuple[str, ...]
    inferred: Mapping[str, str]
    excerpt: bool
    corrections: tuple[Correction, ...]
    withdrawn: Withdrawal | None
    descriptor: str
    original: Original | None
    labels: Mapping[int, str]
    outline: Mapping[int, str]
    left_out: Mapping[Paragraphs, str]
    span: Span

    @property
    def author(self) -> str:
        """The authors on one line, ``Ann Lee, Bo Chan and Cy Dee``; empty if none is named."""
        *others, last = self.authors or ("",)
        if any("," in each for each in self.authors):
            return "; ".join(self.authors)
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def size(self) -> int | None:
        """How many paragraphs its text has; None where no text is on record."""
        return self.original.paragraphs if self.original else None

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins: as stated, else the publisher, else the source itself."""
        return self.origin or (self.publisher or self.id,)

    @property
    def origin_names(self) -> tuple[str, ...]:
        """The names of the origins; a source's own id is replaced by its publisher or a phrase."""
        own = self.publisher or UNNAMED_OUTLET
        return tuple(own if each == self.id else each for each in self.origins)

    @property
    def published_when(self) -> When:
        """The days on which it can have been published."""
        return self.window or When.on(self.published)

    @property
    def outlet(self) -> str:
        """Who published it, else where it comes from, or a phrase for an outlet without a name."""
        if self.publisher:
            return self.publisher
        own, *others = sorted(self.origin_names, key=lambda each: each != UNNAMED_OUTLET)
        if own == UNNAMED_OUTLET and others:
            return f"{own} with {' and '.join(others)}"
        return " and ".join(self.origin_names)


class Side(NamedTuple):
    """One side of a dispute: either cited, or a line of arithmetic.

    `short` is what it says in a few words, or empty; `rests` are the points whose figures the
    arithmetic uses.
    """

    says: str
    short: str
    cites: tuple[Citation, ...]
    computed: str
    rests: tuple[str, ...]
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
    """A version of the brief in a few sentences, and the points that it rests on.

    `head` is its gist in one line. `written` is the day on which it was written, if that was not
    the day on which the last of its points became known.
    """

    head: str
    text: str
    rests: tuple[str, ...]
    written: date | None
    span: Span


class JudgmentVersion(NamedTuple):
    """A version of a judgment: the confidence in it and why, and the points that it rests on.

    `changed` says why it differs from the version before; the judgment ends as soon as one of the
    points `closed_by` is visible.
    """

    text: str
    confidence: Confidence
    why: str
    rests: tuple[str, ...]
    changed: str
    closed_by: tuple[str, ...]
    written: date | None
    span: Span


class Judgment(NamedTuple):
    """An analytic judgment in its versions, of which the last known one holds."""

    id: str
    versions: tuple[JudgmentVersion, ...]
    span: Span


class Gap(NamedTuple):
    """What a reader would need and no source says.

    It is open from the points that it rests on until one of `closed_by` is visible; without any it
    belongs to the last day.
    """

    text: str
    touches: tuple[str, ...]
    rests: tuple[str, ...]
    closed_by: tuple[str, ...]
    span: Span


class BriefCorrection(NamedTuple):
    """A correction of the briefing itself: what stood, what is right, and why."""

    date: date
    stood: str
    right: str
    why: str
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
    id: str
    question: str
    scope: str
    period: When | None
    topics: Mapping[str, str]
    voices: Mapping[str, Voice]
    bottom_lines: tuple[BottomLine, ...]
    judgments: tuple[Judgment, ...]
    gaps: tuple[Gap, ...]
    corrections: tuple[BriefCorrection, ...]
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
