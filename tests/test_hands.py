"""The room under the hands, in a real terminal: arrow keys and mouse first, keys typed fast."""

from __future__ import annotations

import shlex
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bench.corpus import write_corpus
from briefing.tui.commands import COMMANDS
from tests.buggy import SECRET
from tests.conftest import HARBOUR, ROOT, Run
from tests.terminal import BYTES, PATIENCE, Terminal, install, leave, opened

pytestmark = pytest.mark.slow

KEYS = {command.id: [BYTES.get(key, key) for key in command.keys] for command in COMMANDS}
WRONG = "title: Talks\nrank: headline\npoints: []\nextra: A key too many.\n"
SIZES = [(80, 24), (50, 15)]


@pytest.fixture(scope="module")
def overflowing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which no pane and no page fits a window, mistakes included."""
    root = tmp_path_factory.mktemp("overflowing") / "port"
    write_corpus(root, 60, sources=60, topics=60)
    for number in range(20):
        (root / f"content/events/wrong-{number}.yaml").write_text(WRONG)
    return root


PAGES = {
    "timeline": ("1g", "► Fri 6 "),
    "event": ("1g\r", "►  "),
    "topics": ("2g", "2 Topics"),
    "topic": ("2g\r", "- "),
    "sources": ("3g", "►"),
    "source": ("3g\r", "published "),
    "disputes": ("4", "disputes, "),
    "matrix": ("1g5", "◙ reports"),
    "brief": ("6", "BOTTOM LINE"),
    "changes": ("7", "New on "),
    "problems": ("!", "wrong-0.yaml"),
    "keys": ("?", "Days"),
}
"""Each pane and page, with the keys that lead there, and what then is on the screen."""


ALONE = ("matrix", "brief", "keys", "problems")
"""The pages that have the whole width, unless there is room for all."""


class Place:
    """What the pane with the focus shows: the line of the cursor, or else the first lines."""

    def __init__(self, at: Terminal, page: str) -> None:
        self.at = at
        self.page = page

    @property
    def lines(self) -> list[str]:
        """The lines of the pane, without those of the room and of the bars."""
        at, columns = self.at, self.at.screen.columns
        is_left = self.page == "timeline" and columns == 80
        is_right = columns == 80 and not is_left and self.page not in ALONE
        start, end = (35 if is_right else 0), (35 if is_left else columns)
        return [line[start:end].rstrip(" ▁▂▃▄▅▆▇█") for line in at.lines[1:-1]]

    @property
    def cursor(self) -> str:
        """The line of the cursor, or all lines: a page may have none, and has none at its top."""
        with_cursor = [line for line in self.lines if "►" in line]
        return with_cursor[0].strip() if with_cursor else "\n".join(self.lines)


@pytest.fixture(scope="module", params=SIZES, ids=str)
def room(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, overflowing: Path
) -> Iterator[Terminal]:
    """A room of each size, in which all panes and pages are seen one after the other."""
    columns, lines = request.param
    home = tmp_path_factory.mktemp("home")
    with opened(home, folder=overflowing, columns=columns, lines=lines) as at:
        at.wait_for("as of")
        yield at
        leave(at)


@pytest.mark.parametrize("page", PAGES)
def test_each_key_moves_the_cursor_in_each_pane_and_page(room: Terminal, page: str) -> None:
    place = Place(room, page)

    def find(keys: str, *unlike: str) -> str:
        """Press keys, and return where the cursor is when it is elsewhere."""
        room.type(keys)

        def holds() -> bool:
            room.rest()
            return place.cursor not in unlike

        room.wait_until(holds, f"{keys!r} in {page} leads elsewhere than {unlike}")
        return place.cursor

    def reach(key: str, goal: str) -> None:
        """Press a key that leads to a place."""
        room.type(key)
        room.wait_until(lambda: place.cursor == goal, f"{key!r} in {page} leads to {goal}")

    keys, shown = PAGES[page]
    room.type(keys)
    room.wait_for(shown)
    room.rest()
    bottom = find(KEYS["last_item"][0], place.cursor)
    top = find(KEYS["first_item"][0], bottom)
    down = find(KEYS["item_down"][0], top, bottom)
    bottom = find(KEYS["last_item"][0], top, down)
    up = find(KEYS["item_up"][0], bottom)
    reach(KEYS["first_item"][0], top)
    for key in KEYS["first_item"]:
        reach(KEYS["last_item"][0], bottom)
        reach(key, top)
    for command, goal in (("last_item", bottom), ("item_down", down)):
        for key in KEYS[command]:
            reach(key, goal)
            reach(KEYS["first_item"][0], top)
    for key in KEYS["item_up"]:
        reach(KEYS["last_item"][0], bottom)
        reach(key, up)
    reach(KEYS["first_item"][0], top)
    for key in KEYS["page_down"]:
        find(key, top)
        reach(KEYS["first_item"][0], top)
    reach(KEYS["last_item"][0], bottom)
    for key in KEYS["page_up"]:
        find(key, bottom)
        reach(KEYS["last_item"][0], bottom)


# The whole room, by arrow keys and mouse alone

UP, DOWN, RIGHT, LEFT = (BYTES[name] for name in ("up", "down", "right", "left"))


def test_the_room_is_walked_by_arrow_keys_and_mouse_alone(tmp_path: Path) -> None:
    """Every page, pane and dialog at 80 × 24, from the first screen to the last."""
    with opened(tmp_path, columns=80, lines=24, on_front_page=True) as at:
        read_the_front_page(at)
        walk_events_and_days(at)
        follow_a_point_to_its_paragraph_and_on(at)
        see_each_page(at)
        choose_in_the_side_panes(at)
        use_the_menu_of_keys(at)
        search_and_leave(at)
        at.click("q quit")
        assert at.wait_for_end() == 0
        assert at.is_as_it_was()


def read_the_front_page(at: Terminal) -> None:
    at.wait_for("►  + The two cities will run one", "─ Front page ─")
    at.type(DOWN * 2)
    at.wait_until(lambda: "►  + The two" not in at.text, "further down")
    at.type(BYTES["enter"])
    at.wait_for("› point ", "1 Timeline")
    at.click("Esc back")
    at.wait_for("─ Front page ─")
    at.type(UP * 5)
    at.wait_for("►  + The two cities")
    at.type(LEFT)
    at.wait_for("as of Mon 10 Mar 2031", "+ new since Fri 7 Mar")
    at.type(RIGHT)
    at.wait_for("as of Fri 14 Mar 2031")
    at.click("Esc timeline")
    at.wait_for("► Mon 10 ▐◙ Vote of the", "The two councils were to vote")


def walk_events_and_days(at: Terminal) -> None:
    at.type(UP)
    at.wait_for("► 8-12?", "announced by [4]")
    at.type(UP * 2)
    at.wait_for("► Thu 6  ▐◙ Mayors' meet")
    at.type(UP * 20)
    at.wait_for("► Aug     ◙ Founding of")
    assert "Study of the" not in at.text
    at.type(DOWN * 40)  # past what the window shows
    at.wait_for("►         ◙ Study of the")
    assert "Founding of" not in at.text
    at.wheel(10, 10, -20)
    at.wait_for("Aug     ◙ Founding of")
    at.click("Thu 6  ▐◙ Mayors'")
    at.wait_for("► Thu 6  ▐◙ Mayors' meet", "reported by [3,4]")
    at.type(LEFT * 4)
    at.wait_for("as of Mon 3 Mar 2031", "► Thu 6  ▐◦ Mayors' meet")
    at.type(RIGHT)
    at.wait_for("as of Wed 5 Mar 2031")
    at.rest()
    strip = at.lines[0].rindex("─")  # before the last day of the strip
    at.click_at(strip + 1, 0)
    at.wait_for("as of Fri 14 Mar 2031")
    at.drag((strip, 0), (strip - 6, 0))
    at.wait_for("as of Mon 10 Mar 2031")
    at.drag((strip - 6, 0), (strip + 1, 0))
    at.wait_for("as of Fri 14 Mar 2031")


def follow_a_point_to_its_paragraph_and_on(at: Terminal) -> None:
    at.click("Thu 6  ▐◙ Mayors'", times=2)
    at.wait_for("►  The mayors left the fares to the")
    at.type(DOWN)
    at.wait_for("►  A spare ship was asked for by")
    at.type(DOWN * 3)
    at.wait_until(lambda: "►  A spare ship was asked" not in at.text, "further down")
    at.type(UP * 3)
    at.wait_for("►  A spare ship was asked for by")
    at.type(UP)
    at.wait_for("►  The mayors left the fares to the")
    at.type(DOWN * 9)
    at.wait_for("►  Mayors Ada Lind and Jon Moreau")
    at.click("Mayors Ada Lind and Jon Moreau", times=2)
    at.wait_for("►    ¶2 ", "the same point in [2 ¶2]")
    at.click("Esc back")
    at.wait_for("►  Mayors Ada Lind and Jon Moreau")


def see_each_page(at: Terminal) -> None:
    for page, shown in (
        ("Show where the sources disagree", "6 disputes, 3 open"),
        ("Show which source says what", "◙ reports  ◦ announces"),
        ("Show the brief as it would be", "Ferry talks of two ports, March 2031"),
        ("Show what the last step", "New on Fri 14 Mar 2031 since Mon 10"),
    ):
        at.click("? help", among=-1)
        at.wait_for("─ Help ─")
        scroll_to(at, page)
        at.click(page, times=2)
        at.wait_for(shown)
        at.rest()
        before = at.text
        at.type(DOWN * 30)
        at.wait_until(lambda: at.text != before, "another place")  # noqa: B023 - at once
    at.click("1 Timeline")
    at.wait_for("►         ◙ Study of the", "reported by [4]")


def choose_in_the_side_panes(at: Terminal) -> None:
    at.click("5 sources")
    at.wait_for("2 Topics", "3 Sources")
    at.type(DOWN)
    at.wait_for("► 2 5 Mar")
    at.click("7 Mar", among=-1, times=2)
    at.wait_for("published Fri 7 Mar 2031")
    at.click("Sources ›")
    at.wait_for("2 Topics", "► 3 7 Mar")
    at.click("2 Topics")
    at.wait_for("►  The talks and")
    at.click("Harbour works", times=2)
    at.wait_for("Harbour works", "- ")
    at.type(DOWN)
    at.wait_for("►  - ")


def scroll_to(at: Terminal, text: str) -> None:
    """Turn the wheel over the page until it shows a text."""
    at.rest()
    at.wheel(60, 12, -99)
    for _ in range(40):
        at.rest()
        if text in at.text:
            break
        at.wheel(60, 12, 2)


def use_the_menu_of_keys(at: Terminal) -> None:
    for row, dialog, shown in (
        ("Choose a day", "As of which day?", "As of which day?"),
        ("Print or save", "Print, save or export", "4 of 16"),
        ("Choose how it looks.", "theme", "► textual-dark"),
        ("Go to any command", "command, event", "► Day back"),
    ):
        at.click("? help")
        at.wait_for("─ Help ─")
        scroll_to(at, row)
        at.click(row, times=2)
        at.wait_for(dialog, shown)
        at.type(DOWN)
        at.rest()
        at.click_at(0, 1)
        at.wait_until(lambda: dialog not in at.text, f"left {dialog}")  # noqa: B023 - at once


def search_and_leave(at: Terminal) -> None:
    at.click("1 Timeline")
    at.wait_for("/ find")
    at.click("/ find")
    at.wait_for("\n find  ")
    at.paste("passage")
    at.wait_for("hit ", "passage")
    at.click("Mon 3  ▐◙ Announcement")
    at.wait_for("► Mon 3 ", "? help")
    at.click_at(
        at.lines[0].index("hit") if "hit" in at.lines[0] else at.lines[0].index("2 hits"), 0
    )
    at.wait_for("2 hits for “passage”", "hit 2 of 2")


# Keys typed fast, dialogs opened twice


def see_it_answer(at: Terminal) -> None:
    """It is there, and takes a key."""
    at.type("H")
    at.wait_for("as of Mon 3 Mar 2031")
    at.type("L")
    at.wait_for("as of Fri 14 Mar 2031")


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A room in which one thing after the other is done, each of which leaves it as it was."""
    with opened(tmp_path_factory.mktemp("home"), columns=80, lines=24) as at:
        at.wait_for("as of")
        yield at
        leave(at)


