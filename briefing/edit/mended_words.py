"""Replaces words that are slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.edit.new_ids import BRACES
from briefing.edit.reference_walk import Role, RoleText, words_of
from briefing.edit.shape_walk import shape_of_file
from briefing.edit.splices import Splice, apply_splices, overlap, part_mark
from briefing.load.extents import Leaf, parse_extents
from briefing.model.diagnostics import Diagnostic


def mend_words(
    path: str, data: bytes, problems: Sequence[Diagnostic]
) -> tuple[bytes, list[Diagnostic]]:
    """Return a file with the words of findings put right, and those findings that are mended.

    A word that is not found where its finding says, or that overlaps another one, is passed over.
    """
    try:
        mark, text = part_mark(data.decode())
        extent = parse_extents(text)
    except ValueError:
        return data, []
    shape = shape_of_file(path)
    words = {each.leaf.start: each for each in words_of(extent, shape) if each.leaf.text}
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    made: dict[int, list[Splice]] = {}
    mended = []
    for each in problems:
        place = starts[each.span.line - 1] + each.span.column - 1
        found = _splices(text, words[place], each) if place in words else []
        before = made.get(place, [])
        if found and not overlap([*before, *found]):
            made[place] = before + found
            mended.append(each)
    splices = [splice for each in made.values() for splice in each]
    return (mark + apply_splices(text, splices)).encode(), mended


def _splices(text: str, word: RoleText, problem: Diagnostic) -> list[Splice]:
    """Return the splices that put a word right, also each time that it stands in prose."""
    mend, leaf, is_prose = problem.mend, word.leaf, word.role is Role.PROSE
    assert mend
    wrong = re.compile(rf"(?<![\w#-]){re.escape(mend.wrong)}(?![\w-])")
    found = [
        Splice(*match.span(), mend.right)
        for start, end in (_braces(text, leaf) if is_prose else [(leaf.start, leaf.end)])
        for match in wrong.finditer(text, start, end)
    ]
    return found if is_prose or len(found) == 1 else []


def _braces(text: str, leaf: Leaf) -> list[tuple[int, int]]:
    return [match.span() for match in BRACES.finditer(text, leaf.start, leaf.end)]
