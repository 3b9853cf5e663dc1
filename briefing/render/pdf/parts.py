"""The blocks of a document as plain data for the typesetter: texts, and names that they link to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.document.blocks import (
    Cite,
    DisputeBlock,
    EventBlock,
    JudgmentItem,
    Links,
    ListItem,
    PointItem,
    Ref,
    Runs,
    Section,
    SourceBlock,
    SourceNumbers,
    Statement,
    TimelineRow,
)
from briefing.model.dates import show_day
from briefing.render.listing import Listing
from briefing.render.text.blocks import numbers, standing_text
from briefing.render.text.layout import GLUE

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Tree = Mapping[str, Value]
TextRun = str | tuple[str, str]
"""A text, or a text with the name of the place that it links to."""


class Parts:
    """The parts of a document; every place that is linked to is in one of them."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing

    def statement(self, section: Section) -> Tree | None:
        """A text with what it rests on, None where there is none."""
        found = next((each for each in section.blocks if isinstance(each, Statement)), None)
        return found and {"text": found.text, "refs": self._links(found.links)}

    def judgments(self, section: Section) -> list[Tree]:
        """The key judgments with their confidence, the reason for that, and what they rest on."""
        return [
            {
                "text": each.text,
                "confidence": each.confidence,
                "why": each.why,
                "refs": self._links(each.links),
            }
            for each in section.blocks
            if isinstance(each, JudgmentItem)
        ]

    def timeline(self) -> list[Tree]:
        """A row an event."""
        return [self._row(each.row.label, each.row.block) for each in self.listing.events]

    def _row(self, label: str, row: TimelineRow) -> Tree:
        return {
            "name": row.key,
            "number": label,
            "is_headline": row.is_headline,
            "when": row.when,
            "stage": str(row.stage),
            "title": row.title,
            "sources": numbers(row.sources),
        }

    def events(self) -> list[Tree]:
        """The events with their points."""
        return [
            self._event(each.event.label, each.event.block)
            | {"points": [self._point(point.label, point.block) for point in each.points]}
            for each in self.listing.events
        ]

    def _event(self, label: str, event: EventBlock) -> dict[str, Value]:
        place = f", {event.place}" if event.place else ""
        return {
            "name": event.key,
            "number": label,
            "is_headline": event.is_headline,
            "title": event.title,
            "facts": [f"{event.when}{place} · ", *self._runs(event.status)],
            "elsewhere": self._runs(event.elsewhere),
        }

    def _point(self, label: str, point: PointItem) -> Tree:
        return {
            "name": point.key,
            "label": label,
            "text": point.text,
            "cites": self._cites(point.cites),
            "standing": self._standing(point),
            "joined": [line.replace(" ¶", f"{GLUE}¶") for line in point.joined],
        }

    def _standing(self, point: PointItem) -> list[TextRun]:
        links = self._links(Links(" (", point.disputes))
        return [standing_text(point), *links, ")"] if links else [standing_text(point)]

    def disputes(self) -> list[Tree]:
        """The disputes with their sides."""
        return [self._dispute(each.label, each.block) for each in self.listing.disputes]

    def _dispute(self, label: str, dispute: DisputeBlock) -> Tree:
        return {
            "name": dispute.key,
            "number": label,
            "title": dispute.title,
            "status": dispute.status,
            "sides": [
                {"says": each.text, "cites": self._cites(each.cites), "computed": each.computed}
                for each in dispute.sides
            ],
            "finding": dispute.finding,
            "refs": self._links(dispute.links),
        }

    def gaps(self, section: Section) -> list[Tree]:
        """What a reader would need and no source says."""
        return [
            {"text": each.text, "refs": self._links(each.links)}
            for each in section.blocks
            if isinstance(each, ListItem)
        ]

    def sources(self) -> list[Tree]:
        """The sources, with what their paragraphs say and where each is cited."""
        return [self._source(each.block) for each in self.listing.sources.values()]

    def _source(self, source: SourceBlock) -> Tree:
        return {
            "name": source.key,
            "number": f"[{source.number}]",
            "title": source.title,
            "facts": _source_facts(source),
            "url": source.url,
            "descriptor": source.descriptor,
            "paragraphs": [
                {
                    "name": each.key,
                    "at": f"¶{each.at}",
                    "text": each.text,
                    "cited": _joined([self._citing(key) for key in each.cited], ", "),
                }
                for each in self.listing.paragraphs.by_source[source.id]
            ],
        }

    def _citing(self, key: str) -> list[TextRun]:
        found = self.listing.by_key[key]
        is_dispute = isinstance(found.block, DisputeBlock)
        return [(f"dispute {found.label}" if is_dispute else found.label, key)]

    def _links(self, links: Links) -> list[TextRun]:
        """Link to blocks, after some words; nothing where there is none."""
        labels = self.listing.by_key
        parts: list[list[TextRun]] = [[(labels[ref.key].label, ref.key)] for ref in links.refs]
        return [links.words, *_joined(parts, ", ")] if parts else []

    def _runs(self, runs: Runs) -> list[TextRun]:
        found: list[TextRun] = []
        for run in runs:
            match run:
                case SourceNumbers():
                    found += self._numbers(run.numbers)
                case Ref():
                    found.append((run.text or self.listing.by_key[run.key].label, run.key))
                case _:
                    found.append(run)
        return found

    def _numbers(self, found: Iterable[int]) -> list[TextRun]:
        """Link the numbers of sources, as far as these are shown: ``[1,3]``."""
        sources = self.listing.sources
        links: list[list[TextRun]] = [
            [(str(number), sources[number].key)] if number in sources else [str(number)]
            for number in found
        ]
        return ["[", *_joined(links, ","), "]"]

    def _cites(self, cites: Iterable[Cite]) -> list[TextRun]:
        return _joined([self._cite(each) for each in cites], " ")

    def _cite(self, cite: Cite) -> list[TextRun]:
        """Write a citation, with its quote where the text before does not hold those words."""
        where = f"{cite.number}{GLUE}¶{cite.at}", self.listing.paragraphs.target(cite)
        is_told = not cite.quote or cite.repeats
        return ["[", where, "]" if is_told else f", {cite.voice}: “{cite.quote}”]"]


def links_in(value: Value) -> int:
    """Count the links in what is to be set."""
    if isinstance(value, Mapping):
        return sum(map(links_in, value.values()))
    if isinstance(value, tuple):
        return 1
    return sum(map(links_in, value)) if isinstance(value, list) else 0


def _joined(parts: Sequence[Sequence[TextRun]], between: str) -> list[TextRun]:
    runs: list[TextRun] = []
    for part in parts:
        runs += [between, *part] if runs else part
    return runs


def _source_facts(source: SourceBlock) -> str:
    day = show_day(source.day) + (" (inferred)" if source.is_inferred else "")
    parts = (day, source.publisher, source.author, *source.notes, source.points)
    return " · ".join(part for part in parts if part)
