"""`briefing run`: several commands, one a line of standard input."""

from __future__ import annotations

import argparse
import gc
import shlex
from collections.abc import Iterable, Iterator, Sequence

from briefing.cli.file_input import read_standard_input
from briefing.cli.line_input import LineInput
from briefing.cli.messages import UsageError, say
from briefing.model.text import visible

SUMMARY = "run several commands, one a line of standard input"
EXAMPLES = """\
A line holds what would follow `briefing`, with quotation marks as in a shell. The words that are
given here stand before each line: with `run accept` a line begins with the id of the proposal. A
line that ends with a backslash goes on in the next; one that begins with # is a comment. Every line
is looked at first. The first command that fails is the last one, and its exit code that of `run`:
what stands before it is done, and each edit can be taken back by itself. At a terminal the lines
are asked for until Ctrl-D, and a failure ends nothing.

examples:
  briefing run < session.txt
  briefing run accept < sentences.txt
  briefing run add --folder ~/port < articles.txt
  briefing run                           type one command after the other
"""
_MOST = 4_000_000
"""Bytes of the lines."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    text = "a command, and arguments of it, that stand before each line"
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND", help=text)


def run(args: argparse.Namespace) -> int:
    """Run the commands; return the exit code of the last one that is run."""
    gc.enable()  # which a single command does without
    before = args.words[1:] if args.words[:1] == ["--"] else args.words
    lines = LineInput()
    if lines.is_interactive:
        return _converse(lines, before)
    commands = list(_commands(_read().split("\n"), before))
    for run, (number, words) in enumerate(commands):
        if code := _code_of(words):
            if len(commands) > 1:
                say(f"line {number} failed, and ends this: {run} of {len(commands)} have run")
            return code
    return 0


def _converse(lines: LineInput, before: Sequence[str]) -> int:
    """Run what is typed, line by line; return the exit code of the last command."""
    code = 0
    while True:
        try:
            typed = [lines.ask()]
            while _goes_on(typed[-1]):
                typed.append(lines.ask())
        except EOFError:
            return code
        try:
            for _, words in _commands(typed, before):
                code = _code_of(words)
        except UsageError as error:
            say(f"{error}; {error.hint}")
            code = error.code


def _read() -> str:
    """Return the text of standard input; raises UsageError if it is too long, or no text."""
    data = read_standard_input("commands", _MOST, "redirect a file: briefing run < FILE")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        message = "the commands from standard input are not UTF-8"
        raise UsageError(message, "write them in that encoding") from None


def _commands(lines: Iterable[str], before: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the line on which each command begins, and its words.

    Raises UsageError for a line that is no command.
    """
    for number, line in _joined(lines):
        try:
            words = shlex.split(line)
        except ValueError as error:
            hint = "each quotation mark needs its other half, also an apostrophe outside of others"
            raise UsageError(f"line {number}: {error}", hint) from error
        if not before and words[:1] == ["briefing"]:
            del words[0]
        words = [*before, *words]
        _require_command(number, words)
        yield number, words


def _joined(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, numbered, each with those that continue it."""
    first, text = 0, ""
    for number, line in enumerate(lines, start=1):
        if not text and (not line.strip() or line.lstrip().startswith("#")):
            continue
        first = first if text else number
        if _goes_on(line):
            text += line[:-1]
        else:
            if (text + line).strip():
                yield first, text + line
            text = ""
    if text.strip():
        yield first, text


def _goes_on(line: str) -> bool:
    """Whether a line goes on in the next: it ends with a backslash that no other one stands for."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _require_command(number: int, words: Sequence[str]) -> None:
    from briefing.cli import COMMANDS
    from briefing.model.suggestions import did_you_mean

    name = words[0] if words else ""
    if name not in COMMANDS or name == "run":
        known = [each for each in COMMANDS if each != "run"]
        hint = did_you_mean(name, known, otherwise="briefing --help lists the commands")
        raise UsageError(f"line {number}: `{visible(name)}` is no command to be run", hint)


def _code_of(words: list[str]) -> int:
    """Run one command and return its exit code."""
    from briefing.cli import code_of

    try:
        return code_of(words)
    except SystemExit as end:  # help, or wrong usage
        return end.code if isinstance(end.code, int) else 2
