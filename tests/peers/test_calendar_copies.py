"""vdirsyncer copies our calendars entry by entry, and a later day's over an earlier one's."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from icalendar import Calendar

from tests.peers.cases import make_case, names
from tests.peers.conftest import Files
from tests.peers.odd_folders import write_moved

DAYS = [date(2031, 3, number) for number in (1, 2, 3)]


class Copy(NamedTuple):
    """An entry that was copied to a file of its own."""

    status: str
    sequence: int
    first: date


def synchronise(root: Path, calendars: Mapping[str, Path]) -> None:
    """Let vdirsyncer copy the entries of each calendar to a folder of its name.

    It is given a copy, because it writes to both sides.
    """
    status = [f'[general]\nstatus_path = "{root / "status"}"\n']
    for number, (name, path) in enumerate(calendars.items()):
        (root / name).mkdir(exist_ok=True)
        copy = root / f"{number}.ics"
        copy.write_bytes(path.read_bytes())
        status.append(
            f'[pair p{number}]\na = "a{number}"\nb = "b{number}"\ncollections = null\n'
            f'[storage a{number}]\ntype = "singlefile"\npath = "{copy}"\n'
            f'[storage b{number}]\ntype = "filesystem"\npath = "{root / name}"\nfileext = ".ics"\n'
        )
    config = root / "config"
    config.write_text("\n".join(status))
    for command in ("discover", "sync"):
        subprocess.run(
            [sys.executable, "-m", "vdirsyncer", "-c", str(config), command],
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        )


def copies(folder: Path) -> dict[str, Copy]:
    """Return the entries that were copied, by their UID; each file has one."""
    found = {}
    paths = list(folder.glob("*.ics"))
    for path in paths:
        (entry,) = entries(path)
        status, sequence = str(entry["STATUS"]), int(entry["SEQUENCE"])
        found[str(entry["UID"])] = Copy(status, sequence, entry["DTSTART"].dt)
    assert len(found) == len(paths)
    return found


def entries(path: Path) -> list[Any]:
    found: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return found


@pytest.fixture(scope="module")
def copied(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("copies")
    synchronise(root, files("ics"))
    return root


def test_every_entry_is_copied_under_its_uid(copied: Path, files: Files, name: str) -> None:
    expected = {
        str(each["UID"]): Copy(str(each["STATUS"]), int(each["SEQUENCE"]), each["DTSTART"].dt)
        for each in entries(files("ics")[name])
    }
    assert copies(copied / name) == expected
    assert len(expected) == len(entries(files("ics")[name]))


def test_most_cases_have_entries(copied: Path) -> None:
    assert [name for name in names() if not copies(copied / name)] == ["undated"]


def test_a_later_days_calendar_changes_entries_and_doubles_none(tmp_path: Path) -> None:
    write_moved(tmp_path / "moved")
    calendar, found = tmp_path / "moved.ics", []
    for day in DAYS:
        calendar.write_bytes(make_case(tmp_path / "moved", day).write("ics"))
        synchronise(tmp_path, {"copies": calendar})
        found.append(copies(tmp_path / "copies"))
    assert list(map(len, found)) == [2, 3, 3]
    moved = next(name for name, each in found[0].items() if each.first == date(2031, 3, 20))
    assert [each[moved] for each in found] == [
        Copy("CONFIRMED", 0, date(2031, 3, 20)),
        Copy("CONFIRMED", 1, date(2031, 3, 27)),
        Copy("CANCELLED", 2, date(2031, 3, 27)),
    ]
    for before, after in pairwise(found):
        assert before.keys() <= after.keys()
        assert [after[each] for each in before if each != moved] == [
            before[each] for each in before if each != moved
        ]
