"""The command line: what it takes, what it answers, how it ends."""

from __future__ import annotations

import argparse
import io
import json
import os
import pty
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from briefing import __version__
from briefing.check import explanations
from briefing.cli import COMMANDS
from briefing.cli.messages import Progress
from briefing.model.diagnostic_codes import Code
from briefing.render.text.report import explain
from briefing.tui.commands import COMMANDS as KEYS
from tests.conftest import HARBOUR, ROOT, Run
from tests.folders import SOUND as PORT
from tests.folders import write_folder
from tests.forks import start

SOUND = {
    "content/brief.yaml": "title: Port\ntopics: {berths: Berths}\n",
    "content/events/vote.yaml": (
        "title: Vote\ndate: 2031-03-04\nrank: headline\npoints:\n"
        "  - {id: one, text: The council voted., cites: [{source: a, at: 1}]}\n"
    ),
    "seeds/a.yaml": (
        f"title: A\npublished: 2031-03-05\noriginal: {{sha256: {'0' * 64}, paragraphs: 3}}\n"
    ),
}


@pytest.fixture
def port(tmp_path: Path) -> Path:
    for name, text in SOUND.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [("print",), ("print", "."), ("print", "--summary")])
def test_print_prints_the_brief(briefing: Run, words: tuple[str, ...]) -> None:
    result = briefing(*words, cwd=HARBOUR)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Ferry talks of two ports, March 2031\n")


@pytest.mark.parametrize("words", [(), (".",), ("--as-of", "10 Mar"), (".", "--topic", "strait")])
def test_without_a_terminal_the_room_is_the_printed_brief(
    briefing: Run, words: tuple[str, ...]
) -> None:
    result = briefing(*words, cwd=HARBOUR)
    assert result.returncode == 0
    assert result.stdout == briefing("print", *words, cwd=HARBOUR).stdout
    assert result.stderr == "briefing: no terminal to open the room in: this is briefing print\n"


def test_keys_are_listed(briefing: Run) -> None:
    rows = [line.split("\t") for line in briefing("keys").stdout.splitlines()]
    assert len(rows) == len(KEYS)
    assert rows[0] == ["day_back", "← h", "Show what was known a day of publication earlier."]


