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
    ParagraphRange,
    Prose,
    Reference,
    Sha256,
    Text,
    WholeNumber,
)
from briefing.load.source_values import Labels, Language, Names, Passages, Quote, Url
from briefing.load.value_types import Key, ListOf, MapOf, Record, Shape
from briefing.load.version_shapes import Histories, Versions
from briefing.model.lean_typing import Any
from briefing.model.records import (
    MAX_QUOTE,
    Allowance,
    BottomLine,
    Brief,
    BriefCorrection,
    Citation,
    Claim,
    Confidence,
    Correction,
    DateVersion,
    Dispute,
    DisputeStatus,
    Event,
    Firmness,
    Gap,
    Judgment,
    JudgmentVersion,
    Original,
    PlaceVersion,
    Point,
    Rank,
    Side,
    Source,
    TitleVersion,
    Voice,
    VoiceKind,
    Weight,
    Withdrawal,
)

MAX_HEAD, MAX_SHORT, MAX_WHO = 72, 32, 8
"""Characters in the head of a bottom line, in a short text, and in who a point binds."""

_TOPICS = ListOf(Reference("topic"))
_POINTS = ListOf(Reference("point"))
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
        Key(
            "at",
            Passages(),
            "The paragraph of the source, counted from 1; several may stand apart, `[7, 9-10]`, in "
            "one citation.",
            True,
        ),
        Key("by", Reference("voice"), "Who says so. Absent: the outlet itself."),
        Key("quote", Quote(MAX_QUOTE), "The source's own words, verbatim."),
        Key("gloss", Text(), "Our translation of the quote, of a source in another language."),
        Key(
            "dates",
            MapOf(Text(), Dates()),
            "Dates as printed, each with its literal reading against the source's own day. Where a "
            "reading clashes with the event's date, a dispute is owed.",
            default={},
        ),
        Key(
            "dates_of",
            MapOf(Text(), Text(may_name="event")),
            "Of phrases in `dates`, what they are read against instead of the source's day: a day "
            "of which the text is telling, or the id of a dated event. With `{Thursday evening: "
            "2031-03-04}` a source of 12 April can mean 6 March by it.",
            default={},
        ),
    ),
    doc="Where a statement stands. All citations of a point share its claim.",
    known="publication of its source, or the last dated correction that `changed` its paragraph",
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
        Key(
            "weight",
            Choice(Weight),
            "`lead`: for the first page; `main`: for the brief; `detail`: for the annex. Absent: "
            "`main` in a headline event, else `detail`.",
            default=None,
        ),
        Key("short", Text(most=MAX_SHORT), "The point in a few words, for a row of a table."),
        Key(
            "firmness",
            Choice(Firmness),
            "How firm what it says is. `decided`, `intended`: by one government for itself; "
            "`agreed`, `to-sign`, `to-explore`: between the parties; `said`: words only. Absent: "
            "`agreed` for a `commitment`.",
            default=None,
        ),
        Key(
            "who",
            Text(most=MAX_WHO),
            "Who is bound, or speaks. Absent: the last word of the name of the voice.",
        ),
        Key("due", Dates(), "When it falls due.", default=None),
        Key(
            "closed_by",
            _POINTS,
            "The points that say what became of it.",
            default=(),
            known="each point: its own first citation",
        ),
        Key(
            "computed",
            Text(is_prose=False),
            "A line of arithmetic with its result, `214 - 180 = 34`, where the sentence has a "
            "number that its citations do not print.",
        ),
        Key(
            "cites",
            ListOf(CITATION, at_least=1),
            "What the sentence rests on.",
            True,
            known="each: its own day",
        ),
    ),
    doc="A key point: one sentence with its evidence.",
    known="its first citation",
    declares="point",
)

TITLE_VERSION = Record(
    "title version",
    TitleVersion,
    (
        Key("text", Text(), "The title.", True),
        Key(
            "rests",
            _RESTS,
            "The points from which on it can be asserted; the first needs none.",
            default=(),
        ),
    ),
    doc="A title of an event, from the day on which all of its points are known.",
    known="all of its `rests`; the first: the event's first point",
)

