"""`briefing coverage`: how much of the sources is used, and how topics depend on origins."""

from __future__ import annotations

import argparse

from briefing.cli.folder import open_briefing
from briefing.cli.options import add_folder, day_from
from briefing.cli.output import write_json, write_out
from briefing.cli.text_output import page_for_output
from briefing.lens.coverage import Coverage, coverage
from briefing.lens.visibility_index import Index

SUMMARY = "show how much of each source is used, and on whom each topic leans"
EXAMPLES = """\
Each paragraph of a source is used by points, used by disputes alone, left out with a reason,
or forgotten: outlined and cited by nothing, or not read at all.

examples:
  briefing coverage                          the whole briefing
  briefing coverage ~/port --as-of "10 Jan"  what had been published by then
  briefing coverage --format json            for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_folder(parser)
    parser.add_argument("--as-of", metavar="DAY", help="only what had been published by then")
    parser.add_argument(
        "--format", choices=("plain", "json"), default="plain", help="(default: plain)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the coverage; return 1 if the folder has problems."""
    chosen, briefing, code = open_briefing(args.folder)
    if briefing is None:
        return code
    index = Index(briefing)
    found = coverage(index, day_from("--as-of", args.as_of, index, last=True))
    if args.format == "json":
        write_json(_json(found))
    else:
        write_out(_plain(args, found, chosen.title))
    return code


def _json(found: Coverage) -> str:
    from briefing.render.json.coverage import render_coverage_json

    return render_coverage_json(found)


def _plain(args: argparse.Namespace, found: Coverage, title: str) -> str:
    from briefing.render.text.coverage import render_coverage

    command = ["briefing", "coverage"]
    if args.folder is not None:
        command.append(f"./{args.folder}" if args.folder.startswith("-") else args.folder)
    command += ["--as-of", found.as_of.isoformat()]
    return render_coverage(found, page_for_output(command, title))
