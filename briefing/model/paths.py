"""File paths: containment in a folder, and separators for each system."""

from __future__ import annotations

import os


def is_inside(root: str, path: str) -> bool:
    """Whether a path is a folder or lies in it, after symbolic links are resolved."""
    home = os.path.realpath(root)
    try:
        return os.path.commonpath([home, os.path.realpath(path)]) == home
    except ValueError:  # it is on another drive
        return False


def to_native(path: str) -> str:
    """Return a path with this system's separator, for people and local programs."""
    return path.replace(os.altsep, os.sep) if os.altsep else path


def to_posix(path: str) -> str:
    """Return a path with slashes, for output that other systems read."""
    return path.replace(os.sep, "/") if os.altsep else path


def typed(path: str) -> str:
    """Return the path for an argument of the command line.

    The shells of Windows leave a ``~`` at the beginning to the program; so does a Unix shell behind
    an option's ``=``. A folder that is called ``~`` is left as it is. After a quoted path with a
    backslash at its end, Windows passes the quotation mark as well.
    """
    if os.altsep and path.endswith('"'):
        path = path[:-1] + os.sep
    if path.startswith("~") and not os.path.lexists(to_posix(path).partition("/")[0]):
        return os.path.expanduser(path)
    return path
