"""A new text of a source: what stands word for word in it keeps what was made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from briefing.edit.changes import (
    Change,
    Path,
    RefusedError,
    add,
    expecting,
    insert,
    rekey,
    remove,
    replace,
)
from briefing.edit.file_edit import what_it_says
from briefing.edit.folder_edit import EditRequest, FileRequest
from briefing.edit.journal import read_file
from briefing.edit.paragraph_moves import Moves, find_moves, nearest
from briefing.edit.paragraph_numbers import (
    Numbered,
    NumberedKeys,
    NumberedValue,
    numbers_in,
    numbers_of,
    numbers_of_record,
    runs_of,
)
from briefing.edit.paragraph_phrases import around_difference, clipped, shifts
from briefing.edit.proposal_files import left_as_it_is, proposal_files, shape_of_proposals
from briefing.edit.requests import event_file, source_file
from briefing.edit.shape_walk import shape_of_file
from briefing.edit.source_beginnings import abbreviations_of
from briefing.load.extents import Plain
from briefing.load.folder_layout import BRIEF, DISPUTES, SOURCES
from briefing.load.originals import paragraphs_of, take_text
from briefing.model.lean_typing import Any, NamedTuple
from briefing.model.records import Briefing, Source
from briefing.model.source_text import Refused, SourceText
from briefing.model.text import visible

_IN_PROSE = re.compile(r"¶ ?\d|\bparagraphs? \d|\(\d+(?:[-–,] ?\d+)*\)")
NOTE = "A new text of the source was taken in."


class NewText(NamedTuple):
    """A text of a source: its bytes as they are kept, and its paragraphs.

    `is_in_place` says that the file is the one in which the text is looked up.
    """

    data: bytes
    paragraphs: tuple[str, ...]
    is_in_place: bool = False


class Decisions(NamedTuple):
    """What the curator says of a new text.

    `becomes` has the new paragraphs that took the place of old ones in other words, `gone` those
    that nothing took the place of. `date` is the day of the correction, empty where the text counts
    from publication on; `at` is the new paragraph that states it, 0 for none.
    """

    becomes: Mapping[int, int] = {}
    gone: frozenset[int] = frozenset()
    date: str = ""
    at: int = 0
    note: str = ""


class RevisionEdit(NamedTuple):
    """The edit, and what is to be said about it."""

    request: EditRequest
    notes: tuple[str, ...]


class UndecidedError(RefusedError):
    """The new text has not the words of paragraphs that are in use; `lines` tells of each."""

    def __init__(self, lines: Sequence[str]) -> None:
        count = "1 paragraph" if len(lines) == 1 else f"{len(lines)} paragraphs"
        super().__init__(
            f"{count} cannot be found again word for word",
            "say what became of each: --becomes OLD=NEW, or --gone OLD",
        )
        self.lines = tuple(lines)


def read_new_text(data: bytes) -> NewText:
    """Return the text of a file in plain text, as it is; raises RefusedError if it is none."""
    found = paragraphs_of(data)
    if isinstance(found, Refused):
        raise RefusedError(found.why, found.hint)
    return NewText(data, found)


def text_on_record(source: Source, data: bytes) -> SourceText:
    """Return the text of a source that a file holds, which may be another one."""
    return take_text(source, data)


def revise(
    root: str, briefing: Briefing, source: Source, old: Sequence[str], new: NewText, said: Decisions
) -> RevisionEdit:
    """Return the request that gives a source a new text, with all numbers of its paragraphs.

    `old` are the paragraphs of the text on record. Raises UndecidedError if the numbers of some
    cannot be told, and RefusedError for a decision that cannot be.
    """
    moves = find_moves(old, new.paragraphs)
    _require_sound(said, moves, len(old), len(new.paragraphs))
    renumber = _Renumbering(old, new.paragraphs, moves, said)
    record = _record_request(root, source, new, renumber)
    others = list(_other_requests(root, briefing, source, renumber))
    renumber.require_decided()
    text = [FileRequest(f"{SOURCES}/{source.id}.txt", text=new.data)]
    left: list[str] = []
    others += _proposal_requests(root, briefing, source, renumber, left)
    files = [*([] if new.is_in_place else text), record, *others]
    request = EditRequest(f"revision of {source.id}", files)
    return RevisionEdit(request, (*renumber.notes(), *_prose_notes(source, renumber), *left))


def _require_sound(said: Decisions, moves: Moves, old: int, new: int) -> None:
    """Raise RefusedError for a decision about what is not there, or is known already."""
    for number in (*said.becomes, *said.gone):
        if not 1 <= number <= old:
            raise RefusedError(f"the text on record has {old} paragraphs, and no {number}")
        if place := moves.places.get(number):
            raise RefusedError(f"paragraph {number} is {place} now, word for word", "leave it out")
        if number in said.becomes and number in said.gone:
            raise RefusedError(f"paragraph {number} cannot become another one and be gone")
    taken = {place: number for number, place in moves.places.items()}
    for place in said.becomes.values():
        if place in taken:
            raise RefusedError(f"paragraph {place} is the old {taken[place]}, word for word")
    for place in (*said.becomes.values(), said.at or 1):
        if not 1 <= place <= new:
            raise RefusedError(f"the new text has {new} paragraphs, and no {place}")


class _Renumbering:
    """Gives numbers of paragraphs their new ones, and gathers those that cannot be told."""

    def __init__(
        self, old: Sequence[str], new: Sequence[str], moves: Moves, said: Decisions
    ) -> None:
        self.old = old
        self.new = new
        self.moves = moves
        self.said = said
        self.places = {**moves.places, **said.becomes}
        self.undecided: dict[int, list[str]] = {}
        self.lost: list[str] = []

    @property
    def is_reworded(self) -> bool:
        """Whether the two texts differ in more than white space."""
        return [each.split() for each in self.old] != [each.split() for each in self.new]

    def moved(self, numbers: Iterable[int], where: str) -> list[int]:
        """Return the new numbers of paragraphs, without those that are gone."""
        found = []
        for number in numbers:
            if place := self.places.get(number):
                found.append(place)
            elif number not in self.said.gone:
                uses = self.undecided.setdefault(number, [])
                if where not in uses:
                    uses.append(where)
        return found

    def changes(self, numbered: Numbered, where: str) -> list[Change]:
        """Return the changes of a value or of the keys of a mapping."""
        if isinstance(numbered, NumberedValue):
            return self._of_value(numbered, where)
        return self._of_keys(numbered, where)

    def _of_value(self, numbered: NumberedValue, where: str) -> list[Change]:
        path, value, is_required = numbered
        runs = [value] if isinstance(value, str) else list(value)
        numbers = [number for run in runs for number in numbers_of(run)]
        moved = self.moved(numbers, where)
        if not numbers:  # the loader has said what is wrong with it
            return []
        if not moved and not set(numbers) & self.undecided.keys():
            if is_required:
                self.lost.append(
                    f"¶{value if isinstance(value, str) else ','.join(value)}: {where}"
                )
            return [remove(path)]
        if sorted(moved) == sorted(numbers):
            return []
        texts = runs_of(moved)
        return [replace(path, texts[0] if isinstance(value, str) and len(texts) == 1 else texts)]

    def _of_keys(self, numbered: NumberedKeys, where: str) -> list[Change]:
        path, entries, holds_on = numbered
        names: dict[str, str] = {}
        removed: list[Change] = []
        added: list[Change] = []
        starts = sorted(number for key in entries for number in numbers_of(key)[:1])
        for key, value in entries.items():
            numbers = numbers_of(key)
            if not numbers:
                continue
            moved = runs_of(self.moved(numbers, where))
            if not moved and holds_on:
                moved = self._carried(numbers[0], starts)
            if not moved:
                removed.append(remove((*path, key)))
            elif moved[0] != key:
                names[key] = moved[0]
            added += [add(path, run, value) for run in moved[1:]]
        return [*removed, *([rekey(path, names)] if names else []), *added]

    def _carried(self, number: int, starts: Sequence[int]) -> list[str]:
        """Return the first paragraph that is left of those for which an entry holds."""
        end = next((each for each in starts if each > number), len(self.old) + 1)
        left = (self.places[each] for each in range(number, end) if each in self.places)
        return [str(place) for place in left][:1]

    def require_decided(self) -> None:
        """Raise UndecidedError or RefusedError for paragraphs that something still needs."""
        if self.undecided:
            raise UndecidedError([self._line(*each) for each in sorted(self.undecided.items())])
        if self.lost:
            more = f", and {len(self.lost) - 1} more" if len(self.lost) > 1 else ""
            raise RefusedError(
                f"what is gone is cited: {self.lost[0]}{more}", "change or remove that first"
            )

    def _line(self, number: int, uses: Sequence[str]) -> str:
        words = clipped(self.old, number)
        used = ", ".join(uses)
        if number in self.moves.doubles:
            same = " ".join(self.old[number - 1].split())
            places = [n for n, each in enumerate(self.new, 1) if " ".join(each.split()) == same]
            listed = ", ".join(map(str, places[:5]))
            return f"{words} ({used}): which of ¶{listed} is it? --becomes {number}={places[0]}"
        if near := nearest(self.old, self.new, self.moves, number):
            was, now = around_difference(self.old[number - 1], self.new[near - 1])
            return f"¶{number} {was} ({used}): nearest is ¶{near} {now}: --becomes {number}={near}"
        return f"{words} ({used}): nothing is like it: --gone {number}"

    def notes(self) -> Iterator[str]:
        """Yield what became of the paragraphs."""
        kept = len(self.moves.places)
        yield f"{kept:,} of {len(self.old):,} paragraphs are there word for word"
        if shifted := shifts(self.moves.places):
            yield f"they are others now: {shifted}"
        if self.said.becomes:
            pairs = ", ".join(f"{old} is {new}" for old, new in sorted(self.said.becomes.items()))
            yield f"in other words: {pairs}; read what cites them"
        gone = [n for n in range(1, len(self.old) + 1) if n not in self.places]
        if gone:
            yield f"gone: {', '.join(runs_of(gone))}"
        fresh = sorted(set(self.moves.new) - set(self.said.becomes.values()))
        if fresh:
            yield f"new: {', '.join(runs_of(fresh))}"
        if self.is_reworded and not self.said.date:
            yield "without --date what is new counts from the publication on"


def _record_request(root: str, source: Source, new: NewText, renumber: _Renumbering) -> FileRequest:
    """Return what becomes of the source's record."""
    path = source_file(source.id)
    said = _read(root, path)
    changes: list[Change] = []
    for each in numbers_of_record(shape_of_file(path), said):
        changes += renumber.changes(each, str(each.path[0]))
    changes.append(replace(("original", "sha256"), sha256(new.data).hexdigest()))
    if said["original"]["paragraphs"] != str(len(new.paragraphs)):
        changes.append(replace(("original", "paragraphs"), str(len(new.paragraphs))))
    if renumber.is_reworded:
        correction = _correction(said["original"]["sha256"], renumber)
        changes.append(insert(("corrections",), correction))
    return FileRequest(path, expecting((), said, changes))


