"""The input of the rules: a sound briefing and its texts, with cached results that rules share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from briefing.check.citations import Cited
from briefing.check.event_dates import EventDates
from briefing.check.point_evidence import HeldPoint, PointEvidence, computed_lines
from briefing.check.printed_dates import PrintedDate, SettledDates, read_dates
from briefing.check.prose_language import language_of_prose, language_of_text
from briefing.evidence.quotes import Found, QuoteFinder
from briefing.lens.coverage import SourceUse, uses_of
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing, Event, JudgmentVersion, Point
from briefing.model.source_text import SourceText


class Case:
    """A briefing to check; properties that several rules need are computed once.

    `texts` are the available texts of the sources by their ids; `unclaimed` are the names of texts
    in the reader's folder that belong to no source.
    """

    def __init__(
        self, briefing: Briefing, texts: Mapping[str, SourceText], unclaimed: Sequence[str] = ()
    ) -> None:
        self.briefing = briefing
        self.texts = texts
        self.unclaimed = unclaimed
        self._languages: dict[str, str] = {}

    @cached_property
    def index(self) -> Index:
        """The index of the briefing."""
        return Index(self.briefing)

    @cached_property
    def event_dates(self) -> EventDates:
        """The dates that the curator gives to events, by day."""
        return EventDates(self.briefing, self.index.published)

    def points(self) -> Iterator[tuple[Event, Point, str]]:
        """Yield each point with its event and its full name."""
        for event in self.briefing.events.values():
            for point in event.points:
                yield event, point, f"{event.id}#{point.id}"

    def judgments(self) -> Iterator[tuple[str, JudgmentVersion]]:
        """Yield each version of each judgment with the judgment's id."""
        for judgment in self.briefing.brief.judgments:
            for version in judgment.versions:
                yield judgment.id, version

    @cached_property
    def cited_by_points(self) -> Sequence[Cited]:
        """The citations of all points."""
        sources = self.briefing.sources
        return [
            Cited(ref, cite, sources[cite.source], event, point)
            for event, point, ref in self.points()
            for cite in point.cites
        ]

    def cited(self) -> Iterator[Cited]:
        """Yield the citations of all points and disputes."""
        yield from self.cited_by_points
        yield from self._cited_by_disputes

    @cached_property
    def _cited_by_disputes(self) -> Sequence[Cited]:
        sources = self.briefing.sources
        return [
            Cited(dispute.id, cite, sources[cite.source], None, None)
            for dispute in self.briefing.disputes.values()
            for side in dispute.sides
            for cite in side.cites
        ]

    @cached_property
    def translated(self) -> Sequence[Cited]:
        """The citations that have a translation of their quote."""
        return tuple([each for each in self.cited() if each.citation.gloss])

    @cached_property
    def dated(self) -> Sequence[PrintedDate]:
        """The printed dates of all citations."""
        return tuple(read_dates(self.cited(), self.event_dates.told_of))

    @cached_property
    def settled(self) -> SettledDates:
        """The printed dates whose reading is certain."""
        return SettledDates(self.dated)

    @cached_property
    def explained(self) -> frozenset[str]:
        """The names of events and points that a gap or a dispute touches.

        An event counts as touched if any of its points is.
        """
        touched = {place for gap in self.briefing.brief.gaps for place in gap.touches}
        touched |= {place for each in self.briefing.disputes.values() for place in each.touches}
        return frozenset(touched | {place.partition("#")[0] for place in touched})

    @cached_property
    def uses(self) -> Mapping[str, SourceUse]:
        """The use of each source's paragraphs, by the source's id."""
        return uses_of(self.index, self.briefing.sources, date.max)

    @cached_property
    def finders(self) -> Mapping[str, QuoteFinder]:
        """A quote finder for each available text, by the source's id."""
        return {
            name: QuoteFinder(each.paragraphs, is_as_recorded=each.is_as_recorded)
            for name, each in self.texts.items()
            if each.paragraphs
        }

    @cached_property
    def quotes(self) -> Sequence[tuple[Cited, Found]]:
        """Each quote of an available text with its search result, without suggestions."""
        if not self.finders:
            return ()
        found = []
        for each in self.cited():
            finder = self.finders.get(each.source.id) if each.citation.quote else None
            if finder:
                result = finder.find(each.citation.quote, each.citation.at, suggest=False)
                found.append((each, result))
        return found

    @cached_property
    def prose_language(self) -> str:
        """The language of the points as two letters; empty if it is not clear."""
        return language_of_prose(self.briefing)

    def language_of(self, source: str) -> str:
        """Return the language of a source whose text is at hand; empty if it is not clear."""
        if source not in self._languages:
            declared = self.briefing.sources[source].language
            self._languages[source] = language_of_text(self.texts[source].paragraphs, declared)
        return self._languages[source]

    @cached_property
    def held_points(self) -> Sequence[HeldPoint]:
        """Each point with what holds of it against the texts at hand; empty without texts."""
        if not self.finders:
            return ()
        evidence = PointEvidence(self.briefing, self.texts.get, self.finders)
        lines = computed_lines(self.briefing)
        return [
            evidence.hold(point, ref, lines.get(ref, ()))
            for _, point, ref in self.points()
            if any(map(evidence.has_text, point.cites))
        ]
