"""The results of the search for a quote."""

from __future__ import annotations

from enum import StrEnum

from briefing.evidence.normalisation import Difference
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Paragraphs


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
    there are no words to show. `last` is the paragraph that `end` counts in where that is a later
    one, else 0. `differences` are the normalisations that were needed. `also` are other paragraphs
    that contain an ambiguous quote. `suggestion` is the passage of `paragraph` most similar to a
    missing quote; a person has to judge it.
    """

    state: QuoteState
    paragraph: int = 0
    start: int = 0
    end: int = 0
    suggestion: str = ""
    differences: tuple[Difference, ...] = ()
    also: tuple[int, ...] = ()
    last: int = 0

    @property
    def where(self) -> str:
        """Its paragraph, or its first and its last one: ``7``, ``7-8``."""
        return str(Paragraphs(self.paragraph, self.last or self.paragraph))


class QuotePlace(NamedTuple):
    """A place at which a quote was found; `last` is -1 if it ends in the same paragraph."""

    paragraph: int  # its index
    start: int
    end: int
    differences: tuple[Difference, ...]
    words: str  # of the source
    last: int = -1  # the index of the paragraph that `end` counts in, where that is another

    def found(self, state: QuoteState, also: tuple[int, ...] = ()) -> Found:
        """Return it as the result of a search."""
        return Found(
            state,
            self.paragraph + 1,
            self.start,
            self.end,
            differences=self.differences,
            also=also,
            last=self.last + 1,
        )
