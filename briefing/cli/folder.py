"""Opens the folder of a command; reports a missing one as a usage error."""

from __future__ import annotations

import os

from briefing.cli.messages import Progress, UsageError, say
from briefing.library import (
    Loaded,
    Location,
    is_briefing_at,
    is_edit_unfinished,
    load_folder,
    locate,
    read_texts,
)
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.paths import typed
from briefing.model.records import Briefing
from briefing.model.text import visible

if TYPE_CHECKING:
    from briefing.model.source_text import SourceText


def open_folder(folder: str | None, *, is_watched: bool = True) -> tuple[Location, Loaded]:
    """Load a folder; raises UsageError if there is none.

    The progress line takes a terminal that obeys escape sequences, unless nothing is watched.
    """
    chosen = locate(folder)
    progress = Progress() if is_watched else None
    try:
        loaded = load_folder(chosen.root, progress)
    finally:
        if progress:
            progress.clear()
    if loaded.problems and loaded.problems[0].code == "no-folder":
        raise UsageError(loaded.problems[0].message, "name a folder that holds content/brief.yaml")
    if is_edit_unfinished(chosen.root):
        say(
            f"an edit of {chosen.title} was interrupted, and its files may stand in part: the next "
            "command that writes carries it on; `briefing undo` takes it back"
        )
    return chosen, loaded


def located(folder: str | None) -> Location:
    """Return the folder that was named, else the current one; UsageError if that is no briefing."""
    if not is_briefing_at("." if folder is None else folder):
        where = "the current folder" if folder is None else f"`{visible(folder)}`"
        raise UsageError(f"{where} holds no briefing", "name a folder that does, or `briefing new`")
    return locate(folder)


def open_briefing(
    folder: str | None, *, is_named: bool = False
) -> tuple[Location, Briefing | None, int]:
    """Load a folder and print its problems; return what is sound, and the exit code.

    A briefing that has no events yet is being made: that is for `check` to say. That it is the
    shipped one is said, unless the output begins with what it is (`is_named`).
    """
    chosen, loaded = open_folder(folder)
    if chosen.is_shipped and not is_named:
        say("the current folder holds no briefing: this is the one that ships with the program")
    number = len(loaded.errors)
    if not number or (loaded.briefing and {each.code for each in loaded.errors} == {"no-events"}):
        return chosen, loaded.briefing, 0
    problems = "1 problem" if number == 1 else f"{number:,} problems"
    shown = "only what is sound is shown" if loaded.briefing else "there is nothing to show"
    say(f"{problems} in {chosen.title}; {shown}. See: {check_command(folder)}")
    return chosen, loaded.briefing, 1


def text_and_folder(text: str | None, folder: str | None) -> tuple[str | None, str | None]:
    """Return the optional text and the folder: a folder may stand in the place of the text."""
    if text and folder is None and is_briefing_at(path := typed(text)):
        return None, path
    return text, folder


def check_command(folder: str | None) -> str:
    """Return the command that checks the folder of a command, for the reader's shell."""
    from briefing.render.shell_command import shell_line  # only where there are problems

    return shell_line(["briefing", "check", *([folder] if folder else [])])


def other_text(text: SourceText) -> str:
    """Say that a text is not the one on record, so that its paragraphs may be others."""
    return f"the text at hand is not the one on record: likely {text.change}"


def originals_folder(originals: str | None) -> str:
    """Return the folder that the reader names for the sources' own texts; empty for none.

    `originals` is the option's value; None means the environment variable. Raises UsageError if it
    is not a folder that can be read.
    """
    folder = typed(os.environ.get("BRIEFING_ORIGINALS", "")) if originals is None else originals
    if folder and not os.path.isdir(folder):
        where = "$BRIEFING_ORIGINALS" if originals is None else "--originals"
        hint = "name a folder that holds the sources' texts as ID.txt"
        raise UsageError(f"{where}: there is no folder `{visible(folder)}`", hint)
    return folder


def originals_of(root: str, briefing: Briefing, originals: str | None) -> dict[str, SourceText]:
    """Read the available texts of the sources, by their ids.

    They are beside the records, or first in the folder that the reader names; raises UsageError if
    that is not a folder.
    """
    return read_texts(root, briefing, originals_folder(originals))
