"""Rules on days: what names the future, what no day shows, and what a withdrawal leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.check import day_order, named_sources, versions
from briefing.check.named_sources import DatedNames
from briefing.check.sourcing import rests_on_withdrawn
from tests.counted_work import GROWTH, work_of
from tests.test_check import Edits, checked

BRIEF, DISPUTES = "content/brief.yaml", "content/disputes.yaml"
TALKS, VOTE = "content/events/talks.yaml", "content/events/vote.yaml"
GAZETTE, HERALD = "seeds/gazette.yaml", "seeds/herald.yaml"
RULES = (*day_order.RULES, *named_sources.RULES, *versions.RULES, rests_on_withdrawn)
CODES = {each.code for each in RULES}
GAP = "{text: No source names the builder., touches: [vote, talks#berths]}"


def found(folder: Path, edits: Edits) -> list[str]:
    """Return the codes of these rules' findings."""
    return [each.code for each in checked(folder, edits, {}) if each.code in CODES]


EARLY = ["named-too-early"]
REPORT = "seeds/report.yaml"
LATER = f"""\
title: "How the council came to vote on the port"
published: 2031-03-12
publisher: The Evening Post
original: {{sha256: {"0" * 64}, paragraphs: 1}}
outline: {{1: The vote.}}
descriptor: A report.
"""


@pytest.mark.parametrize(
    ("path", "old", "new", "codes"),
    [
        # From 5 March: the herald is of the 11th.
        (TALKS, "Two berths are", "The Herald has two berths", EARLY),
        (TALKS, "title: Talks on the port", "title: The Herald's talks", EARLY),
        (TALKS, "title: Talks on the port", "title: What heralds say", []),
        (TALKS, "title: Talks on the port", "title: Heralds of the port", []),
        (BRIEF, "title: Port expansion", "title: The port in the Herald", EARLY),
        (BRIEF, GAP, "{text: 'Not even the Herald knows.', rests: [talks#berths]}", EARLY),
        (BRIEF, GAP, "{text: 'The Herald knows {vote#cost}.', rests: [talks#berths]}", []),
        (BRIEF, GAP, "{text: Not even the Herald knows.}", []),
        (BRIEF, "rests: [talks#berths]\njud", "rests: [talks#berths]\n  head: Herald\njud", EARLY),
        # From 11 March.
        (VOTE, "The cost is put", "The Herald puts the cost", []),
        (DISPUTES, "title: The price", "title: The price in the Herald", []),
        (DISPUTES, "The two agree.", "The Herald is right.", []),
        # The post is of the 12th, and nothing waits for it.
        (VOTE, "The cost is put", "In the Evening Post the cost is put", EARLY),
        (DISPUTES, "says: Forty", "says: In the Evening Post forty", EARLY),
        (DISPUTES, "The two agree.", "The Evening Post has both.", EARLY),
        (VOTE, "Vote of the council", "How the council came to vote on the port", EARLY),
        # It was spoken of before.
        (GAZETTE, "3: The vote.", "3: The Evening Post on the vote.", []),
        (GAZETTE, "publisher: Gazette", "publisher: Gazette\norigin: The Evening Post", []),
        (BRIEF, "name: The ministry", "name: The Evening Post", []),
    ],
)
def test_prose_names_no_source_of_a_later_day(
    path: str, old: str, new: str, codes: list[str], tmp_path: Path
) -> None:
    edits: dict[str, list[list[str]]] = {path: [[old, new]]}
    if path in (GAZETTE, BRIEF) and "Post" in new:
        edits[TALKS] = [["Two berths are", "The Evening Post has two berths"]]
    assert found(tmp_path, {**edits, REPORT: LATER}) == codes


def title(*versions: str) -> list[list[str]]:
    lines = "".join(f"\n  - {{text: Talks, rests: [{each}]}}" for each in versions)
    return [["title: Talks on the port", f"title:{lines.replace(', rests: []', '')}"]]


