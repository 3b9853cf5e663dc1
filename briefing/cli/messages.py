"""The only module that writes to standard error: messages beside the output."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from briefing.model.text import visible
from briefing.system.terminal import encoding_of, obeys_escapes


class UsageError(Exception):
    """The command line is not valid; ends the program with the exit code `code`.

    `excerpt` are lines that show where the error is.
    """

    code = 2

    def __init__(self, message: str, hint: str = "", excerpt: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.hint = hint
        self.excerpt = excerpt


class FolderError(UsageError):
    """The folder has errors that leave nothing to show."""

    code = 1


said: list[str] = []
"""The lines that `say` has written since it was emptied."""


def say(text: str) -> None:
    """Write one line."""
    said.append(visible(text))
    write_err(f"briefing: {visible(text)}\n")


def write_err(text: str) -> None:
    """Write a text that is safe to print, in the encoding of standard error."""
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
    """A progress line with a count of files, shown after a second on a terminal."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._watched = is_terminal and obeys_escapes(sys.stderr)
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show the progress."""
        if self._watched and time.monotonic() - self._start > 1:
            sys.stderr.write(f"\rReading {done:,} of {total:,} files")
            sys.stderr.flush()
            self._shown = True

    def clear(self) -> None:
        """Erase the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def report_bug(error: Exception) -> int:
    """Print one line about an unexpected error, with the path of the log; return 3."""
    from briefing.system.error_log import log_error

    where = log_error(error, os.environ)
    details = f"the details are in {where}" if where else "no log of it could be written"
    say(f"this is a bug: {type(error).__name__}; {details}")
    return 3
