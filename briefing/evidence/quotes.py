"""Checks whether quoted words are in the paragraphs of the source that are cited for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice

from briefing.evidence.closest_passage import closest_passage
from briefing.evidence.normalisation import (
    Difference,
    NormalisedText,
    differences,
    fold,
    skeleton,
    with_letters_swapped,
)
from briefing.evidence.omissions import MOST_LEFT_OUT, QuotePiece, find_pieces, pieces_of
from briefing.evidence.paragraph_borders import JoinedText, ParagraphBorders
from briefing.evidence.quote_results import Found, QuotePlace, QuoteState
from briefing.evidence.word_boundaries import find_whole, parts_sequence
from briefing.model.records import Paragraphs, Passage

__all__ = ["Found", "QuoteFinder", "QuoteState", "find_quote"]

_ENOUGH = 8  # places of a quote: more say nothing new
_MARGIN = 10  # times as long as a quote may be what it is folded from, and more


class QuoteFinder:
    """Searches quotes in the paragraphs of one source's text; caches normalised paragraphs.

    `paragraphs` is empty if the text is not available; `is_as_recorded` says whether the text is
    the one that was curated.
    """

    def __init__(self, paragraphs: Sequence[str], *, is_as_recorded: bool = True) -> None:
        self._paragraphs = paragraphs
        self._is_as_recorded = is_as_recorded
        self._folded: dict[tuple[int, bool], NormalisedText] = {}

    def find(self, quote: str, at: Paragraphs | Passage, *, suggest: bool = True) -> Found:
        """Search a quote as whole words, first in the paragraphs cited.

        - verified: it is there verbatim in one paragraph, however often;
        - normalised: it is there but for declared differences, the fewest that there are; or it
          runs over the border of paragraphs, all of them cited; or its ellipsis stands for words
          that are left out between two pieces of one paragraph, or of two that follow each other;
        - elsewhere: it is, either way, in one other paragraph, which is given, or over a border;
        - ambiguous: two equally similar places differ in wording, so that the source's
          very words are not known; or it is in several other paragraphs;
        - missing: none of these.

        In a text that is not as recorded the state is SOURCE_CHANGED, with the other fields as
        found. A suggestion takes many times as long as the search.
        """
        if not self._paragraphs:
            return Found(QuoteState.NO_TEXT)
        found = self._search(quote.strip(), at, suggest=suggest)
        return found if self._is_as_recorded else found._replace(state=QuoteState.SOURCE_CHANGED)

    def find_all(self, quote: str) -> list[Found]:
        """Return the paragraphs that contain a quote, in order.

        They have it verbatim, else normalised, else but for the case of its letters.
        """
        quote, every = quote.strip(), range(len(self._paragraphs))
        if not _has_words(quote):
            return []
        for state, search in (
            (QuoteState.VERIFIED, self._literal),
            (QuoteState.NORMALISED, self._normalised),
            (QuoteState.NORMALISED, self._in_any_case),
        ):
            first: dict[int, QuotePlace] = {}
            for place in search(quote, every):
                first.setdefault(place.paragraph, place)
            if first:
                return [first[paragraph].found(state) for paragraph in sorted(first)]
        return []

    def _search(self, quote: str, at: Paragraphs | Passage, *, suggest: bool) -> Found:
        if not _has_words(quote):
            return Found(QuoteState.MISSING)
        count = len(self._paragraphs)
        cited = _indices(at, count)
        for place in self._literal(quote, cited):
            return place.found(QuoteState.VERIFIED)
        if places := list(islice(self._normalised(quote, cited), _ENOUGH)):
            return self._fewest_differences(places)
        swapped = with_letters_swapped(quote)
        if swapped != quote:
            for place in self._normalised(swapped, cited):
                return place.found(QuoteState.NORMALISED)
        runs = _runs(at, count)
        if places := list(islice(self._over_borders(quote, runs), _ENOUGH)):
            return self._fewest_differences(places)
        for place in self._with_omissions(quote, runs):
            return place.found(QuoteState.NORMALISED)
        here = cited if isinstance(cited, range) else set(cited)
        others = [index for index in range(count) if index not in here]
        if found := self._elsewhere(quote, others):
            return found
        return self._missing(quote, cited) if suggest else Found(QuoteState.MISSING)

    def _fewest_differences(self, places: Sequence[QuotePlace]) -> Found:
        fewest = min(len(place.differences) for place in places)
        best = [place for place in places if len(place.differences) == fewest]
        if len({place.words for place in best}) == 1:
            # No difference means verbatim, next to a character that is ignored.
            state = QuoteState.NORMALISED if best[0].differences else QuoteState.VERIFIED
            return best[0].found(state)
        return best[0].found(QuoteState.AMBIGUOUS, _others(best))

    def _elsewhere(self, quote: str, others: Sequence[int]) -> Found | None:
        for search in (self._literal, self._normalised):
            by_paragraph: dict[int, QuotePlace] = {}
            for place in search(quote, others):
                by_paragraph.setdefault(place.paragraph, place)
                if len(by_paragraph) == _ENOUGH:
                    break
            if places := list(by_paragraph.values()):
                state = QuoteState.ELSEWHERE if len(places) == 1 else QuoteState.AMBIGUOUS
                return places[0].found(state, _others(places))
        whole = [range(len(self._paragraphs))]
        apart = self._with_omissions(quote, [range(index, index + 1) for index in others])
        for place in chain(self._over_borders(quote, whole), apart):
            return place.found(QuoteState.ELSEWHERE)
        return None

    def _missing(self, quote: str, cited: Sequence[int]) -> Found:
        passage = closest_passage(quote, self._paragraphs, cited)
        if passage is None:
            return Found(QuoteState.MISSING)
        suggestion = self._paragraphs[passage.paragraph][passage.start : passage.end]
        return Found(QuoteState.MISSING, passage.paragraph + 1, suggestion=suggestion)

    def _literal(self, quote: str, indices: Sequence[int]) -> Iterator[QuotePlace]:
        for index in indices:
            for start in find_whole(quote, self._paragraphs[index]):
                yield QuotePlace(index, start, start + len(quote), (), quote)

    def _in_any_case(self, quote: str, indices: Sequence[int]) -> Iterator[QuotePlace]:
        words = r"\s+".join(map(re.escape, quote.split()))
        pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
        for index in indices:
            for found in pattern.finditer(self._paragraphs[index]):
                yield QuotePlace(index, *found.span(), (), found[0])

    def _normalised(self, quote: str, indices: Sequence[int]) -> Iterator[QuotePlace]:
        candidates = self._candidates(quote, indices)
        for rejoined in (False, True):
            needles = _either_case(fold(quote, rejoined=rejoined).text.strip())
            found = False
            for index in candidates:
                folded = self._fold(index, rejoined=rejoined)
                for needle in needles:
                    for start in _whole(needle, folded):
                        place = self._place(quote, folded, index, start, start + len(needle))
                        if not parts_sequence(self._paragraphs[index], place.start, place.end):
                            found = True
                            yield place
            if found:
                return

    def _over_borders(self, quote: str, runs: Iterable[range]) -> Iterator[QuotePlace]:
        """Yield the places at which a quote begins in one paragraph of a run and ends in a later.

        Between them white space differs, or hyphenation.
        """
        rest, most = _rest_skeleton(quote), _MARGIN + _MARGIN * len(quote)
        for joined in chain.from_iterable(self._borders.around(rest, run, most) for run in runs):
            for rejoined in (False, True):
                folded, found = fold(joined.text, rejoined=rejoined), False
                for needle in _either_case(fold(quote, rejoined=rejoined).text.strip()):
                    for start in _whole(needle, folded):
                        span = folded.span(start, start + len(needle))
                        first, last = _trimmed(joined.text, *span)
                        kinds = differences(quote, joined.text[first:last])
                        if place := _joined_place(joined, first, last, kinds):
                            found = True
                            yield place
                if found:
                    break

    def _with_omissions(self, quote: str, runs: Sequence[range]) -> Iterator[QuotePlace]:
        """Yield the places that have the pieces between the ellipses of a quote in order."""
        pieces = pieces_of(quote, fold(quote))
        if not pieces:
            return
        rests = [skeleton(each.folded[1:]) for each in pieces]
        for index in chain.from_iterable(runs):
            if all(rest in self._skeletons[index] for rest in rests):
                text, folded = self._paragraphs[index], self._fold(index, rejoined=False)
                for first, last, kinds in _apart(pieces, text, folded):
                    yield QuotePlace(index, first, last, kinds, text[first:last])
        most = MOST_LEFT_OUT + _MARGIN * len(quote)
        for joined in chain.from_iterable(self._borders.between(run, most) for run in runs):
            around = skeleton(joined.text)
            if not all(rest in around for rest in rests):  # many times faster than to fold it
                continue
            for first, last, kinds in _apart(pieces, joined.text, fold(joined.text)):
                if place := _joined_place(joined, first, last, kinds):
                    yield place

    @cached_property
    def _skeletons(self) -> Sequence[bytes]:
        return [skeleton(paragraph) for paragraph in self._paragraphs]

    @property
    def skeleton(self) -> bytes:
        """The skeleton of the whole text: that of its paragraphs, one behind the other."""
        return b"".join(self._skeletons)

    @cached_property
    def _borders(self) -> ParagraphBorders:
        return ParagraphBorders(self._paragraphs, self._skeletons)

    def _candidates(self, quote: str, indices: Sequence[int]) -> Sequence[int]:
        """Return the paragraphs that may contain a quote, ignoring the case of its first letter."""
        if not any(map(str.isalnum, quote)):
            return ()
        rest = _rest_skeleton(quote)
        return [index for index in indices if rest in self._skeletons[index]]

    def _fold(self, index: int, *, rejoined: bool) -> NormalisedText:
        if (index, rejoined) not in self._folded:
            kept = None if not rejoined else self._fold(index, rejoined=False)
            if kept is None or any(piece.kind is Difference.HYPHENATION for piece in kept.pieces):
                kept = fold(self._paragraphs[index], rejoined=rejoined)
            self._folded[index, rejoined] = kept
        return self._folded[index, rejoined]

    def _place(
        self, quote: str, folded: NormalisedText, index: int, start: int, end: int
    ) -> QuotePlace:
        text = self._paragraphs[index]
        first, last = _trimmed(text, *folded.span(start, end))
        words = text[first:last]
        return QuotePlace(index, first, last, differences(quote, words), words)


def _whole(needle: str, folded: NormalisedText) -> Iterator[int]:
    """Yield the positions of whole words in a folded text that cut no character of the text."""
    for start in find_whole(needle, folded.text):
        if not folded.cuts(start) and not folded.cuts(start + len(needle)):
            yield start


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    """Return a range of a text without the white space at its ends."""
    words = text[first:last]
    return first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())


def _joined_place(
    joined: JoinedText, first: int, last: int, kinds: tuple[Difference, ...]
) -> QuotePlace | None:
    """Return the place of a range of joined paragraphs; None if it lies in one of them."""
    (index, start), (other, end) = joined.place(first), joined.place(last - 1)
    if index == other:
        return None
    return QuotePlace(index, start, end + 1, kinds, joined.text[first:last], other)


def _apart(
    pieces: Sequence[QuotePiece], text: str, folded: NormalisedText
) -> Iterator[tuple[int, int, tuple[Difference, ...]]]:
    """Yield the ranges of a text that have the pieces of a quote, each with all differences."""
    for first_piece in _either_case(pieces[0].folded):
        needles = [first_piece, *(each.folded for each in pieces[1:])]
        spans = [
            _trimmed(text, *folded.span(start, start + len(needle)))
            for start, needle in zip(
                find_pieces(needles, [each.most for each in pieces], folded.text),
                needles,
                strict=False,
            )
        ]
        if spans:
            kinds = _kinds_of_gaps(pieces)
            for piece, span in zip(pieces, spans, strict=True):
                kinds.update(differences(piece.written, text[slice(*span)]))
            yield spans[0][0], spans[-1][1], tuple([kind for kind in Difference if kind in kinds])


def _kinds_of_gaps(pieces: Sequence[QuotePiece]) -> set[Difference]:
    """Return by what the pieces of a quote are parted; a single one has words put in at its end."""
    return {
        Difference.ELLIPSES if each.most == MOST_LEFT_OUT else Difference.BRACKETS
        for each in pieces[len(pieces) > 1 :]
    }


def _rest_skeleton(quote: str) -> bytes:
    """Return the skeleton of a quote without its first letter, whose case may differ."""
    first = next((index for index, char in enumerate(quote) if char.isalnum()), len(quote))
    return skeleton(quote[first + 1 :])


def _runs(at: Paragraphs | Passage, count: int) -> list[range]:
    """Return the indices of each run cited in a text of `count` paragraphs."""
    return [range(min(max(run.first, 1), count + 1) - 1, min(run.last, count)) for run in at.runs]


def _indices(at: Paragraphs | Passage, count: int) -> Sequence[int]:
    """Return the indices of the paragraphs cited in a text of `count` paragraphs."""
    runs = _runs(at, count)
    return runs[0] if len(runs) == 1 else list(chain.from_iterable(runs))


def find_quote(
    quote: str, at: Paragraphs | Passage, paragraphs: Sequence[str], *, is_as_recorded: bool = True
) -> Found:
    """Search one quote in a text; for many quotes use `QuoteFinder`."""
    return QuoteFinder(paragraphs, is_as_recorded=is_as_recorded).find(quote, at)


def _has_words(quote: str) -> bool:
    """Whether a quote has a letter or a figure: a sign alone stands in every paragraph."""
    return any(map(str.isalnum, quote))


def _either_case(words: str) -> tuple[str, ...]:
    """Return words as they are, and with the case of their first letter swapped."""
    for index, char in enumerate(words):
        if char.isalnum():
            other = char.swapcase()
            if len(other) == 1 and other != char and other.swapcase() == char:
                return words, words[:index] + other + words[index + 1 :]
            return (words,)
    return (words,)


def _others(places: Sequence[QuotePlace]) -> tuple[int, ...]:
    first = places[0].paragraph
    return tuple(dict.fromkeys(place.paragraph + 1 for place in places if place.paragraph != first))
