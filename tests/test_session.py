"""The room's session and timeline: pure, so that tables can tell what each step does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.document.phrases import narrowing_words
from briefing.lens.changes import changes
from briefing.lens.lens import Lens
from briefing.lens.text_search import Hit
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.consistency import make_consistent
from briefing.load.loader import load
from briefing.model.dates import InvalidDateError, parse_when
from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.records import Paragraphs, Passage
from briefing.render.text.glyphs import UNICODE
from briefing.system.remembered_state import MAX_QUERIES
from briefing.tui.breadcrumb import breadcrumb
from briefing.tui.commands import COMMANDS
from briefing.tui.comparing import days_words, read_two_days
from briefing.tui.copying import copied
from briefing.tui.marks import with_note
from briefing.tui.navigation import follow, others_of, source_of, span_of
from briefing.tui.pages import hits
from briefing.tui.pages.page_context import PageContext
from briefing.tui.places import THE_EVENT, About, Pane, Shown
from briefing.tui.session import MAX_LISTED, Session, hit_target
from briefing.tui.session_steps import STEPS
from briefing.tui.shared_actions import before_help, pick
from briefing.tui.target import Target, TargetKind, paragraph_target, point_target
from briefing.tui.timeline_rows import RowKind, day_of, rows_of
from tests.briefings import cite, event, make_briefing, point, source, voice
from tests.conftest import HARBOUR


@pytest.fixture(scope="module")
def index() -> Index:
    briefing = load(str(HARBOUR)).briefing
    assert briefing is not None
    return Index(briefing)


def context_of(session: Session) -> PageContext:
    return PageContext(session, (), True, COMMANDS, UNICODE, None, "", 80, lambda _: None)


def day(number: int) -> date:
    return date(2031, 3, number)


@pytest.mark.parametrize(
    ("as_of", "event"),
    [
        (day(3), "announcement"),
        (day(5), "mayors-meeting"),
        (day(6), "mayors-meeting"),
        (day(10), "fares-vote"),
        (day(14), "fares-vote"),
        (day(1), ""),
    ],
)
def test_it_starts_on_the_headline_nearest_to_the_day(
    index: Index, as_of: date, event: str
) -> None:
    assert Session.start(index, Lens(as_of=as_of)).event == event


def test_left_and_right_walk_the_days_and_hold_at_the_ends(index: Index) -> None:
    session = Session.start(index, Lens(as_of=day(3)))
    days = [session.view.as_of]
    for _ in range(6):
        session = session.step_day(1)
        days.append(session.view.as_of)
    assert days == [day(n) for n in (3, 5, 7, 10, 14, 14, 14)]
    assert session.step_day(-1).view.as_of == day(10)
    assert Session.start(index, Lens(as_of=day(8))).step_day(1).view.as_of == day(10)
    assert Session.start(index, Lens(as_of=day(8))).step_day(-1).view.as_of == day(7)
    assert session.neighbours == (day(10), None)


def test_a_step_marks_what_it_brought_and_keeps_the_cursor(index: Index) -> None:
    session = Session.start(index, Lens(as_of=day(5))).go_to("storm-drill")
    then = session.step_day(1)
    assert then.event == "storm-drill"
    assert "mayors-meeting" in then.changed
    assert "storm-drill" not in then.changed
    filtered = then.move(1).toggle_topic("strait")
    news = filtered.view.news
    assert filtered.changed == news.events | {ref.partition("#")[0] for ref in news.points}


def test_the_cursor_goes_to_the_nearest_event_that_is_left(index: Index) -> None:
    session = Session.start(index, Lens()).go_to("strike")
    then = session.to_day(day(3))
    assert then.event in then.lookup.places
    assert then.event == "announcement", "of two that are as near, the earlier"


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
        session.find("strait"),
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
    assert names == ["announcement", "mayors-meeting", "fares-vote", "fares-vote"]
    assert session.move_headline(-1).event == "mayors-meeting"


def test_points_are_walked_and_marks_outlive_filters(index: Index) -> None:
    session = Session.start(index, Lens()).go_to("storm-drill")
    assert session.point is None
    items = [point_target(point.ref) for point in session.selected]
    session = session.move_item(items, 2)
    assert session.item == items[1]
    session = session.toggle_mark()
    assert session.move_item(items, -9).item is None
    filtered = session.toggle_topic("fares")
    assert filtered.item is None
    assert filtered.marks == session.marks
    assert filtered.whole().view == Session.start(index, Lens()).view


def test_a_topic_narrows_all_and_is_taken_out_again(index: Index) -> None:
    session = Session.start(index, Lens()).toggle_topic("fares")
    assert session.view.points == 4
    assert session.toggle_topic("fares").lens == Lens()


def test_a_query_and_a_note_are_set_as_one_line(index: Index) -> None:
    session = Session.start(index, Lens()).find(" ferry\t-zzz\n").end_find()
    assert session.query == "ferry -zzz"
    assert session.queries == ("ferry -zzz",)
    assert with_note(session, "a#b", "who\xa0pays?\n").notes == {"a#b": "who pays?"}


def test_search_finds_points_in_order_and_goes_round(index: Index) -> None:
    session = Session.start(index, Lens()).find("passage")
    assert len(session.hits) == 2
    assert all("passage" in index.points[ref].point.text for _, ref in session.hits)
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
    assert session.to_day(day(7)).query == "passage"


def test_a_search_begins_again_from_its_place_with_each_letter(index: Index) -> None:
    start = Session.start(index, Lens()).go_to("strike").begin_find()
    first = start.find("passage")
    assert first.event == "mayors-meeting", "the first from the cursor on"
    assert start.find("p").find("pa").find("passage") == first
    assert first.find("passages").having(query="") == start, "without a hit the cursor stays"
    assert first.find("").having(query="") == start


def test_enter_keeps_a_hit_and_back_leads_to_where_the_search_began(index: Index) -> None:
    for start in (
        Session.start(index, Lens()).go_to("strike"),
        Session.start(index, Lens()).to_point("strike#stopped"),
        Session.start(index, Lens()).open(Shown(About.TOPIC, "strait")),
        Session.start(index, Lens()).open(Shown(About.BRIEF)),
        Session.start(index, Lens()).open(Shown(About.MATRIX)).bring(Pane.TOPICS),
    ):
        found = start.begin_find().find("passage").end_find()
        assert (found.shown, found.pane, found.hit_place >= 0) == (THE_EVENT, Pane.READER, True)
        assert found.next_hit(1).back().having(future=()) == start.having(
            query="passage", queries=("passage",)
        )
        assert start.begin_find().find("passage").give_up_find() == start
        none = start.begin_find().find("no such words").end_find()
        assert none == start.having(query="no such words", queries=("no such words",))
        assert none.back() == start.having(queries=("no such words",)), "Esc clears"


def test_a_search_that_ends_where_it_began_adds_no_step_back(index: Index) -> None:
    start = Session.start(index, Lens()).to_point("mayors-meeting#radar")
    assert start.begin_find().find("radar").end_find().history == start.history
    assert start.begin_find().end_find() == start


def test_queries_are_remembered_once_each_and_not_too_many(index: Index) -> None:
    session = Session.start(index, Lens())
    for query in (*map(str, range(60)), "passage", "zz", "", "passage"):
        session = session.begin_find().find(query).end_find()
    assert session.queries[:3] == ("passage", "zz", "59")
    assert len(session.queries) == len(set(session.queries)) == MAX_QUERIES
    assert session.begin_find().find("radar").give_up_find().queries == session.queries


def test_a_search_outlives_a_folder_that_is_read_anew(index: Index) -> None:
    start = Session.start(index, Lens()).open(Shown(About.TOPIC, "strait"))
    typing = start.begin_find().find("passage")
    assert typing.over(index).give_up_find() == start
    briefing = index.briefing
    topics = {name: title for name, title in briefing.brief.topics.items() if name != "strait"}
    without = Index(briefing._replace(brief=briefing.brief._replace(topics=topics)))
    assert typing.over(without).give_up_find().shown == THE_EVENT


def test_the_list_of_hits_leads_to_each_and_back(index: Index) -> None:
    start = Session.start(index, Lens()).find("passage")
    listed = start.list_hits()
    assert (listed.shown, listed.pane) == (Shown(About.HITS), Pane.READER)
    assert listed.hit_place == start.hit_place, "the cursor is on the same hit"
    assert listed.next_hit(1).shown == listed.shown, "n goes on within the list"
    there = follow(listed.next_hit(1))
    assert (there.shown, there.hit_place) == (THE_EVENT, (start.hit_place + 1) % 2)
    assert there.back().having(future=()) == listed.next_hit(1)
    assert there.next_hit(1).back().having(future=()) == listed, (
        "and back it is on the hit that was read last"
    )
    assert listed.back().having(future=()) == start
    left = listed.begin_find().give_up_find()
    assert left.having(future=()) == start.having(query=""), "nothing is left to list"


def test_the_list_begins_at_the_next_hit(index: Index) -> None:
    found = Session.start(index, Lens()).find("passage")
    elsewhere = found.go_to("strike").list_hits()
    assert elsewhere.item == point_target("mayors-meeting#radar", "mayors-meeting")
    assert Session.start(index, Lens()).list_hits().item is None


def test_a_point_under_two_events_is_two_hits_of_the_list() -> None:
    index = Index(
        make_briefing(
            [source("a", "2031-03-01")],
            [
                event("vote", "2031-03-03", point("called", "planned", "a", about="walkout")),
                event("walkout", "2031-03-09"),
            ],
        )
    )
    start = Session.start(index, Lens()).go_to("vote").find("called").list_hits()
    assert start.item == point_target("vote#called", "vote")
    assert follow(start).event == "vote"
    second = start.next_hit(1)
    assert second.item == point_target("vote#called", "walkout")
    assert (second.hit_place, follow(second).event) == (1, "walkout")
    assert follow(second).back().having(future=()) == second
    assert start.found == {"vote", "walkout"}


def many_hits(count: int) -> Session:
    """A session over an event with that many points of one word."""
    points = [point(f"p{number:04}", "reported", "a", text="word.") for number in range(count)]
    index = Index(make_briefing([source("a", "2031-03-01")], [event("vote", "", *points)]))
    return Session.start(index, Lens()).find("word")


def test_of_very_many_hits_the_list_counts_those_that_it_leaves_out() -> None:
    session = many_hits(MAX_LISTED + 1)
    page = list(hits.page(context_of(session.list_hits())))
    items = [each.item for each in page if each.item]
    assert len(items) == MAX_LISTED
    assert page[-1].text == "1 more: search for less to list them."
    assert items[-1] == hit_target(session.hits[MAX_LISTED - 1])
    last = session.list_hits().at_item(items[-1]).next_hit(1)
    assert (last.shown, last.hit_place) == (THE_EVENT, MAX_LISTED), "it is read on its own page"
    assert last.back().item == items[-1]
    assert last.list_hits().item is None
    within = list(hits.page(context_of(many_hits(MAX_LISTED).list_hits())))
    assert within[-1].item


def test_a_hit_says_what_has_the_words_where_its_sentence_has_not() -> None:
    quoted = cite("daily", "ann", quote="so be it")
    index = Index(
        make_briefing(
            [source("daily", "2031-03-01", title="Port to grow", publisher="The Daily")],
            [event("vote", "2031-03-03", point("held", "reported", quoted, text="Council met."))],
            voices=[voice("ann", role="Harbour master")],
        )
    )
    session = Session.start(index, Lens())
    for query, told in (
        ("council", []),
        ("so be", ["[1 ¶1] Ann, Harbour master: “so be it”"]),
        ("harbour", ["[1 ¶1] Ann, Harbour master: “so be it”"]),
        ("grow", ["[1 ¶1] The Daily · Port to grow"]),
        ("by:ann", []),
        ("by:ann met", []),
    ):
        page = list(hits.page(context_of(session.find(query).list_hits())))
        assert [each.text for each in page if each.item][1:] == told


def test_a_search_that_a_changed_folder_cannot_answer_is_let_go(index: Index) -> None:
    session = Session.start(index, Lens(search="topic:strait radar")).find("topic:strait")
    briefing = index.briefing
    topics = {name: title for name, title in briefing.brief.topics.items() if name != "strait"}
    changed = Index(briefing._replace(brief=briefing.brief._replace(topics=topics)))
    assert session.over(index).lens == session.lens
    assert session.over(changed).lens == Lens()
    assert session.hits
    assert not session.over(changed).hits
    assert str(session.over(changed).wrong) == "there is no topic `strait`"


def test_nothing_to_show_is_no_trouble(index: Index) -> None:
    session = Session.start(index, Lens(as_of=day(1)))
    for step in (
        session.move(1),
        session.move_headline(1),
        session.move_item([], 1),
        session.toggle_mark(),
        session.back(),
        session.to_point("mayors-meeting#participants"),
        follow(session),
        follow(session.bring(Pane.READER)),
    ):
        assert (step.event, step.item) == ("", None)
    assert [row.kind for row in rows_of(session.view)] == [RowKind.AS_OF]


def test_the_timeline_of_a_day_is_an_axis_with_its_line(index: Index) -> None:
    rows = rows_of(Session.start(index, Lens(as_of=day(10))).view)
    seen = [(row.kind.name, row.text, row.seen.event.id if row.seen else "") for row in rows]
    assert seen == [
        ("RULE", "2030 August", ""),
        ("EVENT", "Aug", "founding"),
        ("GAP", "6 months", ""),
        ("RULE", "2031 February", ""),
        ("EVENT", "24-27", "storm-drill"),
        ("EVENT", "26-", "lightship-repair"),
        ("RULE", "2031 March", ""),
        ("EVENT", "1-2?", "lost-buoy"),
        ("EVENT", "Mon 3", "announcement"),
        ("EVENT", "Tue 4", "strike"),
        ("EVENT", "Thu 6", "mayors-meeting"),
        ("EVENT", "Thu 6", "mayors-remarks"),
        ("EVENT", "8-12?", "council-tour"),
        ("EVENT", "Mon 10", "fares-vote"),
        ("EVENT", "Mon 10", "pilots-letter"),
        ("AS_OF", "as of Mon 10 Mar 2031", ""),
        ("GAP", "8 days", ""),
        ("EVENT", "Thu 20", "ferry-order"),
        ("GAP", "6 weeks", ""),
        ("RULE", "2031 May", ""),
        ("EVENT", "May", "regatta"),
        ("RULE", "Date not known", ""),
        ("EVENT", "", "night-trial"),
        ("EVENT", "", "pilot-fees"),
        ("EVENT", "", "second-berth"),
        ("EVENT", "", "tide-study"),
    ]
    ahead = [row.text or row.seen.event.id for row in rows if row.seen and row.is_ahead]
    assert ahead == ["Thu 20", "May"]


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
    assert within == ["26-", "1-2?", "Mon 3", "Tue 4"]


def test_a_point_leads_to_each_of_its_paragraphs_in_turn_and_back(index: Index) -> None:
    start = Session.start(index, Lens()).to_point("fares-vote#day-set")
    cites = start.selected[0].citations
    places = [paragraph_target(each.citation.source, each.citation.at.first) for each in cites]
    assert len(set(places)) == 4
    session = follow(start)
    for number, place in enumerate(places):
        assert (session.shown, session.item) == (
            Shown(About.SOURCE, place.name, "fares-vote#day-set"),
            place,
        )
        others = cites[:number] + cites[number + 1 :]
        assert others_of(session) == [f"[{each.number} ¶{each.citation.at}]" for each in others]
        session = follow(session)
    assert session.item == places[0], "after the last comes the first"
    assert session.back().having(future=()) == start, "however many were read, one step leads back"


def test_a_paragraph_that_is_cited_twice_leads_on_to_the_next() -> None:
    """Two voices may say it there; a stretch of paragraphs may begin with it."""
    long = cite("b")._replace(at=Passage((Paragraphs(1, 3),)))
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
    below = session.having(item=point_target("mayors-meeting#participants", "2"))
    assert below.point
    there = follow(below)
    assert (there.shown, there.event, there.item) == (
        THE_EVENT,
        "mayors-meeting",
        point_target("mayors-meeting#participants"),
    )
    assert there.back().having(future=()) == below


def test_each_pane_leads_to_its_page(index: Index) -> None:
    session = Session.start(index, Lens())
    assert session.event == "fares-vote"
    first = "fares-vote#outcome"  # what had been expected comes last on the page
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
    assert there.back().back().having(future=()) == session


def test_each_item_knows_its_file_and_its_source(index: Index) -> None:
    session = Session.start(index, Lens()).to_event("mayors-meeting")
    name = next(iter(index.briefing.disputes))
    first = next(iter(index.numbers))
    for item, path, its_source in (
        (None, "content/events/mayors-meeting.yaml", first),
        (point_target("mayors-meeting#radar"), "content/events/mayors-meeting.yaml", None),
        (Target(TargetKind.DISPUTE, name), "content/disputes.yaml", first),
        (paragraph_target(first, 2, "x"), f"seeds/{first}.yaml", first),
        (Target(TargetKind.SOURCE, first), f"seeds/{first}.yaml", first),
        (Target(TargetKind.EVENT, "fares-vote"), "content/events/fares-vote.yaml", first),
        (Target(TargetKind.PROBLEM, "7"), "content/events/mayors-meeting.yaml", first),
    ):
        at = session.having(item=item)
        span, found = span_of(at, ()), source_of(at)
        assert span and found
        assert span.path == path
        assert found.id == its_source or its_source is None
    wrong = Diagnostic(Span("content/brief.yaml", 3, 5), "no-brief", "it is wrong")
    at = session.having(shown=Shown(About.PROBLEMS), item=Target(TargetKind.PROBLEM, "0"))
    assert span_of(at, (wrong,)) == wrong.span
    radar = session.having(item=point_target("mayors-meeting#radar"))
    assert span_of(radar, ()) == index.points["mayors-meeting#radar"].point.span


def test_a_briefing_read_anew_keeps_what_is_still_there(index: Index) -> None:
    session = Session.start(index, Lens()).to_point("mayors-meeting#radar").toggle_mark()
    session = session.toggle_topic("strait").open(Shown(About.TOPIC, "strait"))
    briefing = index.briefing
    topics = {name: title for name, title in briefing.brief.topics.items() if name != "strait"}
    less = make_consistent(
        briefing._replace(
            brief=briefing.brief._replace(topics=topics),
            events={
                name: event for name, event in briefing.events.items() if name != "mayors-meeting"
            },
        )
    )
    then = session.over(Index(less))
    assert (then.shown, then.lens, then.marked) == (THE_EVENT, Lens(), frozenset())
    assert then.marks == session.marks, "a mark waits for its point"
    assert then.event == "strike", "the nearest that is left"
    same = session.over(Index(briefing))
    assert same.having(index=session.index) == session


def test_a_briefing_read_anew_keeps_the_way_back_but_for_pages_that_are_gone(index: Index) -> None:
    first, second, *_ = index.numbers
    pages = [
        Shown(About.TOPIC, "strait"),
        Shown(About.SOURCE, first),
        Shown(About.TOPIC, "fares"),
        Shown(About.DISPUTES),
        Shown(About.SOURCE, second),
        Shown(About.BRIEF),
    ]
    session = Session.start(index, Lens())
    for page in pages:
        session = session.open(page)
    briefing = index.briefing
    topics = {name: title for name, title in briefing.brief.topics.items() if name != "strait"}
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
    assert way_back == [Shown(About.DISPUTES), Shown(About.TOPIC, "fares"), pages[1], THE_EVENT]
    assert session.over(index).history == session.history


# Back and forward

HARBOUR_BRIEFING = load(str(HARBOUR)).briefing
assert HARBOUR_BRIEFING
HARBOUR_INDEX = Index(HARBOUR_BRIEFING)
WALK = Session.start(HARBOUR_INDEX, Lens())
"""Where every walk begins."""

Step = Callable[[Session], Session]
_NAMED = (About.TOPIC, About.SOURCE, About.JUDGMENT)
PAGES = [
    *(Shown(about) for about in About if about not in _NAMED),
    *(Shown(About.TOPIC, name) for name in HARBOUR_BRIEFING.brief.topics),
    *(Shown(About.SOURCE, name) for name in HARBOUR_BRIEFING.sources),
]
MOVES: st.SearchStrategy[Step] = st.one_of(
    st.sampled_from(PAGES).map(lambda shown: lambda session: session.open(shown)),
    st.sampled_from(list(Pane)).map(lambda pane: lambda session: session.enter(pane)),
    st.sampled_from(list(HARBOUR_INDEX.points)).map(lambda ref: lambda at: at.to_point(ref)),
    st.sampled_from(list(HARBOUR_BRIEFING.events)).map(lambda name: lambda at: at.go_to(name)),
    st.integers(3, 14).map(lambda number: lambda session: session.to_day(day(number))),
    st.sampled_from(list(HARBOUR_BRIEFING.brief.topics)).map(
        lambda topic: lambda session: session.toggle_topic(topic)
    ),
    st.sampled_from(["passage", "timetable", ""]).map(
        lambda text: lambda at: at.begin_find().find(text).end_find()
    ),
    st.sampled_from(
        [
            follow,
            Session.back,
            Session.forward,
            lambda session: session.next_hit(1),
            lambda session: session.over(HARBOUR_INDEX),
        ]
    ),
)
"""What a reader can do to a session, but for the zoom, which back leaves first."""


def on_screen(session: Session) -> tuple[object, ...]:
    return session.shown, session.event, session.item, session.pane


def walked(steps: Sequence[Step]) -> Session:
    session = WALK
    for step in steps:
        session = step(session)
    return session


@given(st.lists(MOVES, max_size=12))
def test_forward_undoes_back_and_back_undoes_forward(steps: Sequence[Step]) -> None:
    session = walked(steps)
    assume(not session.is_fruitless)  # from which back only clears the search
    if session.back() != session:  # else there is nothing to go back to
        again = session.back().forward()
        assert on_screen(again) == on_screen(session)
        assert again.future == session.future
        assert on_screen(again.back()) == on_screen(session.back())
    if session.future:
        assert on_screen(session.forward().back()) == on_screen(session)


@given(st.lists(MOVES, max_size=12))
def test_all_the_way_back_and_as_far_forward_is_where_one_was(steps: Sequence[Step]) -> None:
    session = walked(steps).having(future=(), query="")
    there, number = session, 0
    while there.back() != there:
        there, number = there.back(), number + 1
    assert number <= len(session.history) + 1
    for _ in range(number):
        there = there.forward()
    assert on_screen(there) == on_screen(session)
    assert there.future == ()


@given(st.lists(MOVES, max_size=8), st.sampled_from(PAGES))
def test_a_new_page_leaves_nothing_ahead(steps: Sequence[Step], page: Shown) -> None:
    session = walked(steps).back()
    then = session.open(page)
    assert then.future == (session.future if page == session.shown else ())
    assert then.forward() == then or page == session.shown


def test_what_is_no_longer_there_is_not_gone_forward_to(index: Index) -> None:
    session = Session.start(index, Lens()).open(Shown(About.BRIEF))
    session = session.open(Shown(About.TOPIC, "strait")).back().back()
    briefing = index.briefing
    topics = {name: title for name, title in briefing.brief.topics.items() if name != "strait"}
    less = Index(make_consistent(briefing._replace(brief=briefing.brief._replace(topics=topics))))
    assert session.forward().forward().shown == Shown(About.TOPIC, "strait")
    then = session.over(less).forward()
    assert (then.shown, then.future) == (Shown(About.BRIEF), ())


def test_the_next_hit_is_a_page_from_which_back_leads_to_the_one_before(index: Index) -> None:
    session = Session.start(index, Lens()).find("passage").open(Shown(About.BRIEF))
    then = session.next_hit(1)
    assert then.shown == THE_EVENT
    assert then.back().shown == Shown(About.BRIEF)


def test_a_filter_takes_the_cursor_from_what_it_hides_and_leaves_it_on_the_rest(
    index: Index,
) -> None:
    """On a page that stays, beside an event that stays."""
    session = Session.start(index, Lens()).go_to("mayors-meeting").open(Shown(About.BRIEF))
    narrowed = Lens(topics=frozenset({"strait"}))
    refs = [each.ref for each in session.selected]
    hidden = next(each for each in refs if "strait" not in index.points[each].topics)
    for name, expected in ((hidden, None), ("mayors-meeting#radar", "mayors-meeting#radar")):
        then = session.having(item=point_target(name)).through(narrowed)
        assert (then.event, then.shown) == ("mayors-meeting", Shown(About.BRIEF))
        assert (then.item and then.item.name) == expected


def test_the_last_step_on_is_what_changed(index: Index) -> None:
    session = Session.start(index, Lens(as_of=day(7)))
    assert (session.changes.since, session.changes.until) == (day(5), day(7))
    leap = session.to_day(day(14))
    assert (leap.changes.since, leap.changes.until) == (day(7), day(14))
    back = leap.step_day(-1)
    assert (back.changes.since, back.changes.until) == (day(7), day(10))
    assert Session.start(index, Lens(as_of=day(3))).changes.sources


PUBLISHED = st.sampled_from(HARBOUR_INDEX.days)


@given(PUBLISHED, PUBLISHED, PUBLISHED, PUBLISHED)
def test_two_days_are_compared_and_nothing_later_than_the_day_is_told(
    as_of: date, one: date, other: date, later: date
) -> None:
    since, until = sorted((one, other))
    session = Session.start(HARBOUR_INDEX, Lens(as_of=as_of)).compare(since, until)
    assert session.view.as_of == max(as_of, until)
    views = [look(HARBOUR_INDEX, Lens(as_of=each)) for each in (since, until)]
    assert session.changes == changes(*views)
    then = session.to_day(later)
    assert then.compared == (since, until)
    assert (then.changes.since, then.changes.until) == (min(since, later), min(until, later))
    told = [each.source.published for each in then.changes.sources]
    assert all(min(since, later) < each <= min(until, later) for each in told)


def test_a_comparison_is_a_page_of_its_own(index: Index) -> None:
    session = Session.start(index, Lens()).open(Shown(About.CHANGES))
    there = session.compare(day(3), day(5)).compare(day(5), day(7))
    assert there.back().compared == (day(3), day(5))
    assert there.back().back().compared is None
    assert there.back().forward().compared == (day(5), day(7))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 Mar..7 Mar", (day(3), day(7))),
        (" 2031-03-03 .. 2031-03-07 ", (day(3), day(7))),
        ("3 Mar 2031..Mar", (day(3), day(14))),
        ("Mar..7 Mar", (day(1), day(7))),
        ("3 Mar..", (day(3), day(10))),
        ("3 Mar", (day(3), day(10))),
        ("..7 Mar", (day(2), day(7))),
        ("..Feb", (date(2031, 2, 28), date(2031, 2, 28))),
        ("3 Mar..today", (day(3), day(14))),
        ("7 Mar..7 Mar", (day(7), day(7))),
    ],
)
def test_two_days_are_read_as_a_person_types_them(
    index: Index, text: str, days: tuple[date, date]
) -> None:
    assert read_two_days(text, index, day(10), day(30)) == days


@pytest.mark.parametrize(
    ("text", "why", "hint"),
    [
        ("", "name two days", "with two dots between them"),
        ("..", "name two days", "with two dots between them"),
        ("7 Mar..3 Mar", "Fri 7 Mar 2031 is later than Mon 3 Mar 2031", "the earlier day first"),
        ("15 Mar..today", "nothing was published after Fri 14 Mar 2031", "name an earlier day"),
        ("12 Mar", "Wed 12 Mar 2031 is later than Mon 10 Mar 2031", "name two days"),
        ("3 Mar..soon", "`soon` is no date", "write it as"),
        ("1/2..7 Mar", "`1/2`: day and month could be either", "write 2031-01-02 or"),
    ],
)
def test_two_days_that_cannot_be_read_are_told_why(
    index: Index, text: str, why: str, hint: str
) -> None:
    with pytest.raises(InvalidDateError) as caught:
        read_two_days(text, index, day(10), day(30))
    assert str(caught.value) == why
    assert hint in caught.value.hint


def test_the_days_to_compare_are_listed_around_the_day(index: Index) -> None:
    example, more = days_words(index, day(10))
    assert example == "7 Mar..10 Mar"
    assert more == "Days of publication: 3 Mar, 5 Mar, 7 Mar, 10 Mar, 14 Mar"
    texts = [source(f"s{number}", str(day(number))) for number in range(1, 31)]
    many = Index(make_briefing(texts, [event("talks", "", point("met", "reported", "s1"))]))
    example, more = days_words(many, day(20))
    assert example == "19 Mar..20 Mar"
    assert more.startswith("Days of publication: 15 Mar, ") and "20 Mar" in more
    assert more.endswith("26 Mar; 18 more")
    assert days_words(many, day(30))[1].endswith("30 Mar; 18 more")
    assert days_words(Session.nowhere().index, day(30)) == (
        "10 Jan..13 Jan",
        "Nothing has been published.",
    )


def test_each_example_of_two_days_is_accepted(index: Index) -> None:
    for number in range(1, 31):
        example, _ = days_words(index, day(number))
        since, until = read_two_days(example, index, day(number), day(30))
        assert since < until <= day(14)
        assert until <= max(day(number), day(3)), "it does not tell what is still to come"


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
        for number in (3, 5, 7, 10):
            for then in (at.having(item=item).to_day(day(number)), at.to_day(day(number)).back()):
                assert then.item is None or then.lookup.shows(then.item)
    assert copied(last.open(Shown(About.SOURCE, source), items[-1]).to_day(day(3)), ()) is None


def test_the_first_day_of_the_calendar_has_no_day_before_it(index: Index) -> None:
    assert Session.start(index, Lens()).to_day(date.min).changes.is_empty


def test_in_the_timeline_the_source_is_the_events_own(index: Index) -> None:
    session = Session.start(index, Lens()).to_point("mayors-meeting#timetable")
    of_event = source_of(session.having(pane=Pane.TIMELINE, item=None))
    assert source_of(session.having(pane=Pane.TIMELINE)) == of_event
    assert source_of(session) != of_event


def test_the_heading_names_no_source_and_no_topic_of_a_later_day(index: Index) -> None:
    last, first = index.last_day(), day(3)
    for lens in (Lens(as_of=last), Lens(as_of=first)):
        session = Session.start(index, lens)
        for shown in (
            *(Shown(About.SOURCE, name) for name in index.briefing.sources),
            *(Shown(About.TOPIC, name) for name in index.briefing.brief.topics),
        ):
            then = session.open(shown)
            heading = " ".join(crumb.text for crumb in breadcrumb(then))
            known = (*session.lookup.sources, *session.lookup.topics)
            assert ("nothing on this day" in heading) is (shown.name not in known), shown
            if shown.about is About.SOURCE and shown.name not in known:
                assert source_of(then) is None
                assert not any(each.title in heading for each in index.briefing.sources.values())


def test_a_hint_names_only_what_the_day_has(index: Index) -> None:
    query = "source:marinr"
    early, late = (Session.start(index, Lens(as_of=each)).lookup for each in (day(3), day(14)))
    assert "mariner" in str(getattr(late.fault(query), "hint", ""))
    assert "mariner" not in str(getattr(early.fault(query), "hint", ""))


def test_giving_up_a_search_leaves_no_empty_list_behind(index: Index) -> None:
    listed = Session.start(index, Lens()).find("passage").list_hits()
    for session in (listed, listed.having(is_zoomed=True)):
        left = session.begin_find().find("radar").give_up_find()
        assert (left.shown, left.future) == (THE_EVENT, ())
    alone = listed.having(history=()).begin_find().give_up_find()
    assert (alone.shown, alone.query) == (THE_EVENT, "")


def test_a_filter_by_source_takes_numbers_and_ids_alike(index: Index) -> None:
    names = list(index.numbers)
    start = Session.start(index, Lens(search=f"source:3,{names[0]}"))
    then = start.filter_by_source(names[2])
    assert then is not None
    assert then.lens.search == f"source:{names[0]}"
    assert then.filter_by_source(names[0]) == start.through(Lens())
    for search in ("source:post", "by:lind", f"source:{names[0]} ferry"):
        assert Session.start(index, Lens(search=search)).filter_by_source(names[0]) is None
    both = Session.start(index, Lens()).filter_by_source(names[1])
    assert both is not None
    assert narrowing_words(both.view) == "source [2]"


def test_space_on_a_source_that_is_left_out_says_so(index: Index) -> None:
    session = Session.start(index, Lens()).toggle_source("002_post").bring(Pane.SOURCES)
    then, message = pick(session.having(source="002_post"), lambda command: command)
    assert then == session.having(source="002_post")
    assert "leave_out brings it back" in message


def test_a_command_of_the_help_acts_where_that_was_opened(index: Index) -> None:
    start = Session.start(index, Lens()).bring(Pane.SOURCES)
    ahead = start.open(Shown(About.MATRIX)).back()
    assert ahead.future
    help_page = STEPS["show_keys"](ahead)
    assert before_help(help_page, "forward").forward().shown == Shown(About.MATRIX)
    assert before_help(help_page, "pick") == ahead
    for command in ("back", "show_keys"):
        assert before_help(help_page, command) is help_page
    assert before_help(ahead, "pick") is ahead


def test_what_a_step_counts_is_what_the_page_of_changes_lists(index: Index) -> None:
    session = Session.start(index, Lens(new_since=day(3))).step_day(-1).step_day(1)
    news = session.view.news
    assert news.since == session.changes.since == day(3)
    assert session.changed == news.events | {ref.partition("#")[0] for ref in news.points}


def test_sources_of_a_filter_are_named_in_their_order(index: Index) -> None:
    many = Index(
        make_briefing(
            [source(f"s{n:02}", "2031-03-01") for n in range(1, 13)],
            [
                event(
                    "e",
                    "2031-03-01",
                    *(point(f"p{n}", "reported", f"s{n:02}") for n in range(1, 13)),
                )
            ],
        )
    )
    shown = Session.start(many, Lens(search="source:s02,s10,11"))
    assert narrowing_words(shown.view) == "source [2] or [10] or [11]"
    del index
