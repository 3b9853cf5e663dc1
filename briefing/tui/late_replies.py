"""The driver for a terminal whose replies to a question are still to come.

Textual's parser would take a late reply to OSC 11, and device attributes, for a row of keys.
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from typing import ClassVar

from textual._xterm_parser import XTermParser
from textual.driver import Driver

from briefing.system.background import Inquiry
from briefing.tui.terminal_driver import TerminalDriver

_AMBIGUOUS = 2  # bytes up to which the beginning of a reply can also be a key, such as Escape
_REST_OF_KEY = 0.025  # seconds after which such a beginning is taken for a key
_REST_OF_REPLY = 0.5  # seconds after which a longer one is given up
_LOOK_EVERY = 0.1  # seconds between two looks at whether the room has ended


class LateReplies(TerminalDriver):
    """Textual's driver with an input thread that takes replies out, and begins with early keys."""

    inquiry: ClassVar[Inquiry]

    def start_application_mode(self) -> None:
        """Start, and restore the modes from before the question in the end."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.inquiry.is_open and self.attrs_before is not None:
            self.attrs_before = self.inquiry.before
            self.inquiry.is_open = False

    def run_input_thread(self) -> None:
        """Read the terminal until the room ends, and once more then."""
        inquiry = self.inquiry
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode

        def hand_over(keys: bytes) -> None:
            if text := decode(keys):
                for event in parser.feed(text):
                    self.process_message(event)

        def look(seconds: float) -> None:
            if select.select([self.fileno], [], [], seconds)[0]:
                data = os.read(self.fileno, 4096)
                hand_over(inquiry.sort(data) if inquiry.is_pending else inquiry.take_begun() + data)
            else:
                hand_over(inquiry.take_begun())
            for event in parser.tick():
                self.process_message(event)

        early, inquiry.early = inquiry.early, b""
        hand_over(early)
        while not self.exit_event.is_set():
            look(_patience(inquiry.begun))
        look(_LOOK_EVERY)


def _patience(begun: bytes) -> float:
    """Return the seconds to wait for more input."""
    if not begun:
        return _LOOK_EVERY
    return _REST_OF_KEY if len(begun) <= _AMBIGUOUS else _REST_OF_REPLY


def driver_after(inquiry: Inquiry) -> type[Driver]:
    """Return the driver that takes the replies to a question out of the keys."""

    class _Driver(LateReplies):
        pass

    _Driver.inquiry = inquiry
    return _Driver
