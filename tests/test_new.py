"""`briefing new` and `briefing schema`: the folder of a new briefing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edit import new_folder
from briefing.edit.new_folder import make_folder, new_files
from briefing.edit.yaml_text import WIDTH
from briefing.load.folder_layout import BRIEF
from briefing.load.loader import load
from briefing.load.nodes import Mapping, Scalar
from briefing.load.tree import parse
from briefing.system.files import write_atomic
from tests.conftest import ROOT, Run
from tests.folders import SOUND, write_folder
from tests.terminal import opened

TITLE = ("--title", "Port expansion")
FILES = [
    ".gitignore",
    "content",
    "content/brief.yaml",
    "content/events",
    "schema",
    "schema/brief.json",
    "schema/disputes.json",
    "schema/event.json",
    "schema/proposals.json",
    "schema/rejected.json",
    "schema/source.json",
    "seeds",
]


def listed(root: Path) -> list[str]:
    return sorted(str(each.relative_to(root)) for each in root.rglob("*"))


def test_it_makes_a_folder_into_which_a_briefing_can_be_written(
    briefing: Run, tmp_path: Path
) -> None:
    port = tmp_path / "desk" / "port"
    made = briefing("new", str(port), *TITLE, "--question", "Who pays?")
    assert made.returncode == 0
    assert listed(port) == FILES
    assert made.stdout.splitlines() == [each for each in made.stdout.split() if each in FILES]
    brief = (port / "content/brief.yaml").read_text()
    assert brief.startswith("# yaml-language-server: $schema=../schema/brief.json\ntitle: Port")
    write_folder(port, {name: text for name, text in SOUND.items() if "brief" not in name})
    (port / "seeds/gazette.txt").write_text("An article.\n")
    (port / "content/brief.yaml").write_text(brief + SOUND["content/brief.yaml"].partition("\n")[2])
    loaded = load(str(port))
    assert loaded.briefing and not loaded.errors
    assert loaded.briefing.brief.question == "Who pays?"


def test_its_example_is_sound_once_it_is_taken_in(tmp_path: Path) -> None:
    write_folder(tmp_path, {**SOUND, "content/brief.yaml": None})
    brief = new_files("Port", "")["content/brief.yaml"]
    used = "".join(line.removeprefix("#") for line in brief.splitlines(keepends=True)[3:])
    ours = SOUND["content/brief.yaml"].partition("judgments:")[0].partition("voices:")[2]
    text = f"title: Port\n{used.partition('sign away from what you need.')[2]}"
    text = text.replace("  ministry: {name: Ministry of Transport", "  minister: {name: Ministry")
    voices = ours.partition("bottom_line:")[0].strip("\n")
    (tmp_path / "content/brief.yaml").write_text(text.replace("voices:\n", f"voices:\n{voices}\n"))
    loaded = load(str(tmp_path))
    assert loaded.briefing and not loaded.errors
    assert loaded.briefing.brief.scope.startswith("The vote")
    assert [each.text for each in loaded.briefing.brief.gaps] == [
        "No source says who builds the berths."
    ]


@pytest.mark.parametrize("name", ["port", "desk/port"])
def test_a_folder_that_is_not_empty_is_left_alone(briefing: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir(parents=True)
    (tmp_path / name / ".notes").write_text("mine")
    refused = briefing("new", name, *TITLE, cwd=tmp_path)
    assert refused.returncode == 2
    assert f"`{name}` is not empty" in refused.stderr
    assert listed(tmp_path / name) == [".notes"]


def test_a_folder_that_is_not_empty_is_refused_before_anything_is_asked(
    briefing: Run, tmp_path: Path
) -> None:
    (tmp_path / "port").mkdir()
    assert "needs a title" in briefing("new", "port", cwd=tmp_path).stderr
    (tmp_path / "port/mine.txt").write_text("mine")
    assert "`port` is not empty" in briefing("new", "port", cwd=tmp_path).stderr


def test_an_empty_folder_is_taken_and_a_file_is_not(briefing: Run, tmp_path: Path) -> None:
    assert briefing("new", ".", *TITLE, cwd=tmp_path).returncode == 0
    assert listed(tmp_path) == FILES
    refused = briefing("new", "content/brief.yaml", *TITLE, cwd=tmp_path)
    assert refused.returncode == 2
    assert "cannot be made" in refused.stderr
    assert listed(tmp_path) == FILES


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "a briefing needs a title"),
        (("--title", " \t"), "a briefing needs a title"),
    ],
)
def test_without_a_terminal_it_asks_nothing(
    briefing: Run, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    refused = briefing("new", "port", *words, cwd=tmp_path)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert listed(tmp_path) == []


def test_in_a_terminal_it_asks_for_what_is_missing(tmp_path: Path) -> None:
    port = tmp_path / "port"
    with opened(tmp_path, "new", str(port), folder=None, on_front_page=True) as at:
        at.wait_for("Title: ")
        at.type("Port: expansion\r")
        at.wait_for("Question, or nothing: ")
        at.type("\r")
        assert at.wait_for_end() == 0
    brief = (port / "content/brief.yaml").read_text()
    assert 'title: "Port: expansion"\n\n# An example' in brief


def test_a_name_that_no_folder_can_have_leaves_nothing(briefing: Run, tmp_path: Path) -> None:
    refused = briefing("new", f"desk/{'x' * 300}", *TITLE, cwd=tmp_path)
    assert refused.returncode == 2
    assert "cannot be made" in refused.stderr
    assert listed(tmp_path) == []


@pytest.mark.parametrize("failing", [f"schema/{name}.json" for name in ("brief", "source")])
def test_what_fails_on_the_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(path: str, data: bytes) -> None:
        if path.endswith(failing):
            raise KeyboardInterrupt
        write_atomic(path, data)

    monkeypatch.setattr(new_folder, "write_atomic", fail)
    with pytest.raises(KeyboardInterrupt):
        make_folder(str(tmp_path / "desk" / "port"), new_files("Port", ""))
    assert listed(tmp_path) == []


@pytest.mark.slow
@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1))
def test_any_text_is_written_so_that_it_is_read_back(text: str) -> None:
    text = " ".join(text.split())
    if not text:
        return
    root = parse(new_files(text, "")[BRIEF].encode(), "", [])
    assert isinstance(root, Mapping)
    value = root.entries["title"][1]
    assert isinstance(value, Scalar)
    assert value.text == text


def test_a_long_text_is_folded() -> None:
    text = "Who pays for the berths? " * 20
    lines = new_files("Port", text.strip())[BRIEF].partition("title: Port\n")[2].splitlines()
    assert lines[0] == "question: >-"
    assert max(map(len, lines)) <= WIDTH


def test_the_schemas_are_those_of_the_reference(briefing: Run, tmp_path: Path) -> None:
    folder = tmp_path / "port" / "schema"
    written = briefing("schema", str(folder))
    assert written.returncode == 0
    names = sorted(os.listdir(folder))
    assert [os.path.basename(line) for line in written.stdout.splitlines()] == [
        "brief.json",
        "event.json",
        "disputes.json",
        "source.json",
        "proposals.json",
        "rejected.json",
    ]
    for name in names:
        assert (folder / name).read_bytes() == (ROOT / "schema" / name).read_bytes()
        assert json.loads((folder / name).read_text())["$schema"]
    assert briefing("schema", str(folder)).returncode == 0, "what is the same may stay"
    (folder / "brief.json").write_text("mine")
    refused = briefing("schema", str(folder))
    assert refused.returncode == 2
    assert "`brief.json` would be overwritten" in refused.stderr
    assert briefing("schema", str(folder), "--force").returncode == 0
    assert (folder / "brief.json").read_bytes() == (ROOT / "schema/brief.json").read_bytes()
