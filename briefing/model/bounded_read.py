"""Reads a file with a size limit, without blocking on pipes and devices."""

from __future__ import annotations

import errno
import os
import stat

_PIECE = 65536
"""Bytes that are read at a time of a file that has grown."""


class NotAFileError(OSError):
    """The path is no regular file."""


class TooLargeError(OSError):
    """The file is larger than the limit.

    `size` is its size in bytes; 0 if it grows while it is read.
    """

    def __init__(self, path: str, size: int) -> None:
        super().__init__(errno.EFBIG, "it is too large", path)
        self.size = size


def read_bounded(path: str, limit: int, *, follows_links: bool = True) -> bytes:
    """Read a regular file of at most `limit` bytes; never block on a pipe or a device.

    Raises NotAFileError, TooLargeError, and OSError for any other failure.
    """
    # Non-blocking, so that opening a FIFO does not wait for its other end. Binary, as Windows would
    # read a text otherwise, up to the first Ctrl+Z.
    flags = os.O_RDONLY
    for name in (
        "O_NONBLOCK",
        "O_CLOEXEC",
        "O_BINARY",
        *(() if follows_links else ("O_NOFOLLOW",)),
    ):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise NotAFileError(errno.EINVAL, "it is no regular file", path)
        if state.st_size > limit:
            raise TooLargeError(path, state.st_size)
        data = bytearray()
        expected = state.st_size + 1  # one more than there is, which shows the end
        while chunk := os.read(handle, expected - len(data) if len(data) < expected else _PIECE):
            data += chunk
            if len(data) > limit:
                raise TooLargeError(path, 0)
        return bytes(data)
    finally:
        os.close(handle)
