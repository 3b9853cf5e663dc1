"""Reads small files safely, and writes files atomically."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Sequence

from briefing.model.bounded_read import read_bounded

_PAUSES = (0.02, 0.05, 0.1, 0.2)
"""Seconds before each further attempt to replace a file on Windows."""

_FEW, _AT_ONCE = 8, 16
"""Files that are synced one by one, and how many at once of more."""
_HELD = "it is protected, or open in another program: close it there and try again"


class HeldOpenError(PermissionError):
    """Another program has a file open, so that it cannot be replaced."""


def read_small(path: str, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes; never block on a pipe or a device.

    Raises FileNotFoundError if there is no such file, else OSError with the reason.
    """
    if os.path.islink(path):
        raise OSError(errno.ELOOP, "it is a symbolic link", path)
    return read_bounded(path, limit, follows_links=False)


def write_atomic(
    path: str,
    data: bytes,
    *,
    overwrite: bool = False,
    mode: int = 0o666,
    is_synced: bool = True,
) -> None:
    """Write `data` to `path` atomically.

    `mode` is the mode of a new file, less the umask; a file that is overwritten keeps its own, and
    a symbolic link is followed. If it is not `is_synced`, the caller sees to it by `sync_files`
    that the data survive a loss of power. Raises FileExistsError if the file exists and
    `overwrite` is not given, IsADirectoryError if it is a folder, HeldOpenError if another program
    prevents its replacement, and OSError for any other failure; then nothing is changed.
    """
    if os.path.isdir(path):
        raise IsADirectoryError(21, os.strerror(21), path)
    if os.path.lexists(path) and not overwrite:
        raise FileExistsError(17, os.strerror(17), path)
    if overwrite:
        path = os.path.realpath(path)
    folder, name = os.path.split(path)
    scratch = os.path.join(folder, f".{name}.{os.urandom(4).hex()}.tmp")
    # Without O_BINARY, Windows writes CRLF for LF.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(scratch, flags, mode)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            _keep_mode(handle, path)
            if is_synced:
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


def sync_files(paths: Sequence[str]) -> None:
    """Wait until the data of files are on the disk, as far as there are such files.

    Many are waited for at once: one after the other they take the disk thirty times as long.
    """
    if len(paths) <= _FEW:
        for each in paths:
            _sync(each)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(_sync, paths))


def _sync(path: str) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _keep_mode(handle: int, path: str) -> None:
    """Copy the mode of the file to be replaced, as far as the system allows."""
    with contextlib.suppress(OSError, AttributeError):  # a new one; Windows knows no such modes
        os.fchmod(handle, stat.S_IMODE(os.stat(path).st_mode))


def _replace(scratch: str, path: str) -> None:
    """Rename a file over another.

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
    """Rename a file, unless the name has been taken meanwhile."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # a file system, or a system, without hard links
        if os.path.lexists(path):
            raise FileExistsError(17, os.strerror(17), path) from None
        os.rename(scratch, path)  # on Windows, not over another
