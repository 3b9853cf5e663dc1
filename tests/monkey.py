"""Seeded batches of what a hand, a mouse, a window and a folder can do to the room."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.tui.commands import COMMANDS

LETTERS = "abcdeghijklmnoprstuvwxyz019 :#/\"'-[]"
EDITING = ("backspace", "delete", "home", "end", "left", "right", "ctrl+a", "ctrl+u", "ctrl+w")
PASTES = (
    "quit now",
    "timetable",
    "by:lind\ntopic:ferries\n\n",
    "10 Mar",
    'a "quotation mark',
    "[/b] [link=x]\t\x1b[2J",
    "日米首脳会談",
    "x" * 3000,
    "",
)
SIZES = ((80, 24), (50, 15), (120, 36), (200, 50), (79, 24), (24, 8), (3, 2), (1, 1))


class Keys(NamedTuple):
    """Keys in one burst, by Textual's names."""

    names: tuple[str, ...]


class Mouse(NamedTuple):
    """Press, release, and in between a move; a wheel where `wheel` is not 0."""

    start: tuple[float, float]
    end: tuple[float, float]
    times: int = 1
    wheel: int = 0


class Paste(NamedTuple):
    """A paste."""

    text: str


class Resize(NamedTuple):
    """Another size of the terminal."""

    width: int
    height: int


class Change(NamedTuple):
    """A change of a file."""

    make: Callable[[], object]
    name: str


Batch = tuple[Keys | Mouse | Paste | Resize | Change, ...]


def batches(seed: int, root: Path, *, can_leave: bool) -> Iterator[Batch]:
    """Yield batches without end: the same seed gives the same.

    Places of the mouse are parts of the screen's width and height. Without `can_leave` nothing ends
    the program or stops it.
    """
    chance = random.Random(seed)
    leaving = () if can_leave else ("quit", "suspend")
    commands = [key for each in COMMANDS if each.id not in leaving for key in each.keys]
    files = sorted(root.glob("content/**/*.yaml")) + sorted(root.glob("seeds/*.yaml"))
    good = {path: path.read_bytes() for path in files}

    def keys() -> Keys:
        pool = chance.choice((commands, commands, ("enter", "escape", "tab", "down", "up")))
        return Keys(tuple(chance.choices(pool, k=chance.choice((1, 1, 2, 3, 8)))))

    def typing() -> Keys:
        start = chance.choice((("/",), ("a",), (":",), ("t",), ("p",), ("p", "shift+tab", "right")))
        text = chance.choices(LETTERS, k=chance.randrange(6))
        pool = ("enter", "escape", "up", "down", "tab", "ctrl+p", *EDITING)
        end = chance.choices(pool, k=chance.randrange(4))
        return Keys((*start, *text, *end))

    def mouse() -> Mouse:
        start = (chance.random(), chance.choice((0.0, 0.999, chance.random())))
        end = start if chance.random() < 0.7 else (chance.random(), chance.random())
        return Mouse(start, end, chance.choice((1, 1, 2, 3)), chance.choice((0, 0, 0, 1, -1)))

    def change() -> Change:
        path = chance.choice(files)
        make: dict[str, Callable[[], object]] = {
            "break": lambda: path.write_bytes(good[path].replace(b": ", b":", 1)),
            "cut": lambda: path.write_bytes(good[path][: len(good[path]) // 2]),
            "delete": lambda: path.unlink(missing_ok=True),
            "touch": lambda: path.write_bytes(good[path] + b"# more\n"),
            "mend": lambda: [each.write_bytes(data) for each, data in good.items()],
        }
        name = chance.choice((*make, "mend", "mend"))
        return Change(make[name], f"{name} {path.name}")

    makers: tuple[Callable[[], Keys | Mouse | Paste | Resize | Change], ...] = (
        *(keys, keys, keys, typing, typing, mouse, mouse, change),
        lambda: Paste(chance.choice(PASTES)),
        lambda: Resize(*chance.choice(SIZES)),
    )
    while True:
        yield tuple(chance.choice(makers)() for _ in range(chance.choice((1, 1, 2, 3))))
