"""Gives a record another id: every reference, its file and its text, together.

References are found by the table of keys. What only names the id, in words or in a comment, is
left and listed. The folder must then load to what it loaded to before, with the id replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from briefing.edit.changes import RefusedError
from briefing.edit.file_edit import what_it_says
from briefing.edit.journal import FileChange, Move, is_at, read_file
from briefing.edit.new_ids import BRACES, FOLDERS, Named, Rename, RenamedWords, require_free
from briefing.edit.proof import Prepared, proven
from briefing.edit.proposal_files import left_as_it_is, proposal_files, shape_of_proposals
from briefing.edit.record_files import record_files
from briefing.edit.reference_walk import Role, RoleText, words_of
from briefing.edit.shape_walk import AnyShape, shape_of_file
from briefing.edit.splices import Splice, apply_splices, part_mark
from briefing.load.extents import Items, Leaf, MappingEntries, parse_extents
from briefing.load.folder_layout import BRIEF, EVENTS, SOURCES
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import Any, NamedTuple
from briefing.model.prose_references import references_in
from briefing.model.text import visible

MENTIONS = 12
"""Places that name an id in words and are listed; the rest is counted."""
_PROPOSED = "proposed event"
_SIGNS = "A-Za-z0-9_-"


class _Rewritten(NamedTuple):
    """A file after a rename, the lines that name the old id in words, and those that may mean it.

    The latter are an `origin`, a body, or a place of `allow` that may be something else.
    """

    text: str
    mentions: tuple[int, ...]
    doubtful: tuple[int, ...]


def prepare_rename(root: str, rename: Rename, before: Loaded | None = None) -> Prepared:
    """Make a rename in memory and prove it; `before` is the folder as loaded already.

    Raises RefusedError if it cannot be made or proven.
    """
    before = before or load(root)
    if before.briefing is None:
        raise RefusedError("the folder cannot be read")
    require_free(rename, before.briefing)
    if rename.kind is Named.JUDGMENT:
        _require_ids(read_file(root, BRIEF) or b"")
    words = RenamedWords(rename, before.briefing)
    moves = tuple(_moves(root, rename))
    moved = {each.old: each.new for each in moves}
    wanted = _tokens({*words.exact, rename.old})
    own = f"{EVENTS}/{rename.old.partition('#')[0]}.yaml" if rename.kind is Named.POINT else ""
    faulty = {each.span.path for each in before.errors}
    files: list[FileChange] = []
    mentions: list[str] = []
    doubtful: list[str] = []
    for path, data in record_files(root):
        if not (wanted.search(data) or b"\\" in data or path == own):
            continue
        found = _rewritten(path, data, words, shape_of_file(path))
        new = moved.get(path, path)
        mentions += [f"{visible(new)}:{line}" for line in found.mentions]
        doubtful += [f"{visible(new)}:{line}" for line in found.doubtful]
        after = found.text.encode()
        if after != data:
            if path in faulty:
                _require_same_words(path, data, after, words, shape_of_file(path))
            files.append(FileChange(new, data, after))
    left: list[str] = []
    files += _proposals(root, words, wanted, left)
    files.sort(key=lambda each: each.path.startswith(EVENTS))
    renamed = {f"`{rename.old}{sign}": f"`{rename.new}{sign}" for sign in "`#"}
    renamed.update((each.old, each.new) for each in moves)
    prepared = proven(root, tuple(files), before, moves=moves, renamed=renamed)
    if not _is_same(before.briefing, prepared.after.briefing, words):
        raise RefusedError("the briefing would not be the same with the id replaced")
    notes = [
        *left,
        *_left(rename.old, doubtful, "may be meant, or another name"),
        *_left(rename.old, mentions, "stands in words"),
        *_renumbered(rename, before, prepared.after),
    ]
    return prepared._replace(notes=tuple(notes))


def _require_ids(brief: bytes) -> None:
    """Raise RefusedError if judgments are named by their places in a list."""
    extent = parse_extents(part_mark(brief.decode())[1])
    if isinstance(extent, MappingEntries) and isinstance(extent.value("judgments"), Items):
        message = "the judgments are a list, in which each is named by its place"
        raise RefusedError(message, "make a mapping of them, with an id for each, in an editor")


def _moves(root: str, rename: Rename) -> Iterable[Move]:
    """Yield the moves of a record's file and, of a source, its text.

    Raises RefusedError if something else has one of the names.
    """
    folder = FOLDERS.get(rename.kind)
    for ending in ("yaml", "txt") if folder == SOURCES else ("yaml",):
        move = Move(f"{folder}/{rename.old}.{ending}", f"{folder}/{rename.new}.{ending}")
        if folder and is_at(root, move.new):
            hint = "move it away, or choose another id"
            raise RefusedError(f"{move.new} is already there", hint)
        if folder and is_at(root, move.old):
            yield move


def _proposals(
    root: str, words: RenamedWords, wanted: re.Pattern[bytes], left: list[str]
) -> Iterable[FileChange]:
    """Yield the changes of proposals; a file that cannot be changed is noted in `left`."""
    for path, data in proposal_files(root, left):
        if not (wanted.search(data) or b"\\" in data):
            continue
        shape = shape_of_proposals(path)
        try:
            after = _rewritten(path, data, words, shape).text.encode()
            _require_same_words(path, data, after, words, shape)
            what_it_says(path, after)  # the new id may be a key already
        except RefusedError as error:
            left.append(left_as_it_is(path, error))
            continue
        if after != data:
            yield FileChange(path, data, after)


def _tokens(names: Iterable[str]) -> re.Pattern[bytes]:
    """Return what finds ids, each as a whole."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?<![{_SIGNS}])(?:{'|'.join(map(re.escape, longest_first))})(?![{_SIGNS}])".encode()
    )


