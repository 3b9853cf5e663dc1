"""Reads lines from standard input, with the prompt and the line editing of a terminal."""

from __future__ import annotations

import sys

from briefing.cli.output import is_terminal, write_out

_PROMPT = "> "


def prepare() -> None:
    """Turn on line editing where it is available, without escape sequences of its own."""
    if sys.stdin is not None:
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    if not has_terminal():
        return
    try:
        import readline
    except ImportError:  # not on this system
        return
    for setting in ("enable-bracketed-paste off", "enable-meta-key off"):
        readline.parse_and_bind(f"set {setting}")


def has_terminal() -> bool:
    """Whether both a reader's keys and eyes are at a terminal."""
    return is_terminal() and sys.stdin is not None and sys.stdin.isatty()


def ask() -> str:
    """Return the next line after a prompt; raises EOFError at the end of the input.

    A line that no terminal has shown is repeated, so that the output can be read by itself.
    """
    if has_terminal():
        try:
            return input(_PROMPT)
        except EOFError:
            write_out("\n")  # what comes after the program begins on a line of its own
            raise
    write_out(_PROMPT)
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise EOFError
    line = line.removesuffix("\n")
    if not sys.stdin.isatty():
        write_out(f"{line if line.isprintable() else ''}\n")
    return line
