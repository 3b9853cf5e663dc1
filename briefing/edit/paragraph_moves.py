"""Finds where the paragraphs of a text are in a later one, word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from briefing.model.lean_typing import NamedTuple

_ALIKE = 0.5
_MOST = 40
"""New paragraphs that one is compared with, to say which comes nearest."""


class Moves(NamedTuple):
    """Where old paragraphs are now, by their old numbers; all numbers count from 1.

    What is neither moved nor a double is gone, or has other words. The words of `doubles` stand in
    several places of the new text, or stood in several of the old one, and which is which cannot be
    told. `new` are the paragraphs whose words the old text does not have.
    """

    places: Mapping[int, int]
    doubles: frozenset[int]
    new: tuple[int, ...]


def find_moves(old: Sequence[str], new: Sequence[str]) -> Moves:
    """Return where the paragraphs of a text are in a new one; white space does not count.

    Words that stand once in each text are the same paragraph. Others are so if they stand once
    between two paragraphs that are known, or in the same place among as many as before.
    """
    before, after = _words(old), _words(new)
    places = _unique(before, after, 0, 0)
    while more := _between(before, after, places):
        places |= more
    known = set(after)
    doubles = (n for n, each in enumerate(before, 1) if each in known and n not in places)
    earlier = set(before)
    fresh = (n for n, each in enumerate(after, 1) if each not in earlier)
    return Moves(dict(sorted(places.items())), frozenset(doubles), tuple(fresh))


def _words(paragraphs: Sequence[str]) -> list[str]:
    return [" ".join(each.split()) for each in paragraphs]


def _unique(before: Sequence[str], after: Sequence[str], skip: int, past: int) -> dict[int, int]:
    """Return the places of what stands once in each; `skip` and `past` stand before these."""
    counts, others = Counter(before), Counter(after)
    where = {each: n for n, each in enumerate(after, past + 1)}
    return {
        n: where[each]
        for n, each in enumerate(before, skip + 1)
        if counts[each] == 1 and others[each] == 1
    }


def _between(
    before: Sequence[str], after: Sequence[str], places: Mapping[int, int]
) -> dict[int, int]:
    """Return the places of what lies between paragraphs that are known."""
    found: dict[int, int] = {}
    taken = set(places.values())
    known = [(0, 0), *sorted(places.items()), (len(before) + 1, len(after) + 1)]
    for (first, start), (last, end) in pairwise(known):
        if last - first < 2 or end - start < 2:
            continue
        if taken.intersection(range(start + 1, end)):
            continue  # something was moved into it, and may have parted what was together
        one, other = before[first : last - 1], after[start : end - 1]
        found |= _unique(one, other, first, start)
        if len(one) == len(other):  # as many as before
            found |= {
                first + n: start + n
                for n, pair in enumerate(zip(one, other, strict=True), 1)
                if pair[0] == pair[1]
            }
    return found


def nearest(old: Sequence[str], new: Sequence[str], moves: Moves, paragraph: int) -> int:
    """Return the new paragraph that comes nearest to an old one that is not in the new text.

    0 if none is like it. Only paragraphs with new words are looked at.
    """
    expected = paragraph
    for before, now in moves.places.items():
        if before < paragraph:
            expected = now + paragraph - before
    near = sorted(moves.new, key=lambda each: abs(each - expected))[:_MOST]
    matcher = SequenceMatcher(None, "", old[paragraph - 1], autojunk=False)
    best, likeness = 0, _ALIKE
    for each in near:
        matcher.set_seq1(new[each - 1])
        if matcher.quick_ratio() > likeness and (ratio := matcher.ratio()) > likeness:
            best, likeness = each, ratio
    return best
