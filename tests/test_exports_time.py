"""The exports for calendars, timelines and tables: what each reads, and what it is not told."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from briefing.lens.commitments import commitments
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.model.csv_cells import mark, unmark
from briefing.model.dates import parse_when
from briefing.model.records import Briefing, DateVersion
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports.ics import fold, shortened
from briefing.render.formats import FORMATS
from tests.briefings import SPAN, briefings, event, make_briefing, point, source
from tests.conftest import ROOT
from tests.hostile import TEXTS, write_hostile

NAMES = ("ics", "timelinejs", "markwhen", "timesketch", "csv")
FLAT = [" ".join(text.split()) for text in TEXTS]


def hand(briefing: Briefing | None, **lens: object) -> ExportRequest:
    assert briefing is not None
    index = Index(briefing)
    return ExportRequest(index, look(index, Lens(**lens)), ("briefing",), "a test", {})  # type: ignore[arg-type]


def write(name: str, request: ExportRequest) -> ExportResult:
    return FORMATS[name].write(request)


def omissions(written: ExportResult) -> dict[str, int]:
    return {each.kind: each.number for each in written.omissions}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> ExportRequest:
    loaded = load(write_hostile(tmp_path_factory.mktemp("hostile")))
    assert not loaded.problems
    return hand(loaded.briefing)


def dated(when: str, *, claim: str = "reported", as_of: date | None = None) -> ExportRequest:
    """A briefing of one event, told of on 5 March 2031."""
    events = [event("e", when, point("p", claim, "s"))]
    return hand(make_briefing([source("s", "2031-03-05")], events), as_of=as_of)


def entries(written: ExportResult) -> list[Any]:
    return list(Calendar.from_ical(written.data).walk("VEVENT"))


def slides(written: ExportResult) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written.data)["events"]
    return found


def rows(written: ExportResult) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.data.splitlines()]


def tables(written: ExportResult) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(written.data)) as archive:
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""))
            )
            for name in archive.namelist()
        }


EVENT_LINE = re.compile(r"(\d{4}(?:-\d\d){0,2}(?: / \d{4}(?:-\d\d){0,2})?): (.+?)((?: #\w+)*)")


def markwhen(written: ExportResult) -> tuple[dict[str, str], list[tuple[str, str, dict[str, Any]]]]:
    """Read the header, and each event's date, title and properties; all else must be body."""
    _, header, body = written.data.decode().split("---\n", 2)
    found: list[tuple[str, str, dict[str, Any]]] = []
    for line in body.splitlines():
        if match := EVENT_LINE.fullmatch(line):
            found.append((match[1], match[2].replace("\u2060", ""), {}))
        elif match := re.fullmatch(r"(id|date|stage|place|topics): (.+)", line):
            found[-1][2][match[1]] = yaml.safe_load(match[2])
        else:
            assert re.fullmatch(r"(?:# (?:Headlines|Supporting events|Background)|• .+)?", line)
    return yaml.safe_load(header), found


def show_calendar(written: ExportResult) -> str:
    """Show each first day, and the day after the last; the last day that there is has none."""
    found = entries(written)
    ends = [each["DURATION" if "DURATION" in each else "DTEND"].dt for each in found]
    return "".join(f"{each.start} {end}" for each, end in zip(found, ends, strict=True))


def show_slide(written: ExportResult) -> str:
    return "".join(
        " ".join(
            "-".join(map(str, value.values())) if isinstance(value, dict) else f"({value})"
            for key in ("start_date", "end_date", "display_date")
            if (value := each.get(key))
        )
        for each in slides(written)
    )


def show_markwhen(written: ExportResult) -> str:
    return "".join(f"{when}: {title}" for when, title, _ in markwhen(written)[1])


def show_clock(written: ExportResult) -> str:
    found = [each for each in rows(written) if each["timestamp_desc"] != "Published"]
    return " ".join(
        each["datetime"][:10] + each["timestamp_desc"].removeprefix("Event") for each in found
    )


