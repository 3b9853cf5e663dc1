"""The columns: how wide they are, and that a reader can drag the lines between them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import MouseMove
from textual.widget import Widget

from briefing.system.remembered_state import Remembered
from briefing.system.user_paths import state_path
from briefing.tui.column_display import is_timeline_beside
from briefing.tui.columns import (
    AT_FIRST,
    LEAST_READER,
    LEAST_SIDE,
    LEAST_TIMELINE,
    Columns,
    Divider,
    Widths,
    drag,
    fit,
    reset,
    widen,
)
from briefing.tui.pages.paragraph import Paragraph
from briefing.tui.panes.day_strip import DayStrip
from briefing.tui.panes.row_list import R
from briefing.tui.panes.side_list import SideList
from briefing.tui.panes.sources import Sources
from briefing.tui.panes.timeline import Timeline
from briefing.tui.panes.topics import Topics
from tests.conftest import HARBOUR, ROOT
from tests.terminal import Terminal, leave, opened
from tests.walking import Walk, key_event, walk

pytestmark = pytest.mark.slow  # each of them opens rooms


SHARES = st.floats(0, 1, exclude_max=True)
COLUMNS = st.builds(Columns, SHARES, SHARES)
WIDTHS = st.integers(1, 400)
TO = st.integers(-500, 500)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (40, (0, 0)),
        (79, (0, 0)),
        (80, (36, 0)),
        (119, (54, 0)),
        (120, (42, 29)),
        (170, (59, 43)),
    ],
)
def test_the_widths_at_first(width: int, widths: tuple[int, int]) -> None:
    assert fit(AT_FIRST, width) == Widths(*widths)


def assert_is_within_limits(widths: Widths, width: int) -> None:
    assert bool(widths.timeline) is (width >= 80)
    assert bool(widths.side) is (width >= 120)
    if not widths.timeline:
        return
    assert widths.timeline >= LEAST_TIMELINE
    if widths.side:
        assert widths.side >= LEAST_SIDE
        assert width - widths.timeline - widths.side - 2 >= LEAST_READER
    else:
        assert width - widths.timeline - 1 >= LEAST_READER


@given(COLUMNS, WIDTHS)
def test_no_share_makes_a_column_too_narrow(columns: Columns, width: int) -> None:
    assert_is_within_limits(fit(columns, width), width)


@given(COLUMNS, st.sampled_from(Divider), TO, WIDTHS)
def test_dragging_one_line_leaves_the_other(
    columns: Columns, divider: Divider, to: int, width: int
) -> None:
    before, dragged = fit(columns, width), drag(columns, divider, to, width)
    after = fit(dragged, width)
    assert_is_within_limits(after, width)
    assert drag(dragged, divider, to, width) == dragged
    if divider is Divider.TIMELINE:
        assert after.side == before.side
        beside = before.side + 2 if before.side else 1
        if width >= 80 and LEAST_TIMELINE <= to <= width - beside - LEAST_READER:
            assert after.timeline == to
    else:
        assert after.timeline == before.timeline or not columns.timeline
    first = fit(reset(reset(dragged, Divider.TIMELINE, width), Divider.SIDE, width), width)
    assert first == fit(AT_FIRST, width)


@given(COLUMNS, st.sampled_from(Divider), WIDTHS)
def test_a_line_can_be_put_back_at_any_width(
    columns: Columns, divider: Divider, width: int
) -> None:
    after = reset(columns, divider, width)
    assert_is_within_limits(fit(after, width), width)
    assert (after.timeline if divider is Divider.TIMELINE else after.side) == 0


@given(COLUMNS, WIDTHS)
def test_wider_and_narrower_take_each_other_back(columns: Columns, width: int) -> None:
    before, wider = fit(columns, width), widen(columns, 2, width)
    if fit(wider, width).timeline == before.timeline + 2:
        assert fit(widen(wider, -2, width), width) == before


# In the room


def cells(at: Walk) -> tuple[int, int, int]:
    room = at.room
    columns = ("#timeline-column", "#page-column", "#side")
    titles = ("#timeline-title", "#page-title", "#topics-title")  # each as wide as its column
    return tuple(  # type: ignore[return-value]
        room.query_one(title).outer_size.width if room.query_one(column).display else 0
        for column, title in zip(columns, titles, strict=True)
    )


@pytest.mark.parametrize(
    ("width", "shown"),
    [(170, (59, 66, 43)), (120, (42, 47, 29)), (80, (36, 43, 0)), (60, (60, 0, 0))],
)
def test_the_columns_fill_the_room(width: int, shown: tuple[int, int, int]) -> None:
    async def check(at: Walk) -> None:
        assert cells(at) == shown

    walk(check, size=(width, 24))


def test_two_columns_take_turns_at_what_the_timeline_leaves() -> None:
    async def check(at: Walk) -> None:
        await at.press(">", "2")
        assert cells(at) == (38, 0, 41)
        await at.press("4")
        assert cells(at) == (38, 41, 0)
        await at.press("z")
        assert cells(at) == (0, 80, 0)
        await at.press("z", "1")
        assert cells(at) == (38, 41, 0)

    walk(check, size=(80, 24))


def test_the_shares_hold_when_the_window_is_resized() -> None:
    async def check(at: Walk) -> None:
        await at.press("<", "<")
        assert cells(at) == (32, 47, 0)
        await at.press("<")
        assert at.said == ["The timeline is as narrow as it can be"]
        for width, shown in ((160, (52, 77, 29)), (60, (60, 0, 0)), (80, (32, 47, 0))):
            await at.pilot.resize_terminal(width, 24)
            await at.drain()
            assert cells(at) == shown

    walk(check, size=(80, 24))


def test_a_new_width_draws_no_page_anew_but_what_must_be_wrapped() -> None:
    async def check(at: Walk) -> None:
        made: list[int] = []
        make = at.room.reader.make_page

        def note(width: int) -> Sequence[Paragraph]:
            made.append(width)
            return make(width)

        at.room.reader.make_page = note
        await at.press(">")
        assert made == [at.room.reader.page_width]

    walk(check)


def test_the_widths_come_back() -> None:
    left = Remembered(timeline_share=0.5, side_share=0.3)

    async def check(at: Walk) -> None:
        assert cells(at) == (41, 41, 36)
        assert at.app.to_remember()[-2:] == (0.5, 0.3)

    walk(check, remembered=left)


def assert_can_be_read(rows: SideList[R]) -> None:
    room = rows.scrollable_content_region.width
    for each in rows.rows:
        shown = rows.line(each, room, has_cursor=False).plain
        assert len(shown) <= room
        assert rows.title(each)[:7] in shown


@pytest.mark.parametrize("width", [80, 119, 120, 170])
def test_in_the_narrowest_columns_a_row_can_be_read(width: int) -> None:
    """A title has the room of a word, and the numbers at the end of the row are there."""

    async def check(at: Walk) -> None:
        await at.press("g")
        timeline = at.room.query_one(Timeline)
        for place, row in enumerate(timeline.rows):
            if row.seen and not row.is_rest:
                drawn = timeline.line(
                    row, timeline.scrollable_content_region.width, has_cursor=False
                )
                word = row.seen.event.title.split()[0]
                assert word in drawn.plain, place
                assert drawn.cell_length <= timeline.scrollable_content_region.width
                assert drawn.plain.rstrip().endswith(str(row.seen.most_origins))
        if width < 120:
            return
        assert_can_be_read(at.room.query_one(Topics))
        assert_can_be_read(at.room.query_one(Sources))

    walk(check, size=(width, 36), remembered=Remembered(timeline_share=0.01, side_share=0.01))


@pytest.mark.parametrize(("width", "is_beside"), [(119, False), (169, False), (170, True)])
def test_a_page_that_is_read_alone_has_the_timeline_beside_it_where_all_fit(
    width: int, *, is_beside: bool
) -> None:
    async def check(at: Walk) -> None:
        await at.press("F")
        timeline, page, _ = cells(at)
        assert (bool(timeline), bool(page)) == (is_beside, True)

    walk(check, size=(width, 24))


PAGES = ("1", "g1\r", "2", "3", "4", "5", "6", "7", "?", "!", "F", "z", "zF")


@pytest.mark.slow
@pytest.mark.parametrize("size", [60, 80, 119, 120, 169, 170])
def test_a_timeline_that_is_not_beside_anything_keeps_its_width(size: int) -> None:
    async def check(at: Walk) -> None:
        for keys in PAGES:
            await at.press(*["enter" if key == "\r" else key for key in keys])
            timeline, page, side = cells(at)
            is_beside = bool(timeline and (page or side))
            assert is_timeline_beside(at.session, size) is is_beside, keys
            before = at.session.columns
            await at.press(">", "<", ">")
            assert (at.session.columns != before) is is_beside, keys
            if not is_beside:
                assert at.said[-1].endswith("its width stays")
            if at.session.is_zoomed:
                await at.press("z")

    walk(check, size=(size, 36))


def test_in_a_burst_of_keys_it_keeps_its_width_too() -> None:
    async def check(at: Walk) -> None:
        for key in ("F", ">"):
            at.app.post_message(key_event(key))
        await at.drain()
        assert at.session.columns == AT_FIRST

    walk(check)


# With the mouse, in a terminal


def lines_at(at: Terminal) -> list[int]:
    """The columns of the lines between panes."""
    return [x for x, sign in enumerate(at.lines[5]) if sign == "│"]


def see_lines(at: Terminal, columns: list[int]) -> None:
    """Wait until the lines between panes stand in these columns."""
    at.wait_until(lambda: lines_at(at) == columns, f"lines in {columns}")


def pull(at: Terminal, start: int, *stops: int) -> None:
    """Drag from a column over others, each when the one before is drawn."""
    y = 5
    at.type(f"\x1b[<0;{start + 1};{y + 1}M")
    for x in stops:
        at.rest()
        at.type(f"\x1b[<32;{x + 1};{y + 1}M")
    at.rest()
    at.type(f"\x1b[<0;{stops[-1] + 1};{y + 1}m")
    at.rest()


def test_the_mouse_drags_the_lines_and_the_shares_are_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as at:
        at.wait_for("1 Timeline")
        at.rest()
        see_lines(at, [42, 90])
        pull(at, 42, 45, 50)
        see_lines(at, [50, 90])
        pull(at, 90, 110, 2, 85)
        see_lines(at, [50, 85])
        at.click_at(60, 5)  # not held any more: what is clicked is a page
        at.type("\x1b[<35;70;6M")
        at.rest()
        see_lines(at, [50, 85])
        leave(at)
    state = json.loads(
        Path(state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})).read_text()
    )
    assert (state["timeline_share"], state["side_share"]) == (50 / 84, 34 / 120)
    with opened(tmp_path, columns=119) as at:
        at.wait_for("1 Timeline", "as of Fri 14 Mar 2031")
        at.rest()
        see_lines(at, [70])
        at.click_at(70, 5, times=2)
        at.wait_until(lambda: lines_at(at) == [54], "where it was at first")
        leave(at)


def test_a_line_is_not_pulled_across_the_limits(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80) as at:
        at.wait_for("1 Timeline", "as of Fri 14 Mar 2031")
        at.rest()
        pull(at, 36, 1)
        see_lines(at, [32])
        pull(at, 32, 79)
        see_lines(at, [49])
        leave(at)


def test_a_button_released_elsewhere_lets_go(tmp_path: Path) -> None:
    with opened(tmp_path) as at:
        at.wait_for("1 Timeline")
        at.rest()
        at.type("\x1b[<0;43;6M")
        at.rest()
        at.type("\x1b[<32;46;6M")
        at.wait_until(lambda: lines_at(at) == [45, 90], "dragged")
        at.type("\x1b[<35;61;6M\x1b[<35;62;6M")
        at.rest()
        see_lines(at, [45, 90])
        leave(at)


# The strip of days


def strip_at(at: Terminal) -> list[int]:
    """The columns of the days of publication in the strip."""
    line = at.lines[0]
    return [x for x in range(len(line) - 30, len(line)) if line[x] in "░▒▓█·"]


def test_the_handle_is_drawn_while_it_is_dragged_and_stepped_once() -> None:
    async def check(at: Walk) -> None:
        strip = at.room.query_one(DayStrip)
        strip.rest = 3600.0
        places = [x for x, cell in enumerate(strip.cells) if cell.day]
        start = at.session

        def handle() -> int:
            line, x = strip.render_line(0), 0
            for segment in line:
                if segment.style and segment.style.reverse:
                    return x
                x += segment.cell_length
            return -1

        await at.pilot.mouse_down("#days", offset=(places[-1], 0))
        for place in reversed(places[1:-1]):
            await at.pilot._post_mouse_events([MouseMove], "#days", offset=(place, 0), button=1)
            await at.drain()
            assert handle() == place
            assert at.session is start
        await at.pilot.mouse_up("#days", offset=(places[1], 0))
        await at.drain()
        assert at.session.view.as_of == strip.cells[places[1]].day
        assert at.session.came_from == start.view.as_of
        assert handle() == places[1]

    walk(check)


def drag_to_the_first_day(at: Terminal) -> Sequence[int]:
    """Drag the strip to its first day and hold it; return the columns of all its days."""
    at.wait_for("1 Timeline", "as of Fri 14 Mar 2031")
    at.rest()
    days = strip_at(at)
    at.type(f"\x1b[<0;{days[-1] + 1};1M\x1b[<32;{days[0] + 1};1M")
    at.wait_for("as of Mon 3 Mar 2031")
    return days


def test_a_day_is_gone_to_where_the_mouse_rests(tmp_path: Path) -> None:
    with opened(tmp_path) as at:
        days = drag_to_the_first_day(at)
        at.type(f"\x1b[<32;{days[1] + 1};1M")
        at.wait_for("as of Wed 5 Mar 2031")
        at.type(f"\x1b[<0;{days[1] + 1};1m")
        at.rest()
        assert "as of Wed 5 Mar 2031" in at.text
        leave(at)


@pytest.mark.parametrize("button", [1, 2], ids=["middle", "right"])
def test_no_other_button_takes_hold_of_the_strip(tmp_path: Path, button: int) -> None:
    with opened(tmp_path) as at:
        at.wait_for("1 Timeline", "as of Fri 14 Mar 2031")
        at.rest()
        first = strip_at(at)[0] + 1
        at.type(f"\x1b[<{button};{first};1M\x1b[<{button + 32};{first};1M\x1b[<{button};{first};1m")
        at.click("Founding of")
        at.wait_for("─ Founding of the ferry company ─")
        assert "as of Fri 14 Mar 2031" in at.text
        leave(at)


def test_a_strip_lets_go_when_the_button_is_released_elsewhere(tmp_path: Path) -> None:
    with opened(tmp_path) as at:
        drag_to_the_first_day(at)
        at.type("\x1b[<35;20;20M")
        at.rest()
        at.click("3 Sources")
        at.wait_for("─ Sources ›")
        assert "as of Mon 3 Mar 2031" in at.text
        leave(at)


def captor(at: Walk) -> Widget | None:
    """The widget that has captured the mouse."""
    return at.app.mouse_captured


def test_a_strip_that_hides_lets_go_of_its_own_mouse_alone() -> None:
    async def check(at: Walk) -> None:
        strip, line = at.room.query_one(DayStrip), at.room.query_one("#split-timeline")
        await at.pilot.mouse_down("#days", offset=(1, 0))
        assert captor(at) is strip
        await at.pilot.resize_terminal(50, 24)
        await at.drain()
        assert captor(at) is None
        await at.pilot.resize_terminal(120, 24)
        await at.drain()
        await at.pilot.mouse_down("#days", offset=(1, 0))
        line.display = False  # hides while another widget is dragged
        await at.drain()
        assert captor(at) is strip

    walk(check, size=(120, 24))


def test_keys_typed_at_once_find_the_items_of_the_page_that_is_not_drawn_yet() -> None:
    """In a narrow room the page is hidden until Enter, and another one has been set before."""

    async def check(at: Walk) -> None:
        await at.press("1", "g", "enter", "1", "G", "k")
        at.app.post_message(key_event("enter"))
        at.app.post_message(key_event("j"))
        await at.drain()
        assert at.session.item == at.room.reader.items[1]
        assert at.session.item.name.startswith(f"{at.session.event}#")
        assert "►" in at.text
        await at.press("1", "g")
        at.app.post_message(key_event("G"))
        at.app.post_message(key_event("enter"))
        await at.drain()
        assert at.session.item == at.room.reader.items[0]

    walk(check, size=(50, 15), root=ROOT / "example")
