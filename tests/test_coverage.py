"""Coverage: what is used of each source, paragraph by paragraph, and on whom the topics lean."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.lens.coverage import SourceUse, Use, coverage, use_of
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing, Citation, Original, Paragraphs, Passage, Side
from briefing.render.text.cells import cell_width
from briefing.render.text.coverage import coverage_words, render_coverage
from briefing.render.text.layout import Page
from briefing.tui.panes.matrix import points_words
from tests.briefings import SPAN, cite, dispute, event, make_briefing, point, source, voice
from tests.conftest import HARBOUR, Run
from tests.folders import SOUND, write_folder
from tests.walking import Walk, walk

Ranges = Sequence[Paragraphs]


def places(text: str) -> Ranges:
    """``1 3-5``: paragraph 1, and paragraphs 3 to 5."""
    ends = [each.partition("-") for each in text.split()]
    return [Paragraphs(int(first), int(last or first)) for first, _, last in ends]


def use(
    paragraphs: int,
    *,
    outline: Sequence[int],
    left_out: Ranges,
    points: Sequence[Ranges],
    disputes: Sequence[Ranges],
) -> SourceUse:
    """What is used of a source with such lists by points and disputes that cite such paragraphs."""
    made = source("daily", "2031-03-01")
    made = made._replace(
        original=Original("0" * 64, paragraphs, SPAN),
        outline={number: f"Gist of {number}." for number in outline},
        left_out={at: f"Reason of {at}." for at in left_out},
    )

    def cites(found: Ranges) -> list[Citation]:
        return [cite("daily")._replace(at=Passage((at,))) for at in found]

    vote = event("vote", "", *(point(f"p{n}", "reported", *cites(p)) for n, p in enumerate(points)))
    disputed = [
        dispute(
            f"d{number}",
            Side("So.", "", tuple(cites(found)), "", (), SPAN),
            Side("Not so.", "", (), "1 + 1 = 2", (), SPAN),
        )
        for number, found in enumerate(disputes)
    ]
    return use_of(Index(make_briefing([made], [vote], disputes=disputed)), made.id, date.max)


def test_each_paragraph_is_told_with_what_it_is_used_for() -> None:
    found = use(
        9,
        outline=[1, 2, 3, 4],
        left_out=places("5-7"),
        points=[places("1"), places("1-2 2")],
        disputes=[places("2-3 6"), places("3")],
    )
    assert [(str(each.at), *each[1:5]) for each in found.stretches] == [
        ("1", Use.USED, 2, 0, "Gist of 1."),
        ("2", Use.USED, 1, 1, "Gist of 2."),
        ("3", Use.DISPUTED, 0, 2, "Gist of 3."),
        ("4", Use.FORGOTTEN, 0, 0, "Gist of 4."),
        ("5", Use.LEFT_OUT, 0, 0, "Reason of 5-7."),
        ("6", Use.DISPUTED, 0, 1, "Reason of 5-7."),
        ("7", Use.LEFT_OUT, 0, 0, "Reason of 5-7."),
        ("8-9", Use.FORGOTTEN, 0, 0, ""),
    ]
    assert coverage_words(found) == (
        "used 4 of 9 paragraphs, 2 of them by disputes alone, 2 left out, 3 forgotten"
    )


def test_as_many_paragraphs_as_a_record_can_claim_are_told_at_once() -> None:
    many = [places("2-999999")] * 500
    found = use(999_999, outline=[1], left_out=[], points=many, disputes=many)
    assert [(str(each.at), *each[1:4]) for each in found.stretches] == [
        ("1", Use.FORGOTTEN, 0, 0),
        ("2-999999", Use.USED, 500, 500),
    ]


RANGES = st.builds(
    lambda first, more: Paragraphs(first, first + more), st.integers(1, 11), st.integers(0, 3)
)
SEVERAL = st.lists(st.lists(RANGES, min_size=1, max_size=3), max_size=3)


@given(
    st.integers(1, 10),
    st.lists(st.integers(1, 12), unique=True),
    st.lists(RANGES, max_size=3, unique=True),
    SEVERAL,
    SEVERAL,
)
def test_no_paragraph_is_told_twice_or_not_at_all(
    paragraphs: int,
    outline: list[int],
    left_out: list[Paragraphs],
    points: list[list[Paragraphs]],
    disputes: list[list[Paragraphs]],
) -> None:
    found = use(paragraphs, outline=outline, left_out=left_out, points=points, disputes=disputes)

    def citing(groups: list[list[Paragraphs]], number: int) -> int:
        return sum(any(at.first <= number <= at.last for at in each) for each in groups)

    def told(number: int) -> tuple[Use, int, int]:
        by_points, by_disputes = citing(points, number), citing(disputes, number)
        if by_points:
            return Use.USED, by_points, by_disputes
        if by_disputes:
            return Use.DISPUTED, 0, by_disputes
        return Use.LEFT_OUT if citing([left_out], number) else Use.FORGOTTEN, 0, 0

    assert [
        (number, (each.use, each.points, each.disputes))
        for each in found.stretches
        for number in range(each.at.first, each.at.last + 1)
    ] == [(number, told(number)) for number in range(1, paragraphs + 1)]
    assert sum(found.count(each) for each in Use) == paragraphs


def test_the_shipped_briefing_forgets_nothing_on_any_day(shipped: Briefing) -> None:
    index = Index(shipped)
    for day in index.days:
        covered = coverage(index, day)
        assert covered.count(Use.FORGOTTEN) == 0
        for each in covered.sources:
            assert sum(each.use.count(used) for used in Use) == each.use.source.size


def test_points_of_a_source_are_those_that_the_view_counts(shipped: Briefing) -> None:
    index = Index(shipped)
    for day in index.days:
        view = look(index, Lens(as_of=day))
        counted = [(each.number, each.points) for each in coverage(index, day).sources]
        assert counted == [(each.number, each.points) for each in view.sources]


LEANING = make_briefing(
    [
        source("a", "2031-03-01", publisher="Daily"),
        source("b", "2031-03-02", publisher="Echo", origin=["Wire"]),
        source("c", "2031-03-03", publisher="Globe", origin=["Wire"]),
    ],
    [
        event(
            "vote",
            "2031-03-03",
            point("one", "reported", "b", "c"),
            point("two", "reported", cite("b", "mayor"), cite("a", "clerk")),
            point("three", "reported", cite("c", "mayor")),
            point("four", "reported", "a", "c", topics=["berths", "budget"]),
            topics=["budget"],
        )
    ],
    voices=[voice("mayor", "City"), voice("clerk", "City")],
    topics={"budget": "Budget", "berths": "Berths", "cranes": "Cranes"},
)


def test_each_topic_says_on_whom_it_leans() -> None:
    text = render_coverage(coverage(Index(LEANING)), Page(80, False, ("x",), "a folder"))
    section = text.partition("WHERE IT LEANS\n")[2].partition("PARAGRAPHS")[0]
    assert section == (
        "  points  single  [1]  [2,3]\n"
        "       4       3    2      4  Budget\n"
        "       1       0    1      1  Berths\n"
        "       4       3    2      4  All points\n"
        "\n"
        "  Points, those on a single origin, and those that cite each: [1] Daily,\n"
        "  [2,3] Wire\n"
        "\n"
        "  - Budget: 4 points, 3 on a single origin; 4 (100%) on Wire, 2 on it alone; 2\n"
        "    (50%) by Mayor\n"
        "  - Berths: 1 point, 0 on a single origin; 1 (100%) on Daily, 0 on it alone\n"
        "  - All points: 4 points, 3 on a single origin; 4 (100%) on Wire, 2 on it alone;\n"
        "    2 (50%) by Mayor\n"
        "\n"
    )


def test_the_command_prints_the_table_and_each_paragraph(briefing: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, SOUND)
    result = briefing("coverage", folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert (
        "2 sources · used 4 of 5 paragraphs, 1 of them by disputes alone, 1 left out\n"
        "\n"
        "SOURCES\n"
        "        paragraphs  used  by disputes  left out  forgotten  points\n"
        "   [1]           3     2            0         1          0       2  ░░░░░░░\n"
        "   [2]           2     1            1         0          0       1  ░░░░░░░░░░\n"
    ) in result.stdout
    assert (
        "[1] Wed 5 Mar 2031. Talks on berths\n"
        "    used 2 of 3 paragraphs, 1 left out\n"
        "  · ¶1  left out  Headline.\n"
        "  ◙ ¶2  1 point   The berths.\n"
        "  ◙ ¶3  1 point   The vote.\n"
        "\n"
        "[2] Tue 11 Mar 2031. Council votes\n"
        "    used 2 of 2 paragraphs, 1 of them by disputes alone\n"
        "  ◙ ¶1  1 point    The cost.\n"
        "  ! ¶2  1 dispute  The price.\n"
    ) in result.stdout


def test_as_of_a_day_only_what_was_published_is_covered(briefing: Run) -> None:
    early = briefing("coverage", "--as-of", "5 Mar", cwd=HARBOUR).stdout
    assert "\n2 sources · used " in early
    assert "[3]" not in early
    before = briefing("coverage", "--as-of", "2030", cwd=HARBOUR).stdout
    assert before.endswith(
        "Nothing had been published by this day.\n\nbriefing coverage --as-of 2030-12-31\n"
    )


def test_a_forgotten_paragraph_is_told_and_is_no_failure(briefing: Run, tmp_path: Path) -> None:
    record = SOUND["seeds/herald.yaml"].replace("paragraphs: 2", "paragraphs: 4")
    result = briefing("coverage", write_folder(tmp_path, {**SOUND, "seeds/herald.yaml": record}))
    assert result.returncode == 0
    assert "  ? ¶3-4  forgotten  neither cited, outlined nor left out\n" in result.stdout


@pytest.mark.parametrize("width", [40, 57, 77, 78, 88])
def test_no_line_is_longer_than_the_width(shipped: Briefing, width: int) -> None:
    for in_ascii in (False, True):
        page = Page(width, in_ascii, ("briefing", "coverage"), "the shipped briefing")
        text = render_coverage(coverage(Index(shipped)), page)
        assert text.isascii() == in_ascii
        assert max(map(cell_width, text.splitlines())) <= width


def test_many_origins_show_those_with_most_points() -> None:
    sources = [source(f"s{n:03}", "2031-03-01", publisher=f"P{n:03}") for n in range(100)]
    points = [point(f"p{n}", "reported", f"s{n:03}", "s099") for n in range(99)]
    briefing = make_briefing(sources, [event("vote", "", *points)])
    text = render_coverage(coverage(Index(briefing)), Page(80, False, ("x",), "a folder"))
    assert "\n  points  single  [1]  [2]  [3]  [4]  [5]  [6]  [100]\n" in text
    assert "[100] P099, 93 origins more\n" in text


def test_output_in_another_encoding_is_ascii(briefing: Run) -> None:
    result = briefing("coverage", cwd=HARBOUR, encoding="latin-1")
    assert result.stdout.isascii()
    assert "  . p1   left out  headline\n" in result.stdout


def test_json_counts_all_paragraphs(briefing: Run) -> None:
    text = briefing("coverage", "--format", "json").stdout
    document = json.loads(text)
    assert (document["format"], document["version"]) == ("briefing-coverage", 1)
    counts = document["counts"]
    assert sum(counts.values()) == sum(sum(each["counts"].values()) for each in document["sources"])


def test_the_room_tells_the_same_numbers(harbour: Briefing) -> None:
    covered = coverage(Index(harbour)).sources

    async def check(at: Walk) -> None:
        await at.press("5")
        points = " ".join(f"{each.points:>2}" for each in covered)
        assert re.search(rf"points that cite it +{points} ", at.text)
        await at.press("3", "g", "enter")
        assert coverage_words(covered[0].use) in at.page

    walk(check)


@pytest.mark.parametrize(
    ("points", "words"), [(None, ""), (0, "0"), (99, "99"), (100, ">99"), (40_000, ">99")]
)
def test_a_column_of_the_matrix_has_room_for_its_points(points: int | None, words: str) -> None:
    assert points_words(points, 3) == words
