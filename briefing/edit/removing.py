"""Takes a record out of a folder: its file or its entry, and what of it stands elsewhere.

What refers to it is found by the table of keys. It is in the way, unless it is to go as well; what
cannot go without leaving something untrue or incomplete stays in the way. Findings that are
accepted in the record go with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from briefing.edit.changes import Change, Path, RefusedError, expect, locate, remove
from briefing.edit.file_edit import edit_file, require_as_read
from briefing.edit.journal import FileChange, is_at, read_file
from briefing.edit.new_ids import FOLDERS, Named, is_only_id
from briefing.edit.proof import Prepared, proven
from briefing.edit.record_files import record_files
from briefing.edit.reference_walk import Role, placed_words
from briefing.edit.references import (
    Matcher,
    RecordReference,
    allowances_of,
    listed_places,
    matcher_of,
    references_in_file,
    widened,
)
from briefing.edit.removed_proposals import without_source
from briefing.edit.shape_walk import shape_of_file
from briefing.edit.splices import part_mark
from briefing.load.extents import Extent, Plain, parse_extents
from briefing.load.folder_layout import BRIEF, DISPUTES, EVENTS, SOURCES
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing
from briefing.model.text import visible


class Removal(NamedTuple):
    """What is to be taken out of a folder.

    A record with an id is of a `kind`; `path` and `at` say where it stands, `at` empty for a whole
    file. Ids in it are found again where somebody has moved things; where a step is an index,
    `expected` is what was read there. `with_references` takes what refers to it along, `with_text`
    a source's own text.
    """

    label: str
    path: str
    at: Path
    kind: Named | None = None
    name: str = ""
    expected: Sequence[Change] = ()
    with_references: bool = False
    with_text: bool = False


class StillUsedError(RefusedError):
    """A record that something refers to; `places` are the lines that say what does."""

    def __init__(self, message: str, hint: str, places: Sequence[str]) -> None:
        super().__init__(message, hint)
        self.places = tuple(places)


def prepare_removal(root: str, removal: Removal, before: Loaded | None = None) -> Prepared:
    """Make a removal in memory and prove it; `before` is the folder as loaded already.

    Raises RefusedError if it cannot be made or proven, StillUsedError if something is in the way.
    """
    before = before or load(root)
    if before.briefing is None:
        raise RefusedError("the folder cannot be read")
    removing = _Removing(removal, before.briefing)
    for path, data in record_files(root):
        removing.look_at(path, data)
    removing.require_unused()
    files, notes = removing.changes(), removing.notes()
    if not removal.at:
        files += _beside(root, removal, before.briefing.sources, notes)
    prepared = proven(root, tuple(files), before)
    return prepared._replace(notes=tuple(notes))


class _Removing:
    """The files of a folder, with what has to go from each."""

    def __init__(self, removal: Removal, briefing: Briefing) -> None:
        self.removal = removal
        kind, name = removal.kind, removal.name
        self.matches: Matcher | None = None
        self.allowed: Matcher | None = None
        if kind:
            self.matches = matcher_of(kind, name, briefing.sources)
            is_alone = is_only_id(briefing, kind, name)
            self.allowed = allowances_of(kind, name, is_alone=is_alone)
        self.references: list[RecordReference] = []
        self.allowances: list[str] = []
        self.doubtful: list[str] = []
        self.emptied_files: list[str] = []
        self._files: dict[str, tuple[bytes, Extent, list[Path]]] = {}
        self._is_found = False

    def look_at(self, path: str, data: bytes) -> None:
        """Note what a file has of the record, and what names it there."""
        is_own = path == self.removal.path
        if is_own and not self.removal.at:
            self._is_found = True
            self._files[path] = data, parse_extents("{}"), [()]
            return
        if not is_own and (self.matches is None or not self._may_name(data)):
            return
        text = part_mark(data.decode("utf-8", "replace"))[1]
        try:
            root = parse_extents(text)
        except ValueError:
            if is_own:
                edit_file(path, data, [])  # says what is wrong
            message = f"{visible(path)} cannot be read, and may name it"
            raise RefusedError(message, "see: briefing check") from None
        if is_own:
            require_as_read(path, root, self.removal.expected)
        record = locate(root, self.removal.at).steps if is_own else None
        self._is_found = self._is_found or is_own
        removables = [record] if record else []
        if self.matches:
            removables += self._named_in(path, text, root, record)
        if removables:
            self._files[path] = data, root, removables

    def _named_in(self, path: str, text: str, root: Extent, record: Path | None) -> list[Path]:
        """Note what names the record in a file; return what can be taken out of that.

        `record` are the steps to the record itself, where it is in this file.
        """
        assert self.matches
        assert self.allowed
        shape = shape_of_file(path)
        found = [
            each
            for each in references_in_file(path, text, root, shape, self.matches)
            if record is None or each.steps[: len(record)] != record
        ]
        accepted = list(references_in_file(path, text, root, shape, self.allowed))
        self.references += found
        self.allowances += [each.where for each in accepted]
        self._note_doubtful(path, text, root)
        return [each.removable for each in (*found, *accepted) if each.removable]

    def _may_name(self, data: bytes) -> bool:
        """Whether a file can name the record: a source by a beginning of its id, others in full."""
        if self.removal.kind is Named.SOURCE or b"\\" in data:
            return True
        return self.removal.name.encode() in data

    def _note_doubtful(self, path: str, text: str, root: Extent) -> None:
        """Note texts that may mean a source, or what it comes from: they stay."""
        if self.removal.kind is not Named.SOURCE:
            return
        for _, word in placed_words(root, shape_of_file(path)):
            is_it = word.role is Role.TEXT and word.target == "source"
            if is_it and word.leaf.text == self.removal.name:
                line = text.count("\n", 0, word.leaf.start) + 1
                self.doubtful.append(f"{visible(path)}:{line}")

    def require_unused(self) -> None:
        """Raise RefusedError if the record is not there, or if something is in the way."""
        label, kind = self.removal.label, self.removal.kind
        if not self._is_found:
            raise RefusedError(f"{label} is not there any more", "try again")
        used = self.references
        if not used:
            return
        if not self.removal.with_references:
            places = "1 place names" if len(used) == 1 else f"{len(used):,} places name"
            hint = "--references takes out what can go; or write these places anew first"
            if kind is Named.VOICE:
                hint = "write these places anew first"
            raise StillUsedError(f"{places} {label}", hint, [each.where for each in used])
        if kind is Named.VOICE:
            hint = "name another voice there, or remove the citations"
            message = "a citation without its voice would be the outlet's own word"
            raise StillUsedError(message, hint, [each.where for each in used])

    def changes(self) -> list[FileChange]:
        """Return the files without the record, what refers to it before the record itself.

        Raises RefusedError that names all places which cannot do without it.
        """
        files = []
        emptied: list[tuple[str, Path]] = []
        for path, (data, root, removables) in self._files.items():
            after: bytes | None = None
            if () not in removables:
                found = widened(root, shape_of_file(path), removables)
                if () in found.emptied:
                    self.emptied_files.append(path)
                elif found.emptied:
                    emptied += [(path, steps) for steps in found.emptied]
                    continue
                else:
                    after = edit_file(path, data, [remove(each) for each in found.wanted])
            files.append(FileChange(path, data, after))
        self._require_whole(emptied)
        files.sort(key=lambda each: each.path == self.removal.path)
        return files

    def _require_whole(self, emptied: Sequence[tuple[str, Path]]) -> None:
        """Raise RefusedError for words that name the record, and for lists that would be empty."""
        label = self.removal.label
        in_words = [each.where for each in self.references if each.removable is None]
        inside = [
            each.where
            for path, steps in emptied
            for each in self.references
            if each.removable is not None
            and any(each.path == path and each.steps[: len(at)] == at for path, at in emptied)
        ]
        if emptied and not inside:  # the record itself is the last of a list
            path, at = emptied[0]
            message = f"{visible(path)}: nothing would be left in `{at[-1]}`"
            raise RefusedError(message, "remove what holds it instead")
        reasons = []
        if in_words:
            reasons.append(f"words in which {label} is named cannot go by themselves")
        if inside:
            reasons.append(f"nothing would be left where {label} is named")
        if reasons:
            hint = "write these places anew first" + (", or remove them" if inside else "")
            raise StillUsedError(", and ".join(reasons), hint, in_words + inside)

    def notes(self) -> list[str]:
        """Return what is to be said of it."""
        notes = [
            f"{visible(path)} goes with it, with its comments: it holds nothing else"
            for path in self.emptied_files
        ]
        if self.references:
            count = len(self.references)
            what = "1 reference goes" if count == 1 else f"{count:,} references go"
            notes.append(
                f"{what} with it: {listed_places([each.where for each in self.references])}"
            )
        if self.allowances:
            notes.append(f"accepted findings go with it: {listed_places(self.allowances)}")
        if self.doubtful:
            where = listed_places(self.doubtful)
            notes.append(f"`{self.removal.name}` is an origin or a body there, and stays: {where}")
        return notes


def _beside(
    root: str, removal: Removal, sources: Collection[str], notes: list[str]
) -> Iterable[FileChange]:
    """Return the changes of files beside a record: a source's text, and what is proposed of it."""
    files: list[FileChange] = []
    if removal.kind is not Named.SOURCE:
        return files
    text = f"{SOURCES}/{removal.name}.txt"
    if is_at(root, text):
        if removal.with_text:
            files.append(FileChange(text, read_file(root, text), None))
            notes.append(f"{text} is removed, too")
        else:
            notes.append(f"{text} is left, and no record tells of it: --text removes it, too")
    files += without_source(root, removal.name, sources, notes)
    return files


def removal_of(kind: Named, name: str, judgments: Plain = None) -> Removal:
    """Return the removal of a record with an id, of a point ``EVENT#POINT``.

    `judgments` is what the brief has under this key: in a list their places are their ids.
    """
    label = f"{kind} {name}"
    if kind in FOLDERS:
        return Removal(label, f"{FOLDERS[kind]}/{name}.yaml", (), kind, name)
    if kind is Named.POINT:
        event, _, point = name.partition("#")
        return Removal(label, f"{EVENTS}/{event}.yaml", ("points", point), kind, name)
    if kind is Named.DISPUTE:
        return Removal(label, DISPUTES, (name,), kind, name)
    if kind is Named.JUDGMENT:  # nothing refers to one
        if isinstance(judgments, list):
            at = ("judgments", int(name) - 1)
            return Removal(label, BRIEF, at, expected=[expect(at, judgments[at[1]])])
        return Removal(label, BRIEF, ("judgments", name))
    return Removal(label, BRIEF, (f"{kind}s", name), kind, name)
