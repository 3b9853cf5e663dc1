"""Among many topics and sources, those that belong to the event at hand come first."""

from __future__ import annotations

import re
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.corpus import write_corpus
from briefing.document.phrases import standing_words
from briefing.lens.lens import Lens
from briefing.lens.seen import SeenPoint
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.dates import show_day, show_short_day
from briefing.model.records import Briefing
from briefing.tui.command_palette import Entry, Palette, best
from briefing.tui.commands import COMMANDS
from briefing.tui.dialogs.selector import Entries
from briefing.tui.pages.brief import brief_paragraphs
from briefing.tui.pages.page_context import PageContext
from briefing.tui.panes.matrix import MatrixColumns
from briefing.tui.panes.row_list import RowList
from briefing.tui.panes.sources import Sources
from briefing.tui.panes.timeline import Timeline
from briefing.tui.panes.topics import Topics
from briefing.tui.places import Pane
from briefing.tui.session import Session
from briefing.tui.target import point_target
from briefing.tui.view_lookup import MANY, with_first
from tests.briefings import briefings
from tests.terminal import leave, opened
from tests.walking import Walk, walk

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """A briefing of several years with more topics and sources than any pane shows."""
    root = tmp_path_factory.mktemp("many")
    write_corpus(root, 60, sources=300, topics=80)
    loaded = load(str(root))
    assert loaded.briefing
    return loaded


@pytest.fixture
def session(many: Loaded) -> Session:
    assert many.briefing
    return Session.start(Index(many.briefing), Lens())


def test_a_few_keep_their_order_and_many_begin_with_some() -> None:
    few, more = [str(n) for n in range(MANY)], [str(n) for n in range(MANY + 1)]
    assert with_first(few, {"3"}) == few
    assert with_first(more, ()) == more
    assert with_first(more, {"9", "3", "gone"}) == ["3", "9", *(n for n in more if n not in "39")]


def test_topics_and_sources_begin_with_those_of_the_event(session: Session) -> None:
    for _ in range(5):
        session = session.move(-1)
        seen = session.current
        assert seen
        cited = {n - 1 for point in seen.points for n in point.sources}
        names = list(session.index.briefing.sources)
        assert session.source_order[: len(cited)] == [names[place] for place in sorted(cited)]
        assert sorted(session.source_order) == sorted(names)
        topics = {topic for point in seen.points for topic in point.topics}
        assert set(session.topic_order[: len(topics)]) == topics
        assert sorted(session.topic_order) == sorted(each.id for each in session.view.topics)


def test_topics_can_be_ordered_by_count_and_those_of_the_event_stay_first(session: Session) -> None:
    own = session.lookup.topics_of(session.event)
    ordered = session.having(has_topics_by_count=True)
    points = {each.id: each.points for each in session.view.topics}
    for part in (ordered.topic_order[: len(own)], ordered.topic_order[len(own) :]):
        counts = [points[each] for each in part]
        assert counts == sorted(counts, reverse=True)
    assert set(ordered.topic_order[: len(own)]) == own


def test_a_pane_is_entered_at_what_belongs_to_the_event(session: Session) -> None:
    then = session.enter(Pane.SOURCES).move_source(250)
    assert then.source == then.source_order[250]
    assert then.enter(Pane.SOURCES).source == then.source_order[0]
    assert then.bring(Pane.SOURCES).source == then.source, "a mouse is where it points"
    own = session.enter(Pane.SOURCES).move_source(1)
    if own.source in own.lookup.sources_of(own.event):
        assert own.enter(Pane.SOURCES).source == own.source
    assert session.enter(Pane.TOPICS).topic == session.topic_order[0]


@pytest.mark.parametrize("width", [20, 40, 60, 100])
def test_the_columns_of_the_matrix_begin_with_the_sources_of_the_row(
    session: Session, width: int
) -> None:
    view = session.view
    for row in view.events[:20]:
        columns = MatrixColumns.fit(view, row, width)
        cited = {*row.reported_by, *row.announced_by}
        own = columns.numbers[: columns.own]
        assert set(own) <= cited
        assert len(own) == min(len(cited), len(columns.numbers))
        assert len(set(columns.numbers)) == len(columns.numbers)
        rest = columns.numbers[columns.own :]
        assert list(rest) == sorted(rest)
        assert not rest or rest[-1] == max(set(range(1, view.published + 1)) - set(own))
        assert columns.cell * len(columns.numbers) <= max(width - 16, columns.cell)
        assert columns.hidden == view.published - len(columns.numbers)