@pytest.mark.parametrize(
    ("when", "calendar", "slide", "line", "clock"),
    [
        (
            "2031-03-04",
            "2031-03-04 2031-03-05",
            "2031-3-4",
            "2031-03-04: e",
            "2031-03-04",
        ),
        (
            "2030-12-30/2031-01-02",
            "2030-12-30 2031-01-03",
            "2030-12-30 2031-1-2",
            "2030-12-30 / 2031-01-02: e",
            "2030-12-30, first day 2031-01-02, last day",
        ),
        ("2031-03", "", "2031-3 (Mar 2031)", "2031-03: e (Mar 2031)", ""),
        ("2031", "", "2031 (2031)", "2031: e (2031)", ""),
        ("0476", "", "476 (0476)", "0476: e (0476)", ""),
        ("2031-03-04~", "", "2031-3-4 (about 4 Mar 2031)", "2031-03-04: e (about 4 Mar 2031)", ""),
        ("2031-03?", "", "2031-3 (Mar 2031?)", "2031-03: e (Mar 2031?)", ""),
        (
            "2031-03-01/2031-04",
            "",
            "2031-3-1 2031-4 (1 Mar – Apr 2031)",
            "2031-03-01 / 2031-04: e (1 Mar – Apr 2031)",
            "2031-03-01, first day",
        ),
        (
            "2031-03-01~/2031-03-04",
            "",
            "2031-3-1 2031-3-4 (about 1 Mar 2031 – 4 Mar 2031)",
            "2031-03-01 / 2031-03-04: e (about 1 Mar 2031 – 4 Mar 2031)",
            "2031-03-04, last day",
        ),
        (
            "2031-03-02..2031-03-08",
            "",
            "2031-3-2 2031-3-8 (between 2 and 8 Mar 2031)",
            "2031-03-02 / 2031-03-08: e (between 2 and 8 Mar 2031)",
            "",
        ),
        (
            "2031-03-02/..",
            "",
            "2031-3-2 (since 2 Mar 2031)",
            "2031-03-02: e (since 2 Mar 2031)",
            "2031-03-02, first day",
        ),
        ("../2031-03-02", "", "", "", "2031-03-02, last day"),
        ("2031-03-02..", "", "", "", ""),
        ("..2031-03-02", "", "", "", ""),
        ("", "", "", "", ""),
        ("9999-12-31", "9999-12-31 1 day, 0:00:00", "9999-12-31", "9999-12-31: e", "9999-12-31"),
    ],
)
def test_a_date_is_given_with_the_precision_that_it_has_or_counted_as_lost(
    when: str, calendar: str, slide: str, line: str, clock: str
) -> None:
    request = dated(when)
    shown: Mapping[str, tuple[Callable[[ExportResult], str], str, str]] = {
        "ics": (show_calendar, calendar, "events"),
        "timelinejs": (show_slide, slide, "events"),
        "markwhen": (show_markwhen, line, "events"),
        "timesketch": (show_clock, clock, "points on the clock of events"),
    }
    for name, (show, expected, kind) in shown.items():
        written = write(name, request)
        assert show(written) == expected
        assert (kind in omissions(written)) == (not expected)
    (row,) = tables(write("csv", request))["events"]
    assert unmark(row["date"]) == when


def test_who_has_the_calendar_alone_is_told_what_is_not_in_it() -> None:
    described = str(Calendar.from_ical(write("ics", dated("2031-05")).data)["DESCRIPTION"])
    assert described.endswith("no day is known for certain: e (May 2031)")


