"""The driver for a terminal: Textual's, made safe, with a parser that takes Escape at once."""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Collection
from typing import ClassVar

from textual.drivers.linux_driver import LinuxDriver

from briefing.system.terminal import has_hung_up
from briefing.tui.key_parser import KeyParser

LOOK_EVERY = 0.1
"""Seconds between two looks at whether the room has ended."""


class TerminalDriver(LinuxDriver):
    """Textual's driver with another input thread; `alt_keys` are the characters for `KeyParser`.

    A subclass can begin with keys that were read before, and take out what is none.

    It reads the keys in one thread only. Textual starts another one on each SIGCONT. That also
    comes without a suspension by Textual: the kernel sends it to whoever loses the terminal, and a
    SIGSTOP cannot be caught. The first thread would read on when the program has ended, and keep it
    alive.
    """

    alt_keys: ClassVar[Collection[str]] = ()

    def early_keys(self) -> bytes:
        """Return keys that were read before the thread began."""
        return b""

    def keys_in(self, data: bytes) -> bytes:
        """Return the keys of what was read, which is empty if nothing has come in time."""
        return data

    def patience(self) -> float:
        """Return the seconds to wait for more input."""
        return LOOK_EVERY

    def resume_application_mode(self) -> None:
        """Resume, after leaving a mode that was not suspended; not on a terminal that has gone."""
        if has_hung_up():
            return
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()
        super().resume_application_mode()

    def run_input_thread(self) -> None:
        """Read the terminal until the room ends, and once more then."""
        parser = KeyParser(self.alt_keys, debug=self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode

        def hand_over(keys: bytes) -> None:
            if text := decode(keys):
                for event in parser.feed(text):
                    self.process_message(event)

        def look(seconds: float) -> None:
            has_come = select.select([self.fileno], [], [], seconds)[0]
            hand_over(self.keys_in(os.read(self.fileno, 4096) if has_come else b""))
            for event in parser.tick():
                self.process_message(event)

        hand_over(self.early_keys())
        while not self.exit_event.is_set():
            look(self.patience())
        look(LOOK_EVERY)
