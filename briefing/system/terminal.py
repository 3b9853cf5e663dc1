"""The terminal that the program was opened in."""

from __future__ import annotations


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
