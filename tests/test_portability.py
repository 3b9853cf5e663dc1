"""What Windows does otherwise. The program was never run there: each difference is simulated."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import IO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.messages import UsageError
from briefing.cli.output import write_data
from briefing.cli.serve import _refusal
from briefing.load.loader import load
from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.paths import is_inside, typed
from briefing.render.shell_command import shell_line
from briefing.render.text.cells import spell
from briefing.render.text.layout import Page, foot
from briefing.render.text.report import REPORTS, Report
from briefing.system.editor import EditorError, editor_words
from briefing.system.files import HeldOpenError, read_small, write_atomic
from briefing.system.remembered_state import Remembered, remember
from briefing.system.signals import on_signals
from briefing.system.terminal import encoding_of, has_hung_up, obeys_escapes
from briefing.system.user_paths import config_path, state_path
from tests.conftest import HARBOUR, ROOT, Run
from tests.folders import SOUND, write_folder
from tests.forks import start
from tests.terminal import leave, opened
from tests.test_room import save_to
from tests.test_serve import serving
from tests.test_terminal import OPENED, WHOLE
from tests.walking import Walk, walk
from tests.windows import BREAK, give_console, simulate, use_backslashes

# The room where signals, termios, links and modes are missing


@pytest.mark.slow
def test_the_room_opens_without_what_only_unix_has(tmp_path: Path) -> None:
    with opened(tmp_path, program="tests.windows") as at:
        at.wait_for(WHOLE, OPENED)
        at.type("K\r ")
        at.wait_for("1 marked", "►= The mayors left the")
        at.type("p")
        at.wait_for("the marked point")
        at.type("\r")
        at.wait_for("Saved brief-2031-03-14.txt")
        leave(at)
    [state] = (tmp_path / "state" / "briefing").iterdir()
    assert len(json.loads(state.read_bytes())["marks"]) == 1
    for written in (state, tmp_path / "brief-2031-03-14.txt"):
        assert b"\r" not in written.read_bytes()
    with opened(tmp_path, program="tests.windows") as at:
        at.wait_for("1 marked", "= The mayors left the")
        leave(at)


@pytest.mark.parametrize("number", [signal.SIGTERM, BREAK])
def test_the_room_leaves_in_good_order_without_signals_in_the_event_loop(
    tmp_path: Path, number: signal.Signals
) -> None:
    with opened(tmp_path, program="tests.windows") as at:
        at.wait_for(WHOLE)
        at.process.send_signal(number)
        assert at.wait_for_end() == 128 + number
        assert at.is_as_it_was()


def test_an_old_console_gets_the_printed_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would show escape sequences instead of obeying them."""
    control, terminal = pty.openpty()
    with os.fdopen(terminal, "w") as stream:
        modes = give_console(monkeypatch)
        assert obeys_escapes(stream)
        assert len(modes) == 1 and modes[0] & 4
        give_console(monkeypatch, is_new=False)
        assert not obeys_escapes(stream)
    os.close(control)
    with open(tmp_path / "nul", "w", encoding="ascii") as nul:
        give_console(monkeypatch)
        assert not obeys_escapes(nul), "it is no console"


def test_a_terminal_that_cannot_be_asked_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "termios", None)
    assert not has_hung_up()


def test_a_signal_reaches_the_event_loop_where_that_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, BREAK)}
    came: list[int] = []

    async def wait() -> None:
        ended = asyncio.Event()

        def take(number: int) -> None:
            came.append(number)
            if len(came) == len(before):
                ended.set()

        on_signals(("SIGTERM", "SIGHUP", "SIGBREAK"), take)
        for number in before:
            signal.raise_signal(number)
        await ended.wait()

    simulate(monkeypatch)
    try:
        asyncio.run(asyncio.wait_for(wait(), 10))
        signal.raise_signal(BREAK)  # comes late: nobody listens, and nothing breaks
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert came == list(before)


# Files of text and of bytes, held open, without links


DATA = b"one\ntwo\r\nthree\x1afour\n"


