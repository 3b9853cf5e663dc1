"""Finds files with wrong names, which are not read or which some systems cannot store.

The swap, lock and backup files of editors and hidden files are not reported.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping

from briefing.load.folder_layout import (
    BRIEF,
    CONTENT,
    DISPUTES,
    EVENTS,
    RESERVED,
    SOURCES,
    UNREAD,
    is_folder,
)
from briefing.load.load_context import same_but_case
from briefing.model.diagnostics import Diagnostic, Span, warn
from briefing.model.ids import is_id
from briefing.model.suggestions import suggest
from briefing.model.text import visible

_SILENT = re.compile(
    r"\..*|.*~|#.*#|~\$.*|4913|.*\.(?:sw[a-px]|tmp|bak|old|orig|rej|save)"
    r"|.*___jb_(?:tmp|old|bak)___|(?:eh)?thumbs\.db|desktop\.ini|icon\r",
    re.IGNORECASE | re.DOTALL,
)
_RECORD = re.compile(r"(.+?)\s*\.ya?ml(?:\.te?xt)?\s*", re.IGNORECASE | re.DOTALL)
_TEXTS = (".txt", ".text", ".md", ".markdown")
_BELONGS = {
    CONTENT: "only brief.yaml and disputes.yaml are read here: move it elsewhere",
    EVENTS: "only ID.yaml is read here: move it elsewhere",
}
_ENOUGH = 20  # warnings about the files of one folder: more say nothing new
_MAX_GUESSED = 5_000  # ids to guess among, for each of these


def report_strays(
    folder: str,
    paths: Iterable[str],
    records: dict[str, str],
    problems: list[Diagnostic],
    warnings: list[Diagnostic],
    *,
    present: Collection[str] = (),
) -> None:
    """Report the files of a folder whose names are neither those of records nor of texts.

    A misnamed record is an error, because it would be missing; its id is declared. All else is a
    warning, except that in the folder of sources unrelated files are allowed. `present` are the
    names of all files of the folder.
    """
    unread = []
    for path in paths:
        name = os.path.basename(path)
        if is_silent(name):
            continue
        if match := _RECORD.fullmatch(name):
            problems.append(_misnamed(folder, path, match[1], records))
        elif folder != SOURCES or is_text(name) or _mistyped(name):
            unread.append(path)
    if folder == SOURCES:
        texts = {f"{folder}/{name}.txt" for name in records}  # with those of misnamed records
        unread = [path for path in unread if path not in texts]
    warnings += (_unread(folder, path, records, present) for path in unread[:_ENOUGH])
    if rest := unread[_ENOUGH:]:
        message = f"{len(rest):,} more files like these, from this one on"
        counted = warn(Span(folder), "unread-file", message)
        warnings.append(counted._replace(span=Span(visible(rest[0]))))  # behind the others


def is_silent(name: str) -> bool:
    """Whether a file belongs to an editor or the system, and is not reported."""
    return bool(_SILENT.fullmatch(name))


def is_text(name: str) -> bool:
    """Whether a file has the name of a text."""
    return os.path.splitext(name)[1].lower() in _TEXTS


def find_unclaimed(folder: str, ids: Collection[str]) -> tuple[str, ...]:
    """Return the names of text files in a folder that belong to none of some sources.

    Those whose name differs from a source's only in case or extension come first. Empty if the
    folder cannot be listed.
    """
    try:
        with os.scandir(folder) as entries:
            names = {each.name for each in entries if not is_folder(each)}
    except OSError:
        return ()
    unread = (name for name in names - {f"{each}.txt" for each in ids} if is_text(name))
    known = by_lower(ids)
    found = [
        each for each in unread if not is_silent(each) and not _is_read(folder, each, names, known)
    ]
    return tuple(sorted(found, key=lambda each: (not source_of(each, known), each)))


def by_lower(ids: Iterable[str]) -> dict[str, str]:
    """Return a lookup of ids by their lower-case form."""
    return {each.lower(): each for each in ids}


def source_of(name: str, known: Mapping[str, str]) -> str:
    """Return the source in `known` whose text a file seems to be; empty for none."""
    return known.get(name.partition(".")[0].lower(), "")


def nearest_text(name: str, ids: Collection[str]) -> str:
    """Return a hint with the text file of the nearest name, or an empty text."""
    stem = os.path.splitext(name)[0]
    found = suggest(stem, ids) if len(ids) < _MAX_GUESSED else ()
    return f"did you mean {found[0]}.txt?" if found else ""


def report_unsafe(records: Mapping[str, str], warnings: list[Diagnostic]) -> None:
    """Warn of records whose file names Windows or a case-insensitive system cannot store."""
    names = [name for name, path in records.items() if path]  # others have been reported
    for name in names:
        if name.lower() in RESERVED:
            message = f"Windows keeps no file of the name `{name}`"
            warnings.append(warn(Span(records[name]), "reserved-name", message))
    for name, other in same_but_case(names):
        message = f"`{name}` and `{other}` differ in case only"
        hint = "rename one of them: on macOS and Windows they are one file"
        related = (Span(records[other]), f"`{other}`")
        warnings.append(warn(Span(records[name]), "case-clash", message, hint, related))


def _is_read(folder: str, name: str, names: Collection[str], known: Mapping[str, str]) -> bool:
    """Whether a text is read although its name differs in case, as the file system ignores case."""
    right = f"{source_of(name, known)}.txt"
    is_same = name.lower() == right.lower() and right not in names
    return is_same and os.path.lexists(os.path.join(folder, right))


def _misnamed(folder: str, path: str, stem: str, records: dict[str, str]) -> Diagnostic:
    """Return an error for a record with a wrong file name, and declare its intended id."""
    name, hint = os.path.basename(path), ""
    place = Span(visible(path))
    if folder == CONTENT:
        wanted = stem.lower() if f"{CONTENT}/{stem.lower()}.yaml" in (BRIEF, DISPUTES) else ""
    elif name.endswith(".yaml"):
        message = f"`{visible(name.removesuffix('.yaml'))}` is no id"
        return Diagnostic(place, "bad-id", message, "rename the file")
    else:
        wanted = stem.lower() if name.isupper() else stem
        hint = "rename it to ID.yaml"
    if wanted and is_id(wanted):
        hint = f"rename it to {wanted}.yaml"
        if records.get(wanted):
            hint = f"{wanted}.yaml is there, too: keep one of the two"
    for each in (stem, wanted):
        records.setdefault(each, "")
    return Diagnostic(place, "stray-file", UNREAD, hint)


_ENDING = re.compile(r"(.+)[._ ,-](\w{2,6})", re.DOTALL)
_CLOSE = 0.7  # `yalm` and `ym` are close, `xml` is not


def _mistyped(name: str) -> str:
    """Return the stem of a name whose extension is nearly that of a record, else an empty text."""
    match = _ENDING.fullmatch(name)
    if match is None:
        return ""
    is_close = suggest(match[2].lower(), ("yaml", "yml"), cutoff=_CLOSE)
    return match[1] if is_close and is_id(match[1]) else ""


def _as_record(folder: str, name: str, records: Mapping[str, str]) -> str:
    """Return a hint for a file whose name is nearly that of a record, else an empty text."""
    stem, or_else = _mistyped(name), ""
    if not stem and folder != SOURCES and is_id(name) and not name.isupper():
        stem, or_else = name, ", or move it elsewhere"
    if not stem or (folder == CONTENT and stem not in records):
        return ""
    if records.get(stem):
        return f"{stem}.yaml is there, too: keep one of the two"
    return f"rename it to {stem}.yaml{or_else}"


def _unread(
    folder: str, path: str, records: Mapping[str, str], present: Collection[str]
) -> Diagnostic:
    place, name = Span(visible(path)), os.path.basename(path)
    if hint := _as_record(folder, name, records):
        return warn(place, "unread-file", UNREAD, hint)
    if folder != SOURCES:
        return warn(place, "unread-file", UNREAD, _BELONGS[folder])
    if source := source_of(name, by_lower(records)):
        message = f"the text of {source} is read from {source}.txt"
        hint = f"rename it to {source}.txt, or move it elsewhere"
        if f"{source}.txt" in present:
            hint = f"{source}.txt is there, too: keep one of the two"
        return warn(place, "unread-file", message, hint)
    hint = nearest_text(name, records) or "write its record as seeds/ID.yaml, or move it elsewhere"
    return warn(place, "unread-file", "no record goes with this text", hint)
