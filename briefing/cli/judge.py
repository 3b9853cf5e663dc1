"""`briefing judge`: a judgment, or what has become of it."""

from __future__ import annotations

import argparse

from briefing.cli.brief_arguments import (
    add_points,
    add_written,
    ground_from,
    points_named,
    prose_of,
    written_on,
)
from briefing.cli.citation_arguments import kept
from briefing.cli.folder import text_and_folder
from briefing.cli.messages import UsageError
from briefing.cli.names import nearest
from briefing.cli.version_arguments import add_versions, require_version
from briefing.cli.writing import (
    WrittenFolder,
    add_writing,
    add_written_folder,
    open_to_write,
    record_in,
    refusals_as_usage,
    write_edit,
)
from briefing.library import BRIEF
from briefing.model.records import Confidence

SUMMARY = "write a judgment, or a new version of one"
EXAMPLES = """\
A judgment that is there gets a new version below the others, and --changed says why; those before
it stay, for the days on which they held. With --closed-by and no sentence, the last version ends
as soon as one of these points is known. Points can also be named in braces, {vote#cost}: without
--rests it rests on these. With --version one of them gets other values, with --before an earlier
one is added. FOLDER stands before the options that take several points.

examples:
  briefing judge council "The council is likely to agree." --confidence low \\
      --why "One councillor says so." --rests talks#berths
  briefing judge council "The council is unlikely to agree." --confidence moderate \\
      --why "The cost speaks against it." --changed "The cost is known." --rests vote#cost
  briefing judge council --closed-by vote#outcome
  briefing judge council --version 1 --confidence moderate
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("name", metavar="ID", help="the id of the judgment")
    add("text", nargs="?", metavar="SENTENCE", help="one sentence; - reads it from a pipe")
    add_written_folder(parser)
    add("--confidence", choices=[str(each) for each in Confidence], help="how well founded it is")
    add("--why", metavar="TEXT", help="the basis of that confidence")
    add_points(parser, "--rests", "the points that it rests on")
    add("--changed", metavar="TEXT", help="in a new version: why the judgment changed")
    add_points(parser, "--closed-by", "points that end it, as soon as one is known")
    add_written(parser)
    add_versions(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the judgment; return 1 if the folder has problems that are in the way."""
    from briefing.edit.brief_requests import add_judgment, close_judgment
    from briefing.edit.version_requests import of_judgment

    text, folder = text_and_folder(args.text, args.folder)
    target = open_to_write(folder)
    judgments = record_in(target, BRIEF).get("judgments")
    if args.version or args.before:
        _require_version(args, target)
    with refusals_as_usage():
        if args.version:
            values = _values(
                args, "" if text is None else prose_of(text, "sentence", target), target
            )
            request = of_judgment(args.name, judgments, values, which=args.version)
        elif text is None:
            request = close_judgment(args.name, _end(args, target), judgments)
        else:
            version = _version(args, prose_of(text, "sentence", target), target)
            request = (
                of_judgment(args.name, judgments, version, before=args.before)
                if args.before
                else add_judgment(args.name, version, judgments)
            )
    return write_edit(args, target, request, about=["judgments"])


def _version(args: argparse.Namespace, text: str, target: WrittenFolder) -> dict[str, object]:
    """Return the version as the YAML has it; raises UsageError for what is missing."""
    known = {each.id: each for each in target.briefing.brief.judgments}
    for option, value in (("--confidence", args.confidence), ("--why", args.why)):
        if not value:
            raise UsageError(f"a judgment needs {option}", "see: briefing judge --help")
    if args.name in known and not args.changed and args.before != 1:
        hint = 'say what made it change: --changed "The cost is known."'
        raise UsageError(f"there is a judgment `{args.name}`: a new version needs --changed", hint)
    if args.changed and args.name not in known:
        hint = nearest_judgment(args.name, target)
        raise UsageError(f"there is no judgment `{args.name}` that could have changed", hint)
    return _values(args, text, target)


def _values(args: argparse.Namespace, text: str, target: WrittenFolder) -> dict[str, object]:
    """Return what is given of a version; raises UsageError if that is nothing."""
    why = prose_of(args.why, "reason", target) if args.why else ""
    changed = prose_of(args.changed, "reason of the change", target) if args.changed else ""
    rests = (
        points_named(args.rests, target)
        if args.version
        else ground_from(args.rests, target, text, why, changed)
    )
    values = kept(
        {
            "text": text,
            "confidence": args.confidence,
            "why": why,
            "rests": rests,
            "changed": changed,
            "closed_by": points_named(args.closed_by, target),
            "written": written_on(args, target),
        }
    )
    if not values:
        raise UsageError("nothing is given to be changed", "give a SENTENCE, --confidence, ...")
    return values


def _require_version(args: argparse.Namespace, target: WrittenFolder) -> None:
    """Raise UsageError if there is no such judgment, or it has no version of the number."""
    known = {each.id: each for each in target.briefing.brief.judgments}
    if args.name not in known:
        hint = nearest_judgment(args.name, target)
        raise UsageError(f"there is no judgment `{args.name}`", hint)
    require_version(args, len(known[args.name].versions), f"judgment `{args.name}`")


def _end(args: argparse.Namespace, target: WrittenFolder) -> list[str]:
    """Return the points that end a judgment; raises UsageError for anything else than that."""
    known = {each.id: each for each in target.briefing.brief.judgments}
    if args.name not in known:
        hint = nearest_judgment(args.name, target)
        raise UsageError(f"there is no judgment `{args.name}`", hint)
    others = (args.before, args.confidence, args.why, args.rests, args.changed, args.written)
    if any(others) or not args.closed_by:
        hint = 'write it behind the id: briefing judge ID "SENTENCE."'
        raise UsageError("there is no sentence", hint)
    ends = known[args.name].versions[-1].closed_by
    points = [each for each in points_named(args.closed_by, target) if each not in ends]
    if not points:
        raise UsageError(f"judgment `{args.name}` has this end already")
    return points


def nearest_judgment(name: str, target: WrittenFolder) -> str:
    """Return a hint with the nearest id of a judgment, or all of them."""
    known = [each.id for each in target.briefing.brief.judgments]
    if not known:
        return "the briefing has no judgment yet"
    hint = nearest(name, known, "judgment")
    return hint if hint.startswith("did") else f"there are {', '.join(known[:5])}"
