"""A source's own text, where the reader holds it."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from briefing.load.files import read_bytes
from briefing.model.diagnostics import Diagnostic
from briefing.model.records import Source
from briefing.model.text import visible


class Text(NamedTuple):
    """The paragraphs of a text, safe to print, and whether its bytes are those on record."""

    paragraphs: tuple[str, ...]
    is_as_recorded: bool


def read_text(source: Source, folders: Sequence[tuple[str, str]]) -> Text | None:
    """Read the text of a source from the first folder that holds it.

    Each folder is a root and a folder below it (or an empty one); the text is the file ``ID.txt``
    there. What is no file, is too large or leads out of the root is passed over. None where there
    is no text, or it is not UTF-8.
    """
    found = (_read(root, os.path.join(folder, f"{source.id}.txt")) for root, folder in folders)
    data = next((data for data in found if data is not None), None)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    is_as_recorded = hashlib.sha256(data).hexdigest() == source.original.sha256
    return Text(tuple(visible(paragraph) for paragraph in split_paragraphs(text)), is_as_recorded)


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Split a text into its paragraphs, each on one line.

    A paragraph is a maximal run of lines that are not blank; a text without a blank line between
    others has one paragraph a line. Blank is what holds white space only.
    """
    lines = [line.strip() for line in re.split(r"\r\n|\r|\n", text)]
    runs = [tuple(run) for is_text, run in groupby(lines, key=bool) if is_text]
    if len(runs) == 1:
        return runs[0]
    return tuple(" ".join(run) for run in runs)


def _read(root: str, path: str) -> bytes | None:
    home = os.path.realpath(root)
    if os.path.commonpath([home, os.path.realpath(os.path.join(home, path))]) != home:
        return None
    problems: list[Diagnostic] = []  # an absent text is no fault
    return read_bytes(root, path, problems)
