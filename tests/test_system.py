"""The room's dealings with the machine: editor, browser, changed files, what is remembered."""

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

from briefing.system.browser import has_display, open_address
from briefing.system.editor import EditorError, editor_words
from briefing.system.state import (
    MAX_STATE,
    Remembered,
    config_path,
    recall,
    remember,
    state_path,
)
from briefing.system.watch import Watch


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", "vi +7 a.yaml"),
        ("/usr/bin/vim.basic -u NONE", "/usr/bin/vim.basic -u NONE +7 a.yaml"),
        ("nvim-linux-x86_64.appimage", "nvim-linux-x86_64.appimage +7 a.yaml"),
        ("gvim", "gvim -f +7 a.yaml"),
        ("gvim-9.1 --nofork", "gvim-9.1 --nofork +7 a.yaml"),
        ("nano", "nano +7,3 a.yaml"),
        ("ne", "ne +7,3 a.yaml"),
        ("emacs-29.1 -nw", "emacs-29.1 -nw +7:3 a.yaml"),
        ("emacsclient -t", "emacsclient -t +7:3 a.yaml"),
        ("kak", "kak +7:3 a.yaml"),
        ("micro", "micro a.yaml +7:3"),
        ("hx", "hx a.yaml:7:3"),
        ("joe", "joe +7 a.yaml"),
        ("mcedit", "mcedit +7 a.yaml"),
        ("code", "code --wait --goto a.yaml:7:3"),
        ("Code.exe -w", "Code.exe -w --goto a.yaml:7:3"),
        ("code-insiders", "code-insiders --wait --goto a.yaml:7:3"),
        ("codium --wait -n", "codium --wait -n --goto a.yaml:7:3"),
        ("subl", "subl --wait a.yaml:7:3"),
        ("zed", "zed --wait a.yaml:7:3"),
        ("gedit", "gedit --wait a.yaml +7:3"),
        ("kate", "kate --block --line 7 --column 3 a.yaml"),
        ("mate -w", "mate -w --line 7:3 a.yaml"),
        ("bbedit", "bbedit --wait +7 a.yaml"),
        ("idea64.exe", "idea64.exe --wait --line 7 a.yaml"),
        ("pycharm.sh", "pycharm.sh --wait --line 7 a.yaml"),
        ("notepad++", "notepad++ -multiInst -nosession -n7 -c3 a.yaml"),
        ("ed", "ed a.yaml"),
        ("code-server", "code-server a.yaml"),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(editor: str, command: str) -> None:
    assert editor_words("a.yaml", 7, 3, {"EDITOR": editor}) == command.split()


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"VISUAL": "nano", "EDITOR": "ed"}, ["nano", "+1,1", "a.yaml"]),
        ({"VISUAL": "  ", "EDITOR": "ed"}, ["ed", "a.yaml"]),
        ({"EDITOR": ""}, ["vi", "+1", "a.yaml"]),
        ({"EDITOR": "'/my apps/ed' $X # ;"}, ["/my apps/ed", "$X", "#", ";", "a.yaml"]),
    ],
)
def test_visual_goes_before_editor_and_words_are_split_without_a_shell(
    environ: dict[str, str], command: list[str]
) -> None:
    assert editor_words("a.yaml", 1, 1, environ) == command


@pytest.mark.parametrize("path", ["-c.yaml", "+9"])
@pytest.mark.parametrize("editor", ["vi", "hx", "micro", "ed"])
def test_no_path_is_taken_for_an_option(editor: str, path: str) -> None:
    words = editor_words(path, 7, 3, {"EDITOR": editor})
    assert any(word.startswith(f"./{path}") for word in words) and path not in words


@pytest.mark.parametrize(
    ("editor", "message"),
    [
        ("vim 'a", "$VISUAL cannot be split into words: no closing quotation"),
        ("''", "$VISUAL names no program"),
    ],
)
def test_what_is_no_command_is_said_with_a_remedy(editor: str, message: str) -> None:
    with pytest.raises(EditorError) as caught:
        editor_words("a.yaml", 1, 1, {"VISUAL": editor})
    assert (str(caught.value), caught.value.hint.split(":")[0]) == (
        message,
        "set it to a command such as",
    )


@pytest.mark.parametrize(
    ("platform", "environ", "display"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": "localhost:10.0", "SSH_TTY": "/dev/pts/1"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
        ("darwin", {"SSH_CONNECTION": "10.0.0.1 22 10.0.0.2 22"}, False),
    ],
)
def test_a_browser_needs_a_display_that_the_reader_sees(
    platform: str, environ: dict[str, str], *, display: bool
) -> None:
    assert has_display(environ, platform) is display


def install(folder: Path, name: str, code: int = 0) -> Path:
    """Install a browser that notes what it was called with, and talks."""
    program = folder / name
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {folder}/opened\necho talk\necho talk >&2\nexit {code}\n'
    )
    program.chmod(0o755)
    return program


def opened(folder: Path) -> list[str]:
    """Return what the browsers of a folder were called with."""
    notes = folder / "opened"
    return notes.read_text().splitlines() if notes.exists() else []


