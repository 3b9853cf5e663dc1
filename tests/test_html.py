"""The page: what a browser would make of it, day by day, against the views of these days."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from base64 import b64encode, b85decode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter
from html.parser import HTMLParser
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from hypothesis import assume, given, settings

from briefing.document import blocks
from briefing.document.blocks import Document
from briefing.document.compose import MOST_MATRIX_SOURCES, compose
from briefing.document.phrases import (
    BEFOREHAND,
    count,
    date_words,
    more_words,
    sourcing_statement,
)
from briefing.lens.lens import Lens
from briefing.lens.view import SeenEvent, View, look
from briefing.lens.visibility_index import Index, Stage
from briefing.load.loader import load
from briefing.model.dates import When, show_day
from briefing.model.paragraphs import one_paragraph
from briefing.model.records import (
    Briefing,
    Citation,
    Correction,
    Gap,
    Judgment,
    Paragraphs,
    Rank,
    TitleVersion,
)
from briefing.render.export import ExportRequest, Omission
from briefing.render.html import write
from briefing.render.html.sections import UNTITLED
from briefing.render.html.short_ids import short_ids
from briefing.render.replay import MOST_DAYS
from briefing.render.text.blocks import (
    news_text,
    numbers,
    places_text,
    quote_text,
    side_text,
    sides_text,
)
from briefing.render.text.layout import Page
from briefing.render.text.page_fitting import fit
from briefing.render.text.sections import setting_of, short_sources
from tests import briefings as invented
from tests.briefings import SPAN
from tests.conftest import HARBOUR, ROOT
from tests.dated_briefings import dated_briefings
from tests.folders import AMENDED, SOUND, write_folder

T = TypeVar("T")
VOID = ("meta", "input")
ALLOWED = """
    html head meta title style body header aside main nav section article footer div
    details summary h1 h2 h3 h4 p span a b bdi i small code time dl dt dd ul ol li figure figcaption
    fieldset legend label input table caption thead tbody tr th td
    svg desc g text line path circle rect script
"""
BLOCKS = ("p", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "div", "article", "section", "table")
CELLS = ("p", "td", "th")
ENDED_BY_START = {
    **dict.fromkeys(BLOCKS, ("p",)),
    **dict.fromkeys(("td", "th"), CELLS),
    "li": ("p", "li"),
    "tr": (*CELLS, "tr"),
}
ENDED_BY_END = {
    **dict.fromkeys(("ul", "ol"), ("p", "li")),
    **dict.fromkeys(("li", "td", "th", "dt", "dd", "div", "article", "section"), ("p",)),
    "tr": CELLS,
    **dict.fromkeys(("thead", "tbody"), (*CELLS, "tr")),
}
"""The elements that the start and the end of another end, where they have no end tags."""
DAY = re.compile(r"[fuxn]\d+")


@dataclass
class Node:
    """An element and what is in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield it and all elements in it, in order."""
        yield self
        for each in self.content:
            if isinstance(each, Node):
                yield from each.walk()

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, name: str, class_: str = "") -> list[Node]:
        """The elements of a name, and of a class, in it."""
        found = [each for each in self.walk() if each.name == name]
        return [each for each in found if not class_ or class_ in each.classes]

    def one(self, name: str, class_: str = "") -> Node:
        """The only one."""
        (found,) = self.all(name, class_)
        return found

    def by_id(self, name: str) -> Node:
        return next(each for each in self.walk() if each.attributes.get("id") == name)

    def sections(self, name: str) -> list[Node]:
        """The sections that a heading names."""
        names = name, f"{name}-title"
        return [each for each in self.all("section") if each.attributes["aria-labelledby"] in names]

    def section(self, name: str) -> Node:
        """The only one of them."""
        (found,) = self.sections(name)
        return found

    @property
    def text(self) -> str:
        """What it reads, with the white space of a page."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        return "".join(each if isinstance(each, str) else each.raw for each in self.content)


class Reader(HTMLParser):
    """Reads a document in which each element is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def _close(self, names: Iterable[str]) -> None:
        """Close what is open, while it is one of these."""
        while self.open[-1].name in names:
            self.open.pop()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close(ENDED_BY_START.get(tag, ()))
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        self._close([each for each in ENDED_BY_END.get(tag, ()) if each != tag])
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        assert data == ""
        self.open[-1].content.append(Node("!"))


def parse(text: str) -> Node:
    reader = Reader()
    reader.feed(text)
    reader.close()
    (root,) = reader.open
    return root


def read_bare(data: bytes) -> Node:
    """The page as it is without its script."""
    text = data.decode()
    assert text.startswith("<!DOCTYPE html>\n<html")
    return parse(text).one("html")


def read(data: bytes) -> Node:
    """The page as its script makes it when a day is chosen: with the elements of all days."""
    root = read_bare(data)
    given_ = json.loads(root.by_id("page-data").raw)
    root.one("aside").content[:0] = parse(given_["controls"]).content
    if not given_["packed"]:
        return root
    found = unpacked(given_["packed"])
    page = root.one("div", "page")
    side = root.one("aside")
    added = [each for each in side.content[:2] if isinstance(each, Node)]
    controls = {id(node) for each in added for node in each.walk()}
    elements = [each for each in page.walk() if each.name != "!" and id(each) not in controls]
    assert len(elements) - 1 == found["count"]
    place = 0
    followers: dict[int, str] = {}
    placed = []
    for step, part in zip(found["before"], found["parts"], strict=True):
        place += step
        if step:
            followers[id(elements[place + 1])] = part
        else:
            placed.append(part)
    place = 0
    for step, mark in zip(found["places"], found["marks"], strict=True):
        place += step
        node = elements[place + 1]
        words = f"{node.attributes.get('class', '')} {found['kinds'][mark]}"
        node.attributes["class"] = " ".join(dict.fromkeys(words.split()))
    parts = iter(placed)

    def fill(node: Node) -> None:
        content = node.content
        node.content = []
        for each in content:
            if isinstance(each, Node) and each.name == "!":
                node.content += parse(next(parts)).content
                continue
            if isinstance(each, Node):
                node.content += parse(followers.pop(id(each), "")).content
                fill(each)
            node.content.append(each)

    fill(page)
    assert next(parts, None) is None and not followers
    return root


def unpacked(packed: str) -> dict[str, Any]:
    """What the script makes of compressed data."""
    length, _, digits = packed.partition(" ")
    data = b85decode(digits.replace(",", "<"))[: int(length)]
    found: dict[str, Any] = json.loads(zlib.decompress(data))
    return found


def is_hidden(node: Node, day: int) -> bool:
    """Whether the classes of an element say that it is not there on a day."""
    tests = {"f": day.__lt__, "u": day.__gt__, "x": day.__eq__}
    words = [each for each in node.classes if re.fullmatch(r"[fux]\d+", each)]
    return any(tests[each[0]](int(each[1:])) for each in words)


def on_day(page: Node, day: int) -> Node:
    """The page as it is seen on a day."""

    def keep(node: Node) -> Node:
        content = [
            each if isinstance(each, str) else keep(each)
            for each in node.content
            if isinstance(each, str) or not is_hidden(each, day)
        ]
        return Node(node.name, node.attributes, content)

    return keep(page)


def days_of(page: Node) -> list[date]:
    return [date.fromisoformat(each.attributes["value"]) for each in radios(page)]


def radios(page: Node) -> list[Node]:
    return [each for each in page.all("input") if each.attributes["type"] == "radio"]


def request(briefing: Briefing, lens: Lens | None = None, origin: str = "here") -> ExportRequest:
    index = Index(briefing)
    command = ("briefing", "export", "html")
    return ExportRequest(index, look(index, lens or Lens()), command, origin, {})


def read_in(root: Path) -> Briefing:
    found = load(str(root)).briefing
    assert found
    return found


def shipped() -> Briefing:
    return read_in(ROOT)


@pytest.fixture(autouse=True, scope="module")
def ids_are_keys() -> Iterator[None]:
    """Most tests here know elements by the keys of blocks, which short ids do not tell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.render.html.page.short_ids", lambda *_, **__: {})
        yield