def test_bytes_are_read_and_written_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    simulate(monkeypatch)
    path = str(tmp_path / "file")
    write_atomic(path, DATA)
    assert read_small(path, 100) == DATA
    monkeypatch.undo()
    assert Path(path).read_bytes() == DATA


def test_the_files_of_a_folder_are_read_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path, {name: text.replace("\n", "\r\n") for name, text in SOUND.items()})
    (tmp_path / "content/events/talks.yaml").write_bytes(b"title: Cut \x1a here\r\n")
    expected = load(str(tmp_path))
    assert [each.code for each in expected.problems][:1] == ["character"]
    simulate(monkeypatch)
    assert load(str(tmp_path)) == expected


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither such modes nor links for all")
def test_what_is_overwritten_keeps_its_mode_and_what_links_to_it(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"before")
    real.chmod(0o600)
    link.symlink_to(real)
    write_atomic(str(link), b"after", overwrite=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"after"
    assert real.stat().st_mode & 0o777 == 0o600


def test_without_hard_links_a_file_is_still_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "link")
    path = tmp_path / "brief.txt"
    write_atomic(str(path), b"mine")
    with pytest.raises(FileExistsError):
        write_atomic(str(path), b"other")
    assert contents(tmp_path) == {"brief.txt": b"mine"}


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class WindowsError(PermissionError):
    """What the system raises there."""

    winerror = 32


def hold(monkeypatch: pytest.MonkeyPatch, error: type[PermissionError], times: int = 99) -> None:
    """Have another program hold every file open, for some attempts to replace it."""
    replacing = os.replace
    left = iter(range(times))

    def replace(source: str, target: str) -> None:
        if next(left, None) is not None:
            raise error(13, "The process cannot access the file")
        replacing(source, target)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr("briefing.system.files._PAUSES", (0.001,) * 4)


@pytest.mark.parametrize("error", [WindowsError, PermissionError])
def test_a_file_that_is_held_open_is_named_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[PermissionError]
) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(b"before")
    hold(monkeypatch, error)
    with pytest.raises(HeldOpenError, match="close it there"):
        write_atomic(str(path), b"after", overwrite=True)
    assert contents(tmp_path) == {"brief.txt": b"before"}


def test_a_file_that_is_looked_at_for_a_moment_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(b"before")
    hold(monkeypatch, WindowsError, times=3)
    write_atomic(str(path), b"after", overwrite=True)
    assert contents(tmp_path) == {"brief.txt": b"after"}


HELD = "it is protected, or open in another program: close it there and try again"


def test_what_cannot_be_replaced_is_one_line_on_the_command_line_and_in_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    assert remember(str(path), Remembered("talks")) == ""
    before = path.read_bytes()
    hold(monkeypatch, WindowsError)
    with pytest.raises(UsageError, match=re.escape(f"cannot write {path}: {HELD}")):
        write_data(str(path), b"after", force=True)
    assert remember(str(path), Remembered()) == f"the place could not be kept: {path}: {HELD}"
    assert contents(tmp_path) == {"file": before}


@pytest.mark.slow
def test_what_cannot_be_replaced_is_said_in_the_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(b"before")

    async def check(at: Walk) -> None:
        await save_to(at, path, "enter")
        hold(monkeypatch, WindowsError)
        await at.press("enter")
        await at.settle()
        assert "close it there and try again" in " ".join(at.text.split())
        monkeypatch.undo()
        for _ in range(2):  # it asks once more
            await at.press("enter")
            await at.settle()
        assert path.read_bytes() != b"before"

    walk(check)


# Paths with drives and backslashes


