"""A visit from end to end, coming and going, few colours: the program in a real terminal."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from briefing.model.records import Briefing
from briefing.system.remembered_state import Remembered, recall, remember
from briefing.system.user_paths import state_path
from tests.conftest import HARBOUR, ROOT
from tests.folders import SOUND, write_folder
from tests.terminal import PATIENCE, Terminal, install, leave, opened, path_to

pytestmark = pytest.mark.slow

WHOLE = "as of Fri 14 Mar 2031 · 5 sources"
OPENED = "► Mon 10 ▐◙ Vote of the councils"
"""What a room on the invented briefing shows at first."""


# A visit from end to end

EDITOR = f"""#!{sys.executable}
import json, sys
from pathlib import Path
print("now in the editor")
path = Path(sys.argv[-1])
path.write_text(path.read_text().replace("Storm drill", "Great drill"))
Path("words.json").write_text(json.dumps(sys.argv[1:]))
"""
POINTS = [f"storm-drill#{name}" for name in ("lifeboats", "passage", "watch")]


def test_a_visit_from_end_to_end(tmp_path: Path) -> None:
    for name in ("content", "seeds"):
        shutil.copytree(HARBOUR / name, tmp_path / "copy" / name)
    vim = install(tmp_path, "vim", EDITOR)
    with opened(tmp_path, folder="copy", VISUAL=f"{vim} -n") as at:
        at.wait_for(WHOLE, "2 Topics", OPENED)
        replay_the_front_page(at)
        at.type("K")
        at.wait_for("► Thu 6  ▐◙ Mayors' meeting", "reported by [3,4]; announced by [1,2]")
        see_the_vote_come(at)
        filter_by_a_topic(at)
        follow_a_point_and_come_back(at)
        mark_three_points(at)
        save_their_brief(at, tmp_path)
        change_a_file_break_it_and_mend_it(at, tmp_path / "copy/content/events/fares-vote.yaml")
        edit_a_file(at, tmp_path)
        at.type("hh2jjjj ")
        at.wait_for("as of Fri 7 Mar 2031", "topic Weather in the strait", "filtered: 0 shows all")
        leave(at)
    come_again(tmp_path)
    come_again_without_a_memory(tmp_path)


def replay_the_front_page(at: Terminal) -> None:
    """Walk the days on the front page with the arrow keys."""
    left, right = "\x1b[D", "\x1b[C"
    for keys, day, new, old in (
        ("F", "Fri 14 Mar 2031", "+ The two cities will run one", "+ The cities will run one"),
        (left, "Mon 10 Mar 2031", "The cities will run one", "The two cities will run one"),
        (left, "Fri 7 Mar 2031", "+ The cities will run one", "The two cities will run one"),
        (right * 2, "Fri 14 Mar 2031", "+ The two cities will run", "+ The cities will run one"),
    ):
        at.type(keys)
        shown = f"as of {day}", new
        at.wait_until(
            lambda shown=shown, old=old: (  # type: ignore[misc]
                all(each in at.text for each in shown) and old not in at.text
            ),
            f"{shown}, and no longer {old}",
        )
    at.type("1")
    at.wait_for(OPENED)


def see_the_vote_come(at: Terminal) -> None:
    at.type("HJ")
    for keys, day, stage in (
        ("", "Mon 3 Mar 2031", "◦ Vote of the|scheduled; announced by [1]"),
        ("l", "Wed 5 Mar 2031", "◦ Vote of the|scheduled; announced by [1,2]"),
        ("l", "Fri 7 Mar 2031", "◦ Vote of the|scheduled; announced by [1,2,3]"),
        ("l", "Mon 10 Mar 2031", "? Vote of the|due; announced by [1,2,3,4]"),
        ("a", "Mon 10 Mar 2031", "As of which day?"),
        ("12 Mar\r", "Wed 12 Mar 2031", "? Vote of the|unreported; announced by [1,2,3,4]"),
        ("l", "Fri 14 Mar 2031", "◙ Vote of the|reported by [5]; announced by [1,2,3,4]"),
    ):
        at.type(keys)
        at.wait_for(f"as of {day}", *stage.split("|"))


def filter_by_a_topic(at: Terminal) -> None:
    at.type("2 ")
    at.wait_for("topic The talks and the two cities", "filtered: 0 shows all")
    at.type("0")
    at.wait_for("1 Timeline")


def follow_a_point_and_come_back(at: Terminal) -> None:
    at.type("1K\r")
    at.wait_for("►  The mayors left the fares")
    at.type("\r")
    at.wait_for("►    ¶2 The mayor on berth and fares")
    at.type("\x7f")
    at.wait_for("►  The mayors left the fares")


def mark_three_points(at: Terminal) -> None:
    find(at, "passage")
    at.wait_for("hit 2 of 2")
    at.type("\r")
    at.wait_for("? help  q quit")
    at.type("n")
    at.wait_for("hit 1 of 2", "►  Crews rehearsed the passage")
    at.type(" j j ")
    at.wait_for("3 marked", "►= Pilots of both ports watched")


def find(at: Terminal, text: str) -> None:
    at.type("/")
    at.wait_until(lambda: at.lines[-1].strip() == "find", "a line to type in")
    at.type(text)


def save_their_brief(at: Terminal, home: Path) -> None:
    at.type("p")
    at.wait_for("the 3 marked points", "brief-2031-03-14.txt")
    at.type("\r")
    at.wait_for("Saved brief-2031-03-14.txt")
    brief = (home / "brief-2031-03-14.txt").read_text("utf-8")
    assert brief.partition("ALL POINTS BY EVENT (")[2].startswith("1 event · 3 points")
    command = brief.rpartition("\n\n")[2]
    assert re.findall(r"--point[\s\\]+'(.*?)'", command) == POINTS
    install(home, "briefing", f'#!/bin/sh\nexec "{sys.executable}" -m briefing "$@"\n')
    env = {"PATH": path_to(home), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    again = subprocess.run(
        ["sh", "-c", command], cwd=home, env=env, capture_output=True, check=False
    )
    assert (again.stdout.decode(), again.stderr) == (brief, b"")


def change_a_file_break_it_and_mend_it(at: Terminal, path: Path) -> None:
    good = path.read_text("utf-8")
    path.write_text(good.replace("Vote of the councils", "Ballot of the two"), "utf-8")
    at.wait_for("Ballot of the two")
    path.write_text(good.replace("rank: headline", "rank: highest"), "utf-8")
    at.wait_for("1 problem (!)", "content/events/fares-vote.yaml:3: `highest`", "Ballot of the two")
    path.write_text(good, "utf-8")
    at.wait_for("Vote of the councils")
    # A frame may be painted between the timeline and the line above it.
    at.wait_until(lambda: "problem (!)" not in at.text, "no problem is left")


def edit_a_file(at: Terminal, home: Path) -> None:
    at.type("e")
    at.wait_for("Great drill in the strait")
    assert at.was_written_outside("now in the editor")
    option, line, path = json.loads((home / "words.json").read_text())
    assert (option, path) == ("-n", "copy/content/events/storm-drill.yaml")
    assert "id: watch" in (home / path).read_text("utf-8").splitlines()[int(line[1:]) - 1]


def come_again(home: Path) -> None:
    """The place and the marks are back; the day and the filter are not."""
    with opened(home, folder="copy") as at:
        at.wait_for(f"{WHOLE} · 3 marked", "► 24-27", "1 Timeline", "= Pilots of both ports")
        leave(at)


def come_again_without_a_memory(home: Path) -> None:
    [state] = (home / "state" / "briefing").iterdir()
    state.write_text("{")
    with opened(home, folder="copy") as at:
        at.wait_for(WHOLE, OPENED, "damaged")
        assert "marked" not in at.text
        leave(at)


# Coming and going


def test_it_is_resized_while_it_runs(tmp_path: Path) -> None:
    with opened(tmp_path) as at:
        at.wait_for(WHOLE, "2 Topics")
        at.resize(70, 20)
        os.kill(at.process.pid, signal.SIGWINCH)
        at.wait_until(lambda: "2 Topics" not in at.text and "Vote of the c" in at.text, "narrow")
        leave(at)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_it_leaves_the_terminal_as_it_was_when_told_to_end(
    tmp_path: Path, number: signal.Signals
) -> None:
    with opened(tmp_path) as at:
        at.wait_for(WHOLE)
        at.process.send_signal(number)
        assert at.wait_for_end() == 128 + number
        assert at.is_as_it_was()


def test_it_goes_on_and_ends_after_it_was_stopped_and_continued(tmp_path: Path) -> None:
    """By signals that a program gets without asking: from a debugger, a battery, a hang-up."""
    with opened(tmp_path) as at:
        at.wait_for(WHOLE)
        for number in (signal.SIGCONT, signal.SIGSTOP, signal.SIGCONT, signal.SIGCONT):
            at.process.send_signal(number)
        at.type("K")
        at.wait_for("► Thu 6")
        leave(at)
        assert at.is_as_it_was()


def test_it_ends_when_the_hang_up_also_continues_it(tmp_path: Path) -> None:
    """As the kernel does it: SIGHUP, then SIGCONT."""
    with opened(tmp_path) as at:
        at.wait_for(WHOLE)
        at.process.send_signal(signal.SIGCONT)
        at.close()
        at.process.send_signal(signal.SIGHUP)
        at.process.send_signal(signal.SIGCONT)
        assert at.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_it_ends_by_itself_when_the_terminal_is_gone_without_a_word(tmp_path: Path) -> None:
    with opened(tmp_path) as at:
        at.wait_for(WHOLE)
        at.type("K")
        at.wait_for("► Thu 6")
        at.close()
        assert at.process.wait(PATIENCE) == 128 + signal.SIGHUP
    [state] = (tmp_path / "state" / "briefing").iterdir()
    assert json.loads(state.read_text())["event"] == "mayors-meeting", "the place is kept"


def test_two_rooms_on_one_folder_keep_the_marks_of_both(tmp_path: Path) -> None:
    """They are closed at once, as the tabs of a window are, and one of them opens on a mark."""
    with opened(tmp_path) as at:
        at.wait_for(WHOLE)
        at.type("K\r ")
        at.wait_for("1 marked")
        leave(at)
    with opened(tmp_path) as one, opened(tmp_path) as other:
        for at in (one, other):
            at.wait_for("1 marked", "= The mayors left the")
        one.type("\r ")
        one.wait_until(lambda: "marked" not in one.text, "taken away")
        one.type("1J\r ")
        one.wait_for("1 marked", "› point 1 of 3")
        other.type("J\rj ")
        other.wait_for("2 marked", "› point 2 of 3")
        for at in (one, other):
            at.process.send_signal(signal.SIGHUP)
        for at in (one, other):
            assert at.wait_for_end() == 128 + signal.SIGHUP
    [state] = (tmp_path / "state" / "briefing").iterdir()
    marks = json.loads(state.read_text())["marks"]
    assert [mark.partition("#")[0] for mark in marks] == ["fares-vote", "fares-vote"]


def test_the_mark_of_a_point_that_is_not_there_waits_for_it(tmp_path: Path) -> None:
    """As while another branch of the folder is checked out."""
    path = state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})
    left = Remembered("fares-vote", marks=("gone#one", "mayors-meeting#venue"))
    assert remember(path, left) == ""
    with opened(tmp_path) as at:
        at.wait_for("1 marked")
        leave(at)
    assert recall(path)[0].marks == left.marks


def test_without_a_folder_the_shipped_briefing_is_opened(tmp_path: Path, shipped: Briefing) -> None:
    with opened(tmp_path, folder=None) as at:
        at.wait_for(shipped.brief.title[:20], "1 Timeline")
        at.type("6z")
        at.wait_for("the shipped briefing", "BOTTOM LINE")
        leave(at)


def test_a_dumb_terminal_gets_the_printed_brief(tmp_path: Path) -> None:
    with opened(tmp_path, TERM="dumb") as at:
        assert at.wait_for_end() == 0
        assert b"no terminal to open the room in" in at.raw
        assert b"BOTTOM LINE" in at.raw
        assert b"\x1b" not in at.raw


# Large folders, and such as cannot be shown


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that takes more than a moment to read."""
    folder = tmp_path_factory.mktemp("large") / "port"
    write_corpus(folder, 1_200)
    return folder


