"""The feed: an entry for each day of publication, ids that stay, and texts that stay texts."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.model.records import Briefing
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports import atom
from briefing.render.formats import FORMATS
from tests.briefings import briefings, event, lenses, make_briefing, point, source
from tests.conftest import HARBOUR, ROOT, Run
from tests.hostile import TEXTS, write_hostile

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = ["id", "title", "subtitle", "updated", "author", "generator"]
ENTRY = ["id", "title", "published", "updated", "content"]


def export(briefing: Briefing | None, lens: Lens = Lens()) -> ExportResult:  # noqa: B008
    assert briefing
    index = Index(briefing)
    return FORMATS["atom"].write(ExportRequest(index, look(index, lens), (), "a test", {}))


def with_id(briefing: Briefing, name: str, title: str = "Port") -> Briefing:
    return briefing._replace(brief=briefing.brief._replace(id=name, title=title))


def parsed(result: ExportResult) -> ET.Element:
    """Parse a feed and hold its elements against RFC 4287, in the order in which we write them."""
    feed = ET.fromstring(result.data)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert [each.tag.removeprefix(ATOM) for each in feed] == FEED + ["entry"] * len(entries)
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    for entry in entries:
        assert [each.tag.removeprefix(ATOM) for each in entry] == ENTRY
    for each in feed.iter(f"{ATOM}updated"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", each.text or "")
    ids = [each.text or "" for each in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9+.-]*:\S+", each) for each in ids)
    return feed


def told(feed: ET.Element, path: str) -> list[str]:
    return [each.text or "" for each in feed.findall(f"{ATOM}entry/{ATOM}{path}")]


@pytest.fixture
def small() -> Briefing:
    sources = [source("a", "2031-03-01"), source("b", "2031-03-05")]
    events = [event("e", "2031-03-04", point("p", "planned", "a"), point("q", "reported", "b"))]
    return make_briefing(sources, events)


def test_each_day_of_publication_is_an_entry_the_newest_first(shipped: Briefing) -> None:
    result = export(shipped)
    feed = parsed(result)
    days = sorted({each.published for each in shipped.sources.values()}, reverse=True)
    assert told(feed, "updated") == [f"{day}T00:00:00Z" for day in days]
    assert feed.findtext(f"{ATOM}updated") == f"{days[0]}T00:00:00Z"
    assert result.omissions == ()


def test_the_entries_tell_what_changes_tells(briefing: Run) -> None:
    feed = parsed(export(load(str(HARBOUR)).briefing))
    content = re.sub("<[^>]*>", " ", " ".join(told(feed, "content")))
    plain = unescape(" ".join(content.split()))
    page = briefing("changes", str(HARBOUR), "--width", "1000").stdout.splitlines()
    lines = [line.strip().removeprefix("- ") for line in page[6:-1]]
    steps = [line for line in lines if re.match(r"(\w+ \d+ \w+ 2031 to )?\w+ \d+ \w+ 2031: ", line)]
    assert len(steps) == len(told(feed, "title"))
    for line in lines:
        if line and line not in steps:
            assert line.removeprefix("> ") in plain


def test_an_entry_stays_as_it_was_when_more_is_published(shipped: Briefing) -> None:
    entries = export(shipped).data.decode().split("<entry>")[1:]
    for number, day in enumerate(Index(shipped).days, start=1):
        then = export(shipped, Lens(as_of=day)).data.decode().split("<entry>")[1:]
        assert then == entries[-number:]


def test_ids_are_those_of_the_brief_and_filters_make_another_feed(small: Briefing) -> None:
    named = with_id(small, "tag:example.org,2031:port")
    feed = parsed(export(named))
    assert feed.findtext(f"{ATOM}id") == "tag:example.org,2031:port"
    assert told(feed, "id") == [
        "tag:example.org,2031:port#2031-03-05",
        "tag:example.org,2031:port#2031-03-01",
    ]
    assert told(parsed(export(with_id(named, named.brief.id, "Harbour"))), "id") == told(feed, "id")
    filtered = parsed(export(named, Lens(events=frozenset({"e"}))))
    assert not {*told(filtered, "id")} & {*told(feed, "id")}
    fragment = parsed(export(with_id(small, "https://example.org/a#port")))
    assert told(fragment, "id")[0] == "https://example.org/a#port/2031-03-05"


@pytest.mark.parametrize(
    "name",
    ["", "port 3", "urn:uuid:5e1b7c3a-90d4-4f86-8a27-c4d2e0b913f8", "<b>:x", "日本"],
)
def test_what_is_no_iri_still_gives_ids_that_stay(small: Briefing, name: str) -> None:
    feed, again = parsed(export(with_id(small, name))), parsed(export(with_id(small, name)))
    ids = told(feed, "id")
    assert ids == told(again, "id")
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)
    renamed = parsed(export(with_id(small, name, "Harbour")))
    assert (told(renamed, "id") == ids) == bool(name)


def test_without_an_id_a_warning_says_what_a_new_title_does(small: Briefing, briefing: Run) -> None:
    (note,) = export(with_id(small, "")).notes
    assert "no `id`" in note and "doubles all entries" in note
    assert export(with_id(small, "tag:example.org,2031:port")).notes == ()
    assert briefing("export", "atom", str(ROOT)).stderr == f"briefing: atom: {note}\n"


def test_what_lies_before_the_last_days_is_counted(
    small: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atom, "MOST_ENTRIES", 1)
    result = export(small)
    assert told(parsed(result), "updated") == ["2031-03-05T00:00:00Z"]
    (omission,) = result.omissions
    assert (omission.number, omission.kind) == (1, "days of publication")


def test_what_only_the_calendar_moved_is_counted() -> None:
    events = [event("e", "2031-03-04", point("p", "planned", "a"))]
    briefing = make_briefing([source("a", "2031-03-01")], events)
    result = export(briefing, Lens(as_of=date(2031, 3, 9)))
    assert told(parsed(result), "updated") == ["2031-03-01T00:00:00Z"]
    assert [each.kind for each in result.omissions] == ["events that the calendar moved on"]


def test_hostile_texts_stay_texts_and_links_lead_to_the_web_alone(tmp_path: Path) -> None:
    result = export(load(write_hostile(tmp_path)).briefing)
    feed = parsed(result)
    content = " ".join(told(feed, "content"))
    shown = unescape(content)
    for text in TEXTS:
        assert " ".join(text.split()) in shown
    assert {*re.findall(r"<(\w+)", content)} == {"h3", "ul", "li", "p", "br", "a"}
    assert {*re.findall(r'href="(.*?)"', content)} == {
        "https://example.org/a?b=1&amp;c='2'#d",
    }


def test_what_xml_forbids_is_gone(small: Briefing) -> None:
    title = "a\x00b\x1b[31mc\ud800d\uffffe\x85f\x9cg"
    feed = parsed(export(with_id(small, "tag:example.org,2031:port", title)))
    assert feed.findtext(f"{ATOM}title") == "a�b�[31mc�d�e f�g"


@settings(max_examples=30)
@given(briefings(), lenses())
def test_any_briefing_gives_a_valid_feed(briefing: Briefing, lens: Lens) -> None:
    parsed(export(briefing, lens))