@pytest.fixture
def backslashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Paths of Windows, for what opens no file."""
    with monkeypatch.context() as patch:
        use_backslashes(patch)
        yield


@pytest.mark.parametrize(
    ("root", "place", "path"),
    [
        ("C:\\port", "C:\\port\\content\\events\\vote.yaml", "C:/port/content/events/vote.yaml"),
        ("C:\\port\\", "C:\\port\\content\\events\\vote.yaml", "C:/port/content/events/vote.yaml"),
        ("C:/port", "C:\\port\\content\\events\\vote.yaml", "C:/port/content/events/vote.yaml"),
        ("..\\port", "..\\port\\content\\events\\vote.yaml", "../port/content/events/vote.yaml"),
        (
            "\\\\host\\x",
            "\\\\host\\x\\content\\events\\vote.yaml",
            "//host/x/content/events/vote.yaml",
        ),
        ("", "content\\events\\vote.yaml", "content/events/vote.yaml"),
    ],
)
@pytest.mark.usefixtures("backslashes")
def test_a_place_has_one_kind_of_separator(root: str, place: str, path: str) -> None:
    span = Span("content/events/vote.yaml", 3, 1)
    report = Report(root, [Diagnostic(span, "tab", "a tab", related=(span, "here"))])
    assert REPORTS["concise"](report) == f"{place}:3:1: error[tab] a tab\n"
    assert REPORTS["full"](report).count(f" {place}:3:1\n") == 2
    assert json.loads(REPORTS["json"](report))["problems"][0]["path"] == path
    assert f"file={path.replace(':', '%3A')},line=3" in REPORTS["github"](report)


@pytest.mark.usefixtures("backslashes")
def test_nothing_on_another_drive_is_inside() -> None:
    assert is_inside("C:\\port", "C:\\port\\seeds\\a.yaml")
    assert is_inside("C:\\", "C:\\seeds\\a.yaml")
    assert not is_inside("C:\\port", "C:\\portal\\a.yaml")
    assert not is_inside("C:\\port", "D:\\port\\a.yaml")
    assert not is_inside("C:\\port", "\\\\host\\port\\a.yaml")


@pytest.mark.parametrize("folder", ["content", "content/events", "seeds"])
def test_a_folder_that_is_no_link_and_yet_elsewhere_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """A junction is a folder to Python 3.11; only its real path shows where it leads."""
    write_folder(tmp_path, SOUND)
    (tmp_path / "elsewhere").mkdir()
    real = os.path.realpath
    junction = str(tmp_path / folder)
    away = str(tmp_path.parent / "other")
    monkeypatch.setattr(os.path, "realpath", lambda path: real(path).replace(junction, away))
    problems = [(each.code, each.span.path) for each in load(str(tmp_path)).problems]
    assert ("outside", folder) in problems


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("C:\\port", "C:\\port"),
        ("port\\", "port\\"),
        ('C:\\my port"', "C:\\my port\\"),
        ("~\\port", "C:\\Users\\ada\\port"),
        ("~/port", "C:\\Users\\ada/port"),
        ("a~", "a~"),
        ("", ""),
    ],
)
@pytest.mark.usefixtures("backslashes")
def test_what_a_shell_of_windows_leaves_of_a_path_is_read(
    monkeypatch: pytest.MonkeyPatch, word: str, path: str
) -> None:
    monkeypatch.setenv("USERPROFILE", "C:\\Users\\ada")
    assert typed(word) == path


def test_a_home_that_no_shell_expanded_is_found_unless_a_folder_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/ada")
    assert typed("~/port") == "/home/ada/port"
    assert typed('port"') == 'port"', "a name may end so here"
    (tmp_path / "~").mkdir()
    assert typed("~/port") == "~/port"


def test_a_home_is_expanded_in_options(briefing: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "port", SOUND)
    env = {"HOME": str(tmp_path)}
    assert briefing("check", "~/port", "--originals=~/port", env=env).returncode == 0
    assert briefing("print", "~/port", "-o", "~/brief.txt", env=env).returncode == 0
    assert briefing("diff", "~/port", "~/port/.", env=env).returncode == 2
    assert (tmp_path / "brief.txt").is_file()


WINDOWS = {
    "LOCALAPPDATA": "C:\\Users\\ada\\AppData\\Local",
    "APPDATA": "C:\\Users\\ada\\AppData\\Roaming",
}


@pytest.mark.usefixtures("backslashes")
def test_state_and_keys_are_kept_where_windows_keeps_them() -> None:
    assert config_path(WINDOWS) == "C:\\Users\\ada\\AppData\\Roaming\\briefing\\keys.toml"
    state = state_path("C:\\port", WINDOWS)
    assert re.fullmatch(r"C:\\Users\\ada\\AppData\\Local\\briefing\\[0-9a-f]{16}\.json", state)
    xdg = {"XDG_STATE_HOME": "D:\\state", "XDG_CONFIG_HOME": "D:\\config"}
    assert state_path("C:\\port", WINDOWS | xdg).startswith("D:\\state\\briefing\\")
    assert config_path(WINDOWS | xdg) == "D:\\config\\briefing\\keys.toml"


# Commands for the shell and for the editor


@pytest.mark.parametrize(
    ("word", "quoted"),
    [
        ("C:\\port", "C:\\port"),
        ("--as-of", "--as-of"),
        ("2031-03-05", "2031-03-05"),
        ("vote#venue", "vote#venue"),
        ("C:\\my port", '"C:\\my port"'),
        ("C:\\my port\\", '"C:\\my port\\\\"'),
        ("R&D", '"R&D"'),
        ("O'Brien", '"O\'Brien"'),
        ("--search=by:lind topic:fares", '"--search=by:lind topic:fares"'),
        ("--search=a.b", '"--search=a.b"'),
        ('"two berths"', '"\\"two berths\\""'),
        ("#1", '"#1"'),
        ("", '""'),
    ],
)
@pytest.mark.usefixtures("backslashes")
def test_a_command_is_quoted_for_both_shells_of_windows(word: str, quoted: str) -> None:
    assert shell_line(["briefing", word]) == f"briefing {quoted}"


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], codec="utf-8")))
def test_what_is_quoted_is_read_as_python_itself_would_have_it(text: str) -> None:
    word = f" {text}"  # with a space, it has to be quoted
    with pytest.MonkeyPatch.context() as patch:
        use_backslashes(patch)
        assert shell_line([word]) == subprocess.list2cmdline([word])


@pytest.mark.usefixtures("backslashes")
def test_the_command_of_a_page_stays_on_one_line() -> None:
    """Each shell has another sign for a line that goes on."""
    words = ["briefing", "print", *["--topic", "berths"] * 9]
    assert foot(Page(40, False, words, "")) == [" ".join(words)]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with programs, where a backslash is no escape."""
    for name in ("code", "code.cmd", "notepad.exe", "O'B/My Apps/subl.exe", "vim.exe"):
        path = tmp_path / "bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.setattr(os, "altsep", "\\")
    return tmp_path / "bin"


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("", "{bin}/notepad.exe|C:/port/a.yaml"),
        ("code", "{bin}/code.cmd|--wait|--goto|C:/port/a.yaml:7:3"),
        ("code.cmd -w -n", "{bin}/code.cmd|-w|-n|--goto|C:/port/a.yaml:7:3"),
        ("vim", "{bin}/vim.exe|+7|C:/port/a.yaml"),
        (
            '"{bin}/O\'B/My Apps/subl.exe" -w',
            "{bin}/O'B/My Apps/subl.exe|-w|C:/port/a.yaml:7:3",
        ),
        (
            "{bin}/O'B/My Apps/subl.exe -w",
            "{bin}/O'B/My Apps/subl.exe|-w|C:/port/a.yaml:7:3",
        ),
        ("'{bin}/vim.exe' -n", "{bin}/vim.exe|-n|+7|C:/port/a.yaml"),
        ("C:\\vim\\vim.exe -n", "C:\\vim\\vim.exe|-n|+7|C:/port/a.yaml"),
    ],
)
def test_the_editor_is_found_as_windows_has_programs(
    programs: Path, editor: str, command: str
) -> None:
    environ = {"EDITOR": editor.format(bin=programs), "PATH": str(programs)}
    words = editor_words("C:\\port\\a.yaml", 7, 3, environ)
    assert words == command.format(bin=programs).split("|")


