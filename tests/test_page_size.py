"""The bytes of the page: its limit, and where what would be too much of it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.model.records import Briefing, Original
from briefing.render.formats import FORMATS
from briefing.render.html import write
from tests import briefings as invented
from tests.conftest import HARBOUR
from tests.test_html import (
    Node,
    matrix_in,
    on_day,
    paragraph,
    read,
    read_bare,
    read_in,
    request,
    unpacked,
)

DESCRIPTOR = "A weekly of the coast; two of its writers were in the hall and name whom they asked."
GISTS = {1: "The board voted for both berths by seven to two.", 2: "Dredging is to begin in May."}


def crowded(sources: int, events: int) -> Briefing:
    """Short texts of many sources, on forty days: one point an event cites a share of them all."""
    first = date(2031, 1, 1)
    read_on = [
        invented.source(
            f"s{each}",
            f"{first + timedelta(each % 40)}",
            title=f"Board {each} votes for both berths after a night of talks",
            publisher=f"Paper {each % 50}",
        )._replace(outline=GISTS, descriptor=DESCRIPTOR, original=None)
        for each in range(sources)
    ]
    share = sources // events
    told = []
    for each in range(events):
        cites = [paragraph(f"s{each * share + place}", 1) for place in range(share)]
        points = (
            invented.point("p", "reported", *cites),
            invented.point("q", "reported", paragraph(f"s{each * share}", 2)),
        )
        told.append(invented.event(f"e{each}", f"{first - timedelta(events - each)}", *points))
    return invented.make_briefing(read_on, told)


@pytest.mark.parametrize(
    ("sources", "events"),
    [
        pytest.param(160, 20, id="with links"),
        pytest.param(100, 50, id="with links, few sources a point"),
        pytest.param(195, 97, id="few sources a point"),
        pytest.param(300, 60, id="five sources a point"),
        pytest.param(600, 60, id="ten sources a point"),
    ],
)
def test_the_page_of_many_sources_and_few_points_is_little_more_than_the_printed_brief(
    sources: int, events: int
) -> None:
    given_ = request(crowded(sources, events))
    printed = len(FORMATS["plain"].write(given_).data)
    assert len(write(given_).data) <= 1.5 * printed + 100_000


@pytest.mark.parametrize("most", [0, 1_000], ids=["long", "short"])
def test_that_no_source_has_a_text_is_said_once_in_a_long_page(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.render.html.page.MOST_LINKED", most)
    briefing = crowded(4, 2)
    found = [read_bare(write(request(briefing)).data).section("sources").text]
    sources = dict(briefing.sources)
    sources["s0"] = sources["s0"]._replace(original=Original("0" * 64, 2, invented.SPAN))
    found += [read_bare(write(request(briefing._replace(sources=sources))).data).text]
    # With one text at hand, each of the others says that it has none.
    numbers = [each.count("no text is on record") for each in found]
    assert numbers == ([1, 4] if most == 0 else [9, 7])


LIST = "Events by number, and what each source says of each event: ● reports, ◇ announces"


@pytest.mark.parametrize(
    ("events", "sources"),
    [
        pytest.param(60, 0, id="few sources"),
        pytest.param(110, 38, id="as many days as a page holds"),
        pytest.param(1_000, 1_000, id="many sources", marks=pytest.mark.slow),
        pytest.param(400, 2_000, id="more sources than events", marks=pytest.mark.slow),
    ],
)
def test_the_page_is_little_more_than_the_printed_brief(
    tmp_path: Path, events: int, sources: int
) -> None:
    write_corpus(tmp_path, events, sources=sources)
    given_ = request(read_in(tmp_path))
    printed = len(FORMATS["plain"].write(given_).data)
    assert len(write(given_).data) <= 1.5 * printed + 100_000


def outlined(number: int, points: int = 1) -> Briefing:
    """Two sources with so many gists each; points cite the second paragraph of the second one."""
    gists = {at: f"Gist {at}." for at in range(1, number + 1)}
    sources = [
        invented.source(name, day)._replace(outline=gists)
        for name, day in (("s0", "2031-03-05"), ("s1", "2031-03-06"))
    ]
    cited = [invented.point(f"p{each}", "reported", paragraph("s1", 2)) for each in range(points)]
    return invented.make_briefing(sources, [invented.event("e", "2031-03-04", *cited)])


def test_what_looks_like_our_markup_in_a_text_stays_as_it_is() -> None:
    title = """<a href="#source-s1"> <li id="point-e.p0"> aria-labelledby="event-e" href="#s"""
    briefing = outlined(3)
    sources = [each._replace(title=title) for each in briefing.sources.values()]
    page = read_bare(write(request(briefing._replace(sources={s.id: s for s in sources}))).data)
    names = [each.one("h3").text for each in page.section("sources").all("article")]
    assert names == [f"[{number}] {title}" for number in (1, 2)]
    assert page.by_id("p1.1").name == "li"
    assert page.section("key-points").one("li").one("a").attributes["href"] == "#s2.2"


