"""Folders that nobody would make in good faith: a few words each, no traceback, no harm."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.load.loader import load
from briefing.model.text import find_forbidden
from tests import forks
from tests.conftest import ROOT
from tests.folders import SOUND, Content, dangling, listing, names_in, write_folder

SECONDS = 60
"""Far more than any folder here should take; a hang is a failure."""

TALKS, STRIKE = "content/events/talks.yaml", "content/events/strike.yaml"
BRIEF, GAZETTE = "content/brief.yaml", "seeds/gazette.yaml"


class Answer(NamedTuple):
    """How a command ended, and the lines that it wrote."""

    code: int
    out: list[str]
    err: list[str]


def run(*words: str | bytes) -> Answer:
    """Run a command; it ends in time, without a traceback, and writes nothing unsafe."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = forks.run(words, cwd=ROOT, env=env, timeout=SECONDS)
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err
    assert not find_forbidden(out + err)
    return Answer(done.returncode, out.splitlines(), err.splitlines())


def codes(root: str) -> list[str]:
    """Return the codes of all that is wrong in a folder."""
    return [problem.code for problem in load(root).problems]


def without(path: str) -> dict[str, Content]:
    """Return the sound briefing without a file or a folder."""
    return {name: text for name, text in SOUND.items() if not f"{name}/".startswith(f"{path}/")}


def link(target: str) -> Content:
    """Make a symbolic link."""
    return lambda path: path.symlink_to(target)


