"""Which events and points a lens admits; each filter narrows by itself, in any order."""

from __future__ import annotations

from datetime import date

from briefing.lens.index import IndexedPoint
from briefing.lens.lens import Lens
from briefing.model.dates import When
from briefing.model.records import Briefing, Event


class Filters:
    """The filters of one lens over one briefing, as it is known on a day."""

    def __init__(self, briefing: Briefing, lens: Lens, day: date) -> None:
        self.briefing = briefing
        self.lens = lens
        self.day = day
        self.query = lens.search.casefold()

    def admit_event(self, event: Event, when: When | None) -> bool:
        """Whether an event, with its date as far as it is known, passes by itself."""
        lens = self.lens
        if lens.events and event.id not in lens.events:
            return False
        if lens.ranks and event.rank not in lens.ranks:
            return False
        if not lens.since and not lens.until:
            return True
        if when is None:
            return False
        after = not lens.since or when.latest is None or when.latest >= lens.since
        before = not lens.until or when.earliest is None or when.earliest <= lens.until
        return after and before

    def admit_point(self, event: Event, indexed: IndexedPoint) -> bool:
        """Whether a point passes under an event, its own or the one that it is about."""
        if self.lens.topics and self.lens.topics.isdisjoint(indexed.topics):
            return False
        return not self.query or self._holds_query(event, indexed)

    def _holds_query(self, event: Event, indexed: IndexedPoint) -> bool:
        query, point = self.query, indexed.point
        if query in event.title.casefold() or query in point.text.casefold():
            return True
        sources, voices = self.briefing.sources, self.briefing.brief.voices
        for cite in point.cites:
            source, voice = sources[cite.source], voices.get(cite.by)
            if source.published > self.day:
                continue
            words = (cite.quote, source.title, source.publisher, source.author)
            if any(query in word.casefold() for word in words):
                return True
            if voice and (query in voice.name.casefold() or query in voice.role.casefold()):
                return True
        return False
