"""`briefing rename`: an id gets another name, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.edit.changes import RefusedError
from briefing.edit.rename import KINDS, prepare_rename, rename
from briefing.lens.field_diff import bare
from briefing.load import load
from briefing.model.records import Briefing
from tests.conftest import Run
from tests.folders import SHA256, SOUND, write_folder

SOURCE = f"published: 2031-03-05\noriginal: {{sha256: {SHA256}, paragraphs: 9}}\n"
FOLDER = {
    "content/brief.yaml": """\
title: Port  # vote
topics:
  cost: Costs
voices: {'council': {name: Council, kind: document}}
bottom_line:
  text: >-
    It costs forty million {vote#cost},
    they say { vote#cost }.
  rests: [vote#cost]
judgments:
  growth:
    text: It will likely grow.
    confidence: low
    why: "One says so {vote#cost}."
    rests: ["vote#cost"]
gaps:
  - {text: Who pays?, touches: [vote, vote#cost], rests: [vote#cost]}
allow:
  - {code: single-origin, at: vote#cost, why: The vote is one.}
  - {code: unreported, at: vote, why: So it is.}
  - {code: empty-topic, at: cost, why: So it is.}
""",
    "content/events/vote.yaml": """\
title: The vote
rank: headline
topics: [cost]
points:
  - id: "cost"
    text: It costs forty million, as the vote has it.
    cites: [{source: '001', at: 2, by: council}]
""",
    "content/events/talks.yaml": """\
title:
  - text: Talks
  - {text: Talks on the cost, rests: [vote#cost]}
date: 2031-03-04
rank: headline
points:
  - id: cost
    text: The vote is ahead.
    claim: planned
    about: vote
    cites: [{source: 001_gazette, at: 3, by: council}]
    closed_by: [vote#cost]
""",
    "content/disputes.yaml": """\
price:
  title: The price
  status: open
  touches: [vote, vote#cost]
  sides:
    - {says: Forty million., cites: [{source: 0, at: 3, by: council}]}
    - {says: Twice twenty., computed: 2 * 20 = 40, rests: [vote#cost]}
  finding: Unsettled.
""",
    "seeds/001_gazette.yaml": f"title: The vote\n{SOURCE}",
}


@pytest.fixture
def root(tmp_path: Path) -> str:
    return write_folder(tmp_path / "port", FOLDER)


def renamed(root: str, kind: str, old: str, new: str) -> Briefing:
    rename(root, prepare_rename(root, kind, old, new))
    loaded = load(root)
    assert loaded.errors == ()
    assert loaded.briefing
    return loaded.briefing


CASES = {
    "source": ("001_gazette", "7-gazette"),
    "event": ("vote", "council-vote"),
    "point": ("vote#cost", "price"),
    "voice": ("council", "town"),
    "topic": ("cost", "money"),
    "judgment": ("growth", "size"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_there_and_back_is_as_before(kind: str, root: str) -> None:
    before = {path: Path(root, path).read_bytes() for path in FOLDER}
    first = load(root).briefing
    old, new = CASES[kind]
    there = renamed(root, kind, old, new)
    assert bare(there) != bare(first)
    back = f"vote#{new}" if kind == "point" else new
    assert bare(renamed(root, kind, back, old.partition("#")[2] or old)) == bare(first)
    if kind != "source":  # sources that were named in short are written out where that is unclear
        assert {path: Path(root, path).read_bytes() for path in FOLDER} == before
    assert sorted(path.name for path in Path(root).rglob("*.yaml")) == sorted(
        path.rpartition("/")[2] for path in FOLDER
    )


def test_an_event_is_renamed_wherever_it_is_referred_to(root: str) -> None:
    found = renamed(root, "event", "vote", "council-vote")
    point = found.events["talks"].points[0]
    assert (point.about, point.closed_by) == ("council-vote", ("council-vote#cost",))
    assert found.events["talks"].titles[1].rests == ("council-vote#cost",)
    assert found.disputes["price"].touches == ("council-vote", "council-vote#cost")
    assert found.brief.bottom_lines[0].text.count("council-vote#cost") == 2
    assert [each.at for each in found.brief.allow] == ["council-vote#cost", "council-vote", "cost"]
    assert "title: Port  # vote\n" in Path(root, "content/brief.yaml").read_text()
    assert found.events["council-vote"].title == "The vote"


def test_only_the_point_of_that_event_is_renamed(root: str) -> None:
    found = renamed(root, "point", "vote#cost", "price")
    assert [each.id for each in found.events["talks"].points] == ["cost"]
    assert list(found.brief.topics) == ["cost"]
    assert found.brief.allow[2].at == "cost"


def test_a_source_in_short_stays_short_where_it_is_clear(root: str) -> None:
    found = renamed(root, "source", "001", "001_herald")
    assert "source: '001'" in Path(root, "content/events/vote.yaml").read_text()
    assert "source: 001_herald," in Path(root, "content/events/talks.yaml").read_text()
    assert list(found.sources) == ["001_herald"]


def test_others_in_short_are_written_out_where_they_become_unclear(root: str) -> None:
    Path(root, "seeds/900_post.yaml").write_text(f"title: Post\n{SOURCE}")
    renamed(root, "source", "900_post", "001_post")
    assert "source: '001_gazette'" in Path(root, "content/events/vote.yaml").read_text()


def test_its_text_goes_with_it(root: str) -> None:
    Path(root, "seeds/001_gazette.txt").write_text("One.\n")
    renamed(root, "source", "001_gazette", "gazette")
    assert Path(root, "seeds/gazette.txt").read_text() == "One.\n"
    Path(root, "seeds/herald.txt").write_text("Two.\n")
    with pytest.raises(RefusedError, match="already there"):
        prepare_rename(root, "source", "gazette", "herald")


def test_what_names_it_in_prose_is_listed(root: str) -> None:
    found = prepare_rename(root, "event", "vote", "x")
    assert [(each.path, each.line) for each in found.mentions] == [
        ("content/brief.yaml", 19),
        ("content/events/talks.yaml", 8),
        ("content/events/vote.yaml", 1),
        ("content/events/vote.yaml", 6),
        ("seeds/001_gazette.yaml", 1),
    ]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("event", "nowhere", "x"),
        ("event", "vote", "talks"),
        ("event", "vote", "Talks"),
        ("event", "vote", "a b"),
        ("event", "vote", ""),
        ("event", "vote", "../x"),
        ("event", "vote", "con"),
        ("event", "vote", "vote"),
        ("point", "vote", "x"),
        ("point", "vote#nothing", "x"),
        ("topic", "vote", "x"),
        ("judgment", "1", "x"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    kind: str, old: str, new: str, root: str
) -> None:
    with pytest.raises(RefusedError):
        prepare_rename(root, kind, old, new)
    assert {path: Path(root, path).read_text() for path in FOLDER} == FOLDER


def test_a_folder_with_errors_is_mended_first(tmp_path: Path) -> None:
    files = {**SOUND, "content/events/vote.yaml": "title: [\n"}
    with pytest.raises(RefusedError, match="has errors"):
        prepare_rename(write_folder(tmp_path, files), "topic", "berths", "x")


def test_the_command_shows_and_writes_and_takes_back(briefing: Run, root: str) -> None:
    shown = briefing("rename", "event", "vote", "x", root, "--dry-run")
    assert (shown.returncode, "+++ b/content/events/x.yaml" in shown.stdout) == (0, True)
    assert {path: Path(root, path).read_text() for path in FOLDER} == FOLDER
    assert briefing("rename", "event", "vote", "x", root).returncode == 0
    assert not Path(root, "content/events/vote.yaml").exists()
    assert briefing("undo", root).returncode == 0
    assert {path: Path(root, path).read_text() for path in FOLDER} == FOLDER
    refused = briefing("rename", "event", "nowhere", "x", root)
    assert (refused.returncode, refused.stdout) == (2, "")
