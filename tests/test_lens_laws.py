"""Laws of the lens: it never adds, a later day never takes away, filters only choose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.evidence.origins import origins_among
from briefing.lens.lens import Lens
from briefing.lens.view import SeenJudgment, SeenPoint, View, look
from briefing.lens.visibility_index import Index, Stage
from briefing.model.dates import When
from briefing.model.records import Briefing, Citation, Claim, Event, Point
from tests import briefings as invented
from tests.briefings import DAYS, briefings

pytestmark = pytest.mark.slow

laws = settings(max_examples=50)
POINTS = st.frozensets(st.sampled_from(["e0#p0", "e0#p1", "e1#p0", "e2#p0"]), max_size=3)
FILTERS = {**invented.FILTERS, "points": POINTS}


def lenses() -> st.SearchStrategy[Lens]:
    """Lenses with a filter or two, and some of them with chosen points."""
    return st.builds(lambda lens, points: lens._replace(points=points), invented.lenses(), POINTS)


def points_in(view: View) -> dict[tuple[str, str], SeenPoint]:
    """Each point where it is listed, by event and reference."""
    return {(event.event.id, each.ref): each for event in view.events for each in event.points}


def everything_in(view: View) -> set[object]:
    """All that a view shows, as things that can be compared with another view's."""
    return {
        *(("event", each.event.id) for each in view.events),
        *(("point", *place) for place in points_in(view)),
        *(
            ("citation", *place, number)
            for place, each in points_in(view).items()
            for number in (cite.number for cite in each.citations)
        ),
        *(("source", each.number) for each in view.sources),
        *(("dispute", each.dispute.id) for each in view.disputes),
        *(
            ("side", each.dispute.id, number)  # two sides may be alike
            for each in view.disputes
            for number in range(len(each.sides))
        ),
        *(("finding", each.dispute.id) for each in view.disputes if each.finding),
        *(("judgment", each.version.text) for each in view.judgments),
        *(("gap", each.text) for each in view.gaps),
        *(("bottom line",) for _ in [view.bottom_line] if view.bottom_line),
    }


@given(briefings())
@laws
def test_the_empty_lens_shows_everything(briefing: Briefing) -> None:
    view = look(Index(briefing), Lens())
    points = [(event, point) for event in briefing.events.values() for point in event.points]
    listed = {(event.id, f"{event.id}#{point.id}") for event, point in points}
    listed |= {(point.about, f"{event.id}#{point.id}") for event, point in points if point.about}
    brief = briefing.brief
    assert points_in(view).keys() == listed
    assert {each.event.id for each in view.events} == {event for event, _ in listed}
    assert [each.source for each in view.sources] == list(briefing.sources.values())
    assert all(
        [each.citation for each in seen.citations] == list(seen.point.cites)
        for seen in points_in(view).values()
    )
    assert {each.dispute.id: each.finding for each in view.disputes} == {
        name: each.finding for name, each in briefing.disputes.items()
    }
    assert (view.bottom_line, view.judgments, [each.text for each in view.gaps]) == (
        brief.bottom_lines[-1] if brief.bottom_lines else None,
        tuple(SeenJudgment(each.id, each.versions[0], (), False) for each in brief.judgments),
        [each.text for each in brief.gaps],
    )


@given(briefings(), lenses())
@laws
def test_a_lens_never_adds(briefing: Briefing, lens: Lens) -> None:
    index = Index(briefing)
    narrow, day, whole = (look(index, each) for each in (lens, Lens(as_of=lens.as_of), Lens()))
    assert everything_in(narrow) <= everything_in(day) <= everything_in(whole)


@given(briefings(), lenses(), st.tuples(DAYS, DAYS).map(sorted))
@laws
def test_a_later_day_shows_all_that_an_earlier_one_does(
    briefing: Briefing, lens: Lens, days: list[date]
) -> None:
    index = Index(briefing)
    earlier, later = (look(index, lens._replace(as_of=day)) for day in days)
    assert everything_in(earlier) <= everything_in(later)
    reported = [
        {each.event.id for each in view.events if each.stage is Stage.REPORTED}
        for view in (earlier, later)
    ]
    assert reported[0] <= reported[1]


@given(briefings(), st.lists(lenses(), min_size=2, max_size=5))
@laws
def test_what_was_seen_before_changes_nothing(briefing: Briefing, asked: list[Lens]) -> None:
    index = Index(briefing)
    for lens in asked:
        assert look(index, lens) == look(Index(briefing), lens)


# A lens without `since` and `until`: where no citation gives a reading of an event's date it is
# known at once, and whether that is so can depend on citations that are still to come.
# The words are those that stand in a voice or a source and nowhere else.
@given(
    briefings(),
    st.builds(Lens, as_of=DAYS, search=st.sampled_from(["", "Ann", "Bo", "second", "third"])),
)
@settings(max_examples=120)
def test_what_is_not_yet_published_changes_nothing(briefing: Briefing, lens: Lens) -> None:
    assert lens.as_of
    seen = points_in(look(Index(briefing), lens))
    seen_by_then = points_in(look(Index(published_by(briefing, lens.as_of)), lens))
    assert seen.keys() == seen_by_then.keys()
    for place, each in seen.items():
        assert each.citations == seen_by_then[place].citations
        assert each.origins == seen_by_then[place].origins


