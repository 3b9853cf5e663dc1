"""The linear room: the session as lines of text, from a pipe and in a terminal."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from briefing.document.blocks import (
    DisputeRow,
    Document,
    JudgmentItem,
    Ref,
    RowSide,
    Section,
    Statement,
    Undertaking,
)
from briefing.document.phrases import notes_on_records
from briefing.lens.lens import Lens
from briefing.lens.seen import Places
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.model.records import Briefing, Paragraphs
from briefing.render.text.cells import cell_width
from briefing.system.remembered_state import Remembered, recall, remember
from briefing.system.user_paths import state_path
from briefing.tui.commands import COMMANDS
from briefing.tui.document_targets import targets_of
from briefing.tui.last_visit import begin
from briefing.tui.linear.actions import ACTIONS, answer
from briefing.tui.linear.conversation import set_lines
from briefing.tui.linear.front import front_items
from briefing.tui.linear.requests import LinearRequest, read_request, typed
from briefing.tui.linear.room import LinearRoom
from briefing.tui.pages import PAGES, page_of
from briefing.tui.pages.page_context import context_of
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.places import About, Pane, Shown
from briefing.tui.session_steps import STEPS
from briefing.tui.target import TargetKind, point_target
from briefing.tui.user_keymap import remap
from briefing.tui.workspace import Workspace
from tests.conftest import HARBOUR, ROOT
from tests.folders import write_folder
from tests.terminal import PATIENCE, Terminal, install, opened

WALK = """\

list
#12
f
b
front
#14
f
b
#25
f
read
F
H
l
L
1
K
f


space
f
f
b
b
where
H
l
7
list
4

#4
y
f
2

space
list
0
3
G
w
w
o
5
J
tab
1
/ radar
n
8
: tide study
: 1
: tim
: 1
]
b
forward
D
D 3 Mar..7 Mar
7
7
9
#3
i
i who pays?
again
m
#2
i -
M
m
M
1
a 12 Mar
a 1/2
6
read
s
z
<
t
!
?
12
f
day
dispute
nonsense
p
q
"""
"""A walk through most of the commands."""


def talk(
    home: Path, lines: str, *words: str, folder: str | Path | None = "tests/harbour", **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the program with lines from a pipe."""
    named = [] if folder is None else [str(folder)]
    kept = {name: text for name, text in os.environ.items() if name != "TMUX"}
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("STATE", "CONFIG")}
    own |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "briefing", *named, "--linear", *words],
        cwd=ROOT,
        env=kept | own | env,
        input=lines.encode("utf-8", "surrogateescape"),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def new_visit(
    root: Path = HARBOUR,
    lens: Lens = Lens(),  # noqa: B008
    remembered: Remembered = Remembered(),  # noqa: B008
) -> LinearRoom:
    """Return a room as it opens: on the front page."""
    loaded = load(str(root))
    assert loaded.briefing
    workspace = Workspace(str(root), None, "an invented briefing")
    workspace.open_with(loaded.problems)
    session = begin(Index(loaded.briefing), lens, remembered)
    return LinearRoom(workspace, session, is_interactive=False)


def room_in(root: Path = HARBOUR) -> LinearRoom:
    """Return a room one step back from the front page: at the headline nearest to the day."""
    room = new_visit(root)
    answer(room, "back")
    return room


def say(room: LinearRoom, *lines: str) -> str:
    """Type lines; return the answer to the last one."""
    answers = [answer(room, line) for line in lines]
    return "\n".join(answers[-1])


def paragraphs_of(room: LinearRoom) -> list[Paragraph]:
    """Return the paragraphs of the page that a room is on."""
    context = context_of(room.session, room.workspace, 1_000)
    return page_of(context._replace(name_of=typed))


def size_of(shown: Shown, event: str = "") -> int:
    """Count the items of a page of the last day: what a gap, an item or a sign sets apart."""
    room = room_in()
    room.go(room.session.having(shown=shown, event=event or room.session.event, pane=Pane.READER))
    before, number = GAP, 0
    for each in paragraphs_of(room):
        is_apart = not before.text or each.item != before.item
        if each.text and (is_apart or not (each.item or not each.first.strip())):
            number += 1
        before = each
    return number


def front_size(room: LinearRoom) -> int:
    """Count the items of a front page: the title, the headings, the entries, the links."""
    document = room.session.lookup.front_page
    titled = [each for each in document.sections if each.key != "sources-in-short"]
    headings = [each for each in titled if each.key not in ("bottom-line", "notes")]
    links = [each for each in titled if each.more]
    return 1 + len(headings) + sum(len(each.blocks) for each in titled) + len(links)


@pytest.fixture(scope="module")
def sizes() -> Mapping[str, int]:
    """The numbers of items of pages on the last day, by the words that stand for them in tests."""
    return {
        "front": front_size(new_visit()),
        "front_before": front_size(new_visit(lens=Lens(as_of=date(2031, 3, 10)))),
        "front_first": front_size(new_visit(lens=Lens(as_of=date(2031, 3, 3)))),
        "help": size_of(Shown(About.KEYS)),
        "disputes": size_of(Shown(About.DISPUTES)),
        "commitments": size_of(Shown(About.COMMITMENTS)),
        "vote": size_of(Shown(About.EVENT), "fares-vote"),
        "mayors": size_of(Shown(About.EVENT), "mayors-meeting"),
        "bottom": size_of(Shown(About.BOTTOM_LINE)) - 1,  # its heading has the text below it
    }


def copy_of_harbour(home: Path) -> Path:
    for name in ("content", "seeds"):
        shutil.copytree(HARBOUR / name, home / "copy" / name)
    return home / "copy"


# From a pipe


