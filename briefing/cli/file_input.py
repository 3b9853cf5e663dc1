"""Reads a file that the command line names, or standard input, up to a limit."""

from __future__ import annotations

import os
import sys

from briefing.cli.messages import UsageError, say
from briefing.model.bounded_read import NotAFileError, TooLargeError, read_bounded
from briefing.model.paths import typed
from briefing.model.text import visible


class UnreadableInputError(Exception):
    """A file cannot be read; the message is the reason."""


def read_input(path: str, what: str, most: int) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    `what` names its content in messages. Raises UsageError if it cannot be read.
    """
    if path == "-":
        return read_standard_input(what, most, "name its file")
    try:
        return read_file(path, most)
    except UnreadableInputError as error:
        raise UsageError(f"{visible(path)}: {error}") from error


def read_file(path: str, most: int) -> bytes:
    """Return the bytes of a regular file; raises UnreadableInputError with the reason."""
    try:
        return read_bounded(typed(path), most)
    except NotAFileError:
        raise UnreadableInputError("it is no regular file") from None
    except TooLargeError as error:
        size = f"{error.size / 2**20:,.0f} MiB" if error.size else "more"
        message = f"it has {size}, and at most {most // 2**20} MiB are read"
        raise UnreadableInputError(message) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableInputError(f"it cannot be read: {why}") from None


def read_standard_input(what: str, most: int, instead: str) -> bytes:
    """Return what standard input holds; at a terminal it is first said how that ends.

    Raises UsageError if it is closed, or holds too much; `instead` is the remedy if it is closed.
    """
    if sys.stdin is None:
        raise UsageError(f"there is no {what}: standard input is closed", instead)
    if sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D on a line of its own"
        say(f"type or paste the {what}; {end} ends it")
    buffer = getattr(sys.stdin, "buffer", None)  # what stands in for it may have no bytes
    data: bytes = buffer.read(most + 1) if buffer else sys.stdin.read(most + 1).encode()
    if len(data) > most:
        raise UsageError(f"the {what} from standard input is too long")
    return data
