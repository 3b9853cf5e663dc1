"""A reader of feeds takes each entry as it is, and its texts as they are in the briefing."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest

from briefing.lens.view import View
from tests.peers.cases import Case, flat
from tests.peers.conftest import Files


class _Texts(HTMLParser):
    """The texts of HTML, each element's on its own."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found = ""
        self.feed(markup)

    def handle_data(self, data: str) -> None:
        self.found += f" {data}"


@pytest.fixture
def path(files: Files, name: str) -> Path:
    return files("atom")[name]


def test_a_reader_takes_every_entry_with_its_day_and_text(
    path: Path, case: Case, view: View
) -> None:
    found = feedparser.parse(path.read_bytes())
    assert (found.bozo, found.version) == (False, "atom10")
    assert flat(found.feed.title) == flat(view.title)
    days = [day for day in case.request.index.days if day <= view.as_of]
    assert {each.updated_parsed[:3] for each in found.entries} == {
        (day.year, day.month, day.day) for day in days
    }
    ids = [each.id for each in found.entries]
    assert len(set(ids)) == len(ids)
    contents = [each.content[0] for each in found.entries]
    assert {each.type for each in contents} == {"text/html"}
    # The reader has taken out whatever could run or lead elsewhere: nothing of it was markup.
    shown = flat(" ".join(_Texts(each.value).found for each in contents))
    for event in view.events:
        for point in event.own:
            assert flat(point.point.text) in shown
    for source in view.sources:
        assert flat(source.source.title) in shown
