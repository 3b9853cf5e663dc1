"""Asks the terminal whether its background is light, and sorts its replies from keys.

The question is OSC 11 (xterm's control sequences, "Operating System Commands"), followed by primary
device attributes (DA1, ECMA-48 and DEC), which every terminal answers: once that has come, there is
nothing more to wait for.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.model.lean_typing import NamedTuple

LIMIT = 0.1
"""Seconds after the question for which a start waits for the replies."""
GRACE = 5.0
"""Seconds after the question in which a late reply is still taken out of what is typed."""

_QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
_REPLY = re.compile(rb"\x1b\]11;(?P<colour>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b\[\?[\d;]*c")
_BEGUN = re.compile(rb"\x1b(?:\](?:1(?:1(?:;[^\x07\x1b]{0,64}\x1b?)?)?)?|\[(?:\?[\d;]{0,64})?)?\Z")
"""The beginning of a reply at the end of what was read."""
_COLOUR = re.compile(
    r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})(?:/.*)?", re.IGNORECASE
)
_NEVER_ANSWERS = re.compile(r"dumb|linux|eterm|cons\d|sun|vt\d", re.IGNORECASE)
"""How $TERM begins for terminals that have no such reply; some would print the question."""
_GREY = 0.179
"""The relative luminance on which black and white text have the same contrast (WCAG 2.2)."""


class Heard(NamedTuple):
    """What was read: the colour that was replied, if any, and what is none of the replies.

    `begun` is the beginning of a reply at the end. `has_ended` says that the device attributes,
    the last reply, were among it.
    """

    colour: str | None
    keys: bytes
    begun: bytes
    has_ended: bool


def sort_replies(data: bytes) -> Heard:
    """Sort the terminal's replies from the keys that were typed before, between and after them."""
    colour, has_ended = None, False
    for reply in _REPLY.finditer(data):
        if reply["colour"] is None:
            has_ended = True
        else:
            colour = reply["colour"].decode("ascii", "replace")
    keys = _REPLY.sub(b"", data)
    begun = _BEGUN.search(keys)
    return Heard(
        colour, keys[: begun.start()] if begun else keys, begun[0] if begun else b"", has_ended
    )


def is_light_colour(colour: str) -> bool | None:
    """Whether dark text is easier to read on a colour such as ``rgb:ffff/ffff/ffff``.

    None if it is not a colour. Each part has one to four hexadecimal digits.
    """
    match = _COLOUR.fullmatch(colour)
    if match is None:
        return None
    red, green, blue = (_linear(int(each, 16) / (16 ** len(each) - 1)) for each in match.groups())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > _GREY


def _linear(part: float) -> float:
    """Undo the gamma correction of sRGB."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def is_light_setting(environ: Mapping[str, str]) -> bool | None:
    """Whether $COLORFGBG names a light background; None if it names none.

    Its last part is one of the sixteen colours: 7 and 9 to 15 are light.
    """
    number = environ.get("COLORFGBG", "").rpartition(";")[2]
    if not number.isdecimal() or int(number) > 15:
        return None
    return int(number) == 7 or int(number) > 8


class Inquiry:
    """A question to the terminal, asked when this is made.

    While it is open, the terminal neither shows nor gathers into lines what comes in: a reply would
    appear on the screen. `is_complete` says that both replies have come.
    """

    def __init__(self, reading: int, writing: int) -> None:
        import termios

        self.reading = reading
        self.before: list[Any] = termios.tcgetattr(reading)
        self.is_open = True
        self.colour: str | None = None
        self.early = self.begun = b""
        """Keys that were read before the replies, and the beginning of a reply."""
        self._has_ended = False
        raw = [*self.before[:6], [*self.before[6]]]
        raw[0] &= ~termios.ICRNL  # Enter is a carriage return in the room
        raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
        try:
            # Both at once, and nothing that was typed is discarded.
            termios.tcsetattr(reading, termios.TCSANOW, raw)
            self._asked = time.monotonic()
            os.write(writing, _QUESTION)
        except BaseException:
            self.close()
            raise

    @property
    def is_complete(self) -> bool:
        """Whether both replies have come."""
        return self._has_ended and self.colour is not None

    @property
    def is_pending(self) -> bool:
        """Whether a reply may still come."""
        return not self.is_complete and time.monotonic() < self._asked + GRACE

    def is_light(self) -> bool | None:
        """Wait for the replies, but not beyond the limit; None if they do not say.

        If both have come, the terminal has its modes back; else a late one must not be shown.
        """
        try:
            self._listen()
        except BaseException:
            self.close()
            raise
        if self.is_complete:
            self.close()
        return None if self.colour is None else is_light_colour(self.colour)

    def sort(self, data: bytes) -> bytes:
        """Return the keys of what was read; keep the beginning of a reply for the next time."""
        heard = sort_replies(self.begun + data)
        self.colour = self.colour if heard.colour is None else heard.colour
        self._has_ended = self._has_ended or heard.has_ended
        self.begun = heard.begun
        return heard.keys

    def take_begun(self) -> bytes:
        """Return the beginning of a reply that did not go on, as keys."""
        begun, self.begun = self.begun, b""
        return begun

    def close(self) -> None:
        """Give the terminal its modes back, unless that has been done or it has gone."""
        import termios

        if self.is_open:
            self.is_open = False
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.reading, termios.TCSANOW, self.before)

    def _listen(self) -> None:
        while not self._has_ended:
            # Once more after the limit: they may have come while the program did something else.
            wait = max(0.0, self._asked + LIMIT - time.monotonic())
            if not select.select([self.reading], [], [], wait)[0]:
                return
            data = os.read(self.reading, 4096)
            if not data:
                return
            self.early += self.sort(data)


@contextlib.contextmanager
def asking(environ: Mapping[str, str], *, is_wanted: bool) -> Iterator[Inquiry | None]:
    """Ask the terminal for its background; None if that is not wanted or there is no use in it.

    The terminal has its modes back afterwards, whatever happens. What is done between the question
    and `Inquiry.is_light` costs no time of waiting.
    """
    inquiry = _ask(environ) if is_wanted else None
    try:
        yield inquiry
    except BaseException:
        if inquiry is not None and inquiry.is_open:
            with contextlib.suppress(OSError):  # a reply on its way would be shown
                inquiry.is_light()
        raise
    finally:
        if inquiry is not None:
            inquiry.close()


def _ask(environ: Mapping[str, str]) -> Inquiry | None:
    try:
        import termios
    except ImportError:  # not on this system
        return None
    if _NEVER_ANSWERS.match(environ.get("TERM", "")):
        return None
    try:
        reading, writing = sys.stdin.fileno(), sys.stdout.fileno()
        if _is_in_background(reading):
            return None
        return Inquiry(reading, writing)
    except (OSError, ValueError, termios.error):
        return None


def _is_in_background(terminal: int) -> bool:
    """Whether the program would be stopped if it changed the terminal's modes."""
    try:
        return os.tcgetpgrp(terminal) != os.getpgrp()
    except OSError:  # it is not the one that controls the program
        return False
