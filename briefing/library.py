"""The one opener of folders: which folder is meant, what is in it, and the sources' own texts."""

from __future__ import annotations

import os
from collections.abc import Sequence

import briefing
from briefing.load.folder_layout import (
    BRIEF,
    CONTENT,
    EVENTS,
    SOURCES,
    is_briefing,
    is_edit_unfinished,
)
from briefing.load.loaded import Loaded, ProgressCallback
from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import TYPE_CHECKING, NamedTuple
from briefing.model.paths import to_posix
from briefing.model.records import Briefing, Source
from briefing.model.text import visible

if TYPE_CHECKING:
    from briefing.model.proposals import Proposals
    from briefing.model.source_text import SourceText

__all__ = [
    "BRIEF",
    "WATCHED",
    "Loaded",
    "Location",
    "ProgressCallback",
    "find_unclaimed_texts",
    "is_edit_unfinished",
    "is_large",
    "load_folder",
    "load_proposals",
    "locate",
    "read_revision",
    "read_source_text",
    "read_texts",
    "with_excerpts",
]

WATCHED = (CONTENT, EVENTS, SOURCES), (".yaml", ".yml", ".txt")
"""The folders of a briefing whose files are read, and the endings of these."""
_LARGE = 500
"""Events that take about half a second to read."""


class Location(NamedTuple):
    """A folder: its path, how to name it before a file's, and how a header names it.

    `is_shipped` says that nobody named it: it is the briefing of the program.
    """

    root: str
    prefix: str
    title: str
    is_shipped: bool = False

    @property
    def origin(self) -> str:
        """What a document says of where it is from: one of a reader's own folders says nothing.

        Its path is nobody else's matter, and the command at its foot names what was named.
        """
        return self.title if self.is_shipped else ""


def locate(folder: str | None) -> Location:
    """Return the folder that was named, else the current one, else the shipped briefing."""
    if folder is not None:
        prefix = "" if to_posix(folder) in (".", "./") else folder
        return Location(folder, prefix, f"briefing in {visible(folder)}")
    if is_briefing("."):
        return Location(".", "", "briefing in the current folder")
    root = _shipped()
    return Location(root, root, "the shipped briefing", is_shipped=True)


def _shipped() -> str:
    """Return the folder of the shipped briefing: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(briefing.__file__))
    return package if is_briefing(package) else os.path.dirname(package)


def json_schemas() -> dict[str, str]:
    """Return the JSON Schemas of the files of a briefing, by the names of their files."""
    from briefing.load.json_schema import schema_files

    return schema_files()


def is_briefing_at(path: str) -> bool:
    """Whether a folder holds a briefing; for the commands, which do not load anything."""
    return is_briefing(path)


def is_large(root: str) -> bool:
    """Whether a folder holds so much that reading it takes more than a moment."""
    try:
        with os.scandir(os.path.join(root, EVENTS)) as entries:
            return sum(1 for _ in entries) > _LARGE
    except OSError:
        return False


def load_folder(
    root: str, progress: ProgressCallback | None = None, *, is_kept: bool = True
) -> Loaded:
    """Read a folder: what is sound in it, and all that is wrong.

    What was read is kept in the user's cache, and taken from there while no file has changed;
    `is_kept` is false for a folder that is being edited, where keeping it would take longer than
    it saves.
    """
    from briefing.load.folder_contents import contents_of

    made_from = contents_of(root)
    if made_from is None:
        return _load(root, progress)
    from briefing.load.pickled import from_bytes, to_bytes
    from briefing.system.cache_files import read_cached, write_cached
    from briefing.system.user_paths import cache_path

    path = cache_path(root, os.environ)
    cached = read_cached(path, made_from)
    if cached is not None and (found := from_bytes(cached, root)) is not None:
        return found
    loaded = _load(root, progress)
    # Unless a file has changed while it was read.
    if is_kept and loaded.briefing is not None and contents_of(root) == made_from:
        write_cached(path, made_from, to_bytes(loaded))
    return loaded


def _load(root: str, progress: ProgressCallback | None) -> Loaded:
    """Read the files of a folder; the import of YAML takes as long as a small folder."""
    from briefing.load.loader import load

    return load(root, progress)


def read_revision(name: str, folder: str, target: str) -> None:
    """Write the records of a folder, as they were at a revision of its repository, into another.

    Raises RevisionError (`briefing.system.revisions`) if there is no briefing there, or no git.
    """
    from briefing.system.revisions import RevisionError, resolve, write_files

    revision = resolve(name, folder)
    write_files(revision, (CONTENT, SOURCES), target)
    if not is_briefing(target):
        where = f" in {visible(revision.prefix)}" if revision.prefix else ""
        raise RevisionError(
            f"the revision {visible(name)} has no briefing{where}", "name another, or a folder"
        )


def load_proposals(root: str, briefing: Briefing) -> Proposals:
    """Read the proposals beside a briefing, with what is wrong with them."""
    from briefing.load.proposals import load_proposals as load_them

    return load_them(root, briefing)


def read_source_text(root: str, source: Source, originals: str = "") -> SourceText | None:
    """Read a source's own text; None where it is not at hand.

    It is in the folder `originals`, where one is named, or else beside the record.
    """
    from briefing.load.originals import read_text

    folders = [*([(originals, "")] if originals else []), (root, SOURCES)]
    return read_text(source, folders)


def read_texts(root: str, briefing: Briefing, originals: str = "") -> dict[str, SourceText]:
    """Read the sources' own texts, as far as they are at hand, by the sources' ids."""
    texts = {
        name: read_source_text(root, each, originals) for name, each in briefing.sources.items()
    }
    return {name: text for name, text in texts.items() if text is not None}


def find_unclaimed_texts(root: str, briefing: Briefing, originals: str) -> tuple[str, ...]:
    """List the texts in the folder `originals` which are read for no source.

    What stands beside the records is a matter of loading.
    """
    if not originals or os.path.realpath(originals) == os.path.realpath(f"{root}/{SOURCES}"):
        return ()
    from briefing.load.stray_files import find_unclaimed

    return find_unclaimed(originals, briefing.sources)


def with_excerpts(root: str, findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give findings the lines that they are about."""
    from briefing.load.loader import with_excerpts as excerpted

    return excerpted(root, findings, {each.span.path for each in findings})