NEVER, GROUNDLESS = "version-never-shown", "version-without-ground"


@pytest.mark.parametrize(
    ("rests", "codes"),
    [
        (["", "vote#cost"], []),
        (["", "talks#ahead"], [NEVER]),  # known with the event itself
        (["", "vote#cost", "talks#ahead"], [NEVER, NEVER]),  # the wrong way round
        (["", "vote#cost", "vote#cost"], [NEVER]),
        (["", "", "vote#cost"], [GROUNDLESS]),
        (["vote#cost", "vote#cost"], ["title-too-early"]),
    ],
)
def test_every_version_is_shown_on_some_day(
    rests: list[str], codes: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, {TALKS: title(*rests)}) == codes


JUDGED = "text: The council will agree., confidence: low, why: One origin is behind it."
OLD = """\
  - text: The council will likely agree.
    confidence: low
    why: One origin stands behind it.
    rests: [talks#berths, vote#cost]
"""
FIRST = f"{JUDGED}, rests: [talks#berths]"
SECOND = f"{JUDGED}, rests: [vote#cost]"
CITING = FIRST.replace("One origin is behind it.", "'The board says so {vote#cost}.'")
UNTOLD, CLOSED, WRITTEN = "change-not-explained", "closed-too-early", "written-too-early"


@pytest.mark.parametrize(
    ("versions", "codes"),
    [
        ([FIRST, f"{SECOND}, changed: It came."], []),
        ([FIRST, SECOND], [UNTOLD]),
        ([f"{FIRST}, changed: It came."], [UNTOLD]),
        ([SECOND, f"{FIRST}, changed: It came."], [NEVER]),
        ([f"{FIRST}, closed_by: [vote#cost]"], []),
        ([f"{SECOND}, closed_by: [talks#berths]"], [CLOSED]),
        ([f"{FIRST}, closed_by: [talks#ahead]"], [CLOSED]),
        ([f"{FIRST}, written: 2031-03-05"], []),
        ([f"{FIRST}, written: 2031-03-04"], [WRITTEN]),
        ([f"{CITING}, written: 2031-03-05"], [WRITTEN]),
    ],
)
def test_a_judgment_moves_in_the_order_of_its_days(
    versions: list[str], codes: list[str], tmp_path: Path
) -> None:
    new = "  council:\n" + "".join(f"    - {{{each}}}\n" for each in versions)
    assert found(tmp_path, {BRIEF: [[OLD, new]]}) == codes


WITHDRAWN = ["published: 2031-03-05", "published: 2031-03-05\nwithdrawn: {date: DAY, note: Gone.}"]
FALLEN = ["rests-on-withdrawn"]


@pytest.mark.parametrize(
    ("edits", "codes"),
    [
        ({}, FALLEN),
        ({BRIEF: [["rests: [talks#berths]\nj", "rests: [talks#berths, vote#cost]\nj"]]}, FALLEN),
        (  # the bottom line has another ground, both points are explained
            {
                BRIEF: [
                    ["rests: [talks#berths]\nj", "rests: [talks#berths, vote#cost]\nj"],
                    ["touches: [vote, talks#berths]", "touches: [talks#ahead, talks#berths]"],
                ]
            },
            [],
        ),
    ],
)
def test_a_withdrawal_asks_once_for_a_decision(
    edits: dict[str, list[list[str]]], codes: list[str], tmp_path: Path
) -> None:
    old, new = WITHDRAWN
    record = [[old, new.replace("DAY", "2031-03-20")]]
    assert found(tmp_path / "later", {**edits, GAZETTE: record}) == codes
    record = [[old, new.replace("DAY", "2031-03-01")]]
    assert found(tmp_path / "before", {**edits, GAZETTE: record}) == [*codes, "revised-too-early"]


