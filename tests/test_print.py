"""The printed brief: bytes, widths, the summary, the foot, what as-of hides."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document import blocks
from briefing.document.blocks import DisputeRow
from briefing.document.compose import compose
from briefing.document.phrases import more_words
from briefing.lens.lens import Lens
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.model.records import Briefing, DisputeStatus, Firmness, Weight
from briefing.render.text.brief import render_brief, render_summary
from briefing.render.text.cells import cell_width
from briefing.render.text.layout import Page, foot
from briefing.render.text.page_fitting import PAGE_LINES, fit
from tests.briefings import dispute, event, gap, judgment, make_briefing, point, side, source
from tests.conftest import HARBOUR, ROOT, Run
from tests.folders import AMENDED, write_folder

XZ = ROOT.parent / "shared" / "folders" / "xz"

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


def test_the_summary_of_each_earlier_day_is_the_golden_one(index: Index, golden: Golden) -> None:
    for day in (6, 10, 11, 13):
        view = whole(index, as_of=date(2023, 1, day))
        for width in (40, 80):
            golden(f"summary-{day:02}-{width}.txt", render_summary(view, page(width)))


def briefing_of_forty_leads() -> Briefing:
    """A briefing in which everything is said to come first."""
    undertakings = [
        point(
            f"pledge-{number:02}", "commitment", "daily", text=f"The town pledged thing {number}."
        )
        for number in range(1, 41)
    ]
    leads = [
        each._replace(
            weight=Weight.LEAD, firmness=Firmness.AGREED, who="Town", short=each.text[-16:-1]
        )
        for each in undertakings
    ]
    talks = event("talks", "2031-03-01", *leads, rank="headline", title="Talks of the towns")
    judgments = [
        judgment(f"Pledge {number} will likely be kept.", f"talks#pledge-{number:02}")
        for number in range(1, 13)
    ]
    return make_briefing(
        [source("daily", "2031-03-01")],
        [talks],
        judgments=judgments,
        bottom_line=["talks#pledge-01"],
        gaps=[gap(f"Who pays for thing {number} is not said.") for number in range(1, 21)],
    )


OTHERS: dict[str, Callable[[], Briefing | None]] = {
    "harbour": lambda: load(str(HARBOUR)).briefing,
    "example": lambda: load(str(ROOT / "example")).briefing,
    "empty": lambda: make_briefing([], []),
    "forty-leads": briefing_of_forty_leads,
}


@pytest.mark.parametrize("name", OTHERS)
def test_the_first_page_of_other_briefings_is_the_golden_one(golden: Golden, name: str) -> None:
    briefing = OTHERS[name]()
    assert briefing
    for width in (40, 80):
        text = render_summary(look(Index(briefing), Lens()), page(width))
        golden(f"summary-{name}-{width}.txt", text)


@pytest.mark.skipif(not XZ.is_dir(), reason="the briefing of a newcomer is not beside the checkout")
def test_the_first_page_of_each_day_of_a_newcomers_briefing_is_a_page() -> None:
    briefing = load(str(XZ)).briefing
    assert briefing
    index = Index(briefing)
    for day in index.days:
        text = render_summary(whole(index, as_of=day), page())
        assert len(text.splitlines()) <= PAGE_LINES, day
        assert "BOTTOM LINE" in text or "NOT KNOWN" in text or "WHAT" in text


def test_disputes_that_move_a_judgment_lead_and_open_ones_come_first() -> None:
    disputes = [
        dispute(name, side("daily"), side("wire"), touches=[touched])
        for name, touched in (("a", "vote"), ("b", "vote#held"), ("c", "talks"), ("d", "vote"))
    ]
    of = make_briefing(
        [source("daily", "2031-03-01"), source("wire", "2031-03-02")],
        [
            event("vote", "", point("held", "reported", "daily")),
            event("talks", "", point("on", "reported", "wire")),
        ],
        disputes=[
            each._replace(status=DisputeStatus.OPEN) if each.id in "bd" else each
            for each in disputes
        ],
        judgments=[judgment("So it is.", "vote#held")],
    )
    document = compose(whole(Index(of)))
    rows = [
        each.of for each in document.section("in-dispute").blocks if isinstance(each, DisputeRow)
    ]
    assert rows == ["dispute-b", "dispute-d", "dispute-a"]
    assert [each.key for each in document.section("minor-disputes").blocks] == ["dispute-c"]
    # Before anything is concluded, no dispute can move a judgment: the open ones are not hidden.
    document = compose(whole(Index(of._replace(brief=of.brief._replace(judgments=())))))
    rows = [
        each.of for each in document.section("in-dispute").blocks if isinstance(each, DisputeRow)
    ]
    assert rows == ["dispute-b", "dispute-d"]
    assert document.section("in-dispute").note == "2 minor ones in the annex"


def test_ascii_is_the_golden_one(index: Index, golden: Golden) -> None:
    text = render_brief(whole(index), page(in_ascii=True))
    assert text.isascii()
    golden("brief-ascii.txt", text)


@pytest.mark.parametrize("width", [40, 41, 57, 80, 88, 200])
def test_no_line_is_longer_than_the_width(index: Index, width: int) -> None:
    for render in (render_brief, render_summary):
        for line in render(whole(index), page(width)).splitlines():
            assert cell_width(line) <= width or " " not in line.strip(), line


FIRST_PAGE = [
    "BOTTOM LINE",
    "WHAT WAS AGREED",
    "JUDGMENTS",
    "IN DISPUTE",
    "WHAT COMES NEXT",
    "NOT KNOWN",
]
WHOLE = [
    *FIRST_PAGE,
    "WHAT IT IS ABOUT",
    "WHY WE JUDGE SO",
    "AGREED, CONTINUED",
    "IN DISPUTE, THE SIDES",
    "WHAT COMES NEXT, CONTINUED",
    "TIMELINE",
    "NOT KNOWN, IN FULL",
    "SOURCES",
    "ALL POINTS BY EVENT",
    "MINOR DISPUTES, WHICH TOUCH NO JUDGMENT",
]


def headings(text: str) -> list[str]:
    """The headings of a brief, without their notes and the names of columns."""
    lines = [re.split(r" \(|  ", line)[0] for line in text.splitlines()]
    return [line for line in lines if line in WHOLE]


def test_sections_stand_in_their_order_and_only_where_they_hold_something(index: Index) -> None:
    view = whole(index)
    assert headings(render_summary(view, page())) == FIRST_PAGE
    assert headings(render_brief(view, page(), annex="none")) == WHOLE[:-2]
    assert headings(render_brief(view, page())) == WHOLE[:-1]
    assert headings(render_brief(view, page(), annex="all")) == WHOLE
    too_early = whole(index, as_of=index.days[0] - timedelta(1))
    for render in (render_brief, render_summary):
        text = render(too_early, page())
        assert headings(text) == []
        assert "\nNothing had been published by this day.\n" in text


@pytest.mark.parametrize("render", [render_brief, render_summary])
def test_filters_that_nothing_passes_are_not_a_day_without_sources(
    index: Index, render: Callable[[View, Page], str]
) -> None:
    text = render(look(index, Lens(search="zzz")), page())
    assert "\nNo point passes the filters.\n" in text
    too_early = Lens(as_of=index.days[0] - timedelta(1), search="zzz")
    assert "\nNothing had been published by this day.\n" in render(look(index, too_early), page())


@pytest.mark.parametrize("render", [render_brief, render_summary])
def test_what_changed_since_is_said_at_its_place_and_at_the_foot(
    tmp_path: Path, render: Callable[[View, Page], str]
) -> None:
    briefing = load(write_folder(tmp_path, AMENDED)).briefing
    assert briefing
    text = render(whole(Index(briefing)), page(160))
    for told in (
        "=\nTwo berths by 2034.\nAs of Sat 15 Mar 2031",
        "BOTTOM LINE\n  Two berths are to be added.\n",
        "The council will likely agree. All sources that this rests on were withdrawn.",
        "Herald 11 Mar (withdrawn on Sat 15 Mar 2031)",
        "judgments were written later, from what was published by Sat 15 Mar 2031.",
    ):
        assert told in text, told
    assert "NOT KNOWN" not in text
    correction = (
        "BRIEF\n  - Fri 14 Mar 2031: Three berths. Right is: Two berths. A slip of the pen."
    )
    assert (correction in text) is (render is render_brief)


def test_the_summary_is_one_page(index: Index) -> None:
    for day in (None, *index.days, index.days[0] - timedelta(1)):
        text = render_summary(whole(index, as_of=day), page(80))
        assert len(text.splitlines()) <= PAGE_LINES


def test_the_first_page_is_the_summary_word_for_word(index: Index) -> None:
    for day in index.days:
        view = whole(index, as_of=day)
        summary, text = (render(view, page()) for render in (render_summary, render_brief))
        assert text.startswith(summary.removesuffix("briefing print\n"))


def test_what_is_new_is_marked_in_every_part(index: Index) -> None:
    text = render_brief(whole(index), page())
    assert " · + new since Fri 13 Jan 2023\n" in text
    for new in (
        "+ After the talks of US and Japanese",
        "+ US defence of Japan, nuclear too",
        "+ J2  US guarantees likely cover",
        "+ D1  How far US protection in space",
        "+ [5] Wed 18 Jan 2023",
        "+ - Biden assured Kishida",
    ):
        assert f"\n{new}" in text, new
    for old in ("US forces to be reorganised", "D2  Whether Japan's new defence plans"):
        assert f"\n  {old}" in text, old
    first = render_brief(whole(index, as_of=index.days[0]), page())
    assert "new since" not in first
    assert not [line for line in first.splitlines() if line.startswith("+")]


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


@settings(deadline=None, max_examples=30)
@given(numbers=st.tuples(*[st.integers(0, 40)] * 4), longer=st.integers(1, 12))
def test_the_first_page_holds_what_it_can_and_counts_the_rest(
    index: Index, numbers: tuple[int, ...], longer: int
) -> None:
    view = whole(index)
    bottom_line = view.bottom_line
    assert bottom_line is not None
    events, judgments, disputes, gaps = numbers
    crowded = view._replace(
        bottom_line=bottom_line._replace(text=bottom_line.text * longer),
        events=(view.events * 2)[:events],
        judgments=(view.judgments * 4)[:judgments],
        disputes=(view.disputes * 10)[:disputes],
        gaps=tuple(
            each._replace(text=each.text * (1 + place % longer))
            for place, each in enumerate((view.gaps * 2)[:gaps])
        ),
    )
    composed = compose(crowded)
    fitted = fit(composed)
    lines = render_summary(crowded, page()).splitlines()
    kept = [each for each in fitted.sections if each.depth == blocks.FIRST_PAGE]
    cut = {each.key for each in kept if each.more > composed.section(each.key).more}
    gives_way = {"agreed", "next", "unknown", "in-dispute"}
    assert cut <= gives_way
    assert len(lines) <= PAGE_LINES or not any(
        each.blocks for each in kept if each.key in gives_way
    )
    for section in kept:
        before = composed.section(section.key)
        assert section.more == before.more + len(before.blocks) - len(section.blocks)
    listed = [*fitted.section("agreed").blocks, *fitted.section("agreed-more").blocks]
    assert listed == [
        *composed.section("agreed").blocks,
        *composed.section("agreed-more").blocks,
    ]
    terms = composed.section("next").blocks
    shown, behind = fitted.section("next").blocks, fitted.section("next-more").blocks
    assert sorted(map(repr, (*shown, *behind))) == sorted(map(repr, terms))
    for part in (shown, behind):
        rest = iter(terms)
        assert all(each in rest for each in part), "not in order of date"
    assert not shown or not any(leads(each) for each in behind) or all(map(leads, shown))
    left = [each for each in composed.section("in-dispute").blocks if is_settled(each)]
    kept_rows = [each for each in fitted.section("in-dispute").blocks if is_settled(each)]
    assert fitted.section("in-dispute").more_settled == len(left) - len(kept_rows)


def leads(block: blocks.Block) -> bool:
    return isinstance(block, blocks.Term) and block.leads


def is_settled(block: blocks.Block) -> bool:
    return isinstance(block, DisputeRow) and block.is_settled


@pytest.mark.parametrize(
    ("more", "settled", "words"),
    [
        (0, 0, ""),
        (2, 0, "2 more in the whole brief."),
        (3, 1, "3 more, 1 settled, in the whole brief."),
        (2, 2, "2 more, settled, in the whole brief."),
    ],
)
def test_what_gave_way_is_counted_and_how_much_of_it_is_settled(
    more: int, settled: int, words: str
) -> None:
    section = blocks.Section("in-dispute", "In dispute", (), more=more, more_settled=settled)
    assert more_words(section) == words


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
    assert " · 2 sources of 2 origins · " in text
    for each in later:
        assert each not in text
        assert each in last


def test_a_dispute_is_open_until_all_its_sides_are_published(harbour: Briefing) -> None:
    index = Index(harbour)
    early = render_brief(whole(index, as_of=date(2031, 3, 10)), page(200), annex="all")
    assert "Finding: not settled." in early
    late = render_brief(whole(index), page(200), annex="all")
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
        ["--new-since", "5 Mar 2031", "--without", "2"],
        ["--new-since", "Feb 2031", "--as-of", "6 Mar 2031", "--summary"],
        ["--annex", "none", "--topic", "strait"],
        ["--annex", "points"],
        ["--annex", "all", "--without", "1"],
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


def test_the_annex_is_what_was_asked_for(briefing: Run) -> None:
    def printed(*words: str) -> list[str]:
        return briefing("print", ".", *words, cwd=HARBOUR).stdout.splitlines()[:-1]

    use = "WHAT OF EACH SOURCE IS USED"
    annex = ["ALL POINTS BY EVENT", "MINOR DISPUTES, WHICH TOUCH NO JUDGMENT", use]
    for words, expected in (
        ([], annex[:1]),
        (["--annex", "none"], []),
        (["--annex", "points"], annex[:1]),
        (["--annex", "all"], annex),
    ):
        lines = printed(*words)
        found = [each for line in lines for each in annex if line.startswith(each)]
        assert found == expected, words
    whole, without = printed("--annex", "all"), printed("--annex", "all", "--without", "1")
    told = whole[whole.index(use) + 1 :]
    sources = load(str(HARBOUR)).briefing
    assert sources
    assert [line[:8] for line in told if line.startswith("  - ")] == [
        f"  - [{number}] "[:8] for number in range(1, len(sources.sources) + 1)
    ]
    assert any(line.endswith("used, 1 left out.") for line in told), told
    assert told != without[without.index(use) + 1 :]


def test_the_plain_export_has_all_of_the_annex(briefing: Run) -> None:
    exported = briefing("export", "plain", ".", cwd=HARBOUR).stdout.splitlines()
    printed = briefing("print", ".", "--annex", "all", cwd=HARBOUR).stdout.splitlines()
    assert exported[:-1] == printed[:-1]


def shell_words(command: str) -> list[str]:
    """Return the words that a shell makes of a command."""
    script = f"set -- {command.strip()}\nprintf '%s\\0' \"$@\""
    result = subprocess.run(["bash", "-c", script], capture_output=True, check=True, timeout=60)
    return result.stdout.decode().split("\0")[:-1]


def test_json_counts_what_it_holds(index: Index, briefing: Run) -> None:
    document = json.loads(briefing("print", ".", "--format", "json").stdout)
    assert (document["format"], document["version"]) == ("briefing", 2)
    assert document["counts"]["points"] == len(document["points"]) == len(index.points)


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
    assert "“" in brief
    refused = briefing(*words, "--summary")
    assert refused.returncode == 2
    assert "already there; --force overwrites it" in refused.stderr
    assert target.read_text("utf-8") == brief
    assert briefing(*words, "--summary", "--force").returncode == 0
    assert "WHAT WAS AGREED" in target.read_text("utf-8")
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
