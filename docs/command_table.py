"""The commands with their options, as argparse has them: what the manual page and completions say."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.cli import COMMANDS, command_of
from briefing.cli.list_ import LISTS
from briefing.model.paths import typed

_FOLDERS = ("FOLDER", "DIR")
_LISTS = {
    "SOURCE": ("sources",),
    "EVENT": ("events",),
    "EVENT#POINT": ("points",),
    "VOICE": ("voices",),
    "SOURCE|VOICE": ("sources", "voices"),
}
_LENS_DAYS = {"--as-of", "--new-since", "--since", "--until", "--from", "--to"}
"""The options that take a day on which the reader looks; other days are of events."""


class Argument(NamedTuple):
    """An option, or without flags what stands at a place; `names` are those of what follows it.

    `lists` are what `briefing list` can list of what the first of them names.
    """

    flags: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    is_file: bool
    is_folder: bool
    is_optional: bool
    is_repeated: bool
    help: str
    lists: tuple[str, ...] = ()

    @property
    def word_count(self) -> int:
        """How many words follow the option."""
        return len(self.names) if self.flags else 0


class Command(NamedTuple):
    """A command; the room has no name."""

    name: str
    summary: str
    usage: str
    examples: str
    options: tuple[Argument, ...]
    places: tuple[Argument, ...]


def commands() -> list[Command]:
    """Return the room and all commands, in the order of the help."""
    return [_command(name) for name in ("", *COMMANDS)]


def _command(name: str) -> Command:
    module, parser = command_of(name)
    arguments = [each._replace(lists=_lists(name, each)) for each in _arguments(parser)]
    return Command(
        name,
        module.SUMMARY,
        _usage(parser),
        module.EXAMPLES,
        tuple(each for each in arguments if each.flags),
        tuple(each for each in arguments if not each.flags),
    )


def _lists(command: str, argument: Argument) -> tuple[str, ...]:
    """Return the lists that have what an argument names, which may also be something new."""
    name = argument.names[0] if argument.names else ""
    if name == "ID":
        # `briefing event ID`, `--topic ID`
        what = argument.flags[0].rpartition("-")[2] if argument.flags else command
        return (f"{what}s",) if f"{what}s" in LISTS else ()
    if name == "DAY" and not _LENS_DAYS.isdisjoint(argument.flags):
        return ("days",)
    return _LISTS.get(name, ())


def _usage(parser: argparse.ArgumentParser) -> str:
    """Return the usage in one line, without the options of which the reader is told below."""
    shown = [_placed(each) for each in _arguments(parser) if not each.flags]
    return " ".join([parser.prog, *shown, "[options]"])


def _placed(argument: Argument) -> str:
    name = argument.names[0] + (" ..." if argument.is_repeated else "")
    return f"[{name}]" if argument.is_optional else name


def _arguments(parser: argparse.ArgumentParser) -> Iterator[Argument]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no other list of them
        if action.help == argparse.SUPPRESS:
            continue
        yield Argument(
            tuple(action.option_strings),
            _names(action),
            _words(action),
            is_file=_has(action, "FILE") or (action.type is typed and not _has(action, *_FOLDERS)),
            is_folder=_has(action, *_FOLDERS),
            is_optional=action.nargs in ("?", "*", argparse.REMAINDER),
            is_repeated=_is_repeated(action),
            help=_help(action),
        )


def _help(action: argparse.Action) -> str:
    if "--help" in action.option_strings:
        return "show this help"
    return (action.help or "") % vars(action)


def _has(action: argparse.Action, *names: str) -> bool:
    """Whether one of some names is among those of the action's values."""
    return any(name in re.split(r"\W+", " ".join(_names(action))) for name in names)


def _is_repeated(action: argparse.Action) -> bool:
    """Whether it may stand several times; our own actions belong to what stands before them."""
    if not action.option_strings:
        return action.nargs in ("*", "+", argparse.REMAINDER)
    own = type(action).__module__ != "argparse"
    return own or isinstance(action, argparse._AppendAction)  # noqa: SLF001


def _names(action: argparse.Action) -> tuple[str, ...]:
    """Return the names of the words that follow an option, or of what stands at a place."""
    if action.nargs == 0:
        return ()
    if isinstance(action.metavar, tuple):
        return action.metavar
    name = action.metavar or (
        "|".join(map(str, action.choices)) if action.choices else action.dest.upper()
    )
    return (name,) * (action.nargs if isinstance(action.nargs, int) else 1)


def _words(action: argparse.Action) -> tuple[str, ...]:
    """Return the words that are possible.

    Commands that answer a wrong word with the nearest one name the words in the help alone, or as
    the name of the value.
    """
    if action.choices:
        return tuple(str(each) for each in action.choices if each)
    if re.fullmatch(r"[a-z][\w-]*(, [a-z][\w-]*)+", action.help or ""):
        return tuple((action.help or "").split(", "))
    if isinstance(action.metavar, str) and re.fullmatch(r"[a-z]+(\|[a-z]+)+", action.metavar):
        return tuple(action.metavar.split("|"))
    return ()
