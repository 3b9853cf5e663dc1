"""The one writer of standard error: what the program has to say beside its output."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from briefing.model.text import visible
from briefing.system.terminal import encoding_of, obeys_escapes


class UsageError(Exception):
    """The command cannot be carried out as it was given; ends the program with exit code 2.

    `excerpt` are lines that show where it is wrong.
    """

    def __init__(self, message: str, hint: str = "", excerpt: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.hint = hint
        self.excerpt = excerpt


def say(text: str) -> None:
    """Write one line."""
    write_err(f"briefing: {visible(text)}\n")


def write_err(text: str) -> None:
    """Write a text that is safe to print, in the characters that standard error shows."""
    if sys.stderr is None:
        return
    if not text.isascii():
        from briefing.render.text.cells import spell

        text = spell(text, encoding_of(sys.stderr))
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        pass  # nobody is left to be told


class Progress:
    """A line that counts files, once work has taken a second and somebody watches."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._watched = is_terminal and obeys_escapes(sys.stderr)
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is."""
        if self._watched and time.monotonic() - self._start > 1:
            sys.stderr.write(f"\rReading {done:,} of {total:,} files")
            sys.stderr.flush()
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def report_bug(error: Exception) -> int:
    """Say in one line that the program has failed, and where the details are; return 3."""
    from briefing.system.error_log import log_error

    where = log_error(error, os.environ)
    details = f"the details are in {where}" if where else "no log of it could be written"
    say(f"this is a bug: {type(error).__name__}; {details}")
    return 3