@pytest.mark.parametrize(
    "burst", ["51", "5j5", "F6jjj147985F", "/a\x1b5jF", "5\t5\t:5\r", "8m95!7"]
)
def test_pages_in_the_first_burst_of_a_visit_are_shown(tmp_path: Path, burst: str) -> None:
    """Some make their panes when they are first shown, and the next key is there already."""
    with opened(tmp_path, columns=80, lines=24, on_front_page=True) as at:
        at.wait_for("Front page")
        at.type(burst)
        at.escape()
        at.type("F")
        at.wait_for("─ Front page ─")
        leave(at)


@pytest.mark.parametrize(
    "burst",
    [
        ":\r\r",
        "t\r\r",
        "a10 Mar\r\r",
        "\x10\x10",
        ":::t\r\r\r",
        "/passage\r/\r/",
        "//",
        "t\r:\r",
        ":sources\r\r\r:matrix\r",
        "pp\x7f\x7f",
    ],
    ids=repr,
)
def test_a_burst_of_keys_leaves_the_room_as_it_was(answering: Terminal, burst: str) -> None:
    answering.type(burst)
    answering.rest()
    for _ in range(3):  # out of whatever is open
        answering.escape()
    see_it_answer(answering)


@pytest.mark.parametrize(
    "then", ["a", "/", "\x10", ":", "p", "uit now", "\r", "q", "\x1b[B", "\x1a"]
)
def test_what_comes_after_the_key_that_leaves_is_dropped(tmp_path: Path, then: str) -> None:
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("as of")
        at.type("q" + then)
        assert at.wait_for_end() == 0
        assert at.is_as_it_was()
        assert b"Traceback" not in at.raw


