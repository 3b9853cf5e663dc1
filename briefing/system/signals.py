"""Signal handlers, for the signals that each operating system has."""

from __future__ import annotations

import contextlib
import signal
import subprocess
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

ENDINGS = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals that ask a program in a terminal to end; SIGBREAK is Ctrl+Break on Windows."""

HUNG_UP = 128 + 1
"""Exit code where the terminal has gone: SIGHUP has the number 1 wherever there is one."""

NEW_GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""The flag that keeps Ctrl+C from a process on Windows, as a new session does elsewhere."""


def on_signals(names: Iterable[str], handle: Callable[[int], object]) -> None:
    """Make the running event loop call `handle` with the number of each signal received.

    Signals that the system does not have are skipped. Call it in the main thread.
    """
    import asyncio  # the command line takes only the names of the signals

    loop = asyncio.get_running_loop()
    for name in names:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, handle, number)
        except NotImplementedError:  # by the event loop of Windows
            signal.signal(number, _into(loop, handle))


@contextlib.contextmanager
def heeding_no_interrupt() -> Iterator[None]:
    """Ignore Ctrl+C while the editor runs: one with its own window lets it through to us."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # which a new program does not inherit
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def exit_on(names: Iterable[str]) -> None:
    """Raise SystemExit in the main thread, with the code of the signal, for each one received."""

    def leave(number: int, frame: FrameType | None) -> None:
        del frame
        raise SystemExit(128 + number)

    for name in names:
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, leave)


def end_at_once_on(names: Iterable[str]) -> None:
    """Restore the default action of signals, which ends even a stopped process."""
    for name in names:
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, signal.SIG_DFL)


def _into(
    loop: asyncio.AbstractEventLoop, handle: Callable[[int], object]
) -> Callable[[int, FrameType | None], None]:
    """Return a signal handler that passes the signal to the event loop and wakes it."""

    def pass_on(number: int, frame: FrameType | None) -> None:
        del frame
        with contextlib.suppress(RuntimeError):  # the loop has ended, and so does the program
            loop.call_soon_threadsafe(handle, number)

    return pass_on
