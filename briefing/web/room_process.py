"""The process that runs a reader's room, and the way between it and the reader's browser."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple

from textual_serve._binary_encode import load as unpack

from briefing.system.signals import NEW_GROUP
from briefing.web.messages import Told, Typed

MOST_WAITING = 1 << 19
"""Bytes of input that may wait for a room, beside what its pipe holds: hours of typing."""
MOST_DOWNLOADS = 8
"""Files that wait for a browser to fetch them; the oldest gives way."""
_GRACE = 0.5
"""Seconds for a room to end by itself; it keeps nothing, so that nothing is lost with it."""
_PATIENCE = 4.0
"""Seconds for a room to hand over the next part of a file."""
_CHUNK = 1 << 16
_START = b"__GANGLION__\n"
"""The line with which Textual's driver for browsers begins."""
_MOST_SAID = 4096
"""Bytes of what a room says on standard error that are repeated: a traceback at most."""
_DROPPED = ("TMUX", "TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT")
"""What belongs to who started the server, or would make the room tell more than it shows."""


class Download(NamedTuple):
    """A file that a room has for its reader, and the queue in which its parts come."""

    name: str
    content_type: str
    parts: asyncio.Queue[bytes]


class RoomProcess:
    """A reader's room in a process of its own.

    `draw` and `tell` pass bytes and text on to the browser; they may wait for it, and then the
    room waits as well.
    """

    def __init__(
        self,
        words: Sequence[str],
        environment: Mapping[str, str],
        draw: Callable[[bytes], Awaitable[None]],
        tell: Callable[[str], Awaitable[None]],
    ) -> None:
        self.words = words
        self.environment = environment
        self.draw = draw
        self.tell = tell
        self.downloads: dict[str, Download] = {}
        self.said = b""
        """What the room said on standard error."""
        self._process: Process | None = None
        self._errors: asyncio.Task[None] | None = None

    async def start(self, width: int, height: int) -> None:
        """Start the room at a size in cells, without a shell that would read the folder's name.

        Raises OSError where the system has no more processes.
        """
        environment = {name: os.environ[name] for name in os.environ if name not in _DROPPED}
        environment |= {
            "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
            "TEXTUAL_FPS": "60",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TERM_PROGRAM": "textual",
            "COLUMNS": str(width),
            "ROWS": str(height),
            **self.environment,
        }
        self._process = await asyncio.create_subprocess_exec(
            *self.words,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment,
            # Ctrl+C is for the server, which then ends them all.
            start_new_session=True,
            creationflags=NEW_GROUP,
        )
        assert self._process.stderr
        self._errors = asyncio.create_task(self._listen_to_errors(self._process.stderr))

    def send(self, message: Typed | Told) -> bool:
        """Hand a message to the room; return False if too much waits already.

        This never waits: whoever reads the browser's messages has to see its end behind them.
        """
        assert self._process
        assert self._process.stdin
        stdin = self._process.stdin
        if stdin.transport.is_closing():
            return True  # the room has ended, which the browser will see
        is_typed = isinstance(message, Typed)
        data = message.data if isinstance(message, Typed) else json.dumps(message.data).encode()
        stdin.write(b"%c%s%s" % (b"D" if is_typed else b"M", len(data).to_bytes(4, "big"), data))
        return stdin.transport.get_write_buffer_size() <= MOST_WAITING

    async def run(self) -> None:
        """Pass on what the room draws, until it ends."""
        assert self._process
        assert self._process.stdout
        stdout = self._process.stdout
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while await stdout.readline() not in (_START, b""):
                pass
            while True:
                kind = await stdout.readexactly(1)
                size = int.from_bytes(await stdout.readexactly(4), "big")
                if not await self._pass_on(kind, await stdout.readexactly(size)):
                    break

    async def file(self, key: str) -> AsyncIterator[bytes]:
        """Fetch a file from the room, part by part; it can be had once."""
        parts = self.downloads[key].parts
        while key in self.downloads:
            wanted: dict[str, str | int] = {"key": key, "size": _CHUNK}
            self.send(Told({"type": "deliver_chunk_request", **wanted}))
            part = b""
            with contextlib.suppress(TimeoutError):
                part = await asyncio.wait_for(parts.get(), _PATIENCE)
            if part:
                yield part
            else:
                self.downloads.pop(key, None)

    async def stop(self) -> None:
        """End the room: it is asked, and soon killed, whatever it is still working on."""
        for each in self.downloads.values():
            each.parts.put_nowait(b"")
        self.downloads.clear()
        process = self._process
        if process is None:
            return
        if process.returncode is None:
            self.send(Told({"type": "quit"}))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), _GRACE)
        if process.returncode is None:
            _kill(process)
        await process.wait()
        if self._errors:
            await self._errors

    async def _listen_to_errors(self, stderr: asyncio.StreamReader) -> None:
        while data := await stderr.read(_MOST_SAID):
            self.said = (self.said + data)[-_MOST_SAID:]

    async def _pass_on(self, kind: bytes, payload: bytes) -> bool:
        """Pass on a packet; return False if it is the last one."""
        if kind == b"D":
            await self.draw(payload)
        elif kind == b"P":
            packed = unpack(payload)
            assert isinstance(packed, tuple)
            _, key, part = packed  # "deliver_chunk" is all that a room packs
            if key in self.downloads:
                self.downloads[key].parts.put_nowait(part)
        elif kind == b"M":
            message = json.loads(payload)
            if message["type"] == "exit":
                return False
            if message["type"] == "open_url":
                wanted = {name: message[name] for name in ("url", "new_tab")}
                await self.tell(json.dumps(["open_url", wanted]))
            elif message["type"] == "deliver_file_start":
                await self._offer(message)
        return True

    async def _offer(self, message: Mapping[str, str]) -> None:
        """Offer the browser a file that the room has made."""
        key = message["key"]
        content_type = message["mime_type"] or "application/octet-stream"
        if message["encoding"]:
            content_type += f"; charset={message['encoding']}"
        while len(self.downloads) >= MOST_DOWNLOADS:
            del self.downloads[next(iter(self.downloads))]
        name = os.path.basename(message["path"])
        self.downloads[key] = Download(name, content_type, asyncio.Queue())
        await self.tell(json.dumps(["deliver_file_start", key]))


def _kill(process: Process) -> None:
    """Kill a process, and what it may have started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