@pytest.fixture(scope="module")
def page(ids_are_keys: None) -> Node:
    del ids_are_keys
    return read(write(request(shipped())).data)


LENSES: Mapping[str, Lens] = {
    "whole": Lens(),
    "earlier": Lens(as_of=date(2031, 3, 8)),
    "later": Lens(as_of=date(2031, 5, 1)),
    "topic": Lens(topics=frozenset({"strait", "fares"})),
    "headlines": Lens(ranks=frozenset({Rank.HEADLINE})),
    "period": Lens(since=date(2031, 3, 5), until=date(2031, 4, 1)),
    "search": Lens(search="passage"),
    "new": Lens(new_since=date(2031, 3, 5)),
    "point": Lens(points=frozenset({"mayors-meeting#radar"})),
}


# What is to be seen, in words, from a page and from a view or its document.


def labels_in(document: Document) -> Mapping[str, str]:
    """The labels of judgments and of disputes, by their keys."""
    sections = (("J", "judgments"), ("D", "disputes", "minor-disputes"))
    return {
        each.key: f"{letter}{number}"
        for letter, *names in sections
        for number, each in enumerate(
            chain.from_iterable(document.section(name).blocks for name in names), start=1
        )
    }


def blocks_in(document: Document, name: str, kind: type[T]) -> list[T]:
    return [each for each in document.section(name).blocks if isinstance(each, kind)]


def text_of(parts: Iterable[Node | str]) -> str:
    """What parts of an element read, without links to where it stands in the annex."""
    kept = (
        each if isinstance(each, str) else each.raw
        for each in parts
        if isinstance(each, str) or "refs" not in each.classes
    )
    return flat("".join(kept))


def flat(text: str) -> str:
    return " ".join(text.split())


def header_of(page: Node) -> list[str]:
    return [each.text for each in page.one("header").all("p")]


def header_in(document: Document, origin: str) -> list[str]:
    news = f" · + {document.news}" if document.news else ""
    lines = (
        document.head,
        f"As of {show_day(document.as_of)} · {document.counts}{news}",
        origin,
        document.filters and f"Shows only: {document.filters}",
        document.without and f"Without {document.without}",
    )
    return [flat(each) for each in lines if each]


def rows_of(page: Node, name: str) -> list[tuple[str, ...]]:
    """The rows of the table of a section, without its head."""
    bodies = [each for section in page.sections(name) for each in section.all("tbody")]
    return sorted(
        tuple(cell.text for cell in (*row.all("th"), *row.all("td")))
        for body in bodies
        for row in body.all("tr")
    )


def undertakings_in(document: Document, name: str) -> list[tuple[str, ...]]:
    labels = labels_in(document)
    rows = blocks_in(document, name, blocks.Undertaking)
    return sorted(
        (
            flat(each.what),
            each.who,
            each.firmness,
            f"due {each.due}" if each.due else "–",
            flat(f"{places_text(each.places)} {marks_in(each, labels)}"),
        )
        for each in rows
    )


def marks_in(block: blocks.Undertaking | blocks.PointItem, labels: Mapping[str, str]) -> str:
    claim = block.claim if isinstance(block, blocks.PointItem) else ""
    return ", ".join(
        filter(None, (claim, *block.marks, *(labels[each.key] for each in block.disputes)))
    )


def judgments_in(document: Document) -> list[tuple[str, ...]]:
    labels = labels_in(document)
    return sorted(
        (flat(f"{labels[each.key]} {each.text} {each.warning}"), f"Confidence: {each.confidence}")
        for each in blocks_in(document, "judgments", blocks.JudgmentItem)
    )


def entries_of(page: Node, name: str) -> list[str]:
    """The entries of the list of a section."""
    items = [each for section in page.sections(name) for each in section.all("li")]
    return sorted(text_of(each.content) for each in items)


def news_of(page: Node) -> list[str]:
    """What is new since the day that the reader names, without the numbers of events and points."""
    entries = entries_of(page, "new")
    return sorted(re.sub(r"^(Event|Agreed) [\d.]+", r"\1", each) for each in entries)


def news_in(document: Document) -> list[str]:
    labels = labels_in(document)
    return sorted(
        flat(f"{news_text(each, labels)} {places_text(each.places)}")
        for each in blocks_in(document, "new", blocks.NewsItem)
    )


def bases_in(document: Document) -> list[str]:
    labels = labels_in(document)
    found = []
    for each in blocks_in(document, "why", blocks.Basis):
        is_new = each.changed and each.key in document.new
        changed = f"Changed: {each.changed} " if is_new else ""
        text = f"{labels[each.of]} {each.why} {changed}{places_text(each.places)}"
        found.append(flat(text))
    return sorted(found)


def dispute_rows_in(document: Document) -> list[str]:
    labels = labels_in(document)
    found = []
    for each in blocks_in(document, "in-dispute", blocks.DisputeRow):
        text = f"{each.title}: {sides_text(each.sides)}"
        if each.is_settled:
            text = f"Settled: {each.title}. {each.finding}"
        found.append(flat(f"{labels[each.of]} {text}"))
    return sorted(found)


def terms_of(page: Node, name: str) -> list[tuple[str, str]]:
    entries = [each for section in page.sections(name) for each in section.one("dl").all("div")]
    return sorted((each.one("dt").text, each.one("dd").text) for each in entries)


def terms_in(document: Document, name: str) -> list[tuple[str, str]]:
    return sorted(
        (each.when, flat(" ".join((each.text, places_text(each.places), *each.marks))) + where)
        for each in blocks_in(document, name, blocks.Term)
        for where in [f"; {each.where}" if each.where else ""]
    )


def items_in(document: Document, name: str) -> list[str]:
    return sorted(flat(each.text) for each in blocks_in(document, name, blocks.ListItem))


def small_print_of(page: Node) -> list[str]:
    return [each.text for found in page.all("div", "small-print") for each in found.all("p")]


def small_print_in(document: Document) -> list[str]:
    """What the first page says of the sources, and its notes."""
    sources = blocks_in(document, "sources-in-short", blocks.SourceBlock)
    named, left = short_sources(sources, document.as_of.year)
    texts = [each.text for each in blocks_in(document, "sources-in-short", blocks.Statement)]
    texts += [" ".join(filter(None, (*named, left)))]
    texts += [each.text for each in blocks_in(document, "notes", blocks.Statement)]
    return [flat(each) for each in texts if each]


def timeline_of(page: Node) -> list[tuple[str, str, str, bool]]:
    rows = [each for section in page.sections("timeline") for each in section.all("li")]
    found = []
    for each in rows:
        when, stage = (part.text for part in each.all("i"))
        number, *_ = each.all("b")
        found.append((when, stage, each.one("p").text, number.text.endswith("*")))
    return found


