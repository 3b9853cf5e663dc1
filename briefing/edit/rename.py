"""Gives an id another name: where it is declared, in every reference to it, and in file names.

References are found by the table of keys and never by searching text. What only names an id, in
prose or among origins, is listed and left as it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.edit.changes import RefusedError
from briefing.edit.folder_edit import Prepared, Written
from briefing.edit.journal import (
    ChangedMeanwhileError,
    FileChange,
    editing,
    read_file,
    recover,
    replace_files,
)
from briefing.edit.shape_walk import AnyShape, shape_below, shape_of_file
from briefing.edit.splices import Splice, apply_splices
from briefing.edit.undo_log import UndoLog
from briefing.load import Loaded, load
from briefing.load.extents import Entries, Extent, Items, Leaf, parse_extents
from briefing.load.files import find_files
from briefing.load.folder_layout import EVENTS, RESERVED, SOURCES
from briefing.load.load_context import same_but_case
from briefing.load.scalars import Prose, Reference, Text, is_id
from briefing.load.schema import ALLOWANCE, POINT
from briefing.load.shapes import ListOf, MapOf, with_article
from briefing.load.version_shapes import Histories, Placed, Versions
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing
from briefing.model.text import visible

KINDS = ("source", "event", "point", "voice", "topic", "judgment")
_FOLDERS = {"event": EVENTS, "source": SOURCES}


class Mention(NamedTuple):
    """A text that names the id and is left as it is, with its place."""

    path: str
    line: int
    text: str


class Renaming(NamedTuple):
    """A renaming that is proven: the bytes of its files, and what else names the id.

    `texts` are the names of a source's own text before and after, empty if there is none.
    """

    label: str
    prepared: Prepared
    mentions: Sequence[Mention]
    texts: tuple[str, ...]


class _Name(NamedTuple):
    """What is renamed: of a point `old` and `new` are ``EVENT#POINT``."""

    kind: str
    old: str
    new: str


class _Site(NamedTuple):
    """A text in a file: its shape, and the kind of id that it declares, if it does."""

    leaf: Leaf
    shape: AnyShape
    declares: str
    is_allowed_at: bool


def prepare_rename(root: str, kind: str, old: str, new: str) -> Renaming:
    """Rename an id in memory, and prove it.

    Raises RefusedError if the folder has errors, the id is not there, the new one cannot be taken,
    or if it cannot be proven that nothing else changes.
    """
    before = load(root)
    if before.errors or before.briefing is None:
        raise RefusedError("the folder has errors", "mend them first: briefing check names them")
    name = _checked(kind, old, new, before.briefing)
    rewriter = _Rewriter(name, before.briefing)
    files, mentions = [], list[Mention]()
    for path in _paths(root):
        data = read_file(root, path)
        if data is None:
            continue
        after = _renamed(path, data, rewriter)
        mentions += _mentions(path, data, name)
        target = _path_after(path, name)
        if target != path:
            files += [FileChange(target, None, after), FileChange(path, data, None)]
        elif after != data:
            files.append(FileChange(path, data, after))
    prepared = Prepared(tuple(files), before, _proven(root, files, before))
    return Renaming(f"{kind} {old} is {new}", prepared, mentions, _texts(root, name))


def rename(root: str, found: Renaming, log: UndoLog | None = None) -> Written:
    """Write a renaming, all of its files or none.

    Raises RefusedError if a file was changed meanwhile or cannot be written.
    """
    notes = []
    try:
        with editing(root):
            if done := recover(root):
                notes.append(done)
            if log:
                log.push(found.label, found.prepared.files)
            replace_files(root, found.prepared.files)
            if found.texts:
                old, new = (os.path.join(root, each) for each in found.texts)
                os.rename(old, new)
                notes.append(f"{found.texts[0]} is {found.texts[1]}; `undo` leaves that so")
    except ChangedMeanwhileError:
        raise RefusedError("a file has just been changed", "try again") from None
    except OSError as error:
        raise RefusedError(f"cannot write: {error.strerror or error}") from error
    return Written(found.label, found.prepared, is_written=True, notes=tuple(notes))