@pytest.mark.parametrize(
    ("editor", "path", "message"),
    [
        ("emacs", "a.yaml", "there is no program `emacs`"),
        ('"C:\\vim', "a.yaml", "$EDITOR cannot be split into words: no closing quotation"),
        ("code", "R&D/a.yaml", "code is a batch file, which misreads R&D/a.yaml:7:3"),
        ("code", "%PATH%/a.yaml", "code is a batch file, which misreads %PATH%/a.yaml:7:3"),
    ],
)
def test_what_cannot_be_run_as_it_is_is_not_run(
    programs: Path, editor: str, path: str, message: str
) -> None:
    environ = {"EDITOR": editor, "PATH": str(programs)}
    with pytest.raises(EditorError, match=re.escape(message)) as caught:
        editor_words(path, 7, 3, environ)
    assert caught.value.hint


def test_no_program_of_the_current_folder_is_run(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(programs)
    for path in ("", ".", "bin"):
        with pytest.raises(EditorError):
            editor_words("a.yaml", 7, 3, {"EDITOR": "code", "PATH": path})


# Consoles that do not speak UTF-8

TITLE = "Größe – “two” ¶7 · €5 … 港 →"
SHOWN = {
    "utf-8": TITLE,
    "cp1252": "Größe – “two” ¶7 · €5 … \\u6e2f ->",
    "cp437": 'Größe - "two" p7 · EUR 5 ... \\u6e2f ->',
    "cp932": "Grosse - “two” ¶7 - EUR 5 … 港 →",
    "cp1251": "Grosse – “two” ¶7 · €5 … \\u6e2f ->",
    "ascii": 'Grosse - "two" p7 - EUR 5 ... \\u6e2f ->',
    "utf-16": 'Grosse - "two" p7 - EUR 5 ... \\u6e2f ->',
    "cp037": 'Grosse - "two" p7 - EUR 5 ... \\u6e2f ->',
    "no-such": 'Grosse - "two" p7 - EUR 5 ... \\u6e2f ->',
}
"""What each encoding shows of a title; ASCII is what those show that lack its characters."""


@pytest.mark.parametrize(("encoding", "shown"), SHOWN.items())
def test_a_console_shows_what_its_encoding_has_and_spells_the_rest(
    encoding: str, shown: str
) -> None:
    control, terminal = pty.openpty()
    try:
        for handle, expected in ((terminal, shown), (os.open(os.devnull, os.O_WRONLY), None)):
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                fake = SimpleNamespace(encoding=encoding, isatty=stream.isatty)
                found = spell(TITLE, encoding_of(cast("IO[str]", fake)))
                assert found == (expected or SHOWN["utf-8" if encoding == "utf-8" else "ascii"])
    finally:
        os.close(control)


ENCODINGS = ["utf-8", "cp1252", "cp437", "cp932", "cp1251", "latin-1", "gb18030", "ascii"]


@given(st.text(), st.sampled_from(ENCODINGS))
def test_any_text_is_spelt_in_any_encoding_and_what_it_has_stays(text: str, encoding: str) -> None:
    spelt = spell(text, encoding)
    assert spelt.encode(encoding).decode(encoding).isascii() or encoding != "ascii"
    assert spell(spelt, encoding) == spelt
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        assert spelt != text
    else:
        assert spelt == text


def on_console(encoding: str, *words: str) -> bytes:
    """Run the program on a pseudo-terminal, and return what it writes, messages included."""
    control, terminal = pty.openpty()
    own = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "NO_COLOR": "1"}
    streams = (terminal,) * 3
    process = start("briefing", words, cwd=Path.cwd(), env=os.environ | own, streams=streams)
    os.close(terminal)
    written = b""
    with contextlib.suppress(OSError):  # at its end, says Linux
        while data := os.read(control, 1 << 16):
            written += data
    os.close(control)
    assert b"Traceback" not in written
    assert process.wait(60) in (0, 1, 2)
    return written.replace(b"\r\n", b"\n")


