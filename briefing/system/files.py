"""Files of the reader: read with care, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat


def read_small(path: str, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes, and never wait for what is none.

    Raises FileNotFoundError where there is none, and OSError, with the reason, for all else.
    """
    if os.path.islink(path):
        raise OSError(errno.ELOOP, "it is a symbolic link", path)
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", path)
        data = bytearray()
        while chunk := os.read(handle, limit + 1 - len(data)):
            data += chunk
    finally:
        os.close(handle)
    if len(data) > limit:
        raise OSError(errno.EFBIG, "it is too large", path)
    return bytes(data)


def write_atomic(path: str, data: bytes, *, overwrite: bool = False, mode: int = 0o666) -> None:
    """Write `data` to `path` so that nobody ever sees half of it.

    `mode` is who may read and write the file, less what the umask takes away.
    Raises FileExistsError where the file is there and `overwrite` is not given, IsADirectoryError
    where it is a folder, and OSError for whatever else the system refuses; then nothing is changed.
    """
    if os.path.isdir(path):
        raise IsADirectoryError(21, os.strerror(21), path)
    if os.path.lexists(path) and not overwrite:
        raise FileExistsError(17, os.strerror(17), path)
    folder, name = os.path.split(path)
    scratch = os.path.join(folder, f".{name}.{os.urandom(4).hex()}.tmp")
    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        if overwrite:
            os.replace(scratch, path)
        else:
            _move_to_new(scratch, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(scratch)


def _move_to_new(scratch: str, path: str) -> None:
    """Give a file its name, unless another has taken it in the meantime."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(17, os.strerror(17), path) from None
        os.replace(scratch, path)
