"""Compares what a candidate says with what a point says already, of one paragraph of a source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Citation, Event, Paragraphs

_WORD = re.compile(r"[^\W_]{4,}|\d+")
_ENOUGH = 3
_SHARE = 0.5
"""Of the longer words of the shorter text: a sentence and its retelling share as many."""
_STEM = 6
"""Letters by which words are the same: votes, voted."""
_WIDE = 50
"""Paragraphs of a citation that are not listed one by one."""
_SMALL = frozenset(
    (
        *("that", "this", "with", "from", "have", "been", "will", "would", "were", "they"),
        *("their", "them", "than", "said", "says", "into", "which"),
    )
)


class Saying(NamedTuple):
    """What is said: a sentence, its quote, its printed dates and its longer words, folded."""

    text: str
    quote: str
    dates: frozenset[str]
    words: frozenset[str]

    def is_in(self, other: Saying) -> bool:
        """Whether two sayings of one paragraph are of the same: by quote, date or words."""
        one, two = self.quote, other.quote
        if one and (one in other.text or (two and (one in two or two in one))):
            return True
        if (two and two in self.text) or self.dates & other.dates:
            return True
        least = min(len(self.words), len(other.words))
        return least >= _ENOUGH and len(self.words & other.words) >= _SHARE * least


def saying(text: str, quote: str, dates: Collection[str]) -> Saying:
    """Return a saying of texts as they are written."""
    return Saying(_folded(text), _folded(quote), frozenset(map(_folded, dates)), words_of(text))


def words_of(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words and the numbers of a text."""
    return frozenset(each[:_STEM] for each in _WORD.findall(text.casefold())) - _SMALL


class SaidPoints:
    """What the points of a briefing say, by the paragraphs that they cite."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._at: dict[tuple[str, int], list[tuple[str, Saying]]] = {}
        self._wide: dict[str, list[tuple[Paragraphs, str, Saying]]] = {}
        for event in events:
            for point in event.points:
                for cite in point.cites:
                    self._add(f"{event.id}#{point.id}", point.text, cite)

    def _add(self, ref: str, text: str, cite: Citation) -> None:
        said = saying(text, cite.quote, cite.dates)
        for run in cite.at.runs:
            if run.last - run.first >= _WIDE:
                self._wide.setdefault(cite.source, []).append((run, ref, said))
                continue
            for paragraph in range(run.first, run.last + 1):
                self._at.setdefault((cite.source, paragraph), []).append((ref, said))

    def same_as(self, text: str, cite: Citation) -> list[str]:
        """Return the points, ``EVENT#POINT``, that say the same of a paragraph, each once."""
        said = saying(text, cite.quote, cite.dates)
        found = [
            ref
            for run in cite.at.runs
            for paragraph in range(run.first, min(run.last, run.first + _WIDE) + 1)
            for ref, other in self._at.get((cite.source, paragraph), ())
            if said.is_in(other)
        ]
        found += [
            ref
            for at, ref, other in self._wide.get(cite.source, ())
            if cite.at.overlaps(at) and said.is_in(other)
        ]
        return list(dict.fromkeys(found))


def _folded(text: str) -> str:
    return " ".join(text.casefold().translate(_MARKS).split())


_MARKS = str.maketrans("“”„’‘–—", '"""\'\'--')
