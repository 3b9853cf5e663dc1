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


def watched_with_a_link(root: Path) -> tuple[Path, Watch]:
    """A folder with an event that is a link, under watch; the link's target."""
    target = root / "drafts" / "vote.yaml"
    target.parent.mkdir()
    target.write_text("title: Vote")
    (root / "events").mkdir()
    (root / "events" / "vote.yaml").symlink_to("../drafts/vote.yaml")
    return target, Watch(str(root), ("events", "absent"), (".yaml", ".txt"))


def retarget(link: Path, target: str) -> None:
    """Have a link lead to another place, at once."""
    other = link.with_suffix(".new")
    other.symlink_to(target)
    other.replace(link)


def lead_elsewhere(path: Path) -> None:
    """Have the link lead to a file of the same size and time."""
    copy = path.with_name("copy.yaml")
    copy.write_bytes(path.read_bytes())
    os.utime(copy, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    retarget(path.parent.parent / "events" / "vote.yaml", "../drafts/copy.yaml")


LINKED: dict[str, Callable[[Path], object]] = {
    **{name: CHANGES[name] for name in ("written", "touched", "swapped", "deleted")},
    "renamed": lambda path: path.rename(path.with_name("other.yaml")),
    "led elsewhere": lead_elsewhere,
    "led to itself": lambda path: retarget(path.parents[1] / "events/vote.yaml", "vote.yaml"),
    "led out": lambda path: retarget(path.parents[1] / "events/vote.yaml", __file__),
    "joined by another link": lambda path: (path.parents[1] / "events/more.yaml").symlink_to(path),
    "joined by a broken link": lambda path: (path.parents[1] / "events/no.yaml").symlink_to("no"),
}


@pytest.mark.parametrize("change", LINKED.values(), ids=LINKED)
def test_a_change_behind_a_link_is_told_as_one_of_the_file(
    tmp_path: Path, change: Callable[[Path], object]
) -> None:
    target, watch = watched_with_a_link(tmp_path)
    assert not watch.has_changed()
    change(target)
    assert [watch.has_changed() for _ in range(4)] == [False, True, False, False]


def test_the_target_of_a_broken_link_is_waited_for(tmp_path: Path) -> None:
    target, watch = watched_with_a_link(tmp_path)
    target.unlink()
    assert [watch.has_changed() for _ in range(3)] == [False, True, False]
    target.write_text("title: Vote")
    assert [watch.has_changed() for _ in range(3)] == [False, True, False]


@pytest.mark.parametrize("linked", ["content", "content/events", "seeds"])
def test_a_folder_may_be_a_link(tmp_path: Path, linked: str) -> None:
    for folder in ("content/events", "seeds"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / linked).rename(tmp_path / "moved")
    link = tmp_path / linked
    link.symlink_to(tmp_path / "moved")
    watch = Watch(str(tmp_path), ("content", "content/events", "seeds"), (".yaml",))
    (link / "vote.yaml").touch()
    assert [watch.has_changed() for _ in range(3)] == [False, True, False]
    other = tmp_path / "other"
    other.mkdir()
    retarget(link, str(other))
    assert [watch.has_changed() for _ in range(3)] == [False, True, False]
    (other / "vote.yaml").touch()
    assert [watch.has_changed() for _ in range(3)] == [False, True, False]


@pytest.mark.parametrize("linked", ["content", "content/events", "seeds"])
def test_a_folder_that_leads_out_is_passed_over(tmp_path: Path, linked: str) -> None:
    root, away = tmp_path / "port", tmp_path / "away"
    (away / "events").mkdir(parents=True)
    (root / linked).parent.mkdir(parents=True)
    (root / linked).symlink_to(away)
    watch = Watch(str(root), ("content", "content/events", "seeds"), (".yaml",))
    for folder in ("", "events"):
        (away / folder / "vote.yaml").touch()
    assert [watch.has_changed() for _ in range(3)] == [False, False, False]


def test_a_root_may_be_reached_by_a_link(tmp_path: Path) -> None:
    target, _ = watched_with_a_link(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path)
    watch = Watch(str(tmp_path / "link"), ("events",), (".yaml",))
    target.write_text("title: Other vote")
    assert [watch.has_changed() for _ in range(3)] == [False, True, False]


IGNORED: dict[str, Callable[[Path], object]] = {
    "another ending": lambda folder: (folder / "talks.yaml~").touch(),
    "hidden": lambda folder: (folder / ".talks.yaml").touch(),
    "link that leads out": lambda folder: (folder / "link.yaml").symlink_to(__file__),
    "link to a folder": lambda folder: (folder / "link.yaml").symlink_to("."),
    "pipe": lambda folder: os.mkfifo(folder / "pipe.yaml"),
    "deeper": lambda folder: (folder / "more.yaml").mkdir(),
    "elsewhere": lambda folder: (folder.parent / "vote.yaml").touch(),
}


@pytest.mark.parametrize("make", IGNORED.values(), ids=IGNORED)
def test_only_files_of_the_briefing_count(tmp_path: Path, make: Callable[[Path], object]) -> None:
    event, watch = watched(tmp_path)
    make(event.parent)
    assert [watch.has_changed() for _ in range(3)] == [False, False, False]
