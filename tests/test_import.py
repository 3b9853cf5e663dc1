"""Events from others' files: tables and timelines, odd encodings, broken rows."""

from __future__ import annotations

import codecs
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.edit.changes import RefusedError
from briefing.edit.folder_edit import EditRequest, edit
from briefing.edit.imports.csv_table import Options, read_csv
from briefing.edit.imports.dates import (
    DayOrder,
    ImportedDate,
    as_shown,
    day_order_of,
    joined,
    of_parts,
    read_date,
)
from briefing.edit.imports.decoding import decode
from briefing.edit.imports.imported_event import ImportedEvent, UnreadableError
from briefing.edit.imports.skeletons import find_skeleton, import_events
from briefing.edit.imports.timelinejs import read_timelinejs
from briefing.edit.imports.words import plain_words
from briefing.load.loader import load
from briefing.model.dates import parse_when, show_when
from tests.conftest import HARBOUR, Run

Import = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def take(briefing: Run, root: Path, tmp_path: Path) -> Import:
    """Import what a file holds into the folder; other commands may follow."""
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "BRIEFING_ORIGINALS": ""}

    def run(data: bytes | None, *words: str) -> subprocess.CompletedProcess[str]:
        if data is None:
            return briefing(*words, cwd=root, env=state)
        (tmp_path / "List 1.csv").write_bytes(data)
        kind, *more = words
        return briefing("import", kind, str(tmp_path / "List 1.csv"), *more, cwd=root, env=state)

    return run


GERMAN = """\
sep=;
Datum;Ereignis;Ort;Text
4.3.2031;Abstimmung im Rat;Rathaus;"Der Rat ""stimmt"" zu,
nach Mitternacht"
Frühling 2031;Fest;;

;;;
5.3.2031;;Hafen;
6.3.2031;Zu;viele;Zellen;hier
"""


def test_a_table_becomes_proposals_and_a_proposal_an_event(take: Import, root: Path) -> None:
    words = ("csv", "--column", "title=Ereignis")
    done = take(GERMAN.replace("\n", "\r\n").encode("cp1252"), *words)
    assert (done.returncode, done.stdout) == (
        1,
        "proposals/list-1.yaml:1: import of List 1.csv\n",
    )
    assert done.stderr.splitlines() == [
        "briefing: the file does not name its encoding: read as cp1252; else name its --encoding",
        "briefing: 2 events without a point yet",
        "line 5: `Frühling 2031` is no date; “Fest” is without a date",
        "line 8: it has no title",
        "line 9: 5 cells, and 4 columns",
    ]
    path = root / "proposals/list-1.yaml"
    written = path.read_text()
    assert (
        written
        == """\
# yaml-language-server: $schema=../schema/proposals.json
maker: List 1.csv
events:
  - id: abstimmung-im-rat
    title: Abstimmung im Rat
    date: 2031-03-04
    place: Rathaus
    # Der Rat "stimmt" zu, nach Mitternacht
    points: []
  - id: fest
    title: Fest
    # date: Frühling 2031
    points: []
"""
    )
    assert not load(str(root)).problems, "proposals are no part of the briefing"
    told = take(None, "proposals")
    assert (told.returncode, told.stdout) == (0, "")
    assert told.stderr.startswith("briefing: 2 events without a point in proposals/, each")
    again = take(GERMAN.encode(), *words)
    assert "proposals/list-1.yaml is already there; choose another name" in again.stderr
    line = ("abstimmung-im-rat", "--place", "Hall", "--point", "So.", "--cite", "herald", "1")
    done = take(None, "event", *line)
    assert done.stdout.splitlines() == [
        "content/events/abstimmung-im-rat.yaml:1: event abstimmung-im-rat",
        "proposals/list-1.yaml:4: event abstimmung-im-rat",
    ]
    assert (
        "title: Abstimmung im Rat\ndate: 2031-03-04\nrank: supporting\nplace: Hall\n"
        in (root / "content/events/abstimmung-im-rat.yaml").read_text()
    )
    assert "stimmt" not in path.read_text()
    assert take(None, "event", "fest", "--date", "2031-05").returncode == 0
    assert path.read_text().endswith("events: []\n")
    for _ in range(2):
        assert take(None, "undo").returncode == 0
    assert path.read_text() == written
    assert take(None, "undo").returncode == 0
    assert not path.exists()
    assert "an event needs a title" in take(None, "event", "fest").stderr


