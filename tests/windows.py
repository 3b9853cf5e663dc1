"""Windows, as far as it can be simulated: without what it lacks, with what is its own.

`python -m tests.windows WORDS` runs the program so. Textual's driver for Linux stands in for its
driver for Windows, and keeps what it needs.
"""

from __future__ import annotations

import asyncio
import ctypes
import errno
import fcntl
import importlib
import ntpath
import os
import signal
import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

SIGNALS = ("SIGHUP", "SIGQUIT", "SIGUSR1", "SIGALRM")
MODULES = ("termios", "tty", "fcntl", "pwd", "grp", "resource")
OF_OS = (
    *("link", "mkfifo", "getuid", "geteuid", "getgid", "setsid", "killpg", "fchmod", "chown"),
    *("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_DIRECTORY"),
)
BINARY = 1 << 30
"""What a file has to be opened with, else it is one of text."""
BREAK = signal.SIGUSR2
"""The signal that stands in for Ctrl+Break."""


def simulate(patch: pytest.MonkeyPatch) -> None:
    """Make this process one on Windows, but for its paths."""
    for module in ("textual.app", "textual.drivers.linux_driver", "subprocess"):
        importlib.import_module(module)  # which would find out where it is
    for name in SIGNALS:
        patch.delattr(signal, name)
    patch.setattr(signal, "SIGBREAK", BREAK, raising=False)
    for name in OF_OS:
        patch.delattr(os, name)
    for name in MODULES:
        patch.setitem(sys.modules, name, None)
    refuse_signals(patch)
    translate_lines(patch)
    give_console(patch)


def refuse_signals(patch: pytest.MonkeyPatch) -> None:
    """Take the event loop's signals away; that of the driver, a change of size, stays."""
    base = asyncio.SelectorEventLoop
    add = base.add_signal_handler

    def add_signal_handler(
        loop: asyncio.SelectorEventLoop, number: int, *rest: Callable[..., object]
    ) -> None:
        if number != signal.SIGWINCH:
            raise NotImplementedError
        add(loop, number, *rest)

    patch.setattr(base, "add_signal_handler", add_signal_handler)


def translate_lines(patch: pytest.MonkeyPatch) -> None:
    """Make files those of text, unless they are opened as binary: CRLF, and an end at Ctrl+Z."""
    texts: set[int] = set()
    opening, closing, reading, writing = os.open, os.close, os.read, os.write

    def open_(path: str, flags: int, *rest: int) -> int:
        handle = opening(path, flags & ~BINARY, *rest)
        if not flags & BINARY:
            texts.add(handle)
        return handle

    def close(handle: int) -> None:
        texts.discard(handle)
        closing(handle)

    def read(handle: int, size: int) -> bytes:
        data = reading(handle, size)
        return data.partition(b"\x1a")[0].replace(b"\r\n", b"\n") if handle in texts else data

    def write(handle: int, data: bytes) -> int:
        if handle in texts:
            writing(handle, bytes(data).replace(b"\n", b"\r\n"))
            return len(data)
        return writing(handle, data)

    patch.setattr(os, "O_BINARY", BINARY, raising=False)
    for name, made in (("open", open_), ("close", close), ("read", read), ("write", write)):
        patch.setattr(os, name, made)


def give_console(patch: pytest.MonkeyPatch, *, is_new: bool = True) -> list[int]:
    """Give a console, and return the list of the modes that it is set to.

    One from before Windows 10 refuses the mode in which it obeys escape sequences.
    """
    modes: list[int] = []

    def get_mode(handle: ctypes.c_void_p, mode: object) -> bool:
        del mode
        return os.isatty(handle.value or 0)

    def set_mode(handle: ctypes.c_void_p, mode: int) -> bool:
        del handle
        modes.append(mode)
        return is_new

    def lock(handle: int, mode: int, size: int) -> None:
        del size
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB if mode else fcntl.LOCK_UN)
        except BlockingIOError:
            raise OSError(errno.EACCES, "Permission denied") from None

    kernel = SimpleNamespace(GetConsoleMode=get_mode, SetConsoleMode=set_mode)
    msvcrt = SimpleNamespace(get_osfhandle=lambda handle: handle, locking=lock, LK_NBLCK=2)
    patch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    patch.setitem(sys.modules, "msvcrt", msvcrt)
    return modes


def use_backslashes(patch: pytest.MonkeyPatch) -> None:
    """Make paths those of Windows, for what computes with them and opens nothing."""
    patch.setattr(os, "sep", "\\")
    patch.setattr(os, "altsep", "/")
    patch.setattr(os, "path", ntpath)


if __name__ == "__main__":
    simulate(pytest.MonkeyPatch())
    from briefing.cli import main

    raise SystemExit(main())
