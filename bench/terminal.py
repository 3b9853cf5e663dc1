"""A program in a pseudo-terminal of its own, and the moments at which its frames were complete."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from fcntl import ioctl
from types import TracebackType
from typing import NoReturn, Self

from bench.bench import PEAK_UNIT, ROOT

COLUMNS, LINES = 120, 36
PATIENCE = 60
"""Seconds before a wait is given up; a wait ends as soon as the screen shows what it waits for."""
QUIET = 0.025
"""Seconds without a byte after which nothing more is expected: a frame at 60 Hz and a half."""

_SCREEN_STARTS = b"\x1b[?1049h"
_FRAME_STARTS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
# What a terminal of today says of synchronized output, of resizing in band, of its background.
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b]11;?": b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62;22c",
}
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
_ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
_FOREIGN = ("PYTHON", "TEXTUAL", "TMUX", "NO_COLOR", "XDG_", "COLUMNS", "LINES")

_CACHE = tempfile.TemporaryDirectory()

Condition = Callable[[str], bool]


class Terminal:
    """Python in a terminal of 120 × 36, from its start to its end by `q`.

    A frame counts when it is complete: the text within synchronized output that has not ended is
    not there yet. No state of an earlier run is found, and none is left, but for what was read of a
    folder: a second start is measured, as with compiled modules.
    """

    def __init__(self, *words: str) -> None:
        self._home = tempfile.TemporaryDirectory()
        self._raw = b""
        self._has_screen = self._has_ended = False
        self._since = time.perf_counter()
        # A terminal of its own in every sense: where we are killed, the program is told to end.
        self.process, self._control = pty.fork()
        if not self.process:
            _become((sys.executable, *words), self._home.name, _CACHE.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self._control)
        self._home.cleanup()

    def press(self, key: str) -> None:
        """Send a key; times and text begin anew."""
        self._raw = b""
        self._since = time.perf_counter()
        os.write(self._control, key.encode())

    def times(self, *conditions: Condition) -> list[float]:
        """Wait until the text has met each condition; return the seconds it took, for each.

        Raises TimeoutError where that does not happen, or the program has ended.
        """
        found: dict[int, float] = {}
        while len(found) < len(conditions):
            now = self._read(PATIENCE)
            if now is None:
                self._give_up()
            text = self._text()
            for place, condition in enumerate(conditions):
                if place not in found and condition(text):
                    found[place] = now - self._since
        return [found[place] for place in range(len(conditions))]

    def settle(self) -> None:
        """Read until the program is silent."""
        while self._read(QUIET) is not None:
            pass

    def quit(self) -> int:
        """Press `q` and wait for the end; return the bytes that the process had at its peak."""
        self.press("q")
        while self._read(PATIENCE) is not None:
            pass
        if not self._has_ended:
            self._give_up()
        _, status, usage = os.wait4(self.process, 0)
        self.process = 0
        if status:
            self._give_up()
        return usage.ru_maxrss * PEAK_UNIT

    def _read(self, seconds: float) -> float | None:
        """Read what is there; return when that was, or None where nothing comes."""
        if not select.select([self._control], [], [], seconds)[0]:
            return None
        try:
            data = os.read(self._control, 1 << 16)
        except OSError:  # how Linux says that the other side is closed
            data = b""
        now = time.perf_counter()
        self._has_ended = not data
        self._raw += data
        if not self._has_screen and _SCREEN_STARTS in self._raw:
            self._has_screen = True
            self._raw = self._raw.partition(_SCREEN_STARTS)[2]  # what came before is no frame
        for query, answer in _ANSWERS.items():
            if query in data:
                os.write(self._control, answer)
        return now if data else None

    def _text(self) -> str:
        """Return the text of all complete frames since the last key."""
        if not self._has_screen:
            return ""
        raw = self._raw
        start = raw.rfind(_FRAME_STARTS)
        if start > raw.rfind(_FRAME_ENDS):
            raw = raw[:start]
        return _SEQUENCE.sub(b"", raw).decode(errors="replace")

    def _give_up(self) -> NoReturn:
        shown = _SEQUENCE.sub(b"", self._raw).decode(errors="replace")
        raise TimeoutError(f"what was waited for did not come; drawn was: {shown[-2000:]!r}")


def _become(words: tuple[str, ...], home: str, cache: str) -> NoReturn:
    """Become a program, in the child: with a terminal's size, and nothing of ours around it."""
    try:
        ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        env = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
        env |= _ENVIRONMENT | {f"XDG_{kind}_HOME": home for kind in ("STATE", "CONFIG")}
        env["XDG_CACHE_HOME"] = cache
        os.chdir(ROOT)
        os.execve(words[0], words, env)
    finally:
        os._exit(127)


def holds(*texts: str) -> Condition:
    """Return the condition that each of some texts has been drawn."""
    return lambda drawn: all(text in drawn for text in texts)


def holds_any(texts: Sequence[str]) -> Condition:
    """Return the condition that one of some texts has been drawn."""
    return lambda drawn: any(text in drawn for text in texts)