def paragraphs(page: Node) -> Mapping[str, list[str]]:
    """The paragraphs that stand below each source, by its number."""
    articles = page.section("sources").all("article")
    return {
        each.one("h3").one("b").text: [item.one("b").text for item in each.all("li")]
        for each in articles
    }


def whole(data: bytes) -> Mapping[str, list[str]]:
    """The paragraphs once the script has put in what is in its data."""
    page = read_bare(data)
    found = {number: list(each) for number, each in paragraphs(page).items()}
    given_ = re.search(r'"gists":"([^"]*)"', page.by_id("page-data").raw)
    if given_:
        for number, (places, items) in unpacked(given_[1]).items():
            names = re.findall("<b>(.*?)</b>", items)
            for place, name in zip(places, names, strict=True):
                found[f"[{number}]"].insert(place, name)
    return found


def test_gists_that_nothing_cites_stand_in_the_markup_where_they_are_few() -> None:
    data = write(request(outlined(3))).data
    assert paragraphs(read_bare(data)) == {"[1]": ["¶1", "¶2", "¶3"], "[2]": ["¶1", "¶2", "¶3"]}
    assert "gists" not in read_bare(data).by_id("page-data").raw


def test_many_gists_that_nothing_cites_are_data_of_the_script(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.render.html.gists.FEW_GISTS", 4)
    result = write(request(outlined(3)))
    bare = read_bare(result.data)
    assert paragraphs(bare) == {"[1]": [], "[2]": ["¶2"]}
    assert "the gists of 5 more paragraphs" in bare.by_id("ungisted").text
    assert whole(result.data) == {"[1]": ["¶1", "¶2", "¶3"], "[2]": ["¶1", "¶2", "¶3"]}
    assert not [each for each in result.omissions if "gist" in each.kind]
    # A page may have as many as it has points.
    assert not write(request(outlined(3, points=5))).data.count(b"ungisted id")
    assert paragraphs(read_bare(write(request(outlined(3, points=5))).data))["[1]"]


def test_where_the_script_makes_the_links_it_has_what_they_lead_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.render.html.gists.FEW_GISTS", 4)
    monkeypatch.setattr("briefing.render.html.page.MOST_LINKED", 0)
    data = write(request(outlined(3))).data
    bare = read_bare(data)
    assert paragraphs(bare) == {"[1]": [], "[2]": []}
    assert "the gists of 6 more paragraphs" in bare.by_id("ungisted").text
    assert whole(data)["[2]"] == ["¶1", "¶2", "¶3"]
    ids = {each.attributes["id"] for each in bare.walk() if "id" in each.attributes}
    assert {each.attributes["href"][1:] for each in bare.all("a")} <= ids


def test_thousands_of_gists_that_nothing_cites_are_left_out_and_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.render.html.gists.FEW_GISTS", 4)
    monkeypatch.setattr("briefing.render.html.gists.MOST_GISTS", 4)
    result = write(request(outlined(3)))
    bare = read_bare(result.data)
    assert paragraphs(bare) == {"[1]": [], "[2]": ["¶2"]}
    assert "Left out: 5 gists" in bare.section("sources").text
    assert [each.number for each in result.omissions if "gists" in each.kind] == [5]


@pytest.mark.parametrize("most", [0, 1_000], ids=["long", "short"])
def test_a_matrix_of_many_sources_has_their_numbers(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.render.html.matrix.MOST_COLUMNS", 0)
    monkeypatch.setattr("briefing.render.html.page.MOST_LINKED", most)
    given_ = request(read_in(HARBOUR))
    page = read(write(given_).data)
    order = [each.event.id for each in given_.view.events]
    for place, day in enumerate(given_.index.days):
        view = look(given_.index, Lens(as_of=day))
        seen = on_day(page, place).section("matrix")
        items = [each.text for each in seen.all("li")]
        head, *rows = matrix_in(view)
        expected = []
        for each, (_, *cells) in zip(view.events, rows, strict=True):
            said = [
                f"{sign} {','.join(numbers)}"
                for sign, word in (("●", "reports"), ("◇", "announces"))
                if (
                    numbers := [
                        name.removeprefix("source ")
                        for name, cell in zip(head[1:], cells, strict=True)
                        if cell == word
                    ]
                )
            ]
            expected.append(" ".join([str(order.index(each.event.id) + 1), *said]))
        assert sorted(items) == sorted(expected)
        assert LIST in seen.text
