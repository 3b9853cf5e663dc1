"""The shipped briefing against its own promises, and against the articles where at hand."""

from __future__ import annotations

import ast
import hashlib
import operator
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing.lens.index import Index, Stage
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.load import load
from briefing.model.dates import weekday
from briefing.model.records import Briefing, Citation, Source
from tests.conftest import ARTICLES, ROOT

needs_articles = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the articles are not ours to distribute and are not at hand"
)


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    loaded = load(str(ROOT))
    assert loaded.problems == ()
    assert loaded.briefing is not None
    return loaded.briefing


def citations(briefing: Briefing) -> Iterator[Citation]:
    for event in briefing.events.values():
        for point in event.points:
            yield from point.cites
    for dispute in briefing.disputes.values():
        for side in dispute.sides:
            yield from side.cites


def stage(briefing: Briefing, event: str, day: int) -> Stage | None:
    view = look(Index(briefing), Lens(as_of=date(2023, 1, day)))
    return next((seen.stage for seen in view.events if seen.event.id == event), None)


def test_as_of_tells_the_story_of_those_days(briefing: Briefing) -> None:
    assert Index(briefing).days == tuple(date(2023, 1, day) for day in (6, 10, 11, 13, 18))
    assert [stage(briefing, "two-plus-two", day) for day in (5, 6, 10, 11, 13)] == [
        None,
        Stage.SCHEDULED,
        Stage.SCHEDULED,
        Stage.REPORTED,
        Stage.REPORTED,
    ]
    assert [stage(briefing, "summit", day) for day in (6, 11, 13, 14, 17, 18)] == [
        Stage.SCHEDULED,
        Stage.SCHEDULED,
        Stage.DUE,
        Stage.UNREPORTED,
        Stage.UNREPORTED,
        Stage.REPORTED,
    ]
    assert stage(briefing, "cyber-pact", 18) is Stage.UNREPORTED


def test_an_event_left_unreported_owes_a_gap_or_a_dispute(briefing: Briefing) -> None:
    view = look(Index(briefing), Lens())
    touched = {place.split("#")[0] for gap in briefing.brief.gaps for place in gap.touches}
    touched |= {
        place.split("#")[0] for each in briefing.disputes.values() for place in each.touches
    }
    unreported = {seen.event.id for seen in view.events if seen.stage is Stage.UNREPORTED}
    assert unreported
    assert unreported <= touched


def test_two_headlines_of_one_agency_are_one_origin(briefing: Briefing) -> None:
    sources = list(briefing.sources.values())
    assert [source.id[:3] for source in sources] == ["002", "000", "001", "003", "004"]
    assert sources[1].origins == sources[2].origins == ("Bloomberg",)
    assert look(Index(briefing), Lens()).origins == 4


def test_every_paragraph_is_outlined_or_left_out_and_none_is_forgotten(briefing: Briefing) -> None:
    cited: dict[str, set[int]] = {name: set() for name in briefing.sources}
    for cite in citations(briefing):
        cited[cite.source].update(range(cite.at.first, cite.at.last + 1))
    for source in briefing.sources.values():
        left_out = [n for place in source.left_out for n in range(place.first, place.last + 1)]
        everything = sorted([*source.outline, *left_out])
        assert everything == list(range(1, source.original.paragraphs + 1)), source.id
        assert set(source.outline) <= cited[source.id], f"{source.id} forgets a paragraph"


def test_points_never_cite_what_is_left_out(briefing: Briefing) -> None:
    for event in briefing.events.values():
        for point in event.points:
            for cite in point.cites:
                outline = briefing.sources[cite.source].outline
                places = range(cite.at.first, cite.at.last + 1)
                assert all(place in outline for place in places), f"{event.id}#{point.id}"


def test_topics_and_voices_are_all_used(briefing: Briefing) -> None:
    used = {cite.by for cite in citations(briefing)} - {""}
    assert used == set(briefing.brief.voices)
    assert all(topic.points for topic in look(Index(briefing), Lens()).topics)


_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def work_out(node: ast.expr) -> float:
    if isinstance(node, ast.BinOp):
        return float(_OPERATORS[type(node.op)](work_out(node.left), work_out(node.right)))
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int | float)
    return node.value


def test_computed_lines_follow(briefing: Briefing) -> None:
    lines = [
        side.computed
        for dispute in briefing.disputes.values()
        for side in dispute.sides
        if side.computed
    ]
    assert len(lines) >= 7
    for line in lines:
        sum_, result = line.split(" = ")
        digits = len(result.partition(".")[2])
        assert round(work_out(ast.parse(sum_, mode="eval").body), digits) == float(result), line


def test_our_own_prose_keeps_loaded_words_out(briefing: Briefing) -> None:
    text = "\n".join(
        point.text for event in briefing.events.values() for point in event.points
    ) + "\n".join(dispute.finding for dispute in briefing.disputes.values())
    prose = re.sub(r"“[^”]*”", "", text).casefold()
    assert not [word for word in briefing.brief.avoid if re.search(rf"\b{word}\b", prose)]


def paragraphs(text: str) -> list[str]:
    """Return maximal runs of non-blank lines; each line, where no blank one stands between."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    return blocks if len(blocks) > 1 else text.strip().splitlines()


def article(source: Source) -> str:
    return (ARTICLES / f"{source.id}.txt").read_text("utf-8")


@needs_articles
def test_records_describe_the_articles_that_are_at_hand(briefing: Briefing) -> None:
    assert sorted(path.stem for path in ARTICLES.glob("*.txt")) == sorted(briefing.sources)
    for source in briefing.sources.values():
        data = (ARTICLES / f"{source.id}.txt").read_bytes()
        assert hashlib.sha256(data).hexdigest() == source.original.sha256
        assert len(paragraphs(article(source))) == source.original.paragraphs


@needs_articles
def test_quotes_and_dates_stand_in_the_paragraphs_that_are_cited(briefing: Briefing) -> None:
    checked = 0
    for cite in citations(briefing):
        source = briefing.sources[cite.source]
        text = "\n".join(paragraphs(article(source))[cite.at.first - 1 : cite.at.last])
        for words in (cite.quote, *cite.dates):
            assert words in text, f"{cite.span}: {words}"
            checked += bool(words)
    assert checked > 80


@needs_articles
def test_weekdays_are_read_as_days_of_that_name(briefing: Briefing) -> None:
    checked = 0
    for cite in citations(briefing):
        for phrase, reading in cite.dates.items():
            name = re.search(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", phrase)
            if name and reading.day:
                assert weekday(reading.day) == name[0][:3], phrase
                checked += 1
    assert checked > 8


@needs_articles
def test_no_sentence_of_an_article_stands_in_the_tree() -> None:
    tool: Path = ARTICLES.parent / "tools" / "overlap"
    result = subprocess.run(
        [sys.executable, tool, ROOT], capture_output=True, text=True, check=False, timeout=120
    )
    assert (result.returncode, result.stdout) == (0, "")
