"""What a visit leaves behind for the next one, and where."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import stat
import string
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.system import file_lock
from briefing.system.remembered_state import MAX_QUERIES, MAX_STATE, Remembered, recall, remember
from briefing.system.user_paths import config_path, state_path
from tests.conftest import ROOT
from tests.windows import give_console


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


@pytest.mark.parametrize("lacking", ["", "_sha"], ids=["as it is", "another Python"])
def test_the_state_file_has_its_name_from_sha_256(
    monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    def find(name: str) -> ModuleType:
        if lacking and name.startswith(lacking):
            raise ImportError(name)
        return import_module(name)

    monkeypatch.setattr("briefing.system.user_paths.import_module", find)
    digest = hashlib.sha256(b"/").hexdigest()
    path = state_path("/", {"XDG_STATE_HOME": "/state"})
    assert path == f"/state/briefing/{digest[:16]}.json"


def test_keys_are_configured_where_configuration_belongs() -> None:
    home = {"HOME": "/home/ada"}
    assert config_path(home) == "/home/ada/.config/briefing/keys.toml"
    assert config_path(home | {"XDG_CONFIG_HOME": "/etc/x"}) == "/etc/x/briefing/keys.toml"


PRINTABLE = st.text().filter(str.isprintable)
WRITTEN = st.lists(PRINTABLE | st.sampled_from(["\u200c", "\u200d", "می\u200cخواهم"])).map("".join)


SHARES = st.floats(0, 1, exclude_max=True)


@pytest.mark.slow
@given(
    st.builds(
        Remembered,
        PRINTABLE,
        PRINTABLE,
        st.lists(PRINTABLE).map(tuple),
        PRINTABLE,
        PRINTABLE,
        st.lists(WRITTEN, unique=True, max_size=MAX_QUERIES).map(tuple),
        st.dictionaries(PRINTABLE, WRITTEN),
        SHARES,
        SHARES,
    )
)
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
        "seen": "",
        "queries": [],
        "notes": {},
        "timeline_share": 0.0,
        "side_share": 0.0,
    }
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["x.json"]


SOUND = {"version": 1, "event": "a", "item": "", "marks": ["a#b"], "theme": ""}


def holding(**changed: object) -> Callable[[Path], object]:
    """Make a state file that differs from a sound one."""
    return lambda path: path.write_text(json.dumps(SOUND | changed))


@pytest.mark.parametrize("share", [None, "0.4", True, 1, 1.0, -0.4, float("nan"), [0.4]])
def test_a_share_that_is_none_is_ignored(tmp_path: Path, share: object) -> None:
    path = tmp_path / "x.json"
    holding(timeline_share=share, side_share=0.25)(path)
    remembered, note = recall(str(path))
    assert (remembered, note) == (Remembered("a", "", ("a#b",), side_share=0.25), "")


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
    "no queries": (holding(queries=None), "it is damaged"),
    "numbered mark": (holding(marks=[1]), "it is damaged"),
    "listed notes": (holding(notes=["a#b"]), "it is damaged"),
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


@pytest.mark.parametrize("bad", [1, None, "\x1b[2J", "a\nb", "a\tb", "a\xa0b", "\u202e", "\ud800"])
def test_a_query_or_a_note_that_cannot_be_shown_is_dropped_alone(
    tmp_path: Path, bad: object
) -> None:
    path = tmp_path / "state.json"
    sound = Remembered("a", "", ("a#b",), queries=("ferry",), notes={"a#b": "why?"})
    holding(queries=[bad, "ferry"], notes={"a#b": "why?", "a#c": bad})(path)
    assert recall(str(path)) == (sound, "")
    holding(queries=["ferry"], notes={"a#b": "why?", "\x1b[2J": "a"})(path)
    assert recall(str(path)) == (sound, "")


def test_a_first_visit_has_no_state_and_needs_no_note(tmp_path: Path) -> None:
    assert recall(str(tmp_path / "none" / "state.json")) == (Remembered(), "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
RECORDS = st.fixed_dictionaries({"version": st.just(1)} | dict.fromkeys(Remembered._fields, JSON))


@pytest.mark.slow
@given(st.binary() | (RECORDS | JSON).map(lambda value: json.dumps(value).encode()))
def test_no_content_of_a_state_file_raises_or_reaches_the_terminal(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzzed.json"
    path.write_bytes(data)
    remembered, note = recall(str(path))
    event, item, marks, theme, seen, queries, notes, *shares = remembered
    assert all(0 <= share < 1 for share in shares)
    written = [*queries, *notes.values()]
    shown = [text.replace("\u200c", "").replace("\u200d", "") for text in written]
    texts = (event, item, *marks, theme, seen, note, *notes, *shown)
    assert all(text.isprintable() for text in texts)
    assert not (any(remembered) and note)


def test_a_state_from_before_there_were_notes_is_recalled(tmp_path: Path) -> None:
    holding()(path := tmp_path / "state.json")
    assert recall(str(path)) == (Remembered("a", "", ("a#b",)), "")
    left = Remembered("a", "", ("a#b",), notes={"a#b": "why?"})
    assert remember(str(path), left, found=("a#b",)) == ""
    assert recall(str(path)) == (left, "")


def test_a_state_that_cannot_be_kept_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    below = str(tmp_path / "file" / "state.json")
    assert remember(below, Remembered()).startswith(f"the place could not be kept: {below}: ")
    many = Remembered(marks=("x" * 100,) * 20_000)
    assert remember(str(tmp_path / "state.json"), many).endswith(
        "there are too many marks and notes"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


# Several visits at a time

NAMES = ("a#1", "a#2", "b#1", "c#1")
MARKS = st.frozensets(st.sampled_from(NAMES))


@pytest.mark.slow
@given(MARKS, st.permutations([0, 0, 1, 1, 2, 2]), st.lists(MARKS, min_size=3, max_size=3))
def test_of_each_mark_the_last_visit_that_changed_it_decides(
    tmp_path_factory: pytest.TempPathFactory,
    first: frozenset[str],
    steps: list[int],
    lefts: list[frozenset[str]],
) -> None:
    """Three visits come and go in any order; the place is where the last one ended."""
    path = str(tmp_path_factory.getbasetemp() / "visits.json")
    remember(path, Remembered(marks=tuple(first)))
    is_marked = {name: name in first for name in NAMES}
    found: dict[int, frozenset[str]] = {}
    for visit in steps:
        if visit not in found:
            found[visit] = frozenset(recall(path)[0].marks)
            continue
        left = Remembered(str(visit), marks=tuple(lefts[visit]))
        assert remember(path, left, found=found[visit]) == ""
        is_marked |= {name: name in lefts[visit] for name in lefts[visit] ^ found[visit]}
    marks = tuple(name for name in NAMES if is_marked[name])
    assert recall(path) == (Remembered(str(steps[-1]), marks=marks), "")


LEFT = MARKS.flatmap(
    lambda marks: st.tuples(
        st.just(marks),
        st.dictionaries(st.sampled_from(sorted(marks)), st.sampled_from(["why?", "ask"]))
        if marks
        else st.just({}),
    )
)
"""Marks, and notes on some of them."""


@pytest.mark.slow
@given(LEFT, st.permutations([0, 0, 1, 1, 2, 2]), st.lists(LEFT, min_size=3, max_size=3))
def test_of_each_note_the_last_visit_that_changed_it_decides(
    tmp_path_factory: pytest.TempPathFactory,
    first: tuple[frozenset[str], dict[str, str]],
    steps: list[int],
    lefts: list[tuple[frozenset[str], dict[str, str]]],
) -> None:
    """A mark goes with its note, and a note that was changed brings its mark back."""
    path = str(tmp_path_factory.getbasetemp() / "noting.json")
    remember(path, Remembered(marks=tuple(first[0]), notes=first[1]))
    marks, notes = set(first[0]), dict(first[1])
    found: dict[int, Remembered] = {}
    for visit in steps:
        if visit not in found:
            found[visit] = recall(path)[0]
            continue
        before, (marked, noted) = found[visit], lefts[visit]
        left = Remembered(marks=tuple(marked), notes=noted)
        assert remember(path, left, found=before.marks, noted=before.notes) == ""
        for name in NAMES:
            is_rewritten = before.notes.get(name) != noted.get(name)
            if name in before.marks and name not in marked:
                marks.discard(name)
            elif (name in marked and name not in before.marks) or (is_rewritten and name in noted):
                marks.add(name)
            if is_rewritten:
                notes[name] = noted.get(name, "")
            if name not in marks:
                notes.pop(name, None)
    kept = {name: note for name, note in notes.items() if note}
    expected = Remembered(marks=tuple(sorted(marks)), notes=kept)
    assert recall(path) == (expected, "")


WRITER = """
import sys
from briefing.system.remembered_state import Remembered, remember
path, name = sys.argv[1:]
for number in range(25):
    assert remember(path, Remembered(name, marks=(f"{name}#{number}",)), found=()) == ""
