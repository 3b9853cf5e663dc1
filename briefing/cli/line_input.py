"""Reads lines from standard input, with the prompt and the line editing of a terminal."""

from __future__ import annotations

import sys

from briefing.cli.output import is_terminal, write_out
from briefing.system.terminal import has_hung_up, let_go

_PROMPT = "> "


class LineInput:
    """Standard input line by line; `is_interactive` says that a reader sits at a terminal."""

    def __init__(self) -> None:
        self.is_interactive = is_terminal() and sys.stdin is not None and sys.stdin.isatty()
        if sys.stdin is not None:
            sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
        if self.is_interactive:
            _prepare_editing()

    def ask(self) -> str:
        """Return the next line after a prompt; raises EOFError at the end of the input.

        A line that no terminal has shown is repeated, so that the output can be read by itself.
        Raises BrokenPipeError if nobody reads the output any more, and SystemExit if the terminal
        has gone.
        """
        return self._edit() if self.is_interactive else self._read()

    def _edit(self) -> str:
        try:
            return input(_PROMPT)
        except EOFError:
            self.leave_if_alone()
            _write("\n")  # what comes after the program begins on a line of its own
            raise

    def leave_if_alone(self) -> None:
        """Raise SystemExit if the terminal has gone."""
        if self.is_interactive and has_hung_up():
            from briefing.system.signals import HUNG_UP

            let_go()
            raise SystemExit(HUNG_UP)

    def _read(self) -> str:
        _write(_PROMPT)
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            _write("\n")
            raise EOFError
        line = line.removesuffix("\n")
        if not sys.stdin.isatty():
            _write(f"{line if line.isprintable() else ''}\n")
        return line


def _prepare_editing() -> None:
    """Turn on line editing where it is available, without escape sequences of its own."""
    try:
        import readline
    except ImportError:  # not on this system
        return
    for setting in ("enable-bracketed-paste off", "enable-meta-key off"):
        readline.parse_and_bind(f"set {setting}")


def _write(text: str) -> None:
    if not write_out(text):
        raise BrokenPipeError