def test_a_folder_without_a_briefing_is_never_checked_in_silence(
    briefing: Run, tmp_path: Path
) -> None:
    for line in ("check --strict", "check --fix", "fmt --check", "draft 1"):
        done = briefing(*line.split(), cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "the current folder holds no briefing; name a folder that does" in done.stderr
    for line in ("export markdown", "list sources", "show 1", "proposals"):
        words = line.split()
        read = briefing(*words, cwd=tmp_path)
        assert read.returncode == 0
        assert "holds no briefing: this is the one that ships with the program" in read.stderr
        named = briefing(*words, str(ROOT), cwd=tmp_path)
        assert "ships with the program" not in named.stderr


def test_the_header_says_which_briefing_it_is(briefing: Run, port: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "seeds"
    assert "\nthe shipped briefing\n" in briefing(cwd=elsewhere).stdout
    assert "briefing in the current folder" not in briefing(cwd=port).stdout
    assert (
        f"briefing in {port}"
        not in briefing("print", "--width", "400", str(port), cwd=elsewhere).stdout
    )


def test_version_and_help(briefing: Run) -> None:
    assert briefing("--version").stdout == f"briefing {__version__}\n"
    help_text = briefing("--help").stdout
    for command in COMMANDS:
        assert f"\n  {command} " in help_text
        own = briefing(command, "--help")
        assert own.returncode == 0
        assert "examples:" in own.stdout
    assert "examples:" in help_text
    assert max(map(len, help_text.splitlines())) <= 88


def examples_of(command: str) -> list[list[str]]:
    """Return the arguments in the examples of a command's help."""
    text = import_module(f"briefing.cli.{COMMANDS[command]}").EXAMPLES.partition("examples:\n")[2]
    found = []
    for line in re.sub(r"\\\n *", " ", text).splitlines():
        pipe = shlex.shlex(re.split(r" {2,}", line.strip())[0], posix=True)
        pipe.whitespace_split, pipe.commenters = True, ""
        words = list(pipe)
        if "briefing" in words:
            own = words[words.index("briefing") + 1 :]
            ends = [own.index(sign) for sign in ("|", "<", ">") if sign in own]
            found.append(own[: min(ends, default=len(own))])
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_of_each_command_are_understood(command: str) -> None:
    examples = examples_of(command)
    assert examples
    for name, *words in examples:
        module = import_module(f"briefing.cli.{COMMANDS[name]}")
        parser = argparse.ArgumentParser(prog=name, allow_abbrev=False, exit_on_error=False)
        module.add_arguments(parser)
        joined = [each.replace("-claim:", "claim:") for each in words]  # as main joins a query
        assert parser.parse_args(joined) is not None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("chekc",), "there is no folder and no command `chekc`; did you mean `check`?"),
        (("nowhere",), "there is no folder and no command `nowhere`; briefing --help lists"),
        (("print", "nowhere"), "nowhere: No such file or directory; name a folder that holds"),
        (("check", "content/brief.yaml"), "content/brief.yaml is a file, not a folder"),
        (("print", "--topic", "starit"), "there is no topic `starit`; did you mean `strait`?"),
        (("list", "points", "--topic", "zzz"), "`briefing list topics` lists them all"),
        (("print", "--event", "pilots-fee"), "did you mean `pilot-fees` or `pilots-letter`?"),
        (("print", "--width", "39"), "a width is a number from 40 to 1000"),
        (("print", "--width", "wide"), "a width is a number from 40 to 1000"),
        (("print", "--as-of", "13/1/23"), "--as-of: `13/1/23`: the year is not clear"),
        (("print", "--as-of", "Friday"), "--as-of: `Friday` names no month"),
        (("print", "--since", "2032", "--until", "2031"), "--since is later than --until"),
        (("print", "--format", "json", "--summary"), "--summary is for plain text"),
        (("print", "--annex", "all", "--summary"), "leave one of --annex and --summary out"),
        (("print", "--annex", "none", "--format", "json"), "--annex and --format json out"),
        (("print", "--annex", "some"), "invalid choice: 'some'"),
        (("print", "--new-since", "Friday"), "--new-since: `Friday` names no month"),
        (
            ("print", "--new-since", "6 Mar 2031", "--as-of", "5 Mar 2031"),
            "--new-since: Thu 6 Mar 2031 is not before Wed 5 Mar 2031, the day of this briefing",
        ),
        (("print", "--new-since", "2031"), "or choose a later one with --as-of"),
        (("export", "html", "--new-since", "2030"), "unrecognized arguments: --new-since 2030"),
        (("print", "--rank", "top"), "invalid choice: 'top'"),
        (("print", "--sumary"), "unrecognized arguments: --sumary"),
        (("gap", "x", "--folder", "."), "the folder is the last word, without an option"),
        (("list", "people"), "invalid choice: 'people'"),
        (("check", "--explain", "duplicate"), "did you mean `duplicate-"),
        (("check", "--explain", "zzz"), "there are after-circle, "),
        (("print", "\x1b[2J"), "\\x1b[2J: No such file or directory"),
    ],
)
def test_wrong_usage_is_one_message_and_exit_code_2(
    briefing: Run, words: tuple[str, ...], message: str
) -> None:
    result = briefing(*words, cwd=HARBOUR)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    if "json" in words:  # a program is told in the form that it has asked for
        assert message in json.loads(result.stdout)["messages"][0]
    else:
        assert result.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("print", ".", "--since", "10 Mar 2031", "--until", "10 Mar 2031"),
        ("changes", ".", "--from", "10 Mar 2031", "--to", "10 Mar 2031"),
    ],
)
def test_two_days_that_are_the_same_are_a_stretch_of_one_day(
    briefing: Run, words: tuple[str, ...]
) -> None:
    result = briefing(*words, cwd=HARBOUR)
    assert (result.returncode, result.stderr) == (0, "")
    assert "10 Mar 2031" in result.stdout


@pytest.mark.parametrize(
    ("what", "row"),
    [
        ("events", "vote\t2031-03-04\treported\theadline\t1\tVote"),
        ("points", "vote#one\treported\tsingle origin\t[1 ¶1]\tThe council voted."),
        ("topics", ""),  # no point has the one that the brief names
        ("sources", "a\t1\t2031-03-05\t1\t\tA"),
        ("days", "2031-03-05\t1\ta"),
        ("voices", ""),
        ("disputes", ""),
        ("commitments", ""),
    ],
)
def test_a_list_is_tab_separated_with_the_id_first(
    briefing: Run, port: Path, what: str, row: str
) -> None:
    assert briefing("list", what, str(port)).stdout == (f"{row}\n" if row else "")


