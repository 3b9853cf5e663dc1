"""Queries about the terminal: encoding, escape sequences, hang-up, job control."""

from __future__ import annotations

import codecs
import os
import sys
from importlib import import_module

from briefing.model.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO, Any

_ASCII = bytes(range(32, 127))
_ENABLE_VIRTUAL_TERMINAL_PROCESSING = 4


def encoding_of(stream: IO[str] | None) -> str:
    """Return the encoding in which a stream is sure to be read: UTF-8, a terminal's own, or ASCII.

    What is written to a pipe or a file may be read in another than Python assumes: on Windows that
    is the code page of its windows, while `more` and PowerShell take the one of consoles. Both
    have ASCII, as has every encoding that is returned.
    """
    try:
        name = codecs.lookup(getattr(stream, "encoding", None) or "ascii").name
    except LookupError:
        return "ascii"
    if name == "utf-8":
        return name
    if stream is None or not stream.isatty() or not _extends_ascii(name):
        return "ascii"
    return name


def _extends_ascii(encoding: str) -> bool:
    try:
        return _ASCII.decode().encode(encoding) == _ASCII
    except (LookupError, UnicodeError):  # it is none of texts, or of mainframes
        return False


def obeys_escapes(stream: IO[str]) -> bool:
    """Whether a terminal interprets escape sequences; enables them on a Windows console.

    One older than Windows 10, or in legacy mode, prints them instead.
    """
    try:
        msvcrt: Any = import_module("msvcrt")
    except ImportError:  # not on Windows
        return True
    ctypes: Any = import_module("ctypes")
    console, mode = ctypes.windll.kernel32, ctypes.c_ulong()
    handle = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
    if not console.GetConsoleMode(handle, ctypes.byref(mode)):
        return False  # no console, such as NUL
    wanted = mode.value | _ENABLE_VIRTUAL_TERMINAL_PROCESSING
    return bool(console.SetConsoleMode(handle, wanted))


def has_hung_up() -> bool:
    """Whether the terminal on standard input has gone.

    A closed window or a lost connection does not always send a signal; a program that goes on
    reading would loop for ever.
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


def has_shell() -> bool:
    """Whether a shell with job control started the program and can continue it.

    If the program's process group leads the session, as in a window of its own or a container,
    nobody would continue a stopped program.
    """
    try:
        return os.getpgrp() != os.getsid(0)
    except (AttributeError, OSError):  # not on this system
        return False


def let_go(*streams: IO[str] | None) -> None:
    """Discard what a stream still has buffered, because its reader has gone.

    Otherwise the interpreter reports an error when it flushes at exit, with an exit code of its
    own.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams or (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
