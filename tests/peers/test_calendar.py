"""Calendars read the days that the folder names: the last one is in, and nothing is moved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from icalendar import Calendar

from briefing.lens.view import View
from tests.peers.cases import flat, whole_days
from tests.peers.conftest import Files, Read, Seen

STATUS = {"reported": "CONFIRMED", "cancelled": "CANCELLED"}


class Entry(NamedTuple):
    """An entry: all of its days, its title, place and status, and the day of the knowledge."""

    days: tuple[date, ...]
    title: str
    place: str
    status: str
    as_of: str


def expected(view: View) -> list[Entry]:
    found = []
    for each in view.events:
        if days := whole_days(each.date):
            note = " (unreported)" if each.stage == "unreported" else ""
            found.append(
                Entry(
                    spread(days[0], days[1] + timedelta(days=1)),
                    flat(each.event.title) + note,
                    flat(each.event.place),
                    STATUS.get(each.stage, "TENTATIVE"),
                    view.as_of.isoformat(),
                )
            )
    return found


def spread(first: date, after: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=n) for n in range((after - first).days))


@pytest.fixture
def seen(read: Read, name: str) -> Seen:
    found: Seen = read("calendar.mjs", "ics")[name]
    return found


def test_ical_js_reads_our_days(seen: Seen, view: View) -> None:
    found = [
        Entry(
            spread(date.fromisoformat(each["first"]), date.fromisoformat(each["after"])),
            each["title"],
            each["place"],
            each["status"],
            each["stamp"][:10],
        )
        for each in seen["entries"]
    ]
    assert found == expected(view)
    assert all(each["whole"] for each in seen["entries"])


def test_ical_js_reads_nothing_but_entries(seen: Seen, view: View) -> None:
    entries = seen["entries"]
    assert seen["name"] == flat(view.title)
    assert set(seen["parts"]) <= {"vevent"}
    assert [each["parts"] for each in entries] == [0] * len(entries)
    assert len({each["uid"] for each in entries}) == len(entries)
    topics = {flat(each) for each in view.topic_names.values()}
    assert {topic for each in entries for topic in each["topics"]} <= topics


def test_icalendar_reads_our_days(files: Files, name: str, view: View) -> None:
    calendar = Calendar.from_ical(files("ics")[name].read_bytes())
    entries: list[Any] = calendar.walk("VEVENT")
    found = [
        Entry(
            spread(each.start, each.end),
            str(each["SUMMARY"]),
            str(each.get("LOCATION", "")),
            str(each["STATUS"]),
            each["DTSTAMP"].dt.date().isoformat(),
        )
        for each in entries
    ]
    assert found == expected(view)
    assert not [each.errors for each in calendar.walk() if each.errors]


def test_an_entry_keeps_its_name_from_day_to_day(read: Read) -> None:
    by_title: dict[str, set[str]] = {}
    for name, seen in read("calendar.mjs", "ics").items():
        for each in seen["entries"] if name[0].isdigit() else ():
            by_title.setdefault(each["title"].removesuffix(" (unreported)"), set()).add(each["uid"])
    assert by_title
    assert {len(names) for names in by_title.values()} == {1}
