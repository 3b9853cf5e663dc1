"""Paths of files: what lies inside a folder, and how a path is typed and written."""

from __future__ import annotations

import os


def is_inside(root: str, path: str) -> bool:
    """Whether a path leads to a folder or into it, once links are followed."""
    home = os.path.realpath(root)
    try:
        return os.path.commonpath([home, os.path.realpath(path)]) == home
    except ValueError:  # it is on another drive
        return False


def to_native(path: str) -> str:
    """Write a path with this system's own separator alone: for people and their programs."""
    return path.replace(os.altsep, os.sep) if os.altsep else path


def to_posix(path: str) -> str:
    """Write a path with slashes: for what is read on another system as well."""
    return path.replace(os.sep, "/") if os.altsep else path


def typed(path: str) -> str:
    """Return the path that a word of a command line names.

    The shells of Windows leave a ``~`` at the beginning to the program; so does a Unix shell
    behind an option's ``=``. A folder that is called ``~`` stays what it is. Of a quoted path
    with a backslash at its end, Windows hands over the quotation mark.
    """
    if os.altsep and path.endswith('"'):
        path = path[:-1] + os.sep
    if path.startswith("~") and not os.path.lexists(to_posix(path).partition("/")[0]):
        return os.path.expanduser(path)
    return path
