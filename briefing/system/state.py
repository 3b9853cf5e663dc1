"""What comes back at the next start in the same folder, and where the reader's files are kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from typing import NamedTuple

from briefing.model.text import visible
from briefing.system.files import read_small, write_atomic

MAX_STATE = 2**20
"""Bytes in one state file."""

_VERSION = 1


class Remembered(NamedTuple):
    """Where a reader left a folder; what is empty was not kept."""

    event: str = ""
    item: str = ""
    marks: tuple[str, ...] = ()
    theme: str = ""


class _UnusableError(Exception):
    """Why what is there cannot be used; never leaves this module."""


def state_path(root: str, environ: Mapping[str, str]) -> str:
    """Return the file that holds the state of one folder, by whatever path it is reached."""
    digest = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()
    return _xdg_path(environ, "XDG_STATE_HOME", ".local/state", f"{digest[:16]}.json")


def config_path(environ: Mapping[str, str]) -> str:
    """Return the file in which a reader gives commands other keys."""
    return _xdg_path(environ, "XDG_CONFIG_HOME", ".config", "keys.toml")


def log_path(environ: Mapping[str, str]) -> str:
    """Return the file in which unforeseen errors are logged."""
    return _xdg_path(environ, "XDG_STATE_HOME", ".local/state", "errors.log")


def _xdg_path(environ: Mapping[str, str], variable: str, default: str, name: str) -> str:
    """Return a file of ours below a base directory; one that is not absolute does not count.

    XDG Base Directory Specification 0.8.
    """
    base = environ.get(variable, "")
    if not os.path.isabs(base):
        home = environ.get("HOME") or os.path.expanduser("~")
        base = os.path.join(home, default)
    return os.path.join(base, "briefing", name)


def recall(path: str) -> tuple[Remembered, str]:
    """Return what is remembered, and a note for the reader where what is there cannot be used."""
    try:
        return _parse(read_small(path, MAX_STATE)), ""
    except FileNotFoundError:
        return Remembered(), ""
    except (OSError, ValueError, _UnusableError) as error:
        return Remembered(), f"the place of the last visit is lost: {_explain(error, path)}"


def remember(path: str, remembered: Remembered, root: str = "") -> str:
    """Keep a state, whole or not at all; return a note for the reader where it cannot be kept.

    `root` is the folder that the state is of: written down for whoever opens the file.
    """
    import json

    record = {"version": _VERSION, "folder": os.path.realpath(root) if root else ""}
    data = json.dumps(record | remembered._asdict(), indent=1).encode("ascii") + b"\n"
    if len(data) > MAX_STATE:
        return "the place could not be kept: there are too many marks"
    try:
        os.makedirs(os.path.dirname(path) or ".", mode=0o700, exist_ok=True)
        write_atomic(path, data, overwrite=True, mode=0o600)
    except (OSError, ValueError) as error:
        return f"the place could not be kept: {_explain(error, path)}"
    return ""


def _parse(data: bytes) -> Remembered:
    import json  # at most starts there is nothing to read, and every start is a wait

    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _UnusableError("it is damaged") from error
    if not isinstance(record, dict) or type(record.get("version")) is not int:
        raise _UnusableError("it is damaged")
    if record["version"] != _VERSION:
        raise _UnusableError("it comes from another version")
    marks = record.get("marks")
    texts = [record.get(name) for name in ("event", "item", "theme")]
    if not isinstance(marks, list) or not all(map(_is_text, [*texts, *marks])):
        raise _UnusableError("it is damaged")
    event, item, theme = map(str, texts)
    return Remembered(event, item, tuple(map(str, marks)), theme)


def _is_text(value: object) -> bool:
    """Whether a value is a text that may reach a terminal."""
    return isinstance(value, str) and value.isprintable()


def _explain(error: Exception, path: str) -> str:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"{visible(path)}: {reason}"
