"""Interactive shells in a pseudo-terminal, in which our command only tells what it was given.

It answers only what completes it.
"""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30
"""Seconds before a wait is given up; a wait ends as soon as the prompt is there."""
_PROMPT = "<ready>"
# The shell must lead a session whose terminal is this one, as in a window.
_LEAD = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
_ESCAPES = re.compile(r"\x1b(?:\[[\d;?]*[a-zA-Z]|[=>]|\][^\x07]*\x07)")


class Shell:
    """A shell that waits at its prompt."""

    def __init__(self, control: int, folder: Path) -> None:
        self._control = control
        self._read = ""
        self.folder = str(folder)

    def wait(self) -> str:
        """Return what is printed up to the next prompt, without control sequences."""
        while _PROMPT not in self._read:
            ready, _, _ = select.select([self._control], [], [], PATIENCE)
            assert ready, f"no prompt in {self._read!r}"
            more = os.read(self._control, 1 << 16).decode("utf-8", "replace")
            self._read = _ESCAPES.sub("", self._read + more)
        before, _, self._read = self._read.partition(_PROMPT)
        return before

    def arguments(self, line: str) -> list[str]:
        """Type a line, with Tab where it is to be completed, and return the words it became."""
        os.write(self._control, f"{line}\n".encode())
        said = self.wait()
        found = re.search(r"\{\{(.*?)\}\}", said, re.DOTALL)
        assert found, said
        return found[1].split("|")[:-1]


@contextmanager
def opened(
    command: Sequence[str], setup: str, folder: Path, env: Mapping[str, str]
) -> Iterator[Shell]:
    """Open a shell in a folder, and run a line in it that makes it ready."""
    control, terminal = pty.openpty()
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-S", "-c", _LEAD, *command],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=folder,
        env={**kept, "TERM": "xterm", "HOME": str(folder), "PYTHONPATH": str(ROOT), **env},
    )
    os.close(terminal)
    try:
        shell = Shell(control, folder)
        # What completes asks the program, without a terminal to read from.
        asked = f'{sys.executable} -m briefing "$@"'
        shown = "printf '{{'; printf '%s|' \"$@\"; echo '}}'"
        told = f"briefing() {{ if [ -t 0 ]; then {shown}; else {asked}; fi; }}"
        # The prompt is put together when it is printed, so that the line itself does not show it.
        os.write(control, f"{told}; {setup}; PS1='<rea''dy>'\n".encode())
        shell.wait()
        yield shell
    finally:
        process.kill()
        process.wait()
        os.close(control)