def test_a_matrix_that_fits_shows_the_sources_in_their_order(many: Loaded) -> None:
    assert many.briefing
    index = Index(many.briefing)
    early = look(index, Lens(as_of=index.days[4]))
    columns = MatrixColumns.fit(early, early.events[0] if early.events else None, 100)
    assert columns.numbers[: early.published] == tuple(range(1, early.published + 1))
    assert (columns.own, columns.hidden) == (0, 0)


def test_days_carry_their_year_where_it_is_another() -> None:
    assert show_short_day(date(2023, 1, 6), 2023) == "6 Jan"
    assert show_short_day(date(2022, 12, 16), 2023) == "16 Dec 2022"


def test_it_is_so_on_the_screen(many: Loaded) -> None:
    async def check(at: Walk) -> None:
        own = at.session.lookup.sources_of(at.session.event)
        rows = [line for line in at.text.splitlines() if re.search(r" =\d+ ", line)]
        assert len(rows) == len(own), "in sight, and marked"
        first = next(iter(at.session.index.briefing.sources.values())).published
        assert f" {show_short_day(first, first.year)} '{first.year % 100} " in at.text
        await at.press("3", "enter")
        assert at.session.shown.name in own
        await at.press("1", "5")
        assert re.search(r"\d+ more ", at.text)
        number = at.session.index.numbers[at.session.source_order[0]]
        assert re.search(rf"more +{number} ", at.text)

    walk(check, loaded=many)


WALK = "jjjj3jjjjjjjjjjjjjjjjjjjjjjjjjkk1kkjj2jjjjjjjjjjjjjjjjjjjjjjjj1jjk"
"""Keys that move the rows of the side panes, also while they are scrolled."""


def test_a_row_that_was_drawn_before_is_drawn_as_it_is_now(many: Loaded) -> None:
    async def check(at: Walk) -> None:
        one = at.room.query_one
        panes: list[RowList[Any]] = [one(Timeline), one(Topics), one(Sources)]
        for key in WALK:
            await at.press(key)
            for pane in panes:
                lines = range(pane.size.height)
                kept = [pane.render_line(y) for y in lines]
                pane.forget()
                assert kept == [pane.render_line(y) for y in lines], (key, pane)

    walk(check, loaded=many)


def test_what_moved_is_redrawn(tmp_path: Path) -> None:
    write_corpus(tmp_path / "many", 60, sources=300, topics=80)
    with opened(tmp_path, folder="many", on_front_page=True) as at:
        at.wait_for("as of", "quit")
        for key in "1G" + WALK:
            at.type(key)
            at.rest()
        shown = at.lines
        at.type("t")
        at.wait_until(lambda: at.lines != shown, "the selector of topics")
        at.escape()
        at.wait_until(lambda: at.lines == shown, "what is drawn anew is what was there")
        leave(at)


def test_the_palette_finds_by_words_and_then_by_letters() -> None:
    names = ("Show sources", "Sources of the sea", "Resources", "Sort out rice seas", "Nothing")
    entries = [Entry(name) for name in names]
    found = [each.name for each in best(entries, "sources")]
    assert found == ["Sources of the sea", "Show sources", "Resources", "Sort out rice seas"]
    assert [each.name for each in best(entries, "sea sources")] == ["Sources of the sea"]
    assert best(entries, "") == entries
    assert best(entries, "zzz") == []


def test_what_the_palette_offers_leads_where_it_says(session: Session) -> None:
    palette = Palette([], session)
    event = session.view.events[3]
    for query, kind in (
        (event.event.title, "event"),
        (session.view.topics[20].name, "topic"),
        (session.view.sources[200].source.title, "source"),
        (event.own[0].ref, "point"),
    ):
        first = palette.find(query)[0]
        assert first.kind == kind
        assert first.step
        then = first.step(session)
        assert then.pane is Pane.READER
    assert then.item == point_target(event.own[0].ref)