@pytest.fixture
def port(tmp_path: Path) -> str:
    """A briefing with a title for every console, in a folder with such a name."""
    brief = SOUND["content/brief.yaml"].replace("Port expansion", TITLE)
    return write_folder(tmp_path / "Häfen", {**SOUND, "content/brief.yaml": brief})


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "cp932", "ascii"])
def test_commands_write_in_the_encoding_of_the_console(port: str, encoding: str) -> None:
    printed = on_console(encoding, "print", port, "--width", "100").decode(encoding)
    assert printed.startswith(SHOWN[encoding] + "\n")
    assert max(map(len, printed.splitlines())) <= 100
    assert printed.rstrip().endswith("--ascii") is (encoding == "ascii")
    listed = on_console(encoding, "list", "voices", port)
    assert b"\tThe ministry\t" in listed
    for words in (["coverage"], ["changes"], ["check"], ["export", "--list"], ["keys"]):
        folder = [] if words[-1] in ("--list", "keys") else [port]
        shown = on_console(encoding, *words, *folder).decode(encoding)
        assert not re.search(r"\\[xu][0-9a-f]{2}", shown.replace("\\u6e2f", "")), words
    said = on_console(encoding, "check", port).decode(encoding)
    assert f"briefing in {spell(port, encoding)}: no problems" in said


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "cp932", "ascii"])
@pytest.mark.parametrize("words", [["--help"], ["print", "--help"], ["dates", "--help"]], ids=str)
def test_help_is_written_on_every_console(encoding: str, words: list[str]) -> None:
    assert b"usage: briefing" in on_console(encoding, *words)


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "cp932", "ascii"])
def test_wrong_usage_is_said_on_every_console(encoding: str) -> None:
    for words, said in (
        (["print", "--größe"], "briefing print: error: unrecognized arguments: --größe"),
        (["print", "--rank", "–"], "argument --rank: invalid choice"),
        (["print", "--\x1b[2J→"], "arguments: --\\x1b[2J→"),
        (["print", "Häfen…"], "briefing: Häfen…: No such file or directory"),
        (["Häfen…"], "there is no folder and no command `Häfen…`"),
        (["print", b"\xff".decode("utf-8", "surrogateescape")], "\\udcff: No such file"),
    ):
        assert spell(said, encoding) in on_console(encoding, *words).decode(encoding)