def test_a_walk_from_a_pipe(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    done = talk(tmp_path, WALK)
    assert (done.returncode, done.stderr) == (0, "")
    golden("linear.txt", done.stdout)


def test_the_page_about_it_shows_what_is_printed(tmp_path: Path) -> None:
    page = (ROOT / "docs/linear.md").read_text("utf-8")
    [shown] = re.findall(r"^```text\n\$ [^\n]*\n(.+?)^```", page, re.MULTILINE | re.DOTALL)
    typed_lines = re.findall(r"^> (.*)\n", shown, re.MULTILINE)
    assert len(typed_lines) > 1
    lines = "".join(f"{line}\n" for line in typed_lines)
    assert talk(tmp_path, lines).stdout.startswith(shown)
    rows = re.findall(r"^\| (`[^|]+`) \|", page, re.MULTILINE)
    assert len(rows) > 20
    for line in re.findall(r"`([^`]+)`", " ".join(rows)):
        request = read_request(line, COMMANDS)
        assert isinstance(request, LinearRequest)
        assert request.command in ACTIONS or request.command in STEPS


def test_textual_is_never_imported(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom briefing.cli import main\n"
        "code = main(['tests/harbour', '--linear'])\n"
        "print(code, *sys.modules, file=sys.stderr)"
    )
    lines = WALK.removesuffix("q\n") + f"p {tmp_path / 'brief.md'}\nY\nr\nq\n"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"XDG_STATE_HOME": str(tmp_path)},
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0"
    assert "Saved" in done.stdout and "Read anew: 18 events" in done.stdout
    assert "briefing.tui.linear.actions" in modules
    assert not {"textual", "asyncio"} & {name.split(".")[0] for name in modules}


def test_many_lines_at_once_are_all_answered(tmp_path: Path) -> None:
    done = talk(tmp_path, "1\ng\n" + "\n" * 300 + "g\n" * 100)
    assert done.returncode == 0, "the end of the input leaves"
    assert done.stdout.count("\n> ") == 403
    assert done.stdout.count("This is the last item: 18 of 18.") == 300 - 17
    assert done.stdout.endswith("This is the first item: 1 of 18.\n> \n")


def test_output_is_ascii_where_the_encoding_asks_for_it(tmp_path: Path) -> None:
    done = talk(tmp_path, "1\nK\nf\n4\nfind “böser\nlist\n", PYTHONIOENCODING="ascii:replace")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "\n[4 p2] Jon Moreau, Mayor of Southport\n" in done.stdout


def test_lines_of_a_pipe_are_not_wrapped(tmp_path: Path) -> None:
    done = talk(tmp_path, "6\nread\n")
    statement = next(line for line in done.stdout.splitlines() if "independent origins" in line)
    assert len(statement) > 300
    assert "====" not in done.stdout


def test_no_control_character_of_a_line_is_repeated(tmp_path: Path) -> None:
    done = talk(tmp_path, "\x1b[31m\n: \x1b[2J\n/ \x1b]\n\udcff\x00\np \x1b/x.txt\n")
    assert done.returncode == 0
    assert all(char == "\n" or char.isprintable() for char in done.stdout)
    assert "There is no command `\\x1b[31m`." in done.stdout


def test_a_reader_that_has_gone_ends_it(tmp_path: Path) -> None:
    command = f"yes list | {sys.executable} -m briefing tests/harbour --linear | head -1"
    env = os.environ | {"XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, env=env, capture_output=True, check=False, timeout=PATIENCE
    )
    assert done.stdout == b"Ferry talks of two ports, March 2031\n"
    assert b"Traceback" not in done.stderr and b"bug" not in done.stderr


def test_a_folder_with_errors_is_read_and_says_them(tmp_path: Path) -> None:
    root = copy_of_harbour(tmp_path)
    with (root / "content/events/strike.yaml").open("a") as file:
        file.write("rnak: headline\n")
    done = talk(tmp_path, "!\n\nf\n", folder=root)
    assert done.returncode == 0
    assert "1 problem in the folder. Type problems to read what is wrong." in done.stdout
    assert "problem: content/events/strike.yaml:" in done.stdout
    assert "did you mean `rank`?" in done.stdout
    assert re.search(r"\n> f\ncontent/events/strike.yaml, line \d+\n", done.stdout)


def test_what_cannot_be_shown_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken/content").mkdir(parents=True)
    (tmp_path / "broken/content/brief.yaml").write_text("[")
    for name, code in (("empty", 1), ("broken", 1), ("missing", 2)):
        done = talk(tmp_path, "q\n", folder=tmp_path / name)
        assert (done.returncode, done.stdout) == (code, "")
        assert done.stderr.startswith("briefing: ")


def test_a_briefing_without_events_answers_every_command(tmp_path: Path) -> None:
    files = {"content/brief.yaml": "title: Nothing yet\n", "content/events/.keep": ""}
    room = room_in(Path(write_folder(tmp_path, files)))
    assert "0 events · 0 points." in room.open()
    for pane, heading in (
        ("1", "Timeline, 0 events."),
        ("2", "Topics, 0 items."),
        ("3", "Sources, 0 items."),
        ("5", "Matrix, 0 events."),
    ):
        assert say(room, pane) == f"{heading}\nThere is nothing here."
        assert say(room, "") == "There is nothing here."
    for command in COMMANDS:
        assert say(room, command.id)


# In a terminal


def has_prompts(at: Terminal, number: int) -> bool:
    return at.raw.count(b"\n> ") >= number


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_a_terminal_gets_the_same_walk_wrapped(tmp_path: Path, term: str) -> None:
    piped = talk(tmp_path / "pipe", WALK, folder=HARBOUR).stdout
    answers = piped.split("\n> ")
    with opened(tmp_path, "--linear", columns=72, lines=50, TERM=term) as at:
        for number, line in enumerate(["", *WALK.splitlines()]):
            if number:
                at.type(f"{line}\n")
            at.wait_until(partial(has_prompts, at, number + 1), f"answered: {line}")
            if number == len(answers) - 2:
                break
        at.type("q\n")
        assert at.wait_for_end() == 0
        assert b"\x1b" not in at.raw
        shown = at.raw.decode().replace("\r", "")
    assert max(map(cell_width, shown.splitlines())) <= 72
    assert len(shown.splitlines()) > len(piped.splitlines()), "long lines are wrapped"
    assert shown.split() == piped.split()


