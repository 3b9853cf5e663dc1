"""`briefing check`: reports the problems of a folder, with remedies."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.cli.folder import located, open_folder, originals_folder
from briefing.cli.messages import UsageError, say
from briefing.cli.options import add_originals
from briefing.cli.output import wants_color, write_json, write_out
from briefing.cli.writing import add_written_folder
from briefing.document.phrases import count
from briefing.library import Loaded, find_unclaimed_texts, read_texts, with_excerpts
from briefing.model.diagnostics import Diagnostic, sort_problems
from briefing.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from briefing.check.case import Case

SUMMARY = "say what is wrong in a folder: file, line, column, remedy"
EXAMPLES = """\
examples:
  briefing check                            the briefing in the current folder
  briefing check ~/port --format concise    one line each
  briefing check --originals ~/articles     hold quotes against the sources' own texts
  briefing check --explain duplicate-key    what a code means
  briefing check --fix --dry-run            what has one right answer, as a diff
  briefing check --allow vague-word@vote#cost "the board's own word"
"""
FORMATS = ("full", "concise", "json", "github")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_written_folder(parser)
    parser.add_argument("--format", choices=FORMATS, default="full", help="(default: full)")
    parser.add_argument(
        "--strict", action="store_true", help="warnings make the folder fail as errors do"
    )
    add_originals(parser)
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "--explain", metavar="CODE", help="explain a code of a finding, and nothing else"
    )
    one.add_argument(
        "--fix", action="store_true", help="mend what has one right answer, then check again"
    )
    one.add_argument(
        "--allow",
        nargs=2,
        metavar=("CODE@PLACE", "WHY"),
        help="accept a finding, with the reason; - reads that from a pipe",
    )
    parser.add_argument(
        "-n",
        "--dry-run",
        action="store_true",
        help="with --fix and --allow: show the change as a diff, and write nothing",
    )


def run(args: argparse.Namespace) -> int:
    """Check a folder; return 1 if it fails."""
    from briefing.render.text.report import REPORTS, Report

    if args.explain is not None:
        return _explain(args.explain)
    if args.fix or args.allow:
        from briefing.cli import mend

        if args.allow:
            return mend.accept(args)
        mend.fix(args)
        if args.dry_run:
            return 0
    elif args.dry_run:
        raise UsageError("--dry-run belongs to --fix and --allow", "a check writes nothing")
    folder = originals_folder(args.originals)
    if args.folder is None:
        located(None)  # a hook in the wrong folder is not told that all is well
    chosen, loaded = open_folder(args.folder)
    problems, quotes, counted = loaded.problems, "", ""
    if loaded.briefing is not None and not loaded.errors:
        from briefing.check.case import Case

        texts = read_texts(chosen.root, loaded.briefing, folder)
        case = Case(
            loaded.briefing, texts, find_unclaimed_texts(chosen.root, loaded.briefing, folder)
        )
        problems = sort_problems((*problems, *_held_to_the_rules(chosen.root, case)))
        quotes = _quotes(case)
        counted = _texts(case)
    color = args.format == "full" and wants_color()
    write_report = write_json if args.format == "json" else write_out
    write_report(REPORTS[args.format](Report(chosen.prefix, problems, color)))
    if args.format in ("full", "concise"):
        say(f"{chosen.title}: {_summary(loaded, problems)}")
        for line in filter(None, (counted, quotes)):
            say(line)
    fails = args.strict or any(each.is_error for each in problems)
    return 1 if problems and fails else 0


def _held_to_the_rules(root: str, case: Case) -> tuple[Diagnostic, ...]:
    """Apply the editorial rules. For a sound folder only: errors would cause more findings."""
    from briefing.check import apply

    return with_excerpts(root, apply(case))


def _quotes(case: Case) -> str:
    """Summarize the results for quotes: ``62 of 65 quotes verified; 3 without a text``."""
    states = Counter(str(found.state) for _, found in case.quotes)
    quoted = [each.source for each in case.cited() if each.citation.quote]
    unverifiable = sum(each.original is None and each.id not in case.finders for each in quoted)
    without = len(quoted) - states.total() - unverifiable
    normalised = [found for _, found in case.quotes if found.state == "normalised"]
    kinds = sorted({kind for found in normalised for kind in found.differences})
    names = {
        "normalised": f"normalised ({', '.join(kinds)})",
        "source changed": "of a text that is not the one on record",
    }
    total = len(quoted)
    if not total:
        return ""
    verified = f"{states.pop('verified', 0):,} of {total:,} quotes verified"
    others = [f"{number:,} {names.get(state, state)}" for state, number in sorted(states.items())]
    others += [f"{without:,} without a text"] if without else []
    others += [f"{unverifiable:,} unverifiable"] if unverifiable else []
    return "; ".join([verified, *([", ".join(others)] if others else [])])


def _texts(case: Case) -> str:
    """Summarize what was held against texts: numbers, and the citations that have one.

    Empty without texts.
    """
    if not case.finders:
        return ""
    numbers = [each for held in case.held_points for each in held.numbers or ()]
    cites = [each.citation for each in case.cited_by_points]
    with_text = sum(each.source in case.finders for each in cites)
    there = sum(each.is_there for each in numbers)
    parts = (
        [f"{there:,} of {count(len(numbers), 'number')} in the paragraphs cited"] if numbers else []
    )
    parts += [f"{with_text:,} of {count(len(cites), 'citation')} with a text"]
    return ", ".join(parts)


def _summary(loaded: Loaded, problems: Sequence[Diagnostic]) -> str:
    errors = sum(each.is_error for each in problems)
    parts = [(errors, "error"), (len(problems) - errors, "warning")]
    counted = " and ".join(count(number, noun) for number, noun in parts if number)
    if loaded.errors:
        found = counted if errors < len(problems) else count(errors, "problem")
        return f"{found}; the editorial rules wait until it is sound"
    if problems:
        return counted
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
    from briefing.render.text.report import explain

    codes = explanations()
    if name not in codes:
        hint = did_you_mean(
            name, codes, cutoff=0.4, otherwise=f"there are {', '.join(sorted(codes))}"
        )
        raise UsageError(f"there is no code `{name}`", hint)
    write_out(explain(name, codes[name]))
    return 0