@pytest.mark.parametrize(
    ("claim", "as_of", "status", "summary"),
    [
        ("reported", date(2031, 3, 5), "CONFIRMED", "e"),
        ("cancelled", date(2031, 3, 5), "CANCELLED", "e"),
        ("planned", date(2031, 3, 5), "TENTATIVE", "e"),
        ("planned", date(2031, 3, 10), "TENTATIVE", "e"),
        ("planned", date(2031, 3, 11), "TENTATIVE", "e (unreported)"),
    ],
)
def test_a_calendar_tells_the_stage_as_of_its_day(
    claim: str, as_of: date, status: str, summary: str
) -> None:
    (entry,) = entries(write("ics", dated("2031-03-10", claim=claim, as_of=as_of)))
    assert (entry["STATUS"], entry["SUMMARY"]) == (status, summary)
    assert "CATEGORIES" not in entry
    assert entry["DTSTAMP"].dt.isoformat() == f"{as_of}T00:00:00+00:00"
    assert entry["DESCRIPTION"].splitlines()[1:] == [
        f"- p. [1 ¶1]{'' if claim == 'reported' else f' {claim}'}",
        "[1] Wed 5 Mar 2031. [s] (origin: an unnamed outlet)",
    ]


def test_an_entry_keeps_its_uid_from_day_to_day(harbour: Briefing) -> None:
    early, late = (
        {each["UID"]: each["SUMMARY"] for each in entries(write("ics", hand(harbour, as_of=day)))}
        for day in (date(2031, 3, 7), date(2031, 3, 14))
    )
    assert early.items() < late.items()
    moved = dated("2031-03-04"), dated("2031-03-09", claim="planned")
    first, second = (entries(write("ics", each))[0]["UID"] for each in moved)
    assert first == second


def test_a_calendar_that_is_parted_into_entries_has_each_by_its_own_uid(
    hostile: ExportRequest,
) -> None:
    """As vdirsyncer parts it: what is the calendar's own stands before each entry."""
    lines = write("ics", hostile).data.decode().replace("\r\n ", "").split("\r\n")
    head = lines[: lines.index("BEGIN:VEVENT")]
    assert {each.partition(":")[0] for each in head}.isdisjoint(
        {"UID", "SEQUENCE", "LAST-MODIFIED", "DTSTAMP", "STATUS", "SUMMARY", "METHOD"}
    )
    names = [each for each in lines if each.startswith("UID:")]
    assert len(set(names)) == len(names) == len(hostile.view.events)


def test_entries_are_known_by_the_id_of_the_brief_and_a_title_alone_is_warned_of() -> None:
    events = [event("e", "2031-03-04", point("p", "reported", "s"))]
    plain = make_briefing([source("s", "2031-03-05")], events)
    named, again = (
        plain._replace(brief=plain.brief._replace(id="tag:example,2031:port", title=title))
        for title in ("One", "Two")
    )
    written = [write("ics", hand(each)) for each in (plain, named, again)]
    assert [len(each.notes) for each in written] == [1, 0, 0]
    assert "has every entry twice" in written[0].notes[0]
    first, second, third = (entries(each)[0]["UID"] for each in written)
    assert first != second == third


def moved(*dates: tuple[str, str], **more: object) -> Briefing:
    """A briefing of one event whose date each of some sources, published on a day, gives anew."""
    sources = [source(f"s{number}", day) for number, (day, _) in enumerate(dates)]
    points = [point(f"p{number}", "planned", f"s{number}") for number in range(len(dates))]
    made = event("e", dates[0][1], *points)._replace(
        dates=tuple(
            DateVersion(parse_when(when), f"s{number}" if number else "", SPAN)
            for number, (_, when) in enumerate(dates)
        ),
        **more,  # type: ignore[arg-type]
    )
    return make_briefing(sources, [made])


