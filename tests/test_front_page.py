"""The front page of the room: what the summary says, with a way from each entry to its ground."""

import re
from datetime import date

import pytest

from briefing.document.phrases import BEFOREHAND
from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.model.records import Briefing
from briefing.render.text.brief import render_brief, render_summary
from briefing.render.text.glyphs import UNICODE
from briefing.render.text.layout import Page
from briefing.tui.document_targets import targets_of
from briefing.tui.navigation import follow
from briefing.tui.places import THE_EVENT, THE_FRONT, About, Pane
from briefing.tui.session import Session
from briefing.tui.status import parts_width, status
from briefing.tui.target import Target, TargetKind
from tests.conftest import HARBOUR, ROOT
from tests.walking import Walk, walk

pytestmark = pytest.mark.slow  # each of them opens rooms


DAYS = [date(2023, 1, day) for day in (6, 10, 11, 13, 18)]


def opened(briefing: Briefing, day: date | None = None) -> Session:
    return Session.start(Index(briefing), Lens(as_of=day)).opened()


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("columns", [60, 100, 140])
def test_it_says_what_the_summary_says(shipped: Briefing, day: date, columns: int) -> None:
    async def check(at: Walk) -> None:
        reader = at.room.reader
        page = Page(reader.page_width, ascii=False, command=(), origin="")
        printed = render_summary(at.session.view, page)
        told = [line.text.strip() for line in reader.lines if line.text]
        shown = re.sub(r"(?s)\n\[1\].*?\n(?=Unmarked)", "\n", printed)  # but the sources
        front = at.session.lookup.front_page
        assert " ".join(told).startswith(f"{front.head} {front.counts}")
        for line in shown[shown.index("BOTTOM LINE") :].splitlines():
            assert line.strip() in told or not line.strip(), line

    walk(check, root=ROOT, lens=Lens(as_of=day), size=(columns, 30), on_front_page=True)
    del shipped


def test_the_room_opens_on_it_with_the_cursor_on_the_bottom_line() -> None:
    async def check(at: Walk) -> None:
        where = [(at.session.shown, at.session.pane, at.session.item)]
        for key in ("escape", "F"):
            await at.press(key)
            where.append((at.session.shown, at.session.pane, at.session.item))
        bottom_line = Target(TargetKind.BOTTOM_LINE, "")
        at_first = (THE_FRONT, Pane.READER, bottom_line)
        assert where == [at_first, (THE_EVENT, Pane.TIMELINE, None), at_first]

    walk(check, on_front_page=True)


PAGES = {
    TargetKind.BOTTOM_LINE: About.BOTTOM_LINE,
    TargetKind.JUDGMENT: About.JUDGMENT,
    TargetKind.GAP: About.GAP,
    TargetKind.DISPUTE: About.DISPUTES,
    TargetKind.EVENT: About.EVENT,
    TargetKind.POINT: About.EVENT,
    TargetKind.SOURCE: About.SOURCE,
    TargetKind.SECTION: About.BRIEF,
}
"""The page of each kind of entry."""


def assert_it_leads(session: Session, target: Target) -> None:
    before = session.at_item(target)
    then = follow(before)
    assert then.shown.about is PAGES[target.kind], target
    subject = then.event if then.shown.about is About.EVENT else then.shown.name
    if target.kind in (TargetKind.JUDGMENT, TargetKind.GAP, TargetKind.SOURCE, TargetKind.EVENT):
        assert subject == target.name
    elif target.kind is TargetKind.POINT:
        assert then.point and then.point.ref == target.name
    elif target.kind in (TargetKind.DISPUTE, TargetKind.SECTION):
        assert then.item == target._replace(within="")
    assert then.back().having(future=()) == before


@pytest.mark.parametrize("day", DAYS)
def test_every_entry_leads_to_what_it_is_about(shipped: Briefing, day: date) -> None:
    session = opened(shipped, day)
    targets = list(targets_of(session.lookup.front_page))
    assert len(targets) == len(set(targets))
    sections = [
        each
        for each in session.lookup.front_page.sections
        if each.key not in ("sources-in-short", "notes")
    ]
    assert len(targets) == sum(len(each.blocks) + bool(each.more) for each in sections)
    for target in targets:
        assert_it_leads(session, target)


