"""The order of events: by date, and behind what they followed where dates leave it open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given

from briefing.check import check
from briefing.lens.event_order import chronology, keys_of, links_of
from briefing.lens.lens import Lens
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing, Event, Source
from tests.briefings import DAYS, briefings, event, make_briefing, point, source
from tests.counted_work import GROWTH, work_of


def listed(*given: str, days: Mapping[str, str] | None = None) -> tuple[Briefing, list[str]]:
    """Make events of ``ID[!] DATE [< ID...]``, and list them; ``!`` is a headline.

    `days` are those on which events become known, else 1 March 2031.
    """
    events: list[Event] = []
    sources: dict[str, Source] = {}
    for each in given:
        what, _, after = each.partition("<")
        name, _, when = what.strip().partition(" ")
        rank = "headline" if name.endswith("!") else "supporting"
        name = name.rstrip("!")
        day = (days or {}).get(name, "2031-03-01")
        cited = sources.setdefault(day, source(f"s{day}", day))
        made = point("p", "planned", cited.id)
        events.append(event(name, when, made, rank=rank, after=after.split()))
    briefing = make_briefing(list(sources.values()), events)
    return briefing, [each.event.id for each in look(Index(briefing), Lens()).events]


@pytest.mark.parametrize(
    ("given", "order"),
    [
        # Within a day, against rank and id.
        (["a 2031-03-04 < b", "b 2031-03-04"], "b a"),
        (["a! 2031-03-04 < c", "b 2031-03-04", "c 2031-03-04", "d 2031-03-04"], "b c a d"),
        (["a 2031-03-04 < b c", "b 2031-03-04", "c 2031-03-04 < b"], "b c a"),
        (["a 2031-03-04 < b", "b 2031-03-04", "c! 2031-03-04 < a"], "b a c"),
        # Within windows, whichever of the two has one.
        (["a 2031-03-01..2031-03-09 < b", "b 2031-03-04", "c 2031-03-05"], "b a c"),
        (["a 2031-03-04 < b", "b 2031-03-04..2031-03-09", "c 2031-03-04"], "c b a"),
        (["a 2031-03-04 < b", "b 2031-03", "c 2031-03-02"], "b c a"),
        (["a 2031-03-04 < b", "b ..2031-03-09", "c 2031-03-05", "d 2031-03-03"], "d b a c"),
        (["a 2031-03-04 < b", "b ..2031-03-09 < c", "c ..2031-03-09", "d 2031-03-05"], "c b a d"),
        (["a ..2031-03-09 < b", "b 2031-03-04", "c 2031-03-05"], "b c a"),
        # Never against dates, at first hand or through another.
        (["a 2031-03-04 < b", "b 2031-03-05"], "a b"),
        (["a 2031-03-04 < b", "b 2031-03 < c", "c 2031-03-05"], "a c b"),
        (["a 2031-03-04 < b c", "b 2031-03-05", "c 2031-03-04"], "c a b"),
        (
            ["a 2031-03-01..2031-03-04 < b", "b 2031-03-01..2031-03-09 < c", "c 2031-03-05"],
            "a c b",
        ),
        (["a 2031-03-09 < b", "b 2031-03-01..2031-03-09 < c", "c 2031-03-05"], "c b a"),
        # The undated ones are among themselves, and pass on what they followed.
        (["a", "b 2031-03-04 < a", "c < d", "d"], "b a d c"),
        (["a 2031-03-04 < b", "b < c", "c 2031-03-04"], "c a b"),
        # Circles, and what follows one, are in order of date.
        (["a 2031-03-04 < b", "b 2031-03-04 < a", "c 2031-03-04 < c", "d 2031-03-03"], "d a b c"),
    ],
)
def test_events_stand_behind_what_they_followed(given: list[str], order: str) -> None:
    assert listed(*given)[1] == order.split()


def test_the_order_holds_from_the_day_on_which_both_are_known() -> None:
    briefing, last = listed(
        "a 2031-03-04 < b", "b 2031-03-04 < c", "c 2031-03-04", days={"b": "2031-03-03"}
    )
    assert last == ["c", "b", "a"]
    first = look(Index(briefing), Lens(as_of=date(2031, 3, 1)))
    assert [each.event.id for each in first.events] == ["a", "c"]
    assert [each.event.after for each in first.events] == [(), ()]


def test_filters_leave_the_order_as_it_is() -> None:
    briefing, _ = listed("a! 2031-03-04 < b", "b 2031-03-04 < c", "c! 2031-03-04")
    lens = Lens(events=frozenset(["a", "c"]))
    assert [each.event.id for each in look(Index(briefing), lens).events] == ["c", "a"]


@pytest.mark.slow
@given(briefings(), DAYS)
def test_no_event_stands_before_one_that_it_followed(briefing: Briefing, day: date) -> None:
    """On any day, unless dates or a circle forbid it; without `after`, dates alone count."""
    view = look(Index(briefing), Lens(as_of=day))
    seen = {each.event.id: each for each in view.events}
    place = {name: number for number, name in enumerate(seen)}
    links = links_of([each.event for each in view.events])
    circular = set(links.order[len(links.order) - len(rest) :]) if (rest := left(view)) else set()
    floors: dict[str, date] = {}
    for name in links.order:
        when = seen[name].date
        first, last = when.bounds if when else (date.min, date.max)
        for other in links.before[name]:
            if name in circular or floors[other] > last:
                continue
            first = max(first, floors[other])
            if (seen[other].date is None) == (when is None):
                assert place[other] < place[name]
        floors[name] = first
    if not any(each.event.after for each in view.events):
        keys = [chronology(each.event, each.date) for each in view.events]
        assert keys == sorted(keys)


def left(view: View) -> set[str]:
    """Return the events that are in a circle, or behind one: found by taking others away."""
    after = {each.event.id: set(each.event.after) for each in view.events}
    while free := {name for name, others in after.items() if not others & after.keys()}:
        after = {name: others for name, others in after.items() if name not in free}
    return set(after)


def chain(length: int, *, is_closed: bool) -> list[Event]:
    """Return events of one day, each of which followed the next one by name."""
    names = [f"e{number:05}" for number in range(length)]
    behind = [*names[1:], names[0] if is_closed else ""]
    return [
        event(name, "2031-03-04", point("p", "planned", "s"), after=[after] if after else ())
        for name, after in zip(names, behind, strict=True)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("is_closed", [False, True])
def test_the_work_on_a_chain_is_in_proportion(*, is_closed: bool) -> None:
    def work(length: int) -> int:
        events = [(each, each.date) for each in chain(length, is_closed=is_closed)]
        names = [each.id for each, _ in events]
        keys = keys_of(events)
        assert sorted(keys, key=lambda name: keys[name]) == (names if is_closed else names[::-1])
        return work_of(lambda: keys_of(events))

    assert work(6_000) <= GROWTH * 10 * work(600)


@pytest.mark.slow
def test_a_long_circle_is_one_finding_that_names_it() -> None:
    found = check(make_briefing([source("s", "2031-03-01")], chain(10_000, is_closed=True)), {})
    [finding] = [each for each in found if each.code.startswith("after")]
    assert finding.message == (
        "`e00000` followed `e00001`, which followed `e00002`, which followed `e00003`, which "
        "followed `e00004`, which followed `e00005`, and so on over 9,994 more, which followed "
        "`e00000`: this is a circle"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["a 2031-03-04 < b", "b 2031-03-04"], ""),
        (["a 2031-03-04 < b", "b 2031-03"], ""),
        (["a 2031-03-04 < b", "b"], ""),
        (["a < b", "b 2031-03-05"], ""),
        (
            ["a 2031-03-04 < b", "b 2031-03-05"],
            "`a` (Tue 4 Mar 2031) is said to have followed `b` (Wed 5 Mar 2031)",
        ),
        (
            ["a ..2031-03-04 < b", "b 2031-03-05/.."],
            "`a` (4 Mar 2031 or earlier) is said to have followed `b` (since 5 Mar 2031)",
        ),
        (
            ["a 2031-03-04 < b", "b < c", "c 2031-03-05"],
            "`a` (Tue 4 Mar 2031) is said to have followed `b`, and so `c` (Wed 5 Mar 2031)",
        ),
        (["a 2031-03-04 < a"], "`a` is said to have followed itself: this is a circle"),
        (
            ["a 2031-03-04 < b", "b 2031-03-04 < a", "c 2031-03-04 < a"],
            "`a` followed `b`, which followed `a`: this is a circle",
        ),
    ],
)
def test_dates_and_circles_are_checked(given: list[str], said: str) -> None:
    briefing, _ = listed(*given)
    found = [each.message for each in check(briefing, {}) if each.code.startswith("after")]
    assert found == ([said] if said else [])