def _correction(fingerprint: str, renumber: _Renumbering) -> dict[str, Plain]:
    """Return the entry of the correction, in the order of the table of keys."""
    said = renumber.said
    changed = sorted({*renumber.moves.new, *said.becomes.values()} - {said.at})
    values = {
        "date": said.date,
        "at": str(said.at) if said.at else "",
        "note": said.note or NOTE,
        "changed": runs_of(changed),
        "sha256": fingerprint,
    }
    return {key: value for key, value in values.items() if value}


def _other_requests(
    root: str, briefing: Briefing, source: Source, renumber: _Renumbering
) -> Iterator[FileRequest]:
    """Yield what becomes of the files that cite the source."""
    known = list(briefing.sources)
    others = [source_file(each) for each in known if each != source.id]
    paths = [BRIEF, *others, *map(event_file, briefing.events), DISPUTES]
    names = abbreviations_of(source.id, known)
    for path in paths:
        data = read_file(root, path)
        if data is None or names[0] not in data.decode("utf-8", "replace"):
            continue
        said = what_it_says(path, data)
        changes: list[Change] = []
        for each in numbers_in(shape_of_file(path), said, names):
            changes += renumber.changes(each, _place(path, each.path, said))
        if changes:
            yield FileRequest(path, expecting((), said, changes))


