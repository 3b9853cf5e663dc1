"""Reads files in a child process, which may run out of memory or time, or crash, alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from types import TracebackType
from typing import Any, NamedTuple, Self

from briefing.capture.captured import Captured, CaptureError, CaptureRequest
from briefing.capture.worker import HEADER, read_exactly

_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]); from briefing.capture.worker import main; main()"
)
_SMALLER = "keep the article alone, or save it as plain text"


class Limits(NamedTuple):
    """Limits of reading one file: bytes of address space, seconds of CPU, seconds in all."""

    memory: int = 2 * 2**30
    cpu: int = 30
    wall: float = 60.0


class MissingLibraryError(Exception):
    """A library of the extra `capture` is not installed; `name` is the module's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class FileReader:
    """Reads files one after another in a child process, which is started anew after a crash."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:  # it had not taken all that was written
                    continue

    def read(self, request: CaptureRequest) -> Captured:
        """Read a file.

        Raises CaptureError if it cannot be read within the limits, MissingLibraryError if a library
        is missing.
        """
        has_ended = threading.Event()
        child = self._started()

        def end() -> None:
            has_ended.set()
            child.kill()

        timer = threading.Timer(self._limits.wall, end)
        timer.daemon = True
        timer.start()
        try:
            reply = self._ask(child, request)
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
        if reply is None:
            child.wait()
            code = child.returncode
            self.close()
            raise self._explain(code, is_late=has_ended.is_set())
        return self._take(reply)

    def _take(self, reply: dict[str, Any]) -> Captured:
        if "document" in reply:
            return Captured.from_json(reply["document"])
        if "missing" in reply:
            raise MissingLibraryError(reply["missing"])
        if "exhausted" in reply:
            self.close()  # what it holds would count against the next file
            raise self._out_of_memory()
        raise CaptureError(reply["refused"], reply["hint"])

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
            # Without the current folder on its path: whoever made the files may have made modules.
            words = [sys.executable, "-P", "-c", _PROGRAM, package]
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C is for us, who then end it
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        return self._child

    def _ask(
        self, child: subprocess.Popen[bytes], request: CaptureRequest
    ) -> dict[str, Any] | None:
        """Hand over a request and return the answer; None if the child ended without one."""
        assert child.stdin
        assert child.stdout
        asked = {**request._asdict(), "memory": self._limits.memory, "seconds": self._limits.cpu}
        data = asked.pop("data")
        head = json.dumps(asked).encode()
        try:
            child.stdin.write(HEADER.pack(len(head), len(data)) + head)
            child.stdin.write(data)
            child.stdin.flush()
        except OSError:
            return None
        size = read_exactly(child.stdout, HEADER.size)
        if not size:
            return None
        body = read_exactly(child.stdout, HEADER.unpack(size)[0])
        reply: dict[str, Any] | None = json.loads(body) if body else None
        return reply

    def _explain(self, code: int, *, is_late: bool) -> CaptureError:
        import signal

        if is_late:
            seconds = f"{self._limits.wall:.0f} seconds"
            return CaptureError(f"reading it took longer than {seconds}", _SMALLER)
        if code == -getattr(signal, "SIGXCPU", 0) != 0:
            seconds = f"{self._limits.cpu} seconds of CPU time"
            return CaptureError(f"reading it took longer than {seconds}", _SMALLER)
        if code in (-signal.SIGABRT, -getattr(signal, "SIGKILL", 9)):
            return self._out_of_memory()
        return CaptureError("the library that reads it crashed", _SMALLER)

    def _out_of_memory(self) -> CaptureError:
        limit = self._limits.memory / 2**20
        return CaptureError(f"reading it takes more than {limit:,.0f} MiB of memory", _SMALLER)
