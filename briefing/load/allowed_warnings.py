"""Removes the warnings of loading that a brief accepts in `allow`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.model.diagnostics import WARNINGS, Diagnostic, Severity
from briefing.model.records import Allowance


def settle(
    warnings: Iterable[Diagnostic], entries: Sequence[Allowance], *, is_sound: bool
) -> list[Diagnostic]:
    """Return the warnings that no entry accepts, and a warning for each unused entry.

    If the folder is not `is_sound`, unused entries are not reported: an error may hide a warning.
    """
    unused = {(each.code, each.at): each for each in entries if each.code in WARNINGS}
    places = frozenset(unused)
    left = []
    for warning in warnings:
        place = (warning.code, warning.allow_at)
        if place in places:
            unused.pop(place, None)
        else:
            left.append(warning)
    return [*left, *map(stale, unused.values())] if is_sound else left


def stale(entry: Allowance) -> Diagnostic:
    """Return a warning for an entry that accepts nothing."""
    message = f"no finding of `{entry.code}` at `{entry.at}`"
    return Diagnostic(entry.span, "stale-allowance", message, severity=Severity.WARNING)
