"""What the rules look at: a sound briefing, what is known of it, the texts that are at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from briefing.check.citations import Cited
from briefing.check.printed_dates import PrintedDate, SettledDates, read_dates
from briefing.evidence.quotes import Found, QuoteFinder
from briefing.lens.coverage import SourceUse, uses_of
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing, Event, Point
from briefing.model.source_text import SourceText


class Case:
    """A briefing as the rules look at it; what several of them need is worked out once.

    `texts` are the sources' own, by their ids, where they are at hand; `unclaimed` are the names of
    texts in the reader's folder that belong to no source.
    """

    def __init__(
        self, briefing: Briefing, texts: Mapping[str, SourceText], unclaimed: Sequence[str] = ()
    ) -> None:
        self.briefing = briefing
        self.texts = texts
        self.unclaimed = unclaimed

    @cached_property
    def index(self) -> Index:
        """The turning days."""
        return Index(self.briefing)

    def points(self) -> Iterator[tuple[Event, Point, str]]:
        """Each point with its event and its full name."""
        for event in self.briefing.events.values():
            for point in event.points:
                yield event, point, f"{event.id}#{point.id}"

    def cited_by_points(self) -> Iterator[Cited]:
        """The citations of all points."""
        sources = self.briefing.sources
        for event, point, ref in self.points():
            for cite in point.cites:
                yield Cited(ref, cite, sources[cite.source], event, point)

    def cited(self) -> Iterator[Cited]:
        """The citations of all points and disputes."""
        yield from self.cited_by_points()
        for dispute in self.briefing.disputes.values():
            for side in dispute.sides:
                for cite in side.cites:
                    source = self.briefing.sources[cite.source]
                    yield Cited(dispute.id, cite, source, None, None)

    @cached_property
    def dated(self) -> Sequence[PrintedDate]:
        """The dates that sources print, in all citations."""
        return tuple(read_dates(self.cited()))

    @cached_property
    def settled(self) -> SettledDates:
        """Which of them are sure."""
        return SettledDates(self.dated)

    @cached_property
    def explained(self) -> frozenset[str]:
        """Events and points, by their names, that a gap or a dispute touches.

        An event is explained by what touches any of its points, too.
        """
        touched = {place for gap in self.briefing.brief.gaps for place in gap.touches}
        touched |= {place for each in self.briefing.disputes.values() for place in each.touches}
        return frozenset(touched | {place.partition("#")[0] for place in touched})

    @cached_property
    def uses(self) -> Mapping[str, SourceUse]:
        """What becomes of each paragraph, by sources' ids."""
        return uses_of(self.briefing, self.briefing.sources)

    @cached_property
    def finders(self) -> Mapping[str, QuoteFinder]:
        """The search for quotes in each text that is at hand."""
        return {
            name: QuoteFinder(each.paragraphs, is_as_recorded=each.is_as_recorded)
            for name, each in self.texts.items()
            if each.paragraphs
        }

    @cached_property
    def quotes(self) -> Sequence[tuple[Cited, Found]]:
        """Each quote of a text at hand, and what became of the search; nothing is suggested."""
        if not self.finders:
            return ()
        found = []
        for each in self.cited():
            finder = self.finders.get(each.source.id) if each.citation.quote else None
            if finder:
                result = finder.find(each.citation.quote, each.citation.at, suggest=False)
                found.append((each, result))
        return found
