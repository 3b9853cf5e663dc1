"""A lock between processes, with the means of each operating system."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from importlib import import_module
from typing import Any

_PATIENCE = 2.0
"""Seconds to wait for a lock at the most."""
_PAUSE = 0.01
"""Seconds between two attempts."""


class LockedError(OSError):
    """Another process has held a lock for as long as one waits for it."""


@contextlib.contextmanager
def locked(path: str, *, is_required: bool = False) -> Iterator[None]:
    """Hold the lock of a file, so that one process at a time reads and writes it.

    The system releases it when the process ends, however it ends. After two seconds of waiting the
    body runs without it, or if it is required, LockedError is raised; on systems without locks the
    body runs without it. The lock file is beside the file and is removed afterwards; one left
    behind by a killed process is used again.
    """
    name = f"{path}.lock"
    try:
        handle = _wait_for(name)
    except OSError:  # no locks here
        handle = None
    else:
        if handle is None and is_required:
            raise LockedError(errno.EBUSY, os.strerror(errno.EBUSY), name)
    try:
        yield
    finally:
        if handle is not None:
            _release(name, handle)


def _wait_for(name: str) -> int | None:
    """Return the handle of the lock file; None after the time-out."""
    end = time.monotonic() + _PATIENCE
    while (handle := _take(name)) is None and time.monotonic() < end:
        time.sleep(_PAUSE)
    return handle


def _take(name: str) -> int | None:
    """Return the handle of the locked file; None if it is in use; OSError if there are no locks."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(name, flags, 0o600)
    except PermissionError as error:
        if hasattr(error, "winerror"):  # it is being removed
            return None
        raise
    try:
        has_lock = _lock(handle)
    except OSError:  # where there are none, nobody else has it
        _release(name, handle)
        raise
    if has_lock and _is_at(name, handle):
        return handle
    os.close(handle)
    return None


def _is_at(name: str, handle: int) -> bool:
    """Whether a handle is still the file of that name: the last holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(name))
    except OSError:
        return False


def _lock(handle: int) -> bool:
    """Lock an open file; return False if another process has locked it."""
    try:
        fcntl: Any = import_module("fcntl")
    except ImportError:
        return _lock_on_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock_on_windows(handle: int) -> bool:
    try:
        msvcrt: Any = import_module("msvcrt")
    except ImportError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except PermissionError:
        return False
    return True


def _release(name: str, handle: int) -> None:
    """Release a lock and remove its file: before closing it, or on Windows afterwards."""
    try:
        os.unlink(name)
    except OSError:
        os.close(handle)
        with contextlib.suppress(OSError):  # somebody has it open and will remove it
            os.unlink(name)
    else:
        os.close(handle)