def test_a_large_folder_shows_how_far_it_is_before_the_room(tmp_path: Path, large: Path) -> None:
    with opened(tmp_path, folder=large) as at:
        at.wait_for("2 Topics", "as of ")
        before = at.raw[: at.raw.index(b"as of ")]
        assert re.search(rb"Reading [\d,]+ of 1,262 files", before)
        leave(at)


def test_reading_a_large_folder_can_be_left(tmp_path: Path, large: Path) -> None:
    shutil.copytree(large, tmp_path / "port", copy_function=os.link)
    for number in range(10):  # read in seconds, while `q` is answered at once
        for path in (large / "content/events").iterdir():
            os.link(path, tmp_path / f"port/content/events/again-{number}-{path.name}")
    with opened(tmp_path, folder="port", on_front_page=True) as at:
        at.wait_until(lambda: b"Reading" in at.raw, "reading")
        leave(at)
        assert b"as of " not in at.raw, "nobody waited for the room"


@pytest.mark.parametrize("size", ["small", "large"])
@pytest.mark.parametrize(
    ("missing", "words", "reason"),
    [
        ("content/brief.yaml", [], "briefing in port cannot be shown; briefing check port says"),
        ("", ["--topic", "nope"], "there is no topic `nope`; `briefing list topics` lists them"),
    ],
)
def test_why_it_cannot_be_shown_is_said_where_it_stays(
    tmp_path: Path, large: Path, size: str, missing: str, words: list[str], reason: str
) -> None:
    folder = tmp_path / "port"
    if size == "large":
        shutil.copytree(large, folder, copy_function=os.link)
    else:
        write_folder(folder, SOUND)
    if missing:
        (folder / missing).unlink()
    with opened(tmp_path, *words, folder="port") as at:
        assert at.wait_for_end() == (1 if missing else 2)
        assert at.was_written_outside(f"briefing: {reason}")
        assert at.is_as_it_was()
        assert (b"\x1b[?1049h" in at.raw) is (size == "large")


