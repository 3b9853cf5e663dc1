"""The room in browsers: a page, and for each reader who opens it a process that runs the room."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from string import Template

import textual_serve
from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager
from textual_serve.server import Server

from briefing.render.markup import escape
from briefing.system.signals import NEW_GROUP, on_signals

MOST_READERS = 100
"""Each is a process of its own, and whoever reaches the server can ask for another."""
_PATIENCE = 2.0
"""Seconds for a process to end by itself, and once more after it was told to."""
_LARGEST = 500
"""Cells of a screen in either direction."""
_HERE = os.path.dirname(__file__)
_STATIC = os.path.join(os.path.dirname(textual_serve.__file__), "static")
_DROPPED = ("TMUX", "TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT")
"""What belongs to who started the server, or would make the room tell more than it shows."""
_HEADERS = {
    # Styles are made by the terminal's own script; nothing is loaded from elsewhere.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; font-src 'self'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True)
class ServedRoom:
    """What is served: the title of the page, the command of a reader's process, its environment.

    `names` are those by which browsers may call the server, with the port; empty for any.
    """

    title: str
    words: Sequence[str]
    environment: Mapping[str, str]
    names: frozenset[str] = field(default=frozenset())


async def serve(served: ServedRoom, host: str, port: int, announce: Callable[[int], None]) -> None:
    """Serve until a signal asks for the end, and end all that was started.

    `announce` is told the port once it answers; port 0 takes one that is free. Raises OSError where
    there is none to be had.
    """
    logging.getLogger("textual-serve").setLevel(logging.ERROR)
    rooms = Rooms(served)
    runner = web.AppRunner(rooms.application(), access_log=None, shutdown_timeout=1)
    ended = asyncio.Event()
    on_signals(("SIGINT", "SIGTERM", "SIGBREAK"), lambda _: ended.set())
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        rooms.port = runner.addresses[0][1]
        announce(rooms.port)
        await ended.wait()
    finally:
        await rooms.close()
        await runner.cleanup()


class Rooms:
    """The routes, and the sessions that are under way."""

    def __init__(self, served: ServedRoom) -> None:
        self.served = served
        self.port = 0
        self.sessions: set[RoomProcess] = set()
        # For its downloads alone: it knows the server by an address, and runs commands in a shell.
        self.server = Server("")
        with open(os.path.join(_HERE, "page.html"), encoding="utf-8") as file:
            self.template = Template(file.read())

    def application(self) -> web.Application:
        """Return the routes."""
        application = web.Application(middlewares=[self.guard])
        application.add_routes(
            [
                web.get("/", self.page),
                web.get("/page.js", self.script),
                web.get("/ws", self.socket),
                web.get("/download/{key}", self.server.handle_download),
                web.static("/static", _STATIC),
            ]
        )
        application.on_response_prepare.append(_add_headers)
        return application

    @web.middleware
    async def guard(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        """Answer no page of another site: neither under a name of its own nor from within it."""
        names = {f"{name}:{self.port}" for name in self.served.names}
        if names and request.host not in names:
            raise web.HTTPForbidden(text="this server is known by another name")
        origin = request.headers.get("Origin")
        if origin is not None and origin.partition("://")[2] != request.host:
            raise web.HTTPForbidden(text="another site may not open the room")
        return await handler(request)

    async def page(self, request: web.Request) -> web.Response:
        """Return the page that holds the terminal."""
        socket = f"{'wss' if request.secure else 'ws'}://{request.host}/ws"
        title, address = escape(self.served.title), escape(socket).replace('"', "&quot;")
        text = self.template.substitute(title=title, socket=address)
        return web.Response(text=text, content_type="text/html")

    async def script(self, request: web.Request) -> web.FileResponse:
        """Return the page's own script."""
        del request
        return web.FileResponse(os.path.join(_HERE, "page.js"))

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a room for a reader, for as long as the browser stays."""
        if len(self.sessions) >= MOST_READERS:
            raise web.HTTPServiceUnavailable(text=f"there are {MOST_READERS} readers already")
        socket = web.WebSocketResponse(heartbeat=15, timeout=1)
        session = RoomProcess(self.served, socket, self.server.download_manager)
        self.sessions.add(session)
        try:
            await socket.prepare(request)
            width, height = (request.query.get(name, "") for name in ("width", "height"))
            await session.start(_cells(width, 80), _cells(height, 24))
            await session.listen()
        finally:
            # Where the server ends, what runs here is cancelled, and yet has to end its process.
            await asyncio.shield(session.stop())
            self.sessions.discard(session)
        return socket

    async def close(self) -> None:
        """End all sessions."""
        await asyncio.gather(*[session.stop() for session in self.sessions])


class RoomProcess(AppService):
    """A reader's process, and the socket to the reader's browser."""

    def __init__(
        self, served: ServedRoom, socket: web.WebSocketResponse, downloads: DownloadManager
    ) -> None:
        super().__init__(
            "",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self.leave,
            download_manager=downloads,
        )
        self.served = served
        self.socket = socket

    async def leave(self) -> None:
        """Let the browser go; the process follows."""
        await self.socket.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the room, without a shell that would read the folder's name."""
        environment = self._build_environment(width, height) | dict(self.served.environment)
        for name in _DROPPED:
            environment.pop(name, None)
        self._process = process = await asyncio.create_subprocess_exec(
            *self.served.words,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment,
            # Ctrl+C is for the server, which then ends them all.
            start_new_session=True,
            creationflags=NEW_GROUP,
        )
        assert process.stdin
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Pass on what the room draws, until it ends."""
        # What it says at its end is no output of the server's.
        with contextlib.redirect_stdout(sys.stderr):
            await super().run()
        await self.leave()

    async def listen(self) -> None:
        """Pass on what the reader does, until the browser leaves; what is no message ends it."""
        with contextlib.suppress(ValueError, TypeError, KeyError, IndexError, ConnectionError):
            async for message in self.socket:
                await self._take(*json.loads(message.data))

    async def _take(self, kind: str, data: object = None) -> None:
        if kind == "stdin":
            await self.send_bytes(str(data).encode("utf-8", "replace"))
        elif kind == "resize" and isinstance(data, dict):
            await self.set_terminal_size(_cells(data["width"], 80), _cells(data["height"], 24))
        elif kind == "ping":
            await self.socket.send_json(["pong", data])
        elif kind in ("focus", "blur"):
            await self.send_meta({"type": kind})

    async def stop(self) -> None:
        """End the process: it is asked, told, and at last killed."""
        process = self._process
        if process is None:
            return
        await self._download_manager.cancel_app_downloads(self.app_service_id)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.send_meta({"type": "quit"}), _PATIENCE)
        for end in (process.terminate, process.kill):
            try:
                await asyncio.wait_for(process.wait(), _PATIENCE)
                break
            except TimeoutError:
                end()
        await process.wait()
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])


def _cells(value: object, default: int) -> int:
    """Read a width or height from a browser."""
    text = str(value)
    return max(1, min(int(text), _LARGEST)) if text.isdecimal() and len(text) < 6 else default


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    del request
    response.headers.update(_HEADERS)
