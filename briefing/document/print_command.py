"""Builds the command line that reproduces an output, as a list of words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.lens.lens import Lens
from briefing.lens.view import View


def print_command(folder: str | None, view: View, command: Sequence[str] = ("print",)) -> list[str]:
    """Return the words of the command that prints a view again, with an explicit as-of day."""
    words = command_start(command, folder)
    return [*words, "--as-of", view.as_of.isoformat(), *filter_options(view.lens)]


def command_start(command: Sequence[str], folder: str | None) -> list[str]:
    """Return the first words of a command about a folder."""
    words = ["briefing", *command]
    if folder is not None:
        words.append(f"./{folder}" if folder.startswith("-") else folder)
    return words


def filter_options(lens: Lens) -> list[str]:
    """Return the command-line options for all of a lens but its as-of day."""
    words: list[str] = []
    chosen = (
        ("--topic", lens.topics),
        ("--event", lens.events),
        ("--point", lens.points),
        ("--rank", lens.ranks),
        ("--without", lens.without),
    )
    for option, values in chosen:
        for value in sorted(values):
            words += [option, str(value)]
    if lens.since:
        words += ["--since", lens.since.isoformat()]
    if lens.until:
        words += ["--until", lens.until.isoformat()]
    if lens.new_since:
        words += ["--new-since", lens.new_since.isoformat()]
    if lens.search:
        # One word, because a text may begin with a dash.
        words.append(f"--search={lens.search}")
    return words
