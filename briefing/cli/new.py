"""`briefing new`: the folder of a new briefing."""

from __future__ import annotations

import argparse
import os
import sys

from briefing.cli.messages import UsageError, say
from briefing.cli.output import is_terminal, write_out
from briefing.model.paths import typed
from briefing.model.text import as_one_line, visible
from briefing.render.shell_command import shell_line

SUMMARY = "make the folder of a new briefing"
EXAMPLES = """\
The folder is made, or has to be empty. It gets content/brief.yaml with the title and the
question, the JSON Schemas for editors, and a .gitignore that keeps the sources' texts out.
In a terminal, what no option gives is asked.

examples:
  briefing new port                                   asks for title and question
  briefing new port --title "Port expansion"          in a script
  briefing new port --title "Port expansion" --question "What was decided, and who pays?"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("folder", type=typed, metavar="DIR", help="the folder to make")
    add("-t", "--title", metavar="TEXT", help="what the briefing is about, in a few words")
    add("-q", "--question", metavar="TEXT", help="the question that it answers (default: none)")


def run(args: argparse.Namespace) -> int:
    """Make the folder, and print the names of its files."""
    from briefing.edit.new_folder import make_folder, new_files

    if _holds_something(args.folder):
        hint = "name another folder, or empty this one"
        raise UsageError(f"`{visible(args.folder)}` is not empty", hint)
    title = _text(args.title, "Title", is_needed=True)
    question = _text(args.question, "Question, or nothing", is_needed=False)
    try:
        files = new_files(title, question)
    except ValueError as error:
        raise UsageError(visible(str(error)), "write it in letters that can be printed") from error
    try:
        make_folder(args.folder, files)
    except FileExistsError as error:
        hint = "name another folder, or empty this one"
        raise UsageError(f"`{visible(args.folder)}` is not empty", hint) from error
    except OSError as error:
        where, why = visible(args.folder), error.strerror or str(error)
        raise UsageError(f"`{where}` cannot be made: {why}", "name another folder") from error
    write_out("".join(f"{name}\n" for name in files))
    command = shell_line(["briefing", "add", "FILE", "--folder", args.folder])
    say(f"next: take articles in, {command}, and see README, Make your own")
    return 0


def _holds_something(folder: str) -> bool:
    """Whether a folder is there and not empty: then nobody is asked for a title first."""
    try:
        with os.scandir(folder) as entries:
            return any(True for _ in entries)
    except OSError:  # there is none, or making it says why
        return False


def _text(given: str | None, what: str, *, is_needed: bool) -> str:
    """Return the text of an option, or what a reader at a terminal answers."""
    if given is None and is_terminal() and sys.stdin is not None and sys.stdin.isatty():
        try:
            given = input(f"{what}: ")
        except EOFError:
            write_out("\n")
            given = None
    text = as_one_line(given or "").strip()
    if is_needed and not text:
        raise UsageError("a briefing needs a title", 'give it: --title "Port expansion"')
    return text
