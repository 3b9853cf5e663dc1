"""Makes the folder of a new briefing."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Mapping

from briefing.edit.modelines import modeline
from briefing.edit.rendering import Renderer
from briefing.edit.style import Style
from briefing.load.folder_layout import BRIEF, EVENTS, SOURCES
from briefing.load.json_schema import schema_files
from briefing.system.files import write_atomic

_EXAMPLE = """
# An example, to be replaced by your own: take the sign away from what you need.
#scope: >-
#  The vote of the council and what led to it, as four papers report it.
#topics:
#  berths: Berths
#  budget: Budget
#voices:
#  ministry: {name: Ministry of Transport, role: press release, of: Government, kind: document}
#  mayor: {name: Ada Lind, role: Mayor, kind: named}
#gaps:
#  - {text: No source says who builds the berths.}
"""
_IGNORED = """\
# The sources' own texts belong to their publishers.
/seeds/*.txt
"""


def new_files(title: str, question: str) -> dict[str, str]:
    """Return the files of a new briefing, the one that makes it a briefing last.

    Raises ValueError if a text cannot stand in YAML.
    """
    record = {"title": title, **({"question": question} if question else {})}
    lines = [modeline(BRIEF), *Renderer("", Style()).lines(record, 0, ())]
    files = {f"schema/{name}": text for name, text in schema_files().items()}
    brief = "".join(f"{line}\n" for line in lines) + _EXAMPLE
    return files | {".gitignore": _IGNORED, BRIEF: brief}


def make_folder(root: str, files: Mapping[str, str | bytes]) -> None:
    """Write the files of a new briefing, by their paths in it, into a folder missing or empty.

    Raises FileExistsError if something is in it, NotADirectoryError if it is a file, and OSError
    for any other failure. Then, and if it is interrupted, nothing is left behind.
    """
    if os.path.lexists(root) and not os.path.isdir(root):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), root)
    made = _missing_folders(root)
    written: list[str] = []
    try:
        os.makedirs(root, exist_ok=True)
        _require_empty(root)
        for folder in dict.fromkeys(("content", EVENTS, SOURCES, *_folders_of(files))):
            path = os.path.join(root, folder)
            if not os.path.isdir(path):
                made.append(path)
                os.mkdir(path)
        for name, content in files.items():
            path = os.path.join(root, name)
            written.append(path)
            write_atomic(path, content.encode() if isinstance(content, str) else content)
    except BaseException:
        _take_back(written, made)
        raise


def _folders_of(files: Mapping[str, str | bytes]) -> list[str]:
    """Return the folders that the files are in, each after the one that it is in itself."""
    parts = [name.split("/")[:-1] for name in files]
    return ["/".join(each[:depth]) for each in parts for depth in range(1, len(each) + 1)]


def _require_empty(root: str) -> None:
    if os.listdir(root):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), root)


def _missing_folders(root: str) -> list[str]:
    """Return the folders on the way to a path that are not there, the outermost first."""
    missing: list[str] = []
    path = os.path.abspath(root)
    while not os.path.lexists(path):
        missing.insert(0, path)
        path = os.path.dirname(path)
    return missing


def _take_back(files: list[str], folders: list[str]) -> None:
    for path in files:
        with contextlib.suppress(OSError):  # not written yet
            os.unlink(path)
    for path in reversed(folders):
        with contextlib.suppress(OSError):  # not made yet, or another program's file is in it
            os.rmdir(path)
