"""The room as a reader finds it: sizes, texts, files that change, what it keeps and saves."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import shutil
import subprocess
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import LayoutUpdate
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Paste, Resize
from textual.geometry import Size
from textual.screen import Screen

from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.dates import parse_when
from briefing.model.diagnostics import Diagnostic
from briefing.model.records import Briefing, DisputeStatus, Firmness
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.formats import FORMATS, Format
from briefing.render.text.glyphs import ASCII
from briefing.system.remembered_state import Remembered, recall, remember
from briefing.tui.app import BriefingApp, Ready
from briefing.tui.commands import COMMANDS
from briefing.tui.dialogs.radio_line import RadioLine
from briefing.tui.dialogs.text_input import TextInput
from briefing.tui.places import About, Pane
from briefing.tui.room import Room
from briefing.tui.target import Target, TargetKind, point_target
from briefing.tui.threads import run_in_thread
from briefing.tui.user_keymap import remap
from briefing.tui.workspace import Workspace
from tests.briefings import cite, event, make_briefing, point, source, voice
from tests.conftest import HARBOUR, Run
from tests.walking import Walk, walk


def test_it_opens_on_the_headline_and_its_lens() -> None:
    async def check(at: Walk) -> None:
        assert "as of Mon 3 Mar 2031 · 0 of 1 source · topic ferries" in at.text
        assert "filtered: 0 shows all" in at.text

    walk(check, lens=Lens(as_of=date(2031, 3, 3), topics=frozenset({"ferries"})))


def test_a_source_is_left_out_on_its_page_and_over_the_days() -> None:
    async def check(at: Walk) -> None:
        whole = at.session.view
        await at.press("3", "j", "j", "enter", "w")
        left = at.session.view
        assert left.fall and list(left.fall.sources) == [3]
        assert "The briefing is shown without it." in at.page
        assert "filtered: 0 shows all" in at.text
        assert at.session.source == "002_post", "the pane keeps it"
        await at.press("h", "7", "5", "6")
        await at.settle()
        assert "Without [3] The Harbour Post: " in at.page
        assert at.session.lens.without == {"002_post"}
        await at.press("0")
        assert at.session.view == whole

    walk(check)


def test_the_last_ground_is_not_left_out() -> None:
    async def check(at: Walk) -> None:
        await at.press("H", "3", "w")
        assert at.said == ["Nothing is left without [1]"]
        assert not at.session.lens.without

    walk(check)


WIDTHS = (1, 2, 3, 4, 5, 10, 30, 49, 50, 51, 79, 80, 81, 119, 120, 121, 169, 170, 171, 250)
HEIGHTS = (1, 2, 3, 4, 5, 14, 15, 16, 23, 24, 25, 36, 50)
SIZES = [
    *((width, 24) for width in WIDTHS),
    *((width, height) for height in (1, 15, 50) for width in (1, 3, 49, 80, 120, 250)),
    *((width, height) for width in (80, 120) for height in HEIGHTS),
]


async def resize(at: Walk, width: int, height: int) -> None:
    """Give the terminal another size, and wait until that is drawn to the last cell."""
    driver = at.app._driver
    assert isinstance(driver, HeadlessDriver)
    driver._size = size = Size(width, height)
    at.app.post_message(Resize(size, size))
    await at.drain()
    assert at.app.is_running, f"the room has ended at {width} × {height}"
    strips = at.app.screen._compositor.render_strips()
    assert len(strips) == height and {strip.cell_length for strip in strips} == {width}


@pytest.mark.slow
def test_no_size_of_terminal_is_too_small() -> None:
    """Resized while running, from each breakpoint to the next, with the pages and panes there."""

    async def check(at: Walk) -> None:
        keys = itertools.cycle(("j", "tab", "6", "j", "1", "enter", "2", "5", "7", "z"))
        for width, height in SIZES:
            at.app.simulate_key(next(keys))
            await resize(at, width, height)
        await resize(at, 120, 36)
        await at.press("1", "escape", "1")
        assert "2 Topics" in at.text or at.session.is_zoomed

    walk(check)


@pytest.mark.parametrize(
    ("size", "shown", "hidden"),
    [
        ((120, 36), ("2 Topics", "2030 August", "The two councils were to vote"), ()),
        ((80, 24), ("1 Timeline", "The two councils"), ("2 Topics",)),
        ((50, 15), ("Mon 10",), ("2 Topics", "The two councils")),
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
        assert "2 Topics" in at.text, "what has the focus is in sight"

    walk(check, size=size)


@pytest.mark.slow
def test_brackets_and_wide_text_in_the_data_are_only_text() -> None:
    title = "[/b] [link=http://x] 日米首脳会談 👩‍🚀 שלום [$x]"
    loaded = load(str(HARBOUR))
    assert loaded.briefing
    events = {
        name: event._replace(
            titles=(event.titles[0]._replace(text=title),),
            points=tuple(point._replace(text=f"{point.id} {title}") for point in event.points),
        )
        for name, event in loaded.briefing.events.items()
    }

    async def check(at: Walk) -> None:
        for keys in (("j", "6"), ("y", "4"), ("5", "7"), ("1", "enter", "y"), ("enter", "p")):
            await at.press(*keys)
        await at.press("escape", "1")
        assert "[/b] [link=http://x]" in at.text
        assert title in at.page

    walk(check, loaded=loaded._replace(briefing=loaded.briefing._replace(events=events)))


def test_where_the_terminal_takes_only_ascii_nothing_else_is_drawn() -> None:
    async def check(at: Walk) -> None:
        for key in ("1", "4", "5", "6", "7", "?", "2", "p"):
            await at.press(key)
            assert {char for char in at.text if not char.isascii()} == set()
        await at.press("escape", "1")
        assert "|* Vote of the councils" in at.text

    walk(check, glyphs=ASCII)


def test_the_reader_is_where_the_last_visit_ended() -> None:
    async def check(at: Walk) -> None:
        assert at.session.item == point_target("mayors-meeting#radar")
        assert "1 marked" in at.text
        assert at.app.theme == "textual-light"
        assert "your note: who pays?" in at.page
        assert at.app.to_remember() == left._replace(seen="2031-03-14")
        assert (at.app.found, at.app.noted) == (frozenset(left.marks), left.notes)

    left = Remembered(
        "mayors-meeting",
        "mayors-meeting#radar",
        ("gone#gone", "mayors-meeting#radar"),
        "textual-light",
        notes={"gone#gone": "was it so?", "mayors-meeting#radar": "who pays?"},
    )
    walk(check, remembered=left)


def test_keys_of_the_readers_own_are_shown_and_work() -> None:
    commands, problems = remap(COMMANDS, {"show_brief": "b", "quit": ["x", "ctrl+x"]})
    assert problems == []

    async def check(at: Walk) -> None:
        assert "x quit" in at.text
        await at.press("6")
        assert "BOTTOM LINE" not in at.text
        await at.press("b")
        assert "BOTTOM LINE" in at.text
        await at.press("q")
        assert not at.app._exit
        await at.press("ctrl+x")
        assert at.app._exit

    walk(check, commands=commands)


@pytest.mark.slow
def test_a_click_puts_the_cursor_where_it_points() -> None:
    async def check(at: Walk) -> None:
        await at.pilot.click("#timeline", offset=(12, 1))
        assert at.session.event == at.session.view.events[0].event.id
        await at.pilot.click("#reader", offset=(5, 5))
        assert at.session.point
        await at.pilot.click("#topics", offset=(5, 1))
        assert (at.session.topic, at.focus) == (at.session.view.topics[1].id, "topics")
        await at.pilot.click("#sources", offset=(5, 3))
        assert (at.session.source[:3], at.focus) == ("003", "sources")
        await at.pilot.click("#reader", offset=(5, 9))
        assert at.session.shown.about is About.SOURCE, "the page that was shown ahead"
        assert at.focus == "reader"

    walk(check)


def test_text_can_be_selected_with_the_mouse_and_copied() -> None:
    async def check(at: Walk) -> None:
        await at.pilot.mouse_down("#reader", offset=(4, 0))
        await at.pilot.hover("#reader", offset=(12, 0))
        await at.pilot.mouse_up("#reader", offset=(12, 0))
        await at.press("ctrl+c")
        assert at.app.clipboard == "Vote of t"

    walk(check)


@pytest.mark.slow
def test_text_is_copied_without_the_margin_of_the_page() -> None:
    async def check(at: Walk) -> None:
        first, second = (line.text for line in at.room.reader.lines[:2])
        for start, text in ((0, first), (2, first), (4, first), (6, first[2:])):
            await at.pilot.mouse_down("#reader", offset=(start, 0))
            await at.pilot.hover("#reader", offset=(12, 1))
            await at.pilot.mouse_up("#reader", offset=(12, 1))
            await at.press("ctrl+c")
            assert at.app.clipboard == f"{text}\n{second[:9]}"

    walk(check)


@pytest.fixture
def copy_of_the_briefing(tmp_path: Path) -> Path:
    for name in ("content", "seeds"):
        shutil.copytree(HARBOUR / name, tmp_path / name)
    return tmp_path


PLAIN = list(FORMATS).index("plain")


async def until(at: Walk, text: str) -> None:
    """Wait until the screen shows a text, or it was said in the corner."""
    for _ in range(200):
        if text in at.text or any(text in said for said in at.said):
            return
        await at.pilot.pause(0.05)
    raise AssertionError(f"no {text!r} in {at.said} or:\n{at.text}")


@pytest.mark.slow
def test_a_change_on_disk_is_read_and_a_mistake_is_not(copy_of_the_briefing: Path) -> None:
    path = copy_of_the_briefing / "content/events/fares-vote.yaml"
    good = path.read_text()

    async def check(at: Walk) -> None:
        path.write_text(good.replace("Vote of the councils on fares", "The vote of the two"))
        await until(at, "The vote of the two")
        assert at.session.event == "fares-vote"
        path.write_text(good.replace("rank: headline", "rank: highest"))
        await until(at, "1 problem (!)")
        await until(at, "content/events/fares-vote.yaml:3: ")
        assert "The vote of the two" in at.text, "the last good state stays"
        await at.press("!")
        assert "`highest`" in at.page
        path.write_text(good)
        await until(at, "No problems in this folder")
        assert "problem (!)" not in at.text
        await at.press("escape")
        assert "Vote of the councils" in at.text

    walk(check, root=copy_of_the_briefing)


def break_it(path: Path) -> None:
    path.write_text(path.read_text().replace("rank: headline", "rank: highest"))


@pytest.mark.slow
def test_the_last_good_state_stays_until_a_sound_one_comes(copy_of_the_briefing: Path) -> None:
    """Asking again does not make a mistake an old one; what is as it was when opened is taken."""
    path = copy_of_the_briefing / "content/events/fares-vote.yaml"
    other = copy_of_the_briefing / "content/events/strike.yaml"
    good = path.read_text()
    other.write_text(other.read_text().replace("rank: ", "ranc: "))
    opened_with = load(str(copy_of_the_briefing))
    assert opened_with.problems

    async def check(at: Walk) -> None:
        assert "fares-vote" in at.session.lookup.places
        break_it(path)
        for _ in range(3):
            await at.press("r")
            await until(at, "content/events/fares-vote.yaml:3: ")
            await at.settle()
            assert "The last good state stays." in at.said[-1]
            assert "fares-vote" in at.session.lookup.places
        path.write_text(good.replace("councils on fares", "councils on tolls"))
        await until(at, "Vote of the councils on tolls")
        broken = other.read_text()
        other.write_text(broken.replace("points:", "ponts:"))
        await until(at, "content/events/strike.yaml:")
        other.write_text(broken)
        await at.press("r")
        await at.settle()
        assert at.said[-1] == "Read anew: 17 events"

    walk(check, root=copy_of_the_briefing, loaded=opened_with)


def test_a_folder_that_vanishes_is_named_and_the_room_stays(copy_of_the_briefing: Path) -> None:
    async def check(at: Walk) -> None:
        shutil.move(copy_of_the_briefing, copy_of_the_briefing.with_name("elsewhere"))
        await at.press("r")
        await at.settle()
        gone = f"{copy_of_the_briefing}: No such file or directory"
        assert at.said[-1] == f"{gone}. The last good state stays."
        await at.press("!")
        assert "an invented briefing error: " in at.page
        assert ":1:1" not in at.page
        await at.press("1", "y")
        assert at.said[-1] == "Copied the event"

    walk(check, root=copy_of_the_briefing)


@pytest.mark.slow
def test_an_editor_that_changes_nothing_is_left_without_a_word(
    copy_of_the_briefing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_of_the_briefing / "content/events/fares-vote.yaml"
    changes = iter(["", "# looked at"])

    def edit(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        if more := next(changes):
            path.write_text(path.read_text() + more)
        return subprocess.CompletedProcess(words, 0)

    async def check(at: Walk) -> None:
        monkeypatch.setattr(subprocess, "run", edit)
        monkeypatch.setattr(at.app._driver.__class__, "can_suspend", True)
        await at.press("e")
        await at.settle()
        assert at.said == []
        await at.press("e")
        await at.settle()
        assert at.said == ["Read anew: 18 events"]

    walk(check, root=copy_of_the_briefing)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (79, 24), (50, 15), (30, 10)])
def test_the_brief_is_set_at_the_width_of_its_pane(size: tuple[int, int]) -> None:
    async def check(at: Walk) -> None:
        for before in ("1", "5", "2", "3", "6"):
            await at.press(before, "6")
            widest = max(len(line.text.rstrip()) for line in at.room.reader.lines)
            assert at.room.reader.page_width - 8 <= widest <= max(30, at.room.reader.page_width)

    walk(check, size=size)


def test_the_sources_have_no_points_to_mark() -> None:
    async def check(at: Walk) -> None:
        await at.press("K", "enter")
        assert at.session.point
        await at.press("3", "space")
        assert at.session.marks == frozenset()
        shown = [point for seen in at.session.view.events for point in seen.points]
        assert shown
        assert all(1 in point.sources for point in shown)
        await at.press("space")
        assert at.session.lens == Lens()
        await at.press("y")
        assert at.app.clipboard == ("Northport Wire, Mayors to meet on ferries, Mon 3 Mar 2031")

    walk(check)


def test_what_the_rules_find_stands_among_the_problems(copy_of_the_briefing: Path) -> None:
    brief = copy_of_the_briefing / "content/brief.yaml"
    good = brief.read_text()
    brief.write_text(good.replace("from 2032", "for some time"))

    async def check(at: Walk) -> None:
        assert "(!)" not in at.text, "a warning waits until it is asked for"
        await at.press("!")
        await until(at, "warning: “for some time”")
        brief.write_text(good)
        await until(at, "No problems in this folder.")

    walk(check, root=copy_of_the_briefing)


async def save_to(at: Walk, path: Path, *keys: str) -> None:
    """Open the dialog, name a file and press keys."""
    await at.press("p")
    line = at.app.screen.query_one("#path")
    line.value = str(path)  # type: ignore[attr-defined]
    await at.press(*keys)
    await at.settle()


@pytest.mark.slow
def test_the_marked_points_are_saved_and_a_file_is_not_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"

    async def check(at: Walk) -> None:
        await at.press("K", "enter", "space", "j", "j", "space")
        await save_to(at, path)
        assert "the 2 marked points" in at.text
        await at.press("enter")
        await at.settle()
        assert at.said[-1] == f"Saved {path}; its path is copied"
        assert at.app.clipboard == str(path)
        assert path.read_text().count("\n  - ") >= 2
        assert "2 points" in path.read_text()
        keys = ("shift+tab", "right", "shift+tab", "right", "tab", "tab", "enter")
        await save_to(at, path, *keys)
        assert '"points"' in path.with_suffix(".json").read_text()
        path.write_text("mine")
        await save_to(at, path, "enter")
        assert "is already there: Enter again" in at.text
        assert path.read_text() == "mine"
        await at.press("enter")
        await at.settle()
        assert path.read_text().startswith("Ferry talks")

    walk(check)


@pytest.mark.slow
def test_every_format_is_offered_and_says_what_it_cannot_carry(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"

    async def check(at: Walk) -> None:
        for place, form in enumerate(FORMATS.values()):
            steps = [
                *["right"] * (place - PLAIN if place > PLAIN else 0),
                *["left"] * (PLAIN - place if place < PLAIN else 0),
            ]
            await save_to(at, path, "shift+tab", *steps, "tab", "enter")
            made = path.with_name(f"talks{form.suffix}")
            assert made.is_file(), form.name
            made.unlink()
        assert any(said.startswith("Not in it: ") for said in at.said)

    walk(check)


def test_the_format_and_the_ending_of_the_file_keep_step() -> None:
    async def check(at: Walk) -> None:
        await at.press("p")
        dialog = at.app.screen
        line, choice = dialog.query_one("#path", TextInput), dialog.query_one("#format", RadioLine)

        def state() -> tuple[str, str]:
            return line.value, choice.names[choice.place]

        assert state() == ("brief-2031-03-14.txt", "plain")
        for typed, expected in (
            ("talks.md", ("talks.md", "markdown")),
            ("talks.PDF", ("talks.PDF", "pdf")),
            ("talks.csl.json", ("talks.csl.json", "csl")),
            ("talks.jsonld", ("talks.jsonld", "annotations")),
            ("talks.log", ("talks.log", "annotations")),
            ("talks", ("talks", "annotations")),
        ):
            line.value = typed
            assert state() == expected
        await at.press("shift+tab", "left", "left", "left")
        assert state() == ("talks.csl.json", "csl"), "a name without an ending gets one"
        assert line.cursor_position == len("talks.csl.json"), "typing goes on at its end"
        await at.press("left", "left")
        assert state() == ("talks.json", "timelinejs"), "of two formats the chosen one"
        await at.press("left", "left")
        assert state() == ("talks.json", "json")
        line.value = "talks.log"
        await at.press("left")
        assert state() == ("talks.log", "plain"), "what a reader calls it stays"
        line.value = "-"
        await at.press("left")
        assert state() == ("-", "pdf")
        line.value = "brief.html "
        assert state()[1] == "html"
        line.value = "talks.csl.txt"
        await at.press("right")
        assert state() == ("talks.csl.json", "json"), "the reader's choice stays"

    walk(check)


def test_a_dialog_that_is_left_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    held = threading.Event()

    def wait(_: Format, __: ExportRequest) -> ExportResult:
        held.wait(20)
        return ExportResult(b"late")

    async def check(at: Walk) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Format, "write", wait)
            await at.press("p")
            at.app.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
            await at.press("enter")
            assert "writing plain" in at.text
            await at.press("escape")
            held.set()
            await at.settle()
        assert at.app.screen is at.room
        assert not path.exists()

    walk(check)


UNCITED = """\
title: Quay lights
published: 2031-03-14
publisher: Herald
original: {sha256: 0000000000000000000000000000000000000000000000000000000000000000, paragraphs: 1}
outline: {1: The cost.}
"""


@pytest.mark.parametrize("keys", [("y",), ("Y",), ("enter",), ("o",), ("e",), ("down", "up")])
def test_what_has_gone_while_it_had_the_cursor_is_let_go(
    copy_of_the_briefing: Path, keys: tuple[str, ...]
) -> None:
    path = copy_of_the_briefing / "seeds/herald.yaml"
    path.write_text(UNCITED)

    async def check(at: Walk) -> None:
        await at.press("7", "down")
        while at.session.item != Target(TargetKind.SOURCE, "herald"):
            await at.press("down")
        path.unlink()
        await at.press("r")
        await at.settle()
        assert at.session.item != Target(TargetKind.SOURCE, "herald")
        await at.press(*keys)
        await at.settle()

    walk(check, root=copy_of_the_briefing)


def test_a_palette_that_was_open_leads_nowhere_that_has_gone(copy_of_the_briefing: Path) -> None:
    path = copy_of_the_briefing / "seeds/herald.yaml"
    path.write_text(UNCITED)

    async def check(at: Walk) -> None:
        await at.press(":", *"quay lights")
        assert "Quay lights" in at.text
        path.unlink()
        at.room.reload()
        await at.settle()
        before = at.session.shown
        await at.press("enter")
        assert at.session.shown == before

    walk(check, root=copy_of_the_briefing)


def test_a_mark_waits_for_its_point_to_come_back(
    copy_of_the_briefing: Path, tmp_path: Path
) -> None:
    path = copy_of_the_briefing / "content/events/mayors-meeting.yaml"
    good = path.read_text()
    ref = "mayors-meeting#tide-tables"
    without = good[: good.index("  - id: tide-tables")]

    async def check(at: Walk) -> None:
        assert "1 marked" in at.text
        await at.press("p")
        path.write_text(without)
        at.room.reload()
        await at.settle()
        assert at.session.marked == frozenset()
        line = at.app.screen.query_one("#path", TextInput)
        line.value = str(tmp_path / "marked.txt")
        await at.press("enter")
        await at.settle()
        assert "1 point" in (tmp_path / "marked.txt").read_text(), "what it was opened on"
        assert "1 marked" not in at.text
        path.write_text(good)
        await at.press("r")
        await at.settle()
        assert at.session.marked == {ref}
        assert at.app.to_remember().marks == (ref,)

    walk(check, root=copy_of_the_briefing, remembered=Remembered(marks=(ref,)))


def test_what_rules_find_in_a_folder_that_has_changed_meanwhile_is_dropped(
    copy_of_the_briefing: Path,
) -> None:
    release = threading.Event()

    async def check(at: Walk) -> None:
        review = at.room.workspace.review

        def slow(briefing: Briefing) -> Sequence[Diagnostic]:
            release.wait(20)
            return review(briefing)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(at.room.workspace, "review", slow)
            await at.press("!", "1")
            at.room.reload()
            await until(at, "Read anew")
            release.set()
            await at.settle()
            assert at.room.workspace.findings is None
        await at.press("!")
        await at.settle()
        assert at.room.workspace.findings == ()

    walk(check, root=copy_of_the_briefing)


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("flag", ["_exit", "_running"])
def test_what_ends_in_a_thread_as_the_room_closes_is_dropped(flag: str, *, fails: bool) -> None:
    """The panes are gone before the workers are cancelled."""
    release = threading.Event()

    def work() -> str:
        assert release.wait(20)
        if fails:
            raise OSError
        return "done"

    async def check(at: Walk) -> None:
        release.set()
        if not fails:
            assert await run_in_thread(at.room, work) == "done"
        release.clear()
        under_way = asyncio.create_task(run_in_thread(at.room, work))
        await at.drain()
        before = getattr(at.app, flag)
        setattr(at.app, flag, not before)
        release.set()
        with pytest.raises(asyncio.CancelledError):
            await under_way
        setattr(at.app, flag, before)

    walk(check)


def test_where_nothing_is_chosen_yet_it_is_said_how_to_choose(copy_of_the_briefing: Path) -> None:
    path = copy_of_the_briefing / "content/events/fares-vote.yaml"
    path.write_text(path.read_text().replace("rank: headline", "rank: highest"))

    async def check(at: Walk) -> None:
        await at.press("!")
        await at.settle()
        for key in ("e", "y", "y"):
            await at.press(key)
            assert "Nothing is chosen yet" in at.said[-1]
        assert len(at.said) == 1, "the same is not said twice"
        await at.press("enter")
        assert at.session.item == at.room.reader.items[0]
        await at.press("y")
        assert "Copied the problem" in at.said

    walk(check, root=copy_of_the_briefing)


def test_the_order_of_topics_that_are_not_seen_is_said() -> None:
    async def check(at: Walk) -> None:
        await at.press("s")
        assert at.said == ["The topics are sorted by points: 2 shows them"]
        await at.press("2", "s")
        assert len(at.said) == 1

    walk(check, size=(80, 24))


def test_before_the_first_day_no_filter_is_blamed() -> None:
    async def check(at: Walk) -> None:
        assert "No event is visible on this day." in at.page
        assert "filters" not in at.text

    walk(check, lens=Lens(as_of=date(1999, 1, 1)))


def test_a_third_click_leaves_what_the_second_has_opened() -> None:
    async def check(at: Walk) -> None:
        await at.pilot.click("#topics", offset=(5, 1), times=3)
        await at.drain()
        assert at.session.pane is Pane.READER
        assert at.session.shown.about is About.TOPIC

    walk(check)


def test_the_end_of_a_page_keeps_the_cursor_in_sight_and_the_rest_can_be_reached() -> None:
    async def check(at: Walk) -> None:
        await at.press("?", "end")
        assert at.session.item == Target(TargetKind.COMMAND, "quit")
        assert "►  q" in at.text
        await at.press(*["down"] * 40)
        assert "in the matrix: the source is" in at.text
        assert at.room.reader.is_vertical_scroll_end
        await at.press("1", "enter", "end")
        assert "►" in at.text

    walk(check, size=(80, 24))


def test_a_long_mistake_in_a_query_comes_before_the_days() -> None:
    async def check(at: Walk) -> None:
        await at.press("/", "b", "y", ":", *"z" * 20, " ", "x")
        assert at.text.splitlines()[0].startswith(" ? there is no voice `zzz")

    walk(check, size=(50, 15))


def test_what_leads_nowhere_says_so() -> None:
    async def check(at: Walk) -> None:
        await at.press("6", "down", "enter")
        assert at.said == ["Nothing lies deeper here: Esc goes back"]

    walk(check)


@pytest.mark.slow
def test_a_query_is_told_its_mistake_where_it_is() -> None:
    async def check(at: Walk) -> None:
        await at.press("slash", *"by:lind ")
        assert "hit 1 of " in at.text
        assert not any(line.spans for line in at.room.reader.lines), "only text stands out"
        await at.press(*'tpoic:x "new')
        assert "? there is no field `tpoic:`" in at.text
        await at.press("enter")
        assert "did you mean `topic:`?" in at.said[-1]
        assert at.focus == "find", "the cursor stands on what is to be mended"
        await at.press(*["delete"] * len("tpoic:x "), "end")
        assert "hit 1 of 1" in at.text, "the quotation mark may be open while it is typed"
        lines = [line for line in at.room.reader.lines if line.spans]
        assert {line.text[slice(*line.spans[0])].casefold() for line in lines} == {"new"}
        await at.press("enter")
        assert "a quotation mark is left open" in at.said[-1]
        await at.press("end", *' beginning"', "enter")
        assert at.focus == "reader"

    walk(check)


def test_the_text_of_a_source_is_shown_where_it_is_at_hand(
    copy_of_the_briefing: Path, tmp_path: Path
) -> None:
    """From a folder that the reader names; what a point quotes stands out in it."""
    paragraphs = [f"This is paragraph {number}." for number in range(1, 8)]
    paragraphs[1] = "The statement promises one timetable to all who cross."
    text = "\n\n".join(paragraphs)
    record = copy_of_the_briefing / "seeds/002_post.yaml"
    digest = hashlib.sha256(text.encode()).hexdigest()
    record.write_text(record.read_text().replace("0" * 64, digest))
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "002_post.txt").write_text(text)

    async def check(at: Walk) -> None:
        await at.press("K", "enter", "j", "j")
        assert at.session.item == point_target("mayors-meeting#timetable")
        await at.press("enter")
        assert paragraphs[1] in at.page
        quoted = [line for line in at.room.reader.lines if line.spans]
        assert [line.text[slice(*span)] for line in quoted for span in line.spans] == [
            "one timetable"
        ]

    walk(check, root=copy_of_the_briefing, originals=str(texts))


def in_order(text: str, *parts: str) -> bool:
    """Whether a text has some parts, one after the other."""
    text, at = " ".join(text.split()), 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def test_the_page_of_an_event_has_the_order_and_the_headings_of_a_brief() -> None:
    async def check(at: Walk) -> None:
        await at.press("K")
        assert in_order(
            at.page,
            "Fares The mayors left the fares to the councils.",
            "Ferries and timetables A spare ship was asked for",
            "The cities will run one timetable",
            "Weather in the strait A radar",
            "The talks and the two cities The mayors will meet again",
            "Expected beforehand Mayors Ada Lind",
            "Disputes ! How deep the second berth is to be (open)",
            "Not known - No source says who pays for the second berth.",
            "Dates as printed",
        )
        assert "Judgments" not in at.page
        await at.press("enter", "G")
        gap = Target(TargetKind.GAP, "No source says who pays for the second berth.")
        assert at.session.item == gap
        await at.press("1", "J")
        assert in_order(
            at.page,
            "Expected beforehand",
            "Judgments - A common fare will likely come after the timetable. Confidence: low.",
        )
        assert "Other points" not in at.page
        assert "Not known" not in at.page
        await at.press("enter", "G")
        assert at.session.item == Target(TargetKind.JUDGMENT, "1")

    walk(check)


def test_what_is_concluded_later_is_not_on_the_page_of_an_event() -> None:
    async def check(at: Walk) -> None:
        await at.press("J")
        assert at.session.event == "fares-vote"
        assert "Expected beforehand" not in at.page, "it has not happened yet"
        assert "Judgments" not in at.page

    walk(check, lens=Lens(as_of=date(2031, 3, 7)))


def test_points_without_a_topic_are_set_apart_from_those_with_one() -> None:
    loaded = load(str(HARBOUR))
    assert loaded.briefing
    events = dict(loaded.briefing.events)
    meeting = events["mayors-meeting"]
    points = [each._replace(topics=()) if each.id == "radar" else each for each in meeting.points]
    events["mayors-meeting"] = meeting._replace(points=tuple(points), topics=())

    async def check(at: Walk) -> None:
        await at.press("K")
        assert in_order(at.page, "Harbour works", "Other points A radar is to watch")

    walk(check, loaded=loaded._replace(briefing=loaded.briefing._replace(events=events)))


def test_the_page_of_disputes_begins_with_those_that_move_a_judgment() -> None:
    async def check(at: Walk) -> None:
        await at.press("4")
        assert in_order(
            at.page,
            "6 disputes, 3 open",
            "Settled By how much fares rise (resolved)",
            "What the higher fares bring in (resolved)",
            "Move no judgment How many ferries are to be ordered (open)",
            "How deep the second berth is to be (open)",
            "How long the strike lasted (resolved)",
        )
        assert at.page.count("Settled") == 1

    walk(check)


def test_an_open_dispute_that_moves_a_judgment_needs_no_heading() -> None:
    async def check(at: Walk) -> None:
        await at.press("4")
        first = Target(TargetKind.DISPUTE, "takings")
        assert at.room.reader.items[0] == first
        assert in_order(
            at.page,
            "open What the higher fares bring in (open)",
            "Settled By how much fares rise (resolved)",
            "Move no judgment",
        )

    loaded = load(str(HARBOUR))
    assert loaded.briefing
    disputes = dict(loaded.briefing.disputes)
    disputes["takings"] = disputes["takings"]._replace(status=DisputeStatus.OPEN)
    walk(check, loaded=loaded._replace(briefing=loaded.briefing._replace(disputes=disputes)))


def pledges() -> Loaded:
    """Promises of two, one of them kept, one of them overdue."""
    on_time = parse_when("2031-03-08")
    built = point("built", "reported", "wire", text="The quay was built.")
    pledge = point("quay", "commitment", cite("daily", "ann"), text="Build a quay.")
    points = (
        pledge._replace(due=on_time, closed_by=("work#built",)),
        point("toll", "commitment", cite("daily", "bo"), text="Halve the toll."),
        point("light", "planned", cite("daily", "ann"), text="Mend the light.")._replace(
            firmness=Firmness.TO_SIGN, due=on_time, who="Ann"
        ),
    )
    briefing = make_briefing(
        [source("daily", "2031-03-01"), source("wire", "2031-03-10")],
        [event("talks", "2031-03-01", *points), event("work", "2031-03-09", built)],
        voices=[voice("ann"), voice("bo", kind="anonymous")],
    )
    return Loaded("", briefing, (), 0)


def test_the_ledger_says_who_owes_what_and_what_became_of_it() -> None:
    async def check(at: Walk) -> None:
        await at.press("9")
        assert in_order(
            at.page,
            "3 commitments, 1 of them settled since Ann - Build a quay. agreed · due 8 Mar",
            "since then: The quay was built.",
            "- Mend the light. to be signed · was due 8 Mar: not reported · single origin",
            "Bo - Halve the toll. agreed · single origin · unnamed",
        )
        await at.press("j", "j", "enter")
        assert at.session.item == point_target("work#built")
        await at.press("escape", "h")
        assert at.session.view.as_of == date(2031, 3, 1)
        assert "since then" not in at.page
        assert "due 8 Mar" in at.page and "was due" not in at.page

    walk(check, loaded=pledges())


@pytest.mark.slow
def test_the_ledger_has_the_rows_of_the_command(briefing: Run) -> None:
    for day in ("2031-03-05", "2031-03-14"):
        listed = briefing("list", "commitments", str(HARBOUR), "--as-of", day).stdout
        refs = [line.split("\t")[0] for line in listed.splitlines()]

        async def check(at: Walk, refs: list[str] = refs) -> None:
            await at.press("9")
            assert sorted(each.name for each in at.room.reader.items) == sorted(refs)

        walk(check, lens=Lens(as_of=date.fromisoformat(day)))


def test_marks_are_listed_by_time_and_those_without_a_point_can_be_removed() -> None:
    marks = ("mayors-meeting#venue", "mayors-meeting#radar", "gone#gone", "fares-vote#outcome")
    notes = {"gone#gone": "was it so?", "mayors-meeting#venue": "the old one"}

    async def check(at: Walk) -> None:
        await at.press("m")
        assert in_order(
            at.page,
            "4 marks A radar is to watch",
            "Mayors' meeting on the ferries · single origin",
            "The meeting was to be in the town hall",
            "your note: the old one",
            "Mon 10 Mar 2031 · Vote of the councils on fares",
            "No longer in the briefing - gone#gone your note: was it so?",
        )
        await at.press("h", "h")
        assert at.session.view.as_of == date(2031, 3, 7)
        assert "1 marked point is not visible on this day." in at.page
        assert "fares-vote" not in at.page and "Vote of the councils" not in at.page
        await at.press("j", "space")
        assert at.session.point and at.session.point.ref == "mayors-meeting#venue", "the next"
        await at.press("j", "space")
        assert at.session.item == point_target("mayors-meeting#venue"), "the last but one"
        await at.press("space")
        assert not at.room.reader.items
        assert at.session.marks == {"fares-vote#outcome"}
        assert at.app.to_remember().notes == {}

    walk(check, remembered=Remembered(marks=marks, notes=notes))


@pytest.mark.slow
def test_what_is_marked_again_has_its_note_again() -> None:
    async def check(at: Walk) -> None:
        await at.press("K", "enter", "i", *"ask", "enter", "space")
        assert "your note" not in at.page
        assert at.app.to_remember().notes == {}
        await at.press("space")
        assert "your note: ask" in at.page
        await at.press("M", "M")
        assert at.app.to_remember().notes == {"mayors-meeting#fare-talks": "ask"}

    walk(check)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["日米首脳会談", "می\u200cخواهم", "[/b] [link=x]", "👩\u200d🚀", "שלום"]
)
def test_a_note_has_any_script_and_is_only_text(text: str, tmp_path: Path) -> None:
    path = str(tmp_path / "state.json")

    async def check(at: Walk) -> None:
        await at.press("K", "enter", "i")
        at.app.post_message(Paste(f"{text}\n\x1b[2J\u202e"))
        await at.drain()
        await at.press("enter")
        note = f"{text}  [2J"
        assert at.app.to_remember().notes == {"mayors-meeting#fare-talks": note}
        assert text in at.page
        assert remember(path, at.app.to_remember(), found=()) == ""

    walk(check)
    assert recall(path) == (recall(path)[0], "")

    async def check_again(at: Walk) -> None:
        await at.press("m")
        assert text in at.page

    walk(check_again, remembered=recall(path)[0])


@pytest.mark.slow
def test_a_note_has_five_hundred_characters_at_the_most() -> None:
    async def check(at: Walk) -> None:
        await at.press("K", "enter", "i")
        at.app.post_message(Paste("日" * 501))
        await at.drain()
        await at.press("enter")
        assert "the note has 501 characters; 500 are the most" in at.text
        await at.press("backspace", "enter")
        assert at.app.to_remember().notes == {"mayors-meeting#fare-talks": "日" * 500}

    walk(check)


def test_the_collector_waits_until_a_large_folder_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[bool] = []
    monkeypatch.setattr(
        BriefingApp, "_collect_from_now_on", lambda app: began.append(app.room is not None)
    )
    loaded = load(str(HARBOUR))
    assert loaded.briefing
    ready = Ready(Index(loaded.briefing), Lens(), ())

    async def run() -> None:
        app = BriefingApp(Workspace(str(HARBOUR)), None, lambda _: ready)
        async with app.run_test() as pilot:
            while app.room is None or app.screen is not app.room:
                await pilot.pause()
            await pilot.pause()

    asyncio.run(run())
    assert began == [True]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 15), (200, 60)])
def test_the_first_frame_is_the_room_as_it_stays(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[list[str]] = []

    def lines(screen: Screen[Any]) -> list[str]:
        return [strip.text for strip in screen._compositor.render_strips()]

    def display(app: BriefingApp, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not frames and isinstance(screen, Room) and isinstance(renderable, LayoutUpdate):
            frames.append(lines(screen))
        draw(app, screen, renderable)

    draw = BriefingApp._display
    monkeypatch.setattr(BriefingApp, "_display", display)
    loaded = load(str(HARBOUR))
    assert loaded.briefing
    ready = Ready(Index(loaded.briefing), Lens(), ())

    async def run() -> None:
        app = BriefingApp(Workspace(str(HARBOUR)), ready, lambda _: ready)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            assert frames == [lines(app.screen)]

    asyncio.run(run())