# A step is one for all that are pure: they leave nothing under way.
@pytest.mark.parametrize(
    "key",
    [
        KEYS[each.id][0]
        for each in COMMANDS
        if (not each.step and each.id != "suspend") or each.id == "next_headline"
    ],
)
def test_whatever_is_under_way_when_it_leaves_is_dropped(tmp_path: Path, key: str) -> None:
    with opened(tmp_path, columns=80, lines=24, VISUAL="true") as at:
        at.wait_for("as of")
        at.type(f"{key}q")
        while at.process.poll() is None:  # out of whatever it has opened
            at.escape()
            if at.process.poll() is None:
                at.type("q")
        assert at.wait_for_end() == 0
        assert at.is_as_it_was()


def test_a_paste_is_written_into_a_line_and_nowhere_else(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("as of")
        at.paste("quit now")
        see_it_answer(at)
        at.type("/")
        at.paste("by:lind\n\n  topic:talks \n")
        at.wait_for("by:lind topic:talks")
        at.type("\r")
        at.wait_for("Esc back", "hit ")
        leave(at)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("a", "As of which day?"),
        ("p", "Print, save or export"),
        (":", "command, event"),
        ("t", "textual-dark"),
        ("/", "\n find  "),
    ],
)
def test_each_dialog_opens_twice_and_is_left_by_key_and_by_mouse(
    answering: Terminal, keys: str, shown: str
) -> None:
    at = answering
    for number, way in enumerate(("escape", "mouse", "escape", "mouse")):
        at.type(keys)
        at.wait_until(lambda: shown in at.text, shown)
        if way == "escape":
            at.escape()
        else:
            at.click_at(0, number)  # at one place, a third click is a part of the second
        at.wait_until(lambda: shown not in at.text, f"closed by {way}")
    see_it_answer(at)