"""


def test_visits_that_end_at_the_same_moment_lose_no_mark(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, name], cwd=ROOT) for name in "abcd"]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    marks = {f"{name}#{number}" for name in "abcd" for number in range(25)}
    assert set(recall(str(path))[0].marks) == marks
    assert [each.name for each in tmp_path.iterdir()] == ["state.json"], "no lock is left"


@pytest.mark.parametrize(("make", "reason"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_state_that_cannot_be_read_is_kept_aside(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / "state.json"
    left = Remembered("talks", marks=("talks#a", "talks#b"))
    for number in (1, 2):
        make(path)
        before = path.lstat()
        note = remember(str(path), left, found=("talks#a",))
        aside = f"{path}.{number}.unread"
        assert note == f"{path}: {reason}; it is kept as {aside}"
        assert os.path.samestat(os.lstat(aside), before)
        assert recall(str(path)) == (left, "")
        path.unlink()


def test_a_state_that_has_gone_is_written_whole(tmp_path: Path) -> None:
    path = str(tmp_path / "state.json")
    left = Remembered(marks=("talks#a",))
    assert remember(path, left, found=left.marks) == ""
    assert recall(path) == (left, "")


def test_marks_that_do_not_fit_leave_the_file_as_it_is(tmp_path: Path) -> None:
    path = str(tmp_path / "state.json")
    many, more = (
        Remembered(marks=tuple(f"{kind}{number:0100}" for number in range(9_000))) for kind in "ab"
    )
    assert remember(path, many) == ""
    assert remember(path, more, found=()).endswith("there are too many marks and notes")
    assert recall(path) == (many, "")


# Earlier queries


def test_a_state_without_queries_is_that_of_an_older_version(tmp_path: Path) -> None:
    holding()(path := tmp_path / "state.json")
    assert recall(str(path)) == (Remembered("a", marks=("a#b",)), "")


def test_queries_are_each_kept_once_the_most_recent_first(tmp_path: Path) -> None:
    path = str(tmp_path / "state.json")
    assert remember(path, Remembered(queries=("two", "one"))) == ""
    assert remember(path, Remembered(queries=("three", "one")), found=()) == "", (
        "from a visit beside it"
    )
    assert recall(path)[0].queries == ("three", "one", "two")
    many = tuple(map(str, range(MAX_QUERIES)))
    assert remember(path, Remembered(queries=many), found=()) == ""
    assert recall(path)[0].queries == many


def test_queries_leave_room_for_marks(tmp_path: Path) -> None:
    path = str(tmp_path / "state.json")
    marks = tuple(f"{number:0100}" for number in range(9_000))
    queries = tuple("ō" * 990 + str(number) for number in range(MAX_QUERIES))
    assert remember(path, Remembered(marks=marks, queries=queries)) == ""
    assert recall(path) == (Remembered(marks=marks), "")


# The lock

HOLDER = """
import sys
from briefing.system.file_lock import locked
with locked(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock of a file until its input ends."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_lock_is_waited_for_but_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "_PATIENCE", 0.05)
    path = tmp_path / "state.json"
    with held(path) as holder:
        assert remember(str(path), Remembered("talks")) == ""
        assert (tmp_path / "state.json.lock").exists(), "it is another's"
        holder.communicate(timeout=60)
    assert recall(str(path)) == (Remembered("talks"), "")
    assert [each.name for each in tmp_path.iterdir()] == ["state.json"]


def test_a_lock_ends_with_its_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_lock, "_PATIENCE", 60)
    with held(tmp_path / "state.json") as holder:
        holder.kill()
        holder.wait(60)
    assert [each.name for each in tmp_path.iterdir()] == ["state.json.lock"]
    start = time.monotonic()
    with file_lock.locked(str(tmp_path / "state.json")):
        assert time.monotonic() - start < 30, "what was left is taken"
    assert list(tmp_path.iterdir()) == []