@pytest.mark.parametrize("day", DAYS)
def test_every_entry_of_the_whole_brief_leads_to_what_it_is_about(day: date) -> None:
    async def check(at: Walk) -> None:
        await at.press("6")
        items = at.room.reader.items
        points = [each.name for each in items if each.within == "key-points"]
        assert {each.ref for each in at.session.view.points_by_ref.values()} - set(points) == {
            each.ref
            for event in at.session.view.events
            for each, aspect in at.session.lookup.in_reading_order(event)
            if aspect == BEFOREHAND
        }, "what was expected stands in one line"
        for item in items:
            if item.kind is not TargetKind.SECTION:
                assert_it_leads(at.session, item)

    walk(check, root=ROOT, lens=Lens(as_of=day))


def test_it_prints_the_brief_though_its_entries_can_be_followed(shipped: Briefing) -> None:
    async def check(at: Walk) -> None:
        await at.press("6")
        width = at.room.reader.page_width
        page = Page(width, ascii=False, command=(), origin=at.room.workspace.title)
        printed = render_brief(at.session.view, page).splitlines()
        assert [line.text for line in at.room.reader.lines][: len(printed) - 2] == printed[:-2]

    walk(check, root=ROOT)
    del shipped


@pytest.mark.slow
@pytest.mark.parametrize("key", ["F", "4", "6", "7", "8", "9"])
def test_the_cursor_is_never_on_an_entry_that_the_day_does_not_have(key: str) -> None:
    async def check(at: Walk) -> None:
        at.room.go(at.session.find("japan"))
        await at.press(key)
        for step in ("left", "left", "left", "right", "right"):
            for share in (0, 1):
                items = at.room.reader.items
                if items:
                    at.room.go(at.session.at_item(items[int(share * (len(items) - 1))]))
                for turn in (step, "left" if step == "right" else "right"):
                    await at.press(turn)
                    items = at.room.reader.items
                    assert at.session.item in (*items, None), (turn, share)
                    assert at.session.item or at.session.shown != THE_FRONT or not items
            await at.press(step)

    walk(check, root=ROOT)


def test_a_marked_point_has_its_sign_there() -> None:
    async def check(at: Walk) -> None:
        place = next(each for each in at.room.reader.items if each.kind is TargetKind.POINT)
        at.room.go(at.session.at_item(place))
        await at.press("space")
        signs = {line.sign for line in at.room.reader.lines if line.item == place}
        assert at.room.workspace.glyphs.marked in signs

    walk(check, root=ROOT, on_front_page=True)


