"""Writes imported events as proposals: skeletons without a point, beside the briefing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.edit.changes import Path, RefusedError, expecting, remove, same, step_to
from briefing.edit.file_edit import what_it_says
from briefing.edit.folder_edit import EditRequest, FileRequest
from briefing.edit.imports.imported_event import ImportedEvent
from briefing.edit.modelines import modeline
from briefing.edit.proposal_files import proposal_files, proposals_file
from briefing.edit.requests import unique_slug
from briefing.edit.yaml_text import ScalarContext, as_yaml
from briefing.load.extents import Plain
from briefing.load.folder_layout import MAX_FILE, RESERVED
from briefing.model.ids import is_id
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing, Rank
from briefing.model.text import find_forbidden

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)+|\d{4}-\d\d(?:-\d\d)?", re.ASCII)
"""Texts that are read back as they are in every place, without a look at each."""
_MOST_TITLE, _MOST_REMARK = 200, 500


class Import(NamedTuple):
    """The edit, None if nothing is new, with how many events it has and how many were there."""

    request: EditRequest | None
    new: int
    known: int


class Skeleton(NamedTuple):
    """A proposed event without a point: the file that it stands in, where, and what it says."""

    path: str
    at: Path
    record: dict[str, Plain]

    def taken_out(self) -> FileRequest:
        """Return the request that takes it out of its file."""
        return FileRequest(self.path, expecting(self.at, self.record, [remove(self.at)]))


def import_events(
    briefing: Briefing, events: Sequence[ImportedEvent], name: str, maker: str
) -> Import:
    """Return the request that writes events into a new file of proposals.

    Those that the briefing has, by id or by title and date, are passed over. Raises RefusedError if
    they cannot be written.
    """
    if not is_id(name) or name.lower() in RESERVED:
        raise RefusedError(f"`{name}` is no name of a file of proposals", "give another --name")
    fresh = list(_fresh(briefing, events))
    if not fresh:
        return Import(None, 0, len(events))
    topics = set(briefing.brief.topics)
    path = proposals_file(name)
    records, lines = [], [modeline(path), f"maker: {_scalar(maker)}", "events:"]
    for event, one in zip(fresh, _ids(briefing, fresh), strict=True):
        record = _record(event, one, topics)
        records.append(record)
        lines += _lines(record, _remarks(event, topics))
    data = "".join(f"{line}\n" for line in lines).encode()
    if len(data) > MAX_FILE:
        hint = "part the file, and import the parts under a --name each"
        raise RefusedError(f"{len(fresh):,} events are too many for one file", hint)
    if not same(what_it_says(path, data), {"maker": maker, "events": records}):
        raise RefusedError("the new file would not say what was meant")
    request = EditRequest(f"import of {maker}", [FileRequest(path, text=data, is_new=True)])
    return Import(request, len(fresh), len(events) - len(fresh))


def _fresh(briefing: Briefing, events: Sequence[ImportedEvent]) -> Iterator[ImportedEvent]:
    """Yield the events that the briefing does not have, each once."""
    titles = {
        each.id: {version.text.casefold() for version in each.titles}
        for each in briefing.events.values()
    }
    known = {
        (title, str(date.when))
        for each in briefing.events.values()
        for title in titles[each.id]
        for date in each.dates
    }
    for event in events:
        title = event.title.casefold()
        if (title, event.date) not in known and title not in titles.get(event.id, ()):
            known.add((title, event.date))
            yield event


def _ids(briefing: Briefing, events: Sequence[ImportedEvent]) -> Iterator[str]:
    """Yield an id for each event: its own if it can have that, else one of its words."""
    taken = {each.lower() for each in briefing.events} | set(RESERVED)
    counts: dict[str, int] = {}
    for event in events:
        name = event.id
        if not is_id(name) or name.isdecimal() or name.lower() in taken:
            name = unique_slug(event.title, ())
            if name == "point":  # of a script that makes no id
                name = "-".join(filter(None, ("event", re.sub(r"[^0-9-]", "", event.date))))
        base, count = name, counts.get(name.lower(), 1)
        while name.lower() in taken:
            count += 1
            name = f"{base}-{count}"
        counts[base.lower()] = count
        taken.add(name.lower())
        yield name


def _record(event: ImportedEvent, name: str, topics: set[str]) -> dict[str, Plain]:
    known = [each for each in event.topics if each in topics]
    values: dict[str, Plain] = {
        "id": name,
        "title": _cut(event.title, _MOST_TITLE),
        "date": event.date,
        "rank": event.rank if event.rank in list(Rank) else "",
        "place": event.place,
        "topics": known,
    }
    return {**{key: value for key, value in values.items() if value}, "points": []}


def _remarks(event: ImportedEvent, topics: set[str]) -> Iterator[str]:
    """Yield what the file says besides, as comments."""
    if len(event.title) > _MOST_TITLE:
        yield f"title: {_cut(event.title, _MOST_REMARK)}"
    if others := [each for each in event.topics if each not in topics]:
        yield _cut(f"topics: {'; '.join(others)}", _MOST_REMARK)
    yield from (_cut(each, _MOST_REMARK) for each in event.remarks)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _lines(record: dict[str, Plain], remarks: Iterator[str]) -> Iterator[str]:
    """Yield the lines of an event; remarks stand within it, so that they leave with it."""
    sign = "- "
    for key, value in record.items():
        if key == "points":
            yield from (f"    # {each}" for each in remarks if not find_forbidden(each))
        text = f"[{', '.join(value)}]" if isinstance(value, list) else _scalar(value)
        yield f"  {sign}{key}: {text}"
        sign = "  "


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    try:
        return as_yaml(text, ScalarContext.VALUE)
    except ValueError as error:
        raise RefusedError(str(error), "write it in letters that can be printed") from error


def find_skeleton(root: str, event: str) -> Skeleton | None:
    """Return the proposed event of an id that has no points; None if there is none.

    Files of proposals that cannot be read are passed over.
    """
    for path, data in proposal_files(root, []):
        try:
            said = what_it_says(path, data) if event.encode() in data else None
        except RefusedError:
            continue
        events = said.get("events") if isinstance(said, dict) else None
        listed = events if isinstance(events, list) else []
        ids = [each.get("id", "") if isinstance(each, dict) else "" for each in listed]
        for number, each in enumerate(listed):
            if ids[number] == event and each.get("points") == []:
                return Skeleton(path, ("events", step_to(event, ids, number)), each)
    return None
