"""Measure what a served session costs in memory, against a room in a terminal (Linux).

`python -m bench.served [FOLDER] [--sessions 50]` opens sessions of one server, all at once, draws
the first screen in each, turns a day, and adds up the memory of the server and of all rooms. It is
the proportional set size (PSS), in which a page that several processes share counts in parts.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from aiohttp import ClientSession, WSMsgType

from bench.bench import ROOT
from bench.terminal import COLUMNS, LINES, Terminal, holds

_PATIENCE = 120
_MB = 1 << 20


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=str(ROOT))
    parser.add_argument("--sessions", type=int, default=50)
    args = parser.parse_args()
    with Terminal("-m", "briefing", args.folder) as room:
        room.times(holds("as of ", "quit"))
        room.press("h")
        room.settle()
        alone = pss(room.process)
        server, rooms, beside = asyncio.run(_serve(args.folder, args.sessions, room.process))
    each = (server + sum(rooms)) / len(rooms)
    print(f"a room in a terminal, alone: {alone / _MB:.1f} MB")
    print(f"the same, beside the sessions: {beside / _MB:.1f} MB")
    print(f"{len(rooms)} sessions: {sum(rooms) / _MB:.1f} MB, their server {server / _MB:.1f} MB")
    print(f"a session with its part of the server: {each / _MB:.1f} MB")
    print(f"that is {each / alone:.2f} rooms alone, {each / beside:.2f} rooms beside them")


async def _serve(folder: str, count: int, room: int) -> tuple[int, list[int], int]:
    """Return the memory of a server, of its rooms, and of a room in a terminal beside them."""
    words = (sys.executable, "-m", "briefing", "serve", folder, "--port=0", f"--sessions={count}")
    process = await asyncio.create_subprocess_exec(
        *words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        assert process.stdout
        address = (await process.stdout.readline()).decode().strip()
        async with ClientSession() as session:
            at_once = (_open(session, address) for _ in range(count))
            sockets = await asyncio.gather(*at_once)
            rooms = children(process.pid)
            assert len(rooms) == count
            found = pss(process.pid), [pss(each) for each in rooms], pss(room)
            del sockets
    finally:
        process.send_signal(signal.SIGINT)
        await process.wait()
    return found


async def _open(session: ClientSession, address: str) -> object:
    """Open a room and turn a day; return the socket once that is drawn."""
    socket = await session.ws_connect(f"{address}ws?width={COLUMNS}&height={LINES}")
    seen = ""
    for key, pattern in (("h", "quit"), ("", "as of")):
        while not re.search(pattern, seen):
            message = await socket.receive(_PATIENCE)
            assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT)
            seen += message.data.decode() if isinstance(message.data, bytes) else message.data
        seen = ""
        await socket.send_json(["stdin", key])
    return socket


def pss(process: int) -> int:
    """Return the bytes of a process's proportional set size."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss: +([0-9]+) kB$", text, re.MULTILINE)
    assert found
    return int(found[1]) << 10


def children(process: int) -> list[int]:
    """Return the processes that a process has started, in any of its threads."""
    tasks = os.listdir(f"/proc/{process}/task")
    texts = [Path(f"/proc/{process}/task/{each}/children").read_text("ascii") for each in tasks]
    return [int(each) for text in texts for each in text.split()]


if __name__ == "__main__":
    main()
