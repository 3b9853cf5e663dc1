"""A title that is cut in a list is shown whole where the mouse rests on its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.tui.panes.timeline import Timeline
from tests.terminal import Terminal, leave, opened
from tests.walking import Walk, walk

pytestmark = pytest.mark.slow

DRILL, WHOLE_DRILL = "Storm drill in ", "Storm drill in the strait"
OPENED = "as of Fri 14 Mar 2031"


def rest_on(at: Terminal, text: str, *, by: int = 0) -> int:
    """Move the mouse to the line that begins with a text, or some lines from it; return that."""
    at.rest()
    y = next(y for y, line in enumerate(at.lines) if text in line) + by
    at.type(f"\x1b[<35;{at.lines[y - by].index(text) + 4};{y + 1}M")
    return y


def shown_at(at: Terminal, text: str) -> list[int]:
    """The lines that show a text."""
    return [y for y, line in enumerate(at.lines) if text in line]


def settled(at: Terminal) -> Terminal:
    """A room so low that each event has one line, at its first event."""
    at.wait_for("1 Timeline", OPENED)
    at.type("g")
    at.wait_for("► Aug ")
    at.rest()
    return at


@pytest.mark.parametrize("columns", [80, 120])
def test_a_cut_title_is_shown_whole_beside_its_row(tmp_path: Path, columns: int) -> None:
    with opened(tmp_path, columns=columns, lines=14) as at:
        settled(at)
        assert not shown_at(at, WHOLE_DRILL)
        y = rest_on(at, DRILL)
        at.wait_for(WHOLE_DRILL)
        assert shown_at(at, WHOLE_DRILL) == [y + 1]
        assert DRILL in at.lines[y], "its row is not covered"
        at.type("\x1b[<35;5;2M")
        at.wait_until(lambda: not shown_at(at, WHOLE_DRILL), "hidden")
        leave(at)


def test_it_follows_the_mouse_from_row_to_row(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=14) as at:
        settled(at)
        rest_on(at, "Thu 6")
        at.wait_for("Mayors' meeting on the ferries")
        rest_on(at, "Thu 6", by=-2)
        at.wait_for("Announcement of the talks")
        assert not shown_at(at, "Mayors' meeting on the ferries")
        leave(at)


def test_at_the_foot_it_stands_above_the_row(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=14) as at:
        settled(at)
        y = rest_on(at, "Thu 6")
        assert y == 12
        at.wait_for("Mayors' meeting on the ferries")
        assert shown_at(at, "Mayors' meeting on the ferries") == [11]
        leave(at)


@pytest.mark.parametrize("key", ["j", "\t", "\x1b[A"])
def test_a_key_hides_it(tmp_path: Path, key: str) -> None:
    with opened(tmp_path, columns=80, lines=14) as at:
        settled(at)
        rest_on(at, "Tue 4")
        at.wait_for("Strike of the pilots")
        at.type(key)
        at.wait_until(lambda: not shown_at(at, "Strike of the pilots"), "hidden")
        rest_on(at, "Tue 4")
        at.wait_for("Strike of the pilots")
        leave(at)


def test_a_click_and_the_wheel_hide_it(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=14) as at:
        settled(at)
        y = rest_on(at, DRILL)
        at.wait_for(WHOLE_DRILL)
        at.click_at(15, y)
        at.wait_for("► 24-27", "24–27 Feb 2031")
        at.wait_until(lambda: shown_at(at, WHOLE_DRILL) == [1, 2], "only on the page")
        rest_on(at, "Repair of the l")
        at.wait_for("Repair of the lightship")
        at.wheel(15, y, 1)
        at.wait_until(lambda: not shown_at(at, "Repair of the lightship"), "hidden")
        leave(at)


def test_the_lists_at_the_side_do_so_too(tmp_path: Path) -> None:
    with opened(tmp_path, folder=None) as at:
        at.wait_for("2 Topics", "as of Wed 18 Jan 2023")
        at.rest()
        for cut, whole in (
            ("Technology and ", "Technology and economic security"),
            ("an unnamed ", "an unnamed outlet with Reuters"),
        ):
            assert not shown_at(at, whole)
            rest_on(at, cut)
            at.wait_for(whole)
        leave(at)


@pytest.mark.parametrize("size", [(80, 60), (80, 14), (120, 60)])
def test_a_title_that_is_whole_is_not_repeated(size: tuple[int, int]) -> None:
    async def check(at: Walk) -> None:
        await at.press("g")
        timeline = at.room.query_one(Timeline)
        seen = 0
        for y in range(timeline.size.height):
            row = timeline.rows[y] if y < len(timeline.rows) else None
            await at.pilot.hover("#timeline", offset=(15, y))
            if row and row.seen and not row.is_rest:
                lines = [timeline.render_line(y).text[12:], ""]
                if row.is_long and y + 1 < timeline.size.height:
                    lines[1] = timeline.render_line(y + 1).text[12:]
                first, rest = (each.rstrip(" +!0123456789") for each in lines)
                title = row.seen.event.title
                is_whole = " ".join(f"{first} {rest}".split()) == title
                assert str(timeline.tooltip or "") == ("" if is_whole else title)
                seen += 1
        assert seen > 4
        await at.pilot.hover("#timeline-title", offset=(15, 0))
        assert timeline.tooltip is None

    walk(check, size=size)
