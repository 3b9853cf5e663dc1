"""Checks whether quoted words are in the paragraphs of the source that are cited for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice

from briefing.evidence.closest_passage import closest_passage
from briefing.evidence.normalisation import Difference, NormalisedText, differences, fold, skeleton
from briefing.evidence.word_boundaries import find_whole
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Paragraphs, Passage

_ENOUGH = 8  # places of a quote: more say nothing new


class QuoteState(StrEnum):
    """The result of the search for a quote."""

    VERIFIED = "verified"
    NORMALISED = "normalised"
    ELSEWHERE = "elsewhere"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    SOURCE_CHANGED = "source changed"
    NO_TEXT = "no text"


class Found(NamedTuple):
    """The result of the search for a quote, with its position.

    `paragraph` counts from 1 and is 0 for none; `start` and `end` are characters in it, equal if
    there are no words to show. `differences` are the normalisations that were needed. `also` are
    other paragraphs that contain an ambiguous quote. `suggestion` is the passage of `paragraph`
    most similar to a missing quote; a person has to judge it.
    """

    state: QuoteState
    paragraph: int = 0
    start: int = 0
    end: int = 0
    suggestion: str = ""
    differences: tuple[Difference, ...] = ()
    also: tuple[int, ...] = ()


class _Place(NamedTuple):
    paragraph: int  # its index
    start: int
    end: int
    differences: tuple[Difference, ...]

    def found(self, state: QuoteState, also: tuple[int, ...] = ()) -> Found:
        return Found(
            state, self.paragraph + 1, self.start, self.end, differences=self.differences, also=also
        )


class QuoteFinder:
    """Searches quotes in the paragraphs of one source's text; caches normalised paragraphs.

    `paragraphs` is empty if the text is not available; `is_as_recorded` says whether the text is
    the one that was curated.
    """

    def __init__(self, paragraphs: Sequence[str], *, is_as_recorded: bool = True) -> None:
        self._paragraphs = paragraphs
        self._is_as_recorded = is_as_recorded
        self._folded: dict[tuple[int, bool], NormalisedText] = {}
        self._skeletons: list[bytes] = []

    def find(self, quote: str, at: Paragraphs | Passage, *, suggest: bool = True) -> Found:
        """Search a quote as whole words within one paragraph, first in those cited.

        - verified: it is there verbatim, however often;
        - normalised: it is there but for declared differences, the fewest that there are;
        - elsewhere: it is, either way, in one other paragraph, which is given;
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
        for state, search in (
            (QuoteState.VERIFIED, self._literal),
            (QuoteState.NORMALISED, self._normalised),
            (QuoteState.NORMALISED, self._in_any_case),
        ):
            first: dict[int, _Place] = {}
            for place in search(quote, every):
                first.setdefault(place.paragraph, place)
            if first:
                return [first[paragraph].found(state) for paragraph in sorted(first)]
        return []

    def _search(self, quote: str, at: Paragraphs | Passage, *, suggest: bool) -> Found:
        count = len(self._paragraphs)
        cited = _indices(at, count)
        for place in self._literal(quote, cited):
            return place.found(QuoteState.VERIFIED)
        if places := list(islice(self._normalised(quote, cited), _ENOUGH)):
            return self._fewest_differences(places)
        here = cited if isinstance(cited, range) else set(cited)
        others = [index for index in range(count) if index not in here]
        if found := self._elsewhere(quote, others):
            return found
        return self._missing(quote, cited) if suggest else Found(QuoteState.MISSING)

    def _fewest_differences(self, places: Sequence[_Place]) -> Found:
        fewest = min(len(place.differences) for place in places)
        best = [place for place in places if len(place.differences) == fewest]
        if len({self._words(place) for place in best}) == 1:
            # No difference means verbatim, next to a character that is ignored.
            state = QuoteState.NORMALISED if best[0].differences else QuoteState.VERIFIED
            return best[0].found(state)
        return best[0].found(QuoteState.AMBIGUOUS, _others(best))

    def _elsewhere(self, quote: str, others: Sequence[int]) -> Found | None:
        for search in (self._literal, self._normalised):
            by_paragraph: dict[int, _Place] = {}
            for place in search(quote, others):
                by_paragraph.setdefault(place.paragraph, place)
                if len(by_paragraph) == _ENOUGH:
                    break
            if places := list(by_paragraph.values()):
                state = QuoteState.ELSEWHERE if len(places) == 1 else QuoteState.AMBIGUOUS
                return places[0].found(state, _others(places))
        return None

    def _missing(self, quote: str, cited: Sequence[int]) -> Found:
        passage = closest_passage(quote, self._paragraphs, cited)
        if passage is None:
            return Found(QuoteState.MISSING)
        suggestion = self._paragraphs[passage.paragraph][passage.start : passage.end]
        return Found(QuoteState.MISSING, passage.paragraph + 1, suggestion=suggestion)

    def _words(self, place: _Place) -> str:
        return self._paragraphs[place.paragraph][place.start : place.end]

    def _literal(self, quote: str, indices: Sequence[int]) -> Iterator[_Place]:
        for index in indices:
            for start in find_whole(quote, self._paragraphs[index]):
                yield _Place(index, start, start + len(quote), ())

    def _in_any_case(self, quote: str, indices: Sequence[int]) -> Iterator[_Place]:
        words = r"\s+".join(map(re.escape, quote.split()))
        pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
        for index in indices:
            for found in pattern.finditer(self._paragraphs[index]):
                yield _Place(index, *found.span(), ())

    def _normalised(self, quote: str, indices: Sequence[int]) -> Iterator[_Place]:
        candidates = self._candidates(quote, indices)
        for rejoined in (False, True):
            needles = _either_case(fold(quote, rejoined=rejoined).text.strip())
            found = False
            for index in candidates:
                folded = self._fold(index, rejoined=rejoined)
                for needle in needles:
                    for start in find_whole(needle, folded.text):
                        found = True
                        yield self._place(quote, folded, index, start, start + len(needle))
            if found:
                return

    def _candidates(self, quote: str, indices: Sequence[int]) -> Sequence[int]:
        """Return the paragraphs that may contain a quote, ignoring the case of its first letter."""
        letters = [index for index, char in enumerate(quote) if char.isalnum()]
        if not letters:
            return ()
        rest = skeleton(quote[letters[0] + 1 :])
        if not self._skeletons:
            self._skeletons = [skeleton(paragraph) for paragraph in self._paragraphs]
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
    ) -> _Place:
        text = self._paragraphs[index]
        first, last = folded.span(start, end)
        first += len(text[first:last]) - len(text[first:last].lstrip())
        last -= len(text[first:last]) - len(text[first:last].rstrip())
        return _Place(index, first, last, differences(quote, text[first:last]))


def _indices(at: Paragraphs | Passage, count: int) -> Sequence[int]:
    """Return the indices of the paragraphs cited in a text of `count` paragraphs."""
    runs = [range(min(max(run.first, 1), count + 1) - 1, min(run.last, count)) for run in at.runs]
    return runs[0] if len(runs) == 1 else list(chain.from_iterable(runs))


def find_quote(
    quote: str, at: Paragraphs | Passage, paragraphs: Sequence[str], *, is_as_recorded: bool = True
) -> Found:
    """Search one quote in a text; for many quotes use `QuoteFinder`."""
    return QuoteFinder(paragraphs, is_as_recorded=is_as_recorded).find(quote, at)


def _either_case(words: str) -> tuple[str, ...]:
    """Return words as they are, and with the case of their first letter swapped."""
    for index, char in enumerate(words):
        if char.isalnum():
            other = char.swapcase()
            if len(other) == 1 and other != char and other.swapcase() == char:
                return words, words[:index] + other + words[index + 1 :]
            return (words,)
    return (words,)


def _others(places: Sequence[_Place]) -> tuple[int, ...]:
    first = places[0].paragraph
    return tuple(dict.fromkeys(place.paragraph + 1 for place in places if place.paragraph != first))