def timeline_in(view: View) -> list[tuple[str, str, str, bool]]:
    return [
        (
            date_words(each),
            stage_text(each),
            flat(f"{each.event.title} {cited(each)}"),
            each.event.rank is Rank.HEADLINE,
        )
        for each in view.events
    ]


def stage_text(seen: SeenEvent) -> str:
    signs = {
        "reported": "●",
        "due": "?",
        "unreported": "?",
        "scheduled": "○",
        "planned": "◇",
        "cancelled": "×",
    }
    return f"{signs.get(seen.stage, '')} {seen.stage}".strip()


def cited(seen: SeenEvent) -> str:
    """The sources of an event, and those of its date where none of them has it."""
    cites = [each for point in seen.points for each in point.citations]
    found = {*(seen.reported_by or seen.announced_by)} or {each.number for each in cites}
    dating = {
        each.number
        for each in cites
        for phrase, reading in each.citation.dates.items()
        if seen.date and phrase not in each.citation.dates_of and within(reading, seen.date)
    }
    return numbers(sorted(found if found & dating else found | dating))


def within(one: When, other: When) -> bool:
    return other.bounds[0] <= one.bounds[0] and one.bounds[1] <= other.bounds[1]


def events_of(page: Node) -> list[tuple[str, str]]:
    return [
        (each.attributes["aria-labelledby"], each.one("p", "facts").text)
        for section in page.sections("key-points")
        for each in section.all("article")
    ]


def events_in(view: View) -> list[tuple[str, str]]:
    return [(f"event-{each.event.id}", facts(each)) for each in view.events]


def facts(seen: SeenEvent) -> str:
    place = f", {seen.event.place}" if seen.event.place else ""
    stage = "" if seen.stage is Stage.REPORTED else str(seen.stage)
    status = f" · {stage}" if stage else ""
    return f"{date_words(seen)}{place}{status}"


class Listed(NamedTuple):
    """A point of the annex: its heading, if it has one, and what it reads."""

    key: str
    aspect: str
    text: str
    quotes: tuple[str, ...]
    joined: str


def points_of(page: Node) -> list[Listed]:
    articles = [each for found in page.sections("key-points") for each in found.all("article")]
    found = []
    for article in articles:
        heading = ""
        for each in article.content:
            assert isinstance(each, Node)
            heading = each.text if each.name == "h4" else heading
            found += [_listed(item, heading) for item in each.all("li")]
    return sorted(found)


def _listed(item: Node, heading: str) -> Listed:
    _, *parts = item.content  # the first is its number
    is_part = [isinstance(each, Node) and each.name == "p" for each in parts]
    text = text_of(each for each, is_own in zip(parts, is_part, strict=True) if not is_own)
    quotes = tuple(each.text for each in item.all("p") if "joined" not in each.classes)
    joined = " ".join(each.text for each in item.all("p", "joined"))
    return Listed(item.attributes["id"], heading, text, quotes, joined)


def points_in(document: Document, page: Node) -> list[Listed]:
    """The points as they are to be listed on a page.

    Where they have the order of another day, they need not have the headings of their aspects. One
    without an aspect stands under whatever heading is before it.
    """
    labels = labels_in(document)
    seen = {each.key: each.aspect for each in points_of(page)}
    order = [
        each.attributes["id"] for found in page.sections("key-points") for each in found.all("li")
    ]
    found = []
    for event in blocks_in(document, "key-points", blocks.EventBlock):
        keys = [each.key for each in event.points]
        is_ordered = keys == [each for each in order if each in keys]
        for point in event.points:
            aspect = point.aspect.capitalize() if point.aspect == BEFOREHAND else point.aspect
            is_kept = is_ordered or point.aspect == BEFOREHAND
            if not aspect or (not is_kept and not seen.get(point.key)):
                aspect = seen.get(point.key, "")
            text = f"{point.text} {places_text(point.places)} {marks_in(point, labels)}"
            told = [(quote_text(cite), cite.place) for cite in point.cites]
            quotes = tuple(flat(f"{quote} {place}") for quote, place in told if quote)
            found.append(
                Listed(point.key, aspect, flat(text), quotes, flat(". ".join(point.joined)))
            )
    return sorted(found)


def titles_of(page: Node) -> set[tuple[str, str]]:
    headings = [each for section in page.sections("key-points") for each in section.all("h3")]
    return {(each.attributes["id"], re.sub(r"^\d+ ", "", each.text)) for each in headings}


def titles_in(view: View) -> set[tuple[str, str]]:
    return {(f"event-{each.event.id}", flat(each.event.title)) for each in view.events}


def elsewhere_of(page: Node) -> set[tuple[str, str]]:
    return {
        (each.attributes["aria-labelledby"], refs.text)
        for section in page.sections("key-points")
        for each in section.all("article")
        for refs in each.all("p", "refs")
    }


def elsewhere_in(view: View) -> set[tuple[str, str]]:
    homes = {each.event.id: each.event.title for each in view.events}
    found = set()
    for each in view.events:
        points = Counter(point.event for point in each.ahead if point.event in homes)
        told = "; ".join(f"{homes[name]} ({count(n, 'point')})" for name, n in points.items())
        if told:
            found.add((f"event-{each.event.id}", f"Looked forward to in: {told}."))
    return found


def disputes_of(page: Node, name: str) -> list[tuple[str, list[str], str]]:
    found = []
    for each in chain.from_iterable(each.all("article") for each in page.sections(name)):
        (finding,) = (p for p in each.all("p") if "refs" not in p.classes)
        sides = [side.text for side in each.all("li")]
        found.append((each.one("h3").text, sides, finding.text))
    return sorted(found)


def disputes_in(document: Document, name: str) -> list[tuple[str, list[str], str]]:
    labels = labels_in(document)
    return sorted(
        (
            flat(f"{labels[each.key]} {each.title} ({each.status})"),
            [flat(side_text(side)) for side in each.sides],
            flat(f"Finding: {each.finding}"),
        )
        for each in blocks_in(document, name, blocks.DisputeBlock)
    )


def about_of(page: Node) -> list[tuple[str, str]]:
    return terms_of(page, "about")


def about_in(view: View) -> list[tuple[str, str]]:
    rows = (("Question", view.question), ("Scope", view.scope))
    return sorted((name, flat(text)) for name, text in rows if text)


def bottom_line_of(page: Node) -> list[str]:
    found = page.sections("bottom-line")
    return [each.text for section in found for each in section.all("p", "lead")]


def bottom_line_in(view: View) -> list[str]:
    line = view.bottom_line
    warning = " All sources that this rests on were withdrawn."
    return [flat(line.text) + warning * view.is_bottom_line_withdrawn] if line else []


RESTING = ("bottom-line", "why", "disputes", "minor-disputes", "gaps")


def rests_of(page: Node) -> list[list[str]]:
    """What the brief says of the annex by links: what it rests on, what it touches."""
    return sorted(
        sorted(each.attributes["href"] for each in refs.all("a"))
        for name in RESTING
        for section in page.sections(name)
        for refs in section.walk()
        if "refs" in refs.classes
    )


def rests_in(view: View) -> list[list[str]]:
    names = [view.bottom_line.rests] if view.bottom_line else []
    names += [each.version.rests for each in view.judgments]
    names += [each.dispute.touches for each in view.disputes]
    names += [each.touches for each in view.gaps]
    return sorted(found for each in names if (found := links_to(view, each)))


