"""A browser shows the page to everybody, by keyboard and by day, and asks for nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pytest

from briefing.document.phrases import ground_words
from briefing.lens.lens import Lens
from briefing.lens.view import View, look
from briefing.model.dates import show_day
from tests.conftest import ROOT
from tests.peers.cases import Case, flat
from tests.peers.conftest import Read, Seen

SCREENS = ("narrow", "wide")
WIDTHS = {"narrow": 320, "wide": 1280}


class Listed(NamedTuple):
    """A line of `briefing list events`, as far as the page's timeline has it."""

    event: str
    stage: str
    title: str


@pytest.fixture
def seen(read: Read, name: str) -> Seen:
    found: Seen = read("page.mjs", "html", browser=True)[name]
    return found


@pytest.fixture(scope="session")
def listed() -> Callable[[str, date], list[Listed]]:
    """Ask the command line what there is on a day."""

    @cache
    def ask(folder: str, day: date) -> list[Listed]:
        command = [sys.executable, "-m", "briefing", "list", "events", folder, "--as-of", f"{day}"]
        out = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60).stdout
        fields = (line.split("\t") for line in out.decode().splitlines())
        return [Listed(event, stage, title) for event, _, stage, _, _, title in fields]

    return ask


@pytest.mark.parametrize(
    ("screen", "scheme"), [("narrow", "light"), ("wide", "light"), ("wide", "dark")]
)
def test_axe_finds_nothing(seen: Seen, screen: str, scheme: str) -> None:
    assert seen["axe"][f"{screen} {scheme}"] == []


def test_it_has_a_light_and_a_dark_form(seen: Seen) -> None:
    assert seen["paper"]["light"] != seen["paper"]["dark"]


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_wider_than_the_screen(seen: Seen, screen: str) -> None:
    assert seen["width"][screen] <= WIDTHS[screen]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_drawing_begins_with_its_axis_in_sight_and_every_number_beside_it(
    seen: Seen, screen: str
) -> None:
    axis = seen["axis"][screen]
    if axis:  # without a dated event there is no drawing
        assert axis["share"] > 0.5
        assert axis["cut"] == 0


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_walks_all_controls_there_and_back_and_shows_where_it_is(
    seen: Seen, screen: str
) -> None:
    walk = seen["walk"][screen]
    there = list(range(walk["stops"]))
    assert walk["walked"] == [*there, *there[-2::-1]]
    assert (walk["faint"], walk["covered"]) == ([], [])


@pytest.mark.parametrize("screen", SCREENS)
def test_a_link_into_the_annex_opens_its_fold(seen: Seen, screen: str) -> None:
    assert seen["fold"][screen] == {"folded": False, "followed": True}


def test_each_day_shows_what_the_command_line_lists(
    seen: Seen, case: Case, view: View, listed: Callable[[str, date], list[Listed]]
) -> None:
    replay, days = seen["replay"], [day for day in case.request.index.days if day <= view.as_of]
    assert replay["days"] == (len(days) if len(days) > 1 else 0)
    assert len(replay["states"]) == len(days)
    for state, day in zip(replay["states"], days, strict=True):
        expected = listed(str(case.folder), day)
        rows = [Listed(each["event"], each["stage"], flat(each["title"])) for each in state["rows"]]
        assert [each._replace(title=flat(each.title)) for each in expected] == rows
        assert sorted(state["events"]) == sorted(each.event for each in expected)
        assert state["asOf"] == [day.isoformat()]
        seen_then = look(case.request.index, Lens(as_of=day))
        assert state["counts"] == ground_words(seen_then)
        is_drawn = any(each.date for each in seen_then.events)
        assert state["lines"] == [f"as of {show_day(day)}"] * is_drawn


def test_a_click_on_a_day_shows_what_the_keys_do(seen: Seen) -> None:
    replay = seen["replay"]
    if replay["days"]:
        assert replay["clicked"] == replay["states"][-1]


def test_its_headings_are_the_brief_and_none_is_skipped(seen: Seen, view: View) -> None:
    headings = [(each["level"], flat(each["text"])) for each in seen["facts"]["headings"]]
    assert headings[0] == (1, flat(view.title))
    assert [text for level, text in headings if level == 1] == [flat(view.title)]
    levels = [level for level, _ in headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    named = [text.split(" ", 1) for level, text in headings if level == 3]
    titles = [title for number, title in named if number.isdigit()]  # others have letters, brackets
    assert titles == [flat(each.event.title) for each in view.events]


def test_every_link_leads_somewhere_and_every_citation_to_its_source(
    seen: Seen, view: View
) -> None:
    facts = seen["facts"]
    outward = {each for each in facts["links"] if not each.startswith("#")}
    assert outward == {each.source.url for each in view.sources if each.source.url}
    assert (facts["dangling"], facts["twice"]) == ([], [])
    cited = {each.partition(".")[0] for each in facts["cited"]}
    assert cited <= {f"#s{each.number}" for each in view.sources}
    assert len(facts["cited"]) >= len(view.points_by_ref)


def test_it_needs_and_runs_nothing_but_itself(seen: Seen) -> None:
    assert seen["facts"]["scripts"] == 0
    assert (seen["outside"], seen["spoken"]) == ([], [])