def _rewritten(path: str, data: bytes, words: RenamedWords, shape: AnyShape) -> _Rewritten:
    """Return a file in which every reference says what it is to say.

    Raises UnsoundError if the file cannot be read, and RefusedError if a reference is written so
    that it cannot be replaced.
    """
    try:
        mark, text = part_mark(data.decode())
        extent = parse_extents(text)
    except ValueError:
        what_it_says(path, data)  # says what is wrong
        raise
    splices: list[Splice] = []
    closed: list[tuple[int, int]] = []  # where no words of the curator's are
    doubtful = []
    old = words.rename.old
    named, exact = old.rpartition("#")[2], words.exact
    for word in words_of(extent, shape):
        said = word.leaf.text
        if named not in said and said not in exact:
            continue  # as nearly all of them
        new = _splices(path, text, word, words)
        splices += new
        is_doubtful = bool(not new and word.role is Role.TEXT and word.target)
        is_doubtful = is_doubtful and word.leaf.text == old
        if is_doubtful:
            doubtful.append(text.count("\n", 0, word.leaf.start) + 1)
        if word.role is Role.PROSE:  # a reference to something else is no word
            closed += [
                each.span() for each in BRACES.finditer(text, word.leaf.start, word.leaf.end)
            ]
        if is_doubtful or word.role not in (Role.TEXT, Role.PROSE):
            closed.append((word.leaf.start, word.leaf.end))
    spans = sorted([*closed, *((each.start, each.end) for each in splices)])
    mentions = tuple(_named(text, old, spans))
    return _Rewritten(mark + apply_splices(text, splices), mentions, tuple(doubtful))


def _splices(path: str, text: str, word: RoleText, words: RenamedWords) -> list[Splice]:
    """Return the splices that make a text say what it is to say."""
    leaf = word.leaf
    new = _new_text(path, word, words)
    if new == leaf.text:
        return []
    if word.role is Role.PROSE:
        found = []
        for match in BRACES.finditer(text, leaf.start, leaf.end):
            name = match[1].strip()
            if (other := words.reference("point", name)) != name:
                start = match.start() + match[0].index(name)
                found.append(Splice(start, start + len(name), other))
        if len(found) < _changed_references(leaf.text, words):
            raise _escaped(path, text, leaf)
        return found
    start = text.find(leaf.text, leaf.start, leaf.end)
    if start < 0:
        raise _escaped(path, text, leaf)
    return [Splice(start, start + len(leaf.text), new)]


