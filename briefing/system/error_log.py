"""The log of unexpected errors, for bug reports."""

from __future__ import annotations

import os
import platform
import tempfile
import time
import traceback
from collections.abc import Mapping

from briefing import __version__
from briefing.system.user_paths import log_path

_LARGEST = 2**20
"""Size in bytes above which the log is truncated."""


def log_error(error: BaseException, environ: Mapping[str, str]) -> str:
    """Append the traceback of an error to the log; return the log's path, empty on failure.

    The log is beside the state files, else in the temporary folder. Local variables are left out:
    they hold the texts of a briefing.
    """
    head = (
        f"{time.strftime('%Y-%m-%d %H:%M:%S %z')}  briefing {__version__}, "
        f"Python {platform.python_version()}, {platform.platform(terse=True)}\n"
    )
    text = head + "".join(traceback.format_exception(error)) + "\n"
    for path in (log_path(environ), os.path.join(tempfile.gettempdir(), "briefing-errors.log")):
        try:
            _append(path, text)
        except OSError:
            continue
        return path
    return ""


def _append(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    # Follow no symbolic link, block on no pipe, and write the same line ends everywhere.
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags, 0o600)
    try:
        if os.fstat(handle).st_size > _LARGEST:
            os.ftruncate(handle, 0)
        os.write(handle, text.encode("utf-8", "backslashreplace"))
    finally:
        os.close(handle)
