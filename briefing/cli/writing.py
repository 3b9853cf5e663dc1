"""How a page is written: its options, its width and signs, and where it goes."""

from __future__ import annotations

import argparse
from typing import NamedTuple

from briefing.cli.messages import UsageError
from briefing.cli.output import speaks_utf8, terminal_width, write_out, write_to

NARROWEST, LONGEST = 40, 1000


class Setting(NamedTuple):
    """Columns and signs of a page, and the words of a command that ask for them."""

    width: int
    ascii: bool
    options: list[str]


def add_writing(parser: argparse.ArgumentParser, summary: str) -> None:
    """Add how a page is written; `summary` is the help of --summary."""
    group = parser.add_argument_group("how it is written")
    add = group.add_argument
    add("--summary", action="store_true", help=summary)
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


def wants_json(args: argparse.Namespace) -> bool:
    """Whether JSON is asked for; raises UsageError where a summary is asked for as well."""
    if args.format == "json" and args.summary:
        raise UsageError(
            "--summary is for plain text", "leave one of --summary and --format json out"
        )
    return bool(args.format == "json")


def setting(args: argparse.Namespace) -> Setting:
    """Return how the page is set: as asked for, else as the output takes it."""
    width = args.width or (terminal_width() if args.output is None else 80)
    in_ascii = args.ascii or (args.output is None and not speaks_utf8())
    options = ["--summary"] if args.summary else []
    options += ["--width", str(width)]
    options += ["--ascii"] if in_ascii else []
    return Setting(width, in_ascii, options)


def write(args: argparse.Namespace, text: str) -> None:
    """Write a text to where it was asked for."""
    if args.output is None:
        write_out(text)
    else:
        write_to(args.output, text, force=args.force)


def _width(text: str) -> int:
    width = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    if not NARROWEST <= width <= LONGEST:
        raise argparse.ArgumentTypeError(f"a width is a number from {NARROWEST} to {LONGEST}")
    return width