WORKS = """\
title: Works in the harbour
rank: supporting
points:
  - id: deep
    text: The harbour will be deeper.
    claim: commitment
    due: 2032
    closed_by: [works#dug, works#done]
    cites: [{source: a, at: 1, by: board}]
  - id: quay
    text: A quay may come.
    short: A quay
    who: Port
    firmness: to-explore
    cites: [{source: a, at: 1}]
  - {id: dug, text: They dug., cites: [{source: a, at: 1}]}
  - {id: done, text: It is done., cites: [{source: b, at: 1}]}
"""


def test_the_ledger_says_what_who_how_firm_and_what_became_of_it(briefing: Run, port: Path) -> None:
    def ledger(*words: str) -> list[list[str]]:
        lines = briefing("list", "commitments", str(port), *words).stdout.splitlines()
        return [line.split("\t") for line in lines]

    (port / "content/events/works.yaml").write_text(WORKS)
    brief = port / "content/brief.yaml"
    brief.write_text(
        brief.read_text() + "voices: {board: {name: Board of the Harbour, kind: named}}\n"
    )
    later = (port / "seeds/a.yaml").read_text().replace("2031-03-05", "2031-03-09")
    (port / "seeds/b.yaml").write_text(later)
    deep = ["works#deep", "Harbour", "agreed", "2032", "single origin"]
    text = "The harbour will be deeper."
    quay = ["works#quay", "Port", "to-explore", "", "single origin", "", "A quay"]
    assert ledger() == [[*deep, "works#dug works#done", text], quay]
    assert ledger("--as-of", "5 Mar 2031") == [[*deep, "works#dug", text], quay]
    assert ledger("--search", "firmness:to-explore") == [quay]
    assert ledger("--search", "due:2032..") == [[*deep, "works#dug works#done", text]]


def test_lists_take_the_lens_options(briefing: Run) -> None:
    def listed(*words: str) -> list[str]:
        return briefing("list", *words, cwd=HARBOUR).stdout.splitlines()

    everything = listed("points", ".")
    strait = listed("points", ".", "--topic", "strait")
    early = listed("points", ".", "--as-of", "3 Mar 2031")
    assert 0 < len(strait) < len(everything)
    assert 0 < len(early) < len(everything)
    assert {line.split("\t")[0] for line in (*strait, *early)} < {
        line.split("\t")[0] for line in everything
    }
    early_events = "\n".join(listed("events", ".", "--as-of", "3 Mar 2031"))
    assert "\nfares-vote\t2031-03-10\tscheduled\theadline\t" in early_events


def test_a_clean_folder_is_exit_code_0_and_says_so_on_stderr(briefing: Run) -> None:
    result = briefing("check", ".", cwd=HARBOUR)
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("briefing: briefing in .: no problems in 18 events, ")


def break_title(port: Path) -> None:
    (port / "content/events/vote.yaml").write_text(
        SOUND["content/events/vote.yaml"]
        .replace("title: Vote", "titel: Vote")
        .replace("headline", "headlin")
    )


def test_check_formats(briefing: Run, port: Path) -> None:
    break_title(port)
    full = briefing("check", str(port))
    assert full.returncode == 1
    assert full.stderr == (
        f"briefing: briefing in {port}: 2 problems; the editorial rules wait until it is sound\n"
    )
    place = f"{port}/content/events/vote.yaml:1:1"
    assert full.stdout.startswith(
        "error[unknown-key]: an event has no key `titel`\n"
        f" --> {place}\n"
        "  |\n"
        "1 | titel: Vote\n"
        "  | ^\n"
        "  = help: did you mean `title`?\n\n"
    )
    concise = briefing("check", str(port), "--format", "concise").stdout.splitlines()
    assert concise == [
        f"{place}: error[unknown-key] an event has no key `titel`",
        place.replace("1:1", "3:7")
        + ": error[unknown-word] `headlin` is not one of headline, supporting, background",
    ]
    document = json.loads(briefing("check", str(port), "--format", "json").stdout)
    assert (document["format"], document["version"]) == ("briefing-problems", 1)
    assert document["problems"][0] == {
        "path": f"{port}/content/events/vote.yaml",
        "line": 1,
        "column": 1,
        "severity": "error",
        "code": "unknown-key",
        "message": "an event has no key `titel`",
        "hint": "did you mean `title`?",
    }
    github = briefing("check", str(port), "--format", "github").stdout.splitlines()
    assert github[0].startswith(f"::error file={port}/content/events/vote.yaml,line=1,col=1,title=")
    clean = briefing("check", ".", "--format", "json", cwd=HARBOUR)
    assert json.loads(clean.stdout)["problems"] == []