def test_clicks_on_a_notice_that_is_going_end_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("as of")
        for _ in range(3):
            at.type("y")
            at.wait_for("Copied")
            y = next(place for place, line in enumerate(at.lines) if "Copied" in line)
            x = at.lines[y].index("Copied")
            for _ in range(6):
                at.click_at(x, y, times=3)
            at.wait_until(lambda: "Copied" not in at.text, "gone")
        see_it_answer(at)
        leave(at)


@pytest.mark.parametrize("size", [(80, 12), (40, 12), (40, 8)], ids=str)
def test_in_a_low_terminal_no_file_is_overwritten_unasked(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "taken.txt").write_text("kept")
    with opened(tmp_path, columns=size[0], lines=size[1]) as at:
        at.wait_for("as of")
        at.type("p")
        at.wait_for("brief-2031-03-14.txt")
        at.type("\x15taken.txt\r")  # Ctrl+U clears the line
        at.wait_for("taken.txt is already there")
        assert (tmp_path / "taken.txt").read_text() == "kept"
        at.escape()
        at.type("q")
        assert at.wait_for_end() == 0


# Out of the room and back

PROGRAM = shlex.join([sys.executable, "-m", "briefing", str(HARBOUR)])
PROMPT = "ready> "


@contextmanager
def at_a_shell(home: Path) -> Iterator[Terminal]:
    """Start a shell, and the program from it."""
    with opened(
        home,
        folder=None,
        columns=80,
        lines=24,
        program="tests.shell",
        on_front_page=True,
        PS1=PROMPT,
    ) as at:
        at.wait_for("ready>")
        at.type(f"{PROGRAM}\r")
        at.leave_front_page()
        at.wait_for("► Mon 10")
        yield at


