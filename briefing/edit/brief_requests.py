"""The edits of the brief and of disputes, each as a request by ids.

Records are mappings in the order of the table of keys, with texts as the YAML has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.edit.changes import (
    Change,
    Path,
    add,
    expecting,
    insert,
    number,
    remove,
    replace,
)
from briefing.edit.folder_edit import EditRequest, FileRequest
from briefing.edit.requests import Values, outlined
from briefing.load.extents import Plain
from briefing.load.folder_layout import BRIEF, DISPUTES
from briefing.model.records import Brief, Dispute, Gap


def add_judgment(name: str, version: Values, judgments: Plain) -> EditRequest:
    """Return the request that adds a judgment, or a version to the one of this id.

    `judgments` is what the file has under this key, None for nothing. A list, in which ids are
    places, becomes a mapping.
    """
    changes: list[Change] = []
    known = judgments or {}
    if isinstance(judgments, list):
        changes += expecting(("judgments",), judgments, [number(("judgments",))])
        known = {str(place) for place in range(1, len(judgments) + 1)}
    if name in known:
        changes.append(insert(("judgments", name), dict(version)))
    else:
        changes.append(add(("judgments",), name, dict(version)))
    return _of_brief(f"judgment {name}", changes)


def close_judgment(name: str, points: Iterable[str], judgments: Plain) -> EditRequest:
    """Return the request that adds points which end a judgment to its last version.

    `judgments` is what the file has under this key.
    """
    path: Path = ("judgments", name)
    if isinstance(judgments, list):
        path, held = ("judgments", int(name) - 1), judgments[int(name) - 1]
    else:
        held = judgments[name]
        if isinstance(held, list):
            path, held = ("judgments", name, -1), held[-1]
    changes = expecting(path, held, _grown(path, "closed_by", points))
    return _of_brief(f"end of judgment {name}", changes)


def add_gap(gap: Values) -> EditRequest:
    """Return the request that puts a gap last."""
    return _of_brief("gap", [insert(("gaps",), dict(gap))])


def amend_gap(gap: Gap, more: Mapping[str, Sequence[str]]) -> EditRequest:
    """Return the request that adds points to the lists of a gap: `closed_by` and the like."""
    changes: list[Change] = []
    for key, points in more.items():
        changes += _grown(("gaps", gap.text), key, points)
    return _of_brief("closing of a gap" if more.get("closed_by") else "gap", changes)


def add_correction(correction: Values) -> EditRequest:
    """Return the request that adds what the briefing itself had wrong."""
    return _of_brief("correction", [insert(("corrections",), dict(correction))])


def put_voice(name: str, values: Values, brief: Brief) -> EditRequest:
    """Return the request that adds a voice, or gives values to the one of this id."""
    return _of_brief(f"voice {name}", _put(("voices", name), values, brief.voices.get(name)))


def put_topic(name: str, title: str, brief: Brief) -> EditRequest:
    """Return the request that adds a topic, or gives the one of this id another name."""
    if name in brief.topics:
        return _of_brief(f"topic {name}", [replace(("topics", name), title)])
    return _of_brief(f"topic {name}", [add(("topics",), name, title)])


def add_dispute(name: str, record: Values) -> EditRequest:
    """Return the request that adds a dispute; the file of disputes is made if there is none."""
    changes = [add((), name, dict(record))]
    file = FileRequest(DISPUTES, changes, {name: dict(record)})
    return EditRequest(f"dispute {name}", [file])


def amend_dispute(
    dispute: Dispute,
    values: Values,
    sides: Iterable[Values] = (),
    touches: Iterable[str] = (),
    changes_of_sides: Iterable[Change] = (),
) -> EditRequest:
    """Return the request that gives a dispute other values, and adds sides and what it touches.

    `changes_of_sides` are of those that are there, by their numbers.
    A side that says what one already says adds its citations to that one.
    """
    changes = [*changes_of_sides, *_put((dispute.id,), values, dispute)]
    changes += _grown((dispute.id,), "touches", touches)
    known = {each.says for each in dispute.sides}
    for side in sides:
        says = str(side["says"])
        if says in known:
            path = (dispute.id, "sides", says, "cites")
            changes += [insert(path, each) for each in side.get("cites", ())]
        else:
            changes.append(insert((dispute.id, "sides"), dict(side)))
    return EditRequest(f"dispute {dispute.id}", [FileRequest(DISPUTES, changes)])


def with_gists(request: EditRequest, gists: Iterable[tuple[str, int, str]]) -> EditRequest:
    """Return a request that also writes gists of paragraphs into the outlines of sources."""
    return request._replace(files=[*outlined(gists), *request.files])


def _of_brief(label: str, changes: Sequence[Change]) -> EditRequest:
    return EditRequest(label, [FileRequest(BRIEF, changes)])


def _put(path: Path, values: Values, known: object | None) -> list[Change]:
    """Return the changes that make a record with some values, or give these to a known one."""
    if known is None:
        return [add(path[:-1], str(path[-1]), dict(values))]
    changes = []
    for key, value in values.items():
        if not value:  # it is taken out, where there is one
            changes += [remove((*path, key))] if getattr(known, key) else []
        elif getattr(known, key):
            changes.append(replace((*path, key), value))
        else:
            changes.append(add(path, key, value))
    return changes


def _grown(path: Path, key: str, points: Iterable[str]) -> list[Change]:
    """Return the changes that add points to a list of a record, which may not have it yet."""
    return [insert((*path, key), each) for each in points]