def test_a_burst_of_lines_in_a_terminal_is_answered_in_order(tmp_path: Path) -> None:
    with opened(tmp_path, "--linear", columns=200, lines=50) as at:
        at.type("1\ng\n" + "\n" * 20 + "k\n" * 5 + "again\n" + "#3\nf\nwhere\nq\n")
        assert at.wait_for_end() == 0
        assert b"\x1b" not in at.raw
    places = [int(found) for found in re.findall(rb"\n(\d+) of 18, event", at.raw)]
    up = [*range(1, 19), *range(17, 12, -1)]
    assert places == [10, *up, 13, 3]
    assert at.raw.count(b"This is the last item") == 3
    size = size_of(Shown(About.EVENT), "lightship-repair")
    assert f"Event: Repair of the lightship, {size} items: at 2.".encode() in at.raw


def interrupt(at: Terminal) -> None:
    """Send what Ctrl+C sends, once the program waits for a line."""
    at.rest()
    at.process.send_signal(signal.SIGINT)


def test_ctrl_d_leaves_and_ctrl_c_says_how(tmp_path: Path) -> None:
    with opened(tmp_path, "--linear") as at:
        at.wait_for("leaves.", "> ")
        interrupt(at)
        at.wait_for("q leaves, and so does Ctrl+C if it comes again.")
        at.type("1\nK\n")
        at.wait_for("7 of 18, event")
        interrupt(at)
        at.wait_until(lambda: at.raw.count(b"q leaves, and so") == 2, "said again")
        interrupt(at)
        assert at.wait_for_end() == 130
        assert at.is_as_it_was()
    with opened(tmp_path, "--linear") as at:
        at.wait_for("bottom line, new: ", "> ")
        at.type("b\n")
        at.wait_for("7 of 18, event")
        at.rest()
        at.type("\x04")
        assert at.wait_for_end() == 0
        assert at.raw.endswith(b"\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_the_place_is_kept(tmp_path: Path, number: signal.Signals) -> None:
    with opened(tmp_path, "--linear") as at:
        at.type("1\nK\n")
        at.wait_for("7 of 18, event")
        at.rest()
        at.process.send_signal(number)
        assert at.wait_for_end() == 128 + number
    path = state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})
    assert recall(path)[0].event == "mayors-meeting"


def test_a_terminal_that_goes_away_ends_it(tmp_path: Path) -> None:
    with opened(tmp_path, "--linear") as at:
        at.wait_for("leaves.", "> ")
        at.close()
        assert at.process.wait(PATIENCE) == 129


def test_the_editor_opens_at_the_item_and_the_folder_is_read_anew(tmp_path: Path) -> None:
    copy_of_harbour(tmp_path)
    editor = f"""#!{sys.executable}
import sys
from pathlib import Path
path = Path(sys.argv[-1])
path.write_text(path.read_text().replace("Storm drill", "Great drill"))
Path("words.txt").write_text(" ".join(sys.argv[1:-1]))
"""
    vim = install(tmp_path, "vim", editor)
    with opened(tmp_path, "--linear", folder="copy", VISUAL=f"{vim} -n") as at:
        at.type("1\n#2\ne\n")
        at.wait_for("content/events/storm-drill.yaml, line 1", "Read anew: 18 events")
        at.wait_for("Great drill in the strait")
        at.type("q\n")
        assert at.wait_for_end() == 0
    assert (tmp_path / "words.txt").read_text() == "-n +1"


# Lines


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("", LinearRequest("item_down")),
        (" ", LinearRequest("pick")),
        ("\t", LinearRequest("next_pane")),
        ("j", LinearRequest("item_down")),
        ("J", LinearRequest("next_headline")),
        ("5", LinearRequest("show_matrix")),
        ("8", LinearRequest("show_hits")),
        ("0", LinearRequest("whole")),
        ("F", LinearRequest("show_front")),
        ("f", LinearRequest("follow")),
        ("front", LinearRequest("show_front")),
        ("front page", LinearRequest("show_front")),
        ("#5", LinearRequest("item", "5")),
        ("item 5", LinearRequest("item", "5")),
        ("12", LinearRequest("item", "12")),
        ("Esc", LinearRequest("back")),
        ("ctrl+p", LinearRequest("palette")),
        ("day_on", LinearRequest("day_on")),
        ("Day on", LinearRequest("day_on")),
        ("disp", LinearRequest("show_disputes")),
        ("head prev", LinearRequest("previous_headline")),
        ("next", LinearRequest("item_down")),
        ("a 10 Jan", LinearRequest("ask_day", "10 Jan")),
        ("as of 10 Jan", LinearRequest("ask_day", "10 Jan")),
        ("/", LinearRequest("find")),
        ("/two words", LinearRequest("find", "two words")),
        ("Find Two words", LinearRequest("find", "Two words")),
        (":tide", LinearRequest("palette", "tide")),
        ("compare 10 Jan..13 Jan", LinearRequest("compare", "10 Jan..13 Jan")),
        ("D 10 Jan..13 Jan", LinearRequest("compare", "10 Jan..13 Jan")),
        ("note who pays?", LinearRequest("note", "who pays?")),
        ("i who pays?", LinearRequest("note", "who pays?")),
        ("i", LinearRequest("note")),
        ("]", LinearRequest("forward")),
        ("m", LinearRequest("show_marks")),
        ("marks", LinearRequest("show_marks")),
        ("M", LinearRequest("clear_marks")),
        ("p a b.TXT", LinearRequest("save", "a b.TXT")),
        ("day", "`day` can be: day back, day on."),
        ("dispotes", "There is no command `dispotes`. Did you mean `disputes`? help says more."),
        ("x" * 99, f"There is no command `{'x' * 60}…`. help says more."),
    ],
)
def test_lines_are_read(line: str, request_: LinearRequest | str) -> None:
    assert read_request(line, COMMANDS) == request_


def test_the_readers_own_keys_come_first() -> None:
    commands, problems = remap(COMMANDS, {"copy": "f", "day_on": "ctrl+b"})
    assert not problems
    assert read_request("f", commands) == LinearRequest("copy")
    assert read_request("l", commands) == "`l` can be: last day, last item, leave it out."
    assert read_request("F", commands) == LinearRequest("show_front")
    assert (typed(commands, "follow"), typed(commands, "day_on")) == ("follow", "day on")


