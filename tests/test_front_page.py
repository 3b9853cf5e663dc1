"""The front page of the room: what the summary says, with a way from each entry to its ground."""

import re
from datetime import date

import pytest

from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing
from briefing.render.text.brief import render_summary
from briefing.render.text.layout import Page
from briefing.tui.commands import COMMANDS
from briefing.tui.front_targets import targets_of
from briefing.tui.navigation import follow
from briefing.tui.session import THE_EVENT, THE_FRONT, About, Pane, Session
from briefing.tui.target import Target, TargetKind
from tests.conftest import ROOT
from tests.walking import Walk, walk

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


@pytest.mark.parametrize("day", DAYS)
def test_every_entry_leads_to_a_paragraph(shipped: Briefing, day: date) -> None:
    session = opened(shipped, day)
    targets = list(targets_of(session.lookup.front_page))
    assert len(targets) == len(set(targets))
    blocks = [
        block
        for section in session.lookup.front_page.sections
        if section.key not in ("sources-in-short", "notes")
        for block in section.blocks
    ]
    assert len(targets) == len(blocks)
    for target in targets:
        then = follow(session.at_item(target))
        assert then.shown != THE_FRONT, target
        assert then.back().having(future=()) == session.at_item(target)


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
        more = [item for item in at.room.reader.items if item.kind is TargetKind.COMMAND]
        assert {each.name for each in more} <= {each.id for each in COMMANDS}
        counts = [line.text for line in at.room.reader.lines if "more in the whole" in line.text]
        assert len(counts) == len(more) > 1
        at.room.go(at.session.at_item(more[0]))
        await at.press("enter")
        assert at.session.shown.about is About.BRIEF

    walk(check, root=ROOT, on_front_page=True)


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
        await at.press("left", "left", "left", "left", "escape")
        assert re.search("not said on this day|Rests on", at.page)

    walk(check, root=ROOT, on_front_page=True)
    del shipped


def test_an_empty_briefing_opens_on_an_empty_front_page() -> None:
    session = Session.nowhere().opened()
    assert session.shown == THE_FRONT
    assert session.item is None