def test_our_own_exports_are_read_back(briefing: Run, take: Import, tmp_path: Path) -> None:
    for kind, name in (("csv", "out.zip"), ("timelinejs", "out.json")):
        out = tmp_path / name
        assert briefing("export", kind, str(HARBOUR), "-o", str(out)).returncode == 0
        state = {"XDG_STATE_HOME": str(tmp_path / "state")}
        done = briefing("import", kind, str(out), str(HARBOUR), "--dry-run", env=state)
        assert "briefing: no new event: " in done.stderr, done.stderr
        assert done.stdout == ""
        done = take(out.read_bytes(), kind, "--name", f"from-{kind}", "--format", "json")
        assert done.returncode == 0, done.stdout
        assert json.loads(done.stdout)["written"]
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        table = read_csv(archive.read("events.csv").decode("utf-8-sig"), Options())
    harbour = load(str(HARBOUR)).briefing
    assert harbour
    assert not table.problems
    assert {each.id for each in table.events} == set(harbour.events)


@pytest.mark.parametrize(
    ("data", "words", "said"),
    [
        (b"", (), "the file is empty"),
        (b"a,b\n1,2\n", (), "no column holds titles: a, b; name it: --column title=NAME"),
        (b"title\n\0\n", (), "the file is binary, or UTF-16 without a mark"),
        (b"a\n\x81\x98\xff\xfe\n", (), "the file is not UTF-8: see line 2; name its --encoding"),
        (b"title\nx\n", ("--encoding", "nope"), "there is no encoding `nope`"),
        (b"title\nx\n", ("--encoding", "hex"), "the file is not hex"),
        (b"title\nx\n", ("--column", "title=Name"), "there is no column `Name`; there are: title"),
        (b"title\nx\n", ("--column", "name=x"), "--column: `name=x` names no column"),
        (b"title\nx\n", ("--delimiter", "::"), "--delimiter: `::` is not one sign"),
        (b"title\nx\n", ("--name", "con"), "`con` is no name of a file of proposals"),
        (b"title\nx\n", ("--name", "../x"), "`../x` is no name of a file of proposals"),
        (b"PK\3\4x", (), "the file is a ZIP without events.csv; a spreadsheet (.xlsx, .ods) has"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    take: Import, root: Path, data: bytes, words: tuple[str, ...], said: str
) -> None:
    done = take(data, "csv", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (root / "proposals").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1", "the file is no JSON"),
        ("[" * 100_000, "nested too deep"),
        ("[]", "no list of `events`"),
        ('{"events": {}}', "no list of `events`"),
    ],
)
def test_what_is_no_timeline(text: str, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_timelinejs(text)
    assert said in f"{caught.value}; {caught.value.hint}"


def test_a_timeline_keeps_the_precision_of_its_dates() -> None:
    slides = [
        {
            "unique_id": "vote",
            "group": "Headline",
            "start_date": {"year": "2031", "month": "03", "day": 4, "hour": 9},
            "text": {"headline": "Vote &amp; <i>talk</i>", "text": "<p>One.</p><p>Two.</p>"},
            "media": {"url": "https://x.example", "credit": "X"},
        },
        {"start_date": {"year": 2031.0}, "text": {"headline": "Year"}, "display_date": "2031"},
        {"start_date": {"year": 2031, "month": 3}, "end_date": {"year": 2031, "month": 5},
         "display_date": "between Mar and May 2031", "text": {"headline": "Window"}},
        {"start_date": {"year": -44}, "text": {"headline": "Early"}},
        {"start_date": {"year": 2031}, "end_date": {"year": 2030}, "text": {"headline": "Wrong"}},
        {"text": {"headline": "Never"}, "display_date": "around Easter"},
        {"text": {"text": "no headline"}},
        5,
    ]  # fmt: skip
    taken = read_timelinejs(json.dumps({"events": slides}))
    assert taken.events == [
        ImportedEvent("Vote & talk", "2031-03-04", "vote", rank="headline",
                      remarks=("One. Two.", "https://x.example", "X")),
        ImportedEvent("Year", "2031"),
        ImportedEvent("Window", "2031-03..2031-05"),
        ImportedEvent("Early"),
        ImportedEvent("Wrong", "2031"),
        ImportedEvent("Never", remarks=("date: around Easter",)),
    ]  # fmt: skip
    assert taken.problems == [
        "event 4: `-44`: years before 1 are not read; “Early” is without a date",
        "event 5: `2031/2030` ends before it begins; “Wrong” has the date 2031",
        "event 7: it has no headline",
        "event 8: it is no event",
    ]
    old = 'storyjs = {"timeline": {"date": [{"startDate": "2012,1,26", "headline": "Old"}]}};'
    assert read_timelinejs(old).events == [ImportedEvent("Old", "2012-01-26")]


def test_the_table_of_a_timeline() -> None:
    table = (
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
        "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
        "2031,,,,,,,,,A timeline,Words,,,,,title,,\n"
        "2031,3,4,,2031,3,6,,,Talks,,,,,,,,\n"
        "2031,3.0,,,,,,,about Mar 2031,Vote,<b>So</b> it is,http://x,,,,,,\n"
    )
    taken = read_csv(table, Options())
    assert taken.events == [
        ImportedEvent("Talks", "2031-03-04/2031-03-06"),
        ImportedEvent("Vote", "2031-03~", remarks=("So it is", "http://x")),
    ]
    assert taken.problems == ["line 2: a row of the type `title` is no event"]


@pytest.mark.parametrize(
    ("text", "order", "edtf"),
    [
        ("", None, ""),
        ("2031-03-04", None, "2031-03-04"),
        ("2031-03-04/2031-03-06", None, "2031-03-04/2031-03-06"),
        ("2031-03-04T10:30:00Z", None, "2031-03-04"),
        ("2031-03-04 10:30", None, "2031-03-04"),
        ("20310304", None, "2031-03-04"),
        ("2031/3/4", None, "2031-03-04"),
        ("4.3.2031", None, "2031-03-04"),
        ("13/3/2031", None, "2031-03-13"),
        ("3/13/2031", None, "2031-03-13"),
        ("3/3/2031", None, "2031-03-03"),
        ("3/4/2031", DayOrder.DAY, "2031-04-03"),
        ("3/4/2031", DayOrder.MONTH, "2031-03-04"),
        ("4 March 2031", None, "2031-03-04"),
        ("Mar 2031", None, "2031-03"),
        ("2031", None, "2031"),
    ],
)
def test_dates_as_they_are_written(text: str, order: DayOrder | None, edtf: str) -> None:
    assert read_date(text, order) == ImportedDate(edtf)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3/4/2031", "day and month could be either"),
        ("3/4/31", "the year needs four digits"),
        ("4.3", "the year is missing"),
        ("4.3.", "has no year of four digits"),
        ("4 March", "has no year of four digits"),
        ("31.2.2031", "Feb 2031 has 28 days"),
        ("12.13.2031", "there is no month 13"),
        ("47911", "is a number: give the column the format of a date"),
        ("spring 2031", "is no date"),
        ("2031-02-30", "Feb 2031 has 28 days"),
    ],
)
def test_dates_that_are_none(text: str, said: str) -> None:
    found = read_date(text)
    assert found.edtf == ""
    assert said in found.problem


