"""The paths of the files that the program keeps for its user: configuration, state and cache."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Mapping
from importlib import import_module


def state_path(root: str, environ: Mapping[str, str]) -> str:
    """Return the state file of a folder; the same for every path to the folder."""
    digest = _sha256(os.fsencode(os.path.realpath(root)))
    return os.path.join(_state_folder(environ), f"{digest[:16]}.json")


def undo_path(root: str, environ: Mapping[str, str]) -> str:
    """Return the file with the edits of a folder that can be taken back."""
    return f"{state_path(root, environ).removesuffix('.json')}.undo"


def cache_path(root: str, environ: Mapping[str, str]) -> str:
    """Return the file that holds what was read of a folder.

    Two folders may share one: it says itself what it was made from.
    """
    folder = _base(environ, ("XDG_CACHE_HOME", "LOCALAPPDATA"), ".cache")
    number = zlib.crc32(os.fsencode(os.path.realpath(root)))
    return os.path.join(folder, "briefing", f"{number:08x}.folder")


def config_path(environ: Mapping[str, str]) -> str:
    """Return the path of the reader's file of key bindings."""
    folder = _base(environ, ("XDG_CONFIG_HOME", "APPDATA"), ".config")
    return os.path.join(folder, "briefing", "keys.toml")


def log_path(environ: Mapping[str, str]) -> str:
    """Return the path of the log of unexpected errors."""
    return os.path.join(_state_folder(environ), "errors.log")


def _sha256(data: bytes) -> str:
    """Return the SHA-256 digest of some bytes, in hexadecimal digits.

    `hashlib` loads OpenSSL, which takes 2 % of the room's start. CPython brings a module without
    it, which other Pythons may lack.
    """
    try:
        module = import_module("_sha2" if sys.version_info >= (3, 12) else "_sha256")
    except ImportError:
        module = import_module("hashlib")
    return str(module.sha256(data).hexdigest())


def _state_folder(environ: Mapping[str, str]) -> str:
    folder = _base(environ, ("XDG_STATE_HOME", "LOCALAPPDATA"), ".local/state")
    return os.path.join(folder, "briefing")


def _base(environ: Mapping[str, str], variables: Iterable[str], default: str) -> str:
    """Return the base directory from the first variable that is set, else one in the home.

    A path that is not absolute is ignored (XDG Base Directory Specification 0.8). The second
    variable is that of Windows, whose paths are absolute nowhere else.
    """
    for variable in variables:
        base = environ.get(variable, "")
        if os.path.isabs(base):
            return base
    return os.path.join(environ.get("HOME") or os.path.expanduser("~"), default)
