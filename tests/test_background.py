"""A light terminal is recognised, and what it replies, or does not, costs a reader no key."""

from __future__ import annotations

import os
import pty
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.system.background import (
    asking,
    is_light_colour,
    is_light_setting,
    sort_replies,
)
from briefing.system.remembered_state import Remembered, recall, remember
from briefing.system.user_paths import state_path
from tests.conftest import HARBOUR
from tests.terminal import ATTRIBUTES, QUESTION, Terminal, leave, opened

pytestmark = pytest.mark.slow

OPENED = "► Mon 10 ▐◙ Vote of the councils"
WHITE = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
BLACK = b"\x1b]11;rgb:0000/0000/0000\x07"
DARK, LIGHT = "121212", "e0e0e0"
"""The grounds of Textual's two themes."""


# What a colour says


@pytest.mark.parametrize(
    ("colour", "is_light"),
    [
        ("rgb:ffff/ffff/ffff", True),
        ("rgb:fdfd/f6f6/e3e3", True),
        ("RGB:FF/FF/FF", True),
        ("rgb:f/f/f", True),
        ("rgba:ffff/ffff/ffff/ffff", True),
        ("rgb:0000/ffff/0000", True),
        ("rgb:8080/8080/8080", True),
        ("rgb:0000/0000/ffff", False),
        ("rgb:6060/6060/6060", False),
        ("rgb:0000/2b2b/3636", False),
        ("rgb:0/0/0", False),
        ("rgb:ffff/ffff", None),
        ("rgb:fffff/0/0", None),
        ("white", None),
        ("", None),
    ],
)
def test_a_colour_is_light_where_dark_text_reads_better(
    colour: str, *, is_light: bool | None
) -> None:
    assert is_light_colour(colour) is is_light


@pytest.mark.parametrize(
    ("value", "is_light"),
    [
        *(("0;15", True), ("0;7", True), ("12;default;9", True), ("15", True)),
        *(("15;0", False), ("7;8", False), ("15;default;6", False)),
        *(("15;default", None), ("0;16", None), ("0;", None), ("", None), ("0;-1", None)),
    ],
)
def test_the_setting_names_one_of_sixteen_colours(value: str, *, is_light: bool | None) -> None:
    assert is_light_setting({"COLORFGBG": value}) is is_light


def test_without_the_setting_nothing_is_known() -> None:
    assert is_light_setting({}) is None


# Replies among keys

KEYS = st.binary(max_size=6).filter(lambda keys: b"\x1b" not in keys)
REPLIES = st.sampled_from([WHITE, BLACK, ATTRIBUTES, b"\x1b[?6c", b"\x1b]11;no colour\x07"])


@given(st.lists(st.tuples(KEYS, REPLIES), max_size=4), KEYS, st.data())
def test_of_what_is_read_in_pieces_only_keys_are_left(
    parts: list[tuple[bytes, bytes]], last: bytes, data: st.DataObject
) -> None:
    whole = b"".join(key + reply for key, reply in parts) + last
    cut = data.draw(st.integers(0, len(whole)))
    first = sort_replies(whole[:cut])
    second = sort_replies(first.begun + whole[cut:])
    assert first.keys + second.keys + second.begun == b"".join(key for key, _ in parts) + last


@pytest.mark.parametrize(
    ("data", "keys", "begun"),
    [
        (b"j\x1b", b"j", b"\x1b"),
        (b"\x1b[A", b"\x1b[A", b""),
        (b"\x1b[?2026;2$y", b"\x1b[?2026;2$y", b""),
        (b"\x1b]12;red\x07", b"\x1b]12;red\x07", b""),
        (b"j\x1b]11;rgb:ff", b"j", b"\x1b]11;rgb:ff"),
        (b"\x1b]11;rgb:0/0/0\x1b", b"", b"\x1b]11;rgb:0/0/0\x1b"),
        (b"\x1b[?62;2", b"", b"\x1b[?62;2"),
        (b"\x1b]11;" + b"x" * 99, b"\x1b]11;" + b"x" * 99, b""),
    ],
)
def test_the_beginning_of_a_reply_is_kept_and_other_sequences_are_keys(
    data: bytes, keys: bytes, begun: bytes
) -> None:
    heard = sort_replies(data)
    assert (heard.keys, heard.begun, heard.colour, heard.has_ended) == (keys, begun, None, False)


# The terminal has its modes back

Sides = tuple[int, int]


@contextmanager
def terminal_in_place_of_streams() -> Iterator[Sides]:
    """Yield both sides of a pseudo-terminal that is standard input and output meanwhile."""
    control, terminal = pty.openpty()
    with pytest.MonkeyPatch.context() as patch, os.fdopen(terminal, "rb+", buffering=0) as file:
        patch.setattr("sys.stdin", file)
        patch.setattr("sys.stdout", file)
        yield control, terminal
    os.close(control)