def test_it_goes_to_the_shell_and_comes_back_as_it_was(tmp_path: Path) -> None:
    with at_a_shell(tmp_path) as at:
        for keys, shown in (("K", "► Thu 6"), ("a", "As of which day?")):
            at.type(keys)
            at.wait_for(shown)
            at.rest(0.2)
            before = at.text
            at.type("\x1a")
            at.wait_for("Stopped", "ready>")
            assert at.raw.rfind(b"\x1b[?1049l") > at.raw.rfind(b"\x1b[?1049h")
            at.screen.reset()  # which takes no notice of the other screen
            at.type("fg\r")
            at.wait_until(lambda: at.text == before, "drawn anew")  # noqa: B023 - at once
        at.escape()
        at.wait_until(lambda: "As of which day?" not in at.text, "closed")
        at.type("q")
        at.wait_for("ready>")
        at.type("exit\r")
        at.wait_for_end()


def test_what_waits_in_the_background_can_be_ended(tmp_path: Path) -> None:
    with at_a_shell(tmp_path) as at:
        at.rest(0.2)
        at.type("\x1a")
        at.wait_for("Stopped", "ready>")
        at.screen.reset()
        at.type('kill %1; while [ -n "$(jobs -s)" ]; do :; done; echo all ended\r')
        at.wait_for("\nall ended")
        at.type("exit\r")
        at.wait_for_end()


@pytest.mark.parametrize("editor", ["/nonexistent/editor", "nonexistent -x", "/"])
def test_an_editor_that_is_not_there_is_told_and_the_room_stays(
    tmp_path: Path, editor: str
) -> None:
    with opened(tmp_path, columns=120, lines=36, VISUAL=editor) as at:
        at.wait_for("1 Timeline")
        for _ in range(2):
            screens = at.raw.count(b"\x1b[?1049h")
            at.type("e")
            at.wait_until(lambda: at.raw.count(b"\x1b[?1049h") > screens, "back")  # noqa: B023
            at.wait_for("$EDITOR")
            at.rest(0.2)
            see_it_answer(at)
        leave(at)


