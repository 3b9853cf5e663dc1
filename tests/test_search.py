"""Search as one types finds what the lens's own search shows, from any event on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.lens.lens import Lens
from briefing.lens.query_completion import Completion, common_start, completions, quoted
from briefing.lens.query_fields import FIELDS, Ids, QueryNames
from briefing.lens.query_syntax import Search, parse, search_for
from briefing.lens.text_search import Haystack, Hit
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing
from tests.briefings import briefings, cite, event, lenses, make_briefing, point, source, voice

BRIEFING = make_briefing(
    [source("daily", "2031-03-01", title="Port to grow"), source("wire", "2031-03-02")],
    [
        event("levy", "2031-03-02", point("rate", "reported", "wire", text="Ten per cent.")),
        event(
            "vote",
            "2031-03-03",
            point("held", "reported", cite("daily", "ann", quote="so be it"), text="Council met."),
            point("strike", "planned", "wire", about="walkout", text="A strike was called."),
            title="Council's vote",
        ),
        event("walkout", "2031-03-09", title="Strike"),
    ],
    voices=[voice("ann", role="Harbour master")],
)
INDEX = Index(BRIEFING)
VIEW = look(INDEX, Lens())
HAYSTACK = Haystack(VIEW)


def sought(query: str, index: Index = INDEX) -> Search:
    return search_for(parse(query), QueryNames(index))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("TEN PER", "levy>levy#rate"),
        ("council", "vote>vote#held vote>vote#strike"),
        ("so be", "vote>vote#held"),
        ("harbour", "vote>vote#held"),
        ("to grow", "vote>vote#held"),
        # A point that looks forward is found under both events.
        ("strike", "vote>vote#strike walkout>vote#strike"),
        ("vote", "vote>vote#held vote>vote#strike"),
        ("met.so", ""),
        ("by:ann", "vote>vote#held"),
        ("-by:ann strike", "vote>vote#strike walkout>vote#strike"),
        # A field is of the event under which a point is listed.
        ("strike event:walkout", "walkout>vote#strike"),
        ("-council claim:planned", "walkout>vote#strike"),
        ("before:2031-03-03", "levy>levy#rate"),
        ("nowhere", ""),
        ("", ""),
    ],
)
def test_hits_are_points_under_events_in_the_order_of_the_timeline(query: str, found: str) -> None:
    assert " ".join(f"{hit.event}>{hit.point}" for hit in HAYSTACK.hits(sought(query))) == found


@pytest.mark.parametrize(
    ("query", "start", "found"),
    [
        ("strike", 0, Hit("vote", "vote#strike")),
        ("strike", 2, Hit("walkout", "vote#strike")),
        ("ten", 1, Hit("levy", "levy#rate")),  # round from the top
        ("-event:vote strike", 1, Hit("walkout", "vote#strike")),
        ("source:wire claim:reported", 1, Hit("levy", "levy#rate")),
        ("nowhere", 1, None),
        ("", 0, None),
    ],
)
def test_the_first_hit_is_sought_from_an_event_on(
    query: str, start: int, found: Hit | None
) -> None:
    assert HAYSTACK.first(sought(query), start) == found


def test_nothing_is_found_in_nothing() -> None:
    haystack = Haystack(look(Index(make_briefing([], [])), Lens()))
    assert (haystack.first(sought("vote")), haystack.hits(sought("vote"))) == (None, ())


QUERIES = st.sampled_from(
    [
        *("e", "E", "ann", "crane", "strasse", "STRAẞE", "Ministry", "quay", "zz", "-e"),
        *("by:ann", "-topic:berths e", "origin:1 -crane", "on:2031-03 d", "standing:disp,sec"),
        *("rank:head -by:bo,outlet", '"d" -n quay', "stage:planned,rep source:2 -source:s1"),
    ]
)


@pytest.mark.slow
@given(briefings(), lenses(), QUERIES)
@settings(max_examples=75)
def test_it_finds_what_the_lens_finds(briefing: Briefing, lens: Lens, query: str) -> None:
    index, lens = Index(briefing), lens._replace(search="")
    found = look(index, lens._replace(search=query))
    assert Haystack(look(index, lens)).hits(sought(query, index)) == tuple(
        Hit(seen.event.id, each.ref) for seen in found.events for each in seen.points
    )


TYPED = st.lists(
    st.text("acnres", max_size=3) | st.sampled_from(["by:ann", "-e", "claim:planned"]), max_size=3
).map(" ".join)


@pytest.mark.slow
@given(briefings(), st.lists(TYPED, max_size=5), st.data())
@settings(max_examples=50)
def test_what_was_typed_before_changes_nothing(
    briefing: Briefing, typed: list[str], data: st.DataObject
) -> None:
    index = Index(briefing)
    view = look(index, Lens())
    order = [each.event.id for each in view.events]
    start = data.draw(st.integers(0, max(0, len(order) - 1)))
    haystack = Haystack(view)
    for query in [sought(each, index) for each in typed]:
        hits = Haystack(view).hits(query)
        later = [hit for hit in hits if order.index(hit.event) >= start]
        assert haystack.first(query, start) == next(iter([*later, *hits]), None)
        assert haystack.hits(query) == hits


# Completion

IDS = Ids(("fares", "ferry fares"), ("ann", "ann b", "bo"), ("001_post", "002_wire"), ("vote",))


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("to", "topic:"),
        ("TO", "topic:"),
        ("s", "source: stage: standing: since:"),
        ("new -to", "new -topic:"),
        ("topic:fares b", "topic:fares by: topic:fares before:"),
        ("topic:", 'topic:fares topic:"ferry fares"'),
        ("Topic:FE", 'Topic:"ferry fares"'),
        ("topic:fares", ""),
        ("by:", 'by:ann by:"ann b" by:bo by:outlet'),
        ("by:ann", 'by:"ann b"'),
        ("-by:bo,o", "-by:bo,outlet"),
        # Between commas nothing can be in quotation marks.
        ("topic:fares,", "topic:fares,fares"),
        ("source:00", "source:001_post source:002_wire"),
        ("event:v", "event:vote"),
        ("claim:co", "claim:commitment claim:context"),
        ("rank:", "rank:headline rank:supporting rank:background"),
        ("origin:", ""),
        ("on:2031", ""),
        ("tpoic:f", ""),
        ("", ""),
        ("to ", ""),
        ("zz", ""),
        ('"to', ""),
        ('"new to', ""),
        ("“new to", ""),
        ('topic:"f', ""),
        ('"new" to', '"new" topic:'),
        ('say "new" x topic:fa', 'say "new" x topic:fares'),
    ],
)
def test_the_last_word_is_completed_outside_quotation_marks(query: str, offered: str) -> None:
    assert " ".join(each.query for each in completions(query, IDS)) == offered


def test_a_completion_is_called_by_its_own_name() -> None:
    offered = completions("new topic:f", IDS)
    assert offered == [
        Completion("fares", "new topic:fares"),
        Completion("ferry fares", 'new topic:"ferry fares"'),
    ]


@pytest.mark.parametrize(
    ("query", "start"),
    [
        ("so", "source:"),
        ("sta", "sta"),
        ("source:", "source:00"),
        ("zz", ""),
        ("event:v", "event:vote"),
    ],
)
def test_what_all_completions_share_is_a_start(query: str, start: str) -> None:
    assert common_start(completions(query, IDS)) == start


@given(st.text('ab "“”,:-é', min_size=1))
def test_a_quoted_value_is_read_as_it_was(value: str) -> None:
    """But for one with both kinds of marks, which no query can ask for."""
    if not value.strip() or ('"' in value and "”" in value):
        return
    [term] = parse(f"topic:{quoted(value)}").terms
    assert [word.text for word in term.words] == [value]


def test_every_value_that_is_offered_is_one_that_the_field_takes() -> None:
    view, names = VIEW, QueryNames(INDEX)
    ids = Ids(
        tuple(each.id for each in view.topics),
        tuple(each.id for each in view.voices),
        tuple(each.source.id for each in view.sources),
        tuple(each.event.id for each in view.events),
    )
    offered = {name: completions(f"{name}:", ids) for name in FIELDS}
    assert {name for name, found in offered.items() if found} >= {"by", "source", "event", "claim"}
    for found in offered.values():
        for each in found:
            assert search_for(parse(each.query), names).tests
