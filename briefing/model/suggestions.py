"""Suggests the nearest known names for a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 80  # characters of a name that are compared: each costs time


def suggest(name: str, known: Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return the nearest names, best first; `cutoff` is the least similarity, from 0 to 1."""
    import difflib  # only a mistake pays for this

    every = list(known)
    folded = name.casefold()
    if same := [each for each in every if each.casefold() == folded]:
        return same[:most]
    return difflib.get_close_matches(name[:_LONGEST], every, n=most, cutoff=cutoff)


def only_slip(name: str, known: Iterable[str]) -> str:
    """Return the only known name that differs by one slip of the pen; empty if none or several do.

    A slip is a letter too many, missing or wrong, two that are swapped, or another case. Digits
    tell names apart, and so do the letters of names shorter than four.
    """
    if len(name) < 4:
        return ""
    found = [each for each in known if _is_slip(name, each)]
    return found[0] if len(found) == 1 else ""


def _is_slip(name: str, other: str) -> bool:
    if len(other) < 4 or abs(len(name) - len(other)) > 1:
        return False
    if name.lower() == other.lower():
        return name != other
    if _digits(name) != _digits(other):
        return False
    start = 0
    while start < min(len(name), len(other)) and name[start] == other[start]:
        start += 1
    rest, its = name[start:], other[start:]
    if rest[1:] == its[1:] or rest[1:] == its or rest == its[1:]:
        return True
    return rest[:2] == its[:2][::-1] and rest[2:] == its[2:]


def _digits(name: str) -> str:
    return "".join(char for char in name if char.isdecimal())


def did_you_mean(
    name: str,
    known: Iterable[str],
    *,
    most: int = 1,
    cutoff: float = 0.6,
    mark: str = "",
    otherwise: str = "",
) -> str:
    """Return a hint with the nearest names, each followed by `mark`; if none, `otherwise`."""
    found = [f"`{each}{mark}`" for each in suggest(name, known, most=most, cutoff=cutoff)]
    return f"did you mean {' or '.join(found)}?" if found else otherwise