def bind(path: Path) -> None:
    """Make a socket, by a name that is short enough for one."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def sparse(path: Path) -> None:
    """Make a file of 200 MB that takes no room."""
    path.touch()
    os.truncate(path, 200_000_000)


def named(name: bytes) -> Content:
    """Make a sound event under a name that may be no text, beside the path that is asked for."""
    text = SOUND[TALKS].encode()
    return lambda path: Path(os.fsdecode(os.fsencode(path.parent) + b"/" + name)).write_bytes(text)


DEEP = 100_000
LAUGHS = "".join(f"  - &l{n} [{f'*l{n - 1}, ' * 9}lol]\n" for n in range(1, 10))
HOSTILE: Mapping[str, tuple[str, Content, list[str]]] = {
    "brackets": (STRIKE, "title: " + "[" * DEEP, ["nesting"]),
    "braces": (STRIKE, "title: " + "{a: " * DEEP, ["nesting"]),
    "dashes": (STRIKE, "- " * DEEP, ["nesting"]),
    "question-marks": (STRIKE, "? " * DEEP, ["nesting"]),
    "laughs": (STRIKE, f"title: Ha\nrank: headline\ntopics:\n{LAUGHS}points: []\n", ["anchor"] * 9),
    "large": (STRIKE, sparse, ["file-size"]),
    "long-name": (f"content/events/{'x' * 200}.yaml", "title: x", ["missing-key"] * 2),
    "pipe": (STRIKE, os.mkfifo, ["not-a-file"]),
    "socket": (STRIKE, bind, ["unreadable"]),
    "device": (STRIKE, link("/dev/zero"), ["outside"]),
    "terminal": (STRIKE, link("/dev/tty"), ["outside"]),
    "itself": (STRIKE, link("strike.yaml"), ["unreadable"]),
    "folder": (STRIKE, Path.mkdir, ["stray-file"]),
    "bytes-in-name": ("content/events/x", named(b"\xff\xfe.yaml"), ["bad-id"]),
    "bytes-in-stray-name": ("content/x", named(b"\xff.yml"), ["stray-file"]),
    "escape-in-name": ("seeds/x", named(b"\x1b[2J\n.yaml"), ["bad-id"]),
    "bidi-in-name": ("seeds/x", named("\u202eyaml.yml".encode()), ["stray-file"]),
    "escape-in-tag": (STRIKE, "title: !%1B x", ["tag", "missing-key", "missing-key"]),
    "escape-in-key": (STRIKE, '"\\e[2J": x', ["character"]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    path, content, expected = HOSTILE[name]
    root = write_folder(tmp_path, {**SOUND, path: content})
    before = listing(tmp_path)
    # The commands first: where one hangs, its process is ended.
    check, shown = run("check", root, "--format", "full"), run("print", root)
    assert (check.code, shown.code) == (1, 1)
    assert len(check.err) == len(shown.err) == 1
    assert "Talks on the port" in "\n".join(shown.out)
    loaded = load(root)
    found = [problem.code for problem in loaded.problems if problem.code != "alias"]
    assert sorted(found) == sorted(expected)
    assert loaded.briefing
    assert not dangling(loaded.briefing)
    assert {"event talks", "event vote", "source herald", "bottom line"} <= names_in(
        loaded.briefing
    )
    assert listing(tmp_path) == before


def test_a_pipe_where_the_brief_should_be_does_not_hold_the_program_up(tmp_path: Path) -> None:
    root = write_folder(tmp_path, {**SOUND, BRIEF: os.mkfifo})
    assert run("print", root).code == 1
    assert codes(root) == ["not-a-file"]


@pytest.mark.parametrize("command", ["print", "check", "list"])
@pytest.mark.parametrize("name", ["nowhere", "a-file", "\x1b[2J", os.fsdecode(b"\xff"), "x" * 300])
def test_a_folder_that_is_none_gets_one_line_and_exit_code_2(
    tmp_path: Path, command: str, name: str
) -> None:
    write_folder(tmp_path, {"a-file": ""})
    answer = run(command, *(["events"] if command == "list" else []), str(tmp_path / name))
    assert (answer.code, answer.out, len(answer.err)) == (2, [], 1)
    assert codes(str(tmp_path / name)) == ["no-folder"]


def test_a_name_with_a_null_character_is_no_folder() -> None:
    assert codes("con\0tent") == ["no-folder"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ["no-brief"]),
        ({"content/events": Path.mkdir}, ["no-brief"]),
        ({BRIEF: ""}, ["empty-file", "no-events", "no-sources"]),
        ({BRIEF: "title: Port\n"}, ["no-events", "no-sources"]),
        ({**SOUND, BRIEF: None}, ["no-brief"]),
        ({BRIEF: "title: Port\n", "content/events": "", "seeds": ""}, ["unreadable"] * 2),
    ],
    ids=["empty", "only-folders", "empty-brief", "only-brief", "no-brief", "files"],
)
def test_a_folder_with_too_little_in_it_is_read_without_harm(
    tmp_path: Path, files: Mapping[str, Content], expected: list[str]
) -> None:
    root = write_folder(tmp_path, files)
    before = listing(tmp_path)
    assert sorted(codes(root)) == sorted(expected)
    assert run("check", root).code == run("print", root).code == 1
    assert listing(tmp_path) == before


IN_PLACE: tuple[tuple[str, Content, str], ...] = (
    ("seeds", "", "unreadable"),
    ("content/events", "", "unreadable"),
    ("content", "", "unreadable"),
    (TALKS, link("talks.yaml"), "unreadable"),
    (TALKS, Path.mkdir, "stray-file"),
    (TALKS, link("/etc/hostname"), "outside"),
    (GAZETTE, link("/etc/hostname"), "outside"),
    (BRIEF, link("/etc/hostname"), "outside"),
    ("seeds", link("/etc"), "outside"),
    ("content/events", link("/etc"), "outside"),
    ("content", link("/etc"), "outside"),
)


@pytest.mark.parametrize(
    ("path", "content", "code"), IN_PLACE, ids=[f"{path}-{code}" for path, _, code in IN_PLACE]
)
def test_one_wrong_thing_in_place_of_a_file_or_folder_is_one_mistake(
    tmp_path: Path, path: str, content: Content, code: str
) -> None:
    root = write_folder(tmp_path, {**without(path), path: content})
    problems = load(root).problems
    assert [(problem.span.path, problem.code) for problem in problems] == [(path, code)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("path", [TALKS, "content/events", "seeds", "."])
def test_what_may_not_be_read_is_one_mistake(tmp_path: Path, path: str) -> None:
    root = write_folder(tmp_path / "port", SOUND)
    closed = Path(root, path)
    closed.chmod(0)
    try:
        assert codes(root) == ["no-folder" if path == "." else "unreadable"]
    finally:
        closed.chmod(0o700)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        (TALKS, "secret.yaml"),
        (BRIEF, "secret.yaml"),
        (GAZETTE, "../outside/secret.yaml"),
        ("content/notes.yaml", "secret.yaml"),
        ("seeds", ""),
        ("content/events", "events"),
        ("content", ""),
    ],
)
def test_nothing_outside_the_folder_is_read_listed_or_shown(
    tmp_path: Path, path: str, target: str
) -> None:
    outside, secret = tmp_path / "outside", "title: hunter2\n"
    write_folder(outside, {"secret.yaml": secret, "events/hunter2 too.yaml": secret})
    files = {**without(path), path: link(str(outside / target))}
    root = write_folder(tmp_path / "port", files)
    assert "outside" in codes(root)
    assert "hunter2" not in repr(load(root))
    for command in ("check", "print"):
        answer = run(command, root)
        assert answer.code == 1
        assert "hunter2" not in "".join(answer.out + answer.err)


def test_a_link_to_a_neighbour_with_a_longer_name_leads_outside(tmp_path: Path) -> None:
    write_folder(tmp_path / "port-2", {"strike.yaml": SOUND[TALKS]})
    root = write_folder(tmp_path / "port", {**SOUND, STRIKE: link("../../../port-2/strike.yaml")})
    assert codes(root) == ["outside"]


def test_links_inside_the_folder_are_followed(tmp_path: Path) -> None:
    kept = {name.replace("content/events/", "kept/"): text for name, text in SOUND.items()}
    files = {**kept, "content/events": link("../kept"), "seeds/tribune.yaml": link("herald.yaml")}
    root = write_folder(tmp_path / "port", files)
    (tmp_path / "alias").symlink_to(root)
    for folder in (root, str(tmp_path / "alias")):
        loaded = load(folder)
        assert loaded.problems == ()
        assert loaded.briefing
        assert {"event talks", "source tribune"} <= names_in(loaded.briefing)


def test_a_folder_with_a_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path) + b"/port-\xff\x1b"
    write_folder(Path(os.fsdecode(root)), SOUND)
    assert run("check", root).code == 0
    assert run("print", root).code == 0
    Path(os.fsdecode(root + b"/content/brief.yaml")).unlink()
    assert run("check", root).code == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TALKS, "topics: [berths]", f"topics: [{', '.join(f't{n}' for n in range(50_000))}]"),
        (TALKS, "title: Talks", f"title: {'Talks ' * 1_000_000}"),
        (TALKS, "rank: headline", f"rank: headline # {'x' * 8_000_000}"),
        (BRIEF, "topics:", "topics:\n" + "".join(f"  t{n:06}: T\n" for n in range(200_000))),
    ],
    ids=["mistakes-on-one-line", "long-text", "long-comment", "names-to-guess-among"],
)
def test_size_alone_takes_no_longer_than_reading_it(
    tmp_path: Path, path: str, old: str, new: str
) -> None:
    references = ", ".join(f"u{n:06}" for n in range(100))
    event = f"title: Strike\nrank: headline\ntopics: [{references}]\npoints: []\n"
    text = SOUND[path].replace(old, new)
    root = write_folder(tmp_path, {**SOUND, STRIKE: event, path: text})
    assert run("check", root, "--format", "concise").code == 1
