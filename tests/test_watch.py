"""Files of a folder that change while the room is open."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.system.watch import Watch


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
