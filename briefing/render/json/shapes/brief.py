"""The shape of a brief, and of its parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, TypedDict

from briefing.lens.seen import Stage
from briefing.model.records import (
    Claim,
    Confidence,
    DisputeStatus,
    Firmness,
    Rank,
    Weight,
)
from briefing.render.json.shapes.document import Document
from briefing.render.json.shapes.values import At, Citation, Date, Day, Edtf, PointId, Sha256


class Lens(TypedDict):
    """What narrows the view."""

    topics: Iterable[str]
    events: Iterable[str]
    points: Iterable[str]
    ranks: Annotated[Iterable[Annotated[str, Rank]], "Ranks of events."]
    since: Day | None
    until: Day | None
    search: Annotated[str, "The query; empty where there is none."]
    without: Annotated[Iterable[str], "Sources and voices that are left out."]
    new_since: Annotated[Day | None, "The day after which something is new, if a reader named it."]


# `with` is a word of Python.
FallenDate = TypedDict(
    "FallenDate",
    {
        "event": Annotated[str, "The event's id."],
        "with": Annotated[Date | None, "With what is left out."],
        "without": Annotated[Date | None, "Without it."],
    },
)
FallenDate.__doc__ = "A date that changes."


class Fall(TypedDict):
    """What falls, of what is shown, without the sources and voices that are left out."""

    sources: Annotated[Iterable[int], "Numbers of the sources that are left out."]
    voices: Annotated[Iterable[str], "Ids of the voices that are left out."]
    events: Annotated[Iterable[str], "Events that go."]
    points: Annotated[Iterable[PointId], "Points that go."]
    single_origin: Annotated[Iterable[PointId], "Points left with one origin."]
    dates: Annotated[Iterable[FallenDate], "Dates that change."]
    disputes: Annotated[Iterable[str], "Disputes that go."]
    reopened: Annotated[Iterable[str], "Disputes that lost a side."]
    judgments: Annotated[Iterable[str], "Judgments without their ground."]
    bottom_line: Annotated[bool, "Whether the bottom line is without its ground."]


class Counts(TypedDict):
    """How much is shown."""

    events: int
    points: int
    sources: int
    origins: int


class BottomLine(TypedDict):
    """The last version of the bottom line that is known."""

    head: Annotated[str | None, "It in one line."]
    text: str
    rests: Annotated[Iterable[PointId], "The points that it rests on."]
    written: Annotated[Day | None, "The day on which it was written, where that is later."]


class JudgmentVersion(TypedDict):
    """A version of a judgment."""

    text: str
    confidence: Annotated[str, Confidence]
    why: str
    rests: Annotated[Iterable[PointId], "The points that it rests on."]
    changed: Annotated[str | None, "What made the judgment change."]
    written: Annotated[Day | None, "The day on which it was written, where that is later."]


class Judgment(JudgmentVersion):
    """A judgment in the version that holds."""

    id: str
    withdrawn: Annotated[bool, "Whether all its ground was withdrawn."]
    earlier: Annotated[Iterable[JudgmentVersion], "The versions before."]


class Event(TypedDict):
    """An event in the version of the day."""

    id: str
    title: str
    date: Annotated[Date | None, "`null` while it is not known."]
    stage: Annotated[str, Stage, "As of the day."]
    after: Annotated[Iterable[str], "The events that it followed, of those that are visible."]
    rank: Annotated[str, Rank]
    place: str
    document: Annotated[str | None, "As in the file."]
    points: Annotated[Iterable[PointId], "Its own points."]
    ahead: Annotated[Iterable[PointId], "Points of other events that look forward to it."]
    reported_by: Annotated[Iterable[int], "Numbers of sources."]
    announced_by: Annotated[Iterable[int], "Numbers of sources."]
    disputes: Annotated[Iterable[str], "Ids of disputes that touch it."]


class PointOrigin(TypedDict):
    """Citations that count once."""

    citations: Annotated[Iterable[int], "Places in the list of citations, counted from 0."]
    through: Annotated[Iterable[str], "What joins them."]


class Point(TypedDict):
    """A point with its citations and its standing."""

    id: Annotated[PointId, "`EVENT#POINT`."]
    event: Annotated[str, "Its event's id."]
    text: str
    claim: Annotated[str, Claim]
    about: Annotated[str | None, "The event that it looks forward to."]
    topics: Annotated[Iterable[str], "Its event's where it has none."]
    weight: Annotated[Annotated[str, Weight] | None, "As in the file."]
    short: Annotated[str | None, "It in a few words."]
    firmness: Annotated[Annotated[str, Firmness] | None, "As in the file."]
    who: Annotated[str | None, "Who is bound by it."]
    due: Date | None
    closed_by: Annotated[Iterable[PointId], "The points that say what became of it."]
    computed: Annotated[str | None, "A line of arithmetic with its result."]
    citations: Iterable[Citation]
    origins: Iterable[PointOrigin]
    second_hand: Annotated[bool, "Whether no source has it at first hand."]
    withdrawn: Annotated[Iterable[int], "Numbers of its sources that were withdrawn."]
    disputes: Annotated[Iterable[str], "Ids of disputes that touch it."]
    standing: Annotated[str, "How well it is supported, in words."]


class Topic(TypedDict):
    """A topic."""

    id: str
    name: str
    points: Annotated[int, "How many are shown."]


class Side(TypedDict):
    """A side of a dispute."""

    says: str
    short: Annotated[str | None, "The same in a few words."]
    citations: Iterable[Citation]
    computed: Annotated[str | None, "A line of arithmetic with its result."]
    rests: Annotated[Iterable[PointId], "The points whose figures the arithmetic uses."]


class Dispute(TypedDict):
    """A place where sources conflict."""

    id: str
    title: str
    status: Annotated[str, DisputeStatus, "`open` while a side is not known."]
    touches: Annotated[Iterable[str], "Events and points, as in the file."]
    sides: Iterable[Side]
    finding: Annotated[str | None, "`null` while a side is not known."]


class Gap(TypedDict):
    """What the sources do not say."""

    text: str
    touches: Annotated[Iterable[str], "Events and points, as in the file."]
    rests: Iterable[PointId]


class BriefCorrection(TypedDict):
    """What the briefing had wrong."""

    date: Day
    stood: str
    right: str
    why: str


class SourceCorrection(TypedDict):
    """A correction of a source, by itself."""

    date: Day | None
    at: Annotated[At | None, "The paragraph that tells of it."]
    note: str
    changed: Annotated[Iterable[At], "The paragraphs that differ."]
    sha256: Annotated[Sha256 | None, "The fingerprint of the text before."]


class Withdrawal(TypedDict):
    """That a source was withdrawn."""

    date: Day
    note: str


class Original(TypedDict):
    """The source's own text."""

    sha256: Sha256
    paragraphs: int


