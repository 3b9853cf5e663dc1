"""An edit in a process that ends at its n-th call of the system: `ROOT STATE N`.

Every function of `os` that changes something on the disk is counted; the n-th call is not made, or
if it writes, half of it is made. Exit code 0: the edit was made; 9: it was killed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from briefing.edit.changes import insert
from briefing.edit.folder_edit import EditRequest, FileRequest, edit
from briefing.edit.undo_log import UndoLog

CALLS = ("open", "write", "fsync", "fchmod", "close", "replace", "rename", "link", "unlink")
REQUEST = EditRequest(
    "a text, two files and a new one",
    [
        FileRequest("seeds/gazette.txt", text="Café\n\nTwo berths.\n\nA vote.\n".encode()),
        FileRequest(
            "content/brief.yaml",
            [insert(("gaps",), {"text": "No source says who pays.", "touches": ["new"]})],
        ),
        FileRequest(
            "content/events/talks.yaml",
            [insert(("points", "ahead", "cites"), {"source": "herald", "at": "1"})],
        ),
        FileRequest(
            "content/events/new.yaml",
            record={
                "title": "New",
                "rank": "background",
                "points": [
                    {"id": "p", "text": "It is so.", "cites": [{"source": "herald", "at": "1"}]}
                ],
            },
        ),
    ],
)


def count_down(number: int) -> None:
    """End the process at a call of the functions that change the disk."""
    left = [number]

    def wrapped(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - as the functions of os
            left[0] -= 1
            if left[0] == 0:
                if function is write:
                    function(args[0], bytes(args[1])[: len(args[1]) // 2])
                os._exit(9)
            return function(*args, **options)

        return call

    write = os.write
    for name in CALLS:
        setattr(os, name, wrapped(getattr(os, name)))


def main(root: str, state: str, number: str) -> None:
    """Make the edit, up to the call of that number."""
    count_down(int(number))
    edit(root, REQUEST, log=UndoLog(state))
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
