"""The first line of a file that tells editors its schema."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping

from briefing.edit.shape_walk import kind_of_file
from briefing.edit.splices import part_mark
from briefing.load.folder_layout import REJECTED

MODELINE = "# yaml-language-server:"
"""How the line begins."""
_LINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(\S+)")
_LOOKED_AT = 4_000
"""Characters of a file's head in which the line stands."""


def missing_modelines(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files without a line for their schema, with the line that each is to have.

    `files` are texts by their paths. The schemas are where the other files of the folder say;
    without any such line nothing is missing.
    """
    named: Counter[str] = Counter()
    without = []
    for path, text in files.items():
        found = _LINE.search(_head(text))
        if found:
            named[_folder(path, found[1])] += 1
        elif "yaml-language-server" not in _head(text):
            without.append(path)
    if not named:
        return {}
    folder = named.most_common(1)[0][0]
    return {path: modeline(path, folder) for path in without}


def with_modeline(text: str, line: str) -> str:
    """Return a text that begins with a line, behind its byte order mark."""
    mark, text = part_mark(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    return f"{mark}{line}{newline}{text}"


def _head(text: str) -> str:
    """Return the comments at the beginning of a text."""
    lines = []
    for line in part_mark(text[:_LOOKED_AT])[1].splitlines():
        if line.strip() and not line.startswith("#"):
            break
        lines.append(line)
    return "\n".join(lines)


def _folder(path: str, schema: str) -> str:
    """Return the folder of the schemas, from the briefing's folder; an address stays one."""
    place = posixpath.dirname(schema)
    if "://" in schema or schema.startswith("/"):
        return place
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), place))


def modeline(path: str, folder: str = "schema") -> str:
    """Return the line for a file of a briefing; `folder` is where the schemas are."""
    kind = kind_of_file(path) or ("rejected" if path == REJECTED else "proposals")
    above = folder
    if not ("://" in folder or folder.startswith("/")):
        above = posixpath.relpath(folder, posixpath.dirname(path))
    return f"{MODELINE} $schema={above}/{kind}.json"
