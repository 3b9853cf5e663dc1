"""The filters of a lens: which events and points they admit. Filters combine in any order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.lens.as_of_states import disputes_of
from briefing.lens.lens import Lens
from briefing.lens.seen import SeenEvent, SeenPoint
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.records import Citation, Event, Point, Source, Voice

if TYPE_CHECKING:
    from briefing.lens.query_syntax import Search

_BETWEEN = "\n"
"""Occurs in no loaded text and in no query, so that no hit can span two parts."""
OWN_WORDS_END = _BETWEEN * 2
"""Comes after the last of a point's own words in its searchable text."""


class Filters:
    """The filters of one lens over one briefing; raises QueryError if its search is invalid."""

    def __init__(self, index: Index, lens: Lens) -> None:
        self.index = index
        self.lens = lens
        self.search = _search(index, lens.search) if lens.search else None
        briefing = index.briefing
        reads_text = self.search is not None and self.search.reads_text
        self.searched = Searched(briefing.sources, briefing.brief.voices) if reads_text else None

    def narrow(self, seen: SeenEvent) -> SeenEvent | None:
        """Return an event with only the points that pass; None if the event or all of them fail."""
        if not self._admit_event(seen):
            return None
        lens = self.lens
        if not lens.topics and not lens.points and self.search is None:
            return seen
        own = tuple([each for each in seen.own if self._admit_point(seen, each)])
        ahead = tuple([each for each in seen.ahead if self._admit_point(seen, each)])
        if not own and not ahead:
            return None
        disputes = seen.disputes
        if disputes and len(own) < len(seen.own):
            touching = {each.dispute.id for each in self.index.touching.get(seen.event.id, ())}
            disputes = disputes_of((name for name in disputes if name in touching), own)
        return seen._replace(own=own, ahead=ahead, disputes=disputes)

    def _admit_event(self, seen: SeenEvent) -> bool:
        lens, when = self.lens, seen.date
        if lens.events and seen.event.id not in lens.events:
            return False
        if lens.ranks and seen.event.rank not in lens.ranks:
            return False
        if not lens.since and not lens.until:
            return True
        if when is None:
            return False
        after = not lens.since or when.latest is None or when.latest >= lens.since
        before = not lens.until or when.earliest is None or when.earliest <= lens.until
        return after and before

    def _admit_point(self, under: SeenEvent, point: SeenPoint) -> bool:
        """Whether a point passes under an event, its own or the one that it is about."""
        lens = self.lens
        if lens.topics and lens.topics.isdisjoint(point.topics):
            return False
        if lens.points and point.ref not in lens.points:
            return False
        if self.search is None:
            return True
        if not self.search.admits(under, point):
            return False
        if self.searched is None:
            return True
        cites = [each.citation for each in point.citations]
        return self.search.fits(self.searched.text(under.event, point.point, cites))


def _search(index: Index, query: str) -> Search:
    from briefing.lens.query_fields import QueryNames  # a brief without a search need not load them
    from briefing.lens.query_syntax import parse, search_for

    return search_for(parse(query), QueryNames(index.whole))


class Searched:
    """The searchable text of points, casefolded: casefold a query before it is looked up."""

    def __init__(self, sources: Mapping[str, Source], voices: Mapping[str, Voice]) -> None:
        self.sources = {
            name: _BETWEEN.join((each.title, each.publisher, each.author))
            for name, each in sources.items()
        }
        self.voices = {name: _BETWEEN.join((each.name, each.role)) for name, each in voices.items()}

    def text(self, event: Event, point: Point, cites: Iterable[Citation]) -> str:
        """Return the searchable text of a point under an event, with its visible citations.

        The point's own words, those of its quotes and their glosses among them, come before
        `OWN_WORDS_END`.
        """
        own, other = [point.text], [event.title]
        for cite in cites:
            own += [cite.quote] if cite.quote else []
            own += [cite.gloss] if cite.gloss else []
            other += self.sources[cite.source], self.voices.get(cite.by, "")
        return f"{_BETWEEN.join(own)}{OWN_WORDS_END}{_BETWEEN.join(other)}".casefold()