@pytest.mark.parametrize("size", [(50, 15), (40, 12)])
@pytest.mark.parametrize("keys", [("down",), ("pagedown",)])
def test_no_line_is_passed_over(size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async def check(at: Walk) -> None:
        reader, seen = at.room.reader, set[int]()
        while True:
            top = reader.scroll_offset.y
            seen |= {*range(top, top + reader.size.height)}
            before = (at.session.item, top)
            await at.press(*keys)
            if before == (at.session.item, reader.scroll_offset.y):
                break
        lines = [place for place, line in enumerate(reader.lines) if line.item]
        assert seen >= {*lines}
        while True:
            before = (at.session.item, reader.scroll_offset.y)
            await at.press("up" if keys == ("down",) else "pageup")
            if before == (at.session.item, reader.scroll_offset.y):
                break
        assert reader.scroll_offset.y == 0

    walk(check, root=ROOT, size=size, on_front_page=True)


def test_from_the_front_page_to_the_paragraph_in_four_keys_and_back() -> None:
    async def check(at: Walk) -> None:
        targets = list(at.room.reader.items)
        await at.press("down", "down", "enter", "enter")
        assert at.session.shown.about is About.SOURCE
        assert at.session.item and at.session.item.paragraph == 4
        assert at.session.index.numbers[at.session.item.name] == 2
        await at.press("escape", "escape")
        assert at.session.shown == THE_FRONT
        assert at.session.item == targets[2]

    walk(check, root=ROOT, lens=Lens(as_of=date(2023, 1, 10)), on_front_page=True)


def test_left_and_right_replay_it_with_what_is_new() -> None:
    async def check(at: Walk) -> None:
        await at.press("left")
        assert at.session.view.as_of == date(2023, 1, 13)
        assert "+ new since Wed 11 Jan 2023" in at.page
        signs = {line.text.strip()[:1] for line in at.room.reader.lines}
        assert "+" in signs
        while at.session.has_days_before:
            await at.press("left")
        assert "+" not in {line.text.strip()[:1] for line in at.room.reader.lines}

    walk(check, root=ROOT, on_front_page=True)


def test_what_has_no_room_is_counted_and_leads_to_the_rest() -> None:
    async def check(at: Walk) -> None:
        more = [item for item in at.room.reader.items if item.kind is TargetKind.SECTION]
        counts = [line.text for line in at.room.reader.lines if "in the whole brief" in line.text]
        assert len(counts) == len(more) > 1
        for each in more:
            await at.press("F")
            at.room.go(at.session.at_item(each))
            await at.press("enter")
            assert at.session.shown.about is About.BRIEF
            reader = at.room.reader
            heading = next(line.text for line in reader.lines if line.item == each)
            assert at.session.item == each
            assert "in the whole brief" not in heading, "it is not the line that counts"
            assert heading.strip() in at.text, "it is in sight"

    walk(check, root=ROOT, on_front_page=True)


def test_what_is_new_since_a_visit_leads_until_the_whole_is_asked_for(shipped: Briefing) -> None:
    lens = Lens(new_since=date(2023, 1, 10))
    at_first = Session.start(Index(shipped), lens).opened()
    before = at_first.step_day(-1)
    assert before.lens.new_since is None
    assert before.step_day(1).view.news.since == date(2023, 1, 10)
    assert before.step_day(1).lookup.front_page.section("new").blocks
    assert at_first.to_day(at_first.view.as_of) is at_first
    assert at_first.changes.since == date(2023, 1, 10)
    whole = at_first.whole()
    assert whole.step_day(-1).step_day(1).view.news.since == date(2023, 1, 13)


def test_a_conclusion_shows_why_and_what_it_rests_on(shipped: Briefing) -> None:
    async def check(at: Walk) -> None:
        judgment = next(item for item in at.room.reader.items if item.kind is TargetKind.JUDGMENT)
        at.room.go(at.session.at_item(judgment))
        await at.press("enter")
        known = at.session.lookup.judgments[judgment.name]
        flat = " ".join(known.version.why.split())
        assert flat in " ".join(at.page.split())
        assert "Rests on" in at.page
        points = [item.name for item in at.room.reader.items if item.kind is TargetKind.POINT]
        assert points == [ref for ref in known.version.rests if at.session.lookup.point(ref)]
        at.room.go(at.session.at_item(at.room.reader.items[1]))
        await at.press("enter")
        assert at.session.shown.about is About.SOURCE
        await at.press("escape")
        while at.session.has_days_before:
            await at.press("left")
            is_there = judgment.name in at.session.lookup.judgments
            assert ("Rests on" in at.page, "not said on this day" in at.page) == (
                is_there,
                not is_there,
            )
        assert not is_there

    walk(check, root=ROOT, on_front_page=True)
    del shipped


def test_an_empty_briefing_opens_on_an_empty_front_page() -> None:
    session = Session.nowhere().opened()
    assert session.shown == THE_FRONT
    assert session.item is None


def test_the_footer_says_where_escape_leads() -> None:
    async def check(at: Walk) -> None:
        assert "Esc timeline" in at.text
        await at.press("question_mark", "F")
        assert "Esc back" in at.text
        assert "Esc timeline" not in at.text
        await at.press("escape", "escape")
        assert "Esc timeline" in at.text

    walk(check, root=ROOT, on_front_page=True)


@pytest.mark.parametrize("width", [10, 33, 40, 57, 80])
def test_the_top_line_is_never_cut_within_a_word_without_a_sign(width: int) -> None:
    index = Index(load(str(HARBOUR)).briefing or pytest.fail("it is sound"))
    session = Session.start(index, Lens()).find("by:nobody topic:nothing at all")
    said = status(session, 3, width, UNICODE, lambda _: "esc", are_counted=True)
    assert parts_width(said) <= width
    whole = {
        each.text for each in status(session, 3, 500, UNICODE, lambda _: "esc", are_counted=True)
    }
    assert all(each.text in whole or "…" in each.text or not each.text.strip() for each in said)


@pytest.mark.parametrize("size", [(120, 36), (50, 15)])
def test_enter_alone_leads_from_the_bottom_line_to_a_point(size: tuple[int, int]) -> None:
    async def check(at: Walk) -> None:
        pages = []
        for _ in range(3):
            await at.press("enter")
            pages.append((at.session.shown.about, at.session.item in at.room.reader.items))
        assert pages == [
            (About.BOTTOM_LINE, False),
            (About.BOTTOM_LINE, True),
            (About.EVENT, False),  # an event as a whole is the first that it rests on
        ]
        assert at.said == []

    walk(check, root=ROOT, size=size, on_front_page=True)
