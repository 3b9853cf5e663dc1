"""`briefing check`: what is wrong in a folder, and what to do about it."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.cli.folder import open_folder, originals_folder, read_texts
from briefing.cli.messages import UsageError, say
from briefing.cli.options import add_folder, add_originals
from briefing.cli.output import wants_color, write_json, write_out
from briefing.load import Loaded
from briefing.model.diagnostics import Diagnostic, Severity
from briefing.render.words import count

if TYPE_CHECKING:
    from briefing.check.case import Case

SUMMARY = "say what is wrong in a folder: file, line, column, remedy"
EXAMPLES = """\
examples:
  briefing check                            the current folder, or the shipped briefing
  briefing check ~/port --format concise    one line each
  briefing check --originals ~/articles     hold quotes against the sources' own texts
  briefing check --explain duplicate-key    what a code means
"""
FORMATS = ("full", "concise", "json", "github")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_folder(parser)
    parser.add_argument("--format", choices=FORMATS, default="full", help="(default: full)")
    parser.add_argument(
        "--strict", action="store_true", help="warnings make the folder fail as errors do"
    )
    add_originals(parser)
    parser.add_argument(
        "--explain", metavar="CODE", help="explain a code of a finding, and nothing else"
    )


def run(args: argparse.Namespace) -> int:
    """Check a folder; 1 where it fails."""
    from briefing.render.report import REPORTS, Report

    if args.explain is not None:
        return _explain(args.explain)
    folder = originals_folder(args.originals)
    chosen, loaded = open_folder(args.folder)
    problems, quotes = loaded.problems, ""
    if loaded.briefing is not None and not problems:
        from briefing.check.case import Case

        texts = read_texts(chosen.root, loaded.briefing, folder)
        case = Case(loaded.briefing, texts)
        problems = _held_to_the_rules(chosen.root, case)
        quotes = _quotes(case) if texts or folder else ""
    color = args.format == "full" and wants_color()
    write_report = write_json if args.format == "json" else write_out
    write_report(REPORTS[args.format](Report(chosen.prefix, problems, color)))
    if args.format in ("full", "concise"):
        say(f"{chosen.title}: {_summary(loaded, problems)}")
        if quotes:
            say(quotes)
    fails = args.strict or any(each.severity is Severity.ERROR for each in problems)
    return 1 if problems and fails else 0


def _held_to_the_rules(root: str, case: Case) -> tuple[Diagnostic, ...]:
    """Apply the editorial rules: to a sound folder only, or each mistake would bring others."""
    from briefing.check import apply
    from briefing.load import with_excerpts

    problems = apply(case)
    return with_excerpts(root, problems, {each.span.path for each in problems})


def _quotes(case: Case) -> str:
    """Say what became of the quotes: ``62 quotes verified, 3 without a text``."""
    states = Counter(str(found.state) for _, found in case.quotes)
    without = sum(bool(each.citation.quote) for each in case.cited()) - states.total()
    normalised = [found for _, found in case.quotes if found.state == "normalised"]
    kinds = sorted({kind for found in normalised for kind in found.differences})
    names = {
        "normalised": f"normalised ({', '.join(kinds)})",
        "source changed": "of a text that is not the one on record",
    }
    verified = count(states.pop("verified", 0), "quote")
    others = (f"{number:,} {names.get(state, state)}" for state, number in sorted(states.items()))
    missing = [f"{without:,} without a text"] if without else []
    return ", ".join([f"{verified} verified", *others, *missing])


def _summary(loaded: Loaded, problems: Sequence[Diagnostic]) -> str:
    if loaded.problems:
        return f"{count(len(problems), 'problem')}; the editorial rules wait until it is sound"
    warnings = sum(each.severity is Severity.WARNING for each in problems)
    if problems:
        errors = len(problems) - warnings
        parts = [(errors, "error"), (warnings, "warning")]
        return " and ".join(count(number, noun) for number, noun in parts if number)
    briefing = loaded.briefing
    assert briefing is not None
    points = sum(len(event.points) for event in briefing.events.values())
    counts = (
        count(len(briefing.events), "event"),
        count(points, "point"),
        count(len(briefing.sources), "source"),
        count(len(briefing.disputes), "dispute"),
    )
    return f"no problems in {', '.join(counts)}"


def _explain(name: str) -> int:
    from briefing.check import explanations
    from briefing.render.report import explain

    codes = explanations()
    if name not in codes:
        import difflib

        found = difflib.get_close_matches(name[:80], codes, n=1, cutoff=0.4)
        hint = f"did you mean `{found[0]}`?" if found else f"there are {', '.join(sorted(codes))}"
        raise UsageError(f"there is no code `{name}`", hint)
    write_out(explain(name, codes[name]))
    return 0