def links_to(view: View, names: Iterable[str]) -> list[str]:
    """The addresses of those events and points that are listed."""
    keys = {f"event-{each.event.id}" for each in view.events}
    points = blocks_in(compose(view), "key-points", blocks.EventBlock)
    keys |= {each.key for event in points for each in event.points}
    wanted = {f"{kind}-{each.replace('#', '.')}" for each in names for kind in ("point", "ahead")}
    wanted |= {f"event-{each}" for each in names}
    return sorted(f"#{each}" for each in keys & wanted)


def sources_of(page: Node) -> list[str]:
    found = []
    for each in chain.from_iterable(each.all("article") for each in page.sections("sources")):
        known = each.one("p", "facts").text.split(" · ")
        notes = [
            note for note in known if re.match(r"corrected|updated|withdrawn|[\d,]+ point", note)
        ]
        found.append(f"{each.one('h3').one('b').text} {' · '.join(notes)}")
    return found


def sources_in(view: View) -> list[str]:
    found = []
    for each in view.sources:
        source, notes = each.source, []
        if source.corrections:
            dated = any(correction.date for correction in source.corrections)
            notes.append("corrected" if dated else "updated")
        if source.withdrawn:
            notes.append(f"withdrawn on {show_day(source.withdrawn.date)}")
        notes.append(count(each.points, "point"))
        found.append(f"[{each.number}] {' · '.join(notes)}")
    return found


def backlinks_of(page: Node) -> set[tuple[str, str]]:
    """Which blocks cite which paragraphs, as the sources list it."""
    return {
        (item.attributes["id"], link.attributes["href"][1:].removeprefix("minor-"))
        for section in page.sections("sources")
        for source in section.all("article")
        for item in source.all("li")
        for link in item.all("a")
    }


def backlinks_in(document: Document, gists: Mapping[str, Iterable[int]]) -> set[tuple[str, str]]:
    """The same, as the document has it: a run is of its first paragraph with a gist."""
    cites = [
        (cite, point.key)
        for event in blocks_in(document, "key-points", blocks.EventBlock)
        for point in event.points
        for cite in point.cites
    ]
    cites += [
        (cite, dispute.key)
        for name in ("disputes", "minor-disputes")
        for dispute in blocks_in(document, name, blocks.DisputeBlock)
        for side in dispute.sides
        for cite in side.cites
    ]
    found = set()
    for cite, key in cites:
        for run in cite.at.runs:
            told = [each for each in sorted(gists[cite.source]) if run.first <= each <= run.last]
            found.add((f"source-{cite.source}.{told[0] if told else run}", key))
    return found


def citations_of(page: Node) -> set[tuple[str, str]]:
    """Which blocks cite which paragraphs, as they say themselves."""
    points = [each for found in page.sections("key-points") for each in found.all("li")]
    blocks = [(each.attributes["id"], each) for each in points]
    for name in ("disputes", "minor-disputes"):
        articles = [each for found in page.sections(name) for each in found.all("article")]
        blocks += [
            (each.attributes["aria-labelledby"].removeprefix("minor-"), each) for each in articles
        ]
    return {(link.attributes["href"][1:], name) for name, each in blocks for link in cites_in(each)}


def cites_in(node: Node) -> list[Node]:
    """The links to paragraphs in an element; of all ids, those of paragraphs have a dot."""
    return [each for each in node.all("a") if re.match(r"#source-[^.]*\.", each.attributes["href"])]


def matrix_of(page: Node) -> list[list[str]]:
    rows = [each for section in page.sections("matrix") for each in section.all("tr")]
    return [[cell.text for cell in (*row.all("th"), *row.all("td"))] for row in rows]


def matrix_in(view: View) -> list[list[str]]:
    if not view.events:
        return []
    columns = [each.number for each in view.sources]
    head = ["Event", *(f"source {number}" for number in columns)]
    rows = ([flat(each.event.title), *(cell(each, n) for n in columns)] for each in view.events)
    return [head, *rows]


def cell(seen: SeenEvent, number: int) -> str:
    if number in seen.reported_by:
        return "reports"
    return "announces" if number in seen.announced_by else "·"


def marked_on(page: Node, day: int) -> list[str]:
    """What is marked as new on a day: names of blocks that have one, else where it stands.

    Parts that came after the whole are left out: citations, quotes, sides of disputes.
    """
    found = []
    for section in page.one("main").walk():
        name = section.attributes.get("aria-labelledby", "").removesuffix("-title")
        if section.name != "section":
            continue
        for each in section.walk():
            is_part = "cite" in each.classes or each.name == "p"
            is_part = is_part or (each.name == "li" and "disputes" in name)
            if f"n{day}" in each.classes and not is_part:
                known = each.attributes.get("id") or each.attributes.get("aria-labelledby")
                found.append(known.removeprefix("minor-") if known else name)
    return sorted(found)


NAMED = (
    blocks.JudgmentItem,
    blocks.Basis,
    blocks.DisputeBlock,
    blocks.EventBlock,
    blocks.SourceBlock,
)


def marked_in(document: Document) -> list[str]:
    found = []
    for section in document.sections:
        if section.depth == blocks.FIRST_PAGE and section.key in UNTITLED:
            continue
        for each in section.blocks:
            if each.key in document.new:
                found.append(each.key if isinstance(each, NAMED) else section.key)
            if isinstance(each, blocks.EventBlock):
                found += [point.key for point in each.points if point.key in document.new]
    return sorted(found)


def drawn_on(page: Node) -> dict[str, str]:
    """The numbers of the events that are drawn, each with the kind of its sign."""
    found = {}
    for row in (each for each in page.one("svg", "drawing").all("g") if each.all("text", "no")):
        kinds = [
            kind
            for each in row.walk()
            for kind in each.classes & {"filled", "hollow", "cross", "query"}
        ]
        found[row.one("text", "no").text] = kinds[-1] if kinds else ""
    return found


STAGE_KINDS = {
    Stage.REPORTED: "filled",
    Stage.CANCELLED: "cross",
    Stage.PLANNED: "hollow",
    Stage.SCHEDULED: "hollow",
    Stage.DUE: "query",
    Stage.UNREPORTED: "query",
}


def assert_shows(page: Node, view: View, of: ExportRequest) -> None:
    """Whether what is seen of a page is the view."""
    document = fit(compose(view))
    assert page.one("header").one("time").attributes["datetime"] == view.as_of.isoformat()
    assert header_of(page) == header_in(document, of.origin)
    assert_sections(page, document)
    assert about_of(page) == about_in(view)
    assert_first_page(page, document)
    assert timeline_of(page) == timeline_in(view)
    assert titles_of(page) == titles_in(view)
    assert sorted(events_of(page)) == sorted(events_in(view))
    assert elsewhere_of(page) == elsewhere_in(view)
    assert points_of(page) == points_in(document, page)
    for name in ("disputes", "minor-disputes"):
        assert disputes_of(page, name) == disputes_in(document, name)
    assert bottom_line_of(page) == bottom_line_in(view)
    assert rests_of(page) == rests_in(view)
    assert sources_of(page) == sources_in(view)
    last = of.view.as_of
    gists = {name: of.index.source_as_of(name, last).outline for name in of.index.briefing.sources}
    assert citations_of(page) <= backlinks_of(page) == backlinks_in(document, gists)
    told = [each.text for found in page.sections("sources") for each in found.all("p", "statement")]
    assert told == [sourcing_statement(view)] * bool(view.sources)
    # Rows keep the place that they have on the last day.
    assert sorted(matrix_of(page)) == sorted(matrix_in(view))
    ids = {each.attributes["id"] for each in page.walk() if "id" in each.attributes}
    links = {each.attributes["href"] for each in page.all("a")}
    assert {each[1:] for each in links if each[0] == "#"} <= ids