def test_print_shows_what_is_sound_and_says_what_is_not(briefing: Run, port: Path) -> None:
    break_title(port)
    (port / "content/events/walk.yaml").write_text(
        SOUND["content/events/vote.yaml"].replace("Vote", "Walk")
    )
    result = briefing("print", str(port))
    assert result.returncode == 1
    assert "Walk" in result.stdout
    assert "Vote" not in result.stdout
    assert result.stderr == (
        f"briefing: 2 problems in briefing in {port}; only what is sound is shown. "
        f"See: briefing check {port}\n"
    )


@pytest.mark.parametrize(("name", "code"), explanations().items())
def test_every_code_is_explained(name: str, code: Code) -> None:
    text = explain(name, code)
    assert text.startswith(f"{name}: ")
    assert f"Remedy: {code.remedy}." in text


def test_ctrl_c_is_exit_code_130(tmp_path: Path) -> None:
    program = (
        "import signal, briefing.cli.folder as folder\n"
        "from briefing.cli import main\n"
        # A shell that runs us in the background has it ignored, and that is inherited.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def interrupted(*_): signal.raise_signal(signal.SIGINT)\n"
        "folder.load_folder = interrupted\n"
        "raise SystemExit(main(['print']))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (result.returncode, result.stdout, result.stderr) == (
        *(130, "", "briefing: interrupted\n"),
    )


class Terminal(io.StringIO):
    """Standard error, as a terminal or not."""

    def __init__(self, *, watched: bool) -> None:
        super().__init__()
        self.watched = watched

    def isatty(self) -> bool:
        return self.watched


@pytest.mark.parametrize(("watched", "seconds"), [(True, 2), (True, 0.5), (False, 2)])
def test_long_work_is_counted_where_somebody_watches(
    monkeypatch: pytest.MonkeyPatch, *, watched: bool, seconds: float
) -> None:
    clock = iter([100.0, 100 + seconds])
    monkeypatch.setattr("briefing.cli.messages.time.monotonic", lambda: next(clock, 200.0))
    monkeypatch.setattr(sys, "stderr", terminal := Terminal(watched=watched))
    progress = Progress()
    progress(64, 10_000)
    progress.clear()
    counted = "\rReading 64 of 10,000 files\r\x1b[K"
    assert terminal.getvalue() == (counted if watched and seconds > 1 else "")


def on_terminal(*words: str, cwd: Path, env: dict[str, str]) -> str:
    """Run the command line with standard output on a pseudo-terminal of 50 columns."""
    import fcntl
    import struct
    import termios

    control, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 20, 50, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **env}
    with open(os.devnull, "r+b") as nothing:
        streams = nothing.fileno(), terminal, nothing.fileno()
        process = start("briefing", words, cwd=cwd, env=environment, streams=streams)
    os.close(terminal)
    chunks = []
    while True:
        try:
            chunk = os.read(control, 65536)
        except OSError:  # Linux says so at the end of a pseudo-terminal
            break
        if not chunk:
            break
        chunks.append(chunk)
    process.wait(timeout=60)
    os.close(control)
    return b"".join(chunks).decode("utf-8")


def test_colour_is_for_terminals_and_never_against_no_color(briefing: Run, port: Path) -> None:
    break_title(port)
    assert "\x1b[1;31m" in on_terminal("check", cwd=port, env={"TERM": "xterm"})
    assert "\x1b" not in on_terminal("check", cwd=port, env={"TERM": "xterm", "NO_COLOR": "1"})
    assert "\x1b" not in on_terminal("check", cwd=port, env={"TERM": "dumb"})
    assert "\x1b" not in briefing("check", cwd=port).stdout


def test_a_terminal_is_filled_to_its_width() -> None:
    text = on_terminal("print", ".", cwd=HARBOUR, env={"TERM": "xterm"})
    longest = max(len(line) for line in text.splitlines())
    assert 45 < longest <= 50
    assert "--width 50" in text


def test_a_day_without_a_year_is_of_the_last_publication(briefing: Run, tmp_path: Path) -> None:
    brief = PORT["content/brief.yaml"]
    entry = "corrections:\n  - {date: 2032-01-05, stood: Three., right: Two., why: A slip.}\n"
    write_folder(tmp_path, {**PORT, "content/brief.yaml": brief + entry})
    result = briefing("print", ".", "--as-of", "6 Mar", cwd=tmp_path)
    assert "As of Thu 6 Mar 2031" in result.stdout
    found = briefing("list", "points", ".", "--search", "-since:1-Mar", cwd=tmp_path)
    assert found.returncode == 0, found.stderr
