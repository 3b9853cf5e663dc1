"""Holds the numbers of a text against the paragraphs that it cites."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.check.source_reading import AtHand
from briefing.evidence.number_matching import (
    HeldNumber,
    NumberPool,
    has_code,
    numbers_to_hold,
    operands_of,
    stands_alone,
)
from briefing.evidence.word_boundaries import find_whole
from briefing.model.lean_typing import NamedTuple

_LONGEST = 100
"""Characters of a number that is searched as it is written."""


class NumberResult(NamedTuple):
    """A number of a point, and whether the paragraphs cited have it."""

    held: HeldNumber
    is_there: bool


def hold_numbers(
    text: str,
    at_hand: AtHand,
    lines: Sequence[str],
    computed: str,
    titles: str,
) -> list[NumberResult]:
    """Return the numbers of a text with whether the paragraphs cited have them.

    `lines` are lines of arithmetic whose numbers count as given. `computed` is the one of the point
    itself: what it is worked out from has to stand in the paragraphs cited, too, at any scale.
    `titles` are the briefing's own, in which a code such as “Article 5” may stand as well.
    """
    results = []
    pool: NumberPool | None = None
    if computed:
        given = _pool(at_hand, [each for each in lines if each != computed])
        results += [
            NumberResult(operand, is_there=False)
            for operand in operands_of(computed)
            if not given.has_at_any_scale(operand.number)
        ]
    for held in numbers_to_hold(text):
        is_there = _is_literal(held, at_hand)
        if not is_there and held.number.readings:
            pool = pool or _pool(at_hand, lines)
            is_there = pool.has(held)
        if not is_there and not held.number.readings:
            texts = {cite.source: source.whole for cite, source in at_hand}.values()
            is_there = has_code(held.number.text, (*texts, titles))
        elif not is_there and held.name:  # Article 5, if a title has it
            is_there = has_code(held.name, (titles,))
        results.append(NumberResult(held, is_there))
    return results


def _is_literal(held: HeldNumber, at_hand: AtHand) -> bool:
    """Whether a number stands there as it is written, with its unit: the usual case."""
    written = held.number.text
    if held.number.is_word:
        return False
    if len(written) > _LONGEST:  # no amount: it has no other form
        return any(
            written in source.paragraphs[index]
            for cite, source in at_hand
            for index in source.indices(cite)
        )
    for cite, source in at_hand:
        for index in source.indices(cite):
            paragraph = source.paragraphs[index]
            for place in find_whole(written, paragraph):
                if stands_alone(paragraph, place, place + len(written)):
                    return True
    return False


def _pool(at_hand: AtHand, lines: Sequence[str]) -> NumberPool:
    pool = NumberPool()
    for cite, source in at_hand:
        for index in source.indices(cite):
            pool.add_paragraph(source.numbers(index))
    for line in lines:
        pool.add_line(line)
    return pool
