"""Finds a quote that leaves words of its source out, or puts others in, by its pieces."""

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
MOST_REPLACED = 60
"""Characters between two pieces in the place of words in brackets: a name for “it”."""
_INSERTED = r"\[[^\[\]]*[^\W_][^\[\]]*\]"
_GAP = re.compile(rf"(?P<ellipsis>{re.escape(ELLIPSIS)})|{_INSERTED}")
_EDGE = " ."  # of what is left of four dots and more, the end of a sentence


class QuotePiece(NamedTuple):
    """A part of a quote between its ellipses and insertions: folded, and as it is written.

    `most` are the characters that may stand between the one before and this one.
    """

    folded: str
    written: str
    most: int


def pieces_of(quote: str, folded: NormalisedText) -> tuple[QuotePiece, ...]:
    """Return the parts of a quote between its ellipses and words in brackets; none if it has none.

    One at the beginning or at the end leaves nothing out between two words. Where words in
    brackets deny, nothing is returned: the quote would say what its source does not.
    """
    gaps = list(_GAP.finditer(folded.text))
    if not gaps or any(REVERSING.search(gap[0]) for gap in gaps):
        return ()
    pieces, most, place = [], 0, 0
    for gap in (*gaps, None):
        end = gap.start() if gap else len(folded.text)
        words = folded.text[place:end].strip(_EDGE)
        if words:
            start = folded.text.index(words, place)
            written = quote[slice(*folded.span(start, start + len(words)))]
            pieces.append(QuotePiece(words, written, most))
            most = 0
        if gap:
            place = gap.end()
            most = max(most, MOST_LEFT_OUT if gap["ellipsis"] else MOST_REPLACED)
    has_words = all(any(map(str.isalnum, each.folded)) for each in pieces)
    return tuple(pieces) if has_words else ()


def find_pieces(pieces: Sequence[str], most: Sequence[int], text: str) -> tuple[int, ...]:
    """Return the starts of all pieces in a text, in order and as whole words, closest together.

    Empty if they are not there, or if more characters stand before one than it may have, or a word
    without which the rest says another thing: not, failed to, doubts that.
    """
    places = [list(find_whole(piece, text)) for piece in pieces]
    best: tuple[int, ...] = ()
    for start in places[0] if all(places) else ():
        starts = [start]
        for before, piece_places, far in zip(pieces, places[1:], most[1:], strict=False):
            end = starts[-1] + len(before)
            following = bisect_left(piece_places, end)
            if following == len(piece_places) or piece_places[following] - end > far:
                break
            if REVERSING.search(text, end, piece_places[following]):
                break
            starts.append(piece_places[following])
        is_whole = len(starts) == len(pieces)
        if is_whole and (not best or starts[-1] - start < best[-1] - best[0]):
            best = tuple(starts)
    return best