def test_an_entry_counts_its_changes_and_is_cancelled_when_its_day_goes() -> None:
    briefing = moved(
        ("2031-03-01", "2031-03-20"),
        ("2031-03-02", "2031-03-20"),
        ("2031-03-03", "2031-03-27"),
        ("2031-03-04", "2031-04"),
        ("2031-03-05", "2031-04-02"),
    )
    found = []
    for day in Index(briefing).days:
        written = write("ics", hand(briefing, as_of=day))
        (entry,) = entries(written)
        assert entry["LAST-MODIFIED"].dt.date() == day
        assert omissions(written).keys() == set()
        found.append((entry["SEQUENCE"], entry["STATUS"], str(entry["SUMMARY"]), str(entry.start)))
    assert found == [
        (0, "TENTATIVE", "e", "2031-03-20"),
        (0, "TENTATIVE", "e", "2031-03-20"),
        (1, "TENTATIVE", "e", "2031-03-27"),
        (2, "CANCELLED", "e (not on this day)", "2031-03-27"),
        (3, "TENTATIVE", "e", "2031-04-02"),
    ]
    (gone,) = entries(write("ics", hand(briefing, as_of=date(2031, 3, 4))))
    assert str(gone["DESCRIPTION"]).startswith("This day is no longer known for certain: Apr 2031.")


def test_without_the_source_of_a_day_an_entry_was_never_there() -> None:
    briefing = moved(("2031-03-01", "2031-04"), ("2031-03-02", "2031-04-02"))
    assert len(entries(write("ics", hand(briefing)))) == 1
    assert not entries(write("ics", hand(briefing, without=frozenset({"s1"}))))


@given(briefings())
@settings(max_examples=25)
def test_the_number_of_an_entry_never_falls_and_grows_where_its_head_changes(
    briefing: Briefing,
) -> None:
    before: dict[str, tuple[int, object]] = {}
    for day in Index(briefing).days:
        for entry in entries(write("ics", hand(briefing, as_of=day))):
            head = (entry.start, entry.end, entry["STATUS"], entry.get("LOCATION"))
            number, last = before.get(entry["UID"], (0, head))
            assert entry["SEQUENCE"] > number or (entry["SEQUENCE"], head) == (number, last)
            assert entry["LAST-MODIFIED"].dt.date() <= day
            before[entry["UID"]] = (entry["SEQUENCE"], head)


def test_a_description_is_cut_to_what_calendars_take_and_says_so() -> None:
    points = [point(f"p{n}", "reported", "s", text=f"{'Words ' * 40}{n}.") for n in range(60)]
    events = [event("e", "2031-03-04", *points)]
    briefing = make_briefing([source("s", "2031-03-05")], events)
    (entry,) = entries(write("ics", hand(briefing)))
    text = str(entry["DESCRIPTION"])
    assert 7_000 < len(text) < 8_000
    assert re.search(r" \[1 ¶1\]\n\[Cut here; 1\d,\d{3} characters in all\.", text)


@given(st.text(st.sampled_from("a. \n😀日"), min_size=1, max_size=12))
@settings(max_examples=30)
def test_any_text_is_cut_between_characters_and_below_the_limit(piece: str) -> None:
    text = piece * 1_000
    found = shortened(text)
    assert len(found.encode("utf-16-le")) <= 2 * 7_900
    head, cut, _ = found.partition("\n[Cut here; ")
    assert text.startswith(head) and (cut or found == text)


@given(st.text(st.sampled_from("\\a;é日😀"), max_size=400))
def test_a_folded_line_is_whole_again_and_its_pieces_are_short(line: str) -> None:
    folded = fold(line.encode())
    assert folded.replace(b"\r\n ", b"") == line.encode() + b"\r\n"
    pieces = folded.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 and piece.decode() is not None for piece in pieces)
    assert not any((len(piece) - len(piece.rstrip(b"\\"))) % 2 for piece in pieces[:-1]), (
        "no escape is cut"
    )


def test_a_calendar_is_folded_by_octets_between_characters(hostile: ExportRequest) -> None:
    lines = write("ics", hostile).data.split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert all(line.decode() and b"\n" not in line for line in lines[:-1])
    whole = b"\r\n".join(lines).replace(b"\r\n ", b"").decode().split("\r\n")
    assert all(re.match(r"[A-Z-]+(;[A-Z]+=[^:;,]+)?:.", line) for line in whole[:-1])
    days = [line for line in whole if line.startswith("DT") and "STAMP" not in line]
    assert set(days) == {"DTSTART;VALUE=DATE:20310304", "DTEND;VALUE=DATE:20310305"}


