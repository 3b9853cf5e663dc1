"""The room in a browser: what is answered to whom, and what is left when it ends."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from briefing.render.shell_command import install_line
from tests.conftest import HARBOUR, ROOT, Run
from tests.folders import SOUND, listing, write_folder

pytestmark = pytest.mark.slow

LATE = 8  # seconds; a test that waits so long has failed


class Server:
    """A server in a process of its own, its address and what it says beside that."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout
        self.address = process.stdout.readline().strip()

    @property
    def rooms(self) -> set[int]:
        """The processes that it has started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return {int(each) for each in children.read_text().split()}

    def end(self, number: int) -> tuple[int, str]:
        """End it by a signal, and return its exit code and what it said."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=LATE)
        return self.process.returncode, said


@contextmanager
def serving(
    *words: str, cwd: Path = HARBOUR, program: str = "briefing", **variables: str
) -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, "-m", program, "serve", "--port", "0", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield Server(process)
    finally:
        process.kill()
        process.communicate(timeout=LATE)


@asynccontextmanager
async def reader(server: Server) -> AsyncIterator[ClientWebSocketResponse]:
    """A browser, as far as the server sees it, with the first screen drawn."""
    address = f"{server.address}ws?width=100&height=30"
    async with ClientSession() as session, session.ws_connect(address) as browser:
        await drawn(browser, "quit")
        await browser.send_json(["focus"])
        yield browser


async def answer(address: str, **headers: str) -> tuple[int, str, str]:
    """Ask for an address, and return the code, the text, and a header of the answer to look at."""
    async with ClientSession() as session, session.get(address, headers=headers) as found:
        kept = ("Content-Security-Policy", "Content-Disposition")
        return (
            found.status,
            await found.text(errors="replace"),
            str([found.headers.get(each) for each in kept]),
        )


async def drawn(browser: ClientWebSocketResponse, pattern: str) -> str:
    """Wait until a text has been drawn, and return all that was until then, without the colours."""
    found = ""
    while not re.search(pattern, found):
        try:
            message = await browser.receive(LATE)
        except TimeoutError:
            pytest.fail(f"{pattern!r} is not drawn: {found!r}")
        assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), found
        text = message.data if isinstance(message.data, str) else message.data.decode()
        found += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    return found


async def type_in(browser: ClientWebSocketResponse, keys: str) -> None:
    await browser.send_json(["stdin", keys])


async def until(holds: Callable[[], bool]) -> None:
    """Look again and again; the processes of others have no other way to tell."""
    end = time.monotonic() + LATE
    while not holds():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)


async def until_sessions(server: Server, number: int) -> None:
    """Wait until the server counts so many sessions: one ends a little after its process."""
    end, text = time.monotonic() + LATE, ""
    while f'"sessions": {number},' not in text:
        assert time.monotonic() < end, text
        _, text, _ = await answer(f"{server.address}health")


def is_gone(process: int) -> bool:
    return not Path(f"/proc/{process}").exists()