# Copying

COPIED = "Thu 6 Mar 2031: Mayors' meeting on the ferries"


def test_a_copy_reaches_the_terminal(tmp_path: Path) -> None:
    with opened(tmp_path) as at:
        at.wait_for(WHOLE)
        at.type("Ky")
        at.wait_for("Copied the event")
        assert b"\x1b]52;c;" + base64.b64encode(COPIED.encode()) + b"\a" in at.raw
        leave(at)


def test_a_copy_reaches_tmux(tmp_path: Path) -> None:
    install(tmp_path, "tmux", '#!/bin/sh\necho "$@" > words\ncat > copied\n')
    with opened(tmp_path, TMUX="/tmp/tmux-0/default,1,0", PATH=path_to(tmp_path)) as at:
        at.wait_for(WHOLE)
        at.type("Ky")
        at.wait_for("Copied the event")
        leave(at)
    assert (tmp_path / "words").read_text() == "load-buffer -w -\n"
    assert (tmp_path / "copied").read_text() == COPIED


# Few colours, few characters

SGR = re.compile(rb"\x1b\[([\d;]*)m")
WIDE_COLOUR = re.compile(rb"[34]8;(?:5;\d+|2;(\d+);(\d+);(\d+))")


def see_everything(at: Terminal) -> None:
    """Look at pages, panes and dialogs; what tells things apart is there without its colour."""
    at.wait_for(WHOLE, OPENED, "? Signing of", "⋮         6 months")
    at.type("H")
    at.wait_for("◦ Vote of the councils", "as of Mon 3 Mar 2031")
    at.type("L")
    at.wait_for(WHOLE)
    for keys, shown in (
        ("K\r ", "►= The mayors left the"),
        ("2 ", "►= The talks"),
        ("04", "6 disputes"),
        ("5", "◦  ◦  ◙  ◙"),
        ("6", "BOTTOM LINE"),
        ("7", "New on"),
        ("?", "Show what was known a day"),
        ("a", "As of which day?"),
    ):
        at.type(keys)
        at.wait_for(shown)
        assert unreadable(at) == ""
    at.type("\x1b")
    at.wait_until(lambda: "As of which day?" not in at.text, "closed")


