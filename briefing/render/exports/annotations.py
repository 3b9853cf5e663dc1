"""Web Annotations (W3C Recommendation, 23 February 2017): each quote at its place in the text.

A selector counts code points from 0 in the text as its file has it, and matches only there. The
source is the record's address if it has one, else the file by its SHA-256; with an address, the
file is the copy in which positions are counted (`cached`). The words around a quote are of its
line, or of its paragraph: what parts these in the file stands nowhere in the page that it is of.
Annotations have no time of creation, because no record has one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from uuid import UUID, uuid5

from briefing.document.phrases import voice_words
from briefing.document.sources import source_block
from briefing.evidence.quotes import Found, QuoteFinder, QuoteState
from briefing.lens.view import SeenCitation, SeenSource, View
from briefing.load.text_layout import Laid, TextLine, lay_out, place_in_text
from briefing.model.lean_typing import Any, NamedTuple
from briefing.model.source_text import SourceText
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.exports.event_summary import omissions, without_analysis
from briefing.render.json.writer import write_json
from briefing.render.text.blocks import source_title
from briefing.render.text.layout import flat

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_NAMESPACE = UUID("2f1c8e04-76b5-5d0a-a3c9-51e8d4b7f6a2")
"""The UUID namespace of annotations (RFC 9562 §5.5); it must never change."""
_AROUND = 32
"""Code points before and after a quote: more only where these stand twice."""
_Range = tuple[int, int]
"""The first code point and the one after the last."""
_PLACED = (QuoteState.VERIFIED, QuoteState.NORMALISED)
_Json = dict[str, Any]


class _CitingStatement(NamedTuple):
    """A point or a side of a dispute that cites a source, by its name and its text."""

    ref: str
    text: str
    topics: tuple[str, ...]
    cite: SeenCitation


class _SearchedText:
    """A source's text, prepared for the search for quotes."""

    def __init__(self, text: SourceText) -> None:
        self.text = text
        self._finder = QuoteFinder(text.paragraphs, is_as_recorded=text.is_as_recorded)

    @cached_property
    def _laid(self) -> tuple[Laid, ...]:
        return lay_out(self.text.raw)

    def find(self, cite: SeenCitation) -> Found:
        return self._finder.find(cite.citation.quote, cite.citation.at, suggest=False)

    def place(self, found: Found) -> _Range:
        first = self._laid[found.paragraph - 1]
        if not found.last:
            return place_in_text(first, found.start, found.end)
        start, _ = place_in_text(first, found.start, found.start + 1)
        return start, place_in_text(self._laid[found.last - 1], 0, found.end)[1]

    def borders(self, found: Found, place: _Range) -> Sequence[_Range]:
        """Return what is around a quote: its lines, its paragraphs, the whole text."""
        first = self._laid[found.paragraph - 1]
        last = self._laid[found.last - 1] if found.last else first
        start = max(each.start for each in first if each.start <= place[0])
        end = min(stop for each in last if (stop := _end(each)) >= place[1])
        return (start, end), (first[0].start, _end(last[-1])), (0, len(self.text.raw))


def _end(line: TextLine) -> int:
    return line.start + len(line.text)


def write(request: ExportRequest) -> ExportResult:
    """Return one collection with one page (§5), in the order of the brief."""
    view = request.view
    statements = list(_statements(view))
    sources = {each.number: each for each in view.sources}
    originals = {name: _SearchedText(text) for name, text in request.texts.items()}
    items: list[_Json] = []
    missing: Counter[str] = Counter()
    for each in statements:
        if not each.cite.citation.quote:
            continue
        original = originals.get(each.cite.citation.source)
        found = original.find(each.cite) if original else Found(QuoteState.NO_TEXT)
        if original and found.state in _PLACED:
            place = original.place(found)
            selectors = _selectors(original.text.raw, place, original.borders(found, place))
            source = sources[each.cite.number]
            items.append(_annotation(view, each, source, original.text, selectors))
        else:
            missing[_REASONS.get(found.state, _NOT_THERE)] += 1
    # In ASCII: what a file holds around a quote may not be safe to print.
    text = write_json(_collection(view, items), in_ascii=True)
    silent = sum(not each.cite.citation.quote for each in statements)
    why = "an annotation is of a quote"
    return ExportResult(
        text.encode(),
        (
            *(Omission(number, "quotes", reason) for reason, number in missing.items()),
            *omissions(
                Omission(silent, "citations", "they quote no words"),
                Omission(len(view.events), "events", f"{why}; it names what it is quoted for"),
                Omission(len(view.disputes), "disputes", f"{why}; those of their sides are there"),
            ),
            *without_analysis(view, why, bottom_line=True),
        ),
    )


