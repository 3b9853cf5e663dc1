"""Proposals: points that a maker offers and a curator has not judged yet.

A maker is `briefing draft`, a script or a language model. Proposals stand beside the briefing and
are no part of it. The meaning of each field is documented in `briefing.load.proposal_schema`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from briefing.model.dates import When
from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Citation, Claim, Firmness, Rank, Voice, Weight

MAX_NOTE = 1_000
"""Characters of a source's sentence that a draft keeps."""


class ProposedPoint(NamedTuple):
    """A proposed point: `text` is the maker's sentence, empty where only the curator writes one.

    `note` is what the source says, `unread` are printed dates that the maker could not read.
    """

    id: str
    text: str
    note: str
    claim: Claim
    about: str
    topics: tuple[str, ...]
    weight: Weight | None
    short: str
    firmness: Firmness | None
    who: str
    due: When | None
    unread: tuple[str, ...]
    cites: tuple[Citation, ...]
    span: Span


class WrittenProposal(NamedTuple):
    """What a proposal says as it is written, also where it is not valid; empty for what is not."""

    id: str = ""
    source: str = ""
    at: str = ""
    said: str = ""


class KeptPoint(NamedTuple):
    """A proposed point, None where it is not valid, with its problems and as it is written."""

    point: ProposedPoint | None
    problems: tuple[Diagnostic, ...]
    written: WrittenProposal
    span: Span


class ProposedEvent(NamedTuple):
    """The event that points are proposed for: one of the briefing, or a new one."""

    id: str
    title: str
    when: When | None
    rank: Rank
    place: str
    topics: tuple[str, ...]
    points: tuple[KeptPoint, ...]
    span: Span


class KeptEvent(NamedTuple):
    """A proposed event with the problems of its own values, those of its points left out."""

    event: ProposedEvent
    problems: tuple[Diagnostic, ...]


class ProposalFile(NamedTuple):
    """One file: who made it, voices that the briefing may not know, and the events."""

    maker: str
    voices: Mapping[str, Voice]
    events: tuple[KeptEvent, ...]
    span: Span


class Rejection(NamedTuple):
    """A proposal that was rejected, and where it stood then; `id` is the `fingerprint` of it."""

    id: str
    at: str
    why: str
    span: Span


class Proposal(NamedTuple):
    """A proposed point with the file and the event that it stands in; `name` is the file's name."""

    name: str
    file: ProposalFile
    event: KeptEvent
    kept: KeptPoint

    @property
    def id(self) -> str:
        """The id, empty where it has none."""
        return self.kept.written.id

    @property
    def point(self) -> ProposedPoint | None:
        """The point; None where it is not valid."""
        return self.kept.point


class Proposals(NamedTuple):
    """All proposals of a folder in order of file, and what was rejected.

    `files` are by name, also those without a proposal left; `rejected` is by source, and below that
    by fingerprint; `problems` are those of all files.
    """

    files: Mapping[str, ProposalFile]
    rejected: Mapping[str, Mapping[str, Rejection]]
    problems: tuple[Diagnostic, ...]

    @property
    def every(self) -> list[Proposal]:
        """The proposals."""
        return [
            Proposal(name, file, event, kept)
            for name, file in self.files.items()
            for event in file.events
            for kept in event.event.points
        ]

    def is_rejected(self, source: str, said: str) -> bool:
        """Whether a proposal that said this of a source was rejected, in whichever paragraph."""
        return fingerprint(said) in self.rejected.get(source, {})


def fingerprint(said: str) -> str:
    """Return the SHA-256 by which a rejection is remembered; white space does not count.

    `said` is the source's sentence, or without one the maker's.
    """
    return hashlib.sha256(" ".join(said.split()).encode("utf-8", "replace")).hexdigest()
