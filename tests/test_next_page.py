"""The page of the next event is laid out before it is asked for, and is the one it would be."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.tui import next_page
from briefing.tui import room as room_module
from briefing.tui.pages import page_of
from briefing.tui.pages.page_context import PageContext, context_of
from briefing.tui.pages.paragraph import PageLine, Paragraph, set_page
from briefing.tui.verification import Verification
from tests.conftest import HARBOUR
from tests.walking import Walk, walk


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The events whose pages were made, in that order."""
    events: list[str] = []

    def noting(context: PageContext) -> list[Paragraph]:
        events.append(context.session.event)
        return page_of(context)

    monkeypatch.setattr(room_module, "page_of", noting)
    monkeypatch.setattr(next_page, "page_of", noting)
    return events


async def look_ahead(at: Walk) -> None:
    """Do at once what the room does when the reader has looked at a page for a moment."""
    timer = at.room._next_page.timer
    if timer is None:  # there is no event behind this one
        return
    assert timer._callback
    timer.stop()
    timer._callback()
    await at.drain()


def fresh(at: Walk) -> Sequence[PageLine]:
    """Return the lines of the page that is shown, made anew."""
    reader = at.room.reader
    context = context_of(at.session.displayed, at.room.workspace, reader.page_width)
    return set_page(page_of(context), reader.page_width, reader.sought, reader.glyphs)


def test_the_next_page_is_there_before_its_key(made: list[str]) -> None:
    async def check(at: Walk) -> None:
        await at.press("G", "g", "down")
        first, second = made[-2:]
        await look_ahead(at)
        third = made[-1]
        assert len({first, second, third}) == 3
        made.clear()
        await at.press("down")
        assert (at.session.event, made) == (third, [])
        assert at.room.reader.lines == fresh(at)
        await at.press("up")
        assert (at.session.event, made) == (second, []), "and the one that was left is kept"
        assert at.room.reader.lines == fresh(at)

    walk(check)


def test_a_page_is_laid_out_ahead_once_and_none_beyond_the_ends(made: list[str]) -> None:
    async def check(at: Walk) -> None:
        await at.press("G", "up", "down")
        made.clear()
        await look_ahead(at)
        assert made == []

    walk(check)


def test_a_long_page_is_not_laid_out_ahead(
    made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(next_page, "_MOST", 0)

    async def check(at: Walk) -> None:
        await at.press("g", "down")
        made.clear()
        await look_ahead(at)
        assert made == []

    walk(check)


@pytest.mark.parametrize(
    "keys",
    [
        ("enter", "down", "m", "escape"),
        ("h",),
        ("/", "f", "e", "r", "r", "y", "enter", "1"),
        ("t", "1"),
    ],
    ids=["a mark", "a day", "a search", "topics in another order"],
)
def test_what_was_kept_is_not_shown_when_something_has_changed(keys: Sequence[str]) -> None:
    async def check(at: Walk) -> None:
        await at.press("g", "down")
        await look_ahead(at)
        await at.press(*keys)
        for key in ("down", "up", "up", "down"):
            await at.press(key)
            assert at.room.reader.lines == fresh(at)

    walk(check)


def test_a_page_of_another_width_or_theme_is_drawn_anew() -> None:
    async def check(at: Walk) -> None:
        await at.press("g", "down")
        await look_ahead(at)
        await at.pilot.resize_terminal(100, 30)
        await at.press("down")
        assert at.room.reader.lines == fresh(at)
        await at.press("up", "down", "up")
        await look_ahead(at)
        at.app.theme = "textual-light"
        await at.press("up")
        kept = drawn(at)
        at.room.reader.forget_kept()
        at.room.draw_page()
        await at.drain()
        assert drawn(at) == kept

    walk(check)


def drawn(at: Walk) -> Sequence[object]:
    """Return what stands on the screen, with its colours."""
    return [[*strip] for strip in at.app.screen._compositor.render_strips()]


def test_a_folder_that_was_read_anew_has_no_page_of_before(tmp_path: Path) -> None:
    root = tmp_path / "harbour"
    shutil.copytree(HARBOUR, root)

    async def check(at: Walk) -> None:
        await at.press("g", "down")
        await look_ahead(at)
        before = at.session.move(1).current
        assert before
        path = root / "content" / "events" / f"{before.event.id}.yaml"
        path.write_text(path.read_text().replace(before.event.title, "Another title"))
        at.room.reload()
        await at.settle()
        await at.press("down")
        assert "Another title" in at.page
        assert at.room.reader.lines == fresh(at)

    walk(check, root=root)


def test_what_was_found_to_hold_meanwhile_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Verification, "_holds", lambda *_: True)

    async def check(at: Walk) -> None:
        await at.press("G", "g", "down")
        await look_ahead(at)
        at.room.verify()
        await at.settle()
        assert at.room.workspace.glyphs.verified in at.page
        await at.press("down")
        assert at.room.workspace.glyphs.verified in at.page
        assert at.room.reader.lines == fresh(at)

    walk(check)
