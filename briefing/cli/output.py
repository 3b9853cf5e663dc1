"""The only module that writes to standard output: data only."""

from __future__ import annotations

import errno
import os
import sys

from briefing.cli.messages import UsageError
from briefing.model.text import visible
from briefing.system.terminal import encoding_of, let_go, obeys_escapes

DEFAULT_WIDTH = 80
WIDEST = 88
"""Default maximum width in columns: longer lines are hard to read."""


_written = [0]


def bytes_written() -> int:
    """Return how many bytes this process has written to standard output."""
    return _written[0]


def output_encoding() -> str:
    """Return the encoding of standard output; it always includes ASCII."""
    return encoding_of(sys.stdout)


def terminal_width() -> int:
    """Return the columns of the terminal, at most WIDEST; DEFAULT_WIDTH without a terminal."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return DEFAULT_WIDTH
    return max(40, min(columns, WIDEST)) if columns else DEFAULT_WIDTH


def line_width() -> int | None:
    """Return the width at which lines for a terminal are wrapped; None without a terminal."""
    if not is_terminal():
        return None
    columns = os.get_terminal_size(sys.stdout.fileno()).columns
    return min(columns or DEFAULT_WIDTH, WIDEST)


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return bool(sys.stdout and sys.stdout.isatty())


def wants_color() -> bool:
    """Whether to use colour: only on a terminal that supports it, and without NO_COLOR."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal() and obeys_escapes(sys.stdout)


def write_out(text: str) -> bool:
    """Write to standard output; return False if its reader has gone, which is no error."""
    encoding = output_encoding()
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        from briefing.render.text.cells import spell

        data = spell(text, encoding).encode(encoding)
    return _write_bytes(data)


def write_json(text: str) -> None:
    """Write JSON to standard output; with escapes if the encoding is not UTF-8."""
    if output_encoding() != "utf-8":
        import json
        import re

        text = re.sub("[^\0-\x7f]", lambda match: json.dumps(match.group())[1:-1], text)
    write_out(text)


def _write_bytes(data: bytes) -> bool:
    if sys.stdout is None:
        return False
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        _written[0] += len(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        let_go(sys.stdout)
        # Windows reports EINVAL for a pipe without a reader.
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise UsageError(f"cannot write the output: {error.strerror}") from error
        return False
    return True


def refuse_existing(path: str | None, *, force: bool) -> None:
    """Raise UsageError if a file exists already, before the work of making its content."""
    if (
        path is not None
        and path != "-"
        and not force
        and os.path.lexists(path)
        and not os.path.isdir(path)
    ):
        raise UsageError(f"{visible(path)} is already there", "--force overwrites it")


def write_data(path: str | None, data: bytes, *, force: bool) -> None:
    """Write bytes to a file atomically; None and ``-`` are standard output."""
    if path is None or path == "-":
        _write_bytes(data)
        return
    from briefing.system.files import write_atomic

    try:
        write_atomic(path, data, overwrite=force)
    except FileExistsError as error:
        raise UsageError(f"{visible(path)} is already there", "--force overwrites it") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"cannot write {visible(path)}: {reason}") from error