def test_a_pipe_that_is_not_utf_8_gets_ascii_and_json_its_own_escapes(
    briefing: Run, port: str
) -> None:
    """Python would write in the code page of windows, and `more` read in that of consoles."""
    for command in (["print"], ["changes"], ["coverage"]):
        text = briefing(*command, port, encoding="cp1252").stdout
        assert text.isascii()
        made = briefing(*command, port, "--format", "json", encoding="cp1252").stdout
        assert made.isascii()
        assert json.loads(made) == json.loads(briefing(*command, port, "--format", "json").stdout)
    (Path(port) / "content/events/talks.yaml").write_text("titel: “Häfen”\n", "utf-8")
    found = briefing("check", port, "--format", "json", encoding="cp1252").stdout
    assert found.isascii()
    assert json.loads(found)["problems"][0]["path"].startswith(port)


def test_a_file_is_utf_8_whatever_the_console_is(briefing: Run, port: str, tmp_path: Path) -> None:
    for encoding in ("utf-8", "cp437"):
        path = tmp_path / f"{encoding}.txt"
        assert briefing("print", port, "-o", str(path), encoding=encoding).returncode == 0
    assert (tmp_path / "cp437.txt").read_bytes() == (tmp_path / "utf-8.txt").read_bytes()
    assert (tmp_path / "utf-8.txt").read_text("utf-8").startswith(TITLE)


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "cp932"])
def test_the_room_is_drawn_in_the_encoding_of_the_console(
    tmp_path: Path, port: str, encoding: str
) -> None:
    with opened(tmp_path, folder=port, columns=160, PYTHONIOENCODING=encoding) as at:
        for keys, shown in (
            ("", b"as of Tue 11 Mar 2031"),
            ("6", b"BOTTOM LINE"),
            ("5", b"Talks on the port"),
            ("?", b"Show what was known a day"),
            ("p", b"Print, save or export"),
        ):
            at.type(keys)
            at.wait_until(lambda shown=shown: shown in at.raw, shown.decode())  # type: ignore[misc]
        at.type("\x1b")
        at.wait_until(lambda: "Print, save or export" not in at.text, "closed")
        leave(at)
    text = at.raw.decode(encoding)
    assert SHOWN[encoding] in text
    assert not re.search(r"\\[xu][0-9a-f]{2}", text.replace("\\u6e2f", ""))


# What is left when others go: pipes, ports, signals


