"""`briefing fmt`: one order of keys and one layout; records, texts and comments stay."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.edit.changes import RefusedError
from briefing.edit.format_folder import format_folder, formatted
from briefing.edit.layout import laid_out
from briefing.edit.shape_walk import shape_of_file
from briefing.edit.undo_log import UndoLog
from briefing.edit.yaml_text import WIDTH
from briefing.lens.field_diff import bare
from briefing.load.loader import load
from briefing.load.value_types import Record
from tests.conftest import HARBOUR, ROOT, Run
from tests.folders import SOUND, write_folder
from tests.odd_yaml import ODD

EVENT = "content/events/vote.yaml"


def lay_out(text: str, path: str = EVENT) -> str:
    return laid_out(path, text.encode()).decode()


@pytest.mark.parametrize("name", [name for name in ODD if "indicator" not in name])
def test_every_odd_style_says_the_same_and_is_laid_out_once(name: str) -> None:
    text = ODD[name]
    after = lay_out(text)
    assert lay_out(after) == after
    assert yaml.safe_load(after.removeprefix("\ufeff")) == yaml.safe_load(
        text.removeprefix("\ufeff").replace("%YAML 1.1\n", "")
    )
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in after) == ("\r\n" in text) and after.count("\r") == after.count("\r\n")
    assert not any(line.endswith((" ", "\t")) for line in after.replace("\r", "").split("\n"))


UNTIDY = """\
# yaml-language-server: $schema=../../schema/event.json
# on the rank
rank:   supporting

# on the title
title:   Vote    # said so
topics:
- budget
points:
- {text: One., id: one, cites: [{at: 1, source: gazette}]}
-   cites:
    -   at: 2
        # where from
        source: gazette
    text: >-
          Folded
          lines.
    id: two
    # after the second
# at the end
"""
TIDY = """\
# yaml-language-server: $schema=../../schema/event.json
# on the title
title: Vote  # said so
# on the rank
rank: supporting
topics:
  - budget
points:
  - {id: one, text: One., cites: [{source: gazette, at: 1}]}
  - id: two
    text: >-
      Folded
      lines.
    cites:
      # where from
      - source: gazette
        at: 2
    # after the second