def has_ended(process: int) -> bool:
    """Whether a process has ended, also where whoever inherited it has not noticed yet."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as started:
        yield started


def test_the_page_and_all_that_it_needs_come_from_the_address_that_is_printed(
    server: Server,
) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", server.address)

    async def check() -> None:
        _, page, headers = await answer(server.address)
        assert "<title>Ferry talks of two ports, March 2031</title>" in page
        assert "default-src 'none'" in headers
        wanted = set(re.findall(r'(?:href="|src="|url\(")([^"]+)', page))
        assert len(wanted - {"data:,"}) == 5
        for each in wanted - {"data:,"}:
            assert re.match(r"[a-z.]+(/|$)", each)  # below the page, wherever that is
            for folder in ("", "a/", "a/b.c/"):
                assert (await answer(server.address + folder + each))[0] == 200

    asyncio.run(check())


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("", {"Host": "evil.example"}),
        ("", {"Host": "evil.example:80"}),
        ("static/js/textual.js", {"Host": "evil.example"}),
        ("ws", {"Origin": "http://evil.example"}),
        ("ws", {"Origin": "null"}),
        ("a/ws", {"Origin": "http://evil.example"}),
        ("ws/wrong", {"Origin": "http://localhost:1"}),
        ("health", {"Host": "evil.example"}),
    ],
)
def test_a_page_of_another_site_is_answered_nothing(
    server: Server, path: str, headers: dict[str, str]
) -> None:
    code, text, _ = asyncio.run(answer(server.address + path, **headers))
    assert (code, server.rooms) == (403, set())
    assert text.startswith(("this server does not answer to", "a page of"))
    if "null" not in headers.values():
        assert re.search(r"start it with --name (evil.example|localhost)\n", text)


def test_what_is_no_message_ends_the_session_and_nothing_else(server: Server) -> None:
    async def check() -> None:
        for message in ("", "[]", "{}", "7", '["resize", {}]', '["resize", {"width": 1}]'):
            async with reader(server) as browser:
                await browser.send_str(message)
                await until(lambda: not server.rooms)

    asyncio.run(check())
    assert server.process.poll() is None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_room_outlives_the_server(number: int) -> None:
    with serving() as server:

        async def check() -> None:
            async with reader(server), reader(server):
                rooms = server.rooms
                assert len(rooms) == 2
                code, said = await asyncio.to_thread(server.end, number)
                assert code == (0 if number != signal.SIGKILL else -number)
                assert "Traceback" not in said
                await until(lambda: all(map(is_gone, rooms)))

        asyncio.run(check())


def test_each_reader_has_a_session_and_whoever_leaves_ends_it() -> None:
    with serving() as server:

        async def check() -> None:
            async with reader(server) as stays:
                mine = server.rooms
                async with reader(server) as leaves:
                    assert len(server.rooms) == 2
                    await type_in(leaves, "q")
                    while (await leaves.receive(LATE)).type is not WSMsgType.CLOSED:
                        pass
                async with reader(server) as breaks_off:
                    await type_in(breaks_off, "hl" * 50)
                    breaks_off._writer.transport.abort()
                    await until(lambda: server.rooms == mine)
                await type_in(stays, "h")
                await drawn(stays, "as of Mon 10 Mar")

        asyncio.run(check())


def test_the_name_of_the_folder_is_no_command(tmp_path: Path) -> None:
    name = "print; touch owned $(touch owned) `touch owned` 'x"
    write_folder(tmp_path / name, SOUND)
    with serving(name, cwd=tmp_path) as server:

        async def check() -> None:
            async with reader(server) as browser:
                await type_in(browser, "6")
                await drawn(browser, "Two berths")

        asyncio.run(check())
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_the_brief_is_downloaded_and_nothing_is_written_here(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write_folder(folder, SOUND)
    with serving("folder", cwd=tmp_path, HOME=str(tmp_path), EDITOR="touch") as server:
        before = listing(tmp_path)

        async def check() -> None:
            async with reader(server) as browser:
                await type_in(browser, "e")
                await drawn(browser, "Nothing is edited here")
                await type_in(browser, "p")
                await drawn(browser, "Enter downloads")
                await type_in(browser, "\r")
                said = await drawn(browser, "deliver_file_start.*?\\]")
                found = re.search(r'\["deliver_file_start", "(\w+)"\]', said)
                assert found
                _, text, headers = await answer(f"{server.address}download/{found[1]}")
                assert "attachment; filename=brief-2031-03-11.txt" in headers
                assert text.startswith("Port expansion\n====")
                assert (await answer(f"{server.address}download/{found[1]}"))[0] == 404
                await type_in(browser, "q")
                await until(lambda: not server.rooms)

        asyncio.run(check())
        assert listing(tmp_path) == before


def test_a_busy_port_is_named_with_the_way_out(briefing: Run) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as busy:
        port = busy.getsockname()[1]
        result = briefing("serve", "--port", str(port))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"briefing: port {port} is in use; briefing serve --port ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere",), "nowhere: No such file or directory; name a folder"),
        (("--host", "192.0.2.1"), "cannot serve at 192.0.2.1, port 8000: "),
        (("--host", "no such host"), "cannot serve at no such host, port 8000: "),
        (("--originals", "nowhere"), "--originals: there is no folder `nowhere`"),
    ],
)
def test_what_cannot_be_served_is_one_message(
    briefing: Run, words: tuple[str, ...], message: str
) -> None:
    result = briefing("serve", *words)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"briefing: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["-1", "65536", "8000x", "٨", ""])
def test_a_port_is_a_number(briefing: Run, port: str) -> None:
    result = briefing("serve", f"--port={port}")
    assert result.returncode == 2
    assert "a port is a number from 0 to 65535" in result.stderr


def test_other_machines_are_let_in_only_with_a_warning() -> None:
    with serving("--host", "0.0.0.0", "--name", "desk.lan") as server:

        async def check() -> None:
            _, page, _ = await answer(server.address, Host="desk.example")
            assert "start it with --name desk.example" in page
            _, page, _ = await answer(server.address, Host="desk.lan:80")
            assert "<title>" in page

        asyncio.run(check())
        code, said = server.end(signal.SIGINT)
    assert code == 0
    assert said.startswith("briefing: whoever can reach 0.0.0.0 at port ")
    assert "without a password" in said
    assert said.count("--name desk.example") == 1


def test_without_its_extra_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    program = (
        "import sys; sys.modules['textual_serve'] = None; from briefing.cli import main;"
        "sys.exit(main(['serve']))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"briefing: serve needs what is not installed: textual_serve; {install_line('web')}\n"
    )