def assert_first_page(page: Node, document: Document) -> None:
    """Whether the first page and what deepens it are those of the document, by their blocks."""
    for name in ("agreed", "agreed-more"):
        assert rows_of(page, name) == undertakings_in(document, name)
    assert news_of(page) == news_in(document)
    assert rows_of(page, "judgments") == judgments_in(document)
    assert entries_of(page, "in-dispute") == dispute_rows_in(document)
    assert entries_of(page, "why") == bases_in(document)
    for name in ("next", "next-more"):
        assert terms_of(page, name) == terms_in(document, name)
    for name in ("unknown", "gaps", "corrections", "falls"):
        assert entries_of(page, name) == items_in(document, name)
    assert small_print_of(page) == small_print_in(document)


def assert_sections(page: Node, document: Document) -> None:
    """Whether the sections are those of the document, in its order."""
    expected = [each for each in document.sections if each.key not in UNTITLED]
    if document.about:
        place = sum(each.depth == blocks.FIRST_PAGE for each in expected)
        expected.insert(place, blocks.Section("about", "What it is about", ()))
    shown = page.one("main").all("section")
    names = [each.attributes["aria-labelledby"].removesuffix("-title") for each in shown]
    assert names == [each.key for each in expected]
    links = page.one("nav").all("a")
    assert [each.attributes["href"] for each in links] == [f"#{each.key}" for each in expected]
    assert [each.text for each in links] == [each.title for each in expected]
    assert [each.one("h2").text for each in shown] == [each.title for each in expected]
    for section, known in zip(shown, expected, strict=True):
        counted = [more_words(known)] if known.more else []
        assert [each.text for each in section.all("p", "more")] == counted
        assert bool(section.all("details")) is (known.depth == blocks.ANNEX)
        if known.note:
            assert known.note in [each.text for each in section.all("p", "note")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("root", "name"),
    [(ROOT, "whole"), *((HARBOUR, name) for name in LENSES)],
    ids=["shipped", *LENSES],
)
def test_each_day_of_the_replay_shows_the_view_of_that_day(root: Path, name: str) -> None:
    given_ = request(read_in(root), LENSES[name])
    page = read(write(given_).data)
    lens, index = given_.view.lens, given_.index
    days = days_of(page)
    assert days == sorted(
        {*(day for day in index.days if day <= given_.view.as_of), given_.view.as_of}
    )
    for place, day in enumerate(days):
        seen, view = on_day(page, place), look(index, lens._replace(as_of=day))
        assert_shows(seen, view, given_)


@pytest.mark.slow
@settings(max_examples=30)
@given(dated_briefings(), invented.lenses())
def test_the_replay_holds_for_any_briefing_and_any_filter(briefing: Briefing, lens: Lens) -> None:
    given_ = request(briefing, lens)
    assume(have_one_order(given_))  # else the rows stand as on the last day that has them
    page = read(write(given_).data)
    days = days_of(page)
    for place, day in enumerate(days or [given_.view.as_of]):
        view = look(given_.index, given_.view.lens._replace(as_of=day))
        assert_shows(on_day(page, place), view, given_)
        if days:
            assert marked_on(on_day(page, place), place) == marked_in(fit(compose(view)))


def have_one_order(given_: ExportRequest) -> bool:
    """Whether the events can stand in one order that is right on every day."""
    before: dict[str, set[str]] = {}
    for day in given_.index.days:
        names = [
            each.event.id
            for each in look(given_.index, given_.view.lens._replace(as_of=day)).events
        ]
        for one, other in pairwise(names):
            before.setdefault(other, set()).add(one)
    try:
        TopologicalSorter(before).prepare()
    except CycleError:
        return False
    return True


def test_judgments_and_disputes_have_the_labels_of_the_printed_brief() -> None:
    index = request(shipped()).index
    for day in index.days:
        document = compose(look(index, Lens(as_of=day)))
        printed = setting_of(document, Page(80, ascii=False, command=(), origin="")).labels
        events = {each.key for each in document.section("key-points").blocks}
        assert labels_in(document) == {
            key: label for key, label in printed.items() if key not in events
        }


def test_a_side_that_is_computed_is_another_than_one_that_says_the_same() -> None:
    dispute = invented.dispute(
        "d", invented.side("s0"), invented.side("s1"), invented.side(computed="1 + 1 = 2")
    )
    sources = [invented.source(f"s{n}", f"2031-03-0{n + 1}") for n in range(2)]
    given_ = request(invented.make_briefing(sources, [], disputes=[dispute]))
    page = read(write(given_).data)
    for place, day in enumerate(given_.index.days):
        document = compose(look(given_.index, Lens(as_of=day)))
        seen = on_day(page, place)
        assert disputes_of(seen, "minor-disputes") == disputes_in(document, "minor-disputes")


@pytest.mark.parametrize("root", [ROOT, HARBOUR], ids=["shipped", "harbour"])
def test_the_drawing_of_each_day_is_that_of_its_view(root: Path) -> None:
    given_ = request(read_in(root))
    page = read(write(given_).data)
    order = [each.event.id for each in given_.view.events]
    for place, day in enumerate(given_.index.days):
        view = look(given_.index, Lens(as_of=day))
        dated = [each for each in view.events if each.date]
        seen = on_day(page, place)
        found = drawn_on(seen)
        assert list(found.items()) == [
            (str(order.index(each.event.id) + 1), STAGE_KINDS[each.stage]) for each in dated
        ]
        assert len(seen.all("g", "now")) == 1
        assert seen.one("desc").text.startswith(f"{count(len(dated), 'event')} in order of date")


def test_a_page_without_replay_has_no_controls() -> None:
    page = read(write(request(read_in(HARBOUR), Lens(as_of=date(2031, 3, 3)))).data)
    assert not radios(page) and not page.all("fieldset")


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (("2030-12-30", "2031-01-02"), ["30 Dec 2030", "2 Jan 2031"]),
        (("2031-01-02", "2031-01-03"), ["2 Jan", "3 Jan"]),
    ],
)
def test_days_to_choose_from_say_their_year_where_it_is_not_the_same(
    days: tuple[str, str], labels: list[str]
) -> None:
    sources = [invented.source(f"s{place}", day) for place, day in enumerate(days)]
    event = invented.event("e", "2030-12-30", invented.point("p", "reported", "s0", "s1"))
    page = read(write(request(invented.make_briefing(sources, [event]))).data)
    assert [each.text for each in page.one("fieldset").all("span")] == labels


def test_more_days_than_a_page_holds_leave_the_last_state_and_are_counted() -> None:
    days = [str(date(2031, 1, 1) + timedelta(n)) for n in range(MOST_DAYS + 1)]
    sources = [invented.source(f"s{n}", day) for n, day in enumerate(days)]
    event = invented.event("e", "2031-01-01", invented.point("p", "reported", "s0", "s40"))
    result = write(request(invented.make_briefing(sources, [event])))
    page = read(result.data)
    assert not radios(page)
    assert "replay of all 41 days" in page.one("aside").text
    assert [each.number for each in result.omissions] == [MOST_DAYS, MOST_MATRIX_SOURCES + 1]


# The document by itself.


