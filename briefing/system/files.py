"""Files of the reader: read with care, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time

from briefing.model.bounded_read import read_bounded

_PAUSES = (0.02, 0.05, 0.1, 0.2)
"""Seconds before each further attempt to replace a file on Windows."""

_HELD = "it is protected, or open in another program: close it there and try again"


class HeldOpenError(PermissionError):
    """Another program holds a file open, so that it cannot be replaced."""


def read_small(path: str, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes, and never wait for what is none.

    Raises FileNotFoundError where there is none, and OSError, with the reason, for all else.
    """
    if os.path.islink(path):
        raise OSError(errno.ELOOP, "it is a symbolic link", path)
    return read_bounded(path, limit, follows_links=False)


def write_atomic(path: str, data: bytes, *, overwrite: bool = False, mode: int = 0o666) -> None:
    """Write `data` to `path` so that nobody ever sees half of it.

    `mode` is who may read and write a new file, less what the umask takes away; one that is
    overwritten keeps its own, and a link goes on leading to what it leads to.
    Raises FileExistsError where the file is there and `overwrite` is not given, IsADirectoryError
    where it is a folder, HeldOpenError where another program keeps it from being replaced, and
    OSError for whatever else the system refuses; then nothing is changed.
    """
    if os.path.isdir(path):
        raise IsADirectoryError(21, os.strerror(21), path)
    if os.path.lexists(path) and not overwrite:
        raise FileExistsError(17, os.strerror(17), path)
    if overwrite:
        path = os.path.realpath(path)
    folder, name = os.path.split(path)
    scratch = os.path.join(folder, f".{name}.{os.urandom(4).hex()}.tmp")
    # Without O_BINARY, Windows would write CRLF for LF.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(scratch, flags, mode)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            _keep_mode(handle, path)
            os.fsync(handle)
        finally:
            os.close(handle)
        if overwrite:
            _replace(scratch, path)
        else:
            _move_to_new(scratch, path)
    finally:
        with contextlib.suppress(OSError):  # moved, or held by a program that looks for viruses
            os.unlink(scratch)


def _keep_mode(handle: int, path: str) -> None:
    """Give a file that is to replace another its mode, as far as the system lets us."""
    with contextlib.suppress(OSError, AttributeError):  # a new one; Windows knows no such modes
        os.fchmod(handle, stat.S_IMODE(os.stat(path).st_mode))


def _replace(scratch: str, path: str) -> None:
    """Give a file the name of another, which is gone then.

    Windows refuses while any program has the other one open, if only for a moment to index it.
    """
    for pause in (*_PAUSES, 0):
        try:
            os.replace(scratch, path)
        except PermissionError as error:
            if not pause or not hasattr(error, "winerror"):
                raise HeldOpenError(error.errno, _HELD, path) from error
            time.sleep(pause)
        else:
            return


def _move_to_new(scratch: str, path: str) -> None:
    """Give a file its name, unless another has taken it in the meantime."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # a file system, or a system, without hard links
        if os.path.lexists(path):
            raise FileExistsError(17, os.strerror(17), path) from None
        os.rename(scratch, path)  # on Windows, not over another
