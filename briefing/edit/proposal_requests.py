"""The edits of proposals: one is accepted, or rejected, and taken out of its file with that."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.edit.changes import Change, add, remove, replace
from briefing.edit.folder_edit import FileRequest, Request
from briefing.edit.proposal_files import proposals_file
from briefing.load.extents import Plain
from briefing.load.folder_layout import BRIEF, REJECTED
from briefing.model.proposals import Proposal, Proposals, fingerprint
from briefing.model.records import Voice


def accept(
    proposal: Proposal,
    written: Request,
    *,
    voices: Iterable[Voice] = (),
    event: str = "",
) -> Request:
    """Return the request that writes a point, brings its new voices, and takes the proposal out.

    `written` is what writes the point. With `event` the points that are left of the proposed event
    are from now on proposed for that one.
    """
    new = [add(("voices",), each.id, _record_of(each)) for each in voices]
    files = [
        *([FileRequest(BRIEF, new)] if new else []),
        *written.files,
        FileRequest(proposals_file(proposal.name), _taken_out(proposal, event)),
    ]
    return Request(f"{written.label}, from {proposal.id}", files, written.expected)


def reject(proposal: Proposal, proposals: Proposals, why: str) -> Request:
    """Return the request that takes a proposal out and remembers it by what it said.

    One that does not say where it stands, or what it says, is not remembered.
    """
    files = [FileRequest(proposals_file(proposal.name), _taken_out(proposal, ""))]
    _, source, at, said = proposal.kept.written
    if point := proposal.point:
        source, at, said = point.cites[0].source, str(point.cites[0].at), point.note or point.text
    if source and at and said and not proposals.is_rejected(source, said):
        key = fingerprint(said)
        rejection: Plain = {"at": at, "why": why} if why else {"at": at}
        new = [add((source,), key, rejection)]
        files.insert(0, FileRequest(REJECTED, new, record={source: {key: rejection}}))
    return Request(f"rejection of {proposal.id}", files)


def _taken_out(proposal: Proposal, event: str) -> list[Change]:
    """Return the changes that take a proposal out, and its event with the last of its points."""
    proposed = proposal.event.event
    if len(proposed.points) == 1:
        return [remove(("events", proposed.id))]
    changes = [remove(("events", proposed.id, "points", proposal.id))]
    others = {each.event.id for each in proposal.file.events}
    if event and event not in others:
        changes.append(replace(("events", proposed.id, "id"), event))
    return changes


def _record_of(voice: Voice) -> dict[str, Plain]:
    of: Plain = list(voice.of) if len(voice.of) > 1 else "".join(voice.of)
    record = {"name": voice.name, "role": voice.role, "of": of, "kind": str(voice.kind)}
    return {key: value for key, value in record.items() if value}
