"""Lists and reads the files of a briefing: only regular files inside the folder."""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Iterable

from briefing.load.folder_layout import (
    BRIEF,
    CONTENT,
    DISPUTES,
    EVENTS,
    MAX_FILE,
    RESERVED,
    SOURCES,
    UNREAD,
    is_folder,
)
from briefing.model.bounded_read import NotAFileError, TooLargeError, read_bounded
from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.ids import is_id
from briefing.model.lean_typing import NamedTuple
from briefing.model.paths import is_inside
from briefing.model.text import visible


class Folder(NamedTuple):
    """The files of a briefing, as paths relative to `root`; events and sources by their ids.

    A path is empty if its file was refused and reported; the id still exists. None in place of a
    mapping means that the folder could not be listed.
    """

    root: str
    brief: str
    disputes: str
    events: dict[str, str] | None
    sources: dict[str, str] | None


def find_files(root: str, problems: list[Diagnostic], warnings: list[Diagnostic]) -> Folder | None:
    """List the files of a briefing; None, reported, if the folder cannot be one."""
    try:
        os.scandir(root).close()
    except NotADirectoryError:
        problems.append(
            Diagnostic(Span(""), "no-folder", f"{visible(root)} is a file, not a folder")
        )
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        problems.append(Diagnostic(Span(""), "no-folder", f"{visible(root)}: {reason}"))
        return None
    content = list_folder(root, CONTENT, problems)
    events = _records(root, EVENTS, problems, warnings) if content is not None else None
    sources = _records(root, SOURCES, problems, warnings)
    read = {name: (content or {}).get(f"{name}.yaml", "") for name in ("brief", "disputes")}
    listed = sorted((content or {}).values())
    others = [path for path in listed if path not in ("", BRIEF, DISPUTES)]
    if others:
        from briefing.load.stray_files import report_strays

        report_strays(CONTENT, others, dict(read), problems, warnings)
    if content is not None and "brief.yaml" not in content:
        problems.append(Diagnostic(Span(BRIEF), "no-brief", f"{visible(root)} holds no {BRIEF}"))
    elif content is not None:
        if events == {}:
            problems.append(Diagnostic(Span(EVENTS), "no-events", "the briefing has no events"))
        if sources == {}:
            problems.append(Diagnostic(Span(SOURCES), "no-sources", "the briefing has no sources"))
    return Folder(root, read["brief"], read["disputes"], events, sources)


def with_unsaved(
    folder: Folder,
    paths: Collection[str],
    gone: Container[str],
    problems: list[Diagnostic],
) -> Folder:
    """Return a folder with files that are not written yet, and without those that are to go.

    What the new ones remedy is not reported.
    """
    events, sources = (
        _with(records, where, paths, gone)
        for where, records in ((EVENTS, folder.events), (SOURCES, folder.sources))
    )
    remedied = {code for code, found in (("no-events", events), ("no-sources", sources)) if found}
    problems[:] = [each for each in problems if each.code not in remedied]
    disputes = DISPUTES if DISPUTES in paths else folder.disputes
    return folder._replace(disputes=disputes, events=events, sources=sources)


def _with(
    records: dict[str, str] | None, where: str, paths: Iterable[str], gone: Container[str]
) -> dict[str, str] | None:
    if records is None:
        return None
    named = {name: path for name, path in records.items() if path not in gone}
    for path in paths:
        folder, _, name = path.rpartition("/")
        if folder == where and name.endswith(".yaml"):
            named.setdefault(name.removesuffix(".yaml"), path)
    return dict(sorted(named.items()))


def read_bytes(root: str, path: str, problems: list[Diagnostic]) -> bytes | None:
    """Read one listed file; None, reported, if it is not a regular file of acceptable size."""
    try:
        return read_bounded(os.path.join(root, path), MAX_FILE)
    except NotAFileError:
        problems.append(Diagnostic(Span(path), "not-a-file", "this is no regular file"))
    except TooLargeError as error:
        grows = "the file grows while it is read"
        message = f"the file has {error.size / 2**20:,.0f} MiB" if error.size else grows
        problems.append(Diagnostic(Span(path), "file-size", message))
    except OSError as error:
        message = f"cannot read the file: {error.strerror}"
        problems.append(Diagnostic(Span(path), "unreadable", message))
    return None


def _records(
    root: str, folder: str, problems: list[Diagnostic], warnings: list[Diagnostic]
) -> dict[str, str] | None:
    """Return the record files of a folder by their ids, in order of id."""
    listed = list_folder(root, folder, problems)
    if listed is None:
        return None
    records = {}
    others = []
    for name, path in sorted(listed.items()):
        stem, extension = os.path.splitext(name)
        if extension == ".yaml" and is_id(stem):
            records[stem] = path
        elif path and not (extension == ".txt" and folder == SOURCES and f"{stem}.yaml" in listed):
            others.append(path)
    lower = {name.lower() for name in records}
    if others or len(lower) < len(records) or not RESERVED.isdisjoint(lower):
        from briefing.load.stray_files import report_strays, report_unsafe

        report_unsafe(records, warnings)
        report_strays(folder, others, records, problems, warnings, present=listed)
    return records


def list_folder(root: str, folder: str, problems: list[Diagnostic]) -> dict[str, str] | None:
    """Return the names in a folder with their paths, empty for refused ones; None if not listable.

    Hidden files (with a leading dot) are skipped.
    """
    base = os.path.join(root, folder)
    found: dict[str, str] = {}
    try:
        if not is_inside(root, base):  # by a link, or what Windows calls a junction
            _report_link(folder, problems)
            return None
        with os.scandir(base) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.name.startswith(".") or path == EVENTS:
                    continue
                found[entry.name] = ""
                if entry.is_symlink() and not is_inside(root, entry.path):
                    _report_link(path, problems)
                elif is_folder(entry):
                    hint = "records stand directly in their folder"
                    if path.lower() == EVENTS:
                        hint = "rename it to events, in small letters"
                    problems.append(Diagnostic(Span(visible(path)), "stray-file", UNREAD, hint))
                else:
                    found[entry.name] = path
    except FileNotFoundError:
        return found
    except NotADirectoryError:
        message = "this is a file, but should be a folder"
        problems.append(Diagnostic(Span(folder), "unreadable", message))
        return None
    except OSError as error:
        message = f"cannot list the folder: {error.strerror}"
        problems.append(Diagnostic(Span(folder), "unreadable", message))
        return None
    return found


def _report_link(path: str, problems: list[Diagnostic]) -> None:
    message = "a symbolic link that leads out of the folder"
    problems.append(Diagnostic(Span(visible(path)), "outside", message))
