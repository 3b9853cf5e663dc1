"""The options for text output: width, character set and destination."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from briefing.cli.messages import UsageError
from briefing.cli.output import (
    output_encoding,
    terminal_width,
    write_data,
    write_json,
    write_out,
)
from briefing.model.lean_typing import NamedTuple
from briefing.model.paths import typed
from briefing.render.text.layout import Page

NARROWEST, LONGEST = 40, 1000
_OUTPUT = (None, "-")
"""Names of standard output."""


class OutputSettings(NamedTuple):
    """The columns and the character set of a page, and the options that select them."""

    width: int
    encoding: str
    options: list[str]

    def page(self, command: Sequence[str], origin: str) -> Page:
        """Return a page with these settings."""
        return Page(self.width, self.encoding == "ascii", command, origin, self.encoding)


def page_for_output(command: Sequence[str] = (), origin: str = "") -> Page:
    """Return a page that suits standard output."""
    return OutputSettings(terminal_width(), output_encoding(), []).page(command, origin)


def add_writing(parser: argparse.ArgumentParser, summary: str) -> None:
    """Add the options for text output; `summary` is the help of --summary."""
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
    add("-o", "--output", type=typed, metavar="FILE", help="write to a file, whole or not at all")
    add("--force", action="store_true", help="overwrite the file")


def wants_json(args: argparse.Namespace) -> bool:
    """Whether JSON is requested; raises UsageError together with --summary."""
    if args.format == "json" and args.summary:
        raise UsageError(
            "--summary is for plain text", "leave one of --summary and --format json out"
        )
    return bool(args.format == "json")


def setting(args: argparse.Namespace) -> OutputSettings:
    """Return the settings from the options, with defaults that suit the output."""
    width = args.width or (terminal_width() if args.output is None else 80)
    encoding = output_encoding() if args.output in _OUTPUT else "utf-8"
    if args.ascii:
        encoding = "ascii"
    options = ["--summary"] if args.summary else []
    options += ["--width", str(width)]
    options += ["--ascii"] if encoding == "ascii" else []
    return OutputSettings(width, encoding, options)


def write(args: argparse.Namespace, text: str) -> None:
    """Write a text to the requested destination."""
    if args.output not in _OUTPUT:
        write_data(args.output, text.encode("utf-8"), force=args.force)
    elif args.format == "json":
        write_json(text)
    else:
        write_out(text)


def _width(text: str) -> int:
    width = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    if not NARROWEST <= width <= LONGEST:
        raise argparse.ArgumentTypeError(f"a width is a number from {NARROWEST} to {LONGEST}")
    return width
