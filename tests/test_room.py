"""The room at its keys: each command once through Textual's pilot, and any size of terminal."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from briefing.lens.lens import Lens
from briefing.load import load
from briefing.tui.app import BriefingApp
from briefing.tui.commands import COMMANDS
from briefing.tui.room import Room
from tests.conftest import ROOT

Check = Callable[["Walk"], Awaitable[None]]


class Walk:
    """A reader at the keys."""

    def __init__(self, pilot: Pilot[None], app: BriefingApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def room(self) -> Room:
        return self.app.room

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def focus(self) -> str:
        return (self.room.focused and self.room.focused.id) or ""

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()


def walk(check: Check, *, size: tuple[int, int] = (120, 36), lens: Lens = Lens()) -> None:  # noqa: B008
    """Open the shipped briefing at a size, and do what the check does."""
    loaded = load(str(ROOT))
    assert loaded.briefing

    async def run() -> None:
        app = BriefingApp(loaded.briefing, lens, None, "the shipped briefing", loaded.problems)  # type: ignore[arg-type]
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await check(Walk(pilot, app))

    asyncio.run(run())


async def day_back(at: Walk) -> None:
    await at.press("left")
    assert "11 Jan < as of Fri 13 Jan 2023 > 18 Jan · 4 of 5 sources" in at.text


async def day_on(at: Walk) -> None:
    await at.press("h", "h", "l")
    assert "as of Fri 13 Jan 2023" in at.text
    assert "+" in at.text, "what the step brought is marked"


async def first_day(at: Walk) -> None:
    await at.press("H")
    assert "as of Fri 6 Jan 2023 > 10 Jan · 1 of 5 sources" in at.text


async def last_day(at: Walk) -> None:
    await at.press("H", "L")
    assert "13 Jan < as of Wed 18 Jan 2023 · 5 of 5 sources" in at.text


async def ask_day(at: Walk) -> None:
    await at.press("a", *"1/2", "enter")
    assert "day and month could be either" in at.text
    await at.press("backspace", "backspace", "backspace", *"12 Jan", "enter")
    assert "as of Thu 12 Jan 2023" in at.text


async def item_down(at: Walk) -> None:
    before = at.room.session.event
    await at.press("down", "k", "j")
    assert at.room.session.order.index(at.room.session.event) == (
        at.room.session.order.index(before) + 1
    )


async def item_up(at: Walk) -> None:
    await at.press("3", "j", "j", "up")
    assert at.room.source_place == 1


async def page_down(at: Walk) -> None:
    await at.press("pagedown")
    assert at.room.session.event == at.room.session.order[-1]


async def page_up(at: Walk) -> None:
    await at.press("pageup")
    assert at.room.session.event == at.room.session.order[0]


async def first_item(at: Walk) -> None:
    await at.press("g")
    assert at.room.session.event == "abe-assassination"


async def last_item(at: Walk) -> None:
    await at.press("G")
    assert at.room.session.event == at.room.session.order[-1]


async def next_headline(at: Walk) -> None:
    await at.press("g", "J")
    assert at.room.session.event == "talks-announcement"


async def previous_headline(at: Walk) -> None:
    await at.press("K")
    assert at.room.session.event == "two-plus-two"
    assert "2+2 meeting of foreign and defence ministers" in at.text


async def follow(at: Walk) -> None:
    await at.press("K", "enter")
    assert at.room.session.point == "two-plus-two#participants"
    await at.press("enter")
    assert "¶2 " in at.text
    assert "[1] [US and Japan to hold" in "".join(line.text for line in at.room.reader.lines)
    await at.press("2", "enter")
    assert "The talks and the alliance" in at.text
    await at.press("3", "G", "enter")
    assert "[5] Japan, US Emphasize" in at.text


async def back(at: Walk) -> None:
    await at.press("K", "enter", "enter", "escape")
    assert at.room.session.point == "two-plus-two#participants"
    assert at.focus == "reader"
    await at.press("backspace", "backspace", "escape")
    assert at.focus == "timeline"
    assert at.app.is_running


async def next_pane(at: Walk) -> None:
    panes = []
    for _ in range(4):
        await at.press("tab")
        panes.append(at.focus)
    assert panes == ["reader", "topics", "sources", "timeline"]


async def previous_pane(at: Walk) -> None:
    await at.press("shift+tab")
    assert at.focus == "sources"


async def show_timeline(at: Walk) -> None:
    await at.press("4", "1")
    assert at.focus == "timeline"
    assert "Kishida's summit with Biden" in at.text


async def show_topics(at: Walk) -> None:
    await at.press("2")
    assert at.focus == "topics"


async def show_sources(at: Walk) -> None:
    await at.press("H", "3")
    assert at.focus == "sources"
    assert re.search(r"5 18 Jan  The D\S+ +\. ", at.text), "not yet published: no points"


async def show_disputes(at: Walk) -> None:
    await at.press("4")
    assert "19 disputes" in at.text
    await at.press("tab", "tab", "tab", "j")
    assert "19 disputes" not in at.text, "the reading pane follows the timeline"


async def show_brief(at: Walk) -> None:
    await at.press("6")
    assert "BOTTOM LINE" in at.text
    await at.press("G")
    assert "briefing print --as-of 2023-01-18 --width" in at.text


async def show_problems(at: Walk) -> None:
    await at.press("!")
    assert "No problems in this folder." in at.text


async def pick(at: Walk) -> None:
    await at.press("2", "j", "space")
    assert "topic China and Taiwan" in at.text
    await at.press("space", "K", "1", "enter", "space")
    assert "1 marked" in at.text


async def find(at: Walk) -> None:
    await at.press("slash", *"satellites")
    assert "hit 1 of 1" in at.text
    assert at.room.session.point == "two-plus-two#satellites"
    await at.press("enter")
    assert at.focus == "reader"
    await at.press("slash", "escape")
    assert "hit" not in at.text.splitlines()[0]
    await at.press("slash", *"zzz")
    assert "0 hits" in at.text


async def next_hit(at: Walk) -> None:
    await at.press("g", "slash", *"tomahawk", "enter", "slash", "escape", "slash", *"okinawa")
    count = len(at.room.session.hits)
    await at.press("enter", "n")
    assert f"hit 2 of {count}" in at.text
    await at.press(*"n" * (count - 1))
    assert f"hit 1 of {count}" in at.text, "and round"


async def previous_hit(at: Walk) -> None:
    await at.press("g", "slash", *"okinawa", "enter", "N")
    count = len(at.room.session.hits)
    assert f"hit {count} of {count}" in at.text


async def copy(at: Walk) -> None:
    await at.press("K", "y")
    assert at.app.clipboard == "Wed 11 Jan 2023: 2+2 meeting of foreign and defence ministers"
    await at.press("enter", "y")
    assert at.app.clipboard.startswith("Ministers Yasukazu Hamada (defence)")
    assert at.app.clipboard.endswith("on 11 January], Fri 6 Jan 2023, ¶2]")


async def whole(at: Walk) -> None:
    await at.press("H", "2", "space", "0")
    assert "as of Wed 18 Jan 2023 · 5 of 5 sources" in at.text
    assert at.room.session.lens == Lens()


async def show_keys(at: Walk) -> None:
    await at.press("?")
    assert "← h " in at.text
    assert "Leave the briefing room." in "".join(line.text for line in at.room.reader.lines)


async def palette(at: Walk) -> None:
    await at.press(":")
    assert at.app.screen is not at.room
    await at.press(*"drone flights")
    await at.app.workers.wait_for_complete()
    await at.press("enter")
    assert at.app.screen is at.room
    assert at.room.session.event == "drone-flights"


async def quit_(at: Walk) -> None:
    await at.press("q")
    assert at.app._exit


CHECKS = {
    check.__name__.rstrip("_"): check
    for check in (
        *(day_back, day_on, first_day, last_day, ask_day, item_down, item_up, page_down, page_up),
        *(first_item, last_item, next_headline, previous_headline, follow, back, next_pane),
        *(previous_pane, show_timeline, show_topics, show_sources, show_disputes, show_brief),
        *(
            show_problems,
            pick,
            find,
            next_hit,
            previous_hit,
            copy,
            whole,
            show_keys,
            palette,
            quit_,
        ),
    )
}


@pytest.mark.parametrize("command", [command.id for command in COMMANDS])
def test_each_command_does_what_it_says(command: str) -> None:
    walk(CHECKS[command])


def test_no_key_has_two_commands() -> None:
    keys = [key for command in COMMANDS for key in command.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_it_opens_on_the_headline_and_its_lens() -> None:
    async def check(at: Walk) -> None:
        assert "as of Fri 6 Jan 2023 > 10 Jan · 1 of 5 sources · topic China and Taiwan" in at.text

    from datetime import date

    walk(check, lens=Lens(as_of=date(2023, 1, 6), topics=frozenset({"china"})))


SIZES = [
    *((width, 24) for width in (*range(1, 44, 6), *range(78, 83), *range(118, 123), 200, 400)),
    *((80, height) for height in (1, 2, 3, 4, 5, 8, 15, 50, 100)),
    *((size, size) for size in (1, 2, 3, 5, 10)),
]


def test_no_size_of_terminal_is_too_small() -> None:
    """Resized while running, with the pages and panes that are shown at that size."""

    async def check(at: Walk) -> None:
        keys = itertools.cycle(("j", "tab", "6", "j", "1", "enter", "2"))
        for width, height in SIZES:
            await at.pilot.resize_terminal(width, height)
            await at.pilot.press(next(keys))
        await at.pilot.resize_terminal(120, 36)
        await at.press("1")
        assert "TOPICS" in at.text

    walk(check)


@pytest.mark.parametrize(
    ("size", "shown", "hidden"),
    [
        ((120, 36), ("TOPICS", "2022 July", "Prime Minister Fumio Kishida"), ()),
        ((80, 24), ("2022 July", "Prime Minister Fumio"), ("TOPICS",)),
        ((50, 15), ("2023 January",), ("TOPICS", "Prime Minister Fumio")),
    ],
)
def test_columns_follow_the_width(
    size: tuple[int, int], shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    async def check(at: Walk) -> None:
        for text in shown:
            assert text in at.text
        for text in hidden:
            assert text not in at.text
        await at.press("2")
        assert "TOPICS" in at.text, "what has the focus is in sight"

    walk(check, size=size)


def test_brackets_and_wide_text_in_the_data_are_only_text() -> None:
    async def check(at: Walk) -> None:
        events = {
            name: event._replace(title="[/b] [link=http://x] 日米首脳会談 👩‍🚀 [$x]")
            for name, event in at.room.session.index.briefing.events.items()
        }
        briefing = at.room.session.index.briefing._replace(events=events)
        app = BriefingApp(briefing, Lens(), None, "[/]", ())
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            for keys in (("j", "6"), ("y", "4"), ("1", "enter", "y")):
                await pilot.press(*keys)
            await pilot.pause()
            assert "[/b] [link=http://x]" in Walk(pilot, app).text

    walk(check)
