"""The printed brief: bytes, widths, the summary, the foot, what as-of hides."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document.blocks import ListItem
from briefing.document.compose import compose_summary
from briefing.lens.lens import Lens
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index
from briefing.load import load
from briefing.model.records import Briefing, DisputeStatus, Rank
from briefing.render.text import brief
from briefing.render.text.brief import SUMMARY_LINES, render_brief, render_summary
from briefing.render.text.cells import cell_width
from briefing.render.text.layout import Line, Page, foot, set_lines
from tests.briefings import dispute, make_briefing, side, source
from tests.conftest import HARBOUR, ROOT, Run
from tests.folders import AMENDED, write_folder

Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def index(shipped: Briefing) -> Index:
    return Index(shipped)


def page(width: int = 80, *, in_ascii: bool = False) -> Page:
    return Page(width, in_ascii, ("briefing", "print"), "the shipped briefing")


def whole(index: Index, **lens: object) -> View:
    return look(index, Lens(**lens))  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_brief_is_the_golden_one(index: Index, golden: Golden, width: int) -> None:
    golden(f"brief-{width}.txt", render_brief(whole(index), page(width)))


@pytest.mark.parametrize("day", [6, 10, 11, 13])
def test_the_brief_of_each_earlier_day_is_the_golden_one(
    index: Index, golden: Golden, day: int
) -> None:
    text = render_brief(whole(index, as_of=date(2023, 1, day)), page(80))
    golden(f"brief-as-of-{day:02}.txt", text)


def test_the_summary_is_the_golden_one(index: Index, golden: Golden) -> None:
    golden("summary.txt", render_summary(whole(index), page()))


def test_the_summary_lists_disputes_that_are_resolved_after_the_others() -> None:
    disputes = [dispute(name, side("daily"), side("wire")) for name in "abcd"]
    of = make_briefing(
        [source("daily", "2031-03-01"), source("wire", "2031-03-02")],
        [],
        disputes=[
            each._replace(status=DisputeStatus.OPEN) if each.id in "bd" else each
            for each in disputes
        ],
    )
    [section] = [
        each for each in compose_summary(whole(Index(of))).sections if each.key == "disputes"
    ]
    assert [item.text for item in section.blocks if isinstance(item, ListItem)] == [
        "b (open)",
        "d (open)",
        "a (resolved)",
        "c (resolved)",
    ]


def test_ascii_is_the_golden_one(index: Index, golden: Golden) -> None:
    text = render_brief(whole(index), page(in_ascii=True))
    assert text.isascii()
    golden("brief-ascii.txt", text)


@pytest.mark.parametrize("width", [40, 41, 57, 80, 88, 200])
def test_no_line_is_longer_than_the_width(index: Index, width: int) -> None:
    for render in (render_brief, render_summary):
        for line in render(whole(index), page(width)).splitlines():
            assert cell_width(line) <= width or " " not in line.strip(), line


def test_sections_stand_in_their_order_and_say_none_where_empty(index: Index) -> None:
    order = [
        "BOTTOM LINE",
        "KEY JUDGMENTS",
        "TIMELINE",
        "KEY POINTS",
        "DISPUTES",
        "GAPS",
        "SOURCES",
    ]
    too_early = index.days[0] - timedelta(1)
    empty = [line for line in order if line != "GAPS"]
    for day, expected in ((index.days[-1], order), (too_early, empty)):
        lines = render_brief(whole(index, as_of=day), page()).splitlines()
        assert [line for line in lines if line in order] == expected
    before = render_brief(whole(index, as_of=too_early), page())
    assert before.count("\n  none\n") == 5
    assert "Nothing had been published by this day." in before


@pytest.mark.parametrize("render", [render_brief, render_summary])
def test_what_changed_since_is_said_at_its_place_and_at_the_foot(
    tmp_path: Path, render: Callable[[View, Page], str]
) -> None:
    briefing = load(write_folder(tmp_path, AMENDED)).briefing
    assert briefing
    text = render(whole(Index(briefing)), page(160))
    for told in (
        "BOTTOM LINE\n  Two berths by 2034.\n  Two berths are to be added.\n",
        "Confidence: low. All sources that this rests on were withdrawn.",
        "Herald: Council votes (withdrawn on Sat 15 Mar 2031",
        "NOTE\n  The bottom line and the judgments of this day were reconstructed afterwards.\n",
    ):
        assert told in text, told
    assert "GAPS" not in text
    correction = (
        "BRIEF\n  - Fri 14 Mar 2031: Three berths. Right is: Two berths. A slip of the pen."
    )
    assert (correction in text) is (render is render_brief)


def test_the_summary_is_one_page(index: Index) -> None:
    for day in (None, *index.days, index.days[0] - timedelta(1)):
        text = render_summary(whole(index, as_of=day), page(80))
        assert len(text.splitlines()) <= SUMMARY_LINES
        assert "HEADLINES" in text


def test_the_summary_of_a_talkative_briefing_is_one_page_too(index: Index) -> None:
    view = whole(index)
    bottom_line = view.bottom_line
    assert bottom_line is not None
    gaps = tuple(gap._replace(text=gap.text * 9) for gap in view.gaps * 30)
    long = view._replace(
        gaps=gaps,
        events=view.events * 40,
        judgments=view.judgments * 50,
        bottom_line=bottom_line._replace(text=bottom_line.text * 20),
    )
    text = render_summary(long, page(80))
    assert len(text.splitlines()) <= SUMMARY_LINES
    assert text.endswith("\nbriefing print\n")
    lists = render_summary(long._replace(bottom_line=bottom_line), page(80))
    assert SUMMARY_LINES - 10 < len(lists.splitlines()) <= SUMMARY_LINES
    assert f"\nGAPS\n  {len(gaps)} in the whole brief\n" in lists


class Remeasured:
    """A section that is set anew for each question: what the summary's arithmetic must equal."""

    def __init__(self, section: Iterator[Line], page: Page) -> None:
        self.kept = list(section)
        self.page = page
        self.dropped = 0

    @property
    def droppable(self) -> int:
        return sum(line.is_droppable for line in self.kept)

    @property
    def height(self) -> int:
        return len(list(set_lines(self.lines(), self.page)))

    def drop_last(self) -> None:
        del self.kept[max(at for at, line in enumerate(self.kept) if line.is_droppable)]
        self.dropped += 1

    def lines(self) -> list[Line]:
        more = f"and {self.dropped} more" if self.droppable else f"{self.dropped}"
        note = [Line(f"{more} in the whole brief", "  ", "  ")] if self.dropped else []
        return [*self.kept[:-1], *note, *self.kept[-1:]]


