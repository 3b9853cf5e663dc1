"""The bench: what it generates is the same every time, sound and of the size it says; it runs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from bench.commands import variants
from bench.corpus import write_corpus
from briefing.check import check
from briefing.cli import COMMANDS
from briefing.cli.list_ import LISTS
from briefing.load.loader import load
from briefing.load.originals import read_text
from briefing.model.diagnostics import Severity
from briefing.render.formats import FORMATS
from tests.conftest import ROOT


def test_one_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for folder, seed in (("first", 1), ("again", 1), ("other", 2)):
        write_corpus(tmp_path / folder, 20, seed=seed)

    assert files(tmp_path / "first") == files(tmp_path / "again")
    assert files(tmp_path / "first") != files(tmp_path / "other")


def test_it_says_how_many_bytes_it_wrote_about_1200_an_event(tmp_path: Path) -> None:
    size = write_corpus(tmp_path, 200)
    written = {path: len(data) for path, data in files(tmp_path).items()}
    events = [length for path, length in written.items() if path.startswith("content/events/")]

    assert size == sum(written.values())
    assert len(events) == 200
    assert 1000 <= mean(events) <= 1400


def test_what_it_wrote_loads_without_a_problem(tmp_path: Path) -> None:
    size = write_corpus(tmp_path, 200)
    loaded = load(str(tmp_path))

    assert loaded.problems == ()
    assert loaded.size == size
    assert loaded.briefing
    assert len(loaded.briefing.events) == 200


def test_a_folder_of_many_sources_has_as_many_as_asked_for_and_they_are_cited(
    tmp_path: Path,
) -> None:
    write_corpus(tmp_path, 100, sources=300, topics=80)
    loaded = load(str(tmp_path))
    briefing = loaded.briefing
    assert briefing and not loaded.problems
    points = [point for event in briefing.events.values() for point in event.points]
    cited = {cite.source for point in points for cite in point.cites}
    used = Counter(topic for event in briefing.events.values() for topic in event.topics)

    assert (len(briefing.sources), len(briefing.brief.topics)) == (300, 80)
    assert len(cited) > 200
    assert used.most_common()[0][1] > 10 * used.most_common()[-1][1]
    assert len({each.published for each in briefing.sources.values()}) > 200
    assert not [each for each in check(briefing, {}) if each.severity is Severity.ERROR]


def test_what_it_wrote_holds_together_under_the_rules_and_its_own_texts(tmp_path: Path) -> None:
    write_corpus(tmp_path, 100, megabytes=1)
    briefing = load(str(tmp_path)).briefing
    assert briefing
    folders = [(str(tmp_path), "originals")]
    texts = {name: read_text(each, folders) for name, each in briefing.sources.items()}
    found = check(briefing, {name: text for name, text in texts.items() if text})

    assert len(texts) == len(briefing.sources)
    assert not [each for each in found if each.severity is Severity.ERROR]


@pytest.mark.slow
def test_the_bench_prints_a_table_with_every_figure_it_is_for() -> None:
    command = [sys.executable, str(ROOT / "bench/bench.py"), "--quick"]
    table = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    rows = [line.split("|")[1].strip() for line in lines]

    # What Markwhen's parser is measured with is there after `make peers`.
    parser = [row for row in rows if row.startswith("Markwhen's parser, 10 events")]
    assert rows == [
        "measured",
        "`print`, shipped briefing",
        "loading, 10 events",
        "loading, 100 events",
        "loading an event among 100",
        "peak memory of `check`, 100 events",
        *parser,
        "room, start to first screen, shipped briefing",
        "room, start to its progress bar, 100 events (it shows none)",
        "room, key to redrawn event, 5 events, median",
        "room, key to redrawn event, 5 events, 95th percentile",
        "room, key to redrawn event, 10 events, median",
        "room, key to redrawn event, 10 events, 95th percentile",
        "room, key to redrawn event, 100 events, median",
        "room, key to redrawn event, 100 events, 95th percentile",
        "room, key to redrawn event, among 100",
        "room, a letter to the first hit, 100 events",
        "room, a letter to the first hit, 100 events",
        "room, a letter to the number of hits, 100 events",
        "room, a letter to the number of hits, 100 events",
        "peak memory of the room, 100 events",
        "command, as a multiple of loading",
        "`print`",
        "`check`",
        "`list events`",
        "`export html`",
        "`changes`",
        "`coverage`",
        "`show 1 --originals`",
        "export pdf, without its typesetting",
        "`diff`",
        "serve, to its address",
        "`dates`, which reads no folder",
        "`keys`, which reads no folder",
        "typesetting in `export pdf`, once",
    ]
    assert len(parser) == 1
    commands = lines[rows.index("command, as a multiple of loading") :]
    assert {line.count("|") for line in commands} == {commands[0].count("|")}


WRITING = {
    *("point", "event", "leave", "undo", "judge", "gap", "bottom-line", "dispute", "voice"),
    *("source", "topic", "correct", "revise", "import", "draft", "proposals", "accept", "reject"),
}
"""What writes by an edit of a file or some, as tests/test_writing_commands.py measures it."""
OF_WHOLE_FOLDERS = {"fmt", "rename", "remove"}
"""What reads a folder twice: it costs what reading does."""


def test_the_bench_measures_every_command_list_and_export() -> None:
    measured = {each.name for each in variants()}
    first_words = {re.split(r"\W", name)[0] for name in measured}

    others = {"add", "cite", "completion", "dates", "example", "keys", "new", "run", "schema"}
    others |= WRITING | OF_WHOLE_FOLDERS
    assert first_words | others == set(COMMANDS)
    assert {f"list {name}" for name in LISTS} <= measured
    for name in FORMATS:
        assert any(re.match(rf"export {name}\b", each) for each in measured), name


def files(root: Path) -> dict[str, bytes]:
    """Return what a folder holds, by path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