def test_the_order_of_days_and_months_is_that_of_the_column() -> None:
    assert day_order_of(["1/2/2031", "13/2/2031", "x"]) is DayOrder.DAY
    assert day_order_of(["1/2/2031", "2/13/2031"]) is DayOrder.MONTH
    assert day_order_of(["13/2/2031", "2/13/2031"]) is None
    assert day_order_of(["1/2/2031", "2031-02-13"]) is None


@pytest.mark.parametrize("edtf", ["2031-03~", "2031-03-04?", "2031-03-02..2031-03-08", "2031/.."])
def test_a_date_that_is_shown_is_read_again(edtf: str) -> None:
    when = parse_when(edtf)
    assert when.start
    part = when.start._replace(mark="")
    plain = (
        ImportedDate(str(part))
        if when.end in (None, when.start)
        else ImportedDate(f"{part}/{when.end}")
    )
    assert as_shown(plain, show_when(when)) == ImportedDate(edtf)


def test_periods_and_parts() -> None:
    assert joined(ImportedDate("2031-03"), ImportedDate("2031-03")) == ImportedDate("2031-03")
    assert joined(ImportedDate("2031~"), ImportedDate("2031/2032")).edtf == "2031~"
    assert of_parts("2031", "0", "") == ImportedDate("2031")
    assert of_parts("", "3", "4").edtf == ""
    assert "it is no date" in of_parts("20x1", "", "").problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text, note = decode("Zürich\n".encode(encoding))
    assert text == "Zürich\n"
    assert bool(note) == (encoding == "cp1252")
    assert decode("漢字".encode("cp932"), "cp932") == ("漢字", "")


