"""The dialogs: what they take, and what a low or narrow terminal shows of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.render.text.glyphs import ASCII
from briefing.system.remembered_state import Remembered
from briefing.tui.commands import COMMANDS
from briefing.tui.dialogs.days import Days
from briefing.tui.dialogs.text_input import TextInput
from briefing.tui.places import About
from briefing.tui.session import Session
from tests.conftest import HARBOUR
from tests.terminal import leave, opened
from tests.walking import Walk, key_event, walk

pytestmark = pytest.mark.slow  # each of them opens rooms


NAME = "brief-2031-03-14.txt"
SIZES = [(40, 12), (50, 15), (40, 8)]


async def burst(at: Walk, *keys: str) -> None:
    """Press keys before any of them has been dealt with."""
    for key in keys:
        at.app.post_message(key_event(key))
    await at.drain()
    await at.settle()


def page(at: Walk) -> About:
    """What the page is about."""
    return at.session.shown.about


def squeezed(at: Walk) -> str:
    """The screen with each run of blanks as one."""
    return " ".join(at.text.split())


# Saving


def test_the_save_dialog_takes_nothing_while_it_saves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def check(at: Walk) -> None:
        await burst(at, "p", "enter", "p", "x", "down", "enter")
        assert at.app.screen is at.room
        assert at.said[-1].startswith(f"Saved {NAME}")
        assert os.listdir() == [NAME]

    walk(check)


def test_a_key_before_the_question_overwrites_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text("kept")

    async def check(at: Walk) -> None:
        await burst(at, "p", "enter", "x", "enter", "enter")
        question = at.app.screen.query_one("#wrong", Static).content
        assert str(question) == f"{NAME} is already there: Enter again overwrites it"
        assert (tmp_path / NAME).read_text() == "kept"
        await at.press("x")
        assert at.app.screen.query_one(TextInput).value == f"{NAME}x"
        await at.press("backspace", "enter")
        await at.settle()
        await at.press("enter")
        await at.settle()
        assert at.said[-1].startswith(f"Saved {NAME}")
        assert (tmp_path / NAME).read_text() != "kept"

    walk(check)


def test_escape_while_it_saves_closes_the_dialog_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def check(at: Walk) -> None:
        await burst(at, "p", "enter", "x", "escape", "?")
        assert at.app.screen is at.room
        assert page(at) is About.KEYS, "what comes later is for the room"
        assert os.listdir() == []

    walk(check)


@pytest.mark.parametrize("key", ["a", "t", ":", "D"])
def test_what_comes_after_the_key_that_answers_is_for_the_room(key: str) -> None:
    async def check(at: Walk) -> None:
        await burst(at, key, "enter", "?")
        assert at.app.screen is at.room
        assert page(at) is About.KEYS

    walk(check)


# Comparing days


def test_the_days_that_are_offered_are_compared() -> None:
    async def check(at: Walk) -> None:
        await at.press("D")
        assert "10 Mar..14 Mar" in at.text
        await at.press("enter")
        assert "Changes from Mon 10 Mar 2031 to Fri 14 Mar 2031" in at.page

    walk(check)


def test_an_end_after_the_last_day_is_the_last_day() -> None:
    async def check(at: Walk) -> None:
        await at.press("D", *"1 mar..1 apr", "enter")
        assert at.session.view.as_of == at.session.index.last_day()
        assert "to Fri 14 Mar 2031" in at.page
        assert at.said == []

    walk(check)


# The day


def test_a_typed_day_says_how_many_sources_it_has() -> None:
    loaded = load(str(HARBOUR))
    assert loaded.briefing
    days = Days(Session.start(Index(loaded.briefing), Lens()))
    listed = {entry.name: entry for entry in days.find("")}
    for entry in listed.values():
        assert "1 source" in entry.note
        assert days.find(entry.name)[0][:3] == entry[:3]
    quiet = days.find("12 Mar")[0]
    assert (quiet.note, quiet.help) == (
        "",
        "Shows what had been published by then: 4 sources",
    )


# The theme


def test_a_chosen_theme_is_remembered_even_if_it_is_that_of_the_start() -> None:
    async def check(at: Walk) -> None:
        assert at.app.to_remember().theme == ""
        before = at.app.theme
        await at.press("t", "enter")
        assert at.app.to_remember().theme == before == at.app.theme

    walk(check)


def test_another_theme_is_remembered_too() -> None:
    async def check(at: Walk) -> None:
        await at.press("t", *"ansi-light", "enter")
        assert at.app.to_remember().theme == "ansi-light"
        await at.press("t", "escape")
        assert at.app.to_remember().theme == "ansi-light"

    walk(check, remembered=Remembered(theme="textual-light"))


def test_a_theme_that_cannot_be_shown_for_once_is_not_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def check(at: Walk) -> None:
        assert at.app.theme != "ansi-light"
        assert at.app.to_remember().theme == "ansi-light"

    walk(check, remembered=Remembered(theme="ansi-light"))


# In a low and narrow terminal


@pytest.mark.parametrize("size", SIZES)
def test_the_save_dialog_keeps_its_keys_and_the_choice_of_points(size: tuple[int, int]) -> None:
    async def check(at: Walk) -> None:
        await at.press("enter", "space", "p")
        shown = squeezed(at)
        assert "Enter saves, - prints in the terminal." in shown
        assert "Esc leaves." in shown
        assert NAME in shown
        assert "► the marked point" in shown
        assert "all that is shown" in shown or "1 of 2" in shown
        await at.press("shift+tab", "shift+tab", "right")
        assert "► all that is shown" in squeezed(at)
        assert "all that is shown" in shown or "2 of 2" in squeezed(at)

    walk(check, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_the_dialog_of_two_days_keeps_the_days_of_publication(size: tuple[int, int]) -> None:
    async def check(at: Walk) -> None:
        await at.press("D")
        shown = squeezed(at)
        assert "Changes from which day to which?" in shown
        assert "Days of publication: 3 Mar, 5 Mar, 7" in shown
        await at.press(*"soon", "enter")
        assert "`soon` is no date; write it as" in squeezed(at)

    walk(check, size=size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("keys", "entry", "said"),
    [
        ("a", "► Fri 14 Mar 2031", "published by then: 5 sources"),
        ("a1/2", "1/2", "day and month could be either"),
        (":", "► Day back", "Show what was known a day of publication earlier."),
        ("tzzz", "zzz", "Nothing is called so."),
    ],
)
def test_a_list_keeps_what_is_said_of_an_entry(
    size: tuple[int, int], keys: str, entry: str, said: str
) -> None:
    async def check(at: Walk) -> None:
        await at.press(*keys)
        assert entry in at.text
        assert said in squeezed(at)

    walk(check, size=size)


# Escape, and the next key at once


@pytest.mark.slow
@pytest.mark.parametrize("opening", ["a", "p", ":", "t", "D", "/", "/talks"])
def test_escape_closes_whatever_key_follows_at_once(tmp_path: Path, opening: str) -> None:
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("as of Fri 14 Mar 2031")
        for followed, shown in (
            ("6", "BOTTOM LINE"),
            ("D", "Changes from which day to which?"),
            (":", "command, event, topic"),
            ("-0H", "as of Mon 3 Mar 2031"),
        ):
            at.type("L1")
            at.rest()
            at.type(opening)
            at.rest()
            at.type(f"\x1b{followed}")
            at.wait_for(shown)
            at.escape()
        leave(at)


def test_escape_and_enter_at_once_choose_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("as of Fri 14 Mar 2031")
        at.type("a10 Mar")
        at.wait_for("10 Mar ")
        at.type("\x1b\r")
        at.wait_for("› point 1 of 3")
        assert "as of Fri 14 Mar 2031" in at.text
        leave(at)


def test_in_the_room_escape_goes_back_before_the_next_key_is_carried_out(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("as of Fri 14 Mar 2031")
        at.type("4")
        at.wait_for("6 disputes")
        at.type("6")
        at.wait_for("BOTTOM LINE")
        at.type("\x1b]\x1bH")  # back, forward, back
        at.wait_for("─ Disputes ─", "as of Mon 3 Mar 2031")
        at.type("\x1b[1;3D")
        at.wait_until(lambda: "─ Disputes ─" not in at.text, "back by Alt and an arrow")
        at.type("\x1b[1;3C")
        at.wait_for("─ Disputes ─")
        leave(at)


WITH_ALT = [
    each._replace(keys=("alt+d",)) if each.id == "show_disputes" else each for each in COMMANDS
]


def test_alt_and_a_character_are_the_key_of_a_command_or_else_two_keys() -> None:
    async def check(at: Walk) -> None:
        await at.press("a")
        at.app.post_message(events.Key("alt+d", "d"))
        await at.drain()
        assert at.app.screen is at.room
        assert page(at) is not About.DISPUTES
        at.app.post_message(events.Key("alt+d", "d"))
        await at.drain()
        assert page(at) is About.DISPUTES
        at.app.post_message(events.Key("alt+shift+o", "O"))
        await at.drain()
        assert page(at) is not About.DISPUTES

    walk(check, commands=WITH_ALT)


# The page of keys


async def choose(at: Walk, command: str) -> None:
    """Open the page of keys, put the cursor on a command and choose it."""
    await at.press("?")
    item = next(each for each in at.room.reader.items if each.name == command)
    at.room.go(at.session.at_item(item))
    await at.press("enter")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 15)])
def test_the_page_of_keys_gives_way_to_the_command_that_is_chosen(size: tuple[int, int]) -> None:
    async def check(at: Walk) -> None:
        await at.press("4")
        before = at.session
        await choose(at, "first_day")
        assert (at.session.shown, at.session.pane) == (before.shown, before.pane)
        assert at.session.history == before.history
        assert "as of Mon 3 Mar" in at.text
        await choose(at, "show_brief")
        assert page(at) is About.BRIEF
        await at.press("escape")
        assert page(at) is About.DISPUTES
        await choose(at, "back")
        assert page(at) is About.DISPUTES
        await choose(at, "ask_day")
        assert at.app.screen is not at.room
        await at.press("escape")
        assert page(at) is About.DISPUTES
        await choose(at, "show_keys")
        assert page(at) is About.KEYS

    walk(check, size=size)


def test_without_anywhere_to_go_back_to_the_timeline_is_shown() -> None:
    async def check(at: Walk) -> None:
        at.room.go(at.session.having(history=()))
        await at.press("?")
        at.room.go(at.session.having(history=()))
        await choose(at, "last_day")
        assert page(at) is About.EVENT
        assert at.focus == "timeline"

    walk(check)


# Signs


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
def test_in_ascii_no_page_and_no_dialog_shows_an_escape_of_a_sign(size: tuple[int, int]) -> None:
    async def check(at: Walk) -> None:
        for keys in (
            *("1", "1j", "g1", "F", "2", "3", "4", "5", "6", "7", "8", "9", "m", "!", "?"),
            *("1\r", "1\r\r", "2\r", "3\r", "F\r", "F\r\r", "/", "/lind"),
            *("a", "p", ":", "t", "D"),
        ):
            await at.press(*["enter" if key == "\r" else key for key in keys])
            await at.settle()
            assert at.text.isascii()
            assert "\\u" not in at.text, keys
            await at.press("escape")

    walk(check, size=size, glyphs=ASCII)


def test_the_way_to_a_point_is_written_in_ascii(tmp_path: Path) -> None:
    with opened(
        tmp_path, columns=80, lines=24, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    ) as at:
        at.wait_for("as of Fri 14 Mar 2031")
        at.type("\r")
        at.wait_for("Vote of the counci", "> point 1 of ")
        leave(at)