@pytest.mark.parametrize(
    ("path", "old", "new", "codes"),
    [
        (BRIEF, GAP, "{text: Who builds., closed_by: [talks#berths]}", [CLOSED]),
        (BRIEF, GAP, "{text: Who builds., rests: [talks#berths], closed_by: [vote#cost]}", []),
        (TALKS, "claim: planned", "claim: planned\n    closed_by: [talks#ahead]", [CLOSED]),
        (TALKS, "claim: planned", "claim: planned\n    closed_by: [talks#berths]", []),
        (VOTE, "id: cost", "id: cost\n    closed_by: [talks#ahead]", [CLOSED]),
        (TALKS, "claim: planned", "claim: planned\n    due: 2031-03-04", ["due-too-early"]),
        (TALKS, "claim: planned", "claim: planned\n    due: 2031-03-04~", []),
        (TALKS, "claim: planned", "claim: planned\n    due: 2031-03-04/..", []),
        (TALKS, "claim: planned", "claim: planned\n    due: 2031-03-05", []),
        (VOTE, "date: 2031-03-10", "document: herald", []),
        (VOTE, "date: 2031-03-10", "date: 2031-03-10\ndocument: herald", ["document-date"]),
        (VOTE, "date: 2031-03-10", "date: 2031-03-11\ndocument: herald", []),
    ],
)
def test_days_follow_each_other(
    path: str, old: str, new: str, codes: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, {path: [[old, new]]}) == codes


def test_the_brief_corrects_nothing_before_its_first_source(tmp_path: Path) -> None:
    entry = "\n  - {date: DAY, stood: Three berths., right: Two berths., why: A slip.}"
    for day, codes in (("2031-03-04", ["revised-too-early"]), ("2031-03-05", [])):
        new = f"corrections:{entry.replace('DAY', day)}\ntopics:"
        assert found(tmp_path / day, {BRIEF: [["topics:", new]]}) == codes


def test_a_name_at_the_end_of_a_text_is_found_beside_a_longer_one() -> None:
    names = DatedNames({"Herald": date(2031, 3, 1), "Herald Tribune": date(2031, 3, 2)})
    assert [name for name, _ in names.found_in("It stood in the Herald")] == ["Herald"]
    assert [name for name, _ in names.found_in("the Herald Tribune")] == ["Herald Tribune"]
    assert not list(names.found_in("the Heral"))


def test_two_points_do_not_close_each_other(tmp_path: Path) -> None:
    edits = [
        ["claim: planned", "claim: planned\n    closed_by: [talks#berths]"],
        ["claim: commitment", "claim: commitment\n    closed_by: [talks#ahead]"],
    ]
    assert found(tmp_path, {TALKS: edits}) == [CLOSED, CLOSED]


def _leads(closed_by: Mapping[str, Sequence[str]], start: str, end: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        following = closed_by.get(waiting.pop(), ())
        if end in following:
            return True
        waiting += [each for each in following if each not in seen]
        seen.update(following)
    return False


@given(
    st.dictionaries(
        st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefgh"), max_size=3), max_size=7
    )
)
def test_a_circle_is_named_by_the_first_point_that_leads_back(
    closed_by: Mapping[str, Sequence[str]],
) -> None:
    expected = {
        ref: first
        for ref, refs in closed_by.items()
        if (first := next((one for one in refs if one != ref and _leads(closed_by, one, ref)), ""))
    }
    assert day_order._circles(closed_by) == expected


@pytest.mark.parametrize("last", [[], ["0"]], ids=["a chain", "a circle"])
def test_the_search_for_circles_takes_work_in_proportion(last: Sequence[str]) -> None:
    def search(number: int) -> Callable[[], object]:
        chain = {str(place): [str(place + 1)] for place in range(number)}
        chain[str(number)] = list(last)
        return lambda: day_order._circles(chain)

    few, many = map(search, (200, 2_000))
    few()
    assert work_of(many) / work_of(few) / 10 <= GROWTH