@pytest.mark.parametrize("width", [40, 57, 80])
def test_the_command_at_the_end_is_one_that_a_shell_reads_back(width: int) -> None:
    words = ["briefing", "print", "my folder", '--search=by:austin -claim:context "a  b"', "--x"]
    for number in range(1, 7):
        command = [*words, *["--topic", "it's one"] * number]
        lines = foot(page(width)._replace(command=command))
        read = subprocess.run(
            ["sh", "-c", "printf '%s\\0' " + "\n".join(lines)], capture_output=True, check=True
        )
        assert read.stdout.decode().split("\0")[:-1] == command


@settings(deadline=None, max_examples=40)
@given(
    numbers=st.tuples(*[st.integers(0, 40)] * 5),
    longer=st.integers(1, 9),
    width=st.sampled_from([40, 80, 120]),
    in_ascii=st.booleans(),
)
def test_the_summary_is_what_dropping_one_by_one_leaves(
    index: Index, numbers: tuple[int, ...], longer: int, width: int, *, in_ascii: bool
) -> None:
    view = whole(index)
    bottom_line = view.bottom_line
    assert bottom_line is not None
    events, judgments, disputes, gaps, sources = numbers
    headlines = tuple(each for each in view.events if each.event.rank is Rank.HEADLINE)
    crowded = view._replace(
        bottom_line=bottom_line._replace(text=bottom_line.text * longer),
        events=(headlines * 40)[:events],
        judgments=(view.judgments * 40)[:judgments],
        disputes=(view.disputes * 40)[:disputes],
        gaps=tuple(
            each._replace(text=each.text * (1 + place % longer))
            for place, each in enumerate((view.gaps * 40)[:gaps])
        ),
        sources=(view.sources * 40)[:sources],
    )
    set_on = page(width, in_ascii=in_ascii)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(brief, "_Shortened", Remeasured)
        expected = render_summary(crowded, set_on)

    assert render_summary(crowded, set_on) == expected


def test_what_came_later_is_not_in_the_brief_of_the_day(harbour: Briefing) -> None:
    index = Index(harbour)
    later = (
        "will run one timetable",
        "radar",
        "lightship",
        "[3]",
        "The Harbour Post",
        "Southport Herald",
        "5 crowns",
    )
    text, last = (render_brief(whole(index, as_of=day), page()) for day in (date(2031, 3, 5), None))
    assert " · 2 sources · " in text
    for each in later:
        assert each not in text
        assert each in last


