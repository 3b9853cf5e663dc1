"""The sections of a document as plain data for Typst: texts, and the keys of their links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from briefing.document import blocks
from briefing.document.phrases import (
    FINDING,
    NO_DUE,
    SECOND_HAND,
    SETTLED,
    firmness_words,
    more_words,
    stage_words,
)
from briefing.model.dates import show_day
from briefing.model.lean_typing import Any
from briefing.model.paragraph_labels import LABELS
from briefing.model.records import Firmness, Paragraphs
from briefing.render.listing import BlockListing
from briefing.render.text.blocks import places_text, quote_text, side_text, sides_text
from briefing.render.text.layout import GLUE, Page
from briefing.render.text.sections import section_lines, setting_of

Tree = dict[str, Any]
"""A block as JSON has it; runs are texts, and pairs of a text and the key that it links to."""
TextRun = str | tuple[str, str]
PdfRuns = list[TextRun]

LEFTWARDS = r"[\u0590-\u08ff\ufb1d-\ufefc]"
"""Characters that run from right to left: what follows them would else run on in their text.

It is written with escapes, since the data of the PDF has it, and is searched for it.
"""
RIGHTWARDS = "\u200e"
_LEFTWARDS = re.compile(LEFTWARDS)
_DAY_BEHIND = re.compile(rf"(?<={LEFTWARDS})(?=[ {GLUE}][0-9])")
_PLACES = re.compile(rf"\[([0-9]+)[ {GLUE}]¶([0-9][0-9,-]*)({LABELS})\]")
_NUMBER = re.compile(r"\[([0-9]{1,9})\]")
_FIRM = {firmness_words(each) for each in (Firmness.DECIDED, Firmness.AGREED)}
_FAINT = {firmness_words(Firmness.TO_EXPLORE)}
_MOST_WHOLE = 1200
"""A part with more characters may break across pages: of the widest ones a page holds as many."""
_HEADING = ("title", "place", "facts", "url")
"""What stands in the heading of a block."""
_LINE = 80
_PAGE = Page(_LINE, ascii=False, command=(), origin="")


class Parts:
    """Converts the sections of a document; each key that is linked to belongs to one block."""

    def __init__(self, document: blocks.Document, listing: BlockListing) -> None:
        self._document = document
        self._listing = listing
        self._setting = setting_of(document, _PAGE)
        points = {each.key: f"A{each.label}" for event in listing.events for each in event.points}
        self.labels: Mapping[str, str] = {**self._setting.labels, **points}
        self._places = _places(listing)
        self._converters: Mapping[type, Callable[[Any], Tree]] = {
            blocks.Statement: self._statement,
            blocks.JudgmentItem: self._judgment,
            blocks.Basis: self._basis,
            blocks.Undertaking: self._undertaking,
            blocks.DisputeRow: self._dispute_row,
            blocks.Term: self._term,
            blocks.ListItem: self._list_item,
            blocks.TimelineRow: self._timeline_row,
            blocks.EventBlock: self._event,
            blocks.DisputeBlock: self._dispute,
            blocks.SourceBlock: self._source,
        }

    def sections(self) -> list[Tree]:
        """Return the sections in order, without the matrix: the timeline has the same sources."""
        return [self._section(each) for each in self._document.sections if each.key != "matrix"]

    def _section(self, section: blocks.Section) -> Tree:
        if section.key == "sources-in-short":
            parts = [self._sources_in_short(section)]
        else:
            parts = [tree for each in section.blocks if (tree := self._block(each))]
        rest = self._document.section(blocks.CONTINUED.get(section.key, ""))
        target = section_key(rest) if rest.blocks else ""
        more = _link(more_words(section), target)
        return {
            "key": section_key(section),
            "title": section.title,
            "depth": section.depth,
            "note": section.note,
            "more": [more] if section.more else [],
            "blocks": parts,
        }

    def _block(self, block: blocks.Block) -> Tree:
        """Return a block; empty if there is nothing to print of it."""
        fields = self._converters[type(block)](block)
        return fields and {
            "kind": type(block).__name__,
            "is_new": block.key in self._document.new,
            "is_whole": _length(fields) <= _MOST_WHOLE,
            "is_short": sum(_length(fields.get(each)) for each in _HEADING) <= _MOST_WHOLE,
            **fields,
        }

    def _statement(self, statement: blocks.Statement) -> Tree:
        return {"text": self._prose(statement.text)} if statement.text else {}

    def _list_item(self, item: blocks.ListItem) -> Tree:
        return {"text": self._prose(item.text), "links": self._links(item.links)}

    def _judgment(self, item: blocks.JudgmentItem) -> Tree:
        text = " ".join(filter(None, (item.text, item.warning)))
        return {
            "key": item.key,
            "label": [(self.labels[item.key], basis_key(item))],
            "text": self._prose(text),
            "confidence": item.confidence,
        }

    def _basis(self, basis: blocks.Basis) -> Tree:
        is_new = basis.changed and basis.key in self._document.new
        changed = f"Changed: {basis.changed}" if is_new else ""
        text = " ".join(filter(None, (basis.why, changed, places_text(basis.places))))
        return {
            "key": basis.key,
            "label": [(self.labels[basis.of], basis.of)],
            "text": self._prose(text),
            "links": self._links(basis.links),
        }

    def _undertaking(self, row: blocks.Undertaking) -> Tree:
        firmness = row.firmness
        is_faint = firmness in _FAINT or SECOND_HAND in row.marks
        where = [self._prose(str(each)) for each in row.places]
        where += [[_glued(each)] for each in row.marks]
        return {
            "what": [_link(row.what, row.of)],
            "who": row.who,
            "firmness": firmness,
            "weight": "faint" if is_faint else "firm" if firmness in _FIRM else "",
            "due": row.due or NO_DUE,
            "where": _joined([*where, *map(self._ref, row.disputes)], " "),
        }

    def _dispute_row(self, row: blocks.DisputeRow) -> Tree:
        if row.is_settled:
            title: PdfRuns = [f"{SETTLED}: ", (row.title, row.of), ". "]
            return {"label": [], "text": _joined([title, self._prose(row.finding)])}
        sides = self._prose(sides_text(row.sides))
        text = _joined([[row.title], [": "], sides])
        return {"label": [(self.labels[row.of], row.of)], "text": text}

    def _term(self, term: blocks.Term) -> Tree:
        where = f"; {term.where}" if term.where else ""
        places = self._prose(" ".join((places_text(term.places), *term.marks)) + where)
        return {"when": term.when, "text": _joined([[_link(term.text, term.of)], places], " ")}

    def _timeline_row(self, row: blocks.TimelineRow) -> Tree:
        return {
            "label": self.labels[row.key],
            "when": row.when,
            "stage": stage_words(row.stage),
            "is_headline": row.is_headline,
            "title": [(row.title, row.key)],
            "sources": self._numbers(row.sources),
        }

    def _event(self, event: blocks.EventBlock) -> Tree:
        return {
            "key": event.key,
            "label": self.labels[event.key],
            "when": event.when,
            "place": event.place,
            "title": event.title,
            "status": _joined(map(self._run, event.status)),
            "aspects": [
                {"title": _capitalized(aspect), "points": [*map(self._point, points)]}
                for aspect, points in groupby(event.points, key=lambda each: each.aspect)
            ],
            "elsewhere": _joined(map(self._run, event.elsewhere)),
        }

    def _point(self, point: blocks.PointItem) -> Tree:
        marks: list[PdfRuns] = [[_glued(each)] for each in (point.claim, *point.marks) if each]
        marks += map(self._ref, point.disputes)
        fields = {
            "key": point.key,
            "label": self.labels[point.key],
            "text": point.text,
            "where": self._prose(places_text(point.places)),
            "marks": _joined(marks, ", "),
            "below": [*self._quotes(point), *map(self._prose, point.joined)],
        }
        is_new = point.key in self._document.new
        return fields | {"is_new": is_new, "is_whole": _length(fields) <= _MOST_WHOLE}

    def _quotes(self, point: blocks.PointItem) -> Iterator[PdfRuns]:
        """Yield what is quoted for a point; of several citations with the place of each."""
        for cite in point.cites:
            if quote := quote_text(cite):
                place = self._prose(cite.place) if len(point.cites) > 1 else []
                yield _joined([[quote], place], " ")

    def _dispute(self, dispute: blocks.DisputeBlock) -> Tree:
        return {
            "key": dispute.key,
            "label": self.labels[dispute.key],
            "title": dispute.title,
            "status": dispute.status,
            "sides": [self._prose(side_text(each)) for each in dispute.sides],
            "finding": [f"{FINDING} ", *self._prose(dispute.finding)],
            "links": self._links(dispute.links),
        }

    def _source(self, source: blocks.SourceBlock) -> Tree:
        """Return a source with what its paragraphs say and where each is cited."""
        return {
            "key": source.key,
            "label": f"[{source.number}]",
            "when": show_day(source.day) + (" (inferred)" if source.is_inferred else ""),
            "title": source.title,
            "facts": _facts(source),
            "url": source.url,
            "descriptor": source.descriptor,
            "paragraphs": [
                {"key": entry.key, "at": entry.place, "text": entry.text}
                | {"cited": _joined(([(self.labels[key], key)] for key in entry.cited), ", ")}
                for entry in self._listing.paragraphs.by_source[source.id]
            ],
        }

    def _sources_in_short(self, section: blocks.Section) -> Tree:
        lines = section_lines(section, self._setting)
        text = " ".join(each.text for each in lines if each.text)
        # A day behind a name that runs from right to left would change places with it.
        text = _DAY_BEHIND.sub(RIGHTWARDS, text)
        return {
            "kind": "Statement",
            "is_new": False,
            "is_ours": True,
            "text": _linked(text, _NUMBER, self._number),
        }

    def _number(self, found: re.Match[str]) -> PdfRuns:
        return self._numbers([int(found[1])])

    def _numbers(self, numbers: Iterable[int]) -> PdfRuns:
        """Return the numbers of sources, each a link if the source is shown."""
        sources = self._listing.sources
        links = (
            [_link(str(each), sources[each].key if each in sources else "")] for each in numbers
        )
        return ["[", *_joined(links, ","), "]"]

    def _links(self, links: blocks.Links) -> PdfRuns:
        """Return links to blocks after some words; empty if there are no links."""
        return [links.words, *_joined(map(self._ref, links.refs), ", ")] if links.refs else []

    def _ref(self, ref: blocks.Ref) -> PdfRuns:
        return [(ref.text or self.labels[ref.key], ref.key)]

    def _run(self, run: blocks.Run) -> PdfRuns:
        match run:
            case blocks.SourceNumbers():
                return self._numbers(run.numbers)
            case blocks.Ref():
                return self._ref(run)
        return [run]

    def _prose(self, text: str) -> PdfRuns:
        """Return a text in which the paragraphs of ``[3 ¶11-12,15]`` are links."""
        return _linked(text, _PLACES, self._place)

    def _place(self, found: re.Match[str]) -> PdfRuns:
        number, paragraphs, labels = found.groups()
        runs: PdfRuns = []
        for place, at in enumerate(paragraphs.split(",")):
            # Merged paragraphs begin with the first of a citation.
            start = at.partition("-")[0]
            key = self._places.get((number, at)) or self._places.get((number, start), "")
            runs += [",", _link(at, key)] if place else [_link(f"{number}{GLUE}¶{at}", key)]
        return ["[", *runs, f"{labels}]"]


def section_key(section: blocks.Section) -> str:
    """Return the key under which a section is linked to."""
    return f"section-{section.key}"


def basis_key(item: blocks.JudgmentItem) -> str:
    """Return the key of the block that says why something is judged."""
    return blocks.Basis(item.key, "", "", (), blocks.NO_LINKS).key


def links_in(value: object) -> int:
    """Count the links in the data for Typst."""
    if isinstance(value, Mapping):
        return sum(map(links_in, value.values()))
    if isinstance(value, tuple):
        return 1
    return sum(map(links_in, value)) if isinstance(value, list) else 0


def _places(listing: BlockListing) -> dict[tuple[str, str], str]:
    """Return the keys of entries by the number of a source and the paragraphs cited.

    The first paragraph alone leads to the entry of the shortest citation that begins with it.
    """
    numbers = {each.block.id: str(number) for number, each in listing.sources.items()}
    found: dict[tuple[str, str], str] = {}
    for (source, first, last), key in sorted(listing.paragraphs.targets.items()):
        number = numbers[source]
        found[number, str(Paragraphs(first, last))] = key
        found.setdefault((number, str(first)), key)
    return found


def _length(value: object) -> int:
    """Return how many characters a part takes, those that an early end of a line costs included."""
    match value:
        case str():
            return len(value) + _LINE * value.count("\n")
        case tuple():
            return len(value[0])
        case list():
            return sum(map(_length, value))
        case dict():
            return sum(map(_length, value.values()))
    return 0


def _linked(text: str, pattern: re.Pattern[str], link: Any) -> PdfRuns:
    """Return a text in which what a pattern finds is replaced by runs."""
    runs: PdfRuns = []
    end = 0
    for found in pattern.finditer(text):
        runs += [text[end : found.start()], *link(found)]
        end = found.end()
    return _apart([each for each in (*runs, text[end:]) if each])


def _link(text: str, key: str) -> TextRun:
    return (text, key) if key else text


def _joined(parts: Iterable[Sequence[TextRun]], between: str = "") -> PdfRuns:
    runs: PdfRuns = []
    for part in parts:
        runs += [between, *part] if runs and part and between else part
    return _apart(runs)


def _apart(runs: PdfRuns) -> PdfRuns:
    """Return runs with a mark between text that runs from right to left and what follows it."""
    found: PdfRuns = []
    for run in runs:
        if found and run != RIGHTWARDS and _LEFTWARDS.search(_text(found[-1])):
            found.append(RIGHTWARDS)
        found.append(run)
    return found


def _text(run: TextRun) -> str:
    return run if isinstance(run, str) else run[0]


def _capitalized(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _glued(text: str) -> str:
    return text.replace(" ", GLUE)


def _facts(source: blocks.SourceBlock) -> str:
    origin = f"origin: {source.origin}" if source.origin else ""
    parts = (source.publisher, source.author, origin, *source.notes, source.points)
    return " · ".join(part for part in parts if part)
