"""Commands on Windows: splitting them into words, finding programs, and limits of batch files.

Use it where a backslash separates folders, so that it cannot be an escape.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping, Sequence

_PROGRAMS = ".COM;.EXE;.BAT;.CMD"
"""The default of $PATHEXT."""
_HAS_FOLDER = re.compile(r"[/\\:]")
_BATCH_FILES = (".bat", ".cmd")
_READ_BY_BATCH_FILES = re.compile(r"[&|<>^%!\"\r\n]")
"""Characters that are commands, or parts of them, where cmd.exe reads a line again."""


def split_words(command: str) -> list[str]:
    """Split a command into words at spaces, except within quotation marks.

    The path of a program may have unquoted spaces. Raises ValueError for an unclosed mark.
    """
    lexer = shlex.shlex(command, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = lexer.escape = ""
    # A path may hold an apostrophe; shells from Unix put one on either side of it.
    lexer.quotes = "\"'" if command.lstrip().startswith("'") else '"'
    words = list(lexer)
    for end in range(len(words), 1, -1):
        program = " ".join(words[:end])
        if os.path.isfile(program):
            return [program, *words[end:]]
    return words


def find_program(name: str, environ: Mapping[str, str]) -> str | None:
    """Return the file of a program, looked up in the folders of $PATH; None if there is none.

    Windows itself would look in the current folder first, which is not safe, and only for ``.exe``.
    A name with a folder is returned unchanged.
    """
    if _HAS_FOLDER.search(name):
        return name
    endings = tuple(filter(None, environ.get("PATHEXT", _PROGRAMS).lower().split(";")))
    names = [name] if name.lower().endswith(endings) else [name + ending for ending in endings]
    folders = filter(os.path.isabs, environ.get("PATH", "").split(os.pathsep))
    files = (os.path.join(folder, each) for folder in folders for each in names)
    return next(filter(os.path.isfile, files), None)


def misread(program: str, words: Sequence[str]) -> str:
    """Return the first word that a program would not receive unchanged; empty if there is none.

    A batch file is read by cmd.exe, for which no quoting is reliable.
    """
    if not program.lower().endswith(_BATCH_FILES):
        return ""
    return next(filter(_READ_BY_BATCH_FILES.search, words), "")