def test_a_dispute_is_open_until_all_its_sides_are_published(harbour: Briefing) -> None:
    index = Index(harbour)
    early = render_brief(whole(index, as_of=date(2031, 3, 10)), page(200))
    assert "Finding: not settled." in early
    late = render_brief(whole(index), page(200))
    assert "Finding: not settled." not in late


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--as-of", "7 Mar 2031"],
        ["--topic", "strait", "--topic", "fares", "--rank", "headline"],
        ["--search=-'x\\", "--since", "Feb 2031", "--until", "2032"],
        ["--summary", "--width", "60"],
        ["--ascii", "--width", "40", "--event", "mayors-meeting"],
    ],
)
def test_the_foot_prints_this_very_brief_again(briefing: Run, words: list[str]) -> None:
    first = briefing("print", ".", *words, cwd=HARBOUR)
    assert first.returncode == 0, first.stderr
    foot = first.stdout[first.stdout.rindex("\nbriefing print ") :]
    command = shell_words(foot)
    assert command[:2] == ["briefing", "print"]
    again = briefing(*command[1:], cwd=HARBOUR)
    assert again.stdout == first.stdout


def shell_words(command: str) -> list[str]:
    """Return the words that a shell makes of a command."""
    script = f"set -- {command.strip()}\nprintf '%s\\0' \"$@\""
    result = subprocess.run(["bash", "-c", script], capture_output=True, check=True, timeout=60)
    return result.stdout.decode().split("\0")[:-1]


def test_json_has_the_documented_shape(index: Index, briefing: Run) -> None:
    document = json.loads(briefing("print", ".", "--format", "json").stdout)
    assert (document["format"], document["version"]) == ("briefing", 2)
    assert document["counts"]["points"] == len(document["points"]) == len(index.points)
    documented = (ROOT / "docs" / "json.md").read_text("utf-8")
    for path in sorted(_paths(document)):
        assert f"`{path}`" in documented, f"docs/json.md does not name {path}"


def _paths(value: object, prefix: str = "") -> set[str]:
    """Return the paths of all keys: ``events[].date.edtf``; ids as keys count as ``*``."""
    if isinstance(value, list):
        return {path for item in value for path in _paths(item, f"{prefix}[]")}
    if not isinstance(value, dict):
        return set()
    is_open = prefix.rsplit(".", 1)[-1] in {"dates", "inferred", "outline", "left_out"}
    found = set()
    for key, below in value.items():
        path = f"{prefix}.{'*' if is_open else key}".lstrip(".")
        found |= {path} | _paths(below, path)
    return found


def test_output_in_another_encoding_is_ascii(briefing: Run) -> None:
    result = briefing("print", encoding="latin-1")
    assert result.returncode == 0
    assert result.stdout.isascii()
    assert "[2 p" in result.stdout


def test_a_file_is_written_whole_and_never_over_another(briefing: Run, tmp_path: Path) -> None:
    target = tmp_path / "brief.txt"
    words = ("print", str(HARBOUR), "-o", str(target))
    assert briefing(*words).returncode == 0
    brief = target.read_text("utf-8")
    assert brief.startswith("Ferry talks of two ports, March 2031\n")
    assert "—" in brief
    refused = briefing(*words, "--summary")
    assert refused.returncode == 2
    assert "already there; --force overwrites it" in refused.stderr
    assert target.read_text("utf-8") == brief
    assert briefing(*words, "--summary", "--force").returncode == 0
    assert "HEADLINES" in target.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"], "no scratch file is left"


@pytest.mark.parametrize("target", ["", "missing/brief.txt", "bad\0name"])
def test_a_file_that_cannot_be_written_is_one_message(
    briefing: Run, tmp_path: Path, target: str
) -> None:
    if "\0" in target:
        target = "x" * 300  # no process can be given a null character, but too long a name
    result = briefing("print", str(ROOT), "-o", str(tmp_path / target), cwd=tmp_path)
    assert result.returncode == 2
    assert result.stderr.startswith("briefing: cannot write")
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_closed_pipe_ends_quietly(shipped: Briefing) -> None:
    command = f"{shlex.quote(sys.executable)} -m briefing print --width 40 | head -n 1"
    result = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert shipped.brief.title.startswith(result.stdout.strip() or "nothing")


def test_a_full_disk_is_one_message() -> None:
    result = subprocess.run(
        ["bash", "-c", f"{shlex.quote(sys.executable)} -m briefing print > /dev/full"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 2
    assert result.stderr == "briefing: cannot write the output: No space left on device\n"
