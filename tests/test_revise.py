"""A new text of a source: what is word for word the same keeps its citations, the rest is told."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.edit.paragraph_moves import find_moves
from briefing.load.loader import load
from tests.conftest import ROOT, Run

Write = Callable[..., subprocess.CompletedProcess[str]]
OLD = ["Headline", "***", "Two berths are to come.", "***", "The cost is forty million.", "Ad"]
RECORD = """\
title: Talks
published: 2031-03-05
publisher: Gazette
inferred: {publisher: "The masthead (1) and paragraph 5."}
corrections: [{at: 6, note: A slip., changed: [3, 5]}]
original: {sha256: %s, paragraphs: %d}
labels: {1: p. 1, 4: p. 2}
outline:
  3: The berths.  # read twice
  5: The cost.
left_out: {1-2: Headline., 4: A line., 6: An ad.}
"""
EVENT = """\
title: Talks
date: 2031-03-04
rank: headline
document: gazette
points:
  - {id: both, text: "Berths, and their cost.", cites: [{source: gaz, at: [3, 5]}]}
  - id: cost
    text: It costs forty million.
    cites:
      - {source: gazette, at: 4-5, quote: forty million}
      - {source: herald, at: 5}
"""
DISPUTES = """\
price:
  title: The price
  status: open
  sides:
    - {says: Forty., cites: [{source: gazette, at: 5}]}
    - {says: Twenty., cites: [{source: herald, at: 3}]}
  finding: It is open.
