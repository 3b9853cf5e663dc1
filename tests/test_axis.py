"""The time axis of the page: in one piece or broken, and never out of order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.dates import When, parse_when
from briefing.render.svg.axis import Axis, blocks_of, make_axis, name, ticks
from tests.briefings import parts, whens


def axis_of(*dates: str) -> Axis:
    return make_axis(blocks_of(map(parse_when, dates), ()))


@pytest.mark.parametrize(
    ("dates", "stretches"),
    [
        # Evenly spaced, however far apart: nothing is gained by a break.
        (["1990", "2000", "2010", "2020"], ["1990–2020"]),
        (["2023-01-06"], ["Jan 2023"]),
        (["2023-01-06", "2027"], ["2023–2027"]),
        # A cluster and what is far from it.
        (["2023-01-06", "2023-01-07", "2023-01-09", "2027"], ["Jan 2023", "2027"]),
        (["2022-07", "2023-01-06", "2023-01-07", "2023-01-09"], ["Jul 2022", "Jan 2023"]),
        # A window is broken between its ends, a month or a year that holds nothing else is not.
        (["2023-01-06", "2023-01-07", "2023-01-09..2024-05"], ["Jan 2023", "May 2024"]),
        (["2023-01-02", "2023-01-03", "2023-01-04", "2023"], ["Jan 2023", "Dec 2023"]),
    ],
)  # fmt: skip
def test_the_axis_is_broken_only_where_that_shows_more(
    dates: list[str], stretches: list[str]
) -> None:
    axis = axis_of(*dates)
    assert [name(each.first, each.after) for each in axis.stretches] == stretches


@given(st.lists(whens(parts()), min_size=1, max_size=8))
def test_later_is_farther_right_and_nothing_is_outside(found: Sequence[When]) -> None:
    axis = make_axis(blocks_of(found, [date(2031, 3, 1)]))
    ends = [each for when in found for each in (when.earliest, when.latest) if each]
    places = [axis.x(day) for day in sorted({each.toordinal() for each in ends})]
    assert all(before < after for before, after in pairwise(places))
    assert all(0 <= place <= axis.width for place in places)


@pytest.mark.slow
@given(st.lists(whens(parts()), min_size=1, max_size=8))
def test_ticks_stand_in_their_stretch_and_their_labels_apart(found: Sequence[When]) -> None:
    for stretch in make_axis(blocks_of(found, ())).stretches:
        marks = list(ticks(stretch))
        assert all(stretch.left <= each.x <= stretch.right for each in marks)
        assert all(
            after.x - before.x >= 4.5 * len(before.label) for before, after in pairwise(marks)
        )


def test_ticks_name_weeks_by_their_mondays_and_months_and_years_by_their_start() -> None:
    (days,) = axis_of("2023-01-02/2023-01-20").stretches
    assert [each.label for each in ticks(days)][:3] == ["2", "3", "4"]
    (weeks,) = axis_of("2023-01-01/2023-01-31", "2023-02-20").stretches
    assert [each.label for each in ticks(weeks)][:3] == ["2 Jan", "9 Jan", "16 Jan"]
    (months,) = axis_of("2022-12-16", "2023-08-01").stretches
    assert [each.label for each in ticks(months)][:3] == ["Jan", "Feb", "Mar"]
    (years,) = axis_of("2001-03", "2012-08").stretches
    assert [each.label for each in ticks(years)][:2] == ["2002", "2003"]
