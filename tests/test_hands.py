"""The room under the hands, in a real terminal: arrow keys and mouse first, keys typed fast."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from briefing.tui.commands import COMMANDS
from tests.conftest import ROOT
from tests.folders import SOUND, write_folder
from tests.terminal import Terminal, install, leave, opened

BYTES = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "shift+tab": "\x1b[Z",
    "tab": "\t",
    "enter": "\r",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
    "ctrl+p": "\x10",
    "ctrl+z": "\x1a",
}
KEYS = {command.id: [BYTES.get(key, key) for key in command.keys] for command in COMMANDS}
WRONG = "title: Talks\nrank: headline\npoints: []\nextra: A key too many.\n"
SIZES = [(80, 24), (50, 15)]


@pytest.fixture(scope="module")
def overflowing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which no pane and no page fits a window, mistakes included."""
    root = tmp_path_factory.mktemp("overflowing") / "port"
    write_corpus(root, 60, sources=60, topics=60)
    for number in range(20):
        (root / f"content/events/wrong-{number}.yaml").write_text(WRONG)
    return root


PAGES = {
    "timeline": ("1g", "► Fri 6 "),
    "event": ("1\r", "►  "),
    "topics": ("2", "TOPICS"),
    "topic": ("2\r", "- "),
    "sources": ("3", "►"),
    "source": ("3\r", "published "),
    "disputes": ("4", "disputes, "),
    "matrix": ("1g5", "◙ reports"),
    "brief": ("6", "Question: "),
    "changes": ("7", "New on "),
    "problems": ("!", "wrong-0.yaml"),
    "keys": ("?", "Keys"),
}
"""Each pane and page, with the keys that lead there, and what then is on the screen."""


class Place:
    """What the pane with the focus shows: the line of the cursor, or else the first lines."""

    def __init__(self, at: Terminal, page: str) -> None:
        self.at = at
        self.page = page

    @property
    def lines(self) -> list[str]:
        """The lines of the pane, without those of the room and of the bars."""
        at, columns = self.at, self.at.screen.columns
        is_left = self.page == "timeline" and columns == 80
        is_right = columns == 80 and not is_left
        start, end = (35 if is_right else 0), (35 if is_left else columns)
        lines = [line[start:end].rstrip(" ▁▂▃▄▅▆▇█") for line in at.lines[1:-1]]
        return lines

    @property
    def cursor(self) -> str:
        """The line of the cursor, or all lines: a page may have none, and has none at its top."""
        with_cursor = [line for line in self.lines if "►" in line]
        return with_cursor[0].strip() if with_cursor else "\n".join(self.lines)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_each_key_moves_the_cursor_in_each_pane_and_page(
    tmp_path: Path, overflowing: Path, page: str, size: tuple[int, int]
) -> None:
    columns, lines = size
    with opened(tmp_path, str(overflowing), columns=columns, lines=lines) as at:
        at.wait_for("as of")
        place = Place(at, page)

        def press(keys: str, *, unlike: tuple[str, ...] = (), like: str = "") -> str:
            """Press keys, and wait for the cursor to be elsewhere, or where it is to be."""
            at.type(keys)

            def holds() -> bool:
                at.rest()
                return place.cursor == like if like else place.cursor not in unlike

            what = like or f"elsewhere than {unlike}"
            at.wait_until(holds, f"{keys!r} in {page} leads to {what}")
            return place.cursor

        keys, shown = PAGES[page]
        at.type(keys)
        at.wait_for(shown)
        at.rest()
        bottom = press(KEYS["last_item"][0], unlike=(place.cursor,))
        top = press(KEYS["first_item"][0], unlike=(bottom,))
        down = press(KEYS["item_down"][0], unlike=(top, bottom))
        bottom = press(KEYS["last_item"][0], unlike=(top, down))
        up = press(KEYS["item_up"][0], unlike=(bottom,))
        for start, command, end in (
            ("last_item", "first_item", top),
            ("first_item", "last_item", bottom),
            ("first_item", "item_down", down),
            ("last_item", "item_up", up),
            ("first_item", "page_down", ""),
            ("last_item", "page_up", ""),
        ):
            for start_key in KEYS[start]:
                for key in KEYS[command]:
                    before = press(start_key, like=top if start == "first_item" else bottom)
                    press(key, like=end, unlike=(before,))
        leave(at)
