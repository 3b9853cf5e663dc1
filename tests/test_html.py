"""The page: what a browser would make of it, day by day, against the views of these days."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
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
    claim_words,
    count,
    date_words,
    sourcing_statement,
    standing_words,
)
from briefing.lens.lens import Lens
from briefing.lens.view import SeenEvent, View, look
from briefing.lens.visibility_index import Index, Stage
from briefing.load import load
from briefing.model.records import Briefing, Rank
from briefing.render.export import ExportRequest, Omission
from briefing.render.html import write
from briefing.render.replay import MOST_DAYS
from briefing.render.text.blocks import cite_text, numbers
from tests import briefings as invented
from tests.conftest import HARBOUR, ROOT
from tests.folders import SOUND, write_folder

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

    def section(self, name: str) -> Node:
        """The section that a heading names."""
        sections = self.all("section")
        return next(each for each in sections if each.attributes["aria-labelledby"] == name)

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


def disputes_of(page: Node) -> list[tuple[str, int, str]]:
    found = []
    for each in page.section("disputes").all("article"):
        (finding,) = (p for p in each.all("p") if "refs" not in p.classes)
        found.append((re.sub(r"^\d+ ", "", each.one("h3").text), len(each.all("li")), finding.text))
    return found


def disputes_in(view: View) -> list[tuple[str, int, str]]:
    not_yet = "not yet: a side is still to be published."
    return [
        (
            f"{each.dispute.title} ({each.status})",
            len(each.sides),
            f"Finding: {each.finding or not_yet}",
        )
        for each in view.disputes
    ]


def sources_of(page: Node) -> list[str]:
    found = []
    for each in page.section("sources").all("article"):
        points = re.search(r"[\d,]+ points?", each.one("p", "facts").text)
        found.append(f"{each.one('h3').one('span').text} {points[0] if points else ''}")
    return found


def matrix_of(page: Node) -> list[list[str]]:
    section = page.section("matrix")
    return [[cell.text for cell in (*row.all("th"), *row.all("td"))] for row in section.all("tr")]


def matrix_in(view: View) -> list[list[str]]:
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
    counted = (count(len(view.events), "event"), count(view.points, "point"))
    assert head.one("p", "counts").text.startswith(" · ".join(counted))
    assert timeline_of(page) == timeline_in(view)
    assert sorted(events_of(page)) == sorted(events_in(view))
    assert points_of(page) == points_in(view)
    assert disputes_of(page) == disputes_in(view)
    lead = [each.text for each in page.section("bottom-line").all("p", "lead")]
    assert lead == ([" ".join(view.bottom_line.text.split())] if view.bottom_line else [])
    judged = [each.all("p")[0].text for each in page.section("judgments").all("li")]
    assert judged == [each.text for each in view.judgments]
    assert len(page.section("gaps").all("li")) == len(view.gaps)
    sources = [f"[{each.number}] {count(each.points, 'point')}" for each in view.sources]
    assert sources_of(page) == sources
    assert page.section("sources").one("p", "statement").text == sourcing_statement(view)
    for name, is_empty in (
        ("bottom-line", not view.bottom_line),
        ("judgments", not view.judgments),
        ("timeline", not view.events),
        ("key-points", not view.events),
        ("disputes", not view.disputes),
        ("gaps", not view.gaps),
    ):
        assert [each.text for each in page.section(name).all("p", "none")] == ["none"] * is_empty


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
        # Rows keep the place that they have on the last day.
        assert sorted(matrix_of(seen)) == sorted(matrix_in(view))


@settings(max_examples=75)
@given(invented.briefings(), invented.lenses())
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


def test_the_drawing_shows_each_day_the_stages_of_the_events_whose_date_is_known() -> None:
    given_ = request(shipped())
    page = read(write(given_).data)
    order = [each.event.id for each in given_.view.events]
    for place, day in enumerate(given_.index.days):
        view = look(given_.index, Lens(as_of=day))
        dated = [each for each in view.events if each.date]
        found = drawn_on(on_day(page, place))
        assert found == {
            str(order.index(each.event.id) + 1): STAGE_KINDS[each.stage] for each in dated
        }
        lines = on_day(page, place).all("g", "now")
        assert len(lines) == 1


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
    drawing = page.one("svg", "drawing")
    assert drawing.attributes["role"] == "img"
    assert drawing.one("desc").text.startswith("Events in order of date on a time axis.")
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


def test_a_page_of_one_day_describes_its_drawing() -> None:
    index = request(shipped()).index
    page = read(write(request(shipped(), Lens(as_of=index.days[0]))).data)
    dated = sum(each.date is not None for each in look(index, Lens(as_of=index.days[0])).events)
    assert page.one("desc").text.startswith(f"{dated} events in order of date on a time axis, ")
