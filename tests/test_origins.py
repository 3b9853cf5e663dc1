"""Origins: what counts as one voice, what stays apart, and what is only second-hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.origins import is_second_hand, origins_among, origins_of
from briefing.model.records import Citation
from tests.briefings import cite, source, voice

SOURCES = {
    each.id: each
    for each in [
        source("daily", "2031-03-01", publisher="Daily"),
        source("echo", "2031-03-02", publisher="Echo", origin=["Wire"]),
        source("globe", "2031-03-02", publisher="Globe", origin=["Globe", "Wire"]),
        source("leaflet", "2031-03-02"),
        source("flyer", "2031-03-02"),
        source("gazette", "2031-03-03", publisher="Ministry"),
    ]
}
VOICES = {
    each.id: each
    for each in [
        voice("minister", "Ministry"),
        voice("insider", "Ministry", kind="anonymous"),
        voice("mayor", "City"),
        voice("envoys", "Ministry", "City", kind="document"),
        voice("analyst"),
        voice("rival", kind="press"),
        voice("reports", kind="press"),
    ]
}


def _cites(text: str) -> list[Citation]:
    """``daily/mayor echo``: the daily has the mayor say it, the echo says it itself."""
    return [cite(*each.split("/")) for each in text.split()]


@pytest.mark.parametrize(
    ("cites", "members", "through"),
    [
        # One citation is one origin, joined through nothing.
        ("daily", [(0,)], [()]),
        ("echo/minister", [(0,)], [()]),
        ("gazette/minister", [(0,)], [()]),
        # The same source twice.
        ("daily daily", [(0, 1)], [("Daily",)]),
        ("daily/mayor daily/minister", [(0, 1)], [("Daily",)]),
        ("leaflet leaflet", [(0, 1)], [("leaflet",)]),
        # Two sources with one origin: an agency's copy under two headlines.
        ("echo globe", [(0, 1)], [("Wire",)]),
        # One body, told twice; a named person confirming an anonymous colleague.
        ("daily/minister echo/minister", [(0, 1)], [("Ministry",)]),
        ("daily/insider echo/minister", [(0, 1)], [("Ministry",)]),
        ("daily/envoys echo/mayor", [(0, 1)], [("City",)]),
        # A source whose origin is the body that the other's voice speaks for.
        ("gazette daily/minister", [(0, 1)], [("Ministry",)]),
        ("daily/minister gazette/analyst", [(0, 1)], [("Ministry",)]),
        # Joining is transitive.
        ("daily/minister echo/mayor leaflet/envoys", [(0, 1, 2)], [("Ministry", "City")]),
        ("daily/minister echo/minister globe", [(0, 1, 2)], [("Ministry", "Wire")]),
        # What shares nothing stays apart.
        ("daily echo", [(0,), (1,)], [(), ()]),
        ("leaflet flyer", [(0,), (1,)], [(), ()]),
        ("daily/minister echo/mayor", [(0,), (1,)], [(), ()]),
        ("daily/analyst echo/analyst", [(0,), (1,)], [(), ()]),
        ("daily/rival echo/reports", [(0,), (1,)], [(), ()]),
        # Two origins of several citations, in order of their first.
        ("daily echo/mayor daily/minister globe", [(0, 2), (1, 3)], [("Daily",), ("Wire",)]),
    ],
)
def test_citations_join_into_origins(
    cites: str, members: list[tuple[int, ...]], through: list[tuple[str, ...]]
) -> None:
    origins = origins_of(_cites(cites), SOURCES, VOICES)
    assert [origin.members for origin in origins] == members
    assert [set(origin.through) for origin in origins] == [set(names) for names in through]


def test_sources_join_by_their_origins_alone() -> None:
    sources = [SOURCES[name] for name in ("daily", "echo", "leaflet", "globe", "flyer")]
    assert [origin.members for origin in origins_among(sources)] == [(0,), (1, 3), (2,), (4,)]


@pytest.mark.parametrize(
    ("cites", "second_hand"),
    [
        ("daily/rival", True),
        ("daily/rival echo/reports", True),
        ("daily/rival echo", False),
        ("daily/rival echo/minister", False),
        ("daily/insider", False),
        ("daily", False),
    ],
)
def test_second_hand_is_what_comes_through_press_alone(cites: str, *, second_hand: bool) -> None:
    assert is_second_hand(_cites(cites), VOICES) == second_hand


CITES = st.lists(
    st.builds(cite, st.sampled_from(sorted(SOURCES)), st.sampled_from(["", *VOICES])),
    min_size=1,
    max_size=6,
)


def _groups(cites: list[Citation], order: list[int]) -> set[frozenset[int]]:
    """The origins of citations when they come in an order, as sets of their own places."""
    origins = origins_of([cites[place] for place in order], SOURCES, VOICES)
    return {frozenset(order[member] for member in origin.members) for origin in origins}


@given(CITES.flatmap(lambda cites: st.tuples(st.just(cites), st.permutations(range(len(cites))))))
def test_origins_are_a_partition_whatever_the_order(case: tuple[list[Citation], list[int]]) -> None:
    cites, order = case
    places = list(range(len(cites)))
    groups = _groups(cites, places)
    assert sorted(member for group in groups for member in group) == places
    assert _groups(cites, order) == groups


@given(CITES)
def test_one_more_citation_is_at_most_one_more_origin(cites: list[Citation]) -> None:
    counts = [len(origins_of(cites[:n], SOURCES, VOICES)) for n in range(1, len(cites) + 1)]
    assert counts[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(counts))


@given(CITES)
def test_what_joins_an_origin_stands_behind_two_of_its_citations(cites: list[Citation]) -> None:
    for origin in origins_of(cites, SOURCES, VOICES):
        marks = [
            {*SOURCES[cites[member].source].origins, *VOICES[cites[member].by].of}
            if cites[member].by
            else set(SOURCES[cites[member].source].origins)
            for member in origin.members
        ]
        assert all(sum(name in mark for mark in marks) > 1 for name in origin.through)
        assert (len(origin.members) > 1) == bool(origin.through)