def test_hostile_texts_are_texts_in_a_calendar(hostile: ExportRequest) -> None:
    written = write("ics", hostile)
    found = {str(each["SUMMARY"]): each for each in entries(written)}
    assert sorted(found) == sorted(FLAT)
    for text, each in found.items():
        assert each["LOCATION"] == text
        assert each["CATEGORIES"].cats == [FLAT[20], FLAT[0], FLAT[22]]
        assert f"\n- {text} [1 ¶2,7-9]" in each["DESCRIPTION"]
        assert not each.subcomponents
    assert written.omissions == ()


class Markup(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(f"{tag} {dict(attrs)}" if attrs else tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_texts_are_texts_in_timelinejs(hostile: ExportRequest) -> None:
    document = json.loads(write("timelinejs", hostile).data)
    names = [each["unique_id"] for each in document["events"]]
    assert sorted(names) == [f"e{number:02}" for number in range(len(TEXTS))]
    assert document["title"]["unique_id"] not in names
    heads = [Markup(each["text"]["headline"]) for each in document["events"]]
    assert sorted(head.text for head in heads) == sorted(FLAT)
    assert {tag for head in heads for tag in head.tags} == set()
    for each, head in zip(document["events"], heads, strict=True):
        body = Markup(each["text"]["text"])
        assert f"{head.text} [1 ¶2,7-9]" in body.text
        assert body.tags == {"p", "ul", "li", f"a {{'href': {hostile_url(hostile)!r}}}"}
    assert Markup(document["title"]["text"]["text"]).tags == {"p"}


def hostile_url(request: ExportRequest) -> str:
    return request.view.sources[0].source.url


def test_hostile_texts_are_texts_in_markwhen(hostile: ExportRequest) -> None:
    written = write("markwhen", hostile)
    header, found = markwhen(written)
    assert header["title"] == " ".join(hostile.view.title.split())
    assert sorted(title for _, title, _ in found) == sorted(FLAT)
    assert {when for when, _, _ in found} == {"2031-03-04"}
    for _, title, properties in found:
        assert properties["place"] == title
        assert properties["topics"] == [FLAT[20], FLAT[0], FLAT[22]]
    tags = " #us_japan #_2031 #plain"
    lines = written.data.decode().splitlines()
    assert sum(line.endswith(tags) for line in lines) == len(TEXTS)
    told = [line.removesuffix(tags) for line in lines if line.startswith(("2031", "•"))]
    marks = r"\s#\w|!\w|!\[|\]\(|\d%|: \[X\]|: //|\.start"
    assert not [line for line in told if re.search(marks, line)]
    # Where values are read as YAML, a bare # is taken for a tag before that.
    assert not [line for line in lines if re.match(r"[a-z]+:.*#", line)]


def test_each_citation_is_a_row_on_each_clock(hostile: ExportRequest) -> None:
    found = rows(write("timesketch", hostile))
    assert len(found) == 2 * 2 * len(TEXTS)
    for each in found:
        assert list(each)[:3] == ["message", "datetime", "timestamp_desc"]
        day = {"Event": "2031-03-04", "Published": "2031-03-05"}[each["timestamp_desc"]]
        assert datetime.fromisoformat(each["datetime"]).isoformat() == f"{day}T00:00:00+00:00"
    assert {each["message"] for each in found} == {f"{text}: {text}" for text in FLAT}
    assert {each["paragraphs"] for each in found} == {"7-9", "2"}
    assert {(each["origin"], each["tag"][0]) for each in found} == {("1 of 1", "us-japan")}


def test_what_looks_forward_stands_on_the_day_that_it_looks_to() -> None:
    talks = event("talks", "2031-03-04", point("ahead", "planned", "s", about="vote"))
    vote = event("vote", "2031-03-10")
    sources = [source("s", "2031-03-05")]
    found = rows(write("timesketch", hand(make_briefing(sources, [talks, vote]))))
    assert [(each["event"], each["timestamp_desc"], each["datetime"][:10]) for each in found] == [
        ("talks", "Event", "2031-03-04"),
        ("talks", "Published", "2031-03-05"),
        ("vote", "Event ahead", "2031-03-10"),
    ]
    undated = make_briefing(sources, [talks, event("vote", "")])
    assert omissions(write("timesketch", hand(undated))) == {
        "points on the clock of events": 1,
        "events": 1,
    }


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("'tis", "''tis"),
        ("so;=1+1;@x", "so;'=1+1;'@x"),
        ("One\n=1+1\n- two", "One\n'=1+1\n'- two"),
        ("so; so = so", "so; so = so"),
        ("so; =1+1; @x", "so;' =1+1;' @x"),
        ("so\n \u00a0-1", "so\n' \u00a0-1"),
        ("so; 'tis", "so;' 'tis"),
        ("7-9", "7-9"),
        ("2031-03", "2031-03"),
        ("4", "4"),
        ("002", "002"),
        ("1e5", "1e5"),
        ("4 March 2031", "4 March 2031"),
        ("2031-03-04", "2031-03-04"),
        ("2+2 talks", "2+2 talks"),
        ("g7-summit", "g7-summit"),
        ("March", "March"),
        ("", ""),
    ],
)
def test_a_spreadsheet_runs_no_cell_and_the_rest_is_what_the_folder_says(
    cell: str, expected: str
) -> None:
    assert mark(cell) == expected


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n;0123 a.:marAPR＝")) | st.text())
def test_a_marked_cell_can_be_had_back(text: str) -> None:
    assert unmark(mark(text)) == text
    assert not mark(text).startswith(tuple("=+-@\t\r\n"))
    # Nor does a cell begin so for who parts the file at another sign.
    pieces = re.split("[;\t\r\n]", mark(text))
    assert not [each for each in pieces if each.strip().startswith(tuple("=+-@＝"))]
    if not re.search(r"(?:^|[;\t\r\n])\s*['=+\-@＝＋－＠]|^[\t\r\n]", text):
        assert mark(text) == text


