"""TimelineJS shows our slides, in a browser, under the dates that we give them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from briefing.lens.view import View
from briefing.model.dates import When, show_when
from briefing.render.exports.event_summary import has_start
from briefing.render.formats import FORMATS
from tests.peers.cases import Case, beginning, flat, names, whole_days
from tests.peers.conftest import Read, Seen
from tests.peers.programs import chromium, run


@pytest.fixture(params=[each for each in names() if each != "undated"])
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def seen(read: Read, name: str) -> Seen:
    found: Seen = read("timeline.mjs", "timelinejs", browser=True)[name]
    return found


def shown(when: When) -> str:
    """Write a date as TimelineJS does, where it is left to do so."""
    days = whole_days(when)
    if days is None:
        return show_when(when)
    words = [f"{day:%B} {day.day}, {day.year}" for day in dict.fromkeys(days)]
    return " — ".join(words)


def test_it_shows_all_slides_and_finds_no_error(seen: Seen, view: View) -> None:
    events = beginning(view.events)
    assert seen["errors"] in ("", [])
    assert sorted(seen["ids"]) == sorted(each.event.id for each, _ in events)
    assert len(seen["slides"]) == len(events) + 1
    assert seen["markers"] == len(events)


def test_it_shows_our_headlines_and_dates(seen: Seen, view: View) -> None:
    _, *slides = ((each["headline"], each["date"]) for each in seen["slides"])
    expected = [(flat(each.event.title), shown(when)) for each, when in beginning(view.events)]
    assert sorted(slides) == sorted(expected)
    assert seen["slides"][0]["headline"] == flat(view.title)


def test_it_shows_our_groups_and_the_period(seen: Seen, view: View) -> None:
    ranks = {str(each.event.rank).capitalize() for each, _ in beginning(view.events)}
    assert set(seen["groups"]) == ranks
    assert seen["eras"] == (["Period of the briefing"] if view.period else [])


def test_nothing_in_it_is_more_than_text_and_links_to_sources(seen: Seen, view: View) -> None:
    # A browser writes an address out: quotes in it are percent-encoded.
    sources = {each.source.url.replace("'", "%27") for each in view.sources}
    assert {link for slide in seen["slides"] for link in slide["links"]} <= sources
    assert (seen["foreign"], seen["spoken"], seen["outside"]) == (0, [], [])


def test_it_leaves_out_a_slide_without_a_date_so_that_we_write_none(
    tmp_path: Path, cases: Mapping[str, Case]
) -> None:
    document = json.loads(cases["lichens"].write("timelinejs"))
    assert all("year" in each["start_date"] for each in document["events"])
    asked = {name: tmp_path / name / "timeline.json" for name in ("sound", "refused")}
    for path in asked.values():
        path.parent.mkdir()
        path.write_text(json.dumps(document), "utf-8")
        document["events"][3].pop("start_date", None)  # from the next one
    seen = run("timeline.mjs", asked, chromium=chromium(), folder=str(tmp_path))
    assert seen["sound"]["errors"] in ("", [])
    left_out = set(seen["sound"]["ids"]) - set(seen["refused"]["ids"])
    assert left_out == {document["events"][3]["unique_id"]}
    assert len(seen["refused"]["slides"]) == len(seen["sound"]["slides"]) - 1


def test_the_title_names_the_events_without_a_slide(cases: Mapping[str, Case]) -> None:
    document = json.loads(cases["lichens"].write("timelinejs"))
    text = unescape(document["title"]["text"]["text"])
    missing = [each for each in cases["lichens"].request.view.events if not has_start(each.date)]
    assert len(missing) == 3 and all(flat(each.event.title) in text for each in missing)
    (note,) = FORMATS["timelinejs"].write(cases["undated"].request).notes
    assert "nothing of a timeline without a slide" in note
