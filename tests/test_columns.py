"""The columns: how wide they are, and that a reader can drag the lines between them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.system.remembered_state import Remembered, state_path
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
from tests.conftest import HARBOUR
from tests.terminal import Terminal, leave, opened
from tests.walking import Walk, walk

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
    panes = map(room.query_one, ("#timeline-column", "#page-column", "#side"))
    return tuple(pane.outer_size.width if pane.display else 0 for pane in panes)  # type: ignore[return-value]


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
        await at.press(*"<" * 8)
        assert cells(at) == (20, 59, 0)
        await at.press("<")
        assert at.said == ["The timeline is as narrow as it can be"]
        for width, shown in ((160, (33, 96, 29)), (60, (60, 0, 0)), (80, (20, 59, 0))):
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


# With the mouse, in a terminal


def lines_at(at: Terminal) -> list[int]:
    """The columns of the lines between panes."""
    return [x for x, sign in enumerate(at.lines[5]) if sign == "│"]


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
        assert lines_at(at) == [42, 90]
        pull(at, 42, 45, 50)
        assert lines_at(at) == [50, 90]
        pull(at, 90, 110, 2, 85)
        assert lines_at(at) == [50, 85]
        at.click_at(60, 5)  # not held any more: what is clicked is a page
        at.type("\x1b[<35;70;6M")
        at.rest()
        assert lines_at(at) == [50, 85]
        leave(at)
    state = json.loads(
        Path(state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})).read_text()
    )
    assert (state["timeline_share"], state["side_share"]) == (50 / 84, 34 / 120)
    with opened(tmp_path, columns=119) as at:
        at.wait_for("1 Timeline", "as of Fri 14 Mar 2031")
        at.rest()
        assert lines_at(at) == [70]
        at.click_at(70, 5, times=2)
        at.wait_until(lambda: lines_at(at) == [54], "where it was at first")
        leave(at)


def test_a_line_is_not_pulled_across_the_limits(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80) as at:
        at.wait_for("1 Timeline", "as of Fri 14 Mar 2031")
        at.rest()
        pull(at, 36, 1)
        assert lines_at(at) == [20]
        pull(at, 20, 79)
        assert lines_at(at) == [49]
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
        assert lines_at(at) == [45, 90]
        leave(at)