def unreadable(at: Terminal) -> str:
    """What has the colour of its own background, but for ornament."""
    cells = [cell for row in at.screen.buffer.values() for cell in row.values()]
    return "".join(
        cell.data
        for cell in cells
        if cell.fg == cell.bg != "default" and (cell.data.isalnum() or cell.data in "◙◦?►▐⋮=!")
    )


@pytest.mark.parametrize(
    "theme",
    [
        "textual-dark",
        "textual-light",
        "ansi-dark",
        "ansi-light",
    ],
)
def test_without_colour_nothing_is_lost(tmp_path: Path, theme: str) -> None:
    with opened(tmp_path, "--theme", theme, has_colours=True, NO_COLOR="1") as at:
        see_everything(at)
        leave(at)
        triplets = WIDE_COLOUR.findall(at.raw)
        assert {triplet for triplet in triplets if len(set(triplet)) > 1} == set(), "only greys"


@pytest.mark.parametrize(
    ("theme", "term", "colours"),
    [
        ("textual-dark", "xterm-16color", ""),
        ("textual-light", "xterm-16color", ""),
        ("ansi-dark", "xterm-16color", ""),
        ("ansi-dark", "xterm-256color", "truecolor"),
        ("ansi-light", "xterm-256color", "truecolor"),
    ],
)
def test_on_sixteen_colours_nothing_is_lost(
    tmp_path: Path, theme: str, term: str, colours: str
) -> None:
    words = "--theme", theme
    with opened(tmp_path, *words, has_colours=True, TERM=term, COLORTERM=colours) as at:
        see_everything(at)
        leave(at)
        assert SGR.search(at.raw)
        assert not WIDE_COLOUR.search(at.raw)


