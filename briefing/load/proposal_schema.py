"""The table of proposals: the keys of an event and its points, with what a maker adds.

It is apart from `briefing.load.record_keys` because only the commands about proposals need it.
"""

from __future__ import annotations

from briefing.load.load_context import LoadContext
from briefing.load.nodes import Mapping, Node, Scalar, Sequence
from briefing.load.record_keys import CITATION, POINT, VOICE
from briefing.load.scalars import Choice, Dates, Id, Reference, Sha256, Text
from briefing.load.value_types import Key, ListOf, MapOf, Record, Shape
from briefing.load.version_shapes import Around
from briefing.model.lean_typing import Any
from briefing.model.proposals import (
    KeptEvent,
    KeptPoint,
    ProposalFile,
    ProposedEvent,
    ProposedPoint,
    Rejection,
    WrittenProposal,
)
from briefing.model.records import Rank

_OF_POINT = {key.name: key for key in POINT.keys}
_KNOWN = "no day: it is not shown"


class KeptPoints(Around[KeptPoint]):
    """A proposed point, as it is written where it is not valid."""

    def read(self, node: Node, reader: LoadContext) -> KeptPoint:
        before = len(reader.problems)
        point = self.shape.read(node, reader)
        return KeptPoint(
            point, tuple(reader.problems[before:]), as_written(node), reader.span(node)
        )


class KeptEvents(Around[KeptEvent]):
    """A proposed event, with the problems of its own values."""

    def read(self, node: Node, reader: LoadContext) -> KeptEvent | None:
        before = len(reader.problems)
        event = self.shape.read(node, reader)
        if event is None:
            return None
        of_points = {id(each) for kept in event.points for each in kept.problems}
        own = [each for each in reader.problems[before:] if id(each) not in of_points]
        return KeptEvent(event, tuple(own))


def as_written(node: Node) -> WrittenProposal:
    """Return what a proposed point says as it is written."""
    if not isinstance(node, Mapping):
        return WrittenProposal()
    cites = node.entries.get("cites")
    items = cites[1].items if cites and isinstance(cites[1], Sequence) else []
    source, at = (_text(items[0], "source"), _passage(items[0])) if items else ("", "")
    return WrittenProposal(
        _text(node, "id"), source, at, _text(node, "note") or _text(node, "text")
    )


def _text(node: Node, key: str) -> str:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry[1].text if entry and isinstance(entry[1], Scalar) else ""


def _passage(cite: Node) -> str:
    """Return the paragraphs of a citation as it is written, those of a list with commas."""
    entry = cite.entries.get("at") if isinstance(cite, Mapping) else None
    if entry and isinstance(entry[1], Sequence):
        runs = [each.text for each in entry[1].items if isinstance(each, Scalar)]
        return ",".join(runs)
    return _text(cite, "at")


PROPOSED_POINT = Record(
    "proposed point",
    ProposedPoint,
    (
        Key("id", Id(), "What it is accepted or rejected by; unique in its file.", True),
        Key(
            "text",
            Text(),
            "A sentence that the maker offers. Absent: the curator writes it when accepting.",
        ),
        Key(
            "note",
            Text(),
            "What the source says there, for the curator to read. It is never written into the "
            "briefing.",
        ),
        *(
            _OF_POINT[name]
            for name in ("claim", "about", "topics", "weight", "short", "firmness", "who", "due")
        ),
        Key(
            "unread",
            ListOf(Text()),
            "Dates as printed that the maker could not read.",
            default=(),
        ),
        Key(
            "cites",
            ListOf(CITATION, at_least=1),
            "Where it stands: the sources' ids, as in the "
            "briefing; a voice may be one of `voices` above.",
            True,
        ),
    ),
    doc="A point as in the briefing, of which only the place in the source is needed. `note` or "
    "`text` says what it is about.",
    known=_KNOWN,
    declares="proposal",
)

PROPOSED_EVENT = Record(
    "proposed event",
    ProposedEvent,
    (
        Key(
            "id",
            Id(),
            "An event of the briefing, or a new one, whose file the first point that is accepted "
            "makes.",
            True,
        ),
        Key("title", Text(), "The title of a new one. Absent: the curator gives it."),
        Key("date", Dates(), "The date of a new one.", default=None),
        Key("rank", Choice(Rank), "Absent: `supporting`.", default=Rank.SUPPORTING),
        Key("place", Text(), "The place of a new one."),
        Key("topics", _OF_POINT["topics"].shape, "The topics of a new one.", default=()),
        Key(
            "points",
            ListOf(KeptPoints(PROPOSED_POINT), keep_sound=True),
            "The proposed points.",
            True,
            default=(),
        ),
    ),
    doc="The event that points are proposed for. What it says of an event that the briefing has "
    "already is passed over.",
    known=_KNOWN,
    declares="proposed event",
    keep_sound=True,
)

PROPOSALS = Record(
    "proposals",
    ProposalFile,
    (
        Key("maker", Text(is_prose=False), "Who or what made them.", True),
        Key(
            "voices",
            MapOf(Id(), VOICE, declares="voice", keep_sound=True),
            "Voices that the briefing does not have yet: the first point of one that is accepted "
            "brings it into the brief.",
            default={},
        ),
        Key(
            "events",
            ListOf(KeptEvents(PROPOSED_EVENT), keep_sound=True),
            "The events with their points.",
            True,
            default=(),
        ),
    ),
    doc="What one maker proposes: `proposals/NAME.yaml`, of a draft `proposals/SOURCE.yaml`.",
    known=_KNOWN,
    keep_sound=True,
)

REJECTION = Record(
    "rejection",
    Rejection,
    (
        Key("at", Text(is_prose=False), "The paragraph in which it stood then.", True),
        Key("why", Text(), "The reason."),
    ),
    doc="A proposal that somebody rejected, in `proposals/rejected.yaml`, below the id of its "
    "source. Its key is the SHA-256 of what was proposed (`note`, without one `text`) with single "
    "spaces.",
    known=_KNOWN,
)

REJECTED = MapOf(Reference("source"), MapOf(Sha256(), REJECTION, keep_sound=True), keep_sound=True)

PROPOSAL_FILES: dict[str, tuple[str, Shape[Any]]] = {
    "proposals": ("proposals/NAME.yaml", PROPOSALS),
    "rejected": ("proposals/rejected.yaml", REJECTED),
}
"""As `briefing.load.schema.FILES`, for what stands beside the briefing."""
