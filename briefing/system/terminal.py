"""The terminal that the program was opened in."""

from __future__ import annotations

import os
import sys
from typing import IO


def has_hung_up() -> bool:
    """Whether the terminal on standard input has gone away.

    A window that is closed, or a connection that is lost, does not always say so by a signal; a
    program that goes on reading from what is left would turn in circles for ever.
    """
    try:
        import termios
    except ImportError:  # not on this system
        return False
    try:
        termios.tcgetattr(0)
    except termios.error:
        return True
    return False


def let_go(*streams: IO[str] | None) -> None:
    """Send what a stream still holds nowhere: its reader is gone.

    Else the interpreter would complain of it when it flushes at its end, with an exit code of its
    own.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams or (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