ADDRESS = "https://example.org/a?b=%20&c='$(x)';d"


def test_an_address_opens_in_the_browser_without_a_word_on_the_screen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    browser = install(tmp_path, "browser")
    environ = {"DISPLAY": ":0", "PATH": str(tmp_path), "BROWSER": f"lynx:{browser}"}
    assert open_address(ADDRESS, environ)
    assert opened(tmp_path) == [ADDRESS]
    assert capfd.readouterr() == ("", "")


def test_no_browser_starts_that_draws_in_the_terminal(tmp_path: Path) -> None:
    lynx = install(tmp_path, "lynx")
    install(tmp_path, "www-browser")
    install(tmp_path, "w3m")
    for browser in ("", "lynx", f"{lynx} -nocolor %s", "w3m:www-browser"):
        environ = {"DISPLAY": ":0", "PATH": str(tmp_path), "TERM": "xterm", "BROWSER": browser}
        assert not open_address(ADDRESS, environ)
    assert opened(tmp_path) == []


def test_a_browser_that_fails_is_not_said_to_have_opened(tmp_path: Path) -> None:
    browser = install(tmp_path, "browser", code=1)
    environ = {"DISPLAY": ":0", "PATH": str(tmp_path), "BROWSER": str(browser)}
    assert not open_address(ADDRESS, environ)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "javascript:1",
        "-h",
        "http://",
        "https://a b",
        "https://a\x1b",
        "a",
    ],
)
def test_only_addresses_of_the_web_are_opened(tmp_path: Path, url: str) -> None:
    browser = install(tmp_path, "browser")
    environ = {"DISPLAY": ":0", "PATH": str(tmp_path), "BROWSER": str(browser)}
    assert not open_address(url, environ)
    assert opened(tmp_path) == []


def watched(root: Path) -> tuple[Path, Watch]:
    """A folder with one event, under watch."""
    event = root / "events" / "talks.yaml"
    event.parent.mkdir()
    event.write_text("title: Talks")
    return event, Watch(str(root), ("events", "absent"), (".yaml", ".txt"))


def touch(path: Path) -> None:
    """Change a file's time alone."""
    os.utime(path, ns=(1, 1))


def swap(path: Path) -> None:
    """Put another file of the same size and time in a file's place."""
    before = path.stat()
    other = path.with_suffix(".new")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def add_folder(path: Path) -> None:
    """Make a watched folder that was not there, with a file in it."""
    folder = path.parent.with_name("absent")
    folder.mkdir()
    (folder / "vote.yaml").touch()


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda path: path.write_text("title: Other talks"),
    "touched": touch,
    "swapped": swap,
    "renamed": lambda path: path.rename(path.with_name("vote.yaml")),
    "deleted": Path.unlink,
    "joined by another": lambda path: path.with_name("vote.txt").touch(),
    "gone with its folder": lambda path: path.parent.rename(path.parent.with_name("moved")),
    "joined by another folder": add_folder,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_told_once_and_when_it_has_come_to_rest(
    tmp_path: Path, change: Callable[[Path], object]
) -> None:
    event, watch = watched(tmp_path)
    assert not watch.has_changed()
    change(event)
    assert [watch.has_changed() for _ in range(4)] == [False, True, False, False]


def test_a_file_that_is_being_written_is_waited_for(tmp_path: Path) -> None:
    event, watch = watched(tmp_path)
    for length in range(1, 4):
        event.write_text("x" * length)
        assert not watch.has_changed()
    assert watch.has_changed()


def test_what_is_as_it_was_is_no_change(tmp_path: Path) -> None:
    event, watch = watched(tmp_path)
    event.rename(event.with_suffix(".away"))
    assert not watch.has_changed()
    event.with_suffix(".away").rename(event)
    assert [watch.has_changed() for _ in range(3)] == [False, False, False]


def test_an_accepted_change_is_not_told(tmp_path: Path) -> None:
    event, watch = watched(tmp_path)
    event.write_text("title: Other talks")
    watch.accept()
    assert [watch.has_changed() for _ in range(3)] == [False, False, False]


IGNORED: dict[str, Callable[[Path], object]] = {
    "another ending": lambda folder: (folder / "talks.yaml~").touch(),
    "hidden": lambda folder: (folder / ".talks.yaml").touch(),
    "link": lambda folder: (folder / "link.yaml").symlink_to("talks.yaml"),
    "pipe": lambda folder: os.mkfifo(folder / "pipe.yaml"),
    "deeper": lambda folder: (folder / "more.yaml").mkdir(),
    "elsewhere": lambda folder: (folder.parent / "vote.yaml").touch(),
}


@pytest.mark.parametrize("make", IGNORED.values(), ids=IGNORED)
def test_only_files_of_the_briefing_count(tmp_path: Path, make: Callable[[Path], object]) -> None:
    event, watch = watched(tmp_path)
    make(event.parent)
    assert [watch.has_changed() for _ in range(3)] == [False, False, False]


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