def test_the_tables_hold_what_is_seen(hostile: ExportRequest, shipped: Briefing) -> None:
    found = tables(write("csv", hostile))
    assert [unmark(row["title"]) for row in found["events"]] == [
        each.event.title for each in hostile.view.events
    ]
    request = hand(shipped)
    found = tables(write("csv", request))
    points = {row["point"]: row for row in found["points"]}
    assert tuple(found) == FORMATS["csv"].tables
    assert len(found["events"]) == len(request.view.events)
    assert len(points) == len(found["points"]) == request.view.points
    assert {row["point"] for row in found["citations"]} == points.keys()
    for row in found["citations"]:
        assert row["event"] == row["point"].partition("#")[0]
        assert 1 <= int(row["origin"]) <= int(points[row["point"]]["origins"])
        assert int(row["first_paragraph"]) <= int(row["last_paragraph"])


def test_topics_sources_disputes_and_commitments_are_tables(shipped: Briefing) -> None:
    view, found = hand(shipped).view, tables(write("csv", hand(shipped)))
    assert [row["source"] for row in found["sources"]] == [each.source.id for each in view.sources]
    numbers = {row["number"] for row in found["sources"]}
    assert {row["number"] for row in found["citations"]} <= numbers
    assert [(row["topic"], row["points"]) for row in found["topics"]] == [
        (each.id, str(each.points)) for each in view.topics
    ]
    assert [row["says"] for row in found["disputes"]] == [
        side.side.says for each in view.disputes for side in each.sides
    ]
    made = [each.point.ref for each in commitments(view.points_by_ref.values())]
    assert [row["point"] for row in found["commitments"]] == made
    held = omissions(write("csv", hand(shipped)))
    assert held.keys() == {"bottom line", "judgments", "gaps"}


