"""The table of the format: every key with its type and its meaning.

The parsers, the JSON Schemas in `schema/` and the reference `docs/format.md` are made from it.
"""

from __future__ import annotations

from briefing.load.scalars import (
    Choice,
    Dates,
    Day,
    Flag,
    Id,
    Number,
    ParagraphRange,
    Quote,
    Reference,
    Sha256,
    Text,
    Url,
)
from briefing.load.shapes import Key, ListOf, MapOf, Record, Shape
from briefing.model.lean_typing import Any
from briefing.model.records import (
    Allowance,
    BottomLine,
    Brief,
    Citation,
    Claim,
    Confidence,
    Correction,
    Dispute,
    DisputeStatus,
    Event,
    Gap,
    Judgment,
    Original,
    Point,
    Rank,
    Side,
    Source,
    Voice,
    VoiceKind,
)

MAX_QUOTE = 8
"""Words in a verbatim quote."""

_TOPICS = ListOf(Reference("topic"))
_RESTS = ListOf(Reference("point"), at_least=1)
_TOUCHES = ListOf(Reference("place"))

CITATION = Record(
    "citation",
    Citation,
    (
        Key(
            "source",
            Reference("source"),
            "The source's id, or its unambiguous beginning (`002`).",
            True,
        ),
        Key("at", ParagraphRange(), "The paragraph of the source, counted from 1.", True),
        Key("by", Reference("voice"), "Who says so. Absent: the outlet itself."),
        Key("quote", Quote(MAX_QUOTE), "The source's own words, verbatim."),
        Key(
            "dates",
            MapOf(Text(), Dates()),
            "Dates as printed, each with its literal reading against the source's own day. Where a "
            "reading clashes with the event's date, a dispute is owed.",
            default={},
        ),
    ),
    doc="Where a statement stands. All citations of a point share its claim.",
)

POINT = Record(
    "point",
    Point,
    (
        Key("id", Id(), "Unique within its event; elsewhere it is `EVENT#POINT`.", True),
        Key("text", Text(), "One sentence, wholly supported by each of its citations.", True),
        Key(
            "claim",
            Choice(Claim),
            "With regard to its own event. `planned`, `expected`: still ahead (forecasts too); "
            "`reported`: happened, or was said there; `commitment`: agreed there, still to be "
            "done; `cancelled`: called off or put off; `context`: background; `assessment`: a "
            "judgement. Absent: `reported`.",
            default=Claim.REPORTED,
        ),
        Key(
            "about",
            Reference("event"),
            "Another, later event: the point is listed there too, and never attests it.",
        ),
        Key("topics", _TOPICS, "Absent: the topics of its event.", default=()),
        Key("cites", ListOf(CITATION, at_least=1), "What the sentence rests on.", True),
    ),
    doc="A key point: one sentence with its evidence.",
    declares="point",
)

EVENT = Record(
    "event",
    Event,
    (
        Key("title", Text(), "A noun phrase that is true on every day: no outcome in it.", True),
        Key("date", Dates(), "Absent: no source dates it.", default=None),
        Key("rank", Choice(Rank), "How much it matters.", True),
        Key("place", Text(), "Where it happens; its date is local to this place."),
        Key("topics", _TOPICS, "The topics of its points, unless they name their own.", default=()),
        Key(
            "points",
            ListOf(POINT, keep_sound=True),
            "May be empty where points of other events are `about` this one.",
            True,
        ),
    ),
    doc="Something that happens on a date. One file each, `content/events/ID.yaml`.",
)

CORRECTION = Record(
    "correction",
    Correction,
    (
        Key("date", Day(), "The day of the correction, where it is stated.", default=None),
        Key("at", ParagraphRange(), "The paragraph that states it.", True),
        Key("note", Text(), "What was corrected or updated.", True),
    ),
    doc="What a source says about an earlier version of itself.",
)

ORIGINAL = Record(
    "original",
    Original,
    (
        Key("sha256", Sha256(), "SHA-256 of the bytes of the text.", True),
        Key("paragraphs", Number(), "How many paragraphs the text has.", True),
    ),
    doc="The fingerprint of the text that the paragraph numbers count in.",
)

SOURCE = Record(
    "source",
    Source,
    (
        Key(
            "title",
            Text(),
            "The headline; where the file has none, a title of ours in [brackets].",
            True,
        ),
        Key(
            "published",
            Day(),
            "The day of publication, or its best reading: this decides as-of.",
            True,
        ),
        Key(
            "window",
            Dates(),
            "The days that are possible, where the day is not certain.",
            default=None,
        ),
        Key("publisher", Text(), "Absent: the source does not name it."),
        Key("author", Text(), "Absent: the source does not name one."),
        Key("url", Url(), "Its address."),
        Key("accessed", Day(), "The day on which it was read at that address.", default=None),
        Key(
            "translated_from",
            Text(),
            "The language that it was written in, where this is a translation.",
        ),
        Key(
            "origin",
            ListOf(Text(), at_least=1, or_one=True),
            "Where its reporting comes from: sources that share one count once. Absent: the "
            "publisher, else the source itself.",
            default=(),
        ),
        Key(
            "inferred",
            MapOf(Text(), Text()),
            "Each field that the source does not state, and why it reads as it does. Every other "
            "field is stated in the source itself.",
            default={},
        ),
        Key("excerpt", Flag(), "The text is cut: its silence proves nothing.", default=False),
        Key(
            "corrections",
            ListOf(CORRECTION, keep_sound=True),
            "Corrections and updates that it states.",
            default=(),
        ),
        Key("descriptor", Text(), "One or two sentences on access, interest and limits (ICD 206)."),
        Key("original", ORIGINAL, "The fingerprint of its text.", True),
        Key(
            "outline",
            MapOf(Number(), Text()),
            "A gist of each paragraph that carries content, in our own words.",
            default={},
        ),
        Key(
            "left_out",
            MapOf(ParagraphRange(), Text()),
            "Paragraphs that are no evidence, and why. Each paragraph stands here or in `outline`.",
            default={},
        ),
    ),
    doc="An article or document. One file each, `seeds/ID.yaml`; its own text, where it may be "
    "kept, is `seeds/ID.txt`.",
)

