"""Textual's parser of what a terminal sends, but with Escape as a key of its own.

A terminal sends the same bytes for Escape and a character as for Alt and that character. Textual
takes both for Alt, or for what Alt writes on the keyboard of a Mac, or drops Escape, if they come
within a tenth of a second. A reader who presses Escape does not wait: here Alt and a character
are Escape and then that character, unless a command has such a key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message

_ESCAPE = "\x1b"
_BEGINS = "[O]P\\"
"""What begins a sequence or a reply after Escape, or ends a reply."""
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
"""What stands before and behind what is pasted, in which Escape is no key."""
_WORDS = "bf"
"""With Alt, what terminals on a Mac send for a word back and forward in a line."""


class KeyParser(XTermParser):
    """The parser; `alt_keys` are the characters that commands have together with Alt."""

    def __init__(self, alt_keys: Collection[str] = (), *, debug: bool = False) -> None:
        super().__init__(debug)
        self._in_sequence = frozenset((*_BEGINS, *_WORDS, *alt_keys))
        self._last = ""
        """The last characters of what came before, as many as the mark of a paste has."""
        self._is_paste = False

    def feed(self, data: str) -> Iterable[Message]:
        """Parse some input; without any it is over."""
        start = 0
        for place, char in enumerate(data):
            is_alone = self._last.endswith(_ESCAPE) and char not in self._in_sequence
            if is_alone and not self._is_paste:
                if start < place:
                    yield from super().feed(data[start:place])
                start = place
                yield from self._end_escape()
            self._last = (self._last + char)[-len(_PASTE) :]
            self._is_paste = self._last == _PASTE or (self._is_paste and self._last != _PASTED)
        yield from super().feed(data[start:])

    def _end_escape(self) -> Iterator[Message]:
        """Take Escape for a key now, if it is not one already because no other has followed."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from self.tick()


def alt_characters(keys: Iterable[str]) -> frozenset[str]:
    """Return the characters that make a key of a list together with Alt alone.

    Textual names the key of a capital letter ``alt+shift+d``.
    """
    found = set()
    for key in keys:
        *modifiers, name = key.split("+")
        if len(name) == 1 and "alt" in modifiers and "ctrl" not in modifiers:
            found.add(name.upper() if "shift" in modifiers else name)
    return frozenset(found)