def _proposal_requests(
    root: str, briefing: Briefing, source: Source, renumber: _Renumbering, left: list[str]
) -> Iterator[FileRequest]:
    """Yield what becomes of proposals; `left` tells of those whose paragraphs are not found."""
    names = abbreviations_of(source.id, briefing.sources)
    for path, data in proposal_files(root, left):
        try:
            said = what_it_says(path, data)
        except RefusedError as error:
            left.append(left_as_it_is(path, error))
            continue
        changes: list[Change] = []
        lost: list[str] = []
        for each in numbers_in(shape_of_proposals(path), said, names):
            own = _Renumbering(renumber.old, renumber.new, renumber.moves, renumber.said)
            found = own.changes(each, "")
            if own.undecided or own.lost:
                lost.append(_proposal_at(each.path, said))
            else:
                changes += found
        if lost:
            listed = visible(", ".join(dict.fromkeys(lost)))
            left.append(f"{visible(path)}: the paragraphs of {listed} are not found again")
        if changes:
            yield FileRequest(path, expecting((), said, changes))


def _proposal_at(steps: Path, said: Plain) -> str:
    """Return the id of the proposal that a path leads into, else its place."""
    value: Any = said
    for step in steps[:4]:
        value = value[step]
    name = value.get("id") if isinstance(value, Mapping) else None
    return name if isinstance(name, str) else ".".join(map(str, steps[:4]))


def _read(root: str, path: str) -> Plain:
    data = read_file(root, path)
    if data is None:
        raise RefusedError(f"{visible(path)} is not there any more")
    return what_it_says(path, data)


def _place(path: str, steps: Path, said: Plain) -> str:
    """Return the name of the point, dispute or file in which something stands."""
    if path == DISPUTES:
        return f"dispute {steps[0]}"
    stem = path.rpartition("/")[2].removesuffix(".yaml")
    if steps[0] == "points" and isinstance(steps[1], int):
        return f"{stem}#{said['points'][steps[1]].get('id', steps[1])}"
    return stem


def _prose_notes(source: Source, renumber: _Renumbering) -> Iterator[str]:
    """Yield the keys of the record whose prose names paragraphs, where numbers have changed."""
    texts = {"descriptor": source.descriptor, **source.inferred}
    for key, text in texts.items():
        for found in _IN_PROSE.finditer(text):
            numbers = [int(each) for each in re.findall(r"\d+", found[0])]
            if any(renumber.places.get(each) != each for each in numbers):
                yield f"`{key}` of {source.id} names {found[0]}, which stays: look at it"
                break