SIDE = Record(
    "side",
    Side,
    (
        Key("says", Text(), "What this side says.", True),
        Key("cites", ListOf(CITATION, at_least=1), "Where it says so.", default=()),
        Key(
            "computed",
            Text(is_prose=False),
            "A line of arithmetic with its result, `6.8 / 5.4 = 1.26`.",
        ),
    ),
    doc="One side of a dispute.",
    one_of=("cites", "computed"),
)

DISPUTE = Record(
    "dispute",
    Dispute,
    (
        Key("title", Text(), "What is in dispute.", True),
        Key("status", Choice(DisputeStatus), "Whether the finding settles it.", True),
        Key("touches", _TOUCHES, "The events and points that it concerns.", default=()),
        Key("sides", ListOf(SIDE, at_least=2), "At least two.", True),
        Key("finding", Text(), "What to make of it.", True),
    ),
    doc="A place where sources conflict with each other, with arithmetic or with the calendar.",
)

VOICE = Record(
    "voice",
    Voice,
    (
        Key("name", Text(), "The name, or what stands in for one.", True),
        Key("role", Text(), "Office or standing, as the sources give it."),
        Key(
            "of",
            ListOf(Text(), at_least=1, or_one=True),
            "The body spoken for: voices of one body count as one origin.",
            default=(),
        ),
        Key(
            "kind",
            Choice(VoiceKind),
            "`press` is another paper, or unnamed reports: second-hand.",
            True,
        ),
    ),
    doc="Somebody or something that a source lets speak.",
)

BOTTOM_LINE = Record(
    "bottom line",
    BottomLine,
    (
        Key(
            "text",
            Text(),
            "Two or three sentences: what happened, what it means, what comes next.",
            True,
        ),
        Key("rests", _RESTS, "The points that it rests on.", True),
    ),
    doc="The whole briefing in short.",
)

JUDGMENT = Record(
    "judgment",
    Judgment,
    (
        Key(
            "text", Text(), "One sentence, with a likelihood of ICD 203 where it looks ahead.", True
        ),
        Key("confidence", Choice(Confidence), "How well founded it is.", True),
        Key("why", Text(), "The basis of that confidence.", True),
        Key("rests", _RESTS, "The points that it rests on.", True),
    ),
    doc="What the curator concludes.",
)

GAP = Record(
    "gap",
    Gap,
    (
        Key("text", Text(), "What a reader would need and no source says.", True),
        Key("touches", _TOUCHES, "The events and points that it concerns.", default=()),
    ),
    doc="A hole in the record.",
)

ALLOWANCE = Record(
    "allowance",
    Allowance,
    (
        Key("code", Text(is_prose=False), "The code of the finding.", True),
        Key(
            "at",
            Text(is_prose=False),
            "Where it is accepted: `EVENT`, `EVENT#POINT` or another place, as shown.",
            True,
        ),
        Key("why", Text(), "The reason.", True),
    ),
    doc="A finding of an editorial rule, or a warning of loading, that the curator accepts.",
)

BRIEF = Record(
    "brief",
    Brief,
    (
        Key("title", Text(), "The briefing's title.", True, "Untitled briefing"),
        Key("question", Text(), "The question that it answers."),
        Key("scope", Text(), "What it covers and what it does not."),
        Key("period", Dates(), "The time that it covers.", default=None),
        Key(
            "topics",
            MapOf(Id(), Text(), declares="topic", keep_sound=True),
            "The topics by id, in reading order.",
            default={},
        ),
        Key(
            "voices",
            MapOf(Id(), VOICE, declares="voice", keep_sound=True),
            "The voices by id.",
            default={},
        ),
        Key("bottom_line", BOTTOM_LINE, "The whole briefing in short.", default=None),
        Key("judgments", ListOf(JUDGMENT, keep_sound=True), "The key judgments.", default=()),
        Key("gaps", ListOf(GAP, keep_sound=True), "What no source says.", default=()),
        Key("avoid", ListOf(Text()), "Loaded words that our own prose keeps out.", default=()),
        Key(
            "allow",
            ListOf(ALLOWANCE, keep_sound=True),
            "Findings that the curator accepts.",
            default=(),
        ),
    ),
    doc="What the briefing is about: `content/brief.yaml`.",
    keep_sound=True,
)

DISPUTES = MapOf(Id(), DISPUTE, declares="dispute", keep_sound=True)

FILES: dict[str, tuple[str, Shape[Any]]] = {
    "brief": ("content/brief.yaml", BRIEF),
    "event": ("content/events/ID.yaml", EVENT),
    "disputes": ("content/disputes.yaml", DISPUTES),
    "source": ("seeds/ID.yaml", SOURCE),
}
"""Each kind of file by its schema's name: where it stands, and its shape."""
