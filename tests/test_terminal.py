"""The installed program in a real pseudo-terminal, read back through a terminal emulator."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl

import pyte
import pytest

from tests.conftest import ROOT

PATIENCE = 30
"""Seconds before a wait is given up; a wait ends as soon as the screen shows what it waits for."""


class Terminal:
    """A pseudo-terminal with a program in it, and the screen that a person would see."""

    def __init__(self, columns: int, lines: int, **env: str) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.control, terminal = pty.openpty()
        self.before = termios.tcgetattr(terminal)
        self.terminal = terminal
        self.resize(columns, lines)
        environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TMUX")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefing"],
            cwd=ROOT,
            env=environment | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | env,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        self.raw = b""

    def resize(self, columns: int, lines: int) -> None:
        ioctl(self.control, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def type(self, keys: str) -> None:
        os.write(self.control, keys.encode())

    def read(self, seconds: float) -> bool:
        if not select.select([self.control], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.control, 65536)
        except OSError:
            return False
        self.raw += data
        self.stream.feed(data)
        return bool(data)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while text not in self.text:
            assert time.monotonic() < end, f"no {text!r} in:\n{self.text}"
            self.read(0.5)

    def wait_for_end(self) -> int:
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, "the program goes on"
            self.read(0.1)
        while self.read(0):
            pass
        return self.process.returncode

    def is_as_it_was(self) -> bool:
        """Whether the modes are restored: no alternate screen, no mouse, a cursor, the old tty."""
        undone = (
            self.raw.rfind(b"\x1b[?1049l") > self.raw.rfind(b"\x1b[?1049h")
            and self.raw.rfind(b"\x1b[?25h") > self.raw.rfind(b"\x1b[?25l")
            and self.raw.rfind(b"\x1b[?1000l") > self.raw.rfind(b"\x1b[?1000h")
        )
        return undone and termios.tcgetattr(self.terminal) == self.before


@contextmanager
def opened(columns: int = 120, lines: int = 36, **env: str) -> Iterator[Terminal]:
    terminal = Terminal(columns, lines, **env)
    try:
        terminal.wait_for("as of Wed 18 Jan 2023 · 5 of 5 sources")
        yield terminal
    finally:
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()
        os.close(terminal.control)
        os.close(terminal.terminal)


def test_a_walk_from_the_first_day_to_the_last() -> None:
    with opened() as at:
        at.wait_for("TOPICS")
        at.type("H")
        at.wait_for("as of Fri 6 Jan 2023 > 10 Jan · 1 of 5 sources")
        at.type("J")
        at.wait_for("scheduled; announced by [1]")
        for day, stage in (
            ("Tue 10 Jan 2023", "scheduled; announced by [1,2]"),
            ("Wed 11 Jan 2023", "scheduled; announced by [1,2,3]"),
            ("Fri 13 Jan 2023", "due; announced by [1,2,3,4]"),
            ("Wed 18 Jan 2023", "reported by [5]; announced by"),
        ):
            at.type("l" if "Tue" not in day else "Jl")
            at.wait_for(f"as of {day}")
            at.wait_for(stage)
        at.type("K\r\r")
        at.wait_for("¶2 ")
        at.resize(70, 20)
        os.kill(at.process.pid, signal.SIGWINCH)
        at.wait_for("2+2")
        at.type("q")
        assert at.wait_for_end() == 0
        assert at.is_as_it_was()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_it_leaves_the_terminal_as_it_was_when_told_to_end(number: signal.Signals) -> None:
    with opened() as at:
        at.process.send_signal(number)
        assert at.wait_for_end() == 128 + number
        assert at.is_as_it_was()


def test_without_colour_nothing_is_lost() -> None:
    with opened(80, 24, NO_COLOR="1") as at:
        at.wait_for("▐◙ Kishida's summit")
        at.type("q")
        assert at.wait_for_end() == 0


def test_a_dumb_terminal_gets_the_printed_brief() -> None:
    terminal = Terminal(80, 24, TERM="dumb")
    assert terminal.wait_for_end() == 0
    assert b"no terminal to open the room in" in terminal.raw
    assert b"BOTTOM LINE" in terminal.raw
    assert b"\x1b" not in terminal.raw
    os.close(terminal.control)
    os.close(terminal.terminal)
