"""What a visit leaves behind for the next one, and where."""

from __future__ import annotations

import json
import os
import stat
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.system.state import (
    MAX_STATE,
    Remembered,
    config_path,
    recall,
    remember,
    state_path,
)


@pytest.mark.parametrize(
    ("environ", "base"),
    [
        ({"HOME": "/home/ada"}, "/home/ada/.local/state"),
        ({"HOME": "/home/ada", "XDG_STATE_HOME": ""}, "/home/ada/.local/state"),
        ({"HOME": "/home/ada", "XDG_STATE_HOME": "state"}, "/home/ada/.local/state"),
        ({"HOME": "/home/ada", "XDG_STATE_HOME": "/state"}, "/state"),
    ],
)
def test_a_folder_has_one_state_file_by_whatever_path_it_is_reached(
    tmp_path: Path, environ: dict[str, str], base: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    path = state_path(str(tmp_path / "folder"), environ)
    folder, name = os.path.split(path)
    assert (folder, len(name), name[16:]) == (f"{base}/briefing", 21, ".json")
    assert set(name[:16]) <= set(string.hexdigits.lower())
    assert state_path(str(tmp_path / "link" / "."), environ) == path
    assert state_path(str(tmp_path), environ) != path


def test_keys_are_configured_where_configuration_belongs() -> None:
    home = {"HOME": "/home/ada"}
    assert config_path(home) == "/home/ada/.config/briefing/keys.toml"
    assert config_path(home | {"XDG_CONFIG_HOME": "/etc/x"}) == "/etc/x/briefing/keys.toml"


PRINTABLE = st.text().filter(str.isprintable)


@given(st.builds(Remembered, PRINTABLE, PRINTABLE, st.lists(PRINTABLE).map(tuple), PRINTABLE))
def test_what_is_remembered_is_recalled(
    tmp_path_factory: pytest.TempPathFactory, remembered: Remembered
) -> None:
    path = str(tmp_path_factory.getbasetemp() / "law" / "state.json")
    assert remember(path, remembered, "/briefings/port") == ""
    assert recall(path) == (remembered, "")


def test_the_state_is_for_the_reader_alone_and_says_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "state" / "briefing" / "x.json"
    assert remember(str(path), Remembered("talks", marks=("talks#a",)), str(tmp_path)) == ""
    assert json.loads(path.read_text()) == {
        "version": 1,
        "folder": os.path.realpath(tmp_path),
        "event": "talks",
        "item": "",
        "marks": ["talks#a"],
        "theme": "",
    }
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["x.json"]


SOUND = {"version": 1, "event": "a", "item": "", "marks": ["a#b"], "theme": ""}


def holding(**changed: object) -> Callable[[Path], object]:
    """Make a state file that differs from a sound one."""
    return lambda path: path.write_text(json.dumps(SOUND | changed))


def sparse(path: Path) -> None:
    """Make a file that is larger than any state, and takes no room."""
    path.touch()
    os.truncate(path, MAX_STATE + 1)


UNUSABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (Path.touch, "it is damaged"),
    "cut": (lambda path: path.write_text(json.dumps(SOUND)[:-9]), "it is damaged"),
    "deep": (lambda path: path.write_text("[" * 100_000), "it is damaged"),
    "long number": (lambda path: path.write_text("9" * 10_000), "it is damaged"),
    "not UTF-8": (lambda path: path.write_bytes(b'{"event": "\xff"}'), "it is damaged"),
    "no record": (lambda path: path.write_text("[]"), "it is damaged"),
    "no version": (holding(version=True), "it is damaged"),
    "later": (holding(version=2), "it comes from another version"),
    "no event": (holding(event=None), "it is damaged"),
    "no marks": (holding(marks="a#b"), "it is damaged"),
    "numbered mark": (holding(marks=[1]), "it is damaged"),
    "escape": (holding(theme="\x1b[2J"), "it is damaged"),
    "surrogate": (holding(item="\ud800"), "it is damaged"),
    "large": (sparse, "it is too large"),
    "link": (lambda path: path.symlink_to("/dev/zero"), "it is a symbolic link"),
    "pipe": (os.mkfifo, "it is no regular file"),
    "folder": (Path.mkdir, "it is no regular file"),
}


@pytest.mark.parametrize(("make", "reason"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_state_that_cannot_be_used_is_named_and_passed_over(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    make(path := tmp_path / "state.json")
    note = f"the place of the last visit is lost: {path}: {reason}"
    assert recall(str(path)) == (Remembered(), note)


def test_a_first_visit_has_no_state_and_needs_no_note(tmp_path: Path) -> None:
    assert recall(str(tmp_path / "none" / "state.json")) == (Remembered(), "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
RECORDS = st.fixed_dictionaries({"version": st.just(1)} | dict.fromkeys(Remembered._fields, JSON))


@given(st.binary() | (RECORDS | JSON).map(lambda value: json.dumps(value).encode()))
def test_no_content_of_a_state_file_raises_or_reaches_the_terminal(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzzed.json"
    path.write_bytes(data)
    remembered, note = recall(str(path))
    event, item, marks, theme = remembered
    assert all(text.isprintable() for text in (event, item, *marks, theme, note))
    assert not (any(remembered) and note)


def test_a_state_that_cannot_be_kept_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    below = str(tmp_path / "file" / "state.json")
    assert remember(below, Remembered()).startswith(f"the place could not be kept: {below}: ")
    many = Remembered(marks=("x" * 100,) * 20_000)
    assert remember(str(tmp_path / "state.json"), many).endswith("there are too many marks")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
