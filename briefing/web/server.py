"""The room in browsers: a page, and for each reader who opens it a process that runs the room."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
import os
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from string import Template

import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.http_exceptions import HttpProcessingError

from briefing.render.markup import escape
from briefing.system.signals import on_signals
from briefing.web.messages import Ping, cells, read_message
from briefing.web.names import HostNames, canonical_name, host_name, is_loopback
from briefing.web.room_process import RoomProcess

_LARGEST = 1 << 18
"""Bytes of a message of a browser, which can hold a pasted text."""
_HEARTBEAT = 15.0
"""Seconds between two questions whether a browser is still there; it has half of that to answer."""
_IDLE = 30.0
"""Seconds for which a connection may ask for nothing, or take to ask."""
_MOST_REFUSALS = 20
"""Names whose refusal is reported; whoever tries more of them would fill the log."""
_HERE = os.path.dirname(__file__)
_STATIC = os.path.join(os.path.dirname(textual_serve.__file__), "static")
_BELOW = r"/{prefix:(?:[^/]+/)*}"
"""Any folder: a proxy that serves the room below one may pass it on or take it off."""
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
    """What is served, and to whom.

    That is the title of the page, the command of a reader's process and its environment, the names
    by which browsers may call the server, the greatest number of sessions, and the function that
    takes a line for the operator.
    """

    title: str
    words: Sequence[str]
    environment: Mapping[str, str]
    names: HostNames
    most_sessions: int
    report: Callable[[str], None]


async def serve(served: ServedRoom, host: str, port: int, announce: Callable[[int], None]) -> None:
    """Serve until a signal asks for the end, and end all that was started.

    `announce` is told the port once it answers; port 0 takes one that is free. Raises OSError where
    there is none to be had.
    """
    _report_errors_in_a_line(served.report)
    rooms = Rooms(served)
    runner = web.AppRunner(
        rooms.application(), access_log=None, shutdown_timeout=1, keepalive_timeout=_IDLE
    )
    ended = asyncio.Event()
    on_signals(("SIGINT", "SIGTERM", "SIGBREAK"), lambda _: ended.set())
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        announce(runner.addresses[0][1])
        await ended.wait()
    finally:
        await rooms.close()
        await runner.cleanup()


class Rooms:
    """The routes, and the sessions that are under way."""

    def __init__(self, served: ServedRoom) -> None:
        self.served = served
        self.sessions: set[ServedSession] = set()
        self.opened = 0
        self.token = secrets.token_urlsafe(16)
        self._refused: set[str] = set()
        self._static = dict(_static_files())
        with open(os.path.join(_HERE, "page.html"), encoding="utf-8") as file:
            self.template = Template(file.read())

    def application(self) -> web.Application:
        """Return the routes."""
        application = web.Application(middlewares=[self.guard])
        application.add_routes(
            [
                web.get(_BELOW, self.page),
                web.get(_BELOW + "health", self.health),
                web.get(_BELOW + "ws", self.socket),
                web.get(_BELOW + "ws/{token}", self.socket),
                # Whoever asks for the headers alone would use a download up.
                web.get(_BELOW + "download/{key}", self.download, allow_head=False),
                web.get(_BELOW + "{name:page.js|static/.+}", self.file),
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
        """Answer under no name of another site, whose pages could then read the answer."""
        hosts = request.headers.getall("Host", ())
        host = hosts[0] if len(hosts) == 1 else ""
        if not self.served.names.answers_to(host, _local_address(request)):
            raise self._refusal(host_name(host), "this server does not answer to {}")
        return await handler(request)

    def _check_origin(self, request: web.Request) -> None:
        """Refuse a page of another site, which could use a socket; else it can read nothing here.

        A proxy on this machine may have replaced the host. The token proves that the page is ours.
        """
        origin = request.headers.get("Origin")
        if origin is None or self.served.names.may_open(origin, request.host):
            return
        name = host_name(origin.partition("://")[2])
        token = request.match_info.get("token", "")
        if not (is_loopback(name) and hmac.compare_digest(token.encode(), self.token.encode())):
            raise self._refusal(name, "a page of {} may not open the room")

    def _refusal(self, name: str, words: str) -> web.HTTPForbidden:
        """Return the refusal of a name, which says how to declare it, and report it once."""
        text = words.format(name or "no name")
        if not name:
            return web.HTTPForbidden(text=f"{text}\n")
        text += f"; if readers reach it by that name, start it with --name {name}"
        if name not in self._refused and len(self._refused) < _MOST_REFUSALS:
            self._refused.add(name)
            self.served.report(text)
        return web.HTTPForbidden(text=f"{text}\n")

    async def page(self, request: web.Request) -> web.Response:
        """Return the page that holds the terminal."""
        del request
        if self._is_full:
            raise self._full()
        text = self.template.substitute(title=escape(self.served.title), token=self.token)
        headers = {"Cache-Control": "no-store"}
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def file(self, request: web.Request) -> web.FileResponse:
        """Return the page's own script, or a file of the terminal."""
        path = self._static.get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path)

    async def health(self, request: web.Request) -> web.Response:
        """Say that the server answers, and how many sessions there are."""
        del request
        found = {
            "status": "ok",
            "sessions": len(self.sessions),
            "most_sessions": self.served.most_sessions,
        }
        return web.json_response(found, headers={"Cache-Control": "no-store"})

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Hand over a file that a room has made."""
        key = request.match_info["key"]
        for session in self.sessions:
            if key in session.room.downloads:
                break
        else:
            raise web.HTTPNotFound(text="this file is not there any more\n")
        wanted = session.room.downloads[key]
        response = web.StreamResponse()
        response.headers["Content-Type"] = wanted.content_type
        response.headers["Content-Disposition"] = f"attachment; filename={wanted.name}"
        response.headers["Cache-Control"] = "no-store"
        await response.prepare(request)
        async for part in session.room.file(key):
            await response.write(part)
        await response.write_eof()
        return response

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a room for a reader, for as long as the browser stays."""
        self._check_origin(request)
        if self._is_full:
            raise self._full()
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, timeout=1, max_msg_size=_LARGEST)
        if not socket.can_prepare(request):
            raise web.HTTPBadRequest(text="a browser opens the room here by a WebSocket\n")
        session = ServedSession(self.served, socket)
        self.sessions.add(session)
        self.opened += 1
        number, since = self.opened, time.monotonic()
        self.served.report(f"session {number} opened, from {request.remote}")
        reason = ""
        try:
            await socket.prepare(request)
            width, height = (request.query.get(name, "") for name in ("width", "height"))
            reason = await session.run(cells(width, 80), cells(height, 24))
        except ConnectionError:
            reason = "the browser has gone"
        finally:
            # Where the server ends, what runs here is cancelled, and yet has to end its process.
            await asyncio.shield(session.room.stop())
            self.sessions.discard(session)
            lasted = time.monotonic() - since
            why = f": {reason}" if reason else ""
            self.served.report(f"session {number} closed, after {lasted:.1f} s{why}")
            for line in session.room.said.decode("utf-8", "replace").splitlines():
                self.served.report(f"session {number}: {line}")
        return socket

    async def close(self) -> None:
        """End all sessions."""
        await asyncio.gather(*[session.room.stop() for session in self.sessions])

    @property
    def _is_full(self) -> bool:
        return len(self.sessions) >= self.served.most_sessions

    def _full(self) -> web.HTTPServiceUnavailable:
        most = self.served.most_sessions
        return web.HTTPServiceUnavailable(
            text=f"all {most} sessions of this room are taken; try again later\n",
            headers={"Retry-After": "60"},
        )


