"""Finds the words of a quote that leaves words of its source out: one piece behind the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.evidence.negation_words import REVERSING
from briefing.evidence.normalisation import ELLIPSIS, NormalisedText
from briefing.evidence.word_boundaries import find_whole
from briefing.model.lean_typing import NamedTuple

MOST_LEFT_OUT = 300
"""Characters between two pieces: what stands farther apart belongs to two statements."""
_PIECE = re.compile(rf"(?:(?!{re.escape(ELLIPSIS)}).)+", re.DOTALL)
_EDGE = " ."  # of what is left of four dots and more, the end of a sentence


class QuotePiece(NamedTuple):
    """A part of a quote between its ellipses: folded, and as it is written."""

    folded: str
    written: str


def pieces_of(quote: str, folded: NormalisedText) -> tuple[QuotePiece, ...]:
    """Return the parts of a quote between its ellipses; none if it has no ellipsis.

    One at the beginning or at the end leaves nothing out between two words.
    """
    if ELLIPSIS not in folded.text:
        return ()
    pieces = []
    for match in _PIECE.finditer(folded.text):
        words = match[0].strip(_EDGE)
        if words:
            start = match.start() + match[0].index(words)
            written = quote[slice(*folded.span(start, start + len(words)))]
            pieces.append(QuotePiece(words, written))
    has_words = all(any(map(str.isalnum, each.folded)) for each in pieces)
    return tuple(pieces) if has_words else ()


def find_pieces(pieces: Sequence[str], text: str) -> tuple[int, ...]:
    """Return the starts of all pieces in a text, in order and as whole words, closest together.

    Empty if they are not there, or if more than `MOST_LEFT_OUT` characters stand between two, or a
    word without which the rest says another thing: not, failed to, doubts that.
    """
    places = [list(find_whole(piece, text)) for piece in pieces]
    best: tuple[int, ...] = ()
    for start in places[0] if all(places) else ():
        starts = [start]
        for before, piece_places in zip(pieces, places[1:], strict=False):
            end = starts[-1] + len(before)
            following = bisect_left(piece_places, end)
            if following == len(piece_places) or piece_places[following] - end > MOST_LEFT_OUT:
                break
            if REVERSING.search(text, end, piece_places[following]):
                break
            starts.append(piece_places[following])
        is_whole = len(starts) == len(pieces)
        if is_whole and (not best or starts[-1] - start < best[-1] - best[0]):
            best = tuple(starts)
    return best