XTERM = {"TERM": "xterm"}


def is_echoing(terminal: int) -> bool:
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def is_empty(side: int) -> bool:
    """Whether there is nothing to read on a side."""
    return not select.select([side], [], [], 0)[0]


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError])
@pytest.mark.parametrize("reply", [b"", WHITE + ATTRIBUTES])
def test_an_exception_restores_the_modes(error: type[BaseException], reply: bytes) -> None:
    with terminal_in_place_of_streams() as (control, terminal):
        before = termios.tcgetattr(terminal)

        def fail() -> None:
            with asking(XTERM, is_wanted=True):
                assert (is_empty(control), is_echoing(terminal)) == (False, False)
                os.write(control, reply)
                raise error

        with pytest.raises(error):
            fail()
        assert os.read(control, 99) == QUESTION
        assert termios.tcgetattr(terminal) == before
        assert is_empty(terminal), "no reply is left for the shell"


def test_replies_restore_the_modes_at_once() -> None:
    with terminal_in_place_of_streams() as (control, terminal):
        before = termios.tcgetattr(terminal)
        with asking(XTERM, is_wanted=True) as inquiry:
            assert inquiry
            os.write(control, b"j" + WHITE + b"k" + ATTRIBUTES + b"l")
            assert inquiry.is_light() is True
            assert inquiry.early == b"jkl"
            assert termios.tcgetattr(terminal) == before


def test_without_a_colour_the_modes_stay_until_the_end() -> None:
    with terminal_in_place_of_streams() as (control, terminal):
        before = termios.tcgetattr(terminal)
        with asking(XTERM, is_wanted=True) as inquiry:
            assert inquiry
            os.write(control, ATTRIBUTES)
            assert inquiry.is_light() is None
            assert not is_echoing(terminal), "a late reply would be shown"
        assert termios.tcgetattr(terminal) == before


@pytest.mark.parametrize("term", ["dumb", "linux", "eterm-color", "vt220"])
def test_a_terminal_without_such_replies_is_not_asked(term: str) -> None:
    with terminal_in_place_of_streams() as (control, _):
        with asking({"TERM": term}, is_wanted=True) as inquiry:
            assert inquiry is None
        assert is_empty(control)


def test_a_file_is_not_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with path.open("rb+", buffering=0) as file:
        monkeypatch.setattr("sys.stdin", file)
        monkeypatch.setattr("sys.stdout", file)
        with asking(XTERM, is_wanted=True) as inquiry:
            assert inquiry is None
    assert path.read_bytes() == b""


# The room


def ground(at: Terminal) -> str:
    """The background of the reading pane."""
    return at.screen.buffer[at.screen.lines // 2][at.screen.columns // 2].bg


def wait_for_room(at: Terminal) -> None:
    at.wait_for(OPENED)
    at.rest()


@pytest.mark.parametrize(
    ("reply", "setting", "colour"),
    [
        (WHITE + ATTRIBUTES, "", LIGHT),
        (WHITE.replace(b"\x1b\\", b"\x07") + ATTRIBUTES, "15;0", LIGHT),
        (BLACK + ATTRIBUTES, "0;15", DARK),
        (ATTRIBUTES, "", DARK),
        (ATTRIBUTES, "0;15", LIGHT),
        (b"", "", DARK),
        (b"", "0;15", LIGHT),
        (b"\x1b]11;gibberish\x1b\\" + ATTRIBUTES, "", DARK),
        (WHITE, "", LIGHT),
    ],
)
def test_the_theme_is_that_of_the_terminal(
    tmp_path: Path, reply: bytes, setting: str, colour: str
) -> None:
    with opened(tmp_path, reply=reply, has_colours=True, COLORFGBG=setting) as at:
        wait_for_room(at)
        assert ground(at) == colour
        leave(at)
    state, note = recall(state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")}))
    assert (state.event, state.theme, note) == ("fares-vote", "", ""), "nobody chose it"


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (("--theme", "textual-dark"), {}),
        ((), {"TEXTUAL_THEME": "textual-dark"}),
        ((), {"BRIEFING_SERVED": "1"}),
        ((), {"TERM": "linux"}),
    ],
)
def test_a_given_theme_decides_and_nothing_is_asked(
    tmp_path: Path, words: tuple[str, ...], env: dict[str, Any]
) -> None:
    with opened(tmp_path, *words, reply=WHITE + ATTRIBUTES, **env) as at:
        wait_for_room(at)
        assert QUESTION not in at.raw
        at.type("q")
        assert at.wait_for_end() == 0


