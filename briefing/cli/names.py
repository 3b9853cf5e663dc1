"""What a name on the command line stands for: an id, the beginning of one, a source's number.

Where a command may also make something new by that name, only whole ids stand for what is there.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from briefing.cli.messages import UsageError
from briefing.model.records import Briefing
from briefing.model.suggestions import did_you_mean


def ids_meant(name: str, known: Sequence[str], numbered: int = 0) -> list[str]:
    """Return the ids that a name may stand for; the first `numbered` ones also have numbers.

    Its own id, or that of its number, is the only one; else they are all that begin so.
    """
    if name in known:
        return [name]
    if name.isdecimal() and name in map(str, range(1, numbered + 1)):
        return [known[int(name) - 1]]
    return [each for each in known if name and each.startswith(name)]


def only(found: Sequence[str], name: str, where: str = "") -> str:
    """Return the one id that a name stands for, empty if there is none.

    Raises UsageError if there are several; its message begins with `where`.
    """
    if len(found) > 1:
        hint = "write one of " + ", ".join(found[:3])
        raise UsageError(f"{where}{len(found):,} ids begin with `{name}`", hint)
    return found[0] if found else ""


def id_named(name: str, known: Sequence[str], kind: str) -> str:
    """Return the id that a name stands for: as it is, or by its beginning.

    Raises UsageError if there is none, or several begin so.
    """
    if found := only(ids_meant(name, known), name):
        return found
    raise _unknown(name, known, kind)


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
    name = stem_of(name, ".yaml", ".txt")
    if found := only(ids_meant(name, known, len(known)), name):
        return found
    raise _unknown(name, known, "source")


def stem_of(name: str, *endings: str) -> str:
    """Return a name without its folder and ending if it is a file's, as the shell completes it."""
    return os.path.splitext(os.path.basename(name))[0] if name.endswith(endings) else name


def point_meant(name: str, known: Sequence[str]) -> str:
    """Return the full name of a point, EVENT#POINT, each half as it is or by its beginning.

    Raises UsageError if there is none, or several begin so.
    """
    if name in known:
        return name
    event, _, own = name.partition("#")
    events = set(ids_meant(event, [each.partition("#")[0] for each in known]))
    found = [each for each in known if each.partition("#")[0] in events]
    points = set(ids_meant(own, [each.partition("#")[2] for each in found]))
    if one := only([each for each in found if each.partition("#")[2] in points], name):
        return one
    raise _unknown(name, known, "point")


def nearest(name: str, known: list[str], kind: str) -> str:
    """Return a hint with the nearest known name, or how to list all of them."""
    otherwise = f"`briefing list {kind}s` lists them all"
    return did_you_mean(name, known, most=3, cutoff=0.5, otherwise=otherwise)