def test_it_ends_when_its_terminal_goes_while_the_editor_is_open(tmp_path: Path) -> None:
    editor = install(tmp_path, "editor", "#!/bin/sh\necho now in the editor\nread line\n")
    with opened(tmp_path, columns=80, lines=24, VISUAL=str(editor)) as at:
        at.wait_for("as of")
        at.type("e")
        at.wait_until(lambda: b"now in the editor" in at.raw, "in the editor")
        at.close()
        assert at.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_a_file_that_is_gone_is_not_made_anew_by_the_editor(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    for name in ("content", "seeds"):
        shutil.copytree(HARBOUR / name, folder / name)
    editor = install(tmp_path, "editor", '#!/bin/sh\ntouch "$1"\n')
    with opened(tmp_path, folder="copy", columns=120, lines=36, VISUAL=str(editor)) as at:
        at.wait_for("1 Timeline")
        (folder / "content/events/fares-vote.yaml").unlink()
        at.type("e")
        at.wait_for("is no longer there")
        assert not (folder / "content/events/fares-vote.yaml").exists()
        leave(at)


def test_where_no_shell_waits_it_does_not_stop(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=24) as at:
        at.wait_for("as of")
        at.type("\x1a")
        at.wait_for("There is no shell here")
        see_it_answer(at)
        leave(at)


# Bugs


@pytest.mark.parametrize(("keys", "error"), [("J", "Session"), ("!", "Workspace")])
@pytest.mark.parametrize("env", [{}, {"SPOILT": "1"}], ids=["", "spoilt"])
def test_a_bug_ends_in_one_line_and_a_log(
    tmp_path: Path, keys: str, error: str, env: dict[str, Any]
) -> None:
    with opened(tmp_path, columns=80, lines=24, program="tests.buggy", **env) as at:
        at.wait_for("as of")
        at.type(keys)
        assert at.wait_for_end() == 3
        assert at.is_as_it_was()
        log = tmp_path / "state/briefing/errors.log"
        line = f"briefing: this is a bug: KeyError; the details are in {log}"
        assert at.was_written_outside(line)
        assert b"Traceback" not in at.raw
    text = log.read_text("utf-8")
    assert f"KeyError: ('{error}', " in text
    assert "Traceback" in text
    assert SECRET not in text, "what local variables hold is nobody's business"
    assert log.stat().st_mode & 0o077 == 0


def test_a_broken_pipe_within_the_room_is_a_bug_as_well(tmp_path: Path) -> None:
    with opened(tmp_path, columns=80, lines=24, program="tests.buggy") as at:
        at.wait_for("as of")
        at.type("0")
        assert at.wait_for_end() == 3
        assert at.was_written_outside("briefing: this is a bug: BrokenPipeError")


def test_a_bug_of_any_command_ends_so_too(tmp_path: Path, briefing: Run) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import briefing.lens.view as view\ndef fail(*_): raise ZeroDivisionError\n"
        "view._ViewBuilder.view = fail\n"
    )
    path = f"{tmp_path}:{ROOT}"
    ended = briefing("print", env={"PYTHONPATH": path, "XDG_STATE_HOME": str(tmp_path / "state")})
    assert (ended.returncode, ended.stdout) == (3, "")
    log = tmp_path / "state/briefing/errors.log"
    assert ended.stderr == (
        f"briefing: this is a bug: ZeroDivisionError; the details are in {log}\n"
    )
    (tmp_path / "home").write_text("no folder")
    ended = briefing(
        "print",
        env={"PYTHONPATH": path, "XDG_STATE_HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)},
    )
    assert ended.stderr.endswith(f"in {tmp_path}/briefing-errors.log\n")