def test_a_digit_alone_is_a_key_even_if_no_command_has_it() -> None:
    commands, problems = remap(COMMANDS, {"show_hits": "x"})
    assert not problems
    assert read_request("8", commands) == "8 is no key: #8 goes to that item."
    assert read_request("#8", commands) == LinearRequest("item", "8")
    assert read_request("x", commands) == LinearRequest("show_hits")


ANSWERS = {
    "day_back": ("As of Mon 10 Mar 2031 · 4 sources", "Timeline, 17 events.", "10 of 17, event"),
    "day_on": ("Nothing was published after this day.",),
    "first_day": ("As of Mon 3 Mar 2031 · 1 source", "3 of 3, event"),
    "last_day": ("This is the last day of publication.",),
    "ask_day": ("Type a and a day, such as: a 14 Mar, or a 2031-03-14.",),
    "item_up": ("9 of 18, event: between 8 and 12 Mar 2031: Tour",),
    "item_down": ("11 of 18, event: Mon 10 Mar 2031: Signing",),
    "page_down": ("18 of 18, ",),
    "page_up": ("1 of 18, ",),
    "first_item": ("1 of 18, ",),
    "last_item": ("18 of 18, ",),
    "next_headline": ("There is no headline event after this one.",),
    "previous_headline": ("7 of 18, event, headline, disputed: Thu 6 Mar 2031: Mayors",),
    "follow": (
        "Event: Vote of the councils on fares, {vote} items.",
        "2 of {vote}, point: The councils raised the fares",
    ),
    "back": ("There is nothing to go back to.",),
    "forward": ("Front page, {front} items.", "2 of {front}, bottom line, new: The two cities"),
    "show_front": (
        "Front page, {front} items.",
        "2 of {front}, bottom line, new: The two cities",
    ),
    "show_hits": ("Hits, 1 item.", "text: Nothing is searched yet: find finds."),
    "show_keys": ("A line is a key, a command", "Help, {help} items.", "heading: Days"),
    "find": ("Type find and words",),
    "quit": ("The place and the marks are kept.",),
    "next_pane": (
        "Event: Vote of the councils on fares, {vote} items.",
        "1 of {vote}, heading: Vote",
    ),
    "previous_pane": ("Sources, 5 items.", "1 of 5, source"),
    "show_timeline": ("Timeline, 18 events.", "10 of 18, event"),
    "show_topics": ("Topics, 5 items.", "1 of 5, topic: The talks"),
    "show_sources": ("Sources, 5 items.", "1 of 5, source, cited by what has the cursor: [1] "),
    "show_disputes": (
        "Disputes, {disputes} items.",
        "1 of {disputes}, heading: 6 disputes, 3 open",
    ),
    "show_matrix": ("Matrix, 18 events.", "reported by [5]; announced by [1,2,3,4]"),
    "show_brief": ("Brief, ", "heading: Ferry talks of two ports"),
    "show_changes": ("Changes, ", "heading: New on Fri 14 Mar 2031 since Mon 10 Mar"),
    "compare": (
        "Type D and two days, such as: D 10 Mar..14 Mar.",
        "\nDays of publication: 3 Mar, 5 Mar, 7 Mar, 10 Mar, 14 Mar.",
    ),
    "show_commitments": (
        "Commitments, {commitments} items.",
        "1 of {commitments}, heading: 7 commitments",
    ),
    "show_marks": ("Marks, 1 item.", "1 of 1, heading: 0 marks", "\npick marks the point"),
    "note": ("No point has the cursor: f goes to the points of an event.",),
    "clear_marks": ("Nothing is marked: pick marks a point.",),
    "show_problems": ("Problems, 1 item.", "No problems in this folder."),
    "pick": ("This marks a point, or filters by a topic or a source: f goes",),
    "next_hit": ("Nothing is searched yet: find finds.",),
    "previous_hit": ("Nothing is searched yet: find finds.",),
    "copy": ("This is the event:", "Mon 10 Mar 2031: Vote of the councils on fares"),
    "copy_citation": ("No point has the cursor: f goes",),
    "leave_out": ("No source has the cursor: 3 lists them.",),
    "open_address": ("The record of [1] gives no address.",),
    "edit": ("content/events/fares-vote.yaml, line 1",),
    "save": ("Type p FILE: its ending chooses the format (.html ",),
    "order_topics": ("The topics are sorted by points: 2 shows them.",),
    "reload": ("Read anew: 18 events",),
    "suspend": ("Press Ctrl+Z to go back to the shell",),
    "narrower": ("Widths need a screen",),
    "wider": ("Widths need a screen",),
    "zoom": ("Zooming needs a screen",),
    "theme": ("A theme needs a screen",),
    "whole": ("The whole briefing is shown already.",),
    "palette": ("Type palette and words",),
}
"""What each command is answered with on the timeline, at the headline of the last day.

A word in braces is the size of a page, which `sizes` counts.
"""
ON_FRONT = ANSWERS | {
    "forward": ("There is nothing to go forward to: this leads again to what b has left.",),
    "day_back": (
        "As of Mon 10 Mar 2031",
        "Front page, {front_before} items, 5 new since Fri 7 Mar",
    ),
    "first_day": (
        "As of Mon 3 Mar 2031",
        "Front page, {front_first} items.",
        "3 of {front_first}, next: ",
    ),
    "item_up": ("1 of {front}, heading: Ferry talks of two ports, March 2031", "As of Fri 14 Mar"),
    "item_down": ("3 of {front}, heading: What was agreed",),
    "page_down": ("12 of {front}, judgment J1, new: ",),
    "page_up": ("1 of {front}, heading: ",),
    "first_item": ("1 of {front}, heading: ",),
    "last_item": ("{front} of {front}, note: Unmarked points: one origin.",),
    "previous_headline": (
        "Event: Mayors' meeting on the ferries, {mayors} items.",
        "1 of {mayors}, heading",
    ),
    "follow": (
        "Bottom line, {bottom} items.",
        "1 of {bottom}, heading: Bottom line",
        "\nThe two cities will",
    ),
    "back": ("Timeline, 18 events.", "10 of 18, event, headline, new or changed, disputed: Mon"),
    "next_pane": ("Topics, 5 items.", "1 of 5, topic"),
    "previous_pane": ("Timeline, 18 events.", "10 of 18, event"),
    "copy": ("This is the bottom line:", "The two cities will run one timetable from 2032"),
    "open_address": ("No source has the cursor: 3 lists them.",),
    "edit": ("content/brief.yaml, line ",),
}
"""What each command is answered with on the front page, with which every visit begins."""


