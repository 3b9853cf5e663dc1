"""The driver for a terminal whose replies to a question are still to come.

Textual's parser would take a late reply to OSC 11, and device attributes, for a row of keys.
"""

from __future__ import annotations

from typing import ClassVar

from briefing.system.background import Inquiry
from briefing.tui.terminal_driver import LOOK_EVERY, TerminalDriver

_AMBIGUOUS = 2  # bytes up to which the beginning of a reply can also be a key, such as Escape
_REST_OF_KEY = 0.025  # seconds after which such a beginning is taken for a key
_REST_OF_REPLY = 0.5  # seconds after which a longer one is given up


class LateReplies(TerminalDriver):
    """The driver of a terminal that takes replies out, and begins with early keys."""

    inquiry: ClassVar[Inquiry]

    def start_application_mode(self) -> None:
        """Start, and restore the modes from before the question in the end."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.inquiry.is_open and self.attrs_before is not None:
            self.attrs_before = self.inquiry.before
            self.inquiry.is_open = False

    def early_keys(self) -> bytes:
        """Return what was typed before the replies, once."""
        early, self.inquiry.early = self.inquiry.early, b""
        return early

    def keys_in(self, data: bytes) -> bytes:
        """Return the keys of what was read; the beginning of a reply that does not go on is one."""
        if data and self.inquiry.is_pending:
            return self.inquiry.sort(data)
        return self.inquiry.take_begun() + data

    def patience(self) -> float:
        """Return the seconds to wait for more input."""
        begun = self.inquiry.begun
        if not begun:
            return LOOK_EVERY
        return _REST_OF_KEY if len(begun) <= _AMBIGUOUS else _REST_OF_REPLY
