"""The one writer of standard output: data, and nothing else."""

from __future__ import annotations

import os
import sys

from briefing.cli.messages import UsageError
from briefing.model.text import visible
from briefing.system.terminal import let_go

DEFAULT_WIDTH = 80
WIDEST = 88
"""Columns that a brief fills at the most, unless more are asked for: longer lines tire the eye."""


def speaks_utf8() -> bool:
    """Whether standard output takes UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    return encoding.replace("-", "").replace("_", "") == "utf8"


def terminal_width() -> int:
    """The columns of the terminal up to WIDEST; DEFAULT_WIDTH where output goes elsewhere."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return DEFAULT_WIDTH
    return max(40, min(columns, WIDEST)) if columns else DEFAULT_WIDTH


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return bool(sys.stdout and sys.stdout.isatty())


def wants_color() -> bool:
    """Whether colour is welcome: on a terminal that has it, and never against NO_COLOR."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def write_out(text: str) -> None:
    """Write to standard output; a reader that has gone away ends it quietly."""
    _write_bytes(text.encode("utf-8" if speaks_utf8() else "ascii", "backslashreplace"))


def _write_bytes(data: bytes) -> None:
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        let_go(sys.stdout)
    except OSError as error:
        let_go(sys.stdout)
        raise UsageError(f"cannot write the output: {error.strerror}") from error


def write_to(path: str, text: str, *, force: bool) -> None:
    """Write to a file, whole or not at all; ``-`` is standard output."""
    if path == "-":
        write_out(text)
    else:
        write_data(path, text.encode("utf-8"), force=force)


def write_data(path: str | None, data: bytes, *, force: bool) -> None:
    """Write bytes to a file, whole or not at all; None and ``-`` are standard output."""
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