DATE_VERSION = Record(
    "date version",
    DateVersion,
    (
        Key("date", Dates(), "The date.", True),
        Key("source", Reference("source"), "The source that sets it; the first needs none."),
    ),
    doc="A date of an event, from the day on which its source is published. Printed dates are held "
    "against the version of their day.",
    known="publication of its `source`; the first without one: the event's first point",
)

PLACE_VERSION = Record(
    "place version",
    PlaceVersion,
    (
        Key("text", Text(), "The place.", True),
        Key("source", Reference("source"), "The source that names it; the first needs none."),
    ),
    doc="A place of an event, from the day on which its source is published.",
    known="publication of its `source`; the first without one: the event's first point",
)

EVENT = Record(
    "event",
    Event,
    (
        Key(
            "title",
            Versions(Text(), TITLE_VERSION, lambda text, span: TitleVersion(text, (), span)),
            "A noun phrase that is true on every day: no outcome in it.",
            True,
            known="each version: its own day",
        ),
        Key(
            "date",
            Versions(Dates(), DATE_VERSION, lambda when, span: DateVersion(when, "", span)),
            "Absent: no source dates it.",
            default=(),
            known="the printed dates that bear it, as far as they do; without any: its version",
        ),
        Key(
            "after",
            ListOf(Reference("event"), at_least=1, keep_sound=True, or_one=True),
            "The events that it followed: their order where dates leave it open, within a day or a "
            "window.",
            default=(),
            known="each: with its event",
        ),
        Key("rank", Choice(Rank), "How much it matters.", True),
        Key(
            "place",
            Versions(Text(), PLACE_VERSION, lambda text, span: PlaceVersion(text, "", span)),
            "Where it happens; its date is local to this place.",
            default=(),
            known="each version: its own day",
        ),
        Key(
            "document",
            Reference("source"),
            "The source that the event consists in, a mail or a statement: its day is the event's.",
            known="publication of the source",
        ),
        Key("topics", _TOPICS, "The topics of its points, unless they name their own.", default=()),
        Key(
            "points",
            ListOf(POINT, keep_sound=True),
            "May be empty where points of other events are `about` this one.",
            True,
            known="each: its own day",
        ),
    ),
    doc="Something that happens on a date. One file each, `content/events/ID.yaml`.",
    known="its first point, or the first `about` it",
)

CORRECTION = Record(
    "correction",
    Correction,
    (
        Key("date", Day(), "The day of the correction, where it is stated.", default=None),
        Key("at", ParagraphRange(), "The paragraph that states it.", default=None),
        Key("note", Text(), "What was corrected or updated.", True),
        Key(
            "changed",
            ListOf(ParagraphRange(), or_one=True),
            "The paragraphs that it changed: what they say is known from its day.",
            default=(),
        ),
        Key("sha256", Sha256(), "SHA-256 of the text as it was before."),
    ),
    doc="What a source says about an earlier version of itself, or the fingerprint of that alone.",
    known="its `date`; without one, publication",
    any_of=("at", "sha256"),
)

WITHDRAWAL = Record(
    "withdrawal",
    Withdrawal,
    (
        Key("date", Day(), "The day on which it was withdrawn.", True),
        Key("note", Text(), "What is known about it.", True),
    ),
    doc="A source's withdrawal by its publisher.",
    known="its `date`",
)

