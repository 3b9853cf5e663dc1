"""Which files make a briefing, and their bytes: nothing outside the folder, nothing but files."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

from briefing.load.scalars import is_id
from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.paths import is_inside
from briefing.model.text import visible

MAX_FILE = 8 * 2**20
"""Bytes in one YAML file."""

BRIEF = "content/brief.yaml"
DISPUTES = "content/disputes.yaml"
CONTENT = "content"
EVENTS = "content/events"
SOURCES = "seeds"
UNREAD = "nothing reads this"
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Ids after which no file can be called on Windows; its other reserved names are no ids."""


class Folder(NamedTuple):
    """The files of a briefing, as paths relative to `root`; events and sources by their ids.

    A path is empty where something stands in its place that was refused and reported: its id is
    taken. None in place of a mapping means that the folder could not be listed.
    """

    root: str
    brief: str
    disputes: str
    events: dict[str, str] | None
    sources: dict[str, str] | None


def is_briefing(root: str) -> bool:
    """Whether a folder is one of a briefing."""
    return os.path.isfile(os.path.join(root, BRIEF))


def find_files(root: str, problems: list[Diagnostic], warnings: list[Diagnostic]) -> Folder | None:
    """List the files of a briefing; None, with the reason, where the folder cannot be one."""
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
    content = _list(root, CONTENT, problems)
    events = _records(root, EVENTS, problems, warnings) if content is not None else None
    sources = _records(root, SOURCES, problems, warnings)
    read = {name: (content or {}).get(f"{name}.yaml", "") for name in ("brief", "disputes")}
    listed = sorted((content or {}).values())
    others = [path for path in listed if path not in ("", BRIEF, DISPUTES)]
    if others:
        from briefing.load.strays import report_strays

        report_strays(CONTENT, others, dict(read), problems, warnings)
    if content is not None and "brief.yaml" not in content:
        problems.append(Diagnostic(Span(BRIEF), "no-brief", f"{visible(root)} holds no {BRIEF}"))
    elif content is not None:
        if events == {}:
            problems.append(Diagnostic(Span(EVENTS), "no-events", "the briefing has no events"))
        if sources == {}:
            problems.append(Diagnostic(Span(SOURCES), "no-sources", "the briefing has no sources"))
    return Folder(root, read["brief"], read["disputes"], events, sources)


def read_bytes(root: str, path: str, problems: list[Diagnostic]) -> bytes | None:
    """Read one listed file; None, with the reason, for whatever is no sane file of the folder."""
    # Non-blocking, so that opening a FIFO does not wait for its other end. Binary, as Windows would
    # read a text otherwise, up to the first Ctrl+Z.
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        handle = os.open(os.path.join(root, path), flags)
    except OSError as error:
        problems.append(
            Diagnostic(Span(path), "unreadable", f"cannot read the file: {error.strerror}")
        )
        return None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            problems.append(Diagnostic(Span(path), "not-a-file", "this is no regular file"))
            return None
        if state.st_size > MAX_FILE:
            message = f"the file has {state.st_size / 2**20:,.0f} MiB"
            problems.append(Diagnostic(Span(path), "file-size", message))
            return None
        data = bytearray()
        while chunk := os.read(handle, state.st_size + 1 - len(data) or 1):
            data += chunk
            if len(data) > MAX_FILE:
                problems.append(
                    Diagnostic(Span(path), "file-size", "the file grows while it is read")
                )
                return None
        return bytes(data)
    except OSError as error:
        problems.append(
            Diagnostic(Span(path), "unreadable", f"cannot read the file: {error.strerror}")
        )
        return None
    finally:
        os.close(handle)


def _records(
    root: str, folder: str, problems: list[Diagnostic], warnings: list[Diagnostic]
) -> dict[str, str] | None:
    """Return the record files of a folder by their ids, in order of id."""
    listed = _list(root, folder, problems)
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
        from briefing.load.strays import report_strays, report_unsafe

        report_unsafe(records, warnings)
        report_strays(folder, others, records, problems, warnings, present=listed)
    return records


def _list(root: str, folder: str, problems: list[Diagnostic]) -> dict[str, str] | None:
    """Return what a folder holds: names with their paths, empty for what was refused.

    What hides (a name with a dot before it) is passed over. None where there is no listing.
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


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether what was listed is a folder."""
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: reading it will say so
        return False


def _report_link(path: str, problems: list[Diagnostic]) -> None:
    message = "a symbolic link that leads out of the folder"
    problems.append(Diagnostic(Span(visible(path)), "outside", message))