def _checked(kind: str, old: str, new: str, briefing: Briefing) -> _Name:
    """Return the full names; raises RefusedError if one cannot be taken."""
    known = _known(kind, briefing)
    if kind == "source" and old not in known:
        begun = [each for each in known if each.startswith(old)]
        old = begun[0] if len(begun) == 1 else old
    if old not in known:
        from briefing.model.suggestions import did_you_mean

        raise RefusedError(f"there is no {kind} `{visible(old)}`", did_you_mean(old, known))
    event = ""
    if kind == "point":
        event, _, _ = old.partition("#")
        new = new.removeprefix(f"{event}#")
        known = [each.partition("#")[2] for each in known if each.startswith(f"{event}#")]
    if kind == "judgment" and old.isdecimal():
        raise RefusedError("judgments of a list have no ids", "write them as a mapping of ids")
    if not is_id(new):
        raise RefusedError(f"`{visible(new)}` is no id", "use letters, digits, - and _ of ASCII")
    if kind in _FOLDERS and new.lower() in RESERVED:
        raise RefusedError(f"Windows keeps no file of the name `{new}`", "choose another id")
    if new in known:
        raise RefusedError(f"there is {with_article(kind)} `{new}` already", "choose another id")
    others = [each for each in known if each != (old.partition("#")[2] if event else old)]
    for one, other in same_but_case([*others, new]):
        if new in (one, other):
            raise RefusedError(f"`{one}` and `{other}` differ in case only", "choose another id")
    return _Name(kind, old, f"{event}#{new}" if event else new)


def _known(kind: str, briefing: Briefing) -> list[str]:
    brief = briefing.brief
    if kind == "point":
        return [f"{each.id}#{p.id}" for each in briefing.events.values() for p in each.points]
    return {
        "source": list(briefing.sources),
        "event": list(briefing.events),
        "voice": list(brief.voices),
        "topic": list(brief.topics),
        "judgment": [each.id for each in brief.judgments],
    }[kind]


def _paths(root: str) -> list[str]:
    folder = find_files(root, [], [])
    if folder is None:
        return []
    every = (folder.brief, *(folder.events or {}).values(), folder.disputes)
    return [each for each in (*every, *(folder.sources or {}).values()) if each]


def _path_after(path: str, name: _Name) -> str:
    folder = _FOLDERS.get(name.kind)
    return f"{folder}/{name.new}.yaml" if path == f"{folder}/{name.old}.yaml" else path


def _texts(root: str, name: _Name) -> tuple[str, ...]:
    old, new = (f"{SOURCES}/{each}.txt" for each in (name.old, name.new))
    if name.kind != "source" or not os.path.lexists(os.path.join(root, old)):
        return ()
    if os.path.lexists(os.path.join(root, new)):
        raise RefusedError(f"{new} is already there", "look at it, and move it away")
    return old, new


# What a text becomes


class _Rewriter:
    """Says what the texts of a folder become."""

    def __init__(self, name: _Name, briefing: Briefing) -> None:
        self.name = name
        self.before = list(briefing.sources)
        self.after = [
            name.new if (name.kind, name.old) == ("source", each) else each for each in self.before
        ]
        brief = briefing.brief
        every = (briefing.events, briefing.sources, briefing.disputes, brief.topics, brief.voices)
        self.is_only_one = sum(name.old in each for each in every) == 1

    def rewritten(self, path: str, site: _Site, text: str) -> str:
        """Return what becomes of a text, or of its characters in the file at `path`."""
        kind, old, new = self.name
        shape = site.shape
        if site.declares:
            return self._declared(path, site.declares, text)
        if site.is_allowed_at:
            return self._allowed(text)
        if isinstance(shape, Prose):
            return _BRACES.sub(lambda m: f"{{{m[1]}{self._place(m[2])}{m[3]}}}", text)
        if not isinstance(shape, Reference):
            return text
        if shape.target == "source":
            return self._source(text)
        if shape.target in ("point", "place"):
            return self._place(text)
        return new if (shape.target, text) == (kind, old) else text

    def _declared(self, path: str, kind: str, text: str) -> str:
        event, _, point = self.name.old.rpartition("#")
        is_there = kind != "point" or path == f"{EVENTS}/{event}.yaml"
        is_it = (kind, text) == (self.name.kind, point) and is_there
        return self.name.new.rpartition("#")[2] if is_it else text

    def _source(self, text: str) -> str:
        """Return how a source is named: in short as before, where that is still clear."""
        is_whole = text in self.before
        place = next(n for n, each in enumerate(self.before) if _names(text, each, is_whole))
        found = [each for each in self.after if each.startswith(text)]
        is_clear = not is_whole and found == [self.after[place]]
        return text if is_clear else self.after[place]

    def _place(self, text: str) -> str:
        kind, old, new = self.name
        if kind == "point":
            return new if text == old else text
        event, mark, point = text.partition("#")
        return f"{new}{mark}{point}" if (kind, event) == ("event", old) else text

    def _allowed(self, text: str) -> str:
        kind, old, new = self.name
        if "#" in text:
            return self._place(text)
        if kind in _FOLDERS and text == f"{_FOLDERS[kind]}/{old}.yaml":
            return f"{_FOLDERS[kind]}/{new}.yaml"
        return new if text == old and self.is_only_one and kind != "judgment" else text


