"""Reads the sources' own texts from the reader's folders."""

from __future__ import annotations

import hashlib
import os
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Sequence

from briefing.load.characters import may_hold_markers
from briefing.load.files import read_bytes
from briefing.load.folder_layout import MAX_FILE
from briefing.load.text_layout import lay_out
from briefing.model.diagnostics import Diagnostic
from briefing.model.paths import is_inside
from briefing.model.records import Source
from briefing.model.source_text import Refused, SourceText
from briefing.model.text import visible


def read_text(source: Source, folders: Sequence[tuple[str, str]]) -> SourceText | None:
    """Read the text of a source from the first folder that has it; None if none does.

    Each folder is a root and a folder below it (or an empty one); the text is the file ``ID.txt``
    there. Nothing outside the root is read.
    """
    for root, folder in folders:
        path = os.path.join(folder, f"{source.id}.txt")
        if os.path.lexists(os.path.join(root, path)):
            found = _read(root, path)
            return _refuse(found) if isinstance(found, Refused) else _take(source, found)
    return None


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Split a text into its paragraphs, each on one line.

    A paragraph is a maximal run of lines that are not blank; a text without a blank line between
    others has one paragraph a line. Blank is what holds white space only.
    """
    return tuple(" ".join(line.text for line in lines) for lines in lay_out(text))


def refusal_of(data: bytes) -> Refused | None:
    """Return why the bytes of a text would not be read as one; None if they would."""
    text = _decode(data)
    return text if isinstance(text, Refused) else None


_HINTS = {
    "file-size": f"at most {MAX_FILE // 2**20} MiB are read: keep the text of the article alone",
    "not-a-file": "put the file itself in its place",
    "unreadable": "check that it is there and that you may read it",
}


def _read(root: str, path: str) -> bytes | Refused:
    if not is_inside(root, os.path.join(root, path)):
        return Refused("a symbolic link leads out of the folder", _HINTS["not-a-file"])
    problems: list[Diagnostic] = []
    data = read_bytes(root, path, problems)
    if data is None:
        return Refused(problems[0].message, _HINTS[problems[0].code])
    return data


def _refuse(reason: Refused) -> SourceText:
    return SourceText((), is_as_recorded=False, refused=reason)


def paragraphs_of(data: bytes) -> tuple[str, ...] | Refused:
    """Return the paragraphs of a text, safe to print; or why it is not accepted as one."""
    text = _decode(data)
    if isinstance(text, Refused):
        return text
    paragraphs = tuple(visible(paragraph) for paragraph in split_paragraphs(text))
    if not paragraphs:
        return Refused("the file is empty", "save the text of the article in it")
    return paragraphs


def take_text(source: Source, data: bytes) -> SourceText:
    """Return the text of a source whose bytes are at hand."""
    return _take(source, data)


def _take(source: Source, data: bytes) -> SourceText:
    text = _decode(data)
    if isinstance(text, Refused):
        return _refuse(text)
    paragraphs = tuple(visible(paragraph) for paragraph in split_paragraphs(text))
    if not paragraphs:
        return _refuse(Refused("the file is empty", "save the text of the article in it"))
    sha256 = hashlib.sha256(data).hexdigest()
    if source.original is None:
        why = "added after its record, which has no `original`"
        return SourceText(paragraphs, is_as_recorded=False, change=why, sha256=sha256, raw=text)
    if sha256 == source.original.sha256:
        return SourceText(paragraphs, is_as_recorded=True, sha256=sha256, raw=text)
    if refused := _conflict(data):
        return _refuse(refused)
    from briefing.load.fingerprint import find_changes

    if changes := find_changes(data, source.original.sha256):
        change = "; ".join(changes)
        return SourceText(paragraphs, is_as_recorded=True, change=change, sha256=sha256, raw=text)
    likely = "another article" if _is_about_something_else(text, source) else "edited"
    return SourceText(paragraphs, is_as_recorded=False, change=likely, sha256=sha256, raw=text)


def _conflict(data: bytes) -> Refused | None:
    """Refuse a text with conflict markers, which is neither side of the merge."""
    if not may_hold_markers(data):
        return None
    from briefing.load.conflict_markers import find_conflict

    if found := find_conflict(data, kinds=2):
        line, marker = found
        return Refused(f"see line {line}, {marker}", "restore it, or finish the merge")
    return None


# The marks of UTF-32 first: its little-endian one begins with that of UTF-16.
_ENCODINGS = {
    BOM_UTF32_LE: "UTF-32",
    BOM_UTF32_BE: "UTF-32",
    BOM_UTF16_LE: "UTF-16",
    BOM_UTF16_BE: "UTF-16",
}
_EARLY = 1_000
"""Characters in which a page of HTML shows that it is one."""
# At the beginning of a line, after other tags at most: an article may well name one elsewhere.
_PAGE = re.compile(r"(?im)^[ \t]*(?:<[^<>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b")


def _decode(data: bytes) -> str | Refused:
    as_utf8 = "save it as UTF-8"
    for mark, encoding in _ENCODINGS.items():
        if data.startswith(mark):
            return Refused(f"the file is not UTF-8: it begins as {encoding} does", as_utf8)
    if b"\0" in data:
        why = "the file is binary, or UTF-16: it holds null characters"
        return Refused(why, "save the article as plain text in UTF-8")
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Refused(f"the file is not UTF-8: see line {line}", as_utf8)
    if _PAGE.search(text.lstrip()[:_EARLY]):
        return Refused("the file is HTML", "save the text of the page, not the page")
    return text


_WORD = re.compile(r"[^\W\d_]{5,}")
_ENOUGH = 10  # words of a kind before their absence says anything
_SHARE = 0.4
"""Of the longer words of a title and an outline. In trials an article held 0.6 to 0.8 of its own,
and 0.2 to 0.5 of those of another article on the same topic."""


def _is_about_something_else(text: str, source: Source) -> bool:
    """Whether few of the record's words occur in the text, which is then another one.

    Only scripts with upper and lower case are compared, because they separate words by spaces.
    """
    told = _longer_words(" ".join((source.title, *source.outline.values())))
    printed = _longer_words(text)
    return min(len(told), len(printed)) >= _ENOUGH and len(told & printed) < _SHARE * len(told)


def _longer_words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if word.islower()}