def test_a_remembered_theme_decides(tmp_path: Path) -> None:
    path = state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})
    assert remember(path, Remembered(theme="textual-dark"), str(HARBOUR)) == ""
    with opened(tmp_path, reply=WHITE + ATTRIBUTES, has_colours=True) as at:
        wait_for_room(at)
        assert ground(at) == DARK
        assert QUESTION not in at.raw
        leave(at)


def test_a_theme_that_the_reader_chooses_is_remembered(tmp_path: Path) -> None:
    with opened(tmp_path, reply=WHITE + ATTRIBUTES, has_colours=True) as at:
        wait_for_room(at)
        at.type("tnord\r")
        at.wait_until(lambda: ground(at) not in (LIGHT, DARK), "in other colours")
        leave(at)
    path = state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})
    assert recall(path)[0].theme == "nord"


@pytest.mark.parametrize(
    "reply",
    [
        b"KK" + WHITE + ATTRIBUTES,
        b"K" + BLACK + b"K" + ATTRIBUTES,
        WHITE + ATTRIBUTES + b"KK",
        ATTRIBUTES + b"KK",
        b"KK",
        b"K" + WHITE + b"K",
    ],
)
def test_keys_that_are_typed_ahead_arrive(tmp_path: Path, reply: bytes) -> None:
    with opened(tmp_path, reply=reply, on_front_page=True) as at:
        at.wait_for("─ Announcement of the talks")
        leave(at)


def test_enter_typed_ahead_is_enter(tmp_path: Path) -> None:
    with opened(tmp_path, reply=b"\r" + WHITE + ATTRIBUTES, on_front_page=True) as at:
        at.wait_for("─ Front page › Bottom line")
        leave(at)


def test_a_key_typed_before_the_question_arrives(tmp_path: Path) -> None:
    with opened(tmp_path, reply=ATTRIBUTES) as at:
        at.type("K")
        at.wait_for("► Thu 6  ▐◙ Mayors' meeting")
        leave(at)


def write_in_pieces(at: Terminal, data: bytes, *cuts: int) -> None:
    """Write data in pieces, each when the one before has been read."""
    for start, end in zip((0, *cuts), (*cuts, len(data)), strict=True):
        os.write(at.control, data[start:end])
        at.wait_until(lambda: not unread(at), "read")


def unread(at: Terminal) -> int:
    """The number of bytes that the program has not yet read."""
    number = ioctl(at.terminal, termios.FIONREAD, b"\0" * 4)
    return int.from_bytes(number, "little")


@pytest.mark.parametrize(
    ("reply", "late", "cuts"),
    [
        (b"", WHITE + ATTRIBUTES, ()),
        (b"", WHITE + ATTRIBUTES, (8, 20, len(WHITE) + 4)),
        (b"", BLACK + ATTRIBUTES, (len(BLACK),)),
        (b"", ATTRIBUTES, (5,)),
        (ATTRIBUTES, WHITE, ()),
        (ATTRIBUTES, WHITE, (4,)),
        (ATTRIBUTES, BLACK, (12,)),
        (ATTRIBUTES, WHITE, (len(WHITE) - 1,)),
        (WHITE, ATTRIBUTES, ()),
    ],
)
def test_a_late_reply_is_none_of_the_keys(
    tmp_path: Path, reply: bytes, late: bytes, cuts: tuple[int, ...]
) -> None:
    with opened(tmp_path, reply=reply, has_colours=True) as at:
        wait_for_room(at)
        shown = at.text
        colour = ground(at)
        write_in_pieces(at, late, *cuts)
        at.rest(0.2)
        assert (at.text, ground(at)) == (shown, colour), "nor do the colours change"
        at.type("K")
        at.wait_for("► Thu 6  ▐◙ Mayors' meeting")
        leave(at)
        assert not at.was_written_outside("rgb:"), "it is not echoed either"


def test_escape_is_a_key_while_a_reply_may_come(tmp_path: Path) -> None:
    with opened(tmp_path, reply=b"") as at:
        at.type("z")
        at.wait_until(lambda: OPENED in at.text and "2 Topics" not in at.text, "zoomed")
        at.escape()
        at.wait_for("2 Topics")
        leave(at)


def test_pieces_can_come_before_the_room(tmp_path: Path) -> None:
    with opened(tmp_path, reply=WHITE[:9], has_colours=True, on_front_page=True) as at:
        at.wait_until(lambda: QUESTION in at.raw and not unread(at), "asked")
        os.write(at.control, WHITE[9:] + ATTRIBUTES + b"K")
        at.wait_for("─ Mayors' meeting on the ferries")
        leave(at)
