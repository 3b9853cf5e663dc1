"""The installed program in a real pseudo-terminal, read back through a terminal emulator."""

from __future__ import annotations

import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path

import pyte

from tests.conftest import HARBOUR, ROOT
from tests.forks import start

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
"""What a terminal sends for keys, by Textual's names; a character stands for itself."""
PATIENCE = 30
"""Seconds before a wait is given up; a wait ends as soon as the screen shows what it waits for."""

FOREIGN = ("PYTHON", "TEXTUAL", "TMUX", "NO_COLOR", "XDG_", "COLUMNS", "LINES", "VISUAL", "EDITOR")
"""How the names begin of what must not come in from the environment of the tests."""

QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
"""What the program asks a terminal before it opens: its background, and its attributes."""
ATTRIBUTES = b"\x1b[?62;22c"
"""What every terminal replies at least."""

_COLOURS = re.compile(rb"\x1b\[[\d;]*m")
_HALF_OF_ONE = re.compile(rb"\x1b(?:\[[\d;]*)?\Z")


class Terminal:
    """A pseudo-terminal with the program in it, and the screen that a person would see.

    The program, a module, runs in `home`, where it also keeps its state and finds the reader's
    keys. The screen is without colours unless a test looks at them: to take them in is most of the
    work of an emulator. `reply` is written when the program asks for the background.
    """

    def __init__(
        self,
        home: Path,
        *words: str,
        columns: int = 120,
        lines: int = 36,
        program: str = "briefing",
        has_colours: bool = False,
        reply: bytes = ATTRIBUTES,
        **env: str,
    ) -> None:
        self.reply = reply
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.has_colours = has_colours
        self.raw = self.half = b""
        self.drawn: dict[int, str] = {}
        self.is_there = True
        self.control, self.terminal = pty.openpty()
        self.before = termios.tcgetattr(self.terminal)
        self.resize(columns, lines)
        kept = {name: text for name, text in os.environ.items() if not name.startswith(FOREIGN)}
        own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("STATE", "CONFIG")}
        own |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        own |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        streams = (self.terminal,) * 3
        env = kept | own | env
        self.process = start(program, words, cwd=home, env=env, streams=streams, is_room=True)

    def close(self) -> None:
        """Take the terminal away, without a signal."""
        if self.is_there:
            self.is_there = False
            os.close(self.control)
            os.close(self.terminal)

    def resize(self, columns: int, lines: int) -> None:
        ioctl(self.control, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def type(self, keys: str) -> None:
        """Send keys in one burst."""
        os.write(self.control, keys.encode())

    def paste(self, text: str) -> None:
        """Paste as a terminal does that marks what is pasted."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def click(self, text: str, *, times: int = 1, among: int = 0) -> None:
        """Click the first letter of a text on the screen; `among` says on which of its lines."""
        self.rest()
        places = [(line.index(text), y) for y, line in enumerate(self.lines) if text in line]
        assert places, f"no {text!r} in:\n{self.text}"
        self.click_at(*places[among], times=times)

    def click_at(self, x: int, y: int, *, times: int = 1) -> None:
        """Press and release the mouse's first button on a cell, counted from 0."""
        self.type("".join(f"\x1b[<0;{x + 1};{y + 1}{end}" for end in "Mm") * times)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Select from one cell to another."""
        press, move, release = ((0, start, "M"), (32, end, "M"), (0, end, "m"))
        for button, (x, y), sign in (press, move, release):
            self.type(f"\x1b[<{button};{x + 1};{y + 1}{sign}")

    def wheel(self, x: int, y: int, by: int) -> None:
        """Turn the wheel over a cell: down where `by` is positive."""
        self.type(f"\x1b[<{65 if by > 0 else 64};{x + 1};{y + 1}M" * abs(by))

    def read(self, seconds: float) -> bool:
        """Read what comes within some seconds; whether anything did."""
        if not select.select([self.control], [], [], seconds)[0]:
            return False
        data = os.read(self.control, 1 << 16)
        self.raw += data
        if self.reply and QUESTION in self.raw[-len(data) - len(QUESTION) :]:
            reply, self.reply = self.reply, b""
            os.write(self.control, reply)
        if self.has_colours:
            self.stream.feed(data)
        else:
            data = self.half + data
            half = _HALF_OF_ONE.search(data)
            self.half = half[0] if half else b""
            self.stream.feed(_COLOURS.sub(b"", data.removesuffix(self.half)))
        return bool(data)

    @property
    def lines(self) -> list[str]:
        """What the screen shows, line by line: a character that takes two cells fills both."""
        screen = self.screen
        for y in screen.dirty:
            line = screen.buffer[y]
            self.drawn[y] = "".join(line[x].data for x in range(screen.columns))
        screen.dirty.clear()
        return [self.drawn[y] for y in range(screen.lines)]

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.lines)

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            came = self.read(0.2)
            goes_on = came or self.process.poll() is None
            assert goes_on and time.monotonic() < end, f"not {what}:\n{self.text}"

    def rest(self, seconds: float = 0.05) -> None:
        """Read on until a frame has come to its end: nothing comes for some seconds."""
        while self.read(seconds):
            pass

    def escape(self) -> None:
        """Press Escape, and wait until it cannot be taken for the beginning of another key."""
        self.type("\x1b")
        self.rest(0.2)

    def wait_for(self, *texts: str) -> None:
        """Wait until the screen shows each of some texts."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"shown: {texts}")

    def wait_for_end(self) -> int:
        """Wait until the program has ended; return its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, "the program goes on"
            self.read(0.05)
        while self.read(0):
            pass
        return self.process.wait()

    def is_as_it_was(self) -> bool:
        """Whether the modes are restored: no alternate screen, no mouse, a cursor, the old tty."""
        modes = (b"?1049h", b"?1049l"), (b"?25l", b"?25h"), (b"?1000h", b"?1000l")
        undone = all(
            self.raw.rfind(b"\x1b[" + off) >= self.raw.rfind(b"\x1b[" + on) for on, off in modes
        )
        return undone and termios.tcgetattr(self.terminal) == self.before

    def leave_front_page(self) -> None:
        """Go back from the front page as soon as it is shown, unless the program ends before."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
            if any("Front page" in line for line in self.lines[:2]):
                self.type("\x7f")
                return

    def was_written_outside(self, text: str) -> bool:
        """Whether a text was written while the alternate screen was left, where it stays."""
        before, found, _ = self.raw.partition(text.encode())
        return bool(found) and before.count(b"\x1b[?1049h") == before.count(b"\x1b[?1049l")


@contextmanager
def opened(
    home: Path,
    *words: str,
    folder: str | Path | None = HARBOUR,
    columns: int = 120,
    lines: int = 36,
    program: str = "briefing",
    has_colours: bool = False,
    on_front_page: bool = False,
    reply: bytes = ATTRIBUTES,
    **env: str,
) -> Iterator[Terminal]:
    """Run the program on a folder, the invented briefing unless told otherwise.

    The reader leaves the front page as soon as the room is open, unless the test is about it.
    """
    named = [] if folder is None else [str(folder)]
    at = Terminal(
        home,
        *named,
        *words,
        columns=columns,
        lines=lines,
        program=program,
        has_colours=has_colours,
        reply=reply,
        **env,
    )
    try:
        if not on_front_page and "--linear" not in words:
            at.leave_front_page()
        yield at
    finally:
        if at.process.poll() is None:
            at.process.kill()
            at.process.wait()
        at.close()


def leave(at: Terminal) -> None:
    """Leave by `q`, and find the terminal as it was."""
    at.type("q")
    assert at.wait_for_end() == 0
    assert at.is_as_it_was()


def install(home: Path, name: str, script: str) -> Path:
    """Install a program that is found before others of its name."""
    path = home / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(script)
    path.chmod(0o755)
    return path


def path_to(home: Path) -> str:
    return f"{home / 'bin'}:{os.environ['PATH']}"