def test_every_table_has_its_columns_also_where_it_has_no_rows_and_is_the_one_in_the_zip() -> None:
    request = dated("")
    whole = tables(write("csv", request))
    assert [name for name, found in whole.items() if not found] == [
        "topics",
        "disputes",
        "commitments",
    ]
    for name, found in whole.items():
        one = write("csv", replace(request, table=name)).data.decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(one, newline=""))
        assert list(reader) == found
        assert {len(row) for row in csv.reader(one.splitlines())} == {len(reader.fieldnames or ())}


def test_numbers_of_sources_are_numbers_alone_and_in_lists(shipped: Briefing) -> None:
    found = tables(write("csv", hand(shipped)))
    named = [row[column] for row in found["events"] for column in ("reported_by", "announced_by")]
    assert all(re.fullmatch(r"(?:\d+(?:; \d+)*)?", each) for each in named)
    assert any(each.isdigit() for each in named)
    assert all(row["paragraphs"].startswith("¶") for row in found["citations"])


def test_the_archive_is_plain_and_its_tables_begin_with_a_mark_and_end_lines_as_rfc_4180_asks(
    hostile: ExportRequest,
) -> None:
    with zipfile.ZipFile(io.BytesIO(write("csv", hostile).data)) as archive:
        assert archive.testzip() is None
        for info in archive.infolist():
            assert (info.date_time, info.compress_type) == ((1980, 1, 1, 0, 0, 0), 0)
            data = archive.read(info)
            assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")


def events_in(name: str, written: ExportResult) -> int:
    counts: Mapping[str, Callable[[], int]] = {
        "ics": lambda: len(entries(written)),
        "timelinejs": lambda: len(slides(written)),
        "markwhen": lambda: len(markwhen(written)[1]),
        "timesketch": lambda: len({row["event"] for row in rows(written)}),
        "csv": lambda: len(tables(written)["events"]),
    }
    return counts[name]()


@pytest.mark.parametrize("name", NAMES)
def test_on_each_day_all_that_is_seen_is_carried_or_counted_and_nothing_later_is(
    shipped: Briefing, name: str
) -> None:
    for day in Index(shipped).days:
        request = hand(shipped, as_of=day)
        view, written = request.view, write(name, request)
        counted = omissions(written)
        assert events_in(name, written) + counted.get("events", 0) == len(view.events)
        assert counted.get("gaps", 0) == len(view.gaps)
        assert counted.get("judgments", 0) == len(view.judgments)
        text = unescape(written.data.replace(b"\r\n ", b"").decode("utf-8", "replace"))
        later = [each for each in shipped.sources.values() if each.published > day]
        assert not [each.title for each in later if each.title in text]


def test_a_filter_narrows_and_counts_only_what_it_shows(harbour: Briefing) -> None:
    request = hand(harbour, events=frozenset({"fares-vote"}))
    for name in ("ics", "timelinejs", "markwhen"):
        written = write(name, request)
        assert events_in(name, written) == len(request.view.events)
        assert {"events", "points", "sources"}.isdisjoint(omissions(written))


@pytest.mark.slow
def test_the_same_view_is_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from tests.test_exports_time import NAMES, hand, load, write\n"
        "for folder in sys.argv[1:]:\n"
        "    handed = hand(load(folder).briefing)\n"
        "    for name in NAMES:\n"
        "        print(name, hashlib.sha256(write(name, handed).data).hexdigest())\n"
    )
    folder = write_hostile(tmp_path)
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program, str(ROOT), folder],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York"))
    )
    assert first == second
    assert first.count(b"\n") == 2 * len(NAMES)