_BRACES = re.compile(r"\{(\s*)([^{}\s]+)(\s*)\}")


def _names(text: str, source: str, is_whole: bool) -> bool:  # noqa: FBT001 - of a text
    return text == source if is_whole else source.startswith(text)


def _renamed(path: str, data: bytes, rewriter: _Rewriter) -> bytes:
    text = data.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    shape = shape_of_file(path)
    splices, meant = [], []
    for site in _sites(parse_extents(text), shape):
        leaf = site.leaf
        told = rewriter.rewritten(path, site, leaf.text)
        meant.append(told)
        if told == leaf.text:
            continue
        if isinstance(site.shape, Prose):
            new = rewriter.rewritten(path, site, text[leaf.start : leaf.end])
        else:
            quote = leaf.style if leaf.style in ("'", '"') else ""
            new = f"{quote}{told}{quote}"
        splices.append(Splice(leaf.start, leaf.end, new))
    if not splices:
        return data
    after = apply_splices(text, splices)
    found = [site.leaf.text for site in _sites(parse_extents(after), shape)]
    if [each.rstrip("\n") for each in found] != [each.rstrip("\n") for each in meant]:
        raise RefusedError(f"{visible(path)} is written in a way in which this cannot be proven")
    return (mark + after).encode("utf-8")


def _sites(
    node: Extent, shape: AnyShape, *, declares: str = "", is_allowed_at: bool = False
) -> Iterator[_Site]:
    """Yield all texts of a value in the order of the file, keys as well."""
    if isinstance(node, Leaf):
        yield _Site(node, _unwrapped(shape), declares, is_allowed_at)
    elif isinstance(node, Items):
        for each in node.items:
            yield from _sites(each, shape_below(shape, 0))
    elif isinstance(node, Entries):
        record = _unwrapped(shape)
        kind = record.declares if isinstance(record, MapOf) else ""
        kind = "judgment" if isinstance(record, Histories) else kind
        for key, value in node.entries:
            yield _Site(key, None, kind, is_allowed_at=False)
            yield from _sites(
                value,
                shape_below(shape, key.text),
                declares="point" if record is POINT and key.text == "id" else "",
                is_allowed_at=record is ALLOWANCE and key.text == "at",
            )


def _unwrapped(shape: AnyShape) -> AnyShape:
    """Return the shape of a single value where one stands for a list."""
    while isinstance(shape, ListOf | Placed | Versions):
        shape = shape.value if isinstance(shape, Versions) else shape.shape
    return shape


# The proof


def _proven(root: str, files: Sequence[FileChange], before: Loaded) -> Loaded:
    """Load the folder as it would be; raise RefusedError if it has an error."""
    unsaved: Mapping[str, bytes] = {e.path: e.after for e in files if e.after is not None}
    after = load(root, unsaved=unsaved, gone=[e.path for e in files if e.after is None])
    if after.errors:
        first = after.errors[0]
        raise RefusedError(f"the folder would have an error: {first.message}", first.hint)
    then, now = before.briefing, after.briefing
    if then is None or now is None or _size(then) != _size(now):
        raise RefusedError("the folder would not load to the same records")
    return after


def _size(briefing: Briefing) -> tuple[int, ...]:
    brief = briefing.brief
    points = [len(each.points) for each in briefing.events.values()]
    return (
        *(len(each) for each in (briefing.events, briefing.sources, briefing.disputes)),
        *(len(each) for each in (brief.topics, brief.voices, brief.judgments, brief.allow)),
        sum(points),
    )


def _mentions(path: str, data: bytes, name: _Name) -> Iterator[Mention]:
    """Yield texts that have the id as a word, where it is no reference."""
    text = data.decode("utf-8").removeprefix("\ufeff")
    word = re.compile(rf"(?<![\w#-]){re.escape(name.old)}(?![\w-])")
    for site in _sites(parse_extents(text), shape_of_file(path)):
        if site.declares or site.is_allowed_at or not isinstance(site.shape, Text):
            continue
        told = re.sub(r"\{[^{}]*\}", "", site.leaf.text)
        if word.search(told):
            line = text.count("\n", 0, site.leaf.start) + 1
            yield Mention(path, line, " ".join(told.split()))
