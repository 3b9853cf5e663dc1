"""`briefing print`: the brief as text."""

from __future__ import annotations

import argparse

from briefing.cli.folder import open_briefing
from briefing.cli.messages import UsageError
from briefing.cli.options import add_folder, add_lens, lens_from
from briefing.cli.output import speaks_utf8, terminal_width, write_out, write_to
from briefing.lens.index import Index
from briefing.lens.view import View, look

SUMMARY = "print the brief as text or JSON"
EXAMPLES = """\
examples:
  briefing print                            the shipped briefing, or the one in the current folder
  briefing print --as-of "10 Jan"           what was known by then
  briefing print --summary                  one page
  briefing print ~/port --topic berths      one topic of another folder
  briefing print --format json -o out.json  for a program
"""
NARROWEST, LONGEST = 40, 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_folder(parser)
    add_lens(parser)
    group = parser.add_argument_group("how it is written")
    add = group.add_argument
    add("--summary", action="store_true", help="one page of at most 60 lines at 80 columns")
    add(
        "--width",
        type=_width,
        metavar="N",
        help="columns (default: the terminal's up to 88; 80 in a pipe)",
    )
    add(
        "--ascii",
        action="store_true",
        help="ASCII only (default where the output's encoding is not UTF-8)",
    )
    add("--format", choices=("plain", "json"), default="plain", help="(default: plain)")
    add("-o", "--output", metavar="FILE", help="write to a file, whole or not at all")
    add("--force", action="store_true", help="overwrite the file")


def run(args: argparse.Namespace) -> int:
    """Print the brief; 1 where the folder has problems."""
    if args.format == "json" and args.summary:
        raise UsageError(
            "--summary is for plain text", "leave one of --summary and --format json out"
        )
    chosen, briefing, code = open_briefing(args.folder)
    if briefing is None:
        return code
    index = Index(briefing)
    view = look(index, lens_from(args, index))
    text = _json(view) if args.format == "json" else _plain(args, view, chosen.title)
    if args.output is None:
        write_out(text)
    else:
        write_to(args.output, text, force=args.force)
    return code


def _json(view: View) -> str:
    from briefing.render.as_json import render_json

    return render_json(view)


def _plain(args: argparse.Namespace, view: View, title: str) -> str:
    from briefing.render.plain import Page, render_plain, render_summary
    from briefing.render.words import print_command

    width = args.width or (terminal_width() if args.output is None else 80)
    in_ascii = args.ascii or (args.output is None and not speaks_utf8())
    command = print_command(args.folder, view)
    command += ["--summary"] if args.summary else []
    command += ["--width", str(width)]
    command += ["--ascii"] if in_ascii else []
    page = Page(width, in_ascii, command, title)
    return render_summary(view, page) if args.summary else render_plain(view, page)


def _width(text: str) -> int:
    width = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    if not NARROWEST <= width <= LONGEST:
        raise argparse.ArgumentTypeError(f"a width is a number from {NARROWEST} to {LONGEST}")
    return width