@pytest.mark.parametrize("command", [each.id for each in COMMANDS])
@pytest.mark.parametrize(("room_at", "answers"), [(room_in, ANSWERS), (new_visit, ON_FRONT)])
def test_each_command_is_answered_by_its_keys_its_name_and_its_title(
    room_at: Callable[[], LinearRoom],
    answers: Mapping[str, Sequence[str]],
    command: str,
    sizes: Mapping[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    row = next(each for each in COMMANDS if each.id == command)
    [said] = {say(room_at(), line) for line in (*row.keys, row.id, row.title)}
    for words in answers[command]:
        assert words.format(**sizes) in said
    room = room_at()
    say(room, row.id)
    assert room.has_left is (command == "quit")


def words_as_they_stand(text: str) -> set[str]:
    return {word for word in text.split() if any(map(str.isalnum, word))}


def words_alone(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def text_or_keys(paragraph: Paragraph) -> str:
    """Return the text of a paragraph; of one with a command's keys, what is typed for them."""
    command = next((each for each in COMMANDS if each.shown_keys == paragraph.text), None)
    return ", ".join(command.keys) if command else paragraph.text


NUMBERS = {
    "first": {About.TOPIC: 5, About.SOURCE: 1, About.JUDGMENT: 0, About.GAP: 0},
    "last": {About.TOPIC: 5, About.SOURCE: 5, About.JUDGMENT: 1, About.GAP: 5},
}
"""How many pages of a kind there are on a day; of the others, one."""
WITHOUT_ITEMS = {
    "first": (About.DISPUTES, About.BOTTOM_LINE, About.PROBLEMS, About.COMMITMENTS),
    "last": (About.PROBLEMS,),
}
"""The pages on which the cursor can be on nothing, on a day."""


@pytest.mark.parametrize("about", PAGES)
@pytest.mark.parametrize("day", ["first", "last"])
def test_nothing_of_a_page_is_left_out(about: About, day: str, harbour: Briefing) -> None:
    room = room_in()
    answer(room, f"{day} day")
    marks = frozenset({"announcement#announced"})
    room.go(room.session.having(query="mayors", marks=marks))
    lookup = room.session.lookup
    names = {
        About.TOPIC: list(harbour.brief.topics),
        About.SOURCE: list(lookup.sources),
        About.JUDGMENT: list(lookup.judgments),
        About.GAP: list(lookup.gaps),
    }
    pages = names.get(about, [""])
    assert len(pages) == NUMBERS[day].get(about, 1)
    found = []
    for name in pages:
        room.go(room.session.open(Shown(about, name)))
        assert room.session.shown == Shown(about, name)
        # The front page is worded for the ear: its headings are no capitals, its columns parts.
        words_of = words_alone if about is About.FRONT else words_as_they_stand
        said = words_of(say(room, "g", "read"))
        paragraphs = paragraphs_of(room)
        assert any(map(text_or_keys, paragraphs))
        for paragraph in paragraphs:
            text = text_or_keys(paragraph)  # its table has dashes, which are not read aloud
            assert words_of(notes_on_records(text) if about is About.FRONT else text) <= said
        # The entries of the front page have a test of their own, the brief has no items.
        if about not in (About.FRONT, About.BRIEF):
            targets = [
                target for target, _ in groupby(each.item for each in paragraphs if each.text)
            ]
            listing = room.listing
            items = [listing.at(place).target for place in range(listing.size)]
            assert [each for each in items if each] == [each for each in targets if each]
            found += [each for each in targets if each]
    if about not in (About.FRONT, About.BRIEF):
        assert bool(found) is (bool(pages) and about not in WITHOUT_ITEMS[day])


def test_marks_the_place_and_the_theme_are_those_of_the_room(tmp_path: Path) -> None:
    path = state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})
    mark = "storm-drill#watch"
    remember(path, Remembered("mayors-meeting", "", (mark,), "ansi-dark"))
    done = talk(tmp_path, "b\nf\nspace\n", folder=HARBOUR)
    assert "\n7 of 18, event" in done.stdout
    point = "mayors-meeting#fare-talks"
    marks = tuple(sorted((point, mark)))
    assert recall(path)[0] == Remembered(
        "mayors-meeting", point, marks, "ansi-dark", seen="2031-03-14"
    )


def test_each_entry_of_the_front_page_is_one_item_that_leads_deeper(
    sizes: Mapping[str, int],
) -> None:
    room = new_visit()
    assert room.listing.size == sizes["front"]
    targets = [room.listing.at(place).target for place in range(room.listing.size)]
    leading = [each for each in targets if each and each.kind is not TargetKind.COMMAND]
    assert leading == list(targets_of(room.session.lookup.front_page))
    answer(room, "#9")
    assert say(room, "again") == (
        f"9 of {sizes['front']}, agreed: The mayors will meet again in Southport before the end "
        "of the year; Lind; agreed; [3 ¶5] [4 ¶2]; 2 origins"
    )
    at_event = f"Event: Mayors' meeting on the ferries, {sizes['mayors']} items."
    assert say(room, "f").startswith(at_event)
    assert room.session.item == point_target("mayors-meeting#next-meeting")
    assert say(room, "b").endswith(say(room, "#9"))
    for place, page in (
        (12, "Judgment, "),
        (15, "Disputes, "),
        (17, "Event: Visit of "),
        (25, "Not known, "),
    ):
        assert say(room, f"#{place}", "f").startswith(page)
        answer(room, "b")
    assert room.place == 24


def test_an_entry_is_said_in_the_order_of_a_sentence() -> None:
    ground = (Places(3, "wire", (Paragraphs(2, 2),)),)
    pact = Undertaking(
        "point-a.b", "A pact.", "both", "to be signed", "10 Jan", ground, ("unnamed",), (Ref("d"),)
    )
    judgment = JudgmentItem("j", "It rises.", "low", "Withdrawn.")
    sides = (RowSide("the outlet", ground, ""), RowSide("", (), "5 / 4 = 1.25"))
    page = Document(
        "A title",
        "The gist.",
        date(2031, 3, 14),
        (),
        "1 source of 1 origin",
        "topic Fares",
        "[2]: 1 point goes.",
        "new since Mon 10 Mar 2031",
        frozenset({pact.key}),
        [
            Section("bottom-line", "Bottom line", [Statement("All is well.")]),
            Section("agreed", "What was agreed", [pact], note="nothing yet", more=24),
            Section("judgments", "Judgments", [judgment]),
            Section("in-dispute", "In dispute", [DisputeRow("d", "How much", sides, "")]),
        ],
    )
    row = "A pact; both; to be signed; due 10 Jan; [3 ¶2]; unnamed; dispute D1"
    assert [(*each[:2], each.details, each.notes) for each in front_items(page)] == [
        (
            "heading",
            "The gist.",
            (
                "As of Fri 14 Mar 2031 · 1 source of 1 origin · new since Mon 10 Mar 2031",
                "Shows only: topic Fares",
                "Without [2]: 1 point goes.",
            ),
            (),
        ),
        ("bottom line", "All is well.", (), ()),
        ("heading", "What was agreed (nothing yet)", (), ()),
        ("agreed", row, (), ("new",)),
        ("link", "24 more in the whole brief.", (), ()),
        ("heading", "Judgments", (), ()),
        ("judgment J1", "It rises. Withdrawn. Confidence: low.", (), ()),
        ("heading", "In dispute", (), ()),
        ("dispute D1", "How much: the outlet [3 ¶2] against [5 / 4 = 1.25]", (), ()),
    ]


def test_what_is_new_since_the_last_visit_is_read_first() -> None:
    room = new_visit(remembered=Remembered(seen="2031-03-07"))
    said, size = room.open(), front_size(room)
    start = said.index(f"Front page, {size} items, 13 new since Fri 7 Mar 2031.")
    assert (
        said[start + 1] == f"3 of {size}, news: Source: [5] The Mariner, Fri 14 Mar 2031, 4 points"
    )
    assert [line.partition(",")[0] for line in said[start + 1 :]] == [
        f"{number} of {size}" for number in range(3, 9)
    ]
    assert room.place == 2
    assert say(room, "f").startswith("Source [5] The Mariner: ")
    assert say(room, "b", "#9") == f"9 of {size}, link: 7 more, marked +, in the whole brief."
    assert say(room, "f").startswith("Changes, ")
    room = new_visit(lens=Lens(new_since=date(2031, 3, 14)))
    nothing = room.open()
    assert f"Front page, {front_size(room)} items, nothing new since Fri 14 Mar 2031." in nothing


def test_after_a_step_between_days_the_front_page_says_what_is_new() -> None:
    room = new_visit()
    answer(room, "H")
    answer(room, "#4")
    said = say(room, "l").splitlines()[2:]
    size = front_size(room)
    assert said == [
        f"Front page, {size} items, 4 new since Mon 3 Mar 2031.",
        f"5 of {size}, next, new: Thu 20 Mar 2031: Order of new ferries [2 ¶4]",
        f"6 of {size}, next, new: May 2031: Regatta of the two ports [2 ¶11]; Southport",
        f"7 of {size}, next, new: no date: Trial crossing by night [2 ¶9]; second-hand",
        f"8 of {size}, next, new: no date: New fees for pilots [2 ¶10]",
    ]
    assert say(room, "again").startswith(f"5 of {size}, ")
    assert (
        say(room, "")
        == f"6 of {size}, next, new: May 2031: Regatta of the two ports [2 ¶11]; Southport"
    )
    said = say(room, "h").splitlines()[2:]
    size = front_size(room)
    assert said == [
        f"Front page, {size} items.",
        f"3 of {size}, next: Thu 6 Mar 2031: Mayors' meeting on the ferries [1 ¶2]; Northport",
    ]


def test_a_source_filters_and_a_search_that_narrows_already_says_so() -> None:
    room = room_in()
    assert "Filtered: source [1]. 0 shows" in say(room, "3", "g", "space")
    assert "Nothing is filtered." in say(room, "space")
    room = new_visit(lens=Lens(search="fares"))
    assert say(room, "3", "space") == "A search narrows the briefing: 0 clears it."


def test_hits_are_listed_under_their_events_and_kept_for_the_next_visit(
    sizes: Mapping[str, int],
) -> None:
    room = new_visit()
    said = say(room, "/ radar")
    heading = f"Event: Mayors' meeting on the ferries, {sizes['mayors']} items."
    assert said == f"1 hit for “radar”.\n{heading}\n{say(room, 'again')}"
    assert "12 hits for “timetable”, this is number 1. 8 lists them." in say(
        room, "1", "g", "/ timetable"
    )
    assert room.session.queries == ("timetable", "radar")
    listed = say(room, "8", "list").splitlines()
    point = room.session.index.points["lightship-repair#yard"].point
    assert listed[0] == "Hits, 19 items."
    assert listed[2:4] == [
        "2. heading: 26 Feb – 4 Mar 2031 · Repair of the lightship",
        f"3. point: {point.text} (single origin) (here)",
    ]
    assert say(room, "#3", "n").splitlines() == [
        "12 hits for “timetable”, this is number 2.",
        "5 of 19, point: The pilots stopped all ferries on 4 March. (2 origins)",
        "[3 ¶4] The Harbour Post · One timetable for two ports",
    ]


def test_a_folder_that_changes_is_read_anew(tmp_path: Path) -> None:
    path = copy_of_harbour(tmp_path) / "content/events/mayors-meeting.yaml"
    room = room_in(tmp_path / "copy")
    say(room, "K", "f", "4", "#40")
    sound = path.read_text()
    path.write_text(sound.replace("rank: headline", "rank: top"))
    assert re.fullmatch(r"content/events/mayors-meeting.yaml:\d+: .+ stays\.", say(room, "r"))
    assert "content/events/mayors-meeting.yaml" in say(room, "!", "")
    path.unlink()
    say(room, "g")
    path.write_text(sound.replace("title: Mayors' meeting", "title: Great meeting"))
    assert "Read anew: 18 events" in say(room, "r")
    assert "Great meeting" in say(room, "1", "again")


def test_a_brief_is_saved_in_the_format_of_its_ending(tmp_path: Path) -> None:
    room = room_in()
    page, text = tmp_path / "a b.html", tmp_path / "brief.txt"
    assert say(room, f"p {page}") == f"Saved {page} as html: all that is shown."
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert say(room, "g", "f", "space", f"print {text}").startswith(f"Saved {text} as plain")
    assert "Shows only: point founding#" in text.read_text()
    assert say(room, f"p --all {text}").endswith(f"p --force {text} overwrites it.")
    assert "Shows only" in text.read_text()
    assert say(room, f"p --force --all {text}").endswith("as plain: all that is shown.")
    assert "Shows only" not in text.read_text()
    assert "timeline" in say(room, f"p timelinejs {tmp_path / 'x.json'}")
    assert "no ending that names a format" in say(room, f"p {tmp_path / 'brief.doc'}")
    assert say(room, f"p {tmp_path / 'no/x.txt'}").startswith(f"Cannot write {tmp_path}/no/x.txt: ")
    assert say(room, "p csv -") == "csv is no text: name a file."
    assert say(room, "p -").startswith("Ferry talks of two ports, March 2031\n")


def test_back_returns_to_the_text_that_was_left() -> None:
    room = room_in()
    before = say(room, "4", "G", "again")
    last = size_of(Shown(About.DISPUTES))
    assert before.startswith(f"{last} of {last}, ")
    assert say(room, "7", "j", "b").endswith(before)


def test_back_returns_from_an_event_to_the_list_that_led_to_it() -> None:
    room = new_visit()
    for key, name in (("1", "Timeline"), ("5", "Matrix")):
        before = say(room, key, "g", "j", "again")
        assert say(room, "f").startswith("Event: ")
        assert say(room, "b") == f"{name}, 18 events.\n{before}"


def test_the_palette_lists_what_matches_and_takes_its_number() -> None:
    room = room_in()
    listed = say(room, "palette ferries").splitlines()
    place = next(
        line.split(".")[0] for line in listed if line.endswith("topic: Ferries and timetables")
    )
    assert say(room, f": {place}").startswith("Topic: Ferries and timetables, ")
    assert room.session.shown.about is About.TOPIC
    assert say(room, "palette day on") == "Nothing was published after this day."
    assert say(room, "palette mayors-meeting#radar").startswith("Event: Mayors' meeting")
    assert room.session.item == point_target("mayors-meeting#radar")
    assert say(room, "palette qqq") == "Nothing matches “qqq”."
    assert "more: type more words." in say(room, "palette e")


def test_the_palette_says_what_each_entry_is_and_finds_points_by_their_words() -> None:
    room = room_in()
    listed = say(room, "palette tide study").splitlines()
    assert listed[:3] == [
        "2 match “tide study”.",
        "1. event: Study of the tides",
        "2. point: A study of the tides is under way.",
    ]
    assert say(room, ": 2").startswith("Event: Study of the tides, ")
    assert room.session.item and room.session.item.kind is TargetKind.POINT
    assert say(room, "palette note") == say(room, "i"), "a command that takes text explains itself"


def test_two_days_are_compared_from_the_same_line() -> None:
    room = room_in()
    by_key = say(room, "D 3 Mar..7 Mar")
    assert "heading: Changes from Mon 3 Mar 2031 to Fri 7 Mar 2031" in by_key
    assert room.session.compared == (date(2031, 3, 3), date(2031, 3, 7))
    assert room.session.view.as_of == date(2031, 3, 14), "an earlier day leaves the as-of day"
    for line in ("compare 3 Mar..7 Mar", "compare days 3 Mar..7 Mar", "Compare 2031-03-03..7 Mar"):
        assert say(room_in(), line) == by_key
    assert "heading: New on Fri 14 Mar 2031" in say(room, "7"), "the last step has its own page"
    assert say(room, "7") == say(room, "D")
    assert room.session.shown == Shown(About.CHANGES)


def test_a_later_day_that_is_compared_becomes_the_as_of_day() -> None:
    room = room_in()
    answer(room, "H")
    said = say(room, "D 3 Mar..7 Mar").splitlines()
    assert said[0] == "As of Fri 7 Mar 2031 · 3 sources of 3 origins"
    assert said[-1].endswith("heading: Changes from Mon 3 Mar 2031 to Fri 7 Mar 2031")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("D 7 Mar..3 Mar", "Fri 7 Mar 2031 is later than Mon 3 Mar 2031; write the earlier"),
        ("D ..", "name two days; with two dots between them: 10 Jan..13 Jan."),
        ("D soon", "`soon` is no date; "),
    ],
)
def test_days_that_cannot_be_compared_are_explained(line: str, said: str) -> None:
    room = room_in()
    before = room.session
    assert say(room, line).startswith(said)
    assert room.session == before


