"""Search that keeps up with typing: the text of one view, asked at each key."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from briefing.lens.filters import Searched
from briefing.lens.view import View


class Hit(NamedTuple):
    """A point that holds a query, by its full name, and the event under which it is listed."""

    event: str
    point: str


class Haystack:
    """The searched text of each point of a view, wherever it is listed.

    A point that looks forward to another event is listed under both, and a reader comes upon it at
    both: it is a hit at each, if its text under that event's title holds the query. A query is
    found where the lens's own `search` finds it, whatever its case; an empty one finds nothing.
    """

    def __init__(self, view: View) -> None:
        sources = {each.source.id: each.source for each in view.sources}
        searched = Searched(sources, view.brief.voices)
        self._hits: list[Hit] = []
        self._texts: list[str] = []
        self._starts: list[int] = []
        """The place of each event's first point."""
        for seen in view.events:
            self._starts.append(len(self._hits))
            for point in (*seen.own, *seen.ahead):
                cites = [each.citation for each in point.citations]
                self._hits.append(Hit(seen.event.id, point.ref))
                self._texts.append(searched.text(seen.event, point.point, cites))
        self._last: tuple[str, Sequence[int]] = ("", range(len(self._hits)))

    def first(self, query: str, start: int = 0) -> Hit | None:
        """Return the first hit from the event at `start` of the view on, and then from the top."""
        query = query.casefold()
        if not query or not self._starts:
            return None
        texts, places = self._texts, self._candidates(query)
        at = bisect_left(places, self._starts[start])
        found = (each for each in chain(places[at:], places[:at]) if query in texts[each])
        place = next(found, None)
        return None if place is None else self._hits[place]

    def hits(self, query: str) -> tuple[Hit, ...]:
        """Return all hits, in the order of the view."""
        query = query.casefold()
        if not query:
            return ()
        texts = self._texts
        places = [each for each in self._candidates(query) if query in texts[each]]
        self._last = (query, places)
        return tuple([self._hits[each] for each in places])

    def _candidates(self, query: str) -> Sequence[int]:
        """Where to look: what holds a longer query held the shorter one before it."""
        last, places = self._last
        return places if last in query else range(len(self._texts))
