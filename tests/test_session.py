"""The room's session and timeline: pure, so that tables can tell what each step does."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.lens.lens import Lens
from briefing.lens.text_search import Hit
from briefing.lens.visibility_index import Index
from briefing.load import load
from briefing.load.consistency import make_consistent
from briefing.model.dates import parse_when
from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.records import Paragraphs
from briefing.tui.copying import copied
from briefing.tui.navigation import follow, others_of, source_of, span_of
from briefing.tui.session import THE_EVENT, About, Pane, Session, Shown
from briefing.tui.target import Target, TargetKind, paragraph_target, point_target
from briefing.tui.timeline_rows import RowKind, day_of, rows_of
from tests.briefings import cite, event, make_briefing, point, source, voice
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
    assert then.event in then.lookup.places
    assert then.event == "two-plus-two"


def test_up_and_down_hold_at_the_ends(index: Index) -> None:
    session = Session.start(index, Lens())
    first, last = session.view.events[0].event.id, session.view.events[-1].event.id
    assert session.move(-999).event == session.move(-999).move(-1).event == first
    assert session.move(999).event == last


def test_a_step_under_the_same_lens_looks_only_once(index: Index) -> None:
    session = Session.start(index, Lens())
    items = [point_target(point.ref) for point in session.selected]
    for step in (
        session.move(1),
        session.move_item(items, 1),
        session.find("space"),
        session.back(),
    ):
        assert step.lookup is session.lookup
    assert session.step_day(-1).lookup is not session.lookup


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
    assert session.point is None
    items = [point_target(point.ref) for point in session.selected]
    session = session.move_item(items, 2)
    assert session.item == items[1]
    session = session.toggle_mark()
    assert session.move_item(items, -9).item is None
    filtered = session.toggle_topic("g7")
    assert filtered.item is None
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
        assert session.item
        seen.append(Hit(session.event, session.item.name))
        assert session.hits[session.hit_place] == seen[-1]
    assert sorted(seen) == sorted(session.hits)
    assert session.next_hit(1).next_hit(-1) == session
    assert session.find("no such words").hits == ()
    assert session.find("").next_hit(1) == session.find("")
    assert session.to_day(day(6)).query == "okinawa"


def test_a_search_that_a_changed_folder_cannot_answer_is_let_go(index: Index) -> None:
    session = Session.start(index, Lens(search="topic:space satellites")).find("topic:space")
    briefing = index.briefing
    topics = {name: title for name, title in briefing.brief.topics.items() if name != "space"}
    changed = Index(briefing._replace(brief=briefing.brief._replace(topics=topics)))
    assert session.over(index).lens == session.lens
    assert session.over(changed).lens == Lens()
    assert session.hits
    assert not session.over(changed).hits
    assert str(session.over(changed).wrong) == "there is no topic `space`"


def test_nothing_to_show_is_no_trouble(index: Index) -> None:
    session = Session.start(index, Lens(as_of=day(1)))
    for step in (
        session.move(1),
        session.move_headline(1),
        session.move_item([], 1),
        session.toggle_mark(),
        session.back(),
        session.to_point("two-plus-two#participants"),
        follow(session),
        follow(session.bring(Pane.READER)),
    ):
        assert (step.event, step.item) == ("", None)
    assert [row.kind for row in rows_of(session.view)] == [RowKind.AS_OF]


def test_the_timeline_of_a_day_is_an_axis_with_its_line(index: Index) -> None:
    rows = rows_of(Session.start(index, Lens(as_of=day(10))).view)
    seen = [(row.kind.name, row.text, row.seen.event.id if row.seen else "") for row in rows]
    assert seen == [
        ("RULE", "2022 December", ""),
        ("EVENT", "Dec", "strategy-documents"),
        ("EVENT", "16-", "liaoning-cruise"),
        ("RULE", "2023 January", ""),
        ("EVENT", "1-2?", "drone-flights"),
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
    assert [row.is_ahead for row in rows if row.kind is RowKind.EVENT][6:10] == [
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


def test_a_range_is_a_span_on_the_axis_and_a_window_is_not(index: Index) -> None:
    rows = rows_of(Session.start(index, Lens()).view)
    within = [row.text for row in rows if row.is_within and row.kind is RowKind.EVENT]
    assert within == ["1-2?", "2-8?", "Tue 10", "Wed 11", "Thu 12", "Fri 13", "Fri 13"]


def test_a_point_leads_to_each_of_its_paragraphs_in_turn_and_back(index: Index) -> None:
    start = Session.start(index, Lens()).to_point("summit#day-set")
    cites = start.selected[0].citations
    places = [paragraph_target(each.citation.source, each.citation.at.first) for each in cites]
    assert len(set(places)) == 3
    session = follow(start)
    for number, place in enumerate(places):
        assert (session.shown, session.item) == (
            Shown(About.SOURCE, place.name, "summit#day-set"),
            place,
        )
        others = cites[:number] + cites[number + 1 :]
        assert others_of(session) == [f"[{each.number} ¶{each.citation.at}]" for each in others]
        session = follow(session)
    assert session.item == places[0], "after the last comes the first"
    assert session.back() == start, "however many were read, one step leads back"


def test_a_paragraph_that_is_cited_twice_leads_on_to_the_next() -> None:
    """Two voices may say it there; a stretch of paragraphs may begin with it."""
    long = cite("b")._replace(at=Paragraphs(1, 3))
    cites = [cite("a", "ann"), cite("a", "bo"), cite("b"), long, cite("c")]
    index = Index(
        make_briefing(
            [source(name, "2031-03-01") for name in "abc"],
            [event("talks", "", point("met", "reported", *cites))],
            voices=[voice("ann"), voice("bo")],
        )
    )
    session, read = Session.start(index, Lens()).to_point("talks#met"), []
    for _ in range(4):
        session = follow(session)
        read.append(session.item and session.item.name)
    assert read == ["a", "b", "c", "a"]


def test_what_stands_under_a_paragraph_leads_to_its_event(index: Index) -> None:
    session = Session.start(index, Lens()).open(Shown(About.SOURCE, next(iter(index.numbers))))
    below = session.having(item=point_target("two-plus-two#participants", "7"))
    assert below.point
    there = follow(below)
    assert (there.shown, there.event, there.item) == (
        THE_EVENT,
        "two-plus-two",
        point_target("two-plus-two#participants"),
    )
    assert there.back() == below


def test_each_pane_leads_to_its_page(index: Index) -> None:
    session = Session.start(index, Lens())
    first = session.selected[0].ref
    for pane, shown, item in (
        (Pane.TIMELINE, THE_EVENT, point_target(first)),
        (Pane.TOPICS, Shown(About.TOPIC, session.topic), None),
        (Pane.SOURCES, Shown(About.SOURCE, session.source), None),
    ):
        there = follow(session.bring(pane))
        assert (there.shown, there.item, there.pane) == (shown, item, Pane.READER)


def test_a_dispute_leads_to_its_sides_and_to_what_it_touches(index: Index) -> None:
    name, dispute = next(iter(index.briefing.disputes.items()))
    item = Target(TargetKind.DISPUTE, name)
    session = Session.start(index, Lens()).having(pane=Pane.READER, item=item)
    page = follow(session)
    assert (page.shown, page.item) == (Shown(About.DISPUTES), item)
    cite = next(side.cites[0] for side in dispute.sides if side.cites)
    paragraph = paragraph_target(cite.source, cite.at.first)
    there = follow(page.having(item=paragraph._replace(within=f"{name}.0")))
    assert (there.shown, there.item) == (Shown(About.SOURCE, cite.source), paragraph)
    assert there.back().back() == session


def test_each_item_knows_its_file_and_its_source(index: Index) -> None:
    session = Session.start(index, Lens()).to_event("two-plus-two")
    name = next(iter(index.briefing.disputes))
    first = next(iter(index.numbers))
    for item, path, its_source in (
        (None, "content/events/two-plus-two.yaml", first),
        (point_target("two-plus-two#satellites"), "content/events/two-plus-two.yaml", None),
        (Target(TargetKind.DISPUTE, name), "content/disputes.yaml", first),
        (paragraph_target(first, 2, "x"), f"seeds/{first}.yaml", first),
        (Target(TargetKind.SOURCE, first), f"seeds/{first}.yaml", first),
        (Target(TargetKind.EVENT, "summit"), "content/events/summit.yaml", first),
        (Target(TargetKind.PROBLEM, "7"), "content/events/two-plus-two.yaml", first),
    ):
        at = session.having(item=item)
        span, found = span_of(at, ()), source_of(at)
        assert span and found
        assert span.path == path
        assert found.id == its_source or its_source is None
    wrong = Diagnostic(Span("content/brief.yaml", 3, 5), "no-brief", "it is wrong")
    at = session.having(shown=Shown(About.PROBLEMS), item=Target(TargetKind.PROBLEM, "0"))
    assert span_of(at, (wrong,)) == wrong.span
    satellites = session.having(item=point_target("two-plus-two#satellites"))
    assert span_of(satellites, ()) == index.points["two-plus-two#satellites"].point.span


def test_a_briefing_read_anew_keeps_what_is_still_there(index: Index) -> None:
    session = Session.start(index, Lens()).to_point("two-plus-two#satellites").toggle_mark()
    session = session.toggle_topic("space").open(Shown(About.TOPIC, "space"))
    briefing = index.briefing
    topics = {name: title for name, title in briefing.brief.topics.items() if name != "space"}
    less = make_consistent(
        briefing._replace(
            brief=briefing.brief._replace(topics=topics),
            events={
                name: event for name, event in briefing.events.items() if name != "two-plus-two"
            },
        )
    )
    then = session.over(Index(less))
    assert (then.shown, then.lens, then.marked) == (THE_EVENT, Lens(), frozenset())
    assert then.marks == session.marks, "a mark waits for its point"
    assert then.event == "state-briefing", "the nearest that is left"
    same = session.over(Index(briefing))
    assert same.having(index=session.index) == session


def test_a_briefing_read_anew_keeps_the_way_back_but_for_pages_that_are_gone(index: Index) -> None:
    first, second, *_ = index.numbers
    pages = [
        Shown(About.TOPIC, "space"),
        Shown(About.SOURCE, first),
        Shown(About.TOPIC, "g7"),
        Shown(About.DISPUTES),
        Shown(About.SOURCE, second),
        Shown(About.BRIEF),
    ]
    session = Session.start(index, Lens())
    for page in pages:
        session = session.open(page)
    briefing = index.briefing
    topics = {name: title for name, title in briefing.brief.topics.items() if name != "space"}
    sources = {name: each for name, each in briefing.sources.items() if name != second}
    less = make_consistent(
        briefing._replace(brief=briefing.brief._replace(topics=topics), sources=sources)
    )
    then = session.over(Index(less))
    assert then.shown == Shown(About.BRIEF)
    way_back = []
    while then.history:
        then = then.back()
        way_back.append(then.shown)
    assert way_back == [Shown(About.DISPUTES), Shown(About.TOPIC, "g7"), pages[1], THE_EVENT]
    assert session.over(index).history == session.history


def test_a_filter_takes_the_cursor_from_what_it_hides_and_leaves_it_on_the_rest(
    index: Index,
) -> None:
    """On a page that stays, beside an event that stays."""
    session = Session.start(index, Lens()).go_to("two-plus-two").open(Shown(About.BRIEF))
    narrowed = Lens(topics=frozenset({"space"}))
    refs = [each.ref for each in session.selected]
    hidden = next(each for each in refs if "space" not in index.points[each].topics)
    for name, expected in ((hidden, None), ("two-plus-two#satellites", "two-plus-two#satellites")):
        then = session.having(item=point_target(name)).through(narrowed)
        assert (then.event, then.shown) == ("two-plus-two", Shown(About.BRIEF))
        assert (then.item and then.item.name) == expected


def test_the_last_step_on_is_what_changed(index: Index) -> None:
    session = Session.start(index, Lens(as_of=day(11)))
    assert (session.changes.since, session.changes.until) == (day(10), day(11))
    leap = session.to_day(day(18))
    assert (leap.changes.since, leap.changes.until) == (day(11), day(18))
    back = leap.step_day(-1)
    assert (back.changes.since, back.changes.until) == (day(11), day(13))
    assert Session.start(index, Lens(as_of=day(6))).changes.sources


def test_nothing_that_is_not_shown_keeps_the_cursor(index: Index) -> None:
    """On each day, whatever led there: what has the cursor can be copied and followed."""
    last = Session.start(index, Lens())
    source = last.view.sources[-1].source.id
    items = [
        *(Target(TargetKind.SOURCE, each) for each in index.numbers),
        *(paragraph_target(each, 2) for each in index.numbers),
        *(Target(TargetKind.EVENT, each) for each in index.briefing.events),
        *(Target(TargetKind.DISPUTE, each) for each in index.briefing.disputes),
        *map(point_target, index.points),
    ]
    for item in items:
        at = last.open(Shown(About.SOURCE, source), item=item).open(Shown(About.CHANGES))
        for number in (6, 10, 11, 13):
            for then in (at.having(item=item).to_day(day(number)), at.to_day(day(number)).back()):
                assert then.item is None or then.lookup.shows(then.item)
    assert copied(last.open(Shown(About.SOURCE, source), items[-1]).to_day(day(6)), ()) is None


def test_the_first_day_of_the_calendar_has_no_day_before_it(index: Index) -> None:
    assert Session.start(index, Lens()).to_day(date.min).changes.is_empty


def test_in_the_timeline_the_source_is_the_events_own(index: Index) -> None:
    session = Session.start(index, Lens()).to_point("strategy-documents#other-two")
    of_event = source_of(session.having(pane=Pane.TIMELINE, item=None))
    assert source_of(session.having(pane=Pane.TIMELINE)) == of_event
    assert source_of(session) != of_event