class ServedSession:
    """A reader: the socket to the browser, and the process that runs the room."""

    def __init__(self, served: ServedRoom, socket: web.WebSocketResponse) -> None:
        self.socket = socket
        self.room = RoomProcess(
            served.words, served.environment, socket.send_bytes, socket.send_str
        )

    async def run(self, width: int, height: int) -> str:
        """Run the room until the browser or the room ends; return the reason, if it is unusual."""
        try:
            await self.room.start(width, height)
        except OSError as error:
            await self.socket.close(code=WSCloseCode.TRY_AGAIN_LATER, message=b"no process")
            return f"no process for it: {(error.strerror or str(error)).lower()}"
        drawing = asyncio.create_task(self.room.run())
        listening = asyncio.create_task(self._listen())
        try:
            await asyncio.wait((drawing, listening), return_when=asyncio.FIRST_COMPLETED)
        finally:
            # The room first: a browser that does not listen must not keep it.
            has_left = listening.done()
            drawing.cancel()
            listening.cancel()
            await asyncio.shield(self.room.stop())
            await asyncio.wait((drawing, listening))
        for task in (drawing, listening):
            if not task.cancelled() and (bug := task.exception()):
                raise bug
        reason = listening.result() if has_left else ""
        code = WSCloseCode.POLICY_VIOLATION if reason else WSCloseCode.OK
        await self.socket.close(code=code, message=reason.encode())
        return reason

    async def _listen(self) -> str:
        """Pass on what the reader does until the browser leaves; return what was wrong."""
        with contextlib.suppress(ConnectionError):
            async for frame in self.socket:
                if frame.type is WSMsgType.ERROR:
                    return str(frame.data).lower() or "the connection broke off"
                try:
                    message = read_message(frame.data)
                except ValueError:
                    return "not a message of the room"
                if isinstance(message, Ping):
                    await self.socket.send_json(["pong", message.text])
                elif message and not self.room.send(message):
                    return "more input than the room can take"
        return ""


def _static_files() -> list[tuple[str, str]]:
    """Return names and paths of the files that a page needs."""
    found = [("page.js", os.path.join(_HERE, "page.js"))]
    for folder, _, files in os.walk(_STATIC):
        for each in files:
            path = os.path.join(folder, each)
            name = os.path.relpath(path, _STATIC).replace(os.sep, "/")
            found.append((f"static/{name}", path))
    return found


def _local_address(request: web.Request) -> str:
    """Return the address of this machine at which a request arrived."""
    found = request.transport and request.transport.get_extra_info("sockname")
    return canonical_name(str(found[0]).partition("%")[0]) if found else ""


def _report_errors_in_a_line(report: Callable[[str], None]) -> None:
    """Report what asyncio and aiohttp log, without tracebacks."""

    class Reporter(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            error = record.exc_info and record.exc_info[1]
            if isinstance(error, HttpProcessingError):
                return  # somebody sent what is no request, and was told so
            cause = f": {type(error).__name__}: {error}" if error else ""
            report(f"{record.getMessage().splitlines()[0]}{cause}")

    for name in ("asyncio", "aiohttp"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [Reporter(logging.WARNING)], False


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    del request
    response.headers.update(_HEADERS)
