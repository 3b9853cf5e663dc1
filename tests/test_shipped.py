"""The shipped briefing against its own promises, and against the articles where at hand."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing.check import check
from briefing.check.case import Case
from briefing.evidence.quotes import QuoteState
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index, Stage
from briefing.load.loader import load
from briefing.load.originals import read_text
from briefing.model.records import Briefing, Citation
from briefing.model.source_text import SourceText
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


def test_two_headlines_of_one_agency_are_one_origin(briefing: Briefing) -> None:
    sources = list(briefing.sources.values())
    assert [source.id[:3] for source in sources] == ["002", "000", "001", "003", "004"]
    assert sources[1].origins == sources[2].origins == ("Bloomberg",)
    assert look(Index(briefing), Lens()).origins == 4


def test_voices_are_all_used(briefing: Briefing) -> None:
    used = {cite.by for cite in citations(briefing)} - {""}
    assert used == set(briefing.brief.voices)


def test_it_keeps_every_rule(briefing: Briefing) -> None:
    assert check(briefing, {}) == ()


def texts_of(briefing: Briefing) -> dict[str, SourceText]:
    """Read the articles."""
    folders = [(str(ARTICLES), "")]
    texts = {name: read_text(each, folders) for name, each in briefing.sources.items()}
    return {name: text for name, text in texts.items() if text}


@needs_articles
def test_it_is_verified_against_the_articles(briefing: Briefing) -> None:
    texts = texts_of(briefing)
    assert list(texts) == list(briefing.sources)
    assert not [name for name, text in texts.items() if text.change or text.refused]
    assert check(briefing, texts) == ()
    states = Counter(found.state for _, found in Case(briefing, texts).quotes)
    assert set(states) <= {QuoteState.VERIFIED, QuoteState.NORMALISED}
    assert states.total() > 30


@pytest.mark.slow
@needs_articles
def test_no_sentence_of_an_article_stands_in_the_tree() -> None:
    tool: Path = ARTICLES.parent / "tools" / "overlap"
    result = subprocess.run(
        [sys.executable, tool, ROOT], capture_output=True, text=True, check=False, timeout=120
    )
    assert (result.returncode, result.stdout) == (0, "")