def test_the_page_of_what_is_new_does_not_name_the_key_that_leads_to_it() -> None:
    room = room_in()
    assert "7 says what is new." in say(room, "h")
    answer(room, "7")
    assert "says what is new" not in say(room, "l")


def test_a_note_is_written_read_and_removed_and_marks_its_point() -> None:
    room = room_in()
    answer(room, "f")
    assert room.session.point
    ref = room.session.point.ref
    explained = "Type i and words, such as: i who pays?"
    assert say(room, "i") == f"This point has no note of yours.\n{explained}"
    assert say(room, "i -") == "This point has no note of yours."
    assert say(room, "i who pays?\tNow") == (
        "Your note: who pays? Now\nThe point is now marked: 1 point in all."
    )
    assert room.session.notes == {ref: "who pays? Now"}
    assert room.session.marks == {ref}
    assert say(room, "again").endswith("\nyour note: who pays? Now")
    assert say(room, "Note Who?") == "Your note: Who?"
    assert say(room, "note") == f"Your note: Who?\n{explained}\ni - removes the note."
    assert say(room, "i " + "x" * 501) == "The note has 501 characters; 500 are the most."
    assert room.session.notes == {ref: "Who?"}
    assert say(room, "space") == "No longer marked: 0 points in all."
    assert say(room, "space") == "Marked: 1 point in all.\nYour note: Who?"
    assert say(room, "i -") == "The note is removed; the point stays marked."
    assert not room.session.notes
    assert room.session.marks == {ref}