class Pipe:
    """Standard output, whose reader has gone, as Windows says it."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.buffer = self
        self.handle = os.open(os.devnull, os.O_WRONLY)

    def fileno(self) -> int:
        return self.handle

    def flush(self) -> None:
        """Nothing has been written."""

    def write(self, _: bytes) -> int:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def test_a_pipe_without_a_reader_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    with contextlib.closing(io.FileIO((pipe := Pipe()).handle)):
        monkeypatch.setattr(sys, "stdout", pipe)
        write_data(None, b"brief", force=False)


def test_a_port_that_windows_keeps_for_itself_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errno, "WSAEACCES", 10013, raising=False)
    refused = _refusal(OSError(10013, "an access that is forbidden"), "127.0.0.1", 8000)
    assert str(refused) == "port 8000 is for the system"
    assert refused.hint == "briefing serve --port 0 for a free one"


def test_the_server_ends_in_good_order_without_signals_in_the_event_loop() -> None:
    with serving(program="tests.windows") as server:
        assert server.address.startswith("http://127.0.0.1:")
        assert server.end(signal.SIGINT) == (0, "briefing: Ctrl+C ends it\n")


# A checkout with CRLF


@pytest.fixture(scope="module")
def crlf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program and the briefings as git leaves them with core.autocrlf."""
    copy = tmp_path_factory.mktemp("crlf")
    for name in ("briefing", "content", "seeds", HARBOUR.relative_to(ROOT)):
        for path in (ROOT / name).rglob("*.*"):
            if path.suffix not in (".pyc", ".txt"):
                made = copy / path.relative_to(ROOT)
                made.parent.mkdir(parents=True, exist_ok=True)
                made.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return copy


def test_the_room_of_a_checkout_with_crlf_is_drawn(tmp_path: Path, crlf: Path) -> None:
    folder = crlf / HARBOUR.relative_to(ROOT)
    with opened(tmp_path, folder=folder, PYTHONPATH=str(crlf)) as at:
        at.wait_for(WHOLE, "2 Topics", OPENED)
        leave(at)


def output_in(checkout: Path, *words: str) -> tuple[int, bytes, bytes]:
    """Run the program of a checkout in it."""
    env = os.environ | {"PYTHONPATH": str(checkout), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "briefing", *words]
    done = subprocess.run(command, cwd=checkout, env=env, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ["print", "."],
        ["check", ".", "--strict"],
        ["changes", ".", "--summary"],
        *(["export", name, "."] for name in ("json", "html", "pdf", "csv", "annotations")),
    ],
    ids=" ".join,
)
def test_a_checkout_with_crlf_gives_the_same_bytes(crlf: Path, words: list[str]) -> None:
    result = output_in(crlf, *words)
    assert result == output_in(ROOT, *words)
    assert result[0] == 0


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """The names in the repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout of the repository")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return listed.stdout.decode().split("\0")[:-1]


def test_git_writes_lf_into_every_checkout_and_leaves_pictures_alone(tracked: list[str]) -> None:
    words = ["git", "check-attr", "-z", "--stdin", "eol", "text"]
    names = "\0".join(tracked).encode()
    told = subprocess.run(words, cwd=ROOT, input=names, capture_output=True, check=True)
    fields = told.stdout.decode().split("\0")
    attributes = dict(zip(zip(fields[::3], fields[1::3], strict=False), fields[2::3], strict=True))
    for name in tracked:
        wanted = ("lf", "unset") if name.endswith((".png", ".pdf")) else ("lf", "auto")
        assert (attributes[name, "eol"], attributes[name, "text"]) == wanted
        assert wanted[1] == "unset" or b"\r" not in (ROOT / name).read_bytes()


_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[1-9])(\.|$)", re.IGNORECASE)


def test_names_in_the_checkout_are_ones_that_windows_takes(tracked: list[str]) -> None:
    assert len({name.casefold() for name in tracked}) == len(tracked)
    for part in {part for name in tracked for part in name.split("/")}:
        assert not set(part) & set('<>:"|?*\\')
        assert not part.endswith((".", " "))
        assert not _DEVICES.match(part)
