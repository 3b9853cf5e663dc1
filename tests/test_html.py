"""The page: what a browser would make of it, day by day, against the views of these days."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from briefing.document.compose import MOST_MATRIX_SOURCES
from briefing.document.inline import cites_of
from briefing.document.phrases import (
    RECONSTRUCTED,
    claim_words,
    count,
    counts_words,
    date_words,
    describe_filters,
    sourcing_statement,
    standing_words,
)
from briefing.lens.lens import Lens
from briefing.lens.view import SeenEvent, SeenSide, View, look
from briefing.lens.visibility_index import Index, Stage
from briefing.load import load
from briefing.model.dates import show_day
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
from briefing.render.replay import MOST_DAYS
from briefing.render.text.blocks import cite_text, numbers
from tests import briefings as invented
from tests.briefings import SPAN
from tests.conftest import HARBOUR, ROOT
from tests.dated_briefings import dated_briefings
from tests.folders import AMENDED, SOUND, write_folder

VOID = ("meta", "input")
ALLOWED = """
    html head meta title style body header aside main nav section article footer div
    h1 h2 h3 p span a b small code time dl dt dd ul ol li figure figcaption
    fieldset legend label input table caption thead tbody tr th td
    svg desc g text line path circle rect
"""


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
        sections = self.all("section")
        return [each for each in sections if each.attributes["aria-labelledby"] == name]

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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read(data: bytes) -> Node:
    reader = Reader()
    text = data.decode()
    assert text.startswith("<!DOCTYPE html>\n<html")
    reader.feed(text)
    reader.close()
    (root,) = reader.open
    return root.one("html")


def hidden_classes(page: Node, day: int) -> set[str]:
    """The classes that the style sheet hides on a day, from its own rules."""
    rule = rf":root:has\(#day-{day}:checked\) :is\(([^)]*)\)\{{display:none\}}"
    found = re.search(rule, page.one("style").raw)
    return {each.removeprefix(".") for each in found[1].split(",")} if found else set()


def on_day(page: Node, day: int) -> Node:
    """The page as it is seen on a day."""
    hidden = hidden_classes(page, day)

    def keep(node: Node) -> Node:
        content = [
            each if isinstance(each, str) else keep(each)
            for each in node.content
            if isinstance(each, str) or not each.classes & hidden
        ]
        return Node(node.name, node.attributes, content)

    return keep(page)


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


@pytest.fixture(scope="module")
def page() -> Node:
    return read(write(request(shipped())).data)


LENSES: Mapping[str, Lens] = {
    "whole": Lens(),
    "earlier": Lens(as_of=date(2031, 3, 8)),
    "later": Lens(as_of=date(2031, 5, 1)),
    "topic": Lens(topics=frozenset({"strait", "fares"})),
    "headlines": Lens(ranks=frozenset({Rank.HEADLINE})),
    "period": Lens(since=date(2031, 3, 5), until=date(2031, 4, 1)),
    "search": Lens(search="passage"),
    "point": Lens(points=frozenset({"mayors-meeting#radar"})),
}


# What is to be seen, in words, from a page and from a view.


def timeline_of(page: Node) -> list[tuple[str, str, str]]:
    rows = page.section("timeline").all("li")
    return [
        (
            each.one("span", "when").text,
            each.one("span", "stage").text,
            each.one("span", "what").text,
        )
        for each in rows
    ]


def timeline_in(view: View) -> list[tuple[str, str, str]]:
    return [
        (date_words(each), stage_text(each), f"{each.event.title} {cited(each)}")
        for each in view.events
    ]


def stage_text(seen: SeenEvent) -> str:
    signs = {"reported": "◙", "due": "?", "unreported": "?", "scheduled": "◦", "cancelled": "x"}
    return f"{signs.get(seen.stage, '')} {seen.stage}".strip()


def cited(seen: SeenEvent) -> str:
    points = seen.points
    return numbers(sorted({each.number for point in points for each in point.citations}))


def events_of(page: Node) -> list[tuple[str, str]]:
    return [
        (each.attributes["aria-labelledby"], each.one("p", "facts").text)
        for each in page.section("key-points").all("article")
    ]


def events_in(view: View) -> list[tuple[str, str]]:
    return [(f"event-{each.event.id}", facts(each)) for each in view.events]


def facts(seen: SeenEvent) -> str:
    known = [] if seen.reported_by else [str(seen.stage)]
    known += [f"reported by {numbers(seen.reported_by)}"] if seen.reported_by else []
    known += [f"announced by {numbers(seen.announced_by)}"] if seen.announced_by else []
    known += [count(len(seen.disputes), "dispute")] if seen.disputes else []
    place = f", {seen.event.place}" if seen.event.place else ""
    return f"{date_words(seen)}{place} · {'; '.join(known)}"


def points_of(page: Node) -> set[tuple[str, str, str]]:
    items = [each for each in page.section("key-points").all("li") if "id" in each.attributes]
    found = set()
    for each in items:
        said, standing = each.all("p")
        found.add((each.attributes["id"], said.text, re.sub(r" \([\d, ]+\)$", "", standing.text)))
    return found


def points_in(view: View) -> set[tuple[str, str, str]]:
    homes = {each.event.id for each in view.events}
    listed = [("point", each) for event in view.events for each in event.own]
    listed += [
        ("ahead", each) for event in view.events for each in event.ahead if each.event not in homes
    ]
    found = set()
    for kind, each in listed:
        cites = cite_text(cites_of(each.citations, each.point.text))
        text = " ".join(f"{each.point.text} {cites}".split())
        standing = ", ".join([*claim_words(each.point.claim), standing_words(each)])
        found.add((f"{kind}-{each.ref.replace('#', '.')}", text, standing))
    return found


def titles_of(page: Node) -> set[tuple[str, str]]:
    headings = page.section("key-points").all("h3")
    return {(each.attributes["id"], re.sub(r"^\d+ ", "", each.text)) for each in headings}


def titles_in(view: View) -> set[tuple[str, str]]:
    return {(f"event-{each.event.id}", each.event.title) for each in view.events}


def elsewhere_of(page: Node) -> set[tuple[str, str]]:
    return {
        (each.attributes["aria-labelledby"], refs.text)
        for each in page.section("key-points").all("article")
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


def disputes_of(page: Node) -> list[tuple[str, list[str], str]]:
    found = []
    for each in page.section("disputes").all("article"):
        (finding,) = (p for p in each.all("p") if "refs" not in p.classes)
        sides = [side.text for side in each.all("li")]
        found.append((re.sub(r"^\d+ ", "", each.one("h3").text), sides, finding.text))
    return found


def disputes_in(view: View) -> list[tuple[str, list[str], str]]:
    return [
        (
            f"{each.dispute.title} ({each.status})",
            [side_text(side) for side in each.sides],
            f"Finding: {each.finding or 'not settled.'}",
        )
        for each in view.disputes
    ]


def side_text(seen: SeenSide) -> str:
    cites = cite_text(cites_of(seen.citations, seen.side.says))
    return " ".join(f"{seen.side.says} {cites or seen.side.computed}".split())


def about_of(page: Node) -> list[tuple[str, str]]:
    rows = [each for found in page.one("header").all("dl") for each in found.all("div")]
    return [(each.one("dt").text, each.one("dd").text) for each in rows]


def about_in(view: View) -> list[tuple[str, str]]:
    rows = (
        ("Question", view.question),
        ("Scope", view.scope),
        ("Shows only", describe_filters(view)),
    )
    return [(name, text) for name, text in rows if text]


def bottom_line_of(page: Node) -> list[str]:
    return [
        each.text
        for each in page.section("bottom-line").all("p")
        if each.classes & {"gist", "lead"}
    ]


def bottom_line_in(view: View) -> list[str]:
    line = view.bottom_line
    if line is None:
        return []
    warning = " All sources that this rests on were withdrawn."
    text = flat(line.text) + warning * view.is_bottom_line_withdrawn
    return [each for each in (flat(line.head), text) if each]


def judgments_of(page: Node) -> list[tuple[str, ...]]:
    return [
        tuple(p.text for p in each.all("p") if "refs" not in p.classes)
        for each in page.section("judgments").all("li")
    ]


def judgments_in(view: View) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for each in view.judgments:
        version = each.version
        warning = " All sources that this rests on were withdrawn." if each.is_withdrawn else ""
        why = f"Confidence: {version.confidence}.{warning} {version.why}"
        found.append((version.text, why))
    return found


def listed_in(page: Node, name: str) -> list[str]:
    """The texts of a list, without its links."""
    items = [item for section in page.sections(name) for item in section.all("li")]
    return sorted(
        flat("".join(each if isinstance(each, str) else "" for each in item.content))
        for item in items
    )


def flat(text: str) -> str:
    return " ".join(text.split())


def rests_of(page: Node) -> list[list[str]]:
    """What the bottom line, the judgments and the disputes rest on or touch, by their links."""
    return [
        [each.attributes["href"] for each in refs.all("a")]
        for name in ("bottom-line", "judgments", "disputes")
        for refs in page.section(name).all("p", "refs")
    ]


def rests_in(view: View) -> list[set[str]]:
    names = [view.bottom_line.rests] if view.bottom_line else []
    names += [each.version.rests for each in view.judgments]
    names += [each.dispute.touches for each in view.disputes]
    return [found for each in names if (found := links_to(view, each))]


def links_to(view: View, names: Iterable[str]) -> set[str]:
    """The addresses of those events and points that are listed."""
    keys = {f"event-{each.event.id}" for each in view.events}
    keys |= {key for key, _, _ in points_in(view)}
    wanted = {f"{kind}-{each.replace('#', '.')}" for each in names for kind in ("point", "ahead")}
    wanted |= {f"event-{each}" for each in names}
    return {f"#{each}" for each in keys & wanted}


def sources_of(page: Node) -> list[str]:
    found = []
    for each in page.section("sources").all("article"):
        known = each.one("p", "facts").text.split(" · ")
        notes = [
            note for note in known if re.match(r"corrected|updated|withdrawn|[\d,]+ point", note)
        ]
        found.append(f"{each.one('h3').one('span').text} {' · '.join(notes)}")
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
        (item.attributes["id"], link.attributes["href"][1:])
        for source in page.section("sources").all("article")
        for item in source.all("li")
        for link in item.all("a")
    }


def citations_of(page: Node) -> set[tuple[str, str]]:
    """Which blocks cite which paragraphs, as they say themselves."""
    blocks = [each for each in page.section("key-points").all("li") if "id" in each.attributes]
    found = [(each.attributes["id"], each) for each in blocks]
    articles = page.section("disputes").all("article")
    found += [(each.attributes["aria-labelledby"], each) for each in articles]
    return {
        (cite.one("a").attributes["href"][1:], name)
        for name, each in found
        for cite in each.all("span", "cite")
    }


def matrix_of(page: Node) -> list[list[str]]:
    section = page.section("matrix")
    return [[cell.text for cell in (*row.all("th"), *row.all("td"))] for row in section.all("tr")]


def matrix_in(view: View) -> list[list[str]]:
    if not view.events:
        return []
    columns = [each.number for each in view.sources]
    head = ["Event", *(f"source {number}" for number in columns)]
    return [head, *([each.event.title, *(cell(each, n) for n in columns)] for each in view.events)]


def cell(seen: SeenEvent, number: int) -> str:
    if number in seen.reported_by:
        return "◙reports"
    return "◦announces" if number in seen.announced_by else "·silent"


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
    Stage.ANNOUNCED: "hollow",
    Stage.SCHEDULED: "hollow",
    Stage.DUE: "query",
    Stage.UNREPORTED: "query",
}


def assert_shows(page: Node, view: View) -> None:
    """Whether what is seen of a page is the view."""
    head = page.one("header")
    assert head.one("time").attributes["datetime"] == view.as_of.isoformat()
    assert head.one("p", "counts").text == counts_words(view)
    assert about_of(page) == about_in(view)
    assert timeline_of(page) == timeline_in(view)
    assert titles_of(page) == titles_in(view)
    assert sorted(events_of(page)) == sorted(events_in(view))
    assert elsewhere_of(page) == elsewhere_in(view)
    assert points_of(page) == points_in(view)
    assert disputes_of(page) == disputes_in(view)
    assert bottom_line_of(page) == bottom_line_in(view)
    assert judgments_of(page) == judgments_in(view)
    assert list(map(set, rests_of(page))) == rests_in(view)
    assert listed_in(page, "gaps") == sorted(flat(each.text) for each in view.gaps)
    corrections = [f"{show_day(each.date)}: {each.stood}" for each in view.corrections]
    shown = listed_in(page, "corrections")
    assert [each.split(" Right is:")[0] for each in shown] == sorted(corrections)
    note = [RECONSTRUCTED] if view.is_reconstructed else []
    assert [p.text for each in page.sections("notes") for p in each.all("p")] == note
    assert sources_of(page) == sources_in(view)
    assert backlinks_of(page) == citations_of(page)
    assert page.section("sources").one("p", "statement").text == sourcing_statement(view)
    # Rows keep the place that they have on the last day.
    assert sorted(matrix_of(page)) == sorted(matrix_in(view))
    assert_sections(page, view)


def assert_sections(page: Node, view: View) -> None:
    """Whether sections without content say so, and those that need not be there are not."""
    for name, is_empty in (
        ("bottom-line", not view.bottom_line),
        ("judgments", not view.judgments),
        ("timeline", not view.events),
        ("key-points", not view.events),
        ("disputes", not view.disputes),
        ("matrix", not view.events),
    ):
        assert [each.text for each in page.section(name).all("p", "none")] == ["none"] * is_empty
    listed = [each.attributes["href"][1:] for each in page.one("nav").all("a")]
    assert listed == [each.attributes["aria-labelledby"] for each in page.all("section")]
    for name, is_there in (
        ("gaps", view.gaps),
        ("corrections", view.corrections),
        ("notes", view.is_reconstructed),
    ):
        assert (name in listed) is bool(is_there)


@pytest.mark.parametrize(
    ("root", "name"),
    [(ROOT, "whole"), *((HARBOUR, name) for name in LENSES)],
    ids=["shipped", *LENSES],
)
def test_each_day_of_the_replay_shows_the_view_of_that_day(root: Path, name: str) -> None:
    given_ = request(read_in(root), LENSES[name])
    page = read(write(given_).data)
    lens, index = given_.view.lens, given_.index
    days = [date.fromisoformat(each.attributes["value"]) for each in page.all("input")]
    assert days == sorted(
        {*(day for day in index.days if day <= given_.view.as_of), given_.view.as_of}
    )
    for place, day in enumerate(days):
        seen, view = on_day(page, place), look(index, lens._replace(as_of=day))
        assert_shows(seen, view)


@settings(max_examples=30)
@given(dated_briefings(), invented.lenses())
def test_the_replay_holds_for_any_briefing_and_any_filter(briefing: Briefing, lens: Lens) -> None:
    given_ = request(briefing, lens)
    page = read(write(given_).data)
    days = [date.fromisoformat(each.attributes["value"]) for each in page.all("input")]
    for place, day in enumerate(days or [given_.view.as_of]):
        assert_shows(on_day(page, place), look(given_.index, given_.view.lens._replace(as_of=day)))


def test_a_side_that_is_computed_is_another_than_one_that_says_the_same() -> None:
    dispute = invented.dispute(
        "d", invented.side("s0"), invented.side("s1"), invented.side(computed="1 + 1 = 2")
    )
    sources = [invented.source(f"s{n}", f"2031-03-0{n + 1}") for n in range(2)]
    given_ = request(invented.make_briefing(sources, [], disputes=[dispute]))
    page = read(write(given_).data)
    for place, day in enumerate(given_.index.days):
        view = look(given_.index, Lens(as_of=day))
        assert disputes_of(on_day(page, place)) == disputes_in(view)


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


def test_a_page_without_replay_has_no_controls_and_no_rules_for_days() -> None:
    page = read(write(request(read_in(HARBOUR), Lens(as_of=date(2031, 3, 3)))).data)
    assert not page.all("input") and not page.all("fieldset")
    assert ":has(" not in page.one("style").raw


def test_more_days_than_a_page_holds_leave_the_last_state_and_are_counted() -> None:
    days = [str(date(2031, 1, 1) + timedelta(n)) for n in range(MOST_DAYS + 1)]
    sources = [invented.source(f"s{n}", day) for n, day in enumerate(days)]
    event = invented.event("e", "2031-01-01", invented.point("p", "reported", "s0", "s40"))
    result = write(request(invented.make_briefing(sources, [event])))
    page = read(result.data)
    assert not page.all("input")
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
        for cite in item.all("span", "cite"):
            gist = page.by_id(cite.one("a").attributes["href"][1:])
            back = {each.attributes["href"] for each in gist.all("a")}
            assert f"#{item.attributes['id']}" in back
            cites += 1
    points = [seen for each in request(shipped()).view.events for seen in each.own]
    assert cites == sum(len(seen.citations) for seen in points) > 0


def test_headings_go_down_by_one_and_landmarks_are_there_once(page: Node) -> None:
    levels = [int(each.name[1]) for each in page.walk() if re.fullmatch("h[1-6]", each.name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for name in ("header", "aside", "nav", "main", "footer", "figure", "table"):
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


def test_the_policy_allows_the_one_style_and_nothing_else(page: Node) -> None:
    style = page.one("style").raw
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (each for each in page.all("meta") if "http-equiv" in each.attributes)
    assert policy.attributes["content"].split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
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
    )
    return write_folder(root, files)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    found = load(hostile_folder(tmp_path)).briefing
    assert found
    page = read(write(request(found, origin="<i>folder</i>")).data)
    assert {each.name for each in page.walk()} <= set(ALLOWED.split())
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
    assert "not drawn: 67 dated events" in page.one("figcaption").text
    assert result.omissions == (
        Omission(67, "events on the drawn timeline", "they are in its list"),
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
    assert len(page.section("judgments").all("li")) == 2


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
        assert_shows(on_day(page, place), look(given_.index, Lens(as_of=day)))
    return page


def paragraph(source: str, number: int) -> Citation:
    return invented.cite(source)._replace(at=Paragraphs(number, number))


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
    told = [[text for text, _ in judgments_of(on_day(page, day))] for day in range(3)]
    assert told[0] == ["First.", "Second.", "Third."]
    assert told[1] == told[2] == ["Second, changed.", "Third."]
    gaps = [listed_in(on_day(page, day), "gaps") for day in range(3)]
    assert gaps == [["Unknown at first.", "Unknown for long."], ["Unknown for long."], []]
    # What came with a day has a mark: the version that is new, and not the whole judgment again.
    (marked,) = (each for each in page.section("judgments").walk() if each.classes == {"new", "f1"})
    assert marked.name == "div" and "Second, changed." in marked.text


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
        assert_shows(on_day(page, place), view)
    seen = ["event-talks" in dict(events_of(on_day(page, day))) for day in range(3)]
    assert seen == [True, False, True]


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
        for name in ("p", "h2", "h3", "li", "td", "th", "caption")
        for each in page.one("main").all(name)
    ]
    words = [without_numbers(each) for each in kept if "note" not in each.classes]
    return sorted(each.partition("Theaxisisbroken")[0] for each in words)


def without_numbers(node: Node) -> str:
    def text(each: Node | str) -> str:
        if isinstance(each, str):
            return each
        if each.classes & {"no", "refs", "note"}:
            return ""
        return "".join(map(text, each.content))

    return re.sub(r"\([\d,]+\)", "", "".join(text(node).split()))


def test_the_foot_says_what_the_brief_had_wrong_and_that_it_was_written_afterwards(
    tmp_path: Path,
) -> None:
    page = assert_replays(read_in(Path(write_folder(tmp_path, AMENDED))))
    names = [each.attributes["aria-labelledby"] for each in page.all("section")]
    assert names[-3:] == ["sources", "corrections", "notes"] and "gaps" not in names
    # Talks, vote, correction of the brief, withdrawal.
    first = on_day(page, 0)
    assert not first.sections("corrections") and first.sections("notes")
    assert on_day(page, 2).sections("corrections")
    assert "withdrawn" not in on_day(page, 2).text and "withdrawn" in on_day(page, 3).text