def test_where_only_ascii_is_taken_nothing_else_is_written(tmp_path: Path) -> None:
    with opened(tmp_path, PYTHONIOENCODING="ascii") as at:
        at.wait_for("as of Fri 14 Mar 2031 - 5 sources", "> Mon 10 |* Vote of the councils")
        for keys, shown in (
            ("K\r ", ">= The mayors left the"),
            ("4", "6 disputes"),
            ("5", "o  o  *  *"),
            ("6", "BOTTOM LINE"),
            ("?", "Show what was known a day"),
            ("p", "the marked point"),
        ):
            at.type(keys)
            at.wait_for(shown)
        at.type("\x1b")
        at.wait_until(lambda: "the marked point" not in at.text, "closed")
        at.type(":")
        at.wait_for("Day back")
        at.type("\x1b")
        at.wait_until(lambda: "Day back" not in at.text, "closed")
        leave(at)
        assert at.raw.isascii()


def test_keys_that_come_in_one_burst_are_not_lost(tmp_path: Path) -> None:
    """As over a slow line, or from a macro."""
    with opened(tmp_path) as at:
        at.wait_for("1 Timeline")
        at.type("K/passaga\x7fe\rn")
        at.wait_for("hit 1 of 2")
        at.type("a12 Mat\x7fr\r:")
        at.wait_for("as of Wed 12 Mar 2031", "Next headline")
        at.type("\x1b")
        at.wait_until(lambda: "Next headline" not in at.text, "closed")
        leave(at)
