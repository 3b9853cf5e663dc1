"""Replaces a word that is a slip of the pen."""

from __future__ import annotations

import re

from briefing.edit.new_id import BRACES
from briefing.edit.reference_walk import Role, words_of
from briefing.edit.shape_walk import shape_of_file
from briefing.edit.splices import Splice, apply_splices
from briefing.load.extents import Leaf, parse_extents
from briefing.model.diagnostics import Diagnostic

_BOM = "\ufeff"


def mend_word(path: str, data: bytes, problem: Diagnostic) -> bytes | None:
    """Return a file in which the word of a finding is the right one; None if it is not found."""
    mend = problem.mend
    assert mend
    try:
        text = data.decode()
        mark = _BOM if text.startswith(_BOM) else ""
        text = text.removeprefix(_BOM)
        extent = parse_extents(text)
    except ValueError:
        return None
    place = _index(text, problem)
    word = re.compile(rf"(?<![\w#-]){re.escape(mend.wrong)}(?![\w-])")
    for leaf, role, _ in words_of(extent, shape_of_file(path)):
        if leaf.start != place:
            continue
        parts = _braces(text, leaf) if role is Role.PROSE else [(leaf.start, leaf.end)]
        splices = [
            Splice(*match.span(), mend.right)
            for start, end in parts
            for match in word.finditer(text, start, end)
        ]
        if splices and (role is Role.PROSE or len(splices) == 1):
            return (mark + apply_splices(text, splices)).encode()
    return None


def _braces(text: str, leaf: Leaf) -> list[tuple[int, int]]:
    return [match.span() for match in BRACES.finditer(text, leaf.start, leaf.end)]


def _index(text: str, problem: Diagnostic) -> int:
    """Return the place of a finding in a text."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: problem.span.line - 1]) + problem.span.column - 1