ORIGINAL = Record(
    "original",
    Original,
    (
        Key("sha256", Sha256(), "SHA-256 of the bytes of the text.", True),
        Key("paragraphs", WholeNumber(), "How many paragraphs the text has.", True),
    ),
    doc="The fingerprint of the text that the paragraph numbers count in.",
    known="publication",
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
        Key(
            "author",
            Names(),
            "Who wrote it: one name, which is never split, or several in their order. Absent: the "
            "source does not name one.",
            default=(),
        ),
        Key("url", Url(), "Its address."),
        Key("accessed", Day(), "The day on which it was read at that address.", default=None),
        Key("language", Language(), "The language of its text, as a tag of BCP 47: `ja`, `pt-BR`."),
        Key(
            "translated_from",
            Text(),
            "The language that it was written in, where this is a translation.",
        ),
        Key(
            "origin",
            ListOf(Text(may_name="source"), at_least=1, or_one=True),
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
            known="each: its own day",
        ),
        Key(
            "withdrawn",
            WITHDRAWAL,
            "Its withdrawal: from that day on what rests on it is marked.",
            default=None,
            known="its own day",
        ),
        Key("descriptor", Text(), "One or two sentences on access, interest and limits (ICD 206)."),
        Key(
            "original",
            ORIGINAL,
            "The fingerprint of its text. Absent: there is no text, as of a book or a broadcast; "
            "the numbers of paragraphs are then the curator's own.",
            default=None,
        ),
        Key(
            "labels",
            Labels(MAX_SHORT),
            "Pages or times, each from a paragraph on, which citations print: "
            '`{30: p. 12, 34: "00:12:40"}` gives `[3 ¶30, p. 12]`.',
            default={},
        ),
        Key(
            "outline",
            MapOf(WholeNumber(), Text()),
            "A gist of each paragraph that carries content, in our own words. One that is cited "
            "needs none.",
            default={},
        ),
        Key(
            "left_out",
            MapOf(ParagraphRange(), Text()),
            "Paragraphs that are no evidence, and why. Each paragraph stands here or in `outline`, "
            "or is cited.",
            default={},
        ),
    ),
    doc="An article or document. One file each, `seeds/ID.yaml`; its own text, where it may be "
    "kept, is `seeds/ID.txt`.",
    known="publication",
)

SIDE = Record(
    "side",
    Side,
    (
        Key("says", Text(), "What this side says.", True),
        Key(
            "short",
            Text(most=MAX_SHORT),
            "The same in a few words, for the dispute's line on the first page.",
        ),
        Key(
            "cites",
            ListOf(CITATION, at_least=1),
            "Where it says so.",
            default=(),
            known="each: its own day",
        ),
        Key(
            "computed",
            Text(is_prose=False),
            "A line of arithmetic with its result, `6.8 / 5.4 = 1.26`.",
        ),
        Key("rests", _POINTS, "The points whose figures the arithmetic uses.", default=()),
    ),
    doc="One side of a dispute.",
    known="its first citation; computed: all of its `rests`",
    one_of=("cites", "computed"),
)

DISPUTE = Record(
    "dispute",
    Dispute,
    (
        Key("title", Text(), "What is in dispute.", True),
        Key(
            "status",
            Choice(DisputeStatus),
            "Whether the finding settles it.",
            True,
            known="all of its sides; before, it is open",
        ),
        Key(
            "touches",
            _TOUCHES,
            "The events and points that it concerns.",
            default=(),
            known="each: its own day",
        ),
        Key("sides", ListOf(SIDE, at_least=2), "At least two.", True, known="each: its own day"),
        Key("finding", Text(), "What to make of it.", True, known="all of its sides"),
    ),
    doc="A place where sources conflict with each other, with arithmetic or with the calendar.",
    known="its second side, once one that cites is known",
)

