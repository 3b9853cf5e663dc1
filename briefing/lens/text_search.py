"""Incremental search: the searchable text of one view, queried at each key."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from briefing.lens.filters import OWN_WORDS_END, Searched
from briefing.lens.query_syntax import Search
from briefing.lens.seen import SeenEvent, SeenPoint
from briefing.lens.view import View
from briefing.model.lean_typing import NamedTuple


class Hit(NamedTuple):
    """A point that a search finds, by its full name, and the event under which it is listed."""

    event: str
    point: str


class Haystack:
    """The searchable text of each point of a view, under every event that lists it.

    A point that looks forward to another event is listed under both events, and can be a hit under
    each. A search finds what the same query would show as the lens's own; an empty one finds
    nothing.
    """

    def __init__(self, view: View) -> None:
        sources = {each.source.id: each.source for each in view.sources}
        searched = Searched(sources, {each.id: each for each in view.voices})
        self._hits: list[Hit] = []
        self._listed: list[tuple[SeenEvent, SeenPoint]] = []
        self._texts: list[str] = []
        self._starts: list[int] = []
        """The index of each event's first point."""
        for seen in view.events:
            self._starts.append(len(self._hits))
            for point in seen.points:
                cites = [each.citation for each in point.citations]
                self._hits.append(Hit(seen.event.id, point.ref))
                self._listed.append((seen, point))
                self._texts.append(searched.text(seen.event, point.point, cites))
        self._last: tuple[Sequence[str], Sequence[int]] = ((), range(len(self._texts)))

    def first(self, search: Search, start: int = 0) -> Hit | None:
        """Return the first hit from the event at index `start` on, continuing from the top."""
        if search == Search() or not self._starts:
            return None
        texts, listed, places = self._texts, self._listed, self._candidates(search)
        at = bisect_left(places, self._starts[start])
        text = max(search.present, key=len, default="")
        for place in chain(places[at:], places[:at]):
            # The cheapest test first: most candidates fail it.
            if text in texts[place] and search.fits(texts[place]) and search.admits(*listed[place]):
                return self._hits[place]
        return None

    def hits(self, search: Search) -> tuple[Hit, ...]:
        """Return all hits, in the order of the view."""
        if search == Search():
            return ()
        texts, listed, places = self._texts, self._listed, self._candidates(search)
        for text in search.present:
            places = [each for each in places if text in texts[each]]
        self._last = (search.present, places)
        for text in search.absent:
            places = [each for each in places if text not in texts[each]]
        for test, wanted in search.tests:
            places = [each for each in places if test(*listed[each]) is wanted]
        return tuple([self._hits[each] for each in places])

    def points_saying(self, words: Sequence[str]) -> Iterator[SeenPoint]:
        """Yield the points which, with their quotes, have all of some casefolded words.

        What their events, sources and voices are called does not count. They come in the order of
        the view, each once for every event that lists it.
        """
        longest = max(words, key=len)
        for place, text in enumerate(self._texts):
            if longest in text:  # the cheapest test first: most fail it
                end = text.index(OWN_WORDS_END)
                if all(text.find(word, 0, end) >= 0 for word in words):
                    yield self._listed[place][1]

    def _candidates(self, search: Search) -> Sequence[int]:
        """Return the places to search: a longer text can only stand where the shorter one stood."""
        last, places = self._last
        if all(any(before in text for text in search.present) for before in last):
            return places
        return range(len(self._texts))
