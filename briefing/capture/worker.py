"""The child process that reads files of others, under limits of memory and time.

It takes requests on standard input and answers each on standard output: a length of eight bytes,
JSON of that length, and with a request the bytes of the file behind it.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from typing import IO, Any

from briefing.capture.captured import CaptureError, CaptureRequest
from briefing.capture.formats import read_file

HEADER = struct.Struct(">QQ")
"""Lengths of the JSON and of the bytes behind it."""


def main() -> None:
    """Answer requests until standard input ends."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the answers
    sys.setrecursionlimit(3_000)
    while head := read_exactly(sys.stdin.buffer, HEADER.size):
        length, size = HEADER.unpack(head)
        asked = json.loads(read_exactly(sys.stdin.buffer, length))
        data = read_exactly(sys.stdin.buffer, size)
        limit_process(asked.pop("memory"), asked.pop("seconds"))
        asked["pages"] = tuple(asked["pages"])
        reply = json.dumps(answer(CaptureRequest(data=data, **asked))).encode()
        replies.write(HEADER.pack(len(reply), 0) + reply)
        replies.flush()


def answer(request: CaptureRequest) -> dict[str, Any]:
    """Read a file; return what was read as JSON, or why nothing was."""
    try:
        return {"document": read_file(request).to_json()}
    except CaptureError as error:
        return {"refused": str(error), "hint": error.hint}
    except ModuleNotFoundError as error:
        return {"missing": error.name or str(error)}
    except MemoryError:
        return {"exhausted": True}
    except RecursionError:
        return {"refused": "its elements are nested too deeply", "hint": "save it as plain text"}
    except Exception as error:  # noqa: BLE001 - a library that stumbles over one file stops no other
        return {
            "refused": f"it could not be read ({type(error).__name__})",
            "hint": "save it as plain text",
        }


def limit_process(memory: int, seconds: int) -> None:
    """Limit this process to bytes of address space, and to seconds of CPU from now on.

    Nothing is limited on systems without such limits; there the parent's clock ends the process.
    """
    try:
        import resource
    except ModuleNotFoundError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    for kind, soft in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, until)):
        _, hard = resource.getrlimit(kind)
        try:
            resource.setrlimit(kind, (soft if hard < 0 else min(soft, hard), hard))
        except (OSError, ValueError):  # a system that has the name and not the limit
            continue


def read_exactly(stream: IO[bytes], size: int) -> bytes:
    """Read so many bytes; fewer if the stream ends, which then has no more requests."""
    data = stream.read(size)
    return data if len(data) == size else b""
