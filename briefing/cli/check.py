"""`briefing check`: what is wrong in a folder, and what to do about it."""

from __future__ import annotations

import argparse

from briefing.cli.folder import open_folder
from briefing.cli.messages import UsageError, say
from briefing.cli.options import add_folder
from briefing.cli.output import wants_color, write_out
from briefing.load import Loaded
from briefing.render.words import count

SUMMARY = "say what is wrong in a folder: file, line, column, remedy"
EXAMPLES = """\
examples:
  briefing check                            the current folder, or the shipped briefing
  briefing check ~/port --format concise    one line each
  briefing check --explain duplicate-key    what a code means
"""
FORMATS = ("full", "concise", "json", "github")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_folder(parser)
    parser.add_argument("--format", choices=FORMATS, default="full", help="(default: full)")
    parser.add_argument(
        "--explain", metavar="CODE", help="explain a code of a finding, and nothing else"
    )


def run(args: argparse.Namespace) -> int:
    """Check a folder; 1 where it has problems."""
    from briefing.render.report import REPORTS, Report

    if args.explain is not None:
        return _explain(args.explain)
    chosen, loaded = open_folder(args.folder)
    color = args.format == "full" and wants_color()
    report = Report(chosen.prefix, loaded.problems, color)
    write_out(REPORTS[args.format](report))
    if args.format in ("full", "concise"):
        say(f"{chosen.title}: {_summary(loaded)}")
    return 1 if loaded.problems else 0


def _summary(loaded: Loaded) -> str:
    if loaded.problems:
        return count(len(loaded.problems), "problem")
    briefing = loaded.briefing
    assert briefing is not None
    points = sum(len(event.points) for event in briefing.events.values())
    parts = (
        count(len(briefing.events), "event"),
        count(points, "point"),
        count(len(briefing.sources), "source"),
        count(len(briefing.disputes), "dispute"),
    )
    return f"no problems in {', '.join(parts)}"


def _explain(name: str) -> int:
    from briefing.model.codes import CODES
    from briefing.render.report import explain

    if name not in CODES:
        import difflib

        found = difflib.get_close_matches(name[:80], CODES, n=1, cutoff=0.4)
        hint = f"did you mean `{found[0]}`?" if found else f"there are {', '.join(sorted(CODES))}"
        raise UsageError(f"there is no code `{name}`", hint)
    write_out(explain(name))
    return 0
