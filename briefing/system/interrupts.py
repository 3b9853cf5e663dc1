"""Holds an interrupt (Ctrl-C) back while files are written."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def held_interrupt(said: str) -> Iterator[None]:
    """Raise KeyboardInterrupt with the words `said` at the end, if one comes inside.

    So it is known what has been done. Only where an interrupt raises KeyboardInterrupt at once, as
    Python does it in the main thread; a program with a handler of its own is left alone. If what
    is inside fails, an interrupt has no words.
    """
    came = False

    def note(*_: object) -> None:
        nonlocal came
        came = True

    try:
        old = signal.getsignal(signal.SIGINT)
        is_held = old is signal.default_int_handler
        if is_held:
            signal.signal(signal.SIGINT, note)
    except ValueError:  # not the main thread
        is_held = False
    is_done = False
    try:
        yield
        is_done = True
    finally:
        if is_held:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        if came:
            raise KeyboardInterrupt(*([said] if is_done else []))