def test_every_link_leads_to_an_element_or_to_a_web_address(page: Node) -> None:
    ids = [each.attributes["id"] for each in page.walk() if "id" in each.attributes]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[A-Za-z0-9._-]+", each) for each in ids)
    links = [each.attributes["href"] for each in page.all("a")]
    assert all(each[1:] in ids if each[0] == "#" else each.startswith("https://") for each in links)
    named = [each.attributes.get("aria-labelledby", "").split() for each in page.walk()]
    assert {name for names in named for name in names} <= set(ids)


def test_every_citation_leads_to_a_gist_that_leads_back(page: Node) -> None:
    cites = 0
    for item in page.section("key-points").all("li"):
        for cite in cites_in(item):
            gist = page.by_id(cite.attributes["href"][1:])
            back = {each.attributes["href"] for each in gist.all("a")}
            assert f"#{item.attributes['id']}" in back
            cites += 1
    assert cites > sum(len(each.own) for each in request(shipped()).view.events) > 0


def test_what_leads_into_the_annex_leads_into_its_fold(page: Node) -> None:
    folds = [found for section in page.all("section") for found in section.all("details")]
    assert len(folds) == 3 and not any("open" in each.attributes for each in folds)
    inside: list[str] = []
    for fold in folds:
        summary, content = (each for each in fold.content if isinstance(each, Node))
        assert summary.name == "summary" and summary.one("h2").text
        inside += [each.attributes["id"] for each in content.walk() if "id" in each.attributes]
    assert {"key-points", "minor-disputes", "matrix"} < set(inside)
    known = [each for event in page.section("key-points").all("article") for each in event.walk()]
    assert {each.attributes["id"] for each in known if "id" in each.attributes} < set(inside)


def test_a_judgment_leads_to_its_basis_and_back(page: Node) -> None:
    rows = page.section("judgments").one("tbody").all("tr")
    for row, basis in zip(rows, page.section("why").all("li"), strict=True):
        assert row.one("a").attributes["href"] == f"#{basis.attributes['id']}"
        back, *_ = basis.all("a")
        assert back.attributes["href"] == f"#{row.attributes['id']}"


def test_a_dispute_that_comes_to_matter_is_linked_to_where_it_stands_on_each_day() -> None:
    sources = [invented.source(f"s{n}", f"2031-03-0{n + 1}") for n in range(3)]
    points = [invented.point(f"p{n}", "commitment", f"s{n}") for n in range(3)]
    sides = invented.side("s0"), invented.side("s0")
    briefing = invented.make_briefing(
        sources,
        [invented.event("e", "2031-03-01", *points)],
        judgments=[invented.judgment("Judged.", "e#p1")],
        disputes=[
            invented.dispute("one", *sides, touches=["e#p0"], finding="So."),
            invented.dispute("other", *sides, touches=["e#p1"], finding="So."),
        ],
    )
    page = assert_replays(briefing)
    ids = [each.attributes["id"] for each in page.walk() if "id" in each.attributes]
    assert len(ids) == len(set(ids)) and {"dispute-other", "minor-dispute-other"} < set(ids)
    gists = [on_day(page, day).by_id("source-s0.1") for day in range(3)]
    linked = [[each.attributes["href"] for each in gist.all("a")[1:]] for gist in gists]
    assert (
        linked
        == [["#minor-dispute-other", "#dispute-one"]] + [["#dispute-other", "#dispute-one"]] * 2
    )