def test_a_table_in_an_encoding_of_east_asia_is_read_without_its_name() -> None:
    table = "題名,日付\n港の拡張についての公聴会,2031-03-04\n"
    text, note = decode(table.encode("cp932"))
    assert text == table
    assert "read as cp932" in note


def test_a_text_may_have_the_sign_of_what_was_lost() -> None:
    assert decode("title\n\ufffd\n".encode()) == ("title\n\ufffd\n", "")
    with pytest.raises(UnreadableError, match="the file is not utf-8: see line 2"):
        decode(codecs.BOM_UTF8 + b"title\n\xff\n")


def test_rows_that_are_broken_leave_the_others() -> None:
    table = 'title\tdate\na\t2031\n\n"b\nb"\t2032\nc\n"d\t2033\ne\t2034\n'
    taken = read_csv(table, Options())
    assert [(each.title, each.date) for each in taken.events] == [
        ("a", "2031"), ("b b", "2032"), ("c", ""),
    ]  # fmt: skip
    assert taken.problems == [
        "line 7: a quotation mark is not closed: what follows is not read"
    ]  # fmt: skip


def test_words_are_plain() -> None:
    assert plain_words("a < b & c") == "a < b & c"
    assert plain_words("<p>One<br>two</p><script>x()</script> &lt;b&gt;") == "One two <b>"
    assert plain_words("\x1b[2Jx\u202ey\ufeff") == "[2Jx y"


@pytest.mark.slow
def test_an_event_that_is_proposed_twice_leaves_the_points_of_the_other(root: Path) -> None:
    points = (
        "  - id: quay\n    points:\n      - {id: a, note: A., cites: [{source: herald, at: 1}]}\n"
    )
    text = f"maker: me\nevents:\n{points}  - {{id: quay, title: The quay, points: []}}\n"
    path = root / "proposals/me.yaml"
    path.parent.mkdir()
    path.write_text(text)
    skeleton = find_skeleton(str(root), "quay")
    assert skeleton
    request = EditRequest("event quay", [skeleton.taken_out()])
    path.write_text(text.replace(points, ""))  # by another one, meanwhile
    with pytest.raises(RefusedError, match="has just been changed"):
        edit(str(root), request)
    path.write_text(text)
    edit(str(root), request)
    assert path.read_text() == f"maker: me\nevents:\n{points}"


def test_ten_thousand_rows_have_an_id_each(root: Path) -> None:
    briefing = load(str(root)).briefing
    assert briefing
    events = [
        ImportedEvent(f"Vote of {place % 7}: #{place}", "2031-03-10") for place in range(10_000)
    ]
    made = import_events(briefing, [*events, *events, ImportedEvent("投票", "2031")], "n", "m")
    assert (made.new, made.known) == (10_001, 10_000)
    assert made.request
    data = made.request.files[0].text
    assert data
    ids = [line for line in data.decode().splitlines() if line.startswith("  - id: ")]
    assert len(set(ids)) == 10_001
    assert ids[0] == "  - id: vote-0-0"
    assert ids[-1] == "  - id: event-2031"
