"""The room's session and timeline: pure, so that tables can tell what each step does."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.lens.index import Index
from briefing.lens.lens import Lens
from briefing.load import load
from briefing.model.dates import parse_when
from briefing.tui.rows import Kind, day_of, rows_of
from briefing.tui.session import Session
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def index() -> Index:
    briefing = load(str(ROOT)).briefing
    assert briefing is not None
    return Index(briefing)


def day(number: int) -> date:
    return date(2023, 1, number)


@pytest.mark.parametrize(
    ("as_of", "event"),
    [
        (day(6), "talks-announcement"),
        (day(9), "two-plus-two"),
        (day(11), "two-plus-two"),
        (day(13), "summit"),
        (day(18), "summit"),
        (day(1), ""),
    ],
)
def test_it_starts_on_the_headline_nearest_to_the_day(
    index: Index, as_of: date, event: str
) -> None:
    assert Session.start(index, Lens(as_of=as_of)).event == event


def test_left_and_right_walk_the_days_and_hold_at_the_ends(index: Index) -> None:
    session = Session.start(index, Lens(as_of=day(6)))
    days = [session.view.as_of]
    for _ in range(6):
        session = session.step_day(1)
        days.append(session.view.as_of)
    assert days == [day(n) for n in (6, 10, 11, 13, 18, 18, 18)]
    assert session.step_day(-1).view.as_of == day(13)
    assert Session.start(index, Lens(as_of=day(12))).step_day(1).view.as_of == day(13)
    assert Session.start(index, Lens(as_of=day(12))).step_day(-1).view.as_of == day(11)
    assert session.neighbours == (day(13), None)


def test_a_step_marks_what_it_brought_and_keeps_the_cursor(index: Index) -> None:
    session = Session.start(index, Lens(as_of=day(10))).go_to("white-house-statement")
    then = session.step_day(1)
    assert then.event == "white-house-statement"
    assert "two-plus-two" in then.changed
    assert "white-house-statement" not in then.changed
    assert not then.move(1).toggle_topic("space").changed


def test_the_cursor_goes_to_the_nearest_event_that_is_left(index: Index) -> None:
    session = Session.start(index, Lens()).go_to("technology-talks")
    then = session.to_day(day(6))
    assert then.event in then.order
    assert then.event == "two-plus-two"


def test_up_and_down_hold_at_the_ends(index: Index) -> None:
    session = Session.start(index, Lens())
    assert session.move(-999).event == session.order[0]
    assert session.move(999).event == session.order[-1]
    assert session.move(-999).move(-1).event == session.order[0]


def test_a_step_under_the_same_lens_looks_only_once(index: Index) -> None:
    session = Session.start(index, Lens())
    for step in (session.move(1), session.move_point(1), session.find("space"), session.move(-3)):
        assert step.view is session.view
    assert session.step_day(-1).view is not session.view


def test_headlines_can_be_leapt_to(index: Index) -> None:
    session = Session.start(index, Lens()).move(-999)
    names = []
    for _ in range(4):
        session = session.move_headline(1)
        names.append(session.event)
    assert names == ["talks-announcement", "two-plus-two", "summit", "summit"]
    assert session.move_headline(-1).event == "two-plus-two"


def test_points_are_walked_and_marks_outlive_filters(index: Index) -> None:
    session = Session.start(index, Lens()).go_to("two-plus-two")
    assert session.point == ""
    session = session.move_point(2)
    assert session.point == session.points[1].ref
    session = session.toggle_mark()
    assert session.move_point(-9).point == ""
    filtered = session.toggle_topic("g7")
    assert filtered.point == ""
    assert filtered.marks == session.marks
    assert filtered.whole().view == Session.start(index, Lens()).view


def test_a_topic_narrows_all_and_is_taken_out_again(index: Index) -> None:
    session = Session.start(index, Lens()).toggle_topic("space")
    assert session.view.points < 20
    assert session.toggle_topic("space").lens == Lens()


def test_search_finds_points_in_order_and_goes_round(index: Index) -> None:
    session = Session.start(index, Lens()).find("okinawa")
    assert len(session.hits) >= 2
    assert all("kinawa" in index.points[ref].point.text for _, ref in session.hits)
    seen = []
    for _ in session.hits:
        session = session.next_hit(1)
        seen.append((session.event, session.point))
    assert sorted(seen) == sorted(session.hits)
    assert session.next_hit(1).next_hit(-1) == session
    assert session.find("no such words").hits == ()
    assert session.find("").next_hit(1) == session.find("")
    assert session.to_day(day(6)).query == "okinawa"


def test_nothing_to_show_is_no_trouble(index: Index) -> None:
    session = Session.start(index, Lens(as_of=day(1)))
    for step in (
        session.move(1),
        session.move_headline(1),
        session.move_point(1),
        session.toggle_mark(),
    ):
        assert (step.event, step.point) == ("", "")
    assert [row.kind for row in rows_of(session.view)] == [Kind.AS_OF]


def test_the_timeline_of_a_day_is_an_axis_with_its_line(index: Index) -> None:
    rows = rows_of(Session.start(index, Lens(as_of=day(10))).view)
    seen = [(row.kind.name, row.text, row.seen.event.id if row.seen else "") for row in rows]
    assert seen == [
        ("RULE", "2022 December", ""),
        ("EVENT", "Dec", "strategy-documents"),
        ("EVENT", "16-", "liaoning-cruise"),
        ("RULE", "2023 January", ""),
        ("EVENT", "1-2", "drone-flights"),
        ("EVENT", "Tue 3", "white-house-statement"),
        ("EVENT", "Thu 5", "pentagon-briefing"),
        ("EVENT", "Fri 6", "talks-announcement"),
        ("EVENT", "Tue 10", "state-briefing"),
        ("AS_OF", "as of Tue 10 Jan 2023", ""),
        ("EVENT", "Wed 11", "two-plus-two"),
        ("EVENT", "Fri 13", "summit"),
        ("GAP", "4 months", ""),
        ("RULE", "2023 May", ""),
        ("EVENT", "May", "g7-summit"),
        ("RULE", "Date not yet known", ""),
        ("EVENT", "", "g7-tour"),
        ("EVENT", "", "spending-target"),
        ("RULE", "No date given", ""),
        ("EVENT", "", "budget-2023"),
        ("EVENT", "", "defence-taxes"),
    ]
    assert [row.is_ahead for row in rows if row.kind is Kind.EVENT][6:10] == [
        False,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2023-01-06", "Fri 6"),
        ("2023-01-06~", "~6"),
        ("2023-01-06?", "6?"),
        ("2023-01-09/2023-01-13", "9-13"),
        ("2022-12-16/2023-01-01", "16-"),
        ("2023-01-02..2023-01-08", "2-8?"),
        ("2023-01-18..", "18-?"),
        ("2023-01-18/..", "18-"),
        ("../2023-01-18", "-18"),
        ("2022-12", "Dec"),
        ("2027", "2027"),
        ("2027~", "~2027"),
    ],
)
def test_the_day_of_an_event_fits_its_column(written: str, shown: str) -> None:
    assert day_of(parse_when(written)) == shown