@given(briefings(), st.data())
@laws
def test_filters_together_show_what_each_shows_alone(
    briefing: Briefing, data: st.DataObject
) -> None:
    index, day = Index(briefing), data.draw(DAYS)
    names = data.draw(
        st.lists(st.sampled_from(sorted(FILTERS)), min_size=2, max_size=3, unique=True)
    )
    chosen = {name: data.draw(FILTERS[name]) for name in names}
    alone = [points_in(look(index, Lens(as_of=day)._replace(**{n: v}))) for n, v in chosen.items()]
    together = look(index, Lens(as_of=day)._replace(**chosen))
    assert points_in(together).keys() == set.intersection(*(set(each) for each in alone))
    assert {each.event.id for each in together.events} == {
        event for event, _ in points_in(together)
    }


@given(briefings(), lenses())
@laws
def test_filters_change_neither_stages_nor_origins_nor_numbers(
    briefing: Briefing, lens: Lens
) -> None:
    index = Index(briefing)
    narrow, whole = look(index, lens), look(index, Lens(as_of=lens.as_of))
    events = {each.event.id: each for each in whole.events}
    for event in narrow.events:
        same = events[event.event.id]
        assert (event.stage, event.date) == (same.stage, same.date)
        assert (event.reported_by, event.announced_by) == (same.reported_by, same.announced_by)
    assert points_in(narrow).items() <= points_in(whole).items()
    numbers = {each.source.id: each.number for each in narrow.sources}
    assert numbers.items() <= {name: n for n, name in enumerate(briefing.sources, 1)}.items()


@given(briefings(), lenses())
@laws
def test_counts_add_up_with_what_is_shown(briefing: Briefing, lens: Lens) -> None:
    view = look(Index(briefing), lens)
    points = {each.ref: each for each in points_in(view).values()}
    assert view.points == len(points)
    for topic in view.topics:
        assert topic.points == sum(topic.id in each.topics for each in points.values())
    for source in view.sources:
        assert source.source.published <= view.as_of
        cited = [{cite.number for cite in each.citations} for each in points.values()]
        assert source.points == sum(source.number in numbers for numbers in cited)
    shown = {each.number for each in view.sources}
    assert all(cite.number in shown for each in points.values() for cite in each.citations)
    assert view.origins == len(origins_among([each.source for each in view.sources]))
    disputes = {each.dispute.id for each in view.disputes}
    assert all(disputes.issuperset(each.disputes) for each in points.values())
    assert all(disputes.issuperset(each.disputes) for each in view.events)


@given(briefings(), DAYS)
@laws
def test_stages_are_those_that_the_records_give(briefing: Briefing, day: date) -> None:
    for seen in look(Index(briefing), Lens(as_of=day)).events:
        assert seen.stage == stage(briefing, briefing.events[seen.event.id], seen.date, day)


def published_by(briefing: Briefing, day: date) -> Briefing:
    """The briefing as it could have been written on a day: its points and their sources."""
    events = {}
    for name, event in briefing.events.items():
        points = [
            point._replace(cites=tuple(c for c in point.cites if is_visible(briefing, c, day)))
            for point in event.points
        ]
        events[name] = event._replace(points=tuple(each for each in points if each.cites))
    return Briefing(
        briefing.brief._replace(bottom_lines=(), judgments=()),
        events,
        {name: each for name, each in briefing.sources.items() if each.published <= day},
        {},
    )


# The meaning of stages, read off the records the slow way.


def is_visible(briefing: Briefing, cite: Citation, day: date) -> bool:
    return briefing.sources[cite.source].published <= day


def claims_on(briefing: Briefing, points: Iterable[Point], day: date) -> set[Claim]:
    """The claims of the points that are visible on a day."""
    return {
        point.claim
        for point in points
        if any(is_visible(briefing, cite, day) for cite in point.cites)
    }


def stage(briefing: Briefing, event: Event, when: When | None, day: date) -> str:
    own = claims_on(briefing, event.points, day)
    if own & {Claim.REPORTED, Claim.COMMITMENT}:
        return "reported"
    if Claim.CANCELLED in own:
        return "cancelled"
    if when is None:
        return "planned"
    is_past = when.latest is not None and when.latest < day
    if when.joint == ".." and not is_past:
        return "planned"
    if is_past:
        return "reported" if is_told(briefing, event, when, day) else "unreported"
    return "scheduled" if when.earliest and day < when.earliest else "due"


def is_told(briefing: Briefing, event: Event, when: When, day: date) -> bool:
    """Whether an event that is over is known only from sources that looked back on it."""
    points = [point for each in briefing.events.values() for point in each.points]
    about = [point for point in points if point.about == event.id]
    looked_back = {
        briefing.sources[cite.source].published
        for point in event.points
        if point.claim in {Claim.CONTEXT, Claim.ASSESSMENT}
        for cite in point.cites
        if is_visible(briefing, cite, day)
    }
    ahead = claims_on(briefing, (*event.points, *about), day) & {Claim.PLANNED, Claim.EXPECTED}
    return not ahead and any(when.latest and each > when.latest for each in looked_back)