# at the end
"""


def test_the_layout() -> None:
    assert lay_out(UNTIDY) == TIDY


def test_what_does_not_fit_in_brackets_becomes_lines() -> None:
    names = [f"a-long-name-of-a-topic-{number}" for number in range(5)]
    after = lay_out(f"title: Vote\nrank: supporting\ntopics: [{', '.join(names)}]\npoints: []\n")
    assert (
        after.split("topics:\n")[1] == "".join(f"  - {each}\n" for each in names) + "points: []\n"
    )
    fits = f"topics: [{'a' * (WIDTH - 10)}]"
    assert fits in lay_out(f"title: Vote\nrank: supporting\n{fits}\npoints: []\n")


def test_brackets_with_comments_keep_their_lines() -> None:
    text = "title: Vote\nrank: supporting\ntopics: [a,   # one\n      b]\npoints: []\n"
    assert "topics: [a,   # one\n  b]\n" in lay_out(text)


def test_free_keys_keep_their_order() -> None:
    brief = "topics: {z: Last, a: First}\nvoices:\n  b: {kind: named, name: B}\ntitle: Port\n"
    assert lay_out(brief, "content/brief.yaml") == (
        "title: Port\ntopics: {z: Last, a: First}\nvoices:\n  b: {name: B, kind: named}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        ODD["a block with an indicator"],
        "? title\n: Vote\nrank: supporting\n",
        "title: Vote\ntitle: Again\n",
        "title: *alias\n",
        "title: [Vote\n",
        "Vote\n",
        "[]\n",
        "{}\n",
        "",
        "# nothing\n",
        "title: a\n<<<<<<< HEAD\n",
        "title: \x07\n",
    ],
)
def test_what_cannot_be_proven_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        lay_out(text)


def test_a_file_of_no_record_is_refused() -> None:
    with pytest.raises(RefusedError):
        lay_out("title: Vote\n", "content/other.yaml")


@given(
    st.permutations(["# a", "title: Vote", "  # deep", "# b", "rank: headline", "", "place: Town"])
)
def test_lines_in_any_order_lose_no_comment(lines: list[str]) -> None:
    text = "\n".join(lines) + "\npoints: []\n"
    try:
        after = lay_out(text)
    except RefusedError:
        return
    assert lay_out(after) == after
    kept = sorted(line.strip() for line in text.split("\n") if "#" in line)
    assert sorted(line.strip() for line in after.split("\n") if "#" in line) == kept


def test_records_follow_the_table(tmp_path: Path) -> None:
    root = tmp_path / "port"
    shutil.copytree(HARBOUR, root)
    before = load(str(root))
    format_folder(str(root))
    assert bare(load(str(root)).briefing) == bare(before.briefing)
    assert formatted(str(root)).changes == ()
    for path in sorted((root / "seeds").iterdir()):
        shape = shape_of_file(f"seeds/{path.name}")
        assert isinstance(shape, Record)
        keys = list(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))
        assert keys == [key.name for key in shape.keys if key.name in keys]


def test_the_shipped_folder_can_be_laid_out() -> None:
    assert formatted(str(ROOT)).refused == []


def test_the_command_names_what_it_changes_and_leaves_alone(briefing: Run, tmp_path: Path) -> None:
    files = {
        **SOUND,
        EVENT: SOUND[EVENT].replace("rank: supporting\n", "") + "rank: supporting\n",
        "content/disputes.yaml": "price: [\n",
    }
    folder = write_folder(tmp_path / "port", files)
    checked = briefing("fmt", folder, "--check")
    assert (checked.returncode, EVENT in checked.stdout.splitlines()) == (1, True)
    assert (tmp_path / "port" / EVENT).read_text("utf-8") == files[EVENT]
    done = briefing("fmt", folder)
    assert (done.returncode, done.stdout) == (1, checked.stdout)
    assert "content/disputes.yaml is not sound" in done.stderr
    assert "1 left alone" in done.stderr
    assert (tmp_path / "port" / EVENT).read_text("utf-8") != files[EVENT]
    (tmp_path / "port/content/disputes.yaml").unlink()
    assert briefing("fmt", folder, "--check").returncode == 0
    (tmp_path / "port/content/disputes.yaml").write_text(files["content/disputes.yaml"])
    assert briefing("undo", folder).returncode in (0, 2)


def test_what_an_editor_saves_meanwhile_is_laid_out_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "port"
    text = SOUND[EVENT].replace("title: ", "title:   ")
    write_folder(root, {**SOUND, EVENT: text})
    edits = [lambda: (root / EVENT).write_text(text + "place:   Town\n")]
    push = UndoLog.push

    def meanwhile(*args: Any, **options: Any) -> None:  # noqa: ANN401 - as the method itself
        push(*args, **options)
        if edits:
            edits.pop()()

    monkeypatch.setattr(UndoLog, "push", meanwhile)
    log = UndoLog(str(tmp_path / "undo"))
    assert EVENT in [each.path for each in format_folder(str(root), log).changes]
    assert "\nplace: Town\n" in (root / EVENT).read_text()
    assert len(log.edits()) == 1
    assert format_folder(str(root), log).changes == ()
    assert len(log.edits()) == 1, "what changes nothing is nothing to take back"


def test_no_folder_is_a_usage_error(briefing: Run, tmp_path: Path) -> None:
    assert briefing("fmt", str(tmp_path)).returncode == 2


def test_the_hooks_run_commands_that_there_are(briefing: Run) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [each["id"] for each in hooks] == ["briefing-check", "briefing-fmt"]
    for each in hooks:
        program, command = each["entry"].split()
        assert program == "briefing"
        assert briefing(command, "--help").returncode == 0
