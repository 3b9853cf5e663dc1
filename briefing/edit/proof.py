"""Proves an edit: the folder that it leads to has no error that it did not have before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from briefing.edit.changes import RefusedError
from briefing.edit.journal import FileChange, Move, read_file
from briefing.edit.new_ids import require_new_ids_apart
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Brief, Briefing, Dispute, Event, Source
from briefing.model.text import visible

_Record = Brief | Dispute | Event | Source
_SHOWN = 60
"""Characters of a line with an error."""


class Prepared(NamedTuple):
    """A proven edit: the bytes of its files, and what the folder loads to before and after.

    `moves` are files that get another name; files are named by their paths after these. `notes` are
    what is to be said about it.
    """

    files: tuple[FileChange, ...]
    before: Loaded
    after: Loaded
    moves: tuple[Move, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def mended(self) -> tuple[str, ...]:
        """The errors of the folder that are gone afterwards, each as one text."""
        left = Counter(map(_as_text, self.before.errors)) - Counter(
            map(_as_text, self.after.errors)
        )
        return tuple(left.elements())


def _as_key(problem: Diagnostic) -> tuple[str, str, str]:
    """Return what a problem is wherever in its file it stands."""
    return problem.span.path, problem.code, problem.message


def new_problems(
    before: Iterable[Diagnostic],
    after: Iterable[Diagnostic],
    key: Callable[[Diagnostic], tuple[str, str, str]] = _as_key,
) -> list[Diagnostic]:
    """Return the problems afterwards that were not there before, or not as often."""
    known = Counter(map(key, before))
    new = []
    for each in after:
        known[key(each)] -= 1
        if known[key(each)] < 0:
            new.append(each)
    return new


def same_errors(before: Loaded, after: Loaded) -> bool:
    """Whether a folder has the same errors before and after an edit, wherever in their files."""
    return Counter(map(_as_key, before.errors)) == Counter(map(_as_key, after.errors))


def _as_text(problem: Diagnostic) -> str:
    return f"{problem.span.path}: {problem.code}: {problem.message}"


class NewErrorsError(RefusedError):
    """The folder would have errors that it does not have now."""

    def __init__(self, errors: Sequence[Diagnostic]) -> None:
        first = errors[0]
        path, line, _ = first.span
        more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
        where = f"{visible(path)}:{line}: "
        shown = ""
        if first.excerpt and "`" not in first.message:  # which does not say what is wrong
            wrong = first.excerpt.strip()
            shown = f" in `{wrong[:_SHOWN]}{'…' if len(wrong) > _SHOWN else ''}`"
        message = f"the folder would have an error: {where}{first.message}{shown}{more}"
        super().__init__(message, first.hint)
        self.errors = errors


def proven(
    root: str,
    files: tuple[FileChange, ...],
    before: Loaded,
    *,
    moves: tuple[Move, ...] = (),
    expected: Collection[str] | None = (),
    renamed: Mapping[str, str] = MappingProxyType({}),
    returning: Collection[str] = (),
) -> Prepared:
    """Return an edit of files, whose folder has no new errors but, in these files, expected ones.

    Files that stay as they are are no part of it.

    None in place of codes expects any: a file that is taken back may have been wrong before.
    `renamed` are words that messages may have in place of others, `returning` errors that an edit
    had mended which is taken back. Raises NewErrorsError.
    """
    unsaved = {each.path: each.after for each in files if each.after is not None}
    gone = {each.path for each in files if each.after is None}
    for move in moves:
        gone.add(move.old)
        if move.new not in unsaved and move.new.endswith(".yaml"):
            unsaved[move.new] = read_file(root, move.old) or b""
    after = load(root, unsaved=unsaved, gone=gone)

    def key(problem: Diagnostic) -> tuple[str, str, str]:
        path, code, message = _as_key(problem)
        for old, new in renamed.items():
            path, message = path.replace(old, new), message.replace(old, new)
        return path, code, message

    back = Counter(returning)
    new = []
    for each in new_problems(before.errors, after.errors, key):
        if each.span.path in unsaved and (expected is None or each.code in expected):
            continue
        back[_as_text(each)] -= 1
        if back[_as_text(each)] < 0:
            new.append(each)
    if new:
        raise NewErrorsError(new)
    if expected is not None and not renamed:  # what is taken back was there before
        _require_forward(before, after, {each.path for each in files})
    changed = tuple(each for each in files if each.before != each.after)
    return Prepared(changed, before, after, moves)


def _require_forward(before: Loaded, after: Loaded, paths: Collection[str]) -> None:
    """Raise RefusedError for ids that are too much alike, or for records that read otherwise."""
    if before.briefing and after.briefing:
        require_new_ids_apart(before.briefing, after.briefing)
        if not before.errors:
            _require_others_alike(before.briefing, after.briefing, paths)


def _require_others_alike(before: Briefing, after: Briefing, paths: Collection[str]) -> None:
    """Raise RefusedError if a record of a file that is not edited reads otherwise than before.

    The id of a new source can be what a citation has written as the beginning of another one's.
    """
    pairs: tuple[tuple[Mapping[str, _Record], Mapping[str, _Record]], ...] = (
        (before.events, after.events),
        (before.sources, after.sources),
        (before.disputes, after.disputes),
        ({"brief": before.brief}, {"brief": after.brief}),
    )
    for was, is_now in pairs:
        for name, record in was.items():
            path = record.span.path
            if path not in paths and is_now.get(name) != record:
                raise RefusedError(f"{visible(path)} would mean something else than it does now")
