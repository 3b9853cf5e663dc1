"""The shape of a composed brief; its blocks have the fields of their classes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal, NamedTuple, TypedDict

from briefing.render.json.shapes.values import At

FirstPage = Literal[
    "new",
    "bottom-line",
    "agreed",
    "judgments",
    "in-dispute",
    "next",
    "unknown",
    "sources-in-short",
    "notes",
]
Body = Literal[
    "falls",
    "why",
    "agreed-more",
    "disputes",
    "timeline",
    "gaps",
    "sources",
    "corrections",
]
Annex = Literal["key-points", "minor-disputes", "matrix"]
Depth = Literal["first page", "body", "annex"]


class AnyBlock(NamedTuple):
    """Notes that something is one of the blocks in `briefing/document/blocks.py`."""


class Places(TypedDict):
    """The paragraphs of one source that are cited together."""

    number: Annotated[int, "The source's number."]
    at: Annotated[At, "Paragraphs, such as `11-12,15`."]
    labels: Annotated[Iterable[str], "Their pages or times."]


class Cite(TypedDict):
    """A citation."""

    number: Annotated[int, "The source's number."]
    source: Annotated[str, "The source's id."]
    at: At
    voice: str
    role: str
    quote: str
    gloss: Annotated[str, "Our translation of the quote."]
    labels: Annotated[Iterable[str], "The pages or times of the paragraphs."]


class EventPoint(TypedDict):
    """A point that stands under an event."""

    ref: Annotated[str, "The point's id."]
    aspect: Annotated[str, "The heading under which it stands among many."]
    is_new: bool


class EventBlock(TypedDict):
    """An event with its points; the rest is in `points` and `events` of the brief."""

    key: str
    points: Annotated[Iterable[EventPoint], "In order."]


class Section(TypedDict):
    """A section that holds something."""

    key: Annotated[str, FirstPage | Body | Annex, "`new` only where a reader named the day."]
    title: str
    depth: Annotated[str, Depth]
    note: Annotated[str | None, "What explains its words."]
    blocks: Iterable[Annotated[dict[str, Any], AnyBlock()]]


class Document(TypedDict):
    """The brief as it is composed, in its order, and not cut to fit a page."""

    head: Annotated[str | None, "The bottom line in one line."]
    ground: Annotated[str, "How many sources are shown."]
    news: Annotated[str | None, "Since when something is new."]
    sections: Iterable[Section]


FIELDS = {
    "Statement.head": "Its gist.",
    "JudgmentItem.warning": "That its ground was withdrawn.",
    "Basis.of": "The key of a judgment.",
    "Basis.changed": "What made the judgment change.",
    "Undertaking.of": "The key of a point.",
    "Undertaking.marks": "What is not the rule about its sources.",
    "Undertaking.disputes": "Their keys.",
    "RowSide.computed": "A line of arithmetic with its result.",
    "DisputeRow.of": "The key of a dispute.",
    "DisputeRow.finding": "In one sentence, where it is settled.",
    "DisputeSide.computed": "A line of arithmetic with its result.",
    "Term.of": "The key of what it is about.",
    "Term.marks": "What is not the rule about its sources.",
    "Term.leads": "Whether it is an event ahead that the bottom line rests on.",
    "NewsItem.of": "The key of what it is about.",
    "NewsItem.change": "What became of what was there before.",
    "TimelineRow.when": "The date in words.",
    "TimelineRow.sources": "Their numbers.",
    "MatrixBlock.sources": "Their numbers.",
    "MatrixBlock.left_out": "Why there are no rows.",
    "MatrixRow.says": "`reports` or `announces`, by the number of the source.",
    "SourceBlock.is_inferred": "Whether the day is.",
    "SourceBlock.origin": "Where it has no publisher.",
    "SourceBlock.points": "How many cite it, in words.",
    "Links.words": "Those before the links.",
    "Links.refs": "Keys of blocks.",
}
"""What fields of blocks hold, where their names do not say it."""