def test_a_note_is_kept_for_the_next_visit(tmp_path: Path) -> None:
    path = state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})
    talk(tmp_path, "1\nK\nf\ni who pays?\n", folder=HARBOUR)
    kept = recall(path)[0]
    assert dict(kept.notes) == {"mayors-meeting#fare-talks": "who pays?"}
    assert kept.marks == ("mayors-meeting#fare-talks",)
    assert "\nyour note: who pays?\n" in talk(tmp_path, "m\n\n", folder=HARBOUR).stdout


def test_a_pasted_text_is_one_line_at_the_next_visit(tmp_path: Path) -> None:
    path = state_path(str(HARBOUR), {"XDG_STATE_HOME": str(tmp_path / "state")})
    lines = "1\nK\nf\ni who\xa0pays?\n/ferry\t-zzz\nfind the\xa0ferry\n: tide\xa0study\n"
    done = talk(tmp_path, f"{lines}D 3\xa0Mar..soon\tnow\n", folder=HARBOUR)
    assert "2 match “tide study”." in done.stdout
    assert "`soon now` is no date" in done.stdout
    kept, note = recall(path)
    assert note == ""
    assert kept.queries == ("the ferry", "ferry -zzz")
    assert dict(kept.notes) == {"mayors-meeting#fare-talks": "who pays?"}
    assert kept.marks == ("mayors-meeting#fare-talks",)


