"""The program in processes that are forked from one that has imported it already.

From its first line to its exit code it does what it does after `python -m`, in a process, a session
and an environment of its own; its imports, most of a start, are there already. What a start costs
and imports is tested with real ones.

`python -m tests.forks SOCKET PACKAGE ...` imports packages and forks at each request: a line of
JSON, with the handles of the three standard streams and of a pipe, on which it tells the id of the
process and then its exit code.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from runpy import run_module
from typing import NoReturn

_ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {False: ("briefing.cli",), True: ("briefing.cli", "briefing.tui")}
"""What is imported for a command, which is forked the faster the less there is, and the room."""
FORKED = ("briefing", "tests.buggy")
"""The programs that may be forked: what others change comes before their imports."""
NUMBER = struct.Struct("i")
CHUNK = 1 << 16


class Forked:
    """A program that was forked, with what the tests need of `subprocess.Popen`."""

    def __init__(
        self,
        program: str,
        words: Sequence[str | bytes],
        *,
        cwd: Path,
        env: Mapping[str, str],
        streams: tuple[int, int, int],
        is_room: bool,
    ) -> None:
        request = json.dumps(
            {
                "program": program,
                "words": [os.fsdecode(word) for word in words],
                "cwd": str(cwd),
                "env": dict(env),
                "is_room": is_room,
            }
        )
        self._told, told = os.pipe()
        socket.send_fds(_server(is_room=is_room), [f"{request}\n".encode()], [*streams, told])
        os.close(told)
        self.pid = self._number()
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit code, or None while it runs."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.returncode = self._number()
            os.close(self._told)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; return its exit code, below zero where a signal ended it."""
        if self.returncode is None:
            select.select([self._told], [], [], timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def _number(self) -> int:
        """Wait for the next number that is told."""
        (number,) = NUMBER.unpack(os.read(self._told, NUMBER.size))
        return int(number)


def start(
    program: str,
    words: Sequence[str | bytes],
    *,
    cwd: Path,
    env: Mapping[str, str],
    streams: tuple[int, int, int],
    is_room: bool = False,
) -> Forked | subprocess.Popen[bytes]:
    """Fork a program; start it where it or its environment has a part in what is imported.

    What the tests cover is told from one another by the start of a process. A room has a session of
    its own.
    """
    is_ours = env["PYTHONPATH"] == str(_ROOT) and "COVERAGE_PROCESS_START" not in env
    if program in FORKED and is_ours:
        return Forked(program, words, cwd=cwd, env=env, streams=streams, is_room=is_room)
    stdin, stdout, stderr = streams
    return subprocess.Popen(
        [sys.executable, "-m", program, *words],
        cwd=cwd,
        env=env,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        start_new_session=is_room,
    )


def run(
    words: Sequence[str | bytes], *, cwd: Path, env: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end; raises TimeoutExpired where that takes too many seconds."""
    end = time.monotonic() + timeout
    pipes = os.pipe(), os.pipe()
    with open(os.devnull, "rb") as nothing:
        streams = nothing.fileno(), pipes[0][1], pipes[1][1]
        process = start("briefing", words, cwd=cwd, env=env, streams=streams)
    for _, write in pipes:
        os.close(write)
    written = {read: b"" for read, _ in pipes}
    still_open = set(written)
    while still_open:
        ready = select.select(still_open, [], [], max(0, end - time.monotonic()))[0]
        if not ready:
            process.kill()
            raise subprocess.TimeoutExpired(str(words), timeout)
        for read in ready:
            data = os.read(read, CHUNK)
            written[read] += data
            if not data:
                still_open.remove(read)
                os.close(read)
    code = process.wait(max(0, end - time.monotonic()))
    return subprocess.CompletedProcess(words, code, *written.values())


@cache
def _server(*, is_room: bool) -> socket.socket:
    """Start what forks, once in a process that runs tests; return the way to it."""
    ours, theirs = socket.socketpair()
    with theirs:
        handle = theirs.fileno()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.forks", str(handle), *PACKAGES[is_room]],
            cwd=_ROOT,
            env={name: text for name, text in os.environ.items() if not name.startswith("TEXTUAL")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[handle],
        )

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


# What runs in the server, and in the processes that come from it


def serve(way: socket.socket) -> str:
    """Fork at each request; return, in the process that is to become it, the program's module."""
    while True:
        data, handles, _, _ = socket.recv_fds(way, CHUNK, 4)
        if not data:
            sys.exit()
        while not data.endswith(b"\n") and (more := way.recv(CHUNK)):
            data += more
        if not os.fork():
            way.close()
            return become(*handles, **json.loads(data))
        for handle in handles:
            os.close(handle)
        with contextlib.suppress(ChildProcessError):  # all have been waited for
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def become(
    *handles: int, program: str, words: list[str], cwd: str, env: dict[str, str], is_room: bool
) -> str:
    """Fork once more, tell of the process that makes until its end, and prepare it."""
    *streams, told = handles
    if pid := os.fork():
        for handle in streams:
            os.close(handle)
        os.write(told, NUMBER.pack(pid))
        _, status = os.waitpid(pid, 0)
        with contextlib.suppress(BrokenPipeError):  # nobody listens any more
            os.write(told, NUMBER.pack(os.waitstatus_to_exitcode(status)))
        os._exit(0)
    os.close(told)
    if is_room:
        os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, handle in enumerate(streams):
        os.dup2(handle, number)
    for handle in set(streams):
        os.close(handle)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv[1:] = words
    sys.path[0] = cwd
    open_streams(env.get("PYTHONIOENCODING"))
    gc.enable()
    return program


def open_streams(encoding: str | None) -> None:
    """Open the standard streams as Python does at its start."""
    for number, (name, mode, errors) in enumerate(
        (("stdin", "r", "strict"), ("stdout", "w", "strict"), ("stderr", "w", "backslashreplace"))
    ):
        is_by_line = mode == "w" and (name == "stderr" or os.isatty(number))
        stream = os.fdopen(
            number, mode, 1 if is_by_line else -1, encoding, errors=errors, closefd=False
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def end(code: int) -> NoReturn:
    """End as Python does, but for giving back one by one what goes with the process anyway."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def main(handle: str, *packages: str) -> None:
    """Import packages with all that is in them, and serve."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the tests, which then end it
    for package in map(import_module, packages):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(found.name)
    gc.freeze()
    program = serve(socket.socket(fileno=int(handle)))
    try:
        run_module(program, run_name="__main__", alter_sys=True)
    except SystemExit as exit_:
        if isinstance(exit_.code, int):
            end(exit_.code)
        raise


if __name__ == "__main__":
    main(*sys.argv[1:])
