"""The example that ships with the program: an invented briefing with its sources' own texts."""

from __future__ import annotations

import os

import briefing
from briefing.load.folder_layout import BRIEF
from briefing.load.json_schema import schema_files


def example_files() -> dict[str, bytes]:
    """Return the files of the example by their paths, the one that makes it a briefing last.

    The schemas that its first lines name are among them. Empty if the example is not installed;
    raises OSError if it cannot be read.
    """
    root = _root()
    found: dict[str, bytes] = {}
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(each for each in names if not each.startswith(".")):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, root).replace(os.sep, "/")] = file.read()
    brief = found.pop(BRIEF, None)
    if brief is None:
        return {}
    found |= {f"schema/{name}": text.encode() for name, text in schema_files().items()}
    return found | {BRIEF: brief}


def _root() -> str:
    """Return the folder of the example: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(briefing.__file__))
    inside = os.path.join(package, "example")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "example")