class Source(TypedDict):
    """A source, as in the file unless something else is said."""

    id: str
    number: Annotated[int, "Its number in every output."]
    points: Annotated[int, "How many of the points shown cite it."]
    title: str
    published: Day
    window: Annotated[Date | None, "The days of publication that are possible."]
    publisher: str | None
    author: Annotated[str | None, "All authors, on one line."]
    authors: Iterable[str]
    url: str | None
    accessed: Day | None
    language: str | None
    translated_from: str | None
    origin: Annotated[Iterable[str], "Sources that share one count once."]
    inferred: Annotated[dict[str, str], "Fields that are inferred, with the reason."]
    excerpt: bool
    corrections: Iterable[SourceCorrection]
    withdrawn: Withdrawal | None
    descriptor: str
    original: Annotated[Original | None, "`null` where no text is on record."]
    labels: Annotated[dict[str, str], "Pages or times, by the paragraph from which on they hold."]
    outline: Annotated[dict[str, str], "Gists, by paragraph."]
    left_out: Annotated[dict[str, str], "Reasons, by paragraph."]


class Brief(TypedDict):
    """What `briefing print --format json` and `briefing export json` write."""

    format: Literal["briefing"]
    version: Literal[2]
    title: str
    id: Annotated[str | None, "The brief's id."]
    question: Annotated[
        str, "What it asks; empty on a day after which something was published or changed."
    ]
    scope: Annotated[str, "What it covers; empty on such a day."]
    period: Annotated[Edtf | None, "The time that it covers; `null` on such a day."]
    as_of: Annotated[Day, "The day of knowledge."]
    lens: Lens
    fall: Annotated[Fall | None, "`null` unless something is left out."]
    counts: Counts
    bottom_line: Annotated[BottomLine | None, "`null` until all that it rests on is known."]
    bottom_line_withdrawn: Annotated[bool, "Whether all its ground was withdrawn."]
    judgments: Iterable[Judgment]
    events: Annotated[
        Iterable[Event],
        "In order of date and of what they followed, those without a known date last.",
    ]
    points: Annotated[Iterable[Point], "Each point once, in the order of the brief."]
    topics: Iterable[Topic]
    disputes: Iterable[Dispute]
    gaps: Annotated[Iterable[Gap], "Those that are open."]
    corrections: Iterable[BriefCorrection]
    reconstructed: Annotated[bool, "Whether a conclusion of this day was written later."]
    sources: Annotated[Iterable[Source], "In order of publication."]
    document: Annotated[Document, "What every written brief draws."]
