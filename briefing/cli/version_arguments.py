"""The arguments that say which version of a value is meant."""

from __future__ import annotations

import argparse

from briefing.cli.messages import UsageError


def add_versions(parser: argparse.ArgumentParser) -> None:
    """Add `--version` and `--before`."""
    group = parser.add_mutually_exclusive_group()
    text = "give this version other values, the rest as it was; 1 is the first"
    group.add_argument("--version", metavar="N", type=_number, default=0, help=text)
    text = "put it before this version, for the days before that one was known"
    group.add_argument("--before", metavar="N", type=_number, default=0, help=text)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text[:6]) > 0 and len(text) < 6):
        raise argparse.ArgumentTypeError(f"`{text[:40]}` is no number of a version, from 1")
    return int(text)


def require_version(args: argparse.Namespace, count: int, what: str) -> None:
    """Raise UsageError if there is no version of the number that is given."""
    if (wanted := max(args.version, args.before)) > count:
        have = f"{count} versions" if count != 1 else "1 version"
        raise UsageError(f"{what} has {have}, and no version {wanted}")