def test_a_point_is_found_by_its_words_after_what_is_called_so(session: Session) -> None:
    palette = Palette(COMMANDS, session)
    point = session.view.events[3].own[0]
    words = point.point.text.rstrip(".").split()
    query = f"{words[-1]} {words[2]}".upper()
    found = palette.find(query)
    kinds = [each.kind for each in found]
    first = kinds.index("point")
    sought = query.casefold().split()
    assert all(word in each.name.casefold() for each in found[:first] for word in sought)
    last = first + kinds.count("point")
    assert "point" not in kinds[last:], "what has only the letters comes behind them"
    assert not any(all(each in entry.name.casefold() for each in sought) for entry in found[last:])
    there = next(each for each in found if each.name == point.point.text)
    assert there.help == f"{standing_words(point)}: {point.point.text}"
    assert there.step
    assert there.step(session).item == point_target(point.ref)
    for query in ("a", "zzzz", words[2] + " zzzz", f"{words[2]} #"):
        assert "point" not in {each.kind for each in palette.find(query)}
    many = [each for each in palette.find("al") if each.kind == "point"]
    assert len(many) == len({each.help for each in many}) == 50, "each once, and at most so many"


SAID = st.text("acnres ", max_size=4)


@given(briefings(), st.lists(SAID, max_size=5))
@settings(max_examples=60)
def test_the_points_are_those_with_the_words_whatever_was_typed_before(
    briefing: Briefing, typed: list[str]
) -> None:
    session = Session.start(Index(briefing), Lens())
    palette = Palette((), session)
    points = session.view.points_by_ref.values()
    for query in typed:
        words = [each for each in query.split() if len(each) > 1]
        expected = {
            f"{standing_words(point)}: {point.point.text}"
            for point in points
            if words
            and all(
                any(word in text.casefold() for text in (point.point.text, *quotes_of(point)))
                for word in words
            )
        }
        found = [each.help for each in palette.find(query) if each.kind == "point"]
        assert set(found) == expected


def quotes_of(point: SeenPoint) -> list[str]:
    return [each.citation.quote for each in point.citations]


@given(st.text("ab^]-\\", max_size=6), st.text("ab^]-\\ ", min_size=1, max_size=4))
def test_letters_in_order_are_found_whatever_they_are(name: str, query: str) -> None:
    letters = iter(name)
    has_letters = all(each in letters for each in query if each != " ")
    has_words = all(word in name for word in query.split())
    assert bool(best([Entry(name)], query)) == (has_letters or has_words)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_the_kinds_stand_below_each_other_and_the_point_is_told_in_whole(
    many: Loaded, size: tuple[int, int]
) -> None:
    async def check(at: Walk) -> None:
        point = at.session.view.events[3].own[0]
        await at.press(":", *"to")
        entries = at.app.screen.query_one(Entries)
        lines = [entries.render_line(y).text for y in range(entries.size.height)]
        kinds = [re.search(r"  (command|event|topic|source|point) *$", each) for each in lines]
        columns = {found.start() for found in kinds if found}
        assert len(columns) == 1
        await at.press("ctrl+u", *point.point.text.split(".")[0], "pagedown")
        place = at.app.screen.query_one("#help").region
        lines = at.text.splitlines()[place.y : place.bottom]
        told = " ".join(" ".join(each[place.x : place.right] for each in lines).split())
        assert f"{standing_words(point)}: {point.point.text}" in told

    walk(check, loaded=many, size=size)


def test_no_text_of_a_briefing_is_markup_in_the_palette(many: Loaded) -> None:
    assert many.briefing
    text = "[/b] [link=http://x] [$y] \\"
    events = {
        name: event._replace(
            titles=(event.titles[0]._replace(text=text),),
            points=tuple(point._replace(text=text) for point in event.points),
        )
        for name, event in many.briefing.events.items()
    }

    async def check(at: Walk) -> None:
        await at.press(":", *"event-000003#point")
        assert text in at.text
        await at.press("down", "enter")
        assert at.session.item == point_target("event-000003#point-1")
        await at.press(":", *"[/b]")
        assert text in at.text

    walk(check, loaded=many._replace(briefing=many.briefing._replace(events=events)))


def test_a_long_brief_is_composed_beside_the_screen(
    many: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.tui.pages.brief._LARGE", 10)
    may_go_on = threading.Event()

    def compose(context: PageContext) -> None:
        may_go_on.wait()
        brief_paragraphs(context)

    monkeypatch.setattr("briefing.tui.room.brief_paragraphs", compose)

    async def check(at: Walk) -> None:
        await at.press("6", "left", "left")
        assert "Composing the brief" in at.text
        may_go_on.set()
        await at.settle()
        assert f"As of {show_day(at.session.view.as_of)}" in at.text

    walk(check, loaded=many)
