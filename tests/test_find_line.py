"""The search line in the room: earlier queries, completions, marks of hits, the way back."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from briefing.lens.lens import Lens
from briefing.render.text.glyphs import ASCII
from briefing.system.remembered_state import Remembered, recall
from briefing.system.user_paths import state_path
from briefing.tui.dialogs.find_line import KEYS, KEYS_AFTER_A_SEARCH, FindLine
from briefing.tui.panes.button_line import ButtonLine
from briefing.tui.places import THE_EVENT, About, Pane
from briefing.tui.target import point_target
from tests.conftest import HARBOUR
from tests.terminal import leave, opened
from tests.walking import Walk, walk

pytestmark = pytest.mark.slow  # each of them opens rooms


RADAR = point_target("mayors-meeting#radar")


def line(at: Walk) -> str:
    return at.room.query_one(FindLine).value


def offered(at: Walk) -> str:
    """What the line above the search line shows; the completion in the line in brackets."""
    parts = at.room.query_one("#offers", ButtonLine).parts
    return "".join(f"[{each.text}]" if each.style else each.text for each in parts)


# Earlier queries


def test_up_and_down_walk_earlier_queries_and_find_each() -> None:
    async def check(at: Walk) -> None:
        await at.press("slash", *"timetable", "enter", "slash", *"ra", "up")
        assert (line(at), at.session.query) == ("timetable", "timetable")
        await at.press("up")
        assert line(at) == "radar", "of the last visit"
        assert at.session.item == RADAR
        await at.press("up", "down", "down")
        assert (line(at), at.session.query) == ("ra", "ra"), "what was being typed"
        await at.press("up", "up", "enter")
        assert at.app.to_remember().queries == ("radar", "timetable")
        await at.press("slash", "up")
        assert line(at) == "radar", "most recent first"
        await at.press(*"s ", "enter")
        assert at.session.queries[0] == "radars", "an earlier one can be edited"

    walk(check, remembered=Remembered(queries=("radar",)))


def test_up_and_down_in_the_line_move_nothing_else() -> None:
    async def check(at: Walk) -> None:
        before = at.session.event
        await at.press("slash", "up", "down", "tab", "shift+tab")
        assert (at.session.event, at.focus, line(at)) == (before, "find", "")

    walk(check)


# Completion


def test_fields_and_values_are_offered_and_completed() -> None:
    async def check(at: Walk) -> None:
        await at.press("slash")
        assert offered(at) == KEYS
        await at.press("t")
        assert offered(at) == "topic:"
        await at.press("tab")
        assert (line(at), offered(at)) == ("topic:", "fares  ferries  harbour  strait  talks")
        await at.press("f", "tab")
        assert (line(at), offered(at)) == ("topic:fares", "[fares]  ferries")
        await at.press("tab")
        assert (line(at), offered(at)) == ("topic:ferries", "fares  [ferries]")
        await at.press("shift+tab", "space")
        assert (line(at), offered(at)) == ("topic:fares ", KEYS)
        await at.press(*'"to')
        assert offered(at) == KEYS, "nothing inside quotation marks"
        await at.press("backspace", "backspace", "backspace", "enter")
        assert at.session.query == "topic:fares"
        assert len(at.session.hits) == 4

    walk(check)


def test_what_is_not_yet_published_is_not_offered() -> None:
    async def check(at: Walk) -> None:
        await at.press("slash", *"source:")
        assert offered(at) == "000_wire"
        await at.press("escape", "L", "slash", *"source:")
        assert offered(at).startswith("000_wire  001_")

    walk(check, lens=Lens(as_of=date(2031, 3, 3)))


def test_completion_waits_for_the_cursor_to_be_at_the_end() -> None:
    async def check(at: Walk) -> None:
        await at.press("slash", *"to", "left", "tab")
        assert line(at) == "to"
        await at.press("end", "tab")
        assert line(at) == "topic:"

    walk(check)


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_the_two_lines_are_the_last_ones_at_every_width(width: int) -> None:
    async def check(at: Walk) -> None:
        for _ in range(2):
            await at.press("slash", "s")
            *_, above, last = at.text.splitlines()
            assert (above.split()[0], last.split()) == ("source:", ["s"])
            await at.press("escape")
            assert "source:" not in at.text

    walk(check, size=(width, 24))


# What is found


def test_events_with_hits_are_marked_in_the_timeline() -> None:
    def marked(at: Walk) -> list[str]:
        rows = re.findall(r"^.{13}(\S+ \S+).{,18} /[+ ][! ][ \d]\d ", at.text, re.MULTILINE)
        return [str(row) for row in rows]

    async def check(at: Walk) -> None:
        assert marked(at) == []
        await at.press("slash", *"passage")
        assert marked(at) == ["Storm drill", "Mayors' meeting"]
        await at.press("enter")
        assert marked(at) == ["Storm drill", "Mayors' meeting"], "beside the cursor, too"
        await at.press("H")
        assert marked(at) == [], "nothing of that was known"
        await at.press("L", "slash", "escape")
        assert marked(at) == []

    walk(check)


def test_nothing_found_is_said_and_leaves_the_cursor_where_it_was() -> None:
    async def check(at: Walk) -> None:
        before = at.session
        await at.press("slash", *"radar")
        assert at.session.item == RADAR
        await at.press("s")
        assert "0 hits for “radars”; Esc clears" in at.text
        assert (at.session.event, at.session.item) == (before.event, before.item)
        await at.press("enter")
        assert (at.session.event, at.focus) == (before.event, "timeline")
        await at.press("escape")
        assert "0 hits" not in at.text
        assert at.session == before.having(queries=("radars",))

    walk(check)


def test_a_long_query_without_hits_is_cut() -> None:
    async def check(at: Walk) -> None:
        await at.press("slash", *"no such words are to be found anywhere")
        assert '0 hits for "no such words are to be found~"; Esc clears' in at.text

    walk(check, glyphs=ASCII)


@pytest.mark.parametrize(
    ("keys", "about", "pane"),
    [
        ("2j\r", About.TOPIC, Pane.READER),
        ("3\r", About.SOURCE, Pane.READER),
        ("6j", About.BRIEF, Pane.READER),
        ("5", About.MATRIX, Pane.READER),
        ("4jj3", About.DISPUTES, Pane.SOURCES),
    ],
)
def test_a_search_from_another_page_comes_back_to_it(keys: str, about: About, pane: Pane) -> None:
    async def check(at: Walk) -> None:
        await at.press(*(each.replace("\r", "enter") for each in keys))
        await at.settle()
        before = at.session
        assert (before.shown.about, before.pane) == (about, pane)
        for way in ("enter", "escape"):
            await at.press("slash", *"radar")
            assert (at.session.shown, at.session.item) == (THE_EVENT, RADAR)
            await at.press(way)
            if way == "enter":
                assert at.focus == "reader"
                await at.press("escape")
            now = at.session.having(future=())
            assert now == before.having(query=now.query, queries=("radar",))

    walk(check)


# What a hit has


def test_a_point_that_is_found_by_its_sources_title_says_so() -> None:
    async def check(at: Walk) -> None:
        await at.press("g", "slash", *"before the", "space", *"talks", "enter")
        assert at.session.item
        lines = [line for line in at.room.reader.lines if line.item == at.session.item]
        (found,) = (line for line in lines if line.spans)
        assert found.text[slice(*found.spans[0])] == "before the talks"
        assert "Strait Gazette · Pilots strike before the talks" in " ".join(
            word for line in lines for word in line.text.split()
        )

    walk(check)


# The page of hits


def test_the_hits_are_listed_and_what_was_sought_stands_out() -> None:
    async def check(at: Walk) -> None:
        await at.press("g", "slash", *"passage", "enter", "8")
        assert at.page.startswith(
            "2 hits for “passage”  24–27 Feb 2031 · Storm drill in the strait"
        )
        spans = [line for line in at.room.reader.lines if line.spans and line.item]
        assert [each.text[slice(*each.spans[0])] for each in spans] == ["passage", "passage"]
        assert at.session.item == point_target("storm-drill#passage", "storm-drill")
        assert "hit 1 of 2" in at.text
        await at.press("down")
        assert "hit 2 of 2" in at.text
        await at.press("enter")
        assert (at.session.shown, at.session.item) == (THE_EVENT, RADAR)
        await at.press("escape")
        assert at.session.item == point_target("mayors-meeting#radar", "mayors-meeting")
        await at.press("space")
        assert "1 marked" in at.text

    walk(check)


def test_enter_in_an_empty_line_lists_the_hits() -> None:
    async def check(at: Walk) -> None:
        await at.press("slash", "enter")
        assert (at.session.shown, at.focus) == (THE_EVENT, "timeline"), "there are none"
        await at.press("slash", *"passage", "enter", "slash")
        assert offered(at) == KEYS_AFTER_A_SEARCH
        await at.press("enter")
        assert at.session.shown.about is About.HITS
        assert at.session.query == "passage"
        await at.press("slash", "x", "backspace")
        assert offered(at) == KEYS

    walk(check)


# In a real terminal


def test_a_search_in_one_burst_lands_on_its_hit(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("as of")
        at.type("/radar\r")
        at.wait_for("hit 1 of 1", "►  A radar is to watch", "? help  q quit")
        at.type("\x7f/passa\x1b[A\r8")
        at.wait_for("1 hit for “radar”", "►  - A radar is to watch", "? help  q quit")
        at.type("\r/zz\r/\ttop\tfar\t\r")
        at.wait_for("hit 1 of 4")
        at.type("/no such\r")
        at.wait_for("0 hits for “no such”; Esc clears", "? help  q quit")
        at.escape()
        at.wait_until(lambda: "0 hits" not in at.text, "cleared")
        leave(at)
    state = state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})
    assert recall(state)[0].queries == ("no such", "topic:fares", "zz", "radar")


def test_queries_come_back_at_the_next_visit_and_old_states_load(tmp_path: Path) -> None:
    state = Path(state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")}))
    state.parent.mkdir(parents=True)
    marks = ["mayors-meeting#radar"]
    old = {"version": 1, "event": "strike", "item": "", "marks": marks, "theme": ""}
    state.write_text(json.dumps(old))
    with opened(tmp_path) as at:
        at.wait_for("► Tue 4", "1 marked")
        at.type("/\x1b[Apassage\r")
        at.wait_for("? help  q quit", "of 2")
        leave(at)
    with opened(tmp_path) as at:
        at.wait_for("as of", "1 marked")
        at.type("/\x1b[A")
        at.wait_for("\n passage", "of 2")
        at.type("\r")
        at.wait_for("? help  q quit")
        leave(at)
    assert recall(str(state))[0].queries == ("passage",)


def test_the_lines_are_clicked(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("as of")
        for _ in range(2):
            at.type("/st")
            at.wait_for("stage:  standing:")
            at.click("standing:", among=-1)
            at.wait_for("\n standing:", "several")
            at.click("second-hand", among=-1)
            at.wait_for("\n standing:second-hand", "hit 1 of ")
            at.type("\r")
            at.wait_for("? help  q quit")
            at.click("hit 1 of ")
            at.wait_for("for “standing:second-hand”")
            at.escape()
            at.wait_until(lambda: "for “" not in at.text, "back")
        leave(at)
