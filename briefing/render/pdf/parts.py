"""What stands in the document, as plain data: texts, and the names of what they link to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.lens.view import SeenCitation, SeenDispute, SeenEvent, SeenPoint, SeenSource, View
from briefing.model.dates import show_day
from briefing.model.records import Rank
from briefing.render.html.anchors import AnchoredEvent, AnchoredPoint, Anchors
from briefing.render.html.paragraph_index import ParagraphIndex, dispute_id
from briefing.render.html.timeline_list import cited
from briefing.render.lines import date_words, numbers
from briefing.render.page import GLUE
from briefing.render.words import claim_words, count, joined_words, standing_words, voice_words

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Tree = Mapping[str, Value]
Run = str | tuple[str, str]
"""A text, or a text with the name of the place that it links to."""

_NO_FINDING = "not yet: a side is still to be published."


class Parts:
    """The parts of a view; every place that is linked to is in one of them."""

    def __init__(self, view: View, places: Anchors, gists: ParagraphIndex) -> None:
        self.view = view
        self.places = places
        self.gists = gists
        self.homes = places.by_id
        self.numbers = {each.dispute.id: n for n, each in enumerate(view.disputes, start=1)}

    def bottom_line(self) -> Tree | None:
        """The bottom line with what it rests on."""
        found = self.view.bottom_line
        return found and {"text": found.text, "refs": self._refs("Rests on ", found.rests)}

    def judgments(self) -> list[Tree]:
        """The key judgments with their confidence, the reason for that, and what they rest on."""
        return [
            {
                "text": each.text,
                "confidence": f"Confidence: {each.confidence}.",
                "why": each.why,
                "refs": self._refs("Rests on ", each.rests),
            }
            for each in self.view.judgments
        ]

    def timeline(self) -> list[Tree]:
        """A row an event."""
        return [
            {
                "name": each.id,
                "number": str(each.number),
                "is_headline": each.seen.event.rank is Rank.HEADLINE,
                "when": date_words(each.seen),
                "stage": str(each.seen.stage),
                "title": each.seen.event.title,
                "sources": numbers(cited(each.seen)),
            }
            for each in self.places.events
        ]

    def events(self) -> list[Tree]:
        """The events with their points."""
        return [self._event(each) for each in self.places.events]

    def _event(self, placed: AnchoredEvent) -> Tree:
        seen = placed.seen
        place = f", {seen.event.place}" if seen.event.place else ""
        return {
            "name": placed.id,
            "number": str(placed.number),
            "is_headline": seen.event.rank is Rank.HEADLINE,
            "title": seen.event.title,
            "facts": [f"{date_words(seen)}{place} · ", *self._known(seen)],
            "points": [self._point(each) for each in placed.points],
            "elsewhere": self._elsewhere(seen),
        }

    def _known(self, seen: SeenEvent) -> list[Run]:
        parts: list[list[Run]] = [] if seen.reported_by else [[str(seen.stage)]]
        if seen.reported_by:
            parts.append(["reported by ", *self._numbers(seen.reported_by)])
        if seen.announced_by:
            parts.append(["announced by ", *self._numbers(seen.announced_by)])
        if seen.disputes:
            parts.append([count(len(seen.disputes), "dispute")])
        return _join(parts, "; ")

    def _point(self, placed: AnchoredPoint) -> Tree:
        point = placed.seen
        return {
            "name": placed.id,
            "label": placed.label,
            "text": point.point.text,
            "cites": self._cites(point.citations, point.point.text),
            "standing": self._standing(point),
            "joined": [line.replace(" ¶", f"{GLUE}¶") for line in joined_words(point)],
        }

    def _standing(self, point: SeenPoint) -> list[Run]:
        words = ", ".join([*claim_words(point.point.claim), standing_words(point)])
        links: list[list[Run]] = [
            [(str(self.numbers[name]), dispute_id(name))]
            for name in point.disputes
            if name in self.numbers
        ]
        return [words, " (", *_join(links, ", "), ")"] if links else [words]

    def _elsewhere(self, seen: SeenEvent) -> list[Run]:
        """Say where points stand that look forward to an event."""
        found = Counter(each.event for each in seen.ahead if each.event in self.homes)
        parts: list[list[Run]] = [
            [(self.homes[name].seen.event.title, self.homes[name].id), f" ({count(n, 'point')})"]
            for name, n in found.items()
        ]
        return ["Looked forward to in: ", *_join(parts, "; "), "."] if parts else []

    def disputes(self) -> list[Tree]:
        """The disputes with their sides."""
        return [self._dispute(each) for each in self.view.disputes]

    def _dispute(self, seen: SeenDispute) -> Tree:
        name = seen.dispute.id
        return {
            "name": dispute_id(name),
            "number": str(self.numbers[name]),
            "title": seen.dispute.title,
            "status": str(seen.status),
            "sides": [
                {
                    "says": each.side.says,
                    "cites": self._cites(each.citations, each.side.says),
                    "computed": "" if each.citations else each.side.computed,
                }
                for each in seen.sides
            ],
            "finding": seen.finding or _NO_FINDING,
            "refs": self._refs("Touches ", seen.dispute.touches),
        }

    def gaps(self) -> list[Tree]:
        """What a reader would need and no source says."""
        return [
            {"text": each.text, "refs": self._refs("", each.touches)} for each in self.view.gaps
        ]

    def sources(self) -> list[Tree]:
        """The sources, with what their paragraphs say and where each is cited."""
        return [self._source(each) for each in self.view.sources]

    def _source(self, seen: SeenSource) -> Tree:
        source = seen.source
        return {
            "name": self.gists.source_anchors.ids[seen.number],
            "number": f"[{seen.number}]",
            "title": source.title,
            "facts": _source_facts(seen),
            "url": source.url,
            "descriptor": source.descriptor,
            "gists": [
                {
                    "name": each.id,
                    "at": f"¶{each.at}",
                    "text": each.text,
                    "cited": _join([[(back.label, back.id)] for back in each.cited], ", "),
                }
                for each in self.gists.by_source[source.id]
            ],
        }

    def _refs(self, words: str, refs: Iterable[str]) -> list[Run]:
        """Link to events and points that are shown, after some words; nothing where none is."""
        links: list[list[Run]] = []
        for ref in refs:
            links += [[(each.label, each.id)] for each in self.places.points.get(ref, ())]
            if event := self.homes.get(ref):
                links.append([(str(event.number), event.id)])
        return [words, *_join(links, ", ")] if links else []

    def _numbers(self, numbers: Iterable[int]) -> list[Run]:
        """Link the numbers of sources, as far as these are shown: ``[1,3]``."""
        ids = self.gists.source_anchors.ids
        links: list[list[Run]] = [
            [(str(number), ids[number])] if number in ids else [str(number)] for number in numbers
        ]
        return ["[", *_join(links, ","), "]"]

    def _cites(self, cites: Iterable[SeenCitation], told: str) -> list[Run]:
        return _join([self._cite(each, told) for each in cites], " ")

    def _cite(self, cite: SeenCitation, told: str) -> list[Run]:
        """Write a citation, with its quote where `told` does not hold those words already."""
        citation = cite.citation
        where = f"{cite.number}{GLUE}¶{citation.at}", self.gists.source_anchors.target(citation)
        is_told = not citation.quote or citation.quote in told
        return ["[", where, "]" if is_told else f", {voice_words(cite)}: “{citation.quote}”]"]


def links_in(value: Value) -> int:
    """Count the links in what is to be set."""
    if isinstance(value, Mapping):
        return sum(map(links_in, value.values()))
    if isinstance(value, tuple):
        return 1
    return sum(map(links_in, value)) if isinstance(value, list) else 0


def _join(parts: Sequence[Sequence[Run]], between: str) -> list[Run]:
    runs: list[Run] = []
    for part in parts:
        runs += [between, *part] if runs else part
    return runs


def _source_facts(seen: SeenSource) -> str:
    source = seen.source
    inferred = " (inferred)" if "published" in source.inferred else ""
    parts = [f"{show_day(source.published)}{inferred}", source.publisher, source.author]
    if source.translated_from:
        parts.append(f"translated from {source.translated_from}")
    if source.excerpt:
        parts.append("excerpt")
    if source.corrections:
        parts.append("corrected" if any(each.date for each in source.corrections) else "updated")
    parts.append(count(seen.points, "point"))
    return " · ".join(part for part in parts if part)