def test_headings_go_down_by_one_and_landmarks_are_there_once(page: Node) -> None:
    levels = [int(each.name[1]) for each in page.walk() if re.fullmatch("h[1-6]", each.name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for name in ("header", "aside", "nav", "main", "footer", "figure"):
        assert len(page.all(name)) == 1
    assert page.attributes["lang"] == "en"


def test_the_drawing_has_a_title_and_a_description_and_says_that_the_axis_is_broken() -> None:
    page = read(write(request(read_in(HARBOUR))).data)
    drawings = page.all("svg", "drawing")
    assert {each.attributes["role"] for each in drawings} == {"img"}
    named = [each.attributes["aria-labelledby"].split() for each in drawings]
    assert named == [
        [each.one(name).attributes["id"] for name in ("title", "desc")] for each in drawings
    ]
    assert "The axis is broken 2 times" in page.one("figcaption").text


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(page: Node) -> None:
    style = page.one("style").raw
    (script,) = (each.raw for each in page.all("script") if "type" not in each.attributes)
    style_digest, script_digest = (
        b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in (style, script)
    )
    (policy,) = (each for each in page.all("meta") if "http-equiv" in each.attributes)
    assert policy.attributes["content"].split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{style_digest}'",
        f"script-src 'sha256-{script_digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert "url(" not in style and "@import" not in style and "</" not in style


def test_the_page_ends_with_the_command_that_makes_it_again(page: Node) -> None:
    assert page.one("footer").one("code").text == "briefing export html"


def test_the_same_view_makes_the_same_bytes() -> None:
    assert write(request(shipped())).data == write(request(shipped())).data


# Hostile data.

NASTY = "</style><script>alert(1)</script> & \"'> [x](y) =1+1 漢字 🙂 שלום"
QUOTED = NASTY.replace("\\", "\\\\").replace('"', '\\"')


def hostile_folder(root: Path) -> str:
    long = "W" * 3000
    files = dict(SOUND)
    files["content/brief.yaml"] = (
        files["content/brief.yaml"]
        .replace("title: Port expansion", f'title: "{QUOTED}"')
        .replace("name: The harbour board", f'name: "{QUOTED}"')
        .replace("text: Two berths are to be added.", f'text: "{QUOTED}"')
        .replace("text: No source names the builder.", f'text: "{QUOTED}"')
    )
    files["content/disputes.yaml"] = files["content/disputes.yaml"].replace(
        "The price", f'"{QUOTED}"'
    )
    files["content/events/vote.yaml"] = (
        files["content/events/vote.yaml"]
        .replace("Vote of the council", f'"{QUOTED}"')
        .replace("The cost is put at forty million.", f'"{QUOTED} {long}"')
    )
    files["seeds/herald.yaml"] = (
        files["seeds/herald.yaml"]
        .replace("Council votes", f'"{QUOTED}"')
        .replace("publisher: Herald", f'publisher: "{QUOTED}"')
        .replace("1: The cost.", f'1: "{QUOTED}"')
        + 'url: "https://example.org/\'onmouseover=alert(1)<b>&x"\n'
        + 'labels: {1: "<script>alert(1)</script>"}\n'
    )
    return write_folder(root, files)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    found = load(hostile_folder(tmp_path)).briefing
    assert found
    page = read(write(request(found, origin="<i>folder</i>")).data)
    assert {each.name for each in page.walk()} <= set(ALLOWED.split())
    assert [each.text for each in page.all("script") if "alert(1)" in each.text] == []
    attributes = {name for each in page.walk() for name in each.attributes}
    assert not [each for each in attributes if each.startswith("on") or each == "style"]
    links = [each.attributes["href"] for each in page.all("a")]
    assert [each for each in links if each[0] != "#"] == [
        "https://example.org/'onmouseover=alert(1)<b>&x"
    ]
    assert page.one("h1").text == page.one("head").one("title").text[: len(NASTY)] == NASTY
    for name in ("bottom-line", "timeline", "key-points", "disputes", "gaps", "matrix", "sources"):
        assert NASTY in page.section(name).text, name
    assert "<i>folder</i>" in page.one("header").text


def test_an_address_of_another_kind_is_no_link() -> None:
    source = invented.source("s", "2031-03-01")._replace(url="javascript:alert(1)")
    event = invented.event("e", "2031-03-01", invented.point("p", "reported", "s"))
    page = read(write(request(invented.make_briefing([source], [event]))).data)
    assert all(each.attributes["href"].startswith("#") for each in page.all("a"))
    assert "javascript:alert(1)" in page.section("sources").text


DATES = """
    2031 2031-03 2031~ 2031-03-01? 2031-03-01/.. ../2031-03-01 2031-03-01.. ..2031-03-01
    2031-03-01..2031-03-04 2030-12-30~/2031-03-04? 0001 9999 0001/9999
"""


@pytest.mark.parametrize("when", DATES.split())
def test_every_form_of_date_is_drawn(when: str) -> None:
    source = invented.source("s", "2031-03-02")
    events = [
        invented.event(name, date_, invented.point("p", "reported", "s"))
        for name, date_ in (("e", when), ("f", "2031-03-02"))
    ]
    page = read(write(request(invented.make_briefing([source], events))).data)
    assert len(drawn_on(page)) == 2
    drawing = page.one("svg", "drawing")
    width = float(drawing.attributes["viewbox"].split()[2])
    places = [
        float(each.attributes[name])
        for each in drawing.walk()
        for name in ("x", "x1", "x2", "cx")
        if name in each.attributes
    ]
    assert all(-1 <= place <= width + 15 for place in places)


def test_many_events_leave_rows_to_the_higher_ranks_and_the_rest_is_counted() -> None:
    events = [
        invented.event(
            f"e{n}",
            "2031-03-01",
            invented.point("p", "reported", "s"),
            rank="headline" if n < 3 else "background",
        )
        for n in range(70)
    ]
    source = invented.source("s", "2031-03-01")
    result = write(request(invented.make_briefing([source], events)))
    page = read(result.data)
    assert len(drawn_on(page)) == 3
    drawing = page.one("svg", "drawing")
    heights = [
        float(each)
        for each in re.findall(r"v-([\d.]+)", drawing.one("path", "bin").attributes["d"])
    ]
    assert "Without a row of their own: 67 dated events" in page.one("figcaption").text
    assert sum(heights) > 0 and len(heights) == 1  # all are of one day
    assert result.omissions == (
        Omission(67, "events in rows of the timeline", "its bars count them, its list has them"),
    )


def test_what_looks_forward_is_counted_from_its_own_day_on() -> None:
    vote = invented.event("vote", "2031-03-20", invented.point("p", "planned", "s0"))
    ahead = invented.point("q", "expected", "s1", about="vote")
    talks = invented.event("talks", "2031-03-01", invented.point("r", "reported", "s0"), ahead)
    sources = [invented.source(f"s{n}", f"2031-03-0{n + 1}") for n in range(3)]
    page = read(write(request(invented.make_briefing(sources, [vote, talks]))).data)
    told = ["Looked forward to in" in on_day(page, day).text for day in range(3)]
    assert told == [False, True, True]


def test_two_judgments_that_say_the_same_are_two() -> None:
    briefing = invented.make_briefing(
        [invented.source("s", "2031-03-01")],
        [invented.event("e", "2031-03-01", invented.point("p", "reported", "s"))],
        judgments=[invented.judgment("Same.", "e#p"), invented.judgment("Same.", "e#p")],
    )
    page = read(write(request(briefing)).data)
    assert len(page.section("judgments").one("tbody").all("tr")) == 2


def test_the_legend_of_each_day_explains_the_stages_of_that_day_alone() -> None:
    page = read(write(request(shipped())).data)
    index = request(shipped()).index
    for place, day in enumerate(index.days):
        view = look(index, Lens(as_of=day))
        legend = on_day(page, place).one("figcaption")
        explained = {each.text.split()[-1] for each in legend.all("span", "key")}
        assert explained == {str(each.stage) for each in view.events if each.date}


def assert_replays(briefing: Briefing) -> Node:
    given_ = request(briefing)
    page = read(write(given_).data)
    for place, day in enumerate(given_.index.days):
        assert_shows(on_day(page, place), look(given_.index, Lens(as_of=day)), given_)
    return page


def paragraph(source: str, number: int) -> Citation:
    return invented.cite(source)._replace(at=one_paragraph(number))


def test_a_paragraph_that_was_corrected_leads_to_its_points_from_that_day_on() -> None:
    changed = Correction(date(2031, 3, 3), Paragraphs(1, 1), "", (Paragraphs(2, 2),), "", SPAN)
    source = invented.source("s", "2031-03-01")._replace(corrections=(changed,))
    source = source._replace(outline={1: "One.", 2: "Two."})
    point = invented.point("p", "reported", paragraph("s", 1), paragraph("s", 2))
    page = assert_replays(
        invented.make_briefing([source], [invented.event("e", "2031-03-01", point)])
    )
    assert [len(backlinks_of(on_day(page, day))) for day in range(2)] == [1, 2]


def test_an_event_is_named_elsewhere_by_its_title_of_the_day() -> None:
    sources = [invented.source(f"s{n}", f"2031-03-0{n + 1}") for n in range(2)]
    vote = invented.event("vote", "2031-03-20", invented.point("p", "planned", "s0"))
    ahead = invented.point("q", "expected", "s0", about="vote")
    talks = invented.event("talks", "2031-03-01", ahead, title="Talks")
    talks = talks._replace(titles=(*talks.titles, TitleVersion("Accord", ("note#r",), SPAN)))
    note = invented.event("note", "2031-03-02", invented.point("r", "reported", "s1"))
    page = assert_replays(invented.make_briefing(sources, [vote, talks, note]))
    told = [on_day(page, day).section("key-points").one("p", "refs").text for day in range(2)]
    assert told == [f"Looked forward to in: {title} (1 point)." for title in ("Talks", "Accord")]


def test_judgments_and_gaps_keep_their_order_on_days_on_which_others_have_ended() -> None:
    sources = [invented.source(f"s{n}", f"2031-03-0{n + 1}") for n in range(3)]
    points = [invented.point(f"p{n}", "reported", f"s{n}") for n in range(3)]
    ended = invented.judgment_version("First.", "e#p0")._replace(closed_by=("e#p1",))
    changed = invented.judgment_version("Second, changed.", "e#p1")._replace(changed="More.")
    briefing = invented.make_briefing(
        sources,
        [invented.event("e", "2031-03-01", *points)],
        judgments=[
            Judgment("first", (ended,), SPAN),
            Judgment("second", (invented.judgment_version("Second.", "e#p0"), changed), SPAN),
            invented.judgment("Third.", "e#p0"),
        ],
        gaps=[
            Gap("Unknown at first.", ("e",), ("e#p0",), ("e#p1",), SPAN),
            Gap("Unknown for long.", ("e",), ("e#p0",), ("e#p2",), SPAN),
        ],
    )
    page = assert_replays(briefing)
    shown = [on_day(page, day).section("judgments").one("tbody") for day in range(3)]
    told = [[each.text for each in body.all("th")] for body in shown]
    assert told[0] == ["J1 First.", "J2 Second.", "J3 Third."]
    assert told[1] == told[2] == ["J1 Second, changed.", "J2 Third."]
    gaps = [entries_of(on_day(page, day), "gaps") for day in range(3)]
    assert gaps == [["Unknown at first.", "Unknown for long."], ["Unknown for long."], []]
    # What came with a day has a mark: the judgment of which the version is new.
    (marked,) = (each for each in page.section("judgments").walk() if "new" in each.classes)
    assert marked.classes == {"new", "n1"} and marked.attributes["id"] == "judgment-second"


def test_what_goes_and_comes_again_is_absent_on_the_days_between() -> None:
    """A search finds an event by a title that it does not have on the day between."""
    sources = [invented.source(f"s{n}", f"2031-03-0{n + 1}") for n in range(3)]
    points = [invented.point(f"p{n}", "reported", f"s{n}") for n in range(3)]
    talks = invented.event("talks", "2031-03-01", points[0], title="Crane")
    other = invented.event("other", "2031-03-01", points[1], points[2], title="Other crane")
    titles = [
        TitleVersion(text, (f"other#{ref}",), SPAN)
        for text, ref in (("Dock", "p1"), ("Crane", "p2"))
    ]
    talks = talks._replace(titles=(*talks.titles, *titles))
    given_ = request(invented.make_briefing(sources, [talks, other]), Lens(search="crane"))
    page = read(write(given_).data)
    for place, day in enumerate(given_.index.days):
        view = look(given_.index, Lens(as_of=day, search="crane"))
        assert_shows(on_day(page, place), view, given_)
    seen = ["event-talks" in dict(events_of(on_day(page, day))) for day in range(3)]
    assert seen == [True, False, True]


@pytest.mark.slow
@pytest.mark.parametrize("root", [ROOT, HARBOUR], ids=["shipped", "harbour"])
def test_a_day_reads_as_the_page_that_is_made_of_that_day(root: Path) -> None:
    """Apart from numbers, and from what steps between days or is said of the last day alone."""
    briefing = read_in(root)
    page = read(write(request(briefing)).data)
    for place, day in enumerate(request(briefing).index.days):
        of_day = read(write(request(briefing, Lens(as_of=day))).data)
        assert words_of(on_day(page, place)) == words_of(on_day(of_day, place))


def words_of(page: Node) -> list[str]:
    """The texts of a page without its numbers; of the drawing, without its axis."""
    kept = [page.one("header"), *page.one("nav").all("li"), *page.all("figcaption")]
    drawings = page.all("svg", "drawing")
    kept += [title for each in drawings for row in each.all("g") for title in row.all("text")]
    kept += [
        each
        for name in ("p", "h2", "h3", "li", "dt", "dd", "td", "th", "caption")
        for each in page.one("main").all(name)
    ]
    words = [without_numbers(each) for each in kept if "note" not in each.classes]
    return sorted(each.partition("Theaxisisbroken")[0] for each in words)


def without_numbers(node: Node) -> str:
    def text(each: Node | str) -> str:
        if isinstance(each, str):
            return each
        if each.classes & {"no", "refs", "note"} or each.name == "small":
            return ""
        is_numbered = each.name in ("li", "h3") and each.content
        first = each.content[0] if is_numbered else ""
        begins = isinstance(first, Node) and first.name == "b"
        return "".join(map(text, each.content[begins:]))

    return re.sub(r"\([\d,]+\)", "", "".join(text(node).split()))


def test_the_foot_says_what_the_brief_had_wrong_and_that_it_was_written_afterwards(
    tmp_path: Path,
) -> None:
    page = assert_replays(read_in(Path(write_folder(tmp_path, AMENDED))))
    names = [each.attributes["href"] for each in page.one("nav").all("a")]
    assert names[-4:-1] == ["#sources", "#corrections", "#key-points"] and "#gaps" not in names
    # Talks, vote, correction of the brief, withdrawal.
    first = on_day(page, 0)
    assert not first.sections("corrections")
    assert "from what was published by Wed 5 Mar 2031" in first.by_id("notes").text
    assert on_day(page, 2).sections("corrections")
    assert "withdrawn" not in on_day(page, 2).text and "withdrawn" in on_day(page, 3).text


# Without a script, and in long pages.


@pytest.mark.parametrize("root", [ROOT, HARBOUR], ids=["shipped", "harbour"])
def test_the_markup_is_the_last_day(root: Path) -> None:
    """What knows neither scripts nor style sheets reads one day."""
    given_ = request(read_in(root))
    page = read_bare(write(given_).data)
    assert_shows(page, given_.view, given_)
    classes = {word for each in page.one("div", "page").walk() for word in each.classes}
    assert not [each for each in classes if DAY.fullmatch(each)]


def test_a_long_page_says_the_same_without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    given_ = request(read_in(HARBOUR))
    linked = write(given_).data
    monkeypatch.setattr("briefing.render.html.page.MOST_LINKED", 0)
    data = write(given_).data
    both = read(data), read(linked)
    for name in ("timeline", "key-points", "agreed-more", "next-more"):
        for place in (2, len(given_.index.days) - 1):
            pages = [on_day(each, place) for each in both]
            long, short = ([each.text for each in page.sections(name)] for page in pages)
            assert [squeezed(each) for each in long] == [squeezed(each) for each in short]
    assert len(data) < len(linked)
    page = read_bare(data)
    ids = {each.attributes["id"] for each in page.walk() if "id" in each.attributes}
    links = {each.attributes["href"] for each in page.all("a")}
    assert {each[1:] for each in links if each[0] == "#"} <= ids


@pytest.mark.parametrize("root", [ROOT, HARBOUR], ids=["shipped", "harbour"])
@pytest.mark.parametrize("most", [0, 1_000], ids=["long", "short"])
def test_short_ids_name_the_same_elements(
    root: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.render.html.page.MOST_LINKED", most)
    monkeypatch.setattr("briefing.render.html.page.MOST_NAMED", most)
    given_ = request(read_in(root))
    by_key = read(write(given_).data)
    monkeypatch.setattr("briefing.render.html.page.short_ids", short_ids)
    short = read(write(given_).data)
    pairs = list(zip(by_key.walk(), short.walk(), strict=True))
    ids = {
        one.attributes["id"]: other.attributes["id"] for one, other in pairs if has_id(one, other)
    }
    assert len(set(ids.values())) == len(ids)
    links = [
        (one.attributes["href"], other.attributes["href"])
        for one, other in pairs
        if one.name == "a"
    ]
    assert {other for one, other in links} == {
        f"#{ids[one[1:]]}" if one[0] == "#" else one for one, _ in links
    }
    named = {one: other for one, other in ids.items() if one.startswith(("point-", "source-"))}
    assert all(re.fullmatch(r"p\d+\.\d+|s\d+(\.[\d-]+)?", each) for each in named.values())
    # A link to an event holds where the page is made anew, unless the page is long.
    kept = all(ids[each] == each for each in ids if each.startswith("event-"))
    assert kept is bool(most)


def has_id(one: Node, other: Node) -> bool:
    return "id" in one.attributes and "id" in other.attributes


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("due", "")  # records say it, rows do not


def test_an_index_leads_to_the_months_of_a_long_timeline() -> None:
    source = invented.source("s", "2031-12-31")
    events = [
        invented.event(f"e{n}", f"2031-{n % 12 + 1:02}-03", invented.point("p", "reported", "s"))
        for n in range(61)
    ]
    page = read(write(request(invented.make_briefing([source], events))).data)
    links = page.one("div", "months").all("a")
    assert [each.text for each in links][:2] == ["Jan", "Feb"] and len(links) == 12
    for each in links:
        page.by_id(each.attributes["href"][1:])


def test_a_matrix_of_too_many_cells_is_left_out_and_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.render.html.matrix.MOST_CELLS", 3)
    monkeypatch.setattr("briefing.render.html.page.MOST_CELLS", 3)
    result = write(request(read_in(HARBOUR)))
    assert "left out" in read(result.data).section("matrix").text
    assert any(each.kind == "cells of the matrix" for each in result.omissions)
