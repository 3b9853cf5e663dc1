"""What a terminal sends as keys: Escape is one of its own, whatever follows at once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from briefing.tui.key_parser import KeyParser, alt_characters


def read(*parts: str, alt_keys: str = "") -> list[str]:
    """Return the names of the keys of what comes in some parts, and what is pasted."""
    parser = KeyParser(alt_keys)
    found = [event for part in (*parts, "") for event in parser.feed(part)]
    return [each.key if isinstance(each, events.Key) else each.text for each in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b", ["escape"]),
        ("\x1b0", ["escape", "0"]),
        ("\x1bD", ["escape", "D"]),
        ("\x1b-", ["escape", "minus"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b\t", ["escape", "tab"]),
        ("\x1b\x7f", ["escape", "backspace"]),
        ("\x1b:q", ["escape", "colon", "q"]),
        ("\x1bé", ["escape", "é"]),
        ("\x1bD\x1b", ["escape", "D", "escape"]),
        ("\x1b\x1b", ["escape", "escape"]),
        ("\x1bD\x1b[A", ["escape", "D", "up"]),
        ("\x1b[1;3D", ["alt+left"]),
        ("\x1b[1;3C", ["alt+right"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1bOP", ["f1"]),
        ("\x1bOA", ["up"]),
        ("\x1bb", ["ctrl+left"]),
        ("\x1bf", ["ctrl+right"]),
        ("\x1b[Zx", ["shift+tab", "x"]),
        ("º£", ["º", "pound_sign"]),
        ("\x1b[200~a Db0\x1b[201~\x1b1", ["a Db0", "escape", "1"]),
    ],
)
def test_escape_is_a_key_and_what_begins_with_it_another(sent: str, keys: list[str]) -> None:
    assert read(sent) == keys
    assert read(*sent) == keys, "byte by byte"


@pytest.mark.parametrize(
    "sent", ["\x1b[200~a\x1b0b\x1b[201~", "\x1b]11;rgb:0/0/0\x1b\\", "\x1bP1$r\x1b\\"]
)
def test_what_is_pasted_or_replied_is_no_escape(sent: str) -> None:
    assert "escape" not in read(sent)
    assert "escape" not in read(*sent)
    assert read(sent + "x\x1b1")[-2:] == ["escape", "1"]


def test_alt_and_the_character_of_a_command_are_one_key() -> None:
    assert read("\x1bd", alt_keys="d") == ["alt+d"]
    assert read("\x1bD", alt_keys="D") == ["alt+shift+d"]
    assert read("\x1be", alt_keys="d") == ["escape", "e"]


def test_the_characters_of_keys_with_alt() -> None:
    keys = ["alt+d", "alt+shift+e", "alt+left", "ctrl+alt+f", "g", "ctrl+p", "alt+1"]
    assert alt_characters(keys) == {"d", "E", "1"}


KEYS = {"\x1b": "escape", "\x1b[A": "up", "\r": "enter", "q": "q", "D": "D", "0": "0", "\t": "tab"}


@given(st.lists(st.sampled_from(list(KEYS))), st.lists(st.integers(0, 40)))
def test_keys_are_the_same_however_they_are_cut(sent: list[str], cuts: list[int]) -> None:
    text = "".join(sent)
    places = sorted({0, *(min(each, len(text)) for each in cuts), len(text)})
    parts = [text[start:end] for start, end in pairwise(places)]
    assert read(*parts) == [KEYS[each] for each in sent]
