"""Finds the passage of a text that is most similar to words that the text does not contain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import islice

from briefing.evidence.word_boundaries import CJK, SPACED, UNSPACED, WORD, past_marks
from briefing.model.lean_typing import NamedTuple

_ENOUGH = 0.6  # of the characters shared; below that a passage is chance
_MAX_QUOTE = 200  # characters; comparing takes the square of it
_MAX_PARAGRAPHS = 12
_SHORT = 4_000  # characters: a paragraph of no more is looked through as a whole
_MAX_PLACES = 5_000  # in a longer one, of the word that is rarest there
_MAX_REGIONS = 12  # of those, where most other words are near
_MAX_WINDOWS = 6_000
_TOKEN = re.compile(rf"{UNSPACED}|{WORD}")
_KEY = re.compile(rf"{CJK}{{2}}|{SPACED}+|[^\W_]+")


class ClosestPassage(NamedTuple):
    """A passage: the index of its paragraph, and its `start` and `end` in characters."""

    paragraph: int
    start: int
    end: int


def closest_passage(
    quote: str, paragraphs: Sequence[str], first_choice: Sequence[int]
) -> ClosestPassage | None:
    """Find the run of whole words most similar to a quote; None if nothing is similar enough.

    Paragraphs of first choice are always searched, of the others those that share most words with
    the quote. The number of paragraphs, and the part searched of a long one, is limited.
    """
    length = sum(1 for _ in _TOKEN.finditer(quote))
    if not length or len(quote) > _MAX_QUOTE:
        return None
    from difflib import SequenceMatcher  # only a quote that is missing needs it

    # No junk: in a window of a few words each character counts.
    matcher = SequenceMatcher(None, "", quote.casefold(), autojunk=False)
    best, best_ratio = None, _ENOUGH
    windows = _windows(quote, length, paragraphs, first_choice[:_MAX_PARAGRAPHS])
    for passage in islice(windows, _MAX_WINDOWS):
        matcher.set_seq1(paragraphs[passage.paragraph][passage.start : passage.end].casefold())
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = passage, ratio
    return best


def _windows(
    quote: str, length: int, paragraphs: Sequence[str], first_choice: Sequence[int]
) -> Iterator[ClosestPassage]:
    keys = [key.casefold() for key in dict.fromkeys(_KEY.findall(quote))]
    for index in _candidates(keys, paragraphs, first_choice):
        text = paragraphs[index]
        for start, end in _regions(keys, text, len(quote)):
            tokens = [match.span() for match in _TOKEN.finditer(text, start, end)]
            for size in (length, length + 1, length - 1):
                for first in range(len(tokens) - size + 1) if size else ():
                    yield ClosestPassage(
                        index, tokens[first][0], past_marks(text, tokens[first + size - 1][1])
                    )


def _candidates(
    keys: Sequence[str], paragraphs: Sequence[str], first_choice: Sequence[int]
) -> Sequence[int]:
    shared = [0] * len(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.casefold()
        shared[index] = sum(key in text for key in keys)
    others = (index for index in range(len(paragraphs)) if shared[index])
    most = nlargest(_MAX_PARAGRAPHS, others, key=lambda index: shared[index])
    return list(dict.fromkeys((*first_choice, *most)))


def _regions(keys: Sequence[str], text: str, length: int) -> Iterator[tuple[int, int]]:
    if len(text) <= _SHORT:
        yield 0, len(text)
        return
    folded = text.casefold()
    counts = {key: count for key in keys if (count := folded.count(key))}
    if not counts:
        return
    rarest = min(counts, key=lambda key: counts[key])
    # Folding seldom changes a length: the margin makes up for the places that it moves.
    margin = length + 40
    places = re.finditer(re.escape(rarest), folded)
    regions = [
        (max(0, match.start() - margin), match.end() + margin)
        for match in islice(places, _MAX_PLACES)
    ]

    def shared(region: tuple[int, int]) -> int:
        around = folded[slice(*region)]
        return sum(key in around for key in counts)

    yield from nlargest(_MAX_REGIONS, regions, key=shared)