"""


def text_of(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "port"
    for each in ("content/events", "seeds"):
        (folder / each).mkdir(parents=True)
    text = text_of(OLD)
    files = {
        "content/brief.yaml": "title: Port\n",
        "content/events/talks.yaml": EVENT,
        "content/disputes.yaml": DISPUTES,
        "seeds/gazette.yaml": RECORD % (sha256_of(text), len(OLD)),
        "seeds/gazette.txt": text,
        "seeds/herald.yaml": "title: H\npublished: 2031-03-06\n"
        f"original: {{sha256: {'0' * 64}, paragraphs: 6}}\n",
    }
    for name, content in files.items():
        (folder / name).write_text(content)
    assert not load(str(folder)).errors
    return folder


@pytest.fixture
def write(briefing: Run, root: Path, tmp_path: Path) -> Write:
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "BRIEFING_ORIGINALS": ""}

    def run(paragraphs: list[str], *words: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "new.txt").write_text(text_of(paragraphs))
        return briefing("revise", "gazette", str(tmp_path / "new.txt"), *words, cwd=root, env=state)

    return run


def files_of(root: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in root.rglob("*.*") if each.is_file()}


def test_all_numbers_move_with_their_paragraphs(
    write: Write, root: Path, briefing: Run, tmp_path: Path
) -> None:
    before = files_of(root)
    new = ["Headline", "***", "Updated at noon.", "The cost is forty million.", "Ad", *OLD[2:4]]
    done = write(new, "--becomes", "2=2", "4=7", "--date", "8 Mar 2031", "--at", "3")
    assert done.returncode == 0, done.stderr
    assert "briefing: 4 of 6 paragraphs are there word for word\n" in done.stderr
    assert "they are others now: 3 is 6, 5-6 are 4-5" in done.stderr
    assert "new: 3\n" in done.stderr
    assert "`publisher` of gazette names paragraph 5, which stays" in done.stderr
    assert (root / "seeds/gazette.yaml").read_text() == (
        RECORD % (sha256_of(text_of(new)), len(new))
    ).replace("[{at: 6, note: A slip., changed: [3, 5]}]", (
        "[{at: 5, note: A slip., changed: [4, 6]}, {date: 2031-03-08, at: 3, "
        "note: A new text of the source was taken in., changed: [2, 7], "
        f"sha256: {sha256_of(text_of(OLD))}}}]"
    )).replace("4: p. 2", "7: p. 2").replace("  3: The b", "  6: The b").replace(
        "  5: The cost", "  4: The cost"
    ).replace("4: A line., 6: An", "7: A line., 5: An")  # fmt: skip
    event = (root / "content/events/talks.yaml").read_text()
    assert event == EVENT.replace("[3, 5]", "[4, 6]").replace("at: 4-5", "at: [4, 7]")
    disputes = (root / "content/disputes.yaml").read_text()
    assert disputes == DISPUTES.replace("gazette, at: 5", "gazette, at: 4")
    assert (root / "seeds/gazette.txt").read_text() == text_of(new)
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    assert briefing("undo", cwd=root, env=state).returncode == 0
    assert files_of(root) == before


def test_what_is_not_found_again_is_listed_and_nothing_is_written(write: Write, root: Path) -> None:
    before = files_of(root)
    new = ["***", *OLD[:2], "***", *OLD[2:4], "The cost is fifty million."]
    done = write(new)
    assert (done.returncode, done.stdout) == (2, "")
    listed = done.stderr.splitlines()
    assert listed[0].startswith("¶2 “***” (left_out): which of ¶1, 3, 4, 6 is it? --becomes 2=1")
    assert listed[1] == (
        "¶5 “The cost is forty million.” (corrections, outline, talks#both, talks#cost, dispute "
        "price): nearest is ¶7 “The cost is fifty million.”: --becomes 5=7"
    )
    assert listed[2] == "¶6 “Ad” (corrections, left_out): nothing is like it: --gone 6"
    assert "3 paragraphs cannot be found again word for word; say what became" in listed[3]
    told = json.loads(write(new, "--format", "json").stdout)
    assert (told["written"], len(told["notes"])) == (False, 3)
    assert files_of(root) == before
    words = ("--becomes", "2=3", "5=7")
    assert "needs the key `at` or `sha256`" in write(new, *words, "--gone", "6").stderr
    assert files_of(root) == before
    done = write([*new, "Ad"], *words)
    assert done.returncode == 0
    assert "error[quote-missing] the quote “forty million”" in done.stderr, "shown, and no stop"
    assert "without --date what is new counts from the publication on" in done.stderr
    briefing = load(str(root)).briefing
    assert briefing
    gazette = briefing.sources["gazette"]
    assert [str(each) for each in gazette.left_out] == ["2-3", "6", "8"]
    assert str(gazette.corrections[0].at) == "8"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--becomes", "7=1"), "the text on record has 6 paragraphs, and no 7"),
        (("--becomes", "1=1"), "paragraph 1 is 1 now, word for word; leave it out"),
        (("--becomes", "5=9"), "the new text has 5 paragraphs, and no 9"),
        (("--becomes", "5=5", "--gone", "5"), "cannot become another one and be gone"),
        (("--becomes", "5=3"), "paragraph 3 is the old 3, word for word"),
        (("--becomes", "5"), "--becomes: `5` is no pair of paragraphs"),
        (("--gone", "x"), "`x` is no paragraph"),
        (("--gone", "5", "6", "--at", "6"), "the new text has 5 paragraphs, and no 6"),
        (("--gone", "5", "6"), "what is gone is cited: ¶5: dispute price"),
        (("--date", "Mar 2031"), "--date: `Mar 2031` is no single day"),
        (("--date", "2031-03/.."), "--date: `2031-03/..`"),
        (("--before", "nowhere"), "nowhere: it cannot be read: No such file"),
        (("--before", "content/brief.yaml"), "is not the one on record"),
    ],
)
def test_decisions_that_cannot_be_are_refused(
    write: Write, root: Path, words: tuple[str, ...], said: str
) -> None:
    before = files_of(root)
    done = write([*OLD[:4], "Fifty."], *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert files_of(root) == before


def test_texts_that_cannot_be_taken(
    write: Write, root: Path, briefing: Run, tmp_path: Path
) -> None:
    assert "that is on record" in write(OLD).stderr
    path = tmp_path / "odd.txt"
    for data, said in (
        (b"\xff\xfe\0", "begins as UTF-16 does"),
        (b"<!DOCTYPE html><p>x", "the file is HTML"),
        (b" \n", "the file is empty"),
        (b"caf\xe9", "the file is not UTF-8: see line 1"),
    ):
        path.write_bytes(data)
        done = briefing("revise", "gazette", str(path), str(root))
        assert done.returncode == 2
        assert said in done.stderr
    assert "is no regular file" in briefing("revise", "gazette", str(root), str(root)).stderr
    (root / "seeds/gazette.txt").unlink()
    assert "the text of gazette is not at hand; name a file" in write([*OLD, "x"]).stderr


def test_a_text_that_is_in_its_place_already(
    write: Write, root: Path, tmp_path: Path, briefing: Run
) -> None:
    old, new = tmp_path / "old.txt", [*OLD, "More."]
    old.write_text(text_of(OLD))
    (root / "seeds/gazette.txt").write_bytes(b"\xff broken")
    done = write(new, "--before", str(old))
    assert done.returncode == 0
    assert (root / "seeds/gazette.txt").read_text() == text_of(new)
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "BRIEFING_ORIGINALS": ""}
    assert briefing("undo", cwd=root, env=state).returncode == 0
    assert (root / "seeds/gazette.txt").read_bytes() == b"\xff broken"
    elsewhere = tmp_path / "texts"
    elsewhere.mkdir()
    (elsewhere / "gazette.txt").write_text(text_of(new))
    (root / "seeds/gazette.txt").unlink()
    words = ("--before", str(old), "--originals", str(elsewhere))
    assert "which is not written to; put the new one there" in write(new, *words).stderr
    done = briefing(
        "revise", "gazette", str(elsewhere / "gazette.txt"), *words, cwd=root, env=state
    )
    assert done.returncode == 0
    assert not (root / "seeds/gazette.txt").exists()


def test_other_line_ends_change_the_fingerprint_alone(write: Write, root: Path) -> None:
    new = [*OLD[:5], "Ad\r"]
    assert write(new).returncode == 0
    assert (root / "seeds/gazette.yaml").read_text() == RECORD % (sha256_of(text_of(new)), 6)


@pytest.mark.slow
def test_a_document_is_read_as_when_it_was_added(briefing: Run, tmp_path: Path) -> None:
    root = tmp_path / "port"
    assert briefing("example", str(root)).returncode == 0
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "BRIEFING_ORIGINALS": ""}
    before = files_of(root)
    for words, said in (
        (("gazette", "documents/before/gazette.md"), "¶4 “… and a terminal at 180 million crowns"),
        (("minutes", "documents/minutes.pdf"), "this is the text of minutes that is on record"),
        (("post", "nowhere.pdf"), "nowhere.pdf: it cannot be read: No such file"),
    ):
        done = briefing("revise", *words, cwd=root, env=state)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
    assert files_of(root) == before
    line = ("revise", "gazette", "documents/before/gazette.md", "--becomes", "4=4", "--gone", "11")
    assert briefing(*line, cwd=root, env=state).returncode == 0
    loaded = load(str(root)).briefing
    assert loaded
    gazette = loaded.sources["gazette"]
    assert gazette.original
    assert gazette.original.sha256 == gazette.corrections[0].sha256, "the text as it was before"


@pytest.mark.slow
def test_the_shipped_example_before_its_correction(briefing: Run, tmp_path: Path) -> None:
    root = tmp_path / "port"
    assert briefing("example", str(root)).returncode == 0
    document = (ROOT / "example/documents/before/gazette.md").read_text("utf-8")
    blocks = document.split("---\n", 2)[2].strip().split("\n\n")
    words = [" ".join(each.split()).removeprefix("# ").replace("*", "") for each in blocks]
    earlier = tmp_path / "gazette.txt"
    earlier.write_text(text_of(words), "utf-8")
    record = (root / "seeds/gazette.yaml").read_text("utf-8")
    assert sha256_of(text_of(words)) in record
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "BRIEFING_ORIGINALS": ""}
    line = ("revise", "gazette", str(earlier), "--date", "2031-03-08")
    done = briefing(*line, cwd=root, env=state)
    assert "¶4 “… and a terminal at 180 million crowns" in done.stderr
    assert "nearest is ¶4 “… and a terminal at 108 million crowns" in done.stderr
    done = briefing(*line, "--becomes", "4=4", "--gone", "11", cwd=root, env=state)
    assert done.returncode == 0
    assert "error" not in done.stderr
    again = briefing("revise", "gazette", str(ROOT / "example/seeds/gazette.txt"), "--becomes",
                     "4=4", "--at", "11", "--date", "2031-03-08", cwd=root, env=state)  # fmt: skip
    assert again.returncode == 0
    assert "changed: [4]\n    sha256: 17d8" in (root / "seeds/gazette.yaml").read_text("utf-8")
    assert briefing("check", cwd=root, env=state).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "places", "doubles"),
    [
        ("A X B", "A X B", {1: 1, 2: 2, 3: 3}, ()),
        ("A X B", "A X C X B", {1: 1, 3: 5}, (2,)),
        ("A X B X C", "A X D X C", {1: 1, 2: 2, 4: 4, 5: 5}, ()),
        ("A X B X C", "A X X B C", {1: 1, 3: 4, 5: 5}, (2, 4)),
        ("X X X", "X X X", {1: 1, 2: 2, 3: 3}, ()),
        ("X", "X X", {}, (1,)),
        ("X X", "X", {}, (1, 2)),
        ("A B C", "C A B", {1: 2, 2: 3, 3: 1}, ()),
        ("A X B C X D", "A X Q B X D C", {1: 1, 2: 2, 3: 4, 4: 7, 6: 6}, (5,)),
        ("A B", "C D", {}, ()),
    ],
)
def test_where_paragraphs_are(
    old: str, new: str, places: dict[int, int], doubles: tuple[int, ...]
) -> None:
    moves = find_moves(old.split(), new.split())
    assert (moves.places, moves.doubles) == (places, frozenset(doubles))


def test_a_moved_paragraph_has_the_same_words_and_no_place_is_taken_twice() -> None:
    chance = random.Random(7)
    for _ in range(300):
        old = [chance.choice("abcdefxx") for _ in range(chance.randrange(1, 9))]
        new = [chance.choice("abcdefxx") for _ in range(chance.randrange(1, 9))]
        moves = find_moves(old, new)
        assert all(old[a - 1] == new[b - 1] for a, b in moves.places.items())
        assert len(set(moves.places.values())) == len(moves.places)
        unmoved = {n for n in range(1, len(old) + 1) if n not in moves.places}
        assert moves.doubles == {n for n in unmoved if old[n - 1] in new}
        assert set(moves.new) == {n for n, each in enumerate(new, 1) if each not in old}


PROPOSED = """\
maker: script
events:
  - id: talks
    points:
      - {id: apart, note: Both., cites: [{source: gaz, at: [3, 5]}]}
      - {id: gone, note: Stars., cites: [{source: gazette, at: 2}]}
      - {id: other, note: Else., cites: [{source: herald, at: 3}]}
"""


def test_proposals_go_along_and_those_that_cannot_are_named(write: Write, root: Path) -> None:
    (root / "proposals").mkdir()
    path = root / "proposals/script.yaml"
    path.write_text(PROPOSED)
    (root / "proposals/broken.yaml").write_text("[gazette")
    new = ["Headline", "***", "Updated at noon.", "The cost is forty million.", "Ad", *OLD[2:4]]
    done = write(new, "--becomes", "4=7", "--gone", "2", "--date", "8 Mar 2031", "--at", "3")
    assert done.returncode == 0, done.stderr
    assert path.read_text() == PROPOSED.replace("at: [3, 5]", "at: [4, 6]")
    assert "proposals/script.yaml: the paragraphs of gone are not found again" in done.stderr
    assert "proposals/broken.yaml is left as it is" in done.stderr
