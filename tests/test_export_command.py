"""`briefing export`: what it takes, what it says, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.render.formats import FORMATS
from briefing.render.shell_command import install_line
from tests.conftest import HARBOUR, ROOT, Run
from tests.folders import write_folder
from tests.hostile import write_hostile


def test_the_list_says_what_each_format_is_for(briefing: Run) -> None:
    result = briefing("export", "--list")
    assert (result.returncode, result.stderr) == (0, "")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert rows == [[each.name, each.suffix, each.purpose] for each in FORMATS.values()]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "export needs a format; briefing export --list lists them"),
        (("timelinjs",), "there is no format `timelinjs`; did you mean `timelinejs`?"),
        (("csv", "nowhere"), "nowhere: No such file or directory; name a folder"),
        (("csv", ".", "--topic", "starit"), "there is no topic `starit`; did you mean `strait`?"),
        (("csv", ".", "--table", "evnts"), "there is no table `evnts`; did you mean `events`?"),
        (("ics", ".", "--table", "events"), "ics has no tables; --table is of csv"),
        (("csv", ".", "--paper", "a4"), "--paper is for pdf; leave it out for csv"),
        (("html", ".", "--font-dir", "."), "--font-dir is for pdf; leave it out for html"),
        (
            ("pdf", ".", "--font-dir", "content", "-o", "never.pdf"),
            "--font-dir: content has no fonts; name one with .ttf, .otf or .ttc files",
        ),
        (
            ("pdf", ".", "--font-dir", "nowhere", "-o", "never.pdf"),
            "--font-dir: nowhere: No such file or directory; name one with",
        ),
        (
            ("csv", ".", "--search", "zzzz"),
            "there is nothing to export on this day and through these filters; widen the filters",
        ),
        (
            ("csv", ".", "--as-of", "1 Jan 2020"),
            "there is nothing to export on this day; choose a later day",
        ),
    ],
)
def test_wrong_usage_is_one_message(briefing: Run, words: tuple[str, ...], message: str) -> None:
    result = briefing("export", *words, cwd=HARBOUR)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"briefing: {message}")
    assert result.stderr.count("\n") == 1


def test_without_an_event_no_later_day_would_help(briefing: Run, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"content/brief.yaml": "title: T\ntopics: {a: A}\n"})
    assert briefing("export", "html", folder).stderr.endswith(
        "briefing: there is nothing to export, since there is no event; "
        "write an event first: briefing event --help\n"
    )


def test_a_file_holds_what_standard_output_would(briefing: Run, tmp_path: Path) -> None:
    path = tmp_path / "talks.mw"
    words = ("export", "markwhen", str(HARBOUR))
    printed = briefing(*words)
    saved = briefing(*words, "-o", str(path))
    assert (saved.returncode, saved.stdout) == (0, "")
    assert path.read_text("utf-8") == printed.stdout != ""
    again = briefing(*words, "-o", str(path), "--as-of", "3 Mar 2031")
    assert again.returncode == 2
    assert again.stderr == f"briefing: {path} is already there; --force overwrites it\n"
    assert path.read_text("utf-8") == printed.stdout
    forced = briefing(*words, "-o", str(path), "--as-of", "3 Mar 2031", "--force")
    assert forced.returncode == 0
    assert "As of Mon 3 Mar 2031." in path.read_text("utf-8")


def test_one_table_is_text_for_another_program(briefing: Run) -> None:
    result = briefing("export", "csv", "--table", "topics", cwd=HARBOUR)
    assert result.returncode == 0
    assert result.stdout.removeprefix("\ufeff").startswith("topic,name,events,points\r\n")


def test_what_is_lost_is_said_once_by_kind_and_number(briefing: Run, tmp_path: Path) -> None:
    result = briefing("export", "markwhen", "--as-of", "14 Mar 2031", cwd=HARBOUR)
    assert result.returncode == 0
    assert result.stderr.startswith("briefing: markwhen cannot carry 3 events (")
    assert result.stderr.count("\n") == 1
    assert briefing("export", "ics", write_hostile(tmp_path)).stderr == (
        "briefing: ics: the brief has no `id`, so that entries are known by its title: if that "
        "changes, a calendar that is imported again has every entry twice\n"
    )


def a_file(folder: Path) -> Path:
    (folder / "file").write_text("here first", "utf-8")
    return folder / "file" / "out.csv"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (lambda folder: folder, "Is a directory"),
        (lambda folder: folder / "none" / "out.zip", "No such file or directory"),
        (a_file, "Not a directory"),
        (lambda folder: folder / ("x" * 300), "File name too long"),
    ],
)
def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left_there(
    briefing: Run, tmp_path: Path, place: Callable[[Path], Path], message: str
) -> None:
    path = place(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    result = briefing("export", "csv", "-o", str(path))
    assert (result.returncode, result.stdout) == (2, "")
    assert f"cannot write {path}: {message}" in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "missing", "extra"),
    [(each.name, "icalendar", each.extra) for each in FORMATS.values() if each.name == "ics"],
)
def test_an_extra_that_is_not_installed_is_named(
    briefing: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    missing: str,
    extra: str,
) -> None:
    monkeypatch.chdir(ROOT)
    stub = f"raise ModuleNotFoundError('No module named {missing}', name='{missing}')\n"
    (tmp_path / f"{missing}.py").write_text(stub, "utf-8")
    env = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    result = briefing("export", name, "-o", str(tmp_path / "out"), env=env)
    assert result.returncode == 2
    assert result.stderr == (
        f"briefing: {name} needs what is not installed: {missing}; {install_line(extra)}\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["csv", "markwhen"])
def test_a_reader_that_goes_away_ends_it_quietly(name: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [sys.executable, "-m", "briefing", "export", name],
        cwd=HARBOUR,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert result.returncode == 0
    assert "Traceback" not in result.stderr and "BrokenPipe" not in result.stderr
    assert result.stderr.startswith(f"briefing: {name} cannot carry ")
