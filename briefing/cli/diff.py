"""`briefing diff`: the differences between two states of a folder."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from briefing.cli.folder import open_folder
from briefing.cli.messages import UsageError, say
from briefing.cli.output import write_json, write_out
from briefing.cli.text_output import page_for_output
from briefing.document.phrases import count
from briefing.lens.diff import Edit, diff
from briefing.model.paths import typed
from briefing.model.records import Briefing

SUMMARY = "compare two states of a folder, record by record"
EXAMPLES = """\
Exit codes are those of diff: 0 the same, 1 different (or not all of it can be read), 2 usage.

examples:
  git worktree add ../before HEAD~1 && briefing diff ../before .
                                            what the last commit changed
  git worktree remove ../before             afterwards
  briefing diff ~/port ~/port-draft --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("folder", type=typed, metavar="FOLDER", help="a briefing's folder as it was")
    add("other", type=typed, metavar="OTHER", help="the folder as it is")
    add("--format", choices=("plain", "json"), default="plain", help="(default: plain)")


def run(args: argparse.Namespace) -> int:
    """Print the differences; return 0 if there are none and both folders are sound."""
    if os.path.isdir(args.folder) and os.path.realpath(args.folder) == os.path.realpath(args.other):
        raise UsageError(
            "FOLDER and OTHER are the same folder",
            "name another state of it, such as a git worktree of an earlier commit",
        )
    (before, its_code), (after, code) = _open(args.folder), _open(args.other)
    edits = diff(before, after)
    _write(edits, args.format)
    return 1 if edits else its_code or code


def _open(folder: str) -> tuple[Briefing, int]:
    """Load a folder and print its problems; return what is sound, and the exit code."""
    chosen, loaded = open_folder(folder)
    see = f"briefing check {folder}"
    if loaded.briefing is None:
        raise UsageError(f"{chosen.title} cannot be compared", f"{see} says what is wrong with it")
    if loaded.errors:
        problems = count(len(loaded.errors), "problem")
        say(f"{problems} in {chosen.title}; only what is sound is compared. See: {see}")
    return loaded.briefing, 1 if loaded.errors else 0


def _write(edits: Sequence[Edit], form: str) -> None:
    from briefing.render.text.diff import render_diff, render_diff_json, summary

    if form == "json":
        write_json(render_diff_json(edits))
        return
    from briefing.render.text.layout import set_lines

    lines = set_lines(render_diff(edits), page_for_output())
    write_out("".join(f"{line}\n" for line in lines))
    say(summary(edits))
