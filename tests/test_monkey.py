"""A monkey at the keys, the mouse, the window and the files: nothing that it does ends the room."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size

from briefing.tui.pages import page_of
from briefing.tui.pages.page_context import context_of
from briefing.tui.pages.paragraph import set_page
from briefing.tui.places import About
from tests.conftest import HARBOUR
from tests.monkey import Batch, Change, Keys, Mouse, Paste, Resize, batches
from tests.terminal import BYTES, Terminal, opened
from tests.walking import Walk, key_event, walk

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented briefing; what the monkey saves stands beside it."""
    folder = tmp_path / "copy"
    mend(folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TMUX", raising=False)
    return folder


def do(at: Walk, batch: Batch) -> None:
    """Send what a batch holds, all at once."""
    app = at.app
    for each in batch:
        match each:
            case Keys(names):
                for name in names:
                    app.post_message(key_event(name))
            case Paste(text):
                app.post_message(events.Paste(text))
            case Mouse():
                for event in mouse_events(at, each):
                    app.post_message(event)
            case Resize(width, height):
                assert isinstance(app._driver, HeadlessDriver)
                app._driver._size = size = Size(width, height)
                app.post_message(events.Resize(size, size))
            case Change(make):
                make()


def mouse_events(at: Walk, mouse: Mouse) -> list[events.MouseEvent]:
    """Return what a terminal would send."""
    size = at.app.size

    def event(kind: type[events.MouseEvent], place: tuple[float, float]) -> events.MouseEvent:
        x, y = int(place[0] * size.width), int(place[1] * size.height)
        return kind(
            None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y
        )

    if mouse.wheel:
        kind = events.MouseScrollDown if mouse.wheel > 0 else events.MouseScrollUp
        return [event(kind, mouse.start)] * mouse.times
    return [
        event(kind, place)
        for _ in range(mouse.times)
        for kind, place in (
            (events.MouseDown, mouse.start),
            (events.MouseMove, mouse.end),
            (events.MouseUp, mouse.end),
        )
    ]


def assert_sound(at: Walk) -> None:
    """The room draws what it holds, and what has the focus is what the session says."""
    strips = at.app.screen._compositor.render_strips()
    assert {strip.cell_length for strip in strips} <= {at.app.size.width}
    session, room = at.session, at.room
    assert session.event in session.lookup.places or not session.view.events
    assert session.is_finding or room._widget_of(session.pane).display
    if at.app.screen is room:
        wanted = "find" if session.is_finding else room._widget_of(session.pane).id
        assert at.focus == wanted
        assert_page_is_fresh(at)


def assert_page_is_fresh(at: Walk) -> None:
    """The page that is shown, which may have been laid out earlier, is that of the session."""
    session, reader = at.session.displayed, at.room.reader
    if session.shown.about is About.EVENT and reader.size.width:
        page = page_of(context_of(session, at.room.workspace, reader.page_width))
        assert reader.lines == set_page(page, reader.page_width, reader.sought, reader.glyphs)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_that_a_monkey_does_ends_the_room(
    copy: Path, seed: int, request: pytest.FixtureRequest
) -> None:
    left = request.config.getoption("--monkey-batches")
    todo = batches(seed, copy, can_leave=True)
    done: list[Batch] = []

    async def check(at: Walk) -> None:
        while len(done) < left and not at.app._exit:
            done.append(next(todo))
            do(at, done[-1])
            await at.drain()
            if not at.app._exit:
                assert at.app.is_running
                await at.settle()
                assert_sound(at)

    try:
        while len(done) < left:  # a monkey that has left comes again
            mend(copy)
            walk(check, root=copy)
    except Exception as error:
        error.add_note("\n".join(map(str, ("what it did last:", *done[-4:]))))
        raise


def test_nor_in_a_real_terminal(copy: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    left = request.config.getoption("--monkey-batches")
    todo = batches(7, copy, can_leave=True)
    while left > 0:  # a monkey that has left comes again
        mend(copy)
        with opened(tmp_path, folder="copy", columns=80, lines=24, VISUAL="true") as at:
            at.wait_for("as of")
            while left > 0 and at.process.poll() is None:
                left -= 1
                batch = next(todo)
                send(at, batch)
                at.rest(0.02)
            while at.process.poll() is None:
                at.escape()
                if at.process.poll() is None:
                    at.type("q")
            assert at.wait_for_end() == 0, f"it has failed after {batch}:\n{at.text}"
            assert at.is_as_it_was()


def send(at: Terminal, batch: Batch) -> None:
    """Send what a batch holds, as a terminal does."""
    columns, lines = at.screen.columns, at.screen.lines
    for each in batch:
        match each:
            case Keys(names):
                at.type("".join(bytes_of(name) for name in names))
            case Paste(text):
                at.paste(text)
            case Mouse(start, end, times, wheel):
                (x, y), (x2, y2) = (
                    (int(place[0] * columns), int(place[1] * lines)) for place in (start, end)
                )
                if wheel:
                    at.wheel(x, y, wheel * times)
                elif start == end:
                    at.click_at(x, y, times=times)
                else:
                    at.drag((x, y), (x2, y2))
            case Resize(width, height):
                at.resize(width, height)
                os.kill(at.process.pid, signal.SIGWINCH)
                columns, lines = width, height
            case Change(make):
                make()


def bytes_of(name: str) -> str:
    """Return what a terminal sends for a key."""
    is_control = name.startswith("ctrl+")
    return BYTES.get(name) or (chr(ord(name[-1]) - ord("a") + 1) if is_control else name)


def mend(folder: Path) -> None:
    """Put the files back, with a source and a topic that can go without harm."""
    for name in ("content", "seeds"):
        shutil.copytree(HARBOUR / name, folder / name, dirs_exist_ok=True)
    source = next(iter(sorted(folder.glob("seeds/*.yaml"))))
    (folder / "seeds/uncited.yaml").write_bytes(source.read_bytes())
    brief = folder / "content/brief.yaml"
    brief.write_text(
        brief.read_text("utf-8").replace("topics:\n", "topics:\n  unused: Unused\n"), "utf-8"
    )
