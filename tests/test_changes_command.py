"""`briefing changes`: the story between two days, as a page and as JSON."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.lens.chronicle import MOST_STEPS, Chronicle, chronicle_of
from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing
from briefing.render.json.changes import render_changes_json
from briefing.render.text.cells import cell_width
from briefing.render.text.changes import render_changes
from briefing.render.text.layout import Page
from tests.briefings import (
    DAYS,
    briefings,
    dispute,
    event,
    judgment,
    lenses,
    make_briefing,
    point,
    side,
    source,
)
from tests.conftest import HARBOUR, Run

PORT = make_briefing(
    [source("daily", "2031-03-01"), source("wire", "2031-03-03"), source("herald", "2031-03-06")],
    [
        event(
            "talks",
            "2031-03-03",
            point("planned", "planned", "daily", "wire", text="Talks are planned."),
            point("met", "reported", "wire", text="They met."),
            point("vote", "planned", "wire", about="vote", text="A vote follows."),
            title="Talks",
        ),
        event(
            "vote",
            "2031-03-05",
            point("held", "reported", "herald", text="It passed."),
            title="Vote",
        ),
    ],
    topics={"berths": "Berths"},
    disputes=[
        dispute("sum", side("daily"), side("wire"), side("herald"), finding="Ten."),
        dispute("day", side("daily"), side("herald"), finding="Monday."),
    ],
    judgments=[judgment("It will likely go on.", "talks#met", "vote#held")],
    bottom_line=["talks#met"],
)


def chronicle(first: int, last: int, **lens: object) -> Chronicle:
    """The story of the port between two days of March 2031."""
    days = date(2031, 3, first), date(2031, 3, last)
    return chronicle_of(Index(PORT), Lens(**lens), *days)  # type: ignore[arg-type]


def page_of(
    told: Chronicle, *, width: int = 80, in_ascii: bool = False, short: bool = False
) -> str:
    return render_changes(told, Page(width, in_ascii, ("briefing", "changes"), "here"), short=short)


def test_the_story_is_told_one_day_of_publication_after_the_other() -> None:
    assert page_of(chronicle(1, 6)) == (
        "What changed from Sat 1 Mar 2031 to Thu 6 Mar 2031\n"
        "==================================================\n"
        "Port expansion · here\n"
        "Known on Sat 1 Mar 2031: 1 event, 1 point, 1 source.\n"
        "Known on Thu 6 Mar 2031: 2 events, 4 points, 3 sources.\n"
        "Unmarked points: one origin.\n"
        "\n"
        "Mon 3 Mar 2031: 1 new source, 1 more event, 1 event in another stage, 2 new\n"
        "  points, 1 point told again, 1 new dispute, the bottom line\n"
        "  [2] Mon 3 Mar 2031. [wire] (origin: an unnamed outlet, 3 points)\n"
        "\n"
        "  - Bottom line: All told.\n"
        "\n"
        "  Mon 3 Mar 2031 — Talks\n"
        "  (was scheduled, is reported)\n"
        "  - Talks are planned. Now also [2 ¶1] 2 origins\n"
        "  - They met. [2 ¶1]\n"
        "  - A vote follows. [2 ¶1] planned\n"
        "\n"
        "  Wed 5 Mar 2031 — Vote\n"
        "  (new: scheduled)\n"
        "  > Looked forward to in: Talks (1 point).\n"
        "\n"
        "  Disputes\n"
        "  - sum (new, open)\n"
        "\n"
        "Thu 6 Mar 2031: 1 new source, 1 event in another stage, 1 new point, 1 new\n"
        "  dispute, 1 dispute settled, 1 judgment\n"
        "  [3] Thu 6 Mar 2031. [herald] (origin: an unnamed outlet, 1 point)\n"
        "\n"
        "  - Judgment: It will likely go on. Confidence: moderate.\n"
        "\n"
        "  Wed 5 Mar 2031 — Vote\n"
        "  (was scheduled, is reported)\n"
        "  - It passed. [3 ¶1]\n"
        "\n"
        "  Disputes\n"
        "  - sum (settled)\n"
        "    Finding: Ten.\n"
        "  - day (new, settled at once)\n"
        "    Finding: Monday.\n"
        "\n"
        "briefing changes\n"
    )


@pytest.mark.parametrize(
    ("first", "last", "lens", "line"),
    [
        (1, 2, {}, "Nothing was published on Sun 2 Mar 2031."),
        (3, 5, {}, "Nothing was published between Tue 4 Mar 2031 and Wed 5 Mar 2031."),
        (3, 5, {}, "Wed 5 Mar 2031: 1 event in another stage"),  # the calendar goes on
        (4, 4, {}, "The two days are the same, so nothing came between them."),
        (1, 6, {"topics": frozenset({"berths"})}, "Shows only: topic berths"),
        (
            1,
            6,
            {"topics": frozenset({"berths"})},
            "Nothing of what was published in between is shown.",
        ),
        (
            3,
            6,
            {"events": frozenset({"vote"})},
            "Thu 6 Mar 2031: 1 new source, 1 event in another stage",
        ),
        (
            1,
            3,
            {"events": frozenset({"vote"})},
            "  - A vote follows. [2 ¶1] planned",
        ),
    ],
)
def test_what_is_quiet_or_filtered_is_said(
    first: int, last: int, lens: dict[str, object], line: str
) -> None:
    assert f"\n{line}" in page_of(chronicle(first, last, **lens))


def ends_of(days: list[date]) -> list[str]:
    """The ends of the steps of a story with something new on each of some days."""
    papers = [source(f"day-{day}", str(day)) for day in days]
    told = [event("talks", "", *(point(each.id, "reported", each.id) for each in papers))]
    found = chronicle_of(
        Index(make_briefing(papers, told)), Lens(), days[0] - timedelta(1), days[-1]
    )
    return [str(step.until) for step in found.steps]


def test_sixty_steps_are_told_one_by_one_and_more_by_what_is_longer() -> None:
    days = [date(2031, 1, 30) + timedelta(number) for number in range(61)]
    assert ends_of(days[:60]) == [str(day) for day in days[:60]]
    assert ends_of(days) == ["2031-01-31", "2031-02-28", "2031-03-31"]
    months = [date(2031 + number // 12, number % 12 + 1, 9) for number in range(61)]
    twice = sorted(months + [day.replace(day=20) for day in months])
    assert ends_of(twice[: 2 * 60]) == [str(day.replace(day=20)) for day in months[:60]]
    assert ends_of(twice) == [f"{year}-12-20" for year in range(2031, 2036)] + ["2036-01-20"]


def test_many_days_are_told_by_the_month() -> None:
    days = [date(2031, 1, 30) + timedelta(number) for number in range(MOST_STEPS + 1)]
    papers = [source(f"day-{day}", str(day)) for day in days]
    told = [event("talks", "", *(point(each.id, "reported", each.id) for each in papers))]
    found = chronicle_of(Index(make_briefing(papers, told)), Lens(), date(2031, 1, 1), days[-1])
    assert [str(step.until) for step in found.steps] == ["2031-01-31", "2031-02-28", "2031-03-31"]
    assert "\nThu 30 Jan 2031 to Fri 31 Jan 2031: 2 new sources, 1 more event" in page_of(found)


@pytest.mark.slow
@given(briefings(), lenses(), st.lists(DAYS, min_size=2, max_size=2).map(sorted))
@settings(max_examples=50)
def test_steps_are_in_order_and_each_brings_something(
    briefing: Briefing, lens: Lens, days: list[date]
) -> None:
    first, last = days
    found = chronicle_of(Index(briefing), lens, first, last)
    assert (found.before.as_of, found.after.as_of) == (first, last)
    ends = [step.until for step in found.steps]
    assert ends == sorted(set(ends)) and set(ends) <= {*found.published, last}
    assert not any(step.is_empty for step in found.steps)
    sources = [each.number for step in found.steps for each in step.sources]
    assert len(sources) == len(set(sources))
    for line in page_of(found, width=40).splitlines():
        assert cell_width(line) <= 40 or " " not in line.strip()


def test_the_shipped_story_is_the_golden_one(
    shipped: Briefing, golden: Callable[[str, str], None]
) -> None:
    told = chronicle_of(Index(shipped), Lens(), date(2023, 1, 6), date(2023, 1, 18))
    golden("changes-6-18-jan.txt", page_of(told))
    golden("changes-6-18-jan-summary.txt", page_of(told, short=True))
    assert page_of(told, in_ascii=True).isascii()


def test_the_foot_tells_this_very_story_again(briefing: Run) -> None:
    words = ["--from", "3 Mar", "--to", "10 Mar", "--topic", "strait", "--width", "60"]
    first = briefing("changes", ".", *words, cwd=HARBOUR)
    assert (first.returncode, first.stderr) == (0, "")
    foot = first.stdout[first.stdout.rindex("\nbriefing changes ") :].replace("\\\n", " ")
    assert briefing(*shlex.split(foot)[1:], cwd=HARBOUR).stdout == first.stdout


def test_without_days_everything_is_new(briefing: Run) -> None:
    text = briefing("changes", ".", "--summary", cwd=HARBOUR).stdout
    assert text.startswith("What changed from Sun 2 Mar 2031 to Fri 14 Mar 2031\n")
    assert "\nKnown on Sun 2 Mar 2031: nothing, no source had been published.\n" in text
    assert text.count(": 1 new source, ") == 5


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--from", "14 Mar", "--to", "3 Mar"), "--from is later than --to; swap the two days"),
        (("--from", "Friday"), "--from: `Friday` names no month"),
        (("--to", "13/1/23"), "--to: `13/1/23`: the year is not clear"),
        (("--as-of", "3 Mar"), "unrecognized arguments: --as-of"),
        (("--topic", "starit"), "did you mean `strait`?"),
        (("--format", "json", "--summary"), "--summary is for plain text"),
        (("nowhere",), "nowhere: No such file or directory"),
    ],
)
def test_wrong_usage_is_one_message(briefing: Run, words: tuple[str, ...], message: str) -> None:
    result = briefing("changes", *words, cwd=HARBOUR)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    if "json" in words:  # a program is told in the form that it has asked for
        assert message in json.loads(result.stdout)["messages"][0]
    else:
        assert result.stdout == ""


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--from", "2032"), "What changed from Thu 1 Jan 2032 to Thu 1 Jan 2032"),
        (("--to", "2030"), "What changed from Tue 31 Dec 2030 to Tue 31 Dec 2030"),
    ],
)
def test_a_day_beyond_the_publications_is_quiet(
    briefing: Run, words: tuple[str, ...], line: str
) -> None:
    result = briefing("changes", ".", *words, cwd=HARBOUR)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{line}\n")
    assert "nothing came between them." in result.stdout


def test_a_briefing_without_sources_has_no_story() -> None:
    found = chronicle_of(Index(make_briefing([], [])), Lens(), date.max, date.max)
    assert found.steps == ()
    assert "nothing, no source had been published." in page_of(found)


def test_json_has_a_step_for_each_day(harbour: Briefing) -> None:
    told = chronicle_of(Index(harbour), Lens(), date(2031, 3, 3), date(2031, 3, 14))
    document = json.loads(render_changes_json(told))
    assert (document["format"], document["version"]) == ("briefing-changes", 2)
    assert document["published"] == ["2031-03-05", "2031-03-07", "2031-03-10", "2031-03-14"]
    assert [step["to"] for step in document["steps"]] == document["published"]
    vote = next(
        each for each in document["steps"][-1]["events"] if each["event"]["id"] == "fares-vote"
    )
    assert (vote["new"], vote["stage_before"], vote["event"]["stage"]) == (
        False,
        "due",
        "reported",
    )


def test_a_story_is_written_to_a_file_whole_and_never_over_another(
    briefing: Run, tmp_path: Path
) -> None:
    target = tmp_path / "story.json"
    words = ("changes", ".", "--from", "10 Mar", "--format", "json", "-o", str(target))
    assert briefing(*words, cwd=HARBOUR).returncode == 0
    assert json.loads(target.read_text("utf-8"))["from"] == "2031-03-10"
    assert "is already there; --force overwrites it" in briefing(*words, cwd=HARBOUR).stderr
