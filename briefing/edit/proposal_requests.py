"""The edits of proposals: one is accepted, or rejected, and taken out of its file with that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.edit.changes import Change, add, remove, replace
from briefing.edit.drafts import proposals_file
from briefing.edit.folder_edit import FileRequest, Request
from briefing.load.extents import Plain
from briefing.load.folder_layout import BRIEF, REJECTED
from briefing.model.proposals import Proposal, Proposals, fingerprint, text_name
from briefing.model.records import Briefing, Voice


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


def reject(
    proposal: Proposal, briefing: Briefing, proposals: Proposals, why: str, *, has_file: bool
) -> Request:
    """Return the request that takes a proposal out and remembers it by what it said.

    `has_file` says whether the file of rejections is there. One that does not say where it stands,
    or what it says, is not remembered.
    """
    files = [FileRequest(proposals_file(proposal.name), _taken_out(proposal, ""))]
    key, rejection = _rejection(proposal, briefing, why)
    if rejection and key not in proposals.rejected:
        if has_file:
            files.insert(0, FileRequest(REJECTED, [add((), key, rejection)]))
        else:
            files.insert(0, FileRequest(REJECTED, record={key: rejection}))
    return Request(f"rejection of {proposal.id}", files)


def _rejection(proposal: Proposal, briefing: Briefing, why: str) -> tuple[str, Mapping[str, Plain]]:
    written = proposal.kept.written
    source, at, said = written.source, written.at, written.said
    if not (source and at and said):
        return "", {}
    if point := proposal.point:
        source, at, said = point.cites[0].source, str(point.cites[0].at), point.note or point.text
    record = briefing.sources.get(source)
    key = fingerprint(text_name(record) if record else source, at, said)
    found = {"source": source, "at": at, "why": why}
    return key, {name: value for name, value in found.items() if value}


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
