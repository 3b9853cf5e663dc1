"""Markwhen's own parser reads our timeline as it was meant."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefing.lens.view import SeenEvent, View
from briefing.model.dates import When, show_when
from briefing.model.records import Rank
from briefing.render.exports.event_summary import EventSummarizer
from tests.peers.cases import beginning, flat, whole_days
from tests.peers.conftest import Read, Seen

HEADINGS = {
    "Headlines": Rank.HEADLINE,
    "Supporting events": Rank.SUPPORTING,
    "Background": Rank.BACKGROUND,
}


@pytest.fixture
def seen(read: Read, name: str) -> Seen:
    found: Seen = read("markwhen.mjs", "markwhen")[name]
    return found


def stretch(when: When) -> tuple[str, str]:
    """Return the midnights between which a date lies: where only its start is given, the day's."""
    start, end = when.start, when.end or when.start
    assert start
    assert end
    after = end.latest + timedelta(days=1)
    return f"{start.earliest}T00:00", f"{after}T00:00"


def name_of(event: Seen) -> str:
    found: str = event["properties"]["id"]
    return found


def title(each: SeenEvent, when: When) -> str:
    words = "" if whole_days(when) else f" ({show_when(when)})"
    return flat(each.event.title) + words


def plain(text: str) -> str:
    """Take out the word joiners, which a reader does not see."""
    return text.replace("\u2060", "")


def tags(each: SeenEvent, view: View) -> list[str]:
    names = [topic.replace("-", "_") for topic in EventSummarizer(view).topics_of(each)]
    return [f"_{tag}" if tag.isdecimal() else tag for tag in names]


def test_no_message_is_given(seen: Seen) -> None:
    assert seen["messages"] == []


def test_title_groups_dates_and_tags_are_ours(seen: Seen, view: View) -> None:
    found = [
        (group["title"], name_of(each), each["from"][:16], each["to"][:16], sorted(each["tags"]))
        for group in seen["groups"]
        for each in group["events"]
    ]
    expected = [
        (heading, each.event.id, *stretch(when), sorted(tags(each, view)))
        for heading, rank in HEADINGS.items()
        for each, when in beginning(view.events)
        if each.event.rank is rank
    ]
    assert found == expected
    assert seen["title"] == flat(view.title)


def test_nothing_but_our_titles_and_texts_is_read_into_an_event(seen: Seen, view: View) -> None:
    found = {name_of(each): each for group in seen["groups"] for each in group["events"]}
    for each, when in beginning(view.events):
        event = found[each.event.id]
        assert plain(event["title"]) == title(each, when)
        lines = [plain(line) for line in event["lines"]]
        for point in each.points:
            assert any(flat(point.point.text) in line for line in lines)
        assert (event["percent"], event["completed"], event["nested"]) == (None, None, 0)
        assert (event["items"], event["others"]) == (0, [])