def lacks_fcntl(patch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    give_console(patch)
    patch.setitem(sys.modules, "fcntl", None)


def lacks_both(patch: pytest.MonkeyPatch) -> None:
    """As on a system without locks."""
    patch.setitem(sys.modules, "fcntl", None)
    patch.setitem(sys.modules, "msvcrt", None)


def lacks_support(patch: pytest.MonkeyPatch) -> None:
    """As on a file system without locks."""

    def flock(*_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    patch.setattr(fcntl, "flock", flock)


def keeps_open_files(patch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a file that is open cannot be removed."""
    removing = os.unlink

    def unlink(path: str) -> None:
        names = (f"/proc/self/fd/{each}" for each in os.listdir("/proc/self/fd"))
        if any(os.path.exists(each) and os.path.samefile(each, path) for each in names):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        removing(path)

    patch.setattr(os, "unlink", unlink)


@pytest.mark.parametrize("lack", [lacks_fcntl, lacks_both, lacks_support, keeps_open_files])
def test_a_state_is_kept_whatever_locks_there_are_and_none_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lack: Callable[[pytest.MonkeyPatch], None]
) -> None:
    lack(monkeypatch)
    path = str(tmp_path / "state.json")
    assert remember(path, Remembered("talks")) == ""
    assert recall(path) == (Remembered("talks"), "")
    assert [each.name for each in tmp_path.iterdir()] == ["state.json"]


def test_a_lock_of_windows_excludes_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lacks_fcntl(monkeypatch)
    monkeypatch.setattr(file_lock, "_PATIENCE", 0.05)
    path = tmp_path / "state.json"
    with held(path):
        assert file_lock._wait_for(f"{path}.lock") is None
    with file_lock.locked(str(path)):
        assert file_lock._wait_for(f"{path}.lock") is None


def test_what_stands_in_the_way_of_a_lock_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    (tmp_path / "state.json.lock").mkdir()
    assert remember(str(path), Remembered("talks")) == ""
    assert (tmp_path / "state.json.lock").is_dir()
