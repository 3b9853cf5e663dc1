"""The command line: one small module for each command.

Only the parser of the requested command is built: argparse cannot mix an optional folder with
subcommands, and building all parsers would slow down every start.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

from briefing import __version__
from briefing.cli.messages import UsageError, report_bug, said, say, write_err
from briefing.cli.output import bytes_written, terminal_width, write_json, write_out
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.paths import typed
from briefing.model.text import visible

if TYPE_CHECKING:
    from types import ModuleType
    from typing import NoReturn

    from briefing.render.json.shapes.findings import Said

GROUPS = {
    "read": {
        "print": "print_",
        "list": "list_",
        "changes": "changes",
        "diff": "diff",
        "coverage": "coverage",
        "export": "export",
        "serve": "serve",
        "keys": "keys",
        "example": "example",
    },
    "take material in": {
        "new": "new",
        "add": "add",
        "revise": "revise",
        "import": "import_",
    },
    "read it, and write down what it says": {
        "show": "show",
        "cite": "cite",
        "dates": "dates",
        "event": "event",
        "point": "point",
        "leave": "leave",
        "source": "source",
        "voice": "voice",
        "topic": "topic",
        "dispute": "dispute",
        "gap": "gap",
        "judge": "judge",
        "bottom-line": "bottom_line",
        "correct": "correct",
    },
    "take what others propose": {
        "draft": "draft",
        "proposals": "proposals",
        "accept": "accept",
        "reject": "reject",
    },
    "keep it in order": {
        "check": "check",
        "rename": "rename",
        "remove": "remove",
        "fmt": "fmt",
        "undo": "undo",
        "schema": "schema",
        "run": "run",
        "completion": "completion",
    },
}
COMMANDS = {name: module for group in GROUPS.values() for name, module in group.items()}
"""Each command with its module here; without one, the room opens."""

_USAGE = """\
usage: briefing [FOLDER] [options]
       briefing COMMAND [arguments] [options]

Read a briefing, or make one: dated events, their key points, and the sources that they
rest on. Without a command the briefing room opens, or in a pipe the brief is printed.
Without FOLDER it is the briefing in the current folder, else the one that ships with
the program.
"""
_HELP = """\
{commands}options:
  -h, --help     show this help; after a command, that command's
  --version      show the version

examples:
  briefing                        open the briefing room
  briefing --as-of "10 Jan"       open it as things stood on that day
  briefing --linear               read it line by line, with a screen reader
  briefing print | less           read the brief
  briefing check ~/port           look for mistakes in another folder
  briefing list points --topic space
  briefing export ics -o talks.ics

names: an id may be cut to a beginning that no other has, `vo#co` for `vote#cost`; a
source also has its number, and one that is new is written in full

exit codes: 0 clean or written, 1 the folder has errors or nothing is found, 2 usage,
input/output or an edit refused, 3 a bug of ours, 130 interrupted
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    # A command is over soon and gives its memory back as a whole. Looking for garbage on the way,
    # and once more at the end of the process, took a fifth of the time that a brief takes.
    gc.disable()
    code = None
    try:
        code = code_of(list(sys.argv[1:] if argv is None else argv))
        gc.freeze()
    except KeyboardInterrupt:  # late, or while the other one was being told of
        if code is None:
            raise
    return code


def code_of(words: list[str]) -> int:
    """Run a command and return its exit code.

    For a program that reads JSON there is always one document: where the command has written none,
    it holds what was said.
    """
    said.clear()
    before = bytes_written()
    wants_json = "--format=json" in words or ("--format", "json") in pairwise(words)
    code = _said_code_of(words)
    if wants_json and bytes_written() == before and code not in (3, 130):
        from briefing.render.json.writer import write_json as as_json

        document: Said = {
            "format": "briefing-said",
            "version": 1,
            "exit_code": code,
            "messages": [*said],
        }
        write_json(as_json(document))
    return code


def _said_code_of(words: list[str]) -> int:
    """Run a command and return its exit code; what stops it is said in one line."""
    try:
        return _run(words)
    except UsageError as error:
        say(f"{error}; {error.hint}" if error.hint else str(error))
        for line in error.excerpt:
            say(line)
        return error.code
    except KeyboardInterrupt as error:
        say(str(error) or "interrupted")
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - what nobody foresaw ends in one line, and a log
        return report_bug(error)


def _run(words: list[str]) -> int:
    if words and words[0] in ("-h", "--help"):
        return _help()
    if words and words[0] in ("-V", "--version"):
        write_out(f"briefing {__version__}\n")
        return 0
    name = ""
    if words and words[0] in COMMANDS:
        name = words.pop(0)
    elif words and not words[0].startswith("-") and not os.path.lexists(typed(words[0])):
        _refuse_word(words[0])
    command, parser = command_of(name)
    words = _joined(words)
    args, rest = parser.parse_known_args(words)
    if rest and name == "run":  # what it takes begins with a command
        hint = f"options stand behind it, or on its line: briefing run COMMAND {rest[0]}"
        raise UsageError(f"`{visible(rest[0])}` stands before the command", hint)
    if rest:  # a folder behind options, which argparse has given up waiting for
        args = parser.parse_intermixed_args(words)
    code: int = command.run(args)
    return code


def command_of(name: str) -> tuple[ModuleType, argparse.ArgumentParser]:
    """Return the module of a command, or without a name that of the room, and its parser."""
    command = import_module(f"briefing.cli.{COMMANDS.get(name, 'open_')}")
    # All messages are English: skip argparse's lookup of translations.
    vars(argparse)["_"] = str
    parser = _Parser(
        prog=f"briefing {name}".strip(),
        description=command.SUMMARY[0].upper() + command.SUMMARY[1:] + ".",
        epilog=command.EXAMPLES,
        formatter_class=_help_formatter,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    return command, parser


def _joined(words: list[str]) -> list[str]:
    """Join ``--search`` with its query, which may begin with a dash."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--search":
            joined[-1] = f"--search={word}"
        else:
            joined.append(word)
    return joined


class _Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors any console can display."""

    def print_help(self, file: object = None) -> None:
        del file
        write_out(self.format_help())

    def error(self, message: str) -> NoReturn:
        if message.startswith("unrecognized arguments: --folder"):
            message += " (the folder is the last word, without an option)"
        write_err(f"{self.format_usage()}{self.prog}: error: {visible(message)}\n")
        raise SystemExit(2)


def _help_formatter(prog: str) -> argparse.HelpFormatter:
    """Return a formatter with a fixed width: else argparse imports shutil at every start."""
    return argparse.RawDescriptionHelpFormatter(prog, width=terminal_width())


def _refuse_word(word: str) -> None:
    """Raise UsageError for a first argument that is neither a command nor a folder."""
    from briefing.model.suggestions import did_you_mean

    hint = did_you_mean(word, COMMANDS, otherwise="briefing --help lists the commands")
    raise UsageError(f"there is no folder and no command `{word}`", hint)


def _help() -> int:
    lines = []
    for title, group in GROUPS.items():
        lines.append(f"{title}:\n")
        for name, module in group.items():
            summary = import_module(f"briefing.cli.{module}").SUMMARY
            lines.append(f"  {name:<13}  {summary}\n")
        lines.append("\n")
    write_out(_USAGE + "\n" + _HELP.format(commands="".join(lines)))
    return 0
