"""Browsers that mean the server no good: floods, half sentences, and who does not listen."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Iterator

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from tests.test_serve import (
    LATE,
    Server,
    answer,
    drawn,
    has_ended,
    is_gone,
    reader,
    serving,
    type_in,
    until,
    until_sessions,
)

pytestmark = pytest.mark.slow

FLOOD = '["stdin", "%s"]' % ("hl" * 500)
BUSY = 25
"""Floods that a room is busy with for a minute, and that the server still takes."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving("--sessions", "3") as started:
        yield started


async def end_of(browser: ClientWebSocketResponse) -> tuple[int | None, str]:
    """Wait until the server closes, and return its code and its reason."""
    while True:
        message = await browser.receive(LATE)
        if message.type is WSMsgType.CLOSE:
            return message.data, message.extra or ""
        assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT)


async def sound(server: Server) -> None:
    """The server still opens rooms, and this one works."""
    async with reader(server) as browser:
        await type_in(browser, "h")
        await drawn(browser, "as of Mon 10 Mar")
    await until(lambda: not server.rooms)


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("[" * 100_000, 1008, "not a message of the room"),
        ('["stdin", "%s"]' % ("x" * 300_000), 1009, ""),
    ],
)
def test_what_is_too_deep_or_too_long_is_answered(
    server: Server, text: str, code: int, reason: str
) -> None:
    async def check() -> None:
        async with reader(server) as browser:
            await browser.send_str(text)
            assert await end_of(browser) == (code, reason)
        await sound(server)

    asyncio.run(check())


def test_whoever_floods_is_sent_away_and_leaves_nothing(server: Server) -> None:
    async def check() -> None:
        async with reader(server) as browser:
            (room,) = server.rooms

            async def flood() -> None:
                while not browser.closed:
                    await browser.send_str(FLOOD)

            flooding = asyncio.create_task(flood())
            assert await end_of(browser) == (1008, "more input than the room can take")
            await asyncio.wait((flooding,))
            flooding.exception()  # it may have been writing
            await until(lambda: is_gone(room))

    asyncio.run(check())


@pytest.mark.parametrize("way", ["closes", "breaks off", "kills the server"])
def test_a_room_that_is_busy_ends_with_its_reader(way: str) -> None:
    with serving() as server:

        async def check() -> None:
            async with reader(server) as browser:
                (room,) = server.rooms
                for _ in range(BUSY):
                    await browser.send_str(FLOOD)
                await browser.receive(LATE)
                if way == "closes":
                    await browser.close()
                elif way == "breaks off":
                    browser._writer.transport.abort()
                else:
                    server.process.kill()
                await until(lambda: has_ended(room))

        asyncio.run(check())
        said = server.end(signal.SIGINT)[1] if way != "kills the server" else ""
        assert "Traceback" not in said


def test_a_storm_of_sizes_ends_at_the_last_one(server: Server) -> None:
    async def check() -> None:
        async with reader(server) as browser:
            for number in range(2000):
                size = {"width": 40 + number % 100, "height": 10 + number % 50}
                await browser.send_json(["resize", size])
            await browser.send_json(["resize", {"width": 60, "height": 20}])
            await type_in(browser, "h")
            await drawn(browser, "as of Mon 10 Mar")
            await type_in(browser, "q")
            assert (await end_of(browser))[0] == 1000

    asyncio.run(check())


def test_a_reader_who_does_not_listen_keeps_no_room(server: Server) -> None:
    async def check() -> None:
        host, port = server.address[7:-1].split(":")
        lines = (
            f"GET /ws HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n"
        )
        with socket.create_connection((host, int(port))) as deaf:
            deaf.sendall(lines.encode() + 20 * masked(FLOOD))
            await until(lambda: len(server.rooms) == 1)
            (room,) = server.rooms
        await until(lambda: is_gone(room))
        await sound(server)

    asyncio.run(check())


def masked(text: str) -> bytes:
    """Return a text frame as a browser sends it, with a mask that changes nothing."""
    data = text.encode()
    return b"\x81\xfe" + len(data).to_bytes(2, "big") + bytes(4) + data


def test_the_most_sessions_are_a_limit_and_others_are_told(server: Server) -> None:
    async def check() -> None:
        await until_sessions(server, 0)
        async with reader(server), reader(server), reader(server) as last:
            for path in ("", "ws"):
                code, text, _ = await answer(server.address + path)
                assert (code, text) == (
                    503,
                    "all 3 sessions of this room are taken; try again later\n",
                )
            _, text, _ = await answer(f"{server.address}health")
            assert text == '{"status": "ok", "sessions": 3, "most_sessions": 3}'
            await last.close()
            await until_sessions(server, 2)
            async with reader(server):
                assert len(server.rooms) == 3
        await until(lambda: not server.rooms)

    asyncio.run(check())


def test_a_line_is_written_for_each_session_and_no_more() -> None:
    with serving() as server:

        async def check() -> None:
            await answer(server.address)
            async with reader(server) as browser:
                await type_in(browser, "/secret\r")
                await drawn(browser, "secret")
            await until(lambda: not server.rooms)

        asyncio.run(check())
        code, said = server.end(signal.SIGINT)
    assert code == 0
    head, opened, closed = said.splitlines()
    assert head == "briefing: Ctrl+C ends it"
    assert opened == "briefing: session 1 opened, from 127.0.0.1"
    assert closed.startswith("briefing: session 1 closed, after ")
    assert closed.endswith(" s")


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HTTP/1.1\r\nHo",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n\r\n",
        b"GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /static/..%2f..%2f__init__.py HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /ws HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx",
    ],
)
def test_half_sentences_and_strange_ones_stop_nobody(server: Server, sent: bytes) -> None:
    async def check() -> None:
        host, port = server.address[7:-1].split(":")
        for _ in range(20):
            stack.append(socket.create_connection((host, int(port))))
            stack[-1].sendall(sent)
        assert (await answer(f"{server.address}health"))[0] == 200
        if sent.endswith(b"\r\n\r\n"):
            found = await asyncio.to_thread(stack[-1].recv, 4096)
            assert found.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4"))

    stack: list[socket.socket] = []
    try:
        asyncio.run(check())
    finally:
        for each in stack:
            each.close()
    assert server.process.poll() is None


def test_fifty_sessions_at_once_are_opened_and_ended() -> None:
    async def check(server: Server) -> None:
        async with ClientSession() as session:
            address = f"{server.address}ws?width=80&height=24"
            opened = [session.ws_connect(address) for _ in range(50)]
            browsers = await asyncio.gather(*opened)
            await until(lambda: len(server.rooms) == 50)
            rooms = server.rooms
            for each in browsers:
                each._writer.transport.abort()
            await until(lambda: all(map(is_gone, rooms)))

    with serving() as server:
        asyncio.run(check(server))
        code, said = server.end(signal.SIGINT)
    assert (code, said.count("opened"), said.count("closed")) == (0, 50, 50)
    assert "Traceback" not in said


def test_what_the_server_has_said_stays_in_order_and_whole(server: Server) -> None:
    """The last test of the server of this file: it has written no traceback to this end."""
    os.kill(server.process.pid, signal.SIGINT)
    _, said = server.process.communicate(timeout=LATE)
    assert server.process.returncode == 0
    assert all(line.startswith("briefing: ") for line in said.splitlines())
    assert not any(each in said for each in ("Error", "Traceback", "400"))
