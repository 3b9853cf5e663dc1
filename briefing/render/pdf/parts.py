"""The blocks of a document as plain data for Typst: texts, and the keys of their links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.document import blocks
from briefing.model.dates import show_day
from briefing.model.lean_typing import Any, NamedTuple
from briefing.render.listing import Listing
from briefing.render.text.blocks import standing_text
from briefing.render.text.layout import GLUE

Tree = dict[str, Any]
"""A block as JSON has it; runs are texts, and pairs of a text and the key that it links to."""
TextRun = str | tuple[str, str]


class Parts:
    """Converts the listed blocks; each key that is linked to belongs to one of them."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing

    def section(self, section: blocks.Section) -> list[Tree]:
        """Return the blocks of a section whose blocks have no labels."""
        return [self._tree(each) for each in section.blocks]

    def timeline(self) -> list[Tree]:
        """Return one row for each event."""
        return [self._tree(each.row.block, each.row.label) for each in self.listing.events]

    def events(self) -> list[Tree]:
        """The events with their points."""
        return [
            self._tree(each.event.block, each.event.label)
            | {"points": [self._point(point.label, point.block) for point in each.points]}
            for each in self.listing.events
        ]

    def _point(self, label: str, point: blocks.PointItem) -> Tree:
        links = self._links(blocks.Links(" (", point.disputes))
        return self._tree(point, label) | {
            "standing": [standing_text(point), *links, ")"] if links else [standing_text(point)],
            "joined": [line.replace(" ¶", f"{GLUE}¶") for line in point.joined],
        }

    def disputes(self) -> list[Tree]:
        """The disputes with their sides."""
        return [self._tree(each.block, each.label) for each in self.listing.disputes]

    def sources(self) -> list[Tree]:
        """The sources, with what their paragraphs say and where each is cited."""
        return [
            self._tree(each.block, f"[{each.block.number}]")
            | {
                "facts": _source_facts(each.block),
                "paragraphs": [
                    {"key": entry.key, "at": f"¶{entry.at}", "text": entry.text}
                    | {"cited": _joined(map(self._citing, entry.cited), ", ")}
                    for entry in self.listing.paragraphs.by_source[each.block.id]
                ],
            }
            for each in self.listing.sources.values()
        ]

    def _citing(self, key: str) -> list[TextRun]:
        found = self.listing.by_key[key]
        is_dispute = isinstance(found.block, blocks.DisputeBlock)
        return [(f"dispute {found.label}" if is_dispute else found.label, key)]

    def _tree(self, block: NamedTuple, label: str = "") -> Tree:
        fields = {name: self._value(name, value) for name, value in block._asdict().items()}
        is_headline = getattr(block, "is_headline", False)
        return fields | {"label": label, "is_headline": is_headline}

    def _value(self, name: str, value: Any) -> Any:
        match name, value:
            case _, blocks.Links():
                return self._links(value)
            case "cites", _:
                return _joined(map(self._cite, value), " ")
            case "status" | "elsewhere", list() | tuple():
                return _joined(map(self._run, value))
            case "sides", _:
                return [self._tree(each) for each in value]
            case "sources", _:
                return f"[{','.join(map(str, value))}]"
            case _, str() | bool():
                return str(value) if isinstance(value, str) else value
        return None  # what is drawn, or has a part of its own

    def _links(self, links: blocks.Links) -> list[TextRun]:
        """Return links to blocks after some words; empty if there are no links."""
        return [links.words, *_joined(map(self._run, links.refs), ", ")] if links.refs else []

    def _run(self, run: blocks.Run) -> list[TextRun]:
        match run:
            case blocks.SourceNumbers():
                return ["[", *_joined(map(self._number, run.numbers), ","), "]"]
            case blocks.Ref():
                return [(run.text or self.listing.by_key[run.key].label, run.key)]
        return [run]

    def _number(self, number: int) -> list[TextRun]:
        """Return the number of a source, as a link if the source is shown."""
        source = self.listing.sources.get(number)
        return [(str(number), source.key) if source else str(number)]

    def _cite(self, cite: blocks.Cite) -> list[TextRun]:
        """Return a citation, with its quote unless the text before it already has those words."""
        where = f"{cite.number}{GLUE}¶{cite.at}", self.listing.paragraphs.target(cite)
        is_told = not cite.quote or cite.repeats
        return ["[", where, "]" if is_told else f", {cite.voice}: “{cite.quote}”]"]


def links_in(value: object) -> int:
    """Count the links in the data for Typst."""
    if isinstance(value, Mapping):
        return sum(map(links_in, value.values()))
    if isinstance(value, tuple):
        return 1
    return sum(map(links_in, value)) if isinstance(value, list) else 0


def _joined(parts: Iterable[Sequence[TextRun]], between: str = "") -> list[TextRun]:
    runs: list[TextRun] = []
    for part in parts:
        runs += [between, *part] if runs and between else part
    return runs


def _source_facts(source: blocks.SourceBlock) -> str:
    day = show_day(source.day) + (" (inferred)" if source.is_inferred else "")
    parts = (day, source.publisher, source.author, *source.notes, source.points)
    return " · ".join(part for part in parts if part)
