"""Which folder a command is about, and what is in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import briefing
from briefing.cli.messages import Progress, UsageError, say
from briefing.load import Loaded, load
from briefing.load.files import EVENTS, SOURCES, is_briefing
from briefing.model.paths import to_posix, typed
from briefing.model.records import Briefing
from briefing.model.text import visible

if TYPE_CHECKING:
    from briefing.load.originals import SourceText

_LARGE = 500
"""Events that take about half a second to read."""


class Chosen(NamedTuple):
    """A folder: its path, how to name it before a file's, and how the header names it."""

    root: str
    prefix: str
    title: str


def choose(folder: str | None) -> Chosen:
    """Return the folder that was named, else the current one, else the shipped briefing."""
    if folder is not None:
        prefix = "" if to_posix(folder) in (".", "./") else folder
        return Chosen(folder, prefix, f"briefing in {visible(folder)}")
    if is_briefing("."):
        return Chosen(".", "", "briefing in the current folder")
    root = shipped()
    return Chosen(root, root, "the shipped briefing")


def shipped() -> str:
    """Return the folder of the shipped briefing: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(briefing.__file__))
    return package if is_briefing(package) else os.path.dirname(package)


def is_large(root: str) -> bool:
    """Whether a folder holds so much that reading it takes more than a moment."""
    try:
        with os.scandir(os.path.join(root, EVENTS)) as entries:
            return sum(1 for _ in entries) > _LARGE
    except OSError:
        return False


def open_folder(folder: str | None) -> tuple[Chosen, Loaded]:
    """Load a folder; raises UsageError where there is none."""
    chosen = choose(folder)
    progress = Progress()
    try:
        loaded = load(chosen.root, progress)
    finally:
        progress.clear()
    if loaded.problems and loaded.problems[0].code == "no-folder":
        raise UsageError(loaded.problems[0].message, "name a folder that holds content/brief.yaml")
    return chosen, loaded


def open_briefing(folder: str | None) -> tuple[Chosen, Briefing | None, int]:
    """Load what is sound, and say on standard error what is not; the number is the exit code."""
    chosen, loaded = open_folder(folder)
    if not loaded.errors:
        return chosen, loaded.briefing, 0
    number = len(loaded.errors)
    problems = "1 problem" if number == 1 else f"{number:,} problems"
    shown = "only what is sound is shown" if loaded.briefing else "there is nothing to show"
    command = " ".join(["briefing check", *([folder] if folder else [])])
    say(f"{problems} in {chosen.title}; {shown}. See: {command}")
    return chosen, loaded.briefing, 1


def originals_folder(originals: str | None) -> str:
    """Return the folder that the reader names for the sources' own texts; empty for none.

    `originals` is what was asked for; None leaves it to the environment. Raises UsageError where
    it is no folder that can be read.
    """
    folder = typed(os.environ.get("BRIEFING_ORIGINALS", "")) if originals is None else originals
    if folder and not os.path.isdir(folder):
        where = "$BRIEFING_ORIGINALS" if originals is None else "--originals"
        hint = "name a folder that holds the sources' texts as ID.txt"
        raise UsageError(f"{where}: there is no folder `{visible(folder)}`", hint)
    return folder


def read_texts(root: str, briefing: Briefing, originals: str | None) -> dict[str, SourceText]:
    """Read the sources' own texts, as far as they are at hand.

    They are beside the records or, before these, in the folder that the reader names; raises
    UsageError where that is none.
    """
    from briefing.load.originals import read_text

    folder = originals_folder(originals)
    folders = [*([(folder, "")] if folder else []), (root, SOURCES)]
    texts = ((name, read_text(each, folders)) for name, each in briefing.sources.items())
    return {name: text for name, text in texts if text is not None}


def unclaimed_texts(root: str, briefing: Briefing, originals: str) -> tuple[str, ...]:
    """List the texts in the folder that the reader names which are read for no source.

    What stands beside the records is a matter of loading.
    """
    if not originals or os.path.realpath(originals) == os.path.realpath(f"{root}/{SOURCES}"):
        return ()
    from briefing.load.strays import find_unclaimed

    return find_unclaimed(originals, briefing.sources)
