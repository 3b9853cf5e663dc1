"""Finds git's conflict markers in files that were left in the middle of a merge."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.text import visible

# Seven signs, more where a marker stands in what was merged before; then a label or nothing.
_MARKER = re.compile(rb"^(?:<{7,}|\|{7,}|>{7,})(?: [^\r\n]*)?(?=\r?$)", re.MULTILINE)
_BETWEEN = re.compile(rb"^={7,}(?=\r?$)", re.MULTILINE)
_SHOWN = 60


def report_conflict(data: bytes, path: str, problems: list[Diagnostic]) -> bool:
    """Report the first conflict marker of a file, if any; return whether there is one."""
    if found := find_conflict(data):
        line, message = found
        problems.append(Diagnostic(Span(path, line), "conflict-marker", message))
    return bool(found)


def find_conflict(data: bytes, *, kinds: int = 1) -> tuple[int, str] | None:
    """Return the line of the first conflict marker and its description; None if there is none.

    A marker is at the beginning of a line; a line of ``=======`` counts only beside other markers.
    With `kinds` more than one, as many different markers are required, because a text such as
    quoted mail can have such lines of its own.
    """
    data = data.removeprefix(BOM_UTF8)
    markers = list(_MARKER.finditer(data))
    if not markers:
        return None
    between = list(_BETWEEN.finditer(data))
    if len({each[0][:1] for each in (*markers, *between)}) < kinds:
        return None
    first = min((*markers, *between), key=re.Match.start)
    shown = visible(first[0].decode("utf-8", "replace"))
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    count = len(markers) + len(between)
    more = f", the first of {count}" if count > 1 else ""
    return data.count(b"\n", 0, first.start()) + 1, f"git's conflict marker `{shown}`{more}"


LEFT_OVER = "take the line out, and see that what is around it is one side of the merge"


def find_left_over(text: str, error: int) -> int | None:
    """Return the line of ``=======`` at, or directly above, the line of a syntax error, or None.

    Lines count from 0; only blank lines may be between.
    """
    lines = text.split("\n")[: error + 1]
    near = [number for number, line in enumerate(lines) if line.strip()][-2:]
    return next((each for each in near if _BETWEEN.fullmatch(lines[each].encode())), None)
