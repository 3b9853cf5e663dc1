"""What a name on the command line stands for: an id, the beginning of one, a source's number.

Where a command may also make something new by that name, only whole ids stand for what is there.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from briefing.cli.messages import UsageError
from briefing.model.records import Briefing
from briefing.model.suggestions import did_you_mean


class UnknownNameError(Exception):
    """No id is meant by a name: empty without any, or with several that begin so."""

    def __init__(self, message: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def one_meant(name: str, known: Sequence[str], numbered: int = 0) -> str:
    """Return the id that a name stands for; the first `numbered` ones also have numbers.

    Raises UnknownNameError if there is none, or several begin so.
    """
    if name in known:
        return name
    if name.isascii() and name.isdecimal() and name[0] != "0" and int(name) <= numbered:
        return known[int(name) - 1]
    return _only([each for each in known if name and each.startswith(name)], name)


def _only(found: Sequence[str], name: str) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        hint = "write one of " + ", ".join(found[:3])
        raise UnknownNameError(f"{len(found):,} ids begin with `{name}`", hint)
    raise UnknownNameError


def id_named(name: str, known: Sequence[str], kind: str) -> str:
    """Return the id that a name stands for: as it is, or by its beginning.

    Raises UsageError if there is none, or several begin so.
    """
    try:
        return one_meant(name, known)
    except UnknownNameError as error:
        if str(error):
            raise UsageError(str(error), error.hint) from error
        raise _unknown(name, known, kind) from error


def require(name: str, known: Sequence[str], kind: str) -> None:
    """Raise UsageError if nothing has this very id, with the nearest one."""
    if name not in known:
        raise _unknown(name, known, kind)


def _unknown(name: str, known: Sequence[str], kind: str) -> UsageError:
    hint = nearest(name, list(known), kind)
    if kind in ("voice", "topic"):
        hint = f"{hint}; `briefing {kind}` adds one"
    return UsageError(f"there is no {kind} `{name}`", hint)


def source_named(name: str, briefing: Briefing) -> str:
    """Return the id of a source: as it is, or by its number, its beginning or its file.

    Raises UsageError if there is none, or several begin so.
    """
    known = list(briefing.sources)
    if name.endswith((".yaml", ".txt")):  # as the shell completes its file
        name = os.path.splitext(os.path.basename(name))[0]
    try:
        return one_meant(name, known, len(known))
    except UnknownNameError as error:
        hint = error.hint or nearest(name, known, "source")
        raise UsageError(str(error) or f"there is no source `{name}`", hint) from error


def point_meant(name: str, known: Sequence[str]) -> str:
    """Return the full name of a point, EVENT#POINT, each half as it is or by its beginning.

    Raises UsageError if there is none, or several begin so.
    """
    if name in known:
        return name
    event, sign, own = name.partition("#")
    found = [each for each in known if sign and each.startswith(event)]
    found = [each for each in found if each.startswith(f"{event}#")] or found
    found = [each for each in found if own and each.partition("#")[2].startswith(own)]
    found = [each for each in found if each.endswith(f"#{own}")] or found
    try:
        return _only(found if event else (), name)
    except UnknownNameError as error:
        hint = error.hint or nearest(name, list(known), "point")
        raise UsageError(str(error) or f"there is no point `{name}`", hint) from error


def nearest(name: str, known: list[str], kind: str) -> str:
    """Return a hint with the nearest known name, or how to list all of them."""
    otherwise = f"`briefing list {kind}s` lists them all"
    return did_you_mean(name, known, most=3, cutoff=0.5, otherwise=otherwise)
