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
from briefing.library import Loaded, read_revision
from briefing.model.paths import typed
from briefing.model.records import Briefing
from briefing.model.text import visible

SUMMARY = "compare two states of a folder, record by record"
EXAMPLES = """\
A state is a folder, or a revision of the git repository that the other one is in: a commit, a
branch or a tag. Two revisions are of the briefing in the current folder.
Exit codes are those of diff: 0 the same, 1 different (or not all of it can be read), 2 usage.

examples:
  briefing diff HEAD                        what is not committed yet
  briefing diff HEAD~3 ~/port               what has changed in the last three commits
  briefing diff v1 v2                       from one tag to the other
  briefing diff ~/port ~/port-draft --format json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("folder", type=typed, metavar="BEFORE", help="a folder, or a revision, as it was")
    add(
        "other",
        type=typed,
        metavar="AFTER",
        nargs="?",
        default=".",
        help="the same as it is (default: the current folder)",
    )
    add("--format", choices=("plain", "json"), default="plain", help="(default: plain)")


def run(args: argparse.Namespace) -> int:
    """Print the differences; return 0 if there are none and both states are sound."""
    if os.path.isdir(args.folder) and os.path.realpath(args.folder) == os.path.realpath(args.other):
        raise UsageError(
            "BEFORE and AFTER are the same folder",
            "name another state of it, such as the revision HEAD",
        )
    (before, its_code), (after, code) = (
        _open(args.folder, args.other),
        _open(args.other, args.folder),
    )
    edits = diff(before, after)
    _write(edits, args.format)
    return 1 if edits else its_code or code


def _open(state: str, other: str) -> tuple[Briefing, int]:
    """Load a folder, or a revision of the repository that the other state is in."""
    if os.path.lexists(state):
        chosen, loaded = open_folder(state)
        title, see = chosen.title, f"briefing check {state}"
    else:
        loaded = _at_revision(state, other if os.path.isdir(other) else ".")
        title, see = f"the revision {visible(state)}", "briefing check, in a git worktree of it,"
    if loaded.briefing is None:
        raise UsageError(f"{title} cannot be compared", f"{see} says what is wrong with it")
    if loaded.errors:
        problems = count(len(loaded.errors), "problem")
        say(f"{problems} in {title}; only what is sound is compared. See: {see}")
    return loaded.briefing, 1 if loaded.errors else 0


def _at_revision(name: str, folder: str) -> Loaded:
    import tempfile

    from briefing.system.revisions import RevisionError

    with tempfile.TemporaryDirectory(prefix="briefing-") as scratch:
        try:
            read_revision(name, folder, scratch)
        except RevisionError as error:
            raise UsageError(str(error), error.hint) from error
        return open_folder(scratch)[1]


def _write(edits: Sequence[Edit], form: str) -> None:
    from briefing.render.text.diff import render_diff, render_diff_json, summary

    if form == "json":
        write_json(render_diff_json(edits))
        return
    from briefing.render.text.layout import set_lines

    lines = set_lines(render_diff(edits), page_for_output())
    write_out("".join(f"{line}\n" for line in lines))
    say(summary(edits))
