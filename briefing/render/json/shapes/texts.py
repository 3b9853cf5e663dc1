"""The shapes of what is read in the sources' texts: paragraphs, places, readings, proposals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, TypedDict

from briefing.check.proposals import VoiceState
from briefing.evidence.date_expressions.judging import Verdict
from briefing.evidence.quote_results import QuoteState
from briefing.lens.coverage import Use
from briefing.model.records import Claim
from briefing.render.json.shapes.findings import Finding
from briefing.render.json.shapes.values import At, Edtf, PointId


class PrintedDate(TypedDict):
    """A date that a paragraph prints."""

    phrase: str
    readings: Annotated[Iterable[Edtf], "The nearest first."]
    recorded: Annotated[Edtf | None, "What a citation says it means."]


class SourceParagraph(TypedDict):
    """A paragraph, or several in a row that are treated alike and whose text is not at hand."""

    at: Annotated[At, "`4`, or `4-9`."]
    label: Annotated[str | None, "Its page or time."]
    use: Annotated[str, Use]
    text: Annotated[str | None, "The source's own words; `null` where they are not at hand."]
    gist: Annotated[str | None, "What the record says of it."]
    left_out: Annotated[str | None, "Why it is left out."]
    points: Annotated[Iterable[PointId], "The points that cite it."]
    disputes: Annotated[Iterable[str], "The disputes that cite it."]
    dates: Annotated[Iterable[PrintedDate], "With `--dates`, those that it prints."]


class SourceName(TypedDict):
    """The source."""

    id: str
    number: int
    title: str


class SourceParagraphs(TypedDict):
    """What `briefing show SOURCE --format json` writes."""

    format: Literal["briefing-paragraphs"]
    version: Literal[1]
    source: SourceName
    paragraphs: Annotated[Iterable[SourceParagraph], "In order."]


class Place(TypedDict):
    """Where words stand."""

    source: Annotated[str, "The source's id."]
    at: Annotated[int, "The paragraph."]
    words: Annotated[str, "As they are printed."]


class FoundPlaces(TypedDict):
    """What `briefing cite WORDS --format json` writes."""

    format: Literal["briefing-places"]
    version: Literal[1]
    words: Annotated[str, "Those that were looked for."]
    places: Iterable[Place]


class Reading(TypedDict):
    """What a phrase can mean."""

    edtf: Edtf
    text: Annotated[str, "For a reader."]
    rule: Annotated[str, "The rule's name."]
    says: Annotated[str, "What the rule says."]
    reference: Annotated[str, "Where it is from."]


class Readings(TypedDict):
    """What `briefing dates PHRASE --format json` writes."""

    format: Literal["briefing-readings"]
    version: Literal[1]
    phrase: Annotated[str, "The words that were asked for."]
    published: Annotated[Edtf, "The days of the source."]
    readings: Annotated[Iterable[Reading], "The nearest first; empty where there is none."]


class ProposedEvent(TypedDict):
    """The event of a proposal."""

    id: str | None
    is_new: Annotated[bool, "Whether the briefing lacks it."]
    title: str | None
    date: Edtf | None
    alike: Annotated[Iterable[str], "Events of the same date, where it is new."]


class ProposedDate(TypedDict):
    """What a proposal says of a printed date."""

    phrase: str
    reading: Edtf
    verdict: Annotated[str, Verdict]
    readings: Annotated[Iterable[Edtf], "What the phrase can mean."]
    is_printed: Annotated[bool | None, "`null` where the text is not at hand."]


class ProposedCite(TypedDict):
    """A citation of a proposal, and what holds of it."""

    source: str
    at: At
    has_paragraph: Annotated[bool, "Whether the source has such a paragraph."]
    left_out: Annotated[str | None, "Why the source leaves the paragraph out."]
    by: str | None
    voice: Annotated[str, VoiceState]
    quote: str | None
    gloss: str | None
    quote_state: Annotated[Annotated[str, QuoteState] | None, "`null` without a quote."]
    quote_at: Annotated[int | None, "The paragraph where it stands."]
    dates: Iterable[ProposedDate]


class Proposal(TypedDict):
    """A proposal, as in the file, and what holds of it."""

    id: str | None
    path: Annotated[str, "Where it stands."]
    line: int
    maker: Annotated[str | None, "Who made it."]
    is_valid: Annotated[bool, "Whether it can be read."]
    holds: Annotated[bool, "Whether everything in it holds."]
    event: ProposedEvent
    text: str | None
    note: str | None
    claim: Annotated[Annotated[str, Claim] | None, "`null` where it is not valid."]
    unread: Iterable[str]
    cites: Annotated[Iterable[ProposedCite], "Empty where it is not valid."]
    duplicates: Annotated[Iterable[PointId], "Points that say the same."]
    remarks: Annotated[
        Iterable[str],
        "What of the sentence that the maker offers differs from the paragraphs cited.",
    ]


class Proposals(TypedDict):
    """What `briefing proposals --format json` writes."""

    format: Literal["briefing-proposals"]
    version: Literal[1]
    proposals: Iterable[Proposal]
    problems: Annotated[Iterable[Finding], "What is wrong in the files."]