VOICE = Record(
    "voice",
    Voice,
    (
        Key("name", Text(), "The name, or what stands in for one.", True),
        Key("role", Text(), "Office or standing, as the sources give it."),
        Key(
            "of",
            ListOf(Text(may_name="source"), at_least=1, or_one=True),
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
    known="the first citation that names it",
)

_WRITTEN = Key(
    "written",
    Day(),
    "The day on which this was written. Absent: the day on which its ground was known.",
    default=None,
)

BOTTOM_LINE = Record(
    "bottom line",
    BottomLine,
    (
        Key("head", Prose(most=MAX_HEAD), "Its gist in one line."),
        Key(
            "text",
            Prose(),
            "Two or three sentences: what happened, what it means, what comes next.",
            True,
        ),
        Key("rests", _RESTS, "The points that it rests on.", True),
        _WRITTEN,
    ),
    doc="The whole briefing in short, from the day on which all of its points are known.",
    known="all that it rests on",
)

JUDGMENT = Record(
    "judgment",
    JudgmentVersion,
    (
        Key(
            "text",
            Prose(),
            "One sentence, with a likelihood of ICD 203 where it looks ahead.",
            True,
        ),
        Key("confidence", Choice(Confidence), "How well founded it is.", True),
        Key("why", Prose(), "The basis of that confidence.", True),
        Key("rests", _RESTS, "The points that it rests on.", True),
        Key("changed", Prose(), "From the second version on: why the judgment changed."),
        Key(
            "closed_by",
            _POINTS,
            "The points that end it, as soon as one is known.",
            default=(),
            known="the first of them: it ends the judgment",
        ),
        _WRITTEN,
    ),
    doc="What the curator concludes, from the day on which all of its points are known.",
    known="all that it rests on",
)

GAP = Record(
    "gap",
    Gap,
    (
        Key("text", Prose(), "What a reader would need and no source says.", True),
        Key(
            "touches",
            _TOUCHES,
            "The events and points that it concerns.",
            default=(),
            known="each: its own day",
        ),
        Key(
            "rests",
            _POINTS,
            "The points that raise the question. Absent: it belongs to the last day.",
            default=(),
        ),
        Key(
            "closed_by",
            _POINTS,
            "The points that answer it.",
            default=(),
            known="the first of them: it closes the gap",
        ),
    ),
    doc="A hole in the record.",
    known="all that it rests on; on nothing: the last day",
)

BRIEF_CORRECTION = Record(
    "correction of the brief",
    BriefCorrection,
    (
        Key("date", Day(), "The day of the correction.", True),
        Key("stood", Text(), "What the briefing said.", True),
        Key("right", Text(), "What is right.", True),
        Key("why", Text(), "How it came about.", True),
    ),
    doc="What the briefing itself had wrong.",
    known="its `date`",
)

ALLOWANCE = Record(
    "allowance",
    Allowance,
    (
        Key("code", Text(is_prose=False), "The code of the finding.", True),
        Key(
            "at",
            Text(is_prose=False, may_name="any"),
            "Where it is accepted: `EVENT`, `EVENT#POINT` or another place, as shown.",
            True,
        ),
        Key("why", Text(), "The reason.", True),
    ),
    doc="A finding of an editorial rule, or a warning of loading, that the curator accepts.",
    known="no day: it is not shown",
)

BRIEF = Record(
    "brief",
    Brief,
    (
        Key("title", Text(), "The briefing's title.", True, "Untitled briefing"),
        Key("id", Text(is_prose=False), "What identifies it in exports, such as a tag URI."),
        Key("question", Text(), "The question that it answers.", known="the last day"),
        Key("scope", Text(), "What it covers and what it does not.", known="the last day"),
        Key("period", Dates(), "The time that it covers.", default=None, known="the last day"),
        Key(
            "topics",
            MapOf(Id(), Text(), declares="topic", keep_sound=True),
            "The topics by id, in reading order.",
            default={},
            known="the first event or point that has it",
        ),
        Key(
            "voices",
            MapOf(Id(), VOICE, declares="voice", keep_sound=True),
            "The voices by id.",
            default={},
            known="each: its own day",
        ),
        Key(
            "bottom_line",
            ListOf(BOTTOM_LINE, at_least=1, or_one=True),
            "The whole briefing in short; in a list, the last one that is known holds.",
            default=(),
            known="each version: its own day",
        ),
        Key(
            "judgments",
            Histories(JUDGMENT, Judgment, Id()),
            "The key judgments; of the versions of one, the last that is known holds.",
            default=(),
            known="each version: its own day",
        ),
        Key(
            "gaps",
            ListOf(GAP, keep_sound=True),
            "What no source says.",
            default=(),
            known="each: its own day",
        ),
        Key(
            "corrections",
            ListOf(BRIEF_CORRECTION, keep_sound=True),
            "What the briefing had wrong.",
            default=(),
            known="each: its own day",
        ),
        Key(
            "avoid",
            ListOf(Text()),
            "Loaded words that our own prose keeps out.",
            default=(),
            known="no day: it is not shown",
        ),
        Key(
            "allow",
            ListOf(ALLOWANCE, keep_sound=True),
            "Findings that the curator accepts.",
            default=(),
            known="no day: it is not shown",
        ),
    ),
    doc="What the briefing is about: `content/brief.yaml`.",
    known="every day",
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
