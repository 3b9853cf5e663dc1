"""`briefing check --fix`: what has one right answer is mended, and nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.conftest import Run
from tests.folders import SHA256, SOUND, write_folder

TALKS, GAZETTE = "content/events/talks.yaml", "seeds/gazette.yaml"
CITED = "at: 2, by: ministry"
TEXT = "Talks.\n\nThere are to be two berths.\n\nA vote in the council.\n"


def port(folder: Path, edits: dict[str, list[tuple[str, str]]]) -> str:
    files = dict(SOUND)
    for path, pairs in edits.items():
        for old, new in pairs:
            assert old in files[path]
            files[path] = files[path].replace(old, new)
    return write_folder(folder / "port", files)


def test_misspelt_words_are_mended_where_one_other_is_meant(briefing: Run, tmp_path: Path) -> None:
    edits = {
        TALKS: [("rank: headline", "rank: headlne  # so"), ("topics:", "topcs:")],
        "content/events/vote.yaml": [("by: board", 'by: "bord"')],
    }
    root = port(tmp_path, edits)
    found = briefing("check", root, "--fix")
    assert "mended: content/events/talks.yaml:3: `headlne` is `headline`\n" in found.stderr
    assert "2 files mended" in found.stderr
    text = Path(root, TALKS).read_text("utf-8")
    assert "rank: headline  # so\n" in text and "topics:" in text
    assert 'by: "board"' in Path(root, "content/events/vote.yaml").read_text("utf-8")
    assert "error" not in found.stdout
    assert briefing("undo", root).returncode in (0, 2)


def test_a_quote_gets_its_paragraph_and_a_text_its_fingerprint(
    briefing: Run, tmp_path: Path
) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    edits = {
        GAZETTE: [(SHA256, digest), ("paragraphs: 3", "paragraphs: 4")],
        TALKS: [(CITED, "at: 3, by: ministry"), (", dates: {Tuesday: 2031-03-04}", "")],
    }
    root = port(tmp_path, edits)
    Path(root, "seeds/gazette.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    found = briefing("check", root, "--fix")
    assert "“two berths” is of paragraph 2" in found.stderr
    assert "source: gazette, at: 2, by: ministry" in Path(root, TALKS).read_text("utf-8")
    record = Path(root, GAZETTE).read_text("utf-8")
    assert hashlib.sha256(TEXT.replace("\n", "\r\n").encode()).hexdigest() in record
    assert "paragraphs: 3" in record
    again = briefing("check", root, "--fix")
    assert "0 files mended" in again.stderr


def test_several_paragraphs_are_left_to_the_curator(briefing: Run, tmp_path: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    edits = {
        GAZETTE: [(SHA256, digest)],
        TALKS: [(CITED, "at: [1, 3], by: ministry")],
    }
    root = port(tmp_path, edits)
    Path(root, "seeds/gazette.txt").write_text(TEXT)
    assert "quote-elsewhere" in briefing("check", root, "--fix").stdout
    assert "at: [1, 3]" in Path(root, TALKS).read_text("utf-8")


def test_modelines_are_added_where_others_have_them(briefing: Run, tmp_path: Path) -> None:
    root = port(tmp_path, {})
    assert "0 files mended" in briefing("check", root, "--fix").stderr
    line = "# yaml-language-server: $schema=../../schema/event.json\n"
    Path(root, TALKS).write_text(line + SOUND[TALKS])
    briefing("check", root, "--fix")
    assert Path(root, "content/events/vote.yaml").read_text("utf-8").startswith(line)
    assert (
        Path(root, GAZETTE)
        .read_text("utf-8")
        .startswith(line.replace("../../", "../").replace("event", "source"))
    )


def test_a_sound_folder_is_left_as_it_is(briefing: Run, tmp_path: Path) -> None:
    root = port(tmp_path, {})
    briefing("check", root, "--fix")
    assert {path: Path(root, path).read_text("utf-8") for path in SOUND} == dict(SOUND)


def test_the_shipped_briefing_is_not_mended_unless_it_is_named(
    briefing: Run, tmp_path: Path
) -> None:
    assert briefing("check", "--fix", cwd=tmp_path).returncode == 2
