"""Sentences name the key that a command has, in the linear room the word that is typed for it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.render.text.glyphs import ASCII
from briefing.system.remembered_state import Remembered
from briefing.tui.commands import COMMANDS, Command
from briefing.tui.last_visit import begin
from briefing.tui.linear.actions import answer
from briefing.tui.linear.room import LinearRoom
from briefing.tui.user_keymap import remap
from briefing.tui.workspace import Workspace
from tests.conftest import HARBOUR
from tests.walking import Walk, walk


def keyed(keys: Mapping[str, str]) -> Sequence[Command]:
    commands, problems = remap(COMMANDS, keys)
    assert not problems
    return commands


FAR = keyed(
    {
        "find": "f2",
        "pick": "f3",
        "whole": "f4",
        "back": "f5",
        "show_problems": "f6",
        "show_topics": "f7",
        "show_sources": "f8",
        "show_timeline": "f9",
        "follow": "f10",
        "item_down": "f11",
        "clear_marks": "f12",
    }
)
"""Commands on keys that no sentence has by itself."""
LETTERS = keyed(
    {
        "find": "A",
        "pick": "B",
        "whole": "C",
        "back": "E",
        "show_topics": "I",
        "show_sources": "O",
        "follow": "P",
        "item_down": "U",
        "clear_marks": "Q",
        "forward": "R",
    }
)
"""Commands on letters, which are what is typed in the linear room, too."""


def linear(commands: Sequence[Command], lens: Lens = Lens()) -> LinearRoom:  # noqa: B008
    """Return a linear room that is one step back from the front page."""
    loaded = load(str(HARBOUR))
    assert loaded.briefing
    workspace = Workspace(str(HARBOUR), None, "", commands)
    session = begin(Index(loaded.briefing), lens, Remembered())
    room = LinearRoom(workspace, session, is_interactive=False)
    answer(room, "back")
    return room


@pytest.mark.slow
def test_what_is_told_names_the_keys_of_the_reader() -> None:
    async def check(at: Walk) -> None:
        assert "F9 Timeline 18" in at.text
        assert "F7 Topics 5" in at.text
        assert "F8 Sources 5" in at.text
        for keys, said in (
            ("n", "Nothing is searched yet: F2 finds"),
            ("w", "No source has the cursor: F8 lists them"),
            ("o", "The record of [1] gives no address"),
            ("Y", "No point has the cursor: F10 goes to the points of an event"),
            ("]", "There is nothing to go forward to: this leads again to what F5 has left"),
            ("f12", "Nothing is marked: F3 marks a point"),
            ("f3", "This marks a point, or filters by a topic or a source: F10 goes to the points"),
        ):
            await at.press(keys)
            assert at.said[-1].startswith(said)
        await at.press("f10", "f3", "f12")
        assert at.said[-1] == "1 mark cleared: F12 again brings back all"
        await at.press("6", "f11", "f10")
        assert at.said[-1] == "Nothing lies deeper here: F5 goes back"
        await at.press("4", "y")
        assert at.said[-1] == "Nothing is chosen yet: F11 goes to the first item of the page"

    walk(check, commands=FAR)


@pytest.mark.slow
def test_pages_and_the_first_line_name_the_keys_of_the_reader(tmp_path: Path) -> None:
    for name in ("content", "seeds"):
        shutil.copytree(HARBOUR / name, tmp_path / name)
    with (tmp_path / "content/events/strike.yaml").open("a") as file:
        file.write("rnak: headline\n")

    async def check(at: Walk) -> None:
        await at.press("8")
        assert "Nothing is searched yet: F2 finds." in at.page
        await at.press("m")
        assert "F3 marks the point that has the cursor." in at.page
        assert "1 problem (F6)" in at.text
        points = at.session.view.points_by_ref.values()
        at.room.go(
            at.session.to_point(next(each.ref for each in points if len(each.citations) > 1))
        )
        await at.press("f10")
        assert re.search(r"the same point in \[\d+ ¶\d+\]: F10", at.page)
        await at.press("f2", *"zzz")
        assert "0 hits for “zzz”; Esc clears" in at.text, "the line has a key of its own"
        await at.press("enter")
        assert "0 hits for “zzz”; F5 clears" in at.text
        await at.press("f5", "f2", *"radar", "escape")
        assert not at.session.is_finding, "the key of the line leaves it"
        assert at.session.query == ""

    walk(check, root=tmp_path, commands=FAR)


def test_the_order_of_topics_that_are_not_seen_names_the_key_that_shows_them() -> None:
    async def check(at: Walk) -> None:
        await at.press("s")
        assert at.said == ["The topics are sorted by points: F7 shows them"]
        await at.press("s")
        assert at.said[-1] == "The topics are in reading order: F7 shows them"

    walk(check, size=(80, 24), commands=FAR)


def test_a_page_without_events_names_the_key_that_shows_all() -> None:
    async def check(at: Walk) -> None:
        assert "F4 shows the whole briefing." in at.page

    walk(check, lens=Lens(as_of=date(2031, 3, 3), topics=frozenset({"strait"})), commands=FAR)


def test_a_command_without_a_key_is_called_by_its_title() -> None:
    keyless = [each._replace(keys=()) if each.id == "find" else each for each in COMMANDS]

    async def check(at: Walk) -> None:
        await at.press("n")
        assert at.said == ["Nothing is searched yet: Find finds"]

    walk(check, commands=keyless, glyphs=ASCII)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["8"], "text: Nothing is searched yet: find finds."),
        (["m", "again"], "pick marks the point that has the cursor."),
        (["1"], "whole briefing shows the whole briefing."),
        (["n"], "Nothing is searched yet: find finds."),
        (["w"], "No source has the cursor: sources lists them."),
        (["s"], "The topics are sorted by points: topics shows them."),
        (["6", "f"], "Nothing lies deeper here: b goes back."),
    ],
)
def test_the_linear_room_names_words(lines: Sequence[str], said: str) -> None:
    nothing = Lens(as_of=date(2031, 3, 3), topics=frozenset({"strait"}))
    room = linear(FAR, nothing if said.startswith("whole") else Lens())
    answers = [answer(room, "tab")] if said.startswith("whole") else []
    answers += [answer(room, line) for line in lines]
    assert said in "\n".join("\n".join(each) for each in answers)


def test_both_rooms_say_the_same_sentences() -> None:
    room = linear(LETTERS)
    room.go(room.session.having(future=()))

    async def check(at: Walk) -> None:
        for keys in ("n", "N", "w", "Y", "i", "R", "Q", "B", "O w", "w", "1 s", "6 U P"):
            for key in keys.split():
                await at.press(key)
                if key != "U":  # line by line an item is always chosen
                    heard = answer(room, key)
            assert at.said[-1].removesuffix(".") + "." in heard, keys

    walk(check, commands=LETTERS, size=(80, 24))
