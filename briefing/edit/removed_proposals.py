"""What becomes of proposals and rejections when a source is taken out of the briefing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from briefing.edit.changes import Path, RefusedError, remove
from briefing.edit.file_edit import edit_file, what_it_says
from briefing.edit.journal import FileChange
from briefing.edit.new_ids import Named
from briefing.edit.proposal_files import (
    left_as_it_is,
    proposal_files,
    proposals_file,
    shape_of_proposals,
)
from briefing.edit.references import (
    RecordReference,
    listed_places,
    matcher_of,
    references_in_file,
)
from briefing.edit.splices import part_mark
from briefing.load.extents import Extent, Items, MappingEntries, parse_extents
from briefing.load.folder_layout import REJECTED
from briefing.model.text import visible

_EVENT, _POINT = 2, 4
"""Steps to a proposed event, ``events`` and a number, and to a point in its ``points``."""


def without_source(
    root: str, source: str, sources: Collection[str], notes: list[str]
) -> Iterator[FileChange]:
    """Yield the files of proposals without the points that cite a source and no other.

    An event goes with the last of its points, a file with the last of its events, and the
    rejections of the source go as well. Points that cite others, too, stay. `sources` are the ids
    that beginnings mean. What goes and what stays is noted, as is a file that cannot be changed.
    """
    for path, data in proposal_files(root, notes):
        said: list[str] = []
        try:
            if path == REJECTED:
                after = _without_rejections(data, source)
            else:
                after = _without_points(path, data, source, sources, said)
        except RefusedError as error:
            notes.append(left_as_it_is(path, error))
            continue
        notes += said
        if after != data:
            yield FileChange(path, data, after)


def _without_rejections(data: bytes, source: str) -> bytes | None:
    """Return the file of rejections without those of a source; None if no other has any."""
    said = what_it_says(REJECTED, data)
    if not isinstance(said, Mapping) or source not in said:
        return data
    return edit_file(REJECTED, data, [remove((source,))]) if len(said) > 1 else None


def _without_points(
    path: str, data: bytes, source: str, sources: Collection[str], notes: list[str]
) -> bytes | None:
    """Return a file of proposals without what cites a source alone; None if that is all of it."""
    said = what_it_says(path, data)
    text = part_mark(data.decode())[1]
    root = parse_extents(text)
    matches = matcher_of(Named.SOURCE, source, sources)
    cited: dict[Path, list[RecordReference]] = {}
    for each in references_in_file(path, text, root, shape_of_proposals(path), matches):
        cited.setdefault(each.steps[:_POINT], []).append(each)
    gone = {at for at, found in cited.items() if len(found) == _count(root, (*at, "cites"))}
    if stay := [each.where for at, found in cited.items() if at not in gone for each in found]:
        notes.append(f"proposals that cite others, too, stay: {listed_places(stay)}")
    lost = Counter(each[:_EVENT] for each in gone)
    emptied = {at for at, count in lost.items() if count == _count(root, (*at, "points"))}
    is_draft = path == proposals_file(source)
    is_empty = isinstance(said, Mapping) and not said.get("events")
    if (is_draft and is_empty) or (gone and len(emptied) == _count(root, ("events",))):
        notes.append(f"{visible(path)}, what is proposed from it, goes with it")
        return None
    if not gone:
        return data
    where = [found[0].where for at, found in cited.items() if at in gone]
    notes.append(f"proposals that cite it alone go with it: {listed_places(where)}")
    wanted = emptied | {each for each in gone if each[:_EVENT] not in emptied}
    return edit_file(path, data, [remove(each) for each in sorted(wanted, reverse=True)])


def _count(root: Extent, steps: Path) -> int:
    """Return how many items the list at some steps has; 0 if there is no list."""
    at: Extent | None = root
    for step in steps:
        if isinstance(at, Items) and isinstance(step, int):
            at = at.items[step]
        else:
            at = at.value(str(step)) if isinstance(at, MappingEntries) else None
    return len(at.items) if isinstance(at, Items) else 0