_NOT_THERE = "they are not found in the paragraph that is cited"
_REASONS: Mapping[QuoteState, str] = {
    QuoteState.NO_TEXT: "the source's text is not at hand",
    QuoteState.SOURCE_CHANGED: "the source's text is not the one on record",
}


def _statements(view: View) -> Iterator[_CitingStatement]:
    points = {point.ref: point for event in view.events for point in event.points}
    for point in points.values():
        for cite in point.citations:
            yield _CitingStatement(point.ref, flat(point.point.text), point.topics, cite)
    for dispute in view.disputes:
        for side in dispute.sides:
            for cite in side.citations:
                yield _CitingStatement(dispute.dispute.id, flat(side.side.says), (), cite)


def _collection(view: View, items: list[_Json]) -> _Json:
    name = _urn(view.title, view.as_of.isoformat(), *(each["id"] for each in items))
    collection: _Json = {
        "@context": _CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": flat(f"{view.title}, as of {view.as_of.isoformat()}"),
        "total": len(items),
    }
    if items:  # a page is not to be empty
        page = {"id": _urn(name), "type": "AnnotationPage", "startIndex": 0, "items": items}
        collection["first"] = page
    return collection


def _annotation(
    view: View,
    stated: _CitingStatement,
    source: SeenSource,
    text: SourceText,
    selectors: list[_Json],
) -> _Json:
    cite = stated.cite
    described = (
        f"{cite.place} {voice_words(cite)}; {source_title(source_block(source, short=True))}"
    )
    bodies = [
        _body("commenting", stated.text),
        _body("identifying", stated.ref),
        _body("describing", flat(described)),
        *(
            [_body("describing", flat(f"our translation: {cite.citation.gloss}"))]
            if cite.citation.gloss
            else []
        ),
        *(_body("tagging", flat(view.topic_names[name])) for name in stated.topics),
    ]
    return {
        "id": _urn(view.title, stated.ref, stated.text, *_key(cite)),
        "type": "Annotation",
        "motivation": "commenting",
        "body": bodies,
        "target": _source(source, text) | {"selector": selectors},
    }


def _body(purpose: str, value: str) -> _Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _key(cite: SeenCitation) -> tuple[str, ...]:
    citation = cite.citation
    return (citation.source, str(citation.at), citation.by, citation.quote)


def _source(seen: SeenSource, text: SourceText) -> _Json:
    copy = f"urn:sha256:{text.sha256}"
    if not seen.source.url:
        return {"type": "SpecificResource", "source": copy}
    return {
        "type": "SpecificResource",
        "source": seen.source.url,
        "state": {"type": "TimeState", "cached": copy},
    }


def _selectors(text: str, place: _Range, borders: Iterable[_Range]) -> list[_Json]:
    start, end = place
    first, last = _around(text, place, borders)
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[first:start],
        "suffix": text[end:last],
    }
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]


def _around(text: str, place: _Range, borders: Iterable[_Range]) -> _Range:
    """Return a quote with what is around it, as far as makes it unique, within narrow borders."""
    first, last = place
    for border_start, border_end in borders:
        around = _AROUND
        while True:
            first = max(place[0] - around, border_start)
            last = min(place[1] + around, border_end)
            if text.find(text[first:last], text.find(text[first:last]) + 1) < 0:
                return first, last
            if (first, last) == (border_start, border_end):
                break
            around *= 2
    return first, last


def _urn(*parts: str) -> str:
    """Return a URN that depends on the given parts alone."""
    return uuid5(_NAMESPACE, "\n".join(parts)).urn