def test_marks_are_listed_removed_one_by_one_or_all_and_brought_back() -> None:
    gone = "storm-drill#gone"
    room = new_visit(remembered=Remembered(marks=(gone,)))
    for number in (4, 5):
        answer(room, f"#{number}")
        answer(room, "space")
    assert "2 points marked: m lists them, p FILE saves them." in say(room, "where")
    listed = say(room, "m", "list").splitlines()
    assert listed[0] == f"Marks, {len(listed) - 1} items."
    assert [line.partition(". ")[2].partition(":")[0] for line in listed[1:]] == [
        *("heading", "point", "point", "heading", "mark")
    ]
    assert listed[-1].endswith(f"mark: {gone}")
    answer(room, "#2")
    assert room.session.point
    removed = room.session.point.ref
    said = say(room, "space").splitlines()
    assert said[0] == "No longer marked: 1 point in all."
    assert said[-2].startswith("2 of "), "the cursor goes to the mark after it"
    assert removed not in room.session.marks
    assert say(room, "G", "space").startswith("No longer marked: 1 point in all.\n")
    [left] = room.session.marks
    said = say(room, "M").splitlines()
    assert said[0] == "1 mark cleared: M again brings back all."
    assert said[2].endswith("heading: 0 marks") and not room.session.marks
    assert say(room, "M").startswith("1 mark brought back.\nMarks, 2 items.\n")
    assert room.session.marks == {left}
    assert say(room, "F", "M") == "1 mark cleared: M again brings back all.", "elsewhere"


def test_commitments_lead_to_their_points() -> None:
    room = room_in()
    answer(room, "9")
    before = say(room, "#3")
    assert before.splitlines()[-1].startswith("agreed · ")
    assert say(room, "f").startswith("Event: Mayors' meeting on the ferries, ")
    assert say(room, "b").endswith(before)


def test_forward_returns_to_the_item_that_was_left() -> None:
    room = new_visit()
    left = say(room, "7", "j", "j", "again")
    answer(room, "b")
    assert say(room, "forward").endswith(left)
    assert say(room, "forward").startswith("There is nothing to go forward to")
    answer(room, "1")
    event = say(room, "g", "f", "b", "j", "f", "again")
    assert "There is nothing" in say(room, "]"), "a page that was opened ends the way forward"
    answer(room, "b")
    assert say(room, "alt+right").endswith(event)


def test_a_search_says_its_hits_or_its_mistake() -> None:
    room = room_in()
    assert say(room, "/ topic:nothing").startswith("there is no topic `nothing`; ")
    assert room.session.query == ""
    assert say(room, "g", "/ timetable").startswith("12 hits for “timetable”, this is number 1.")
    assert say(room, "n").startswith("12 hits for “timetable”, this is number 2.")
    assert say(room, "N", "N").startswith("12 hits for “timetable”, this is number 12.")
    assert say(room, "/ zzz") == "0 hits for “zzz”."
    assert say(room, "/") == "The search is over."
    assert say(room, "n") == "Nothing is searched yet: find finds."


def test_a_day_on_which_an_item_is_not_known_leaves_the_cursor_on_another() -> None:
    room = room_in()
    say(room, "K", "f", "#6")
    assert room.session.item == point_target("mayors-meeting#timetable")
    heading, *_ = say(room, "H").splitlines()[-2:]
    assert heading == "4 of 4, heading: Dates as printed"
    assert (room.place, room.listing.at(3).target) == (3, None)
    assert room.session == room.session.having(item=None)
    assert room.session.pane is Pane.READER


def test_a_command_of_the_help_leads_back_to_the_page_where_help_was_opened() -> None:
    room = room_in()
    assert say(room, "!").startswith("Problems, 1 item.")
    assert "command: First item:" in say(room, "?", "12")
    assert say(room, "f").startswith("This is the first item: 1 of 1.\nProblems, 1 item.\n")
    assert (room.place, room.listing.size) == (0, 1)


def test_a_long_brief_is_waited_for(tmp_path: Path) -> None:
    write_corpus(tmp_path, 300)
    room = room_in(tmp_path)
    assert room.session.view.points > 1_000
    answer(room, "6")
    assert room.listing.size > 1_000


def test_lines_are_wrapped_at_the_width_of_a_terminal_only() -> None:
    glyphs = room_in().workspace.glyphs
    line = "  one two three\x1b"
    assert set_lines([line, ""], None, glyphs) == "  one two three\\x1b\n\n"
    assert set_lines([line, ""], 10, glyphs) == "  one two\n  three\\x1b\n\n"
