"""The reader's own keys: what is taken, what is refused and how that is said, and that it works."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.commands import COMMANDS, Command
from briefing.tui.user_keymap import read_keymap, remap
from tests.conftest import Run
from tests.terminal import leave, opened
from tests.walking import Walk, walk


def keys_of(commands: tuple[Command, ...]) -> dict[str, tuple[str, ...]]:
    return {each.id: each.keys for each in commands}


OWN = keys_of(COMMANDS)


@pytest.mark.parametrize(
    ("wanted", "changed"),
    [
        ({}, {}),
        ({"copy": "c"}, {"copy": ("c",)}),
        ({"copy": "y"}, {}),
        ({"copy": ["c", "f2", "ctrl+b"]}, {"copy": ("c", "f2", "ctrl+b")}),
        ({"copy": ["y", "c", "y"]}, {"copy": ("y", "c")}),
        ({"copy": "e", "edit": "y"}, {"copy": ("e",), "edit": ("y",)}),
        ({"copy": "e", "edit": "p", "save": "y"}, {"copy": "e", "edit": "p", "save": "y"}),
        ({"first_item": ["6"], "show_brief": "g"}, {"first_item": ("6",), "show_brief": ("g",)}),
        ({"pick": "x", "copy": " "}, {"pick": ("x",), "copy": ("space",)}),
        ({"copy": ["F2", " F12 ", "ctrl+Home"]}, {"copy": ("f2", "f12", "ctrl+home")}),
        ({"copy": [",", "ctrl+A", "shift+a"]}, {"copy": ("comma", "ctrl+a", "A")}),
        ({"copy": ["+", "é", "日", "ctrl++"]}, {"copy": ("+", "é", "日", "ctrl++")}),
    ],
)
def test_a_command_has_the_keys_that_it_was_given(
    wanted: dict[str, object], changed: dict[str, Sequence[str]]
) -> None:
    commands, problems = remap(COMMANDS, wanted)
    assert problems == []
    assert keys_of(commands) == OWN | {name: tuple(keys) for name, keys in changed.items()}


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ({"copy": "e"}, "`copy` and `edit` both want e: `copy` stays on y"),
        ({"copy": ["c", "left"]}, "`copy` and `day_back` both want ←: `copy` stays on y"),
        ({"copy": "ctrl+p"}, "`copy` and `palette` both want Ctrl+P: `copy` stays on y"),
        ({"cpoy": "c"}, "there is no command `cpoy`; did you mean `copy`?"),
        ({"z\x1b[1m": "c"}, r"there is no command `z\x1b[1m`; `briefing keys` lists them all"),
        ({"copy": "hyper+c"}, "`copy`: there is no key `hyper+c`; write one character, or a name"),
        ({"copy": ""}, "`copy`: there is no key ``; write one character, or a name"),
        ({"copy": "\x1b"}, r"`copy`: there is no key `\x1b`; write one character, or a name"),
        ({"copy": "Ctrl"}, "`copy`: there is no key `Ctrl`; write one character, or a name"),
        ({"copy": ["c", "cc"]}, "`copy`: there is no key `cc`; write one character, or a name"),
        ({"copy": "ctrl+q"}, "`copy` and `the terminal` both want Ctrl+Q: `copy` stays on y"),
        ({"copy": "shift+1"}, "`copy`: there is no key `shift+1`; write one character, or a name"),
        ({"quit": []}, "`quit` takes a key or a list of keys, as texts"),
        ({"copy": 1}, "`copy` takes a key or a list of keys, as texts"),
        ({"copy": None}, "`copy` takes a key or a list of keys, as texts"),
        ({"copy": ["c", 1]}, "`copy` takes a key or a list of keys, as texts"),
        ({"copy": [["c"]]}, "`copy` takes a key or a list of keys, as texts"),
        ({"copy": {"key": "c"}}, "`copy` takes a key or a list of keys, as texts"),
    ],
)
def test_what_is_refused_is_said_and_the_command_keeps_its_keys(
    wanted: dict[str, object], problem: str
) -> None:
    commands, [said] = remap(COMMANDS, wanted)
    assert said.startswith(problem)
    assert keys_of(commands) == OWN


def test_of_two_that_want_a_key_the_first_has_it() -> None:
    commands, problems = remap(COMMANDS, {"copy": "c", "edit": ["x", "c"], "save": "u"})
    assert problems == ["`edit` and `copy` both want c: `edit` stays on e"]
    assert keys_of(commands) == OWN | {"copy": ("c",), "save": ("u",)}


def test_what_is_refused_takes_nothing_else_back() -> None:
    commands, problems = remap(COMMANDS, {"reload": "R", "copy": "q", "quit": "e"})
    assert len(problems) == 2
    assert keys_of(commands) == OWN | {"reload": ("R",)}


def test_a_key_is_not_taken_from_a_command_that_is_then_refused_its_new_one() -> None:
    commands, problems = remap(COMMANDS, {"copy": "q", "quit": "e"})
    assert keys_of(commands) == OWN
    assert problems == [
        "`quit` and `edit` both want e: `quit` stays on q",
        "`copy` and `quit` both want q: `copy` stays on y",
    ]


KEYS = st.sampled_from([key for keys in OWN.values() for key in keys]) | st.text(max_size=8)
VALUES = KEYS | st.lists(KEYS, max_size=3) | st.integers() | st.lists(st.none(), min_size=1)
NAMES = st.sampled_from(list(OWN)) | st.text(max_size=8)


@given(st.dictionaries(NAMES, VALUES, max_size=8))
def test_no_key_has_two_commands_and_what_is_not_named_is_as_it_was(
    wanted: dict[str, object],
) -> None:
    commands, problems = remap(COMMANDS, wanted)
    now = keys_of(commands)
    keys = [key for each in now.values() for key in each]
    assert len(keys) == len(set(keys))
    assert list(now) == list(OWN)
    assert {name: now[name] for name in OWN.keys() - wanted.keys()} == {
        name: OWN[name] for name in OWN.keys() - wanted.keys()
    }
    assert not any("\x1b" in problem or "\n" in problem for problem in problems)


def write(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text)


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "broken": (write('copy = "c"\nedit = x\n'), "Invalid value (at line 2, column 8)"),
    "unended": (write('copy = "c'), "(at end of document)"),
    "said twice": (write('copy = "c"\ncopy = "d"\n'), "Cannot overwrite a value"),
    "binary": (lambda path: path.write_bytes(b'copy = "\xff"'), "'utf-8' codec can't decode"),
    "long": (write("#" * 100_001), "it is too large"),
    "folder": (Path.mkdir, "it is no regular file"),
    "pipe": (os.mkfifo, "it is no regular file"),
    "nested": (write("copy = " + "[" * 5000), "recursion"),
    "circle": (lambda path: path.symlink_to(path), "it is a symbolic link"),
}


@pytest.mark.parametrize(("make", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_named_and_changes_nothing(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    make(path := tmp_path / "keys.toml")
    commands, [said] = read_keymap(str(path))
    assert commands == COMMANDS
    assert said.startswith(f"{path}: ")
    assert reason in said
    assert said.isprintable()


def test_without_a_file_the_keys_are_those_of_the_table(tmp_path: Path) -> None:
    assert read_keymap(str(tmp_path / "none" / "keys.toml")) == (COMMANDS, [])


def test_the_keys_are_listed_as_they_are_and_what_is_wrong_is_said(
    tmp_path: Path, briefing: Run
) -> None:
    path = tmp_path / "briefing" / "keys.toml"
    path.parent.mkdir()
    path.write_text('copy = ["c", "f2"]\nedit = "q"\n')
    result = briefing("keys", env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert result.returncode == 1
    assert "copy\tc F2\tCopy what has the cursor: " in result.stdout
    assert "edit\te\t" in result.stdout
    assert len(result.stdout.splitlines()) == len(COMMANDS)
    said = "`edit` and `quit` both want q: `edit` stays on e"
    assert result.stderr == f"briefing: {path}: {said}\n"


def test_two_commands_that_change_their_keys_do_what_they_did() -> None:
    commands, _ = remap(COMMANDS, {"show_brief": "4", "show_disputes": "6", "copy": "é"})

    async def check(at: Walk) -> None:
        await at.press("4")
        assert "BOTTOM LINE" in at.page
        await at.press("6")
        assert "6 disputes" in at.page
        await at.press("1", "é")
        assert at.app.clipboard.startswith("Mon 10 Mar 2031")

    walk(check, commands=commands)


@pytest.mark.slow
def test_many_problems_with_keys_do_not_hide_the_room(tmp_path: Path) -> None:
    keys = tmp_path / "config/briefing/keys.toml"
    keys.parent.mkdir(parents=True)
    keys.write_text("\n".join(f'nothing_{number} = "x"' for number in range(9)))
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("nothing_0", "8 more")
        assert at.text.count("nothing_") == 1
        leave(at)