def _new_text(path: str, word: RoleText, words: RenamedWords) -> str:
    """Return what a text of a file is to say."""
    leaf, role, target = word
    kind, old, new = words.rename
    if role is Role.REFERENCE:
        return words.reference(target, leaf.text)
    if role is Role.PROSE:
        return words.prose(leaf.text)
    if role is Role.TEXT and target:
        return words.may_name(target, leaf.text)
    if role is Role.ID and (target == kind or (target == _PROPOSED and kind is Named.EVENT)):
        if kind is Named.POINT:
            event, _, point = old.partition("#")
            is_it = path == f"{EVENTS}/{event}.yaml" and leaf.text == point
            return new.partition("#")[2] if is_it else leaf.text
        return new if leaf.text == old else leaf.text
    return leaf.text


def _changed_references(text: str, words: RenamedWords) -> int:
    names = references_in(text)
    return sum(words.reference("point", name) != name for name in names)


def _escaped(path: str, text: str, leaf: Leaf) -> RefusedError:
    line = text.count("\n", 0, leaf.start) + 1
    return RefusedError(
        f"{visible(path)}:{line} writes the id with escapes, which is not edited",
        f"write it as `{visible(leaf.text)}`",
    )


def _named(text: str, old: str, spans: Sequence[tuple[int, int]]) -> Iterable[int]:
    """Yield the lines that name an id outside some spans, which are in order."""
    place = 0
    for match in re.finditer(rf"(?<![#{_SIGNS}]){re.escape(old)}(?![{_SIGNS}])", text):
        while place < len(spans) and spans[place][1] <= match.start():
            place += 1
        if place == len(spans) or match.end() <= spans[place][0]:
            yield text.count("\n", 0, match.start()) + 1


def _require_same_words(
    path: str, before: bytes, after: bytes, words: RenamedWords, shape: AnyShape
) -> None:
    """Raise RefusedError if a file, whose records may be left out, says something else."""
    old, new = (
        list(words_of(parse_extents(part_mark(each.decode())[1]), shape))
        for each in (before, after)
    )
    meant = [(_new_text(path, each, words), each.role) for each in old]
    if meant != [(each.leaf.text, each.role) for each in new]:
        raise RefusedError(f"{visible(path)} would not say the same")


def _is_same(before: Any, after: Any, words: RenamedWords) -> bool:
    """Whether a record is another one with the id replaced; positions do not count."""
    if before == after or before.__class__ is Span:
        return True
    if isinstance(before, str):
        return bool(words.record(before) == after)
    if isinstance(before, Mapping):
        names = {name if name in after else words.record(name): name for name in before}
        return names.keys() == after.keys() and all(
            _is_same(before[old], after[new], words) for new, old in names.items()
        )
    if isinstance(before, tuple):
        return len(before) == len(after) and all(
            _is_same(*pair, words) for pair in zip(before, after, strict=True)
        )
    return False


def _left(old: str, places: Sequence[str], what: str) -> Iterable[str]:
    """Yield a line with the places that are left as they are."""
    if places:
        shown = ", ".join(dict.fromkeys(places[:MENTIONS]))
        more = f" and {len(places) - MENTIONS:,} more" if len(places) > MENTIONS else ""
        yield f"`{old}` {what}, and is left as it is: {shown}{more}"


def _renumbered(rename: Rename, before: Loaded, after: Loaded) -> Iterable[str]:
    """Yield a line if sources have other numbers than before."""
    if rename.kind is Named.SOURCE and before.briefing and after.briefing:
        old = [rename.new if each == rename.old else each for each in before.briefing.sources]
        if old != list(after.briefing.sources):
            yield "sources of one day are in order of their ids: some have other numbers now"
