"""The edits of proposals: one is accepted, or rejected, and taken out of its file with that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.edit.changes import Change, Path, add, expecting, remove, replace, step_to
from briefing.edit.folder_edit import EditRequest, FileRequest
from briefing.edit.proposal_files import proposals_file
from briefing.load.extents import Plain
from briefing.load.folder_layout import BRIEF, REJECTED
from briefing.model.proposals import Proposal, Proposals, fingerprint
from briefing.model.records import Voice


def accept(
    proposal: Proposal,
    written: EditRequest,
    events: Sequence[Plain],
    *,
    voices: Iterable[Voice] = (),
    event: str = "",
) -> EditRequest:
    """Return the request that writes a point, brings its new voices, and takes the proposal out.

    `written` is what writes the point, `events` what the proposal's file has under that key. With
    `event` the points that are left of the proposed event are from now on proposed for that one.
    """
    new = [add(("voices",), each.id, _record_of(each)) for each in voices]
    files = [
        *([FileRequest(BRIEF, new)] if new else []),
        *written.files,
        FileRequest(proposals_file(proposal.name), _taken_out(proposal, events, event)),
    ]
    return EditRequest(f"{written.label}, from {proposal.id}", files, written.expected)


def reject(
    proposal: Proposal, proposals: Proposals, events: Sequence[Plain], why: str
) -> EditRequest:
    """Return the request that takes a proposal out and remembers it by what it said.

    `events` is what its file has under that key.
    One that does not say where it stands, or what it says, is not remembered.
    """
    files = [FileRequest(proposals_file(proposal.name), _taken_out(proposal, events, ""))]
    _, source, at, said = proposal.kept.written
    if point := proposal.point:
        source, at, said = point.cites[0].source, str(point.cites[0].at), point.note or point.text
    if source and at and said and not proposals.is_rejected(source, said):
        key = fingerprint(said)
        rejection: Plain = {"at": at, "why": why} if why else {"at": at}
        new = [add((source,), key, rejection)]
        files.insert(0, FileRequest(REJECTED, new, record={source: {key: rejection}}))
    return EditRequest(f"rejection of {proposal.id}", files)


def _taken_out(proposal: Proposal, events: Sequence[Plain], event: str) -> list[Change]:
    """Return the changes that take a proposal out, and its event with the last of its points.

    What has no id, or one that another has, is told by its index.
    """
    file, kept = proposal.file, proposal.event
    written = [number for number, each in enumerate(events) if isinstance(each, Mapping)]
    number = written[file.events.index(kept)]  # those that are no mapping are not loaded
    ids = [each.event.id for each in file.events]
    at: Path = ("events", step_to(kept.event.id, ids, number))
    held, points = events[number], kept.event.points
    if len(points) == 1:
        return expecting((*at, "points"), held["points"], [remove(at)])
    place = points.index(proposal.kept)
    step = step_to(proposal.id, [each.written.id for each in points], place)
    point: Path = (*at, "points", step)
    changes = expecting(point, held["points"][place], [remove(point)])
    if event and event not in ids:
        changes.append(replace((*at, "id"), event) if "id" in held else add(at, "id", event))
    return changes


def _record_of(voice: Voice) -> dict[str, Plain]:
    of: Plain = list(voice.of) if len(voice.of) > 1 else "".join(voice.of)
    record = {"name": voice.name, "role": voice.role, "of": of, "kind": str(voice.kind)}
    return {key: value for key, value in record.items() if value}
